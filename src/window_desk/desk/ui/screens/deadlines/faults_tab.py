"""Reminders: departures from the law on record, by the sub-item of Art. 72. Screen's thread."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLabel, QStackedWidget, QVBoxLayout, QWidget

from window_desk.casework.duties import Duty
from window_desk.desk.ui.desk_session import DeskSession
from window_desk.desk.ui.parts.case_list import CaseList
from window_desk.desk.ui.parts.case_rows import CaseColumn, CaseGroup, CaseRow
from window_desk.desk.ui.parts.date_words import date_words
from window_desk.desk.ui.parts.empty_state import EmptyState
from window_desk.desk.ui.screens.case_words import masked_name
from window_desk.desk.ui.screens.deadlines.tab import DeadlineTab
from window_desk.desk.ui.screens.fault_words import article_words
from window_desk.desk.ui.sentences import in_words
from window_desk.desk.ui.shell.action import Action
from window_desk.desk.use_cases.deadline_views import FaultRow

_LISTED = 100
"""Cases with faults that are looked at: each is told from its acts, on the screen's thread."""


class FaultsTab(DeadlineTab):
    """A supervisor sees all, others those of their own cases; Enter opens the case."""

    def __init__(self, session: DeskSession) -> None:
        super().__init__()
        self._session = session
        self._rows: dict[str, FaultRow] = {}
        self.list = CaseList(_columns())
        self.told = QLabel()
        self.told.setWordWrap(True)
        body = QWidget()
        inner = QVBoxLayout(body)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(8)
        inner.addWidget(self.list, 1)
        inner.addWidget(self.told)
        empty = EmptyState(
            self.tr("没有要提醒的"),
            self.tr("近30天的办件里没有记下告知、受理、时限上的差错。"),
            "check",
        )
        self.stack = QStackedWidget()
        self.stack.addWidget(body)
        self.stack.addWidget(empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.addWidget(self.stack)
        self.list.opened.connect(self._on_opened)
        self.list.moved.connect(self._on_moved)

    def name(self) -> str:
        """Return the word on the tab."""
        return self.tr("提醒")

    def count(self) -> int:
        """Return how many there are."""
        return len(self._rows)

    def tab_actions(self) -> list[Action]:
        """Open the case in focus."""
        return [
            Action(
                "open",
                self.tr("打开办件"),
                "Ctrl+O",
                self._open_current,
                self.list.current_row() is not None,
                self.tr("没有选中办件"),
                tone="primary",
            ),
            Action("reload", self.tr("刷新"), "F5", self.reload),
        ]

    def reload(self) -> None:
        """Show what is on record."""
        found = self._session.cache.deadline_faults(_LISTED)
        clerk = self._session.clerk
        if not clerk.has(Duty.SUPERVISE):
            found = [row for row in found if clerk.number in row.clerks]
        self._rows = {f"{place}:{row.act}": row for place, row in enumerate(found)}
        self.list.set_groups(self._groups())
        self.stack.setCurrentIndex(0 if self._rows else 1)
        self.actions_changed.emit()

    def take_focus(self) -> None:
        """Put the keys on the list."""
        self.list.setFocus()

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

    def _on_moved(self, row: object) -> None:
        found = self._rows.get(row.key) if isinstance(row, CaseRow) else None
        self.told.setText(in_words(found.sentence) if found is not None else "")
        self.actions_changed.emit()

    def _on_opened(self, row: object) -> None:
        if isinstance(row, CaseRow):
            self._session.go_to("case", self._rows[row.key].case)

    def _open_current(self) -> None:
        self._on_opened(self.list.current_row())


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
