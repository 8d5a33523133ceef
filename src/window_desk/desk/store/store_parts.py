"""What journal and sync share on the writer thread: clock, writer, projection, numbers, calendar."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from window_desk.casework.acts import (
    local_day,
)
from window_desk.desk.store import meta
from window_desk.desk.store.case_projection import CaseProjection
from window_desk.desk.store.engine import Rows
from window_desk.desk.store.meta import Key
from window_desk.desk.store.numbers import NumberBook
from window_desk.desk.store.reference_view import Generation, ReferenceView
from window_desk.desk.store.telling import Telling
from window_desk.desk.store.writer import Writer
from window_desk.desk.use_cases.clock_ports import Clock, Timekeeper


class NoCalendarError(Exception):
    """The county has not published a workday calendar yet: no case can be told."""

    def __init__(self) -> None:
        self.sentence = "尚未收到工作日历，不能计算办理期限，请联网同步后再办理。"
        super().__init__(self.sentence)


@dataclass(frozen=True, slots=True)
class StoreParts:
    """One open store, as its writer thread sees it."""

    clock: Timekeeper
    writer: Writer
    projection: CaseProjection
    numbers: NumberBook
    generation: Generation
    reference: ReferenceView

    def now(self) -> datetime:
        """County time as well as the desk knows it, UTC."""
        return county_now(self.clock)

    def telling(self, rows: Rows) -> Telling | None:
        """What cases are told by at this moment; ``None`` while there is no calendar."""
        calendar = self.reference.calendar(rows)
        if calendar is None:
            return None
        return Telling(calendar, self.reference.rules(rows), self.now())

    def required_telling(self, rows: Rows) -> Telling:
        """What cases are told by at this moment; raises :class:`NoCalendarError`."""
        telling = self.telling(rows)
        if telling is None:
            raise NoCalendarError
        return telling

    def begin_day(self, rows: Rows) -> None:
        """On the first transaction of a day: tell anew what the day alone changes."""
        today = local_day(self.now()).isoformat()
        if meta.text(rows, Key.PROJECTED_ON) == today:
            return
        telling = self.telling(rows)
        if telling is not None:
            self.projection.tell_due(rows, telling)
            meta.put(rows, {Key.PROJECTED_ON: today})


def county_now(clock: Clock) -> datetime:
    """County time as well as this PC knows it, UTC."""
    return clock.now() + timedelta(milliseconds=clock.reading().offset_ms)
