"""What every step of the shift stands on: the program, its hands and eyes, and the cases so far."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from PySide6.QtCore import Qt

from window_desk.casework.case import Case, CaseState
from window_desk.desk.bootstrap import DeskProgram
from window_desk.desk.ui.desk_session import DeskSession
from window_desk.desk.ui.parts.case_list import CaseList
from window_desk.desk.ui.shell.screen import Screen
from window_desk.tools.demo_shift.keyboard import DeskStuckError, Hands
from window_desk.tools.demo_shift.scenarios import PlannedCase

_MOST_CASES = 2_000
_RAIL = {
    "workbench": Qt.Key.Key_1,
    "intake": Qt.Key.Key_2,
    "cases": Qt.Key.Key_3,
    "sign_off": Qt.Key.Key_4,
    "papers": Qt.Key.Key_5,
    "to_settle": Qt.Key.Key_6,
    "board": Qt.Key.Key_7,
    "settings": Qt.Key.Key_8,
    "deadlines": Qt.Key.Key_9,
}
ScreenType = TypeVar("ScreenType", bound=Screen)


@dataclass(slots=True)
class Scene:
    """``found`` maps a planned case's key to the id of its case."""

    program: DeskProgram
    hands: Hands
    reader_control: str
    line_control: str
    found: dict[str, str] = field(default_factory=dict)
    intake_key_presses: int = 0

    @property
    def session(self) -> DeskSession:
        """The session of the signed-in desk."""
        workshop = self.program.workshop
        if workshop is None:
            raise DeskStuckError("还没有人登录")
        return workshop.session

    def go(self, key: str) -> None:
        """Bring a screen to the front with its key of the rail."""
        self.hands.alt(_RAIL[key])
        self.hands.wait(lambda: self.program.window.current_key() == key, f"页面 {key} 没有出现")

    def screen(self, kind: type[ScreenType]) -> ScreenType:
        """The page in front, which must be of that kind."""
        screen = self.program.window.current_screen()
        if not isinstance(screen, kind):
            raise DeskStuckError(f"当前页面不是 {kind.__name__}")
        return screen

    def case(self, planned: PlannedCase) -> Case:
        """The case as this desk folds it now."""
        file = self.session.cache.case_file(self.found[planned.key])
        if file is None:
            raise DeskStuckError(f"{planned.key} 查不到办件")
        return file.case

    def wait_state(self, planned: PlannedCase, state: CaseState) -> None:
        """Wait until the case stands there."""
        self.hands.wait(
            lambda: self.case(planned).state is state and self.at_rest(),
            f"{planned.key} 没有到“{state.value}”",
        )

    def wait_received(self, planned: PlannedCase, done: Callable[[Case], bool]) -> None:
        """Wait for the case that an intake makes, and until ``done`` holds of it."""

        def look() -> bool:
            if planned.key not in self.found:
                found = self._newest(planned)
                if found is None:
                    return False
                self.found[planned.key] = found
            return done(self.case(planned)) and self.at_rest()

        self.hands.wait(look, f"{planned.key} 收件没有完成：{self._shown()}")

    def at_rest(self) -> bool:
        """Whether the screen has heard of everything that was done."""
        return not self.session.commands.busy()

    def choose(self, cases: CaseList, planned: PlannedCase) -> None:
        """Move down a list to the case."""
        wanted = self.found[planned.key]
        self.hands.wait(lambda: cases.hasFocus() and cases.count() > 0, f"{planned.key} 不在列表中")
        self.hands.key(Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
        for _ in range(cases.count() + 1):
            row = cases.current_row()
            if row is not None and row.key == wanted:
                return
            self.hands.key(Qt.Key.Key_Down)
        raise DeskStuckError(f"{planned.key} 不在列表中")

    def _newest(self, planned: PlannedCase) -> str | None:
        name = planned.applicant.name
        for row in self.session.cache.cases(limit=_MOST_CASES):
            if row.applicant == name and row.item_name == planned.scenario.item:
                return row.case
        return None

    def _shown(self) -> str:
        return self.program.window.action_bar.reason()
