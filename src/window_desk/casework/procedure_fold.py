"""The special procedures of a case while it is told: stops, extensions, hearing, inspection,
feedback. One method an act; each says whether the act fits.

Order of acts from several desks decides nothing about the days: stops are united, never summed.
"""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date

from window_desk.casework import procedure_acts as p
from window_desk.casework.acts import Act, FurtherNoticeGiven, NoticeEntry
from window_desk.casework.limits import DayUnit
from window_desk.casework.procedures import Extension

FURTHER_NOTICE_BASIS = "本地规则：审查阶段补正期间不计入办理期限"


@dataclass(slots=True)
class OpenStop:
    """A stop while the case is told."""

    act: str
    body: p.Suspended
    papers: list[str]
    told_days: int
    told_unit: DayUnit
    end: date | None = None
    result: str = ""


@dataclass(slots=True)
class ProcedureLedger:
    """What the procedure acts of one case add up to."""

    stops: dict[str, OpenStop] = field(default_factory=dict)
    extensions: list[Extension] = field(default_factory=list)
    feedback: dict[str, tuple[date, bool]] = field(default_factory=dict)
    hearing: list[tuple[date, p.HearingStepTaken]] = field(default_factory=list)
    assigned: tuple[date, tuple[str, ...]] | None = None
    reported_on: date | None = None
    further_entries: list[NoticeEntry] = field(default_factory=list)
    further_arrived: set[str] = field(default_factory=set)

    def suspend(self, act: Act) -> bool:
        """A new stop, or another paper that tells the days of an open one anew."""
        body = act.body
        if not isinstance(body, p.Suspended):
            return False
        papers = [act.id] if body.document_number else []
        if not body.restates:
            self.stops[act.id] = OpenStop(act.id, body, papers, body.told_days, body.told_unit)
            return True
        stop = self.stops.get(body.restates)
        if stop is None or stop.end is not None:
            return False
        stop.papers += papers
        stop.told_days, stop.told_unit = body.told_days, body.told_unit
        return True

    def resume(self, act: Act) -> bool:
        """The result of an open stop."""
        body = act.body
        if not isinstance(body, p.Resumed):
            return False
        stop = self.stops.get(body.suspension)
        if stop is None or stop.end is not None or body.end < stop.body.start:
            return False
        stop.end, stop.result = body.end, body.result
        return True

    def extend(self, act: Act) -> bool:
        """The only extension of its limit (Art. 42: once)."""
        body = act.body
        if not isinstance(body, p.Extended) or body.days < 1:
            return False
        if any(known.limit is body.limit for known in self.extensions):
            return False
        self.extensions.append(
            Extension(act.id, body.limit, body.days, act.day, body.approved_by, body.reason)
        )
        return True

    def ask_further(self, act: Act, *, suspends: bool) -> bool:
        """审查阶段补正; by a local rule the clock waits for it."""
        body = act.body
        if not isinstance(body, FurtherNoticeGiven):
            return False
        self.further_entries += body.entries
        if suspends:
            stop = p.Suspended(
                document_number=body.document_number,
                kind=p.SuspensionKind.OTHER,
                basis=FURTHER_NOTICE_BASIS,
                reason=body.reason,
                told_days=0,
                told_unit=DayUnit.WORKDAY,
                start=act.day,
            )
            self.stops[act.id] = OpenStop(act.id, stop, [act.id], 0, DayUnit.WORKDAY)
        return True

    def supplemented(self, day: date, in_order: AbstractSet[str]) -> None:
        """What was asked for late came in: its stop, if it is one, ends when all is there.

        A material may have been judged in order before it was asked for, so only what comes counts.
        """
        asked = {entry.key for entry in self.further_entries}
        self.further_arrived |= asked & in_order
        if self.further_arrived != asked:
            return
        for stop in self.stops.values():
            if stop.body.basis == FURTHER_NOTICE_BASIS and stop.end is None:
                stop.end = max(day, stop.body.start)

    def give_feedback(self, act: Act, agencies: Sequence[str]) -> bool:
        """The feedback of one co-agency, once."""
        body = act.body
        if (
            not isinstance(body, p.FeedbackGiven)
            or body.agency not in agencies
            or body.agency in self.feedback
        ):
            return False
        self.feedback[body.agency] = (act.day, body.consents)
        return True

    def take_hearing_step(self, act: Act) -> bool:
        """A step of the hearing."""
        if not isinstance(act.body, p.HearingStepTaken):
            return False
        self.hearing.append((act.day, act.body))
        return True

    def take_inspection_step(self, act: Act) -> bool:
        """People are assigned, or their record is there."""
        body = act.body
        if not isinstance(body, p.InspectionStepTaken):
            return False
        if body.step is p.InspectionStep.ASSIGNED:
            self.assigned = self.assigned or (act.day, body.staff)
        else:
            self.reported_on = self.reported_on or act.day
        return True
