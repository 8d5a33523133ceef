"""Preview of a paper: its pages as pictures, fitted to the width, with zoom from the keyboard."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from window_desk.desk.ui import theme

_GAP = 12
_ZOOM_STEP = 1.25
_ZOOM_RANGE = (0.25, 6.0)


class _Pages(QWidget):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.pages: tuple[QImage, ...] = ()
        self.page_width = 100

    def height_of(self, page: QImage) -> int:
        return round(self.page_width * page.height() / max(1, page.width()))

    def lay_out(self, page_width: int, least_width: int) -> None:
        self.page_width = page_width
        height = sum(self.height_of(page) + _GAP for page in self.pages) + _GAP
        self.setFixedSize(QSize(max(page_width + 2 * _GAP, least_width), height))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        top = _GAP
        for page in self.pages:
            box = QRectF(
                (self.width() - self.page_width) // 2,
                top,
                self.page_width,
                self.height_of(page),
            )
            painter.fillRect(box, tokens.color("paper"))
            painter.drawImage(box, page)
            painter.setPen(QPen(tokens.color("border_strong"), 1))
            painter.drawRect(box)
            top += self.height_of(page) + _GAP
        painter.end()


class PaperPreview(QWidget):
    """Pages one below the other. ``fit`` is ``width`` or ``page``; + − zoom, 0 fits again."""

    def __init__(self, *, fit: str = "page", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fit = fit
        self._zoom = 1.0
        self._scroll = QScrollArea(self)
        self._scroll.setProperty("role", "preview")
        self._scroll.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._pages = _Pages(self._scroll)
        self._scroll.setWidget(self._pages)
        self._caption = QLabel(self)
        self._caption.setProperty("role", "caption")
        self._caption.setWordWrap(True)
        self._caption.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._scroll, 1)
        column.addWidget(self._caption)
        self.set_pages(())

    def set_pages(self, pages: Sequence[QImage], caption: str = "") -> None:
        """Show these pages, fitted again."""
        self._pages.pages = tuple(pages)
        self._zoom = 1.0
        self._caption.setText(caption)
        self._caption.setVisible(bool(caption))
        self.setAccessibleName(caption)
        self._lay_out()
        self._scroll.verticalScrollBar().setValue(0)

    def page_count(self) -> int:
        """Return how many pages are shown."""
        return len(self._pages.pages)

    def zoom(self) -> float:
        """Return the zoom, 1 being fitted."""
        return self._zoom

    def set_zoom(self, zoom: float) -> None:
        """Zoom in or out within sense."""
        self._zoom = min(max(zoom, _ZOOM_RANGE[0]), _ZOOM_RANGE[1])
        self._lay_out()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Zoom with + − 0, scroll with the arrows and PgUp PgDn."""
        bar = self._scroll.verticalScrollBar()
        moves = {
            Qt.Key.Key_Down: bar.singleStep() * 3,
            Qt.Key.Key_Up: -bar.singleStep() * 3,
            Qt.Key.Key_PageDown: bar.pageStep(),
            Qt.Key.Key_PageUp: -bar.pageStep(),
        }
        move = moves.get(Qt.Key(event.key()))
        if move is not None:
            bar.setValue(bar.value() + move)
        elif event.text() in {"+", "="}:
            self.set_zoom(self._zoom * _ZOOM_STEP)
        elif event.text() == "-":
            self.set_zoom(self._zoom / _ZOOM_STEP)
        elif event.text() == "0":
            self.set_zoom(1.0)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit again."""
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        room = self._scroll.maximumViewportSize()
        pages = self._pages.pages
        width = room.width() - 2 * _GAP - 14
        if self._fit == "page" and pages:
            first = pages[0]
            by_height = (room.height() - 2 * _GAP) * first.width() / max(1, first.height())
            width = min(width, round(by_height))
        self._pages.lay_out(max(40, round(width * self._zoom)), room.width() - 14)
