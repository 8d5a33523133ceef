"""How far a snapshot and the feed are, told while they come, over a real line that may be cut."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.desk.sync.hand_desk import HandDesk
from tests.desk.sync.real_desk import RunningWall

from window_desk.county.bootstrap import County
from window_desk.desk.sync.core.county_link import FailureReason
from window_desk.desk.sync.core.transfer_meter import TransferMeter
from window_desk.desk.use_cases.line_ports import LineState
from window_desk.desk.use_cases.sync_ports import TransferKind, TransferUnit
from window_desk.tools.emulators.cut_line import CutAfter, CutLine

CASES = 60
HALF_OF_IT = 12_000
Told = list[tuple[int, int]]


class HeardMeter(TransferMeter):
    """Remembers everything that it was told."""

    def __init__(self) -> None:
        super().__init__()
        self.told: dict[TransferKind, Told] = {}
        self.ended: list[TransferKind] = []

    def tell(self, kind: TransferKind, unit: TransferUnit, done: int, total: int) -> None:
        super().tell(kind, unit, done, total)
        self.told.setdefault(kind, []).append((done, total))

    def end(self, *kinds: TransferKind) -> None:
        super().end(*kinds)
        self.ended.extend(kinds)


@pytest.fixture
def filled(tmp_path: Path, wall: RunningWall, county: County, county_url: str) -> County:
    """A county with cases."""
    desk = HandDesk(tmp_path / "first", wall).enrolled(county, county_url)
    desk.receive(CASES)
    desk.round()
    desk.close()
    return county


@pytest.fixture
def new_one(
    tmp_path: Path, wall: RunningWall, filled: County
) -> Iterator[Callable[[str], HandDesk]]:
    """Makes the desk that starts from nothing, its meter with a memory."""
    made: list[HandDesk] = []

    def make(url: str) -> HandDesk:
        desk = HandDesk(tmp_path / "new", wall)
        made.append(desk)
        desk.engine.meter = HeardMeter()
        desk.enrol(filled, url)
        return desk

    yield make
    for desk in made:
        desk.close()


def heard(desk: HandDesk) -> dict[TransferKind, Told]:
    assert isinstance(desk.engine.meter, HeardMeter)
    return desk.engine.meter.told


def test_bytes_and_then_acts_of_a_snapshot_are_told(
    new_one: Callable[[str], HandDesk], county_url: str
) -> None:
    desk = new_one(county_url)
    desk.round()
    (asked, *came) = heard(desk)[TransferKind.SNAPSHOT]
    assert asked == (0, 0), "the county gets it ready first"
    assert [done for done, _total in came] == sorted({done for done, _total in came})
    whole = came[-1][0]
    assert came[0] == (0, whole)
    assert {total for _done, total in came} == {whole}
    assert heard(desk)[TransferKind.SNAPSHOT_KEPT] == [(0, CASES), (CASES, CASES)]
    assert isinstance(desk.engine.meter, HeardMeter)
    assert desk.engine.meter.ended == [
        TransferKind.ACTS,
        TransferKind.SNAPSHOT,
        TransferKind.SNAPSHOT_KEPT,
        TransferKind.FEED,
    ], "what is through is told no more, though the round goes on"


def test_a_snapshot_cut_in_the_middle_is_refused_whole_and_pages_come_instead(
    new_one: Callable[[str], HandDesk], cut_line: CutLine
) -> None:
    desk = new_one(cut_line.url)
    for _try in range(2):
        cut_line.set_mode(CutAfter(HALF_OF_IT))
        report = desk.engine.run_once()
        assert report.failure is not None
        assert report.failure.reason is FailureReason.CUT
        done, total = heard(desk)[TransferKind.SNAPSHOT][-1]
        assert 0 < done < total
        assert TransferKind.SNAPSHOT_KEPT not in heard(desk)
        assert (desk.store.cache.acts_count(), report.position) == (0, 0)
        assert desk.engine.meter.transfers() == ()
    cut_line.pass_on()
    report = desk.round()
    assert report.state is LineState.ONLINE
    assert not report.snapshot_loaded
    assert desk.store.cache.acts_count() == CASES
    (first, *pages) = heard(desk)[TransferKind.FEED]
    assert first == (0, report.position), "how far behind it is stands there before the first page"
    assert pages[-1] == (report.position, report.position)
