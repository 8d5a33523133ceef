"""时限与程序: the numbered steps and their small forms, in place on the case. Screen's thread."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from window_desk.casework.acts import ActKind, local_day
from window_desk.casework.case import Case
from window_desk.casework.refusals import Refusal
from window_desk.desk.ui.desk_session import DeskSession, sentence_of
from window_desk.desk.ui.parts.outcome_panel import Outcome, OutcomePanel
from window_desk.desk.ui.parts.tone import Tone
from window_desk.desk.ui.screens.cases.procedure.choices import STEPS, overrun_stop, step_choices
from window_desk.desk.ui.screens.cases.procedure.extension_form import ExtensionForm
from window_desk.desk.ui.screens.cases.procedure.feedback_form import FeedbackForm
from window_desk.desk.ui.screens.cases.procedure.form import EntryError, ProcedureForm, Setting
from window_desk.desk.ui.screens.cases.procedure.further_notice_form import FurtherNoticeForm
from window_desk.desk.ui.screens.cases.procedure.hearing_form import HearingForm
from window_desk.desk.ui.screens.cases.procedure.inspection_form import InspectionForm
from window_desk.desk.ui.screens.cases.procedure.menu import ProcedureMenu
from window_desk.desk.ui.screens.cases.procedure.outlook import outlook_words
from window_desk.desk.ui.screens.cases.procedure.resume_form import ResumeForm
from window_desk.desk.ui.screens.cases.procedure.suspension_form import SuspensionForm
from window_desk.desk.use_cases.preview_procedure import preview_procedure


class ProcedurePanel(QFrame):
    """Hidden until Ctrl+T. Esc goes back: from a form to the steps, from the steps to the case.

    ``taken`` carries the use case and what is said once it is done; the panel stays open until
    :meth:`close_panel`, so that what the county's law or the store refuses loses no typing.
    """

    taken = Signal(object, str)
    closed = Signal()

    def __init__(self, session: DeskSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._session = session
        self._case: Case | None = None
        self._current: ProcedureForm | None = None
        self._busy = False
        self._heading = QLabel(self)
        self._heading.setProperty("role", "heading")
        self._holder = QWidget()
        self.menu = ProcedureMenu(self._holder)
        self.suspension = SuspensionForm()
        self.resumption = ResumeForm()
        self.extension = ExtensionForm()
        self.hearing = HearingForm()
        self.inspection = InspectionForm()
        self.feedback = FeedbackForm()
        self.further_notice = FurtherNoticeForm()
        self.forms: dict[ActKind, ProcedureForm] = {
            ActKind.SUSPENDED: self.suspension,
            ActKind.RESUMED: self.resumption,
            ActKind.EXTENDED: self.extension,
            ActKind.HEARING_STEP_TAKEN: self.hearing,
            ActKind.INSPECTION_STEP_TAKEN: self.inspection,
            ActKind.FEEDBACK_GIVEN: self.feedback,
            ActKind.FURTHER_NOTICE_GIVEN: self.further_notice,
        }
        self.outlook = OutcomePanel(self._holder)
        self._scroll = _scrolling(self._holder)
        self._back = QPushButton(self.tr("返回 (Esc)"), self)
        self._confirm = QPushButton(self)
        self._confirm.setProperty("role", "primary")
        self._confirm.setAutoDefault(True)
        self._back.clicked.connect(self._go_back)
        self._confirm.clicked.connect(self.confirm)
        self._lay_out()
        self.menu.chosen.connect(self._on_step_chosen)
        self.hide()

    def ask(self, case: Case, kind: ActKind | None = None) -> None:
        """Offer the steps for ``case``, or at once the form of ``kind``."""
        self._case = case
        self.suspension.restate(overrun_stop(case))
        self.show()
        self._show_menu()
        if kind is not None and not self.menu.choices()[STEPS.index(kind)].why_not:
            self._on_step_chosen(STEPS.index(kind))

    def take_up(self) -> None:
        """Put the cursor back into what is open."""
        if self._current is not None:
            self._current.focus_first()
        else:
            self.menu.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_case(self, case: Case) -> None:
        """The case was told anew while the panel is open; nothing that is typed changes."""
        if self._case is not None and case.id == self._case.id:
            self._case = case
            if self._current is None:
                self.menu.show_choices(
                    step_choices(case, self._session.clerk, self._session.today())
                )

    def confirm(self) -> None:
        """Take the step, or say at its field what stands against it."""
        form = self._current
        if form is None or self._busy:
            return
        try:
            preview = self._preview(form)
            use_case = form.use_case()
        except EntryError as error:
            form.tell(error.field, error.sentence)
            return
        if preview is not None:
            self.tell_refusal(preview)
            return
        self._busy = True
        self.taken.emit(use_case, form.words.done)

    def tell_refusal(self, refusal: Refusal) -> None:
        """What the law, a duty or the store refused, at its field or else below the form."""
        self._busy = False
        if self._current is None or not self._current.tell_refusal(refusal):
            self.outlook.show_outcome(
                Outcome(self.tr("没有保存"), sentence_of(refusal), Tone.TROUBLE)
            )

    def close_panel(self) -> None:
        """Back to the case."""
        if self.isHidden():
            return
        self._case = None
        self._show_form(None)
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back, Ctrl+Enter takes the step; a line's Enter must not go on to the screen."""
        if event.key() == Qt.Key.Key_Escape:
            self._go_back()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.confirm()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self._back)
        buttons.addWidget(self._confirm)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(8)
        column.addWidget(self._heading)
        inner = QVBoxLayout(self._holder)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(8)
        inner.addWidget(self.menu)
        for form in self.forms.values():
            form.hide()
            form.edited.connect(self._on_form_edited)
            form.finished.connect(self._on_form_finished)
            inner.addWidget(form)
        inner.addWidget(self.outlook)
        inner.addStretch(1)
        column.addWidget(self._scroll, 1)
        column.addLayout(buttons)

    def _show_menu(self) -> None:
        if self._case is None:
            return
        self._show_form(None)
        self._heading.setText(self.tr("时限与程序：按数字选择"))
        self.menu.show_choices(step_choices(self._case, self._session.clerk, self._session.today()))
        self.menu.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_form(self, form: ProcedureForm | None) -> None:
        self._current = form
        self._busy = False
        for each in self.forms.values():
            each.setVisible(each is form)
        self.menu.setVisible(form is None)
        self.outlook.setVisible(form is not None)
        self._confirm.setVisible(form is not None)

    def _on_step_chosen(self, place: int) -> None:
        if self._case is None:
            return
        form = self.forms[STEPS[place]]
        self._show_form(form)
        self._heading.setText("")
        cache = self._session.cache
        now = self._session.now()
        form.open(Setting(self._case, cache.calendar(), cache.site(), local_day(now), now))
        self._heading.setText(form.words.heading)
        self._confirm.setText(form.words.confirm)
        self._on_form_edited()

    def _on_form_edited(self) -> None:
        """Say live what will come of it."""
        form = self._current
        if form is None or form.setting is None:
            return
        try:
            body = form.body()
        except EntryError:
            self.outlook.show_outcome(
                Outcome(self.tr("填写后这里显示办理后的时限"), "", Tone.NEUTRAL)
            )
            return
        session = self._session
        preview = preview_procedure(
            form.case, body, session.clerk, session.cache.calendar(), session.now()
        )
        self.outlook.show_outcome(outlook_words(body, preview, session.today()))

    def _preview(self, form: ProcedureForm) -> Refusal | None:
        session = self._session
        return preview_procedure(
            form.case, form.body(), session.clerk, session.cache.calendar(), session.now()
        ).refusal

    def _on_form_finished(self) -> None:
        self._confirm.setFocus(Qt.FocusReason.TabFocusReason)

    def _go_back(self) -> None:
        if self._current is None:
            self.close_panel()
        else:
            self._show_menu()


def _scrolling(holder: QWidget) -> QScrollArea:
    """Where errors and warnings leave too little room the form scrolls, the window never grows."""
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setWidget(holder)
    return scroll
