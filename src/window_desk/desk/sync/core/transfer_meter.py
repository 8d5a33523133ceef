"""What goes over the line at this moment, and how fast. Told on the sync thread, read from any."""

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
        """So far ``done`` of ``total`` (0: unknown); the first word of a kind starts its clock."""
        now_s = self._clock_s()
        with self._lock:
            began_s = self._running[kind][0] if kind in self._running else now_s
            took_s = now_s - began_s
            per_second = done / took_s if took_s >= _LEAST_S else 0.0
            self._running[kind] = (began_s, Transfer(kind, done, total, unit, per_second))

    def end(self) -> None:
        """Nothing is under way any more."""
        with self._lock:
            self._running.clear()

    def transfers(self) -> tuple[Transfer, ...]:
        """What is under way."""
        with self._lock:
            return tuple(transfer for _began_s, transfer in self._running.values())
