"""To settle: what the county refused or found in conflict, and the ways on, each with its key."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from window_desk.casework.acts import Act, ActKind
from window_desk.casework.refusals import Refusal
from window_desk.casework.settlement import SettleWay
from window_desk.desk.ui.desk_session import DeskSession, sentence_of
from window_desk.desk.ui.parts.empty_state import EmptyState
from window_desk.desk.ui.parts.problem_line import ProblemLine
from window_desk.desk.ui.screens.cases.next_step import screen_for
from window_desk.desk.ui.screens.reason_panel import ReasonPanel
from window_desk.desk.ui.screens.take_focus import take_focus
from window_desk.desk.ui.screens.to_settle import words
from window_desk.desk.ui.screens.to_settle.detail import SettleDetail
from window_desk.desk.ui.screens.to_settle.entry_list import EntryList
from window_desk.desk.ui.screens.to_settle.former_ways import FormerWays
from window_desk.desk.ui.screens.to_settle.version_rows import version_rows
from window_desk.desk.ui.screens.to_settle.way_actions import WayKeys, Ways, way_actions
from window_desk.desk.ui.shell.action import Action
from window_desk.desk.ui.shell.screen import Screen
from window_desk.desk.use_cases.case_versions import CaseVersions, versions_of
from window_desk.desk.use_cases.case_views import SettleEntry
from window_desk.desk.use_cases.counter import Counter
from window_desk.desk.use_cases.intake_draft import KEPT_DRAFT, IntakeDraft
from window_desk.desk.use_cases.redo import (
    can_redo_at_once,
    draft_again,
    redo,
    redo_objection,
    redone_by,
)
from window_desk.desk.use_cases.settle import settle
from window_desk.protocol.refusal_codes import CASE_ARCHIVED


class ToSettleScreen(Screen):
    """↑ ↓ choose; each way on is one key and Enter."""

    key = "to_settle"
    shows_cases = True

    def __init__(self, session: DeskSession) -> None:
        super().__init__()
        self._session = session
        self.entries: list[SettleEntry] = []
        self._current = 0
        self._versions: CaseVersions | None = None
        self._last: tuple[str, tuple[str, ...]] | None = None
        self._former = FormerWays(session, self)
        self._keys = WayKeys(
            redo=self._redo,
            leave=self._asking(SettleWay.LEFT_STANDING),
            take_back=self._asking(SettleWay.PAPER_TAKEN_BACK),
            ask=self._asking(SettleWay.SUPERVISOR_ASKED),
            open=self._open_current,
            undo=self._undo,
        )
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.list = EntryList()
        self.detail = SettleDetail()
        self.reason = ReasonPanel()
        self.problem = ProblemLine()
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self.list, 32)
        row.addWidget(self.detail, 68)
        self.stack = QStackedWidget()
        self.stack.addWidget(body)
        self.stack.addWidget(
            EmptyState(
                self.tr("没有要处理的事"), self.tr("本机办理的环节县级都已采纳。"), "to_settle"
            )
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(self.stack, 1)
        column.addWidget(self.problem)
        column.addWidget(self.reason)
        self.list.chosen.connect(self._on_chosen)
        session.changed.connect(self._on_changed)
        session.clerk_changed.connect(self._on_clerk_changed)

    def title(self) -> str:
        """Name of the page."""
        return self.tr("待处理")

    def help_text(self) -> str:
        """What F1 says."""
        return self.tr(
            "**待处理**：县级没有采纳、或与他人办理冲突的环节。什么都不会丢：原记录保留，"
            "怎样处理的也记入办件，各窗口都能看到。\n\n"
            "三栏对照：办理时看到的、本次办理的、县级现在的；不同之处标“≠”。\n\n"
            "- F8 按现状重新办理：能直接办的当场办好，其余打开相应页面\n"
            "- F9 以县级记录为准，不再办理\n"
            "- F6 已交出的文书收回或更换后登记\n"
            "- F7 请值班长处理\n"
            "- F4 撤销刚才的处理，事项重新列出\n"
            "- Enter 打开办件\n\n"
            "一并退回的环节随原因一起处理。\n\n"
            "本机重新登记后，原身份未上报的办件列在最前：F8 上报本件，F5 把与县级现状不冲突的全部上报，"
            "F9 不再上报并写明理由。办理时间、编号和打出的文书都不变。"
        )

    def on_shown(self) -> None:
        """Ask the cache anew."""
        self.reload()
        if self.reason.isHidden():
            self.setFocus()

    def open_key(self, key: str) -> None:
        """Go to the first entry of a case."""
        for place, entry in enumerate(self.entries):
            if entry.known.act.case == key:
                self._choose(place)
                return

    def screen_actions(self) -> list[Action]:
        """The ways on."""
        if not self.entries:
            return way_actions(None, self._keys, undo=self._last is not None)
        if self._is_former:
            return self._former.actions(self._entry)
        redone = redone_by(self._entry) is not None
        about = Ways(
            redone=redone,
            not_again="" if redone else self._why_not_again(),
            papers=bool(words.papers_out(self._entry)),
            closed=self._why_closed(),
        )
        return way_actions(about, self._keys, undo=self._last is not None)

    def reload(self) -> None:
        """Show what is to be settled; the entry in focus stays in focus."""
        desk = self._session.cache.site().desk
        before = self._entry.known.act.id if self.entries else ""
        refused = words.shown_entries(self._session.cache.to_settle(), desk, self._session.clerk)
        self.entries = [*self._former.reload(), *refused]
        self.list.show_entries(self.entries, desk)
        self.stack.setCurrentIndex(0 if self.entries else 1)
        places = {entry.known.act.id: place for place, entry in enumerate(self.entries)}
        self._choose(places.get(before, min(self._current, max(0, len(self.entries) - 1))))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move among the entries, scroll what is told of one, open with Enter."""
        key = Qt.Key(event.key())
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(key)
        page = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}.get(key)
        if step is not None and self.entries:
            self._choose(min(max(self._current + step, 0), len(self.entries) - 1))
        elif page is not None:
            bar = self.detail.verticalScrollBar()
            bar.setValue(bar.value() + page * bar.pageStep())
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open_current()
        else:
            super().keyPressEvent(event)

    @property
    def _entry(self) -> SettleEntry:
        return self.entries[self._current]

    @property
    def _is_former(self) -> bool:
        return self._current < len(self._former.entries)

    def ask_reason(self, headline: str, usual: str, on_reason: Callable[[str], None]) -> None:
        """Ask why, with the usual words ready."""
        self.reason.ask(headline, self.tr("处理说明"), on_reason, usual)

    def tell_done(self, sentence: str) -> None:
        """Say what was done with acts of a former identity."""
        self.problem.tell("")
        self.said.emit(sentence)
        take_focus(self)

    def tell_refused(self, refusal: Refusal) -> None:
        """Say what stands against it."""
        self.problem.tell(sentence_of(refusal))

    def open_current(self) -> None:
        """Open the case in focus."""
        self._open_current()

    def _choose(self, place: int) -> None:
        self._current = place
        self.problem.look_at(self._entry.known.act.id if self.entries else "")
        self.list.mark(place)
        self._versions = None
        if self.entries:
            cache, entry = self._session.cache, self._entry
            self._versions = versions_of(
                entry, cache.calendar(), cache.rules(), self._session.now()
            )
            self.detail.show_entry(
                entry,
                version_rows(self._versions),
                cache.clerks(),
                own=self._is_former or entry.known.act.desk == cache.site().desk,
            )
        self.actions_changed.emit()

    def _on_chosen(self, place: int) -> None:
        self._choose(place)
        self.setFocus()

    def _on_changed(self) -> None:
        if self.isVisible() and self.reason.isHidden():
            self.reload()

    def _on_clerk_changed(self) -> None:
        """What another clerk settled is not this one's to undo by a key."""
        self._last = None
        self.reason.close_panel()

    def _why_closed(self) -> str:
        """Why the case can't be opened: a refused receipt made no case, an archived one is gone."""
        if self._session.cache.case_file(self._entry.known.act.case) is not None:
            return ""
        refusal = self._entry.known.refusal
        if refusal is not None and refusal.code == CASE_ARCHIVED:
            return self.tr("办件已归档移出，没有办件可打开")
        return self.tr("收件未被县级采纳，没有办件可打开，请按 F8 重新收件")

    def _why_not_again(self) -> str:
        case = self._versions.county if self._versions is not None else None
        refusal = redo_objection(self._entry, case, self._session.clerk)
        return sentence_of(refusal) if refusal is not None else ""

    def _open_current(self) -> None:
        if self.entries and (why := self._why_closed()):
            self.said.emit(why)
        elif self.entries:
            self._session.go_to("case", self._entry.known.act.case)

    def _redo(self) -> None:
        entry = self._entry
        again = redone_by(entry)
        if again is not None:
            self.reason.ask(
                self.tr("该环节已重新办理，登记后不再列出"),
                self.tr("处理说明"),
                partial(self._settle, entry, SettleWay.REDONE),
                self.tr("已重新办理：{who}").format(
                    who=words.who_words(again, self._session.cache.clerks())
                ),
            )
        elif entry.group[0].act.kind is ActKind.RECEIVED:
            self._receive_again(entry)
        elif can_redo_at_once(entry):
            self.reason.ask(
                self.tr("按现状重新办理：{steps}；要出的文书将重新编号打印").format(
                    steps=words.steps_words(entry)
                ),
                self.tr("处理说明"),
                partial(self._redo_now, entry),
                self.tr("按现状重新办理，原文书已收回")
                if words.papers_out(entry)
                else self.tr("按现状重新办理"),
            )
        else:
            county = self._versions.county if self._versions is not None else None
            self.said.emit(self.tr("请在此重新办理，办完回“待处理”按 F8 登记"))
            screen = screen_for(county) if county is not None else "case"
            self._session.go_to(screen, entry.known.act.case)

    def _redo_now(self, entry: SettleEntry, note: str) -> None:
        self._run(None, lambda counter: redo(counter, entry, note), self.tr("已重新办理"))

    def _receive_again(self, entry: SettleEntry) -> None:
        """The intake with what was entered; it settles this when it is saved."""
        session = self._session
        clerk = session.clerk.number
        key = f"intake:{clerk}"
        kept = session.cache.draft(key)
        if kept is not None and not IntakeDraft.decode(kept.body).is_empty:
            self.problem.tell(
                self.tr("收件页还有未提交的内容，请先提交，或在收件页按 Ctrl+Backspace 清空")
            )
            return
        body = draft_again(entry).encode()
        session.commands.run(
            partial(session.journal.save_draft, key, clerk, entry.item_name, body),
            self._on_draft_kept,
        )

    def _on_draft_kept(self, _nothing: None) -> None:
        self._session.go_to("intake", KEPT_DRAFT)

    def _asking(self, way: SettleWay) -> Callable[[], None]:
        """Ask what was done, with the usual words ready."""

        def ask() -> None:
            if self.entries:
                entry = self._entry
                self.reason.ask(
                    words.way_word(way),
                    self.tr("处理说明"),
                    partial(self._settle, entry, way),
                    self._usual_words(entry, way),
                )

        return ask

    def _usual_words(self, entry: SettleEntry, way: SettleWay) -> str:
        if way is SettleWay.LEFT_STANDING:
            return self.tr("以县级记录为准，已告知申请人")
        if way is SettleWay.SUPERVISOR_ASKED:
            return self.tr("请值班长核对后处理")
        return self.tr("已收回并作废：{papers}").format(
            papers=self.tr("；").join(words.paper_lines(entry))
        )

    def _settle(self, entry: SettleEntry, way: SettleWay, note: str) -> None:
        case, acts = entry.known.act.case, entry.ids
        self._run(
            entry,
            lambda counter: settle(counter, case, acts, way, note),
            self.tr("已登记：{way}").format(way=words.way_word(way)),
        )

    def _undo(self) -> None:
        if self._last is None:
            return
        case, acts = self._last
        note = self.tr("撤销处理，重新列出")
        self._session.run(
            lambda counter: settle(counter, case, acts, SettleWay.REOPENED, note),
            self._on_undone,
            self.tell_refused,
        )

    def _on_undone(self, _act: Act) -> None:
        self._last = None
        self.said.emit(self.tr("已撤销处理，事项重新列出"))

    def _run(
        self, undoable: SettleEntry | None, use_case: Callable[[Counter], Act], done: str
    ) -> None:
        self.problem.tell("")
        self._session.run(use_case, partial(self._on_settled, undoable, done), self.tell_refused)

    def _on_settled(self, undoable: SettleEntry | None, done: str, _act: Act) -> None:
        """A step that was taken again is undone where it stands, by voiding it."""
        self._last = (undoable.known.act.case, undoable.ids) if undoable is not None else None
        self.said.emit(done)
        take_focus(self)
