"""The fold: from the acts of a case to the case, the same on desk and county.

Total and pure: any prefix of acts in any order gives a case (or ``None`` before a receipt) and never
raises. An act that does not fit where the case stands changes nothing and is recorded as a fault.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time

from window_desk.casework import acts as a
from window_desk.casework.acts import (
    BEIJING,
    Act,
    local_day,
)
from window_desk.casework.case import (
    Case,
    CaseState,
    DecisionClock,
    Fault,
)
from window_desk.casework.decision_clock import ClockFacts, decision_clock_of
from window_desk.casework.folding import Folding
from window_desk.casework.local_rules import DEFAULT_RULES, LocalRules
from window_desk.casework.notice_clock import (
    NOTICE_WORKDAYS,
    notice_clock_of,
    workdays_after,
)
from window_desk.casework.procedure_clocks import (
    feedback_of,
    hearing_clock_of,
    inspection_clock_of,
    renewal_clock_of,
)
from window_desk.casework.procedures import MovedPromise, RenewalClock
from window_desk.casework.promise import promise_from
from window_desk.casework.stops import StopsSoFar, counted, faults_of, ledger_of
from window_desk.casework.voiding import voids_among
from window_desk.casework.workdays import WorkdayCalendar

__all__ = ["DELIVERY_WORKDAYS", "NOTICE_WORKDAYS", "fold"]

DELIVERY_WORKDAYS = 10

_DATE_MOVED = "受理通知书上的承诺日为{}，按现行日历应为{}，请按较早的一天办理"


def fold(
    acts: Sequence[Act],
    calendar: WorkdayCalendar,
    now: datetime,
    rules: LocalRules = DEFAULT_RULES,
) -> Case | None:
    """Tell the case from its acts, in the county's order with the desk's unsent ones last.

    ``now`` is aware; it decides deemed acceptance and days left. ``rules`` are the county's choices
    where the law is silent. Returns ``None`` while no receipt is among the acts; a case whose
    receipt was voided is a voided case.
    """
    receipt = next((act for act in acts if isinstance(act.body, a.Received)), None)
    if receipt is None or not isinstance(receipt.body, a.Received):
        return None
    today = local_day(now)
    voids = voids_among(acts)
    standing = [act for act in acts if act.id not in voids] if voids else acts
    ended = [voids[receipt.id]] if receipt.id in voids else []
    notice_clock = notice_clock_of(receipt, standing, ended, calendar, today)
    renewal = renewal_clock_of(
        receipt.body.terms, receipt.body.certificate_expires_on, receipt.day, calendar
    )
    renews = renewal is not None and (renewal.timely or not rules.renewal_needs_timely_application)
    folding = Folding(
        receipt,
        receipt.body,
        acts,
        standing,
        notice_clock,
        rules,
        renewal.expires_on if renewal is not None and renews else None,
    )
    if ended:
        folding.state = CaseState.VOIDED
    else:
        fitting = {act.id for act in voids.values()}
        for act in standing:
            if act is not receipt and act.id not in fitting:
                folding.take(act)
    folding.derive(today)
    return _case(folding, tuple(acts), frozenset(voids), calendar, now, renewal)


def _case(
    folding: Folding,
    acts: tuple[Act, ...],
    voided: frozenset[str],
    calendar: WorkdayCalendar,
    now: datetime,
    renewal: RenewalClock | None,
) -> Case:
    """The finished value: what the acts said, with every clock reckoned."""
    terms, rules = folding.received.terms, folding.rules
    procedures, decision = folding.procedures, folding.decision
    until = _end_of_count(folding, now)
    today = local_day(until)
    so_far = StopsSoFar(
        calendar=calendar,
        rules=rules,
        accepted_on=folding.accepted_on,
        until=today,
        decided=decision is not None or folding.withdrawn_on is not None,
        handed_over=folding.handed_over,
    )
    stops = ledger_of(procedures.stops.values(), so_far) if procedures.stops else ()
    clock = None
    if folding.accepted_on is not None:
        facts = ClockFacts(
            terms=terms,
            accepted_on=folding.accepted_on,
            decided_on=decision.day if decision is not None else None,
            now=until,
            stops=counted(stops, so_far),
            extensions=tuple(procedures.extensions),
            rules=rules,
        )
        clock = decision_clock_of(facts, calendar)
    moved = _moved(folding, clock, calendar)
    return Case(
        id=folding.receipt.case,
        number=folding.received.number,
        state=folding.state,
        terms=terms,
        window=folding.received.window,
        person=folding.person,
        organisation=folding.organisation,
        agent=folding.received.agent,
        answers=folding.answers,
        received_on=folding.receipt.day,
        received_by=folding.receipt.clerk,
        starts_on=folding.accepted_on or folding.completed_on,
        materials=tuple(folding.materials),
        notice_clock=folding.notice_clock,
        notice_entries=folding.notice_entries,
        decision_clock=clock,
        opinions=tuple(folding.opinions),
        decision=decision,
        certificate=folding.certificate,
        delivery_due=(
            workdays_after(calendar, decision.day, DELIVERY_WORKDAYS)
            if decision is not None
            else None
        ),
        handed_over=folding.handed_over,
        voided=voided,
        faults=(*folding.faults, *faults_of(stops), *_moved_fault(moved)),
        acts=acts,
        rules=rules,
        stops=stops,
        extensions=tuple(procedures.extensions),
        feedback=feedback_of(
            terms, folding.accepted_on, procedures.feedback, calendar, today, rules
        ),
        hearing=hearing_clock_of(terms, procedures.hearing, calendar, today),
        inspection=inspection_clock_of(
            terms,
            folding.accepted_on,
            procedures.assigned,
            procedures.reported_on,
            calendar,
            today,
        ),
        renewal=(
            replace(renewal, deemed=decision is not None and decision.deemed)
            if renewal is not None
            else None
        ),
        moved=moved,
        further_entries=tuple(procedures.further_entries),
        supplement_due=folding.supplement_due,
        lapsed=folding.lapsed,
        accepted_by=folding.accepted_by,
        scans=tuple(folding.scans),
    )


def _end_of_count(folding: Folding, now: datetime) -> datetime:
    """Up to when the clocks of the case run: now, or the day on which it was decided or withdrawn."""
    decision = folding.decision
    last_day = decision.day if decision is not None else folding.withdrawn_on
    return datetime.combine(last_day, time(), BEIJING) if last_day is not None else now


def _moved(
    folding: Folding, clock: DecisionClock | None, calendar: WorkdayCalendar
) -> MovedPromise | None:
    """The printed promise against what the calendar says now, both without stops and extensions."""
    act = folding.acceptance
    if act is None or clock is None or not isinstance(act.body, a.Accepted):
        return None
    printed = act.body.promised_due
    if not folding.procedures.stops and not folding.procedures.extensions:
        now = clock.promised_due
    else:
        now = promise_from(folding.received.terms, clock.start, calendar).promised_due
    return MovedPromise(act.id, printed, now) if now is not None and printed != now else None


def _moved_fault(moved: MovedPromise | None) -> tuple[Fault, ...]:
    if moved is None:
        return ()
    return (Fault("", _DATE_MOVED.format(moved.printed, moved.now), moved.act),)
