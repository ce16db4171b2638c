#!/usr/bin/env python3
"""明白账 mingbai: checks an exported ledger with nothing but Python 3.8 or later.

    python3 -I verify.py [EXPORT_DIR] [--known NOTE] [--key ORIGIN_KEY] [--balances] [--lang zh|en]

EXPORT_DIR  the exported folder; without it, the current one
--known     a checkpoint somebody else kept: only this can show a cut tail, an older copy, a second history
--key       the ledger's key as you got it elsewhere, `origin+id+base64`; without it, the key of entry 0 is believed
--balances  print what every purse holds

The first line printed is for programs, the rest for people, and the exit code says the same:
    0 OK <size> <root>              everything holds
    1 TAMPER <entry> <claim>        the ledger does not hold; the entry is `-` where no single one is to blame
    2 REFUSED <why>                 wrong usage, or a note that is not of this ledger
    3 FAULT <file>                  a file could not be read
    4 ROLLBACK <size> <known size>  the ledger is older than the checkpoint you know
    5 FORK <size> <root> <root>     another history: its root at that size, and the root you know

Read from the top, a section a subject; every claim is a function named after what should hold. The format is told in
docs/file-format.md. Not judged: private data (never exported), particulars of persons, which accounts and projects may
receive what, whether reasons are given, numbers of official receipts, the chart of accounts, whether Unicode has a rare
character. A verifier that travels with what it verifies says little about itself: compare it with a copy from
elsewhere. -I keeps Python from believing a json.py that lies in the folder.
"""
import sys

if __name__ == "__main__" and not (sys.flags.isolated or getattr(sys.flags, "safe_path", False)):
    del sys.path[0]  # what -I does, for those who forget it

import argparse, base64, datetime, functools, hashlib, json, os, re, stat, traceback, unicodedata
from array import array

# ── Claims. What ought to hold and does not, ends its claim with a doubt ─────────────────────────────────────────────

CLAIMS = {}  # name: (Chinese, English), in the order of this file

class Doubt(Exception):
    """What was looked at, what it should be, what it is, and at which entry, unless the caller knows."""

def claim(chinese, english):
    def register(function):
        CLAIMS[function.__name__] = (chinese, english)
        return function
    return register

def ought(holds, what, expected, found="", seq=None):
    if not holds:
        raise Doubt(what, expected, found, seq)

def judge(findings, seq, check, *evidence):
    """What the check returns, or True; None, and a finding more, if it ends with a doubt."""
    try:
        result = check(*evidence)
        return True if result is None else result
    except Doubt as doubt:
        what, expected, found, where = doubt.args
        findings.append((seq if where is None else where, check.__name__, what, expected, found))

# ── The one hash, and the tree over the lines: RFC 6962 §2.1, RFC 9162 §2.1 ──────────────────────────────────────────

def leaf_of(line):
    return hashlib.sha256(b"\x00" + line).digest()

def node_of(left, right):
    return hashlib.sha256(b"\x01" + left + right).digest()

class Tree:
    """The right edge of a growing tree: the roots of its complete subtrees, the largest first; 64 hashes at most."""
    def __init__(self):
        self.size, self.peaks = 0, []

    def add(self, leaf):
        level = self.size
        while level & 1:  # a complete subtree of the same height stands to the left: join them
            leaf, level = node_of(self.peaks.pop(), leaf), level >> 1
        self.peaks.append(leaf)
        self.size += 1

    def root(self):
        if not self.peaks:
            return hashlib.sha256(b"").digest()
        return functools.reduce(lambda right, left: node_of(left, right), reversed(self.peaks))

def is_beginning(old, new, hashes, old_root, new_root):
    """Whether the hashes prove the first tree to be the beginning of the second (RFC 9162 §2.1.4.2)."""
    if old in (0, new):  # nothing to prove, so nothing may be given
        return not hashes and (old == 0 or old_root == new_root)
    hashes = hashes if old & (old - 1) else [old_root] + hashes  # an old tree that is complete heads its own proof
    if old > new or not 0 < len(hashes) <= 64:
        return False
    node, last, in_old, in_new = old - 1, new - 1, hashes[0], hashes[0]
    while node & 1:
        node, last = node >> 1, last >> 1
    for sibling in hashes[1:]:
        if last == 0:
            return False  # hashes left over: a padded proof proves nothing
        if node & 1 or node == last:
            in_old, in_new = node_of(sibling, in_old), node_of(sibling, in_new)
            while not node & 1 and node:
                node, last = node >> 1, last >> 1
        else:
            in_new = node_of(in_new, sibling)
        node, last = node >> 1, last >> 1
    return last == 0 and in_old == old_root and in_new == new_root

# ── Ed25519: RFC 8032 §5.1, slow and plain. Nothing here is secret, so nothing needs constant time ───────────────────

PRIME, ORDER = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
CURVE = -121665 * pow(121666, PRIME - 2, PRIME) % PRIME  # -x² + y² = 1 + CURVE·x²·y²
ROOT_OF_MINUS_ONE = pow(2, (PRIME - 1) // 4, PRIME)
NEUTRAL = (0, 1, 1, 0)  # a point is (X, Y, Z, T) with x = X/Z, y = Y/Z, x·y = T/Z

def added(p, q):
    a, b = (p[1] - p[0]) * (q[1] - q[0]), (p[1] + p[0]) * (q[1] + q[0])
    c, d = 2 * CURVE * p[3] * q[3], 2 * p[2] * q[2]
    e, f, g, h = (b - a) % PRIME, (d - c) % PRIME, (d + c) % PRIME, (b + a) % PRIME
    return e * f % PRIME, g * h % PRIME, f * g % PRIME, e * h % PRIME

def multiple(number, point):
    total = NEUTRAL
    while number:
        total = added(total, point) if number & 1 else total
        point, number = added(point, point), number >> 1
    return total

def point_of(data):
    """The point that 32 bytes spell: y, and in the highest bit whether x is odd; None if there is none."""
    y, odd = int.from_bytes(data, "little") & (2**255 - 1), data[31] >> 7
    square = (y * y - 1) * pow(CURVE * y * y + 1, PRIME - 2, PRIME) % PRIME
    x = pow(square, (PRIME + 3) // 8, PRIME)
    x = x if x * x % PRIME == square else x * ROOT_OF_MINUS_ONE % PRIME
    if y >= PRIME or x * x % PRIME != square or (x == 0 and odd):
        return None
    x = x if x & 1 == odd else PRIME - x
    return x, y, 1, x * y % PRIME

def bytes_of(point):
    shrink = pow(point[2], PRIME - 2, PRIME)
    return (point[1] * shrink % PRIME | (point[0] * shrink % PRIME & 1) << 255).to_bytes(32, "little")

def is_safe(data):
    """Whether these bytes are a point, and not one of the few under which anybody can sign."""
    point = point_of(data)
    return point is not None and bytes_of(multiple(8, point)) != bytes_of(NEUTRAL)

BASE = point_of((4 * pow(5, PRIME - 2, PRIME) % PRIME).to_bytes(32, "little"))

@functools.lru_cache(maxsize=4096)
def has_signed(key, message, signature):
    """Whether the key made the signature: R = [S]B − [k]A, with S in its one form, so that there is one signature."""
    r, s = signature[:32], int.from_bytes(signature[32:], "little")
    if len(signature) != 64 or s >= ORDER or not is_safe(key) or not is_safe(r):
        return False
    k = int.from_bytes(hashlib.sha512(r + key + message).digest(), "little") % ORDER
    x, y, z, t = point_of(key)
    return bytes_of(added(multiple(s, BASE), multiple(k, (PRIME - x, y, z, PRIME - t)))) == r

# ── Notes and checkpoints: C2SP signed-note, tlog-checkpoint ─────────────────────────────────────────────────────────

def from_base64(text):
    """The bytes of standard base64 in its one spelling: padded, no stray bits. None for any other."""
    try:
        data = base64.b64decode(text, validate=True)
    except ValueError:
        return None
    return data if base64.b64encode(data).decode() == text else None

def key_id(origin, key):
    return hashlib.sha256(origin.encode() + b"\n\x01" + key).digest()[:4]

def is_key_name(name):
    return re.search(r"^$|[\s+\x00-\x1f\x7f-\x9f]", name) is None

class Checkpoint:
    """What a note says. It means nothing before `is_by` has looked at the signature."""
    def __init__(self, data):
        text = data.decode("utf-8", "replace")
        body, blank, tail = text[:-1].rpartition("\n\n")  # the last blank line parts text and signatures
        ought(blank and text.endswith("\n") and text.encode() == data, "note", "text, a blank line, signatures; UTF-8")
        ought(not re.search(r"[\x00-\x09\x0b-\x1f]", text), "note", "no control characters")
        read = re.fullmatch("([^\n]+)\n(0|[1-9][0-9]{0,18})\n(.+)", body)
        ought(read and len(from_base64(read[3]) or b"") == 32, "checkpoint", "three lines: origin, size, root", body)
        self.signed, self.origin, self.size = (body + "\n").encode(), read[1], int(read[2])
        self.root, self.signatures = from_base64(read[3]), []
        for line in tail.split("\n"):
            signed = re.fullmatch("— ([^ ]+) ([^ ]+)", line)
            made = signed and from_base64(signed[2])
            ought(made and len(made) > 4 and is_key_name(signed[1]), "signature", "— name base64", line)
            self.signatures.append((signed[1], made[:4], made[4:]))

    def is_by(self, origin, key):
        """Signed once by the ledger's key; others, witnesses for instance, may have signed too."""
        ours = [made for name, id, made in self.signatures if (name, id) == (origin, key_id(origin, key))]
        return self.origin == origin and len(ours) == 1 and has_signed(key, self.signed, ours[0])

# ── What may stand in a line: grammars, kinds, fields ────────────────────────────────────────────────────────────────

LONGEST_LINE, LONGEST_TEXT = 60 * 1024, 1000
PLAIN = re.compile("[ -~\u4e00-\u9fa5]*").fullmatch  # nearly every text; nothing in it needs a closer look
FORBIDDEN = re.compile(  # controls; what turns the direction; what nobody sees; separators; non-characters
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\xad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200d\u2060-\u2065\u206a-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
    "\u2028\u2029\ufdd0-\ufdef" + "".join(chr(p << 16 | 0xfffe) + chr(p << 16 | 0xffff) for p in range(17)) + "]")

def is_text(text):
    if not PLAIN(text):
        private = {"Co", "Cs"} & set(map(unicodedata.category, text))  # private use, halves of surrogates
        if private or FORBIDDEN.search(text) or not unicodedata.is_normalized("NFC", text):
            return False
    return len(text) <= LONGEST_TEXT and text == text.strip()

def is_date(text):
    try:
        return datetime.date(int(text[:4]), int(text[5:7]), int(text[8:10])) is not None
    except ValueError:
        return False

def matching(pattern, also=None):
    match = re.compile(pattern).fullmatch
    return match if also is None else lambda text: match(text) is not None and also(text)

def words(text):
    return frozenset(text.split(" ")).__contains__

GRAMMARS = {
    "text": is_text, "code": matching("[a-z0-9][a-z0-9_-]{0,31}"), "digest": matching("[0-9a-f]{64}"),
    "number": matching("0|[1-9][0-9]{0,19}", lambda text: int(text) < 2**64), "row": matching("[0-9a-f]{32}"),
    "person": matching("p[1-9][0-9]{0,9}", lambda text: int(text[1:]) < 2**32),
    "amount": matching(r"(0|[1-9][0-9]{0,11})\.[0-9]{2}"), "month": matching("(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])"),
    "day": functools.lru_cache(maxsize=4096)(matching("(19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}", is_date)),
    "moment": matching("(19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}T([01][0-9]|2[0-3])(:[0-5][0-9]){2}Z", is_date),
    "offset": matching(r"\+(0[0-9]|1[0-4]):00|-(0[1-9]|1[0-4]):00"),
    "signature": matching("[A-Za-z0-9+/]{86}==", lambda text: from_base64(text) is not None),
    "currency": words("CNY"), "mode": words("one_person two_person"), "purpose": words("real demo test"),
    "role": words("recorder approver cashier shopkeeper supervisor auditor federation owners_committee"),
    "holder": words("federation owners_committee street party_dues cash_in_transit platform private storeroom"),
    "appeal": words("public directed"), "means": words("bank wechat alipay pos cash"), "yes": words("yes"),
    "source": words("public_appeal directed_appeal shared_space match party_dues special_grant floating_money "
                    "partner_grant one_off_subsidy regular_subsidy service_income interest designation common_income"),
    "display": words("masked named anonymous"), "party": words("person company institution"),
    "donor": words("person company institution anonymous"), "manner": words("sealed removed"),
    "service": words("repairs elderly_and_disabled children legal_aid health culture other"),
    "leftover": words("general similar return"),
    "need_origin": words("hotline council needs_list small_grant other"),
    "area_kind": words("estate grid village other"),
    "income_nature": words("grant service rent interest deposit other"),
    "transfer_basis": words("earmark floating leftover"),
    "difference_side": words("their_receipt their_payment our_receipt our_payment"),
    "meeting": words("residents owners party_branch party_committee fund_committee"),
    "conclusion": words("passed passed_after_mending failed"),
    "outcome": words("completed stopped"),
    "exception_rule": words("decision_first within_budget acceptance_first"),
    "pool_order": words("listed pro_rata"),
    "payment_kind": words("government_purchase commission venture operation venue goods aid other"),
    "value_basis": words("invoice agreement fair_value unpriced"),
    "goods_use": words("shop project poor_families"),
    "issue_manner": words("used given spoiled short"),
    "quantity": matching(r"(0|[1-9][0-9]{0,8})\.[0-9]{3}"), "rate": matching(r"0\.[0-9]{4}|1\.0000"),
    "language": words("zh en"), "sheet": words("gifts late corrections"),
}
FIELDS = """
line              at:moment by:code event:EVENT kind:text prev:digest seq:number sig:signature?
ledger_opened     algorithms:text approval_policy:number charts:[chart_adopted] continues:continues county:text
                  currency:currency custodian:text format:number key:digest mode:mode name:text operators:[operator]
                  origin:text purpose:purpose recovery_key:digest? unicode:text utc_offset:offset
continues         origin:text root:text size:number?
operator          code:code key:digest? roles:[role]
operator_enrolled code:code from:day key:digest person:person? roles:[role]
account_opened    area:code? code:code date:day holder:holder name:text
opening_recorded  account:code amount:amount date:day memo:text paper:text project:code? source_kind:source
person_registered address:digest? display:display identity:digest? kind:party minor:yes? name:digest? number:person
                  organisation:text phone:digest?
person_amended    address:digest? display:display identity:digest? minor:yes? name:digest? number:person
                  organisation:text phone:digest?
person_merged     from:person into:person reason:text
person_erased     manner:manner number:person reason:text
project_proposed  area:code? code:code date:day in_charge:person? leftover:leftover? market_price:amount? name:text
                  need:text origin:need_origin? origin_paper:text paper_file:digest? pay_after:yes? result:text
                  service:service
donation_received account:code amount:amount appeal:appeal date:day display:display donor:person? donor_kind:donor
                  external_id:text import:number? means:means memo:text memo_private:digest? name:digest?
                  organisation:text project:code? receipt:text relayed_by:digest? replaces:number? row:row?
                  source:text source_kind:source
receipt_numbered  gift:number number:text
donation_refunded amount:amount date:day gift:number paper:text reason:text
import_recorded   file:digest known:number profile:text profile_digest:digest rows:number skipped:number sum:amount
entry_reversed    date:day entry:number reason:text
notice_prepared   files:[file] from:number language:language layout:text layout_version:number number:number
                  period:month sheets:[sheet_total] size:number
file              digest:digest name:text
sheet_total       count:number sheet:sheet total:amount
notice_posted     from:day notice:number place:text until:day
chart_adopted     digest:digest edition:text from:day
area_registered   code:code date:day households:number? kind:area_kind name:text within:code?
income_received   account:code amount:amount claim:number? date:day memo:text nature:income_nature paper:text
                  paper_file:digest? payer:text project:code? source_kind:source
income_due        account:code amount:amount date:day due:day memo:text nature:income_nature paper:text
                  paper_file:digest? payer:text project:code? source_kind:source
deposit_returned  amount:amount date:day income:number paper:text reason:text
money_paid_in     amount:amount date:day fee:amount from:code into:code paper:text paper_file:digest? project:code?
                  source_kind:source
money_transferred account:code amount:amount basis:transfer_basis date:day from_project:code? from_source_kind:source
                  into_project:code? into_source_kind:source paper:text paper_file:digest? reason:text
owners_decided    account:code area_for:quantity area_present:quantity area_total:quantity ceiling:amount date:day
                  owners_for:number owners_present:number owners_total:number paper:text paper_file:digest?
                  project:code? purpose:text until:day
statement_recorded account:code balance:amount date:day paper:text paper_file:digest?
difference_explained amount:amount entry:number? reason:text side:difference_side statement:number
month_closed      closing:amount inward:amount month:month opening:amount outward:amount
appeal_planned    area:text beneficiaries:text cost:text date:day from:day in_charge:person? means:text paper:text
                  paper_file:digest? project:code purpose:text rest:text until:day usage:text
budget_set        date:day lines:[budget_line] paper:text paper_file:digest? project:code reason:text
project_decided   abstained:number against:number approved:yes? date:day in_favour:number matter:text meeting:meeting
                  paper:text paper_file:digest? present:number project:code
project_announced from:day paper:text paper_file:digest? place:text project:code until:day
project_started   contractor:text date:day next_step:day? paper:text paper_file:digest? project:code
project_accepted  conclusion:conclusion date:day inspectors:text output:text paper:text paper_file:digest?
                  people_served:number? project:code score:number?
project_closed    date:day outcome:outcome paper:text paper_file:digest? project:code reason:text
labour_recorded   date:day helpers:number memo:text minutes:number project:code
exception_granted approver:code date:day paper:text paper_file:digest? project:code reason:text rule:exception_rule
                  up_to:amount
asset_handed_over date:day income:text name:text paper:text project:code to:text upkeep:text
pool_opened       amount:amount code:code date:day name:text order:pool_order paper:text paper_file:digest?
match_agreed      appeals:[appeal] cap_donor:amount? cap_project:amount? date:day from:day goods:yes?
                  minimum_donors:number paper:text paper_file:digest? pool:code? position:number project:code
                  public_money:yes? tiers:[tier] until:day
match_confirmed   agreement:number base:amount date:day donors:number due:amount paper:text paper_file:digest?
                  size:number
match_received    account:code agreement:number amount:amount date:day paper:text paper_file:digest?
match_returned    account:code agreement:number amount:amount date:day paper:text paper_file:digest? reason:text
entries_approved  approver:code date:day first:number last:number paper_file:digest? role:role
                  signature:signature?
entry_rejected    approver:code date:day entry:number reason:text
payment_requested amount:amount date:day invoice:text invoice_file:digest? is_advance:yes? is_final:yes?
                  kind:payment_kind organisation:text owners_decision:number? payee:person? persons:number
                  project:code? purpose:text retention:amount retention_due:day? sources:[payment_source]
aid_listed        amount:amount name:digest? need:text person:person? request:number
payment_settled   account:code amount:amount date:day is_retention:yes? paper:text payer:text request:number
                  slip_file:digest? source_kind:source
payment_cancelled date:day reason:text request:number
advance_paid      account:code amount:amount date:day due:day paper:text payer:text request:number slip_file:digest?
                  source_kind:source
advance_accounted advance:number amount:amount date:day invoice:text invoice_file:digest? memo:text
advance_returned  advance:number amount:amount date:day paper:text
bank_charged      account:code amount:amount date:day paper:text paper_file:digest? project:code? source_kind:source
goods_received    account:code appeal:appeal basis:value_basis date:day display:display donor:person? donor_kind:donor
                  expiry:day? item:text lot:code memo:text name:digest? organisation:text paper_file:digest?
                  project:code? quantity:quantity receipt:text unit:text usage:goods_use value:amount?
goods_issued      cost:amount date:day lot:code manner:issue_manner memo:text paper:text project:code?
                  quantity:quantity receiver:text
goods_sold        account:code buyer:text cost:amount date:day lot:code paper:text proceeds:amount quantity:quantity
                  reason:text
tier              from:amount rate:rate
budget_line       amount:amount source_kind:source
payment_source    account:code source_kind:source
"""  # `?` may be empty; [ ] a list of any length; the name of another row, an object of exactly its fields
OBJECTS = {row.split()[0]: dict(field.split(":") for field in row.split()[1:])
           for row in re.split(r"\n(?=\S)", FIELDS.strip())}
PARTS = ("line", "continues", "operator", "file", "sheet_total", "tier", "budget_line", "payment_source")  # the rows that are no kind of entry
TWO_PERSONS = words("operator_enrolled person_erased donation_refunded entry_reversed notice_prepared chart_adopted "
                    "money_transferred month_closed match_confirmed goods_sold")

@functools.lru_cache(maxsize=None)
def grammar(name):
    """A name of the table as what `conforms` follows: a dict of fields, a list of one, or a test of a string."""
    if name[0] == "[":
        return [grammar(name[1:-1])]
    if name[-1] == "?":
        full = grammar(name[:-1])
        return lambda text: text == "" or full(text)
    if name in OBJECTS:
        return {key: None if inner == "EVENT" else grammar(inner) for key, inner in OBJECTS[name].items()}
    return GRAMMARS[name]

LINES = {kind: dict(grammar("line"), event=grammar(kind)) for kind in OBJECTS if kind not in PARTS}

def conforms(value, rule, where):
    if type(rule) is dict:
        ought(type(value) is dict and value.keys() == rule.keys(), where, "all of its fields and no other", value)
        for key, inner in rule.items():
            conforms(value[key], inner, key)
    elif type(rule) is list:
        ought(type(value) is list, where, "a list", value)
        for one in value:
            conforms(one, rule[0], where)
    elif type(value) is not str or not rule(value):
        raise Doubt(where, "what its grammar allows", value, None)

def canonical(value):
    """RFC 8785 where every leaf is a string. What else it would escape, controls, may not stand in a line at all."""
    if type(value) is str:
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    if type(value) is dict:
        return "{" + ",".join([canonical(key) + ":" + canonical(value[key]) for key in sorted(value)]) + "}"
    if type(value) is list:
        return "[" + ",".join([canonical(one) for one in value]) + "]"
    raise ValueError("a leaf that is not a string")

# ── The lines, one after another. The first to fail here ends the reading: what follows hangs in the air ─────────────

@claim("每一行只有一种写法，种类、字段、取值都合格式", "every line has its one spelling, a known kind and known fields")
def lines_are_canonical(raw):
    ought(len(raw) <= LONGEST_LINE + 1 and raw.endswith(b"\n"), "line", "at most 61440 bytes, then a line feed")
    try:
        text = raw[:-1].decode("utf-8")
        entry = json.loads(text)
        ought(canonical(entry) == text, "line", "the one spelling", text)
    except (ValueError, RecursionError) as error:
        raise Doubt("line", "UTF-8, JSON, every leaf a string", error, None)
    kind = entry.get("kind") if type(entry) is dict else None
    ought(type(kind) is str and kind in LINES, "kind", "a known kind", kind)
    conforms(entry, LINES[kind], "line")
    return entry

@claim("编号从 0 起，一个不缺", "entries are numbered from 0 without a gap")
def numbers_have_no_gap(entry, seq):
    ought(entry["seq"] == str(seq), "seq", seq, entry["seq"])

@claim("每一条都接着前一条的指纹", "every entry carries the hash of the one before")
def chain_is_unbroken(entry, seq, before):
    # Nobody can tell which of the two lines was changed; the earlier is named.
    ought(entry["prev"] == before.hex(), "prev of entry %d" % seq, before.hex(), entry["prev"], max(seq - 1, 0))

@claim("第 0 条定下这本账，别的条都不能", "entry 0, and no other, pins the ledger")
def opening_pins_the_ledger(entry, seq, pinned):
    ought((entry["kind"] == "ledger_opened") == (seq == 0), "kind", "ledger_opened as entry 0 only", entry["kind"])
    if seq > 0:
        return
    e, origin, key = entry["event"], entry["event"]["origin"], entry["event"]["key"]
    for field, known in (("format", "1"), ("algorithms", "sha256-rfc6962 ed25519"), ("approval_policy", "1")):
        ought(e[field] == known, field, known, e[field])  # a newer ledger wants a newer verifier
    ought(is_key_name(origin) and not origin.startswith(("mingbai/", "cosignature/")), "origin", "a free name", origin)
    ought(is_safe(bytes.fromhex(key)), "key", "a point of the curve", key)
    ought(pinned in (None, (origin, bytes.fromhex(key))), "origin, key", "what --key says", origin + " " + key)
    ought(e["name"] and e["county"] and e["custodian"], "name, county, custodian", "all three")
    ought(len({part == "" for part in e["continues"].values()}) == 1, "continues", "all of it, or nothing")
    ought(len({o["code"] for o in e["operators"]}) == len(e["operators"]), "operators", "each code once")

# ── The rules: each looks at one entry and keeps in the books what later entries may ask. The first to break one ends
#    the judging by rules, because nobody knows the books after it; hashes and signatures are judged to the end ───────

class Books:
    def __init__(self):
        self.opened, self.opening_leaf, self.at, self.hour, self.operators = None, b"", "", ("", ""), {}
        self.import_seq, self.rows_left, self.sum_left = None, 0, 0
        # A slot an entry, 17 bytes: its kind if a later entry may undo it, the amount, the day, the purse.
        self.kinds, self.amounts, self.days, self.spots = bytearray(), array("q"), array("i"), array("i")
        self.refunded, self.undone, self.ids, self.rows = {}, set(), {}, set()
        self.purses, self.cash, self.openings = {}, {}, {}
        self.notice, self.posted, self.months, self.late, self.corrections = None, True, {}, (0, 0), (0, 0)

    def today(self, at):
        """The business day of a moment: the day at the fund's offset."""
        if self.hour[0] != at[:13]:
            there = datetime.timedelta(hours=int(self.opened["utc_offset"][:3]))
            self.hour = at[:13], (datetime.datetime.strptime(at[:13], "%Y-%m-%dT%H") + there).isoformat()[:10]
        return self.hour[1]

def fen(amount):
    return int(amount.replace(".", ""))

def yuan(amount):
    return "%d.%02d" % divmod(amount, 100)

def more(tally, amount):
    return tally[0] + 1, tally[1] + amount

@claim("记账时间从不倒退", "the time of recording never goes back")
def times_never_go_back(books, entry, seq, today):
    ought(entry["at"] >= books.at, "at", ">= " + books.at, entry["at"])
    books.at = entry["at"]

@claim("记账人都登记在册；第一版格式没有条目签名", "whoever records is enrolled; format 1 signs no entry")
def recorders_are_enrolled(books, entry, seq, today):
    kind, e = entry["kind"], entry["event"]
    if kind == "ledger_opened":
        books.operators = {operator["code"]: operator["roles"] for operator in e["operators"]}
    ought("recorder" in books.operators.get(entry["by"], ()), "by", "an enrolled recorder", entry["by"])
    # What format 1 cannot judge fails closed: a signature, and a kind that waits for another person's approval.
    ought(entry["sig"] == "", "sig", "empty", entry["sig"])
    ought(books.opened["mode"] == "one_person" or not TWO_PERSONS(kind), "kind", "an approval", kind)
    if kind == "operator_enrolled":
        ought(e["code"] not in books.operators, "code", "a new operator", e["code"])
        books.operators[e["code"]] = e["roles"]

@claim("导入的每一行紧跟其后，条数和金额都对得上", "the rows of an import follow it at once and add up")
def imports_add_up(books, entry, seq, today):
    kind, e = entry["kind"], entry["event"]
    row_of = e["import"] if kind == "donation_received" else ""
    if books.rows_left:
        ought(row_of == str(books.import_seq), "import", "a row of entry %d" % books.import_seq, row_of)
        books.rows_left, books.sum_left = books.rows_left - 1, books.sum_left - fen(e["amount"])
        fits = books.sum_left >= 0 and (books.sum_left == 0) == (books.rows_left == 0)
        ought(fits, "sum", "that of the rows", "%d rows and %d fen left" % (books.rows_left, books.sum_left))
    else:
        ought(row_of == "", "import", "an import with rows still to come", row_of)
    if kind == "import_recorded":
        books.import_seq, books.rows_left, books.sum_left = seq, int(e["rows"]), fen(e["sum"])
        ought(0 < books.rows_left <= books.sum_left, "rows", "at least one, each of one fen or more", e["rows"])

@claim("收入、退款、冲正都守规矩", "gifts, refunds and reversals keep the rules")
def gifts_and_refunds_hold(books, entry, seq, today):
    kind, e = entry["kind"], entry["event"]
    if kind in ("donation_received", "opening_recorded", "donation_refunded", "entry_reversed"):
        ought(e["date"] <= today, "date", "<= " + today, e["date"])
        ought(fen(e.get("amount", "0.01")) > 0, "amount", "> 0.00", "0.00")
    if kind == "donation_received":
        gift_is_new(books, e, seq)
    elif kind in ("donation_refunded", "receipt_numbered"):
        gift = int(e["gift"])
        stands = gift < seq and books.kinds[gift] in b"g" and gift not in books.undone
        ought(stands, "gift", "a gift that stands", gift)
        if kind == "donation_refunded":
            left = books.amounts[gift] - books.refunded.get(gift, 0)
            ought(fen(e["amount"]) <= left, "amount", "<= " + yuan(left), e["amount"])
            ought(int(e["date"].replace("-", "")) >= books.days[gift], "date", "not before the gift", e["date"])
            books.refunded[gift] = books.refunded.get(gift, 0) + fen(e["amount"])
    elif kind == "entry_reversed":
        undone = int(e["entry"])
        ought(undone < seq and books.kinds[undone] in b"gor", "entry", "a gift, an opening or a receipt", undone)
        ought(undone not in books.undone and undone not in books.refunded, "entry", "one that stands whole", undone)
        ought(books.notice is None or e["date"][:7] > books.notice["period"], "date", "in an open month", e["date"])
        books.undone.add(undone)
    elif kind == "opening_recorded":
        purse = e["account"], e["project"], e["source_kind"]
        ought(purse not in books.openings or books.openings[purse] in books.undone, "purse", "taken over once", purse)
        books.openings[purse] = seq
    keep(books, kind, e)

def gift_is_new(books, e, seq):
    id = hashlib.sha256((e["source"] + "\n" + e["external_id"]).encode()).digest()[:12]  # no text holds a line feed
    holder, row = books.ids.get(id) if e["external_id"] else None, bytes.fromhex(e["row"])
    if e["replaces"]:  # only a reversed gift gives up its id, and only the one that holds it now
        true = holder is not None and holder == int(e["replaces"]) and holder in books.undone
        ought(true, "replaces", "the reversed gift that holds this id", e["replaces"])
    else:
        ought(holder is None, "external_id", "a new one", "that of entry %s" % holder)
    ought(row not in books.rows, "row", "a new one", e["row"])
    books.ids.update({id: seq} if e["external_id"] else {})
    books.rows.update({row} if row else {})

def keep(books, kind, e):
    """A slot for the entry, so that later ones can refer to it."""
    slot = {"donation_received": b"g", "opening_recorded": b"o", "receipt_numbered": b"r"}.get(kind, b"-")
    purse = slot in b"go" and (e["account"], e["project"], e["source_kind"])
    books.kinds += slot
    books.amounts.append(fen(e["amount"]) if slot in b"go" else 0)
    books.days.append(int(e["date"].replace("-", "")) if slot in b"go" else 0)
    books.spots.append(books.purses.setdefault(purse, len(books.purses)) if slot in b"go" else -1)

@claim("没有一个资金口袋变成负数", "no purse ever falls below zero")
def purses_never_go_below_zero(books, entry, seq, today):
    kind, e = entry["kind"], entry["event"]
    named = {"donation_refunded": "gift", "entry_reversed": "entry"}.get(kind)
    slot = int(e[named]) if named else seq  # whose purse moves: a project or the general fund, by source
    moved = -fen(e["amount"]) if kind == "donation_refunded" else -books.amounts[slot] if named else books.amounts[slot]
    holds = books.cash.get(books.spots[slot], 0)
    ought(holds + moved >= 0, "purse", "at least " + yuan(abs(moved)), yuan(holds))
    books.cash[books.spots[slot]] = holds + moved

@claim("公示的条数和合计，与账上重算的一样", "what a notice says is what the entries before it say")
def notices_foot(books, entry, seq, today):
    kind, e, last = entry["kind"], entry["event"], books.notice
    if kind == "donation_received":
        # Told exactly once: by the notice of its month or, when that one is already prepared, by the next as late.
        if last and e["date"][:7] <= last["period"]:
            books.late = more(books.late, fen(e["amount"]))
        else:
            books.months[e["date"][:7]] = more(books.months.get(e["date"][:7], (0, 0)), fen(e["amount"]))
    elif kind == "donation_refunded":
        books.corrections = more(books.corrections, fen(e["amount"]))
    elif kind == "entry_reversed" and books.kinds[int(e["entry"])] in b"g":
        books.corrections = more(books.corrections, books.amounts[int(e["entry"])])
    elif kind == "notice_prepared":
        number, begins, month = (int(last["number"]), last["size"], last["period"]) if last else (0, "0", "")
        ought(books.posted and e["number"] == str(number + 1), "number", "one more than the last, posted", e["number"])
        follows = not last or months_of(e["period"]) == months_of(month) + 1
        ought(follows and e["period"] < today[:7], "period", "the next month that is over", e["period"])
        ought((e["from"], e["size"]) == (begins, str(seq)), "from, size", (begins, seq), (e["from"], e["size"]))
        earlier = [tally for month, tally in books.months.items() if month < e["period"]]
        late = books.late if last else (sum(count for count, _ in earlier), sum(total for _, total in earlier))
        true = {"corrections": books.corrections, "gifts": books.months.get(e["period"], (0, 0)), "late": late}
        true = [(sheet, str(count), yuan(total)) for sheet, (count, total) in true.items()]
        said = sorted((sheet["sheet"], sheet["count"], sheet["total"]) for sheet in e["sheets"])
        ought(said == true, "sheets", true, said)
        names = [file["name"] for file in e["files"]]
        plain = all(re.fullmatch(r"[^./\\][^/\\]*", name) for name in names)
        ought(names and plain and len(set(names)) == len(names), "files", "plain names, each once", names)
        books.notice, books.posted, books.late, books.corrections = e, False, (0, 0), (0, 0)
    elif kind == "notice_posted":
        ought(not books.posted and e["notice"] == last["number"], "notice", "the one that is prepared", e["notice"])
        ought(e["until"] > e["from"], "until", "after " + e["from"], e["until"])
        books.posted = True

def months_of(month):
    return int(month[:4]) * 12 + int(month[5:])

RULES = (times_never_go_back, recorders_are_enrolled, imports_add_up, gifts_and_refunds_hold,
         purses_never_go_below_zero, notices_foot)  # the last two follow references found sound by the one before

# ── Around the lines: checkpoints, the proof, papers, notices ────────────────────────────────────────────────────────

@claim("检查点都由本账的钥匙签名", "every checkpoint is signed by the ledger's key")
def checkpoints_are_signed(name, data, owner):
    note = Checkpoint(data)
    ought(note.is_by(*owner), name, "a note signed by " + owner[0])
    ought(name in ("checkpoint.note", "checkpoints/%08d.note" % note.size), name, "named after its size", note.size)
    return note

@claim("检查点都在这条链上", "every checkpoint is on this chain")
def checkpoint_is_on_the_chain(name, note, tree, roots, sound):
    ought(note.size <= tree.size, name, "%d entries" % note.size, tree.size, tree.size)
    vouched = max([size for size in sound if size < note.size], default=0)  # the first bad entry may be the next
    ought(roots[note.size] == note.root, name, note.root.hex(), roots[note.size].hex(), vouched)
    ought(name != "checkpoint.note" or note.size == tree.size, name, "all %d entries" % tree.size, note.size, note.size)

@claim("与上次导出之间的一致性证明成立", "the proof leads from the last export to this one")
def consistency_proof_holds(data, newest, newest_data, notes):
    head, blank, note = data.partition(b"\n\n")
    first, *lines = head.decode("ascii", "replace").split("\n")
    read, hashes = re.fullmatch("old (0|[1-9][0-9]{0,18})", first), [from_base64(line) for line in lines]
    name = "checkpoints/%08d.note" % int(read[1]) if read else ""
    ought(read and blank and note == newest_data, "consistency.txt", "old, size, hashes, the bytes of checkpoint.note")
    ought(all(one and len(one) == 32 for one in hashes), "consistency.txt", "the base64 of 32 bytes a line")
    ought(read[1] == "0" or name in notes, "consistency.txt", name)
    old_root = notes[name].root if name in notes else b""
    holds = newest and is_beginning(int(read[1]), newest.size, hashes, old_root, newest.root)
    ought(holds, "consistency.txt", "a proof from %s entries to this checkpoint" % read[1])

@claim("账上提到的文件都在，内容没有变", "every paper is here, and is what its name says")
def papers_are_all_here(name, path, digest):
    ought(path, name, "to be here")
    found = hashlib.sha256()
    with open(path, "rb") as file:
        for block in iter(lambda: file.read(1 << 20), b""):
            found.update(block)
    ought(found.hexdigest() == digest, name, digest, found.hexdigest())

@claim("公示文件就是当时张贴的那一份", "every notice is what was posted, byte for byte")
def notices_are_as_posted(name, path, digest):
    papers_are_all_here(name, path, digest)

@claim("该有的文件都有", "what belongs to every export is here")
def everything_is_here(name, path):
    ought(path, name, "to be here")

@claim("没有来历不明的文件", "nothing else is here")
def nothing_else_is_here(name):
    raise Doubt(name, "no such file", "", None)

# ── The reading: one pass over the lines, then everything around them ────────────────────────────────────────────────

class Verdict(Exception):
    """Exit code, first line, Chinese, English."""

def read_lines(path, sizes, pinned, findings):
    """The books, the tree, its roots at the sizes asked for, the files that entries name, and how far all was judged:
    `nothing`, the `lines`, or `all` of the rules too."""
    books, tree, roots, named, leaf, judged = Books(), Tree(), {0: Tree().root()}, {}, bytes(32), "all"
    with open(path, "rb") as file:
        for raw in iter(lambda: file.readline(LONGEST_LINE + 2), b""):
            seq = tree.size
            entry = judge(findings, seq, lines_are_canonical, raw)
            if not (entry and judge(findings, seq, numbers_have_no_gap, entry, seq)
                    and judge(findings, seq, chain_is_unbroken, entry, seq, leaf)
                    and judge(findings, seq, opening_pins_the_ledger, entry, seq, pinned)):
                return books, tree, roots, named, "nothing"
            leaf, kind, e = leaf_of(raw[:-1]), entry["kind"], entry["event"]
            tree.add(leaf)
            if tree.size in sizes:
                roots[tree.size] = tree.root()
            if kind == "ledger_opened":
                books.opened, books.opening_leaf = e, leaf
            for chart in e["charts"] if kind == "ledger_opened" else [e] if kind == "chart_adopted" else []:
                named.setdefault("papers/" + chart["digest"], (seq, papers_are_all_here, chart["digest"]))
            for one in e["files"] if kind == "notice_prepared" else []:
                name = "notices/%04d/%s" % (int(e["number"]), one["name"])
                named.setdefault(name, (seq, notices_are_as_posted, one["digest"]))
            today = books.today(entry["at"])
            if judged == "all" and not all(judge(findings, seq, rule, books, entry, seq, today) for rule in RULES):
                judged = "lines"
    if books.opened is None:
        findings.append((0, "opening_pins_the_ledger", "entry 0", "to be here", "nothing"))
        judged = "nothing"
    elif judged == "all" and books.rows_left:
        findings.append((books.import_seq, "imports_add_up", "rows", "all here", "%d missing" % books.rows_left))
    return books, tree, roots, named, judged

def files_in(folder):
    """The path of every file by its name in the folder; None for what is no plain file, a link for instance."""
    def fail(error):
        raise error
    found = {}
    for where, folders, names in os.walk(folder, onerror=fail):
        for path in [os.path.join(where, name) for name in folders + names]:
            mode = os.lstat(path).st_mode
            if not stat.S_ISDIR(mode):
                found[os.path.relpath(path, folder).replace(os.sep, "/")] = path if stat.S_ISREG(mode) else None
    return found

def small_file(path):
    with open(path, "rb") as file:
        return file.read(1 << 20)

def checkpoint_or_none(data):
    try:
        return Checkpoint(data)
    except Doubt:
        return None

def owner_of(text):
    """Origin and key of `origin+id+base64`."""
    origin, id, coded = (text.split("+", 2) + ["", ""])[:3]
    key = from_base64(coded) or b""
    if len(key) != 33 or key[0] != 1 or id != key_id(origin, key[1:]).hex():
        raise Verdict(2, "REFUSED key", "--key 不是 origin+id+base64 形式的公钥。", "--key is no key `origin+id+base64`.")
    return origin, key[1:]

def examine(options, findings):
    pinned = owner_of(options.key) if options.key else None
    here = files_in(options.folder)
    if not here.get("ledger.jsonl"):
        raise Verdict(3, "FAULT ledger.jsonl", "没有 ledger.jsonl：这不是导出的文件夹。", "No ledger.jsonl: no export.")
    notes = {name: small_file(path) for name, path in here.items()
             if path and re.fullmatch(r"checkpoint\.note|checkpoints/.*\.note", name)}
    known = checkpoint_or_none(small_file(options.known)) if options.known else None
    sizes = {note.size for note in [known, *map(checkpoint_or_none, notes.values())] if note}
    books, tree, roots, named, judged = read_lines(here["ledger.jsonl"], sizes, pinned, findings)
    owner = pinned or (books.opened and (books.opened["origin"], bytes.fromhex(books.opened["key"])))
    if options.known and owner and not (known and known.is_by(*owner)):
        raise Verdict(2, "REFUSED note", "--known 的检查点不是这本账的：名称、钥匙或签名不符。",
                      "The note of --known is not of this ledger: another origin or key, or a false signature.")
    if judged != "nothing":
        judge_files(here, notes, named, owner, tree, roots, findings)
        if known and known.size > tree.size:
            raise Verdict(4, "ROLLBACK %d %d" % (tree.size, known.size), "这份账比您手里的检查点旧：末尾的条目不见了。",
                          "This ledger is older than the checkpoint you know: entries at its end are gone.")
        if known and roots[known.size] != known.root:
            raise Verdict(5, "FORK %d %s %s" % (known.size, roots[known.size].hex(), known.root.hex()),
                          "这是另一本历史：条数相同，根不同。请把两份检查点都留好。",
                          "This is another history: as many entries, another root. Keep both checkpoints.")
    return books, tree, judged

def judge_files(here, notes, named, owner, tree, roots, findings):
    data, proof = notes.get("checkpoint.note", b""), here.get("consistency.txt")
    read = {name: judge(findings, None, checkpoints_are_signed, name, note, owner) for name, note in notes.items()}
    read = {name: note for name, note in read.items() if note}
    sound = [note.size for note in read.values() if roots.get(note.size) == note.root]
    for name, note in sorted(read.items()):
        judge(findings, None, checkpoint_is_on_the_chain, name, note, tree, roots, sound)
    for name in ("checkpoint.note", "consistency.txt", "verify.py"):
        judge(findings, None, everything_is_here, name, here.get(name))
    if proof:
        judge(findings, None, consistency_proof_holds, small_file(proof), read.get("checkpoint.note"), data, read)
    for name, (seq, check, digest) in named.items():
        judge(findings, seq, check, name, here.get(name), digest)
    for name in sorted(set(here) - set(named) - set(notes) - {"ledger.jsonl", "consistency.txt", "verify.py"}):
        if here[name] and re.fullmatch("papers/[0-9a-f]{64}", name):
            judge(findings, None, papers_are_all_here, name, here[name], name[7:])
        else:
            judge(findings, None, nothing_else_is_here, name)

# ── The words ────────────────────────────────────────────────────────────────────────────────────────────────────────

class Arguments(argparse.ArgumentParser):
    def error(self, message):
        raise Verdict(2, "REFUSED usage", "用法不对：" + message, "Wrong usage: " + message)

def shown(value):
    """A value from an untrusted file, so that it can neither move the cursor nor fill the screen."""
    text = "".join(c if c.isprintable() else "\\u{%x}" % ord(c) for c in str(value))
    return text if len(text) <= 200 else text[:200] + "…"

def main(arguments=None):
    findings, books, tree, judged, language = [], None, None, "nothing", 0
    try:
        parser = Arguments(prog="verify.py", description="明白账 mingbai: checks an exported ledger")
        parser.add_argument("folder", nargs="?", default=".", metavar="EXPORT_DIR")
        parser.add_argument("--known", metavar="NOTE")
        parser.add_argument("--key", metavar="ORIGIN_KEY")
        parser.add_argument("--balances", action="store_true")
        parser.add_argument("--lang", choices=("zh", "en"), default="zh")
        options = parser.parse_args(arguments)
        language = ("zh", "en").index(options.lang)
        books, tree, judged = examine(options, findings)
        verdict = Verdict(0, "OK %d %s" % (tree.size, tree.root().hex()), "全部成立。", "Everything holds.")
        if findings:
            seq, name = min(findings, key=lambda finding: (finding[0] is None, finding[0] or 0))[:2]
            verdict = Verdict(1, "TAMPER %s %s" % ("-" if seq is None else seq, name), "这本账不成立。", "It does not hold.")
    except Verdict as reached:
        verdict = reached
    except OSError as error:
        verdict = Verdict(3, "FAULT " + shown(error.filename), "读不了：%s" % error, "Cannot be read: %s" % error)
    except Exception:  # a fault of this program is no verdict on the ledger
        traceback.print_exc()
        verdict = Verdict(3, "FAULT verify.py", "核验程序自己出错了。", "The verifier itself failed.")
    code, first, *sentence = verdict.args
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="backslashreplace")  # a terminal without Chinese must not end the report
    print(first, sentence[language], sep="\n")
    for seq, name, what, expected, found in findings[:50]:
        where = ("第 %s 条", "entry %s")[language] % ("-" if seq is None else seq)
        print(("✗ %s %s：%s\n    应为 %s\n    实为 %s", "✗ %s %s: %s\n    expected %s\n    found    %s")[language]
              % (where, name, shown(what), shown(expected), shown(found)))
    if books:
        print_ledger(options, findings, books, tree, judged, language)
    return code

def print_ledger(options, findings, books, tree, judged, language):
    failed, say = {name for _, name, *_ in findings}, lambda *sentences: print(sentences[language])
    halted = {"nothing": list(CLAIMS), "lines": [rule.__name__ for rule in RULES], "all": []}[judged]
    for name, sentence in CLAIMS.items():  # – was not judged to the end, because something failed before
        print("✗" if name in failed else "–" if name in halted else "✓", name, sentence[language])
    e = books.opened
    if e is None:
        return
    say("账本 %s（%s），用途 %s，%s，%d 条" % (e["name"], e["origin"], e["purpose"], e["mode"], tree.size),
        "Ledger %s (%s), purpose %s, %s, %d entries" % (e["name"], e["origin"], e["purpose"], e["mode"], tree.size))
    coded = base64.b64encode(b"\x01" + bytes.fromhex(e["key"])).decode()
    print("--key %s+%s+%s" % (e["origin"], key_id(e["origin"], bytes.fromhex(e["key"])).hex(), coded))
    say("第 0 条的指纹 " + books.opening_leaf.hex(), "Hash of entry 0 " + books.opening_leaf.hex())
    if options.known and judged != "nothing":
        say("您手里的检查点在这条链上。", "The checkpoint you know is on this chain.")
    if not options.known:
        say("没有 --known：末尾被剪、旧备份、另一本历史，只有别人留着的检查点才看得出来。",
            "Without --known nobody can see a cut tail, an older copy or a second history.")
    say("文件夹里的 verify.py 证明不了自己：请与别处得来的一份比对。",
        "The verify.py of a folder cannot vouch for itself: compare it with a copy from elsewhere.")
    shown_purses = books.purses if options.balances and judged == "all" else {}
    for (account, project, source), spot in sorted(shown_purses.items()):
        print("%-16s %-16s %-18s %18s" % (account, project or "-", source, yuan(books.cash[spot])))

if __name__ == "__main__":
    sys.exit(main())
