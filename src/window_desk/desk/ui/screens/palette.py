"""What Ctrl+K finds besides screens and actions: items and cases. Screen's thread."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from window_desk.desk.ui.desk_session import DeskSession
from window_desk.desk.ui.parts.command_palette import PaletteSource
from window_desk.desk.ui.parts.finder_delegate import FinderRow
from window_desk.desk.ui.screens.as_of import as_of_words
from window_desk.desk.ui.screens.case_words import (
    ARCHIVED,
    archived_row,
    masked_name,
    state_word,
)
from window_desk.desk.ui.screens.intake.item_search import find_items

MOST_CASES = 8
_LEAST_CHARACTERS = 2


def items_source(session: DeskSession) -> PaletteSource:
    """Items by pinyin initials or name; choosing one begins an intake with it."""

    def find(query: str) -> Sequence[FinderRow]:
        if not query:
            return ()
        today = session.today()
        return find_items(session.cache.items(today), query, session.clerk.windows, today)

    def run(row: FinderRow) -> None:
        session.go_to("intake", row.key)

    return PaletteSource(_items_word, find, run)


def cases_source(session: DeskSession) -> PaletteSource:
    """Cases by number, name or initials; choosing one opens it."""

    def find(query: str) -> Sequence[FinderRow]:
        if len(query) < _LEAST_CHARACTERS:
            return ()
        rows = session.cache.cases(text=query, limit=MOST_CASES)
        as_of = as_of_words(session)
        unsent = QCoreApplication.translate("CaseColumns", "未上传")
        found = [
            FinderRow(
                row.case,
                f"{masked_name(row.applicant)} · {row.item_name}",
                " · ".join(part for part in (row.number, unsent if row.unsent else as_of) if part),
                state_word(row.state),
            )
            for row in rows
        ]
        for case in session.cache.archived_cases(query, MOST_CASES - len(found)):
            row = archived_row(case)
            found.append(FinderRow(row.key, row.cells["item"], case.number, row.cells["state"]))
        return found

    def run(row: FinderRow) -> None:
        if row.key.startswith(ARCHIVED):
            session.go_to("cases", row.key.removeprefix(ARCHIVED))
        else:
            session.go_to("case", row.key)

    return PaletteSource(_cases_word, find, run)


def _items_word() -> str:
    return QCoreApplication.translate("PaletteSources", "事项")


def _cases_word() -> str:
    return QCoreApplication.translate("PaletteSources", "办件")
