"""The tab of scans: a list, and below it the picture that was opened. Screen's thread."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from window_desk.casework.case import Case
from window_desk.casework.scan_acts import Scan
from window_desk.desk.ui.screens.cases.line_list import LineList
from window_desk.desk.ui.screens.cases.scans.words import scan_line
from window_desk.desk.use_cases.blob_values import ScanStatus

_LEAST_HEIGHT = 160


class ScanTab(QWidget):
    """``opened`` on Enter or a double click, ``void_asked`` on Delete, each with the scan's act."""

    opened = Signal(str)
    void_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._acts: list[str] = []
        self._pixmap = QPixmap()
        self.list = LineList()
        self.list.installEventFilter(self)
        self.list.itemDoubleClicked.connect(self._open_current)
        self.hint = QLabel()
        self.hint.setProperty("role", "muted")
        self.hint.setWordWrap(True)
        self.picture = QLabel()
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.picture.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.picture.setMinimumHeight(_LEAST_HEIGHT)
        self.picture.hide()
        self.setFocusProxy(self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.list, 1)
        column.addWidget(self.picture, 3)
        column.addWidget(self.hint)

    def show_scans(self, case: Case, statuses: Mapping[str, ScanStatus]) -> None:
        """List the standing scans; the chosen one stays chosen."""
        chosen = self.current_act()
        self._acts = [scan.act for scan in case.scans]
        self.list.show_lines([scan_line(case, scan, statuses[scan.act]) for scan in case.scans])
        if self._acts:
            self.list.setCurrentRow(self._acts.index(chosen) if chosen in self._acts else 0)
        self.hint.setText(
            self.tr("Enter 查看，Delete 作废，Ctrl+O 再添加")
            if self._acts
            else self.tr("还没有扫描件：在材料上按 Ctrl+O，或把文件拖到这里")
        )

    def show_nothing(self) -> None:
        """No case: nothing of the one before stays."""
        self._acts = []
        self.list.clear()
        self.close_picture()

    def current_act(self) -> str:
        """The act of the chosen scan, or empty."""
        row = self.list.currentRow()
        return self._acts[row] if 0 <= row < len(self._acts) else ""

    def show_picture(self, scan: Scan, content: bytes) -> bool:
        """Show a picture below the list; False when it cannot be read as one."""
        image = QImage.fromData(content)
        if image.isNull():
            return False
        self._pixmap = QPixmap.fromImage(image)
        self.picture.setAccessibleName(scan.sha256[:8])
        self.picture.show()
        self._fit()
        return True

    def close_picture(self) -> None:
        """Show no picture any more."""
        self._pixmap = QPixmap()
        self.picture.clear()
        self.picture.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter, Delete and Esc in the list."""
        if watched is self.list and isinstance(event, QKeyEvent):
            pressed = event.type() == QEvent.Type.KeyPress
            if pressed and not event.modifiers() and self._on_key(event.key()):
                return True
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the picture anew."""
        super().resizeEvent(event)
        self._fit()

    def _on_key(self, key: int) -> bool:
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open_current()
        elif key == Qt.Key.Key_Delete and self.current_act():
            self.void_asked.emit(self.current_act())
        elif key == Qt.Key.Key_Escape and not self.picture.isHidden():
            self.close_picture()
        else:
            return False
        return True

    def _open_current(self) -> None:
        if self.current_act():
            self.opened.emit(self.current_act())

    def _fit(self) -> None:
        if self._pixmap.isNull():
            return
        ratio = self.devicePixelRatioF()
        fitted = self._pixmap.scaled(
            self.picture.size() * ratio,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        fitted.setDevicePixelRatio(ratio)
        self.picture.setPixmap(fitted)
