"""What every screen works with: the signed-in clerk, the cache, and the way to run a use case.

Lives on the screen's thread. Screens read the cache directly and change things only through
:meth:`DeskSession.run`, which works on the store's writer thread.
"""

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from typing import Protocol, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, Signal

from window_desk.casework.acts import (
    local_day,
)
from window_desk.casework.duties import Clerk
from window_desk.casework.refusals import Refusal
from window_desk.desk.ui.bridge import Commands
from window_desk.desk.ui.sentences import in_words
from window_desk.desk.use_cases.clock_ports import Timekeeper
from window_desk.desk.use_cases.counter import ActRefusedError, Counter
from window_desk.desk.use_cases.device_values import IdCard
from window_desk.desk.use_cases.line_ports import CalendarPublishing, Line, ScanTransfers
from window_desk.desk.use_cases.ports import Cache, Journal, NoNumberLeftError, StoreFailureError

Result = TypeVar("Result")

_FACTS = {"act": "ActVerb", "state": "CaseState", "duty": "Duty", "title": "FieldTitle"}
"""Facts of a refusal that are words of the program, and the context of each."""


class Printing(Protocol):
    """What screens ask of the print spool; callbacks come on the screen's thread."""

    def get_ready(self) -> None:
        """Papers may be drawn soon: have the fonts read, which takes a few tenths of a second once."""
        ...

    def print_waiting(self) -> None:
        """Send every queued copy on its way."""
        ...

    def preview(
        self,
        job: str,
        on_pages: Callable[[Sequence[bytes]], None],
        on_trouble: Callable[[str], None],
    ) -> None:
        """The pages of a copy as PNG bytes."""
        ...

    def print_again(self, job: str) -> None:
        """Try once more a copy of which nothing was printed."""
        ...

    def reprint(self, job: str, reason: str) -> None:
        """A further copy, marked 补打 第n次."""
        ...

    def answer_unknown(self, job: str, *, printed: bool) -> None:
        """The clerk says whether a copy of unknown fate was printed."""
        ...

    def print_summary(self, case: str) -> None:
        """A summary ticket of a case, for the applicant."""
        ...

    def print_materials_list(self, item: str) -> None:
        """The plain list of what to bring for an item; no case is made."""
        ...


class CardReading(Protocol):
    """The ID-card reader as screens see it; callbacks come on the screen's thread."""

    def read(self, on_card: Callable[[IdCard], None], on_trouble: Callable[[str], None]) -> None:
        """Read the card that lies on the reader, or say why not."""
        ...


class DeskSession(QObject):
    """One signed-in clerk at this desk. ``changed`` fires after anything shown may be stale."""

    changed = Signal()
    clerk_changed = Signal()
    navigated = Signal(str, object)
    troubled = Signal(str)

    def __init__(
        self,
        *,
        cache: Cache,
        journal: Journal,
        commands: Commands,
        clock: Timekeeper,
        line: Line,
        printing: Printing,
        card_reading: CardReading,
        calendar_publishing: CalendarPublishing,
        scan_transfers: ScanTransfers,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.cache = cache
        self.journal = journal
        self.commands = commands
        self.clock = clock
        self.line = line
        self.printing = printing
        self.card_reading = card_reading
        self.calendar_publishing = calendar_publishing
        self.scan_transfers = scan_transfers
        self._clerk: Clerk | None = None

    @property
    def clerk(self) -> Clerk:
        """The clerk at the desk; raises ``RuntimeError`` while nobody is signed in."""
        if self._clerk is None:
            raise RuntimeError("nobody is signed in")
        return self._clerk

    @property
    def is_signed_in(self) -> bool:
        """Whether a clerk is at the desk."""
        return self._clerk is not None

    def sign_in(self, clerk: Clerk | None) -> None:
        """Put ``clerk`` at the desk, or nobody."""
        self._clerk = clerk
        self.clerk_changed.emit()

    def now(self) -> datetime:
        """County time as well as the desk knows it, UTC."""
        return self.clock.now() + timedelta(milliseconds=self.clock.reading().offset_ms)

    def today(self) -> date:
        """Today's date in Beijing time."""
        return local_day(self.now())

    def counter(self) -> Counter:
        """What a use case stands on at this moment."""
        return Counter(
            journal=self.journal,
            clock=self.clock,
            site=self.cache.site(),
            calendar=self.cache.calendar(),
            clerk=self.clerk,
            rules=self.cache.rules(),
        )

    def go_to(self, screen: str, argument: object = None) -> None:
        """Show a screen: ``workbench``, ``intake``, ``cases`` (argument: case id) and so on."""
        self.navigated.emit(screen, argument)

    def run(
        self,
        use_case: Callable[[Counter], Result],
        on_done: Callable[[Result], None],
        on_refused: Callable[[Refusal], None],
    ) -> None:
        """Run a use case on the writer thread; afterwards ``changed`` fires and papers print.

        ``on_refused`` gets the law's or a duty's objection; store trouble goes to ``troubled``.
        """
        counter = self.counter()

        def done(result: Result) -> None:
            on_done(result)
            self.printing.print_waiting()
            self.line.nudge()
            self.changed.emit()

        def failed(error: Exception) -> None:
            refusal = _refusal_of(error)
            if refusal is not None:
                on_refused(refusal)
            elif isinstance(error, StoreFailureError):
                self.troubled.emit(error.sentence)
            else:
                raise error

        self.commands.run(lambda: use_case(counter), done, failed)


def _refusal_of(error: Exception) -> Refusal | None:
    if isinstance(error, ActRefusedError):
        return error.refusal
    if isinstance(error, NoNumberLeftError):
        return Refusal(
            "no_number",
            "number",
            "本机号段已用完且县级服务器未连通，请恢复网络后重试，已填内容不会丢失",
        )
    return None


def sentence_of(refusal: Refusal) -> str:
    """The refusal in the screen's language."""
    translated = QCoreApplication.translate("Refusal", refusal.template)
    if translated == refusal.template:
        translated = in_words(refusal.template)
    facts = {
        name: QCoreApplication.translate(_FACTS[name], fact) if name in _FACTS else in_words(fact)
        for name, fact in refusal.params.items()
    }
    return translated.format(**facts)
