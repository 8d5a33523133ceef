"""This PC's clock and what is known of its error. May be read from any thread."""

from __future__ import annotations

import threading
import time
import uuid
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from window_desk.casework.acts import (
        ClockReading,
    )

_BOOT_FILE: Final = Path("/proc/sys/kernel/random/boot_id")


class PcClock:
    """Implements the ``Clock`` port. The offset is county time minus PC time."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._offset_ms = 0
        self._noted_at: datetime | None = None
        self._boot = _boot_id()

    def now(self) -> datetime:
        """The PC's time, aware, UTC."""
        return datetime.now(UTC)

    def reading(self) -> ClockReading:
        """Offset, its age, monotonic distance and boot."""
        # the clock is there before the window, and the acts come after it
        from window_desk.casework.acts import (
            ClockReading,
        )

        with self._lock:
            offset_ms, noted_at = self._offset_ms, self._noted_at
        age_s = None if noted_at is None else max(0, int((self.now() - noted_at).total_seconds()))
        return ClockReading(offset_ms, age_s, time.monotonic_ns() // 1_000_000, self._boot)

    def note_offset(self, offset_ms: int, noted_at: datetime | None = None) -> None:
        """The newest estimate; ``noted_at`` is when, for one kept from an earlier run."""
        with self._lock:
            self._offset_ms = offset_ms
            self._noted_at = noted_at or self.now()


def _boot_id() -> str:
    try:
        return _BOOT_FILE.read_text(encoding="ascii").strip()
    except OSError:
        return str(uuid.uuid4())
