"""The print spool as screens see it: collects facts from the cache, hands copies to the spool, and
brings answers back. Screen's thread; drawing and printing run on the spool's and paper threads.
"""

from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from functools import partial

from PySide6.QtCore import QObject

from window_desk.casework.acts import (
    local_day,
)
from window_desk.desk.ui.bridge import Commands, Notices
from window_desk.desk.ui.desk_session import DeskSession, sentence_of
from window_desk.desk.use_cases.counter import Counter
from window_desk.desk.use_cases.issue_certificate import warm_up
from window_desk.desk.use_cases.paper_facts import facts_of_job
from window_desk.desk.use_cases.print_ledger import (
    PaperKind,
    PaperToPrint,
    PrintJob,
    PrintState,
)
from window_desk.desk.use_cases.print_papers import PrintRoute, Spool
from window_desk.desk.use_cases.render_paper import (
    Facts,
    PaperNotRenderedError,
    Template,
    preview,
)
from window_desk.desk.use_cases.reprint import answer_unknown, reprint

_AT_THE_APPLICANTS_WISH = "应申请人要求打印"
_NOT_PRINTED = "经办人看过出纸，没有打全"


class PrintingRoom(QObject):
    """Implements the ``Printing`` port of the screens."""

    def __init__(
        self,
        *,
        spool: Spool,
        route: Callable[[], PrintRoute],
        drawing: Executor,
        notices: Notices,
        on_trouble: Callable[[str], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._spool = spool
        self._route = route
        self._drawing = Commands(drawing, self)
        self._notices = notices
        self._on_trouble = on_trouble
        self._session: DeskSession | None = None
        self._under_way: set[str] = set()
        self._is_ready = False

    def attach(self, session: DeskSession) -> None:
        """Work for this session from now on."""
        self._session = session

    def close(self) -> None:
        """Wait for drawings under way."""
        self._drawing.close()

    def get_ready(self) -> None:
        """Read the fonts, once; until then their 33 MB are not taken."""
        if not self._is_ready:
            self._is_ready = True
            self._drawing.run(warm_up, lambda _nothing: None)

    def print_waiting(self) -> None:
        """Send every queued copy on its way."""
        for job in self._desk.cache.print_jobs((PrintState.QUEUED,)):
            self._send(job)

    def print_again(self, job: str) -> None:
        """Try once more a copy of which nothing was printed."""
        found = self._desk.cache.print_job(job)
        if found is not None and found.state is PrintState.FAILED:
            self._send(found)

    def preview(
        self,
        job: str,
        on_pages: Callable[[Sequence[bytes]], None],
        on_trouble: Callable[[str], None],
    ) -> None:
        """Draw a copy as PNG pages on the drawing thread."""
        found = self._desk.cache.print_job(job)
        if found is None:
            return
        facts, template = self._facts(found)
        if facts is None:
            return
        ticket = self._route().ticket
        profile = ticket.profile if ticket is not None else None

        def failed(error: Exception) -> None:
            if not isinstance(error, PaperNotRenderedError):
                raise error
            on_trouble(error.sentence)

        self._drawing.run(partial(preview, found.kind, facts, template, profile), on_pages, failed)

    def reprint(self, job: str, reason: str) -> None:
        """Queue a further copy."""
        found = self._desk.cache.print_job(job)
        if found is not None:
            self._queue(lambda counter: reprint(counter, found, reason))

    def answer_unknown(self, job: str, *, printed: bool) -> None:
        """Record what the clerk saw; a copy that is not there is printed again, marked."""
        found = self._desk.cache.print_job(job)
        if found is not None:
            self._queue(
                lambda counter: answer_unknown(counter, found, printed=printed, reason=_NOT_PRINTED)
            )

    def print_summary(self, case: str) -> None:
        """Queue the summary ticket of a case."""
        file = self._desk.cache.case_file(case)
        if file is None or not file.case.acts:
            return
        paper = PaperToPrint(
            PaperKind.SUMMARY,
            case,
            file.case.acts[0].id,
            file.case.number,
            reason=_AT_THE_APPLICANTS_WISH,
        )
        self._queue(partial(_queue_paper, paper))

    def print_materials_list(self, item: str) -> None:
        """Queue the plain list of materials of an item."""
        paper = PaperToPrint(PaperKind.MATERIALS_LIST, "", "", "", item=item)
        self._queue(partial(_queue_paper, paper))

    def on_spool_told(self, job: str, state: PrintState, trouble: str) -> None:
        """The spool's listener: comes on its thread, goes on on the screen's."""
        self._notices.post(partial(self._after, job, state, trouble))

    @property
    def _desk(self) -> DeskSession:
        if self._session is None:
            raise RuntimeError("no session is attached")
        return self._session

    def _queue(self, use_case: Callable[[Counter], object]) -> None:
        self._desk.run(use_case, _nothing, lambda refusal: self._on_trouble(sentence_of(refusal)))

    def _send(self, job: PrintJob) -> None:
        if job.id in self._under_way:
            return
        facts, template = self._facts(job)
        if facts is not None:
            self._under_way.add(job.id)
            self._spool.submit(job, facts, self._route(), template)

    def _facts(self, job: PrintJob) -> tuple[Facts | None, Template | None]:
        cache = self._desk.cache
        try:
            facts = facts_of_job(cache, job, local_day(self._desk.now()))
        except LookupError as error:
            self._on_trouble(str(error.args[0]))
            return None, None
        template = None
        if job.kind is PaperKind.CERTIFICATE:
            file = cache.case_file(job.case)
            name = file.case.terms.certificate_template if file is not None else ""
            template = cache.certificate_template(name)
        return facts, template

    def _after(self, job: str, state: PrintState, trouble: str) -> None:
        if state in {PrintState.FAILED, PrintState.UNKNOWN} and trouble:
            self._on_trouble(trouble)
        if state is not PrintState.SENDING:
            self._under_way.discard(job)
        self._desk.changed.emit()


def _queue_paper(paper: PaperToPrint, counter: Counter) -> str:
    with counter.journal.transaction() as transaction:
        return transaction.queue_paper(paper, counter.clerk.number)


def _nothing(_result: object) -> None:
    return
