"""Reads 总账.xml of a year as an auditor's program would, and reckons it again.

Prints one line a month and code: month, code, opening, debit, credit, closing (debit less credit, in 分), after it has made
sure that every voucher balances, that postings make the movements of the balances, and that one month begins with what the
last one ended with.
"""
import collections
import sys
import xml.etree.ElementTree as tree


def fen(text):
    yuan, part = text.split(".")
    assert len(part) == 2 and yuan.isdigit()
    return int(yuan) * 100 + int(part)


def signed(side, text):
    assert side in "借贷"
    return fen(text) if side == "借" else -fen(text)


def read(path):
    root = tree.parse(path).getroot()
    assert root.tag == "总账"
    vouchers, posted = collections.Counter(), collections.Counter()
    for line in root.iter("记账凭证"):
        cell = {field.tag: field.text or "" for field in line}
        assert cell["借方原币金额"] == cell["借方本币金额"] and cell["贷方原币金额"] == cell["贷方本币金额"]
        amount = fen(cell["借方本币金额"]) - fen(cell["贷方本币金额"])
        vouchers[cell["记账凭证编号"], cell["记账凭证日期"]] += amount
        assert int(cell["记账凭证日期"][4:6]) == int(cell["会计期间号"]) and cell["记账凭证日期"][:4] == cell["会计年度"]
        beside = tuple(cell[f"辅助项{n}编号"] for n in (1, 2, 3))
        posted[int(cell["会计期间号"]), cell["科目编号"], beside] += amount
    assert not any(vouchers.values()), [key for key, rest in vouchers.items() if rest]
    moved, table, last = collections.Counter(), collections.defaultdict(collections.Counter), {}
    for line in root.iter("科目余额及发生额"):
        cell = {field.tag: field.text or "" for field in line}
        month, code = int(cell["会计期间号"]), cell["科目编号"]
        key = code, tuple(cell[f"辅助项{n}编号"] for n in (1, 2, 3))
        opening = signed(cell["期初余额方向"], cell["期初本币余额"])
        closing = signed(cell["期末余额方向"], cell["期末本币余额"])
        debit, credit = fen(cell["借方本币金额"]), fen(cell["贷方本币金额"])
        assert opening + debit - credit == closing, cell
        if key in last:
            assert last[key] == opening, cell
        last[key] = closing
        moved[(month, *key)] += debit - credit
        for name, amount in (("opening", opening), ("debit", debit), ("credit", credit), ("closing", closing)):
            table[month, code][name] += amount
    assert {k: v for k, v in moved.items() if v} == {k: v for k, v in posted.items() if v}
    return table


if __name__ == "__main__":
    for (month, code), row in sorted(read(sys.argv[1]).items()):
        print(month, code, row["opening"], row["debit"], row["credit"], row["closing"])
