"""Above which number desks are enrolled, since numbers below it may have been given before a restore."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """One column that may be empty: the program before this one goes on working beside it."""
    op.add_column("county", sa.Column("desk_floor", sa.Integer))


def downgrade() -> None:
    """Forget it."""
    op.drop_column("county", "desk_floor")
