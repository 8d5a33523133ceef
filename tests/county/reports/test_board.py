"""A county's board: told from the feed, right on every coming day, again after what changes days."""

from dataclasses import asdict
from datetime import date

import pytest
from tests.county.builders import PaperDesk
from tests.county.reports.cases_of_a_town import (
    await_supplement,
    finish_late,
    push_day_one,
)
from tests.county.small_county import TOWN, Wall

from window_desk.casework.acts import local_day
from window_desk.casework.calendar_notices import OverlayDay, OverlayKind
from window_desk.county.bootstrap import County
from window_desk.county.reports import board_projection
from window_desk.county.store.board_counts import BoardLine, BoardSource
from window_desk.county.store.subscriptions import BOARD_TABLES
from window_desk.county.use_cases.publish_calendar import publish_overlays


def line(county: County, day: date, site: str = TOWN.code) -> BoardLine:
    """The line of one site."""
    lines = county.board(day).lines
    (found,) = [each for each in lines if (each.county, each.site) == (county.context.county, site)]
    return found


def source(county: County) -> BoardSource:
    """How far the county's board is told."""
    sources = county.board(date(2026, 3, 10)).sources
    (found,) = [each for each in sources if each.county == county.context.county]
    return found


def counts(found: BoardLine) -> dict[str, int]:
    """Only the counts."""
    return {name: value for name, value in asdict(found).items() if isinstance(value, int)}


def test_the_board_counts_what_was_pushed(county: County, desk: PaperDesk, wall: Wall) -> None:
    wanted = push_day_one(desk, 3)
    assert county.tell_board() > 0
    assert county.tell_board() == 0
    today = local_day(wall())
    assert counts(line(county, today)) == wanted
    assert line(county, today).site_name == TOWN.name
    assert source(county).position == desk.pull().head


def test_a_coming_day_is_told_without_a_new_fold(county: County, desk: PaperDesk) -> None:
    """10 March + 5 workdays: the notice; on day 6 it is accepted by default; 24 March is promised."""
    push_day_one(desk, 3)
    county.tell_board()

    def on(day: date) -> tuple[int, int, int, int]:
        found = line(county, day)
        return found.due_today, found.due_this_week, found.overdue, found.accepted_by_default

    assert on(date(2026, 3, 16)) == (0, 1, 0, 0)
    assert on(date(2026, 3, 17)) == (1, 1, 0, 0)
    assert on(date(2026, 3, 18)) == (0, 0, 0, 1)
    assert on(date(2026, 3, 24)) == (4, 4, 0, 1)
    assert on(date(2026, 3, 25)) == (0, 0, 4, 1)
    assert on(date(2027, 1, 4)) == (0, 0, 4, 0)


def test_what_is_held_and_what_came_late(county: County, desk: PaperDesk, wall: Wall) -> None:
    await_supplement(desk)
    finish_late(desk, wall)
    county.tell_board()
    found = line(county, local_day(wall()))
    assert (found.open, found.held, found.overdue) == (1, 1, 0)
    assert (found.decided, found.decided_late) == (1, 1)


@pytest.mark.parametrize("at_once", [1, 7])
def test_running_cases_are_told_again_when_the_calendar_moves(
    county: County, desk: PaperDesk, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    monkeypatch.setattr(board_projection, "_STEP_OUTDATED", at_once)
    push_day_one(desk, 3)
    county.tell_board()
    day_off = OverlayDay(date(2026, 3, 12), OverlayKind.LOCAL_OFF, "三月三")
    publish_overlays(county.context, [day_off])
    assert county.tell_board() >= 4
    assert county.tell_board() == 0
    assert line(county, date(2026, 3, 17)).due_today == 0
    assert line(county, date(2026, 3, 18)).due_today == 1


def test_it_goes_on_where_a_step_broke_off(
    county: County, desk: PaperDesk, wall: Wall, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(board_projection, "STEP_POSITIONS", 3)
    wanted = push_day_one(desk, 4)
    assert board_projection.tell_board_step(county.context) > 0
    assert source(county).position == 3
    county.tell_board()
    assert counts(line(county, local_day(wall()))) == wanted


def test_a_restored_county_is_told_anew(county: County, desk: PaperDesk, wall: Wall) -> None:
    wanted = push_day_one(desk, 2)
    county.tell_board()
    county.begin_epoch()
    assert county.tell_board() > 0
    assert counts(line(county, local_day(wall()))) == wanted


def test_columns_of_the_board_name_nobody() -> None:
    """What leaves for the city: a change here is a decision about personal data."""
    columns = {column.name for table in BOARD_TABLES for column in table.columns}
    assert columns == {
        *("county", "name", "epoch", "position", "rules_position", "told_at_ms", "site", "case_id"),
        *("valid_from", "item", "state", "ended", "received_on", "due_on", "decided_on", "late"),
        "accepted_by_default",
    }
