"""The refusal at intake: the ground by number key, then the reason or the competent agency."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from window_desk.casework.acts import (
    RefusalGround,
)
from window_desk.desk.ui.parts.field_edit import FieldEdit
from window_desk.desk.use_cases.receive import FollowUp
from window_desk.desk.use_cases.refuse import naming_agency, refusing

_PERMIT_LAW = "《中华人民共和国行政许可法》第三十二条"


class RefusePanel(QFrame):
    """Asks for what Art. 32 demands of a refusal; ``confirmed`` carries what follows the receipt."""

    confirmed = Signal(object)
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        title = QLabel(self.tr("不予受理：选理由"), self)
        title.setProperty("role", "heading")
        self._grounds = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(6)
        column.addWidget(title)
        for number, label in enumerate(
            (
                self.tr("1  依法不需要取得行政许可"),
                self.tr("2  不符合受理条件"),
                self.tr("3  不属于本机关职权，应向其他机关申请"),
            ),
            start=1,
        ):
            button = QRadioButton(label, self)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._grounds.addButton(button, number)
            column.addWidget(button)
        self.agency = FieldEdit(self.tr("应向何机关"), required=True, parent=self)
        self.reason = FieldEdit(self.tr("具体理由"), required=True, parent=self)
        self.basis = FieldEdit(self.tr("法律依据"), required=True, parent=self)
        for edit in (self.agency, self.reason, self.basis):
            column.addWidget(edit)
            edit.line.returnPressed.connect(self._on_entered)
        self._refuse = QPushButton(self.tr("出具不予受理决定书 (Ctrl+Enter)"), self)
        self._refuse.setProperty("role", "danger")
        self._refuse.clicked.connect(self.confirm)
        cancel = QPushButton(self.tr("取消 (Esc)"), self)
        cancel.clicked.connect(self.cancelled)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self._refuse)
        column.addLayout(buttons)
        self._grounds.idToggled.connect(self._on_ground_toggled)
        self.hide()

    def open(self) -> None:
        """Ask anew."""
        for edit in (self.agency, self.reason):
            edit.set_text("")
            edit.set_error(None)
        self._grounds.button(2).setChecked(True)
        self.basis.set_text(_PERMIT_LAW)
        self._on_ground_toggled(2, checked=True)
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def confirm(self) -> None:
        """Check what was entered; the missing field says so, else ``confirmed`` follows, once.

        Ctrl+Enter in a line comes twice: as the line's Enter and as the panel's key.
        """
        if self.isHidden():
            return
        ground = self._grounds.checkedId()
        needed = (self.agency, self.reason) if ground == 3 else (self.reason, self.basis)
        for edit in needed:
            if not edit.text():
                edit.set_error(self.tr("未填写，请填写后再出具决定书"))
                edit.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        self.confirmed.emit(self._follow_up(ground))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Number keys choose the ground, Enter goes into the fields, Esc takes it all back."""
        if event.text() in {"1", "2", "3"}:
            self._grounds.button(int(event.text())).setChecked(True)
            first = self.agency if event.text() == "3" else self.reason
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        elif event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.confirm()
            elif self.hasFocus():
                self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    def _follow_up(self, ground: int) -> FollowUp:
        if ground == 3:
            return naming_agency(self.agency.text(), self.reason.text())
        kind = (
            RefusalGround.NOT_SUBJECT_TO_PERMIT if ground == 1 else RefusalGround.CONDITIONS_NOT_MET
        )
        return refusing(kind, self.reason.text(), self.basis.text())

    def _on_entered(self) -> None:
        shown = [e for e in (self.agency, self.reason, self.basis) if not e.isHidden()]
        empty = next((edit for edit in shown if not edit.text()), None)
        if empty is None:
            self.confirm()
        else:
            empty.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_ground_toggled(self, ground: int, checked: bool) -> None:
        if checked:
            self.agency.setVisible(ground == 3)
            self.basis.setVisible(ground != 3)
