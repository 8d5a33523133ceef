"""The first schema: journal, feed, desks, numbers and reference data of a county."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_ID = sa.String(64)

# On SQLite the exclusion constraint is this trigger: leases of one pool never overlap.
_NO_OVERLAP = """
CREATE TRIGGER lease_disjoint BEFORE INSERT ON lease
WHEN EXISTS (
    SELECT 1 FROM lease WHERE county = NEW.county AND pool = NEW.pool
    AND low <= NEW.high AND high >= NEW.low
)
BEGIN SELECT RAISE(ABORT, 'leases overlap'); END
"""


def upgrade() -> None:
    """Create everything."""
    _create_desks()
    _create_journal()
    _create_numbers_and_reference()
    if op.get_context().dialect.name == "postgresql":
        op.execute("CREATE EXTENSION IF NOT EXISTS btree_gist")
        op.execute(
            "ALTER TABLE lease ADD CONSTRAINT lease_disjoint EXCLUDE USING gist"
            " (county WITH =, pool WITH =, int8range(low, high, '[]') WITH &&)"
        )
        op.execute("ALTER TABLE county SET (fillfactor = 10)")
        for table in ("applied_act", "feed"):
            op.execute(f"CREATE TABLE {table}_default PARTITION OF {table} DEFAULT")
    else:
        op.execute(_NO_OVERLAP)


def downgrade() -> None:
    """Drop everything."""
    for table in _TABLES:
        op.drop_table(table)


_TABLES = (
    "reference",
    "number_register",
    "lease",
    "number_pool",
    "scope_digest",
    "case_head",
    "feed",
    "applied_act",
    "session_nonce",
    "enrolment_code",
    "desk",
    "county",
)


def _create_desks() -> None:
    op.create_table(
        "county",
        sa.Column("id", _ID, primary_key=True),
        sa.Column("name", sa.String(100), nullable=False),
        sa.Column("epoch", _ID, nullable=False),
        sa.Column("last_position", sa.BigInteger, nullable=False),
        sa.Column("backup_position", sa.BigInteger, nullable=False),
        sa.Column("token_secret", sa.LargeBinary, nullable=False),
        sa.Column("signing_key", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "desk",
        sa.Column("county", _ID, primary_key=True),
        sa.Column("id", _ID, primary_key=True),
        sa.Column("name", sa.String(100), nullable=False),
        sa.Column("site", _ID, nullable=False),
        sa.Column("windows", sa.Text, nullable=False),
        sa.Column("public_key", sa.String(64), nullable=False),
        sa.Column("incarnation", _ID, nullable=False),
        sa.Column("status", sa.String(16), nullable=False),
        sa.Column("last_sequence", sa.BigInteger, nullable=False),
        sa.Column("last_hash", sa.String(64), nullable=False),
        sa.Column("enrolled_at_ms", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "enrolment_code",
        sa.Column("county", _ID, primary_key=True),
        sa.Column("code_hash", sa.String(64), primary_key=True),
        sa.Column("site", _ID, nullable=False),
        sa.Column("windows", sa.Text, nullable=False),
        sa.Column("expires_at_ms", sa.BigInteger, nullable=False),
        sa.Column("used_at_ms", sa.BigInteger),
        sa.Column("desk", _ID),
    )
    op.create_table(
        "session_nonce",
        sa.Column("county", _ID, primary_key=True),
        sa.Column("desk", _ID, primary_key=True),
        sa.Column("nonce", sa.String(64), primary_key=True),
        sa.Column("expires_at_ms", sa.BigInteger, nullable=False),
    )


def _create_journal() -> None:
    op.create_table(
        "applied_act",
        sa.Column("county", _ID, primary_key=True),
        sa.Column("desk", _ID, primary_key=True),
        sa.Column("incarnation", _ID, primary_key=True),
        sa.Column("sequence", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("content_hash", sa.String(64), nullable=False),
        sa.Column("act", _ID, nullable=False),
        sa.Column("case_id", _ID, nullable=False),
        sa.Column("status", sa.String(16), nullable=False),
        sa.Column("position", sa.BigInteger, nullable=False),
        sa.Column("code", sa.String(64), nullable=False),
        sa.Column("field", sa.String(100), nullable=False),
        sa.Column("template", sa.Text, nullable=False),
        sa.Column("params", sa.Text, nullable=False),
        postgresql_partition_by="LIST (county)",
    )
    op.create_index(
        "applied_act_id",
        "applied_act",
        ["county", "act"],
        unique=True,
        postgresql_where=sa.text("status <> 'refused'"),
        sqlite_where=sa.text("status <> 'refused'"),
    )
    op.create_table(
        "feed",
        sa.Column("county", _ID, primary_key=True),
        sa.Column("position", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("site", _ID, nullable=False),
        sa.Column("desk", _ID, nullable=False),
        sa.Column("case_id", _ID, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.Column("signature", sa.String(128), nullable=False),
        sa.Column("content_hash", sa.String(64), nullable=False),
        sa.Column("status", sa.String(16), nullable=False),
        sa.Column("code", sa.String(64), nullable=False),
        sa.Column("field", sa.String(100), nullable=False),
        sa.Column("template", sa.Text, nullable=False),
        sa.Column("params", sa.Text, nullable=False),
        sa.Column("reference_kind", sa.String(32), nullable=False),
        sa.Column("reference_key", sa.String(128), nullable=False),
        sa.Column("reference_version", sa.Integer, nullable=False),
        sa.Column("recorded_at_ms", sa.BigInteger, nullable=False),
        postgresql_partition_by="LIST (county)",
    )
    op.create_index(
        "feed_case",
        "feed",
        ["county", "case_id", "position"],
        postgresql_where=sa.text("case_id <> ''"),
        sqlite_where=sa.text("case_id <> ''"),
    )
    op.create_table(
        "case_head",
        sa.Column("county", _ID, primary_key=True),
        sa.Column("case_id", _ID, primary_key=True),
        sa.Column("site", _ID, nullable=False),
        sa.Column("last_position", sa.BigInteger, nullable=False),
        sa.Column("number", sa.String(64)),
    )
    op.create_index("case_head_number", "case_head", ["county", "number"], unique=True)
    op.create_table(
        "scope_digest",
        sa.Column("county", _ID, primary_key=True),
        sa.Column("site", _ID, primary_key=True),
        sa.Column("act_count", sa.BigInteger, nullable=False),
        sa.Column("xor", sa.String(64), nullable=False),
    )


def _create_numbers_and_reference() -> None:
    op.create_table(
        "number_pool",
        sa.Column("county", _ID, primary_key=True),
        sa.Column("pool", sa.String(128), primary_key=True),
        sa.Column("last_serial", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "lease",
        sa.Column("county", _ID, primary_key=True),
        sa.Column("desk", _ID, primary_key=True),
        sa.Column("request", _ID, primary_key=True),
        sa.Column("id", _ID, nullable=False),
        sa.Column("incarnation", _ID, nullable=False),
        sa.Column("series", sa.String(128), nullable=False),
        sa.Column("pool", sa.String(128), nullable=False),
        sa.Column("low", sa.BigInteger, nullable=False),
        sa.Column("high", sa.BigInteger, nullable=False),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("expires_on", sa.String(10), nullable=False),
        sa.Column("granted_at_ms", sa.BigInteger, nullable=False),
    )
    op.create_index("lease_pool", "lease", ["county", "pool", "low"])
    op.create_table(
        "number_register",
        sa.Column("county", _ID, primary_key=True),
        sa.Column("pool", sa.String(128), primary_key=True),
        sa.Column("serial", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("series", sa.String(128), nullable=False),
        sa.Column("desk", _ID, nullable=False),
        sa.Column("case_id", _ID, nullable=False),
        sa.Column("act", _ID, nullable=False),
        sa.Column("number", sa.String(128), nullable=False),
    )
    op.create_index("number_register_number", "number_register", ["county", "number"])
    op.create_table(
        "reference",
        sa.Column("county", _ID, primary_key=True),
        sa.Column("kind", sa.String(32), primary_key=True),
        sa.Column("key", sa.String(128), primary_key=True),
        sa.Column("version", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.Column("position", sa.BigInteger, nullable=False),
        sa.Column("published_at_ms", sa.BigInteger, nullable=False),
    )
    op.create_index("reference_position", "reference", ["county", "position"])
