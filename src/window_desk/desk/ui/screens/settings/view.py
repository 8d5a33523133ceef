"""The settings screen: how the desk looks and speaks, and where its devices and its county are."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from window_desk.casework.refusals import Refusal
from window_desk.desk.ui.desk_session import DeskSession, sentence_of
from window_desk.desk.ui.parts.field_edit import FieldEdit
from window_desk.desk.ui.screens.settings.clock_panel import ClockPanel
from window_desk.desk.ui.screens.settings.limits_panel import LimitsPanel
from window_desk.desk.ui.screens.settings.presenter import (
    SettingKey,
    Settings,
    SettingsPresenter,
)
from window_desk.desk.ui.shell.action import Action
from window_desk.desk.ui.shell.screen import Screen
from window_desk.desk.use_cases.confirm_time import confirm_time

_LABEL_WIDTH = 120
_WIDEST = 760


class SettingsView(Screen):
    """``changed(key, value)`` follows each setting that was kept; ``test_print`` prints a sample.

    ``printer_profiles`` are (key, name) pairs of what printers there are; ``session`` gives the panel
    of the clock and the county's rules, which are only shown.
    """

    key = "settings"
    changed = Signal(str, str)

    def __init__(
        self,
        settings: Settings,
        printer_profiles: Sequence[tuple[str, str]] = (),
        test_print: Callable[[], None] | None = None,
        session: DeskSession | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._test_print = test_print
        self._session = session
        self.clock: ClockPanel | None = None
        self._presenter = SettingsPresenter(self, settings)
        self._choices: dict[SettingKey, QComboBox] = {}
        self._fields: dict[SettingKey, FieldEdit] = {}
        sheet = QWidget()
        columns = QHBoxLayout(sheet)
        columns.setContentsMargins(16, 12, 16, 12)
        columns.setSpacing(16)
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addWidget(self._look())
        column.addWidget(self._devices(printer_profiles))
        column.addWidget(self._county())
        column.addStretch(1)
        side = QVBoxLayout()
        side.setSpacing(12)
        if session is not None:
            self.clock = ClockPanel(session, self)
            self.clock.objection_changed.connect(self.actions_changed)
            side.addWidget(self.clock)
        self.limits = LimitsPanel(session.cache.rules if session is not None else None)
        side.addWidget(self.limits)
        side.addStretch(1)
        columns.addLayout(column, 2)
        columns.addLayout(side, 1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(sheet)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)
        self._presenter.show_all()

    def title(self) -> str:
        """Return the title."""
        return self.tr("设置")

    def help_text(self) -> str:
        """Return what this screen is for."""
        return self.tr(
            "本页的设置只影响这台电脑，改后立即生效并保存。\n\n"
            "* **外观**：强光下用浅色，光线暗时用深色；看不清可放大文字。\n"
            "* **设备**：打印机填 `tcp://地址:9100` 或串口名，读卡器填串口名。\n"
            "* **县服务地址**：只有县里通知更换时才改。\n"
            "* **本机时间**：联网时自动与县里对时。断网又被提示“时钟被调过”时，"
            "由值班长对照手机等标准时间，先校准电脑时间，再按 F6 确认；确认人会记入其后的办理记录。",
        )

    def screen_actions(self) -> list[Action]:
        """Return the test print."""
        printer = self._presenter.value(SettingKey.PRINTER_ADDRESS)
        return [
            Action(
                "test_print",
                self.tr("打印测试页"),
                "F5",
                self._on_test_print,
                enabled=self._test_print is not None and bool(printer),
                why_not=self.tr("请先填写打印机地址。"),
            ),
            *self._clock_actions(),
        ]

    def _clock_actions(self) -> list[Action]:
        if self.clock is None:
            return []
        refusal = self.clock.objection()
        return [
            Action(
                "confirm_time",
                self.tr("确认本机时间"),
                "F6",
                self._on_confirm_time,
                enabled=refusal is None,
                why_not=sentence_of(refusal) if refusal is not None else "",
            )
        ]

    def on_shown(self) -> None:
        """Show what is kept and put the cursor into the first setting."""
        self._presenter.show_all()
        self.limits.reload()
        self._choices[SettingKey.THEME].setFocus()

    def show_value(self, key: SettingKey, value: str) -> None:
        """Show a setting."""
        if key in self._fields:
            self._fields[key].set_text(value)
        else:
            choice = self._choices[key]
            choice.setCurrentIndex(choice.findData(value))

    def show_problem(self, key: SettingKey, sentence: str) -> None:
        """Say at a field what is wrong."""
        if key in self._fields:
            self._fields[key].set_error(sentence or None)
        elif sentence:
            self.said.emit(sentence)

    def show_kept(self, key: SettingKey, value: str) -> None:
        """Let the desk follow."""
        self.said.emit(self.tr("已保存"))
        self.actions_changed.emit()
        self.changed.emit(key.value, value)

    def _look(self) -> QWidget:
        panel, grid = self._panel(self.tr("外观"))
        self._add_choice(
            grid,
            SettingKey.THEME,
            self.tr("主题"),
            ((self.tr("浅色"), "light"), (self.tr("深色"), "dark")),
        )
        self._add_choice(
            grid,
            SettingKey.LANGUAGE,
            self.tr("语言"),
            (("中文", "zh"), ("English", "en")),
        )
        self._add_choice(
            grid,
            SettingKey.TEXT_SIZE,
            self.tr("文字大小"),
            (
                (self.tr("标准"), "100"),
                (self.tr("较大 (115%)"), "115"),
                (self.tr("大 (130%)"), "130"),
            ),
        )
        return panel

    def _devices(self, profiles: Sequence[tuple[str, str]]) -> QWidget:
        panel, grid = self._panel(self.tr("设备"))
        self._add_field(
            grid,
            SettingKey.PRINTER_ADDRESS,
            self.tr("打印机地址"),
            self.tr("如 tcp://192.168.1.60:9100"),
        )
        self._add_choice(
            grid,
            SettingKey.PRINTER_PROFILE,
            self.tr("打印机型号"),
            tuple(
                (QCoreApplication.translate("PrinterProfile", name), key) for key, name in profiles
            ),
        )
        self._add_field(
            grid,
            SettingKey.DOCUMENT_PRINTER,
            self.tr("文书打印机"),
            self.tr("如 cups:HP-M404，或存为文件 folder:/home/desk/papers"),
        )
        self._add_field(
            grid,
            SettingKey.READER_ADDRESS,
            self.tr("读卡器地址"),
            self.tr("如 /dev/ttyUSB0 或 COM3"),
        )
        return panel

    def _county(self) -> QWidget:
        panel, grid = self._panel(self.tr("县级服务"))
        self._add_field(
            grid,
            SettingKey.COUNTY_ADDRESS,
            self.tr("县服务地址"),
            self.tr("县里通知更换时才改"),
        )
        return panel

    def _panel(self, title: str) -> tuple[QFrame, QGridLayout]:
        panel = QFrame(self)
        panel.setProperty("role", "panel")
        panel.setMaximumWidth(_WIDEST)
        grid = QGridLayout(panel)
        grid.setContentsMargins(16, 12, 16, 16)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(10)
        heading = QLabel(title, panel)
        heading.setProperty("role", "heading")
        grid.addWidget(heading, 0, 0, 1, 2)
        grid.setColumnMinimumWidth(0, _LABEL_WIDTH)
        grid.setColumnStretch(1, 1)
        return panel, grid

    def _add_choice(
        self,
        grid: QGridLayout,
        key: SettingKey,
        label: str,
        choices: Sequence[tuple[str, str]],
    ) -> None:
        box = QComboBox(self)
        box.setProperty("setting", key.value)
        box.setAccessibleName(label)
        for word, value in choices:
            box.addItem(word, value)
        box.activated.connect(self._on_choice_activated)
        self._choices[key] = box
        told = QLabel(label, self)
        told.setProperty("role", "muted")
        told.setBuddy(box)
        row = grid.rowCount()
        grid.addWidget(told, row, 0)
        grid.addWidget(box, row, 1, Qt.AlignmentFlag.AlignLeft)
        box.setPlaceholderText(self.tr("请选择"))
        box.setMinimumWidth(240)

    def _add_field(self, grid: QGridLayout, key: SettingKey, label: str, hint: str) -> None:
        field = FieldEdit(label, hint, label_width=_LABEL_WIDTH, parent=self)
        field.setProperty("setting", key.value)
        field.committed.connect(self._on_field_committed)
        self._fields[key] = field
        grid.addWidget(field, grid.rowCount(), 0, 1, 2)

    def _on_choice_activated(self) -> None:
        sender = self.sender()
        if isinstance(sender, QComboBox):
            key = SettingKey(sender.property("setting"))
            self._presenter.change(key, str(sender.currentData()))

    def _on_field_committed(self) -> None:
        sender = self.sender()
        if isinstance(sender, FieldEdit):
            key = SettingKey(sender.property("setting"))
            self._presenter.change(key, sender.text())

    def _on_confirm_time(self) -> None:
        if self._session is not None:
            self._session.run(confirm_time, self._on_time_confirmed, self._on_confirm_refused)

    def _on_time_confirmed(self, _nothing: None) -> None:
        self.said.emit(self.tr("已确认本机时间，确认人会记入其后的办理记录"))
        self._refresh_clock()

    def _on_confirm_refused(self, refusal: Refusal) -> None:
        self.said.emit(sentence_of(refusal))
        self._refresh_clock()

    def _refresh_clock(self) -> None:
        if self.clock is not None:
            self.clock.refresh()
        self.actions_changed.emit()

    def _on_test_print(self) -> None:
        if self._test_print is not None:
            self._test_print()
            self.said.emit(self.tr("测试页已送往打印机"))
