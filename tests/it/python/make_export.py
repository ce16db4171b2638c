#!/usr/bin/env python3
"""Writes a small, valid export, from docs/file-format.md alone: it shares no code with src/audit/verify.py, so that
each catches the other's mistakes. Everything is invented and the key is public.

    python3 make_export.py DIR [--gifts N]

The same bytes every time. `--gifts N` adds an import of N gifts, to see how long a large ledger takes.
"""
import argparse
import base64
import functools
import hashlib
import json
import pathlib
import shutil

HERE = pathlib.Path(__file__).resolve().parent
VERIFIER = HERE.parent.parent.parent / "src" / "audit" / "verify.py"
ORIGIN = "example.org/huaihe-fund-5f0c8d1e9a7b4c3d2e1f00112233aabb"
SEED = hashlib.sha256(b"mingbai test: a key everybody knows").digest()
CHART = """edition = "%s"
from = "%s"
document = "invented for a test"

[accounts]
1001 = { name = "现金", role = "cash" }
1002 = { name = "银行存款", role = "bank" }
1009 = { name = "其他货币资金", role = "platform" }
1122 = { name = "其他应收款", role = "receivable" }
1201 = { name = "存货", role = "inventory" }
2202 = { name = "应付账款", role = "payable" }
2209 = { name = "其他应付款", role = "other_payable" }
3101 = { name = "非限定性净资产", role = "net_unrestricted" }
3102 = { name = "限定性净资产", role = "net_restricted" }
4101 = { name = "捐赠收入", role = "donation_income" }
4301 = { name = "提供服务收入", role = "service_income" }
4401 = { name = "政府补助收入", role = "grant_income" }
4901 = { name = "其他收入", role = "other_income" }
4909 = { name = "配捐转入", role = "match_income" }
5101 = { name = "业务活动成本", role = "activity_cost" }
5301 = { name = "管理费用" }
5401 = { name = "筹资费用", role = "finance_cost" }
5901 = { name = "其他费用", role = "other_cost" }
"""
CHARTS = {edition: (day, (CHART % (edition, day)).encode()) for edition, day in (
    ("2004", "1900-01-01"), ("2026", "2026-01-01"), ("2026b", "2026-10-01"))}


# Ed25519 with affine points: slow, and unlike the verifier's.
P = 2**255 - 19
Q = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P


def _sum(a, b):
    (x1, y1), (x2, y2) = a, b
    t = D * x1 * x2 * y1 * y2 % P
    return (x1 * y2 + x2 * y1) * pow(1 + t, -1, P) % P, (y1 * y2 + x1 * x2) * pow(1 - t, -1, P) % P


def _base():
    y = 4 * pow(5, -1, P) % P
    xx = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(xx, (P + 3) // 8, P)
    if x * x % P != xx:
        x = x * pow(2, (P - 1) // 4, P) % P
    return (x if x % 2 == 0 else P - x), y


def _times_base(n):
    total, point = (0, 1), _base()
    for bit in range(n.bit_length()):
        if n >> bit & 1:
            total = _sum(total, point)
        point = _sum(point, point)
    x, y = total
    return (y | (x & 1) << 255).to_bytes(32, "little")


def _secret(seed):
    h = hashlib.sha512(seed).digest()
    return int.from_bytes(h[:32], "little") & ~7 & (1 << 254) - 1 | 1 << 254, h[32:]


@functools.lru_cache(maxsize=None)
def public_key(seed):
    return _times_base(_secret(seed)[0])


@functools.lru_cache(maxsize=None)
def sign(seed, message):
    a, prefix = _secret(seed)
    r = int.from_bytes(hashlib.sha512(prefix + message).digest(), "little") % Q
    head = _times_base(r)
    k = int.from_bytes(hashlib.sha512(head + public_key(seed) + message).digest(), "little") % Q
    return head + ((r + k * a) % Q).to_bytes(32, "little")


# The tree, by the recursive definitions of RFC 6962.
def sha256(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def leaf(line):
    return sha256(b"\0", line)


def root(leaves):
    if len(leaves) < 2:
        return leaves[0] if leaves else sha256()
    half = 1 << (len(leaves) - 1).bit_length() - 1
    return sha256(b"\1", root(leaves[:half]), root(leaves[half:]))


def consistency(m, leaves, whole=True):
    n = len(leaves)
    if m == n:
        return [] if whole else [root(leaves)]
    half = 1 << (n - 1).bit_length() - 1
    if m <= half:
        return consistency(m, leaves[:half], whole) + [root(leaves[half:])]
    return consistency(m - half, leaves[half:], False) + [root(leaves[:half])]


def b64(data):
    return base64.b64encode(data).decode()


def note(size, leaves, seed=SEED, origin=ORIGIN):
    body = "%s\n%d\n%s\n" % (origin, size, b64(root(leaves[:size])))
    identifier = sha256(origin.encode(), b"\n\1", public_key(seed))[:4]
    return (body + "\n— %s %s\n" % (origin, b64(identifier + sign(seed, body.encode())))).encode()


def vkey(seed=SEED, origin=ORIGIN):
    key = b"\1" + public_key(seed)
    return "%s+%s+%s" % (origin, sha256(origin.encode(), b"\n", key)[:4].hex(), b64(key))


def canonical(value):
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


ANOTHER = "example.org/another-fund-00112233445566778899aabbccddeeff"


def sent_by_another(minutes, points, volunteer, date="2026-12-30"):
    """What another community wrote when it sent a volunteer here: the leaf of its line, and the statement. Its ledger has one
    line, so that the leaf is the root."""
    event = dict(date=date, minutes=minutes, name=sha256(b"a name").hex(), points=points, to=ORIGIN, volunteer=volunteer)
    line = canonical(dict(at="2026-12-30T01:00:00Z", by="kuaiji", event=event, kind="volunteer_sent", prev="0" * 64, seq="0"))
    leaves = [leaf(line.encode())]
    extra = b64(canonical(dict(line=line)).encode())
    head = note(1, leaves, origin=ANOTHER).decode()
    return leaves[0].hex(), "c2sp.org/tlog-proof@v1\nextra %s\nindex 0\n\n%s" % (extra, head)


class House:
    """Entries in the making, and the files they name."""

    def __init__(self):
        self.entries, self.notices, self.salts, self.seqs, self.names = [], {}, 0, {}, {}
        self.papers = {hashlib.sha256(toml).hexdigest(): toml for _, toml in CHARTS.values()}

    def call(self, **names):
        """Entries by a name, for whoever wants to damage them."""
        self.seqs.update({name: int(seq) for name, seq in names.items()})

    def add(self, at, kind, **event):
        event = {key.rstrip("_"): value for key, value in event.items()}  # `from_` and `import_` are words of Python
        self.entries.append({"at": at, "by": "kuaiji", "event": event, "kind": kind, "sig": ""})
        return str(len(self.entries) - 1)

    def paper(self, text):
        """A paper, and the digest under which entries name it."""
        digest = hashlib.sha256(text.encode()).hexdigest()
        self.papers[digest] = text.encode()
        return digest

    def commit(self, field, text):
        self.salts += 1
        return sha256(b"mingbai/pii/v1\n", field.encode(), b"\n", sha256(b"salt %d" % self.salts), text.encode()).hex()

    def person(self, number, name):
        self.names[number] = self.commit("name", name)
        return dict(address="", display="masked", identity="", minor="", name=self.names[number],
                    number=number, organisation="", phone=self.commit("phone", "13800000000"))

    def gift(self, at, date, amount, **more):
        event = dict(
            account="zhuanhu", amount=amount, appeal="public", date=date, display="anonymous", donor="",
            donor_kind="anonymous", external_id="", import_="", means="bank", memo="", memo_private="", name="",
            organisation="", project="", receipt="", relayed_by="", replaces="", row="", source="",
            source_kind="public_appeal")
        event.update(more)
        return self.add(at, "donation_received", **event)

    def notice(self, at, number, period, from_, sheets):
        files = {"公示.html": "<title>%s</title>\n" % period, "gifts.csv": "\ufeff序号,金额\r\n%s\r\n" % period}
        for name, text in files.items():
            self.notices["notices/%04d/%s" % (int(number), name)] = text.encode()
        digests = [dict(digest=hashlib.sha256(text.encode()).hexdigest(), name=name) for name, text in files.items()]
        totals = [dict(count=count, sheet=sheet, total=total) for sheet, count, total in sheets]
        size = str(len(self.entries))
        self.add(at, "notice_prepared", files=digests, from_=from_, language="zh", layout="month",
                 layout_version="1", number=number, period=period, sheets=totals, size=size)
        return size

    def lines(self):
        """The entries as lines, each carrying its number and the hash of the one before; signed by whom they name."""
        lines, before = [], bytes(32)
        for seq, entry in enumerate(self.entries):
            entry = dict(entry, event=dict(entry["event"]))
            if "approved_with" in entry:
                event, seed = entry["event"], entry.pop("approved_with")
                at = event.get("last") or event["entry"]
                text = ("mingbai/approval/v1\n%s\n%s\n" % (ORIGIN, event["first"]) if "first" in event
                        else "mingbai/rejection/v1\n%s\n" % ORIGIN)
                text += "%s\n%s\n" % (at, leaf(lines[int(at)]).hex())
                text += event["reason"] + "\n" if "reason" in event else ""
                event["signature"] = b64(sign(seed, text.encode()))
            if "signed_with" in entry:
                seed, event = entry.pop("signed_with"), hashlib.sha256(canonical(entry["event"]).encode()).hexdigest()
                text = "mingbai/record/v1\n%s\n%d\n%s\n%s\n" % (ORIGIN, seq, before.hex(), event)
                entry["sig"] = b64(sign(seed, text.encode()))
            line = canonical(dict(entry, prev=before.hex(), seq=str(seq))).encode()
            lines.append(line)
            before = leaf(line)
        return lines


def story():
    """Four months of an invented neighbourhood: every kind of entry at least once."""
    h = House()
    charts = [dict(digest=hashlib.sha256(CHARTS[e][1]).hexdigest(), edition=e, from_=CHARTS[e][0])
              for e in ("2004", "2026")]
    h.add("2026-09-01T01:00:00Z", "ledger_opened", algorithms="sha256-rfc6962 ed25519", approval_policy="1",
          charts=[{key.rstrip("_"): value for key, value in chart.items()} for chart in charts],
          continues=dict(origin="", root="", size=""), county="淮河县慈善总会", currency="CNY",
          custodian="淮河县慈善总会", format="1", key=public_key(SEED).hex(), mode="one_person", name="淮河社区基金",
          operators=[dict(code="kuaiji", key="", roles=["recorder", "cashier"])], origin=ORIGIN, purpose="test",
          recovery_key="", unicode="18.0.0", utc_offset="+08:00")
    h.add("2026-09-01T01:00:00Z", "account_opened", area="", code="zhuanhu", date="2026-09-01", holder="federation",
          name="总会专户")
    h.add("2026-09-01T01:01:00Z", "account_opened", area="", code="xianjin", date="2026-09-01",
          holder="cash_in_transit", name="现金待缴")
    project = h.add("2026-09-01T01:02:00Z", "project_proposed", area="", code="wall", date="2026-09-01",
                    in_charge="", leftover="", market_price="", name="二十米文化墙",
                    need="", origin="", origin_paper="", paper_file="", pay_after="", result="", service="culture")
    opening = h.add("2026-09-01T01:03:00Z", "opening_recorded", account="zhuanhu", amount="1200.50", date="2026-08-31",
                    memo="接收旧账", paper="淮慈〔2026〕3号", project="", source_kind="public_appeal")
    h.add("2026-09-01T01:04:00Z", "entry_reversed", date="2026-09-01", entry=opening, reason="抄错了数")
    again = h.add("2026-09-01T01:05:00Z", "opening_recorded", account="zhuanhu", amount="1250.00", date="2026-08-31",
                  memo="", paper="淮慈〔2026〕3号", project="", source_kind="public_appeal")
    h.add("2026-09-02T02:00:00Z", "operator_enrolled", code="jianshi", from_="2026-09-02",
          key=public_key(sha256(b"a supervisor")).hex(), person="", roles=["supervisor"])
    h.add("2026-09-02T02:10:00Z", "person_registered", kind_="person", **h.person("p1", "王芳"))
    h.add("2026-09-02T02:11:00Z", "person_registered", kind_="person", **h.person("p2", "王芳"))
    amended = h.person("p1", "王芳芳")
    h.add("2026-09-02T02:12:00Z", "person_amended", **amended)
    cash = h.gift("2026-09-03T03:00:00Z", "2026-09-03", "50.00", account="xianjin", means="cash",
                  memo="赶集时捐的 \"一点心意\" \\ 谢谢")
    firm = h.gift("2026-09-04T03:00:00Z", "2026-09-04", "5000.00", appeal="directed", display="named",
                  donor_kind="company", organisation="淮河县东园粮油有限公司", project="wall",
                  source_kind="directed_appeal")
    wrong = h.gift("2026-09-05T03:00:00Z", "2026-09-05", "880.00", display="masked", donor="p1", donor_kind="person",
                   external_id="4200002026090512345", means="wechat", name=amended["name"], source="wechat")
    plain = h.gift("2026-09-05T03:30:00Z", "2026-08-30", "66.60", receipt="鲁财 0000123")
    imported = h.add("2026-09-30T15:59:59Z", "import_recorded", file=sha256(b"a list").hex(), known="0",
                     profile="donations", profile_digest=sha256(b"a profile").hex(), rows="3", skipped="1",
                     sum="300.30")
    for amount, day in (("100.10", "2026-09-28"), ("100.10", "2026-09-29"), ("100.10", "2026-09-30")):
        h.gift("2026-09-30T15:59:59Z", day, amount, display="masked", donor_kind="person", import_=imported,
               name=h.commit("name", "某"), row=sha256(b"row " + day.encode())[:16].hex())
    chart = h.add("2026-10-01T00:10:00Z", "chart_adopted", edition="2026b", from_="2026-10-01",
                  digest=hashlib.sha256(CHARTS["2026b"][1]).hexdigest())
    undone = h.add("2026-10-01T00:20:00Z", "entry_reversed", date="2026-10-01", entry=wrong, reason="金额应为 88.00")
    right = h.gift("2026-10-01T00:21:00Z", "2026-09-05", "88.00", display="masked", donor="p1", donor_kind="person",
           external_id="4200002026090512345", means="wechat", name=amended["name"], replaces=wrong,
           source="wechat")
    numbered = h.add("2026-10-01T00:30:00Z", "receipt_numbered", gift=cash, number="鲁财 0000124")
    unnumbered = h.add("2026-10-01T00:31:00Z", "entry_reversed", date="2026-10-01", entry=numbered, reason="票号写错")
    h.add("2026-10-01T00:32:00Z", "receipt_numbered", gift=cash, number="鲁财 0000125")
    refund = h.add("2026-10-01T01:00:00Z", "donation_refunded", amount="1000.00", date="2026-10-01", gift=firm,
                   paper="淮社〔2026〕7号", reason="捐赠人申请退回一部分")
    # September: 50 + 5000 + 880 + 88 + 3 × 100.10; before it 66.60; one reversal of 880, one refund of 1000.
    first = h.notice("2026-10-02T01:00:00Z", "1", "2026-09", "0", [
        ("gifts", "7", "6318.30"), ("late", "1", "66.60"), ("corrections", "2", "1880.00"), ("money", "2", "7634.90")])
    posted = h.add("2026-10-02T01:30:00Z", "notice_posted", from_="2026-10-02", notice="1", place="社区公告栏",
                   until="2026-11-02")
    next_month = h.gift("2026-10-08T03:00:00Z", "2026-10-08", "20.00")
    h.gift("2026-10-09T03:00:00Z", "2026-09-20", "30.00")
    h.gift("2026-10-09T03:01:00Z", "2026-08-01", "5.00")
    rest = h.add("2026-10-10T03:00:00Z", "donation_refunded", amount="4000.00", date="2026-10-10", gift=firm,
                 paper="淮社〔2026〕8号", reason="其余退回")
    h.add("2026-10-11T03:00:00Z", "person_merged", from_="p2", into="p1", reason="同一人，本人到场说明")
    sealed = h.add("2026-10-12T03:00:00Z", "person_erased", manner="sealed", number="p1", reason="本人申请")
    h.gift("2026-11-01T03:00:00Z", "2026-11-01", "1.01")
    second = h.notice("2026-11-02T01:00:00Z", "2", "2026-10", first, [
        ("gifts", "1", "20.00"), ("late", "2", "35.00"), ("corrections", "1", "4000.00"), ("money", "2", "1809.90")])
    h.add("2026-11-02T01:30:00Z", "notice_posted", from_="2026-11-02", notice="2", place="社区公告栏",
          until="2026-12-02")
    h.call(project=project, opening=again, cash=cash, firm=firm, wrong=wrong, plain=plain, imported=imported,
           chart=chart, undone=undone, right=right, numbered=numbered, unnumbered=unnumbered, refund=refund,
           first=first, posted=posted, sealed=sealed, next_month=next_month, rest=rest, second=second)
    affairs(h, amended["name"], second)
    points(h)
    service(h)
    deeds(h)
    objections(h)
    slips(h)
    return h


FIRM = "淮河县东园粮油有限公司"


def affairs(h, name, second):
    """November and December: the fund's own affairs. What moves money in November is added up at the end."""
    def on(day):
        return "%sT01:%02d:%02dZ" % ((day,) + divmod(len(h.entries), 60))

    def reverse(day, entry):
        return h.add(on(day), "entry_reversed", date=day, entry=entry, reason="记错了")

    def income(day, amount, nature, source_kind, **more):
        event = dict(account="zhuanhu", amount=amount, claim="", date=day, memo="", nature=nature, paper="收 1 号",
                     paper_file="", payer="东园便民店", project="", source_kind=source_kind)
        return h.add(on(day), "income_received", **dict(event, **more))

    def account(code, holder, area=""):
        return h.add(on("2026-11-03"), "account_opened", area=area, code=code, date="2026-11-03", holder=holder,
                     name=code)

    day = "2026-11-03"
    area = h.add(on(day), "area_registered", code="dongyuan", date=day, households="412", kind_="estate", name="东园小区",
                 within="")
    grid = h.add(on(day), "area_registered", code="grid-1", date=day, households="", kind_="grid", name="第一网格",
                 within="dongyuan")
    account("yeweihui", "owners_committee", "dongyuan")
    account("weixin", "platform")
    account("kucun", "storeroom")

    # Income that is no gift, paying in, a transfer.
    due = h.add(on(day), "income_due", account="zhuanhu", amount="600.00", date=day, due="2026-11-30", memo="",
                nature="rent", paper="租约 1 号", paper_file=h.paper("租约"), payer="东园便民店", project="",
                source_kind="shared_space")
    rent = income(day, "600.00", "rent", "shared_space", claim=due)
    deposit = income(day, "200.00", "deposit", "shared_space")
    interest = income(day, "9.99", "interest", "interest")
    undone_interest = reverse(day, interest)
    returned = h.add(on("2026-11-04"), "deposit_returned", amount="150.00", date="2026-11-04", income=deposit,
                     paper="付 1 号", reason="租期已满")
    common = income("2026-11-04", "1000.00", "rent", "common_income", account="yeweihui", project="wall")
    h.gift(on("2026-11-04"), "2026-11-04", "100.00", account="weixin", means="wechat")
    paid_in = h.add(on("2026-11-05"), "money_paid_in", amount="100.00", date="2026-11-05", fee="0.60", from_="weixin",
                    into="zhuanhu", paper="回单 1", paper_file=h.paper("回单 1"), project="",
                    source_kind="public_appeal")
    cash_in = h.add(on("2026-11-05"), "money_paid_in", amount="50.00", date="2026-11-05", fee="0.00", from_="xianjin",
                    into="zhuanhu", paper="回单 2", paper_file="", project="", source_kind="public_appeal")
    transfer = h.add(on("2026-11-05"), "money_transferred", account="zhuanhu", amount="500.00", basis="earmark",
                     date="2026-11-05", from_project="", from_source_kind="public_appeal", into_project="wall",
                     into_source_kind="designation", paper="淮社〔2026〕9号", paper_file="", reason="内部指定")

    # A project, stage by stage.
    lamp = h.add(on("2026-11-05"), "project_proposed", area="grid-1", code="lamp", date="2026-11-05", in_charge="p1",
                 leftover="general", market_price="900.00", name="楼道灯", need="楼道没有灯", origin="hotline",
                 origin_paper="12345-1", paper_file="", pay_after="yes", result="灯 20 盏", service="repairs")
    h.add(on("2026-11-05"), "appeal_planned", area="东园小区", beneficiaries="居民", cost="无", date="2026-11-05",
          from_="2026-11-05", in_charge="p1", means="总会专户", paper="备案 1 号", paper_file="", project="wall",
          purpose="文化墙", rest="转入一般资金", until="2027-01-31", usage="材料和人工")
    budget = h.add(on("2026-11-05"), "budget_set", date="2026-11-05", lines=[
        dict(amount="650.00", source_kind="directed_appeal"), dict(amount="100.00", source_kind="match"),
        dict(amount="300.00", source_kind="designation"), dict(amount="150.00", source_kind="common_income"),
    ], paper="预算 1 号", paper_file="", project="wall", reason="")
    decided = h.add(on("2026-11-05"), "project_decided", abstained="1", against="2", approved="yes", date="2026-11-05",
                    in_favour="20", matter="同意建墙", meeting="residents", paper="纪要 1 号",
                    paper_file=h.paper("纪要"), present="23", project="wall")
    h.add(on("2026-11-05"), "project_announced", from_="2026-11-05", paper="公示 1 号", paper_file="", place="公告栏",
          project="wall", until="2026-11-09")
    h.add(on("2026-11-05"), "project_started", contractor="淮河县筑路队", date="2026-11-05", next_step="2026-11-20",
          paper="合同 1 号", paper_file="", project="wall")
    labour = h.add(on("2026-11-05"), "labour_recorded", date="2026-11-05", helpers="4", memo="搬砖", minutes="960",
                   project="wall")
    reverse("2026-11-05", labour)
    h.add(on("2026-11-05"), "labour_recorded", date="2026-11-05", helpers="4", memo="搬砖", minutes="690", project="wall")
    owners = h.add(on("2026-11-05"), "owners_decided", account="yeweihui", area_for="6000.000", area_present="8000.500",
                   area_total="12000.000", ceiling="200.00", date="2026-11-05", owners_for="60", owners_present="80",
                   owners_total="120", paper="业决 1 号", paper_file="", project="wall", purpose="文化墙",
                   until="2026-12-31")

    # Gifts that are matched.
    directed = dict(appeal="directed", display="named", donor_kind="company", organisation=FIRM, project="wall",
                    source_kind="directed_appeal")
    w1 = h.gift(on("2026-11-05"), "2026-11-04", "1000.00", **directed)
    w2 = h.gift(on("2026-11-05"), "2026-11-05", "500.00", **directed)
    w3 = h.gift(on("2026-11-06"), "2026-11-06", "300.00", display="masked", donor="p1", donor_kind="person", name=name,
                project="wall")
    h.gift(on("2026-11-07"), "2026-11-07", "20.03", project="wall")
    w5 = h.gift(on("2026-11-08"), "2026-11-08", "20.00", project="wall")
    reverse("2026-11-09", w5)
    l1 = h.gift(on("2026-11-09"), "2026-11-07", "800.00", display="masked", donor_kind="person",
                name=h.commit("name", "某"), project="lamp")
    l2 = h.gift(on("2026-11-09"), "2026-11-08", "1200.50", appeal="directed", display="named", donor_kind="institution",
                organisation="淮河中学", project="lamp", source_kind="directed_appeal")
    grant = income("2026-11-10", "400.00", "grant", "special_grant", payer="淮河街道", project="wall")
    h.add(on("2026-11-12"), "donation_refunded", amount="100.00", date="2026-11-12", gift=w2, paper="淮社〔2026〕10号",
          reason="多转了")
    h.gift(on("2026-11-16"), "2026-11-16", "7.00", project="wall")  # after the window

    # Goods: a lot of 10 worth 333.33, of which 3 are used, 1 spoils, 2 are sold.
    goods = dict(account="kucun", appeal="public", basis="invoice", date="2026-11-05", display="named", donor="",
                 donor_kind="company", expiry="2027-06-30", item="水泥", lot="cement", memo="", name="",
                 organisation=FIRM, paper_file=h.paper("发票"), project="wall", quantity="10.000", receipt="", unit="袋",
                 usage="project", value="333.33")
    mistaken = h.add(on("2026-11-16"), "goods_received", **goods)
    reverse("2026-11-16", mistaken)
    cement = h.add(on("2026-11-16"), "goods_received", **goods)
    clothes = h.add(on("2026-11-16"), "goods_received",
                    **dict(goods, appeal="directed", basis="unpriced", item="旧衣", lot="clothes", paper_file="", project="",
                           unit="公斤", usage="poor_families", value=""))

    def issue(manner, quantity, cost, lot="cement", project="wall"):
        return h.add(on("2026-11-16"), "goods_issued", cost=cost, date="2026-11-16", lot=lot, manner=manner, memo="受潮",
                     paper="出库 1 号", project=project, quantity=quantity, receiver="筑路队")

    used = issue("used", "3.000", "99.99")  # 333.33 × 3/10; 233.34 for 7 are left
    spoiled = issue("spoiled", "1.000", "33.33")  # 233.34 × 1/7; 200.01 for 6
    given = issue("given", "4.000", "133.34")  # 200.01 × 4/6; undone
    reverse("2026-11-16", given)
    sold = h.add(on("2026-11-16"), "goods_sold", account="zhuanhu", buyer="东园便民店", consent="", cost="66.67",
                 date="2026-11-16", lot="cement", paper="售 1 号", proceeds="50.00", quantity="2.000", reason="将到期，捐赠人同意")
    issue("given", "2.500", "0.00", lot="clothes", project="")

    # The match. wall: the firm gave 1000 + 500 − 100 and goods of 333.33, of which 1200 count; 300 and 20.03 from two
    # others; 400 of public money: base 1920.03, three donors; 100 + 920.03 × 0.2310 = 312.52693. lamp: 2000.50 × 0.5.
    # The pool of 600 for 312.52 + 1000.25: 142.83…, 457.16…, and the last fen to the first.
    pool = h.add(on("2026-11-16"), "pool_opened", amount="600.00", code="pool-1", date="2026-11-16", name="配捐池",
                 order="pro_rata", paper="淮慈〔2026〕8号", paper_file="")

    def agree(project, **more):
        event = dict(appeals=["public", "directed"], cap_donor="", cap_project="", date="2026-11-16",
                     from_="2026-11-04", goods="", minimum_donors="2", paper="淮慈〔2026〕9号",
                     paper_file="", pool="pool-1", position="1",
                     project=project, public_money="", tiers=[dict(rate="0.5000")], until="2026-11-15")
        event.update(more)
        event["tiers"] = [dict({"from": "0.00"}, **tier) for tier in event["tiers"]]
        return h.add(on("2026-11-16"), "match_agreed", **event)

    wall = agree("wall", cap_donor="1200.00", cap_project="400.00", goods="yes", public_money="yes",
                 tiers=[dict(rate="0.1000"), {"from": "1000.00", "rate": "0.2310"}])
    lamps = agree("lamp", position="2")
    alone = agree("lamp", appeals=["public"], minimum_donors="3", pool="", position="0")

    def confirm(agreement, base, donors, due, size=None):
        return h.add(on("2026-11-16"), "match_confirmed", agreement=agreement, base=base, date="2026-11-16",
                     donors=donors, due=due, paper="淮慈〔2026〕10号", paper_file="", size=size or str(len(h.entries)))

    confirmed = confirm(wall, "1920.03", "3", "142.84")
    confirmed_lamp = confirm(lamps, "2000.50", "2", "457.16", confirmed)
    confirmed_alone = confirm(alone, "800.00", "1", "0.00")

    def match(kind, day, agreement, amount, **more):
        return h.add(on(day), kind, account="zhuanhu", agreement=agreement, amount=amount, date=day, paper="回单 3",
                     paper_file="", **more)

    received = match("match_received", "2026-11-17", wall, "142.84")
    received_lamp = match("match_received", "2026-11-17", lamps, "400.00")
    wrong = match("match_received", "2026-11-17", lamps, "10.00")
    undone_match = reverse("2026-11-17", wrong)
    h.add(on("2026-11-17"), "donation_refunded", amount="1200.50", date="2026-11-17", gift=l2, paper="淮社〔2026〕11号",
          reason="学校要求退回")  # one donor is left, nothing is due any more
    owed = h.add(on("2026-11-17"), "match_owed", account="zhuanhu", agreement=lamps, amount="400.00", date="2026-11-17")
    back = match("match_returned", "2026-11-17", lamps, "400.00", reason="退款后多收")

    # Payments.
    def request(amount, sources, project="wall", day="2026-11-18", **more):
        event = dict(amount=amount, date=day, invoice="", invoice_file="", is_advance="", is_final="",
                     kind_="commission", organisation="淮河县筑路队", owners_decision="", payee="", persons="0",
                     project=project, purpose="材料和人工", retention="0.00", retention_due="",
                     sources=[dict(account=place, source_kind=kind) for place, kind in sources])
        return h.add(on(day), "payment_requested", **dict(event, **more))

    def approve(first, last, day="2026-11-18"):
        return h.add(on(day), "entries_approved", approver="jianshi", date=day, first=first, last=last,
                     paper_file=h.paper("审批单"), role="supervisor", signature="")

    def settle(day, request, amount, source_kind, account="zhuanhu", kind="payment_settled", **more):
        event = dict(account=account, amount=amount, date=day, paper="付 2 号", payer="总会出纳", request=request,
                     slip_file="", source_kind=source_kind)
        return h.add(on(day), kind, **dict(event, **(more or dict(is_retention=""))))

    asked = request("900.00", [("zhuanhu", "directed_appeal"), ("zhuanhu", "match"), ("yeweihui", "common_income")],
                    invoice="NO 88001", owners_decision=owners, retention="50.00", retention_due="2026-12-01",
                    invoice_file=h.paper("发票 88001"))
    aided = request("300.00", [("zhuanhu", "public_appeal")], project="", kind_="aid", organisation="", persons="2")
    listed = h.add(on("2026-11-18"), "aid_listed", amount="200.00", name=h.commit("name", "张某"), need="特困",
                   person="", request=aided)
    h.add(on("2026-11-18"), "aid_listed", amount="100.00", name="", need="低保", person="p1", request=aided)
    ahead = request("300.00", [("zhuanhu", "designation")], is_advance="yes")
    approved = approve(asked, ahead)
    refused = request("40.00", [("zhuanhu", "directed_appeal")], invoice="NO 88002")
    rejected = h.add(on("2026-11-18"), "entry_rejected", approver="jianshi", date="2026-11-18", entry=refused,
                     paper_file=h.paper("退回单"), reason="与合同不符", signature="")
    h.add(on("2026-11-18"), "thresholds_set", committee_payee="refused", date="2026-11-18", from_="2026-12-01",
          paper="管委会〔2026〕2号", paper_file="", second_person_from="", two_approvers_from="5000.00")
    h.add(on("2026-11-18"), "committee_seated", date="2026-11-18", from_="2026-11-18", office="member",
          paper="社区〔2026〕9号", person="p1", until="")
    h.add(on("2026-11-18"), "interest_declared", date="2026-11-18", organisation="东园便民店", party="", person="p1",
          relation="配偶经营")
    dropped = request("40.00", [("zhuanhu", "directed_appeal")], invoice="NO 88002")  # the number is free again
    cancelled = h.add(on("2026-11-18"), "payment_cancelled", date="2026-11-18", reason="不买了", request=dropped)
    wrong_payment = settle("2026-11-18", asked, "600.00", "directed_appeal")
    undone_payment = reverse("2026-11-18", wrong_payment)
    paid = settle("2026-11-18", asked, "600.00", "directed_appeal")
    settle("2026-11-18", asked, "100.00", "match")
    paid_owners = settle("2026-11-18", asked, "150.00", "common_income", "yeweihui", payer="业委会", is_retention="")
    aid_paid = settle("2026-11-18", aided, "300.00", "public_appeal")
    advance = settle("2026-11-18", ahead, "300.00", "designation", kind="advance_paid", due="2026-12-18")

    def account_for(amount, invoice):
        return h.add(on("2026-11-19"), "advance_accounted", advance=advance, amount=amount, date="2026-11-19",
                     invoice=invoice, invoice_file="", memo="油漆")

    accounted = account_for("220.00", "NO 7")
    again = account_for("20.00", "NO 8")
    undone_account = reverse("2026-11-19", again)
    rest = h.add(on("2026-11-19"), "advance_returned", advance=advance, amount="80.00", date="2026-11-19", paper="回单 4")
    charge = h.add(on("2026-11-19"), "bank_charged", account="zhuanhu", amount="5.00", date="2026-11-19", paper="回单 5",
                   paper_file="", project="", source_kind="public_appeal")
    exception = h.add(on("2026-11-19"), "exception_granted", approver="jianshi", date="2026-11-19", paper="淮社〔2026〕12号",
                      paper_file=h.paper("特批"), project="lamp", reason="老人摔倒，先装灯", rule="decision_first",
                      up_to="100.00")
    urgent = request("80.00", [("zhuanhu", "public_appeal")], project="lamp", day="2026-11-19")
    approve(urgent, urgent, "2026-11-19")
    hurried = settle("2026-11-19", urgent, "80.00", "public_appeal")
    accepted = h.add(on("2026-11-20"), "project_accepted", conclusion="passed", date="2026-11-20", inspectors="街道办",
                     output="墙 20 米", paper="验收 1 号", paper_file="", people_served="1200", project="wall", score="92")
    closed = h.add(on("2026-11-20"), "project_closed", date="2026-11-20", outcome="completed", paper="结项 1 号",
                   paper_file="", project="wall", reason="已完工")
    h.add(on("2026-11-20"), "asset_handed_over", date="2026-11-20", income="", name="文化墙", paper="移交 1 号",
          project="wall", to="东园小区业委会", upkeep="公共收益")

    # The fund's own November: it began with 1250 + 66.60 + 300.30 + 88 + 20 + 30 + 5 and 50 in cash. In: 1.01 + 600 + 200
    # + 9.99 + 100 + 99.40 + 50 + 500 + 1000 + 500 + 300 + 20.03 + 20 + 800 + 1200.50 + 400 + 7 + 50 + 142.84 + 400 + 10
    # + 600 + 80. Out: 9.99 + 100 + 50 + 500 + 20 + 100 + 10 + 1200.50 + 400 + 600 + 600 + 100 + 150 + 300 + 300 + 5 + 80.
    # Beside it the owners' account: 1000 came, 150 were paid.
    def states(day, account, balance):
        return h.add(on("2026-12-01" if day == "2026-11-30" else "2027-01-04"), "statement_recorded", account=account,
                     balance=balance, date=day, paper="对账单 " + day, paper_file="")

    for account, balance in (("xianjin", "0.00"), ("weixin", "0.00"), ("yeweihui", "850.00")):
        others = states("2026-11-30", account, balance)
    statement = h.add(on("2026-12-01"), "statement_recorded", account="zhuanhu", balance="4380.18", date="2026-11-30",
                      paper="对账单 11 月", paper_file=h.paper("对账单"))
    explained = h.add(on("2026-12-01"), "difference_explained", amount="5.00", entry=charge, reason="银行次日扣",
                      side="our_payment", statement=statement)
    november = h.add(on("2026-12-01"), "month_closed", closing="4375.18", inward="7090.77", month="2026-11",
                     opening="1809.90", outward="4525.49")
    late = h.gift(on("2026-12-02"), "2026-11-20", "12.00")  # posted on 2026-12-01, and told as late
    third = h.notice(on("2026-12-02"), "3", "2026-11", second, [
        ("gifts", "10", "3948.54"), ("late", "1", "12.00"), ("corrections", "3", "1320.50"), ("money", "3", "4375.18")])
    h.add(on("2026-12-02"), "notice_posted", from_="2026-12-02", notice="3", place="社区公告栏", until="2027-01-02")
    set_rules(h, on("2026-12-03"), paper="居委会〔2026〕8号", keeps_years="1", transfer="")
    retained = settle("2026-12-05", asked, "50.00", "directed_appeal", is_retention="yes")
    for account, balance in (("xianjin", "0.00"), ("weixin", "0.00"), ("yeweihui", "850.00"), ("zhuanhu", "4337.18")):
        states("2026-12-31", account, balance)
    december = h.add(on("2027-01-04"), "month_closed", closing="4337.18", inward="12.00", month="2026-12",
                     opening="4375.18", outward="50.00")
    h.call(area=area, grid=grid, due=due, rent=rent, deposit=deposit, interest=interest,
           undone_interest=undone_interest, returned=returned, common=common, paid_in=paid_in, cash_in=cash_in,
           transfer=transfer, lamp=lamp, budget=budget, labour=labour, reversed_=undone_match, decided=decided,
           owners=owners, w1=w1, w2=w2, w3=w3, l1=l1, l2=l2, grant=grant, mistaken=mistaken, cement=cement, used=used,
           spoiled=spoiled, given=given, sold=sold, pool=pool, wall=wall, lamps=lamps, alone=alone, confirmed=confirmed,
           confirmed_lamp=confirmed_lamp, confirmed_alone=confirmed_alone, received=received,
           received_lamp=received_lamp, undone_match=undone_match, owed=owed, back=back, asked=asked, aided=aided, listed=listed,
           ahead=ahead, approved=approved, refused=refused, rejected=rejected, dropped=dropped, cancelled=cancelled,
           wrong_payment=wrong_payment, undone_payment=undone_payment, paid=paid, paid_owners=paid_owners,
           aid_paid=aid_paid, advance=advance, accounted=accounted, again=again, undone_account=undone_account,
           rest_back=rest, charge=charge, exception=exception, urgent=urgent, hurried=hurried, accepted=accepted,
           closed=closed, clothes=clothes, others=others, statement=statement, explained=explained, november=november, late=late, third=third,
           retained=retained, december=december)
    shop(h, on, reverse, request, approve, settle, goods)


def slips(h):
    """What h1 earned counts from 2027-01-08: a piece of soap for it, taken back and taken again, and two as a reward."""
    day = "2027-01-08"

    def on():
        return "%sT01:%02d:%02dZ" % ((day,) + divmod(len(h.entries), 60))

    def line(cost, points, quantity):
        return dict(cost="0.00", item="soap", lots=[dict(cost=cost, lot="soap-1", quantity=quantity)], points=points,
                    price=str(h.seqs["soap"]), quantity=quantity)

    def redeemed(slip):
        return h.add(on(), "redeemed", account="h1", date=day, lines=[line("4.00", "3.5", "1.000")], points="3.5",
                     portions=[{"from": day, "points": "3.5", "until": "2028-12-31"}], slip=slip, volunteer="p5")

    wrong = redeemed("0001")
    undone_slip = h.add(on(), "entry_reversed", date=day, entry=wrong, reason="拿错了")
    slip = redeemed("0002")
    reward = h.add(on(), "reward_given", date=day, lines=[line("8.00", "0.0", "2.000")], reason="年度之星", slip="0003",
                   volunteer="p3")
    count = h.add(on(), "stock_counted", account="kucun", counter="p4", date=day, paper="盘点 1 号", paper_file="",
                  rows="2", witness="p6")

    def counted(lot, booked, found, cost, reason):
        return h.add(on(), "lot_counted", booked=booked, cost=cost, count=count, counted=found, date=day, lot=lot,
                     reason=reason)

    more_rice = counted("rice-1", "1.000", "2.000", "7.50", "上次少记")
    missing = counted("soap-1", "7.000", "6.000", "4.00", "找不到")
    h.call(undone_slip=undone_slip, slip=slip, reward=reward, count=count, more_rice=more_rice, missing=missing)


def objections(h):
    """The day before: own terms, and what residents doubted. One answer was given by mistake and is given again."""
    day = "2027-01-07"

    def add(kind, **event):
        return h.add("%sT02:%02d:%02dZ" % ((day,) + divmod(len(h.entries), 60)), kind, **dict(event, date=day))

    def raised(about, **more):
        return add("objection_raised", **dict(dict(about=about, account="", channel="visit", entry="", name="", notice="",
                                                   project="", text="少了一笔"), **more))

    def answered(objection, paper):
        return add("objection_answered", answer="已补记", answerer="kuaiji", objection=objection, paper=paper,
                   paper_file="")

    duties = add("duties_set", calendar=[dict(days_off=["2027-01-01"], source="通知", workdays=["2027-01-02"], year="2027")],
                 duties=[dict(basis="九号", basis_en="", count="7", duty="answer_gift", longer_than="", unit="days")],
                 duties_file=h.paper("期限"), paper="九号", from_=day)
    owners = raised("common_income", account="yeweihui", name=h.commit("name", "周"))
    told = raised("notice", notice="1")
    gift = raised("gift", entry=str(h.seqs["plain"]))
    paid = raised("payment", entry=str(h.seqs["stock_asked"]))
    wall = raised("project", project="wall")
    taken_back = add("objection_withdrawn", objection=told, paper="撤 1 号", reason="看清楚了")
    wrong = answered(gift, "答 1 号")
    open_again = add("entry_reversed", entry=wrong, reason="答错了")
    answer = answered(gift, "答 2 号")
    mistaken = add("entry_reversed", entry=wall, reason="登记重了")
    h.call(duties=duties, objected_owners=owners, objected_notice=told, objected_gift=gift, objected_payment=paid,
           objected_wall=wall, withdrawn=taken_back, open_again=open_again, answer=answer, objection_undone=mistaken)


def shop(h, on, reverse, request, approve, settle, goods):
    """January: the exchange shop. Rice is bought for 30.00 and half of it comes in; soap is given and shelved."""
    day = "2027-01-04"

    def item(code, points, **more):
        return h.add(on(day), "item_priced", **dict(dict(
            account="", cost="0.00", date=day, from_=day, item=code, kind_="goods", merchant="", name="大米5kg",
            points=points, project="", source_kind="", unit="袋"), **more))

    def bought(lot, cost, settlement):
        return h.add(on(day), "stock_bought", account="kucun", cost=cost, date=day, expiry="2027-12-31", item="rice",
                     lot=lot, quantity="2.000", settlement=settlement)

    rice = item("rice", "12.0")
    soap = item("soap", "3.5", name="肥皂", unit="块")
    hair = item("hair", "5.0", account="zhuanhu", cost="8.00", kind_="service", merchant="p1", name="理发", unit="次",
                source_kind="public_appeal")
    off = item("hair", "", kind_="service", name="理发", unit="次")
    stock_asked = request("30.00", [("zhuanhu", "public_appeal")], project="", kind_="stock", day=day)
    approve(stock_asked, stock_asked, day)
    wrong = settle(day, stock_asked, "30.00", "public_appeal")
    reverse(day, wrong)
    stock_paid = settle(day, stock_asked, "30.00", "public_appeal")
    wrong = bought("rice-1", "30.00", stock_paid)
    undone_purchase = reverse(day, wrong)
    purchase = bought("rice-1", "15.00", stock_paid)
    h.add(on(day), "goods_received", **dict(goods, basis="invoice", date=day, item="肥皂", lot="soap-1", project="",
                                            unit="块", usage="shop", value="40.00"))
    wrong = h.add(on(day), "lot_shelved", date=day, item="soap", lot="soap-1")
    undone_shelf = reverse(day, wrong)
    shelved = h.add(on(day), "lot_shelved", date=day, item="soap", lot="soap-1")
    h.add(on(day), "goods_issued", cost="7.50", date=day, lot="rice-1", manner="spoiled", memo="受潮", paper="损 1 号",
          project="", quantity="1.000", receiver="")
    h.call(rice=rice, soap=soap, hair=hair, off=off, stock_asked=stock_asked, stock_paid=stock_paid,
           undone_purchase=undone_purchase, purchase=purchase, undone_shelf=undone_shelf, shelved=shelved)


KUAIJI, JIANSHI, HUIFU = sha256(b"a recorder"), sha256(b"a supervisor"), sha256(b"a recovery key")


def with_two_persons(h):
    """The story goes on with two persons: kuaiji signs, jianshi lets happen what matters."""
    day = "2027-02-05"

    def signed(kind, **event):
        number = h.add(day + "T02:00:00Z", kind, **event)
        h.entries[-1]["signed_with"] = KUAIJI
        return number

    def approve(entry, seed=JIANSHI):
        number = signed("entries_approved", approver="jianshi", date=day, first=entry, last=entry, paper_file="",
                        role="supervisor", signature="")
        h.entries[-1]["approved_with"] = seed
        return number

    def transfer(amount):
        return signed("money_transferred", account="zhuanhu", amount=amount, basis="earmark", date=day, from_project="",
                      from_source_kind="public_appeal", into_project="lamp", into_source_kind="designation",
                      paper="淮社〔2027〕1号", paper_file="", reason="内部指定")

    key = h.add(day + "T02:00:00Z", "key_rotated", code="kuaiji", new=public_key(KUAIJI).hex(), old="",
                reason="第一把钥匙", recovery="", valid_size=str(len(h.entries)))
    began = h.add(day + "T02:00:00Z", "two_persons_began", date=day, paper="淮社〔2027〕2号")
    small = signed("thresholds_set", committee_payee="refused", date=day, from_=day, paper="管委会〔2027〕1号", paper_file="",
                   second_person_from="5.00", two_approvers_from="")
    approve(small)
    moved = transfer("20.00")
    let = approve(moved)
    little = transfer("1.00")
    rejected = transfer("30.00")
    no = signed("entry_rejected", approver="jianshi", date=day, entry=rejected, paper_file="", reason="不需要", signature="")
    h.entries[-1]["approved_with"] = JIANSHI
    joined = signed("operator_enrolled", code="chen", from_=day, key=public_key(HUIFU).hex(), person="",
                    roles=["recorder"])
    welcomed = approve(joined)
    left = signed("operator_retired", code="chen", reason="搬走了", until=day)
    seen_off = approve(left)
    identified = signed("operator_identified", code="kuaiji", date=day, person="p3")
    named = approve(identified)
    unsealed = signed("person_unsealed", number="p1", paper="法院函1", reason="查账")
    opened = approve(unsealed)
    waiting = signed("entry_reversed", date=day, entry=moved, reason="还在等")
    gift = signed("donation_received", **dict(h.entries[int(h.seqs["late"])]["event"], date=day))
    h.call(key=key, began=began, small=small, moved=moved, let=let, little=little, no=no, joined=joined,
           welcomed=welcomed, left=left, seen_off=seen_off, identified=identified, named=named, unsealed=unsealed, opened=opened, waiting=waiting, signed_gift=gift)
    return h


def set_rules(h, at, **more):
    """The rules of points from that day on: at most 16 a day and 8 at one activity, kept to the end of the next year."""
    rules = dict(
        activity_cap="8.0", cover="0.5000", cover_warning="0.8000", daily_cap="16.0", date=at[:10], day_minutes="600",
        early_minutes="10", from_=at[:10], household_shares="yes", keeps_years="2", late_days="15", notice_days="3",
        paper="", point_worth="1.00", reserve="lamp", rules_file=h.paper("积分制管理办法"),
        stars=["100", "300", "600", "1000", "1500"], stars_by="life", title="积分制管理办法", transfer="yes",
        witness_limit="30", services=[dict(an_hour="2.0", name="平安巡防", **{"class": "patrol"})],
        acts=[dict(act="good_deed", name="好人好事", points="5.0", sign="award"),
              dict(act="littering", name="乱扔垃圾", points="2.0", sign="deduction")])
    return h.add(at, "rules_set", **dict(rules, **more))


def points(h):
    """January: the rules of points."""
    def on(day):
        return "%sT02:%02d:%02dZ" % ((day,) + divmod(len(h.entries), 60))

    rules = set_rules(h, on("2027-01-04"), paper="居委会〔2027〕1号")
    h.call(rules=rules)


def service(h):
    """One morning: a household of two, a team, a patrol from eight to half past nine, seen by who answers for it."""
    day = "2027-01-04"

    def add(kind, **event):
        return h.add("%sT03:%02d:%02dZ" % ((day,) + divmod(len(h.entries), 60)), kind, **dict(event, date=day))

    def volunteer(number, **more):
        return add("volunteer_registered", **dict(dict(household="", is_party_member="", team="", volunteer=number), **more))

    def hours(number, began, minutes, **more):
        event = dict(activity="patrol-1", began=began, minutes=minutes, points_kind="exchange", reason="",
                     volunteer=number, vouched_by="", witness="p4")
        return add("hours_recorded", **dict(event, **more))

    for number, name in (("p3", "赵一"), ("p4", "钱二"), ("p5", "孙三"), ("p6", "李四")):
        h.add("%sT02:59:0%sZ" % (day, number[1]), "person_registered", kind_="person", **h.person(number, name))
    household = add("household_registered", area="grid-1", code="h1", head="p3")
    team = add("team_registered", code="red", leader="p3", name="红马甲")
    first = volunteer("p3", household="h1", team="red", is_party_member="yes")
    roster = h.add("%sT03:%02d:%02dZ" % ((day,) + divmod(len(h.entries), 60)), "roster_imported",
                   file=sha256(b"a roster").hex(), of="volunteer_registered", rows="2")
    volunteer("p5", household="h1")
    again = volunteer("p5", household="h1", team="red")
    opened = add("activity_opened", begins="08:00", code="patrol-1", ends="11:00", first=day, helped="50", last="2027-01-10",
                 place="东门", project="", supervisor="p4", team="red", title="平安巡防", **{"class": "patrol"})
    # Two points an hour: 85 minutes are 2.8; ten minutes for the party are 0.3; the wrong ones are undone.
    stint = hours("p3", "08:00", "85")
    party = hours("p3", "09:25", "10", points_kind="party")
    wrong = hours("p5", "08:00", "60")
    undone = add("entry_reversed", entry=wrong, reason="记错")
    doubted = hours("p5", "08:30", "150", reason="散会当场登记", vouched_by="p6")
    published = add("points_published", activity="patrol-1", count="3", helped="40", minutes="245", place="公告栏",
                    points="7.8", points_party="0.3", up_to=doubted)
    taken_back = add("entry_reversed", entry=stint, reason="记错人")
    h.call(household=household, team=team, roster=roster, volunteer=first, volunteer_again=again, opened_activity=opened, stint=stint,
           stint_party=party, stint_wrong=wrong, stint_undone=undone, stint_doubted=doubted, hours_published=published,
           stint_taken_back=taken_back)


def deeds(h):
    """The same morning: deeds, what takes points away, a wish. Household h1 has 5.0 in notice of p5's hours; p4 has an
    account of his own from earlier books."""
    day = "2027-01-04"

    def add(kind, **event):
        return h.add("%sT04:%02d:%02dZ" % ((day,) + divmod(len(h.entries), 60)), kind,
                     **dict({key: value for key, value in event.items()}, date=event.get("date", day)))

    def deed(volunteer, **more):
        event = dict(act="good_deed", description="拾金不昧", gift="", points_kind="exchange", volunteer=volunteer,
                     wish="", witness="p6")
        return add("deed_recorded", **dict(event, **more))

    add("volunteer_registered", household="", is_party_member="", team="", volunteer="p4")
    opening = add("volunteer_opening_recorded", minutes="600", paper="旧账 1 号", points="10.0", volunteer="p4")
    wrong = add("volunteer_opening_recorded", minutes="0", paper="旧账 1 号", points="1.0", volunteer="p3")
    unopened = add("entry_reversed", entry=wrong, reason="抄错")
    wish = add("wish_made", wish="一副老花镜", wisher="p6")
    claimed = add("wish_claimed", claimer="p4", wish=wish)
    first = deed("p3")
    granted = deed("p4", wish=wish)
    party = deed("p3", points_kind="party")
    mistaken = deed("p5")
    unmade = add("entry_reversed", entry=mistaken, reason="查无此事")
    board = add("points_published", activity="", count="3", helped="0", minutes="0", place="公告栏", points="10.0",
                points_party="5.0", up_to=party)
    taken_back = add("entry_reversed", entry=granted, reason="心愿没有完成")
    deducted = add("points_deducted", act="littering", points="2.0", points_kind="exchange", reason="乱扔垃圾",
                   volunteer="p4")
    unfair = add("points_deducted", act="littering", points="2.0", points_kind="exchange", reason="看错了人",
                 volunteer="p4")
    put_back = add("entry_reversed", entry=unfair, reason="看错了人")
    # What counted last year only is gone.
    add("volunteer_registered", household="", is_party_member="", team="", volunteer="p6", date="2026-12-03")
    old = add("volunteer_opening_recorded", minutes="0", paper="旧账 2 号", points="6.0", volunteer="p6",
              date="2026-12-03")
    expired = add("points_expired", accounts="1", points="6.0", date="2026-12-31")
    given = add("points_transferred", points="3.5", reason="互助", **{"from_": "p4", "to": "h1"})
    returned = add("points_transferred", points="1.0", reason="互助", **{"from_": "p4", "to": "h1"})
    ungiven = add("entry_reversed", entry=returned, reason="转错户")
    # p4 leaves with what is left of 10.0: 2.0 were taken, 3.5 given away.
    sent = add("volunteer_sent", minutes="600", name=h.names["p4"], points="4.5", to=ANOTHER, volunteer="p4")
    there, statement = sent_by_another("90", "3.0", "p9")
    received = add("volunteer_received", leaf=there, minutes="90", points="3.0", sent_as="p9", stated_on="2026-12-30",
                   statement_file=h.paper(statement), volunteer="p6", **{"from_": ANOTHER})
    # p6 was registered twice: what that number holds goes to the one that stays.
    last = h.entries[-1]
    h.add(last["at"], "person_registered", kind_="person", **h.person("p7", "周小明"))
    h.add(last["at"], "person_merged", from_="p6", into="p7", reason="同一人")
    h.add(last["at"], "points_joined", date=last["event"]["date"], from_="p6", into="p7", points="3.0", points_party="0.0")
    h.call(volunteer_opening=opening, unopened=unopened, wish=wish, claimed=claimed, deed=first, granted=granted,
           deed_party=party, unmade=unmade, deeds_published=board, deed_taken_back=taken_back, deducted=deducted,
           put_back=put_back, points_given=given, ungiven=ungiven, old_opening=old, expired=expired, volunteer_sent=sent,
           volunteer_received=received)


def with_many_gifts(house, gifts):
    """An import of so many gifts at the end, as large funds have them."""
    at = "2027-01-15T01:00:00Z"
    seq = house.add(at, "import_recorded", file=sha256(b"large").hex(), known="0", profile="donations",
                    profile_digest=sha256(b"a profile").hex(), rows=str(gifts), skipped="0", sum="%d.00" % (gifts * 10))
    for number in range(gifts):
        house.gift(at, "2027-01-14", "10.00", display="masked", donor_kind="person", import_=seq,
                   external_id="42000020270114%014d" % number, means="wechat", name=sha256(b"%d" % number).hex(),
                   source="wechat", memo="支持社区建设")
    return house


def write(folder, lines, files, sizes, old, seed=SEED):
    """An export of these lines: `files` by name, checkpoints of `sizes`, a proof from `old`."""
    folder = pathlib.Path(folder)
    leaves = [leaf(line) for line in lines]
    newest = note(len(lines), leaves, seed)
    proof = "".join(b64(one) + "\n" for one in consistency(old, leaves)) if old else ""
    contents = dict(files)
    contents["ledger.jsonl"] = b"".join(line + b"\n" for line in lines)
    contents["checkpoint.note"] = newest
    contents["consistency.txt"] = ("old %d\n%s\n" % (old, proof)).encode() + newest
    contents.update({"checkpoints/%08d.note" % size: note(size, leaves, seed) for size in sizes})
    for name, data in contents.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    shutil.copy(str(VERIFIER), str(folder / "verify.py"))


def files_of(house):
    return dict(house.notices, **{"papers/" + digest: data for digest, data in house.papers.items()})


def write_story(folder, house=None, seed=SEED, old=11):
    house = house or story()
    lines = house.lines()
    sizes = {4, old, 28, len(lines)} - {0}
    write(folder, lines, files_of(house), sorted(size for size in sizes if size <= len(lines)), old, seed)


if __name__ == "__main__":
    arguments = argparse.ArgumentParser()
    arguments.add_argument("folder")
    arguments.add_argument("--gifts", type=int, default=0)
    asked = arguments.parse_args()
    write_story(asked.folder, with_many_gifts(story(), asked.gifts) if asked.gifts else None)
    print(vkey())
