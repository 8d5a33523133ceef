"""A disk that fails under a real county: a push counts whole or not at all, and the county says so."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from tests.county.builders import PaperDesk
from tests.county.replies import code_of
from tests.faults.county_reckoning import CountyReckoning, reckon
from tests.faults.processes import CountyPlan, Place, Process, SharedWall
from tests.faults.strace import failing, require_strace

_PUSHES = 30
_AT_WORK = 9
_BUSY = (503, "busy")


@pytest.fixture
def place(tmp_path: Path) -> Place:
    require_strace()
    return Place.at(tmp_path)


def database_of(place: Place) -> str:
    return f"sqlite:///{place.folder / 'county.sqlite'}"


@contextmanager
def served(place: Place, *before: str, desks: int = 0) -> Iterator[list[str]]:
    """The county as a process; gives its enrolment codes."""
    plan = CountyPlan(database_of(place), place.port, place.zero_s, desks)
    with Process("county_process", plan, place.folder / "county.log", before) as county:
        yield county.await_line("ready")["codes"]


@contextmanager
def enrolled_desk(place: Place) -> Iterator[PaperDesk]:
    """A desk with numbers for all pushes; its county was restarted since."""
    desk = PaperDesk(place.county_address, SharedWall(place.zero_s))
    try:
        with served(place, desks=1) as codes:
            desk.enrol(codes[0])
            desk.accept_case()
            desk.push()
        yield desk
    finally:
        desk.close()


def push_all(desk: PaperDesk) -> tuple[set[str], list[httpx.Response]]:
    """Push case after case, each again until it is taken; the acts acknowledged, and what failed."""
    told: set[str] = set()
    failed = []
    for _ in range(_PUSHES):
        if not desk.queue:
            desk.accept_case()
        response = desk.post("/v1/push", desk.pending())
        if response.status_code == 200:
            told |= {result.act for result in desk.push().results}
        else:
            failed.append(response)
    return told, failed


def files(place: Place) -> tuple[Path, ...]:
    base = place.folder / "county.sqlite"
    return base, base.with_name(base.name + "-wal")


def assert_kept(place: Place, told: set[str]) -> CountyReckoning:
    found = reckon(database_of(place), place.zero_s)
    assert found.faults == []
    assert told <= found.acts.keys()
    assert set(found.acts.values()) == {1}
    return found


def test_after_a_failed_flush_nothing_is_written_until_a_restart(place: Place) -> None:
    before = failing("fsync,fdatasync", "EIO", str(_AT_WORK), files(place)[1:])
    with enrolled_desk(place) as desk:
        with served(place, *before):
            told, failed = push_all(desk)
            assert told
            assert failed
            assert {code_of(response) for response in failed} == {_BUSY}
            assert all("retry-after" in response.headers for response in failed)
            assert code_of(httpx.get(f"{place.county_address}/v1/hello")) == _BUSY
            assert desk.pull().entries
        kept = assert_kept(place, told)
        assert kept.count % 2 == 0, "half a push was kept"
        with served(place):
            told |= {result.act for result in desk.push().results}
            assert httpx.get(f"{place.county_address}/v1/hello").status_code == 200
    assert_kept(place, told)


def test_a_full_disk_is_written_again_once_there_is_room(place: Place) -> None:
    before = failing("pwrite64", "ENOSPC", f"{3 * _AT_WORK}..{3 * _AT_WORK + 5}", files(place))
    with enrolled_desk(place) as desk, served(place, *before):
        told, failed = push_all(desk)
        assert failed
        assert {code_of(response) for response in failed} == {_BUSY}
        told |= {result.act for result in desk.push().results}
        assert httpx.get(f"{place.county_address}/v1/hello").status_code == 200
    assert_kept(place, told)
