"""The embedded file copied while somebody writes into it."""

from pathlib import Path

from sqlcipher3 import dbapi2 as sqlcipher

from window_desk.county.store.sqlite_copies import copy_live

_ROWS = 9_000
_ROW_BYTES = 4_000


def test_a_copy_is_one_snapshot_and_is_not_begun_anew_by_writers(tmp_path: Path) -> None:
    source, target = tmp_path / "live.db", tmp_path / "copy.db"
    writer = sqlcipher.connect(str(source), isolation_level=None)
    writer.execute("PRAGMA journal_mode=WAL")
    writer.execute("CREATE TABLE entry (body BLOB)")
    writer.execute("BEGIN")
    writer.executemany("INSERT INTO entry VALUES (zeroblob(?))", [(_ROW_BYTES,)] * _ROWS)
    writer.execute("COMMIT")
    steps: list[tuple[int, int]] = []

    def write_between(done: int, whole: int) -> None:
        steps.append((done, whole))
        assert len(steps) < 20, "begun anew"
        writer.execute("INSERT INTO entry VALUES (x'00')")

    copy_live(source, target, write_between)
    assert len(steps) > 2
    assert steps == sorted(steps)
    assert steps[-1][0] == steps[-1][1]
    copy = sqlcipher.connect(str(target))
    assert copy.execute("SELECT count(*) FROM entry").fetchone() == (_ROWS,)
    assert copy.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    assert not list(tmp_path.glob("copy.db-*"))
    copy.close()
    writer.close()
