"""Profiles, and a reader of ESC/POS bytes that is independent of what writes them."""

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from window_desk.papers.escpos import PrinterProfile, load_profiles

# Commands with a fixed number of bytes after the command itself.
FIXED = {
    b"\x1b@": 0, b"\x1c&": 0, b"\x1ba": 1, b"\x1bE": 1, b"\x1bd": 1, b"\x1d!": 1, b"\x1c!": 1,
}  # fmt: skip


@dataclass
class Printed:
    """What the bytes say: commands, lines of text, raster images (rows of bytes) and QR payloads."""

    commands: list[bytes] = field(default_factory=list)
    lines: list[bytes | list[bytes]] = field(default_factory=list)
    codes: list[bytes] = field(default_factory=list)
    tail: list[bytes] = field(default_factory=list)


def read(data: bytes) -> Printed:
    printed, position, text = Printed(), 0, b""
    while position < len(data):
        head = data[position : position + 2]
        if head in FIXED:
            end = position + 2 + FIXED[head]
            printed.commands.append(data[position:end])
        elif head == b"\x1dv":
            width = int.from_bytes(data[position + 4 : position + 6], "little")
            height = int.from_bytes(data[position + 6 : position + 8], "little")
            end = position + 8 + width * height
            body = data[position + 8 : end]
            assert text == b"", "a raster image begins at a line's start"
            printed.lines.append(
                [body[start : start + width] for start in range(0, len(body), width)]
            )
        elif head == b"\x1d(":
            end = position + 5 + int.from_bytes(data[position + 3 : position + 5], "little")
            printed.commands.append(data[position:end])
            if data[position + 5 : position + 8] == b"1P0":
                printed.codes.append(data[position + 8 : end])
        elif head == b"\x1dV":
            end = position + 4
            printed.tail.append(data[position:end])
        elif data[position] == 0x0A:
            end = position + 1
            printed.lines.append(text)
            text = b""
        else:
            assert data[position] >= 0x20, f"unknown command {head!r}"
            end = position + 1
            text += data[position:end]
        position = end
    assert text == b""
    return printed


@pytest.fixture(params=sorted(load_profiles()))
def profile(request: pytest.FixtureRequest) -> PrinterProfile:
    return load_profiles()[str(request.param)]


@pytest.fixture
def read_bytes() -> Callable[[bytes], Printed]:
    return read
