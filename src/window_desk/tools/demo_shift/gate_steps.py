"""Enrolment, sign-in, change of clerk, and the line: the shift's frame, by keys."""

from PySide6.QtCore import Qt

from window_desk.desk.use_cases.blob_values import BlobWay
from window_desk.desk.use_cases.line_ports import LineState
from window_desk.desk.use_cases.print_ledger import (
    PrintState,
)
from window_desk.tools.demo_shift.control_client import tell
from window_desk.tools.demo_shift.keyboard import DeskStuckError
from window_desk.tools.demo_shift.scene import Scene

_DRAIN_S = 75.0
_ON_THE_WAY = (PrintState.QUEUED, PrintState.SENDING)


class GateSteps:
    """Lets clerks in and keeps the line."""

    def __init__(self, scene: Scene, password: str) -> None:
        self._scene = scene
        self._hands = scene.hands
        self._password = password

    def type_enrolment(self, address: str, code: str, clerk: str) -> None:
        """Fill the enrolment page; Enter goes from field to field."""
        self._hands.wait(self._covered, "没有出现登记页")
        view = self._scene.program.enrol_view
        texts = {
            "address": address,
            "code": code,
            "name": "1号窗口",
            "clerk": clerk,
            "password": self._password,
        }
        for name, text in texts.items():
            line = next(field.line for key, field in view.fields.items() if key == name)
            self._hands.wait(line.hasFocus, f"光标没有到登记页的 {name}")
            self._hands.ctrl(Qt.Key.Key_A)
            self._hands.type(text)
            if name != "password":
                self._hands.enter()

    def enrol(self) -> None:
        """Send the enrolment page and wait for the work."""
        self._hands.enter()
        self._hands.wait(lambda: not self._covered(), "登记没有成功", 60.0)
        self._hands.wait(lambda: bool(self._scene.session.cache.leases()), "没有领到号段")

    def sign_in(self, clerk: str) -> None:
        """Lock if somebody works, then sign in as ``clerk``."""
        view = self._scene.program.sign_in_view
        if not self._covered():
            self._hands.ctrl(Qt.Key.Key_L)
            self._hands.wait(self._covered, "没有锁定")
        self._hands.wait(
            lambda: view.number.line.hasFocus() or view.password.line.hasFocus(), "登录页没有光标"
        )
        if view.number.text() != clerk:
            if not view.number.line.hasFocus():
                self._hands.key(Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
            self._hands.ctrl(Qt.Key.Key_A)
            self._hands.type(clerk)
        if not view.password.line.hasFocus():
            self._hands.enter()
        self._hands.type(self._password)
        self._hands.enter()
        self._hands.wait(lambda: self._at_work(clerk), f"工号 {clerk} 没有登录")

    def cut_line(self) -> None:
        """Have the line cut and wait until the desk has noticed."""
        tell(self._scene.line_control, "down")
        self._hands.wait(lambda: self._line() is not LineState.ONLINE, "没有发现断线")

    def mend_line(self) -> None:
        """Have the line mended; the desk finds out by itself."""
        tell(self._scene.line_control, "pass")

    def drain(self) -> None:
        """Wait until all acts are acknowledged, all scans at the county and all papers out."""
        cache = self._scene.session.cache
        self._hands.wait(
            lambda: cache.unsent_count() == 0 and self._line() is LineState.ONLINE,
            "还有环节没有上传",
            _DRAIN_S,
        )
        scans = self._scene.session.scan_transfers
        self._hands.wait(
            lambda: not scans.backlog(BlobWay.UPLOAD).files, "还有扫描件没有上传", _DRAIN_S
        )
        self._hands.wait(lambda: not cache.print_jobs(_ON_THE_WAY), "还有文书没有打完", _DRAIN_S)

    def _line(self) -> LineState:
        return self._scene.session.line.report().state

    def _covered(self) -> bool:
        return self._scene.program.window.covered()

    def _at_work(self, clerk: str) -> bool:
        if self._covered():
            problem = self._scene.program.sign_in_view.password.error()
            if problem:
                raise DeskStuckError(problem)
            return False
        return self._scene.session.clerk.number == clerk
