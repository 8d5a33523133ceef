"""Pools that the backup did not know are set aside when they are first heard of."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select
from tests.county.builders import PaperDesk
from tests.county.conftest import NewDesk
from tests.county.small_county import OTHER_TOWN, RECEIVER, TOWN, Wall

from window_desk.casework import acts as a
from window_desk.casework.identifiers import with_check_character
from window_desk.county.bootstrap import County
from window_desk.county.store import counties
from window_desk.county.store.lost_leases import NOBODY
from window_desk.county.store.tables import lease
from window_desk.protocol.messages import ActStatus

CASES = f"case:{TOWN.code}:2026"
MARGIN = 1_000


def restored_on(county: County, day: date) -> None:
    """Begin a new epoch as if it were that day."""
    with county.context.database.writing() as connection:
        counties.set_epoch(connection, county.context.county, f"epoch of {day}", day)


def first_of(desk: PaperDesk, series: str) -> int:
    desk.open_session()
    return desk.lease(series, 10).low


def test_a_pool_that_the_backup_does_not_know_begins_above_what_may_be_lent(
    county: County, desk: PaperDesk
) -> None:
    county.begin_epoch()
    for series in (CASES, f"certificate:licence:{TOWN.code}:2026", f"notice:{TOWN.code}:2026"):
        assert first_of(desk, series) == MARGIN + 1
        assert first_of(desk, series) == MARGIN + 11


def test_sites_share_a_pool_that_was_set_aside_once(county: County, new_desk: NewDesk) -> None:
    desk, other = new_desk(), new_desk(OTHER_TOWN)
    county.begin_epoch()
    assert first_of(desk, CASES) == MARGIN + 1
    assert first_of(other, f"case:{OTHER_TOWN.code}:2026") == MARGIN + 11
    with county.context.database.reading() as connection:
        rows = connection.execute(
            select(lease.c.low, lease.c.high).where(
                lease.c.county == county.context.county,
                lease.c.desk == NOBODY,
                lease.c.pool == "case:2026",
            )
        ).all()
    assert [tuple(row) for row in rows] == [(1, MARGIN)]


@pytest.mark.parametrize(
    ("day", "first"),
    [
        (date(2026, 3, 10), 1),
        (date(2026, 11, 28), 1),
        (date(2026, 12, 1), MARGIN + 1),
        (date(2027, 1, 5), MARGIN + 1),
    ],
)
def test_next_years_pool_is_set_aside_when_it_may_have_been_lent_from(
    county: County, desk: PaperDesk, wall: Wall, day: date, first: int
) -> None:
    """Desks ask for the next year's numbers in December; a restore in spring leaves no gap next year."""
    restored_on(county, day)
    wall.instant = datetime(2027, 1, 6, 1, tzinfo=UTC)
    assert first_of(desk, f"case:{TOWN.code}:2027") == first


def test_what_was_set_aside_grows_with_every_restore(
    county: County, desk: PaperDesk, new_desk: NewDesk
) -> None:
    """The second backup does not know the pool either, from which the first epoch lent above its margin."""
    county.begin_epoch()
    county.begin_epoch()
    assert first_of(desk, CASES) == 2 * MARGIN + 1
    for _ in range(3):
        new_desk()
    county.begin_epoch()
    assert first_of(desk, f"notice:{TOWN.code}:2026") == 2 * MARGIN + 4 * 400 + 1


def test_a_county_that_was_never_restored_begins_with_one(desk: PaperDesk) -> None:
    assert first_of(desk, CASES) == 1


def test_a_number_of_an_unknown_pool_is_believed_once_before_anything_is_lent(
    county: County, desk: PaperDesk, wall: Wall
) -> None:
    """A desk has numbers of the new year and the restored county never heard of their pool."""
    wall.instant = datetime(2026, 12, 30, 1, tzinfo=UTC)
    county.begin_epoch()
    wall.forward(timedelta(days=7))
    desk.open_session()

    def judged(serial: int) -> tuple[ActStatus, str]:
        day = a.local_day(desk.wall())
        number = with_check_character(f"{TOWN.area_code[:6]}{day:%Y%m%d}{serial:05d}")
        desk.take(f"case-{desk.sequence}", (desk.received(number), RECEIVER))
        (result,) = desk.push().results
        return result.status, result.code

    assert judged(60) == (ActStatus.APPLIED, "")
    assert judged(60) == (ActStatus.REFUSED, "number_used")
    assert judged(MARGIN + 5) == (ActStatus.REFUSED, "number_not_leased")
    assert first_of(desk, f"case:{TOWN.code}:2027") == MARGIN + 1
    (series,) = county.standing().numbers
    assert (series.used, series.restored, series.astray) == (0, 1, 0)
    assert county.verify().faults == []
