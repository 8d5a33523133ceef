"""Steps of the procedure by keys: the clock is stopped, told, let go on, extended; a place is looked at."""

from collections.abc import Callable

from PySide6.QtCore import Qt

from window_desk.casework.case import Case
from window_desk.desk.ui.screens.cases.case_view import CaseScreen
from window_desk.tools.demo_shift.case_steps import CaseSteps
from window_desk.tools.demo_shift.scenarios import PlannedCase
from window_desk.tools.demo_shift.scene import Scene

APPRAISAL = "7"


class ProcedureSteps:
    """Ctrl+T on a case, a number, a form, Ctrl+Enter."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._hands = scene.hands
        self._cases = CaseSteps(scene)

    def suspend(self, planned: PlannedCase) -> None:
        """An appraisal stops the clock."""
        screen = self._open(planned, "1")
        form = screen.procedure.suspension
        self._hands.wait(form.kind.hasFocus, "光标没有到特别程序种类")
        self._hands.type(APPRAISAL)
        self._enter(times=2)
        for text in (planned.scenario.stop_law, planned.scenario.stop_reason, "5"):
            self._write(text)
        self._take(planned, screen, lambda case: bool(case.stops))

    def hand_over(self, planned: PlannedCase) -> None:
        """The applicant signs for the paper of the stop."""
        screen = self._cases.open(planned)
        self._hands.key(Qt.Key.Key_F3)
        panel = screen.hand_over_panel
        self._hands.wait(panel.means.hasFocus, "没有问怎样送达")
        self._enter(times=2)
        self._wait(planned, lambda case: case.stops[0].act in case.handed_over, "没有送达")

    def resume(self, planned: PlannedCase) -> None:
        """The result is here: the clock goes on."""
        screen = self._open(planned, "2")
        self._write(self._scene.session.today().isoformat())
        self._write("鉴定意见书已出")
        self._take(planned, screen, lambda case: case.open_stop is None)

    def extend(self, planned: PlannedCase) -> None:
        """The head of the agency gives five more days."""
        screen = self._open(planned, "3")
        self._hands.wait(screen.procedure.extension.isVisible, "没有延长期限的表")
        self._enter()
        self._write("5")
        self._write("涉及两个村组，需实地核实四至")
        self._enter()
        self._write("王局长")
        self._take(planned, screen, lambda case: bool(case.extensions))

    def inspect(self, planned: PlannedCase) -> None:
        """Two people are sent, and their record comes in."""
        for number, done in (("1", "assigned_on"), ("2", "reported_on")):
            screen = self._open(planned, "5")
            self._hands.wait(screen.procedure.inspection.isVisible, "没有现场核查的表")
            self._hands.type(number)
            self._enter()
            self._write("周明、何芳")
            if number == "2":
                self._write("四至与图斑一致，位于永久基本农田")
            self._take(planned, screen, _has(done))

    def _open(self, planned: PlannedCase, number: str) -> CaseScreen:
        screen = self._cases.open(planned)
        self._hands.ctrl(Qt.Key.Key_T)
        self._hands.wait(screen.procedure.menu.hasFocus, "光标没有到时限与程序")
        self._hands.type(number)
        self._hands.wait(lambda: not screen.procedure.menu.isVisible(), f"{planned.key} 不能办")
        return screen

    def _write(self, text: str) -> None:
        self._hands.ctrl(Qt.Key.Key_A)
        self._hands.key(Qt.Key.Key_Delete)
        self._hands.type(text)
        self._enter()

    def _enter(self, times: int = 1) -> None:
        for _ in range(times):
            self._hands.enter()

    def _take(self, planned: PlannedCase, screen: CaseScreen, done: Callable[[Case], bool]) -> None:
        self._hands.ctrl(Qt.Key.Key_Return)
        self._hands.wait(
            lambda: not screen.procedure.isVisible(), screen.procedure.outlook.outcome().headline
        )
        self._wait(planned, done, "没有保存")

    def _wait(self, planned: PlannedCase, done: Callable[[Case], bool], what: str) -> None:
        self._hands.wait(
            lambda: done(self._scene.case(planned)) and self._scene.at_rest(),
            f"{planned.key} {what}",
        )


def _has(field: str) -> Callable[[Case], bool]:
    return lambda case: case.inspection is not None and getattr(case.inspection, field) is not None
