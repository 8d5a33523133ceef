"""Reminders: departures from the law on record, by the sub-item of Art. 72. Screen's thread."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from window_desk.casework.duties import Duty
from window_desk.desk.ui.desk_session import DeskSession
from window_desk.desk.ui.parts.case_rows import CaseColumn, CaseGroup, CaseRow
from window_desk.desk.ui.parts.date_words import date_words
from window_desk.desk.ui.parts.empty_state import EmptyState
from window_desk.desk.ui.screens.case_words import masked_name
from window_desk.desk.ui.screens.deadlines.case_list_tab import CaseListTab
from window_desk.desk.ui.screens.fault_words import article_words
from window_desk.desk.ui.sentences import in_words
from window_desk.desk.ui.shell.action import Action
from window_desk.desk.use_cases.deadline_views import FaultRow

_LISTED = 100
"""Cases with faults that are looked at: each is told from its acts, on the screen's thread."""


class FaultsTab(CaseListTab):
    """A supervisor sees all, others those of their own cases."""

    def __init__(self, session: DeskSession) -> None:
        super().__init__(session, _columns())
        self._rows: dict[str, FaultRow] = {}
        self.stand_in(
            EmptyState(
                self.tr("没有要提醒的"),
                self.tr("近30天的办件里没有记下告知、受理、时限上的差错。"),
                "check",
            )
        )

    def name(self) -> str:
        """Return the word on the tab."""
        return self.tr("提醒")

    def count(self) -> int:
        """Return how many there are."""
        return len(self._rows)

    def tab_actions(self) -> list[Action]:
        """Open the case in focus."""
        return [self.open_action(), self.reload_action()]

    def reload(self) -> None:
        """Show what is on record."""
        found = self._session.cache.deadline_faults(_LISTED)
        clerk = self._session.clerk
        if not clerk.has(Duty.SUPERVISE):
            found = [row for row in found if clerk.number in row.clerks]
        self._rows = {f"{place}:{row.act}": row for place, row in enumerate(found)}
        self.list.set_groups(self._groups())
        self.show_list(bool(self._rows))

    def case_in_focus(self) -> str:
        """Return the id of the case of the reminder in focus."""
        row = self._current()
        return row.case if row is not None else ""

    def words_in_focus(self) -> str:
        """Return the whole reminder."""
        row = self._current()
        return in_words(row.sentence) if row is not None else ""

    def _current(self) -> FaultRow | None:
        shown = self.list.current_row()
        return self._rows.get(shown.key) if shown is not None else None

    def _groups(self) -> Sequence[CaseGroup]:
        """By sub-item, those of the law first."""
        articles = sorted({row.article for row in self._rows.values()}, key=_rank)
        today = self._session.today()
        return [
            CaseGroup(
                article_words(article),
                [
                    CaseRow(
                        key,
                        {
                            "day": date_words(row.day, today),
                            "sentence": in_words(row.sentence),
                            "item": row.item_name,
                            "applicant": masked_name(row.applicant),
                            "number": row.number,
                        },
                    )
                    for key, row in self._rows.items()
                    if row.article == article
                ],
            )
            for article in articles
        ]


def _rank(article: str) -> tuple[bool, str]:
    return (not article, article)


def _columns() -> tuple[CaseColumn, ...]:
    translate = QCoreApplication.translate
    return (
        CaseColumn("day", translate("Faults", "日期"), 110),
        CaseColumn("sentence", translate("Faults", "情况")),
        CaseColumn("item", translate("CaseColumns", "事项"), 130),
        CaseColumn("applicant", translate("CaseColumns", "申请人"), 64),
        CaseColumn("number", translate("CaseColumns", "办件编号"), 184, "muted"),
    )
