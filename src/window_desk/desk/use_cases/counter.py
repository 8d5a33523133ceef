"""What every use case stands on: the journal, the clock, the site, the calendar and rules in force."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from window_desk.casework.acts import (
    Act,
    ActBody,
    ActKind,
    local_day,
)
from window_desk.casework.case import Case
from window_desk.casework.clock_law import reading_objection
from window_desk.casework.duties import Clerk
from window_desk.casework.law import objection
from window_desk.casework.local_rules import DEFAULT_RULES, LocalRules
from window_desk.casework.next_acts import duty_objection, state_objection
from window_desk.casework.refusals import Refusal
from window_desk.casework.workdays import WorkdayCalendar
from window_desk.desk.use_cases.clock_ports import Timekeeper
from window_desk.desk.use_cases.ports import Journal, JournalTransaction, Site


class ActRefusedError(Exception):
    """The law or a duty stands against an act; nothing was saved."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.sentence)
        self.refusal = refusal


def former_objection(transaction: JournalTransaction, case: str, kind: ActKind) -> Refusal | None:
    """No step goes before those that a former identity of this PC has not sent, or it would be refused."""
    if kind is ActKind.SETTLED or not transaction.former_acts(case):
        return None
    return Refusal(
        "former_acts_open",
        "case",
        "本办件还有本机原身份未上报的环节，请先在“待处理”中核对上报，再继续办理",
    )


@dataclass(frozen=True, slots=True)
class Counter:
    """One clerk at one desk at one moment; use cases run on the journal's writer thread."""

    journal: Journal
    clock: Timekeeper
    site: Site
    calendar: WorkdayCalendar
    clerk: Clerk
    rules: LocalRules = DEFAULT_RULES

    def now(self) -> datetime:
        """County time as well as the desk knows it, UTC."""
        return self.clock.now() + timedelta(milliseconds=self.clock.reading().offset_ms)

    def today(self) -> date:
        """Today's date in Beijing time."""
        return local_day(self.now())

    def standing_case(self, transaction: JournalTransaction, case: str, kind: ActKind) -> Case:
        """The case, if an act of ``kind`` may follow; asked before a number is spent on it.

        Raises :class:`ActRefusedError`.
        """
        told = transaction.case(case)
        if told is None:
            raise ActRefusedError(Refusal("case_unknown", "case", "尚无该办件的收件记录，请先收件"))
        refusal = (
            former_objection(transaction, case, kind)
            or duty_objection(kind, self.clerk, told)
            or reading_objection(kind, self.clock.reading(), self.clerk)
            or state_objection(kind, told)
        )
        if refusal is not None:
            raise ActRefusedError(refusal)
        return told

    def take(self, transaction: JournalTransaction, case: str, body: ActBody) -> Act:
        """Check one act against law and duties and append it.

        Raises :class:`ActRefusedError`; the transaction then rolls back as a whole.
        """
        act = transaction.compose(case, body, self.clerk.number)
        refusal = former_objection(transaction, case, act.kind) or objection(
            transaction.case(case), act, self.clerk, self.now()
        )
        if refusal is not None:
            raise ActRefusedError(refusal)
        transaction.append(act)
        return act
