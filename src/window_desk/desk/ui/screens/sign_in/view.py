"""The sign-in page, also the lock: clerk number, password, Enter. Works with no line."""

from PySide6.QtCore import QElapsedTimer, QEvent, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from window_desk.desk.ui.parts.field_edit import FieldEdit
from window_desk.desk.ui.screens.sign_in.gate_frame import GateFrame
from window_desk.desk.ui.screens.sign_in.presenter import (
    Gate,
    Runner,
    SignInOutcome,
    SignInPresenter,
)
from window_desk.desk.ui.sentences import in_words

_TICK_MS = 500


class SignInView(GateFrame):
    """``signed_in(clerk_number)`` follows a right password.

    A wait after wrong passwords belongs to one clerk number: another clerk may sign in meanwhile.
    """

    signed_in = Signal(str)

    def __init__(self, gate: Gate, runner: Runner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = SignInPresenter(self, gate, runner)
        self._locked_for = ""
        self._place: tuple[str, ...] = ()
        self._waiting_number = ""
        self._wait_ms = 0
        self._waited = QElapsedTimer()
        self._problem = ""
        self._title = QLabel(self)
        self._title.setProperty("role", "title")
        self._intro = QLabel(self)
        self._intro.setProperty("role", "muted")
        self._intro.setWordWrap(True)
        self.number = FieldEdit("", label_above=True, parent=self)
        self.password = FieldEdit("", echo_password=True, label_above=True, parent=self)
        self._enter = QPushButton(self)
        self._enter.setProperty("role", "primary")
        self._enter.setAutoDefault(True)
        self._line = QLabel(self)
        self._line.setProperty("role", "caption")
        self._line.setWordWrap(True)
        for part in (self._title, self._intro, self.number, self.password):
            self.form.addWidget(part)
        self.form.addSpacing(4)
        self.form.addWidget(self._enter)
        self.form.addWidget(self._line)
        self.setFocusProxy(self.number)
        self._tick = QTimer(self)
        self._tick.setInterval(_TICK_MS)
        self._tick.timeout.connect(self._on_tick)
        self._enter.clicked.connect(self._submit)
        self.number.line.returnPressed.connect(self._on_number_entered)
        self.password.line.returnPressed.connect(self._submit)
        self.number.edited.connect(self._on_number_edited)
        self._retranslate()

    def set_desk(self, site: str, window: str) -> None:
        """Say which desk this is."""
        self._place = (site, window)
        self.set_place(*self._place)

    def show_sign_in(self, clerk_number: str = "") -> None:
        """Stand as the sign-in page, with the number of who was here last if known."""
        self._locked_for = ""
        self.number.set_text(clerk_number)
        self.password.line.clear()
        self.setFocusProxy(self.password if clerk_number else self.number)
        self._retranslate()

    def show_locked(self, clerk_number: str, clerk_name: str) -> None:
        """Stand as the lock of that clerk; a colleague may type his own number instead."""
        self._locked_for = clerk_name
        self.number.set_text(clerk_number)
        self.password.line.clear()
        self.setFocusProxy(self.password)
        self._retranslate()

    def show_busy(self, *, busy: bool) -> None:
        """Show that a password is being checked."""
        self._enter.setEnabled(not busy)
        self._enter.setText(self.tr("正在核对…") if busy else self._enter_words())

    def ask_number(self) -> None:
        """Say that the clerk number is missing."""
        self.number.set_error(self.tr("请输入工号。"))
        self.number.setFocus()

    def ask_password(self) -> None:
        """Say that the password is missing."""
        if self.focusWidget() is self.password.line:
            self.password.set_error(self.tr("请输入密码。"))
        self.password.setFocus()

    def show_problem(self, outcome: SignInOutcome) -> None:
        """Say why the clerk was not let in; a wait is counted down."""
        self.password.line.clear()
        field = self.number if outcome.field == "number" else self.password
        field.set_error(outcome.sentence)
        field.setFocus()
        self._problem = in_words(outcome.sentence)
        self._wait_ms = outcome.wait_s * 1000
        if self._wait_ms:
            self._waiting_number = self.number.text()
            self._waited.start()
            self._tick.start()
            self._on_tick()

    def show_welcome(self, clerk_number: str) -> None:
        """Wipe the form and let the clerk through."""
        self.password.line.clear()
        self.password.set_error(None)
        self.number.set_error(None)
        self._end_wait()
        self.signed_in.emit(clerk_number)

    def showEvent(self, event: QShowEvent) -> None:
        """Put the cursor where the first key belongs."""
        super().showEvent(event)
        self.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _submit(self) -> None:
        if self._waiting():
            return
        self._presenter.sign_in(self.number.text(), self.password.line.text())

    def _on_number_entered(self) -> None:
        if self.number.text() and not self.password.line.text():
            self.password.setFocus()
        else:
            self._submit()

    def _on_number_edited(self, text: str) -> None:
        if self._wait_ms and text.strip() != self._waiting_number:
            self._end_wait()

    def _waiting(self) -> bool:
        return bool(self._wait_ms) and self.number.text() == self._waiting_number

    def _on_tick(self) -> None:
        left_ms = self._wait_ms - self._waited.elapsed()
        if left_ms <= 0:
            self._end_wait()
            return
        minutes, seconds = divmod(-(-left_ms // 1000), 60)
        self._enter.setEnabled(False)
        self._enter.setText(
            self.tr("还需等待 {minutes} 分 {seconds} 秒").format(
                minutes=minutes,
                seconds=f"{seconds:02}",
            ),
        )

    def _end_wait(self) -> None:
        self._tick.stop()
        self._wait_ms = 0
        self.password.set_error(None)
        self._enter.setEnabled(True)
        self._enter.setText(self._enter_words())

    def _enter_words(self) -> str:
        return self.tr("解锁  Enter") if self._locked_for else self.tr("登录  Enter")

    def _retranslate(self) -> None:
        self._title.setText(self.tr("已锁定") if self._locked_for else self.tr("登录"))
        self._intro.setText(
            self.tr("{name} 的草稿都已保存。同事可以输入自己的工号登录，不影响这些草稿。").format(
                name=self._locked_for,
            )
            if self._locked_for
            else self.tr("输入本人工号和密码，开始今天的办件。"),
        )
        self.number.set_label(self.tr("工号"))
        self.password.set_label(self.tr("密码"))
        self._line.setText(self.tr("断网时也可以登录和办件，联网后自动上传。"))
        if not self._wait_ms:
            self._enter.setText(self._enter_words())
        self.set_place(*self._place)
