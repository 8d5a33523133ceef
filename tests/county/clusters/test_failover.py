"""Streaming replication with synchronous commit: the primary dies, nothing acknowledged is lost."""

import threading
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import msgspec
import pytest
from tests.benchmarks.processes import serving_process
from tests.county.builders import PaperDesk, enrolled
from tests.county.clusters.pair import DATABASE, Pair, conninfo, new_pair, script
from tests.county.clusters.stubborn_desks import Ledger, borrow_numbers, push_stubbornly
from tests.county.postgresql import Cluster
from tests.county.small_county import Wall, make_county

from window_desk.protocol import messages as m

pytestmark = pytest.mark.postgresql

_DESKS = 6
_BEFORE = 120
_AFTER = 120
_WAIT_S = 60


def wait_for(condition: Callable[[], object], what: str) -> None:
    """Wait until ``condition`` holds."""
    until = time.monotonic() + _WAIT_S
    while not condition():
        assert time.monotonic() < until, f"never: {what}"
        time.sleep(0.02)


def feed_of(reader: PaperDesk) -> list[m.ActEntry]:
    """Every act of the feed; positions are checked to be dense."""
    entries: list[m.ActEntry] = []
    while page := reader.pull().entries:
        entries += [entry for entry in page if isinstance(entry, m.ActEntry)]
    return entries


def is_followed(primary: Cluster) -> bool:
    """Whether a standby takes part in the primary's commits."""
    rows = primary.execute(
        "SELECT 1 FROM pg_stat_replication WHERE sync_state = 'quorum' AND state = 'streaming'"
    )
    return bool(rows)


def test_the_primary_dies_under_load_and_the_standby_goes_on(postgresql_folder: Path) -> None:
    wall, ledger, over = Wall(), Ledger(), threading.Event()

    def work(desk: PaperDesk) -> None:
        while not over.is_set():
            for _ in range(2):
                desk.accept_case()
            push_stubbornly(desk, ledger, over)

    with new_pair(postgresql_folder, "failover") as pair:
        with make_county(pair.address, wall) as county:
            codes = [
                county.create_enrolment_code(site)
                for site in ("519999101",) * _DESKS + ("519999000",)
            ]
        process = "tests.county.clusters.county_process"
        with serving_process(process, pair.address) as url, ThreadPoolExecutor(_DESKS) as pool:
            desks = [PaperDesk(url, wall).enrol(code) for code in codes]
            *writers, reader = desks
            for desk in writers:
                borrow_numbers(desk)
            running = [pool.submit(work, desk) for desk in writers]
            try:
                wait_for(lambda: ledger.count() >= _BEFORE, "a load before the death")
                pair.a.kill()
                wait_for(lambda: ledger.failures["busy"], "the county says that it is busy")
                pair.promote_b()
                sofar = ledger.count()
                wait_for(lambda: ledger.count() >= sofar + _AFTER, "a load after the promotion")
            finally:
                over.set()
            for one in running:
                one.result(timeout=_WAIT_S)
            entries = feed_of(reader)
            for desk in desks:
                desk.close()
        _everything_once(entries, ledger)
        with make_county(pair.address, wall) as county:
            assert county.verify().faults == []
        _old_primary_follows(pair, wall)


def _everything_once(entries: list[m.ActEntry], ledger: Ledger) -> None:
    acts = [(msgspec.json.decode(entry.act.content), entry.position) for entry in entries]
    positions = {act["id"]: position for act, position in acts}
    assert len(positions) == len(acts), "an act was applied twice"
    lost = ledger.acknowledged.items() - positions.items()
    assert not lost, f"{len(lost)} acknowledged acts lost"
    numbers = Counter(act["body"].get("number") for act, _ in acts if act["kind"] == "received")
    assert set(numbers.values()) == {1}
    # what no desk was told about can only be a push that was cut off at the end
    assert len(acts) - len(ledger.acknowledged) <= _DESKS * 4


def _old_primary_follows(pair: Pair, wall: Wall) -> None:
    """The killed node comes back as a standby, and commits wait for it again."""
    script("rejoin.sh", conninfo(pair.b), "a", str(pair.a.data))
    pair.a.start()
    pair.b.execute("ALTER SYSTEM SET synchronous_standby_names = 'ANY 1 (a, b)'")
    pair.b.execute("SELECT pg_reload_conf()")
    wait_for(lambda: is_followed(pair.b), "the old primary follows")
    (head,) = pair.b.execute("SELECT last_position FROM county", DATABASE)
    # a transaction that commits from now on is on both
    pair.b.execute("CREATE TABLE marker ()", DATABASE)
    wait_for(
        lambda: pair.a.execute("SELECT to_regclass('marker')::text", DATABASE) == [("marker",)],
        "the marker on the old primary",
    )
    assert pair.a.execute("SELECT last_position FROM county", DATABASE) == [head]
    assert pair.a.execute("SELECT pg_is_in_recovery()") == [(True,)]


def test_nothing_is_acknowledged_that_no_standby_has(postgresql_folder: Path) -> None:
    wall = Wall()
    with new_pair(postgresql_folder, "held") as pair, make_county(pair.address, wall) as county:
        process = "tests.county.clusters.county_process"
        with serving_process(process, pair.address) as url:
            desk = enrolled(county, url, wall)
            borrow_numbers(desk)
            desk.accept_case()
            request = desk.pending()
            pair.b.stop("fast")

            with pytest.raises(httpx.ReadTimeout):
                desk.client.post(
                    "/v1/push",
                    content=msgspec.json.encode(request),
                    headers={"Authorization": f"Bearer {desk.token}"},
                    timeout=1,
                )
            # a commit whose wait somebody cancels is no acknowledgement either
            with ThreadPoolExecutor(1) as pool:
                again = pool.submit(desk.post, "/v1/push", request)
                cancel = (
                    "SELECT pg_cancel_backend(pid) FROM pg_stat_activity"
                    " WHERE wait_event = 'SyncRep'"
                )

                def cancelled_and_answered() -> bool:
                    pair.a.execute(cancel)
                    return again.done()

                wait_for(cancelled_and_answered, "the push answers")
            assert again.result().status_code == 503

            pair.b.start()
            wait_for(lambda: is_followed(pair.a), "the standby follows again")
            assert desk.push().count == 2
            desk.close()
        assert county.verify().faults == []
