"""Which refused acts belong together: a cause, and what was parked behind it or saved with it. Pure."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from window_desk.casework.duties import Clerk, Duty
from window_desk.casework.settlement import Settled, SettleWay
from window_desk.desk.use_cases.case_views import KnownAct, Standing
from window_desk.protocol.refusal_codes import DEPENDS_ON_REFUSED, WITH_TRANSACTION

Group = tuple[KnownAct, tuple[KnownAct, ...]]
"""The cause and its followers, these in the desk's sequence."""


def grouped(unsettled: Iterable[KnownAct]) -> list[Group]:
    """Refused and conflicting acts by cause; groups in the order in which their causes came.

    A desk's acts in one case are walked in their sequence. A transaction is applied as a whole or not
    at all: its cause is the act that was judged. A transaction that was not judged, because an act
    before it had not been applied, belongs to the group before it; where that one is settled already,
    it makes a group of its own.
    """
    acts = list(unsettled)
    place = {each.act.id: number for number, each in enumerate(acts)}
    by_desk = sorted(acts, key=lambda each: (each.act.desk, each.act.case, each.act.sequence))
    found: list[tuple[KnownAct, list[KnownAct]]] = []
    for _, of_case in groupby(by_desk, key=lambda each: (each.act.desk, each.act.case)):
        last: tuple[KnownAct, list[KnownAct]] | None = None
        for _, saved in groupby(of_case, key=lambda each: each.act.transaction):
            together = list(saved)
            cause = _cause(together)
            if last is not None and _code(cause) == DEPENDS_ON_REFUSED:
                last[1].extend(together)
                continue
            last = (cause, [each for each in together if each is not cause])
            found.append(last)
    found.sort(key=lambda group: place[group[0].act.id])
    return [(cause, tuple(followers)) for cause, followers in found]


def concerns(cause: KnownAct, desk: str, clerk: Clerk) -> bool:
    """Whether what is to be settled concerns this clerk at this desk, whoever was asked about it.

    Refusals of its own acts, and every conflict; a supervisor sees all.
    """
    return (
        clerk.has(Duty.SUPERVISE) or cause.act.desk == desk or cause.standing is Standing.CONFLICT
    )


def asks_supervisor(settlement: KnownAct | None) -> bool:
    """Whether by its newest settlement a supervisor was asked and has not answered yet."""
    return (
        settlement is not None
        and isinstance(settlement.act.body, Settled)
        and settlement.act.body.way is SettleWay.SUPERVISOR_ASKED
    )


def _cause(together: Sequence[KnownAct]) -> KnownAct:
    judged = (each for each in together if _code(each) != WITH_TRANSACTION)
    return next(judged, together[0])


def _code(known: KnownAct) -> str:
    return known.refusal.code if known.refusal is not None else ""
