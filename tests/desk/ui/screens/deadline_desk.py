"""A frame with the page of limits over a real store on files, its clock set by the test."""

import json
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal, Slot
from tests.casework.builders import CALENDARS, LACKING, PERSON, calendar
from tests.desk.store.world import ITEM, World, received

from window_desk.casework import acts as a
from window_desk.casework.acts import BEIJING
from window_desk.casework.duties import Clerk
from window_desk.casework.promise import promise_from
from window_desk.casework.scan_acts import Scan
from window_desk.casework.terms import terms_of
from window_desk.desk.store.writer import StoreChange
from window_desk.desk.ui.bridge import Commands
from window_desk.desk.ui.desk_session import DeskSession
from window_desk.desk.ui.screens.cases.list_view import CasesScreen
from window_desk.desk.ui.screens.deadlines.view import DeadlinesScreen
from window_desk.desk.ui.shell.main_window import MainWindow
from window_desk.desk.ui.shell.screen import Screen
from window_desk.desk.ui.shell.screen_names import RAIL_KEYS
from window_desk.desk.use_cases.blob_values import BlobTransfers, BlobWay
from window_desk.desk.use_cases.device_values import IdCard
from window_desk.desk.use_cases.line_ports import (
    CalendarAnswer,
    CalendarOrder,
    LineReport,
    LineState,
)
from window_desk.desk.use_cases.sync_ports import Transfer
from window_desk.protocol import messages as m
from window_desk.tools.demo_shift.keyboard import Hands

NOTHING_ON_ITS_WAY = {way: BlobTransfers() for way in BlobWay}


class NoLine:
    """A desk that has never talked to its county."""

    def report(self) -> LineReport:
        return LineReport(LineState.NEVER, None, 0, None, "")

    def nudge(self) -> None:
        """Nobody is there."""

    def subscribe(self, listener: Callable[[LineReport, bool], None]) -> None:
        """Nothing will ever be told."""

    def transfers(self) -> tuple[Transfer, ...]:
        """Nothing moves."""
        return ()


class NoDevices:
    """A desk with neither printer nor reader."""

    def print_waiting(self) -> None: ...

    def preview(
        self,
        job: str,
        on_pages: Callable[[Sequence[bytes]], None],
        on_trouble: Callable[[str], None],
    ) -> None: ...

    def print_again(self, job: str) -> None: ...

    def reprint(self, job: str, reason: str) -> None: ...

    def answer_unknown(self, job: str, *, printed: bool) -> None: ...

    def print_summary(self, case: str) -> None: ...

    def print_materials_list(self, item: str) -> None: ...

    def get_ready(self) -> None: ...

    def backlog(self, way: BlobWay) -> BlobTransfers:
        return NOTHING_ON_ITS_WAY[way]

    def fetch(self, case: str, scan: Scan) -> None: ...

    def publish(
        self, order: CalendarOrder, on_answer: Callable[[CalendarAnswer], None]
    ) -> None: ...

    def read(
        self, on_card: Callable[[IdCard], None], on_trouble: Callable[[str], None]
    ) -> None: ...


class _Changes(QObject):
    """Brings what the writer thread tells to the screen's thread."""

    came = Signal()

    def __init__(self, session: DeskSession) -> None:
        super().__init__()
        self._session = session
        self.came.connect(self._on_came)

    @Slot()
    def _on_came(self) -> None:
        self._session.changed.emit()


class DeadlineDesk:
    """World, session, frame and hands; ``opened`` are the cases that were asked for."""

    def __init__(self, world: World, folder: Path, clerk: Clerk) -> None:
        self.world = world
        self.commands = Commands(world.store.journal.executor)
        devices = NoDevices()
        self.session = DeskSession(
            cache=world.store.cache,
            journal=world.store.journal,
            commands=self.commands,
            clock=world.clock,
            line=NoLine(),
            printing=devices,
            card_reading=devices,
            calendar_publishing=devices,
            scan_transfers=devices,
        )
        self.session.sign_in(clerk)
        self.opened: list[tuple[str, object]] = []
        self.session.navigated.connect(self._on_navigated)
        self.changes = _Changes(self.session)
        world.store.subscribe(self._on_store_changed)
        self.window = MainWindow(
            dict.fromkeys(RAIL_KEYS, Screen)
            | {
                "cases": lambda: CasesScreen(self.session),
                "deadlines": lambda: DeadlinesScreen(self.session, lambda: folder),
            }
        )
        self.window.resize(1366, 768)
        self.window.show()
        self.window.activateWindow()
        self.hands = Hands(self.window)
        self.hands.wait(self.window.isActiveWindow, "the window is not in front")

    def close(self) -> None:
        self.commands.close()
        self.window.close()
        self.window.deleteLater()
        # A window that outlives its store would ask it at the next change of language.
        QCoreApplication.sendPostedEvents(self.window, QEvent.Type.DeferredDelete)

    def page(self) -> DeadlinesScreen:
        """The page of limits, once it is in front."""
        shown = self.window.current_screen()
        assert isinstance(shown, DeadlinesScreen)
        return shown

    def begin_day(self, month: int, day: int) -> None:
        """The clock goes on to a day of 2026, and rows are told anew as after midnight."""
        self.world.clock.at = beijing(month, day)
        self.world.on_writer(self.world.store.journal.refresh_day)

    def action_keys(self) -> list[str]:
        """The keys on the action bar that are open now."""
        return [
            action.shortcut for action in self.window.action_bar.actions_now() if action.enabled
        ]

    def _on_navigated(self, screen: str, argument: object) -> None:
        self.opened.append((screen, argument))

    def _on_store_changed(self, _change: StoreChange) -> None:
        self.changes.came.emit()


def accepted(world: World, case: str, serial: int) -> date:
    """A case received and accepted now; returns the promised day that its paper names."""
    today = world.clock.now().astimezone(BEIJING).date()
    promise = promise_from(terms_of(ITEM), today, calendar())
    world.take(
        case,
        received(serial, day=today),
        a.Accepted(
            f"受〔2026〕{serial}号",
            promise.promised_due,
            promise.statutory_due,
            provisional=False,
        ),
    )
    return promise.promised_due


def untold(world: World, case: str, serial: int) -> None:
    """A case received with materials wanting, of which nobody told the applicant."""
    today = world.clock.now().astimezone(BEIJING).date()
    world.take(case, received(serial, PERSON, judgements=LACKING, day=today))


def republish(world: World, day: date, *, off: bool, version: int = 2) -> m.ReferenceEntry:
    """The notice of a year again, with one day changed, as an entry of the feed."""
    body = json.loads((CALENDARS / f"{day.year}.json").read_text("utf-8"))
    body["days"].append({"name": "调整", "date": day.isoformat(), "isOffDay": off})
    return world.reference(m.ReferenceKind.CALENDAR_NOTICE, str(day.year), version, body)


def beijing(month: int, day: int, hour: int = 10) -> datetime:
    """An instant of 2026."""
    return datetime(2026, month, day, hour, tzinfo=BEIJING)
