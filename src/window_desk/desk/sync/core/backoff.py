"""When to try again after a failure: full jitter, so that desks do not come back all at once."""

import random

FIRST_S = 1.0
FIRST_SPREAD_S = 4.0
"""Over how many seconds the desks of a county, which all start at half past eight, come to it."""
CAP_S = 60.0


def first_contact_s(rng: random.Random, spread_s: float) -> float:
    """Seconds to wait after the start before the first round; what a clerk saves goes out at once."""
    return rng.uniform(0.0, spread_s)


def next_look_s(rng: random.Random, at_most_s: float) -> float:
    """Seconds to the next round when nothing happens: never in step with the other desks for long."""
    return at_most_s * rng.uniform(0.75, 1.0)


class Backoff:
    """Counts failures in a row and draws the pause after each."""

    def __init__(self, rng: random.Random, cap_s: float = CAP_S) -> None:
        self._rng = rng
        self._cap_s = cap_s
        self._failures = 0

    def succeeded(self) -> None:
        """The line works: the next failure starts from the beginning."""
        self._failures = 0

    def failed(self, retry_after_s: float | None = None) -> float:
        """Seconds to wait, uniform up to 1, 2, 4 … 60; at least what the county asked for."""
        ceiling_s = min(FIRST_S * 2.0 ** min(self._failures, 16), self._cap_s)
        self._failures += 1
        pause_s = self._rng.uniform(0.0, ceiling_s)
        if retry_after_s is not None:
            pause_s += min(max(retry_after_s, 0.0), self._cap_s)
        return min(pause_s, self._cap_s)
