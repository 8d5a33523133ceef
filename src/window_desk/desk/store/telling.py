"""What cases are told by: the calendar, the county's rules, and the moment."""

import hashlib
import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from window_desk.casework.acts import local_day
from window_desk.casework.local_rules import LocalRules, rules_as_mapping
from window_desk.casework.workdays import WorkdayCalendar
from window_desk.protocol.act_codec import ACT_SCHEMA

ROW_FORMAT: Final = 2
"""Grows whenever this program tells rows of cases otherwise than the one before."""

PROGRAM: Final = f"{ROW_FORMAT}.{ACT_SCHEMA}"
"""Another one means: told by a program that told otherwise, or could not read every act."""


@dataclass(frozen=True, slots=True)
class Telling:
    """What the fold takes beside the acts; ``now`` is aware."""

    calendar: WorkdayCalendar
    rules: LocalRules
    now: datetime

    @property
    def today(self) -> date:
        """The day of :attr:`now` in Beijing."""
        return local_day(self.now)

    @property
    def mark(self) -> str:
        """The same for all rows that are told alike on one day: format, calendar and rules."""
        rules = json.dumps(rules_as_mapping(self.rules), sort_keys=True)
        return f"{PROGRAM} {self.calendar.version} {hashlib.sha256(rules.encode()).hexdigest()}"
