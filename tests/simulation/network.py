"""The line between one desk and the county: drops, repeats, delays, reorders, cuts, garbles."""

from collections.abc import Callable
from typing import TypeVar

import msgspec
from tests.simulation.chance import Chance, CountyDownError
from tests.simulation.clocks import TrueTime
from tests.simulation.county_node import CountyNode, FileCall, FilePart, PullQuery
from tests.simulation.promises import require

from window_desk.desk.sync.core.blob_link import BlobOffset
from window_desk.desk.sync.core.county_link import (
    CountyRefusalError,
    FailureReason,
    OnBytes,
    failed,
)
from window_desk.desk.sync.wire import decode
from window_desk.protocol import messages as m

_Reply = TypeVar("_Reply", bound=msgspec.Struct)
_TROUBLES = ("lost", "reply lost", "cut", "late", "twice", "slow")
_TIMEOUT_MS = 20_000


class Network:
    """What is on its way between all desks and the county."""

    def __init__(self, node: CountyNode, time: TrueTime, chance: Chance) -> None:
        self.node = node
        self.time = time
        self.chance = chance
        self.late: list[tuple[str, str, bytes]] = []

    def deliver(self, call: str, token: str, body: bytes) -> bytes:
        """To the county and back; a county that ends is started again, its reply never comes."""
        try:
            return self.node.answer(call, token, body)
        except CountyDownError:
            self.node.start_again()
            raise failed(FailureReason.CUT, "断开。") from None

    def deliver_unheard(self, call: str, token: str, body: bytes) -> None:
        """The same where nobody waits for the reply any more."""
        try:
            self.node.answer(call, token, body)
        except CountyRefusalError:
            return
        except CountyDownError:
            self.node.start_again()

    def deliver_late(self) -> None:
        """Requests long given up arrive now: in any order, some of them twice, some of them later."""
        rng = self.chance.rng
        rng.shuffle(self.late)
        while self.late and rng.random() < 0.5:
            request = self.late[-1]
            if rng.random() < 0.7:
                self.late.pop()
            self.chance.trace.note("late", request[0])
            self.deliver_unheard(*request)


class SimulatedLine:
    """Implements ``County`` for one desk. ``offline`` is a line that is down altogether.

    ``troubles`` (call to trouble) come once each, whatever is drawn; ``forge`` changes whole replies.
    ``meanwhile`` is what the clerk does while a push is on its way. Files go only while ``files_may_go``: in
    a step of their lane, never in a round of acts.
    """

    def __init__(self, network: Network, desk: Callable[[], str]) -> None:
        self._network = network
        self._desk = desk
        self.offline = False
        self.files_may_go = False
        self.troubles: dict[str, str] = {}
        self.meanwhile: Callable[[], None] = lambda: None
        self.forge: Callable[[msgspec.Struct], msgspec.Struct] = lambda reply: reply

    def hello(self) -> m.Hello:
        return self._call("hello", "", b"", m.Hello)

    def enrol(self, request: m.EnrolRequest) -> m.EnrolReply:
        return self._call("enrol", "", msgspec.json.encode(request), m.EnrolReply)

    def session(self, request: m.SessionRequest) -> m.SessionReply:
        return self._call("session", "", msgspec.json.encode(request), m.SessionReply)

    def push(self, token: str, request: m.PushRequest) -> m.PushReply:
        return self._call("push", token, msgspec.json.encode(request), m.PushReply)

    def pull(
        self, token: str, epoch: str, since: int, *, limit: int, wait_s: int, digest: bool
    ) -> m.PullReply:
        assert wait_s == 0
        query = msgspec.json.encode(PullQuery(epoch, since, limit, digest))
        return self._call("pull", token, query, m.PullReply)

    def snapshot(self, token: str, on_bytes: OnBytes) -> m.Snapshot:
        on_bytes(0, 0)
        return self._call("snapshot", token, b"", m.Snapshot)

    def lease(self, token: str, request: m.LeaseRequest) -> m.LeaseReply:
        return self._call("lease", token, msgspec.json.encode(request), m.LeaseReply)

    def publish_calendar(self, token: str, submission: m.CalendarSubmission) -> m.CalendarReply:
        return self._call("calendar", token, msgspec.json.encode(submission), m.CalendarReply)

    def blob_offset(self, token: str, case: str, sha256: str) -> BlobOffset:
        state = self._call_file("blob_offset", token, FileCall(case, sha256), m.BlobState)
        return BlobOffset(state.offset, state.position)

    def send_piece(
        self, token: str, case: str, sha256: str, offset: int, piece: bytes
    ) -> m.BlobState:
        asked = FileCall(case, sha256, offset, content=piece)
        return self._call_file("send_piece", token, asked, m.BlobState)

    def fetch_piece(self, token: str, case: str, sha256: str, first: int, end: int) -> bytes:
        asked = FileCall(case, sha256, first, end)
        return self._call_file("fetch_piece", token, asked, FilePart).content

    def interrupt(self) -> None:
        """Nobody waits on one thread."""

    def close(self) -> None:
        """Nothing to release."""

    def _call_file(
        self, call: str, token: str, asked: FileCall, reply_type: type[_Reply]
    ) -> _Reply:
        require(self.files_may_go, "no round of acts waits for a file", self._desk(), call)
        return self._call(call, token, msgspec.json.encode(asked), reply_type)

    def _call(self, call: str, token: str, body: bytes, reply_type: type[_Reply]) -> _Reply:
        chance = self._network.chance
        desk, chance.at = chance.at, ""
        try:
            reply = self.forge(decode(self._whole_reply(call, token, body), reply_type))
            assert isinstance(reply, reply_type)
            return reply
        finally:
            chance.at = desk

    def _whole_reply(self, call: str, token: str, body: bytes) -> bytes:
        network, chance = self._network, self._network.chance
        network.time.move(chance.rng.randint(2, 80))
        if self.offline:
            raise failed(FailureReason.UNREACHABLE, "连不上。")
        network.deliver_late()
        if call == "push" and chance.happens(chance.rates.busy_clerk):
            self.meanwhile()
        trouble = self.troubles.pop(call, "")
        if not trouble and chance.happens(chance.rates.line_trouble):
            trouble = chance.rng.choice(_TROUBLES)
        if not trouble:
            reply = network.deliver(call, token, body)
            network.time.move(chance.rng.randint(2, 80))
            return reply
        chance.trace.note("trouble", self._desk(), call, trouble)
        match trouble:
            case "lost":
                raise failed(FailureReason.UNREACHABLE, "连不上。")
            case "reply lost":
                network.deliver_unheard(call, token, body)
                network.time.move(_TIMEOUT_MS)
                raise failed(FailureReason.TIMED_OUT, "没有答复。")
            case "cut":
                reply = network.deliver(call, token, body)
                return reply[: chance.rng.randrange(len(reply))]
            case "late":
                network.late.append((call, token, body))
                network.time.move(_TIMEOUT_MS)
                raise failed(FailureReason.TIMED_OUT, "没有答复。")
            case "twice":
                network.deliver_unheard(call, token, body)
            case _:
                network.time.move(chance.rng.randint(1_000, 15_000))
        return network.deliver(call, token, body)
