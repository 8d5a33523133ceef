"""One refused or conflicting step: why, three versions side by side, papers, what was done since."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from window_desk.casework.duties import Clerk
from window_desk.casework.settlement import Settled
from window_desk.desk.ui import theme
from window_desk.desk.ui.parts.tone import Tone
from window_desk.desk.ui.parts.tone_mark import ToneMark
from window_desk.desk.ui.screens.to_settle import words
from window_desk.desk.ui.screens.to_settle.version_rows import VersionRow
from window_desk.desk.use_cases.case_views import SettleEntry, Standing


class SettleDetail(QScrollArea):
    """Read only; ``PgUp`` and ``PgDn`` scroll it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.rows: list[VersionRow] = []

    def show_entry(
        self,
        entry: SettleEntry,
        rows: Sequence[VersionRow],
        clerks: Mapping[str, Clerk],
        *,
        own: bool,
    ) -> None:
        """Tell everything that is known of ``entry``."""
        self.rows = list(rows)
        holder = QWidget(self)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(10)
        column.addLayout(_headline(entry, holder))
        column.addWidget(_versions(rows, holder))
        papers = words.paper_lines(entry) if own else words.document_lines(entry)
        known = {each.act.id for each in entry.group}
        since = [each for each in entry.newer_acts if each.act.id not in known]
        former = entry.known.standing is Standing.QUEUED
        together = self.tr("一并未上报的环节") if former else self.tr("一并退回的环节")
        for title, lines in (
            (self.tr("已出的文书"), papers or [self.tr("没有")]),
            (together, [words.who_words(e, clerks) for e in entry.followers]),
            (self.tr("他人其后办理"), [words.who_words(each, clerks) for each in since]),
            (self.tr("处理情况"), self._settlement(entry, clerks)),
        ):
            if lines:
                column.addWidget(_section(title, lines, holder))
        column.addStretch(1)
        self.setWidget(holder)
        self.setAccessibleName(words.entry_lines(entry, "")[0])

    def _settlement(self, entry: SettleEntry, clerks: Mapping[str, Clerk]) -> list[str]:
        settlement = entry.settlement
        if settlement is None or not isinstance(settlement.act.body, Settled):
            return []
        body = settlement.act.body
        return [
            self.tr("{way}：{note}（{who}）").format(
                way=words.way_word(body.way),
                note=body.note,
                who=words.who_words(settlement, clerks),
            )
        ]


def _headline(entry: SettleEntry, parent: QWidget) -> QGridLayout:
    tone = Tone.TROUBLE if words.is_grave(entry.known) else Tone.NOTICE
    grid = QGridLayout()
    grid.setHorizontalSpacing(10)
    grid.setVerticalSpacing(4)
    title = QLabel(f"{words.verdict_word(entry.known)} · {words.steps_words(entry)}", parent)
    title.setProperty("role", "heading")
    title.setWordWrap(True)
    about = (entry.item_name, entry.applicant, entry.case_number)
    item = QLabel(" · ".join(part for part in about if part), parent)
    item.setProperty("role", "muted")
    item.setWordWrap(True)
    why = QLabel(words.county_words(entry), parent)
    why.setWordWrap(True)
    grid.addWidget(ToneMark(tone, 14, parent), 0, 0)
    for place, label in enumerate((title, why, item)):
        grid.addWidget(label, place, 1)
    grid.setColumnStretch(1, 1)
    return grid


def _versions(rows: Sequence[VersionRow], parent: QWidget) -> QFrame:
    """A differing field is marked by a sign, a word and weight, not by colour alone."""
    frame = QFrame(parent)
    frame.setProperty("role", "card")
    frame.setObjectName("versions")
    grid = QGridLayout(frame)
    grid.setContentsMargins(12, 10, 12, 10)
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(6)
    for place, title in enumerate(
        (
            "",
            QCoreApplication.translate("SettleDetail", "办理时看到的"),
            QCoreApplication.translate("SettleDetail", "本次办理的"),
            QCoreApplication.translate("SettleDetail", "县级现在的"),
        )
    ):
        label = QLabel(title, frame)
        label.setProperty("role", "muted")
        grid.addWidget(label, 0, place)
    for line, row in enumerate(rows, start=1):
        name = QLabel(
            QCoreApplication.translate("SettleDetail", "≠ {title}（不同）").format(title=row.title)
            if row.differs
            else row.title,
            frame,
        )
        name.setProperty("role", "heading" if row.differs else "muted")
        theme.mark(name, "tone", "notice" if row.differs else "")
        name.setWordWrap(True)
        grid.addWidget(name, line, 0, Qt.AlignmentFlag.AlignTop)
        for place, value in enumerate((row.base, row.mine, row.county), start=1):
            label = QLabel(value, frame)
            label.setWordWrap(True)
            label.setProperty("role", "heading" if row.differs else "")
            label.setAccessibleName(f"{name.text()} {value}")
            grid.addWidget(label, line, place, Qt.AlignmentFlag.AlignTop)
    if not rows:
        grid.addWidget(
            QLabel(QCoreApplication.translate("SettleDetail", "没有可对照的内容"), frame),
            1,
            0,
            1,
            4,
        )
    for place, stretch in enumerate((24, 25, 25, 26)):
        grid.setColumnStretch(place, stretch)
    return frame


def _section(title: str, lines: Sequence[str], parent: QWidget) -> QWidget:
    holder = QWidget(parent)
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    name = QLabel(title, holder)
    name.setProperty("role", "muted")
    text = QLabel("\n".join(lines), holder)
    text.setWordWrap(True)
    column.addWidget(name)
    column.addWidget(text)
    return holder
