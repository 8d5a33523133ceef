"""Three versions of a case round a refused act: as the clerk saw it, as he left it, as it is now. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from window_desk.casework.acts import Act
from window_desk.casework.case import Case
from window_desk.casework.fold import fold
from window_desk.casework.local_rules import LocalRules
from window_desk.casework.workdays import WorkdayCalendar
from window_desk.desk.use_cases.case_views import KnownAct, SettleEntry, Standing


@dataclass(frozen=True, slots=True)
class CaseVersions:
    """``base`` is what the clerk saw, ``mine`` what he made of it, ``county`` what the county has.

    Each is ``None`` where no receipt counts: before a receipt, or where it was refused.
    """

    base: Case | None
    mine: Case | None
    county: Case | None


def versions_of(
    entry: SettleEntry, calendar: WorkdayCalendar, rules: LocalRules, now: datetime
) -> CaseVersions:
    """The versions of the case of ``entry``; the first two told at the instants of its acts."""
    group = entry.group
    first, last = group[0].act, group[-1].act
    newer = {each.act.id for each in entry.newer_acts}
    seen = [each.act for each in entry.acts if each.act.id not in newer and _was_seen(each, first)]
    mine = [*seen, *(each.act for each in group)]
    applied = [each.act for each in entry.acts if each.standing is Standing.APPLIED]
    return CaseVersions(
        fold(seen, calendar, first.happened_at, rules),
        fold(mine, calendar, last.happened_at, rules),
        fold(applied, calendar, now, rules),
    )


def differing(values: Sequence[str]) -> bool:
    """Whether the versions of one field are not all the same."""
    return len(set(values)) > 1


def _was_seen(known: KnownAct, first: Act) -> bool:
    """Whether the clerk's desk had this act when he took the first step of the group."""
    act = known.act
    if known.standing not in {Standing.APPLIED, Standing.QUEUED}:
        return False
    if act.desk == first.desk:
        return act.sequence < first.sequence
    return known.position is not None and known.position <= first.seen
