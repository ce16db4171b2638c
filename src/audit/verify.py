#!/usr/bin/env python3
"""明白账 mingbai: checks an exported ledger with nothing but Python 3.8 or later.

    python3 -I verify.py [EXPORT_DIR] [--known NOTE] [--key ORIGIN_KEY] [--balances] [--lang zh|en]

EXPORT_DIR  the exported folder; without it, the current one
--known     a checkpoint somebody else kept: only this can show a cut tail, an older copy, a second history
--key       the ledger's key as you got it elsewhere, `origin+id+base64`; without it, the key of entry 0 is believed
--balances  print what every purse and every account holds, and the accounts of the chart

The first line printed is for programs, the rest for people, and the exit code says the same:
    0 OK <size> <root>              everything holds
    1 TAMPER <entry> <claim>        the ledger does not hold; the entry is `-` where no single one is to blame
    2 REFUSED <why>                 wrong usage, or a note that is not of this ledger
    3 FAULT <file>                  a file could not be read
    4 ROLLBACK <size> <known size>  the ledger is older than the checkpoint you know
    5 FORK <size> <root> <root>     another history: its root at that size, and the root you know

Read from the top, a section a subject: hashes and signatures, the line, the rules (gifts, other income, approvals,
payments, projects, the match, goods, the shop, the accounts, notices, objections), then what lies around the lines. Every claim is a function
named after what should hold. The format is told in docs/file-format.md. Not judged: private data (never exported),
particulars of persons, whether reasons and papers are good ones, numbers of official receipts, what the source of a
purse may pay for, what a custodian's statement says, whether Unicode has a rare character. A verifier that travels with
what it verifies says little about itself: compare it with a copy from elsewhere. -I keeps Python from believing a
json.py that lies in the folder.
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
    "transfer_basis": words("earmark floating leftover match_debt owners"),
    "difference_side": words("their_receipt their_payment our_receipt our_payment"),
    "meeting": words("residents owners party_branch party_committee fund_committee"),
    "conclusion": words("passed passed_after_mending failed"),
    "outcome": words("completed stopped"),
    "exception_rule": words("decision_first within_budget acceptance_first"),
    "pool_order": words("listed pro_rata"),
    "committee_payee": words("refused flagged"), "office": words("director member supervisor"),
    "payment_kind": words("government_purchase commission venture operation venue goods aid other stock merchant"),
    "value_basis": words("invoice agreement fair_value unpriced"),
    "goods_use": words("shop project poor_families"),
    "issue_manner": words("used given spoiled short"),
    "quantity": matching(r"(0|[1-9][0-9]{0,8})\.[0-9]{3}"), "rate": matching(r"0\.[0-9]{4}|1\.0000"),
    "points": matching(r"(0|[1-9][0-9]{0,8})\.[0-9]"), "minutes": matching("0|[1-9][0-9]{0,8}"),
    "act_sign": words("award deduction"), "points_kind": words("exchange party"), "star_period": words("year life"),
    "time": matching("([01][0-9]|2[0-3]):[0-5][0-9]|24:00"), "class": matching("[a-z0-9][a-z0-9_-]{0,31}"),
    "item_kind": words("goods service"),
    "duty": words("monthly_notice month_closing common_income_notice common_income_posting posting_over appeal_progress "
                  "appeal_report project_progress project_report answer_notice answer_gift answer_payment "
                  "answer_project answer_common_income answer_points answer_other "
                  "keep_vouchers"),
    "term_unit": words("days working_days months"),
    "objection_about": words("notice gift payment project common_income points other"),
    "objection_channel": words("visit phone wechat letter hotline meeting other"),
    "language": words("zh en"), "sheet": words("gifts late corrections money"),
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
person_unsealed   number:person paper:text reason:text
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
match_owed        account:code agreement:number amount:amount date:day
match_returned    account:code agreement:number amount:amount date:day paper:text paper_file:digest? reason:text
entries_approved  approver:code date:day first:number last:number paper_file:digest? role:role
                  signature:signature?
entry_rejected    approver:code date:day entry:number paper_file:digest? reason:text signature:signature?
thresholds_set    committee_payee:committee_payee date:day from:day paper:text paper_file:digest?
                  second_person_from:amount? two_approvers_from:amount?
key_rotated       code:code new:digest old:digest? reason:text recovery:signature? valid_size:number
operator_identified code:code date:day person:person
operator_retired  code:code reason:text until:day
two_persons_began date:day paper:text
committee_seated  date:day from:day office:office paper:text person:person until:day?
interest_declared date:day organisation:text party:person? person:person relation:text
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
goods_sold        account:code buyer:text consent:text cost:amount date:day lot:code paper:text proceeds:amount quantity:quantity
                  reason:text
rules_set         activity_cap:points? acts:[act_rule] cover:rate cover_warning:rate daily_cap:points? date:day
                  day_minutes:minutes early_minutes:minutes from:day household_shares:yes? keeps_years:number?
                  late_days:number notice_days:number paper:text point_worth:amount reserve:code? rules_file:digest?
                  services:[service_rule] stars:[number] stars_by:star_period title:text transfer:yes?
                  witness_limit:number
wish_made         date:day wish:text wisher:person
wish_claimed      claimer:person date:day wish:number
deed_recorded     act:class date:day description:text gift:number? points_kind:points_kind volunteer:person wish:number?
                  witness:person
points_deducted   act:class date:day points:points points_kind:points_kind reason:text volunteer:person
points_expired    accounts:number date:day points:points
points_joined     date:day from:person into:person points:points points_party:points
points_transferred date:day from:class points:points reason:text to:class
volunteer_opening_recorded date:day minutes:minutes paper:text points:points volunteer:person
volunteer_sent    date:day minutes:minutes name:digest? points:points to:text volunteer:person
volunteer_received date:day from:text leaf:digest minutes:minutes points:points sent_as:person stated_on:day
                  statement_file:digest? volunteer:person
household_registered area:code? code:code date:day head:person
team_registered   code:code date:day leader:person name:text
volunteer_registered date:day household:code? is_party_member:yes? team:code? volunteer:person
activity_opened   begins:time class:class code:code date:day ends:time first:day helped:number last:day place:text
                  project:code? supervisor:person team:code? title:text
hours_recorded    activity:code began:time date:day minutes:minutes points_kind:points_kind reason:text
                  volunteer:person vouched_by:person? witness:person
points_published  activity:code? count:number date:day helped:number minutes:minutes place:text points:points
                  points_party:points up_to:number
roster_imported   file:digest of:text rows:number
tier              from:amount rate:rate
act_rule          act:code name:text points:points sign:act_sign
service_rule      an_hour:points class:code name:text
budget_line       amount:amount source_kind:source
payment_source    account:code source_kind:source
item_priced       account:code? cost:amount date:day from:day item:code kind:item_kind merchant:person? name:text
                  points:points? project:code? source_kind:source? unit:text
lot_shelved       date:day item:code lot:code
stock_bought      account:code cost:amount date:day expiry:day? item:code lot:code quantity:quantity settlement:number
redeemed          account:code date:day lines:[slip_line] points:points portions:[points_taken] slip:text volunteer:person
reward_given      date:day lines:[slip_line] reason:text slip:text volunteer:person
stock_counted     account:code counter:person date:day paper:text paper_file:digest? rows:number witness:person
lot_counted       booked:quantity cost:amount count:number counted:quantity date:day lot:code reason:text
slip_line         cost:amount item:code lots:[taken_from_lot] points:points price:number quantity:quantity
points_taken      from:day points:points until:day?
taken_from_lot    cost:amount lot:code quantity:quantity
duties_set        calendar:[calendar_year] date:day duties:[duty_rule] duties_file:digest? from:day paper:text
duty_rule         basis:text basis_en:text count:number duty:duty longer_than:number? unit:term_unit
calendar_year     days_off:[day] source:text workdays:[day] year:number
objection_raised  about:objection_about account:code? channel:objection_channel date:day entry:number? name:digest?
                  notice:number? project:code? text:text
objection_answered answer:text answerer:code date:day objection:number paper:text paper_file:digest?
objection_withdrawn date:day objection:number paper:text reason:text
"""  # `?` may be empty; [ ] a list of any length; the name of another row, an object of exactly its fields
OBJECTS = {row.split()[0]: dict(field.split(":") for field in row.split()[1:])
           for row in re.split(r"\n(?=\S)", FIELDS.strip())}
PARTS = ("line", "continues", "operator", "file", "sheet_total", "tier", "budget_line", "payment_source", "act_rule",
         "service_rule", "slip_line", "points_taken", "taken_from_lot", "duty_rule", "calendar_year")  # no entries
TWO_PERSONS = words("operator_enrolled operator_identified operator_retired key_rotated person_merged person_erased person_unsealed donation_refunded "
                    "entry_reversed notice_prepared chart_adopted money_transferred month_closed "
                    "exception_granted goods_issued goods_sold thresholds_set rules_set points_published reward_given "
                    "lot_counted duties_set volunteer_opening_recorded volunteer_sent volunteer_received")

STANDS_ON_A_NOTICE = words("donation_refunded entry_reversed money_transferred exception_granted goods_issued goods_sold "
                           "points_published reward_given lot_counted volunteer_opening_recorded volunteer_sent "
                           "volunteer_received")

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
#    the judging by rules, because nobody knows the books after it; hashes and signatures are judged to the end.
#    A rule may follow references that a rule above it found sound ───────────────────────────────────────────────────

REVERSIBLE = words("income_received income_due money_paid_in money_transferred labour_recorded match_agreed "
                   "match_received match_returned deposit_returned "
                   "payment_settled advance_paid advance_accounted advance_returned bank_charged goods_received goods_issued goods_sold "
                   "hours_recorded wish_made wish_claimed deed_recorded points_deducted points_transferred volunteer_opening_recorded "
                   "volunteer_sent volunteer_received "
                   "lot_shelved stock_bought redeemed reward_given objection_raised objection_answered "
                   "objection_withdrawn")
SLOTS = {"donation_received": b"g", "opening_recorded": b"o", "receipt_numbered": b"r"}

class Books:
    def __init__(self):
        self.opened, self.opening_leaf, self.at, self.hour = None, b"", "", ("", "")
        self.operators, self.keys = {}, {}  # code: roles; code: public key, or empty
        self.import_seq, self.rows_left, self.sum_left = None, 0, 0
        self.roster_seq, self.roster_of, self.roster_left = None, "", 0
        # A slot an entry, 21 bytes: its kind if a later entry may undo it; the amount, day, purse and donor of a gift.
        self.kinds, self.amounts, self.days = bytearray(), array("q"), array("i")
        self.spots, self.donors = array("i"), array("i")
        self.refunded, self.undone, self.ids, self.rows = {}, set(), {}, set()
        self.donor_numbers, self.gifts_to = {"": 0}, {}  # 0: nobody knows whose; the gifts of each project
        # The fund's own affairs, thousands and not millions: whole entries, and who recorded them.
        self.facts, self.leaves, self.leaf = {}, {}, b""  # by entry; the leaf of the line that is being read
        self.on_paper, self.withheld = 0, set()  # approvals without a signature; papers that stayed at home
        self.known = {"account": {}, "project": {}, "area": {}, "pool": {}, "lot": {}, "item": {}}  # code: entry
        self.known.update(household={}, team={}, activity={})
        self.held = {}  # fen by project and source: what a purse owes out of its cash
        self.claimed, self.left = {}, {}  # income that came of what was due; what is left of a deposit, an advance
        self.votes, self.decided = {}, {}  # by project: the last word of each meeting; since when a decision stands
        self.exceptions, self.used = {}, {}  # of projects, and their use
        self.gated, self.budgets, self.spent, self.accepted = {}, {}, {}, {}  # accepted: since when
        self.approved, self.rejected = {}, set()  # request: the first day on which somebody approved it
        self.takes_two, self.terms, self.old_keys = False, {}, set()  # code: the first and last day of his term
        self.merges = []  # numbers that were merged: the entry, which, into which
        self.size, self.waiting, self.released = 0, {}, []  # entries that wait for another person; those he lets happen
        self.requests, self.invoices, self.owners_paid = {}, {}, {}
        self.agreements, self.pool_left, self.pool_begun, self.pool_said = {}, {}, None, ""
        self.people, self.kept = {}, [("", 360, "months")]  # what became of whom; how long vouchers are kept, from a day
        self.volunteers, self.persons = {}, {}  # what was said of each, in its order; the person of an operator's code
        self.counting = {}  # by entry that published points: the first and the last day on which they count
        self.stints, self.days_of, self.seen, self.unpublished = {}, {}, {}, {}  # by entry; volunteer, day; witness, day; activity
        self.outstanding, self.merged, self.opened_for = {}, {}, {}  # tenths by kind; numbers that were one; openings
        self.received = {}  # what was known of a volunteer's time before a statement, and after
        self.by_deeds, self.worth, self.gifts_of_deeds = {}, {}, {}  # tenths by person and day, and by entry; gifts that count
        self.deeds, self.brought, self.taken, self.wishes = {}, {}, {}, {}  # by entry; wishes: who claimed, which deed
        self.gone, self.minutes, self.statements = {}, {}, set()  # who left; minutes brought along; leaves taken over
        self.joined, self.sent = {}, {}  # numbers merged into one; minutes with which somebody left, and the entry
        self.came = {}  # by number: the entry that last took a statement over
        self.stated = {}  # the most a statement that was taken over says, and the entry
        self.points = {}  # (kind, account): {(first day, last day or empty): tenths}
        self.points_owed = {}  # (kind, account): tenths that reversed records brought and that were gone already
        self.rules = []  # the rules of points, by the day they begin, then by entry
        self.lots, self.items, self.stock_paid = {}, {}, {}  # by code; by code, what was said of it; by settlement
        # Lots by item; numbers of slips; entries of redemptions; those of the latest day: no earlier one can be undone.
        self.shelf, self.slips, self.redeemed, self.slips_of_day = {}, set(), set(), ("", {})
        self.owed = {}  # fen by merchant and purse: for services exchanged and not paid yet
        self.counts, self.lay = {}, {}  # by entry: a count, and which of its lots are to come; what lay there when it waits
        self.corrected = False  # whether a debt of a match may stand beside the books
        self.ended = {}  # objections by entry: what ended them
        # The accounts: purses are numbered; money by purse; both sides by day, role, code and purse; money by day.
        self.purses, self.places, self.cash, self.moved, self.openings = {}, [], [], [], {}  # moved: fen by day
        self.charts, self.codes, self.names, self.sides, self.posted = [], {}, {}, (), {}
        self.debits, self.credits, self.closed = {}, {}, ""
        self.balances = {}  # by account and day: the statement in force, and what it and its explanations make of our books
        self.own_flows, self.ours = {}, []  # money by day in the accounts of the fund; whether a purse lies in one
        self.notice, self.is_posted, self.months, self.late, self.corrections = None, True, {}, (0, 0), (0, 0)

    def today(self, at):
        """The business day of a moment: the day at the fund's offset."""
        if self.hour[0] != at[:13]:
            there = datetime.timedelta(hours=int(self.opened["utc_offset"][:3]))
            self.hour = at[:13], (datetime.datetime.strptime(at[:13], "%Y-%m-%dT%H") + there).isoformat()[:10]
        return self.hour[1]

    def remember(self, entry, seq):
        """What is not a gift and not about persons is kept whole, for later entries to refer to."""
        if entry["kind"] in KEPT:
            self.facts[seq] = entry["kind"], entry["event"], entry["by"]
            self.leaves[seq] = self.leaf

    def standing(self, field, text, *kinds):
        """The event of an earlier entry of these kinds that was not reversed."""
        kind, e, _ = self.facts.get(int(text), ("", None, ""))
        ought(kind in kinds and int(text) not in self.undone, field, "a standing " + " or ".join(kinds), text)
        return e

    def undoes(self, entry, *kinds):
        """The number and the event of what this entry reverses, if it reverses one of these kinds."""
        kind, e, _ = self.facts.get(int(entry["event"]["entry"]), ("", None, ""))
        return (int(entry["event"]["entry"]), e) if kind in kinds else (None, None)

    def purse(self, account, project, source):
        """The number of a purse in an account: a project, or the general fund, by its source."""
        spot = self.purses.get((account, project, source))
        if spot is None:
            spot = self.purses[account, project, source] = len(self.purses)
            holder = self.holder(account)
            self.ours.append(bool(OURS(holder)))
            money = {"cash_in_transit": "cash", "platform": "platform", "storeroom": ""}.get(holder, "bank")
            bound = (project != "" and source != "designation") or not UNRESTRICTED(source)
            self.places.append((money, "net_restricted" if bound else "net_unrestricted", bound))
            self.cash.append(0)
            self.moved.append({})
        return spot

    def holder(self, account):
        return self.facts[self.known["account"][account]][1]["holder"]

    def told(self):
        """The last month that takes nothing more: it is closed, or its notice was prepared."""
        return max(self.closed, self.notice["period"] if self.notice else "")

    def posting_day(self, day):
        """What comes late for a told month is posted on the first day that was not told."""
        if day[:7] > self.told():
            return day
        year, month = divmod(months_of(self.told()) + 1, 12)
        return "%04d-%02d-01" % (year, month + 1)

    def code(self, day, role):
        """The code that plays a role in the chart in force on a day: of two that begin together, the later adopted."""
        if (day, role) not in self.codes:
            codes = max((chart for chart in enumerate(self.charts) if chart[1][0] <= day),
                        key=lambda chart: (chart[1][0], chart[0]), default=(0, ("", {})))[1][1]
            ought(role in codes, "date", "a day with a chart of accounts", day)
            self.codes[day, role] = codes[role]
        return self.codes[day, role]

def fen(amount):
    return int(amount.replace(".", ""))

def yuan(amount):
    return "%s%d.%02d" % (("-" if amount < 0 else "",) + divmod(abs(amount), 100))

def more(tally, amount):
    return tally[0] + 1, tally[1] + amount

def months_of(month):
    """Months since year 0, the first month of a year being 12 × the year."""
    return int(month[:4]) * 12 + int(month[5:]) - 1

def add(sums, key, amount):
    sums[key] = sums.get(key, 0) + amount

@claim("记账时间从不倒退", "the time of recording never goes back")
def times_never_go_back(books, entry, seq, today):
    ought(entry["at"] >= books.at, "at", ">= " + books.at, entry["at"])
    books.at = entry["at"]

@claim("记账人都登记在册；双人记账以后，每一条都有他的签名",
       "whoever records is enrolled, and where it takes two persons he signs")
def recorders_are_enrolled(books, entry, seq, today):
    kind, e = entry["kind"], entry["event"]
    if kind == "ledger_opened":
        books.operators = {operator["code"]: operator["roles"] for operator in e["operators"]}
        books.keys = {operator["code"]: operator["key"] for operator in e["operators"]}
        books.takes_two = e["mode"] == "two_person"
        if books.takes_two:
            two_persons_differ(e["operators"])
    ought("recorder" in books.operators.get(entry["by"], ()), "by", "an enrolled recorder", entry["by"])
    ought(acts(books, entry["by"], today), "by", "a recorder in his term", entry["by"])
    if not books.takes_two or kind == "donation_received" and e["import"]:
        ought(entry["sig"] == "", "sig", "empty", entry["sig"])  # nobody signs, or the import's entry does for its rows
        return
    event = hashlib.sha256(canonical(e).encode()).hexdigest()
    message = "mingbai/record/v1\n%s\n%d\n%s\n%s\n" % (books.opened["origin"], seq, entry["prev"], event)
    key, signature = books.keys.get(entry["by"], ""), from_base64(entry["sig"])
    signed = key and signature and has_signed(bytes.fromhex(key), message.encode(), signature)
    ought(signed, "sig", "the recorder's over this event in this place", entry["sig"])

def two_persons_differ(operators):
    keys = [operator["key"] for operator in operators]
    watch = [o["code"] for o in operators
             if {"supervisor", "approver"} & set(o["roles"]) and "recorder" not in o["roles"]]
    ought(all(keys) and len(set(keys)) == len(keys) and watch, "operators", "two persons with a key each", keys)

def acts(books, code, day):
    """Whether a day lies in an operator's term."""
    begins, ends = books.terms.get(code, ("", ""))
    return begins <= day and (not ends or day <= ends)

@claim("经办人的登记、换钥匙、离任都守规矩", "operators join, change their keys and leave by the rules")
def operators_come_and_go(books, entry, seq, today):
    kind, e = entry["kind"], entry["event"]
    if kind == "operator_enrolled":
        ought(e["code"] not in books.operators, "code", "a new operator", e["code"])
        key_is_new(books, e["key"])
        books.operators[e["code"]], books.keys[e["code"]] = e["roles"], e["key"]
        books.terms[e["code"]] = e["from"], ""
    elif kind == "operator_retired":
        ought(e["code"] in books.operators, "code", "an enrolled operator", e["code"])
        begins, ends = books.terms.get(e["code"], ("", ""))
        ought(not ends and begins <= e["until"] <= today, "until", "the end of a term that lasts", e["until"])
        books.terms[e["code"]] = begins, e["until"]
    elif kind == "key_rotated":
        ought(books.keys.get(e["code"]) == e["old"], "old", "the key he had", e["old"])
        key_is_new(books, e["new"])
        ought(int(e["valid_size"]) <= books.size, "valid_size", "at most %d" % books.size, e["valid_size"])
        if e["recovery"]:
            message = "mingbai/rotation/v1\n" + "".join(part + "\n" for part in (
                books.opened["origin"], e["code"], e["old"], e["new"], e["valid_size"]))
            key = books.opened["recovery_key"]
            signed = key and has_signed(bytes.fromhex(key), message.encode(), from_base64(e["recovery"]))
            ought(signed, "recovery", "the recovery key's signature", e["recovery"])
        books.old_keys.add(e["old"])
        books.keys[e["code"]] = e["new"]
    elif kind == "two_persons_began":
        with_keys = [code for code in books.operators if books.keys[code] and acts(books, code, today)]
        pair = [(one, other) for one in with_keys for other in with_keys if one != other
                and "recorder" in books.operators[one] and GIVES_ITS_WORD & set(books.operators[other])]
        ought(pair and not books.takes_two, "date", "two persons with keys, once", with_keys)
        books.takes_two = True

GIVES_ITS_WORD = frozenset(("approver", "supervisor", "federation"))

def key_is_new(books, key):
    ought(key not in books.old_keys and key not in books.keys.values(), "key", "nobody's", key)

def waits(books, kind, e):
    """Whether an entry waits for another person: in two-person mode, unless it is small or the recovery key vouches."""
    if not books.takes_two or not TWO_PERSONS(kind) or kind == "key_rotated" and e["recovery"]:
        return False
    if kind == "lot_counted" and e["booked"] == e["counted"]:
        return False
    if kind == "person_merged" and not books.volunteers.get(e["from"]):
        return False  # who was no volunteer has neither hours nor points
    if kind == "goods_issued":  # used or given, unless it is the shop's; spoiled when its time was over
        lot = books.lots.get(e["lot"], {"expiry": "", "usage": ""})
        is_shops = lot.get("usage", "shop") == "shop"
        if lot["expiry"] and lot["expiry"] < e["date"] if e["manner"] in ("spoiled", "short") else not is_shops:
            return False
    if is_the_owners(books, kind, e):  # nothing of theirs is too small to ask them
        return True
    asked = fen(e["amount"]) if kind in ("donation_refunded", "money_transferred") else None
    if kind == "entry_reversed" and int(e["entry"]) < len(books.kinds):
        undone = int(e["entry"])
        asked = {b"g": books.amounts[undone], b"o": books.amounts[undone], b"r": 0}.get(bytes(books.kinds[undone:undone + 1]))
        asked = 0 if undone in books.redeemed else asked  # no money moves
    if asked is None:
        return True
    set_on = lambda day: max(((t["from"], at, t["second_person_from"]) for at, (kind, t, _) in books.facts.items()
                              if kind == "thresholds_set" and t["from"] <= day), default=("", 0, ""))[2]
    return any(not set_on(day) or asked >= fen(set_on(day)) for day in (e["date"], "9999"))

@claim("日期不在将来，金额大于零", "no business day lies ahead, no amount is zero")
def days_have_come(books, entry, seq, today):
    e = entry["event"]
    if "date" in e:
        ought(e["date"] <= today, "date", "<= " + today, e["date"])
    if "amount" in e:
        ought(fen(e["amount"]) > 0, "amount", "> 0.00", e["amount"])

@claim("账户、项目、小区、物资批次先登记，后使用", "accounts, projects, areas and lots are registered once, then used")
def codes_are_known(books, entry, seq, today):
    kind, e = entry["kind"], entry["event"]
    for field, register in CODES[kind]:
        ought(e[field] == "" or e[field] in books.known[register], field, "a known " + register, e[field])
    for source in e["sources"] if kind == "payment_requested" else ():
        ought(source["account"] in books.known["account"], "sources", "known accounts", source["account"])
    if kind in NAMED:
        register, field = NAMED[kind]
        holder = books.known[register].get(e[field])  # only a lot, whose receipt may be reversed, is ever named anew
        ought(holder is None or holder in books.undone, field, "a new " + register, e[field])
        books.known[register][e[field]] = seq
    if kind == "item_priced":
        books.known["item"].setdefault(e["item"], seq)

NAMED = {"account_opened": ("account", "code"), "project_proposed": ("project", "code"), "area_registered":
         ("area", "code"), "household_registered": ("household", "code"), "team_registered": ("team", "code"),
         "activity_opened": ("activity", "code"), "pool_opened": ("pool", "code"), "goods_received": ("lot", "lot"),
         "stock_bought": ("lot", "lot")}
NAMES = {("goods_received", "lot"), ("stock_bought", "lot"), ("item_priced", "item"),  # named here, not used
         ("redeemed", "account")}  # of points, not of money
CODES = {kind: [(field, {"from": "account", "into": "account", "within": "area", "reserve": "project"}
                 .get(field, field.split("_")[-1]))
                for field, rule in OBJECTS[kind].items() if rule in ("code", "code?")
                and field not in ("code", "approver", "answerer") and (kind, field) not in NAMES]
         for kind in LINES}
KEPT = frozenset(LINES) - frozenset(SLOTS) - frozenset(
    "ledger_opened operator_enrolled person_registered person_amended person_merged person_erased person_unsealed "
    "donation_refunded import_recorded entry_reversed notice_prepared notice_posted chart_adopted "
    "operator_identified operator_retired key_rotated two_persons_began volunteer_registered hours_recorded redeemed".split())

ROSTERS = words("household_registered team_registered volunteer_registered volunteer_opening_recorded hours_recorded "
                "item_priced")

@claim("导入的每一行紧跟其后，条数和金额都对得上", "the rows of an import follow it at once and add up")
def imports_add_up(books, entry, seq, today):
    kind, e = entry["kind"], entry["event"]
    if books.roster_left:  # a roster of volunteers or hours: its rows are of one kind
        ought(kind == books.roster_of, "kind", books.roster_of + ", as entry %d says" % books.roster_seq, kind)
        books.roster_left -= 1
    elif kind == "roster_imported":
        books.roster_seq, books.roster_of, books.roster_left = seq, e["of"], int(e["rows"])
        ought(books.roster_left and ROSTERS(e["of"]), "of, rows", "a kind that comes in rosters, rows", e["of"])
    elif kind == "stock_counted":  # a lot left out would hide just what a count is to find
        books.roster_seq, books.roster_of, books.roster_left = seq, "lot_counted", int(e["rows"])
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
    if kind == "donation_received":
        ought(e["source_kind"] == e["appeal"] + "_appeal", "source_kind", e["appeal"] + "_appeal", e["source_kind"])
        gift_is_new(books, e, seq)
    elif kind in ("donation_refunded", "receipt_numbered"):
        gift = int(e["gift"])
        stands = gift < seq and books.kinds[gift] in b"g" and gift not in books.undone
        ought(stands, "gift", "a gift that stands", gift)
        if kind == "donation_refunded":
            left = books.amounts[gift] - books.refunded.get(gift, 0)
            ought(fen(e["amount"]) <= left, "amount", "<= " + yuan(left), e["amount"])
            ought(number_of(e["date"]) >= books.days[gift], "date", "not before the gift", e["date"])
            ought(gift not in books.gifts_of_deeds, "gift", "one that counts for no deed", gift)
            add(books.refunded, gift, fen(e["amount"]))
    elif kind == "entry_reversed":
        undone = int(e["entry"])
        ought(undone < seq and books.kinds[undone] in b"gore", "entry", "of a kind that can be reversed", undone)
        ought(undone not in books.undone and undone not in books.refunded, "entry", "one that stands whole", undone)
        ought(undone not in books.gifts_of_deeds, "entry", "a gift that counts for no deed", undone)
        told = books.told()
        ought(e["date"][:7] > told, "date", "in an open month", e["date"])
        ought(number_of(e["date"]) >= books.days[undone], "date", "not before what it reverses", e["date"])
        books.undone.add(undone)
    elif kind == "opening_recorded":
        purse = e["account"], e["project"], e["source_kind"]
        ought(purse not in books.openings or books.openings[purse] in books.undone, "purse", "taken over once", purse)
        books.openings[purse] = seq
    keep(books, kind, e, seq)

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

def number_of(day):
    return int(day.replace("-", ""))

def donor_of(e):
    """Whose a gift is, where two gifts can be told to be of one donor: by number, or by an organisation's name."""
    return e["donor"] or e["organisation"] and "=" + e["organisation"]

def keep(books, kind, e, seq):
    """A slot for the entry, so that later ones can refer to it."""
    slot = SLOTS.get(kind) or (b"e" if REVERSIBLE(kind) else b"-")
    if seq < len(books.kinds):  # it waited, in a slot of nothing
        books.kinds[seq:seq + 1] = slot
        books.days[seq] = number_of(e["date"]) if slot == b"e" else 0
        return
    moves, gift = slot in b"go", slot == b"g"
    books.kinds += slot
    books.amounts.append(fen(e["amount"]) if moves else 0)
    books.days.append(number_of(e["date"]) if moves or slot == b"e" else 0)
    books.spots.append(books.purse(e["account"], e["project"], e["source_kind"]) if moves else -1)
    books.donors.append(books.donor_numbers.setdefault(donor_of(e), len(books.donor_numbers)) if gift else 0)
    if gift and e["project"]:
        books.gifts_to.setdefault(e["project"], array("i")).append(seq)

# ── Income that is no gift, and money that moves ─────────────────────────────────────────────────────────────────────

@claim("其他收入、押金、缴存、调拨都守规矩", "other income, deposits, paying in and transfers keep the rules")
def incomes_and_deposits_hold(books, entry, seq, today):
    kind, e = entry["kind"], entry["event"]
    if kind == "income_received":
        if e["claim"]:
            books.standing("claim", e["claim"], "income_due")
            add(books.claimed, int(e["claim"]), fen(e["amount"]))
        if e["nature"] == "deposit":
            books.left[seq] = fen(e["amount"])
            add(books.held, (e["project"], e["source_kind"]), fen(e["amount"]))
    elif kind == "deposit_returned":
        income = books.standing("income", e["income"], "income_received")
        ought(income["nature"] == "deposit", "income", "a deposit", income["nature"])
        takes(books, int(e["income"]), e, income)
        add(books.held, (income["project"], income["source_kind"]), -fen(e["amount"]))
    elif kind == "money_paid_in":
        lay, reached = books.holder(e["from"]), books.holder(e["into"])
        ought(lay in ("cash_in_transit", "platform", "private"), "from", "money on its way", lay)
        ought(reached == "federation", "into", "the fund's own account", reached)
        most = 0 if lay == "cash_in_transit" else fen(e["amount"])
        ought(fen(e["fee"]) <= most, "fee", "<= " + yuan(most), e["fee"])
    elif kind == "money_transferred":
        left, reached = [(e[way + "_project"], e[way + "_source_kind"]) for way in ("from", "into")]
        ought(left != reached, "into", "another purse", reached)
        if "common_income" in (left[1], reached[1]) or e["basis"] == "owners":
            owners_money_goes_where_they_decided(books, e, left, reached)
        if e["basis"] == "match_debt":
            free_money_puts_up_what_is_owed(books, e, left, reached)
    elif kind == "owners_decided":
        ought(books.holder(e["account"]) == "owners_committee", "account", "one of the owners", e["account"])
        for of in ("owners", "area"):  # 民法典 art. 278: two thirds take part, more than half of those agree
            agree, present, total = (fen(e[of + part]) for part in ("_for", "_present", "_total"))
            ought(agree <= present <= total and 3 * present >= 2 * total and 2 * agree > present, of,
                  "two thirds take part, more than half of those agree", (agree, present, total))
    elif kind == "entry_reversed":
        undone, e = books.undoes(entry, "income_received", "income_due")
        if undone is not None:
            whole = books.left.get(undone, fen(e["amount"])) == fen(e["amount"]) and not books.claimed.get(undone)
            ought(whole, "entry", "nothing built on it", undone)
            if e["nature"] == "deposit" and "due" not in e:
                add(books.held, (e["project"], e["source_kind"]), -fen(e["amount"]))
            if e.get("claim"):
                add(books.claimed, int(e["claim"]), -fen(e["amount"]))
        undone, back = books.undoes(entry, "deposit_returned")
        if undone is not None:
            income = books.facts[int(back["income"])][1]
            books.left[int(back["income"])] += fen(back["amount"])
            add(books.held, (income["project"], income["source_kind"]), fen(back["amount"]))

def owners_money_goes_where_they_decided(books, e, left, reached):
    """公共收益 goes to a project its owners named, up to what they allow it, or back: inside its account, as what it is."""
    stays = e["basis"] == "owners" and left[1] == reached[1] == "common_income"
    ought(stays and books.holder(e["account"]) == "owners_committee", "basis", "the owners' own money", (left, reached))
    ought(bool(left[0]) != bool(reached[0]), "into_project", "a project, or back from one", (left, reached))
    if reached[0]:
        allowed = sum(fen(decision["ceiling"]) - books.owners_paid.get(str(at), 0)
                      for at, (kind, decision, _) in books.facts.items()
                      if kind == "owners_decided" and at not in books.undone and decision["project"] == reached[0]
                      and decision["account"] == e["account"] and decision["date"] <= e["date"] <= decision["until"])
        has = books.cash[books.purse(e["account"], *reached)]
        ought(has + fen(e["amount"]) <= allowed, "amount", "<= " + yuan(max(0, allowed - has)), e["amount"])

def free_money_puts_up_what_is_owed(books, e, left, reached):
    """垫退配捐: what is owed back of a match and was spent, free money of the general fund puts up, and no more."""
    ought(not left[0] and UNRESTRICTED(left[1]) and left[1] != "designation", "from_source_kind", "free money", left)
    ought(reached[0] and reached[1] == "match", "into_source_kind", "a project's match", reached)
    owed = sum(one["owed"] - one["returned"] for one in books.agreements.values() if one["project"] == reached[0])
    short = max(0, owed - books.cash[books.purse(e["account"], *reached)])
    ought(fen(e["amount"]) <= short, "amount", "<= " + yuan(short), e["amount"])

def takes(books, at, e, whole):
    """Takes an amount from what is left of a deposit or an advance."""
    ought(fen(e["amount"]) <= books.left[at], "amount", "<= " + yuan(books.left[at]), e["amount"])
    ought(e["date"] >= whole["date"], "date", ">= " + whole["date"], e["date"])
    books.left[at] -= fen(e["amount"])

# ── Approvals. (Whose signature an approval carries is a claim of its own.) ──────────────────────────────────────────

@claim("审批的是另一个人，签的就是这几条", "whoever approved is another person, and signed what he approved")
def approvals_are_by_another_person(books, entry, seq, today):
    kind, e = entry["kind"], entry["event"]
    if kind == "entries_approved":
        first, last = int(e["first"]), int(e["last"])
        ought(first <= last < seq, "first, last", "entries before this one", (first, last))
        ought(e["signature"] or e["paper_file"], "signature, paper_file", "one of them")
        waiting = first in books.waiting
        covered = [] if waiting else list(range(first, last + 1))
        ought(all(books.facts.get(at, ("",))[0] in ASKED for at in covered), "first, last", "entries that wait", covered)
        recorders = {books.facts[at][2] for at in covered} or {books.waiting[first]["by"]}
        for by in recorders:
            answers_for_it(books, e, by)
        for at in covered:
            asked = books.requests.get(at)
            if asked is None:
                continue
            paid = asked["paid_to"] - {""}
            ought(books.persons.get(e["approver"]) not in paid, "approver", "somebody who is not paid", e["approver"])
            theirs = [books.holder(source["account"]) == "owners_committee" for source in asked["sources"]]
            speaks = alone_in(books) or (e["role"] == "owners_committee") in theirs
            ought(speaks, "role", "one that speaks for its purses", e["role"])
        held = e["approver"] in recorders or e["role"] in books.operators[e["approver"]]
        ought(held, "role", "one that he holds", e["role"])
        is_signed(books, e, e["last"], "mingbai/approval/v1\n%s\n%s\n%s\n" % (books.opened["origin"], e["first"], e["last"]))
        books.on_paper += not e["signature"]
        books.approved.update((at, min(e["date"], books.approved.get(at, e["date"]))) for at in set(covered) - books.rejected)
        if waiting:
            another_lets_it_happen(books, e, range(first, last + 1), today)
        ought(acts(books, e["approver"], e["date"]), "approver", "an approver in his term", e["approver"])
    elif kind == "entry_rejected":
        ought(e["signature"] or e["paper_file"], "signature, paper_file", "one of them")
        ought(acts(books, e["approver"], e["date"]), "approver", "an operator in his term", e["approver"])
        is_signed(books, e, e["entry"], "mingbai/rejection/v1\n%s\n%s\n" % (books.opened["origin"], e["entry"]), e["reason"])
        rejects(books, e, entry["by"])
    elif kind == "exception_granted":
        answers_for_it(books, e, entry["by"])

def rejects(books, e, by):
    """What was to happen does not; what was asked for is not paid."""
    if int(e["entry"]) in books.waiting:
        waiting = books.waiting.pop(int(e["entry"]))
        ought(e["approver"] != waiting["by"], "approver", "another person than who recorded", e["approver"])
        ought(waiting["kind"] != "notice_prepared", "entry", "no notice", e["entry"])
    else:
        asked, _, recorder = books.facts.get(int(e["entry"]), ("", None, ""))
        ought(asked == "payment_requested", "entry", "one that waits", e["entry"])
        answers_for_it(books, e, recorder)
        books.rejected.add(int(e["entry"]))
        books.approved.pop(int(e["entry"]), None)

ASKED = ("payment_requested", "aid_listed", "match_confirmed")  # of what has happened, this alone is approved

def another_lets_it_happen(books, e, covered, today):
    """What waited happens now, under its own number: the rules are asked of it as of any entry."""
    waiting = [books.waiting[at] for at in covered if at in books.waiting]
    owners = any(is_the_owners(books, it["kind"], it["event"]) for it in waiting)
    speaks = {"owners_committee"} if owners else GIVES_ITS_WORD
    ought(speaks & {e["role"]}, "role", "one that gives its word", e["role"])
    ought(len(covered) == 1 or all(books.waiting.get(at, {"kind": ""})["kind"] in IN_ROWS for at in covered),
          "first, last", "one entry", (e["first"], e["last"]))
    for at in covered:
        ought(at in books.waiting, "first, last", "entries that wait", at)
        waiting = books.waiting.pop(at)
        about = waiting["event"].get("code") if waiting["kind"] in ("key_rotated", "operator_retired") else ""
        ought(about != e["approver"], "approver", "another person than whom it is about", e["approver"])
        himself = recorder_of(books, e["approver"])
        reached = {stayed(books, waiting["event"][field]) for field in REACHES.get(waiting["kind"], ())}
        ought(himself not in reached, "approver", "another person than whom it reaches", e["approver"])
        if waiting["kind"] == "points_published":
            ought(e["date"] == today, "date", "today, because notice runs from it: " + today, e["date"])
        if waiting["kind"] == "exception_granted":
            ought(waiting["event"]["approver"] == e["approver"], "approver", "whom it names", e["approver"])
        if waiting["kind"] != "notice_prepared":
            books.released.append((at, waiting))

REACHES = {"reward_given": ("volunteer",), "volunteer_opening_recorded": ("volunteer",),
           "volunteer_received": ("volunteer",), "person_merged": ("from", "into")}  # who gets hours, points or goods

IN_ROWS = ("lot_counted", "volunteer_opening_recorded")  # kinds of which one approval may cover several

def is_the_owners(books, kind, e):
    """Owners' money, moved or undone, goes by their committee's word, never by the fund's approver."""
    if kind != "entry_reversed":
        return kind == "money_transferred" and e["basis"] == "owners"
    at = int(e["entry"])
    undone, whole, _ = books.facts.get(at, ("", {}, ""))
    if undone in ("advance_accounted", "advance_returned", "deposit_returned"):
        undone, whole, _ = books.facts[int(whole.get("advance") or whole["income"])]
    if bytes(books.kinds[at:at + 1]) == b"o":
        account = next(account for (account, _, _), spot in books.purses.items() if spot == books.spots[at])
    else:
        account = whole["account"] if OF_AN_ACCOUNT(undone) else ""
    return account != "" and books.holder(account) == "owners_committee"

OF_AN_ACCOUNT = words("income_received income_due money_transferred payment_settled advance_paid bank_charged")

def is_signed(books, e, last, begins, ends=""):
    """An approver's signature is over the leaf of the last entry he speaks of, and over his reason when he says no."""
    if not e["signature"]:
        return
    ought(int(last) in books.leaves, "last", "an entry that can be approved", last)
    message = begins + books.leaves[int(last)].hex() + "\n" + (ends and ends + "\n")
    key = books.keys.get(e["approver"], "")
    signed = key and has_signed(bytes.fromhex(key), message.encode(), from_base64(e["signature"]))
    ought(signed, "signature", "the approver's, over entry %s" % last, e["signature"])

def alone_in(books):
    return len(books.operators) == 1 and not books.takes_two

def answers_for_it(books, e, by):
    ought(e["approver"] in books.operators, "approver", "an enrolled operator", e["approver"])
    alone = set(books.operators) == {by} and not books.takes_two and e["paper_file"]
    ought(e["approver"] != by or alone, "approver", "another person than who recorded", by)

# ── Payments ─────────────────────────────────────────────────────────────────────────────────────────────────────────

@claim("付款不超过批准的申请，发票号不重复", "payments stay within approved requests, an invoice is paid once")
def payments_stay_within_their_requests(books, entry, seq, today):
    kind, e = entry["kind"], entry["event"]
    if kind == "payment_requested":
        ought(fen(e["retention"]) <= fen(e["amount"]), "retention", "<= " + e["amount"], e["retention"])
        ought(e["sources"], "sources", "at least one purse")
        for source in e["sources"]:
            is_for_the_poor = source["source_kind"] == "directed_appeal" and not e["project"]
            ought(not is_for_the_poor or e["kind"] == "aid", "kind", "aid", e["kind"])
        books.requests[seq] = dict(e, paid=0, over=False, listed=0, listed_sum=0,
                                   kept_at=None, kept_in=None, kept_paid=0, paid_to={e["payee"]})
        invoice_is_new(books, e, seq, seq)
    elif kind == "aid_listed":
        request = request_of(books, e)
        request["paid_to"].add(e["person"])
        request["listed"], request["listed_sum"] = more((request["listed"], request["listed_sum"]), fen(e["amount"]))
        ought(int(e["request"]) not in books.approved, "request", "one not yet approved", e["request"])
        ought(request["listed"] <= int(request["persons"]), "persons", request["persons"], request["listed"])
    elif kind == "payment_cancelled":
        request = request_of(books, e)
        request["over"] = True
    elif kind == "bank_charged":
        ought(fen(e["amount"]) <= 20000, "amount", "<= 200.00", e["amount"])
    elif kind in ("payment_settled", "advance_paid"):
        settle(books, e, request_of(books, e), seq)
        if kind == "advance_paid":
            books.left[seq] = fen(e["amount"])
    elif kind in ("advance_accounted", "advance_returned"):
        advance = books.standing("advance", e["advance"], "advance_paid")
        takes(books, int(e["advance"]), e, advance)
        if kind == "advance_accounted":
            ought(e["invoice"] or e["invoice_file"], "invoice, invoice_file", "one of them")
            invoice_is_new(books, dict(books.requests[int(advance["request"])], invoice=e["invoice"]), seq,
                           int(advance["request"]))
        else:
            came_back(books, advance, fen(e["amount"]))
    elif kind == "entry_reversed":
        undo_payment(books, *books.undoes(entry, "payment_settled", "advance_paid", "advance_accounted"))
        undone, back = books.undoes(entry, "advance_returned")
        if undone is not None:  # it did not come back after all
            books.left[int(back["advance"])] += fen(back["amount"])
            came_back(books, books.facts[int(back["advance"])][1], -fen(back["amount"]))

def came_back(books, advance, amount):
    """What came back of an advance may be paid again, by the owners too."""
    request = books.requests[int(advance["request"])]
    request["paid"] -= amount
    if books.holder(advance["account"]) == "owners_committee":
        add(books.owners_paid, request["owners_decision"], -amount)

def request_of(books, e):
    books.standing("request", e["request"], "payment_requested")
    request = books.requests[int(e["request"])]
    ought(not request["over"] or e.get("is_retention"), "request", "one that was not cancelled", e["request"])
    return request

def invoice_is_new(books, e, seq, request):
    """A number stands once, whoever's, without spaces and in capital letters: a request gives it up when it is cancelled or rejected with nothing paid; the
    papers of an advance may bear the number of its own request."""
    invoice = "".join(e["invoice"].split()).upper()
    if invoice:
        holder = books.invoices.get(invoice)
        unpaid = holder in books.requests and books.requests[holder]["paid"] == 0
        given_up = unpaid and (books.requests[holder]["over"] or holder in books.rejected)
        free = holder is None or holder in books.undone or given_up or (holder == request and seq != request)
        ought(free, "invoice", "a new one", "%s, that of entry %s" % (e["invoice"], holder))
        books.invoices[invoice] = seq

def settle(books, e, request, seq):
    at, amount = int(e["request"]), fen(e["amount"])
    ought(at in books.approved and books.approved[at] <= e["date"], "request", "one that was approved by then", at)
    ought(dict(account=e["account"], source_kind=e["source_kind"]) in request["sources"], "account, source_kind",
          "a purse of the request", (e["account"], e["source_kind"]))
    holder = books.holder(e["account"])  # 坐支: money on its way is paid in before it is spent
    ought(holder in ("federation", "owners_committee", "street", "party_dues"), "account", "one that may pay", holder)
    price, kept = fen(request["amount"]), fen(request["retention"])
    named = request["persons"] == "0" or (str(request["listed"]), request["listed_sum"]) == (request["persons"], price)
    ought(named, "persons", "all listed, adding up to " + request["amount"], yuan(request["listed_sum"]))
    if e.get("is_retention"):
        spot = e["account"], e["source_kind"]
        ought(spot == request["kept_in"], "account, source_kind", request["kept_in"], spot)
        request["kept_paid"] += amount
        add(books.held, (request["project"], e["source_kind"]), -amount)
        ought(request["kept_paid"] <= kept, "amount", "retentions <= " + yuan(kept), yuan(request["kept_paid"]))
    else:
        request["paid"] += amount
        ought(request["paid"] <= price - kept, "amount", "in all <= " + yuan(price - kept), yuan(request["paid"]))
        if "is_retention" in e and kept and request["kept_at"] is None:  # the first settlement posts what is kept back
            request["kept_at"], request["kept_in"] = seq, (e["account"], e["source_kind"])
            add(books.held, (request["project"], e["source_kind"]), kept)
    if holder == "owners_committee":
        decision = books.standing("owners_decision", request["owners_decision"] or "0", "owners_decided")
        ought(decision["account"] == e["account"], "account", decision["account"], e["account"])
        ought(decision["project"] in ("", request["project"]), "project", decision["project"], request["project"])
        ought(decision["project"] or decision["purpose"] in request["purpose"], "purpose", decision["purpose"],
              request["purpose"])
        ought(request["date"] <= decision["until"], "date", "<= " + decision["until"], request["date"])
        add(books.owners_paid, request["owners_decision"], amount)
        paid = books.owners_paid[request["owners_decision"]]
        ought(paid <= fen(decision["ceiling"]), "amount", "in all <= " + decision["ceiling"], yuan(paid))

def undo_payment(books, undone, e):
    if undone is None:
        return
    if "advance" in e:
        books.left[int(e["advance"])] += fen(e["amount"])
        return
    request = books.requests[int(e["request"])]
    whole = books.left.get(undone, fen(e["amount"])) == fen(e["amount"])  # of an advance
    ought(whole and not (request["kept_at"] == undone and request["kept_paid"]), "entry", "nothing built on it", undone)
    request["kept_paid" if e.get("is_retention") else "paid"] -= fen(e["amount"])
    if e.get("is_retention"):
        add(books.held, (request["project"], e["source_kind"]), fen(e["amount"]))
    if request["kept_at"] == undone:
        add(books.held, (request["project"], e["source_kind"]), -fen(request["retention"]))
        request["kept_at"] = request["kept_in"] = None
    if books.holder(e["account"]) == "owners_committee":
        add(books.owners_paid, request["owners_decision"], -fen(e["amount"]))

# ── Projects: what must have been said before money is paid ──────────────────────────────────────────────────────────

@claim("先议后付，不超预算，先服务后交费的验收后付清，结项先验收",
       "projects pay after a decision, within the budget, the last part after acceptance, or by an exception")
def projects_keep_their_order(books, entry, seq, today):
    kind, e = entry["kind"], entry["event"]
    if kind == "project_decided":
        said = sum(int(e[vote]) for vote in ("in_favour", "against", "abstained"))
        ought(said <= int(e["present"]), "present", ">= %d" % said, e["present"])
        votes_on(books, e)
    elif kind == "exception_granted":
        add(books.exceptions, (e["project"], e["rule"]), fen(e["up_to"]))
    elif kind in ("project_announced", "project_started"):
        ought(e["paper"] or e["paper_file"], "paper", "one of its stage")
    elif kind == "budget_set":
        begun = books.facts[books.known["project"][e["project"]]][1]
        papers = begun["origin_paper"], begun["paper_file"], e["paper"], e["paper_file"]
        ought(e["project"] in books.budgets or any(papers), "paper", "one of the proposal or its budget")
        sources = [line["source_kind"] for line in e["lines"]]
        ought(len(set(sources)) == len(sources), "lines", "a source once", sources)
        books.votes[e["project"]] = {}  # no meeting has said anything about it yet
        books.budgets[e["project"]] = sum(fen(line["amount"]) for line in e["lines"])
    elif kind == "project_accepted":
        if e["conclusion"] == "failed":
            books.accepted.pop(e["project"], None)
        else:
            books.accepted.setdefault(e["project"], e["date"])
    elif kind == "project_closed":
        excused = (e["project"], "acceptance_first") in books.exceptions
        done = e["outcome"] == "stopped" or books.accepted.get(e["project"]) or excused
        ought(done, "project", "an accepted one", e["project"])
    elif kind in ("payment_settled", "advance_paid"):
        request = books.facts.get(int(e["request"]), ("", {}, ""))[1]
        if request.get("project"):
            pays(books, request, e, seq)
    elif kind == "advance_returned":
        project = books.requests[int(books.standing("advance", e["advance"], "advance_paid")["request"])]["project"]
        add(books.spent, project, -fen(e["amount"]))
    elif kind == "entry_reversed":
        undone, e = books.undoes(entry, "payment_settled", "advance_paid")
        for key in books.gated.pop(undone, ()):
            add(books.used, key, -fen(e["amount"]))
        if undone is not None:
            add(books.spent, books.requests[int(e["request"])]["project"], -fen(e["amount"]))
        undone, back = books.undoes(entry, "advance_returned")
        if undone is not None:
            advance = books.facts[int(back["advance"])][1]
            add(books.spent, books.requests[int(advance["request"])]["project"], fen(back["amount"]))

def votes_on(books, e):
    """Decided is what some kind of meeting approved and none has the last word against, since the day that began."""
    votes = books.votes.setdefault(e["project"], {})
    was_agreed = votes and set(votes.values()) == {"yes"}
    votes[e["meeting"]] = e["approved"]
    if set(votes.values()) == {"yes"}:
        books.decided.setdefault(e["project"], e["date"])
    elif was_agreed:
        books.decided.pop(e["project"], None)

def pays(books, request, e, seq):
    project, amount = request["project"], fen(e["amount"])
    add(books.spent, project, amount)
    if project in books.budgets:
        most = books.budgets[project] + books.exceptions.get((project, "within_budget"), 0)
        ought(books.spent[project] <= most, "amount", "within the budget of " + yuan(most), yuan(books.spent[project]))
    if e.get("is_retention"):
        return  # its price was approved, settled and accepted before
    gates = []
    if e["date"] < books.decided.get(project, "9999"):
        gates.append((project, "decision_first"))
    pay_after = books.facts[books.known["project"][project]][1]["pay_after"]
    last = request["is_final"] or 0 < books.budgets.get(project, 0) <= books.spent[project]
    if pay_after and last and e["date"] < books.accepted.get(project, "9999"):
        gates.append((project, "acceptance_first"))
    for gate in gates:
        add(books.used, gate, amount)
        most = books.exceptions.get(gate, 0)
        ought(books.used[gate] <= most, gate[1], "an exception up to " + yuan(books.used[gate]), yuan(most))
    books.gated[seq] = gates

# ── Points ───────────────────────────────────────────────────────────────────────────────────────────────────────────

@claim("积分办法不管以前的事，写的都对得拢", "the rules of points never reach back, and hold together")
def rules_of_points_hold(books, entry, seq, today):
    kind, e = entry["kind"], entry["event"]
    if kind != "rules_set":
        return
    ought(e["from"] >= today, "from", ">= " + today, e["from"])
    ought(e["from"] > today or all(begun != today for begun, _, _ in books.rules), "from", "> " + today, e["from"])
    ought(e["paper"] and e["title"] and e["rules_file"], "paper, title, rules_file", "all three")
    for list_of, code, least in (("services", "class", 1), ("acts", "act", 0)):
        codes = [one[code] for one in e[list_of]]
        ought(least <= len(codes) <= 100 and len(set(codes)) == len(codes), list_of, "each code once", codes)
        ought(all(one["name"] for one in e[list_of]), list_of, "names")
    stars = [int(hours) for hours in e["stars"]]
    ought(len(stars) == 5 and 0 < stars[0] and stars == sorted(set(stars)), "stars", "five, rising", stars)
    ought(1 <= int(e["day_minutes"]) <= 1440 >= int(e["early_minutes"]), "day_minutes, early_minutes", "within a day")
    days = max(int(e["notice_days"]), int(e["late_days"]))
    ought(days <= 366 and 1 <= int(e["keeps_years"] or 1) <= 50, "notice_days, late_days, keeps_years", "366, 50 at most")
    ought(e["cover"] <= e["cover_warning"], "cover", "<= " + e["cover_warning"], e["cover"])
    worth = fen(e["point_worth"]) and "0.0" not in (e["daily_cap"], e["activity_cap"])
    ought(worth, "point_worth, daily_cap, activity_cap", "not zero")
    books.rules.append((e["from"], seq, e))

def rules_on(books, day):
    """The rules in force on a day: the last to begin; of two that begin together, the later entry."""
    in_force = [rules for rules in books.rules if rules[0] <= day]
    return max(in_force, key=lambda rules: rules[:2])[2] if in_force else None

# ── Volunteers, their hours, and what these bring ────────────────────────────────────────────────────────────────────

class Stint:
    """Hours of one volunteer at one activity on one day; the points once they are published."""
    __slots__ = ("activity", "volunteer", "day", "began", "ended", "kind", "witness", "points", "published", "account", "undone")
    def __init__(self, e):
        self.activity, self.volunteer, self.day, self.kind = e["activity"], e["volunteer"], e["date"], e["points_kind"]
        self.began, self.ended = minute_of(e["began"]), minute_of(e["began"]) + int(e["minutes"])
        self.witness, self.points, self.undone = e["witness"], 0, False
        self.published, self.account = None, None

def minute_of(time):
    return int(time[:2]) * 60 + int(time[3:5])

def local(books, at):
    """A moment at the fund's offset."""
    there = datetime.timedelta(hours=int(books.opened["utc_offset"][:3]))
    return datetime.datetime.strptime(at, "%Y-%m-%dT%H:%M:%SZ") + there

def days_later(day, days):
    return (datetime.date.fromisoformat(day) + datetime.timedelta(days=days)).isoformat()

def volunteer_on(books, person, day, before=None):
    """(day, entry, household, party member, team) as they counted on a day; None for who was no volunteer."""
    said = [one for one in books.volunteers.get(person, ()) if one[0] <= day and (before is None or one[1] < before)]
    here = person not in books.gone or day <= books.gone[person]
    return said[-1] if said and here else None

def is_named(books, number, day):
    if number in books.people:
        books.people[number]["voucher"] = max(books.people[number]["voucher"], day)

def kept_until(books, year):
    """The last day on which a voucher of a year is kept (会计档案管理办法 of 2015: thirty years, unless the fund set more)."""
    count, unit = [rule[1:] for rule in sorted(books.kept) if rule[0] <= year + "-12-31"][-1]
    if unit != "months":
        return days_later(year + "-12-31", count)  # working days are more than days: what is refused here is too early
    months = int(year) * 12 + 12 + count
    return days_later("%04d-%02d-01" % (months // 12, months % 12 + 1), -1)

@claim("人员编号一个接一个；个人信息的封存、启封、删除都守规矩",
       "numbers of persons run on; their data are sealed, unsealed and removed by the rules")
def people_are_remembered_and_forgotten(books, entry, seq, today):
    kind, e = entry["kind"], entry["event"]
    if kind in ("donation_received", "goods_received"):
        is_named(books, e["donor"], e["date"])
    elif kind == "payment_requested":
        is_named(books, e["payee"], e["date"])
    elif kind == "aid_listed" and int(e["request"]) in books.requests:
        is_named(books, e["person"], books.requests[int(e["request"])]["date"])
    elif kind == "person_registered":
        ought(e["number"] == "p%d" % (len(books.people) + 1), "number", "p%d" % (len(books.people) + 1), e["number"])
        books.people[e["number"]] = {"into": "", "state": "", "voucher": "", "name": e["name"]}
    elif kind == "person_amended" and e["number"] in books.people:
        books.people[e["number"]]["name"] = e["name"]
    elif kind == "duties_set":
        books.kept += [(e["from"], int(rule["count"]), rule["unit"]) for rule in e["duties"]
                       if rule["duty"] == "keep_vouchers"]
    elif kind == "operator_identified":
        ought(books.people.get(e["person"], {"into": "?"})["into"] == "", "person", "a registered person", e["person"])
    elif kind in ("person_merged", "person_erased", "person_unsealed"):
        number = e["from"] if kind == "person_merged" else e["number"]
        facts = books.people.get(number)
        ought(facts and not facts["into"], "number", "a registered person, not merged", number)
        if kind == "person_merged":
            facts["into"] = e["into"]
            is_named(books, e["into"], facts["voucher"])
        elif kind == "person_unsealed":
            ought(facts["state"] == "sealed" and books.takes_two, "number", "somebody sealed, by two persons", number)
            facts["state"] = ""
        else:
            ought(facts["state"] not in ("removed", e["manner"]), "manner", "sealed once, then removed", e["manner"])
            is_over = not facts["voucher"] or kept_until(books, facts["voucher"][:4]) < today
            ought(e["manner"] == "sealed" or is_over, "manner", "sealed: his vouchers are still kept", e["manner"])
            facts["state"] = e["manner"]

def recorder_of(books, by):
    """The person who records under a code, by the number that stayed; None where nobody said who he is."""
    return stayed(books, books.persons[by]) if books.persons.get(by) else None

def is_no_other_operator(books, person):
    """Two operators are two persons."""
    others = {stayed(books, books.persons[code]) for code in books.persons
              if books.persons[code] and not books.terms.get(code, ("", ""))[1]}
    ought(not person or stayed(books, person) not in others, "person", "nobody who is an operator", person)

@claim("志愿者先登记；时长不重叠、不出活动、不超一天，自己不作证，可疑的有第三人说明",
       "volunteers are registered; hours are possible: nobody at two places, nobody his own witness, doubts vouched for")
def hours_are_possible(books, entry, seq, today):
    kind, e = entry["kind"], entry["event"]
    if kind == "operator_enrolled":
        is_no_other_operator(books, e["person"])
        books.persons[e["code"]] = e["person"]
    elif kind == "operator_identified":
        ought(e["code"] in books.operators and acts(books, e["code"], today), "code", "an operator in his term", e["code"])
        ought(not books.persons.get(e["code"]), "person", "said once", books.persons.get(e["code"]))
        is_no_other_operator(books, e["person"])
        books.persons[e["code"]] = e["person"]
    elif kind == "person_merged":
        himself = recorder_of(books, entry["by"])
        is_his = himself in (stayed(books, e["from"]), stayed(books, e["into"])) and books.volunteers.get(e["from"])
        ought(not is_his, "by", "another person than whose numbers they are", entry["by"])
        merge(books, e, seq, today)
    elif kind == "household_registered":
        ought(not GRAMMARS["person"](e["code"]), "code", "no person's number", e["code"])
    elif kind == "volunteer_registered":
        said, new = books.volunteers.setdefault(e["volunteer"], []), (e["household"], e["is_party_member"], e["team"])
        ought(not said or e["date"] >= said[-1][0], "date", "not before what was said last", e["date"])
        first = books.posting_day(e["date"])
        ought(not said or e["date"] == first, "date", ">= " + first, e["date"])
        back = books.gone.pop(e["volunteer"], None)
        ought(back or not said or new != said[-1][2:], "volunteer", "something new", e["volunteer"])
        home = said[-1][2] if said and not back else ""
        if home and home != e["household"] and sum(books.points.get(("exchange", home), {}).values()):
            ought(others_live_in(books, home, e["volunteer"]), "household", "another volunteer who stays with its points", home)
        leaves_no_debt_behind(books, e["volunteer"], e["household"], today)
        owed, rules = books.points_owed.get(("exchange", e["volunteer"]), 0), rules_on(books, today)
        stays = bool(said) and said[-1][2] == e["household"]
        if owed and e["household"] and not stays and rules and rules["household_shares"]:
            ought(False, "household", "nobody who owes %d tenths on his own account" % owed, e["household"])
        said.append((e["date"], seq) + new)
    elif kind == "activity_opened":
        ought(e["title"] and e["place"], "title, place", "both")
        ought(e["begins"] < e["ends"] and e["first"] <= e["last"] <= days_later(e["first"], 366), "first, last",
              "a window of at most a year", (e["first"], e["last"], e["begins"], e["ends"]))
        points_an_hour(books, e["class"], e["first"])
    elif kind == "hours_recorded":
        hours_fit(books, entry, e, today)
        stint = books.stints[seq] = Stint(e)
        books.days_of.setdefault((stint.volunteer, stint.day), []).append(seq)
        books.unpublished.setdefault(stint.activity, []).append(seq)
        seen = books.seen.setdefault((stint.witness, stint.day), {})
        add(seen, stint.volunteer, 1)
    elif kind == "entry_reversed" and int(e["entry"]) in books.stints:
        undo_hours(books, int(e["entry"]))

def others_live_in(books, home, person):
    return [other for other, his in books.volunteers.items() if other != person and his
            and his[-1][2] == home and other not in books.gone and other not in books.merged]

def leaves_no_debt_behind(books, person, goes_to, today):
    """The last volunteer of a household that shares does not leave what it owes, by registration or under another number."""
    said, rules = books.volunteers.get(person), rules_on(books, today)
    home = said[-1][2] if said else ""
    owed = books.points_owed.get(("exchange", home), 0)
    if home and home != goes_to and owed and rules and rules["household_shares"]:
        ought(others_live_in(books, home, person), "household", "another volunteer who pays the %d tenths it owes" % owed, home)

def stayed(books, person):
    while person in books.merged:
        person = books.merged[person]
    return person

def heir(books, account):
    """The account that holds by now what an account held: a merged number's points went to the one that stayed."""
    return account[0], stayed(books, account[1])

def numbers_of(books, person):
    return [person] + books.joined.get(person, [])

def hours_on(books, person, day):
    """Hours of one person on a day, under whichever of his numbers, by entry."""
    return sorted(at for number in numbers_of(books, person) for at in books.days_of.get((number, day), ()))

def merge(books, e, seq, today):
    """One person: he was never at two places, and a volunteer since the first of his numbers was."""
    for at in [at for (who, _), those in books.days_of.items() if who in numbers_of(books, e["from"]) for at in those]:
        stint = books.stints[at]
        others = map(books.stints.get, hours_on(books, e["into"], stint.day))
        ought(not any(other.began < stint.ended and stint.began < other.ended for other in others), "from, into",
              "hours that do not overlap with entry %d" % at)
    if books.volunteers.get(e["into"]):
        leaves_no_debt_behind(books, e["from"], books.volunteers[e["into"]][-1][2], today)
    books.joined[e["into"]] = books.joined.get(e["into"], []) + [e["from"]] + books.joined.pop(e["from"], [])
    books.merged[e["from"]] = e["into"]
    books.merges.append((books.size, e["from"], e["into"]))  # a merge that waited stands from the word that let it
    joins_time(books, e["from"], e["into"])
    said, his = books.volunteers.get(e["from"]), books.volunteers.get(e["into"])
    if said:
        earlier = [(one[0], seq) + one[2:] for one in said if not his or one[0] < his[0][0]]
        if not his and e["from"] in books.gone:
            books.gone[e["into"]] = books.gone[e["from"]]
        books.volunteers[e["into"]] = earlier + (his or [])

def points_an_hour(books, service, day):
    rules = rules_on(books, day)
    ought(rules, "date", "a day with rules of points", day)
    known = [one for one in rules["services"] if one["class"] == service]
    ought(known, "class", "a service of the rules", service)
    return fen(known[0]["an_hour"])

def hours_fit(books, entry, e, today):
    activity, began = books.facts[books.known["activity"][e["activity"]]][1], minute_of(e["began"])
    ended, now = began + int(e["minutes"]), local(books, entry["at"])
    window = minute_of(activity["begins"]) <= began < ended <= minute_of(activity["ends"])
    ought(window and activity["first"] <= e["date"] <= activity["last"], "began, minutes", "the activity's window",
          (e["date"], e["began"], e["minutes"]))
    since = (now - datetime.datetime.fromisoformat(e["date"])).days * 1440 + now.hour * 60 + now.minute - ended
    ought(since >= 0, "at", "after these hours", entry["at"])
    points_an_hour(books, activity["class"], e["date"])
    rules, who = rules_on(books, e["date"]), volunteer_on(books, e["volunteer"], e["date"])
    ought(who and e["volunteer"] not in books.gone, "volunteer", "a volunteer on that day, still here", e["volunteer"])
    ought(e["points_kind"] == "exchange" or who[3], "points_kind", "exchange, for no party member", e["points_kind"])
    ought(e["volunteer"] not in (e["witness"], recorder_of(books, entry["by"])), "witness, by", "others", e["volunteer"])
    others = [books.stints[at] for at in hours_on(books, e["volunteer"], e["date"])]
    ought(not any(other.began < ended and began < other.ended for other in others), "began", "no overlap", e["began"])
    given = sum(other.ended - other.began for other in others) + ended - began
    ought(given <= int(rules["day_minutes"]), "minutes", "<= %s a day" % rules["day_minutes"], given)
    ought(bool(e["reason"]) == bool(e["vouched_by"]), "reason, vouched_by", "both or neither", e["reason"])
    involved = e["volunteer"], e["witness"], recorder_of(books, entry["by"])
    ought(e["vouched_by"] not in involved, "vouched_by", "a third person", e["vouched_by"])
    his = volunteer_on(books, e["vouched_by"], e["date"])
    ought(not his or not his[2] or his[2] != who[2], "vouched_by", "somebody of another household", e["vouched_by"])
    seen = set(books.seen.get((e["witness"], e["date"]), {})) | {e["volunteer"]}
    late = datetime.date.fromisoformat(today) - datetime.date.fromisoformat(e["date"])
    doubtful = since < int(rules["early_minutes"]) or late.days > int(rules["late_days"])
    doubtful = doubtful or len(seen) > int(rules["witness_limit"])
    ought(e["vouched_by"] or not doubtful, "vouched_by", "somebody who says why", (since, late.days, len(seen)))

def time_is_still_here(books, who, minutes):
    """Hours that went along with a statement are not taken back while it is out."""
    numbers = numbers_of(books, stayed(books, who))
    out = sum(books.sent.get(number, (0, 0))[0] for number in numbers)
    has = sum(books.minutes.get(number, 0) for number in numbers)
    has += sum(stint.ended - stint.began for stint in books.stints.values()
               if out and stint.volunteer in numbers and stint.published is not None and not stint.undone)
    ought(not out or has - minutes >= out, "entry", "hours that no statement took along", who)

def undo_hours(books, seq):
    """They never were; points they brought are taken out again, as long as they are there."""
    stint = books.stints[seq]
    if stint.published is not None:
        time_is_still_here(books, stint.volunteer, stint.ended - stint.began)
    stint.undone = True
    books.days_of[stint.volunteer, stint.day].remove(seq)
    seen = books.seen[stint.witness, stint.day]
    seen[stint.volunteer] -= 1
    if not seen[stint.volunteer]:
        del seen[stint.volunteer]
    if stint.published is None:
        books.unpublished[stint.activity].remove(seq)
    elif stint.points:
        account = stint.account  # rules that began later on that day change nothing of it
        strikes(books, heir(books, account), portion_of(books, account[0], books.counting[stint.published]), stint.points)

def account_of(books, stint, before):
    """The household's account where the rules of that day say so and there is one, else his own: asked when it is published."""
    who = volunteer_on(books, stint.volunteer, stint.day, before)
    shared = stint.kind == "exchange" and rules_on(books, stint.day)["household_shares"]
    return stint.kind, shared and who and who[2] or stayed(books, stint.volunteer)

def after_notice(books, e, seq, today):
    """Notice runs from the day on which it was recorded, or, where it waited for another person, on which he let it."""
    books.counting[seq] = counting(books, max(e["date"], today))
    return books.counting[seq]

def counting(books, published):
    """The first and the last day on which points count that were published on a day."""
    rules = rules_on(books, published)
    first = days_later(published, int(rules["notice_days"]) + 1)
    return first, "%04d-12-31" % (int(first[:4]) + int(rules["keeps_years"]) - 1) if rules["keeps_years"] else ""

def moves_points(books, account, portion, tenths, field):
    left = books.points.setdefault(account, {})
    add(left, portion, tenths)
    add(books.outstanding, account[0], tenths)
    ought(left[portion] >= 0, field, "points that are still there", "%s: %d tenths missing" % (account[1], -left[portion]))
    owed = min(tenths, books.points_owed.get(account, 0))
    if owed > 0:  # what comes in pays first what reversed records brought and was gone already
        add(books.points_owed, account, -owed)
        moves_points(books, account, portion, -owed, field)

@claim("公示的积分按当天的办法重算，一分不差", "published points are what the rules of each day give")
def points_follow_the_rules(books, entry, seq, today):
    kind, e = entry["kind"], entry["event"]
    if kind != "points_published" or not e["activity"]:
        return
    waiting, since = books.unpublished.pop(e["activity"], []), []
    if seq != books.size:  # it waited for another person, and covers no hours recorded since
        waiting, since = [at for at in waiting if at <= int(e["up_to"])], [at for at in waiting if at > int(e["up_to"])]
    books.unpublished[e["activity"]] = since
    ought(waiting and e["place"], "activity, place", "hours that wait, a place", (len(waiting), e["place"]))
    ought(int(e["up_to"]) == waiting[-1], "up_to", waiting[-1], e["up_to"])
    last = max(books.stints[at].day for at in waiting)
    ought(e["date"] >= last, "date", ">= " + last, e["date"])
    service, sums, minutes = books.facts[books.known["activity"][e["activity"]]][1]["class"], {}, 0
    for stint in map(books.stints.get, waiting):
        stint.points, stint.published = earned(books, stint, service), seq
        add(sums, stint.kind, stint.points)
        minutes += stint.ended - stint.began
    true = (len(waiting), minutes, sums.get("exchange", 0), sums.get("party", 0))
    found = (int(e["count"]), int(e["minutes"]), fen(e["points"]), fen(e["points_party"]))
    ought(found == true, "count, minutes, points (tenths), points_party", true, found)
    days = after_notice(books, e, seq, today)
    for stint in map(books.stints.get, waiting):
        account = stint.account = account_of(books, stint, seq)
        moves_points(books, account, portion_of(books, account[0], days), stint.points, "points")

def earned(books, stint, service):
    """Points an hour by the minute, rounded down to a tenth, within what one activity and one day may bring."""
    rules = rules_on(books, stint.day)
    points = points_an_hour(books, service, stint.day) * (stint.ended - stint.began) // 60
    same = [books.stints[at] for at in hours_on(books, stayed(books, stint.volunteer), stint.day)]
    for cap, those in (("activity_cap", [one for one in same if one.activity == stint.activity]), ("daily_cap", same)):
        if rules[cap]:
            deeds = by_deeds(books, stayed(books, stint.volunteer), stint.day) if cap == "daily_cap" else 0
            points = min(points, max(0, fen(rules[cap]) - deeds - sum(one.points for one in those)))
    return points

# ── Points: what else brings them, and what takes them away ──────────────────────────────────────────────────────────

def portion_of(books, kind, days):
    """What stands in a 党性存折 never ends."""
    return (days[0], "") if kind == "party" else days

def come_on(days, day):
    """Points count in an account from the day they came into it, or back: they were not there before."""
    return max(days[0], day), days[1]

def of_volunteer(books, e, day):
    """The account of a volunteer on a day: his household's, where the rules say that one is shared."""
    ought(e["volunteer"] not in books.merged, "volunteer", "a number that stayed", e["volunteer"])
    who = volunteer_on(books, e["volunteer"], day)
    ought(who, "volunteer", "a volunteer on that day", e["volunteer"])
    ought(e["volunteer"] not in books.gone, "volunteer", "one who is still here", e["volunteer"])
    kind = e.get("points_kind", "exchange")
    ought(kind == "exchange" or who[3], "points_kind", "exchange, for no party member", kind)
    shared = kind == "exchange" and rules_on(books, day)["household_shares"]
    return kind, shared and who[2] or e["volunteer"]

def in_order(portions):
    """What ends first is spent first; of two that end together, what began first; what never ends, last."""
    return sorted(portions, key=lambda days: (days[1] == "", days[1], days[0]))

def available(books, account, day):
    return {days: left for days, left in books.points.get(account, {}).items()
            if left and days[0] <= day and (not days[1] or day <= days[1])}

def takes_points(books, account, tenths, day):
    """Takes points that count on a day, and says from which portions."""
    there, taken = available(books, account, day), []
    ought(tenths <= sum(there.values()), "points", "<= %d tenths" % sum(there.values()), tenths)
    for days in in_order(there):
        part = min(tenths, there[days])
        if part:
            moves_points(books, account, days, -part, "points")
            taken.append((days, part))
            tenths -= part
    return taken

def takes_back(books, account, own, tenths):
    """A reversal takes out again first what came with it, then what else is left."""
    left = {days: tenths for days, tenths in books.points.get(account, {}).items() if tenths}
    ought(tenths <= sum(left.values()), "entry", "points that are still there", account[1])
    for days in [own] * (own in left) + [days for days in in_order(left) if days != own]:
        part = min(tenths, left[days])
        moves_points(books, account, days, -part, "entry")
        tenths -= part

def strikes(books, account, own, tenths):
    """A record is reversed, whatever became of what it brought: what is not there any more, its account owes."""
    there = min(tenths, sum(books.points.get(account, {}).values()))
    takes_back(books, account, own, there)
    add(books.points_owed, account, tenths - there)

def act_of(books, e, sign):
    rules = rules_on(books, e["date"])
    ought(rules, "date", "a day with rules of points", e["date"])
    known = [one for one in rules["acts"] if (one["act"], one["sign"]) == (e["act"], sign)]
    ought(known, "act", "an act of the rules: " + sign, e["act"])
    return fen(known[0]["points"])

@claim("好人好事、扣分、到期、转让照当天的办法，积分从不变成负数",
       "deeds, deductions, expiry and transfers follow the rules of their day; no account falls below zero")
def points_never_fall_below_zero(books, entry, seq, today):
    kind, e = entry["kind"], entry["event"]
    if kind == "points_joined":
        join(books, e, today)
    elif kind == "wish_made":
        books.wishes[seq] = ["", None]
    elif kind == "wish_claimed":
        wish = open_wish(books, e)
        ought(not wish[0], "wish", "one that nobody claimed", wish[0])
        wish[0] = e["claimer"]
        is_anothers(books, e["wish"], e["claimer"])
    elif kind == "deed_recorded":
        deed(books, e, seq, entry["by"])
    elif kind == "points_published" and not e["activity"]:
        publish_deeds(books, e, seq, today)
    elif kind == "points_deducted":
        most, account = act_of(books, e, "deduction"), of_volunteer(books, e, e["date"])
        true = min(most, sum(available(books, account, e["date"]).values()))
        ought(0 < fen(e["points"]) == true, "points", "%d tenths, above zero" % true, e["points"])
        books.taken[seq] = account, takes_points(books, account, true, e["date"])
    elif kind == "points_expired":
        expire(books, e, today)
    elif kind == "points_transferred":
        transfer(books, e, seq, entry["by"])
    elif kind == "volunteer_opening_recorded":
        rules = rules_on(books, e["date"])
        ought(rules and e["paper"], "date, paper", "a day with rules, a paper", e["date"])
        ought(recorder_of(books, entry["by"]) != stayed(books, e["volunteer"]), "by", "another than he", entry["by"])
        account = of_volunteer(books, e, e["date"])
        before = [books.opened_for[number] for number in numbers_of(books, e["volunteer"]) if number in books.opened_for]
        ought(set(before) <= books.undone, "volunteer", "taken over once", e["volunteer"])
        ought(fen(e["points"]) or int(e["minutes"]), "points, minutes", "one of them")
        books.opened_for[e["volunteer"]] = seq
        years = rules["keeps_years"]
        own = e["date"], "%04d-12-31" % (int(e["date"][:4]) + int(years) - 1) if years else ""
        books.brought[seq] = account, own, fen(e["points"])
        moves_points(books, account, own, fen(e["points"]), "points")
        add(books.minutes, e["volunteer"], int(e["minutes"]))
    elif kind == "volunteer_sent":
        send(books, e, seq, today)
    elif kind == "volunteer_received":
        receive(books, e, seq, today)
    elif kind == "entry_reversed":
        undo_points(books, int(e["entry"]), today)

def open_wish(books, e):
    made = books.standing("wish", e["wish"], "wish_made")
    ought(e["date"] >= made["date"], "date", ">= " + made["date"], e["date"])
    wish = books.wishes[int(e["wish"])]
    ought(wish[1] is None, "wish", "one that is open", "fulfilled by entry %s" % wish[1])
    return wish

def is_anothers(books, wish, number):
    wisher = books.facts[int(wish)][1]["wisher"]
    ought(stayed(books, wisher) != stayed(books, number), "wish", "another person's", wisher)

def by_deeds(books, person, day):
    """What deeds of a person on a day bring, in tenths, under whichever of his numbers."""
    return sum(books.by_deeds.get((number, day), 0) for number in numbers_of(books, person))

def deed(books, e, seq, by):
    tenths, account = act_of(books, e, "award"), of_volunteer(books, e, e["date"])
    who = stayed(books, e["volunteer"])
    ought(stayed(books, e["witness"]) != who, "witness", "another person", e["witness"])
    ought(recorder_of(books, by) != who, "by", "another person than who did it", by)
    ought(e["description"], "description", "what was done")
    if e["gift"]:
        gift = int(e["gift"])
        numbers = {number for donor, number in books.donor_numbers.items() if donor and stayed(books, donor) == who}
        own = gift < seq and books.kinds[gift] in b"g" and gift not in books.undone and books.donors[gift] in numbers
        ought(own, "gift", "one of his own that stands", gift)
        ought(books.refunded.get(gift, 0) < books.amounts[gift], "gift", "one that did not go back", gift)
        ought(gift not in books.gifts_of_deeds, "gift", "one that counts for no other deed", gift)
        books.gifts_of_deeds[gift] = seq
    ought(e["wish"] or not re.match("wish($|[_-])", e["act"]), "wish", "the wish it fulfilled", e["act"])
    if e["wish"]:
        wish = open_wish(books, e)
        ought(stayed(books, wish[0]) == who, "wish", "one that he claimed", wish[0])
        is_anothers(books, e["wish"], who)
        wish[1] = seq
    cap = rules_on(books, e["date"])["daily_cap"]
    if cap:  # hours and deeds of a day together
        hours = sum(books.stints[at].points for at in hours_on(books, who, e["date"]))
        tenths = max(0, min(tenths, fen(cap) - hours - by_deeds(books, who, e["date"])))
    books.worth[seq] = tenths
    add(books.by_deeds, (e["volunteer"], e["date"]), tenths)
    books.deeds[seq] = account, tenths, e["date"]

def publish_deeds(books, e, seq, today):
    waiting = [at for at in books.deeds if at <= int(e["up_to"])]
    ought(waiting and e["place"], "up_to, place", "deeds that wait, a place", (len(waiting), e["place"]))
    rules, sums = rules_on(books, e["date"]), {}
    ought(rules, "date", "a day with rules of points", e["date"])
    for account, tenths, day in map(books.deeds.get, waiting):
        ought(e["date"] >= day, "date", ">= " + day, e["date"])
        add(sums, account[0], tenths)
    true = (len(waiting), sums.get("exchange", 0), sums.get("party", 0), 0, 0)
    found = (int(e["count"]), fen(e["points"]), fen(e["points_party"]), int(e["helped"]), int(e["minutes"]))
    ought(found == true, "count, points (tenths), points_party, helped, minutes", true, found)
    days = after_notice(books, e, seq, today)
    for at in waiting:
        account, tenths, _ = books.deeds.pop(at)
        account = heir(books, account)
        own = portion_of(books, account[0], days)
        moves_points(books, account, own, tenths, "points")
        books.brought[at] = account, own, tenths

def expire(books, e, today):
    ought(e["date"] < today, "date", "< " + today, e["date"])
    ending = {}
    for account, portions in books.points.items():
        over = [days for days, left in portions.items() if left and days[1] and max(days) <= e["date"]]
        if over and account[0] == "exchange":
            ending[account] = [(days, portions[days]) for days in over]
    points = sum(left for portions in ending.values() for _, left in portions)
    found = (int(e["accounts"]), fen(e["points"]))
    ought(ending and found == (len(ending), points), "accounts, points (tenths)", (len(ending), points), found)
    for account, portions in ending.items():
        for days, left in portions:
            moves_points(books, account, days, -left, "points")

def transfer(books, e, seq, by):
    rules = rules_on(books, e["date"])
    ought(rules and rules["transfer"], "date", "a day whose rules allow it", e["date"])
    ought(fen(e["points"]) and e["from"] != e["to"], "points, to", "above zero, to another account", e["to"])
    for way in ("from", "to"):
        who = volunteer_on(books, e[way], e["date"])
        is_own = who and e[way] not in books.gone and not (rules["household_shares"] and who[2])
        ought(is_own or e[way] in books.known["household"], way, "an account", e[way])
    himself = recorder_of(books, by)
    his = volunteer_on(books, himself, e["date"])
    own = himself and (e["to"] == himself or his and his[2] == e["to"])
    ought(not own, "by", "another person than who gets them", by)
    taken = takes_points(books, ("exchange", e["from"]), fen(e["points"]), e["date"])
    taken = [(come_on(days, e["date"]), part) for days, part in taken]
    for days, part in taken:
        moves_points(books, ("exchange", e["to"]), days, part, "points")
    books.taken[seq] = ("exchange", e["from"]), taken

def join(books, e, today):
    """All points of a merged number go to the one that stayed, each portion with its last day, and so does what it owes."""
    ought(e["from"] in books.merged and stayed(books, e["from"]) == e["into"], "into", "the number that stayed", e["into"])
    there = {kind: dict(books.points.get((kind, e["from"]), {})) for kind in ("exchange", "party")}
    true = tuple(sum(there[kind].values()) for kind in ("exchange", "party"))
    found = fen(e["points"]), fen(e["points_party"])
    owed = [books.points_owed.pop((kind, e["from"]), 0) for kind in there]
    ought(any(true) + any(owed) and found == true, "points, points_party (tenths)", true, found)
    for debt, (kind, portions) in zip(owed, there.items()):
        into = kind, e["into"]
        for days, left in portions.items():
            moves_points(books, (kind, e["from"]), days, -left, "points")
            moves_points(books, into, come_on(days, today), left, "points")
        strikes(books, into, None, debt)

STATEMENT_DAYS = 30  # so long a statement may be taken over; after them it may be reversed

def taken_along(books, e):
    """His own account; what a household shares stays with it, unless he is the last of it."""
    own, shared = ("exchange", e["volunteer"]), of_volunteer(books, e, e["date"])
    stays = any(said[-1][2] == shared[1] for other, said in books.volunteers.items()
                if other != e["volunteer"] and other not in books.gone and other not in books.merged)
    return own if stays else shared

def is_another_ledger(books, origin, field):
    ought(origin != books.opened["origin"] and re.fullmatch(r"[^ +]+[.-][0-9a-f]{32}", origin), field,
          "another ledger", origin)

def send(books, e, seq, today):
    account, numbers = taken_along(books, e), numbers_of(books, e["volunteer"])
    is_another_ledger(books, e["to"], "to")
    name = name_in_force(books, e["volunteer"])
    ought(e["name"] == name, "name", name, e["name"])
    ought(today <= days_later(e["date"], STATEMENT_DAYS), "date", "within %d days" % STATEMENT_DAYS, e["date"])
    out = [books.sent[number] for number in numbers if books.sent.get(number, (0, 0))[0]]
    elsewhere = [left for _, left in out if books.facts[left][1]["to"] != e["to"]]
    ought(not elsewhere, "to", "where entry %s went" % elsewhere, e["to"])
    hours = [at for waiting in books.unpublished.values() for at in waiting if books.stints[at].volunteer in numbers]
    deeds = [at for at in books.deeds if stayed(books, books.facts[at][1]["volunteer"]) == e["volunteer"]]
    ought(not hours and not deeds, "volunteer", "nothing of his unpublished", hours + deeds)
    waiting = [days for days, left in books.points.get(account, {}).items() if left and days[0] > e["date"]]
    ought(not waiting, "points", "none in notice", waiting)
    published = [stint for stint in books.stints.values()
                 if stint.volunteer in numbers and stint.published is not None and not stint.undone]
    later = max((stint.day for stint in published), default="")
    ought(later <= e["date"], "date", "not before his last hours, " + later, e["date"])
    minutes = sum(books.minutes.get(number, 0) for number in numbers)
    minutes += sum(stint.ended - stint.began for stint in published)
    true = max(minutes - sum(stated for stated, _ in out), 0), sum(available(books, account, e["date"]).values())
    found = int(e["minutes"]), fen(e["points"])
    ought(found == true, "minutes, points (tenths)", true, found)
    books.taken[seq] = account, takes_points(books, account, true[1], e["date"])
    before = books.sent.get(e["volunteer"], (0, 0))[0]
    books.gone[e["volunteer"]], books.sent[e["volunteer"]] = e["date"], (before + true[0], seq)

def name_in_force(books, number):
    """The commitment to the name of who moves, which his statement opens: neither sealed nor removed."""
    facts = books.people.get(number, {"state": "unknown"})
    ought(not facts["state"], "volunteer", "somebody whose name can be opened", facts["state"])
    return facts["name"]

def comes_back(books, e, undone, today):
    """A statement nobody took over is reversed once nobody can any more."""
    until, who = days_later(e["date"], STATEMENT_DAYS), stayed(books, e["volunteer"])
    ought(today > until, "entry", "after " + until, today)
    back = max(books.came.get(number, 0) for number in numbers_of(books, who))
    ought(back < undone, "entry", "nobody who is back by entry %d" % back, undone)
    out, left = books.sent.get(who, (0, 0))
    books.sent[who] = max(out - int(e["minutes"]), 0), left
    if left == undone:
        books.gone.pop(e["volunteer"], None)

def receive(books, e, seq, today):
    rules = rules_on(books, e["date"])
    ought(rules and e["statement_file"], "date, statement_file", "a day with rules, a statement", e["date"])
    account = of_volunteer(books, e, e["date"])
    name_in_force(books, e["volunteer"])
    is_another_ledger(books, e["from"], "from")
    until = days_later(e["stated_on"], STATEMENT_DAYS)
    ought(today <= until and e["stated_on"] <= e["date"], "stated_on", "good until " + until, (e["stated_on"], e["date"]))
    before = time_of(books, e["volunteer"])
    books.came[e["volunteer"]] = seq
    ought(e["leaf"] not in books.statements, "leaf", "a new statement", e["leaf"])
    books.statements.add(e["leaf"])
    years = rules["keeps_years"]
    own = e["date"], "%04d-12-31" % (int(e["date"][:4]) + int(years) - 1) if years else ""
    books.brought[seq] = account, own, fen(e["points"])
    moves_points(books, account, own, fen(e["points"]), "points")
    # What he took along from here is part of what he brings back, unless it is less.
    stated, (taken_along, left) = int(e["minutes"]), books.sent.get(e["volunteer"], (0, 0))
    if stated > books.stated.get(e["volunteer"], (0, 0))[0]:
        books.stated[e["volunteer"]] = stated, seq
    if stated >= taken_along:
        stated, books.sent[e["volunteer"]] = stated - taken_along, (0, left)
    add(books.minutes, e["volunteer"], stated)
    books.received[seq] = before, time_of(books, e["volunteer"])

def time_of(books, who):
    """A volunteer's minutes brought along, those that are out, the most that was stated, and when he came last."""
    return (books.minutes.get(who, 0), books.sent.get(who, (0, 0)), books.stated.get(who, (0, 0)), books.came.get(who, 0))

def joins_time(books, given_up, stays):
    """Who left under one number and came back under the other brought along what stands under the first: it counts once."""
    for here, there in ((given_up, stays), (stays, given_up)):
        (stated, came), (taken_along, left) = books.stated.get(here, (0, 0)), books.sent.get(there, (0, 0))
        if 0 < taken_along <= stated and came > left:
            add(books.minutes, here, -min(taken_along, books.minutes.get(here, 0)))
            books.sent[there] = 0, left
    books.came[stays] = max(books.came.get(stays, 0), books.came.pop(given_up, 0))
    going, staying = books.sent.pop(given_up, (0, 0)), books.sent.get(stays, (0, 0))
    if going[0]:
        books.sent[stays] = going[0] + staying[0], max(going[1], staying[1])
    books.stated[stays] = max(books.stated.get(stays, (0, 0)), books.stated.pop(given_up, (0, 0)),
                              key=lambda stated: stated[0])

def undo_points(books, undone, today):
    kind, e, _ = books.facts.get(undone, ("", None, ""))
    if kind == "volunteer_sent":
        comes_back(books, e, undone, today)
    if kind in ("wish_made", "wish_claimed"):
        wish = books.wishes[undone if kind == "wish_made" else int(e["wish"])]
        ought(wish[1] is None, "entry", "one no deed rests on", wish[1])
        wish[0] = ""
    if kind == "deed_recorded":
        books.deeds.pop(undone, None)
        add(books.by_deeds, (e["volunteer"], e["date"]), -books.worth.pop(undone))
        if e["gift"]:
            del books.gifts_of_deeds[int(e["gift"])]
        if e["wish"]:
            books.wishes[int(e["wish"])][1] = None
    if kind == "volunteer_received":
        who = e["volunteer"]
        before, after = books.received.pop(undone)
        ought(who not in books.merged and time_of(books, who) == after, "entry", "nothing that builds on it since", who)
        books.minutes[who], books.sent[who], books.stated[who], books.came[who] = before
        books.statements.discard(e["leaf"])
    if kind == "volunteer_opening_recorded":
        time_is_still_here(books, e["volunteer"], int(e["minutes"]))
        add(books.minutes, e["volunteer"], -int(e["minutes"]))
    if undone in books.brought:
        account, own, tenths = books.brought.pop(undone)
        back = takes_back if kind == "volunteer_received" else strikes
        back(books, heir(books, account), own, tenths)
    account, taken = books.taken.pop(undone, (None, ()))
    for days, part in taken:
        if kind == "points_transferred":
            takes_back(books, heir(books, ("exchange", e["to"])), days, part)
        moves_points(books, heir(books, account), come_on(days, today), part, "entry")

@claim("新的积分，不超过超市兑得了的", "no more points come in than the rules say can be honoured")
def points_are_covered(books, entry, seq, today):
    kind, e = entry["kind"], entry["event"]
    if kind not in ("points_published", "volunteer_opening_recorded", "volunteer_received") or not fen(e["points"]):
        return
    rules = rules_on(books, today)  # a debt of today, whatever day it is written down for
    owed = -(-books.outstanding["exchange"] * fen(rules["point_worth"]) // 10)  # rounded up
    stock = sum(lot["worth"] for lot in books.lots.values() if lot["at"] not in books.undone and lot.get("usage", "shop") == "shop"
                and (not lot["expiry"] or today <= lot["expiry"]))
    ours = words("federation cash_in_transit platform")
    due = lambda *purse: sum(rest for (_, *whose), rest in books.owed.items() if tuple(whose) == purse)
    reserve = sum(max(0, books.cash[spot] - due(*purse)) for purse, spot in books.purses.items()
                  if purse[1] and purse[1] == rules["reserve"] and ours(books.holder(purse[0])))
    lacks = sum(max(0, due(*purse) - books.cash[spot]) for purse, spot in books.purses.items())  # merchants come first
    part, can = owed * int(rules["cover"].replace(".", "")) // 10000, max(0, stock + reserve - lacks)
    ought(part <= can, "points", "covered by " + yuan(can), yuan(part))

# ── The match: reckoned anew from the gifts, in whole numbers ────────────────────────────────────────────────────────

@claim("配捐按约定重算，一分不差，到账不超过应配", "the match is what its rule gives, to the fen; no more is received than due")
def matches_are_reckoned_exactly(books, entry, seq, today):
    kind, e = entry["kind"], entry["event"]
    if books.pool_left:
        ought(kind == "match_confirmed" and int(e["agreement"]) in books.pool_left, "pool",
              "the agreements of a pool one after another", kind)
    books.corrected = books.corrected or kind in ("donation_refunded", "entry_reversed")
    if kind == "match_agreed":
        agree(books, e, seq)
    elif kind == "match_confirmed":
        confirm(books, e, seq)
        books.agreements[int(e["agreement"])].update(confirmed=seq, size=int(e["size"]))
    elif kind in ("match_received", "match_owed", "match_returned"):
        books.standing("agreement", e["agreement"], "match_agreed")
        one = books.agreements[int(e["agreement"])]
        ought(one["due"] is not None, "agreement", "a confirmed one", e["agreement"])
        signed = kind != "match_received" or not books.takes_two or one["confirmed"] in books.approved
        ought(signed, "agreement", "one that the federation countersigned", e["agreement"])
        due, holds = min(one["due"], reckoned(books, one)[2]), one["received"] - one["returned"]
        if kind == "match_received":
            ought(e["date"] >= confirmed_on(books, one), "date", ">= " + confirmed_on(books, one), e["date"])
            ought(holds + fen(e["amount"]) <= due, "amount", "<= " + yuan(max(0, due - holds)), e["amount"])
            one["received"] += fen(e["amount"])
        elif kind == "match_owed":
            ought(0 < fen(e["amount"]) == more_owed(books, one), "amount", yuan(more_owed(books, one)), e["amount"])
            one["owed"] += fen(e["amount"])
            one.setdefault("debts", []).append((e["date"], fen(e["amount"])))
            add(books.held, (one["project"], "match"), fen(e["amount"]))
        else:
            debt = sum(owed for day, owed in one.get("debts", ()) if day <= e["date"]) - one["returned"]
            ought(fen(e["amount"]) <= debt, "amount", "<= " + yuan(debt), e["amount"])
            one["returned"] += fen(e["amount"])
            add(books.held, (one["project"], "match"), -fen(e["amount"]))
    elif kind in ("payment_settled", "advance_paid") and e["source_kind"] == "match":
        debts_are_recorded(books, books.requests[int(e["request"])]["project"])
    elif kind in ("month_closed", "project_closed"):
        debts_are_recorded(books, e.get("project"))
        books.corrected = books.corrected and kind != "month_closed"
    elif kind == "entry_reversed":
        undone, e = books.undoes(entry, "match_received")
        if undone is not None:
            one = books.agreements[int(e["agreement"])]
            one["received"] -= fen(e["amount"])
            ought(not one["owed"], "entry", "a receipt of a match of which nothing is owed back", undone)
        undone, back = books.undoes(entry, "match_returned")
        if undone is not None:
            one = books.agreements[int(back["agreement"])]
            one["returned"] -= fen(back["amount"])
            add(books.held, (one["project"], "match"), fen(back["amount"]))
        undone, _ = books.undoes(entry, "match_agreed")
        if undone is not None:  # an agreement with a wrong rate counts as never made
            ought(books.agreements.pop(undone)["due"] is None, "entry", "not yet confirmed", undone)

def confirmed_on(books, one):
    """The day on which an agreement was confirmed, and the whole pool with it."""
    pool = [other for other in books.agreements.values() if other is one or one["pool"] and other["pool"] == one["pool"]]
    return max(books.facts[other["confirmed"]][1]["date"] for other in pool if other["due"] is not None)

def more_owed(books, one):
    """What corrections left received beyond what is due, and nobody recorded as owed."""
    return max(0, one["received"] - min(one["due"], reckoned(books, one)[2]) - one["owed"])

def debts_are_recorded(books, project=None):
    for at, one in books.agreements.items() if books.corrected else ():
        if one["received"] and one["due"] is not None and project in (None, one["project"]):
            owed = more_owed(books, one)
            ought(owed == 0, "agreement", "no debt beside the books", "%s of entry %d" % (yuan(owed), at))

def agree(books, e, seq):
    starts, rates = [fen(tier["from"]) for tier in e["tiers"]], [fen(tier["rate"]) for tier in e["tiers"]]
    rising = starts[:1] == [0] and all(low < high for low, high in zip(starts, starts[1:]))
    allowed = all(1000 <= rate <= 5000 for rate in rates)
    ought(rising and allowed, "tiers", "from 0.00 rising, 0.1000 to 0.5000", e["tiers"])
    ought(e["from"] <= e["until"], "until", ">= " + e["from"], e["until"])
    taken = [one["position"] for one in books.agreements.values() if e["pool"] and one["pool"] == e["pool"]]
    free = (e["position"] == "0") == (e["pool"] == "") and e["position"] not in taken
    ought(free, "position", "one of its own in the pool", e["position"])
    books.agreements[seq] = dict(e, due=None, received=0, owed=0, returned=0)

def confirm(books, e, seq):
    books.standing("agreement", e["agreement"], "match_agreed")
    at = int(e["agreement"])
    one = books.agreements[at]
    ought(one["due"] is None, "agreement", "one not yet confirmed", at)
    ought(e["date"] > one["until"], "date", "> " + one["until"], e["date"])
    if not books.pool_left:
        together = {at: one} if not one["pool"] else {
            place: other for place, other in books.agreements.items()
            if other["pool"] == one["pool"] and other["due"] is None}
        books.pool_left, books.pool_begun = shared_out(books, together, one["pool"]), seq
    base, donors, due = books.pool_left.pop(at)
    ought(e["size"] == str(books.pool_begun), "size", books.pool_begun, e["size"])
    said, true = (e["base"], e["donors"], e["due"]), (yuan(base), str(donors), yuan(due))
    ought(said == true, "base, donors, due", true, said)
    one["due"] = due

def reckoned(books, one):
    """Base, donors and due of an agreement over the gifts as they stand now; once confirmed, those it was confirmed on."""
    since, until, sums, loose = number_of(one["from"]), number_of(one["until"]), {}, []
    size = one.get("size", 1 << 60)
    one_donor = donors_merged(books, size)
    counted = {spot for (_, project, source), spot in books.purses.items()
               if project == one["project"] and source in [appeal + "_appeal" for appeal in one["appeals"]]}
    for at in books.gifts_to.get(one["project"], ()):
        if at < size and books.spots[at] in counted and since <= books.days[at] <= until and at not in books.undone:
            net = books.amounts[at] - books.refunded.get(at, 0)
            if books.donors[at]:
                add(sums, one_donor.get(books.donors[at], books.donors[at]), net)
            else:
                loose.append(net)
    public = 0
    for at, (kind, e, _) in books.facts.items():
        if at >= size or at in books.undone or e.get("project") != one["project"]:
            continue
        if not one["from"] <= e.get("date", "") <= one["until"]:
            continue
        if kind == "goods_received" and one["goods"] and e["value"]:
            number = books.donor_numbers.setdefault(donor_of(e), len(books.donor_numbers))
            if number:
                add(sums, one_donor.get(number, number), fen(e["value"]))
            else:
                loose.append(fen(e["value"]))
        elif kind == "income_received" and one["public_money"] and e["nature"] == "grant":
            public += fen(e["amount"]) if OURS(books.holder(e["account"])) else 0  # co-payers' money did not come
    groups = [net for net in [*sums.values(), *loose] if net > 0]
    base = public + sum(min(net, fen(one["cap_donor"])) if one["cap_donor"] else net for net in groups)
    if len(groups) < int(one["minimum_donors"]):
        return base, len(groups), 0
    ends, exact = [fen(tier["from"]) for tier in one["tiers"][1:]] + [base], 0
    for tier, end in zip(one["tiers"], ends):
        exact += max(0, min(base, end) - fen(tier["from"])) * fen(tier["rate"])  # in ten-thousandths of a fen
    due = exact // 10000
    return base, len(groups), min(due, fen(one["cap_project"])) if one["cap_project"] else due

def donors_merged(books, size):
    """The donors whose numbers were merged below a size, by the donor that stayed."""
    merged, one_donor = {gone: into for at, gone, into in books.merges if at < size}, {}
    for gone, into in merged.items():
        while into in merged:
            into = merged[into]
        if gone in books.donor_numbers:
            one_donor[books.donor_numbers[gone]] = books.donor_numbers.setdefault(into, len(books.donor_numbers))
    return one_donor

def shared_out(books, together, pool):
    """What is due for agreements that are confirmed together: (base, donors, due) by agreement."""
    own = {at: reckoned(books, one) for at, one in together.items()}
    if not pool:
        return own
    terms = books.facts[books.known["pool"][pool]][1]
    rest = fen(terms["amount"]) - sum(one["due"] or 0 for one in books.agreements.values() if one["pool"] == pool)
    order = sorted(own, key=lambda at: int(together[at]["position"]))
    dues, whole, shares = {at: own[at][2] for at in order}, sum(own[at][2] for at in order), {}
    if whole <= rest:
        shares = dues
    elif terms["order"] == "listed":
        for at in order:
            shares[at] = min(dues[at], rest)
            rest -= shares[at]
    else:
        shares = {at: rest * dues[at] // whole for at in order}
        spare = rest - sum(shares.values())
        for at in order:  # the last fen, one each in the stated order, to those who lost a fraction
            given = 1 if spare > 0 and rest * dues[at] % whole else 0
            shares[at], spare = shares[at] + given, spare - given
    return {at: own[at][:2] + (shares[at],) for at in own}

# ── Goods: lots by quantity, in thousandths, and by value ────────────────────────────────────────────────────────────

@claim("物资的数量和价值都不会变成负数，成本按规则算", "no lot falls below zero, and what leaves it costs its part")
def lots_never_go_below_zero(books, entry, seq, today):
    kind, e = entry["kind"], entry["event"]
    if kind == "goods_received":
        ought(books.holder(e["account"]) == "storeroom", "account", "a storeroom", e["account"])
        ought(fen(e["quantity"]) > 0, "quantity", "> 0.000", e["quantity"])
        is_counted_whole(e["quantity"], e["unit"])
        ought((e["value"] == "") == (e["basis"] == "unpriced"), "value", "one, unless it is unpriced", e["value"])
        is_for_the_poor = e["usage"] == "poor_families"  # restricted by who gave it
        ought(e["project"] or is_for_the_poor == (e["appeal"] == "directed"), "appeal",
              "directed" if is_for_the_poor else "public", e["appeal"])
        books.lots[e["lot"]] = dict(e, at=seq, left=0, worth=0, item="",
                                    source=e["appeal"] + "_appeal", inward=books.posting_day(e["date"]), moved={})
        moves_lot(books, books.lots[e["lot"]], e["date"], fen(e["quantity"]), fen(e["value"] or "0.00"))
    elif kind in ("goods_issued", "goods_sold"):
        lot, quantity = books.lots[e["lot"]], fen(e["quantity"])
        ought(lot["at"] not in books.undone, "lot", "one that stands", e["lot"])
        ought(0 < quantity <= lot["left"], "quantity", "above zero, <= %d thousandths" % lot["left"], e["quantity"])
        is_counted_whole(e["quantity"], lot["unit"])
        ought(e["date"] >= lot["date"], "date", ">= " + lot["date"], e["date"])
        cost = lot["worth"] * quantity // lot["left"]  # of what is left, so that all parts add up to the value
        ought(fen(e["cost"]) == cost, "cost", yuan(cost), e["cost"])
        moves_lot(books, lot, e["date"], -quantity, -cost)
    elif kind == "entry_reversed":
        undone, e = books.undoes(entry, "goods_received", "stock_bought", "goods_issued", "goods_sold")
        if undone is not None:
            lot = books.lots[e["lot"]]
            if undone == lot["at"]:
                whole = lot["left"] == fen(lot["quantity"]) and not lot.get("counted")
                ought(whole, "entry", "a lot nothing was taken from, and nobody counted", undone)
            else:
                moves_lot(books, lot, entry["event"]["date"], fen(e["quantity"]), fen(e["cost"]))
                lot["inward"] = max(lot["inward"], books.posting_day(entry["event"]["date"]))

def moves_lot(books, lot, date, quantity, value):
    """So much comes, or goes; kept by the day on which it is posted."""
    lot["left"], lot["worth"] = lot["left"] + quantity, lot["worth"] + value
    moved, worth = lot["moved"].get(books.posting_day(date), (0, 0))
    lot["moved"][books.posting_day(date)] = moved + quantity, worth + value

def least_since(books, lot, date):
    """The least that lay there at the end of a day and of every day since, and the least value."""
    day, (left, worth) = books.posting_day(date), (lot["left"], lot["worth"])
    least, value = left, worth
    for at in sorted((at for at in lot["moved"] if at > day), reverse=True):
        left, worth = left - lot["moved"][at][0], worth - lot["moved"][at][1]
        least, value = min(least, left), min(value, worth)
    return least, value

# ── The exchange shop: prices by day, what stands on its shelf, what was bought for it ───────────────────────────────

@claim("超市的物品先定价后上架，进货不超过付款", "items are priced before they are shelved; stock stays within its payment")
def shop_keeps_the_rules(books, entry, seq, today):
    kind, e = entry["kind"], entry["event"]
    if kind == "item_priced":
        ought(e["points"] == "" or fen(e["points"]) > 0, "points", "> 0.0", e["points"])
        said = books.items.setdefault(e["item"], [])
        if said:
            ought(e["from"] >= today, "from", ">= " + today, e["from"])
            again = e["points"] and e["from"] == today and today in [one["from"] for one in said]
            ought(not again, "from", "> %s, which has a price" % today, e["from"])
            same = (said[0]["kind"], said[0]["unit"])
            ought((e["kind"], e["unit"]) == same, "kind, unit", same, (e["kind"], e["unit"]))
        paid = {bool(e["merchant"]), fen(e["cost"]) > 0, bool(e["account"]), bool(e["source_kind"])}
        whole = paid == {True} and e["kind"] == "service" or paid == {False} and not e["project"]
        ought(whole, "merchant", "paid for a service by a purse, or nobody", e["merchant"])
        said.append(dict(e, at=seq))
    elif kind == "lot_shelved":
        lot = books.lots[e["lot"]]
        ought(lot["at"] not in books.undone, "lot", "one that stands", e["lot"])
        ought(lot.get("usage", "shop") == "shop", "lot", "one given for the shop", lot.get("usage"))
        ought(not lot["item"], "lot", "one that is on no shelf", lot["item"])
        ought(e["date"] >= lot["date"], "date", ">= " + lot["date"], e["date"])
        shelve(books, e, lot)
    elif kind == "payment_requested" and e["kind"] == "stock":
        ought(not e["is_advance"] and fen(e["retention"]) == 0 and e["persons"] == "0", "kind", "paid at once", e["kind"])
        holders = {books.holder(source["account"]) for source in e["sources"]}
        ought(holders == {"federation"}, "sources", "the fund's own account", holders)
    elif kind == "payment_settled" and books.requests[int(e["request"])]["kind"] == "stock":
        books.stock_paid[seq] = fen(e["amount"])
    elif kind == "stock_bought":
        ought(books.holder(e["account"]) == "storeroom", "account", "a storeroom", e["account"])
        ought(fen(e["quantity"]) > 0 and fen(e["cost"]) > 0, "quantity, cost", "above zero", (e["quantity"], e["cost"]))
        ought(e["expiry"] == "" or e["expiry"] >= e["date"], "expiry", ">= " + e["date"], e["expiry"])
        paid = books.standing("settlement", e["settlement"], "payment_settled")
        left = books.stock_paid.get(int(e["settlement"]), 0)
        ought(fen(e["cost"]) <= left, "cost", "<= " + yuan(left), e["cost"])
        ought(e["date"] >= paid["date"], "date", ">= " + paid["date"], e["date"])
        books.stock_paid[int(e["settlement"])] = left - fen(e["cost"])
        lot = books.lots[e["lot"]] = dict(
            e, at=seq, left=0, worth=0, moved={}, source=paid["source_kind"], paid_by=paid["account"],
            inward=books.posting_day(e["date"]),
            project=books.requests[int(paid["request"])]["project"], unit=books.items[e["item"]][0]["unit"])
        moves_lot(books, lot, e["date"], fen(e["quantity"]), fen(e["cost"]))
        is_counted_whole(e["quantity"], lot["unit"])
        shelve(books, e, lot)
    elif kind == "entry_reversed":
        undone, e = books.undoes(entry, "payment_settled", "stock_bought", "lot_shelved")
        if undone in books.stock_paid:
            left = books.stock_paid.pop(undone)
            ought(left == fen(e["amount"]), "entry", "nothing taken in of it", undone)
        elif undone is not None and "settlement" in e:
            add(books.stock_paid, int(e["settlement"]), fen(e["cost"]))
        elif undone is not None and "item" in e:
            stands = books.lots[e["lot"]]["at"] not in books.undone and books.lots[e["lot"]]["at"] < undone
            ought(stands, "entry", "the shelf of a lot that stands", undone)
            books.lots[e["lot"]]["item"] = ""
            books.shelf[e["item"]].discard(e["lot"])

def shelve(books, e, lot):
    """As goods, counted in the unit of its item."""
    item = books.items[e["item"]][0]
    ought((item["kind"], item["unit"]) == ("goods", lot["unit"]), "item", "goods in " + lot["unit"], e["item"])
    lot["item"] = e["item"]
    books.shelf.setdefault(e["item"], set()).add(e["lot"])

def look_alike(text):
    """What a text has in common with all that a reader takes for the same number: ００1, 0001 and 1 are one slip."""
    plain = unicodedata.normalize("NFKC", text).replace(" ", "")
    plain = "".join(c.lower() if "A" <= c <= "Z" else c for c in plain)
    return re.sub("(?<![0-9])0+(?=[0-9])", "", plain)

@claim("兑换按当天价格，先到期的先出，单号和积分都不重复用", "slips take the price of the day, the first to expire, each number once")
def redemptions_are_paid_with_points(books, entry, seq, today):
    kind, e = entry["kind"], entry["event"]
    if kind in ("redeemed", "reward_given"):
        ought(e["volunteer"] not in books.merged, "volunteer", "a number that stayed", e["volunteer"])
        number = look_alike(e["slip"])
        ought(e["slip"] and number not in books.slips, "slip", "a new number", e["slip"])
        books.slips.add(number)
        items = [line["item"] for line in e["lines"]]
        ought(0 < len(items) <= 20 and len(set(items)) == len(items), "lines", "1 to 20 items, each once", items)
        for line in e["lines"]:
            goes_out(books, e["date"], line, kind == "reward_given")
    if kind == "reward_given":
        ought(recorder_of(books, entry["by"]) != stayed(books, e["volunteer"]), "by", "another than he", entry["by"])
    if kind == "redeemed":
        whole = sum(fen(line["points"]) for line in e["lines"])
        ought(fen(e["points"]) == whole, "points", "%d tenths" % whole, e["points"])
        taken = sum(fen(portion["points"]) for portion in e["portions"])
        ought(taken == whole, "portions", "%d tenths" % whole, taken)
        for portion in e["portions"]:
            counts = portion["from"] <= e["date"] and (portion["until"] == "" or portion["until"] >= e["date"])
            ought(counts, "portions", "points that count on " + e["date"], portion)
            moves_points(books, ("exchange", e["account"]), (portion["from"], portion["until"]), -fen(portion["points"]),
                         "portions")
        who = volunteer_on(books, e["volunteer"], e["date"], seq)
        his = bool(who) and e["account"] in (e["volunteer"], who[2])
        ought(his, "account", "his own, or his household's", (e["account"], e["volunteer"]))
        books.redeemed.add(seq)
        if e["date"] > books.slips_of_day[0]:
            books.slips_of_day = e["date"], {}
        if e["date"] == books.slips_of_day[0]:
            books.slips_of_day[1][seq] = e
    elif kind == "entry_reversed" and int(e["entry"]) in books.redeemed:
        undone = books.slips_of_day[1].get(int(e["entry"]))
        ought(undone and undone["date"] == e["date"] == today, "entry", "a redemption of today", e["entry"])
        for portion in undone["portions"]:
            days = come_on((portion["from"], portion["until"]), today)
            moves_points(books, heir(books, ("exchange", undone["account"])), days, fen(portion["points"]), "portions")
        for taken in (taken for line in undone["lines"] for taken in line["lots"]):
            moves_lot(books, books.lots[taken["lot"]], e["date"], fen(taken["quantity"]), fen(taken["cost"]))
    elif kind == "entry_reversed":
        undone, reward = books.undoes(entry, "reward_given")
        for taken in (taken for line in reward["lines"] for taken in line["lots"]) if reward else ():
            lot = books.lots[taken["lot"]]
            moves_lot(books, lot, e["date"], fen(taken["quantity"]), fen(taken["cost"]))
            lot["inward"] = max(lot["inward"], books.posting_day(e["date"]))

@claim("盘点由两个人做，每批都点到，账跟着实物走", "two people count every lot of the shelf, and the books follow what lay there")
def counts_cover_the_shelf(books, entry, seq, today):
    kind, e = entry["kind"], entry["event"]
    if kind == "stock_counted":
        ought(e["date"] == today, "date", today, e["date"])
        ought(books.holder(e["account"]) == "storeroom", "account", "a storeroom", e["account"])
        ought(e["counter"] != e["witness"] and e["paper"], "witness, paper", "another person, a paper", e["witness"])
        shelves = (code for codes in books.shelf.values() for code in codes)
        lots = {code for code in shelves if books.lots[code]["left"] and books.lots[code]["at"] not in books.undone
                and books.lots[code]["account"] == e["account"]}
        ought(lots and int(e["rows"]) == len(lots), "rows", len(lots), e["rows"])
        books.counts[seq] = e, lots
    elif kind == "lot_counted":
        at = int(e["count"])
        count, lots = books.counts.get(at, ({"rows": "0", "date": ""}, set()))
        ought(at < seq <= at + int(count["rows"]) and e["date"] == count["date"], "count", "the one before", e["count"])
        ought(e["lot"] in lots, "lot", "one of the shelf that is not counted yet", e["lot"])
        lots.discard(e["lot"])
        lot, counted = books.lots[e["lot"]], fen(e["counted"])
        is_counted_whole(e["counted"], lot["unit"])
        booked, (lay, value) = fen(e["booked"]), books.lay.pop(seq, (lot["left"], lot["worth"]))
        ought(booked == lay, "booked", "%d thousandths" % lay, e["booked"])
        cost = value * abs(counted - booked) // booked
        ought(fen(e["cost"]) == cost, "cost", yuan(cost), e["cost"])
        ought(counted == booked or e["reason"], "reason", "one, for a difference")
        again = any(it["kind"] == kind and it["event"]["lot"] == e["lot"] for it in books.waiting.values())
        ought(lot.get("counted", -1) < at and not again, "lot", "a lot whose last difference is settled", e["lot"])
        # The difference of that day stays, whatever went out since; what came back later was not there before.
        least, lowest = least_since(books, lot, e["date"])
        fits = counted >= booked or (booked - counted <= least and cost <= lowest)
        moves_lot(books, lot, e["date"], counted - booked, cost if counted > booked else -cost)
        ought(fits and (lot["left"] or not lot["worth"]), "booked", "as much as is missing", e["booked"])
        if counted > booked:
            lot["inward"] = max(lot["inward"], books.posting_day(e["date"]))
        lot["counted"] = at

@claim("付给爱心商家的，不超过在他那里兑换的", "no merchant is paid more than was exchanged at his counter")
def merchants_are_owed(books, entry, seq, today):
    kind, e = entry["kind"], entry["event"]
    request = books.requests.get(int(e["request"]), {}) if kind == "payment_settled" else {}
    if kind == "redeemed":
        owe(books, e, 1)
    elif kind == "payment_requested" and e["kind"] == "merchant":
        whole = not e["is_advance"] and fen(e["retention"]) == 0 and e["persons"] == "0" and e["payee"]
        ought(whole, "kind", "paid at once to somebody with a number", e["payee"])
        rest = sum(books.owed.get((e["payee"], one["account"], e["project"], one["source_kind"]), 0) for one in e["sources"])
        ought(fen(e["amount"]) <= rest, "amount", "<= " + yuan(rest), e["amount"])
    elif request.get("kind") == "merchant":
        whom = request["payee"], e["account"], request["project"], e["source_kind"]
        rest = books.owed.get(whom, 0)
        ought(fen(e["amount"]) <= rest, "amount", "<= " + yuan(rest), e["amount"])
        books.owed[whom] = rest - fen(e["amount"])
    elif kind == "entry_reversed":
        at, paid = books.undoes(entry, "payment_settled")
        request = books.requests[int(paid["request"])] if paid else {}
        if request.get("kind") == "merchant":
            add(books.owed, (request["payee"], paid["account"], request["project"], paid["source_kind"]), fen(paid["amount"]))
        elif int(e["entry"]) in books.redeemed:
            owe(books, books.slips_of_day[1][int(e["entry"])], -1)

def owe(books, slip, sign):
    for line in slip["lines"]:
        price = books.facts[int(line["price"])][1]
        whom = price["merchant"], price["account"], price["project"], price["source_kind"]
        add(books.owed, whom, sign * fen(line["cost"]) if price["merchant"] else 0)
        ought(books.owed[whom] >= 0, "entry", "a slip not yet paid to its merchant", line["item"])

MEASURED = words("斤 公斤 千克 克 两 吨 升 毫升 米 厘米 平方米 小时 kg g l ml m cm t h hour hours")  # what has parts

def is_counted_whole(quantity, unit):
    """Of bags and pieces there are no halves."""
    ought(MEASURED(unit.lower()) or fen(quantity) % 1000 == 0, "quantity", "a whole number of " + unit, quantity)

def goes_out(books, date, line, is_free):
    """One line: its price of the day, and the lots in the order in which they expire, each at its share. A reward is
    goods, and costs no points."""
    quantity = fen(line["quantity"])
    ought(quantity > 0, "quantity", "> 0.000", line["quantity"])
    said = [price for price in books.items.get(line["item"], ()) if price["from"] <= date]
    price = max(said, key=lambda price: (price["from"], price["at"]), default={"at": -1, "points": "", "unit": ""})
    ought(price["points"] and int(line["price"]) == price["at"], "price", "entry %d" % price["at"], line["price"])
    is_counted_whole(line["quantity"], price["unit"])
    points, cost = (-(-fen(price[field]) * quantity // 1000) for field in ("points", "cost"))  # rounded up
    points, cost = (0, 0) if is_free else (points, cost)
    ought(price["kind"] == "goods" or not is_free, "item", "goods", line["item"])
    ought((fen(line["points"]), fen(line["cost"])) == (points, cost), "points, cost", (points, cost),
          (line["points"], line["cost"]))
    true, day = [], books.posting_day(date)
    for code in sorted(books.shelf.get(line["item"], ()), key=lambda code: by_expiry(books.lots[code])):
        lot = books.lots[code]
        here = lot["at"] not in books.undone and lot["item"] == line["item"] and lot["left"] and quantity
        fresh = lot["date"] <= date and (lot["expiry"] == "" or lot["expiry"] >= date) and lot["inward"] <= day
        if here and fresh:
            part = min(quantity, lot["left"])
            true.append((code, part, lot["worth"] * part // lot["left"]))
            quantity -= part
    found = [(taken["lot"], fen(taken["quantity"]), fen(taken["cost"])) for taken in line["lots"]]
    goods = price["kind"] == "goods"
    ought(found == (true if goods else []) and (quantity == 0 or not goods), "lots", true, found)
    for code, part, worth in found:
        moves_lot(books, books.lots[code], date, -part, -worth)

def by_expiry(lot):
    return lot["expiry"] == "", lot["expiry"], lot["at"]

# ── The accounts: what each entry moves, by the table of docs/file-format.md ─────────────────────────────────────────

UNRESTRICTED = words("public_appeal shared_space service_income interest designation")  # in the general fund
ROLES = ("cash bank platform net_unrestricted net_restricted donation_income receivable inventory payable "
         "other_payable match_income service_income grant_income other_income activity_cost finance_cost "
         "other_cost").split()
MONEY = frozenset(("cash", "bank", "platform"))
OURS = words("federation cash_in_transit platform private")  # whose money is the fund's own, or on its way there
INCOME = {"grant": "grant_income", "service": "service_income", "rent": "service_income", "interest": "other_income",
          "deposit": "other_payable", "other": "other_income"}

def both(books, debit, credit, spot, amount, spends=False):
    """One debit and one credit of a purse; what a restricted purse spends is released: 3102 to 3101."""
    posted = [(debit, spot, amount), (credit, spot, -amount)]
    if spends and books.places[spot][2]:
        posted += [("net_restricted", spot, amount), ("net_unrestricted", spot, -amount)]
    return posted

def sides_of(books, kind, e, seq):
    """The double entry of an entry: (role, purse, fen), a debit above zero, a credit below."""
    if kind in ("donation_received", "opening_recorded"):
        money, net, _ = books.places[books.spots[seq]]
        earned = "donation_income" if kind == "donation_received" else net
        return both(books, money, earned, books.spots[seq], books.amounts[seq])
    if kind in ("donation_refunded", "entry_reversed"):
        at = int(e["gift" if kind == "donation_refunded" else "entry"])
        if books.kinds[at] not in b"go":
            return [(role, spot, -amount) for role, spot, amount in books.posted.get(at, ())]
        money, net, _ = books.places[books.spots[at]]
        same_year = books.kinds[at] in b"g" and e["date"][:4] == str(books.days[at])[:4]
        amount = fen(e["amount"]) if kind == "donation_refunded" else books.amounts[at]
        return both(books, "donation_income" if same_year else net, money, books.spots[at], amount)
    return sides_of_affairs(books, kind, e, seq) if kind in KEPT or kind == "redeemed" else ()

def sides_of_affairs(books, kind, e, seq):
    def here(account=None, project=None, source=None):
        """A purse, its money, its net assets: where the entry says, unless it is said otherwise."""
        project = e["project"] if project is None else project
        spot = books.purse(account or e["account"], project, source or e["source_kind"])
        return (spot,) + books.places[spot][:2]

    amount = fen(e.get("amount", "0.00"))
    if kind == "income_received":
        spot, money, _ = here()
        return both(books, money, INCOME[e["nature"]], spot, amount)
    if kind == "deposit_returned":
        income = books.facts[int(e["income"])][1]
        spot, money, _ = here(income["account"], income["project"], income["source_kind"])
        return both(books, "other_payable", money, spot, amount)
    if kind == "money_paid_in":
        (lay, its, _), (reached, ours, _) = here(e["from"]), here(e["into"])
        gross, fee = amount, fen(e["fee"])
        return [(ours, reached, gross - fee), (its, lay, fee - gross)] + both(books, "finance_cost", its, lay, fee, spends=True)
    if kind == "money_transferred":
        left, money, net = here(None, e["from_project"], e["from_source_kind"])
        into, _, its = here(None, e["into_project"], e["into_source_kind"])
        return both(books, money, its, into, amount) + both(books, net, money, left, amount)
    if kind in ("match_received", "match_owed", "match_returned"):
        spot, money, _ = here(None, books.agreements[int(e["agreement"])]["project"], "match")
        if kind == "match_received":
            return both(books, money, "match_income", spot, amount)
        if kind == "match_owed":
            return both(books, "match_income", "other_payable", spot, amount)
        return both(books, "other_payable", money, spot, amount)
    if kind in ("payment_settled", "advance_paid"):
        request = books.requests[int(e["request"])]
        spot, money, _ = here(None, request["project"])
        if kind == "advance_paid":
            return both(books, "receivable", money, spot, amount)
        if e["is_retention"]:
            return both(books, "payable", money, spot, amount)
        if request["kind"] == "stock":
            return both(books, "inventory", money, spot, amount)  # an asset, and no cost before it is given out
        if request["kind"] == "merchant":
            return both(books, "payable", money, spot, amount)  # the cost was posted when the service was exchanged
        kept = fen(request["retention"]) if request["kept_at"] == seq else 0
        return (both(books, "activity_cost", money, spot, amount, spends=True)
                + both(books, "activity_cost", "payable", spot, kept, spends=True))
    if kind in ("advance_accounted", "advance_returned"):
        advance = books.facts[int(e["advance"])][1]
        project = books.requests[int(advance["request"])]["project"]
        spot, money, _ = here(advance["account"], project, advance["source_kind"])
        if kind == "advance_returned":
            return both(books, money, "receivable", spot, amount)
        return both(books, "activity_cost", "receivable", spot, amount, spends=True)
    if kind == "bank_charged":
        spot, money, _ = here()
        return both(books, "finance_cost", money, spot, amount, spends=True)
    if kind in ("goods_received", "goods_issued", "goods_sold"):
        lot = books.lots[e["lot"]]
        spot, _, _ = here(lot["account"], lot["project"], lot["source"])
        if kind == "goods_received":
            return both(books, "inventory", "donation_income", spot, fen(e["value"] or "0.00"))
        if kind == "goods_issued":
            used = "activity_cost" if e["manner"] in ("used", "given") else "other_cost"
            return both(books, used, "inventory", spot, fen(e["cost"]), spends=True)
        bank, money, _ = here(None, lot["project"], lot["source"])
        return (both(books, money, "other_income", bank, fen(e["proceeds"]))
                + both(books, "other_cost", "inventory", spot, fen(e["cost"]), spends=True))
    if kind == "lot_counted":
        lot = books.lots[e["lot"]]
        spot, _, _ = here(lot["account"], lot["project"], lot["source"])
        if fen(e["counted"]) < fen(e["booked"]):
            return both(books, "other_cost", "inventory", spot, fen(e["cost"]), spends=True)
        return both(books, "inventory", "other_income", spot, fen(e["cost"]))
    if kind in ("redeemed", "reward_given"):
        sides = []
        for line in e["lines"]:
            price = books.facts[int(line["price"])][1]
            if fen(line["cost"]):
                spot, _, _ = here(price["account"], price["project"], price["source_kind"])
                sides += both(books, "activity_cost", "payable", spot, fen(line["cost"]), spends=True)
            for taken in line["lots"]:
                lot = books.lots[taken["lot"]]
                spot, _, _ = here(lot["account"], lot["project"], lot["source"])
                sides += both(books, "activity_cost", "inventory", spot, fen(taken["cost"]), spends=True)
        return sides
    if kind == "stock_bought":
        lot = books.lots[e["lot"]]
        into, left = (here(account, lot["project"], lot["source"])[0] for account in (e["account"], lot["paid_by"]))
        return [("inventory", into, fen(e["cost"])), ("inventory", left, -fen(e["cost"]))]
    return ()

@claim("没有一个资金口袋变成负数", "no purse ever falls below zero")
def purses_never_go_below_zero(books, entry, seq, today):
    kind = entry["kind"]
    books.sides = sides_of(books, kind, entry["event"], seq)
    if books.kinds[seq] in b"e":
        books.posted[seq] = books.sides
    for role, spot, amount in books.sides:
        if role in MONEY:
            books.cash[spot] += amount
    for role, spot, amount in books.sides:
        if role in MONEY and amount < 0:
            ought(books.cash[spot] >= 0, "purse", "at least " + yuan(-amount), yuan(books.cash[spot] - amount))
            day, held, days = books.posting_day(entry["event"]["date"]), books.cash[spot], books.moved[spot]
            for later in sorted((at for at in days if at > day), reverse=True):
                held -= days[later]  # what it held before that day
                ought(held >= 0, "date", "a day from which it holds " + yuan(-amount), yuan(held - amount))
            keeps_what_it_owes(books, kind, entry["event"], spot, seq)

def keeps_what_it_owes(books, kind, e, spot, seq):
    """Deposits, and what is kept back of a price, pay nothing else."""
    if kind in ("deposit_returned", "bank_charged", "match_returned") or e.get("is_retention"):
        return
    if kind == "entry_reversed" and books.facts.get(int(e["entry"]), ("", {}))[1].get("basis") == "match_debt":
        return  # put up for a debt, and owed as long as it lies there
    _, project, source = next(purse for purse, at in books.purses.items() if at == spot)
    owed = books.held.get((project, source), 0)
    if kind == "payment_settled" and books.requests[int(e["request"])]["kept_at"] == seq:
        owed -= fen(books.requests[int(e["request"])]["retention"])  # posted by this very entry, and needs no cash yet
    if owed > 0:
        has = sum(books.cash[at] for (_, of, kind_of), at in books.purses.items() if (of, kind_of) == (project, source))
        ought(has >= owed, "purse", "what it owes, " + yuan(owed), yuan(has))

@claim("每一笔都有借有贷，借贷相等", "every entry is posted, its debits are its credits")
def double_entries_balance(books, entry, seq, today):
    if not books.sides:
        return
    day = books.posting_day(entry["event"]["date"])
    ought(sum(amount for _, _, amount in books.sides) == 0, "debits", "the credits", books.sides)
    for role, spot, amount in books.sides:
        if amount:
            ought(role, "account", "no money in a storeroom", books.sides)
            sums, flow = (books.debits, 0) if amount > 0 else (books.credits, 1)
            add(sums, (day, role, books.code(day, role), spot), abs(amount))
            if role in MONEY:
                add(books.moved[spot], day, amount)
                if books.ours[spot]:
                    books.own_flows.setdefault(day, [0, 0])[flow] += abs(amount)

@claim("全部借方等于全部贷方，逐日的账合起来就是各口袋的钱", "all debits are all credits, and day by day they make what the purses hold")
def accounts_add_up(books):
    money, whole = [0] * len(books.cash), 0
    for sign, sums in ((1, books.debits), (-1, books.credits)):
        for (_, role, _, spot), amount in sums.items():
            money[spot] += sign * amount if role in MONEY else 0
            whole += sign * amount
    ought(whole == 0 and money == books.cash, "balances", "the sums of all postings", "something else")

@claim("每月结账的四个合计与账上重算的一样，每个账户都与保管人的对账单相符",
       "the four totals of a closed month are what its entries say, and every account agrees with its custodian's statement")
def months_close_with_true_totals(books, entry, seq, today):
    kind, e = entry["kind"], entry["event"]
    if kind == "statement_recorded":
        ought(books.holder(e["account"]) != "storeroom", "account", "one that holds money", e["account"])
        ought(e["paper"], "paper", "a number", e["paper"])
        books.balances[e["account"], e["date"]] = seq, fen(e["balance"])
    elif kind == "difference_explained":
        of = books.standing("statement", e["statement"], "statement_recorded")
        latest, agreed = books.balances[of["account"], of["date"]]
        ought(latest == int(e["statement"]), "statement", latest, e["statement"])
        ought(e["entry"] == "" or int(e["entry"]) < seq, "entry", "an earlier one", e["entry"])
        brings_ours_up = e["side"] in ("our_receipt", "their_payment")
        books.balances[of["account"], of["date"]] = latest, agreed + (1 if brings_ours_up else -1) * fen(e["amount"])
    elif kind == "month_closed":
        ought(books.closed < e["month"] < today[:7], "month", "one that is over and open", e["month"])
        before = [flow for day, flow in books.own_flows.items() if day[:7] < e["month"]]
        within = [flow for day, flow in books.own_flows.items() if day[:7] == e["month"]]
        opening, inward, outward = (sum(came - went for came, went in before), sum(came for came, _ in within),
                                    sum(went for _, went in within))
        true = tuple(map(yuan, (opening, inward, outward, opening + inward - outward)))
        said = e["opening"], e["inward"], e["outward"], e["closing"]
        ought(said == true, "opening, inward, outward, closing", true, said)
        accounts_agree(books, e["month"])
        books.closed = e["month"]

def accounts_agree(books, month):
    """What each account through which money moved held on the last day is what its custodian stated, or is explained."""
    held = {}
    for (account, _, _), spot in books.purses.items():
        for day, amount in books.moved[spot].items():
            if day[:7] <= month and books.places[spot][0]:
                add(held, account, amount)
    for account in books.known["account"]:
        _, agreed = books.balances.get((account, last_day(month)), (0, None))
        if account in held or agreed is not None:
            ought(agreed == held.get(account, 0), account, yuan(held.get(account, 0)), agreed and yuan(agreed))

def last_day(month):
    """The last day of a month."""
    years, months = divmod(months_of(month) + 1, 12)
    return (datetime.date(years, months + 1, 1) - datetime.timedelta(1)).isoformat()

# ── Charts of accounts: which code plays which role, from which day ──────────────────────────────────────────────────

def chart_of(data):
    """What a chart's file says: its head, and (code, name, role) of its accounts."""
    text, head, rows = data.decode("utf-8"), {}, []
    for line in text.split("\n"):
        account = re.fullmatch(r'([0-9]{4}) = \{ name = "([^"\\]*)"(?:, role = "([a-z_]*)")? \}', line)
        field = re.fullmatch(r'(edition|from|document) = "([^"\\]*)"', line)
        if account:
            rows.append(account.groups())
        elif field:
            head[field[1]] = field[2]
        elif line.strip() not in ("", "[accounts]") and not line.startswith("#"):
            import tomllib  # another spelling: needs Python 3.11
            whole = tomllib.loads(text)
            return whole, [(code, row["name"], row.get("role")) for code, row in whole["accounts"].items()]
    return head, rows

@claim("科目表齐全，与账上写的一致", "a chart of accounts says what its entry says, and fills every role once")
def charts_fill_every_role(books, chart, data):
    try:
        head, rows = chart_of(data)
    except (ImportError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise Doubt("chart", "accounts a line, or TOML and Python 3.11", error, None)
    said = head.get("edition"), head.get("from")
    ought(said == (chart["edition"], chart["from"]), "edition, from", said, (chart["edition"], chart["from"]))
    roles = sorted(role for _, _, role in rows if role)
    ought(roles == sorted(ROLES), "roles", "each once", roles)
    books.charts.append((chart["from"], {role: code for code, _, role in rows if role}))
    books.names.update({code: name for code, name, _ in rows})
    books.codes = {}

# ── Notices, and all the rules in the order in which they are asked ──────────────────────────────────────────────────

@claim("公示的条数和合计，与账上重算的一样", "what a notice says is what the entries before it say")
def notices_foot(books, entry, seq, today):
    kind, e, last = entry["kind"], entry["event"], books.notice
    if kind == "donation_received":
        # Told exactly once: by the notice of its month or, when that month is told or closed, by the next as late.
        if e["date"][:7] <= books.told():
            books.late = more(books.late, fen(e["amount"]))
        else:
            books.months[e["date"][:7]] = more(books.months.get(e["date"][:7], (0, 0)), fen(e["amount"]))
    elif kind == "donation_refunded":
        books.corrections = more(books.corrections, fen(e["amount"]))
    elif kind == "entry_reversed" and books.kinds[int(e["entry"])] in b"g":
        books.corrections = more(books.corrections, books.amounts[int(e["entry"])])
    elif kind == "notice_prepared":
        number, begins, month = (int(last["number"]), last["size"], last["period"]) if last else (0, "0", "")
        next_one = books.is_posted and e["number"] == str(number + 1)
        ought(next_one, "number", "one more than the last, posted", e["number"])
        follows = not last or months_of(e["period"]) == months_of(month) + 1
        ought(follows and e["period"] < today[:7], "period", "the next month that is over", e["period"])
        ought((e["from"], e["size"]) == (begins, str(seq)), "from, size", (begins, seq), (e["from"], e["size"]))
        earlier = [] if last else [tally for month, tally in books.months.items() if month < e["period"]]
        late = tuple(map(sum, zip(books.late, *earlier)))
        held = sum(came - went for day, (came, went) in books.own_flows.items() if day[:7] <= e["period"])
        accounts = sum(OURS(books.holder(code)) for code in books.known["account"])
        true = {"corrections": books.corrections, "gifts": books.months.get(e["period"], (0, 0)), "late": late,
                "money": (accounts, held)}
        true = [(sheet, str(count), yuan(total)) for sheet, (count, total) in true.items()]
        said = sorted((sheet["sheet"], sheet["count"], sheet["total"]) for sheet in e["sheets"])
        ought(said == true, "sheets", true, said)
        waits = [at for at, waiting in books.waiting.items() if STANDS_ON_A_NOTICE(waiting["kind"])]
        ought(not waits, "size", "nothing that waits and would stand on no notice", waits)
        names = [file["name"] for file in e["files"]]
        plain = all(re.fullmatch(r"[^./\\][^/\\]*", name) for name in names)
        ought(names and plain and len({name.lower() for name in names}) == len(names), "files", "plain names, each once", names)
        books.notice, books.is_posted, books.late, books.corrections = e, False, (0, 0), (0, 0)
    elif kind == "notice_posted":
        waits_still = any(waiting["kind"] == "notice_prepared" for waiting in books.waiting.values())
        ought(not waits_still, "notice", "one that was approved", e["notice"])
        ought(not books.is_posted and e["notice"] == last["number"], "notice", "the one that is prepared", e["notice"])
        ought(e["until"] > e["from"], "until", "after " + e["from"], e["until"])
        ought(e["from"][:7] > last["period"], "from", "after " + last["period"], e["from"])
        books.is_posted = True

DOUBTED = {"gift": ("goods_received",), "payment": (
    "payment_requested", "aid_listed", "payment_settled", "payment_cancelled", "advance_paid", "advance_accounted",
    "advance_returned", "bank_charged")}

@claim("异议对着真有的事，收到以后由该答复的人答复一次",
       "an objection is about something that is there, and is answered once, after it came, by who may")
def objections_are_answered_once(books, entry, seq, today):
    kind, e = entry["kind"], entry["event"]
    if kind == "objection_raised":
        is_doubted(books, e, seq)
    elif kind in ("objection_answered", "objection_withdrawn"):
        raised = books.standing("objection", e["objection"], "objection_raised")
        before = books.ended.get(int(e["objection"]))
        ought(before is None, "objection", "one that is open", "ended by entry %s" % before)
        ought(e["date"] >= raised["date"], "date", ">= " + raised["date"], e["date"])
        ought(e["paper"] and (e.get("answer") or e.get("reason")), "paper, answer or reason", "both")
        if kind == "objection_answered":
            may_answer(books, e["answerer"], raised["about"], today)
        books.ended[int(e["objection"])] = seq
    elif kind == "entry_reversed":
        undone = int(e["entry"])
        ought(undone not in books.ended, "entry", "an objection that is open", undone)
        for objection in [one for one, by in books.ended.items() if by == undone]:
            del books.ended[objection]  # open again

def is_doubted(books, e, seq):
    about = e["about"]
    named = tuple(e[field] != "" for field in ("notice", "project", "account"))
    ought(named == (about == "notice", about == "project", about == "common_income"), "about", "what it is about", about)
    ought(about not in ("notice", "project") or not e["entry"], "entry", "none", e["entry"])
    if e["notice"]:
        last = int(books.notice["number"]) - (not books.is_posted) if books.notice else 0
        ought(0 < int(e["notice"]) <= last, "notice", "one that was posted", e["notice"])
    if e["account"]:
        ought(books.holder(e["account"]) == "owners_committee", "account", "the owners'", e["account"])
    if e["entry"]:
        doubted = int(e["entry"])
        fits = doubted < seq and (about not in DOUBTED or books.facts.get(doubted, ("",))[0] in DOUBTED[about]
                                  or about == "gift" and books.kinds[doubted] in b"g")
        ought(fits, "entry", "an earlier one of that kind", doubted)
    ought(e["text"], "text", "what is doubted")

def may_answer(books, code, about, today):
    ought(code in books.operators and acts(books, code, today), "answerer", "an operator in his term", code)
    speaks = {"owners_committee", "supervisor"} if about == "common_income" else GIVES_ITS_WORD
    ought(not books.takes_two or speaks & set(books.operators[code]), "answerer", " or ".join(sorted(speaks)), code)

@claim("期限只定给以后，写明依据；放假安排是那一年的", "terms are set for days to come, with their rule; holidays lie in their year")
def duties_hold_together(books, entry, seq, today):
    kind, e = entry["kind"], entry["event"]
    if kind != "duties_set":
        return
    ought(e["from"] >= today, "from", ">= " + today, e["from"])
    ought(e["paper"] and e["duties_file"] and (e["duties"] or e["calendar"]), "paper, duties_file, duties", "all three")
    for rule in e["duties"]:
        ought(rule["basis"] and 0 < int(rule["count"]) <= 366 >= int(rule["longer_than"] or 0), "duties",
              "a rule, a term from 1 to 366", rule["duty"])
    for year in e["calendar"]:
        days = year["days_off"] + year["workdays"]
        inside = all(int(day[:4]) == int(year["year"]) for day in days) and len(set(days)) == len(days)
        ought(year["source"] and inside, "calendar", "an announcement, days of that year, each once", year["year"])
    for key, rows in (("duty", e["duties"]), ("year", e["calendar"])):
        ought(len({row[key] for row in rows}) == len(rows), key, "each once")

ALWAYS = (times_never_go_back, recorders_are_enrolled)  # of every line, also of one whose effect waits

RULES = (operators_come_and_go, days_have_come, codes_are_known, imports_add_up,
         gifts_and_refunds_hold, incomes_and_deposits_hold, approvals_are_by_another_person,
         payments_stay_within_their_requests, projects_keep_their_order, matches_are_reckoned_exactly,
         lots_never_go_below_zero, rules_of_points_hold,
         people_are_remembered_and_forgotten, hours_are_possible, points_follow_the_rules, points_never_fall_below_zero,
         points_are_covered, shop_keeps_the_rules, redemptions_are_paid_with_points,
         merchants_are_owed, counts_cover_the_shelf,
         purses_never_go_below_zero, double_entries_balance,
         months_close_with_true_totals, notices_foot, objections_are_answered_once, duties_hold_together)

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

def root_above(leaf, index, size, hashes):
    """The root a path leads to (RFC 9162 §2.1.3.2); nothing for a path of another length."""
    node, last, found = index, size - 1, leaf
    for sibling in hashes:
        if last == 0 or index >= size:
            return None
        if node & 1 or node == last:
            found = node_of(sibling, found)
            while not node & 1 and node:
                node, last = node >> 1, last >> 1
        else:
            found = node_of(found, sibling)
        node, last = node >> 1, last >> 1
    return found if last == 0 and index < size else None

@claim("转入的志愿者，带来的就是凭证上写的", "whoever came from another community brought what his statement says")
def statements_say_so(path, e, here):
    head, blank, note = small_file(path).decode("utf-8", "replace").partition("\n\n")
    first, extra, index, *hashes = (head + "\n\n").split("\n") if head.count("\n") < 2 else head.split("\n")
    is_one = first == "c2sp.org/tlog-proof@v1" and extra.startswith("extra ") and index.startswith("index ") and blank
    ought(is_one, "statement_file", "a statement of another ledger", first)
    try:
        line = json.loads(base64.b64decode(extra[6:], validate=True))["line"]
        said, path = json.loads(line), [base64.b64decode(one, validate=True) for one in hashes]
        origin, size, root = note.split("\n")[:3]
        index, size, root = int(index[6:]), int(size), base64.b64decode(root, validate=True)
    except (ValueError, KeyError, TypeError, RecursionError):
        raise Doubt("statement_file", "a statement of another ledger", first, None) from None
    leaf = leaf_of(line.encode())
    ought(leaf.hex() == e["leaf"], "leaf", leaf.hex(), e["leaf"])
    ought(root_above(leaf, index, size, path) == root, "statement_file", "a path to its root", root.hex())
    ought(said["kind"] == "volunteer_sent" and said["event"]["to"] == here, "statement_file", "sends him to " + here, said)
    true = tuple(said["event"][field] for field in ("minutes", "points", "volunteer", "date")) + (origin,)
    found = e["minutes"], e["points"], e["sent_as"], e["stated_on"], e["from"]
    ought(found == true, "minutes, points, sent_as, stated_on, from", true, found)

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

def read_lines(here, sizes, pinned, findings):
    """The books, the tree, its roots at the sizes asked for, the files that entries name, and how far all was judged:
    `nothing`, the `lines`, or `all` of the rules too."""
    books, tree, roots, named, leaf, judged = Books(), Tree(), {0: Tree().root()}, {}, bytes(32), "all"
    with open(here["ledger.jsonl"], "rb") as file:
        for raw in iter(lambda: file.readline(LONGEST_LINE + 2), b""):
            seq = tree.size
            entry = judge(findings, seq, lines_are_canonical, raw)
            if not (entry and judge(findings, seq, numbers_have_no_gap, entry, seq)
                    and judge(findings, seq, chain_is_unbroken, entry, seq, leaf)
                    and judge(findings, seq, opening_pins_the_ledger, entry, seq, pinned)):
                return books, tree, roots, named, "nothing"
            leaf, kind, e = leaf_of(raw[:-1]), entry["kind"], entry["event"]
            books.leaf = leaf
            tree.add(leaf)
            if tree.size in sizes:
                roots[tree.size] = tree.root()
            if kind == "ledger_opened":
                books.opened, books.opening_leaf = e, leaf
            for name, check, digest in files_named(kind, e):
                named.setdefault(name, (seq, check, digest))
            for name in ("papers/" + e[field] for field in PAPERS[kind] if e[field]):
                # Invoices and minutes may hold private data: they need not leave the ledger. Statements do.
                if name in here or kind == "volunteer_received":
                    named.setdefault(name, (seq, papers_are_all_here, name[7:]))
                else:
                    books.withheld.add(name)
            if kind == "volunteer_received" and here.get("papers/" + e["statement_file"]):
                judge(findings, seq, statements_say_so, here["papers/" + e["statement_file"]], e, books.opened["origin"])
            today = books.today(entry["at"])
            if judged == "all" and not obeys(findings, books, entry, seq, today, here):
                judged = "lines"
    if books.opened is None:
        findings.append((0, "opening_pins_the_ledger", "entry 0", "to be here", "nothing"))
        return books, tree, roots, named, "nothing"
    if judged == "all":
        judge(findings, None, accounts_add_up, books)
    if judged == "all" and books.rows_left:
        findings.append((books.import_seq, "imports_add_up", "rows", "all here", "%d missing" % books.rows_left))
    if judged == "all" and books.roster_left:
        findings.append((books.roster_seq, "imports_add_up", "rows", "all here", "%d missing" % books.roster_left))
    if judged == "all" and books.pool_left:
        missing = sorted(books.pool_left)
        findings.append((books.pool_begun, "matches_are_reckoned_exactly", "pool", "confirmed to its end", missing))
    return books, tree, roots, named, judged

def obeys(findings, books, entry, seq, today, here):
    """Whether the rules allow an entry: at once, or, where it waits for another person, once he lets it happen."""
    if not all(judge(findings, seq, rule, books, entry, seq, today) for rule in ALWAYS):
        return False
    kind, books.size, books.released = entry["kind"], seq, []
    if waits(books, kind, entry["event"]):
        books.waiting[seq], books.leaves[seq] = entry, books.leaf
        if kind == "lot_counted" and entry["event"]["lot"] in books.lots:
            books.lay[seq] = [books.lots[entry["event"]["lot"]][part] for part in ("left", "worth")]
        if not judge(findings, seq, imports_add_up, books, entry, seq, today):  # a row counts when it is recorded
            return False
    if seq in books.waiting and kind != "notice_prepared":
        for slots, nothing in ((books.kinds, ord("-")), (books.amounts, 0), (books.days, 0), (books.spots, -1),
                               (books.donors, 0)):
            slots.append(nothing)
        return True
    if not has_happened(findings, books, entry, seq, seq, today, here):
        return False
    return all(has_happened(findings, books, waited, at, seq, today, here) for at, waited in books.released)

def has_happened(findings, books, entry, at, blamed, today, here):
    kind, e = entry["kind"], entry["event"]
    fine = (all(judge(findings, blamed, rule, books, entry, at, today) for rule in RULES)
            and all(chart_is_adopted(findings, blamed, books, chart, here) for chart in charts_in(kind, e)))
    leaf = books.leaves.get(at)
    books.remember(entry, at)
    if at != blamed and at in books.leaves:
        books.leaves[at] = leaf
    return fine

def charts_in(kind, e):
    return e["charts"] if kind == "ledger_opened" else [e] if kind == "chart_adopted" else []

def files_named(kind, e):
    """Name, check and digest of every file that an entry names."""
    for chart in charts_in(kind, e):
        yield "papers/" + chart["digest"], papers_are_all_here, chart["digest"]
    for one in e["files"] if kind == "notice_prepared" else ():
        yield "notices/%04d/%s" % (int(e["number"]), one["name"]), notices_are_as_posted, one["digest"]

PAPERS = {kind: [field for field in OBJECTS[kind] if field.endswith("_file")] for kind in LINES}

def chart_is_adopted(findings, seq, books, chart, here):
    """Whether it can be posted to. That its paper is here and whole, `papers_are_all_here` says of every paper."""
    path = here.get("papers/" + chart["digest"])
    data = small_file(path) if path else b""
    true = hashlib.sha256(data).hexdigest() == chart["digest"]
    return true and judge(findings, seq, charts_fill_every_role, books, chart, data)

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
    books, tree, roots, named, judged = read_lines(here, sizes, pinned, findings)
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
    rules = [rule.__name__ for rule in RULES + (charts_fill_every_role, accounts_add_up)]
    halted = {"nothing": list(CLAIMS), "lines": rules, "all": []}[judged]
    for name, sentence in CLAIMS.items():  # – was not judged to the end, because something failed before
        print("✗" if name in failed else "–" if name in halted else "✓", name, sentence[language])
    e = books.opened
    if e is None:
        return
    persons = "two_person" if books.takes_two else "one_person"
    say("账本 %s（%s），用途 %s，%s，%d 条" % (e["name"], e["origin"], e["purpose"], persons, tree.size),
        "Ledger %s (%s), purpose %s, %s, %d entries" % (e["name"], e["origin"], e["purpose"], persons, tree.size))
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
    if books.on_paper:
        say("纸面审批 %d 份（弱）：凭签字的照片，没有钥匙签名。" % books.on_paper,
            "%d approvals rest on a photographed paper (weaker), not on a key." % books.on_paper)
    if books.withheld:
        say("附件 %d 份没有随导出带出：指纹在账上，原件在账本那里。" % len(books.withheld),
            "%d papers are withheld: their digests stand in the lines, the papers with the ledger." % len(books.withheld))
    if options.balances and judged == "all":
        print_balances(books, say)

FUND = words("federation cash_in_transit platform private storeroom")  # the others are co-payers' books

def print_balances(books, say):
    """What every purse holds, what every account holds, and the accounts of the chart, on both sides."""
    row, held = "%-16s %-16s %-18s %18s", {}
    say("余额：账户、项目、来源、金额（元）", "Balances: account, project, source, yuan")
    for (account, project, source), spot in sorted(books.purses.items()):
        add(held, account, books.cash[spot])
        if books.places[spot][0]:
            print(row % (account, project or "-", source, yuan(books.cash[spot])))
    say("各账户合计", "Totals by account")
    for account, total in sorted(held.items()):
        print(row % (account, books.holder(account), "", yuan(total)))
    accounts = {spot: account for (account, _, _), spot in books.purses.items()}
    for ours in (True, False):
        codes = {}
        for sign, sums in ((1, books.debits), (-1, books.credits)):
            for (_, _, code, spot), amount in sums.items():
                if FUND(books.holder(accounts[spot])) == ours:
                    add(codes, code, sign * amount)
        if codes and ours:
            say("本基金的科目余额：借方、贷方（元）", "The fund's accounts by the chart: debit, credit, yuan")
        elif codes:
            say("同出资方账上的科目余额（不是本基金的钱）", "Co-payers' books by the chart: not the fund's money")
        for code, amount in sorted(codes.items()):
            print("%-4s %18s %18s  %s" % (code, yuan(max(0, amount)), yuan(max(0, -amount)), shown(books.names[code])))
        if codes:
            debits = sum(max(0, amount) for amount in codes.values())
            credits = sum(max(0, -amount) for amount in codes.values())
            print("%-4s %18s %18s" % ("", yuan(debits), yuan(credits)))

if __name__ == "__main__":
    sys.exit(main())
