"""Where and until when the notice of this intake asks for supplements; kept with the draft."""

from PySide6.QtWidgets import QWidget

from window_desk.desk.ui.desk_session import DeskSession
from window_desk.desk.ui.screens.intake.presenter import IntakePresenter, notifying_at
from window_desk.desk.ui.screens.submission_edit import UNTIL, WHERE, SubmissionEdit, day_text
from window_desk.desk.use_cases.preview_outcome import OutcomeKind, OutcomePreview
from window_desk.desk.use_cases.receive import FollowUp


class NoticeSubmission(SubmissionEdit):
    """Stands below the outcome where something is lacking, ready to be changed (Alt+N)."""

    def __init__(
        self, session: DeskSession, presenter: IntakePresenter, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._presenter = presenter
        self.edited.connect(presenter.set_field)
        self.hide()

    def show_for(self, preview: OutcomePreview | None) -> None:
        """Ask only where a notice would follow."""
        lacking = preview is not None and preview.kind is OutcomeKind.LACKING
        if lacking and self.isHidden():
            offered = self._presenter.submission()
            typed = self._presenter.draft.fields
            self.show_submission(
                typed.get(WHERE, offered.where), typed.get(UNTIL, day_text(offered.until))
            )
        self.setVisible(lacking)

    def notifying(self) -> FollowUp | None:
        """The notice as entered, or ``None`` when a line says what is wrong with it."""
        entered = self.submission(self._session.today())
        return notifying_at(entered) if entered is not None else None
