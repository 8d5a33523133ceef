"""What the virtual printer prints: pictures, cuts, QR symbols, the gaps of its ROM, and what it
complains of.
"""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from window_desk.tools.emulators.paper_strip import HEAD_TO_CUTTER_DOTS, Ticket
from window_desk.tools.emulators.printer_machine import PrinterMachine
from window_desk.tools.emulators.rom_font import Charset

CUT = b"\x1d\x56\x42\x00"


class Machine(PrinterMachine):
    """A machine whose tray and answers can be looked into."""

    def __init__(
        self, charset: Charset = "gb18030", width_dots: int = 384, *, has_cutter: bool = True
    ) -> None:
        self.tray: list[Ticket] = []
        super().__init__(width_dots, charset, self.tray.append, has_cutter=has_cutter)
        self.answered = bytearray()
        self.cable = self.connect(self.answered.extend)

    def print_one(self, data: bytes) -> Ticket:
        self.cable.receive(b"\x1b@\x1c&" + data + CUT)
        return self.tray[-1]


def ink_box(ticket: Ticket) -> tuple[int, int, int, int]:
    """The printed part below the blank head of every ticket."""
    box = ticket.picture.convert("L").point(lambda level: 255 - level).getbbox()
    assert box is not None
    return box


def test_text_and_its_bytes() -> None:
    ticket = Machine().print_one("收件凭证\n张三 12:30\n".encode("gbk"))
    assert ticket.text == "收件凭证\n张三 12:30"
    assert ticket.raw.startswith(b"\x1b@\x1c&")
    assert ticket.raw.endswith(CUT)
    assert ticket.picture.width == 384
    assert ink_box(ticket)[1] >= HEAD_TO_CUTTER_DOTS


def test_a_cut_without_feed_keeps_the_last_lines_back() -> None:
    machine = Machine()
    body = b"".join(b"line %d\n" % line for line in range(10))
    machine.cable.receive(b"\x1b@" + body + b"\x1d\x56\x00")
    assert len(machine.tray[0].lines) == 10 - 100 // 30
    machine.cable.receive(b"next\n" + CUT)
    assert machine.tray[1].lines == ("line 7", "line 8", "line 9", "next")


@pytest.mark.parametrize(("align", "left"), [(0, 0), (1, 144), (2, 288)])
def test_alignment(align: int, left: int) -> None:
    ticket = Machine().print_one(b"\x1ba" + bytes([align]) + "国国国国\n".encode("gbk"))
    assert abs(ink_box(ticket)[0] - left) <= 3


def test_sizes_of_letters_and_of_chinese() -> None:
    def height(data: bytes) -> int:
        box = ink_box(Machine().print_one(data))
        return box[3] - box[1]

    normal = height("国H\n".encode("gbk"))
    assert height(b"\x1d!\x11" + "国H\n".encode("gbk")) == 2 * normal
    assert height(b"\x1c!\x0c" + "国\n".encode("gbk")) == 2 * normal
    assert height(b"\x1cW\x01" + "国\n".encode("gbk")) == 2 * normal
    assert height(b"\x1d!\x11\x1c!\x0c" + "国\n".encode("gbk")) == 2 * normal
    assert height(b"\x1d!\x11\x1d!\x00" + "国\n".encode("gbk")) == normal


def test_without_a_cutter_tickets_are_torn_off() -> None:
    machine = Machine(has_cutter=False)
    machine.cable.receive(b"\x1b@one\n\x1bd\x05")
    assert machine.tray == []
    machine.cable.receive(b"\x1b@two\n\x1bd\x05")
    machine.cable.receive(b"")
    machine.cable.receive(b"")
    assert [(ticket.lines, ticket.raw) for ticket in machine.tray] == [
        (("one",), b"\x1b@one\n\x1bd\x05"),
        (("two",), b"\x1b@two\n\x1bd\x05"),
    ]
    machine.cable.receive(b"\x1b@three\n" + CUT)
    assert machine.faults == ("a cut without a cutter",)


def test_long_lines_wrap() -> None:
    assert Machine().print_one("一二三四五六七八九十一二三四五六七\n".encode("gbk")).lines == (
        "一二三四五六七八九十一二三四五六",
        "七",
    )


@pytest.mark.parametrize(
    ("charset", "text", "printed"),
    [
        ("gb2312", "张·〇䶮", "张·□□"),
        ("gbk", "张·〇䶮", "张·〇□"),
        ("gb18030", "张·〇䶮", "张·〇䶮"),
        ("gb18030", "㐂张", "□□张"),
    ],
)
def test_the_rom_prints_what_it_holds(charset: Charset, text: str, printed: str) -> None:
    machine = Machine(charset)
    assert machine.print_one(text.encode("gb18030") + b"\n").text == printed
    assert len(machine.faults) == printed.count("□")


def test_without_chinese_rom_chinese_is_rubbish() -> None:
    machine = Machine("none")
    assert "国" not in machine.print_one("国\n".encode("gbk")).text
    assert len(machine.faults) == 2


def test_chinese_without_the_mode_is_rubbish() -> None:
    machine = Machine()
    machine.cable.receive(b"\x1b@" + "国\n".encode("gbk") + CUT)
    assert "国" not in machine.tray[0].text
    assert machine.faults


@pytest.mark.parametrize(
    "stray",
    [
        b"\x1bZ",
        b"\x01",
        b"\x1d(k\x03\x001Q0",
        b"\x1d(k\x03\x001Z0",
        b"\x1d(H\x03\x00\x30\x30\x30",
        b"\x1dkA\x01x",
        b"half" + CUT,
        b"\xb9\n",
        b"\x10\x04\x09",
        b"\x1dv0\x00\x31\x00\x01\x00" + bytes(49),
    ],
)
def test_what_a_machine_would_garble_is_a_fault(stray: bytes) -> None:
    machine = Machine()
    machine.print_one(stray)
    assert len(machine.faults) >= 1


def test_rasters_and_column_images_are_drawn_as_sent() -> None:
    raster = b"\x1dv0\x00\x02\x00\x10\x00" + b"\xff\x00" * 16
    ticket = Machine().print_one(raster)
    assert ink_box(ticket)[0::2] == (0, 8)
    column = b"\x1b*\x21\x08\x00" + b"\xff" * 24 + b"\n"
    box = ink_box(Machine().print_one(column))
    assert (box[2] - box[0], box[3] - box[1]) == (8, 24)


def test_real_time_questions_inside_a_raster_are_picture() -> None:
    machine = Machine()
    machine.print_one(b"\x1dv0\x00\x03\x00\x02\x00" + b"\x10\x04\x01" * 2)
    assert machine.answered == b""
    machine.cable.receive(b"\x10\x04")
    machine.cable.receive(b"\x01")
    assert machine.answered == b"\x16"


def test_completion_comes_after_the_paper_is_printed() -> None:
    machine = Machine()
    machine.end_paper(after_lines=1)
    request = b"\x1d\x28\x48\x06\x00\x30\x30ABCD"
    machine.cable.receive(b"\x1b@one\ntwo\n" + CUT + request)
    assert machine.answered == b""
    machine.load_paper()
    assert machine.answered == b"\x37\x22ABCD\x00"
    assert [(ticket.torn, ticket.lines) for ticket in machine.tray] == [
        (True, ("one",)),
        (False, ("two",)),
    ]


def test_status_is_pushed_on_change_when_asked_for() -> None:
    machine = Machine()
    machine.cable.receive(b"\x1da\x0e")
    assert machine.answered == b"\x14\x00\x00\x00"
    machine.answered.clear()
    machine.set_cover(is_open=True)
    machine.set_cover(is_open=True)
    assert machine.answered == b"\x3c\x00\x00\x00"
    machine.answered.clear()
    machine.set_cover(is_open=False)
    machine.end_paper()
    assert machine.answered == b"\x14\x00\x00\x00\x1c\x00\x0f\x00"


def test_a_freed_cutter_goes_on_when_told() -> None:
    machine = Machine()
    machine.jam_cutter()
    machine.cable.receive(b"\x1b@x\n" + CUT)
    machine.cable.receive(b"\x10\x04\x01\x10\x04\x03")
    assert machine.answered == b"\x3e\x1a"
    assert machine.tray == []
    machine.free_cutter()
    assert machine.print_one(b"y\n").lines == ("x", "y")


@pytest.fixture(scope="module")
def escpos_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """python-escpos writes its capabilities somewhere as it is imported: here."""
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("escpos")
        patch.setenv("ESCPOS_CAPABILITIES_PICKLE_DIR", str(folder))
        yield folder


def decoded(picture: Image.Image, folder: Path) -> str:
    path = folder / "ticket.png"
    picture.save(path)
    done = subprocess.run(
        ["zbarimg", "--quiet", "--raw", str(path)], capture_output=True, check=True, text=True
    )
    return done.stdout.strip()


@pytest.mark.parametrize("width_dots", [384, 576])
def test_a_python_escpos_ticket_prints_cleanly_and_its_qr_decodes(
    width_dots: int, tmp_path: Path, escpos_folder: Path
) -> None:
    from escpos.printer import Dummy

    maker = Dummy()
    maker.set_with_default(align="center", bold=True, double_height=True, double_width=True)
    maker.text("Receipt\n")
    maker._raw(b"\x1c&" + "收件凭证\n".encode("gb18030"))
    maker.set_with_default()
    maker._raw(b"\x1c&" + "申请人：欧阳·阿依古丽\n".encode("gb18030"))
    content = "https://county.example/v/0190f3c2?n=511602"
    maker.set(align="center")
    maker.qr(content, size=5, native=True)
    maker.qr(content + "#raster", size=5, native=False)
    maker.text("\n")
    maker.cut()
    machine = Machine(width_dots=width_dots)
    machine.cable.receive(maker.output)
    assert machine.faults == ()
    (ticket,) = machine.tray
    assert ticket.lines[:3] == ("Receipt", "收件凭证", "申请人：欧阳·阿依古丽")
    assert set(decoded(ticket.picture, tmp_path).split("\n")) == {content, content + "#raster"}
