"""What follows an intake, by keys: supplement, opinions, certificate, delivery, and mistakes undone."""

from functools import partial

from PySide6.QtCore import Qt

from window_desk.casework.case import CaseState
from window_desk.desk.ui.screens.cases.case_view import CaseScreen
from window_desk.desk.ui.screens.cases.list_view import CasesScreen
from window_desk.desk.ui.screens.papers.view import PapersScreen
from window_desk.desk.ui.screens.sign_off.view import SignOffScreen
from window_desk.tools.demo_shift.scenarios import PlannedCase
from window_desk.tools.demo_shift.scene import Scene


class CaseSteps:
    """Takes cases further."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._hands = scene.hands

    def open(self, planned: PlannedCase) -> CaseScreen:
        """Find the case by its applicant's name and open it."""
        self._scene.go("cases")
        found = self._scene.screen(CasesScreen).list
        self._hands.type(planned.applicant.name)

        def shown() -> bool:
            row = found.current_row()
            return found.count() == 1 and row is not None and row.key == self._wanted(planned)

        self._hands.wait(shown, f"按姓名没有查到 {planned.key}")
        self._hands.enter()
        self._hands.wait(lambda: self._scene.program.window.current_key() == "case", "办件没有打开")
        return self._scene.screen(CaseScreen)

    def supplement(self, planned: PlannedCase) -> None:
        """Mark what was brought as in order and save: the case is accepted by itself."""
        screen = self.open(planned)
        self._hands.wait(screen.checklist.hasFocus, "光标没有到材料")
        for mark in planned.scenario.marks:
            self._hands.key(Qt.Key.Key_Home)
            self._hands.key(Qt.Key.Key_Down, times=mark.place)
            self._hands.type("1")
        self._hands.key(Qt.Key.Key_F4)
        self._scene.wait_state(planned, CaseState.ACCEPTED)
        self._hands.key(Qt.Key.Key_F7)
        self._hands.wait(self._scene.at_rest, "摘要没有取号打印")

    def withdraw(self, planned: PlannedCase) -> None:
        """Record that the applicant takes the application back."""
        screen = self.open(planned)
        self._hands.ctrl(Qt.Key.Key_W)
        self._hands.wait(screen.reason.isVisible, "没有问撤回原因")
        self._hands.type(planned.scenario.words[0])
        self._hands.enter()
        self._scene.wait_state(planned, CaseState.WITHDRAWN)

    def void(self, planned: PlannedCase) -> None:
        """Void the acceptance, then the receipt."""
        screen = self.open(planned)
        for number, reason in enumerate(planned.scenario.words, start=1):
            self._hands.ctrl(Qt.Key.Key_Delete)
            self._hands.wait(screen.reason.isVisible, "没有问作废原因")
            self._hands.type(reason)
            self._hands.enter()
            self._hands.wait(partial(self._has_voided, planned, number), f"{planned.key} 没有作废")
        self._scene.wait_state(planned, CaseState.VOIDED)

    def examine(self, planned: PlannedCase) -> None:
        """Give the examiner's opinion."""
        screen = self._at_sign_off(planned)
        self._opine(screen, planned, asks=False)
        self._scene.wait_state(planned, CaseState.EXAMINED)

    def sign_off(self, planned: PlannedCase) -> None:
        """Give the signatory's opinion, with which the sealed decision is made."""
        screen = self._at_sign_off(planned)
        self._opine(screen, planned, asks=True)
        self._scene.wait_state(planned, CaseState.DECIDED)

    def issue(self, planned: PlannedCase) -> None:
        """Make the certificate."""
        self._at_papers(planned)
        self._hands.key(Qt.Key.Key_F8)
        self._scene.wait_state(planned, CaseState.CERTIFIED)

    def deliver(self, planned: PlannedCase) -> None:
        """Check who takes the result and hand it over."""
        screen = self._at_papers(planned)
        self._hands.key(Qt.Key.Key_F9)
        self._hands.wait(screen.confirm.isVisible, "没有问是否已核验身份")
        self._hands.key(Qt.Key.Key_Right)
        self._hands.enter()
        self._scene.wait_state(planned, CaseState.DELIVERED)

    def _opine(self, screen: SignOffScreen, planned: PlannedCase, *, asks: bool) -> None:
        if planned.scenario.opinion == "deny":
            self._hands.key(Qt.Key.Key_F10)
            self._hands.wait(screen.reason.isVisible, "没有问不予理由")
            self._hands.type(planned.scenario.words[0])
            self._hands.enter()
            return
        self._hands.key(Qt.Key.Key_F8)
        if asks:
            self._hands.wait(screen.confirm.isVisible, "没有问是否用章")
            self._hands.key(Qt.Key.Key_Right)
            self._hands.enter()

    def _at_sign_off(self, planned: PlannedCase) -> SignOffScreen:
        self._scene.go("sign_off")
        screen = self._scene.screen(SignOffScreen)
        self._scene.choose(screen.list, planned)
        return screen

    def _at_papers(self, planned: PlannedCase) -> PapersScreen:
        self._scene.go("papers")
        screen = self._scene.screen(PapersScreen)
        self._scene.choose(screen.list, planned)
        return screen

    def _has_voided(self, planned: PlannedCase, count: int) -> bool:
        return len(self._scene.case(planned).voided) == count and self._scene.at_rest()

    def _wanted(self, planned: PlannedCase) -> str:
        return self._scene.found[planned.key]
