"""Wrong passwords in a row: after five the clerk waits, and the wait doubles. Survives a restart.

The end of a wait is kept twice: on the monotonic clock of this boot, which nobody can set, and on
the wall clock for after a restart; a wall clock set back never lengthens a wait.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

import msgspec

from window_desk.desk.store.durable_files import replace_durably
from window_desk.desk.use_cases.clock_ports import Clock

FREE_TRIES: Final = 5
FIRST_WAIT_S: Final = 5 * 60
LONGEST_WAIT_S: Final = 24 * 60 * 60


class Tries(msgspec.Struct, frozen=True):
    """Wrong passwords of one clerk since the last right one, and until when he waits."""

    wrong: int
    wait_s: int = 0
    boot: str = ""
    until_monotonic_ms: int = 0
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class SignInProblem:
    """Why a clerk was not let in. ``wait_s`` is how long the lockout still lasts, else 0."""

    code: str
    sentence: str
    wait_s: int = 0


class Lockout:
    """The tries of all clerks in ``profile/tries.json``. Sign-in's thread."""

    def __init__(self, profile: Path, clock: Clock) -> None:
        self._path = profile / "tries.json"
        self._clock = clock

    def standing(self, clerk: str) -> SignInProblem | None:
        """The wait that still holds for ``clerk``, or ``None``."""
        tries = self._read().get(clerk)
        left_s = self._left_s(tries) if tries is not None else 0
        return _waiting(left_s) if left_s > 0 else None

    def wrong(self, clerk: str) -> SignInProblem:
        """Count a wrong password; tells how many tries are left, or the wait that begins now."""
        all_tries = self._read()
        wrong = all_tries[clerk].wrong + 1 if clerk in all_tries else 1
        tries = Tries(wrong)
        if wrong >= FREE_TRIES:
            tries = self._begun(wrong)
        replace_durably(self._path, msgspec.json.encode({**all_tries, clerk: tries}))
        if tries.wait_s:
            return _waiting(tries.wait_s)
        return SignInProblem(
            "wrong_password",
            f"工号或密码不正确，再错{FREE_TRIES - wrong}次将暂停登录，请核对后重新输入。",
        )

    def right(self, clerk: str) -> None:
        """Forget the wrong passwords of ``clerk``."""
        all_tries = self._read()
        if all_tries.pop(clerk, None) is not None:
            replace_durably(self._path, msgspec.json.encode(all_tries))

    def _begun(self, wrong: int) -> Tries:
        wait_s = min(FIRST_WAIT_S * 2 ** min(wrong - FREE_TRIES, 16), LONGEST_WAIT_S)
        reading = self._clock.reading()
        return Tries(
            wrong,
            wait_s,
            reading.boot,
            reading.monotonic_ms + wait_s * 1000,
            self._clock.now() + timedelta(seconds=wait_s),
        )

    def _left_s(self, tries: Tries) -> int:
        if tries.until is None:
            return 0
        reading = self._clock.reading()
        if tries.boot and reading.boot == tries.boot:
            left_ms = tries.until_monotonic_ms - reading.monotonic_ms
            return max(0, -(-left_ms // 1000))
        left_s = (tries.until - self._clock.now()).total_seconds()
        return max(0, min(tries.wait_s, int(-(-left_s // 1))))

    def _read(self) -> dict[str, Tries]:
        try:
            return msgspec.json.decode(self._path.read_bytes(), type=dict[str, Tries])
        except (FileNotFoundError, msgspec.MsgspecError):
            return {}


def _waiting(left_s: int) -> SignInProblem:
    minutes = -(-left_s // 60)
    return SignInProblem(
        "locked_out",
        f"密码连续输错，已暂停登录，请{minutes}分钟后再试，或由值班长核实身份后协助处理。",
        left_s,
    )
