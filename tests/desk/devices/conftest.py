"""Devices of the desk against virtual ones, over real sockets and real ptys."""

from collections.abc import Iterator

import pytest

from window_desk.desk.devices.device_desk import DeviceDesk
from window_desk.desk.devices.escpos_printer import PrinterPatience
from window_desk.tools.emulators.virtual_id_reader import VirtualIdReader
from window_desk.tools.emulators.virtual_printer import VirtualPrinter


@pytest.fixture
def devices() -> Iterator[DeviceDesk]:
    """Devices with little patience, so that silence costs little time."""
    patience = PrinterPatience(answer_s=0.15, completion_s=0.5, look_every_s=0.1, piece_bytes=64)
    desk = DeviceDesk(patience, reopen_every_s=0.1)
    yield desk
    assert desk.close(), "the device thread does not end"


@pytest.fixture(params=["tcp", "pty"])
def printer(request: pytest.FixtureRequest) -> Iterator[VirtualPrinter]:
    """A printer with two cables, once for each."""
    with VirtualPrinter(
        tcp_port=0 if request.param == "tcp" else None, pty=request.param == "pty"
    ) as virtual:
        yield virtual


@pytest.fixture
def address(printer: VirtualPrinter) -> str:
    return printer.addresses[0]


@pytest.fixture
def reader() -> Iterator[VirtualIdReader]:
    with VirtualIdReader() as virtual:
        yield virtual
