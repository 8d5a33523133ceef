"""The three columns of intake: item, applicant and form, checklist and outcome. Screen's thread."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

_SHARES = (28, 34, 38)


def lay_out_columns(
    screen: QWidget,
    left: Sequence[tuple[QWidget, int]],
    middle: Sequence[QWidget],
    right: Sequence[tuple[QWidget, int]],
) -> None:
    """Put the parts on ``screen``, each with its stretch; the middle scrolls when a form is long."""
    row = QHBoxLayout(screen)
    row.setContentsMargins(16, 12, 16, 12)
    row.setSpacing(16)
    row.addLayout(_column(left), _SHARES[0])
    row.addWidget(_scrolling(middle), _SHARES[1])
    row.addLayout(_column(right), _SHARES[2])


def _column(parts: Sequence[tuple[QWidget, int]]) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(8)
    for part, stretch in parts:
        column.addWidget(part, stretch)
    return column


def _scrolling(parts: Sequence[QWidget]) -> QScrollArea:
    fields = QWidget()
    column = QVBoxLayout(fields)
    column.setContentsMargins(0, 0, 8, 0)
    column.setSpacing(10)
    for part in parts:
        column.addWidget(part)
    column.addStretch(1)
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setWidget(fields)
    return scroll
