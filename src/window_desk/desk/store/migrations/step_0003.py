"""Step 3: files of scans, and what of them is on its way."""

STATEMENTS: tuple[str, ...] = (
    # received: bytes in whole chunks on this PC; the size once everything is here
    """
    CREATE TABLE blob (
        sha256 TEXT PRIMARY KEY,
        size INTEGER NOT NULL,
        media_type TEXT NOT NULL,
        file TEXT NOT NULL UNIQUE,
        key BLOB NOT NULL,
        received INTEGER NOT NULL,
        kept_on TEXT NOT NULL,
        CHECK (received BETWEEN 0 AND size)
    ) WITHOUT ROWID
    """,
    # one for each act that attached a file here; position is the county's feed when it was complete
    """
    CREATE TABLE blob_upload (
        row INTEGER PRIMARY KEY,
        act TEXT NOT NULL UNIQUE,
        case_id TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        size INTEGER NOT NULL,
        sent INTEGER NOT NULL DEFAULT 0,
        epoch TEXT NOT NULL DEFAULT '',
        position INTEGER NOT NULL DEFAULT 0,
        trouble TEXT NOT NULL DEFAULT ''
    )
    """,
    "CREATE INDEX blob_upload_sha256 ON blob_upload (sha256)",
    # what a clerk asked to see
    """
    CREATE TABLE blob_fetch (
        row INTEGER PRIMARY KEY,
        sha256 TEXT NOT NULL UNIQUE,
        case_id TEXT NOT NULL,
        trouble TEXT NOT NULL DEFAULT ''
    )
    """,
)
