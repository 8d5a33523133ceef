"""The enrolment page: county, one-time code, window, and at the first start the first clerk.


Seen once in the life of a PC, unless the county has stopped it: then it is enrolled again.
"""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QWidget

from window_desk.desk.ui import theme
from window_desk.desk.ui.parts.field_edit import FieldEdit
from window_desk.desk.ui.screens.sign_in.enrol_presenter import (
    EnrolFieldName,
    EnrolForm,
    Enrolling,
    EnrolOutcome,
    EnrolPresenter,
    Poster,
)
from window_desk.desk.ui.screens.sign_in.gate_frame import GateFrame
from window_desk.desk.ui.screens.sign_in.presenter import Runner
from window_desk.desk.ui.sentences import in_words

_LABEL_WIDTH = 112
_LOOK_EVERY_MS = 300


_FIRST: tuple[EnrolFieldName, ...] = ("address", "code", "name", "clerk", "password")
_AGAIN: tuple[EnrolFieldName, ...] = ("address", "code", "name")


class EnrolView(GateFrame):
    """``enrolled(clerk_number)`` follows once the county has accepted this PC.

    ``again``: the PC was enrolled before; its clerks and its work stay, and ``cancelled`` leads back.
    """

    enrolled = Signal(str)
    cancelled = Signal()

    def __init__(
        self,
        enrolling: Enrolling,
        runner: Runner,
        poster: Poster,
        parent: QWidget | None = None,
        *,
        again: bool = False,
    ) -> None:
        super().__init__(parent)
        self._again = again
        asked = _AGAIN if again else _FIRST
        self._presenter = EnrolPresenter(self, enrolling, runner, poster, asked)
        self._enrolling = enrolling
        self._doing = ""
        self._looking = QTimer(self)
        self._looking.setInterval(_LOOK_EVERY_MS)
        self._looking.timeout.connect(self._show_transfer)
        self._title = QLabel(self)
        self._title.setProperty("role", "title")
        self._intro = QLabel(self)
        self._intro.setProperty("role", "muted")
        self._intro.setWordWrap(True)
        self.fields: dict[EnrolFieldName, FieldEdit] = {
            name: FieldEdit(
                "",
                echo_password=name == "password",
                label_width=_LABEL_WIDTH,
                parent=self,
            )
            for name in asked
        }
        self._enter = QPushButton(self)
        self._enter.setProperty("role", "primary")
        self._enter.setAutoDefault(True)
        self._enter.clicked.connect(self._submit)
        self._progress = QProgressBar(self)
        self._progress.setRange(0, 0)
        self._progress.setTextVisible(False)
        self._progress.hide()
        self._below = QLabel(self)
        self._below.setWordWrap(True)
        self._back = QPushButton(self)
        self._back.clicked.connect(self._leave)
        self._back.setVisible(again)
        self.form.addWidget(self._title)
        self.form.addWidget(self._intro)
        order = list(self.fields.values())
        for number, field in enumerate(order):
            self.form.addWidget(field)
            following = order[number + 1] if number + 1 < len(order) else None
            field.line.returnPressed.connect(
                self._submit if following is None else following.line.setFocus,
            )
        self.form.addSpacing(4)
        self.form.addWidget(self._enter)
        self.form.addWidget(self._progress)
        self.form.addWidget(self._below)
        self.form.addWidget(self._back)
        self.setFocusProxy(order[0])
        self._retranslate()

    def show_busy(self, *, busy: bool) -> None:
        """Show that enrolment is under way."""
        self._enter.setEnabled(not busy)
        self._back.setEnabled(not busy)
        self._progress.setVisible(busy)
        for field in self.fields.values():
            field.setEnabled(not busy)
        if busy:
            self._progress.setRange(0, 0)
            self.show_progress(self.tr("正在联系县级服务…"))
            self._looking.start()
        else:
            self._looking.stop()
            self._say("", "")

    def show_missing(self, field: EnrolFieldName) -> None:
        """Say at a field that it must be filled."""
        self._point_at(field, self.tr("请填写此项。"))

    def show_problem(self, outcome: EnrolOutcome) -> None:
        """Say what went wrong at its field, or below the form."""
        if outcome.field:
            self._point_at(outcome.field, outcome.sentence)
        else:
            self._say(outcome.sentence, "trouble")

    def show_progress(self, sentence: str) -> None:
        """Say what is being done."""
        self._doing = sentence
        self._say(sentence, "")

    def show_enrolled(self, clerk_number: str) -> None:
        """Wipe code and password, and go on to the work."""
        for name in ("code", "password"):
            if name in self.fields:
                self.fields[name].line.clear()
        self.enrolled.emit(clerk_number)

    def showEvent(self, event: QShowEvent) -> None:
        """Put the cursor into the first field."""
        super().showEvent(event)
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leads back to the work, where there is any."""
        if event.key() == Qt.Key.Key_Escape and self._again:
            self._leave()
        else:
            super().keyPressEvent(event)

    def _leave(self) -> None:
        if not self._presenter.is_busy:
            self.cancelled.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _submit(self) -> None:
        for field in self.fields.values():
            field.set_error(None)
        texts = {name: field.text() for name, field in self.fields.items()}
        self._presenter.enrol(
            EnrolForm(
                texts["address"],
                texts["code"],
                texts["name"],
                texts.get("clerk", ""),
                "" if self._again else self.fields["password"].line.text(),
            ),
        )

    def _show_transfer(self) -> None:
        """Below what is being done: how much of it, and how long it still takes."""
        from window_desk.desk.ui.screens.transfer_words import (
            transfer_word,
            transfer_words,
            worth_telling,
        )

        under_way = worth_telling(self._enrolling.transfers())
        if not under_way:
            self._progress.setRange(0, 0)
            self._say(self._doing, "")
            return
        transfer = under_way[-1]
        self._progress.setRange(0, transfer.total)
        self._progress.setValue(transfer.done)
        told = f"{transfer_word(transfer.kind)} {transfer_words(transfer)}"
        self._progress.setAccessibleName(told)
        theme.mark(self._below, "tone", "")
        self._below.setText(f"{in_words(self._doing)}\n{told}")

    def _point_at(self, name: EnrolFieldName, sentence: str) -> None:
        field = self.fields[name]
        field.set_error(sentence)
        field.setFocus()
        field.line.selectAll()

    def _say(self, sentence: str, tone: str) -> None:
        theme.mark(self._below, "tone", tone)
        self._below.setText(in_words(sentence))

    def _retranslate(self) -> None:
        self._title.setText(self.tr("重新登记本机") if self._again else self.tr("登记本机"))
        self._intro.setText(
            self.tr(
                "县里已停用本机原来的身份。请向县管理员另取一个登记码。"
                "办件、草稿和打印记录都保留；未上报的环节登记后在“待处理”中逐件核对上报。"
            )
            if self._again
            else self.tr("照县里发的登记单填写，只需一次。登记码用过即失效，填错可以重试。"),
        )
        labels: dict[EnrolFieldName, tuple[str, str]] = {
            "address": (self.tr("县服务地址"), ""),
            "code": (self.tr("登记码"), ""),
            "name": (self.tr("本机名称"), self.tr("如：1 号窗口")),
            "clerk": (self.tr("首位工号"), ""),
            "password": (self.tr("登录密码"), self.tr("断网时也用它登录，请勿外借")),
        }
        for name, field in self.fields.items():
            label, hint = labels[name]
            field.set_label(label)
            field.set_hint(hint)
        self._enter.setText(self.tr("登记  Enter"))
        self._back.setText(self.tr("暂不登记  Esc"))
        self.set_place(self.tr("重新登记") if self._again else self.tr("首次使用"))
