"""The banner: trouble with devices or the line, said once, above the work and never over it."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from window_desk.desk.ui import theme
from window_desk.desk.ui.icons import icon
from window_desk.desk.ui.parts.tone import Tone
from window_desk.desk.ui.parts.tone_mark import ToneMark
from window_desk.desk.ui.sentences import in_words

_WEIGHT = {Tone.TROUBLE: 0, Tone.NOTICE: 1, Tone.OFF: 2}


@dataclass(frozen=True, slots=True)
class Banner:
    """One trouble in one sentence; ``run`` is the next step, named by ``action_label``."""

    key: str
    tone: Tone
    text: str
    action_label: str = ""
    run: Callable[[], None] | None = None


class BannerArea(QFrame):
    """Shows the gravest banner and how many more there are."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self._banners: dict[str, Banner] = {}
        self._shape = ToneMark(Tone.NOTICE, 12, self)
        self._text = QLabel(self)
        self._text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._more = QLabel(self)
        self._action = QPushButton(self)
        self._action.setProperty("role", "quiet")
        self._action.clicked.connect(self._on_action_clicked)
        self._close = QPushButton(icon("cross", "muted"), "", self)
        self._close.setProperty("role", "quiet")
        self._close.clicked.connect(self._on_close_clicked)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 2, 8, 2)
        row.setSpacing(10)
        row.addWidget(self._shape)
        row.addWidget(self._text, 1)
        row.addWidget(self._more)
        row.addWidget(self._action)
        row.addWidget(self._close)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.hide()

    def show_banner(self, banner: Banner) -> None:
        """Say a trouble; the same key again replaces what it said."""
        self._banners[banner.key] = banner
        self._refresh()

    def clear_banner(self, key: str) -> None:
        """Take a trouble away once it is over; an unknown key is no error."""
        if self._banners.pop(key, None) is not None:
            self._refresh()

    def shown(self) -> Banner | None:
        """Return the banner in front."""
        ranked = sorted(self._banners.values(), key=lambda b: _WEIGHT.get(b.tone, 3))
        return ranked[0] if ranked else None

    def _refresh(self) -> None:
        banner = self.shown()
        self.setVisible(banner is not None)
        if banner is None:
            return
        theme.mark(self, "tone", banner.tone.value)
        self._shape.set_tone(banner.tone)
        told = in_words(banner.text)
        self._text.setText(told)
        self._text.setToolTip(told)
        self.setAccessibleName(told)
        self._action.setText(banner.action_label)
        self._action.setVisible(bool(banner.action_label))
        rest = len(self._banners) - 1
        self._more.setText(self.tr("另有 {count} 条").format(count=rest) if rest else "")
        self._close.setToolTip(self.tr("收起"))
        self._close.setAccessibleName(self.tr("收起"))

    def _on_action_clicked(self) -> None:
        banner = self.shown()
        if banner is not None and banner.run is not None:
            banner.run()

    def _on_close_clicked(self) -> None:
        banner = self.shown()
        if banner is not None:
            self.clear_banner(banner.key)
