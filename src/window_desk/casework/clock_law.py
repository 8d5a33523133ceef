"""What a doubtful clock keeps from being done; everything else it only marks.

The desk asks with the reading that the act will carry, the county with the one it does carry.
"""

from window_desk.casework.acts import (
    Act,
    ActKind,
)
from window_desk.casework.clock_reading import ClockReading
from window_desk.casework.clock_trust import WRONG_MS, ClockDoubt
from window_desk.casework.duties import Clerk, Duty
from window_desk.casework.refusals import Refusal

_DAY_MS = 86_400_000

NUMBERED = frozenset(
    {
        ActKind.RECEIVED,
        ActKind.NOTICE_GIVEN,
        ActKind.FURTHER_NOTICE_GIVEN,
        ActKind.ACCEPTED,
        ActKind.REFUSED,
        ActKind.NOT_OUR_AGENCY,
        ActKind.SUSPENDED,
        ActKind.EXTENDED,
        ActKind.DECIDED,
        ActKind.CONCLUDED_ON_THE_SPOT,
        ActKind.CERTIFICATE_ISSUED,
    }
)
"""Receipts and papers with a number: after the clock was moved only a supervisor makes them."""

DATED = (NUMBERED | {ActKind.RESUMED}) - {ActKind.RECEIVED}
"""Certificates, and what makes, moves or keeps a deadline: none by a clock that is wrong. A receipt
is always taken in: nobody is sent away for the PC's sake, and its date is the corrected one."""


def clock_objection(act: Act, clerk: Clerk) -> Refusal | None:
    """Why ``act`` may not be by what it says of its own clock (sync.md 3.8), or ``None``."""
    return reading_objection(act.kind, act.clock, clerk)


def reading_objection(kind: ActKind, clock: ClockReading, clerk: Clerk) -> Refusal | None:
    """Why an act of ``kind`` may not be taken by a clock that reads like this, or ``None``.

    ``WRONG`` is reckoned again from the offset, whatever the reading says of itself; acts of
    programs that did not judge their clock (no ``basis``) have only their doubts.
    """
    judged_wrong = bool(clock.basis) and abs(clock.offset_ms) > WRONG_MS
    if kind in DATED and (judged_wrong or ClockDoubt.WRONG in clock.doubts):
        return _wrong(clock.offset_ms)
    if kind not in NUMBERED or clerk.has(Duty.SUPERVISE):
        return None
    if ClockDoubt.SET_BACK in clock.doubts:
        return Refusal(
            "clock_set_back",
            "at",
            "本机时钟被往回调过，请恢复网络对时，或请值班长在“设置”中确认本机时间后再办理",
        )
    if ClockDoubt.JUMPED in clock.doubts:
        return Refusal(
            "clock_jumped",
            "at",
            "本机时钟被调动过，请恢复网络对时，或请值班长在“设置”中确认本机时间后再办理",
        )
    return None


def _wrong(offset_ms: int) -> Refusal:
    if abs(offset_ms) >= _DAY_MS:
        return Refusal(
            "clock_wrong", "at", "本机时钟与县级服务器相差1天以上，请先校准电脑日期和时间再办理"
        )
    minutes = {"minutes": str(round(abs(offset_ms) / 60_000))}
    if offset_ms > 0:
        return Refusal(
            "clock_wrong",
            "at",
            "本机时钟比县级服务器慢{minutes}分钟，请先校准电脑时间再办理",
            minutes,
        )
    return Refusal(
        "clock_wrong",
        "at",
        "本机时钟比县级服务器快{minutes}分钟，请先校准电脑时间再办理",
        minutes,
    )
