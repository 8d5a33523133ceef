"""Confirm the time (确认本机时间): a supervisor vouches for the PC's clock while the county is away.

It settles that the clock was moved, until it is moved again or the county is heard; each act until
then says on whose word its time stands.
"""

from window_desk.casework.clock_trust import TimeBasis
from window_desk.casework.duties import DUTY_NAMES, Clerk, Duty
from window_desk.casework.refusals import Refusal
from window_desk.desk.use_cases.counter import ActRefusedError, Counter


def confirm_time(counter: Counter) -> None:
    """Take the supervisor's word for what the PC's clock shows now, and keep it.

    Writer thread. Raises :class:`ActRefusedError`.
    """
    refusal = confirmation_objection(counter.clock.trust().basis, counter.clerk)
    if refusal is not None:
        raise ActRefusedError(refusal)
    counter.clock.confirm(counter.clerk.number)
    counter.journal.keep_time()


def confirmation_objection(basis: TimeBasis, clerk: Clerk) -> Refusal | None:
    """Why ``clerk`` can't vouch for the time now, or ``None``."""
    if not clerk.has(Duty.SUPERVISE):
        return Refusal(
            "duty_missing",
            "clerk",
            "确认本机时间需要“{duty}”岗位职责，请由值班长登录后确认",
            {"duty": DUTY_NAMES[Duty.SUPERVISE]},
        )
    if basis is TimeBasis.COUNTY:
        return Refusal(
            "time_known", "at", "时间已由县级服务器核对，无需确认；如有偏差，请直接校准电脑时间"
        )
    return None
