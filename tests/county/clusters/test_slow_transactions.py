"""16 writers, 2 % of whose transactions are slow, and a reader with a cursor: it sees everything.

A plain sequence read with ``seq > cursor`` skips whatever commits after a later number; the control shows
that such a load does find it out.
"""

import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import msgspec
import psycopg
import pytest
from tests.county.builders import PaperDesk
from tests.county.clusters.stubborn_desks import Ledger, borrow_numbers, push_stubbornly
from tests.county.postgresql import Cluster
from tests.county.small_county import HALL, START, Wall, make_county

from window_desk.county.serving import serving
from window_desk.protocol.messages import ActEntry

pytestmark = pytest.mark.postgresql

_WRITERS = 16
_PUSHES = 20
_CASES_A_PUSH = 2
_PLAIN_INSERTS = 60
_ONE_IN = 50

# Slow before the counter is taken (a case is made), and slow between the counter and the commit.
_SLOW = """
CREATE FUNCTION now_and_then_slow() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF random() < 0.02 THEN PERFORM pg_sleep(0.01 + random() * 0.05); END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER slow_case BEFORE INSERT ON case_head
    FOR EACH ROW EXECUTE FUNCTION now_and_then_slow();
CREATE CONSTRAINT TRIGGER slow_commit AFTER UPDATE ON desk DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION now_and_then_slow();
"""


def follow_while_written(
    write: Callable[[int], None], read_page: Callable[[], int], writers: int = _WRITERS
) -> int:
    """Run ``write`` on threads, read pages until they are done and nothing comes; returns rows read."""
    finished = threading.Event()

    def read() -> int:
        seen = 0
        while True:
            last_round = finished.is_set()
            found = read_page()
            seen += found
            if last_round and not found:
                return seen

    with ThreadPoolExecutor(writers + 1) as pool:
        reading = pool.submit(read)
        try:
            list(pool.map(write, range(writers)))
        finally:
            finished.set()
        return reading.result(timeout=60)


def test_sixteen_desks_with_slow_transactions_lose_nothing(postgresql_database: str) -> None:
    wall, ledger, never = Wall(START), Ledger(), threading.Event()
    with make_county(postgresql_database, wall) as county, serving(county) as url:
        with psycopg.connect(postgresql_database) as connection:
            connection.execute(_SLOW)
        writers = [
            PaperDesk(url, wall).enrol(county.create_enrolment_code("519999101"))
            for _ in range(_WRITERS)
        ]
        reader = PaperDesk(url, wall).enrol(county.create_enrolment_code(HALL.code))
        read: dict[str, int] = {}

        def write(number: int) -> None:
            desk = writers[number]
            borrow_numbers(desk, 200)
            for _ in range(_PUSHES):
                for _ in range(_CASES_A_PUSH):
                    desk.accept_case()
                push_stubbornly(desk, ledger, never)

        def read_page() -> int:
            entries = [entry for entry in reader.pull().entries if isinstance(entry, ActEntry)]
            for entry in entries:
                read[msgspec.json.decode(entry.act.content)["id"]] = entry.position
            return len(entries)

        seen = follow_while_written(write, read_page)
        head = reader.pull().head
        for desk in (*writers, reader):
            desk.close()
        assert seen == len(read) == _WRITERS * _PUSHES * _CASES_A_PUSH * 2
        assert read == ledger.acknowledged
        assert reader.cursor == head
        assert county.verify().faults == []


def test_a_plain_sequence_loses_rows_under_the_same_load(shared_cluster: Cluster) -> None:
    """The control: without the counter row the harness does see losses."""
    shared_cluster.execute("CREATE TABLE plain (seq bigserial PRIMARY KEY)")
    cursor = 0

    def write(number: int) -> None:
        with psycopg.connect(f"{shared_cluster.address}/postgres") as connection:
            for count in range(_PLAIN_INSERTS):
                connection.execute("INSERT INTO plain DEFAULT VALUES")
                if (count + number * 7) % _ONE_IN == 0:
                    time.sleep(0.03)
                connection.commit()

    with psycopg.connect(f"{shared_cluster.address}/postgres", autocommit=True) as reading:

        def read_page() -> int:
            nonlocal cursor
            rows = reading.execute(
                "SELECT seq FROM plain WHERE seq > %s ORDER BY seq", (cursor,)
            ).fetchall()
            cursor = rows[-1][0] if rows else cursor
            return len(rows)

        seen = follow_while_written(write, read_page)
    (written,) = shared_cluster.execute("SELECT count(*) FROM plain")[0]
    shared_cluster.execute("DROP TABLE plain")
    assert written == _WRITERS * _PLAIN_INSERTS
    assert seen < written
