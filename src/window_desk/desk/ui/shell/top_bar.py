"""The bar on top: title of the screen, the find-anything field, where and who one is, lock."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from window_desk.desk.ui import theme
from window_desk.desk.ui.icons import icon
from window_desk.desk.ui.parts.elided_label import ElidedLabel
from window_desk.desk.ui.parts.icon_label import IconLabel
from window_desk.desk.ui.shell.key_cap import KeyCap

_FIND_WIDTH = 320


@dataclass(frozen=True, slots=True)
class Identity:
    """Where this desk stands and who sits at it, in words for the screen."""

    site: str = ""
    window: str = ""
    clerk: str = ""
    duty: str = ""
    shift: str = ""


class _Told(QWidget):
    """An icon and words; hides itself where there is nothing to tell."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = ElidedLabel("", self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(IconLabel(name, "muted", 18, self))
        row.addWidget(self._words)

    def tell(self, *parts: str) -> None:
        told = " · ".join(part for part in parts if part)
        self._words.setText(told)
        self._words.setToolTip(told)
        self.setVisible(bool(told))


class TopBar(QWidget):
    """Title, find field, identity, help and lock."""

    find_requested = Signal()
    help_requested = Signal()
    lock_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("top_bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(theme.current().px("top_bar"))
        self._title = QLabel(self)
        self._title.setProperty("role", "title")
        self._as_of, self._arriving = QLabel(self), QLabel(self)
        for told in (self._as_of, self._arriving):
            told.setProperty("role", "muted")
            told.hide()
        self._find = QPushButton(self)
        self._find.setObjectName("find_anything")
        self._find.setIcon(icon("search", "muted"))
        self._find_words = ElidedLabel("", self._find)
        self._find_words.setProperty("role", "muted")
        self._find_words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._find.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._find.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._find.setMaximumWidth(_FIND_WIDTH)
        self._find.clicked.connect(self.find_requested)
        cap = KeyCap("Ctrl+K", self._find)
        cap.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        inner = QHBoxLayout(self._find)
        inner.setContentsMargins(34, 0, 8, 0)
        inner.addWidget(self._find_words, 1)
        inner.addWidget(cap)
        self._place = _Told("site", self)
        self._clerk = _Told("clerk", self)
        self._shift = _Told("shift", self)
        self._help = QPushButton(icon("help", "muted"), "", self)
        self._lock = QPushButton(icon("lock", "muted"), "", self)
        for button, signal in (
            (self._help, self.help_requested),
            (self._lock, self.lock_requested),
        ):
            button.setProperty("role", "quiet")
            button.setIconSize(QSize(20, 20))
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(signal)
        self._lay_out()
        self.set_identity(Identity())
        self._retranslate()

    def set_title(self, title: str) -> None:
        """Show the title of the screen in front."""
        self._title.setText(title)

    def set_as_of(self, words: str) -> None:
        """Show as of when the page in front holds; no words show nothing."""
        self._as_of.setText(words)
        self._as_of.setToolTip(
            self.tr("最后一次与县级联系的时间；其后只有本机的办理") if words else ""
        )
        self._as_of.setVisible(bool(words))

    def as_of(self) -> str:
        """Return what stands there."""
        return self._as_of.text()

    def set_arriving(self, words: str) -> None:
        """Show which cases are not in lists yet; no words show nothing."""
        self._arriving.setText(words)
        self._arriving.setToolTip(
            self.tr("办件都已存入本机，列表和查找稍后就全；现在就可以收件") if words else ""
        )
        self._arriving.setVisible(bool(words))

    def arriving(self) -> str:
        """Return what stands there."""
        return self._arriving.text()

    def set_identity(self, identity: Identity) -> None:
        """Show where this desk is and who sits at it."""
        self._place.tell(identity.site, identity.window)
        self._clerk.tell(identity.clerk, identity.duty)
        self._shift.tell(identity.shift)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 8, 0)
        row.setSpacing(16)
        row.addWidget(self._title)
        row.addWidget(self._as_of)
        row.addWidget(self._arriving)
        row.addStretch(1)
        row.addWidget(self._find, 2)
        row.addStretch(1)
        row.addWidget(self._place)
        row.addWidget(self._clerk)
        row.addWidget(self._shift)
        tools = QHBoxLayout()
        tools.setSpacing(0)
        tools.addWidget(self._help)
        tools.addWidget(self._lock)
        row.addLayout(tools)

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._find_words.setText(self.tr("查找事项、办件、功能"))
        self._find.setAccessibleName(self._find_words.text())
        self._help.setToolTip(self.tr("本页说明与依据  F1"))
        self._help.setAccessibleName(self.tr("本页说明"))
        self._lock.setToolTip(self.tr("锁定  Ctrl+L"))
        self._lock.setAccessibleName(self.tr("锁定"))
