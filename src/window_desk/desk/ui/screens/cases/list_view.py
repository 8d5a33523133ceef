"""Finding cases: by number, name, two characters, pinyin or initials. Screen's thread."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout

from window_desk.desk.ui.desk_session import DeskSession
from window_desk.desk.ui.icons import icon
from window_desk.desk.ui.parts.case_list import CaseList
from window_desk.desk.ui.parts.case_rows import CaseRow
from window_desk.desk.ui.screens.as_of import as_of_words
from window_desk.desk.ui.screens.case_words import archived_row, list_columns, list_rows
from window_desk.desk.ui.screens.cases.case_preview import CasePreview
from window_desk.desk.ui.shell.action import Action
from window_desk.desk.ui.shell.screen import Screen
from window_desk.desk.use_cases.case_views import ArchivedCase

DEBOUNCE_MS = 60


class CasesScreen(Screen):
    """Type to search; ↓ goes into the list, Enter opens."""

    key = "cases"
    lists_cases = True

    def __init__(self, session: DeskSession) -> None:
        super().__init__()
        self._session = session
        self._by_time_left = False
        self._archived: dict[str, ArchivedCase] = {}
        self.line = QLineEdit()
        self.line.setPlaceholderText(self.tr("办件编号、姓名(两字即可)、拼音或首字母、身份证号"))
        self.line.addAction(icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self._as_of = QLabel()
        self._as_of.setProperty("role", "caption")
        self.list = CaseList(list_columns())
        self.preview = CasePreview(session)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DEBOUNCE_MS)
        self._timer.timeout.connect(self.reload)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.list, 64)
        row.addWidget(self.preview, 36)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(self.line)
        column.addWidget(self._as_of)
        column.addLayout(row, 1)
        self.line.textChanged.connect(self._on_text_changed)
        self.line.returnPressed.connect(self._open_current)
        self.list.opened.connect(self._on_opened)
        self.list.moved.connect(self._on_moved)
        session.changed.connect(self._on_changed)

    def title(self) -> str:
        """Name of the page."""
        return self.tr("办件查询")

    def help_text(self) -> str:
        """What F1 says."""
        return self.tr(
            "**办件查询**：输入编号、姓名中任意两字、拼音或首字母；完整身份证号可精确查找。\n\n"
            "F6 换排列：新收的在前，或按时限先后（已超期的在最前）。\n\n"
            "查到的是本机已有的办件；脱机时以“截至”时间为准。\n\n"
            "保存期限已满、归档移出的办件只能按编号查到在哪份档案里。"
        )

    def on_shown(self) -> None:
        """Look again and put the cursor into the search line."""
        self.reload()
        self.line.setFocus()
        self.line.selectAll()

    def open_key(self, key: str) -> None:
        """Look for a number."""
        self.line.setText(key)
        self.reload()

    def screen_actions(self) -> list[Action]:
        """Open the case in focus."""
        row = self.list.current_row()
        return [
            Action(
                "open",
                self.tr("打开办件"),
                "Ctrl+O",
                self._open_current,
                row is not None and row.key not in self._archived,
                self.tr("没有选中办件")
                if row is None
                else self.tr("办件已归档，原件请联系县中心档案管理员查阅"),
                tone="primary",
            ),
            Action(
                "order",
                self.tr("改为新收的在前") if self._by_time_left else self.tr("改为按时限先后"),
                "F6",
                self._change_order,
            ),
        ]

    def reload(self) -> None:
        """Ask the cache."""
        rows = self._session.cache.cases(
            text=self.line.text().strip(), by_time_left=self._by_time_left
        )
        text = self.line.text().strip()
        archived = self._session.cache.archived_cases(text) if text else ()
        self._archived = {archived_row(case).key: case for case in archived}
        self.list.set_rows([*list_rows(rows), *(archived_row(case) for case in archived)])
        order = self.tr("按时限先后排列") if self._by_time_left else self.tr("新收的在前")
        as_of = as_of_words(self._session)
        changed = sum(row.unsent for row in rows)
        if as_of and changed:
            as_of = self.tr("{as_of}，其后本机改动 {count} 件，标“未上传”").format(
                as_of=as_of, count=changed
            )
        self._as_of.setText(" · ".join(part for part in (as_of, order) if part))
        self.actions_changed.emit()

    def _change_order(self) -> None:
        """By time left, or newest first; the case in focus stays in focus."""
        self._by_time_left = not self._by_time_left
        self.reload()

    def _on_text_changed(self, _text: str) -> None:
        self._timer.start()

    def _on_changed(self) -> None:
        if self.isVisible():
            self.reload()

    def _on_moved(self, row: object) -> None:
        archived = self._archived.get(row.key) if isinstance(row, CaseRow) else None
        if archived is not None:
            self.preview.show_archived(archived)
        else:
            self.preview.show_case(row.key if isinstance(row, CaseRow) else None)
        self.actions_changed.emit()

    def _on_opened(self, row: object) -> None:
        if isinstance(row, CaseRow) and row.key not in self._archived:
            self._session.go_to("case", row.key)

    def _open_current(self) -> None:
        if self._timer.isActive():
            self._timer.stop()
            self.reload()
        self._on_opened(self.list.current_row())
