"""A virtual receipt printer on a TCP port and a pty: prints tickets as pictures and bytes, in
memory and to files.
"""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Final, Self

from window_desk.tools.emulators.device_lines import Answer, PtyLine, TcpLine
from window_desk.tools.emulators.paper_strip import Ticket
from window_desk.tools.emulators.printer_machine import PrinterMachine
from window_desk.tools.emulators.rom_font import Charset

WIDTH_DOTS: Final = {58: 384, 80: 576}


class VirtualPrinter:
    """A printer that is switched on as long as it is open; use it as a context manager or `close`
    it.

    `paper_mm` is 58 (384 dots) or 80 (576 dots). `tcp_port` None: no TCP, 0: any free port.
    `pty_link` names the link to the pty, which is otherwise made in a folder of its own. Tickets go
    to `out` as ticket-0001.png and .bin. Chinese mode is off at the start, as on international
    models, unless `chinese_at_start`. Without a cutter tickets are torn off as `PrinterMachine`
    says.
    """

    def __init__(
        self,
        *,
        paper_mm: int = 58,
        charset: Charset = "gb18030",
        tcp_port: int | None = 0,
        pty: bool = False,
        pty_link: Path | None = None,
        out: Path | None = None,
        chinese_at_start: bool = False,
        has_cutter: bool = True,
    ) -> None:
        """Switch on. Raises OSError when the port is taken, ValueError for another paper width."""
        if paper_mm not in WIDTH_DOTS:
            raise ValueError(f"paper of {paper_mm} mm: only 58 and 80 are known")
        self._out = out
        self._tickets: list[Ticket] = []
        self._new_ticket = threading.Condition()
        if out is not None:
            out.mkdir(parents=True, exist_ok=True)
        self.machine = PrinterMachine(
            WIDTH_DOTS[paper_mm],
            charset,
            self._keep,
            chinese_at_start=chinese_at_start,
            has_cutter=has_cutter,
        )
        self.pty: PtyLine | None = None
        self.tcp = None if tcp_port is None else TcpLine(self, tcp_port)
        if pty or pty_link is not None:
            try:
                self.pty = PtyLine(self, pty_link)
            except OSError:
                self.close()
                raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Switch off and join the threads of the lines."""
        for line in self._lines:
            line.close()

    @property
    def addresses(self) -> tuple[str, ...]:
        """Addresses that the desk's printer driver understands."""
        return tuple(line.address for line in self._lines)

    @property
    def tickets(self) -> tuple[Ticket, ...]:
        """Everything that was cut or torn off so far."""
        with self._new_ticket:
            return tuple(self._tickets)

    @property
    def faults(self) -> tuple[str, ...]:
        """Everything that a real machine would have garbled or ignored so far."""
        return self.machine.faults

    def wait_for_tickets(self, count: int, timeout_s: float = 10.0) -> tuple[Ticket, ...]:
        """Wait until at least `count` tickets lie in the tray; raises TimeoutError."""
        with self._new_ticket:
            if not self._new_ticket.wait_for(lambda: len(self._tickets) >= count, timeout_s):
                raise TimeoutError(f"{len(self._tickets)} of {count} tickets after {timeout_s} s")
            return tuple(self._tickets)

    def drop_after(self, count: int) -> None:
        """Cut every line once, after `count` bytes more."""
        for line in self._lines:
            line.troubles.drop_after(count)

    def slow_down(self, bytes_per_s: int | None) -> None:
        """Take in no more than this on every line; None is full speed."""
        for line in self._lines:
            line.troubles.slow_down(bytes_per_s)

    def connect(self, answer: Answer) -> Callable[[bytes], None]:
        """Serve a line (see Device)."""
        return self.machine.connect(answer).receive

    @property
    def _lines(self) -> tuple[TcpLine | PtyLine, ...]:
        return tuple(line for line in (self.tcp, self.pty) if line is not None)

    def _keep(self, ticket: Ticket) -> None:
        if self._out is not None:
            name = f"ticket-{ticket.number:04}{'-torn' if ticket.torn else ''}"
            ticket.picture.save(self._out / f"{name}.png")
            (self._out / f"{name}.bin").write_bytes(ticket.raw)
        with self._new_ticket:
            self._tickets.append(ticket)
            self._new_ticket.notify_all()
