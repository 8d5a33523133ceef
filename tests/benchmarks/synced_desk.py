"""A whole desk but for the screen: encrypted store, sync engine, a line over real HTTP."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from tests.county.small_county import IN_ORDER, PERSON, PROMISED_ITEM, RECEIVER, TOWN
from uuid_utils import uuid4, uuid7

from window_desk import __version__
from window_desk.casework import acts as a
from window_desk.casework.acts import (
    local_day,
)
from window_desk.casework.identifiers import with_check_character
from window_desk.casework.terms import terms_of
from window_desk.desk.pc_clock import PcClock
from window_desk.desk.store.enrolment_keys import EnrolmentKeys
from window_desk.desk.store.journal import StoreTransaction
from window_desk.desk.store.newcomers import arriving
from window_desk.desk.store.opening import open_store
from window_desk.desk.sync.core.engine import SyncEngine
from window_desk.desk.sync.core.round_report import RoundReport
from window_desk.desk.sync.enrol import Enrolment
from window_desk.desk.sync.line import CountyLine
from window_desk.desk.sync.on_writer import OnWriter
from window_desk.desk.sync.transport import HttpCounty
from window_desk.desk.use_cases.line_ports import LineReport
from window_desk.desk.use_cases.numbering import case_series
from window_desk.protocol.messages import EnrolReply, LeaseRequest, PushRequest
from window_desk.protocol.signatures import DeskKey

T = TypeVar("T")

KEY = bytes(range(32))
_BLOCK = 1_000
_AT_ONCE = 2_000
_WAIT_S = 30
_LOOK_AGAIN_S = 0.002


class SyncedDesk:
    """A desk at the township, enrolled with ``code``."""

    def __init__(self, folder: Path, address: str, code: str) -> None:
        self.clock = PcClock()
        self.store = open_store(folder / "profile", KEY, self.clock, folder / "marks")
        self.sync = OnWriter(self.store.sync, self.store.journal.executor)
        keys = EnrolmentKeys(folder / "profile")
        reply = Enrolment(self.sync, HttpCounty, keys).enrol(address, code, "一号窗口")
        assert isinstance(reply, EnrolReply), reply
        self.engine = SyncEngine(
            self.sync, HttpCounty, self.clock, random.Random(1), app_version=__version__
        )
        self._address = address
        self._free: list[int] = []
        self._line: CountyLine | None = None
        self._told = threading.Event()

    def on_writer(self, work: Callable[..., T], *values: object) -> T:
        """Do ``work`` on the writer thread and wait."""
        return self.store.journal.executor.submit(work, *values).result()

    def round(self) -> RoundReport:
        """One whole round; raises ``RuntimeError`` unless it went through."""
        report = self.engine.run_once()
        if report.failure is not None:
            raise RuntimeError(report.failure.sentence)
        return report

    def queue_receipts(self, count: int) -> None:
        """Put ``count`` received cases into the outbox, a transaction each, quickly.

        The numbers are leased but not marked as used here: marks are flushed for every receipt.
        """
        self.prepare_receipts(count)
        for start in range(0, count, _AT_ONCE):
            self.on_writer(self._queue, min(_AT_ONCE, count - start))

    def prepare_receipts(self, count: int) -> None:
        """Lease numbers for so many receipts; needs the session of an earlier round."""
        while len(self._free) < count:
            self._lease()

    def receive(self) -> None:
        """One receipt, durable; its number was prepared."""
        self.on_writer(self._receive)

    def outbox_bodies(self, acts: int) -> list[PushRequest]:
        """Everything queued as pushes of at most ``acts`` acts."""
        identity = self.sync.identity()
        batch = self.sync.next_batch(10**6, 10**9)
        if identity is None or batch is None:
            raise RuntimeError("nothing is queued")
        return [
            PushRequest(
                protocol=1,
                desk=identity.desk,
                incarnation=identity.incarnation,
                epoch=identity.epoch,
                first_sequence=batch.first_sequence + start,
                transactions=batch.transactions[start : start + acts],
            )
            for start in range(0, len(batch.transactions), acts)
        ]

    def go_on_line(self) -> None:
        """From now on the line works by itself, with its long poll."""
        self.engine.close()
        self._line = CountyLine(
            self.sync,
            HttpCounty,
            self.clock,
            self.store.cache.unsent_count,
            app_version=__version__,
        )
        self._line.subscribe(self._on_round)
        self._line.start()

    def nudge(self) -> None:
        """Have the line send what is queued."""
        if self._line is not None:
            self._line.nudge()

    def expect_news(self) -> None:
        """Forget what was told; :meth:`await_news` then waits for a round that changed data."""
        self._told.clear()

    def await_news(self) -> None:
        """Wait until a round of the line has brought something."""
        if not self._told.wait(_WAIT_S):
            raise RuntimeError("nothing came over the line")

    def await_lists(self) -> None:
        """Wait until lists show every case that came."""
        while self.on_writer(lambda: arriving(self.store._parts.writer.rows)):
            time.sleep(_LOOK_AGAIN_S)

    def close(self) -> None:
        """Close the line, then the store."""
        if self._line is not None:
            self._line.close(_WAIT_S)
        else:
            self.engine.close()
        self.store.close()

    def _on_round(self, _report: LineReport, data_changed: bool) -> None:
        if data_changed:
            self._told.set()

    def _lease(self) -> None:
        point, identity = self.engine.listening_point(), self.sync.identity()
        if point is None or identity is None:
            raise RuntimeError("a lease needs a session")
        year = local_day(self.clock.now()).year
        request = LeaseRequest(
            str(uuid4()), identity.desk, identity.incarnation, case_series(TOWN.code, year), _BLOCK
        )
        county = HttpCounty(self._address)
        reply = county.lease(point.token, request)
        county.close()
        self._free += range(reply.low, reply.high + 1)

    def _queue(self, count: int) -> None:
        parts = self.store._parts
        identity = self.store.sync.identity()
        if identity is None:
            raise RuntimeError("not enrolled")
        key = DeskKey(identity.secret)
        with parts.writer.transaction() as rows:
            for _ in range(count):
                transaction = StoreTransaction(parts, rows, key, identity.desk)
                body = self._received()
                transaction.append(transaction.compose(str(uuid7()), body, RECEIVER))
                transaction.finish()

    def _receive(self) -> None:
        with self.store.journal.transaction() as transaction:
            body = self._received()
            transaction.append(transaction.compose(str(uuid7()), body, RECEIVER))

    def _received(self) -> a.Received:
        serial = self._free.pop(0)
        day = local_day(self.clock.now())
        return a.Received(
            number=with_check_character(f"{TOWN.area_code[:6]}{day:%Y%m%d}{serial:05d}"),
            terms=terms_of(PROMISED_ITEM),
            window="MZ",
            person=replace(PERSON, address="云岭镇石桥村三组十八号"),
            organisation=None,
            agent=None,
            answers=(),
            judgements=IN_ORDER,
        )
