"""Asks for the file of a scan: a path, a list of files, or what was dropped. Screen's thread."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from window_desk.desk.ui.parts.field_edit import FieldEdit
from window_desk.desk.ui.screens.deadlines.moved_tab import documents_folder


class AttachPanel(QFrame):
    """Hidden until it asks. ``confirmed`` carries the path; it stays open until told what came of it."""

    confirmed = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._waiting: list[Path] = []
        self._busy = False
        self.headline = QLabel(self)
        self.headline.setProperty("role", "heading")
        self.headline.setWordWrap(True)
        self.file = FieldEdit(self.tr("文件"), label_above=True, parent=self)
        self.file.set_hint(self.tr("JPEG、PNG 或 PDF，最大 20 MB；填好路径按 Enter 添加"))
        self._browse = QPushButton(self.tr("浏览… (Ctrl+O)"), self)
        self._browse.clicked.connect(self.browse)
        self._cancel = QPushButton(self.tr("取消 (Esc)"), self)
        self._cancel.clicked.connect(self.close_panel)
        self._add = QPushButton(self.tr("添加 (Enter)"), self)
        self._add.setProperty("role", "primary")
        self._add.clicked.connect(self.confirm)
        self.file.line.returnPressed.connect(self.confirm)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._browse)
        buttons.addStretch(1)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self._add)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(6)
        column.addWidget(self.headline)
        column.addWidget(self.file)
        column.addLayout(buttons)
        self.hide()

    def ask(self, material: str, paths: Sequence[Path] = ()) -> None:
        """Ask for a file of ``material``; ``paths`` are offered one after the other."""
        self._waiting = list(paths)
        self._busy = False
        self.headline.setText(self.tr("给“{material}”添加扫描件").format(material=material))
        self.file.set_text(str(self._waiting.pop(0)) if self._waiting else "")
        self.file.set_error(None)
        self.show()
        self.file.setFocus(Qt.FocusReason.OtherFocusReason)
        self.file.line.selectAll()

    def browse(self) -> None:
        """Choose the file from a list; the dialog is closed by its own keys."""
        before = Path(self.file.text()).parent if self.file.text() else documents_folder()
        dialog = QFileDialog(
            self,
            self.tr("选择扫描件"),
            str(before),
            self.tr("扫描件 (*.jpg *.jpeg *.png *.pdf)"),
        )
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.file.set_text)
        dialog.open()

    def confirm(self) -> None:
        """Hand the path on; an empty one says so at the field."""
        if self._busy:
            return
        if not self.file.text():
            self.file.set_error(self.tr("未填写，请填写文件的路径"))
            return
        self._busy = True
        self.confirmed.emit(self.file.text())

    def done(self) -> None:
        """The file was added: offer the next one, or close."""
        self._busy = False
        if not self._waiting:
            self.close_panel()
            return
        self.file.set_text(str(self._waiting.pop(0)))
        self.file.line.selectAll()

    def refuse(self, sentence: str) -> None:
        """The file was not added: say why at the field."""
        self._busy = False
        self.file.set_error(sentence)
        self.file.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_panel(self) -> None:
        """Take it back."""
        if self.isHidden():
            return
        self._waiting = []
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc takes it back; Enter stays here. Ctrl+O comes by the screen's own key."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        elif event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            super().keyPressEvent(event)
