"""Everything that works behind the screens of a signed-in desk: devices, spool, line, session.

Built once, on the screen's thread, when the first clerk comes in; closed in the reverse order.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING

from window_desk import __version__
from window_desk.desk.bootstrap.self_check import SelfCheck
from window_desk.desk.bootstrap.transfer_settings import TransferSettings
from window_desk.desk.pc_clock import PcClock
from window_desk.desk.ui.bridge import Commands, Notices
from window_desk.desk.ui.calendar_room import CalendarRoom
from window_desk.desk.ui.card_reading import ReaderRoom
from window_desk.desk.ui.change_pace import ChangePace
from window_desk.desk.ui.desk_session import DeskSession
from window_desk.desk.ui.printing_room import PrintingRoom
from window_desk.desk.ui.screens.settings.presenter import SettingKey
from window_desk.desk.use_cases.device_values import (
    Failed,
    PrinterTraits,
    PrintOutcome,
    Unknown,
)
from window_desk.desk.use_cases.line_ports import LineReport
from window_desk.desk.use_cases.ports import StoreFailureError
from window_desk.desk.use_cases.print_ledger import (
    PrintState,
)
from window_desk.desk.use_cases.print_papers import PrintRoute, Spool, TicketRoute, recover
from window_desk.desk.use_cases.transfer_pause import TransferPause
from window_desk.papers.ticket import Text, Ticket

if TYPE_CHECKING:
    from window_desk.desk.store.opening import DeskStore
    from window_desk.desk.store.pc_settings import PcSettings
    from window_desk.desk.store.writer import StoreChange
    from window_desk.papers.escpos import PrinterProfile

NO_TICKET_PRINTER = "没有设置小票打印机，请先填写打印机地址。"
DEFAULT_PROFILE = "58mm-gb18030"


class Workshop:
    """Owns the device, spool, sync and drawing threads."""

    def __init__(
        self,
        store: DeskStore,
        clock: PcClock,
        settings: PcSettings,
        notices: Notices,
        on_trouble: Callable[[str], None],
    ) -> None:
        from window_desk.desk.devices.device_desk import DeviceDesk
        from window_desk.desk.store.store_parts import county_now
        from window_desk.desk.sync.blobs_on_writer import BlobsOnWriter
        from window_desk.desk.sync.core.backoff import FIRST_SPREAD_S
        from window_desk.desk.sync.core.blob_lane import BlobLane
        from window_desk.desk.sync.line import CountyLine, Pace
        from window_desk.desk.sync.on_writer import OnWriter
        from window_desk.desk.sync.transport import HttpCounty

        self._store = store
        self._clock = clock
        self._settings = settings
        self._notices = notices
        self._on_trouble = on_trouble
        self.devices = DeviceDesk()
        self._drawing = ThreadPoolExecutor(1, thread_name_prefix="paper-drawing")

        def connect(address: str) -> HttpCounty:
            return HttpCounty(settings.get(SettingKey.COUNTY_ADDRESS.value) or address)

        self.transfer_pause = TransferPause(partial(county_now, clock))
        self.transfer_settings = TransferSettings(self.transfer_pause, settings)
        self.line = CountyLine(
            OnWriter(store.sync, store.journal.executor),
            connect,
            clock,
            store.cache.unsent_count,
            app_version=__version__,
            lane=BlobLane(
                BlobsOnWriter(store.blobs, store.journal.executor),
                connect,
                self.transfer_pause,
                random.SystemRandom(),
            ),
            pace=Pace(first_spread_s=FIRST_SPREAD_S),
        )
        self._spool = Spool(store.journal, self.devices, self._on_spool_told)
        self.printing = PrintingRoom(
            spool=self._spool,
            route=self.print_route,
            drawing=self._drawing,
            notices=notices,
            on_trouble=on_trouble,
        )
        self.commands = Commands(store.journal.executor)
        self.self_check = SelfCheck(store, settings, notices, on_trouble)
        self.session = DeskSession(
            cache=store.cache,
            journal=store.journal,
            commands=self.commands,
            clock=clock,
            line=self.line,
            printing=self.printing,
            card_reading=ReaderRoom(
                self.devices, partial(settings.get, SettingKey.READER_ADDRESS.value), notices
            ),
            calendar_publishing=CalendarRoom(self.line, notices),
            scan_transfers=self.line,
        )
        self.printing.attach(self.session)
        self.line.subscribe(self._on_line_told)
        store.subscribe(self._on_store_changed)
        self._line_listener: Callable[[LineReport], None] | None = None
        self._change_waiting = False
        self._pace = ChangePace()
        self._pace.due.connect(self.session.changed)

    def start(self, on_line: Callable[[LineReport], None]) -> None:
        """Begin to talk to the county; ``on_line`` hears of every round on the screen's thread."""
        self._line_listener = on_line
        recover(self._store.journal, self._store.cache.print_jobs((PrintState.SENDING,)))
        self.line.start()

    def print_route(self) -> PrintRoute:
        """Where papers go by the settings of this moment."""
        from window_desk.desk.devices.document_printer import open_document_printer

        address = self._settings.get(SettingKey.PRINTER_ADDRESS.value)
        documents = self._settings.get(SettingKey.DOCUMENT_PRINTER.value)
        return PrintRoute(
            ticket=TicketRoute(address, self._profile()) if address else None,
            documents=open_document_printer(documents) if documents else None,
        )

    def store_trouble(self) -> StoreFailureError | None:
        """Why nothing can be saved now."""
        return self._store.trouble()

    def newest_store_trouble(self) -> StoreFailureError | None:
        """The same, also when it is over."""
        return self._store.newest_trouble()

    def look_at_disk_again(self, on_looked: Callable[[], None]) -> None:
        """After a full disk: save again if there is room; ``on_looked`` follows if so."""

        def looked(_nothing: None) -> None:
            if self._store.trouble() is None:
                on_looked()

        self.commands.run(self._store.look_again, looked)

    def begin_day(self) -> None:
        """After midnight: tell anew what the day alone changes."""
        self.commands.run(self._store.journal.refresh_day, self._on_day_begun)

    def _on_day_begun(self, _nothing: None) -> None:
        self.session.changed.emit()

    def print_test_page(self) -> None:
        """Send a small ticket straight to the ticket printer; what went wrong comes as a trouble."""
        from window_desk.papers.escpos import render_ticket

        route = self.print_route().ticket
        if route is None:
            self._on_trouble(NO_TICKET_PRINTER)
            return
        page = render_ticket(
            Ticket("测试页", (Text("窗口办件 0123456789 abc"), Text("买买提·吐尔逊 𬭎 䶮 〇"))),
            route.profile,
        )
        traits = PrinterTraits(route.profile.answers_status, route.profile.proves_completion)
        sent = self.devices.submit_print(route.address, page, "test-page", traits)
        sent.add_done_callback(self._on_test_page)

    def _on_test_page(self, answer: Future[PrintOutcome]) -> None:
        outcome = None if answer.cancelled() else answer.result()
        if isinstance(outcome, Failed | Unknown):
            self._notices.post(partial(self._on_trouble, outcome.sentence))

    def close(self) -> None:
        """Join every thread; a copy being printed is finished, the others stay queued."""
        self._pace.stop()
        self.line.close()
        self.self_check.close()
        self._spool.close()
        self.devices.close()
        self.printing.close()
        self._drawing.shutdown(wait=True)
        self.commands.close()

    def _profile(self) -> PrinterProfile:
        from window_desk.papers.escpos import load_profiles

        profiles = load_profiles()
        chosen = self._settings.get(SettingKey.PRINTER_PROFILE.value)
        return profiles.get(chosen) or profiles[DEFAULT_PROFILE]

    def _on_spool_told(self, job: str, state: PrintState, trouble: str) -> None:
        self.printing.on_spool_told(job, state, trouble)

    def _on_line_told(self, report: LineReport, data_changed: bool) -> None:
        self._notices.post(partial(self._after_round, report, data_changed=data_changed))

    def _after_round(self, report: LineReport, *, data_changed: bool) -> None:
        if self._line_listener is not None:
            self._line_listener(report)
        if data_changed:
            self._pace.note()

    def _on_store_changed(self, _change: StoreChange) -> None:
        """Several commits in a row are told once; comes on the writer thread."""
        if not self._change_waiting:
            self._change_waiting = True
            self._notices.post(self._tell_changed)

    def _tell_changed(self) -> None:
        self._change_waiting = False
        self._pace.note()
