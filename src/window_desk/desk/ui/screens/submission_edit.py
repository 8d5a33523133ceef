"""Where supplements are to be brought and until when, as a notice will say it. Screen's thread."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from window_desk.desk.ui.parts.field_edit import FieldEdit
from window_desk.desk.use_cases.entered_dates import read_date
from window_desk.desk.use_cases.notify import Submission

WHERE = "submit_where"
UNTIL = "submit_until"


class SubmissionEdit(QWidget):
    """Two lines, filled as the local rule offers; ``edited`` names the line and its text."""

    edited = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.where = FieldEdit(self.tr("补正地点"), required=True, label_width=64, parent=self)
        self.until = FieldEdit(self.tr("截至 Alt+N"), label_width=64, parent=self)
        self.until.line.setPlaceholderText(self.tr("不定日期"))
        self.where.edited.connect(self._on_where_edited)
        self.until.edited.connect(self._on_until_edited)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.where, 1, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.until, 1, Qt.AlignmentFlag.AlignTop)
        self.setFocusProxy(self.until)

    def show_submission(self, where: str, until: str) -> None:
        """Fill both lines."""
        self.where.set_text(where)
        self.until.set_text(until)
        for edit in (self.where, self.until):
            edit.set_error(None)

    def offer(self, offered: Submission) -> None:
        """Fill both lines with what the local rule offers."""
        self.show_submission(offered.where, day_text(offered.until))

    def submission(self, today: date) -> Submission | None:
        """What was entered; where it can't be, the line says why and gets the cursor."""
        until = read_date(self.until.text()) if self.until.text() else None
        if not self.where.text():
            self._refuse(self.where, self.tr("未填写，请写明在哪里补正"))
        elif until is None and self.until.text():
            self._refuse(self.until, self.tr("不是日期，请写成2026年5月1日或20260501的样子"))
        elif until is not None and until < today:
            self._refuse(self.until, self.tr("早于今天，请改为今天或以后"))
        else:
            return Submission(self.where.text(), until)
        return None

    def _refuse(self, edit: FieldEdit, sentence: str) -> None:
        edit.set_error(sentence)
        edit.setFocus()

    def _on_where_edited(self, text: str) -> None:
        self.edited.emit(WHERE, text)

    def _on_until_edited(self, text: str) -> None:
        self.edited.emit(UNTIL, text)


def day_text(day: date | None) -> str:
    """A day as the line shows it; empty for none."""
    return day.isoformat() if day is not None else ""
