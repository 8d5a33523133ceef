"""How long acts stay after their case was closed, holds, and what stays of cases taken out."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_ID = sa.String(64)


def upgrade() -> None:
    """Two columns that may be empty and three new tables: the program before this one goes on working."""
    op.add_column("county", sa.Column("retention_years", sa.Integer))
    op.add_column("case_head", sa.Column("archived_position", sa.BigInteger))
    op.create_table(
        "case_hold",
        sa.Column("county", _ID, primary_key=True),
        sa.Column("case_id", _ID, primary_key=True),
        sa.Column("set_at_ms", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("reason", sa.String(200), nullable=False),
        sa.Column("lifted_at_ms", sa.BigInteger),
        sa.Column("lifted_reason", sa.String(200)),
    )
    op.create_table(
        "archived_case",
        sa.Column("county", _ID, primary_key=True),
        sa.Column("case_id", _ID, primary_key=True),
        sa.Column("version", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("site", _ID, nullable=False),
        sa.Column("archive", sa.String(128), nullable=False),
        sa.Column("state", sa.String(32), nullable=False),
        sa.Column("ended_on", sa.Date, nullable=False),
        sa.Column("archived_on", sa.Date, nullable=False),
        sa.Column("position", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "archived_paper",
        sa.Column("county", _ID, primary_key=True),
        sa.Column("act", _ID, primary_key=True),
        sa.Column("case_id", _ID, nullable=False),
        sa.Column("hash_start", sa.String(16), nullable=False),
        sa.Column("name", sa.String(64), nullable=False),
        sa.Column("number", sa.String(128), nullable=False),
        sa.Column("issued_on", sa.Date, nullable=False),
        sa.Column("valid_until", sa.Date),
        sa.Column("applied", sa.Boolean, nullable=False),
        sa.Column("voided", sa.Boolean, nullable=False),
    )


def downgrade() -> None:
    """Drop them. Cases that were taken out stay so, and nothing says any more in which archive they are."""
    for table in ("archived_paper", "archived_case", "case_hold"):
        op.drop_table(table)
    op.drop_column("case_head", "archived_position")
    op.drop_column("county", "retention_years")
