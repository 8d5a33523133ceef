"""A virtual SAM-V module: answers the commands of ID-card readers as the real one does, with noise
on demand.

Thread-safe. Written from the module's manual, apart from the desk's driver.
"""

import threading
from collections.abc import Callable
from typing import Final

from window_desk.tools.emulators.card_record import VirtualCard

_PREAMBLE: Final = bytes.fromhex("AAAAAA9669")
_PHOTO_BYTES: Final = 1024
_NO_DATA: Final = b""
_SERIAL_NUMBER: Final = bytes(8)
_MODULE_ID: Final = bytes.fromhex("05000100c8d5330001000000e8030000")


def _xor(data: bytes) -> int:
    result = 0
    for byte in data:
        result ^= byte
    return result


class SamModule:
    """A reader's module with at most one card on it.

    After a good read, a true module finds nothing until the card was lifted; with `finds_again` it
    keeps finding the card that lies there, as some copies do.
    """

    def __init__(self, *, finds_again: bool = False) -> None:
        """Switch on with no card."""
        self._gate = threading.RLock()
        self._finds_again = finds_again
        self._card: VirtualCard | None = None
        self._selected = False
        self._found = False
        self._was_read = False
        self._pending = b""
        self._noise = b""
        self._bad_checksums = 0
        self._half_frames = 0
        self._failed_reads = 0
        self._silent = False
        self._self_test_fails = False
        self.reads = 0
        self.commands: list[str] = []

    # What a person does to it -------------------------------------------------------------------

    def place(self, card: VirtualCard) -> None:
        """Lay a card down, in place of the one that lies there."""
        with self._gate:
            self._card, self._found, self._selected, self._was_read = card, False, False, False

    def lift(self) -> None:
        """Take the card away."""
        with self._gate:
            self._card, self._found, self._selected, self._was_read = None, False, False, False

    def make_noise(self, noise: bytes) -> None:
        """Send these bytes before every answer; empty for none."""
        with self._gate:
            self._noise = noise

    def spoil(self, *, checksums: int = 0, half_frames: int = 0, failed_reads: int = 0) -> None:
        """Damage so many of the next answers: wrong checksum, only half sent, or card not
        readable.
        """
        with self._gate:
            self._bad_checksums += checksums
            self._half_frames += half_frames
            self._failed_reads += failed_reads

    def fall_silent(self, *, silent: bool) -> None:
        """Answer nothing at all, or again."""
        with self._gate:
            self._silent = silent

    def fail_self_test(self, *, fails: bool) -> None:
        """Report a broken module."""
        with self._gate:
            self._self_test_fails = fails

    # What comes in ------------------------------------------------------------------------------

    def connect(self, answer: Callable[[bytes], None]) -> Callable[[bytes], None]:
        """Serve a line (see Device)."""
        return lambda data: self._take_in(data, answer)

    def _take_in(self, data: bytes, answer: Callable[[bytes], None]) -> None:
        with self._gate:
            self._pending += data
            while (start := self._pending.find(_PREAMBLE)) >= 0:
                body = self._pending[start + 5 :]
                length = int.from_bytes(body[:2], "big")
                if len(body) < 2 or len(body) < 2 + length:
                    return
                self._pending = body[2 + length :]
                self._reply(body[: 2 + length], answer)

    def _reply(self, body: bytes, answer: Callable[[bytes], None]) -> None:
        self.commands.append(body[2:-1].hex())
        if self._silent:
            return
        status, data = self._judge(body)
        content = bytes([0, 0, status]) + data
        reply = (len(content) + 1).to_bytes(2, "big") + content
        check = _xor(reply)
        if self._bad_checksums:
            self._bad_checksums -= 1
            check ^= 0x5A
        whole = _PREAMBLE + reply + bytes([check])
        if self._half_frames:
            self._half_frames -= 1
            whole = whole[: len(whole) // 2]
        answer(self._noise + whole)

    def _judge(self, body: bytes) -> tuple[int, bytes]:
        if _xor(body[:-1]) != body[-1]:
            return 0x10, _NO_DATA
        match body[2:-1].hex():
            case "10ff" | "11ff":
                return (0x60 if self._self_test_fails else 0x90), _NO_DATA
            case "12ff":
                return 0x90, _MODULE_ID
            case "2001":
                return self._find()
            case "2002":
                return self._select()
            case "3001":
                return self._read()
            case "3003":
                return 0x91, _NO_DATA
        return 0x21, _NO_DATA

    def _find(self) -> tuple[int, bytes]:
        self._selected = False
        self._found = self._card is not None and (self._finds_again or not self._was_read)
        return (0x9F, bytes(4)) if self._found else (0x80, _NO_DATA)

    def _select(self) -> tuple[int, bytes]:
        self._selected = self._found and self._card is not None
        return (0x90, _SERIAL_NUMBER) if self._selected else (0x81, _NO_DATA)

    def _read(self) -> tuple[int, bytes]:
        if self._card is None or not self._selected:
            return 0x41, _NO_DATA
        if self._failed_reads:
            self._failed_reads -= 1
            return 0x41, _NO_DATA
        self.reads += 1
        self._was_read = True
        sizes = (256).to_bytes(2, "big") + _PHOTO_BYTES.to_bytes(2, "big")
        return 0x90, sizes + self._card.record() + bytes(_PHOTO_BYTES)
