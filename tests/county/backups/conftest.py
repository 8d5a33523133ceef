"""Small databases to be backed up, and backups to be damaged."""

import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[3]))

from tests.county.builders import enrolled
from tests.county.conftest import fresh_database
from tests.county.small_county import Wall, make_county

from window_desk.county.backups.take import take_backup
from window_desk.county.bootstrap import County
from window_desk.county.serving import serving

CASES = 2


def quiet(_phase: str, _done: int, _whole: int) -> None:
    """No progress is told."""


def fill(county: County, wall: Wall, cases: int = CASES) -> None:
    """Let a desk push some accepted cases."""
    with serving(county) as url:
        desk = enrolled(county, url, wall)
        for _ in range(cases):
            desk.accept_case()
        desk.push()
        desk.close()


@pytest.fixture
def another_database(empty_database: str, request: pytest.FixtureRequest) -> Iterator[str]:
    """A second empty database of the same kind."""
    if empty_database.startswith("sqlite"):
        yield empty_database.replace("county.sqlite", "restored.sqlite")
        return
    with fresh_database(request.getfixturevalue("shared_cluster")) as address:
        yield address


@pytest.fixture
def full_database(empty_database: str) -> str:
    """A database with a county that took in some acts, and that nobody serves."""
    wall = Wall()
    with make_county(empty_database, wall) as county:
        fill(county, wall)
    return empty_database


@pytest.fixture
def embedded_database(tmp_path: Path) -> str:
    """The same in an embedded file, where PostgreSQL makes no difference."""
    wall = Wall()
    with make_county(f"sqlite:///{tmp_path / 'county.sqlite'}", wall) as county:
        fill(county, wall)
    return f"sqlite:///{tmp_path / 'county.sqlite'}"


@pytest.fixture(scope="session")
def pristine_backup(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A backup of an embedded database, not to be changed."""
    folder = tmp_path_factory.mktemp("pristine")
    wall = Wall()
    with make_county(f"sqlite:///{folder / 'county.sqlite'}", wall) as county:
        fill(county, wall)
        take_backup(
            f"sqlite:///{folder / 'county.sqlite'}",
            folder / "backup.db",
            verify=True,
            progress=quiet,
        )
    return folder / "backup.db"


@pytest.fixture
def backup_copy(pristine_backup: Path, tmp_path: Path) -> Callable[[], Path]:
    """Makes copies of that backup with its manifest."""

    def copy() -> Path:
        folder = tmp_path / "copy"
        folder.mkdir()
        for path in pristine_backup.parent.glob("backup.db*"):
            shutil.copy(path, folder)
        return folder / "backup.db"

    return copy
