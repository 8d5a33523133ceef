"""Copies of scans whose act fell go from this PC as they go from the county, and are said to be gone."""

from datetime import timedelta
from pathlib import Path

import pytest
from tests.county.small_county import RECEIVER
from tests.desk.sync.conftest import NewHand
from tests.desk.sync.hand_desk import HandDesk
from tests.desk.sync.real_desk import RunningWall

from window_desk.casework.scan_acts import Scan
from window_desk.casework.settlement import Settled, SettleWay
from window_desk.county.bootstrap import County
from window_desk.county.use_cases.tidy_scans import DEFAULT_DAYS
from window_desk.desk.store.blob_sync import FALLEN_DAYS
from window_desk.desk.use_cases.blob_values import ScanPlace
from window_desk.desk.use_cases.void import void


def copies(desk: HandDesk) -> int:
    return len(list((desk.folder / "profile" / "blobs").iterdir()))


def uploads(desk: HandDesk) -> int:
    writer = desk.store.journal._parts.writer
    found = desk.executor.submit(lambda: writer.rows.all("SELECT act FROM blob_upload"))
    return len(found.result())


def void_scan(desk: HandDesk, case: str) -> Scan:
    """Void the newest scan of a case, and let the county know."""
    found, _ = desk.scan(case)
    desk.executor.submit(void, desk.counter(), case, found.act, "选错了文件").result()
    desk.round()
    return found


def saved(county: County, desk: HandDesk) -> None:
    """A further act, and a verified backup of everything."""
    desk.receive()
    desk.round()
    county.record_backup(county.digest().position)


def after(days: int, wall: RunningWall, desk: HandDesk, new_hand: NewHand) -> HandDesk:
    """The same desk, switched on again so many days later."""
    wall.forward(timedelta(days=days))
    desk = new_hand(desk)
    desk.round()
    desk.steps()
    return desk


def test_the_rule_of_the_desk_is_the_countys() -> None:
    assert FALLEN_DAYS == DEFAULT_DAYS


def test_another_desk_is_told_that_a_scan_was_removed(
    county: County, wall: RunningWall, new_hand: NewHand, scan: Path
) -> None:
    sender, reader = new_hand(), new_hand()
    (case,) = sender.receive()
    sender.attach(case, scan)
    sender.round()
    sender.steps()
    reader.round()
    found = void_scan(sender, case)
    saved(county, sender)
    wall.forward(timedelta(days=DEFAULT_DAYS + 1))
    assert county.tidy_scans(DEFAULT_DAYS, remove=True).removed == 1
    reader = new_hand(reader)
    reader.lane.ask_for(case, found.sha256, found.size, found.media_type)
    reader.steps()
    told = reader.store.cache.scan_statuses((found,))[found.act]
    assert told.place is ScanPlace.TROUBLE
    assert "已按规定清理" in told.trouble
    assert "重新添加" in told.trouble


def test_a_copy_that_a_restored_county_removed_goes_instead_of_being_sent_again(
    county: County, wall: RunningWall, new_hand: NewHand, scan: Path
) -> None:
    desk = new_hand()
    (case,) = desk.receive()
    desk.attach(case, scan)
    desk.round()
    desk.steps()
    void_scan(desk, case)
    saved(county, desk)
    wall.forward(timedelta(days=10))
    assert county.tidy_scans(9, remove=True).removed == 1
    county.begin_epoch()
    desk.engine.forget_session()
    desk.round()
    assert (copies(desk), uploads(desk)) == (1, 1)
    desk.steps()
    assert (copies(desk), uploads(desk)) == (0, 0)


def test_a_copy_whose_scan_another_desk_voided_goes_after_its_days(
    county: County, wall: RunningWall, new_hand: NewHand, scan: Path
) -> None:
    """It never left this PC: without the rule it would go to the county still."""
    desk, other = new_hand(), new_hand()
    (case,) = desk.receive()
    desk.attach(case, scan)
    desk.round()
    other.round()
    void_scan(other, case)
    desk.round()
    saved(county, desk)
    assert (copies(desk), uploads(desk)) == (1, 1)
    desk = after(FALLEN_DAYS + 1, wall, desk, new_hand)
    assert (copies(desk), uploads(desk)) == (0, 0)
    assert county.verify_scans().scans == 0


def test_a_copy_that_another_act_names_too_stays(
    county: County, wall: RunningWall, new_hand: NewHand, scan: Path
) -> None:
    desk, other = new_hand(), new_hand()
    case, second = desk.receive(2)
    desk.attach(case, scan)
    desk.attach(second, scan)
    desk.round()
    other.round()
    void_scan(other, case)
    desk.round()
    saved(county, desk)
    desk = after(FALLEN_DAYS + 1, wall, desk, new_hand)
    assert (copies(desk), uploads(desk)) == (1, 1)
    assert county.verify_scans().scans == 1


@pytest.mark.parametrize("settled", [False, True])
def test_a_copy_of_a_refused_scan_waits_until_the_matter_is_settled(
    county: County, wall: RunningWall, new_hand: NewHand, scan: Path, *, settled: bool
) -> None:
    desk = new_hand()
    (case,) = desk.receive()
    county.withdraw_clerk(RECEIVER)
    act = desk.attach(case, scan)
    desk.round()
    file = desk.store.cache.case_file(case)
    assert file is not None
    assert copies(desk) == uploads(desk) == 1
    if settled:

        def settle() -> None:
            with desk.store.journal.transaction() as transaction:
                body = Settled((act.id,), SettleWay.LEFT_STANDING, "不再需要")
                transaction.append(transaction.compose(case, body, RECEIVER))

        desk.executor.submit(settle).result()
        desk.round()
    saved(county, desk)
    desk = after(FALLEN_DAYS - 1, wall, desk, new_hand)
    assert copies(desk) == 1
    desk = after(2, wall, desk, new_hand)
    assert copies(desk) == (0 if settled else 1)
    assert uploads(desk) == copies(desk)
