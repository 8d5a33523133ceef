"""Step 5: who this PC was before, and what of that identity's acts was decided."""

STATEMENTS: tuple[str, ...] = (
    """
    CREATE TABLE former_desk (
        desk TEXT PRIMARY KEY,
        site TEXT NOT NULL,
        until TEXT NOT NULL
    ) WITHOUT ROWID
    """,
    # acts as the former identity sealed them; the county's status and position where its twin sent one too
    """
    CREATE TABLE former_act (
        id TEXT NOT NULL,
        desk TEXT NOT NULL,
        sequence INTEGER NOT NULL,
        case_id TEXT NOT NULL,
        content BLOB NOT NULL,
        signature TEXT NOT NULL,
        way TEXT NOT NULL CHECK (way IN ('taken_over', 'left', 'at_county')),
        clerk TEXT NOT NULL,
        decided_at TEXT NOT NULL,
        standing TEXT NOT NULL DEFAULT '',
        position INTEGER,
        PRIMARY KEY (id, desk)
    ) WITHOUT ROWID
    """,
)
