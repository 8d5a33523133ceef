"""Search as you type: a line and a list driven from it by ↑ ↓ Enter. Screen's thread.

Answers come from a provider: at once, or over ``Commands`` from another thread, where an answer
that a newer question has overtaken is dropped.
"""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QListView, QVBoxLayout, QWidget

from window_desk.desk.ui.bridge import Commands
from window_desk.desk.ui.icons import icon
from window_desk.desk.ui.parts.finder_delegate import ROW_ROLE, FinderDelegate, FinderRow

DEBOUNCE_MS = 80

_Index = QModelIndex | QPersistentModelIndex


class _RowsModel(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: Sequence[FinderRow] = ()

    def set_rows(self, rows: Sequence[FinderRow]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return f"{row.title} {row.detail}".strip()
        return None


class Finder(QWidget):
    """A search line above its answers; ``chosen`` on Enter or click, ``highlighted`` on moving."""

    chosen = Signal(object)
    highlighted = Signal(object)

    def __init__(
        self,
        provider: Callable[[str], Sequence[FinderRow]],
        placeholder: str = "",
        commands: Commands | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._provider = provider
        self._commands = commands
        self._question = 0
        self.line = QLineEdit(self)
        self.line.setPlaceholderText(placeholder)
        self.line.setAccessibleName(placeholder)
        self.line.addAction(icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self.line.installEventFilter(self)
        self.setFocusProxy(self.line)
        self._model = _RowsModel(self)
        self._list = QListView(self)
        self._list.setModel(self._model)
        self._list.setItemDelegate(FinderDelegate(self._list))
        self._list.setUniformItemSizes(True)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._list.setMouseTracking(True)
        self._list.clicked.connect(self._on_list_clicked)
        self._list.selectionModel().currentChanged.connect(self._on_current_changed)
        self._nothing = QLabel(self)
        self._nothing.setProperty("role", "muted")
        self._nothing.setContentsMargins(8, 8, 8, 8)
        self._nothing.setWordWrap(True)
        self._nothing.hide()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DEBOUNCE_MS)
        self._timer.timeout.connect(self.refresh)
        self.line.textChanged.connect(self._on_line_changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.line)
        column.addWidget(self._nothing)
        column.addWidget(self._list, 1)

    def focus_search(self) -> None:
        """Put the cursor into the search line with its text selected."""
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()

    def query(self) -> str:
        """Return what is being looked for."""
        return self.line.text().strip()

    def set_query(self, text: str) -> None:
        """Look for something else, at once."""
        self.line.setText(text)
        self.refresh()

    def rows(self) -> Sequence[FinderRow]:
        """Return the answers that are shown."""
        return self._model.rows

    def current_row(self) -> FinderRow | None:
        """Return the answer that Enter would choose."""
        index = self._list.currentIndex()
        return self._model.rows[index.row()] if index.isValid() else None

    def refresh(self) -> None:
        """Ask the provider again."""
        self._timer.stop()
        self._question += 1
        query = self.query()
        if self._commands is None:
            self._show(self._question, self._provider(query))
        else:
            answer = partial(self._show, self._question)
            self._commands.run(partial(self._provider, query), answer)

    def choose_current(self) -> None:
        """Choose the answer in front, asking first for what was typed since."""
        if self._timer.isActive() and self._commands is None:
            self.refresh()
        row = self.current_row()
        if row is not None:
            self.chosen.emit(row)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the keys of the list work from the line."""
        if watched is self.line and isinstance(event, QKeyEvent):
            pressed = event.type() == QEvent.Type.KeyPress
            if pressed and self._on_key(event.key()):
                return True
        return super().eventFilter(watched, event)

    def _on_key(self, key: int) -> bool:
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: 8,
            Qt.Key.Key_PageUp: -8,
        }
        step = steps.get(Qt.Key(key))
        if step is not None:
            self._move(step)
            return True
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.choose_current()
            return True
        return False

    def _move(self, step: int) -> None:
        if not self._model.rows:
            return
        row = max(0, min(len(self._model.rows) - 1, self._list.currentIndex().row() + step))
        self._list.setCurrentIndex(self._model.index(row))

    def _show(self, question: int, rows: Sequence[FinderRow]) -> None:
        if question != self._question:
            return
        self._model.set_rows(tuple(rows))
        self._list.setVisible(bool(rows))
        self._nothing.setVisible(not rows)
        if rows:
            self._list.setCurrentIndex(self._model.index(0))
        else:
            self._nothing.setText(self._nothing_sentence())
            self.highlighted.emit(None)

    def _nothing_sentence(self) -> str:
        if not self.query():
            return self.tr("输入名称、拼音首字母或编号开始查找")
        return self.tr("没有找到“{query}”，换个字或拼音首字母再试").format(query=self.query())

    def _on_line_changed(self, _text: str) -> None:
        self._timer.start()

    def _on_list_clicked(self, index: QModelIndex) -> None:
        self.chosen.emit(self._model.rows[index.row()])

    def _on_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid():
            self.highlighted.emit(self._model.rows[current.row()])
