"""The lock that keeps a second copy of the program off a profile. Held until released or exit."""

import os
import sys
from pathlib import Path

from window_desk.desk.store.failures import ProfileInUseError


class ProfileLock:
    """An operating-system lock on ``profile/lock``; it falls with its process, however that ends."""

    def __init__(self, profile: Path) -> None:
        """Take the lock; raises :class:`ProfileInUseError`."""
        profile.mkdir(parents=True, exist_ok=True)
        self._handle: int | None = os.open(profile / "lock", os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _lock(self._handle)
        except OSError as error:
            self.release()
            raise ProfileInUseError from error

    def release(self) -> None:
        """Let go; a second call does nothing."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
