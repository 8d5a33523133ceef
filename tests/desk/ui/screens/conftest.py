"""One real counter for all screens: a county that serves, an enrolled desk, printer and reader."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from tests.desk.ui.screens.counter_world import CounterWorld, desk_options
from tests.desk.ui.screens.county_house import CountyHouse
from tests.desk.ui.screens.desk_at_counter import desk_at_counter
from tests.desk.ui.screens.far_desk import FarDesk

from window_desk.desk.bootstrap import DeskOptions
from window_desk.desk.ui.crash_hook import crash_sentence
from window_desk.tools.emulators.cut_line import CutLine
from window_desk.tools.emulators.virtual_id_reader import VirtualIdReader
from window_desk.tools.emulators.virtual_printer import VirtualPrinter


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


@pytest.fixture(scope="session")
def far_desk(qapp: QApplication, world: CounterWorld) -> Iterator[FarDesk]:
    """A second desk; ask for ``far``."""
    world.house.start()
    port = int(world.house.address.rpartition(":")[2])
    with (
        CutLine(("127.0.0.1", port)) as line,
        desk_at_counter(qapp, desk_options(world.house, world.folder / "far")) as desk,
    ):
        desk.enrol(line.url, world.house.code())
        yield FarDesk(desk, line)


@pytest.fixture
def far(far_desk: FarDesk, counter: CounterWorld) -> Iterator[FarDesk]:
    """The second desk with its line up."""
    far_desk.mend()
    yield far_desk
    counter.desk.activate()
