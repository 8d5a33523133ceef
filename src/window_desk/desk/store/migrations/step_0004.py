"""Step 4: cases whose acts the county took out into an archive, and which acts the digest has."""

STATEMENTS: tuple[str, ...] = (
    # 0: the county told this desk's own act in a result, and the feed has not brought it yet
    "ALTER TABLE act ADD COLUMN counted INTEGER NOT NULL DEFAULT 1",
    # all that is kept of such a case; no projection, only the feed tells it
    """
    CREATE TABLE archived_case (
        case_id TEXT PRIMARY KEY,
        number TEXT NOT NULL,
        archive TEXT NOT NULL,
        archived_on TEXT NOT NULL,
        position INTEGER NOT NULL
    ) WITHOUT ROWID
    """,
    "CREATE INDEX archived_number ON archived_case (number)",
    "CREATE INDEX archived_number_day ON archived_case (substr(number, 7))",
    "CREATE INDEX archived_number_serial ON archived_case (substr(number, 15))",
)
