"""The county's thresholds of limits, shown and not changed: they are the same for all its desks."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QWidget

from window_desk.casework.local_rules import LocalRules


class LimitsPanel(QFrame):
    """From how many days left a case is yellow and red; hidden while no county is known."""

    def __init__(
        self, rules: Callable[[], LocalRules] | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._rules = rules
        self.setProperty("role", "panel")
        grid = QGridLayout(self)
        grid.setContentsMargins(16, 12, 16, 16)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(1, 1)
        heading = QLabel(self.tr("时限提醒"), self)
        heading.setProperty("role", "heading")
        note = QLabel(self.tr("全县统一，由县里发布，不能在本机改。"), self)
        note.setProperty("role", "caption")
        note.setWordWrap(True)
        grid.addWidget(heading, 0, 0, 1, 2)
        grid.addWidget(note, 1, 0, 1, 2)
        self._told: list[QLabel] = []
        for label in (self.tr("黄色"), self.tr("红色"), self.tr("告知提醒"), self.tr("下班时间")):
            name, told = QLabel(label, self), QLabel(self)
            name.setProperty("role", "muted")
            row = grid.rowCount()
            grid.addWidget(name, row, 0)
            grid.addWidget(told, row, 1)
            self._told.append(told)
        self.reload()

    def reload(self) -> None:
        """Show what holds now."""
        if self._rules is None:
            self.hide()
            return
        rules = self._rules()
        days = self.tr("剩 {days} 个工作日起")
        shown = (
            days.format(days=rules.yellow_workdays),
            days.format(days=rules.red_workdays) if rules.red_workdays else self.tr("到期当天"),
            self.tr("收件后第 {day} 个工作日起").format(day=rules.notice_warning_day),
            f"{rules.closes_at:%H:%M}",
        )
        for label, text in zip(self._told, shown, strict=True):
            label.setText(text)

    def lines(self) -> list[str]:
        """Return what is shown, in the order of the rows."""
        return [label.text() for label in self._told]
