"""A county on SQLite and on a private PostgreSQL, served over real HTTP."""

import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.county.builders import PaperDesk, enrolled
from tests.county.small_county import TOWN, Wall, make_county

from window_desk.county.bootstrap import County
from window_desk.county.identity import CountyIdentity
from window_desk.county.serving import serving
from window_desk.protocol.messages import SiteRecord

_TIMEOUT_S = 60

NewDesk = Callable[..., PaperDesk]


def _binaries() -> Path | None:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if found:
        return found[-1].parent
    path = shutil.which("initdb")
    return Path(path).parent if path else None


def _unprivileged() -> str | None:
    """Whom to run PostgreSQL as: it refuses to run as root."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name).pw_name
        except KeyError:
            continue
    return None


@pytest.fixture(scope="session")
def postgresql_cluster() -> Iterator[str]:
    """Address (without a database) of a private cluster on loopback."""
    binaries = _binaries()
    if binaries is None:
        pytest.skip("PostgreSQL is not installed: run `make setup`")
    user = _unprivileged()
    folder = Path(tempfile.mkdtemp(prefix="window-desk-pg-"))
    if user is not None:
        shutil.chown(folder, user)

    def run(*command: str) -> None:
        subprocess.run(
            command,
            check=True,
            user=user,
            cwd=folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.STDOUT,
            timeout=_TIMEOUT_S,
            env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"},
        )

    data = folder / "data"
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    options = f"-c listen_addresses=127.0.0.1 -p {port} -k {folder}"
    try:
        run(str(binaries / "initdb"), "-D", str(data), "-U", "county", "-A", "trust", "-E", "UTF8")
        run(
            str(binaries / "pg_ctl"),
            *("-D", str(data), "-w", "-t", str(_TIMEOUT_S), "-l", str(folder / "log")),
            *("-o", options, "start"),
        )
        try:
            yield f"postgresql://county@127.0.0.1:{port}"
        finally:
            run(str(binaries / "pg_ctl"), "-D", str(data), "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def fresh_database(cluster: str) -> Iterator[str]:
    """The address of a new database, dropped in the end."""
    name = f"county_{uuid4().hex}"
    with psycopg.connect(f"{cluster}/postgres", autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"'.encode())
    yield f"{cluster}/{name}"
    with psycopg.connect(f"{cluster}/postgres", autocommit=True) as connection:
        connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)'.encode())


KINDS = ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)]


@pytest.fixture(params=KINDS)
def empty_database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Address of an empty database of each kind."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'county.sqlite'}"
        return
    with fresh_database(request.getfixturevalue("postgresql_cluster")) as address:
        yield address


@pytest.fixture(scope="session", params=KINDS)
def database_address(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """A database of each kind that all tests share; every test has a county of its own in it."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path_factory.mktemp('county') / 'county.sqlite'}"
        return
    with fresh_database(request.getfixturevalue("postgresql_cluster")) as address:
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
