"""Leases over HTTP, and their disjointness."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date

import pytest
from tests.county.builders import PaperDesk
from tests.county.replies import code_of
from tests.county.small_county import OTHER_TOWN, RECEIVER, TOWN

from window_desk.casework import acts as a
from window_desk.casework.identifiers import with_check_character
from window_desk.county.bootstrap import County
from window_desk.county.store import numbers as store
from window_desk.county.store.database import DatabaseBusyError
from window_desk.county.store.numbers import LeaseRow
from window_desk.county.use_cases.numbers import Series, claim_of, read_series
from window_desk.desk.use_cases.numbering import (
    DOCUMENT_LETTERS,
    DocumentSeries,
    document_series,
)
from window_desk.protocol.messages import ActStatus, LeaseRequest, SiteRecord

CASES = f"case:{TOWN.code}:2026"


def test_the_same_request_gets_the_same_block(desk: PaperDesk) -> None:
    first = desk.lease(CASES, 50, "r1")
    assert (first.low, first.high, first.expires_on) == (1, 50, date(2026, 12, 31))
    assert desk.lease(CASES, 50, "r1") == first
    assert desk.lease(CASES, 10, "r2").low == 51
    other = LeaseRequest("r1", desk.desk, desk.incarnation, CASES, 51)
    assert code_of(desk.post("/v1/leases", other)) == (409, "lease_request_reused")


@pytest.mark.parametrize(
    "series",
    [
        f"case:{OTHER_TOWN.code}:2026",
        f"case:{TOWN.code}:2025",
        f"case:{TOWN.code}:2028",
        f"tea:{TOWN.code}:2026",
        f"certificate:{TOWN.code}:2026",
        f"case:{TOWN.code}:2026 ",
        "case",
    ],
)
def test_a_series_must_be_the_desks_own(desk: PaperDesk, series: str) -> None:
    request = LeaseRequest("r", desk.desk, desk.incarnation, series, 5)
    assert code_of(desk.post("/v1/leases", request)) == (400, "series_wrong")


def test_the_county_reads_every_series_that_a_desk_borrows() -> None:
    for series in DocumentSeries:
        text = document_series(series, TOWN.code, 2026)
        assert read_series(text) == Series(TOWN.code, 2026, text)
    assert len(set(DOCUMENT_LETTERS.values())) == len(DocumentSeries)
    assert all(len(letter) == 1 for letter in DOCUMENT_LETTERS.values())


def test_a_number_with_the_letter_of_another_series_is_no_number_of_its_act() -> None:
    site = SiteRecord(TOWN.code, TOWN.name, "", TOWN.area_code, TOWN.agency_prefix)
    late = a.FurtherNoticeGiven("", (), "", None, "")
    for letter, series in (("审", f"further:{TOWN.code}:2026"), ("补", "")):
        number = f"{TOWN.agency_prefix}{letter}字〔2026〕7号"
        claim = claim_of(replace(late, document_number=number), site)
        assert claim is not None
        assert claim.series == series


def test_next_years_numbers_can_be_borrowed(desk: PaperDesk) -> None:
    reply = desk.lease(f"notice:{TOWN.code}:2027", 10)
    assert reply.expires_on == date(2027, 12, 31)


def test_blocks_of_many_desks_never_overlap(new_desk: Callable[..., PaperDesk]) -> None:
    desks = [new_desk(site) for site in (TOWN, TOWN, OTHER_TOWN, OTHER_TOWN)]

    def borrow(desk: PaperDesk) -> list[tuple[int, int]]:
        replies = [desk.lease(f"case:{desk.site.code}:2026", 7) for _ in range(8)]
        return [(reply.low, reply.high) for reply in replies]

    with ThreadPoolExecutor(len(desks)) as pool:
        blocks = sorted(block for blocks in pool.map(borrow, desks) for block in blocks)
    # The number of a case does not name the site, so both towns draw from one pool.
    assert blocks == [(low, low + 6) for low in range(1, 4 * 8 * 7, 7)]


def test_documents_of_two_sites_have_pools_of_their_own(
    desk: PaperDesk, new_desk: Callable[..., PaperDesk]
) -> None:
    neighbour = new_desk(OTHER_TOWN)
    for one in (desk, neighbour):
        assert one.lease(f"decision:{one.site.code}:2026", 5).low == 1
    template = "certificate:destitute-support"
    assert desk.lease(f"{template}:{TOWN.code}:2026", 5).low == 1
    assert neighbour.lease(f"{template}:{OTHER_TOWN.code}:2026", 5).low == 6


def test_the_database_itself_refuses_an_overlap(county: County, desk: PaperDesk) -> None:
    desk.lease(CASES, 50)
    series = read_series(CASES)
    assert series is not None
    for low, high in ((50, 60), (1, 1), (10, 20), (1, 100)):
        row = LeaseRow(
            id="x",
            request=f"r{low}-{high}",
            desk="rogue",
            incarnation="i",
            series=CASES,
            pool=series.pool,
            low=low,
            high=high,
            size=high - low + 1,
            expires_on=date(2026, 12, 31),
        )
        with (
            pytest.raises(DatabaseBusyError),
            county.context.database.writing() as connection,
        ):
            store.add_lease(connection, county.context.county, row, 0)


def test_the_register_counts_what_is_used(county: County, desk: PaperDesk) -> None:
    for _ in range(3):
        desk.accept_case()
    desk.push()
    with county.context.database.reading() as connection:
        assert store.count_in_use(connection, county.context.county, CASES) == 3


def test_after_a_restore_nothing_is_lent_that_may_be_lent_already(
    county: County, desk: PaperDesk
) -> None:
    desk.lease(CASES, 50)
    county.begin_epoch()
    desk.open_session()
    assert desk.lease(CASES, 50).low == 50 + 1_000 + 1


def test_after_a_restore_numbers_lent_since_the_backup_count_once(
    county: County, desk: PaperDesk
) -> None:
    """The desk was lent 51 to 100 and used them on paper; the restored county knows nothing of it."""
    desk.lease(CASES, 50)
    county.begin_epoch()
    desk.open_session()

    def judged(serial: int) -> tuple[ActStatus, str]:
        day = a.local_day(desk.wall())
        number = with_check_character(f"{TOWN.area_code[:6]}{day:%Y%m%d}{serial:05d}")
        desk.take(f"case-{desk.sequence}", (desk.received(number), RECEIVER))
        (result,) = desk.push().results
        return result.status, result.code

    assert judged(60) == (ActStatus.APPLIED, "")
    assert judged(60) == (ActStatus.REFUSED, "number_used")
    assert judged(2_000) == (ActStatus.REFUSED, "number_not_leased")
    (series,) = (each for each in county.standing().numbers if each.series == CASES)
    assert (series.used, series.restored, series.astray) == (0, 1, 0)
    assert county.verify().faults == []
