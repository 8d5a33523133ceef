"""A newer program's processes start and migrate while desks push through the one before."""

import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import msgspec
import psycopg
import pytest
from tests.county.builders import PaperDesk
from tests.county.conftest import fresh_database
from tests.county.county_processes import (
    ROOT,
    CountyProcess,
    county_processes,
    ready,
    started,
    stopped,
)
from tests.county.postgresql import Cluster
from tests.county.small_county import RECEIVER, TOWN, Wall, make_county

from window_desk.county.bootstrap import open_county
from window_desk.county.store.migrate import newest_revision
from window_desk.county.use_cases.context import system_clock
from window_desk.protocol import messages as m

pytestmark = pytest.mark.postgresql

_DESKS = 4
_WAIT_S = 60
_FEW_ATTEMPTS = 8
_NEWER = "9001"
_REVISION = '''"""A column more in every table that pushes write, as a later program would add it."""

import sqlalchemy as sa
from alembic import op

revision = "{newer}"
down_revision = "{newest}"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Expand."""
    for table in ("county", "desk", "feed", "applied_act", "case_head"):
        op.add_column(table, sa.Column("later", sa.Text))
'''


@pytest.fixture(scope="module")
def newer_program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Sources of this program with one revision more."""
    sources = tmp_path_factory.mktemp("newer") / "src"
    shutil.copytree(
        ROOT / "src" / "window_desk",
        sources / "window_desk",
        ignore=shutil.ignore_patterns("__pycache__", "*.qm", "*.ts"),
    )
    for folder in ("resources", "forms"):
        (sources.parent / folder).symlink_to(ROOT / folder)
    versions = sources / "window_desk" / "county" / "store" / "migrations" / "versions"
    (versions / "r9001_later.py").write_text(
        _REVISION.format(newer=_NEWER, newest=newest_revision()), encoding="utf-8"
    )
    return sources


class _Pusher:
    """A desk that pushes one act after the other; what the county is too busy for is sent again."""

    def __init__(self, address: str, code: str) -> None:
        self.desk = PaperDesk(address, system_clock)
        self.desk.enrol(code)
        self.pushed = 0
        self.failed: list[str] = []
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run)
        self._thread.start()

    def close(self) -> None:
        self._stop.set()
        self._thread.join()
        self.desk.close()

    def _run(self) -> None:
        while not self._stop.is_set():
            self.desk.take(str(uuid4()), (self.desk.received(number="wrong"), RECEIVER))
            while (reply := self.desk.post("/v1/push", self.desk.pending())).status_code == 503:
                time.sleep(0.05)
            if reply.status_code != 200:
                self.failed.append(reply.text)
                return
            read = msgspec.json.decode(reply.content, type=m.PushReply)
            self.desk.sent_until = read.last_sequence
            self.desk.queue.clear()
            self.pushed += 1


@contextmanager
def _pushers(database: str, process: CountyProcess) -> Iterator[list[_Pusher]]:
    with open_county(database) as county:
        codes = [county.create_enrolment_code(TOWN.code) for _ in range(_DESKS)]
    pushers = [_Pusher(process.address, code) for code in codes]
    try:
        yield pushers
    finally:
        for pusher in pushers:
            pusher.close()
    assert [pusher.failed for pusher in pushers] == [[]] * _DESKS


def _wait(what: Callable[[], bool]) -> None:
    until = time.monotonic() + _WAIT_S
    while not what():
        assert time.monotonic() < until
        time.sleep(0.02)


def _waited(logs: list[Path]) -> int:
    """How often an attempt to migrate was put off."""
    return sum(log.read_text().count("migration waits") for log in logs if log.exists())


def _more_pushed(pushers: list[_Pusher], by: int) -> None:
    """Wait until every desk got some more acts in."""
    before = [pusher.pushed for pusher in pushers]
    _wait(
        lambda: all(
            pusher.pushed >= old + by or pusher.failed
            for pusher, old in zip(pushers, before, strict=True)
        )
    )


def test_two_newer_processes_start_under_load_and_nothing_is_refused_for_good(
    shared_cluster: Cluster, newer_program: Path, tmp_path: Path
) -> None:
    with fresh_database(shared_cluster) as database:
        make_county(database, Wall(system_clock())).close()
        with (
            county_processes(database, tmp_path, 1) as (old,),
            _pushers(database, old) as pushers,
        ):
            _more_pushed(pushers, 3)
            with psycopg.connect(database) as reader:
                # A long read, as a backup is one: the migration has to wait for it, the pushes must not.
                reader.execute("SELECT count(*) FROM feed, desk, county, applied_act, case_head")
                logs = [tmp_path / f"newer-{n}.log" for n in range(2)]
                newer = [started(database, log, sources=newer_program) for log in logs]
                try:
                    _wait(lambda: any(log.exists() and "waits" in log.read_text() for log in logs))
                    _more_pushed(pushers, 3)
                    reader.rollback()
                    waited = _waited(logs)
                    addresses = [ready(process).address for process in newer]
                    # One attempt of each may have been under way, and the second process waits for the first.
                    assert _waited(logs) - waited <= _FEW_ATTEMPTS
                    _more_pushed(pushers, 3)
                    for pusher, address in zip(pushers, addresses, strict=False):
                        pusher.desk.client.base_url = address
                    _more_pushed(pushers, 3)
                    for pusher in pushers:
                        pusher.desk.client.base_url = old.address
                    _more_pushed(pushers, 2)
                finally:
                    codes = stopped(newer)
            assert codes == [0, 0]
        pushed = sum(pusher.pushed for pusher in pushers)
        with psycopg.connect(database) as connection:
            found = connection.execute(
                "SELECT (SELECT version_num FROM alembic_version), count(*), count(later)"
                " FROM applied_act"
            ).fetchone()
        assert found == (_NEWER, pushed, 0)
        assert sum("migrated" in log.read_text() for log in logs) == 1
