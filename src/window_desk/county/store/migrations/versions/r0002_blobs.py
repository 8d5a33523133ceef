"""Blobs: what scans name, and the pieces in which they come in."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_ID = sa.String(64)


def upgrade() -> None:
    """Two new tables: the program before this one goes on working beside it."""
    op.create_table("blob", *_key(), *_progress())
    op.create_table(
        "blob_piece",
        *_key(),
        sa.Column("start", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
        postgresql_partition_by="LIST (county)",
    )
    if op.get_context().dialect.name == "postgresql":
        op.execute("CREATE TABLE blob_piece_default PARTITION OF blob_piece DEFAULT")
        # pictures and PDF files are packed already: no second packing of every piece
        op.execute("ALTER TABLE blob_piece ALTER COLUMN content SET STORAGE EXTERNAL")
        counties = op.get_bind().execute(sa.text("SELECT id FROM county ORDER BY id"))
        for county in counties.scalars().all():
            op.execute(
                f'CREATE TABLE "blob_piece_of_{county}" PARTITION OF blob_piece'
                f" FOR VALUES IN ('{county}')"
            )


def downgrade() -> None:
    """Forget all blobs."""
    op.drop_table("blob_piece")
    op.drop_table("blob")


def _key() -> tuple[sa.Column[str] | sa.Column[int], ...]:
    return (
        sa.Column("county", _ID, primary_key=True),
        sa.Column("site", _ID, primary_key=True),
        sa.Column("sha256", sa.String(64), primary_key=True),
        sa.Column("size", sa.BigInteger, primary_key=True, autoincrement=False),
    )


def _progress() -> tuple[sa.Column[int], ...]:
    return (
        sa.Column("received", sa.BigInteger, nullable=False),
        sa.Column("position", sa.BigInteger),
        sa.Column("begun_at_ms", sa.BigInteger, nullable=False),
        sa.Column("completed_at_ms", sa.BigInteger),
    )
