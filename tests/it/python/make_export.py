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
3101 = { name = "非限定性净资产", role = "net_unrestricted" }
3102 = { name = "限定性净资产", role = "net_restricted" }
4101 = { name = "捐赠收入", role = "donation_income" }
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


class House:
    """Entries in the making, and the files they name."""

    def __init__(self):
        self.entries, self.notices, self.salts, self.seqs = [], {}, 0, {}
        self.papers = {hashlib.sha256(toml).hexdigest(): toml for _, toml in CHARTS.values()}

    def call(self, **names):
        """Entries by a name, for whoever wants to damage them."""
        self.seqs.update({name: int(seq) for name, seq in names.items()})

    def add(self, at, kind, **event):
        event = {key.rstrip("_"): value for key, value in event.items()}  # `from_` and `import_` are words of Python
        self.entries.append({"at": at, "by": "kuaiji", "event": event, "kind": kind, "sig": ""})
        return str(len(self.entries) - 1)

    def commit(self, field, text):
        self.salts += 1
        return sha256(b"mingbai/pii/v1\n", field.encode(), b"\n", sha256(b"salt %d" % self.salts), text.encode()).hex()

    def person(self, number, name):
        return dict(address="", display="masked", identity="", minor="", name=self.commit("name", name),
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
        self.add(at, "notice_prepared", files=digests, from_=from_, language="zh", layout="donations",
                 layout_version="1", number=number, period=period, sheets=totals, size=size)
        return size

    def lines(self):
        """The entries as lines, each carrying its number and the hash of the one before."""
        lines, before = [], bytes(32)
        for seq, entry in enumerate(self.entries):
            line = canonical(dict(entry, prev=before.hex(), seq=str(seq))).encode()
            lines.append(line)
            before = leaf(line)
        return lines


def story():
    """Two months of an invented neighbourhood: every kind of entry at least once."""
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
    h.add("2026-09-01T01:01:00Z", "account_opened", area="", code="xianjin", date="2026-09-01", holder="cash_in_transit",
          name="现金待缴")
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
        ("gifts", "7", "6318.30"), ("late", "1", "66.60"), ("corrections", "2", "1880.00")])
    posted = h.add("2026-10-02T01:30:00Z", "notice_posted", from_="2026-10-02", notice="1", place="社区公告栏",
                   until="2026-11-02")
    next_month = h.gift("2026-10-08T03:00:00Z", "2026-10-08", "20.00")
    h.gift("2026-10-09T03:00:00Z", "2026-09-20", "30.00")
    h.gift("2026-10-09T03:01:00Z", "2026-08-01", "5.00")
    rest = h.add("2026-10-10T03:00:00Z", "donation_refunded", amount="4000.00", date="2026-10-10", gift=firm,
                 paper="淮社〔2026〕8号", reason="其余退回")
    h.add("2026-10-11T03:00:00Z", "person_merged", from_="p2", into="p1", reason="同一人，本人到场说明")
    h.add("2026-10-12T03:00:00Z", "person_erased", manner="sealed", number="p1", reason="本人申请")
    h.gift("2026-11-01T03:00:00Z", "2026-11-01", "1.01")
    second = h.notice("2026-11-02T01:00:00Z", "2", "2026-10", first, [
        ("gifts", "1", "20.00"), ("late", "2", "35.00"), ("corrections", "1", "4000.00")])
    h.add("2026-11-02T01:30:00Z", "notice_posted", from_="2026-11-02", notice="2", place="社区公告栏",
          until="2026-12-02")
    h.call(project=project, opening=again, cash=cash, firm=firm, wrong=wrong, plain=plain, imported=imported,
           chart=chart, undone=undone, right=right, numbered=numbered, unnumbered=unnumbered, refund=refund,
           first=first, posted=posted, next_month=next_month, rest=rest, second=second)
    return h


def with_many_gifts(house, gifts):
    """An import of so many gifts at the end, as large funds have them."""
    at = "2026-11-03T01:00:00Z"
    seq = house.add(at, "import_recorded", file=sha256(b"large").hex(), known="0", profile="donations",
                    profile_digest=sha256(b"a profile").hex(), rows=str(gifts), skipped="0", sum="%d.00" % (gifts * 10))
    for number in range(gifts):
        house.gift(at, "2026-11-02", "10.00", display="masked", donor_kind="person", import_=seq,
                   external_id="42000020261102%014d" % number, means="wechat", name=sha256(b"%d" % number).hex(),
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
