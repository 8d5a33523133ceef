"""Intake without widgets: what was entered, what is wrong with it, what would come of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from window_desk.casework.acts import (
    Act,
    Judgement,
    MaterialJudgement,
)
from window_desk.casework.applicants import (
    FieldProblem,
    normalise_name,
    problems_of,
    problems_of_agent,
)
from window_desk.casework.identifiers import normalise_id_number
from window_desk.casework.items import Necessity, ServiceItem
from window_desk.casework.refusals import Refusal
from window_desk.desk.ui.desk_session import DeskSession
from window_desk.desk.ui.parts.finder_delegate import FinderRow
from window_desk.desk.ui.screens.intake.item_search import find_items
from window_desk.desk.use_cases.accept import accepting
from window_desk.desk.use_cases.application import Application
from window_desk.desk.use_cases.conclude import concluding
from window_desk.desk.use_cases.counter import Counter
from window_desk.desk.use_cases.device_values import IdCard
from window_desk.desk.use_cases.intake_draft import IntakeDraft, card_facts
from window_desk.desk.use_cases.notify import Submission, notifying, offered_submission
from window_desk.desk.use_cases.ports import JournalTransaction, StoreFailureError
from window_desk.desk.use_cases.preview_outcome import OutcomePreview, preview_outcome
from window_desk.desk.use_cases.receive import FollowUp, Receipt, receive

_CARD_FIELDS = ("name", "id_number", "address")
_EXPIRED = "id_expired"
_SHOWN_AT = {"id_valid_until": "id_number", "sex": "id_number", "birth": "id_number"}
"""What the card alone says has no field of its own: its trouble stands at the number."""


@dataclass(frozen=True, slots=True)
class FieldTrouble:
    """One sentence at one field. ``blocking`` stops every act, ``bars_acceptance`` only a decision
    to accept: with an expired card materials may be received and notified.
    """

    field: str
    sentence: str
    blocking: bool
    code: str
    bars_acceptance: bool = True


class IntakePresenter:
    """The intake at hand. Everything typed goes through here and into the kept draft."""

    def __init__(self, session: DeskSession) -> None:
        self._session = session
        self.draft = IntakeDraft()
        self.item: ServiceItem | None = None
        self._saved = b""

    @property
    def draft_key(self) -> str:
        """Where this clerk's intake is kept."""
        return f"intake:{self._session.clerk.number}"

    def restore(self) -> bool:
        """Take up the clerk's kept draft; ``False`` when there is none."""
        row = self._session.cache.draft(self.draft_key)
        if row is None:
            self.draft = IntakeDraft()
            self.item = None
            return False
        self.draft = IntakeDraft.decode(row.body)
        self._saved = row.body
        self.item = self._session.cache.item(self.draft.item_code, self.draft.item_version or None)
        return not self.draft.is_empty

    def keep(self) -> None:
        """Save the draft if it changed; the writer thread does the work."""
        body = self.draft.encode()
        if body == self._saved:
            return
        self._saved = body
        journal = self._session.journal
        clerk = self._session.clerk.number
        title = self.item.name if self.item is not None else ""
        if self.draft.is_empty:
            save = partial(journal.discard_draft, self.draft_key)
        else:
            save = partial(journal.save_draft, self.draft_key, clerk, title, body)
        self._session.commands.run(save, _nothing, self._on_not_kept)

    def _on_not_kept(self, error: Exception) -> None:
        self._saved = b""
        if not isinstance(error, StoreFailureError):
            raise error
        self._session.troubled.emit(error.sentence)

    def clear(self) -> None:
        """Begin anew for the next applicant."""
        self.draft = IntakeDraft()
        self.item = None
        self.keep()

    def find(self, query: str) -> list[FinderRow]:
        """Items for the finder."""
        today = self._session.today()
        clerk = self._session.clerk
        return find_items(self._session.cache.items(today), query, clerk.windows, today)

    def choose_item(self, code: str) -> None:
        """Take an item; judgements of another item's materials no longer apply."""
        item = self._session.cache.item(code)
        if item is None or item == self.item:
            return
        self.item = item
        self.draft.item_code = item.implementation_code
        self.draft.item_version = item.version
        self.draft.judgements = {}
        self.draft.answers = {}
        if not item.serves_natural_persons:
            self.draft.organisation = True
        elif not item.serves_legal_persons:
            self.draft.organisation = False

    def set_field(self, name: str, text: str) -> tuple[str, bool]:
        """Keep a field; returns it as kept and whether look-alike dots or widths were mended."""
        mended, changed = text, False
        if name in {"name", "agent_name", "legal_representative"}:
            mended, changed = normalise_name(text)
            changed = changed and mended != text.strip()
        elif name in {"id_number", "agent_id_number", "uscc"}:
            mended = normalise_id_number(text)
        self.draft.fields[name] = mended
        return mended, changed

    def read_card(self, card: IdCard) -> Mapping[str, str]:
        """Fill the applicant from a read card; returns the filled fields by name."""
        facts = card_facts(card)
        facts.name = normalise_name(facts.name)[0]
        self.draft.organisation = False
        self.draft.card = facts
        filled = {name: str(getattr(facts, name)) for name in _CARD_FIELDS}
        self.draft.fields.update(filled)
        return filled

    def card_says(self, name: str) -> str | None:
        """What the card says of a field, or ``None`` where no card was read."""
        if self.draft.card is None or name not in _CARD_FIELDS:
            return None
        return str(getattr(self.draft.card, name))

    def is_mandatory(self, index: int) -> bool:
        """Whether the item always needs this material."""
        return self.item is not None and self.item.materials[index].necessity is Necessity.MANDATORY

    def judge(self, index: int, judgement: Judgement | None, reason: str) -> None:
        """Keep the judgement of one material."""
        if self.item is None:
            return
        key = self.item.materials[index].key
        if judgement is None:
            self.draft.judgements.pop(key, None)
        else:
            self.draft.judgements[key] = MaterialJudgement(key, judgement, reason)

    def application(self) -> Application | None:
        """The application as it stands, or ``None`` before an item was chosen."""
        if self.item is None:
            return None
        own = self._session.cache.site().windows
        window = self.item.window if self.item.window in own or not own else own[0]
        return self.draft.application(self.item, window)

    def preview(self) -> OutcomePreview | None:
        """What would come of it now."""
        application = self.application()
        if application is None:
            return None
        return preview_outcome(application, self._session.cache.calendar(), self._session.today())

    def submission(self) -> Submission:
        """Where and until when a notice would ask for supplements, by the local rule."""
        cache = self._session.cache
        return offered_submission(
            cache.site(), cache.calendar(), cache.rules(), self._session.today()
        )

    def troubles(self) -> tuple[FieldTrouble, ...]:
        """Everything wrong with what was entered, in the order of the screen."""
        today = self._session.today()
        applicant = self.draft.legal_person() if self.draft.organisation else self.draft.person()
        found = [_trouble(problem) for problem in problems_of(applicant, today)]
        agent = self.draft.agent()
        if agent is not None:
            found.extend(
                _trouble(problem, prefix="agent_") for problem in problems_of_agent(agent, today)
            )
        application = self.application()
        if application is not None:
            found.extend(
                FieldTrouble(missing.field, missing.sentence, blocking=True, code=missing.code)
                for missing in application.answer_objections()
            )
        return tuple(found)

    def bar_to_acceptance(self) -> str:
        """Why the applicant may be received but not accepted, or nothing."""
        return next(
            (t.sentence for t in self.troubles() if t.bars_acceptance and not t.blocking), ""
        )

    def submit(
        self,
        then: FollowUp | None,
        on_done: Callable[[Receipt], None],
        on_refused: Callable[[Refusal], None],
    ) -> None:
        """Receive, and ``then`` in the same transaction; the draft goes with it."""
        application = self.application()
        if application is None:
            return
        key, settles = self.draft_key, self.draft.settles

        def use_case(counter: Counter) -> Receipt:
            return receive(counter, application, key, then, settles)

        self._session.run(use_case, on_done, on_refused)


def notifying_at(submission: Submission) -> FollowUp:
    """The notice with what the clerk wrote of where and until when."""

    def follow(counter: Counter, transaction: JournalTransaction, case: str) -> Act:
        return notifying(counter, transaction, case, submission=submission)

    return follow


ACCEPT: FollowUp = accepting
CONCLUDE: FollowUp = concluding
NOTIFY: FollowUp = notifying


def _trouble(problem: FieldProblem, prefix: str = "") -> FieldTrouble:
    return FieldTrouble(
        f"{prefix}{_SHOWN_AT.get(problem.field, problem.field)}",
        problem.sentence,
        blocking=problem.blocking and problem.code != _EXPIRED,
        code=problem.code,
        bars_acceptance=problem.blocking,
    )


def _nothing(_result: None) -> None:
    return
