"""What the rest of the desk sees of the devices: print, ask, read a card, watch a reader; answers
are futures.

May be called from any thread. All device work, and every callback given here, runs on the device
thread; the screen side brings events over to its own.
"""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from typing import Final

from window_desk.desk.devices.addresses import parse_address
from window_desk.desk.devices.byte_ports import open_port
from window_desk.desk.devices.device_thread import DeviceThread
from window_desk.desk.devices.escpos_printer import EscPosPrinter, PrinterPatience
from window_desk.desk.devices.reader_session import REOPEN_EVERY_S, ReaderSession
from window_desk.desk.use_cases.device_values import (
    DeviceError,
    Failed,
    IdCard,
    Paper,
    PrinterStatus,
    PrinterTraits,
    PrintOutcome,
    ReaderEvent,
    ReaderStatus,
    Readiness,
    Sent,
)

_ALL_TRAITS: Final = PrinterTraits()
_USUAL_PATIENCE: Final = PrinterPatience()


class DeviceDesk:
    """Printers and ID readers of one desk, by address, behind one thread."""

    def __init__(
        self,
        patience: PrinterPatience = _USUAL_PATIENCE,
        reopen_every_s: float = REOPEN_EVERY_S,
    ) -> None:
        """Start the device thread; a lost reader is looked for every `reopen_every_s` seconds."""
        self._patience = patience
        self._reopen_every_s = reopen_every_s
        self._thread = DeviceThread()
        self._sessions: dict[str, ReaderSession] = {}
        self._prove_nothing: set[str] = set()

    def submit_print(
        self, address: str, data: bytes, job_tag: str, traits: PrinterTraits = _ALL_TRAITS
    ) -> Future[PrintOutcome]:
        """Send a rendered ticket once; `job_tag` is unique to this copy (the print ledger's id).

        The future holds the outcome, never a DeviceError. It is cancelled when the desk closed
        before a byte left.
        """
        return self._thread.submit(lambda: self._print(address, data, job_tag, traits))

    def printer_status(
        self, address: str, traits: PrinterTraits = _ALL_TRAITS
    ) -> Future[PrinterStatus]:
        """Ask a printer how it is; a printer that cannot be reached is a status too, not an
        error.
        """
        return self._thread.submit(lambda: self._printer_status(address, traits))

    def reader_status(self, address: str) -> Future[ReaderStatus]:
        """Ask a reader how it is; a reader that cannot be reached is a status too, not an error."""
        return self._thread.submit(lambda: self._reader_status(address))

    def read_card(self, address: str, timeout_s: float) -> Future[IdCard]:
        """Read the next card laid on the reader, before a watch sees it.

        The future's DeviceError is NO_CARD after `timeout_s`, CARD_UNREADABLE, CARD_BY_HAND, or
        what ails the reader. The caller may cancel the future.
        """
        card: Future[IdCard] = Future()

        def finish_early(job: Future[None]) -> None:
            if job.cancelled():
                card.cancel()
            elif (error := job.exception()) is not None:
                card.set_exception(error)

        job = self._thread.submit(lambda: self._session(address).await_card(card, timeout_s))
        job.add_done_callback(finish_early)
        return card

    def watch_reader(self, address: str, on_event: Callable[[ReaderEvent], None]) -> Future[None]:
        """Tell `on_event`, on the device thread, of cards and of the reader's loss and return.

        Replaces an earlier watch of the same address. The future's DeviceError is BAD_ADDRESS.
        """
        return self._thread.submit(lambda: self._session(address).watch(on_event))

    def unwatch_reader(self, address: str) -> Future[None]:
        """End the watch of `address`; its port is released."""
        return self._thread.submit(lambda: self._session(address).unwatch())

    def close(self, timeout_s: float = 15.0) -> bool:
        """End the thread and join it; False when a device still holds it after `timeout_s`."""
        return self._thread.close(timeout_s)

    def _print(
        self, address: str, data: bytes, job_tag: str, traits: PrinterTraits
    ) -> PrintOutcome:
        if address in self._prove_nothing:
            # It kept silent for the full wait once; the next citizen is not made to wait again.
            traits = replace(traits, proves_completion=False)
        try:
            port = open_port(parse_address(address))
        except DeviceError as error:
            return Failed(error.trouble)
        try:
            printer = EscPosPrinter(port, traits, self._patience, self._thread.stopping)
            outcome = printer.print_ticket(data, job_tag)
        finally:
            port.close()
        if isinstance(outcome, Sent):
            self._prove_nothing.add(address)
        return outcome

    def _printer_status(self, address: str, traits: PrinterTraits) -> PrinterStatus:
        try:
            port = open_port(parse_address(address))
            try:
                return EscPosPrinter(port, traits, self._patience, self._thread.stopping).status()
            finally:
                port.close()
        except DeviceError as error:
            return PrinterStatus(Readiness.TROUBLE, Paper.UNKNOWN, (error.trouble,))

    def _reader_status(self, address: str) -> ReaderStatus:
        try:
            return self._session(address).status()
        except DeviceError as error:
            return ReaderStatus(error.trouble)

    def _session(self, address: str) -> ReaderSession:
        """Return the reader's session, kept by the thread until nobody wants it."""
        session = self._sessions.get(address)
        if session is None:
            session = ReaderSession(parse_address(address), self._reopen_every_s)
            self._sessions[address] = session
        self._thread.add_poller(session)
        return session
