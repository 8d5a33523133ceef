"""The counter that all screens are tried at, and how a desk of its own is set up."""

from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import Qt
from tests.desk.ui.screens.county_house import RECEIVER, CountyHouse
from tests.desk.ui.screens.desk_at_counter import DeskAtCounter

from window_desk.desk.bootstrap import DeskOptions
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
        """What every test begins with: line up, no paper on its way, the receiver at an empty workbench."""
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
        desk.wait_printed()


def desk_options(house: CountyHouse, folder: Path) -> DeskOptions:
    """A desk with its profile in ``folder``, without printers."""
    return DeskOptions(
        profile=folder / "desk",
        marks=folder / "marks",
        county_address=house.address,
        document_printer=f"folder:{folder / 'pdf'}",
        use_system_keyring=False,
    )
