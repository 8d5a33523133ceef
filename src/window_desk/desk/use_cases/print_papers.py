"""The print spool: one copy at a time, recorded before and after, never sent twice by itself.

The spool has a thread of its own, joined by :meth:`Spool.close`. A copy goes queued → sending
(durable, with its bytes, before any byte leaves) → confirmed, sent, failed or unknown. After
``failed`` nothing was printed and the same copy may be sent again; after ``unknown`` only the clerk
can tell (see ``reprint``).
"""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Callable, Iterable
from concurrent.futures import CancelledError, Executor, Future
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from window_desk.desk.use_cases.device_values import (
    Confirmed,
    DeviceTrouble,
    Failed,
    PrinterTraits,
    PrintOutcome,
    Sent,
    Unknown,
)
from window_desk.desk.use_cases.ports import StoreFailureError
from window_desk.desk.use_cases.print_ledger import (
    PAPER_NAMES,
    PrintJob,
    PrintState,
)
from window_desk.desk.use_cases.render_paper import (
    ESCPOS,
    Facts,
    PaperNotRenderedError,
    RenderedPaper,
    Template,
    render,
)

if TYPE_CHECKING:
    from window_desk.papers.escpos import PrinterProfile

THREAD_NAME = "print-spool"

INTERRUPTED = "上次打印时程序中断，不知道这一张是否打全：请看出纸，再选“已打出”或“补打”。"
NO_SHEET_PRINTER = "没有设置文书打印机，请到“设置”填写文书打印机。"
BUG = "打印时程序出错，不知道这一张是否打全：请看出纸，再选“已打出”或“补打”，并把日志交给技术人员。"

_logger = logging.getLogger(__name__)

Listener = Callable[[str, PrintState, str], None]


class TicketPrinter(Protocol):
    """Sends bytes to a ticket printer; ``DeviceDesk`` is one."""

    def submit_print(
        self, address: str, data: bytes, job_tag: str, traits: PrinterTraits
    ) -> Future[PrintOutcome]:
        """Send once; the future never holds a device's error and is cancelled if nothing left."""
        ...


class DocumentPrinter(Protocol):
    """Prints sheets."""

    def send(self, pdf: bytes, title: str) -> Future[PrintOutcome]:
        """Print ``pdf`` once under ``title``."""
        ...


class PrintLedger(Protocol):
    """The part of the journal that the spool needs."""

    @property
    def executor(self) -> Executor:
        """The single writer thread."""
        ...

    def set_print_state(
        self, job: str, state: PrintState, *, trouble: str = "", content: bytes | None = None
    ) -> None:
        """Record what became of a copy, durably; runs on the writer thread."""
        ...


@dataclass(frozen=True, slots=True)
class TicketRoute:
    """The ticket printer of this PC: its address and what kind it is."""

    address: str
    profile: PrinterProfile


@dataclass(frozen=True, slots=True)
class PrintRoute:
    """Where papers go now: rolls, sheets, or nowhere (``None``)."""

    ticket: TicketRoute | None
    documents: DocumentPrinter | None


PRINTABLE = frozenset({PrintState.QUEUED, PrintState.FAILED})
"""The only states of a copy from which a machine may send it: nothing of it can have left the desk."""


class Spool:
    """Prints one copy after the other; may be called from any thread."""

    def __init__(
        self, ledger: PrintLedger, tickets: TicketPrinter, listener: Listener | None = None
    ) -> None:
        """Start the thread. ``listener(job, state, trouble)`` is called on it after each change."""
        self._ledger = ledger
        self._tickets = tickets
        self._listener = listener
        self._waiting: queue.SimpleQueue[_Copy | None] = queue.SimpleQueue()
        self._lock = threading.Lock()
        self._taken: set[str] = set()
        self._closed = False
        self._thread = threading.Thread(target=self._run, name=THREAD_NAME, daemon=True)
        self._thread.start()

    def submit(
        self, job: PrintJob, facts: Facts, route: PrintRoute, template: Template | None = None
    ) -> Future[PrintState]:
        """Print one queued copy; the future holds what became of it.

        It raises ``StoreFailureError`` if the ledger could not be written, in which case nothing
        more was sent, and is cancelled if the spool closed first; the copy then stays queued.
        Raises ``ValueError`` if this copy was already given to a printer.
        """
        copy = _Copy(job, facts, route, template)
        with self._lock:
            if self._closed:
                copy.done.cancel()
                return copy.done
            if job.id in self._taken or job.state not in PRINTABLE:
                raise ValueError("这一份已经交给打印机，如需再打请用“补打”。")
            self._taken.add(job.id)
        self._waiting.put(copy)
        return copy.done

    def close(self) -> None:
        """Finish the copy that is being printed, leave the others queued, join the thread."""
        with self._lock:
            self._closed = True
        self._waiting.put(None)
        self._thread.join()

    def _run(self) -> None:
        while (copy := self._waiting.get()) is not None:
            with self._lock:
                closed = self._closed
            if closed or not copy.done.set_running_or_notify_cancel():
                copy.done.cancel()
                self._release(copy.job.id)
                continue
            try:
                copy.done.set_result(self._print(copy))
            except StoreFailureError as error:
                copy.done.set_exception(error)
            except Exception as error:  # the thread must live on for the next copy
                _logger.exception("print job %s failed", copy.job.id)
                copy.done.set_exception(error)

    def _print(self, copy: _Copy) -> PrintState:
        try:
            paper = render(
                copy.job.kind,
                copy.facts,
                copy.template,
                copy.route.ticket.profile if copy.route.ticket is not None else None,
            )
        except PaperNotRenderedError as error:
            return self._fail(copy, error.sentence)
        if paper.mime != ESCPOS and copy.route.documents is None:
            return self._fail(copy, NO_SHEET_PRINTER)
        try:
            self._record(copy, PrintState.SENDING, content=paper.content)
        except BaseException:
            self._release(copy.job.id)
            raise
        state, trouble = _verdict(self._outcome(copy, paper))
        self._record(copy, state, trouble)
        if state is PrintState.FAILED:
            self._release(copy.job.id)
        return state

    def _outcome(self, copy: _Copy, paper: RenderedPaper) -> PrintOutcome | None:
        """What the printer said; ``None`` after a bug of ours, when nobody knows."""
        try:
            return self._send(copy, paper).result()
        except CancelledError:
            return Failed(DeviceTrouble.PROGRAM_CLOSING)
        except Exception:
            _logger.exception("print job %s: the printer's driver failed", copy.job.id)
            return None

    def _send(self, copy: _Copy, paper: RenderedPaper) -> Future[PrintOutcome]:
        job, route = copy.job, copy.route
        if paper.mime == ESCPOS and route.ticket is not None:
            profile = route.ticket.profile
            traits = PrinterTraits(profile.answers_status, profile.proves_completion)
            return self._tickets.submit_print(route.ticket.address, paper.content, job.id, traits)
        if route.documents is None:
            raise AssertionError("a sheet without a printer was refused before")
        return route.documents.send(paper.content, title_of(job))

    def _fail(self, copy: _Copy, trouble: str) -> PrintState:
        self._record(copy, PrintState.FAILED, trouble)
        self._release(copy.job.id)
        return PrintState.FAILED

    def _record(
        self, copy: _Copy, state: PrintState, trouble: str = "", *, content: bytes | None = None
    ) -> None:
        """Write the state on the writer thread and wait until it is durable."""
        job = copy.job.id

        def write() -> None:
            self._ledger.set_print_state(job, state, trouble=trouble, content=content)

        self._ledger.executor.submit(write).result()
        if self._listener is not None:
            self._listener(job, state, trouble)

    def _release(self, job: str) -> None:
        with self._lock:
            self._taken.discard(job)


class _Copy:
    """One copy on its way through the spool."""

    __slots__ = ("done", "facts", "job", "route", "template")

    def __init__(
        self, job: PrintJob, facts: Facts, route: PrintRoute, template: Template | None
    ) -> None:
        self.job = job
        self.facts = facts
        self.route = route
        self.template = template
        self.done: Future[PrintState] = Future()


def _verdict(outcome: PrintOutcome | None) -> tuple[PrintState, str]:
    match outcome:
        case Confirmed():
            return PrintState.CONFIRMED, ""
        case Sent():
            return PrintState.SENT, ""
        case Failed():
            return PrintState.FAILED, outcome.sentence
        case Unknown():
            return PrintState.UNKNOWN, outcome.sentence
        case None:
            return PrintState.UNKNOWN, BUG


def title_of(job: PrintJob) -> str:
    """The name of one copy as a printed or kept document: number, paper and copy."""
    return f"{job.document_number}-{PAPER_NAMES[job.kind]}-{job.copy_number}"


def recover(ledger: PrintLedger, jobs: Iterable[PrintJob]) -> tuple[str, ...]:
    """After a crash: every copy of ``jobs`` that was being sent is unknown now; returns their ids.

    Called once at the start, before a spool. Raises ``StoreFailureError``.
    """
    interrupted = tuple(job.id for job in jobs if job.state is PrintState.SENDING)

    def write() -> None:
        for job in interrupted:
            ledger.set_print_state(job, PrintState.UNKNOWN, trouble=INTERRUPTED)

    ledger.executor.submit(write).result()
    return interrupted
