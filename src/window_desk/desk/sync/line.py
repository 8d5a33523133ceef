"""The line to the county: rounds on the thread "sync", a long poll on the thread "sync-ear".

A queued act goes out at once on the one connection while the other listens for what others did.
Listeners are called on the sync thread after every round. Logs hold counts and reasons only.
"""

import logging
import math
import random
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from window_desk.casework.scan_acts import Scan
from window_desk.desk.sync.bug_place import place_of
from window_desk.desk.sync.core.backoff import Backoff, first_contact_s, next_look_s
from window_desk.desk.sync.core.blob_lane import BlobLane, Step
from window_desk.desk.sync.core.county_link import (
    County,
    CountyRefusalError,
    LineFailureError,
)
from window_desk.desk.sync.core.engine import SyncEngine
from window_desk.desk.sync.core.round_report import RoundReport
from window_desk.desk.sync.ear import Ear
from window_desk.desk.use_cases.blob_values import BlobTransfers, BlobWay
from window_desk.desk.use_cases.clock_ports import Timekeeper
from window_desk.desk.use_cases.line_ports import (
    CalendarAnswer,
    CalendarOrder,
    LineReport,
    LineState,
)
from window_desk.desk.use_cases.ports import StoreFailureError
from window_desk.desk.use_cases.sync_ports import SyncStore, Transfer, TransferKind, TransferUnit
from window_desk.protocol.messages import PullReply

THREAD_NAME = "sync"
CLOSE_S = 2.0
_log = logging.getLogger(__name__)

OnAnswer = Callable[[CalendarAnswer], None]
Listener = Callable[[LineReport, bool], None]
_BUG = "同步程序出错，已记入日志：办件都在本机，会自动重试，反复出现请联系管理员。"


@dataclass(frozen=True, slots=True)
class Pace:
    """Seconds: ``wait_s`` of a long poll, ``poll_s`` between whole rounds at the latest,
    ``nudge_gap_s`` between tries on a line that is down, ``held_s`` between looks whether files may go,
    ``first_spread_s`` at most before the first round, unless something is to be sent.
    """

    wait_s: int = 25
    poll_s: float = 40.0
    nudge_gap_s: float = 1.0
    held_s: float = 5.0
    first_spread_s: float = 0.0


class CountyLine:
    """The ports ``Line``, ``ScanTransfers`` and ``CalendarPublishing``; call it from any thread.

    ``close`` is not called from a listener.

    ``count_unsent`` is asked on the sync thread after every round.
    """

    def __init__(
        self,
        store: SyncStore,
        connect: Callable[[str], County],
        clock: Timekeeper,
        count_unsent: Callable[[], int],
        *,
        app_version: str,
        rng: random.Random | None = None,
        pace: Pace | None = None,
        lane: BlobLane | None = None,
    ) -> None:
        self._rng = rng = rng or random.SystemRandom()
        self._pace = pace or Pace()
        self._clock = clock
        self._count_unsent = count_unsent
        self._engine = SyncEngine(store, connect, clock, rng, app_version=app_version)
        self._ear = Ear(connect, self._pace.wait_s, self._on_ear_heard)
        self._backoff = Backoff(rng)
        self._ear_backoff = Backoff(rng)
        self._lane = lane
        self._lane_backoff = Backoff(rng)
        self._lane_due_s = math.inf
        self._fetches: deque[tuple[str, Scan]] = deque()
        self._changed = threading.Condition()
        self._listeners: list[Listener] = []
        self._report = LineReport(LineState.NEVER, None, 0, None, "尚未与县里联系。")
        self._nudged = False
        self._orders: deque[tuple[CalendarOrder, OnAnswer]] = deque()
        self._heard: PullReply | LineFailureError | None = None
        self._closing = False
        self._well = False
        self._due_s = 0.0
        self._began_s = 0.0
        self._ear_due_s = 0.0
        self._thread = threading.Thread(target=self._run, name=THREAD_NAME, daemon=True)

    def start(self) -> None:
        """Start the threads; the first round begins at once, or within the pace's spread."""
        pause_s = first_contact_s(self._rng, self._pace.first_spread_s)
        self._due_s = time.monotonic() + pause_s if pause_s else 0.0
        self._ear.start()
        self._thread.start()

    def report(self) -> LineReport:
        """The newest report."""
        with self._changed:
            return self._report

    def transfers(self) -> tuple[Transfer, ...]:
        """What goes over the line at this moment; of acts the total is known here alone."""
        rounds = tuple(
            replace(each, total=each.done + self._count_unsent())
            if each.kind is TransferKind.ACTS
            else each
            for each in self._engine.meter.transfers()
        )
        return (*rounds, *filter(None, map(self._of_scans, BlobWay)))

    def nudge(self) -> None:
        """Something is waiting to be sent, or the clerk wants a try now."""
        with self._changed:
            self._nudged = True
            self._changed.notify()

    def subscribe(self, listener: Listener) -> None:
        """Call ``listener(report, data_changed)`` on the sync thread after every round."""
        with self._changed:
            self._listeners.append(listener)

    def publish(self, order: CalendarOrder, on_answer: OnAnswer) -> None:
        """Send ``order`` in the next round, which begins now; ``on_answer`` on the sync thread."""
        with self._changed:
            self._orders.append((order, on_answer))
            self._changed.notify()

    def backlog(self, way: BlobWay) -> BlobTransfers:
        """What of files still has to go one way, as of the newest piece."""
        return self._lane.transfers(way) if self._lane is not None else BlobTransfers()

    def _of_scans(self, way: BlobWay) -> Transfer | None:
        files = self.backlog(way)
        if not files.files or not files.allowed:
            return None
        kind = TransferKind.SCANS_OUT if way is BlobWay.UPLOAD else TransferKind.SCANS_IN
        return Transfer(kind, files.done, files.total, TransferUnit.BYTES, files.rate or 0.0)

    def fetch(self, case: str, scan: Scan) -> None:
        """Bring a file from the county; it is kept in mind while the line is down."""
        with self._changed:
            self._fetches.append((case, scan))
            self._changed.notify()

    def compare_digest(self) -> None:
        """Compare digests with the county in a whole round now."""
        with self._changed:
            self._engine.compare_digest()
            self._due_s = 0.0
            self._changed.notify()

    def close(self, timeout_s: float = CLOSE_S) -> bool:
        """Break off what is under way and join both threads; False when one is still busy."""
        with self._changed:
            self._closing = True
            self._changed.notify()
        self._engine.interrupt()
        self._ear.interrupt()
        if self._lane is not None:
            self._lane.interrupt()
        deadline_s = time.monotonic() + timeout_s
        if self._thread.is_alive():
            self._thread.join(timeout_s)
        ear_ended = self._ear.join(max(deadline_s - time.monotonic(), 0.0))
        return ear_ended and not self._thread.is_alive()

    def _on_ear_heard(self, result: PullReply | LineFailureError) -> None:
        with self._changed:
            self._heard = result
            self._changed.notify()

    def _run(self) -> None:
        while self._wait_for_turn():
            self._began_s = time.monotonic()
            try:
                report = self._take_turn()
                if report is not None:
                    self._after(report)
            except Exception as bug:  # noqa: BLE001 - its message could quote personal data
                _log.error("sync round failed: %s", place_of(bug))
                self._engine.forget_session()
                self._well = False
                self._due_s = time.monotonic() + self._backoff.failed()
                self._lane_due_s = math.inf
                self._tell(
                    replace(self.report(), state=LineState.OFFLINE, sentence=_BUG), changed=True
                )
        self._engine.close()
        if self._lane is not None:
            self._lane.close()

    def _wait_for_turn(self) -> bool:
        """Sleep until there is something to do; False when the line is being closed."""
        with self._changed:
            while not self._closing:
                pause_s = self._pause_s(time.monotonic())
                if pause_s <= 0:
                    return True
                self._changed.wait(pause_s)
            return False

    def _pause_s(self, now_s: float) -> float:
        if self._orders or self._fetches:
            return 0.0
        if isinstance(self._heard, PullReply) or (self._heard is not None and self._well):
            return 0.0
        due_s = min(self._due_s, self._lane_due_s) if self._well else self._due_s
        if self._nudged:
            due_s = min(due_s, now_s if self._well else self._began_s + self._pace.nudge_gap_s)
        return due_s - now_s

    def _take_turn(self) -> RoundReport | None:
        """One round, or what goes between rounds, which gives no report."""
        with self._changed:
            ordered = self._orders.popleft() if self._orders else None
            asked = self._fetches.popleft() if self._fetches and ordered is None else None
        if ordered is not None:
            return self._publish(*ordered)
        if asked is not None:
            self._ask_for(*asked)
            return None
        with self._changed:
            nudged, self._nudged = self._nudged, False
            heard, self._heard = self._heard, None
        if isinstance(heard, LineFailureError):
            self._ear_due_s = self._began_s + self._ear_backoff.failed()
            if isinstance(heard, CountyRefusalError):
                self._engine.forget_session()
        elif heard is not None:
            self._ear_backoff.succeeded()
            self._ear_due_s = 0.0
            point = self._engine.listening_point()
            if heard.entries and point is not None and heard.epoch == point.epoch:
                return self._take_page(heard, nudged=nudged)
        elif nudged and self._well and self._ear.listening:
            return self._engine.send()
        if self._lane is not None and not nudged and heard is None and self._began_s < self._due_s:
            self._move_file(self._lane)
            return None
        self._due_s = self._began_s + next_look_s(self._rng, self._pace.poll_s)
        return self._engine.run_once()

    def _publish(self, order: CalendarOrder, on_answer: OnAnswer) -> RoundReport:
        answer = CalendarAnswer(published=False, sentence=_BUG)
        try:
            report, answer = self._engine.publish(order)
        finally:
            on_answer(answer)
        self._due_s = self._began_s
        return report

    def _ask_for(self, case: str, scan: Scan) -> None:
        if self._lane is None:
            return
        try:
            self._lane.ask_for(case, scan.sha256, scan.size, scan.media_type)
        except StoreFailureError as error:
            _log.error("a fetch was not kept: %s", error.code)
            return
        self._lane.look()
        self._lane_due_s = min(self._lane_due_s, self._began_s)

    def _move_file(self, lane: BlobLane) -> None:
        """One piece; trouble with it is no trouble of the acts, so a whole round looks how the line is."""
        report, step = self._engine.move_file(lane)
        now_s = time.monotonic()
        if report.failure is not None:
            _log.info("piece failed: %s", report.failure.reason.value)
            self._lane_due_s = now_s + self._lane_backoff.failed(report.failure.retry_after_s)
            self._due_s = now_s
            return
        self._lane_backoff.succeeded()
        pause_s = {Step.MOVED: 0.0, Step.HELD: self._pace.held_s, Step.IDLE: math.inf}[step]
        self._lane_due_s = now_s + pause_s

    def _take_page(self, page: PullReply, *, nudged: bool) -> RoundReport:
        report = self._engine.take_page(page)
        if nudged:
            self.nudge()
        if not report.drained:
            self._due_s = self._began_s
        return report

    def _after(self, report: RoundReport) -> None:
        now_s = time.monotonic()
        self._well = report.failure is None and report.state is not LineState.NEVER
        if report.failure is not None:
            self._due_s = now_s + self._backoff.failed(report.failure.retry_after_s)
            _log.info("round failed: %s", report.failure.reason.value)
        elif self._well:
            self._backoff.succeeded()
            self._listen(now_s)
            if self._lane is not None and self._lane_due_s == math.inf:
                self._lane_due_s = now_s
        if self._lane is not None:
            self._lane.look()
        previous = self.report()
        self._tell(
            LineReport(
                state=report.state,
                last_contact=self._county_now() if report.heard else previous.last_contact,
                unsent=self._count_unsent(),
                offset_ms=report.offset_ms,
                sentence=report.sentence,
                epoch=report.epoch,
                position=report.position,
                backup_position=report.backup_position,
            ),
            changed=report.data_changed,
        )

    def _county_now(self) -> datetime:
        return self._clock.now() + timedelta(milliseconds=self._clock.reading().offset_ms)

    def _listen(self, now_s: float) -> None:
        point = self._engine.listening_point()
        if point is None:
            return
        if now_s >= self._ear_due_s:
            self._ear.listen(point)
        else:
            self._due_s = min(self._due_s, self._ear_due_s)

    def _tell(self, report: LineReport, *, changed: bool) -> None:
        with self._changed:
            self._report = report
            listeners = tuple(self._listeners)
        for listener in listeners:
            try:
                listener(report, changed)
            except Exception as bug:  # noqa: BLE001 - its message could quote personal data
                _log.error("listener failed: %s", place_of(bug))
