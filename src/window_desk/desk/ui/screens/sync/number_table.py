"""What is left of leased numbers, and how long it lasts. Screen's thread."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from window_desk.desk.ui.parts.tone import Tone, tone_color
from window_desk.desk.ui.screens.sync.words import lasting_words, series_word
from window_desk.desk.use_cases.lease_outlook import SeriesOutlook

_ROW_HEIGHT = 30
_FIGURES = (1, 2)
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class NumberTable(QTableWidget):
    """One line a series; what runs low comes first, with a sign and the next step."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, 4, parent)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setShowGrid(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(
            max(_ROW_HEIGHT, self.fontMetrics().height() + 10)
        )
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for place, mode in enumerate(
            (
                QHeaderView.ResizeMode.Stretch,
                QHeaderView.ResizeMode.ResizeToContents,
                QHeaderView.ResizeMode.ResizeToContents,
                QHeaderView.ResizeMode.ResizeToContents,
            )
        ):
            header.setSectionResizeMode(place, mode)
        self.setHorizontalHeaderLabels(
            [self.tr("号段"), self.tr("剩余"), self.tr("日均用量"), self.tr("够用多久")]
        )
        for place in _FIGURES:
            title = self.horizontalHeaderItem(place)
            if title is not None:
                title.setTextAlignment(_RIGHT)

    def show_series(
        self, series: Sequence[SeriesOutlook], certificate_title: Callable[[str], str]
    ) -> None:
        """Show these; ``certificate_title`` names a certificate's template."""
        self.setRowCount(len(series))
        for line, each in enumerate(series):
            lasting = lasting_words(each)
            cells = (
                series_word(each.series, certificate_title),
                self.tr("{free} 个").format(free=each.free),
                f"{each.per_workday:.1f}" if each.per_workday else "—",
                f"▲ {lasting}" if each.is_low else lasting,
            )
            for place, text in enumerate(cells):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                if place in _FIGURES:
                    item.setTextAlignment(_RIGHT)
                if each.is_low and place == 3:
                    item.setForeground(tone_color(Tone.NOTICE))
                self.setItem(line, place, item)

    def told(self) -> list[str]:
        """Series and how long each lasts."""
        lines = range(self.rowCount())
        cells = [[self.item(line, place) for place in (0, 3)] for line in lines]
        return [" ".join(cell.text() for cell in row if cell is not None) for row in cells]
