"""Settling refused acts: a note on the record that changes no case and bars nothing."""

import pytest
from tests.casework.builders import CaseStory, calendar
from tests.casework.judging import RECEIVER, SUPERVISOR, THE_EXAMINER, code_of, field_of, wanted

from window_desk.casework import acts as a
from window_desk.casework.case import CaseState
from window_desk.casework.fold import fold
from window_desk.casework.law import objection
from window_desk.casework.settlement import MAX_SETTLED_ACTS, Settled, SettleWay

LEFT = Settled(("act-9",), SettleWay.LEFT_STANDING, "以县级记录为准")


def stories() -> list[CaseStory]:
    return [
        CaseStory().received(),
        CaseStory().received().accepted(),
        CaseStory().received().granted().certificate_issued().delivered(),
        CaseStory().received().withdrawn(),
        CaseStory().received().voided(),
    ]


@pytest.mark.parametrize("story", stories())
def test_it_is_lawful_in_every_state_and_changes_nothing(story: CaseStory) -> None:
    before = fold(story.acts, calendar(), story.now)
    assert before is not None
    assert code_of(story, LEFT) == ""
    story.take(LEFT, RECEIVER.number)
    after = fold(story.acts, calendar(), story.now)
    assert after is not None
    assert (after.state, after.faults, after.decision_clock) == (
        before.state,
        before.faults,
        before.decision_clock,
    )


def test_a_refused_receipt_made_no_case_and_can_be_settled() -> None:
    story = CaseStory()
    act = wanted(story, LEFT, THE_EXAMINER)
    assert objection(None, act, THE_EXAMINER, act.happened_at) is None


@pytest.mark.parametrize(
    ("body", "field"),
    [
        (Settled((), SettleWay.REDONE, ""), "acts"),
        (Settled(("",), SettleWay.REDONE, ""), "acts"),
        (Settled(("a" * 65,), SettleWay.REDONE, ""), "acts"),
        (
            Settled(tuple(str(n) for n in range(MAX_SETTLED_ACTS + 1)), SettleWay.REDONE, ""),
            "acts",
        ),
        (Settled(("act-9",), SettleWay.REDONE, "长" * 2001), "note"),
        *((Settled(("act-9",), way, " "), "note") for way in SettleWay if way != "redone"),
    ],
)
def test_what_says_nothing_is_refused(body: Settled, field: str) -> None:
    assert field_of(CaseStory().received(), body) == field


def test_a_settlement_is_no_later_step_and_is_reopened_not_voided() -> None:
    story = CaseStory().received().accepted().take(LEFT, RECEIVER.number)
    acceptance, settlement = story.acts[-2:]
    assert code_of(story, a.Voided(acceptance.id, "误受理", RECEIVER.number)) == ""
    assert code_of(story, a.Voided(settlement.id, "误处理", SUPERVISOR.number), SUPERVISOR) == (
        "act_unknown"
    )
    story.take(a.Voided(acceptance.id, "误受理", RECEIVER.number), RECEIVER.number)
    case = fold(story.acts, calendar(), story.now)
    assert case is not None
    assert case.state is CaseState.RECEIVED


def test_which_ways_leave_the_matter_open() -> None:
    assert {way for way in SettleWay if not way.closes} == {
        SettleWay.SUPERVISOR_ASKED,
        SettleWay.REOPENED,
    }
