"""A virtual ESC/POS printer without its ports: receive buffer, status, paper, cutter, and troubles
on demand.

Thread-safe: ports and control work on it from their own threads, under one lock.
"""

import threading
from collections import deque
from collections.abc import Callable
from typing import Final

from PIL import Image

from window_desk.tools.emulators.escpos_tokens import REAL_TIME, Token, Tokenizer
from window_desk.tools.emulators.paper_strip import HEAD_TO_CUTTER_DOTS, PaperStrip, Ticket
from window_desk.tools.emulators.print_head import LINE_SPACING_DOTS, PrintHead
from window_desk.tools.emulators.rom_font import Charset

_CUT_NOW: Final = Token("cut now", b"")
_FEEDING_CUTS: Final = frozenset({65, 66})


class Interface:
    """One cable or connection to the machine; `answer` carries bytes back."""

    def __init__(self, machine: "PrinterMachine", answer: Callable[[bytes], None]) -> None:
        """Belong to `machine`."""
        self._machine = machine
        self.answer = answer
        self.tokenizer = Tokenizer()
        self.pushes_status = False

    def receive(self, data: bytes) -> None:
        """Take in bytes: real-time commands are served at once, the rest in order.

        No bytes mean that the other side has hung up.
        """
        if data:
            self._machine.take_in(self, data)
        else:
            self._machine.hang_up()


class PrinterMachine:
    """The printer itself; `on_ticket` is called with every ticket, inside the lock."""

    def __init__(
        self,
        width_dots: int,
        charset: Charset,
        on_ticket: Callable[[Ticket], None],
        *,
        chinese_at_start: bool = False,
        has_cutter: bool = True,
    ) -> None:
        """Build a machine that is switched on, with paper and no trouble.

        Without a cutter a ticket is torn off when the sender hangs up or begins the next (ESC @).
        """
        self.lock = threading.RLock()
        self.received_bytes = 0
        self._on_ticket = on_ticket
        self._paper = PaperStrip(width_dots)
        self._head = PrintHead(self._paper, charset, chinese_at_start=chinese_at_start)
        self._buffer: deque[tuple[Token, Interface]] = deque()
        self._interface: Interface | None = None
        self._raw = b""
        self._tickets = 0
        self._has_cutter = has_cutter
        self._near_end = False
        self._cover_open = False
        self._cutter_jammed = False
        self._cutter_stopped = False
        self._head_hot = False
        self._broken = False
        self._answers_status = True
        self._proves_completion = True
        self._last_pushed = b""

    # What a person does to it -------------------------------------------------------------------

    def end_paper(self, after_lines: int = 0) -> None:
        """Let the roll end now, or after so many lines more."""
        with self.lock:
            self._paper.left_dots = after_lines * LINE_SPACING_DOTS
            self._work()

    def load_paper(self) -> None:
        """Put in a fresh roll: what was printed so far is torn off, what waits goes on."""
        with self.lock:
            if self._paper.at_end and not self._paper.is_blank:
                self._deliver(*self._paper.tear_off(), torn=True)
            self._paper.load()
            self._near_end = False
            self._work()

    def set_near_end(self, *, near: bool) -> None:
        """Set the sensor that sees a thin roll."""
        with self.lock:
            self._near_end = near
            self._work()

    def set_cover(self, *, is_open: bool) -> None:
        """Open or close the cover."""
        with self.lock:
            self._cover_open = is_open
            self._work()

    def jam_cutter(self) -> None:
        """Let the next cut fail."""
        with self.lock:
            self._cutter_jammed = True

    def free_cutter(self) -> None:
        """Take the jammed paper out and switch off and on: what waited is lost with the power."""
        with self.lock:
            self._cutter_jammed = False
            self._power_cycle()

    def set_head_hot(self, *, hot: bool) -> None:
        """Let the head overheat, or cool down."""
        with self.lock:
            self._head_hot = hot
            self._work()

    def set_broken(self, *, broken: bool) -> None:
        """Set an error that only repair mends."""
        with self.lock:
            self._broken = broken
            self._work()

    def set_answers(self, *, status: bool | None = None, completion: bool | None = None) -> None:
        """Make it a cheap clone that answers neither, or a good one again; None leaves as it is."""
        with self.lock:
            if status is not None:
                self._answers_status = status
            if completion is not None:
                self._proves_completion = completion

    def tear_off(self) -> None:
        """Tear off what was printed since the last cut."""
        with self.lock:
            if not self._paper.is_blank:
                self._deliver(*self._paper.tear_off(), torn=False)

    # What can be seen of it ---------------------------------------------------------------------

    @property
    def faults(self) -> tuple[str, ...]:
        """Everything that a real machine would have garbled or ignored so far."""
        with self.lock:
            return tuple(self._head.faults)

    @property
    def is_offline(self) -> bool:
        """Whether it has stopped printing."""
        return (
            self._paper.at_end
            or self._cover_open
            or self._cutter_stopped
            or self._head_hot
            or self._broken
        )

    def status_byte(self, function: int) -> int | None:
        """Return the answer to DLE EOT `function`; None for a function that it does not know."""
        error = self._cutter_stopped or self._head_hot or self._broken
        out = self._paper.at_end
        match function:
            case 1:
                # The drawer's pin floats high where no drawer is connected.
                return 0x12 | 0x04 | _bit(self.is_offline, 0x08) | _bit(self._cutter_stopped, 0x20)
            case 2:
                return 0x12 | _bit(self._cover_open, 0x04) | _bit(out, 0x20) | _bit(error, 0x40)
            case 3:
                return (
                    0x12
                    | _bit(self._cutter_stopped, 0x08)
                    | _bit(self._broken, 0x20)
                    | _bit(self._head_hot, 0x40)
                )
            case 4:
                return 0x12 | _bit(self._near_end or out, 0x0C) | _bit(out, 0x60)
        return None

    # What comes in ------------------------------------------------------------------------------

    def connect(self, answer: Callable[[bytes], None]) -> Interface:
        """Plug in a cable."""
        return Interface(self, answer)

    def take_in(self, interface: Interface, data: bytes) -> None:
        """Serve what came in over `interface`."""
        with self.lock:
            self.received_bytes += len(data)
            self._interface = interface
            for token in interface.tokenizer.feed(data):
                if token.name in REAL_TIME:
                    self._real_time(token, interface)
                else:
                    self._buffer.append((token, interface))
                    self._work()

    def hang_up(self) -> None:
        """Let the clerk tear a finished ticket off a machine without a cutter."""
        with self.lock:
            if not self._has_cutter and not self._buffer and not self._paper.waiting:
                self.tear_off()

    def _real_time(self, token: Token, interface: Interface) -> None:
        if token.name == "DLE ENQ":
            if token.arguments[0] == 2:
                self._buffer.clear()
                self._paper.clear_pending()
            if token.arguments[0] in {1, 2} and not self._cutter_jammed:
                self._cutter_stopped = False
            self._work()
            return
        byte = self.status_byte(token.arguments[0])
        if byte is None:
            self._head.faults.append(f"unknown DLE EOT {token.arguments.hex()}")
        elif self._answers_status:
            interface.answer(bytes([byte]))

    def _work(self) -> None:
        """Print until something stops it or nothing is left."""
        while not self.is_offline:
            if self._paper.waiting:
                self._paper.advance()
            elif self._buffer:
                self._execute(*self._buffer.popleft())
            else:
                break
        self._push_status()

    def _execute(self, token: Token, interface: Interface) -> None:
        if token.name == "ESC @" and not self._has_cutter:
            self.tear_off()
        self._raw += token.raw
        match token.name:
            case "GS V" | "ESC i" | "ESC m" if not self._has_cutter:
                self._head.faults.append("a cut without a cutter")
            case "GS V":
                self._prepare_cut(token, interface)
            case "ESC i" | "ESC m" | "cut now":
                self._cut(interface)
            case "GS (" if token.arguments[:1] == b"H":
                self._complete(token, interface)
            case "GS a":
                interface.pushes_status = token.arguments[0] != 0
                self._last_pushed = b""
            case "GS r":
                self._transmit(
                    interface, _bit(self._near_end, 0x03) if token.arguments[0] in {1, 49} else 0
                )
            case "GS I":
                self._transmit(interface, 0x20)
            case _:
                self._head.execute(token)

    def _transmit(self, interface: Interface, byte: int) -> None:
        if self._answers_status:
            interface.answer(bytes([byte]))

    def _prepare_cut(self, token: Token, interface: Interface) -> None:
        """GS V works at the start of a line only; functions 65 and 66 feed up to the cutter
        first.
        """
        if not self._head.at_line_start:
            self._head.faults.append("a cut in the middle of a line")
            self._head.end_line()
        if token.arguments[0] in _FEEDING_CUTS:
            self._paper.feed(HEAD_TO_CUTTER_DOTS + token.arguments[1])
        self._buffer.appendleft((_CUT_NOW, interface))

    def _cut(self, interface: Interface) -> None:
        if self._cutter_jammed:
            self._cutter_stopped = True
            self._buffer.appendleft((_CUT_NOW, interface))
            return
        self._deliver(*self._paper.cut(), torn=False)

    def _complete(self, token: Token, interface: Interface) -> None:
        """GS ( H 06 00 30 30 d1…d4: everything before it is printed, say so."""
        if token.arguments[3:5] != b"00" or len(token.arguments) != 9:
            self._head.faults.append(f"unknown GS ( H: {token.raw[:12].hex(' ')}")
        elif self._proves_completion:
            interface.answer(b"\x37\x22" + token.arguments[5:9] + b"\x00")

    def _deliver(self, picture: Image.Image, lines: tuple[str, ...], *, torn: bool) -> None:
        self._tickets += 1
        raw, self._raw = self._raw, b""
        self._on_ticket(Ticket(self._tickets, picture, lines, raw, torn))

    def _power_cycle(self) -> None:
        self._cutter_stopped = False
        self._buffer.clear()
        self._paper.clear_pending()
        self._head.reset()
        self._work()

    def _push_status(self) -> None:
        """ASB: four bytes to an interface that asked for them, on change."""
        interface = self._interface
        if interface is None or not interface.pushes_status or not self._answers_status:
            return
        status = bytes(
            (
                0x14 | _bit(self.is_offline, 0x08) | _bit(self._cover_open, 0x20),
                _bit(self._cutter_stopped, 0x08)
                | _bit(self._broken, 0x20)
                | _bit(self._head_hot, 0x40),
                _bit(self._near_end or self._paper.at_end, 0x03) | _bit(self._paper.at_end, 0x0C),
                0,
            )
        )
        if status != self._last_pushed:
            self._last_pushed = status
            interface.answer(status)


def _bit(holds: object, mask: int) -> int:
    return mask if holds else 0
