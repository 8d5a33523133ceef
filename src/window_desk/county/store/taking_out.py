"""The statements that take a case's acts out of the feed and leave what has to stay."""

from collections.abc import Sequence

from sqlalchemy import update
from sqlcipher3 import dbapi2 as sqlcipher

from window_desk.county.store import blobs
from window_desk.county.store.blobs import BlobKey, BlobRow
from window_desk.county.store.database import Connection, Database
from window_desk.county.store.feed import TAKEN_OUT
from window_desk.county.store.tables import feed
from window_desk.county.store.together import Statement, nothing, run_together

_IN_LIST = 500
_MARK_HEAD = (
    "UPDATE case_head SET last_position = ?, archived_position = ? WHERE county = ? AND case_id = ?"
)


def overwrite_what_goes(connection: Connection) -> None:
    """On SQLite: what this connection deletes is overwritten with zeros in the file."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("PRAGMA secure_delete = ON")


def take_out_acts(connection: Connection, county: str, positions: Sequence[int]) -> None:
    """Empty these positions; hash, status, code, desk and site stay, and the results of their own table."""
    for start in range(0, len(positions), _IN_LIST):
        connection.execute(
            update(feed)
            .where(
                feed.c.county == county, feed.c.position.in_(positions[start : start + _IN_LIST])
            )
            .values(kind=TAKEN_OUT, case_id="", content=b"", signature="", template="", params="")
        )


def mark_heads(connection: Connection, county: str, positions: dict[str, int]) -> None:
    """Note at which position each case was archived; it is the newest of the case, too."""
    run_together(
        connection,
        *(Statement(_MARK_HEAD, (at, at, county, case), nothing) for case, at in positions.items()),
    )


def lock_blobs(connection: Connection, keys: Sequence[BlobKey]) -> dict[BlobKey, BlobRow]:
    """These files as they are, locked in one order until the transaction ends."""
    return {
        key: blobs.read_blob(connection, key, lock=True)
        for key in sorted(keys, key=lambda key: (key.site, key.sha256, key.size))
    }


def compact(database: Database, patience_s: float = 10.0) -> bool | None:
    """Rewrite the embedded file, so that nothing of what was deleted is left in it.

    ``False`` when others were at work in it for ``patience_s``, ``None`` on PostgreSQL, where an
    administrator does it.
    """
    if database.is_postgresql:
        return None
    driver = database.engine.raw_connection()
    try:
        before = driver.execute("PRAGMA busy_timeout").fetchone()[0]
        driver.execute(f"PRAGMA busy_timeout = {int(patience_s * 1000)}")
        driver.execute("VACUUM")
        busy, _frames, _folded = driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        driver.execute(f"PRAGMA busy_timeout = {before}")
    except sqlcipher.OperationalError:
        driver.invalidate()
        return False
    finally:
        driver.close()
    return not busy
