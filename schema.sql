-- The ledger's file, written to be read. Paragraphs are separated by blank lines; each is one statement, and the
-- program compares them, letter by letter, with what the file holds when it opens it.
--
-- THE FACTS. One row an entry. `line` is the canonical JSON that was hashed, `leaf` is SHA-256(0x00 || line): the row's
-- hash, the chain's hash and the Merkle leaf are one. Everything else in this file can be dropped and rebuilt from here.

CREATE TABLE entry (
    seq  INTEGER PRIMARY KEY,               -- 0, 1, 2 … without a gap
    line TEXT NOT NULL,                     -- at most 60 KiB
    leaf BLOB NOT NULL CHECK (length(leaf) = 32)
) STRICT;

-- An entry follows the head, or nothing happens. INSERT OR REPLACE slips past a trigger on DELETE, so this one stands on
-- INSERT: a number that is taken does not follow the head.
CREATE TRIGGER entry_follows_the_head BEFORE INSERT ON entry
WHEN NEW.seq IS NOT (SELECT coalesce(max(seq) + 1, 0) FROM entry)
BEGIN SELECT RAISE(FAIL, 'an entry follows the head'); END;

CREATE TRIGGER entry_is_never_changed BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'an entry is never changed'); END;

CREATE TRIGGER entry_is_never_removed BEFORE DELETE ON entry
BEGIN SELECT RAISE(ABORT, 'an entry is never removed'); END;

-- Nodes of the RFC 6962 tree over full subtrees of 256 leaves and more, so that a root or a proof of a million entries
-- reads a few rows. Level 8 covers 256 leaves, level 9 covers 512 …; `number` counts the subtrees of a level from 0.
CREATE TABLE node (
    level  INTEGER NOT NULL,
    number INTEGER NOT NULL,
    hash   BLOB NOT NULL CHECK (length(hash) = 32),
    PRIMARY KEY (level, number)
) STRICT, WITHOUT ROWID;

-- THE BOOKS. Derived rows, written in the transaction of the entry they come from, so that a rule asks in O(log n).
-- Days are YYYY-MM-DD, months YYYY-MM, money is whole 分, absent is the empty string, as in a line.

CREATE TABLE operator (
    code  TEXT PRIMARY KEY,
    key   TEXT NOT NULL,
    roles TEXT NOT NULL                     -- joined by blanks
) STRICT, WITHOUT ROWID;

CREATE TABLE account (
    code   TEXT PRIMARY KEY,
    holder TEXT NOT NULL,
    name   TEXT NOT NULL,
    area   TEXT NOT NULL,                   -- the 小区 whose owners hold it
    day    TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE project (
    code    TEXT PRIMARY KEY,
    name    TEXT NOT NULL,
    service TEXT NOT NULL,
    area    TEXT NOT NULL,
    day     TEXT NOT NULL,
    closed  TEXT NOT NULL                   -- the day it was closed, or empty
) STRICT, WITHOUT ROWID;

-- The public side of a person: what the lines say. Names, telephones, identities live in people.db.
CREATE TABLE person (
    number       INTEGER PRIMARY KEY,
    kind         TEXT NOT NULL,
    organisation TEXT NOT NULL,
    name         TEXT NOT NULL,             -- the name commitment in force
    display      TEXT NOT NULL,
    minor        INTEGER NOT NULL,
    merged_into  TEXT NOT NULL,
    erased       TEXT NOT NULL,
    last_voucher    TEXT NOT NULL
) STRICT;

CREATE INDEX person_sealed ON person (number) WHERE erased = 'sealed';

CREATE TABLE chart (
    number  INTEGER PRIMARY KEY,            -- in the order of adoption
    day     TEXT NOT NULL,
    edition TEXT NOT NULL,
    digest  TEXT NOT NULL
) STRICT;

-- Double entry, summed by day: what a report reads. A day here is the day of posting: what comes late for a closed month
-- is posted on the first open day.
CREATE TABLE movement (
    day         TEXT NOT NULL,
    code        INTEGER NOT NULL,
    account     TEXT NOT NULL,
    project     TEXT NOT NULL,
    source_kind TEXT NOT NULL,
    debit       INTEGER NOT NULL,
    credit      INTEGER NOT NULL,
    PRIMARY KEY (day, code, account, project, source_kind)
) STRICT, WITHOUT ROWID;

-- What each purse holds in each account: never below zero.
CREATE TABLE cash (
    account     TEXT NOT NULL,
    project     TEXT NOT NULL,
    source_kind TEXT NOT NULL,
    fen         INTEGER NOT NULL CHECK (fen >= 0),
    PRIMARY KEY (account, project, source_kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE opening (
    account     TEXT NOT NULL,
    project     TEXT NOT NULL,
    source_kind TEXT NOT NULL,
    seq         INTEGER NOT NULL,
    PRIMARY KEY (account, project, source_kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE gift (
    day    TEXT NOT NULL,
    seq    INTEGER NOT NULL,
    fen    INTEGER NOT NULL,
    late   INTEGER NOT NULL,                -- 1 when the notice of its month was already prepared
    PRIMARY KEY (day, seq)
) STRICT, WITHOUT ROWID;

-- A transaction is recorded once: by the id its source gave it, or by a key of the row.
CREATE TABLE external_id (
    id     TEXT NOT NULL,
    source TEXT NOT NULL,
    seq    INTEGER NOT NULL,
    PRIMARY KEY (id, source, seq)           -- a gift that replaces a reversed one takes its id over
) STRICT, WITHOUT ROWID;

CREATE TABLE row_key (
    row BLOB PRIMARY KEY,
    seq INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE receipt (
    number TEXT PRIMARY KEY,
    gift   INTEGER NOT NULL UNIQUE
) STRICT, WITHOUT ROWID;

-- The gifts of a registered person, who may ask what he gave and what became of it.
CREATE TABLE person_gift (
    person INTEGER NOT NULL,
    seq    INTEGER NOT NULL,
    PRIMARY KEY (person, seq)
) STRICT, WITHOUT ROWID;

-- Refunds and reversals of gifts.
CREATE TABLE correction (
    seq    INTEGER PRIMARY KEY,
    gift   INTEGER NOT NULL,
    fen    INTEGER NOT NULL,
    refund INTEGER NOT NULL                 -- 1: money went back; 0: the entry was a mistake
) STRICT;

CREATE INDEX correction_by_gift ON correction (gift);

CREATE TABLE reversal (
    entry INTEGER PRIMARY KEY,
    seq   INTEGER NOT NULL
) STRICT;

CREATE TABLE gift_month (
    month TEXT PRIMARY KEY,
    count INTEGER NOT NULL,
    fen   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX gift_late ON gift (seq) WHERE late = 1;

CREATE TABLE notice (
    number   INTEGER PRIMARY KEY,
    period   TEXT NOT NULL,
    first    INTEGER NOT NULL,              -- the `from` of the line
    size     INTEGER NOT NULL,
    prepared INTEGER NOT NULL,              -- its entry
    posted   INTEGER                        -- the entry that posted it
) STRICT;

-- The fund's own affairs (everything but gifts, people and notices) by kind and business day: where a report finds them.
CREATE TABLE happening (
    kind TEXT NOT NULL,
    day  TEXT NOT NULL,
    seq  INTEGER NOT NULL,
    PRIMARY KEY (kind, day, seq)
) STRICT, WITHOUT ROWID;

-- What later entries change of them: a project's stage, what is left of a lot, how much of a request is paid. The facts
-- are JSON, written by the rules; no rule ever asks into them by SQL.
CREATE TABLE register (
    register TEXT NOT NULL,
    key      TEXT NOT NULL,
    facts    TEXT NOT NULL,
    PRIMARY KEY (register, key)
) STRICT, WITHOUT ROWID;

-- What moved in points accounts, by day: what a month's sheet reads. A row an entry, account and reason.
CREATE TABLE points_move (
    day     TEXT NOT NULL,
    account TEXT NOT NULL,                  -- a volunteer's number, or a household's code
    kind    TEXT NOT NULL,
    change  TEXT NOT NULL,
    seq     INTEGER NOT NULL,
    tenths  INTEGER NOT NULL,               -- points have one decimal
    PRIMARY KEY (day, account, kind, change, seq)
) STRICT, WITHOUT ROWID;

-- Hours: one volunteer's time at one activity on one day. `doubted` is 1 where somebody had to vouch for them.
CREATE TABLE stint (
    seq       INTEGER PRIMARY KEY,
    activity  TEXT NOT NULL,
    volunteer INTEGER NOT NULL,
    day       TEXT NOT NULL,
    began     INTEGER NOT NULL,             -- minutes after midnight
    minutes   INTEGER NOT NULL,
    kind      TEXT NOT NULL,                -- exchange or party
    witness   INTEGER NOT NULL,
    doubted   INTEGER NOT NULL,
    state     TEXT NOT NULL,                -- recorded, published or undone
    points    INTEGER NOT NULL              -- in tenths, what it brought once published
) STRICT;

-- Indexes begin with the day, so that a list of hours changes the end of each and not all of it.
CREATE INDEX stint_by_witness ON stint (day, witness, volunteer) WHERE state <> 'undone';

CREATE INDEX stint_by_activity ON stint (activity);

-- A month's sheet reads nothing but this.
CREATE INDEX stint_by_day ON stint (day, volunteer, state, minutes);

CREATE INDEX stint_doubted ON stint (day) WHERE doubted = 1;

-- What was taken from the shop: the number of a slip is used once, as is each that looks like it, and a month's slips are found by their day.
CREATE TABLE slip (
    number TEXT PRIMARY KEY,
    day    TEXT NOT NULL,
    seq    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX slip_by_day ON slip (day, seq);

-- Single figures.
CREATE TABLE state (
    word  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
