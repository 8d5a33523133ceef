"""What goes over the line at this moment, and how fast. Told and read on any thread."""

import threading
import time
from collections.abc import Callable

from window_desk.desk.use_cases.sync_ports import Transfer, TransferKind, TransferUnit

_LEAST_S = 0.2
"""A rate over less than this says nothing."""


class TransferMeter:
    """``clock_s`` is a monotonic clock in seconds."""

    def __init__(self, clock_s: Callable[[], float] = time.monotonic) -> None:
        self._clock_s = clock_s
        self._lock = threading.Lock()
        self._running: dict[TransferKind, tuple[float, Transfer]] = {}

    def tell(self, kind: TransferKind, unit: TransferUnit, done: int, total: int) -> None:
        """So far ``done`` of ``total`` (0: unknown); a kind's clock runs from the last word of none."""
        now_s = self._clock_s()
        with self._lock:
            began_s = self._running[kind][0] if done and kind in self._running else now_s
            took_s = now_s - began_s
            per_second = done / took_s if took_s >= _LEAST_S else 0.0
            self._running[kind] = (began_s, Transfer(kind, done, total, unit, per_second))

    def end(self, *kinds: TransferKind) -> None:
        """These are under way no more; without ``kinds`` nothing is."""
        with self._lock:
            for kind in kinds or tuple(self._running):
                self._running.pop(kind, None)

    def transfers(self) -> tuple[Transfer, ...]:
        """What is under way."""
        with self._lock:
            return tuple(transfer for _began_s, transfer in self._running.values())
