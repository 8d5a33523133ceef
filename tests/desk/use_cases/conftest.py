"""A desk's use cases on a real store, real devices and virtual printers."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[3]))

from tests.desk.store.world import World

from window_desk.desk.devices.device_desk import DeviceDesk
from window_desk.desk.devices.escpos_printer import PrinterPatience
from window_desk.protocol.messages import ReferenceKind
from window_desk.tools.emulators.virtual_printer import VirtualPrinter

CERTIFICATES = Path(__file__).parents[3] / "forms" / "certificates"


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    """An enrolled desk with reference data, the shipped certificate templates and numbers."""
    opened = World(tmp_path).open()
    opened.enrol()
    opened.publish_reference()
    opened.page(
        [
            opened.reference(
                ReferenceKind.CERTIFICATE_TEMPLATE,
                path.stem,
                2,
                json.loads(path.read_text("utf-8")),
            )
            for path in sorted(CERTIFICATES.glob("*.json"))
        ]
    )
    opened.lend_numbers()
    yield opened
    opened.close()


@pytest.fixture
def devices() -> Iterator[DeviceDesk]:
    """Devices with little patience, so that silence costs little time."""
    patience = PrinterPatience(answer_s=0.15, completion_s=0.5, look_every_s=0.1, piece_bytes=64)
    desk = DeviceDesk(patience, reopen_every_s=0.1)
    yield desk
    assert desk.close(), "the device thread does not end"


@pytest.fixture
def printer() -> Iterator[VirtualPrinter]:
    """A printer on a TCP port."""
    with VirtualPrinter(paper_mm=80, charset="gbk") as virtual:
        yield virtual
