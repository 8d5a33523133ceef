"""Step 1: the first schema."""

STATEMENTS: tuple[str, ...] = (
    "CREATE TABLE meta (key TEXT PRIMARY KEY, value) WITHOUT ROWID",
    # acts: the content is the exact signed JSON; position is the county's, NULL while on the way
    """
    CREATE TABLE act (
        row INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        desk TEXT NOT NULL,
        sequence INTEGER NOT NULL,
        txn TEXT NOT NULL,
        case_id TEXT NOT NULL,
        kind TEXT NOT NULL,
        clerk TEXT NOT NULL,
        day TEXT NOT NULL,
        content BLOB NOT NULL,
        hash TEXT NOT NULL,
        signature TEXT NOT NULL,
        standing TEXT NOT NULL CHECK (standing IN ('queued', 'applied', 'conflict', 'refused')),
        position INTEGER,
        code TEXT NOT NULL DEFAULT '',
        field TEXT NOT NULL DEFAULT '',
        template TEXT NOT NULL DEFAULT '',
        params TEXT NOT NULL DEFAULT '',
        settled_at TEXT NOT NULL DEFAULT '',
        settled_by TEXT NOT NULL DEFAULT '',
        resolution TEXT NOT NULL DEFAULT ''
    )
    """,
    "CREATE INDEX act_case ON act (case_id, position)",
    "CREATE INDEX act_outbox ON act (desk, sequence) WHERE standing = 'queued'",
    """
    CREATE INDEX act_unsettled ON act (case_id)
        WHERE standing IN ('conflict', 'refused') AND settled_at = ''
    """,
    "CREATE INDEX act_day ON act (day)",
    # acts of other desks that a restored county no longer knows: kept, in case nobody else has them
    """
    CREATE TABLE act_set_aside (
        id TEXT PRIMARY KEY,
        desk TEXT NOT NULL,
        sequence INTEGER NOT NULL,
        case_id TEXT NOT NULL,
        content BLOB NOT NULL,
        signature TEXT NOT NULL,
        standing TEXT NOT NULL,
        position INTEGER
    ) WITHOUT ROWID
    """,
    # projections: rebuilt from acts at will
    """
    CREATE TABLE case_row (
        row INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        number TEXT NOT NULL,
        item_name TEXT NOT NULL,
        applicant TEXT NOT NULL,
        agent TEXT NOT NULL,
        state TEXT NOT NULL,
        window TEXT NOT NULL,
        clerk TEXT NOT NULL,
        decided_by TEXT NOT NULL,
        examiner TEXT NOT NULL,
        received_on TEXT NOT NULL,
        due TEXT,
        certainty TEXT NOT NULL,
        next_kind TEXT,
        ended INTEGER NOT NULL,
        refold_on TEXT,
        unsent INTEGER NOT NULL
    )
    """,
    "CREATE INDEX case_number ON case_row (number)",
    "CREATE INDEX case_number_day ON case_row (substr(number, 7))",
    "CREATE INDEX case_number_serial ON case_row (substr(number, 15))",
    "CREATE INDEX case_state ON case_row (state)",
    "CREATE INDEX case_next ON case_row (next_kind, due, state, certainty) WHERE ended = 0",
    "CREATE INDEX case_refold ON case_row (refold_on) WHERE refold_on IS NOT NULL",
    # the ascii tokenizer keeps every character past U+007F as it is; unicode61 knows Unicode 6.1
    # only and takes newer ideographs (Extensions E to H) for separators
    """
    CREATE VIRTUAL TABLE case_words USING fts5(
        name, item, content='', contentless_delete=1, tokenize='ascii'
    )
    """,
    """
    CREATE VIRTUAL TABLE case_pinyin USING fts5(
        spelling, content='', contentless_delete=1, tokenize='ascii', detail='none',
        prefix='1 2 3 4'
    )
    """,
    "CREATE TABLE case_identity (hash BLOB, row INTEGER, PRIMARY KEY (hash, row)) WITHOUT ROWID",
    "CREATE INDEX case_identity_row ON case_identity (row)",
    """
    CREATE TABLE print_job (
        row INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        case_id TEXT NOT NULL,
        act TEXT NOT NULL,
        item TEXT NOT NULL,
        kind TEXT NOT NULL,
        document_number TEXT NOT NULL,
        copy_number INTEGER NOT NULL,
        state TEXT NOT NULL,
        trouble TEXT NOT NULL DEFAULT '',
        reason TEXT NOT NULL,
        clerk TEXT NOT NULL,
        queued_at TEXT NOT NULL,
        changed_at TEXT NOT NULL,
        content BLOB NOT NULL DEFAULT x''
    )
    """,
    "CREATE INDEX print_job_case ON print_job (case_id)",
    "CREATE INDEX print_job_state ON print_job (state)",
    """
    CREATE TABLE lease (
        id TEXT PRIMARY KEY,
        series TEXT NOT NULL,
        low INTEGER NOT NULL,
        high INTEGER NOT NULL,
        next INTEGER NOT NULL,
        expires_on TEXT NOT NULL,
        incarnation TEXT NOT NULL,
        CHECK (low <= high AND next BETWEEN low AND high + 1)
    ) WITHOUT ROWID
    """,
    "CREATE INDEX lease_series ON lease (series, low)",
    """
    CREATE TABLE number_use (
        series TEXT,
        number INTEGER,
        txn TEXT NOT NULL,
        used_at TEXT NOT NULL,
        PRIMARY KEY (series, number)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE number_void (
        series TEXT,
        low INTEGER,
        high INTEGER NOT NULL,
        reason TEXT NOT NULL,
        voided_at TEXT NOT NULL,
        PRIMARY KEY (series, low),
        CHECK (low <= high)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE lease_request (
        series TEXT PRIMARY KEY,
        request TEXT NOT NULL,
        size INTEGER NOT NULL
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE reference (
        kind TEXT,
        key TEXT,
        version INTEGER,
        body BLOB NOT NULL,
        position INTEGER NOT NULL,
        PRIMARY KEY (kind, key, version)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE draft (
        key TEXT PRIMARY KEY,
        clerk TEXT NOT NULL,
        title TEXT NOT NULL,
        saved_at TEXT NOT NULL,
        body BLOB NOT NULL
    )
    """,
    "CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    """
    CREATE TABLE reveal (
        row INTEGER PRIMARY KEY,
        revealed_at TEXT NOT NULL,
        clerk TEXT NOT NULL,
        case_id TEXT NOT NULL,
        field TEXT NOT NULL
    )
    """,
)
