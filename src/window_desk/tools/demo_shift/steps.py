"""What is done in which order: the script of the shift. Pure; the same cases give the same script."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from window_desk.tools.demo_shift.scenarios import Phase, PlannedCase

FIRST_CLERK = "1001"
SECOND_CLERK = "1002"
SUPERVISOR = "1005"
_EXAMINERS = {False: "1003", True: "2001"}
_SIGNATORIES = {False: "1004", True: "2002"}


class Do(StrEnum):
    """Kinds of steps."""

    ENROL = "enrol"
    CLERK = "clerk"
    INTAKE = "intake"
    TYPE_HALF = "type_half"
    FINISH_HALF = "finish_half"
    SUPPLEMENT = "supplement"
    WITHDRAW = "withdraw"
    VOID = "void"
    SUSPEND = "suspend"
    RESUME = "resume"
    HAND_OVER = "hand_over"
    INSPECT = "inspect"
    EXTEND = "extend"
    ELSEWHERE = "elsewhere"
    ACCEPT = "accept"
    SETTLE = "settle"
    SCAN = "scan"
    EXAMINE = "examine"
    SIGN_OFF = "sign_off"
    ISSUE = "issue"
    DELIVER = "deliver"
    LINE_DOWN = "line_down"
    LINE_UP = "line_up"
    POWER_CUT = "power_cut"
    DRAIN = "drain"
    LOCAL_HOLIDAY = "local_holiday"
    PICTURES = "pictures"


@dataclass(frozen=True, slots=True)
class Step:
    """One step; ``what`` is a case's key, a clerk's number or the name of a set of pictures."""

    do: Do
    what: str = ""


def script(cases: Sequence[PlannedCase]) -> tuple[Step, ...]:
    """The whole shift."""
    return (
        Step(Do.ENROL, FIRST_CLERK),
        Step(Do.PICTURES, "empty"),
        *_intakes(cases, Phase.MORNING, FIRST_CLERK),
        *_line_down(cases),
        *_intakes(cases, Phase.LINE_BACK, SECOND_CLERK),
        *(Step(Do.SCAN, case.key) for case in cases if case.scenario.scanned),
        *_decisions(cases, by_county=False),
        *_decisions(cases, by_county=True),
        *_close(cases),
        Step(Do.DRAIN),
        Step(Do.PICTURES, "filled"),
        Step(Do.LOCAL_HOLIDAY),
        Step(Do.PICTURES, "moved"),
        Step(Do.CLERK, SUPERVISOR),
        Step(Do.PICTURES, "supervisor"),
        Step(Do.DRAIN),
    )


def _intakes(cases: Iterable[PlannedCase], phase: Phase, clerk: str) -> Iterator[Step]:
    for case in cases:
        told = case.scenario
        if told.phase is not phase or told.clerk != clerk or told.half_typed:
            continue
        yield Step(Do.INTAKE, case.key)
        if told.at_once:
            yield from _hand_out(case)


def _line_down(cases: Sequence[PlannedCase]) -> Iterator[Step]:
    contested = [case for case in cases if case.scenario.contested]
    if contested:
        yield Step(Do.DRAIN)
    yield Step(Do.LINE_DOWN)
    for case in contested:
        yield Step(Do.ELSEWHERE, case.key)
        yield Step(Do.ACCEPT, case.key)
    yield from _intakes(cases, Phase.LINE_DOWN, FIRST_CLERK)
    for number, case in enumerate(case for case in cases if case.scenario.half_typed):
        yield Step(Do.TYPE_HALF, case.key)
        if number == 0:
            yield Step(Do.POWER_CUT)
            yield Step(Do.CLERK, FIRST_CLERK)
        yield Step(Do.FINISH_HALF, case.key)
    yield Step(Do.CLERK, SECOND_CLERK)
    yield from _intakes(cases, Phase.LINE_DOWN, SECOND_CLERK)
    yield Step(Do.PICTURES, "offline")
    yield Step(Do.LINE_UP)


def _decisions(cases: Sequence[PlannedCase], *, by_county: bool) -> Iterator[Step]:
    here = [case for case in cases if case.scenario.by_county is by_county]
    waiting = [case for case in here if case.scenario.opinion]
    if not waiting:
        return
    yield Step(Do.CLERK, _EXAMINERS[by_county])
    for case in here:
        yield from (Step(Do(step), case.key) for step in case.scenario.procedure)
    yield from (Step(Do.EXAMINE, case.key) for case in waiting)
    signed = [case for case in waiting if case.scenario.signs_off]
    yield Step(Do.CLERK, _SIGNATORIES[by_county])
    yield from (Step(Do.EXTEND, case.key) for case in here if case.scenario.extended)
    yield Step(Do.PICTURES, "sign-off-county" if by_county else "sign-off")
    yield from (Step(Do.SIGN_OFF, case.key) for case in signed)


def _close(cases: Sequence[PlannedCase]) -> Iterator[Step]:
    """What is left at the windows, from conflicts and supplements to certificates and deliveries."""
    for clerk in (SECOND_CLERK, FIRST_CLERK):
        yield Step(Do.CLERK, clerk)
        yield Step(Do.PICTURES, f"window-{clerk}")
        for case in cases:
            told = case.scenario
            if told.clerk != clerk or told.at_once:
                continue
            if told.contested:
                yield Step(Do.SETTLE, case.key)
            if told.later:
                yield Step(Do(told.later), case.key)
            yield from _hand_out(case)


def _hand_out(case: PlannedCase) -> Iterator[Step]:
    if case.scenario.with_certificate:
        yield Step(Do.ISSUE, case.key)
    if case.scenario.delivers:
        yield Step(Do.DELIVER, case.key)
