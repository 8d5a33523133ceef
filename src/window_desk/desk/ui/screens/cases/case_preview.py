"""The preview of a case beside a list: who, what, clock, materials, next act. Screen's thread."""

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from window_desk.casework.identifiers import mask_slip
from window_desk.casework.next_acts import next_kind
from window_desk.desk.ui.desk_session import DeskSession
from window_desk.desk.ui.parts.clock_bar import ClockBar
from window_desk.desk.ui.parts.date_words import date_words
from window_desk.desk.ui.screens.case_words import (
    act_verb,
    clock_model,
    material_words,
    state_word,
)
from window_desk.desk.ui.sentences import in_words
from window_desk.desk.use_cases.case_views import ArchivedCase


class CasePreview(QFrame):
    """Shows one case; personal numbers are masked."""

    def __init__(self, session: DeskSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self._session = session
        self._title = QLabel(self)
        self._title.setProperty("role", "heading")
        self._title.setWordWrap(True)
        self._clock = ClockBar(parent=self)
        self._text = QLabel(self)
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.RichText)
        self._text.setAlignment(Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(10)
        column.addWidget(self._title)
        column.addWidget(self._clock)
        column.addWidget(self._text, 1)
        self.show_case(None)

    def show_case(self, case_id: str | None) -> None:
        """Show a case, or nothing."""
        file = self._session.cache.case_file(case_id) if case_id else None
        if file is None:
            self._title.setText(self.tr("选中一个办件，这里显示摘要"))
            self._clock.hide()
            self._text.setText("")
            return
        case = file.case
        today = self._session.today()
        self._title.setText(case.terms.name)
        model = clock_model(case, self._session.cache.calendar(), today)
        self._clock.setVisible(model is not None)
        if model is not None:
            self._clock.set_model(model)
        identity = case.person.id_number if case.person is not None else ""
        kind = next_kind(case)
        rows = [
            (self.tr("申请人"), case.applicant_name),
            (self.tr("证件"), mask_slip(identity) if identity else ""),
            (self.tr("状态"), state_word(case.state)),
            (self.tr("收件"), date_words(case.received_on, today)),
            (self.tr("下一步"), act_verb(kind) if kind is not None else self.tr("无")),
        ]
        parts = [f"<b>{escape(label)}</b> {escape(text)}" for label, text in rows if text]
        parts.append(f"<b>{escape(self.tr('材料'))}</b>")
        parts += [
            f"· {escape(name)} — {escape(word)}{escape('(' + reason + ')') if reason else ''}"
            for name, word, reason in material_words(case)
        ]
        parts += [f"⚠ {escape(in_words(fault.sentence))}" for fault in case.faults]
        self._text.setText("<br/>".join(parts))

    def show_archived(self, case: ArchivedCase) -> None:
        """Show all that is left of an archived case."""
        self._title.setText(self.tr("办件已归档"))
        self._clock.hide()
        rows = [
            (self.tr("办件编号"), case.number),
            (self.tr("档案"), case.archive),
            (self.tr("移出日期"), date_words(case.archived_on, self._session.today())),
        ]
        parts = [f"<b>{escape(label)}</b> {escape(text)}" for label, text in rows]
        parts.append(
            escape(self.tr("保存期限已满，本机不再保留内容；查阅原件请联系县中心档案管理员。"))
        )
        self._text.setText("<br/>".join(parts))
