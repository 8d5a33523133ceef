"""Desks that push the same request again until it is acknowledged, and what they were told."""

import threading
from collections import Counter
from dataclasses import dataclass, field

import httpx
import msgspec
from tests.county.builders import PaperDesk
from tests.county.small_county import YEAR

from window_desk.protocol import messages as m

_PAUSE_S = 0.05


@dataclass(slots=True)
class Ledger:
    """What all desks were told: acts by id with their positions, and how pushes failed."""

    acknowledged: dict[str, int] = field(default_factory=dict)
    failures: Counter[str] = field(default_factory=Counter)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def count(self) -> int:
        """How many acts were acknowledged so far."""
        with self.lock:
            return len(self.acknowledged)


def borrow_numbers(desk: PaperDesk, size: int = 1_000) -> None:
    """Lease what accepting cases takes, so that nothing but pushes is sent later."""
    for kind in ("case", "acceptance"):
        desk.lease(f"{kind}:{desk.site.code}:{YEAR}", size)


def push_stubbornly(desk: PaperDesk, ledger: Ledger, give_up: threading.Event) -> None:
    """Push what is queued until the county acknowledges it.

    The only failure that is taken is 503 with ``Retry-After``.
    """
    request = desk.pending()
    while not give_up.is_set():
        response = desk.post("/v1/push", request)
        if response.status_code == 200:
            reply = msgspec.json.decode(response.content, type=m.PushReply)
            _note(desk, ledger, reply)
            return
        with ledger.lock:
            ledger.failures[_failure(response)] += 1
        give_up.wait(_PAUSE_S)


def _note(desk: PaperDesk, ledger: Ledger, reply: m.PushReply) -> None:
    assert {result.status for result in reply.results} == {m.ActStatus.APPLIED}
    desk.sent_until = reply.last_sequence
    desk.queue.clear()
    with ledger.lock:
        for result in reply.results:
            assert ledger.acknowledged.setdefault(result.act, result.position) == result.position


def _failure(response: httpx.Response) -> str:
    assert response.status_code == 503, response.text
    assert int(response.headers["retry-after"]) > 0
    return msgspec.json.decode(response.content, type=m.ErrorReply).code
