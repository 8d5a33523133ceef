"""What every form of a step of the procedure is: fields by the names of the act, Enter from one to
the next, errors at their field. Screen's thread."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from window_desk.casework.acts import Act, ActBody
from window_desk.casework.case import Case
from window_desk.casework.refusals import Refusal
from window_desk.casework.workdays import WorkdayCalendar
from window_desk.desk.ui.desk_session import sentence_of
from window_desk.desk.ui.parts.field_edit import FieldEdit
from window_desk.desk.ui.parts.number_choice import NumberChoice
from window_desk.desk.use_cases.counter import Counter
from window_desk.desk.use_cases.entered_dates import read_date
from window_desk.desk.use_cases.ports import Site

UseCase = Callable[[Counter], Act]

LABEL_WIDTH = 96
_MOST_DIGITS = 4


class EntryError(Exception):
    """What was entered can't be read: the field and one Chinese sentence with the remedy."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field
        self.sentence = sentence


@dataclass(frozen=True, slots=True)
class Setting:
    """What a form is opened with."""

    case: Case
    calendar: WorkdayCalendar
    site: Site
    today: date
    instant: datetime


@dataclass(frozen=True, slots=True)
class StepWords:
    """What a step is called, what its button says, and what is said once it is saved."""

    heading: str
    confirm: str
    done: str


class ProcedureForm(QWidget):
    """One step. ``edited`` follows each change, ``finished`` Enter in the last field."""

    words: StepWords
    edited = Signal()
    finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setting: Setting | None = None
        self._parts: dict[str, FieldEdit | NumberChoice] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)

    def prefill(self) -> None:
        """Put in what is known when the form opens."""

    def body(self) -> ActBody:
        """The act as entered, its number still to come; raises :class:`EntryError`."""
        raise NotImplementedError

    def use_case(self) -> UseCase:
        """What takes the step; raises :class:`EntryError`."""
        raise NotImplementedError

    def open(self, setting: Setting) -> None:
        """Begin anew for a case."""
        self.setting = setting
        for part in self._parts.values():
            part.set_error(None)
            if isinstance(part, FieldEdit):
                part.set_text("")
        self.prefill()
        self.focus_first()

    def focus_first(self) -> None:
        """Put the cursor where entering begins."""
        shown = self._shown()
        if shown:
            shown[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def tell(self, field: str, sentence: str) -> bool:
        """Say at ``field`` what is wrong and go there; ``False`` where there is no such field."""
        part = self._parts.get(field.partition(".")[0])
        if part is None or part.isHidden():
            return False
        part.set_error(sentence)
        part.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def tell_refusal(self, refusal: Refusal) -> bool:
        """Say a refusal of the law at the field that it names."""
        return self.tell(refusal.field, sentence_of(refusal))

    @property
    def case(self) -> Case:
        """The case at hand."""
        return self.now.case

    @property
    def now(self) -> Setting:
        """What the form was opened with."""
        if self.setting is None:
            raise RuntimeError("the form is not open")
        return self.setting

    def add_field(
        self, name: str, label: str, *, required: bool = False, hint: str = ""
    ) -> FieldEdit:
        """A line for the act's field ``name`` in a row of its own."""
        edit = self._field(name, label, hint, required=required)
        self._column.addWidget(edit)
        return edit

    def add_choice(
        self, name: str, label: str, options: Sequence[str] = (), columns: int = 3
    ) -> NumberChoice:
        """A choice by number key in a row of its own."""
        choice = self._choice(name, label, options, columns)
        self._column.addWidget(choice)
        return choice

    def add_choices(self, name: str, label: str, columns: int) -> NumberChoice:
        """A choice of several in a row of its own."""
        choice = self._choice(name, label, (), columns, several=True)
        self._column.addWidget(choice)
        return choice

    def add_row(self, *parts: tuple[FieldEdit | NumberChoice, int]) -> None:
        """Parts that :meth:`field_of` or :meth:`choice_of` made, side by side with their stretch."""
        row = QHBoxLayout()
        row.setSpacing(12)
        for part, stretch in parts:
            row.addWidget(part, stretch, Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(row)

    def field_of(
        self, name: str, label: str, *, required: bool = False, label_width: int = LABEL_WIDTH
    ) -> FieldEdit:
        """A line that is laid out later."""
        return self._field(name, label, "", required=required, label_width=label_width)

    def choice_of(
        self, name: str, label: str, options: Sequence[str], columns: int
    ) -> NumberChoice:
        """A choice without a label beside it that is laid out later."""
        return self._choice(name, label, options, columns, label_width=0)

    def text(self, name: str) -> str:
        """What stands in a line."""
        part = self._parts[name]
        return part.text() if isinstance(part, FieldEdit) else ""

    def needed(self, name: str) -> str:
        """What stands in a line that must not be empty; raises :class:`EntryError`."""
        text = self.text(name)
        if not text:
            raise EntryError(name, self.tr("未填写，请填写后再办理"))
        return text

    def days(self, name: str) -> int:
        """A number of days, 1 to 9999; raises :class:`EntryError`."""
        text = self.needed(name)
        if not text.isdecimal() or len(text) > _MOST_DIGITS or not int(text):
            raise EntryError(name, self.tr("应为1以上的整数天数，请改正"))
        return int(text)

    def day(self, name: str) -> date:
        """A date; raises :class:`EntryError`."""
        found = read_date(self.needed(name))
        if found is None:
            raise EntryError(name, self.tr("不是日期，请写成2026年5月1日或20260501的样子"))
        return found

    def day_or_none(self, name: str) -> date | None:
        """A date that may be left out; raises :class:`EntryError`."""
        return self.day(name) if self.text(name) else None

    def show_part(self, name: str, *, shown: bool) -> None:
        """Ask for a field only where the step needs it."""
        self._parts[name].setVisible(shown)

    def _field(
        self, name: str, label: str, hint: str, *, required: bool, label_width: int = LABEL_WIDTH
    ) -> FieldEdit:
        edit = FieldEdit(label, hint, required=required, label_width=label_width, parent=self)
        edit.edited.connect(self._on_part_edited)
        edit.line.returnPressed.connect(self._on_part_entered)
        self._parts[name] = edit
        return edit

    def _choice(
        self,
        name: str,
        label: str,
        options: Sequence[str],
        columns: int,
        *,
        label_width: int = LABEL_WIDTH,
        several: bool = False,
    ) -> NumberChoice:
        choice = NumberChoice(
            label, options, columns=columns, several=several, label_width=label_width, parent=self
        )
        choice.chosen.connect(self._on_part_edited)
        choice.entered.connect(self._on_part_entered)
        self._parts[name] = choice
        return choice

    def _shown(self) -> list[FieldEdit | NumberChoice]:
        return [part for part in self._parts.values() if not part.isHidden()]

    def _on_part_edited(self, _value: object) -> None:
        self.edited.emit()

    def _on_part_entered(self) -> None:
        shown = self._shown()
        focused = self.window().focusWidget()
        place = next(
            (
                number
                for number, part in enumerate(shown)
                if focused is part or part.isAncestorOf(focused)
            ),
            len(shown),
        )
        if place + 1 < len(shown):
            shown[place + 1].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.finished.emit()
