"""A desk whose disk failed sends what it had saved, although it cannot keep what the county says of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.county.small_county import TOWN
from tests.desk.sync.hand_desk import HandDesk
from tests.desk.sync.real_desk import RunningWall

from window_desk.county.bootstrap import County
from window_desk.desk.store.failures import failure
from window_desk.desk.sync.core.county_link import FailureReason

_CASES = 60
_BATCH = 20


@pytest.fixture
def desk(tmp_path: Path, county: County, county_url: str, wall: RunningWall) -> Iterator[HandDesk]:
    """A desk with more acts than go in two batches."""
    desk = HandDesk(tmp_path / "desk", wall).enrolled(county, county_url, TOWN.code)
    desk.receive(_CASES)
    desk.engine._outbox.size.acts = _BATCH
    yield desk
    desk.close()


def refuse(desk: HandDesk, code: str) -> None:
    """The disk refused something: the store is read-only from now on."""
    writer = desk.store.journal._parts.writer
    desk.executor.submit(writer.refused, failure(code, "/")).result()


def test_everything_leaves_although_nothing_can_be_kept(county: County, desk: HandDesk) -> None:
    refuse(desk, "disk_error")
    for _ in range(2):
        report = desk.engine.run_once()
        assert report.failure is not None
        assert report.failure.reason is FailureReason.STORE
        assert county.digest().count == _CASES
        assert desk.store.cache.unsent_count() == _CASES
    assert report.pushed == 0


def test_what_was_told_meanwhile_is_kept_once_there_is_room(county: County, desk: HandDesk) -> None:
    writer = desk.store.journal._parts.writer
    refuse(desk, "disk_error")
    assert desk.engine.run_once().failure is not None
    desk.executor.submit(setattr, writer, "_trouble", None).result()
    report = desk.engine.send()
    assert (report.failure, report.pushed) == (None, 0)
    assert desk.store.cache.unsent_count() == 0
    assert county.digest().count == _CASES


def test_results_of_another_epoch_are_asked_for_again(county: County, desk: HandDesk) -> None:
    writer = desk.store.journal._parts.writer
    refuse(desk, "disk_error")
    assert desk.engine.run_once().failure is not None
    county.begin_epoch()
    desk.executor.submit(setattr, writer, "_trouble", None).result()
    desk.round()
    assert desk.store.cache.unsent_count() == 0
    assert county.digest().count == _CASES
