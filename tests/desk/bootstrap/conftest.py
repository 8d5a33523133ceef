"""A real county; each test starts the program on a profile of its own."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from tests.desk.ui.screens.county_house import CountyHouse

from window_desk.desk.ui import app_fonts, theme


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    app_fonts.install(qapp)
    theme.apply(qapp, "light")
    return qapp


@pytest.fixture(scope="session")
def served_county(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CountyHouse]:
    """The county; ask for ``house``."""
    made = CountyHouse(tmp_path_factory.mktemp("county"))
    yield made
    made.close()


@pytest.fixture
def house(served_county: CountyHouse) -> CountyHouse:
    """The county, serving."""
    served_county.start()
    return served_county
