"""A real county on SQLite over HTTP, desks on real stores, and a line between them to be cut."""

import random
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[3]))

from tests.county.small_county import TOWN, make_county
from tests.desk.sync.hand_desk import HandDesk
from tests.desk.sync.real_desk import RealDesk, RunningWall

from window_desk.county.bootstrap import County
from window_desk.county.serving import serving
from window_desk.desk.store.blob_files import CHUNK_BYTES
from window_desk.desk.sync.line import Pace
from window_desk.tools.emulators.cut_line import CutLine

NewDesk = Callable[..., RealDesk]
NewHand = Callable[..., HandDesk]


@pytest.fixture
def wall() -> RunningWall:
    """The county's clock."""
    return RunningWall()


@pytest.fixture
def county(tmp_path: Path, wall: RunningWall) -> Iterator[County]:
    """A county with its sites, clerks, item and calendar."""
    with make_county(f"sqlite:///{tmp_path / 'county.sqlite'}", wall) as county:
        yield county


@pytest.fixture
def county_url(county: County) -> Iterator[str]:
    """Where the county answers."""
    with serving(county) as url:
        yield url


@pytest.fixture
def cut_line(county_url: str) -> Iterator[CutLine]:
    """A good line to the county, to be made bad."""
    host, _, port = county_url.removeprefix("http://").rpartition(":")
    with CutLine((host, int(port))) as line:
        yield line


@pytest.fixture
def new_desk(
    tmp_path: Path, county: County, county_url: str, wall: RunningWall
) -> Iterator[NewDesk]:
    """Makes desks that are enrolled at ``url`` (the county itself by default) and on line."""
    desks: list[RealDesk] = []

    def make(
        url: str = county_url,
        pace: Pace | None = None,
        wrong_s: float = 0.0,
        site: str = TOWN.code,
    ) -> RealDesk:
        desk = RealDesk(tmp_path / f"desk-{len(desks)}", wall, pace=pace, wrong_s=wrong_s)
        desks.append(desk)
        desk.enrol(county, url, site)
        desk.line.start()
        desk.told.wait_for(desk.has_numbers)
        return desk

    yield make
    for desk in desks:
        desk.close()


def picture(size: int, seed: int = 7) -> bytes:
    """A file that begins like a JPEG picture."""
    return b"\xff\xd8\xff" + random.Random(seed).randbytes(size - 3)


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    """A picture of some pieces and chunks."""
    path = tmp_path / "scan.jpg"
    path.write_bytes(picture(2 * CHUNK_BYTES + 12_345))
    return path


@pytest.fixture
def new_hand(
    tmp_path: Path, county: County, county_url: str, wall: RunningWall
) -> Iterator[NewHand]:
    """Makes desks that are turned by hand, or what comes up after a kill of one."""
    desks: dict[str, HandDesk] = {}

    def make(before: HandDesk | None = None, url: str = "") -> HandDesk:
        if before is not None:
            name = next(name for name, desk in desks.items() if desk is before)
            desks[name] = before.killed()
            return desks[name]
        name = f"hand-{len(desks)}"
        desks[name] = HandDesk(tmp_path / name, wall)
        return desks[name].enrolled(county, url or county_url)

    yield make
    for desk in desks.values():
        desk.close()
