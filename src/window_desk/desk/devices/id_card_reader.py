"""The ID-card reader driver: find, select and read with a SAM-V module over an open port.

Runs on the device thread. Asking is harmless, so a damaged or missing answer is asked for once
more. The photo (proprietary WLT) is skipped.
"""

import time
from typing import Final

from window_desk.desk.devices.byte_ports import BytePort
from window_desk.desk.devices.id_card_text import RECORD_BYTES, decode_record
from window_desk.desk.devices.sam_frames import BadFrame, FrameDecoder, SamAnswer, frame
from window_desk.desk.use_cases.device_values import (
    DeviceError,
    DeviceTrouble,
    IdCard,
    ReaderStatus,
)

_STATUS: Final = b"\x11\xff"
_MODULE_ID: Final = b"\x12\xff"
_FIND: Final = b"\x20\x01"
_SELECT: Final = b"\x20\x02"
_READ: Final = b"\x30\x01"

_DONE: Final = 0x90
_FOUND: Final = 0x9F
_NOT_FOUND: Final = 0x80
_COMMAND_GARBLED: Final = frozenset({0x10, 0x11, 0x21})
_MODULE_UNFIT: Final = frozenset({0x60, 0x66})
# Status and number need no card; a short wait keeps a switched-off reader from holding up the
# printers.
_STATUS_ANSWER_S: Final = 0.4
_ANSWER_S: Final = 1.0
# The chip is read for about a second before the 1,295 bytes start to come.
_READ_ANSWER_S: Final = 3.0
_TRIES: Final = 2


class IdCardReader:
    """One conversation with a reader over an open port."""

    def __init__(self, port: BytePort) -> None:
        """Use `port`, which stays the caller's to close."""
        self._port = port
        self._decoder = FrameDecoder()

    def status(self) -> ReaderStatus:
        """Ask the module for its self-test and number; raises DeviceError when it does not
        answer.
        """
        answer = self._ask(_STATUS, _STATUS_ANSWER_S)
        if answer.status != _DONE:
            return ReaderStatus(DeviceTrouble.READER_ERROR)
        number = self._ask(_MODULE_ID, _STATUS_ANSWER_S)
        return ReaderStatus(None, number.data.hex() if number.status == _DONE else "")

    def find_card(self) -> bool:
        """Tell whether a card lies there that may be read. Raises DeviceError.

        After a good read the module says no until the card was lifted and laid down again.
        """
        answer = self._ask(_FIND, _ANSWER_S)
        if answer.status in _MODULE_UNFIT:
            raise DeviceError(DeviceTrouble.READER_ERROR)
        return answer.status == _FOUND

    def read_card(self) -> IdCard:
        """Select the card that was found and read its text.

        Raises DeviceError: CARD_UNREADABLE, CARD_BY_HAND, NO_ANSWER, CONNECTION_LOST.
        """
        if self._ask(_SELECT, _ANSWER_S).status != _DONE:
            raise DeviceError(DeviceTrouble.CARD_UNREADABLE)
        answer = self._ask(_READ, _READ_ANSWER_S)
        if answer.status != _DONE or len(answer.data) < 4:
            raise DeviceError(DeviceTrouble.CARD_UNREADABLE)
        text_bytes = int.from_bytes(answer.data[:2], "big")
        photo_bytes = int.from_bytes(answer.data[2:4], "big")
        if text_bytes != RECORD_BYTES or len(answer.data) != 4 + text_bytes + photo_bytes:
            raise DeviceError(DeviceTrouble.CARD_UNREADABLE)
        return decode_record(answer.data[4 : 4 + text_bytes])

    def _ask(self, command: bytes, timeout_s: float) -> SamAnswer:
        """Send a command and return its whole answer, asking once more when it is damaged or
        missing.
        """
        for _ in range(_TRIES):
            answer = self._ask_once(command, timeout_s)
            if answer is not None:
                return answer
        raise DeviceError(DeviceTrouble.NO_ANSWER)

    def _ask_once(self, command: bytes, timeout_s: float) -> SamAnswer | None:
        while self._port.read(4096, 0.0):
            pass
        self._decoder.clear()
        self._port.write(frame(command))
        deadline = time.monotonic() + timeout_s
        while (left_s := deadline - time.monotonic()) > 0:
            for found in self._decoder.feed(self._port.read(4096, left_s)):
                if isinstance(found, BadFrame) or found.status in _COMMAND_GARBLED:
                    return None
                return found
        return None
