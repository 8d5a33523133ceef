"""Examine and sign off: the case as it was left, and the decision to be made. Screen's thread."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from window_desk.casework.acts import (
    Act,
    ActKind,
    Opinion,
)
from window_desk.casework.case import Case, CaseState
from window_desk.casework.next_acts import duty_objection, state_objection
from window_desk.casework.refusals import Refusal
from window_desk.desk.ui.desk_session import DeskSession, sentence_of
from window_desk.desk.ui.parts.case_list import CaseList
from window_desk.desk.ui.parts.case_rows import CaseRow
from window_desk.desk.ui.parts.confirm_panel import ConfirmPanel, Question
from window_desk.desk.ui.parts.problem_line import ProblemLine
from window_desk.desk.ui.screens.case_words import list_columns, list_rows
from window_desk.desk.ui.screens.cases.case_preview import CasePreview
from window_desk.desk.ui.screens.empty_list import EmptyList
from window_desk.desk.ui.screens.reason_panel import ReasonPanel
from window_desk.desk.ui.screens.take_focus import take_focus
from window_desk.desk.ui.shell.action import Action
from window_desk.desk.ui.shell.screen import Screen
from window_desk.desk.use_cases.counter import Counter
from window_desk.desk.use_cases.examine import examine
from window_desk.desk.use_cases.sign_off import sign_off

_PERMIT_LAW = "《中华人民共和国行政许可法》第三十八条第二款"
_WAITING = (CaseState.EXAMINED, CaseState.ACCEPTED)


class SignOffScreen(Screen):
    """F8 agrees, F9 returns with a reason, F10 denies with a reason; sorted by time left."""

    key = "sign_off"
    shows_cases = True
    lists_cases = True

    def __init__(self, session: DeskSession) -> None:
        super().__init__()
        self._session = session
        self._case: Case | None = None
        self.list = CaseList(list_columns())
        self.preview = CasePreview(session)
        self.reason = ReasonPanel()
        self.confirm = ConfirmPanel()
        self.problem = ProblemLine()
        self._empty = EmptyList(
            session.cache,
            self.tr("没有等审核或审定的办件"),
            self.tr("受理的承诺件会按时限先后列在这里。"),
            "sign_off",
        )
        side = QVBoxLayout()
        side.setSpacing(8)
        side.addWidget(self.preview, 1)
        side.addWidget(self.problem)
        side.addWidget(self.reason)
        side.addWidget(self.confirm)
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self.list, 58)
        row.addLayout(side, 42)
        self._stack = QStackedWidget()
        self._stack.addWidget(body)
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.addWidget(self._stack)
        self.list.moved.connect(self._on_moved)
        self.list.opened.connect(self._on_opened)
        session.changed.connect(self._on_changed)
        session.clerk_changed.connect(self._on_changed)

    def title(self) -> str:
        """Name of the page."""
        return self.tr("审核与审定")

    def help_text(self) -> str:
        """What F1 says."""
        return self.tr(
            "**一审一核**：审核人与审定人(首席代表)必须是两个人。\n\n"
            "- F8 同意，F9 退回(写理由),F10 不予(写理由和法律依据)\n"
            "- 审定同意或不予时，同时出具决定书并用章，不能撤回\n\n"
            "依据:《中华人民共和国行政许可法》第三十四条、第三十八条、第四十二条。"
        )

    def on_shown(self) -> None:
        """Ask the cache anew and take the focus."""
        self.reload()
        self.list.setFocus()

    def open_key(self, key: str) -> None:
        """Put a case in focus."""
        self.reload()
        self.list.select(key)

    def screen_actions(self) -> list[Action]:
        """The three opinions."""
        kind = self._kind()
        why = self._objection(kind)
        grant = self.tr("同意并出具决定") if kind is ActKind.SIGNED_OFF else self.tr("审核同意")
        deny = self.tr("不予许可") if kind is ActKind.SIGNED_OFF else self.tr("建议不予")
        return [
            Action("grant", grant, "F8", self._grant, not why, why, "primary"),
            Action("return", self.tr("退回"), "F9", self._return, not why, why),
            Action("deny", deny, "F10", self._deny, not why, why, "danger"),
            Action(
                "open",
                self.tr("打开办件"),
                "Ctrl+O",
                self._open_current,
                self._case is not None,
                self.tr("没有选中办件"),
            ),
        ]

    def reload(self) -> None:
        """Show what waits for an opinion."""
        if not self._session.is_signed_in:
            return
        rows = self._session.cache.cases(states=_WAITING, by_time_left=True)
        waiting = [row for row in rows if row.next_kind in {ActKind.EXAMINED, ActKind.SIGNED_OFF}]
        self.list.set_rows(list_rows(waiting))
        if not waiting:
            self._empty.look()
        self._stack.setCurrentIndex(0 if waiting else 1)
        self.actions_changed.emit()

    def _kind(self) -> ActKind | None:
        return _kind_of(self._case) if self._case is not None else None

    def _objection(self, kind: ActKind | None) -> str:
        if self._case is None or kind is None:
            return self.tr("没有选中办件")
        clerk = self._session.clerk
        refusal = duty_objection(kind, clerk, self._case) or state_objection(kind, self._case)
        if refusal is not None:
            return sentence_of(refusal)
        if kind is ActKind.SIGNED_OFF and self._case.examiner == clerk.number:
            return self.tr("审核人与审定人不能是同一人，请由另一位首席代表审定")
        return ""

    def _on_changed(self) -> None:
        if self.isVisible():
            self.reload()

    def _on_moved(self, row: object) -> None:
        case_id = row.key if isinstance(row, CaseRow) else None
        file = self._session.cache.case_file(case_id) if case_id else None
        self._case = file.case if file is not None else None
        self.preview.show_case(case_id)
        self.problem.look_at(case_id or "")
        self.actions_changed.emit()

    def _on_opened(self, row: object) -> None:
        if isinstance(row, CaseRow):
            self._session.go_to("case", row.key)

    def _open_current(self) -> None:
        self._on_opened(self.list.current_row())

    def _grant(self) -> None:
        case = self._case
        if case is None:
            return
        if self._kind() is ActKind.SIGNED_OFF:
            self.confirm.ask(
                Question(
                    self.tr("审定同意并出具决定书"),
                    (
                        self.tr("准予“{item}”，申请人 {name}").format(
                            item=case.terms.name, name=case.applicant_name
                        ),
                        self.tr("决定书取号并用章，不能撤回"),
                    ),
                    self.tr("同意并用章"),
                ),
                partial(self._take, case, Opinion.GRANT, ""),
            )
        else:
            self._take(case, Opinion.GRANT, "")

    def _return(self) -> None:
        self._ask_reason(Opinion.RETURN, self.tr("退回重新办理"), self.tr("退回理由"))

    def _deny(self) -> None:
        self._ask_reason(Opinion.DENY, self.tr("不予许可，须写明理由"), self.tr("不予理由"))

    def _ask_reason(self, opinion: Opinion, headline: str, label: str) -> None:
        case = self._case
        if case is not None:
            headline = f"{headline} · {case.applicant_name} {case.number}"
            self.reason.ask(headline, label, partial(self._take, case, opinion))

    def _take(self, case: Case, opinion: Opinion, remarks: str) -> None:
        """Give the opinion on the case that it was meant for; the list may have moved on since."""
        self.problem.tell("")
        self._session.run(
            _use_case(case, opinion, remarks), partial(self._on_taken, case), self._on_refused
        )

    def _on_taken(self, case: Case, act: Act) -> None:
        words = {
            ActKind.EXAMINED: self.tr("已审核 {number}"),
            ActKind.SIGNED_OFF: self.tr("已退回 {number}"),
            ActKind.DECIDED: self.tr("已审定并出具决定 {number}"),
        }
        self.said.emit(words[act.kind].format(number=case.number))
        take_focus(self.list)

    def _on_refused(self, refusal: Refusal) -> None:
        self.problem.tell(sentence_of(refusal))


def _kind_of(case: Case) -> ActKind:
    return ActKind.SIGNED_OFF if case.state is CaseState.EXAMINED else ActKind.EXAMINED


def _use_case(case: Case, opinion: Opinion, remarks: str) -> Callable[[Counter], Act]:
    if _kind_of(case) is ActKind.SIGNED_OFF:
        basis = _PERMIT_LAW if opinion is Opinion.DENY else ""
        return lambda counter: sign_off(counter, case.id, opinion, remarks, basis)
    return lambda counter: examine(counter, case.id, opinion, remarks)
