"""What goes over the line besides acts, and what comes back: a scan, and a conflict with another window."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt

from window_desk.casework.case import CaseState
from window_desk.desk.ui.screens.to_settle.view import ToSettleScreen
from window_desk.tools.demo_shift.case_steps import CaseSteps
from window_desk.tools.demo_shift.people import Organisation
from window_desk.tools.demo_shift.scanned_page import scan_page
from window_desk.tools.demo_shift.scenarios import PlannedCase
from window_desk.tools.demo_shift.scene import Scene

_ELSEWHERE_S = 60.0
_CONFLICT_S = 60.0


class LineSteps:
    """``folder`` takes the scanned pages; ``ask_elsewhere(case)`` has the other window act and returns
    the file that is there once it did.
    """

    def __init__(self, scene: Scene, folder: Path, ask_elsewhere: Callable[[str], Path]) -> None:
        self._scene = scene
        self._hands = scene.hands
        self._cases = CaseSteps(scene)
        self._folder = folder
        self._ask_elsewhere = ask_elsewhere

    def scan(self, planned: PlannedCase) -> None:
        """Attach a page to the first material."""
        screen = self._cases.open(planned)
        file = self._folder / f"{planned.key}.jpg"
        material = self._scene.case(planned).materials[0].term.name
        scan_page(file, f"{material}（复印件）", _lines_of(planned))
        self._hands.wait(screen.checklist.hasFocus, "光标没有到材料")
        self._hands.key(Qt.Key.Key_Home)
        self._hands.ctrl(Qt.Key.Key_O)
        self._hands.wait(screen.scans.panel.isVisible, "没有问扫描件文件")
        self._hands.type(str(file))
        self._hands.enter()
        self._hands.wait(
            lambda: len(self._scene.case(planned).scans) == 1 and self._scene.at_rest(),
            "没有添加扫描件",
        )

    def act_elsewhere(self, planned: PlannedCase) -> None:
        """Another window withdraws the case; this desk has no line and does not hear of it."""
        done = self._ask_elsewhere(self._scene.found[planned.key])
        self._hands.wait(done.exists, "另一窗口没有办理", _ELSEWHERE_S)

    def accept(self, planned: PlannedCase) -> None:
        """Accept what was only received."""
        self._cases.open(planned)
        self._hands.key(Qt.Key.Key_F8)
        self._scene.wait_state(planned, CaseState.ACCEPTED)

    def settle(self, planned: PlannedCase, picture: Callable[[], None]) -> None:
        """Compare what the county found in conflict, and record that the paper was taken back."""
        self._scene.go("to_settle")
        screen = self._scene.screen(ToSettleScreen)
        wanted = self._scene.found[planned.key]
        self._hands.wait(
            lambda: screen.entries and screen.entries[0].known.act.case == wanted,
            "冲突没有列出",
            _CONFLICT_S,
        )
        picture()
        self._hands.key(Qt.Key.Key_F6)
        self._hands.wait(screen.reason.isVisible, "没有问收回了什么")
        self._hands.enter()
        self._hands.wait(
            lambda: (
                wanted not in {each.known.act.case for each in screen.entries}
                and self._scene.at_rest()
            ),
            "没有处理",
        )
        self._scene.wait_state(planned, CaseState.WITHDRAWN)


def _lines_of(planned: PlannedCase) -> tuple[str, ...]:
    who = planned.applicant
    about = f"信用代码：{who.uscc}" if isinstance(who, Organisation) else f"住址：{who.address}"
    return (
        f"申请人：{who.name}",
        about,
        f"联系电话：{who.phone}",
        "与原件核对一致，仅用于申请：",
        planned.scenario.item[:24],
        f"核对签名：{who.name}",
    )
