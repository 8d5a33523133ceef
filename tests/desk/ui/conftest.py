"""What every test of the screen stands on: our fonts, our theme, and a thread to run things on."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from PySide6.QtWidgets import QApplication

from window_desk.desk.ui import app_fonts, theme
from window_desk.desk.ui.bridge import Commands


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    app_fonts.install(qapp)
    theme.apply(qapp, "light")
    return qapp


@pytest.fixture
def commands(qapp: QApplication) -> Iterator[Commands]:
    with ThreadPoolExecutor(1) as executor:
        made = Commands(executor)
        yield made
        made.close()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Qt's offscreen screen says this of every window with a size hint; it is no fault of ours."""
    for item in items:
        if "/ui/" in item.path.as_posix():
            item.add_marker(pytest.mark.qt_log_ignore("propagateSizeHints", extend=True))
