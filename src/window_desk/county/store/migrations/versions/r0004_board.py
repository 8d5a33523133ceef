"""The board: cases by the days that matter, for a city that subscribes to its counties."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_ID = sa.String(64)


def upgrade() -> None:
    """Create the three tables; ``window-desk county board follow`` fills them from the feed."""
    op.create_table(
        "board_county",
        sa.Column("county", _ID, primary_key=True),
        sa.Column("name", sa.String(100), nullable=False),
        sa.Column("epoch", _ID, nullable=False),
        sa.Column("position", sa.BigInteger, nullable=False),
        sa.Column("rules_position", sa.BigInteger, nullable=False),
        sa.Column("told_at_ms", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "board_site",
        sa.Column("county", _ID, primary_key=True),
        sa.Column("site", _ID, primary_key=True),
        sa.Column("name", sa.String(100), nullable=False),
    )
    op.create_table(
        "board_case",
        sa.Column("county", _ID, primary_key=True),
        sa.Column("case_id", _ID, primary_key=True),
        sa.Column("valid_from", sa.Date, primary_key=True),
        sa.Column("site", _ID, nullable=False),
        sa.Column("item", sa.String(64), nullable=False),
        sa.Column("state", sa.String(32), nullable=False),
        sa.Column("ended", sa.Boolean, nullable=False),
        sa.Column("received_on", sa.Date, nullable=False),
        sa.Column("due_on", sa.Date),
        sa.Column("decided_on", sa.Date),
        sa.Column("late", sa.Boolean, nullable=False),
        sa.Column("accepted_by_default", sa.Boolean, nullable=False),
        sa.Column("rules_position", sa.BigInteger, nullable=False),
    )
    op.create_index("board_case_rules", "board_case", ["county", "ended", "rules_position"])


def downgrade() -> None:
    """Drop them; they can be told again from the feed."""
    for table in ("board_case", "board_site", "board_county"):
        op.drop_table(table)
