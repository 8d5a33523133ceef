"""Correct on the spot: which field, what it becomes, why; the applicant initials it. Screen's thread."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from window_desk.casework.case import Case
from window_desk.desk.ui.parts.field_edit import FieldEdit


@dataclass(frozen=True, slots=True)
class Correction:
    """One corrected field: ``field`` as the act names it."""

    field: str
    before: str
    after: str
    reason: str


class CorrectPanel(QFrame):
    """Hidden until it asks; Enter goes on and at last confirms, Esc takes it back."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._on_correction: Callable[[Correction], None] | None = None
        self._fields: list[tuple[str, str, str]] = []
        title = QLabel(self.tr("当场更正：由申请人在更正处签字"), self)
        title.setProperty("role", "heading")
        self.field = QComboBox(self)
        self.field.setAccessibleName(self.tr("更正哪一项"))
        self.field.currentIndexChanged.connect(self._on_field_chosen)
        self.after = FieldEdit(self.tr("更正为"), required=True, parent=self)
        self.reason = FieldEdit(self.tr("更正原因"), required=True, parent=self)
        self.after.line.returnPressed.connect(self._on_after_entered)
        self.reason.line.returnPressed.connect(self.confirm)
        cancel = QPushButton(self.tr("取消 (Esc)"), self)
        cancel.clicked.connect(self.hide)
        confirm = QPushButton(self.tr("更正 (Enter)"), self)
        confirm.setProperty("role", "primary")
        confirm.clicked.connect(self.confirm)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(confirm)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(6)
        for part in (title, self.field, self.after, self.reason):
            column.addWidget(part)
        column.addLayout(buttons)
        self.hide()

    def ask(self, case: Case, on_correction: Callable[[Correction], None]) -> None:
        """Ask what is to be corrected in ``case``."""
        self._on_correction = on_correction
        self._fields = _correctable(case)
        self.field.clear()
        self.field.addItems([f"{label}：{value}" for _name, label, value in self._fields])
        self.reason.set_text(self.tr("申请人填写笔误"))
        self.show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def confirm(self) -> None:
        """Hand the correction on; an empty field says so."""
        for edit in (self.after, self.reason):
            if not edit.text():
                edit.set_error(self.tr("未填写，请填写后再更正"))
                edit.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        name, _label, before = self._fields[self.field.currentIndex()]
        run, self._on_correction = self._on_correction, None
        self.hide()
        if run is not None:
            run(Correction(name, before, self.after.text(), self.reason.text()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc takes the question back; Enter on the choice goes to the new value."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.field.hasFocus():
            self.after.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    def _on_field_chosen(self, place: int) -> None:
        if 0 <= place < len(self._fields):
            self.after.set_text(self._fields[place][2])
            self.after.set_error(None)

    def _on_after_entered(self) -> None:
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)


def _correctable(case: Case) -> list[tuple[str, str, str]]:
    """Name in the act, label and value of every field that may be corrected on the spot."""
    applicant = case.person or case.organisation
    translate = QCoreApplication.translate
    found = []
    if applicant is not None:
        found = [
            ("name", translate("CorrectPanel", "姓名（名称）"), applicant.name),
            ("phone", translate("CorrectPanel", "联系电话"), applicant.phone),
            ("address", translate("CorrectPanel", "住址"), applicant.address),
        ]
    found += [(f"form.{answer.key}", answer.label, answer.value) for answer in case.answers]
    return found
