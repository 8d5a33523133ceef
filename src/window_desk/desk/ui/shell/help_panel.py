"""The panel that F1 opens at the right: what this screen is for, its keys, its law."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from window_desk.desk.ui.icons import icon

_WIDTH = 320


class HelpPanel(QWidget):
    """Help of the screen in front, in Markdown; Esc closes it."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("help_panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(_WIDTH)
        self._title = QLabel(self)
        self._title.setProperty("role", "heading")
        close = QPushButton(icon("cross", "muted"), "", self)
        close.setProperty("role", "quiet")
        close.clicked.connect(self.closed)
        self._close = close
        self._text = QTextBrowser(self)
        self._text.setObjectName("help_text")
        self._text.setOpenLinks(False)
        self._text.document().setIndentWidth(16)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 8, 8)
        column.addLayout(head)
        column.addWidget(self._text, 1)
        self._retranslate()
        self.hide()

    def show_help(self, markdown: str) -> None:
        """Show the explanation of a screen."""
        self._text.setMarkdown(markdown)

    def text(self) -> str:
        """Return the explanation as plain text."""
        return self._text.toPlainText()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._title.setText(self.tr("本页说明与依据"))
        self._close.setAccessibleName(self.tr("关闭说明"))
        self._close.setToolTip(self.tr("关闭说明  Esc"))
