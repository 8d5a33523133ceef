"""The action bar: what is possible now with its key; what is not says why. Screen's thread."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QMargins, QObject, QSize, Qt
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from window_desk.desk.ui import theme
from window_desk.desk.ui.parts.elided_label import ElidedLabel
from window_desk.desk.ui.shell.action import Action
from window_desk.desk.ui.shell.key_cap import KeyCap, key_words

RESERVED_KEYS = frozenset(
    {"F1", "Ctrl+K", "Ctrl+L", "Alt+Z"} | {f"Alt+{number}" for number in range(10)},
)
"""Keys of the frame; a screen that asks for one of them is told so at once."""

_SIDE = 16
_GAP = 6
_BETWEEN = 8


class _ActionButton(QPushButton):
    """A button with a key cap before its label."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._cap = KeyCap("", self)
        self._label = ElidedLabel("", self)
        self._label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 10, 0)
        row.setSpacing(_GAP)
        row.addWidget(self._cap)
        row.addWidget(self._label)

    def show_action(self, action: Action) -> None:
        self._cap.set_key(action.shortcut)
        self._cap.setVisible(bool(action.shortcut))
        self._label.setText(action.label)
        self.setAccessibleName(action.label)
        self.setToolTip(action.label if action.enabled else action.why_not)
        theme.mark(self, "role", "normal" if action.tone == "normal" else action.tone)
        theme.mark(self, "blocked", not action.enabled)
        for part in (self._label, self._cap):
            theme.mark(part, "on", "blocked" if not action.enabled else action.tone)

    def show_label(self, *, shown: bool) -> None:
        """Show what the key does, or the key alone."""
        self._label.setVisible(shown or not self._cap.text())
        row = self.layout()
        if row is not None:
            row.invalidate()
            self.setMinimumWidth(row.minimumSize().width())
            self.updateGeometry()

    def whole_width(self) -> int:
        row = self.layout()
        around = row.contentsMargins() if row is not None else QMargins()
        cap = self._cap.sizeHint().width() + _GAP if self._cap.text() else 0
        return around.left() + cap + self._label.sizeHint().width() + around.right()

    def shown_width(self) -> int:
        return self.whole_width() if self.label_shown() else self.minimumWidth()

    def label_shown(self) -> bool:
        return not self._label.isHidden()

    def sizeHint(self) -> QSize:
        row = self.layout()
        return row.sizeHint() if row is not None else super().sizeHint()


class ActionBar(QWidget):
    """Buttons of the screen in front, and one line that tells why something can't be done.

    An action that can't be done keeps its key: pressing it tells the reason instead of nothing.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("action_bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._actions: list[Action] = []
        self._refused = ""
        self._buttons: list[_ActionButton] = []
        self._shortcuts: list[QShortcut] = []
        self._rows = (QHBoxLayout(), QHBoxLayout())
        for row in self._rows:
            row.setSpacing(_BETWEEN)
            row.addStretch(1)
        self._reason = ElidedLabel("", self)
        self._reason.setProperty("role", "muted")
        self._reason.setMinimumHeight(20)
        column = QVBoxLayout(self)
        column.setContentsMargins(_SIDE, 8, _SIDE, 4)
        column.setSpacing(2)
        for row in self._rows:
            column.addLayout(row)
        column.addWidget(self._reason)

    def set_actions(self, actions: Sequence[Action]) -> None:
        """Show these actions and bind their keys.

        Raises ``ValueError`` where two actions want one key or one wants a key of the frame: with
        Qt an ambiguous key does nothing at all, which a clerk would find out first.
        """
        keys = [QKeySequence(action.shortcut).toString() for action in actions if action.shortcut]
        doubled = {key for key in keys if keys.count(key) > 1} | (set(keys) & RESERVED_KEYS)
        if doubled:
            raise ValueError(f"action keys used twice or reserved: {sorted(doubled)}")
        self._actions = list(actions)
        self._fit_buttons(len(actions))
        for button, action in zip(self._buttons, actions, strict=True):
            button.show_action(action)
        self._fit_labels()
        self._bind_keys()
        self._tell_refused_or_default()

    def actions_now(self) -> list[Action]:
        """Return the actions that are shown."""
        return list(self._actions)

    def trigger(self, key_id: str) -> bool:
        """Do the action of that name; where it can't be done, tell why and return ``False``."""
        for action in self._actions:
            if action.key_id == key_id:
                return self._do(action)
        return False

    def reason(self) -> str:
        """Return the line that stands below the buttons."""
        return self._reason.text()

    def _fit_buttons(self, wanted: int) -> None:
        while len(self._buttons) < wanted:
            button = _ActionButton(self)
            button.clicked.connect(self._on_button_clicked)
            button.installEventFilter(self)
            self._rows[0].insertWidget(self._rows[0].count() - 1, button)
            self._buttons.append(button)
        while len(self._buttons) > wanted:
            button = self._buttons.pop()
            for row in self._rows:
                row.removeWidget(button)
            button.hide()
            button.deleteLater()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many labels as there is room for."""
        super().resizeEvent(event)
        self._fit_labels()

    def named(self) -> list[str]:
        """Return the actions whose label shows."""
        pairs = zip(self._buttons, self._actions, strict=True)
        return [action.key_id for button, action in pairs if button.label_shown()]

    def _fit_labels(self) -> None:
        """Where there is little room, a blocked action shows its key alone: its press tells all.

        What is possible keeps its words: where there is no room even so, the last go into a second
        row.
        """
        room = self.width() - 2 * _SIDE
        tight = _width_of([button.whole_width() for button in self._buttons]) > room
        for button, action in zip(self._buttons, self._actions, strict=True):
            button.show_label(shown=action.enabled or not tight)
        widths = [button.shown_width() for button in self._buttons]
        first = len(widths)
        while first > 1 and _width_of(widths[:first]) > room:
            first -= 1
        if first * 2 < len(widths):
            first = len(widths)  # two rows would not hold them either: words are cut short
        for number, button in enumerate(self._buttons):
            row = self._rows[number >= first]
            if row.indexOf(button) < 0:
                self._rows[number < first].removeWidget(button)
                row.insertWidget(row.count() - 1, button)
        self._order_rows(first)
        self._lay_out()

    def _lay_out(self) -> None:
        """At once: until the event loop came round, new words would stand in the old widths."""
        for laid in (self, *self._buttons):
            layout = laid.layout()
            if layout is not None:
                layout.activate()

    def _order_rows(self, first: int) -> None:
        """Buttons stand in the order of their actions, also after some came back from below."""
        for row, buttons in zip(
            self._rows, (self._buttons[:first], self._buttons[first:]), strict=True
        ):
            for place, button in enumerate(buttons):
                if row.indexOf(button) != place:
                    row.removeWidget(button)
                    row.insertWidget(place, button)

    def _bind_keys(self) -> None:
        wanted = [QKeySequence(action.shortcut) for action in self._actions]
        if [shortcut.key() for shortcut in self._shortcuts] == wanted:
            return
        for shortcut in self._shortcuts:
            shortcut.setEnabled(False)
            shortcut.deleteLater()
        self._shortcuts = []
        for key in wanted:
            shortcut = QShortcut(key, self)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(self._on_shortcut_activated)
            self._shortcuts.append(shortcut)

    def _on_shortcut_activated(self) -> None:
        sender = self.sender()
        for shortcut, action in zip(self._shortcuts, self._actions, strict=True):
            if shortcut is sender:
                self._do(action)
                return

    def _on_button_clicked(self) -> None:
        sender = self.sender()
        for button, action in zip(self._buttons, self._actions, strict=True):
            if button is sender:
                self._do(action)
                return

    def _do(self, action: Action) -> bool:
        self._refused = "" if action.enabled else action.key_id
        if action.enabled:
            action.run()
            return True
        self._tell(action, pressed=True)
        return False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell the reason of a button while the pointer or the focus rests on it."""
        if isinstance(event, QEnterEvent) or (isinstance(event, QFocusEvent) and event.gotFocus()):
            for button, action in zip(self._buttons, self._actions, strict=False):
                if button is watched and not action.enabled:
                    self._tell(action, pressed=False)
        elif event.type() in {QEvent.Type.Leave, QEvent.Type.FocusOut}:
            self._tell_default()
        return super().eventFilter(watched, event)

    def _tell(self, action: Action, *, pressed: bool) -> None:
        theme.mark(self._reason, "tone", "trouble" if pressed else "notice")
        self._reason.setText(self._sentence(action))

    def _tell_refused_or_default(self) -> None:
        """What a pressed key was told stays while it is still so; a refresh does not wipe it."""
        for action in self._actions:
            if action.key_id == self._refused and not action.enabled:
                self._tell(action, pressed=True)
                return
        self._refused = ""
        self._tell_default()

    def _tell_default(self) -> None:
        theme.mark(self._reason, "tone", "")
        blocked = [a for a in self._actions if not a.enabled and a.why_not]
        first = next((a for a in blocked if a.tone == "primary"), blocked[0] if blocked else None)
        self._reason.setText(self._sentence(first) if first else "")

    def _sentence(self, action: Action) -> str:
        key = f"{key_words(action.shortcut)} " if action.shortcut else ""
        return self.tr("{key}{label}：{reason}").format(
            key=key,
            label=action.label,
            reason=action.why_not,
        )


def _width_of(widths: Sequence[int]) -> int:
    return sum(widths) + _BETWEEN * max(0, len(widths) - 1)
