"""Stops of the decision clock (特别程序): rules 1.3, Art. 45, told against actual days."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.casework.builders import CaseStory, calendar, service_item
from tests.casework.judging import (
    ALL_ROUND,
    THE_EXAMINER,
    THE_SIGNATORY,
    code_of,
    field_of,
    lawfully,
    told,
)

from window_desk.casework import acts as a
from window_desk.casework import procedure_acts as p
from window_desk.casework.acts import BEIJING, ActKind
from window_desk.casework.case import Case, CaseState, DecisionClock
from window_desk.casework.limits import DayUnit
from window_desk.casework.local_rules import LocalRules
from window_desk.casework.next_acts import next_kind
from window_desk.casework.procedures import Finish, StopFlag


def march(day: int) -> date:
    return date(2026, 3, day)


def accepted() -> CaseStory:
    return CaseStory().received().accepted()


def clock_of(case: Case) -> DecisionClock:
    assert case.decision_clock is not None
    return case.decision_clock


def stopped(*spans: tuple[int, int]) -> CaseStory:
    """Accepted on 2 March; each stop is recorded on its day, all of them before they end."""
    story = accepted()
    stops = []
    for begin, _end in spans:
        story.on(march(begin), 11)
        stops.append(story.suspended(told_days=20).last)
    for stop, (_begin, end) in sorted(
        zip(stops, spans, strict=True), key=lambda pair: pair[1][1], reverse=False
    ):
        story.on(march(end), 12)
        story.resumed(march(end), stop)
    return story


@pytest.mark.parametrize(
    ("spans", "due"),
    [
        ((), 11),
        (((4, 6),), 13),
        (((4, 6), (5, 10)), 17),
        (((6, 8),), 11),
        (((4, 4),), 11),
        (((2, 13),), 24),
    ],
)
def test_rules_1_3_pause_algebra_in_a_case(spans: tuple[tuple[int, int], ...], due: int) -> None:
    case = stopped(*spans).case()
    assert clock_of(case).promised_due == march(due)
    assert all(stop.counts for stop in case.stops)
    assert case.faults == ()


def test_an_open_stop_shows_the_days_left_and_no_date() -> None:
    story = accepted().on(march(4)).suspended()
    for day in (march(4), march(5), march(9)):
        clock = clock_of(told(story.acts, day))
        assert clock.promised_due is None
        assert clock.statutory_due is None
        assert clock.suspended_since == march(4)
        assert clock.days_left == 5
        assert clock.statutory_days_left == 18
        assert not clock.closed
    case = told(story.acts, march(9))
    assert case.next_due is None
    assert next_kind(case) is ActKind.RESUMED


def test_a_promise_that_does_not_stop_goes_on_beside_the_statute() -> None:
    story = accepted().on(march(4)).suspended()
    clock = clock_of(story.case(rules=LocalRules(suspension_stops_promise=False)))
    assert clock.promised_due == march(11)
    assert clock.statutory_due is None
    clock = clock_of(
        story.on(march(10)).resumed().case(rules=LocalRules(suspension_stops_promise=False))
    )
    assert (clock.promised_due, clock.statutory_due) == (march(11), date(2026, 4, 3))


def test_a_stop_without_its_paper_is_on_record_and_does_not_count() -> None:
    story = accepted().on(march(4)).suspended(document_number="", told_days=0)
    case = story.case()
    (stop,) = case.stops
    assert not stop.counts
    assert stop.flags == (StopFlag.NO_NOTICE,)
    assert clock_of(case).promised_due == march(11)
    assert next_kind(case) is ActKind.EXAMINED
    assert any("不能扣除" in fault.sentence for fault in case.faults)


def test_a_stop_counts_once_its_paper_is_handed_over_where_the_rule_says_so() -> None:
    rules = LocalRules(suspension_needs_hand_over=True)
    story = accepted().on(march(4)).suspended()
    assert story.case(rules=rules).stops[0].flags == (StopFlag.NOT_HANDED_OVER,)
    assert clock_of(story.case(rules=rules)).promised_due == march(11)
    case = story.handed_over().case(rules=rules)
    assert case.stops[0].counts
    assert clock_of(case).promised_due is None


def test_more_days_than_told_are_flagged_and_told_anew() -> None:
    story = accepted().on(march(4)).suspended(told_days=3)
    stop = story.last
    assert told(story.acts, march(9)).stops[0].flags == ()
    late = told(story.acts, march(10))
    assert late.stops[0].flags == (StopFlag.OVERRUN,)
    assert late.stops[0].overrun_days == 1
    assert any("重新书面告知" in fault.sentence for fault in late.faults)
    story.on(march(10)).suspended(told_days=8, restates=stop.id)
    case = story.case()
    assert len(case.stops) == 1
    assert case.stops[0].told_days == 8
    assert len(case.stops[0].papers) == 2
    assert case.stops[0].flags == ()
    assert case.faults == ()
    resumed = story.on(march(13)).resumed(suspension=stop).case()
    assert clock_of(resumed).promised_due == march(20)


def test_days_beyond_those_told_are_not_excluded_where_the_rule_says_so() -> None:
    rules = LocalRules(overrun_counts=False)
    story = accepted().on(march(4)).suspended(told_days=2)
    assert clock_of(story.case(story.now, rules)).promised_due is None
    open_still = CaseStory.case(story.on(march(10)), rules=rules)
    assert clock_of(open_still).promised_due == march(13)
    ended = story.resumed().case(rules=rules)
    assert clock_of(ended).promised_due == march(13)
    assert clock_of(story.case()).promised_due == march(17)


@given(st.lists(st.tuples(st.integers(2, 20), st.integers(0, 8)), max_size=4), st.randoms())
def test_the_order_of_acts_does_not_change_the_union(
    spans: list[tuple[int, int]], shuffler: object
) -> None:
    story = accepted().on(march(25))
    pairs = []
    for begin, length in spans:
        stop = story.suspended(march(begin), told_days=30).last
        pairs.append((stop, story.resumed(march(min(begin + length, 25)), stop).last))
    base = story.acts[:2]
    one = told([*base, *(act for pair in pairs for act in pair)], march(25))
    shuffle = getattr(shuffler, "shuffle")  # noqa: B009 - the strategy's type is not public
    shuffle(pairs)
    other = told([*base, *(act for pair in pairs for act in pair)], march(25))
    assert clock_of(one).promised_due == clock_of(other).promised_due
    assert clock_of(one).suspensions == clock_of(other).suspensions
    plain = clock_of(told(base, march(25))).promised_due
    most = sum(calendar().workdays_between(stop.start, stop.end) for stop in one.stops if stop.end)
    assert plain is not None
    moved = clock_of(one).promised_due
    assert moved is not None
    assert 0 <= calendar().workdays_between(plain, moved) <= most


# What the law refuses --------------------------------------------------------------------------


def body_of(story: CaseStory, **changes: object) -> p.Suspended:
    body = story.suspended().acts.pop().body
    assert isinstance(body, p.Suspended)
    return replace(body, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"start": date(2026, 2, 28)}, "suspension_before_acceptance", "start"),
        ({"start": march(5)}, "suspension_in_future", "start"),
        ({"told_days": 0}, "told_days", "told_days"),
        ({"told_days": 1000}, "told_days", "told_days"),
        ({"basis": " "}, "field_empty", "basis"),
        ({"reason": ""}, "field_empty", "reason"),
        ({"restates": "no-such-stop"}, "stop_unknown", "restates"),
    ],
)
def test_a_stop_that_cannot_be_names_its_field(
    changes: dict[str, object], code: str, field: str
) -> None:
    story = accepted().on(march(4))
    body = body_of(story, **changes)
    assert code_of(story, body, THE_EXAMINER) == code
    assert field_of(story, body, THE_EXAMINER) == field


def test_a_stop_may_begin_on_the_day_of_acceptance_and_on_the_due_day_and_not_after() -> None:
    story = accepted()
    assert code_of(story, body_of(story), THE_EXAMINER) == ""
    story.on(march(11))
    assert code_of(story, body_of(story), THE_EXAMINER) == ""
    story.on(march(12))
    assert code_of(story, body_of(story), THE_EXAMINER) == "suspension_after_due"
    assert field_of(story, body_of(story), THE_EXAMINER) == "start"
    backdated = body_of(story, start=march(10))
    assert code_of(story, backdated, THE_EXAMINER) == "suspension_after_due"


def test_stops_do_not_overlap() -> None:
    story = accepted().on(march(4)).suspended()
    assert code_of(story.on(march(5)), body_of(story), THE_EXAMINER) == "suspension_open"
    story.on(march(9)).resumed()
    overlapping = body_of(story, start=march(6))
    assert code_of(story, overlapping, THE_EXAMINER) == "suspension_overlaps"
    assert code_of(story, body_of(story, start=march(9)), THE_EXAMINER) == ""


@pytest.mark.parametrize(
    ("end", "code"),
    [
        (march(3), "resumption_before_start"),
        (march(10), "resumption_in_future"),
        (march(9), ""),
        (march(4), ""),
    ],
)
def test_a_stop_ends_not_before_it_begins_nor_in_the_future(end: date, code: str) -> None:
    story = accepted().on(march(4)).suspended()
    stop = story.last
    body = p.Resumed(stop.id, end, "评审通过")
    assert code_of(story.on(march(9)), body, THE_EXAMINER) == code
    if code:
        assert field_of(story, body, THE_EXAMINER) == "end"
    unknown = p.Resumed("no-such-stop", march(9), "评审通过")
    assert code_of(story, unknown, THE_EXAMINER) == "stop_unknown"
    assert code_of(story, replace(body, end=march(9), result=""), THE_EXAMINER) == "field_empty"


def test_days_told_anew_are_more_than_those_told() -> None:
    story = accepted().on(march(4)).suspended(told_days=5)
    again = body_of(story.on(march(5)), restates=story.last.id, told_days=5)
    assert code_of(story, again, THE_EXAMINER) == "told_days_not_more"
    assert code_of(story, replace(again, told_days=6), THE_EXAMINER) == ""
    other_unit = replace(again, told_unit=DayUnit.NATURAL)
    assert code_of(story, other_unit, THE_EXAMINER) == ""


def test_nothing_is_signed_off_or_decided_while_the_clock_is_held() -> None:
    story = accepted().on(march(4)).examined().suspended()
    grant, back = a.SignedOff(a.Opinion.GRANT, ""), a.SignedOff(a.Opinion.RETURN, "材料再核")
    assert code_of(story, grant, THE_SIGNATORY) == "suspended"
    assert code_of(story, back, THE_SIGNATORY) == ""
    story.on(march(9)).resumed()
    case = lawfully(story, grant, THE_SIGNATORY).decided().case()
    assert case.state is CaseState.DECIDED
    assert clock_of(case).finish is Finish.EARLY


def test_a_decision_that_another_desk_took_ends_the_stop() -> None:
    story = accepted().examined().signed_off()
    suspended = story.on(march(4)).suspended().acts.pop()
    decided = story.on(march(6)).decided().acts.pop()
    case = told([*story.acts, suspended, decided], march(20))
    assert case.state is CaseState.DECIDED
    assert case.stops[0].end == march(6)
    assert case.open_stop is None
    assert clock_of(case).promised_due == march(13)


def test_a_stop_before_acceptance_does_not_fit() -> None:
    story = CaseStory().received()
    assert code_of(story, body_of(story), THE_EXAMINER) == "state"
    case = story.suspended().case()
    assert case.stops == ()
    assert "状态不符" in case.faults[0].sentence


def test_a_voided_resumption_opens_the_stop_again() -> None:
    story = accepted().on(march(4)).suspended().on(march(6)).resumed()
    assert code_of(story, a.Voided(story.last.id, "结果尚未到达", ""), ALL_ROUND) == ""
    case = story.voided().case()
    assert case.open_stop is not None
    assert clock_of(case).promised_due is None


def test_natural_days_are_held_in_natural_days() -> None:
    item = service_item(promised_days=10)
    item = replace(item, promised_limit=replace(item.promised_limit, unit=DayUnit.NATURAL))  # type: ignore[type-var]
    story = CaseStory(item).received().accepted().on(march(4)).suspended(told_unit=DayUnit.NATURAL)
    clock = clock_of(told(story.acts, march(9)))
    assert clock.days_left == 8
    assert told(story.acts, march(9)).stops[0].actual_days == 5
    case = story.on(march(9)).resumed().case()
    assert clock_of(case).promised_due == march(17)


def test_close_of_business_ends_the_last_day() -> None:
    acts = accepted().acts
    case = told(acts, march(11))
    assert clock_of(case).days_left == 0
    assert not clock_of(case).closed
    evening = CaseStory.case(accepted(), datetime(2026, 3, 11, 17, 0, tzinfo=BEIJING))
    assert clock_of(evening).closed
    before = CaseStory.case(accepted(), datetime(2026, 3, 11, 16, 59, tzinfo=BEIJING))
    assert not clock_of(before).closed
    assert clock_of(told(acts, march(12))).closed
