"""Publishing a notice or local days: choose a file, see which days change, say yes. Screen's thread.

The file is read behind the screen; what it would change is judged by the desk's own calendar, and
once more by the county, whose answer comes later and stands at the field when it is a no.
"""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from window_desk.casework.calendar_notices import CalendarError
from window_desk.casework.calendar_publication import ChangedDay, DayTurn
from window_desk.desk.ui import theme
from window_desk.desk.ui.desk_session import DeskSession
from window_desk.desk.ui.parts.confirm_panel import ConfirmPanel, Question
from window_desk.desk.ui.parts.date_words import date_words
from window_desk.desk.ui.parts.field_edit import FieldEdit
from window_desk.desk.ui.screens.deadlines.moved_tab import documents_folder
from window_desk.desk.use_cases.line_ports import CalendarAnswer, CalendarOrder
from window_desk.desk.use_cases.propose_calendar import (
    Proposal,
    propose,
    read_calendar_file,
)


class PublishPanel(QFrame):
    """Hidden until opened. ``published`` carries what to say, ``closed`` follows every end."""

    published = Signal(str)
    closed = Signal()

    def __init__(self, session: DeskSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._session = session
        self._proposal: Proposal | None = None
        self._reading = ""
        self._sending = False
        self._headline = QLabel(self.tr("发布新通知或本地日历"), self)
        self._headline.setProperty("role", "heading")
        self.file = FieldEdit(self.tr("文件"), label_above=True, parent=self)
        self.file.set_hint(
            self.tr("年度放假通知（如 2027.json）或本地日历的JSON文件；填好路径按 Enter 核对")
        )
        self._browse = QPushButton(self.tr("浏览… (Ctrl+O)"), self)
        self._browse.clicked.connect(self.browse)
        self._cancel = QPushButton(self.tr("取消 (Esc)"), self)
        self._cancel.clicked.connect(self.close_panel)
        self.told = QLabel(self)
        self.told.setWordWrap(True)
        self.days = QListWidget(self)
        self.days.setUniformItemSizes(True)
        self.confirm = ConfirmPanel(self)
        self._buttons = QWidget(self)
        buttons = QHBoxLayout(self._buttons)
        buttons.setContentsMargins(0, 0, 0, 0)
        buttons.setSpacing(8)
        buttons.addWidget(self._browse)
        buttons.addStretch(1)
        buttons.addWidget(self._cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(self._headline)
        column.addWidget(self.file)
        column.addWidget(self._buttons)
        column.addWidget(self.told)
        column.addWidget(self.days, 1)
        column.addWidget(self.confirm)
        column.addStretch(0)
        self.file.line.returnPressed.connect(self.check)
        self.file.edited.connect(self._on_file_edited)
        self.hide()

    @property
    def is_sending(self) -> bool:
        """Whether the county's answer is still out."""
        return self._sending

    def open(self) -> None:
        """Ask for a file, with the last one still in the line."""
        self._forget_proposal()
        self.file.set_error(None)
        self.show()
        self.file.setFocus(Qt.FocusReason.OtherFocusReason)
        self.file.line.selectAll()

    def close_panel(self) -> None:
        """Take it back; nothing while the county's answer is still out."""
        if self._sending or self.isHidden():
            return
        self._reading = ""
        self._forget_proposal()
        self.hide()
        self.closed.emit()

    def browse(self) -> None:
        """Choose the file from a list; the dialog is closed by its own keys."""
        before = Path(self.file.text()).parent if self.file.text() else documents_folder()
        dialog = QFileDialog(
            self, self.tr("选择日历文件"), str(before), self.tr("日历文件 (*.json)")
        )
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._on_file_selected)
        dialog.open()

    def check(self) -> None:
        """Read the file and say what it would change."""
        text = self.file.text()
        if self._sending or self._reading:
            return
        if not text:
            self.file.set_error(self.tr("未填写，请填写文件的路径"))
            return
        self._forget_proposal()
        self._reading = text
        self._session.commands.run(
            partial(read_calendar_file, Path(text)), self._on_read, self._on_unreadable
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc takes it back, Ctrl+O opens the list of files; Enter stays here."""
        ctrl = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        elif ctrl and event.key() == Qt.Key.Key_O:
            self.browse()
        elif event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            super().keyPressEvent(event)

    def _on_file_selected(self, file: str) -> None:
        self.file.set_text(file)
        self.file.set_error(None)
        self.check()

    def _on_file_edited(self, _text: str) -> None:
        self._reading = ""
        self._forget_proposal()

    def _on_read(self, content: bytes) -> None:
        asked, self._reading = self._reading, ""
        if not asked or self.isHidden():
            return
        try:
            proposal = propose(Path(asked).name, content, self._session.cache.calendar())
        except CalendarError as error:
            self._refuse(error.sentence)
            return
        self._show_proposal(proposal)

    def _on_unreadable(self, error: Exception) -> None:
        asked, self._reading = self._reading, ""
        if not isinstance(error, CalendarError):
            raise error
        if asked and not self.isHidden():
            self._refuse(error.sentence)

    def _show_proposal(self, proposal: Proposal) -> None:
        change = proposal.change
        if not change.is_new:
            self._tell(self.tr("与现行的相同，没有变化，不用发布。"))
            return
        self._proposal = proposal
        self._list_days(change.days)
        title = self._title(proposal)
        count = len(change.days)
        self._tell(self.tr("{title}：变动 {count} 天").format(title=title, count=count))
        self._buttons.hide()
        until = date_words(change.calendar.coverage_until, self._session.today())
        self.confirm.ask(
            Question(
                self.tr("发布{title}？").format(title=title),
                (
                    self.tr("全县所有终端收到后，重新计算每件未办结办件的期限"),
                    self.tr("印出的承诺日不变，变动的列在“承诺变动”里"),
                    self.tr("发布后通知覆盖到{day}").format(day=until),
                ),
                self.tr("发布"),
            ),
            self._send,
            self.close_panel,
        )

    def _send(self) -> None:
        proposal = self._proposal
        if proposal is None:
            return
        self._sending = True
        self.file.setDisabled(True)
        self._tell(self.tr("正在发布，请稍候…"))
        self._session.calendar_publishing.publish(
            CalendarOrder(proposal.kind, proposal.body, proposal.year, self._session.clerk.number),
            self._on_answer,
        )

    def _on_answer(self, answer: CalendarAnswer) -> None:
        self._sending = False
        self.file.setDisabled(False)
        if not answer.published:
            self._forget_proposal()
            self._refuse(answer.sentence)
            return
        told = self.tr("已发布，变动 {count} 天").format(count=len(answer.days))
        if not answer.is_new:
            told = self.tr("县里已经发布过同样的内容")
        self.file.set_text("")
        self.close_panel()
        self.published.emit(told)

    def _refuse(self, sentence: str) -> None:
        self._tell("")
        self.file.set_error(sentence)
        self.file.setFocus(Qt.FocusReason.OtherFocusReason)

    def _forget_proposal(self) -> None:
        self._proposal = None
        if self.confirm.isVisible():
            self.confirm.hide()
        self._buttons.show()
        self.days.clear()
        self.days.hide()
        self._tell("")

    def _tell(self, words: str) -> None:
        self.told.setText(words)
        self.told.setVisible(bool(words))
        theme.mark(self.told, "tone", "accent" if self._sending else "")

    def _list_days(self, days: tuple[ChangedDay, ...]) -> None:
        today = self._session.today()
        self.days.addItems([changed_words(day, date_words(day.date, today)) for day in days])
        self.days.setVisible(bool(days))

    def _title(self, proposal: Proposal) -> str:
        if proposal.year is None:
            return self.tr("本地日历")
        return self.tr("{year}年放假通知").format(year=proposal.year)


def changed_words(day: ChangedDay, told: str) -> str:
    """A changed day in a line: its date as ``told``, what it becomes, its name."""
    translate = QCoreApplication.translate
    turn = {
        DayTurn.OFF: translate("PublishPanel", "改为休息"),
        DayTurn.WORKED: translate("PublishPanel", "改为上班"),
        DayTurn.OPEN: translate("PublishPanel", "值班收件"),
        DayTurn.CLOSED: translate("PublishPanel", "不再收件"),
    }[day.turn]
    return "  ".join(part for part in (told, turn, day.name) if part)
