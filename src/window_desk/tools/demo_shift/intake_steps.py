"""Intake by keys: item, card, phone, form, checklist, and the key of the outcome."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from window_desk.casework.acts import (
    ActKind,
)
from window_desk.casework.case import Case, CaseState
from window_desk.desk.ui.screens.intake.answers_form import ChoiceEdit
from window_desk.desk.ui.screens.intake.view import IntakeScreen
from window_desk.tools.demo_shift.control_client import tell
from window_desk.tools.demo_shift.keyboard import DeskStuckError
from window_desk.tools.demo_shift.people import Organisation, Person
from window_desk.tools.demo_shift.scenarios import Ending, PlannedCase
from window_desk.tools.demo_shift.scene import Scene

_ENDING_KEYS = {
    Ending.ACCEPT: Qt.Key.Key_F8,
    Ending.NOTIFY: Qt.Key.Key_F9,
    Ending.REFUSE: Qt.Key.Key_F10,
    Ending.NOT_OURS: Qt.Key.Key_F10,
    Ending.CONCLUDE: Qt.Key.Key_F6,
    Ending.RECEIVE_ONLY: Qt.Key.Key_F11,
}


class IntakeSteps:
    """Takes cases in."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._hands = scene.hands

    def take_in(self, planned: PlannedCase) -> None:
        """The whole intake."""
        before = self._hands.presses
        self.choose_item(planned)
        self.enter_applicant(planned)
        self.fill_form(planned)
        self.judge_all()
        self.judge_exceptions(planned)
        self.end(planned)
        if planned.scenario.measured and not self._scene.intake_key_presses:
            typed = len(planned.applicant.phone)
            self._scene.intake_key_presses = self._hands.presses - before - typed

    def type_half(self, planned: PlannedCase) -> None:
        """The applicant only; then wait until the draft holds what was typed."""
        self.choose_item(planned)
        self.enter_applicant(planned)
        key = self._screen().presenter.draft_key
        phone = planned.applicant.phone.encode()

        def kept() -> bool:
            draft = self._scene.session.cache.draft(key)
            return draft is not None and phone in draft.body

        self._hands.wait(kept, "草稿没有保存")

    def finish_half(self, planned: PlannedCase) -> None:
        """Go on with what was typed before; raises ``DeskStuckError`` if it did not come back."""
        self._scene.go("intake")
        draft = self._screen().presenter.draft
        item = self._screen().presenter.item
        if item is None or item.name != planned.scenario.item:
            raise DeskStuckError("草稿里的事项没有回来")
        if draft.text("name") != planned.applicant.name or not draft.text("phone"):
            raise DeskStuckError("草稿里的申请人没有回来")
        self.fill_form(planned)
        self.judge_all()
        self.judge_exceptions(planned)
        self.end(planned)

    def choose_item(self, planned: PlannedCase) -> None:
        """Type into the finder until the item stands first, and take it."""
        if self._scene.program.window.current_key() != "intake":
            self._scene.go("intake")
        screen = self._screen()
        if not screen.finder.line.hasFocus():
            self._hands.alt(Qt.Key.Key_F)
        self._hands.type(planned.scenario.query)
        self._hands.wait(lambda: self._first() == planned.scenario.item, self._not_first(planned))
        self._hands.enter()
        self._hands.wait(lambda: screen.presenter.item is not None, f"{planned.key} 没有选上事项")

    def enter_applicant(self, planned: PlannedCase) -> None:
        """Read the card or type the organisation, then the phone and the agent."""
        screen = self._screen()
        applicant = planned.applicant
        if isinstance(applicant, Organisation):
            if not screen.presenter.draft.organisation:
                self._hands.alt(Qt.Key.Key_O)
            for text in (
                applicant.name,
                applicant.uscc,
                applicant.representative,
                applicant.phone,
            ):
                self._hands.type(text)
                self._hands.enter()
        else:
            tell(self._scene.reader_control, "place", applicant.card())
            self._hands.key(Qt.Key.Key_F5)
            name = screen.applicant.fields["name"]
            self._hands.wait(lambda: name.text() == applicant.name, f"{planned.key} 没有读到卡")
            phone = screen.applicant.fields["phone"].line
            self._hands.wait(phone.hasFocus, "光标没有到联系电话")
            self._hands.type(applicant.phone)
            self._hands.enter()
        if planned.agent is not None:
            self._enter_agent(planned.agent)

    def fill_form(self, planned: PlannedCase) -> None:
        """Answer the mandatory questions; Enter goes to the next one."""
        for answer in planned.scenario.answers:
            edit = self._asked()
            if isinstance(edit, ChoiceEdit):
                while edit.box.currentText() != answer:
                    before = edit.box.currentIndex()
                    self._hands.key(Qt.Key.Key_Down)
                    if edit.box.currentIndex() == before:
                        raise DeskStuckError(f"没有“{answer}”这个选项")
            else:
                self._hands.type(answer)
            self._hands.enter()

    def judge_all(self) -> None:
        """All materials in order with one key."""
        self._hands.wait(self._screen().checklist.hasFocus, "光标没有到材料")
        self._hands.type("0")

    def judge_exceptions(self, planned: PlannedCase) -> None:
        """What is missing or not as required, with its reason."""
        for mark in planned.scenario.marks:
            self._hands.key(Qt.Key.Key_Home)
            self._hands.key(Qt.Key.Key_Down, times=mark.place)
            self._hands.type(mark.key)
            if mark.reason:
                self._hands.type(mark.reason)
                self._hands.enter()

    def end(self, planned: PlannedCase) -> None:
        """Press the key of the outcome and see it through."""
        ending = planned.scenario.ending
        self._hands.key(_ENDING_KEYS[ending])
        if ending in {Ending.REFUSE, Ending.NOT_OURS}:
            self._hands.type("3" if ending is Ending.NOT_OURS else "2")
            for text in planned.scenario.words:
                self._hands.type(text)
                self._hands.enter()
        self._scene.wait_received(planned, lambda case: _is_taken_in(case, ending))
        if ending is Ending.NOTIFY:
            self._hand_over(planned)

    def _hand_over(self, planned: PlannedCase) -> None:
        panel = self._screen().hand_over_panel
        self._hands.wait(panel.isVisible, "没有问告知书是否签收")
        self._hands.enter()
        self._scene.wait_state(planned, CaseState.AWAITING_SUPPLEMENT)

    def _enter_agent(self, agent: Person) -> None:
        self._hands.alt(Qt.Key.Key_G)
        for text in (agent.name, agent.id_number, agent.phone, "亲属", "授权委托书（2026年）"):
            self._hands.type(text)
            self._hands.enter()

    def _screen(self) -> IntakeScreen:
        return self._scene.screen(IntakeScreen)

    def _first(self) -> str:
        row = self._screen().finder.current_row()
        return row.title if row is not None else ""

    def _not_first(self, planned: PlannedCase) -> str:
        return f"“{planned.scenario.query}”没有找到“{planned.scenario.item}”"

    def _asked(self) -> object:
        focus = QApplication.focusWidget()
        for edit in self._screen().answers.fields.values():
            if focus is not None and edit.isAncestorOf(focus):
                return edit
        raise DeskStuckError("光标不在申请表上")


def _is_taken_in(case: Case, ending: Ending) -> bool:
    kinds = {act.kind for act in case.acts}
    match ending:
        case Ending.NOTIFY:
            return ActKind.NOTICE_GIVEN in kinds
        case Ending.ACCEPT:
            return case.state is CaseState.ACCEPTED
        case Ending.CONCLUDE:
            return case.state is CaseState.DECIDED
        case Ending.REFUSE | Ending.NOT_OURS:
            return case.state is CaseState.REFUSED
        case _:
            return case.state is CaseState.RECEIVED
