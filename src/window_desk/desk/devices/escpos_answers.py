"""What an ESC/POS printer sends back, taken apart: real-time status, automatic status (ASB),
completion.

Pure. Bytes by the Epson ESC/POS reference: DLE EOT replies match 0xx1xx10, ASB is 0xx1xx00 and
three of 0xx0xxxx, completion (GS ( H function 48) is 37 22 d1 d2 d3 d4 00; XON and XOFF may stand
anywhere between them.
"""

from dataclasses import dataclass
from typing import Final

from window_desk.desk.use_cases.device_values import (
    DeviceTrouble,
    Paper,
    PrinterStatus,
    Readiness,
)

_KIND_MASK: Final = 0x93
_REAL_TIME: Final = 0x12
_AUTOMATIC: Final = 0x10
_TAIL_MASK: Final = 0x90
_COMPLETION_HEAD: Final = b"\x37\x22"
_COMPLETION_LENGTH: Final = 7
_AUTOMATIC_LENGTH: Final = 4


@dataclass(frozen=True, slots=True)
class RealTimeStatus:
    """The one byte that answers DLE EOT n; only the asker knows n."""

    byte: int


@dataclass(frozen=True, slots=True)
class AutomaticStatus:
    """The four bytes that a printer with ASB on pushes when something changes."""

    status: bytes

    @property
    def troubles(self) -> tuple[DeviceTrouble, ...]:
        """Troubles that stop printing, most useful first (rules of GS a)."""
        first, second, third, _ = self.status
        found: list[DeviceTrouble] = []
        if third & 0x0C:
            found.append(DeviceTrouble.PAPER_OUT)
        if first & 0x20:
            found.append(DeviceTrouble.COVER_OPEN)
        if second & 0x08:
            found.append(DeviceTrouble.CUTTER_JAM)
        if second & 0x40:
            found.append(DeviceTrouble.HEAD_HOT)
        if second & 0x20:
            found.append(DeviceTrouble.PRINTER_ERROR)
        if first & 0x08 and not found:
            found.append(DeviceTrouble.PRINTER_OFFLINE)
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Completion:
    """Everything before the request tagged `tag` (4 bytes) was printed."""

    tag: bytes


Answer = RealTimeStatus | AutomaticStatus | Completion


class AnswerParser:
    """Cuts the incoming stream into answers; bytes that belong to none are dropped."""

    def __init__(self) -> None:
        """Start with nothing pending."""
        self._pending = b""

    def feed(self, data: bytes) -> list[Answer]:
        """Return the answers that `data` completes; an incomplete one waits for the next call."""
        self._pending += data
        answers: list[Answer] = []
        while self._pending:
            length, answer = _next_answer(self._pending)
            if length == 0:
                break
            self._pending = self._pending[length:]
            if answer is not None:
                answers.append(answer)
        return answers


def _next_answer(pending: bytes) -> tuple[int, Answer | None]:
    """Return how many bytes to take and the answer in them; length 0 means wait for more."""
    first = pending[0]
    if first & _KIND_MASK == _REAL_TIME:
        return 1, RealTimeStatus(first)
    if first & _KIND_MASK == _AUTOMATIC:
        tail = pending[1:_AUTOMATIC_LENGTH]
        if any(byte & _TAIL_MASK for byte in tail):
            return 1, None
        if len(pending) < _AUTOMATIC_LENGTH:
            return 0, None
        return _AUTOMATIC_LENGTH, AutomaticStatus(pending[:_AUTOMATIC_LENGTH])
    if pending.startswith(_COMPLETION_HEAD[: len(pending)]):
        if len(pending) < _COMPLETION_LENGTH:
            return 0, None
        if pending[_COMPLETION_LENGTH - 1] == 0:
            return _COMPLETION_LENGTH, Completion(pending[2 : _COMPLETION_LENGTH - 1])
    return 1, None


@dataclass(frozen=True, slots=True)
class RealTimeAnswers:
    """The answers to DLE EOT 1 to 4; None where the printer kept silent."""

    printer: int | None = None
    offline_cause: int | None = None
    error_cause: int | None = None
    paper: int | None = None

    @property
    def any_answered(self) -> bool:
        """Whether the printer said anything at all."""
        answers = (self.printer, self.offline_cause, self.error_cause, self.paper)
        return any(answer is not None for answer in answers)


def status_of(answers: RealTimeAnswers) -> PrinterStatus:
    """Judge the answers: trouble where a bit says so, ready only if 1, 2 and 4 were answered, else
    unknown.
    """
    troubles = _troubles_of(answers)
    heard = (answers.printer, answers.offline_cause, answers.paper)
    if troubles:
        readiness = Readiness.TROUBLE
    elif all(answer is not None for answer in heard):
        readiness = Readiness.READY
    else:
        readiness = Readiness.UNKNOWN
    return PrinterStatus(readiness, _paper_of(answers), troubles)


def _paper_of(answers: RealTimeAnswers) -> Paper:
    if (answers.paper or 0) & 0x60 or (answers.offline_cause or 0) & 0x20:
        return Paper.OUT
    if answers.paper is None:
        return Paper.UNKNOWN
    return Paper.LOW if answers.paper & 0x0C else Paper.PRESENT


def _troubles_of(answers: RealTimeAnswers) -> tuple[DeviceTrouble, ...]:
    """List what stops printing. Bit 0x04 of n=1 is the drawer pin, high without a drawer: no
    trouble.
    """
    printer, offline = answers.printer or 0, answers.offline_cause or 0
    error = answers.error_cause or 0
    checks = (
        (_paper_of(answers) is Paper.OUT, DeviceTrouble.PAPER_OUT),
        (bool(offline & 0x04), DeviceTrouble.COVER_OPEN),
        (bool(error & 0x08), DeviceTrouble.CUTTER_JAM),
        (bool(error & 0x40), DeviceTrouble.HEAD_HOT),
        (bool(error & 0x20), DeviceTrouble.PRINTER_ERROR),
    )
    found = tuple(trouble for holds, trouble in checks if holds)
    if found:
        return found
    if offline & 0x40 or printer & 0x20:
        return (DeviceTrouble.PRINTER_ERROR,)
    return (DeviceTrouble.PRINTER_OFFLINE,) if printer & 0x08 else ()
