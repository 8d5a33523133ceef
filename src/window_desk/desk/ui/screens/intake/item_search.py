"""Find an item by words, pinyin initials or code; the clerk's own windows come first."""

from collections.abc import Iterable, Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication

from window_desk.casework.items import CaseType, ServiceItem
from window_desk.desk.ui.parts.finder_delegate import FinderRow

MOST_ROWS = 50


def find_items(
    items: Iterable[ServiceItem], query: str, windows: Sequence[str], today: date
) -> list[FinderRow]:
    """Rows for the finder, best first; withdrawn and incomplete items say so."""
    wanted = query.strip().lower()
    ranked = [
        (rank, item.window not in windows, item.name, item)
        for item in items
        if (rank := _rank(item, wanted)) is not None
    ]
    ranked.sort(key=lambda entry: entry[:3])
    return [_row(item, today) for _rank_, _other, _name, item in ranked[:MOST_ROWS]]


def _rank(item: ServiceItem, wanted: str) -> int | None:
    if not wanted:
        return 3
    initials = item.pinyin_initials.lower()
    if wanted in {initials, item.name}:
        return 0
    if initials.startswith(wanted) or item.name.startswith(wanted):
        return 1
    if wanted in initials or wanted in item.name or wanted in item.basic_code.lower():
        return 2
    return None


def _row(item: ServiceItem, today: date) -> FinderRow:
    translate = QCoreApplication.translate
    if not item.is_complete:
        mark = translate("ItemMark", "不完整")
    elif not item.in_force_on(today):
        mark = translate("ItemMark", "已停办")
    elif item.case_type is CaseType.ON_THE_SPOT:
        mark = translate("ItemMark", "即办")
    else:
        mark = translate("ItemMark", "承诺")
    return FinderRow(
        key=item.implementation_code, title=item.name, detail=item.department, mark=mark
    )
