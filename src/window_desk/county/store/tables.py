"""Tables of the county. Every key starts with the county; instants are milliseconds since 1970 UTC.

The schema is made by ``migrations``; a test holds the two together.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    text,
)

metadata = MetaData()

_ID = String(64)

county = Table(
    "county",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("name", String(100), nullable=False),
    Column("epoch", _ID, nullable=False),
    Column("last_position", BigInteger, nullable=False),
    Column("backup_position", BigInteger, nullable=False),
    Column("token_secret", LargeBinary, nullable=False),
    Column("signing_key", LargeBinary, nullable=False),
    Column("backup_at_ms", BigInteger),
    Column("retention_years", Integer),
    Column("desk_floor", Integer),
)

desk = Table(
    "desk",
    metadata,
    Column("county", _ID, primary_key=True),
    Column("id", _ID, primary_key=True),
    Column("name", String(100), nullable=False),
    Column("site", _ID, nullable=False),
    Column("windows", Text, nullable=False),
    Column("public_key", String(64), nullable=False),
    Column("incarnation", _ID, nullable=False),
    Column("status", String(16), nullable=False),
    Column("last_sequence", BigInteger, nullable=False),
    Column("last_hash", String(64), nullable=False),
    Column("enrolled_at_ms", BigInteger, nullable=False),
    Column("last_contact_ms", BigInteger),
    Column("former", _ID),
)

enrolment_code = Table(
    "enrolment_code",
    metadata,
    Column("county", _ID, primary_key=True),
    Column("code_hash", String(64), primary_key=True),
    Column("site", _ID, nullable=False),
    Column("windows", Text, nullable=False),
    Column("expires_at_ms", BigInteger, nullable=False),
    Column("used_at_ms", BigInteger),
    Column("desk", _ID),
)

session_nonce = Table(
    "session_nonce",
    metadata,
    Column("county", _ID, primary_key=True),
    Column("desk", _ID, primary_key=True),
    Column("nonce", String(64), primary_key=True),
    Column("expires_at_ms", BigInteger, nullable=False),
)

applied_act = Table(
    "applied_act",
    metadata,
    Column("county", _ID, primary_key=True),
    Column("desk", _ID, primary_key=True),
    Column("incarnation", _ID, primary_key=True),
    Column("sequence", BigInteger, primary_key=True, autoincrement=False),
    Column("content_hash", String(64), nullable=False),
    Column("act", _ID, nullable=False),
    Column("case_id", _ID, nullable=False),
    Column("status", String(16), nullable=False),
    Column("position", BigInteger, nullable=False),
    Column("code", String(64), nullable=False),
    Column("field", String(100), nullable=False),
    Column("template", Text, nullable=False),
    Column("params", Text, nullable=False),
    Index(
        "applied_act_id",
        "county",
        "act",
        unique=True,
        postgresql_where=text("status <> 'refused'"),
        sqlite_where=text("status <> 'refused'"),
    ),
    postgresql_partition_by="LIST (county)",
)

feed = Table(
    "feed",
    metadata,
    Column("county", _ID, primary_key=True),
    Column("position", BigInteger, primary_key=True, autoincrement=False),
    Column("kind", String(16), nullable=False),
    Column("site", _ID, nullable=False),
    Column("desk", _ID, nullable=False),
    Column("case_id", _ID, nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("signature", String(128), nullable=False),
    Column("content_hash", String(64), nullable=False),
    Column("status", String(16), nullable=False),
    Column("code", String(64), nullable=False),
    Column("field", String(100), nullable=False),
    Column("template", Text, nullable=False),
    Column("params", Text, nullable=False),
    Column("reference_kind", String(32), nullable=False),
    Column("reference_key", String(128), nullable=False),
    Column("reference_version", Integer, nullable=False),
    Column("recorded_at_ms", BigInteger, nullable=False),
    Index(
        "feed_case",
        "county",
        "case_id",
        "position",
        postgresql_where=text("case_id <> ''"),
        sqlite_where=text("case_id <> ''"),
    ),
    postgresql_partition_by="LIST (county)",
)

case_head = Table(
    "case_head",
    metadata,
    Column("county", _ID, primary_key=True),
    Column("case_id", _ID, primary_key=True),
    Column("site", _ID, nullable=False),
    Column("last_position", BigInteger, nullable=False),
    Column("number", String(64)),
    Column("archived_position", BigInteger),
    Index("case_head_number", "county", "number", unique=True),
)

scope_digest = Table(
    "scope_digest",
    metadata,
    Column("county", _ID, primary_key=True),
    Column("site", _ID, primary_key=True),
    Column("act_count", BigInteger, nullable=False),
    Column("xor", String(64), nullable=False),
)

number_pool = Table(
    "number_pool",
    metadata,
    Column("county", _ID, primary_key=True),
    Column("pool", String(128), primary_key=True),
    Column("last_serial", BigInteger, nullable=False),
)

lease = Table(
    "lease",
    metadata,
    Column("county", _ID, primary_key=True),
    Column("desk", _ID, primary_key=True),
    Column("request", _ID, primary_key=True),
    Column("id", _ID, nullable=False),
    Column("incarnation", _ID, nullable=False),
    Column("series", String(128), nullable=False),
    Column("pool", String(128), nullable=False),
    Column("low", BigInteger, nullable=False),
    Column("high", BigInteger, nullable=False),
    Column("size", Integer, nullable=False),
    Column("expires_on", String(10), nullable=False),
    Column("granted_at_ms", BigInteger, nullable=False),
    Index("lease_pool", "county", "pool", "low"),
)

number_register = Table(
    "number_register",
    metadata,
    Column("county", _ID, primary_key=True),
    Column("pool", String(128), primary_key=True),
    Column("serial", BigInteger, primary_key=True, autoincrement=False),
    Column("series", String(128), nullable=False),
    Column("desk", _ID, nullable=False),
    Column("case_id", _ID, nullable=False),
    Column("act", _ID, nullable=False),
    Column("number", String(128), nullable=False),
    Index("number_register_number", "county", "number"),
)

reference = Table(
    "reference",
    metadata,
    Column("county", _ID, primary_key=True),
    Column("kind", String(32), primary_key=True),
    Column("key", String(128), primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("body", LargeBinary, nullable=False),
    Column("position", BigInteger, nullable=False),
    Column("published_at_ms", BigInteger, nullable=False),
    Index("reference_position", "county", "position"),
)

# A blob without a position and with ``completed_at_ms`` was removed then: its row keeps that in mind.
blob = Table(
    "blob",
    metadata,
    Column("county", _ID, primary_key=True),
    Column("site", _ID, primary_key=True),
    Column("sha256", String(64), primary_key=True),
    Column("size", BigInteger, primary_key=True, autoincrement=False),
    Column("received", BigInteger, nullable=False),
    Column("position", BigInteger),
    Column("begun_at_ms", BigInteger, nullable=False),
    Column("completed_at_ms", BigInteger),
)

blob_piece = Table(
    "blob_piece",
    metadata,
    Column("county", _ID, primary_key=True),
    Column("site", _ID, primary_key=True),
    Column("sha256", String(64), primary_key=True),
    Column("size", BigInteger, primary_key=True, autoincrement=False),
    Column("start", BigInteger, primary_key=True, autoincrement=False),
    Column("content", LargeBinary, nullable=False),
    postgresql_partition_by="LIST (county)",
)

# What was taken out into an archive: the bare fact of a case, and what its papers are checked by.

case_hold = Table(
    "case_hold",
    metadata,
    Column("county", _ID, primary_key=True),
    Column("case_id", _ID, primary_key=True),
    Column("set_at_ms", BigInteger, primary_key=True, autoincrement=False),
    Column("reason", String(200), nullable=False),
    Column("lifted_at_ms", BigInteger),
    Column("lifted_reason", String(200)),
)

archived_case = Table(
    "archived_case",
    metadata,
    Column("county", _ID, primary_key=True),
    Column("case_id", _ID, primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("site", _ID, nullable=False),
    Column("archive", String(128), nullable=False),
    Column("state", String(32), nullable=False),
    Column("ended_on", Date, nullable=False),
    Column("archived_on", Date, nullable=False),
    Column("position", BigInteger, nullable=False),
)

archived_paper = Table(
    "archived_paper",
    metadata,
    Column("county", _ID, primary_key=True),
    Column("act", _ID, primary_key=True),
    Column("case_id", _ID, nullable=False),
    Column("hash_start", String(16), nullable=False),
    Column("name", String(64), nullable=False),
    Column("number", String(128), nullable=False),
    Column("issued_on", Date, nullable=False),
    Column("valid_until", Date),
    Column("applied", Boolean, nullable=False),
    Column("voided", Boolean, nullable=False),
)

# The board: what is owed by when, told from the feed for a city to subscribe to. Nothing of any person.

board_county = Table(
    "board_county",
    metadata,
    Column("county", _ID, primary_key=True),
    Column("name", String(100), nullable=False),
    Column("epoch", _ID, nullable=False),
    Column("position", BigInteger, nullable=False),
    Column("rules_position", BigInteger, nullable=False),
    Column("told_at_ms", BigInteger, nullable=False),
)

board_site = Table(
    "board_site",
    metadata,
    Column("county", _ID, primary_key=True),
    Column("site", _ID, primary_key=True),
    Column("name", String(100), nullable=False),
)

board_case = Table(
    "board_case",
    metadata,
    Column("county", _ID, primary_key=True),
    Column("case_id", _ID, primary_key=True),
    Column("valid_from", Date, primary_key=True),
    Column("site", _ID, nullable=False),
    Column("item", String(64), nullable=False),
    Column("state", String(32), nullable=False),
    Column("ended", Boolean, nullable=False),
    Column("received_on", Date, nullable=False),
    Column("due_on", Date),
    Column("decided_on", Date),
    Column("late", Boolean, nullable=False),
    Column("accepted_by_default", Boolean, nullable=False),
    Column("rules_position", BigInteger, nullable=False),
    Index("board_case_rules", "county", "ended", "rules_position"),
)
