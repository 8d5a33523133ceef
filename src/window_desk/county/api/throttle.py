"""Shuts an address out after too many wrong enrolment codes. Runs on the event loop, per process."""

from collections import OrderedDict, deque
from collections.abc import Callable
from datetime import datetime, timedelta

from window_desk.county.use_cases.problems import CallError

MOST_WRONG = 5
WITHIN = timedelta(minutes=15)
_MOST_ADDRESSES = 10_000


class Throttle:
    """Wrong attempts by address, newest last."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._wrong: OrderedDict[str, deque[datetime]] = OrderedDict()

    def check(self, address: str) -> None:
        """Raises a 429 :class:`CallError` while ``address`` is shut out."""
        attempts = self._recent(address)
        if len(attempts) >= MOST_WRONG:
            wait_s = int((attempts[0] + WITHIN - self._now()).total_seconds()) + 1
            raise CallError(
                429,
                "too_many_attempts",
                "登记码输错次数过多，请15分钟后再试。",
                retry_after_s=wait_s,
            )

    def count_wrong(self, address: str) -> None:
        """One more wrong attempt from ``address``."""
        self._recent(address).append(self._now())
        self._wrong.move_to_end(address)
        while len(self._wrong) > _MOST_ADDRESSES:
            self._wrong.popitem(last=False)

    def _recent(self, address: str) -> deque[datetime]:
        attempts = self._wrong.setdefault(address, deque(maxlen=MOST_WRONG))
        while attempts and attempts[0] + WITHIN <= self._now():
            attempts.popleft()
        return attempts
