"""Cases in a list as values, and the model that shows them; fast for a hundred thousand rows.

Nothing is copied per row: groups keep the sequences they were given, and a row is found by bisection
over the groups' first rows.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from window_desk.desk.ui.parts.time_left import TimeLeft, words

CELL_ROLE = Qt.ItemDataRole.UserRole + 1
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class CaseColumn:
    """A column; ``width`` in pixels. Text takes what its words need, up to twice that.

    0 shares what is left over; a pill's is as wide as it needs.
    """

    key: str
    title: str
    width: int = 0
    kind: Literal["text", "muted", "number", "pill"] = "text"


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One case in words for the screen; ``cells`` by the keys of the columns."""

    key: str
    cells: Mapping[str, str] = field(default_factory=dict)
    time_left: TimeLeft | None = None


@dataclass(frozen=True, slots=True)
class CaseGroup:
    """Rows under one heading; an empty title shows no heading."""

    title: str
    rows: Sequence[CaseRow]


class CaseRowsModel(QAbstractTableModel):
    """Groups of rows, a heading line before each titled group."""

    def __init__(self, columns: Sequence[CaseColumn], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._groups: tuple[CaseGroup, ...] = ()
        self._starts: list[int] = []
        self._count = 0

    def set_groups(self, groups: Sequence[CaseGroup]) -> None:
        """Show these groups; empty ones are left out."""
        self.beginResetModel()
        self._groups = tuple(group for group in groups if group.rows)
        self._starts = []
        self._count = 0
        for group in self._groups:
            self._starts.append(self._count)
            self._count += len(group.rows) + bool(group.title)
        self.endResetModel()

    def shows(self, groups: Sequence[CaseGroup]) -> bool:
        """Tell whether these very groups are shown."""
        return self._groups == tuple(group for group in groups if group.rows)

    def headings(self) -> list[int]:
        """Return the lines that are headings."""
        return [
            start for start, group in zip(self._starts, self._groups, strict=True) if group.title
        ]

    def at(self, line: int) -> CaseRow | CaseGroup:
        """Return the row, or the group whose heading it is, at a line."""
        number = bisect_right(self._starts, line) - 1
        group = self._groups[number]
        offset = line - self._starts[number] - bool(group.title)
        return group if offset < 0 else group.rows[offset]

    def line_of(self, key: str) -> int | None:
        """Return the line of the case ``key``."""
        for start, group in zip(self._starts, self._groups, strict=True):
            for offset, row in enumerate(group.rows):
                if row.key == key:
                    return start + offset + bool(group.title)
        return None

    def case_count(self) -> int:
        """Return how many cases there are, headings aside."""
        return sum(len(group.rows) for group in self._groups)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return the number of lines, headings included."""
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self.columns)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Return that cases can be chosen and headings can't."""
        if isinstance(self.at(index.row()), CaseGroup):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a cell, or the whole row for the delegate."""
        if role not in {CELL_ROLE, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return None
        here = self.at(index.row())
        if role == CELL_ROLE:
            return here
        if isinstance(here, CaseGroup):
            return f"{here.title} {len(here.rows)}" if index.column() == 0 else None
        column = self.columns[index.column()]
        if column.kind == "pill":
            return words(here.time_left) if here.time_left is not None else ""
        return here.cells.get(column.key, "")

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Return a column's title."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = (
                Qt.AlignmentFlag.AlignRight
                if column.kind == "number"
                else Qt.AlignmentFlag.AlignLeft
            )
            return side | Qt.AlignmentFlag.AlignVCenter
        return None
