"""One real counter for all screens: a county that serves, an enrolled desk, printer and reader."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from tests.desk.ui.screens.county_house import RECEIVER, CountyHouse
from tests.desk.ui.screens.desk_at_counter import DeskAtCounter, desk_at_counter

from window_desk.desk.bootstrap import DeskOptions
from window_desk.desk.ui.crash_hook import crash_sentence
from window_desk.tools.demo_shift.people import People
from window_desk.tools.emulators.virtual_id_reader import VirtualIdReader
from window_desk.tools.emulators.virtual_printer import VirtualPrinter


@dataclass(slots=True)
class CounterWorld:
    """Everything on and behind the counter."""

    house: CountyHouse
    printer: VirtualPrinter
    reader: VirtualIdReader
    folder: Path
    desk: DeskAtCounter
    people: People = field(default_factory=lambda: People(20))

    def put_in_order(self) -> None:
        """What every test begins with: line up, the receiver at an empty workbench screen."""
        self.house.start()
        desk = self.desk
        desk.activate()
        desk.sign_in(RECEIVER)
        desk.go("intake")
        desk.press(Qt.Key.Key_Escape)
        desk.hands.ctrl(Qt.Key.Key_Backspace)
        window = desk.program.window
        while (shown := window.banners.shown()) is not None:
            window.clear_banner(shown.key)
        desk.go("workbench")
        desk.settle_line()


def desk_options(house: CountyHouse, folder: Path) -> DeskOptions:
    """A desk with its profile in ``folder``, without printers."""
    return DeskOptions(
        profile=folder / "desk",
        marks=folder / "marks",
        county_address=house.address,
        document_printer=f"folder:{folder / 'pdf'}",
        use_system_keyring=False,
    )


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CountyHouse]:
    """The county."""
    made = CountyHouse(tmp_path_factory.mktemp("county"))
    yield made
    made.close()


@pytest.fixture(scope="session")
def world(
    qapp: QApplication, house: CountyHouse, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[CounterWorld]:
    """The counter that all tests share; ask for ``counter``."""
    folder = tmp_path_factory.mktemp("counter")
    with VirtualPrinter(paper_mm=80, charset="gbk") as printer, VirtualIdReader() as reader:
        options = DeskOptions(
            profile=folder / "desk",
            marks=folder / "marks",
            printer_address=printer.addresses[0],
            printer_profile="80mm-gbk",
            reader_address=reader.address,
            document_printer=f"folder:{folder / 'pdf'}",
            use_system_keyring=False,
        )
        house.start()
        with desk_at_counter(qapp, options) as desk:
            desk.enrol(house.address, house.code())
            yield CounterWorld(house, printer, reader, folder, desk)


@pytest.fixture
def counter(world: CounterWorld) -> Iterator[CounterWorld]:
    """The counter in order, with whatever cases other tests left."""
    world.put_in_order()
    yield world
    assert world.desk.banner() != crash_sentence()
