"""What a case screen does with scans: attach, show, fetch, void. Screen's thread."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Signal

from window_desk.casework.acts import Act, ActKind
from window_desk.casework.case import Case, CaseState
from window_desk.casework.next_acts import next_acts
from window_desk.casework.refusals import Refusal
from window_desk.casework.scan_acts import Scan
from window_desk.desk.ui.desk_session import DeskSession, sentence_of
from window_desk.desk.ui.parts.tone import Tone
from window_desk.desk.ui.screens.cases.case_warnings import CaseWarning
from window_desk.desk.ui.screens.cases.scans.attach_panel import AttachPanel
from window_desk.desk.ui.screens.cases.scans.clear_copies import ClearCopies
from window_desk.desk.ui.screens.cases.scans.scan_tab import ScanTab
from window_desk.desk.ui.screens.cases.scans.words import waiting_words
from window_desk.desk.ui.screens.reason_panel import ReasonPanel
from window_desk.desk.ui.sentences import in_words
from window_desk.desk.use_cases.attach_scan import attach_scan
from window_desk.desk.use_cases.blob_values import (
    BlobUnreadableError,
    ScanPlace,
    ScanStatus,
)
from window_desk.desk.use_cases.counter import Counter
from window_desk.desk.use_cases.void import void

_CLOSED = frozenset({CaseState.DECIDED, CaseState.CERTIFIED, CaseState.DELIVERED})
Run = Callable[[Callable[[Counter], Act], str], None]


class CaseScans(QObject):
    """Tab and panel of one case; ``said`` is what was done, ``run`` takes an act of the screen's."""

    said = Signal(str)

    def __init__(self, session: DeskSession, reason: ReasonPanel, run: Run) -> None:
        super().__init__()
        self._session = session
        self._reason = reason
        self._run = run
        self._case: Case | None = None
        self._statuses: Mapping[str, ScanStatus] = {}
        self._material = ""
        self._asked = ""
        self.copies = ClearCopies()
        self.tab = ScanTab()
        self.panel = AttachPanel()
        self.tab.opened.connect(self.open)
        self.tab.void_asked.connect(self.ask_voiding)
        self.panel.confirmed.connect(self._attach)

    def show_case(self, case: Case) -> None:
        """Show the scans of a case; one that was fetched for the clerk opens by itself."""
        if self._case is None or self._case.id != case.id:
            self.leave()
        self._case = case
        self._statuses = self._session.cache.scan_statuses(case.scans)
        self.tab.show_scans(case, self._statuses)
        asked = self._statuses.get(self._asked)
        if asked is not None and asked.is_here:
            self.open(self._asked)

    def leave(self) -> None:
        """Nothing of the case before stays, on the screen or in clear on the disk."""
        self._case = None
        self._asked = ""
        self.tab.show_nothing()
        self.panel.close_panel()
        self.copies.remove()

    def warnings(self) -> list[CaseWarning]:
        """What to say of a decided case whose scans the county has not got."""
        told = waiting_words(self._statuses)
        if self._case is None or self._case.state not in _CLOSED or not told:
            return []
        return [CaseWarning(told, Tone.NOTICE)]

    def ask(self, material: int, paths: Sequence[Path] = ()) -> None:
        """Ask for a file of the case's ``material``-th material."""
        case = self._case
        if case is None or not 0 <= material < len(case.materials):
            return
        entry = next(
            (e for e in next_acts(case, self._session.clerk) if e.kind is ActKind.SCAN_ATTACHED),
            None,
        )
        if entry is None or not entry.allowed:
            return
        term = case.materials[material].term
        self._material = term.key
        self.panel.ask(term.name, paths)

    def open(self, act: str) -> None:
        """Show a scan; what is not here is fetched first."""
        scan = self._scan(act)
        if scan is None or self._case is None:
            return
        status = self._statuses[act]
        if not status.is_here:
            self._fetch(self._case.id, scan, status)
            return
        self._asked = ""
        try:
            content = self._session.cache.scan_content(scan.sha256)
        except BlobUnreadableError as error:
            self.tab.hint.setText(in_words(error.sentence))
            return
        self.tab.close_picture()
        if scan.media_type != "application/pdf" and self.tab.show_picture(scan, content):
            return
        self._open_outside(scan, content)

    def ask_voiding(self, act: str) -> None:
        """作废 of a scan: it stays on record, and is shown no more."""
        case = self._case
        if case is None:
            return

        def take(reason: str) -> None:
            self._run(lambda counter: void(counter, case.id, act, reason), self.tr("已作废扫描件"))

        self._reason.ask(self.tr("作废这份扫描件"), self.tr("作废原因"), take)

    def _attach(self, path: str) -> None:
        case = self._case
        if case is None:
            return
        material = self._material
        self._session.run(
            lambda counter: attach_scan(counter, case.id, material, Path(path)),
            self._on_attached,
            self._on_refused,
        )

    def _on_attached(self, _act: Act) -> None:
        self.panel.done()
        self.said.emit(self.tr("已添加扫描件，联网后自动上传"))

    def _on_refused(self, refusal: Refusal) -> None:
        self.panel.refuse(sentence_of(refusal))

    def _fetch(self, case: str, scan: Scan, status: ScanStatus) -> None:
        self._asked = scan.act
        if status.place in {ScanPlace.ELSEWHERE, ScanPlace.TROUBLE}:
            self._session.scan_transfers.fetch(case, scan)
        self.tab.hint.setText(self.tr("正在从县里取这份扫描件，取到后自动打开"))

    def _open_outside(self, scan: Scan, content: bytes) -> None:
        try:
            opened = self.copies.open_outside(scan, content)
        except OSError:
            opened = False
        if not opened:
            self.tab.hint.setText(self.tr("本机没有能打开这个文件的程序，请联系管理员安装"))

    def _scan(self, act: str) -> Scan | None:
        scans = self._case.scans if self._case is not None else ()
        return next((scan for scan in scans if scan.act == act), None)


def dropped_files(data: QMimeData) -> list[Path]:
    """The files of a drop, in their order."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
