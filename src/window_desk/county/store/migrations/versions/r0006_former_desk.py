"""Which desk a PC was before it was enrolled again."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """One column that may be empty: the program before this one goes on working beside it."""
    op.add_column("desk", sa.Column("former", sa.String(64)))


def downgrade() -> None:
    """Forget it."""
    op.drop_column("desk", "former")
