"""A county on SQLite and on a private PostgreSQL, served over real HTTP."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import pytest

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.county.builders import PaperDesk, enrolled
from tests.county.postgresql import (
    Cluster,
    PostgresqlMissingError,
    clusters_folder,
    new_cluster,
)
from tests.county.small_county import TOWN, Wall, make_county

from window_desk.county.bootstrap import County
from window_desk.county.identity import CountyIdentity
from window_desk.county.serving import serving
from window_desk.protocol.messages import SiteRecord

NewDesk = Callable[..., PaperDesk]


@pytest.fixture(scope="session")
def postgresql_folder() -> Iterator[Path]:
    """A folder for clusters."""
    try:
        with clusters_folder() as folder:
            yield folder
    except PostgresqlMissingError:
        pytest.skip("PostgreSQL is not installed: run `make setup`")


@pytest.fixture(scope="session")
def shared_cluster(postgresql_folder: Path) -> Iterator[Cluster]:
    """A private cluster on loopback, which several tests share."""
    with new_cluster(postgresql_folder, "shared") as cluster:
        yield cluster


@contextmanager
def fresh_database(cluster: Cluster) -> Iterator[str]:
    """The address of a new database, dropped in the end."""
    name = f"county_{uuid4().hex}"
    yield cluster.create_database(name)
    cluster.drop_database(name)


@pytest.fixture
def postgresql_database(shared_cluster: Cluster) -> Iterator[str]:
    """Address of an empty database of the shared cluster."""
    with fresh_database(shared_cluster) as address:
        yield address


KINDS = ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)]


@pytest.fixture(params=KINDS)
def empty_database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Address of an empty database of each kind."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'county.sqlite'}"
        return
    with fresh_database(request.getfixturevalue("shared_cluster")) as address:
        yield address


@pytest.fixture(scope="session", params=KINDS)
def database_address(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """A database of each kind that all tests share; every test has a county of its own in it."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path_factory.mktemp('county') / 'county.sqlite'}"
        return
    with fresh_database(request.getfixturevalue("shared_cluster")) as address:
        yield address


@pytest.fixture
def wall() -> Wall:
    """The clock of county and desks."""
    return Wall()


@pytest.fixture
def county(database_address: str, wall: Wall) -> Iterator[County]:
    """A county with its sites, clerks, item and calendar."""
    identity = CountyIdentity(f"c{uuid4().hex}", "青禾县")
    with make_county(database_address, wall, identity) as county:
        yield county


@pytest.fixture
def county_url(county: County) -> Iterator[str]:
    """Where the county answers."""
    with serving(county) as url:
        yield url


@pytest.fixture
def new_desk(county: County, county_url: str, wall: Wall) -> Iterator[NewDesk]:
    """Makes desks that are enrolled and have a session."""
    desks: list[PaperDesk] = []

    def make(site: SiteRecord = TOWN) -> PaperDesk:
        desk = enrolled(county, county_url, wall, site)
        desks.append(desk)
        return desk

    yield make
    for desk in desks:
        desk.close()


@pytest.fixture
def desk(new_desk: NewDesk) -> PaperDesk:
    """A desk of the township."""
    return new_desk()
