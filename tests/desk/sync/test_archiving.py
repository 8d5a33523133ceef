"""Cases taken out at the county, with real desks online, offline and new: all agree, and nothing is lost."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from tests.county.backups.conftest import quiet
from tests.county.small_county import HALL, RECEIVER
from tests.desk.sync.conftest import NewDesk
from tests.desk.sync.real_desk import RealDesk, RunningWall

from window_desk.casework import acts as a
from window_desk.casework.settlement import SettleWay
from window_desk.county.archive.take_out import TakeOutReport, take_out
from window_desk.county.bootstrap import County, open_county
from window_desk.county.identity import CountyIdentity
from window_desk.county.use_cases.retention import set_retention_years
from window_desk.desk.sync.line import Pace
from window_desk.desk.use_cases.line_ports import LineState
from window_desk.desk.use_cases.settle import settle
from window_desk.desk.use_cases.withdraw import withdraw
from window_desk.tools.emulators.cut_line import CutLine

QUICK = Pace(wait_s=2, poll_s=5.0, nudge_gap_s=0.05)


@contextmanager
def years_later(county: County, folder: Path, wall: RunningWall) -> Iterator[County]:
    """The same county as another process sees it three years on, with a backup of everything."""
    county.record_backup(county.digest().position)
    set_retention_years(county.context, 1)
    address = f"sqlite:///{folder / 'county.sqlite'}"
    identity = CountyIdentity(county.context.county, "青禾县")
    with open_county(
        address, identity=identity, clock=lambda: wall() + timedelta(days=1100)
    ) as later:
        yield later


def archive(county: County, folder: Path, wall: RunningWall) -> TakeOutReport:
    """Take out what is past its retention."""
    with years_later(county, folder, wall) as later:
        return take_out(later, folder / "2026.archive", None, quiet)


def close_case(desk: RealDesk) -> tuple[str, str]:
    """A case that the applicant withdrew, sent; its id and number."""
    (case,) = desk.receive()
    file = desk.store.cache.case_file(case)
    assert file is not None
    desk.executor.submit(withdraw, desk.counter(), case, "申请人不办了").result()
    sent(desk)
    return case, file.case.number


def sent(desk: RealDesk) -> None:
    """Everything is at the county."""
    desk.line.nudge()
    desk.told.wait_for(lambda: desk.line.report().unsent == 0)


def assert_agrees(desk: RealDesk, county: County, site: str) -> None:
    """The line compares and finds no difference."""
    expected = county.digest(site).xor
    desk.line.compare_digest()
    desk.line.nudge()
    desk.told.wait_for(lambda: desk.store.cache.case_digest() == expected)
    told = len(desk.told.reports)
    desk.line.compare_digest()
    desk.line.nudge()
    desk.told.wait_for(lambda: len(desk.told.reports) > told)
    assert not any("不一致" in report.sentence for report, _ in desk.told.reports)


def test_desks_online_offline_and_new_part_with_a_case(
    county: County,
    new_desk: NewDesk,
    cut_line: CutLine,
    tmp_path: Path,
    wall: RunningWall,
) -> None:
    here, hall = new_desk(pace=QUICK), new_desk(pace=QUICK, site=HALL.code)
    away = new_desk(cut_line.url, QUICK)
    case, number = close_case(here)
    (still_open,) = here.receive()
    sent(here)
    for desk in (hall, away):
        desk.told.wait_for(lambda desk=desk: desk.knows(still_open))  # type: ignore[misc]
    cut_line.go_down()
    away.line.nudge()
    away.told.wait_for_state(LineState.OFFLINE)
    assert archive(county, tmp_path, wall).cases == 1
    for desk in (here, hall):
        desk.line.nudge()
        desk.told.wait_for(lambda desk=desk: not desk.knows(case))  # type: ignore[misc]
    assert away.knows(case)
    cut_line.pass_on()
    away.line.nudge()
    away.told.wait_for(lambda: not away.knows(case))
    late = new_desk(pace=QUICK)
    late.told.wait_for(lambda: late.knows(still_open))
    for desk in (here, hall, away, late):
        assert_agrees(desk, county, "" if desk is hall else here.store.cache.site().code)
        [found] = desk.store.cache.archived_cases(number)
        assert found.archive == "2026.archive"
        assert not desk.knows(case)
        assert desk.knows(still_open)
    assert county.verify().faults == []


def test_an_act_that_was_not_sent_in_time_comes_up_to_be_settled(
    county: County,
    new_desk: NewDesk,
    cut_line: CutLine,
    tmp_path: Path,
    wall: RunningWall,
) -> None:
    here, away = new_desk(pace=QUICK), new_desk(cut_line.url, QUICK)
    case, number = close_case(here)
    away.told.wait_for(lambda: away.knows(case))
    cut_line.go_down()

    def act() -> str:
        with away.store.journal.transaction() as transaction:
            unsent = transaction.compose(case, a.Withdrawn("再次撤回"), RECEIVER)
            transaction.append(unsent)
            return unsent.id

    unsent = away.executor.submit(act).result()
    assert archive(county, tmp_path, wall).cases == 1
    cut_line.pass_on()
    sent(away)
    away.told.wait_for(lambda: bool(away.store.cache.archived_cases(number)))
    [entry] = away.store.cache.to_settle()
    refusal = entry.known.refusal
    assert refusal is not None
    assert (entry.known.act.id, entry.case_number) == (unsent, number)
    assert refusal.code == "case_archived"
    assert "已归档" in refusal.template
    assert not away.knows(case)
    way, note = SettleWay.LEFT_STANDING, "已告知申请人"
    away.executor.submit(settle, away.counter(), case, entry.ids, way, note).result()
    assert away.store.cache.to_settle() == []
    sent(away)
    assert away.store.cache.to_settle() == []
    here.line.nudge()
    assert_agrees(here, county, here.store.cache.site().code)
    assert_agrees(away, county, here.store.cache.site().code)
    assert county.verify().faults == []
