"""The ESC/POS printer driver: hands a rendered ticket to a printer and says honestly what became of
it.

Runs on the device thread. Prints once and never again by itself: what to do after Failed or Unknown
is decided by a person. Bytes by the Epson ESC/POS reference (DLE EOT, GS ( H function 48).
"""

import hashlib
import threading
import time
from dataclasses import dataclass
from typing import Final

from window_desk.desk.devices.byte_ports import BytePort
from window_desk.desk.devices.escpos_answers import (
    Answer,
    AnswerParser,
    AutomaticStatus,
    Completion,
    RealTimeAnswers,
    RealTimeStatus,
    status_of,
)
from window_desk.desk.devices.escpos_chunks import split_at_commands
from window_desk.desk.use_cases.device_values import (
    Confirmed,
    DeviceError,
    DeviceTrouble,
    Failed,
    PrinterStatus,
    PrinterTraits,
    PrintOutcome,
    Sent,
    Unknown,
)

_DLE_EOT: Final = b"\x10\x04"
_COMPLETION_REQUEST: Final = b"\x1d\x28\x48\x06\x00\x30\x30"
# A hot head cools and goes on by itself in the middle of a ticket.
_MENDS_ITSELF: Final = frozenset({DeviceTrouble.HEAD_HOT})
_TAG_ALPHABET: Final = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789"


@dataclass(frozen=True, slots=True)
class PrinterPatience:
    """How long a printer is waited for, in seconds, and how many bytes go out between looks at
    it.
    """

    answer_s: float = 0.6
    completion_s: float = 12.0
    look_every_s: float = 0.5
    piece_bytes: int = 2048


def completion_tag(job_tag: str) -> bytes:
    """Return the four printable bytes that mark the completion answer of the print job
    `job_tag`.
    """
    digest = hashlib.sha256(job_tag.encode()).digest()
    return bytes(_TAG_ALPHABET[byte % len(_TAG_ALPHABET)] for byte in digest[:4])


class EscPosPrinter:
    """One conversation with a printer over an open port."""

    def __init__(
        self,
        port: BytePort,
        traits: PrinterTraits,
        patience: PrinterPatience,
        stopping: threading.Event,
    ) -> None:
        """Use `port`, which stays the caller's to close; `stopping` cuts the wait for completion
        short.
        """
        self._port = port
        self._traits = traits
        self._patience = patience
        self._stopping = stopping
        self._parser = AnswerParser()
        self._pushed: AutomaticStatus | None = None
        self._completed: set[bytes] = set()

    def status(self) -> PrinterStatus:
        """Ask DLE EOT 1 to 4; raises DeviceError when the port breaks."""
        return status_of(self._ask_all() if self._traits.answers_status else RealTimeAnswers())

    def print_ticket(self, data: bytes, job_tag: str) -> PrintOutcome:
        """Hand over `data` once. Failed before its first byte, Unknown after; never raises
        DeviceError.
        """
        try:
            before = self._ask_all() if self._traits.answers_status else RealTimeAnswers()
        except DeviceError as error:
            return Failed(error.trouble)
        trouble = status_of(before).trouble
        if trouble is not None:
            return Failed(trouble)
        talks = before.any_answered
        try:
            return self._send(data, talks=talks) or self._ask_outcome(job_tag, talks=talks)
        except DeviceError as error:
            return Unknown(error.trouble)

    def _send(self, data: bytes, *, talks: bool) -> Unknown | None:
        """Write everything; stops with Unknown as soon as the printer reports trouble."""
        for piece in split_at_commands(data, self._patience.piece_bytes):
            self._port.write(piece)
            trouble = self._look() if talks else self._pushed_trouble()
            if trouble is not None:
                return Unknown(trouble)
        return None

    def _ask_outcome(self, job_tag: str, *, talks: bool) -> PrintOutcome:
        if self._traits.proves_completion:
            tag = completion_tag(job_tag)
            self._port.write(_COMPLETION_REQUEST + tag)
            answered = self._await_completion(tag, talks=talks)
            if answered is not None:
                return answered
        if not talks:
            return Sent()
        after = self._ask_all()
        trouble = status_of(after).trouble
        if trouble is None and not after.any_answered:
            trouble = DeviceTrouble.NO_ANSWER
        return Sent() if trouble is None else Unknown(trouble)

    def _await_completion(self, tag: bytes, *, talks: bool) -> PrintOutcome | None:
        """Wait for the completion answer, looking at the printer meanwhile; None when it never
        comes.
        """
        deadline = time.monotonic() + self._patience.completion_s
        while (left_s := deadline - time.monotonic()) > 0:
            self._take(self._port.read(256, min(self._patience.look_every_s, left_s)))
            if tag in self._completed:
                return Confirmed()
            trouble = self._look() if talks else self._pushed_trouble()
            if tag in self._completed:
                return Confirmed()
            if trouble is not None:
                return Unknown(trouble)
            if self._stopping.is_set():
                return Unknown(DeviceTrouble.PROGRAM_CLOSING)
        return None

    def _look(self) -> DeviceTrouble | None:
        """Take a short look between pieces: DLE EOT 1, and the rest only when it says offline or
        nothing.
        """
        first = self._ask(1)
        if first is not None and not first & 0x28:
            return self._pushed_trouble()
        trouble = status_of(self._ask_all()).trouble
        return None if trouble in _MENDS_ITSELF else trouble

    def _pushed_trouble(self) -> DeviceTrouble | None:
        self._take(self._port.read(256, 0.0))
        troubles = self._pushed.troubles if self._pushed else ()
        return troubles[0] if troubles else None

    def _ask_all(self) -> RealTimeAnswers:
        """Ask 1 to 4. A printer that answers neither 1 nor 4 is asked nothing more."""
        printer = self._ask(1)
        paper = self._ask(4)
        if printer is None and paper is None:
            return RealTimeAnswers()
        return RealTimeAnswers(printer, self._ask(2), self._ask(3), paper)

    def _ask(self, function: int) -> int | None:
        """Send DLE EOT `function` and return its byte, None when it was not answered in time."""
        self._take(self._port.read(256, 0.0))
        self._port.write(_DLE_EOT + bytes([function]))
        deadline = time.monotonic() + self._patience.answer_s
        while (left_s := deadline - time.monotonic()) > 0:
            for answer in self._take(self._port.read(256, left_s)):
                if isinstance(answer, RealTimeStatus):
                    return answer.byte
        return None

    def _take(self, data: bytes) -> list[Answer]:
        """Note what was pushed or completed, whoever was waiting for something else."""
        answers = self._parser.feed(data)
        for answer in answers:
            if isinstance(answer, AutomaticStatus):
                self._pushed = answer
            elif isinstance(answer, Completion):
                self._completed.add(answer.tag)
        return answers
