"""Every call reads the county's row before any other table, so that a migration which takes that table
first waits for nobody who waits for it."""

import random
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import httpx
import psycopg
import pytest
from tests.county.builders import PaperDesk
from tests.county.small_county import HALL, PASSWORD, RECEIVER, TOWN, YEAR, Wall, make_county
from tests.county.test_calendar_submission import CHIEF, submission
from tests.county.test_papers import code_of_act
from tests.county.uploads import Upload
from uuid_utils import uuid7

from window_desk.casework.duties import Clerk, Duty
from window_desk.casework.items import Authority
from window_desk.casework.scan_acts import ScanAttached
from window_desk.county.api.openapi import CALLS
from window_desk.county.bootstrap import County
from window_desk.county.serving import serving
from window_desk.county.store.migrate import FIRST_TABLE
from window_desk.protocol import messages as m

pytestmark = pytest.mark.postgresql

_WAIT_S = 30
_LOCKS = """
    SELECT waits.pid, array_remove(array_agg(DISTINCT held.relname::text), NULL)
    FROM pg_locks AS waits
    LEFT JOIN (
        SELECT l.pid, c.relname FROM pg_locks AS l JOIN pg_class AS c ON c.oid = l.relation
        WHERE l.granted AND c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace
    ) AS held ON held.pid = waits.pid
    WHERE NOT waits.granted AND waits.relation = %s::regclass
      AND waits.database = (SELECT oid FROM pg_database WHERE datname = current_database())
    GROUP BY waits.pid
"""

Call = Callable[[], httpx.Response]


@dataclass(slots=True)
class _Scene:
    """A county on PostgreSQL with two desks and a scan that came in half."""

    database: str
    county: County
    desk: PaperDesk
    hall: PaperDesk
    upload: Upload
    whole: Upload

    def calls(self) -> dict[tuple[str, str], Call]:
        """One call of each kind, to be sent once."""
        desk, blob = self.desk, "/v1/blobs/{case}/{sha256}"
        lease = m.LeaseRequest(
            str(uuid7()), desk.desk, desk.incarnation, f"case:{TOWN.code}:{YEAR}", 5
        )
        newcomer = PaperDesk(desk.url, desk.wall)
        code = self.county.create_enrolment_code(TOWN.code)
        desk.take(self.upload.case, (ScanAttached("id", "0" * 64, 9, "image/jpeg"), RECEIVER))
        paper, _ = code_of_act(desk, 0, 0)
        piece, token = m.MAX_BLOB_PIECE_BYTES, {"Authorization": f"Bearer {desk.token}"}
        return {
            ("get", "/v1/hello"): lambda: desk.get("/v1/hello"),
            ("post", "/v1/enrol"): lambda: desk.post("/v1/enrol", newcomer.enrolment(code)),
            ("post", "/v1/session"): lambda: desk.post("/v1/session", desk.session_request()),
            ("post", "/v1/push"): lambda: desk.post("/v1/push", desk.pending()),
            ("get", "/v1/pull"): lambda: desk.get("/v1/pull", since=0, epoch=desk.epoch, digest=1),
            ("get", "/v1/snapshot"): lambda: desk.get("/v1/snapshot"),
            ("post", "/v1/leases"): lambda: desk.post("/v1/leases", lease),
            ("post", "/v1/calendar"): lambda: self.hall.post("/v1/calendar", submission(self.hall)),
            ("post", "/v1/papers/check"): lambda: desk.post(
                "/v1/papers/check", m.PaperCheckRequest(paper)
            ),
            ("head", blob): lambda: desk.client.head(self.upload.path, headers=token),
            ("patch", blob): lambda: self.upload.send(piece, self.upload.content[piece:]),
            ("get", blob): lambda: desk.client.get(self.whole.path, headers=token),
        }


@pytest.fixture
def scene(postgresql_database: str, wall: Wall) -> Iterator[_Scene]:
    with make_county(postgresql_database, wall) as county, serving(county) as url:
        chief = Clerk(CHIEF, "赵主任", HALL.code, Authority.COUNTY, (), frozenset({Duty.SUPERVISE}))
        county.add_clerk(chief, PASSWORD)
        desk, hall = (
            PaperDesk(url, wall).enrol(county.create_enrolment_code(site.code))
            for site in (TOWN, HALL)
        )
        case = desk.accept_case()
        desk.push()
        uploads = [
            Upload(desk, case, random.Random(seed).randbytes(m.MAX_BLOB_PIECE_BYTES + 9))
            for seed in (1, 2)
        ]
        for upload in uploads:
            upload.attach()
        uploads[0].send(0, uploads[0].content[: m.MAX_BLOB_PIECE_BYTES])
        uploads[1].send_all()
        yield _Scene(postgresql_database, county, desk, hall, *uploads)
        desk.close()
        hall.close()


def _held_by_those_who_wait(watcher: psycopg.Connection) -> list[list[str]]:
    until = time.monotonic() + _WAIT_S
    while time.monotonic() < until:
        rows = watcher.execute(_LOCKS, (FIRST_TABLE,)).fetchall()
        if rows:
            return [held for _, held in rows]
        time.sleep(0.01)
    return []


def test_every_call_waits_at_the_first_table_and_holds_no_other(scene: _Scene) -> None:
    calls = scene.calls()
    assert set(calls) == {(call.method, call.path) for call in CALLS}
    with (
        psycopg.connect(scene.database) as migration,
        psycopg.connect(scene.database, autocommit=True) as watcher,
        ThreadPoolExecutor(1) as pool,
    ):
        for name, call in calls.items():
            migration.execute(f"LOCK TABLE {FIRST_TABLE}")
            reply = pool.submit(call)
            held = _held_by_those_who_wait(watcher)
            migration.rollback()
            assert (name, held, reply.result().status_code // 100) == (name, [[]], 2)
