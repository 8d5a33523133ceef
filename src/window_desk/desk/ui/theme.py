"""The look of the desk: tokens read from ``resources/themes``, made into a palette and one QSS.

Runs on the screen's thread. Widgets that paint themselves ask ``current()`` while painting, so a
change of theme needs nothing more than the repaint that Qt does by itself.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from window_desk.desk.ui.style_sheet import style_sheet
from window_desk.resources import resource_path

THEMES = ("light", "dark")

TEXT_PAIRS: tuple[tuple[str, str], ...] = (
    ("text", "window"),
    ("text", "surface"),
    ("text", "sunken"),
    ("muted", "window"),
    ("muted", "surface"),
    ("muted", "sunken"),
    ("disabled", "surface"),
    ("disabled", "window"),
    ("accent", "surface"),
    ("accent", "window"),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("on_accent_soft", "accent_soft"),
    ("on_selection", "selection"),
    ("on_rail", "rail"),
    ("on_rail_active", "rail_active"),
    ("on_time", "surface"),
    ("on_time", "window"),
    ("on_time", "on_time_soft"),
    ("soon", "surface"),
    ("soon", "window"),
    ("soon", "soon_soft"),
    ("due", "surface"),
    ("due", "window"),
    ("due", "due_soft"),
    ("overdue", "overdue_soft"),
    ("suspended", "surface"),
    ("suspended", "window"),
    ("suspended", "suspended_soft"),
    ("provisional", "surface"),
    ("provisional", "provisional_soft"),
    ("finished", "surface"),
    ("finished", "window"),
    ("finished", "finished_soft"),
    ("finished_late", "surface"),
    ("finished_late", "window"),
    ("finished_late", "finished_late_soft"),
    ("provisional", "window"),
)
"""Every (foreground, background) pair that carries text; each holds at least 4.5 : 1."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """Colours by name (``#RRGGBB``) and lengths in device-independent pixels."""

    name: str
    colors: Mapping[str, str]
    metrics: Mapping[str, int]

    def color(self, name: str) -> QColor:
        """Return the colour of that name; a name not in the file is a ``KeyError``."""
        return QColor(self.colors[name])

    def px(self, name: str) -> int:
        """Return the length of that name in device-independent pixels."""
        return self.metrics[name]


def load(name: str) -> Tokens:
    """Read the tokens of ``light`` or ``dark`` from ``resources/themes``."""
    raw = json.loads(resource_path(f"themes/{name}.json").read_text(encoding="utf-8"))
    return Tokens(raw["name"], MappingProxyType(raw["colors"]), MappingProxyType(raw["metrics"]))


class _Applied:
    """Which tokens the screen wears now."""

    tokens: Tokens | None = None


def current() -> Tokens:
    """Return the tokens the screen wears; light ones where none were applied yet."""
    if _Applied.tokens is None:
        _Applied.tokens = load("light")
    return _Applied.tokens


def apply(app: QApplication, name: str, text_scale: float = 1.0) -> Tokens:
    """Dress ``app`` in a theme: Fusion style, palette, and the one style sheet.

    ``text_scale`` multiplies text sizes only (1.0 is 14 px); lengths stay on the grid.
    """
    tokens = load(name)
    _Applied.tokens = tokens
    if app.style().objectName().lower() != "fusion":
        app.setStyle("Fusion")
    app.setPalette(palette(tokens))
    chevron = resource_path(f"themes/chevron-{name}.svg").as_posix()
    app.setStyleSheet(style_sheet(tokens.colors, tokens.metrics, text_scale, chevron))
    return tokens


def palette(tokens: Tokens) -> QPalette:
    """Return the Qt palette made of the tokens."""
    role = QPalette.ColorRole
    made = QPalette()
    for target, name in (
        (role.Window, "window"),
        (role.WindowText, "text"),
        (role.Base, "surface"),
        (role.AlternateBase, "sunken"),
        (role.Text, "text"),
        (role.PlaceholderText, "muted"),
        (role.Button, "surface"),
        (role.ButtonText, "text"),
        (role.BrightText, "due"),
        (role.Highlight, "selection"),
        (role.HighlightedText, "on_selection"),
        (role.Accent, "accent"),
        (role.Link, "accent"),
        (role.LinkVisited, "accent"),
        (role.ToolTipBase, "text"),
        (role.ToolTipText, "surface"),
        (role.Mid, "border"),
        (role.Midlight, "sunken"),
        (role.Light, "surface"),
        (role.Dark, "border_strong"),
        (role.Shadow, "shade"),
    ):
        made.setColor(target, tokens.color(name))
    for target in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, target, tokens.color("disabled"))
    return made


def mark(widget: QWidget, name: str, value: object) -> None:
    """Set the dynamic property that the style sheet looks at, and restyle the widget."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()
