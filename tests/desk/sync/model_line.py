"""A line between a model desk and the model county that loses, repeats, delays, cuts and garbles."""

import random
from collections.abc import Callable
from typing import TypeVar

import msgspec
from tests.desk.sync.model_county import ModelCounty

from window_desk.desk.sync.core.county_link import (
    CountyRefusalError,
    FailureReason,
    OnBytes,
    failed,
)
from window_desk.protocol.messages import (
    ActStatus,
    CalendarReply,
    CalendarSubmission,
    EnrolReply,
    EnrolRequest,
    Hello,
    LeaseReply,
    LeaseRequest,
    PullReply,
    PushReply,
    PushRequest,
    SessionReply,
    SessionRequest,
    Snapshot,
)

_Reply = TypeVar("_Reply")


class ModelLine:
    """Implements ``County``; with ``trouble`` 0 it is a perfect line."""

    def __init__(self, county: ModelCounty, rng: random.Random, trouble: float = 0.0) -> None:
        self.county = county
        self.trouble = trouble
        self.pushed: list[PushRequest] = []
        self.calls: list[str] = []
        self.latency_ms = 5
        self.interrupted = False
        self._rng = rng
        self._late: list[Callable[[], object]] = []

    def hello(self) -> Hello:
        return self._call("hello", self.county.hello)

    def enrol(self, request: EnrolRequest) -> EnrolReply:
        return self._call("enrol", lambda: self.county.enrol(request))

    def session(self, request: SessionRequest) -> SessionReply:
        return self._call("session", lambda: self.county.session(request))

    def push(self, token: str, request: PushRequest) -> PushReply:
        self.pushed.append(request)
        reply = self._call("push", lambda: self.county.push(token, request))
        return self._garbled_push(reply) if self._rng.random() < self.trouble / 4 else reply

    def pull(
        self, token: str, epoch: str, since: int, *, limit: int, wait_s: int, digest: bool
    ) -> PullReply:
        reply = self._call(
            "pull",
            lambda: self.county.pull(
                token, epoch, since, limit=limit, wait_s=wait_s, digest=digest
            ),
        )
        return self._garbled_page(reply) if self._rng.random() < self.trouble / 4 else reply

    def snapshot(self, token: str, on_bytes: OnBytes) -> Snapshot:
        return self._call("snapshot", lambda: self.county.snapshot(token, on_bytes))

    def lease(self, token: str, request: LeaseRequest) -> LeaseReply:
        return self._call("lease", lambda: self.county.lease(token, request))

    def publish_calendar(self, token: str, submission: CalendarSubmission) -> CalendarReply:
        return self._call("calendar", lambda: self.county.publish_calendar(token, submission))

    def interrupt(self) -> None:
        self.interrupted = True

    def close(self) -> None:
        """Nothing to release."""

    def _call(self, name: str, work: Callable[[], _Reply]) -> _Reply:
        self.calls.append(name)
        if self.interrupted:
            raise failed(FailureReason.CLOSED, "正在退出。")
        time = self.county.time
        time.move(self._rng.randint(0, self.latency_ms))
        self._deliver_late()
        if self._rng.random() >= self.trouble:
            return self._answered(work)
        match self._rng.choice(["lost", "reply lost", "twice", "late", "cut"]):
            case "lost":
                raise failed(FailureReason.UNREACHABLE, "连不上。")
            case "reply lost":
                self._quietly(work)
                raise failed(FailureReason.TIMED_OUT, "没有答复。")
            case "cut":
                self._quietly(work)
                raise failed(FailureReason.CUT, "断开。")
            case "late":
                self._late.append(work)
                raise failed(FailureReason.TIMED_OUT, "没有答复。")
            case _:
                self._quietly(work)
                return self._answered(work)

    def _answered(self, work: Callable[[], _Reply]) -> _Reply:
        reply = work()
        self.county.time.move(self._rng.randint(0, self.latency_ms))
        return reply

    def _deliver_late(self) -> None:
        """Requests that were on their way for long arrive now, in any order, some of them twice."""
        self._rng.shuffle(self._late)
        while self._late and self._rng.random() < 0.5:
            work = self._late.pop()
            self._quietly(work)
            if self._rng.random() < 0.3:
                self._quietly(work)

    @staticmethod
    def _quietly(work: Callable[[], object]) -> None:
        try:
            work()
        except CountyRefusalError:
            return

    def _garbled_push(self, reply: PushReply) -> PushReply:
        """A whole message that is not to be believed."""
        if not reply.results:
            return msgspec.structs.replace(reply, count=1)
        first = reply.results[0]
        other = ActStatus.REFUSED if first.status is ActStatus.APPLIED else ActStatus.APPLIED
        match self._rng.choice(["short", "epoch", "foreign act", "foreign sequence", "twice"]):
            case "short":
                return msgspec.structs.replace(reply, results=reply.results[:-1])
            case "epoch":
                return msgspec.structs.replace(reply, epoch="another")
            case "foreign act":
                foreign = msgspec.structs.replace(first, act="foreign", status=other)
            case "foreign sequence":
                foreign = msgspec.structs.replace(first, sequence=10**6, status=other)
            case _:
                foreign = first
                return msgspec.structs.replace(
                    reply, results=(*reply.results, foreign), count=reply.count + 1
                )
        return msgspec.structs.replace(reply, results=(foreign, *reply.results[1:]))

    def _garbled_page(self, reply: PullReply) -> PullReply:
        match self._rng.choice(["hole", "epoch", "late start", "past head"]):
            case "hole" if len(reply.entries) > 2:
                entries = (reply.entries[0], *reply.entries[2:])
                return msgspec.structs.replace(reply, entries=entries)
            case "late start" if len(reply.entries) > 1:
                return msgspec.structs.replace(reply, entries=reply.entries[1:])
            case "past head" if reply.entries:
                return msgspec.structs.replace(reply, head=reply.entries[-1].position - 1)
            case _:
                return msgspec.structs.replace(reply, epoch="another")
