"""Laws of fold and law over any acts at all: total, deterministic, of one mind."""

import random
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st
from tests.casework.act_strategies import acts, instants, journals
from tests.casework.builders import calendar
from tests.casework.judging import (
    ALL_ROUND,
    OTHER_RECEIVER,
    RECEIVER,
    SUPERVISOR,
    THE_EXAMINER,
    THE_SIGNATORY,
    person,
)

from window_desk.casework import acts as a
from window_desk.casework.acts import (
    Act,
    ActKind,
)
from window_desk.casework.case import Case
from window_desk.casework.fold import fold
from window_desk.casework.law import objection
from window_desk.casework.next_acts import next_acts, next_kind, state_objection

CLERKS = (RECEIVER, OTHER_RECEIVER, THE_EXAMINER, THE_SIGNATORY, SUPERVISOR)
NOW = datetime(2026, 3, 20, 2, tzinfo=UTC)


def same(one: Case | None, other: Case | None) -> bool:
    return one == other


@given(journals(), instants)
def test_any_acts_fold_twice_to_the_same_and_never_raise(found: list[Act], now: datetime) -> None:
    case = fold(found, calendar(), now)
    assert same(case, fold(list(found), calendar(), now))
    assert (case is None) is not any(act.kind is ActKind.RECEIVED for act in found)
    if case is None:
        return
    assert case.acts == tuple(found)
    assert case.voided <= {act.id for act in found}
    assert {fault.act for fault in case.faults} <= {act.id for act in found}
    assert isinstance(case.applicant_name, str)
    assert case.next_due is None or not case.has_ended
    assert next_kind(case) is None or not case.has_ended
    assert all(state_objection(kind, case) is None or kind for kind in ActKind)
    assert len(next_acts(case, ALL_ROUND)) >= 1


@given(journals(), st.randoms(use_true_random=False))
def test_any_prefix_and_any_order_fold(found: list[Act], shuffler: random.Random) -> None:
    for length in range(len(found)):
        fold(found[:length], calendar(), NOW)
    shuffled = list(found)
    shuffler.shuffle(shuffled)
    assert same(fold(shuffled, calendar(), NOW), fold(shuffled, calendar(), NOW))


@given(journals(), acts(), instants, st.sampled_from((*CLERKS, ALL_ROUND, person("1077"))))
def test_the_law_answers_to_anything(
    found: list[Act], act: Act, now: datetime, who: object
) -> None:
    for case in (fold(found, calendar(), now), None):
        clerk = who if who is not None else RECEIVER
        assert isinstance(clerk, type(RECEIVER))
        refusal = objection(case, act, clerk, now)
        assert objection(case, act, clerk, now) == refusal
        if refusal is not None:
            assert refusal.code
            assert refusal.field
            assert refusal.sentence
        elif case is not None and act.kind is not ActKind.SETTLED:  # which is no step of the case
            assert act.kind in {entry.kind for entry in next_acts(case, clerk) if entry.allowed}


@given(journals(), st.integers(0, 8))
def test_a_voided_act_leaves_the_case_as_without_it(found: list[Act], place: int) -> None:
    """Of acts with ids of their own: but for the act itself and its voiding, nothing is left."""
    found = [a_copy(act, f"own-{number}") for number, act in enumerate(found)]
    if place >= len(found) or found[place].kind in {ActKind.VOIDED, ActKind.RECEIVED}:
        return
    target = found[place]
    void = a_copy(found[-1], "own-void", a.Voided(target.id, "录入有误", ""))
    with_it = fold([*found, void], calendar(), NOW)
    without = fold(found[:place] + found[place + 1 :], calendar(), NOW)
    if with_it is None or without is None or target.id in without.voided:
        return
    if any(fault.act == target.id for fault in without.faults):
        return
    assert with_it.state is without.state
    assert with_it.materials == without.materials
    assert with_it.notice_clock == without.notice_clock
    assert with_it.decision_clock == without.decision_clock
    assert (with_it.decision, with_it.certificate) == (without.decision, without.certificate)


def a_copy(act: Act, identifier: str, body: a.ActBody | None = None) -> Act:
    values = {name: getattr(act, name) for name in Act.__slots__} | {"id": identifier}
    if body is not None:
        values |= {"body": body, "kind": a.KIND_OF_BODY[type(body)]}
    return Act(**values)
