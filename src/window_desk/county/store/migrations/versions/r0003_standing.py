"""When a desk was last heard of, and when the newest verified backup was taken."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Two columns that may be empty: the program before this one goes on working beside it."""
    op.add_column("desk", sa.Column("last_contact_ms", sa.BigInteger))
    op.add_column("county", sa.Column("backup_at_ms", sa.BigInteger))


def downgrade() -> None:
    """Forget both."""
    op.drop_column("county", "backup_at_ms")
    op.drop_column("desk", "last_contact_ms")
