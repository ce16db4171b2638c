-- Private data that must be erasable: the only place where a person's name, telephone, identity or address stands.
-- A line holds SHA-256("mingbai/pii/v1\n" || field || "\n" || salt || text); the row here opens it.

CREATE TABLE people.private (
    seq    INTEGER NOT NULL,                -- the entry whose line commits to it
    field  TEXT NOT NULL,
    person INTEGER NOT NULL,                -- his number, or 0 when known only by that gift
    text   TEXT NOT NULL,
    salt   BLOB NOT NULL CHECK (length(salt) = 32),
    sealed INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (seq, field)
) STRICT, WITHOUT ROWID;

CREATE INDEX people.private_by_person ON private (person, field, seq) WHERE person > 0;

CREATE INDEX people.private_by_name ON private (text) WHERE person > 0 AND field = 'name';
