"""The one QSS of the desk, made of tokens. Pure text, no Qt."""

from collections.abc import Mapping
from string import Template

_SHEET = Template("""
* { outline: none; }
QWidget { color: $text; font-size: ${base}px; }
QWidget:disabled { color: $disabled; }
QToolTip { background: $text; color: $surface; border: 1px solid $text; padding: 4px 8px; }

QLabel { background: transparent; }
QLabel[role="title"] { font-size: ${title}px; font-weight: bold; }
QLabel[role="heading"] { font-weight: bold; }
QLabel[role="muted"] { color: $muted; }
QLabel[role="caption"] { color: $muted; font-size: ${caption}px; }
QLabel[role="error"] { color: $due; }
QLabel[tone="good"] { color: $on_time; }
QLabel[tone="notice"] { color: $soon; }
QLabel[tone="trouble"] { color: $due; }
QLabel[role="hint"] { color: $muted; font-size: ${caption}px; }
QLabel[role="hint"][tone="trouble"] { color: $due; font-size: ${base}px; }
QLabel[role="hint"][tone="notice"] { color: $soon; font-size: ${base}px; }
QLabel[tone="off"] { color: $suspended; }
QLabel[tone="accent"] { color: $accent; }

QFrame[role="panel"] { background: $surface; border: 1px solid $border; border-radius: ${radius}px; }
QFrame[role="card"] { background: $surface; border: 1px solid $border; border-radius: ${radius}px; }
QFrame[role="card"][current="true"] { border: 1px solid $accent; background: $accent_soft; }
QFrame[role="sunken"] { background: $sunken; border: none; border-radius: ${radius}px; }
QFrame[role="line"] { background: $border; border: none; max-height: 1px; min-height: 1px; }

QPushButton, QToolButton[role="button"] {
  background: $surface; color: $text; border: 1px solid $border_strong; border-radius: ${radius}px;
  padding: 0 12px; min-height: ${inner}px; max-height: ${inner}px;
}
QPushButton:hover { background: $accent_soft; color: $on_accent_soft; border-color: $accent; }
QPushButton:pressed { background: $selection; color: $on_selection; }
QPushButton:focus { border: 2px solid $focus; padding: 0 11px; min-height: ${focused}px;
  max-height: ${focused}px; }
QPushButton:disabled { background: $window; color: $disabled; border: 1px solid $border; }
QPushButton[role="primary"] { background: $accent; color: $on_accent; border-color: $accent;
  font-weight: bold; }
QPushButton[role="primary"]:hover { background: $accent_hover; color: $on_accent; }
QPushButton[role="primary"]:focus { border: 2px solid $text; }
QPushButton[role="primary"]:disabled { background: $window; color: $disabled; border-color: $border; }
QPushButton[role="danger"] { color: $due; border-color: $due; font-weight: bold; }
QPushButton[role="danger"]:hover { background: $due_soft; color: $due; }
QPushButton[role="danger"]:disabled { color: $disabled; border-color: $border; }
QPushButton[role="quiet"] { background: transparent; border-color: transparent; color: $accent;
  padding: 0 8px; }
QPushButton[role="quiet"]:hover { background: $accent_soft; color: $on_accent_soft; }
QPushButton[role="quiet"]:focus { border: 2px solid $focus; padding: 0 7px; }
QPushButton[role="quiet"]:disabled { color: $disabled; background: transparent; }

QLineEdit, QPlainTextEdit, QTextEdit, QDateEdit, QSpinBox, QComboBox {
  background: $surface; color: $text; border: 1px solid $border_strong; border-radius: ${radius}px;
  padding: 0 8px; selection-background-color: $selection; selection-color: $on_selection;
}
QLineEdit, QDateEdit, QSpinBox, QComboBox { min-height: ${inner}px; max-height: ${inner}px; }
QPlainTextEdit, QTextEdit { padding: 4px 6px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QDateEdit:focus, QSpinBox:focus,
  QComboBox:focus {
  border: 2px solid $focus; padding: 0 7px; }
QLineEdit:focus, QDateEdit:focus, QSpinBox:focus, QComboBox:focus {
  min-height: ${focused}px; max-height: ${focused}px; }
QPlainTextEdit:focus, QTextEdit:focus { padding: 3px 5px; }
QLineEdit:read-only { background: $sunken; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled { background: $window;
  color: $disabled; border-color: $border; }
QLineEdit[faulty="true"] { border-color: $due; background: $due_soft; }
QLineEdit[faulty="true"]:focus { border-color: $due; }
QLineEdit[differs="true"] { border-color: $soon; }
QComboBox::drop-down { border: none; width: 24px; }
QComboBox::down-arrow { image: url("$chevron"); width: 16px; height: 16px; }
QComboBox QAbstractItemView { background: $surface; color: $text; border: 1px solid $border_strong;
  selection-background-color: $selection; selection-color: $on_selection; padding: 4px; }
QComboBox QAbstractItemView::item { min-height: ${control}px; }

QCheckBox, QRadioButton { spacing: 8px; min-height: ${control}px; background: transparent; }
QCheckBox:focus, QRadioButton:focus { color: $accent; }

QTableView, QListView, QTreeView {
  background: $surface; color: $text; border: 1px solid $border; border-radius: ${radius}px;
  gridline-color: $border;
  selection-background-color: $selection; selection-color: $on_selection; }
QTableWidget::item { padding: 0 5px; }
QTableView:focus, QListView:focus, QTreeView:focus { border: 1px solid $focus; }
QHeaderView { background: $surface; border: none; }
QHeaderView::section { background: $surface; color: $muted; border: none;
  border-bottom: 1px solid $border;
  padding: 0 8px; min-height: ${control}px; }
QTabWidget::pane { border: none; border-top: 1px solid $border; }
QTabBar { background: transparent; }
QTabBar::tab { background: transparent; color: $muted; padding: 0 12px; min-height: ${inner}px;
  border: none;
  border-bottom: 2px solid transparent; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $accent; border-bottom: 2px solid $accent; font-weight: bold; }
QTabBar::tab:focus { color: $text; }

QScrollArea { background: transparent; border: none; }
QScrollArea[role="preview"] { background: $sunken; border: 1px solid $border;
  border-radius: ${radius}px; }
QScrollArea > QWidget > QWidget { background: transparent; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $border_strong; border-radius: 4px; margin: 2px; min-height: 32px;
  min-width: 32px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: transparent; }
QProgressBar { background: $sunken; border: none; border-radius: 3px; max-height: 6px; min-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QMenu { background: $surface; border: 1px solid $border_strong; padding: 4px; }
QMenu::item { padding: 4px 16px; min-height: 24px; border-radius: 4px; }
#main_window { background: $window; }
#gate { background: $surface; }
QLabel[role="brand"] { font-size: ${title}px; font-weight: bold; color: $on_rail_active; }
QLabel[role="on_brand"] { color: $on_rail; }
#rail { background: $rail; }
#top_bar { background: $surface; border-bottom: 1px solid $border; }
#status_bar { background: $surface; border-top: 1px solid $border; }
#action_bar { background: $surface; border-top: 1px solid $border; }
#help_panel { background: $surface; border-left: 1px solid $border; }
QTextBrowser { border: none; background: transparent; padding: 0; }
#find_anything { background: $window; color: $muted; border: 1px solid $border;
  text-align: left; min-width: 130px; }
#find_anything:hover { border-color: $accent; }
#banner { border: none; border-bottom: 1px solid $border; background: $sunken; }
#banner[tone="trouble"] { background: $due_soft; }
#banner[tone="notice"] { background: $soon_soft; }
#banner[tone="off"] { background: $suspended_soft; }
#banner QLabel { color: $text; }
#toast { background: $text; border: none; border-radius: ${radius}px; }
#toast QLabel { color: $surface; }
#toast QLabel[role="key"] { color: $surface; border-color: $surface; background: transparent; }
QPushButton[role="toast"] { background: transparent; border: 1px solid $surface; color: $surface; }
QPushButton[role="toast"]:hover { background: $muted; color: $surface; }
QFrame[role="material"] { background: transparent; border: none; border-bottom: 1px solid $border;
  border-left: 3px solid transparent; }
QFrame[role="material"][current="true"] { background: $accent_soft; border-left: 3px solid $accent; }
QFrame[role="material"][current="true"] QLabel[role="caption"] { color: $on_accent_soft; }
QFrame[role="panel"][focused="true"] { border: 1px solid $focus; }
QFrame[role="options"] { background: $surface; border: 1px solid $border; border-radius: ${radius}px; }
QFrame[role="options"][focused="true"] { border: 1px solid $focus; }
QFrame[role="option"] { background: transparent; border: 1px solid transparent; border-radius: 4px; }
QFrame[role="option"][current="true"] { background: $accent_soft; border: 1px solid $accent; }
QFrame[role="step"] { background: transparent; border: none; border-bottom: 1px solid $border;
  border-left: 3px solid transparent; }
QFrame[role="step"][current="true"] { background: $accent_soft; border-left: 3px solid $accent; }
QLabel[chosen="true"], QLabel[chosen="true"][role="muted"] { color: $on_accent_soft; }
#outcome, #confirm { background: $surface; border: 1px solid $border; border-radius: ${radius}px; }
#outcome[tone="good"] { background: $on_time_soft; border-color: $on_time; }
#outcome[tone="notice"], #confirm[tone="notice"] { background: $soon_soft; border-color: $soon; }
#outcome[tone="trouble"], #confirm[tone="trouble"] { background: $due_soft; border-color: $due; }
#outcome[tone="off"] { background: $suspended_soft; border-color: $suspended; }
#outcome[tone="accent"] { background: $accent_soft; border-color: $accent; }
#palette { background: $surface; border: 1px solid $border_strong; border-radius: ${radius}px; }
#palette QListView { border: none; }
QLabel[role="key"] { color: $muted; background: $sunken; border: 1px solid $border_strong;
  border-radius: 4px;
  padding: 0 5px; font-size: ${caption}px; min-height: ${cap}px; max-height: ${cap}px; }
QLabel[role="key"][on="primary"] { color: $on_accent; background: transparent;
  border-color: $on_accent; }
QLabel[role="key"][on="danger"] { color: $due; background: transparent; border-color: $due; }
QLabel[role="key"][on="blocked"] { color: $disabled; background: transparent; border-color: $border; }
QLabel[on="primary"] { color: $on_accent; font-weight: bold; }
QLabel[on="danger"] { color: $due; font-weight: bold; }
QLabel[on="blocked"] { color: $disabled; font-weight: normal; }
QPushButton[blocked="true"], QPushButton[blocked="true"]:hover {
  background: $window; border: 1px solid $border; color: $disabled; }
QPushButton[blocked="true"]:focus { border: 2px solid $border_strong; }
QPushButton[role="status"] { background: transparent; border: none; border-radius: 4px; padding: 0;
  min-height: 28px; max-height: 28px; }
QPushButton[role="status"]:hover { background: $accent_soft; }
QPushButton[role="status"]:focus { border: 2px solid $focus; min-height: 24px; max-height: 24px; }
QMenu::item:selected { background: $selection; color: $on_selection; }
""")


def style_sheet(
    colors: Mapping[str, str],
    metrics: Mapping[str, int],
    text_scale: float = 1.0,
    chevron: str = "",
) -> str:
    """Return the QSS for these tokens; ``chevron`` is the file of the combo box's arrow.

    Text sizes, and controls where text grows, are multiplied by ``text_scale``.
    """
    sizes = {name: round(metrics[name] * text_scale) for name in ("base", "title", "caption")}
    control = max(metrics["control"], round(metrics["control"] * text_scale))
    return _SHEET.substitute(
        colors,
        **sizes,
        radius=metrics["radius"],
        control=control,
        inner=control - 2,
        focused=control - 4,
        cap=sizes["caption"] + 6,
        chevron=chevron,
    )
