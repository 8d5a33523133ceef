"""Acts that a former identity of this PC never sent: take them over, or leave them (decision 0030).

The PC was restored or copied, and enrolled again. A clerk looks at each case first: what the county has
of it now, and which papers are out.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from window_desk.casework.acts import Act, ActKind
from window_desk.casework.duties import Clerk
from window_desk.casework.fold import fold
from window_desk.casework.law import objection
from window_desk.casework.local_rules import LocalRules
from window_desk.casework.next_acts import duty_objection
from window_desk.casework.refusals import Refusal
from window_desk.casework.settlement import MAX_SETTLED_ACTS, SettleWay
from window_desk.casework.workdays import WorkdayCalendar
from window_desk.desk.use_cases.case_views import SettleEntry, Standing
from window_desk.desk.use_cases.counter import ActRefusedError, Counter
from window_desk.desk.use_cases.settle import settling


def take_over(counter: Counter, case: str) -> tuple[Act, ...]:
    """Send what is left of ``case`` as acts of this desk; the county judges them like any other.

    They keep ids, bodies, clerks and the time at which they were taken. Returns them, none where
    somebody was faster. Raises ``ActRefusedError`` for a clerk without a duty.
    """
    _ask_duty(counter)
    with counter.journal.transaction() as transaction:
        return transaction.take_over(case, counter.clerk.number)


def take_over_all(counter: Counter, cases: Sequence[str]) -> int:
    """The same for each of ``cases``, in a transaction of its own; how many acts."""
    return sum(len(take_over(counter, case)) for case in cases)


def leave(counter: Counter, case: str, way: SettleWay, note: str) -> tuple[str, ...]:
    """Do not send what is left of ``case``; an act ``settled`` says so and why. Returns the acts' ids.

    Raises ``ActRefusedError``: without a note, or for a clerk without a duty.
    """
    _ask_duty(counter)
    with counter.journal.transaction() as transaction:
        ids = tuple(act.id for act in transaction.former_acts(case))
        transaction.leave(case, counter.clerk.number)
        for start in range(0, len(ids), MAX_SETTLED_ACTS):
            settling(
                counter, transaction, case, ids[start : start + MAX_SETTLED_ACTS], way, note
            )  # fmt: skip
        return ids


def collision(
    entry: SettleEntry,
    clerks: Mapping[str, Clerk],
    calendar: WorkdayCalendar,
    rules: LocalRules,
    now: datetime,
) -> Refusal | None:
    """What stands against the acts of ``entry`` as the county has the case now, as far as is known here.

    ``None`` where they go on top of it.
    """
    standing = [each.act for each in entry.acts if each.standing is Standing.APPLIED]
    for each in (entry.known, *entry.followers):
        clerk = clerks.get(each.act.clerk)
        if clerk is None:
            return Refusal("clerk_unknown", "clerk", "本机没有办理该环节的工号，请核对后上报")
        case = fold(standing, calendar, each.act.happened_at, rules)
        refusal = objection(case, each.act, replace(clerk, active=True), now)
        if refusal is not None:
            return refusal
        standing.append(each.act)
    return None


def _ask_duty(counter: Counter) -> None:
    refusal = duty_objection(ActKind.SETTLED, counter.clerk, None)
    if refusal is not None:
        raise ActRefusedError(refusal)
