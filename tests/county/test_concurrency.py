"""Many writers at once: the feed stays dense, every reader sees every act."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from tests.county.builders import PaperDesk
from tests.county.replies import outcomes
from tests.county.small_county import RECEIVER

from window_desk.casework import acts as a
from window_desk.county.bootstrap import County
from window_desk.county.store import counties, feed
from window_desk.protocol.messages import ActEntry, ActStatus

NewDesk = Callable[..., PaperDesk]
_WRITERS = 8
_ROUNDS = 6


def test_eight_writers_and_a_reader(county: County, new_desk: NewDesk) -> None:
    writers = [new_desk() for _ in range(_WRITERS)]
    reader = new_desk()
    finished = threading.Event()

    def write(desk: PaperDesk) -> int:
        sent = 0
        for _ in range(_ROUNDS):
            for _ in range(3):
                desk.accept_case()
            reply = desk.push()
            assert {status for status, _ in outcomes(reply)} == {ActStatus.APPLIED}
            sent += reply.count
        return sent

    def read() -> int:
        seen = 0
        while True:
            last_round = finished.is_set()
            page = reader.pull()
            seen += sum(isinstance(entry, ActEntry) for entry in page.entries)
            if last_round and not page.entries:
                return seen

    with ThreadPoolExecutor(_WRITERS + 1) as pool:
        reading = pool.submit(read)
        sent = sum(pool.map(write, writers))
        finished.set()
        assert reading.result(timeout=60) == sent == _WRITERS * _ROUNDS * 6
    assert county.verify().faults == []


@pytest.mark.postgresql
def test_a_transaction_that_commits_late_takes_its_positions_late(
    county: County, new_desk: NewDesk
) -> None:
    """The row of the counter is locked last: a slow writer before it holds nobody up."""
    if not county.context.database.is_postgresql:
        pytest.skip("SQLite has one writer at a time")
    desk, reader = new_desk(), new_desk()
    begun, go_on = threading.Event(), threading.Event()

    def slowly() -> int:
        with county.context.database.writing() as connection:
            county.context.row(connection)
            begun.set()
            assert go_on.wait(30)
            position = counties.advance(connection, county.context.county, 1)
            feed.add_reference_entry(
                connection, county.context.county, position, "setting", "slow", 1, b"{}", 0
            )
            return position

    with ThreadPoolExecutor(1) as pool:
        slow = pool.submit(slowly)
        assert begun.wait(30)
        desk.accept_case()
        quick = desk.push().results[-1].position
        while reader.pull().entries:
            pass
        assert reader.cursor == quick
        go_on.set()
        assert slow.result(timeout=30) == quick + 1
    assert reader.pull().head == quick + 1


def test_two_desks_on_one_case_at_once_are_judged_one_after_the_other(
    county: County, new_desk: NewDesk
) -> None:
    desks = [new_desk() for _ in range(4)]
    cases = [desks[0].accept_case() for _ in range(10)]
    desks[0].push()
    for desk in desks:
        desk.pull()
        for case in cases if desk is not desks[1] else reversed(cases):
            desk.take(case, (a.Withdrawn("申请人撤回"), RECEIVER))
    with ThreadPoolExecutor(len(desks)) as pool:
        replies = list(pool.map(lambda desk: desk.push(), desks))
    statuses = [status for reply in replies for status, _ in outcomes(reply)]
    assert statuses.count(ActStatus.APPLIED) == len(cases)
    assert statuses.count(ActStatus.CONFLICT) == len(cases) * 3
    assert county.verify().faults == []


def test_one_desk_pushing_twice_at_once_is_applied_once(county: County, desk: PaperDesk) -> None:
    for _ in range(5):
        desk.accept_case()
    request = desk.pending()
    with ThreadPoolExecutor(4) as pool:
        replies = list(pool.map(lambda _: desk.post("/v1/push", request), range(4)))
    assert {reply.status_code for reply in replies} == {200}
    bodies = {reply.content.partition(b',"server_now"')[0] for reply in replies}
    assert len(bodies) == 1
    assert county.digest().count == 10
