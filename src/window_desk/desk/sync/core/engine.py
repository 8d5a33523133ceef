"""One whole round between desk and county, and what came of it. Pure: everything is passed in.

Runs on whichever thread calls it, one at a time; only :meth:`SyncEngine.interrupt` is for others.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass, replace

from window_desk.desk.sync.core.blob_lane import BlobLane, Step
from window_desk.desk.sync.core.calendar_lane import send_order, unanswered
from window_desk.desk.sync.core.clock_offset import ClockOffset
from window_desk.desk.sync.core.contact import Contact
from window_desk.desk.sync.core.county_link import (
    County,
    CountyRefusalError,
    FailureReason,
    LineFailure,
    LineFailureError,
    failed,
)
from window_desk.desk.sync.core.feed import Feed
from window_desk.desk.sync.core.held_connection import HeldConnection
from window_desk.desk.sync.core.lease_lane import LeaseLane
from window_desk.desk.sync.core.outbox import Outbox
from window_desk.desk.sync.core.round_report import RoundReport, RoundTally
from window_desk.desk.sync.core.session import DeskStoppedError, Handshake, OpenSession
from window_desk.desk.sync.core.transfer_meter import TransferMeter
from window_desk.desk.use_cases.clock_ports import Timekeeper
from window_desk.desk.use_cases.line_ports import CalendarAnswer, CalendarOrder, LineState
from window_desk.desk.use_cases.ports import StoreFailureError
from window_desk.desk.use_cases.sync_ports import FeedGapError, SyncIdentity, SyncStore
from window_desk.protocol.messages import DeskStatus, PullReply

DIGEST_EVERY_ROUNDS = 24
_MOST_HANDSHAKES = 3
_STOP_CODES = {
    "desk_forked": DeskStatus.FORKED,
    "incarnation_retired": DeskStatus.FORKED,
    "desk_withdrawn": DeskStatus.WITHDRAWN,
}
_UNKNOWN_CODES = frozenset({"desk_unknown", "session_signature_wrong"})
"""The county has no such desk, or has given its id to another PC since it was restored."""
_ABOUT_THE_ACTS = frozenset(
    {
        "act_too_large",
        "chain_broken",
        "county_outdated",
        "desk_wrong",
        "malformed",
        "sequence_gap",
        "sequence_wrong",
        "signature_wrong",
        "too_large",
        "too_many_acts",
        "transaction_split",
    }
)
"""Why a push as a whole was refused for what is in it; nothing of it was kept."""
_NEW_EPOCH_CODES = frozenset({"epoch_changed", "cursor_ahead"})
_STOPPED = {
    DeskStatus.FORKED: (
        LineState.FORKED,
        "县里发现本机数据被恢复或复制过，已停止同步和给号；未上报的办件都在本机，请向县管理员取登记码，重新登记本机。",
    ),
    DeskStatus.WITHDRAWN: (
        LineState.WITHDRAWN,
        "县里已停用本机；未上报的办件都在本机，请联系县管理员，需要继续使用时取登记码重新登记本机。",
    ),
}
_DIGEST_DIFFERS = (
    "本机与县里的数据核对不一致，正在重新下载；本提示一直不消失时，请联系县管理员核对。"
)
_UNKNOWN = (
    "县级服务里没有本机的登记（可能从备份恢复过），已停止同步；办件都在本机，"
    "请联系县管理员核对，取登记码重新登记本机。"
)
_NOT_ENROLLED = "本机尚未登记：请先用县里发放的登记码登记。"
_IN_STEP = "线路正常，已与县里同步。"


@dataclass(frozen=True, slots=True)
class ListeningPoint:
    """From where a long poll listens."""

    address: str
    token: str
    epoch: str
    cursor: int


class SyncEngine:
    """The desk's side of the protocol. ``connect(address)`` makes a connection, without talking yet."""

    def __init__(
        self,
        store: SyncStore,
        connect: Callable[[str], County],
        clock: Timekeeper,
        rng: random.Random,
        *,
        app_version: str,
        digest_every: int = DIGEST_EVERY_ROUNDS,
    ) -> None:
        self._store = store
        self._connection = HeldConnection(connect)
        self._clock = ClockOffset(clock)
        self._handshake = Handshake(self._clock, rng, app_version)
        self._outbox = Outbox()
        self._feed = Feed(digest_every)
        self._leases = LeaseLane()
        self.meter = TransferMeter()
        self._session: OpenSession | None = None
        self._epoch = ""
        self._desk = ""
        self._frozen: DeskStatus | None = None
        self._digest_differs = False
        self._anew = False

    def run_once(self) -> RoundReport:
        """Session if needed, then push, pull and leases; never raises for a failure it knows."""
        return self._round(self._everything)

    def send(self) -> RoundReport:
        """Push and leases alone, while a long poll brings the feed."""
        return self._round(self._outward)

    def take_page(self, reply: PullReply) -> RoundReport:
        """Apply what a long poll brought; ``drained`` says whether that was all."""

        def inward(contact: Contact) -> None:
            contact.tally.heard = True
            contact.tally.drained = self._feed.take(contact, reply)

        return self._round(inward)

    def publish(self, order: CalendarOrder) -> tuple[RoundReport, CalendarAnswer]:
        """Send what a supervisor publishes; the feed brings it back like any other record."""
        answers: list[CalendarAnswer] = []

        def outward(contact: Contact) -> None:
            answers.append(send_order(contact, order))
            contact.tally.drained = True

        report = self._round(outward)
        if answers:
            return report, answers[-1]
        return report, unanswered(report.failure, report.sentence)

    def move_file(self, lane: BlobLane) -> tuple[RoundReport, Step]:
        """Move one piece of a file, unless the feed must be read anew first."""
        steps = [Step.IDLE]

        def onward(contact: Contact) -> None:
            if not contact.session.anew:
                steps.append(lane.step(contact))
            contact.tally.drained = True

        return self._round(onward), steps[-1]

    def compare_digest(self) -> None:
        """Compare digests at the end of the next whole round."""
        self._feed.compare_soon()

    def forget_session(self) -> None:
        """Begin the next round with a new handshake and the store's own cursor."""
        self._session = None

    def listening_point(self) -> ListeningPoint | None:
        """Where to listen for others' acts; ``None`` without a session that may pull."""
        session = self._session
        if session is None or session.outdated or session.anew:
            return None
        address = session.identity.county_address
        return ListeningPoint(address, session.token, session.epoch, self._feed.cursor)

    def interrupt(self) -> None:
        """From another thread: let the round under way fail at once, and every later one."""
        self._connection.interrupt()

    def close(self) -> None:
        """Release the connection, on the thread of the rounds."""
        self._connection.close()

    def _everything(self, contact: Contact) -> None:
        if contact.session.anew:
            self._feed.begin_anew(contact)
            self._session = replace(contact.session, anew=False)
        refusal = self._pushed(contact)
        if not contact.session.outdated:
            self._feed.pull(contact)
            self._leases.take(contact)
        if refusal is not None:
            raise refusal
        contact.tally.drained = True

    def _pushed(self, contact: Contact) -> CountyRefusalError | None:
        """Push; a refusal of the acts themselves is returned: it must not hold up the way in."""
        try:
            self._outbox.push(contact)
        except CountyRefusalError as refusal:
            if refusal.reply.code not in _ABOUT_THE_ACTS:
                raise
            return refusal
        return None

    def _outward(self, contact: Contact) -> None:
        if contact.session.anew:
            self._everything(contact)
            return
        self._outbox.push(contact)
        if not contact.session.outdated:
            self._leases.take(contact)
        contact.tally.drained = True

    def _round(self, lanes: Callable[[Contact], None]) -> RoundReport:
        tally = RoundTally()
        try:
            return self._attempt(lanes, tally)
        except DeskStoppedError as stopped:
            return self._stopped(stopped.status, tally)
        except CountyRefusalError as refusal:
            status = _STOP_CODES.get(refusal.reply.code)
            if status is not None:
                return self._stopped(status, tally)
            if refusal.reply.code in _UNKNOWN_CODES:
                return self._unknown(tally)
            return self._failed(refusal.failure, tally)
        except LineFailureError as error:
            report = self._failed(error.failure, tally)
            if error.failure.reason is FailureReason.MALFORMED:
                # it may speak of another epoch than the session's: a snapshot is not asked for by epoch
                self.forget_session()
            return report
        except FeedGapError:
            self.forget_session()
            sentence = "收到的数据与本机已有的接不上，没有采用，会自动重新读取。"
            return self._failed(LineFailure(FailureReason.MALFORMED, sentence), tally)
        except StoreFailureError as error:
            self.forget_session()
            return self._failed(LineFailure(FailureReason.STORE, error.sentence), tally)
        finally:
            self.meter.end()

    def _attempt(self, lanes: Callable[[Contact], None], tally: RoundTally) -> RoundReport:
        for _ in range(_MOST_HANDSHAKES):
            identity = self._store.identity() if self._session is None else None
            if self._session is None and identity is None:
                return self._report(LineState.NEVER, _NOT_ENROLLED, tally, None)
            contact = self._contact(identity, tally)
            try:
                lanes(contact)
            except CountyRefusalError as refusal:
                if refusal.status != 401 and refusal.reply.code not in _NEW_EPOCH_CODES:
                    raise
                self._anew = refusal.reply.code == "cursor_ahead"
                self.forget_session()
                continue
            return self._succeeded(contact.session, tally)
        raise failed(
            FailureReason.MALFORMED, "县里反复要求重新握手，本机稍后再试；反复出现请联系县管理员。"
        )

    def _contact(self, identity: SyncIdentity | None, tally: RoundTally) -> Contact:
        session = self._session
        if session is not None and self._clock.monotonic_ms() >= session.expires_ms:
            session, identity = None, self._store.identity()
        if session is None:
            if identity is None:
                raise failed(FailureReason.STORE, _NOT_ENROLLED)
            if identity.desk != self._desk:
                # numbers of the desk that this PC was before went with it
                self._leases.look_again()
            self._session, self._desk = None, identity.desk
            county = self._connection.at(identity.county_address)
            session = self._handshake.open(county, identity, tally, anew=self._anew)
            self._anew = False
            if session.county_key and not identity.county_key:
                self._store.keep_county_key(session.county_key)
            self._feed.cursor = session.identity.cursor
            self._feed.backup_position = session.backup_position
            self._epoch = session.epoch
            self._session, self._frozen = session, None
        county = self._connection.at(session.identity.county_address)
        return Contact(county, session, self._store, self._clock, tally, self.meter)

    def _succeeded(self, session: OpenSession, tally: RoundTally) -> RoundReport:
        if self._clock.worth_noting():
            self._store.note_clock()
        if tally.digest is not None:
            self._digest_differs = not tally.digest.agrees
        if session.outdated:
            return self._report(LineState.OUTDATED, session.outdated, tally, None)
        sentence = tally.lease_problem or _IN_STEP
        if self._digest_differs:
            sentence = _DIGEST_DIFFERS
        return self._report(LineState.ONLINE, sentence, tally, None)

    def _failed(self, failure: LineFailure, tally: RoundTally) -> RoundReport:
        state = LineState.OFFLINE
        if failure.reason is FailureReason.STORE and tally.heard:
            state = LineState.ONLINE
        elif self._session is not None and self._session.outdated:
            return self._report(LineState.OUTDATED, self._session.outdated, tally, failure)
        return self._report(state, failure.sentence, tally, failure)

    def _stopped(self, status: DeskStatus, tally: RoundTally) -> RoundReport:
        self.forget_session()
        state, sentence = _STOPPED[status]
        if self._frozen is not status:
            try:
                self._store.freeze(status.value, self._desk)
            except StoreFailureError as error:
                sentence = error.sentence
            else:
                self._frozen = status
        failure = LineFailure(FailureReason.REFUSED, sentence)
        return self._report(state, sentence, tally, failure)

    def _unknown(self, tally: RoundTally) -> RoundReport:
        """The county lost this desk in a restore. Numbers go on: it may be the wrong county that answers."""
        self.forget_session()
        failure = LineFailure(FailureReason.REFUSED, _UNKNOWN)
        return self._report(LineState.FORKED, _UNKNOWN, tally, failure)

    def _report(
        self, state: LineState, sentence: str, tally: RoundTally, failure: LineFailure | None
    ) -> RoundReport:
        return RoundReport(
            state=state,
            sentence=sentence,
            heard=tally.heard,
            failure=failure,
            pushed=tally.pushed,
            pulled=tally.pulled,
            leased=tally.leased,
            snapshot_loaded=tally.snapshot_loaded,
            rewound=tally.rewound,
            drained=tally.drained,
            lease_problem=tally.lease_problem,
            digest=tally.digest,
            offset_ms=self._clock.offset_ms,
            epoch=self._epoch,
            position=self._feed.cursor,
            backup_position=self._feed.backup_position,
        )
