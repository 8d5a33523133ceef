"""A database as the first program made it."""

from pathlib import Path

from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.script import ScriptDirectory
from sqlalchemy import text

from window_desk.county.store import migrate
from window_desk.county.store.database import Connection


def make_first_schema(connection: Connection, county: str) -> None:
    """The tables of revision 0001, with one county in them; in a writing transaction."""
    scripts = ScriptDirectory(str(Path(migrate.__file__).parent / "migrations"))

    def first_schema(*_: object) -> list[object]:
        return scripts._upgrade_revs("0001", None)  # type: ignore[arg-type,return-value]

    context = MigrationContext.configure(connection, opts={"fn": first_schema})
    with Operations.context(context):
        context.run_migrations()
    connection.execute(
        text("INSERT INTO county VALUES (:county, '老县', 'epoch', 7, 5, :secret, :secret)"),
        {"county": county, "secret": bytes(32)},
    )
