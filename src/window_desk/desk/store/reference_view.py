"""Reference values kept in memory until the county publishes something new. One view a thread."""

from collections.abc import Mapping
from datetime import date

from window_desk.casework.duties import Clerk
from window_desk.casework.items import ServiceItem, Window
from window_desk.casework.local_rules import LocalRules
from window_desk.casework.workdays import WorkdayCalendar
from window_desk.desk.store import reference_records as records
from window_desk.desk.store.engine import Rows
from window_desk.desk.use_cases.ports import Site
from window_desk.protocol.messages import ClerkRecord


class Generation:
    """Grows whenever reference records or the identity changed; shared by all views of a store."""

    __slots__ = ("value",)

    def __init__(self) -> None:
        self.value = 0

    def grow(self) -> None:
        """Writer thread: after the change and again after its commit or rollback."""
        self.value += 1


class ReferenceView:
    """Reference values as one connection sees them."""

    def __init__(self, generation: Generation) -> None:
        self._generation = generation
        self._seen = -1
        self._calendar: WorkdayCalendar | None = None
        self._rules: LocalRules | None = None
        self._site: Site | None = None
        self._items: list[records.ItemVersions] | None = None
        self._windows: list[Window] | None = None
        self._clerk_records: Mapping[str, ClerkRecord] | None = None
        self._clerks: Mapping[str, Clerk] | None = None

    def calendar(self, rows: Rows) -> WorkdayCalendar | None:
        """The newest calendar, ``None`` while the county has published none."""
        self._follow()
        if self._calendar is None:
            self._calendar = records.read_calendar(rows)
        return self._calendar

    def rules(self, rows: Rows) -> LocalRules:
        """The county's local rules, the defaults while it has published none."""
        self._follow()
        if self._rules is None:
            self._rules = records.read_rules(rows)
        return self._rules

    def site(self, rows: Rows) -> Site | None:
        """Where this desk stands, ``None`` before enrolment."""
        self._follow()
        if self._site is None:
            self._site = records.read_site(rows)
        return self._site

    def items(self, rows: Rows, day: date) -> list[ServiceItem]:
        """Of every item the newest version published for ``day`` or earlier, else its first."""
        self._follow()
        if self._items is None:
            self._items = records.read_items(rows)
        return [versions.on(day) for versions in self._items]

    def windows(self, rows: Rows) -> list[Window]:
        """All windows."""
        self._follow()
        if self._windows is None:
            self._windows = records.read_windows(rows)
        return self._windows

    def clerk_records(self, rows: Rows) -> Mapping[str, ClerkRecord]:
        """Clerk records by number."""
        self._follow()
        if self._clerk_records is None:
            self._clerk_records = records.read_clerk_records(rows)
        return self._clerk_records

    def clerks(self, rows: Rows) -> Mapping[str, Clerk]:
        """Clerks by number."""
        self._follow()
        if self._clerks is None:
            self._clerks = {
                number: records.clerk_of(record)
                for number, record in self.clerk_records(rows).items()
            }
        return self._clerks

    def _follow(self) -> None:
        if self._seen == self._generation.value:
            return
        self._seen = self._generation.value
        self._calendar = None
        self._rules = None
        self._site = None
        self._items = None
        self._windows = None
        self._clerk_records = None
        self._clerks = None
