"""What clerks do in a day: the real use cases, and now and then what the county will not apply."""

from dataclasses import replace

from tests.county.small_county import (
    COUNTY_EXAMINER,
    EXAMINER,
    IN_ORDER,
    PERSON,
    PROMISED_ITEM,
    RECEIVER,
    SIGNATORY,
    SUPERVISOR,
)
from tests.simulation import files
from tests.simulation.desk_node import DeskNode

from window_desk.casework import acts as a
from window_desk.casework.case import CaseState
from window_desk.casework.settlement import SettleWay
from window_desk.desk.use_cases.accept import accept, accepting
from window_desk.desk.use_cases.application import Application
from window_desk.desk.use_cases.counter import ActRefusedError, Counter
from window_desk.desk.use_cases.deliver import deliver
from window_desk.desk.use_cases.examine import examine
from window_desk.desk.use_cases.notify import notifying
from window_desk.desk.use_cases.ports import NoNumberLeftError
from window_desk.desk.use_cases.receive import receive
from window_desk.desk.use_cases.sign_off import sign_off
from window_desk.desk.use_cases.take_over import leave, take_over
from window_desk.desk.use_cases.void import void
from window_desk.desk.use_cases.withdraw import withdraw

LACKING = (IN_ORDER[0], a.MaterialJudgement("form", a.Judgement.MISSING))
NOBODY = "7777"
_NEXT_CLERK = {
    CaseState.RECEIVED: RECEIVER,
    CaseState.ACCEPTED: EXAMINER,
    CaseState.EXAMINED: SIGNATORY,
    CaseState.SIGNED_OFF: SIGNATORY,
    CaseState.DECIDED: RECEIVER,
}


def work(desk: DeskNode, *, may_end: bool = True) -> None:
    """One thing that a clerk does; what the desk itself refuses changes nothing."""
    kind = _choose(desk)
    desk.chance.trace.note("work", desk.name, kind)
    done = desk.do(lambda: _attempt(desk, kind), may_end=may_end)
    if done:
        desk.saved.update(done)
        desk.chance.trace.note("saved", desk.name, *done)


def _choose(desk: DeskNode) -> str:
    rng, rates = desk.rng, desk.chance.rates
    if rng.random() < rates.poison:
        return rng.choice(["unknown clerk", "unknown item", "unlawful"])
    if rng.random() < rates.scan:
        return rng.choice(["attach", "attach", "attach", "open"])
    return rng.choice(["receive", "receive", "advance", "advance", "advance", "void", "withdraw"])


def _attempt(desk: DeskNode, kind: str) -> tuple[str, ...]:
    """Ids of the acts that were saved."""
    before = desk.store.journal._parts.writer.rows.first("SELECT coalesce(max(row), 0) FROM act")
    try:
        _do(desk, kind)
    except (ActRefusedError, NoNumberLeftError) as error:
        desk.chance.trace.note("not saved", type(error).__name__, str(error))
        return ()
    rows = desk.store.journal._parts.writer.rows
    assert before is not None
    found = rows.all("SELECT id FROM act WHERE row > ? ORDER BY row", before[0])
    return tuple(act for (act,) in found)


def _do(desk: DeskNode, kind: str) -> None:
    match kind:
        case "receive":
            _receive(desk)
        case "unknown item":
            _receive(desk, poisoned=True)
        case "advance":
            _advance(desk)
        case "attach" | "open":
            case = _pick(desk)
            if case is not None:
                (files.attach if kind == "attach" else files.open_one)(desk, case)
        case "void" | "withdraw":
            _end(desk, kind)
        case "unknown clerk":
            _write(desk, a.Examined(a.Opinion.GRANT, "过期的工号"), NOBODY)
        case _:
            _write(desk, a.SignedOff(a.Opinion.GRANT, ""), RECEIVER)


def review(desk: DeskNode) -> set[str]:
    """What the PC never sent as the desk that it was before: most of it goes on, some is left.

    Returns the ids of the acts that were looked at.
    """
    seen: set[str] = set()
    for entry in desk.store.cache.former_cases():
        case = entry.known.act.case
        seen.update(entry.ids)
        sends = desk.rng.random() < 0.85
        desk.do(lambda case=case, sends=sends: _decide(desk, case, sends=sends))  # type: ignore[misc]
    return seen


def _decide(desk: DeskNode, case: str, *, sends: bool) -> None:
    counter = desk.counter(SUPERVISOR)
    assert counter is not None
    if sends:
        done = tuple(act.id for act in take_over(counter, case))
    else:
        done = leave(counter, case, SettleWay.LEFT_STANDING, "申请人已另行办理")
    if done:
        desk.chance.trace.note("taken over" if sends else "left", desk.name, *done)


def take_over_all_of(desk: DeskNode) -> None:
    """Everything that the PC never sent as the desk that it was before, on the writer."""
    counter = desk.counter(SUPERVISOR)
    assert counter is not None
    for entry in desk.store.cache.former_cases():
        take_over(counter, entry.known.act.case)


def receive_one(desk: DeskNode) -> None:
    """One lawful receipt, on the writer."""
    counter = desk.counter(RECEIVER)
    assert counter is not None
    receive(counter, Application(PROMISED_ITEM, "MZ", PERSON, judgements=IN_ORDER))


def _receive(desk: DeskNode, *, poisoned: bool = False) -> None:
    counter = desk.counter(RECEIVER)
    if counter is None:
        return
    item = PROMISED_ITEM
    if poisoned:
        item = replace(item, version=9)
    lacking = desk.rng.random() < 0.2
    application = Application(
        item, "MZ", replace(PERSON, phone=f"138{desk.rng.randrange(10**8):08d}"),
        judgements=LACKING if lacking else IN_ORDER,
    )  # fmt: skip
    then = notifying if lacking else desk.rng.choice([None, accepting, accepting])
    receive(counter, application, then=then)


def _pick(desk: DeskNode) -> str | None:
    found = desk.store.journal._parts.writer.rows.all(
        "SELECT id FROM case_row WHERE ended = 0 ORDER BY row DESC LIMIT 12"
    )
    return str(desk.rng.choice(found)[0]) if found else None


def _advance(desk: DeskNode) -> None:
    case = _pick(desk)
    file = desk.store.cache.case_file(case) if case is not None else None
    if case is None or file is None:
        return
    clerk = _NEXT_CLERK.get(file.case.state, SUPERVISOR)
    if file.case.state is CaseState.ACCEPTED and desk.rng.random() < 0.2:
        clerk = COUNTY_EXAMINER
    counter = desk.counter(clerk)
    if counter is None:
        return
    match file.case.state:
        case CaseState.RECEIVED:
            accept(counter, case)
        case CaseState.ACCEPTED:
            examine(
                counter, case, desk.rng.choice([a.Opinion.GRANT, a.Opinion.GRANT, a.Opinion.DENY])
            )
        case CaseState.EXAMINED:
            _sign_off(desk, counter, case)
        case CaseState.DECIDED:
            deliver(
                counter, case, recipient=PERSON.name, relation="本人",
                means=a.HandOverMeans.SIGNED, identity_checked=True,
            )  # fmt: skip
        case _:
            withdraw(counter, case, "申请人撤回")


def _sign_off(desk: DeskNode, counter: Counter, case: str) -> None:
    opinion = desk.rng.choice([a.Opinion.GRANT, a.Opinion.GRANT, a.Opinion.RETURN])
    sign_off(counter, case, opinion, "" if opinion is a.Opinion.GRANT else "请补充调查")


def _end(desk: DeskNode, kind: str) -> None:
    case = _pick(desk)
    file = desk.store.cache.case_file(case) if case is not None else None
    counter = desk.counter(SUPERVISOR)
    if case is None or file is None or counter is None:
        return
    if kind == "withdraw":
        withdraw(counter, case, "申请人撤回")
    else:
        void(counter, case, file.acts[-1].act.id, "录入有误")


def _write(desk: DeskNode, body: a.ActBody, clerk: str) -> None:
    """An act that this desk's law was not asked about."""
    case = _pick(desk)
    if case is None:
        return
    with desk.store.journal.transaction() as transaction:
        transaction.append(transaction.compose(case, body, clerk))
