"""What the fold makes of procedure acts: those that cannot follow are faults and change nothing."""

from dataclasses import replace
from datetime import date

import pytest
from tests.casework.builders import CaseStory, joint_item

from window_desk.casework import acts as a
from window_desk.casework import procedure_acts as p
from window_desk.casework.case import Case
from window_desk.casework.limits import DayUnit
from window_desk.casework.local_rules import LocalRules
from window_desk.casework.procedures import Extension

WAITING = LocalRules(further_notice_suspends=True)


def march(day: int) -> date:
    return date(2026, 3, day)


def accepted() -> CaseStory:
    return CaseStory().received().accepted()


def ledger(case: Case) -> list[tuple[date, date | None, int]]:
    return [(stop.start, stop.end, stop.told_days) for stop in case.stops]


def test_a_result_ends_its_own_stop_once() -> None:
    story = accepted().on(march(4)).suspended().on(march(6)).resumed()
    before = story.case()
    story.on(march(9)).resumed()
    after = story.case()
    assert ledger(after) == ledger(before) == [(march(4), march(6), 5)]
    assert (len(before.faults), len(after.faults)) == (0, 1)


@pytest.mark.parametrize(
    ("changes", "faults"), [({"suspension": "no such stop"}, 1), ({"end": march(3)}, 1), ({}, 0)]
)
def test_a_result_of_nothing_or_from_before_the_stop_is_a_fault(
    changes: dict[str, object], faults: int
) -> None:
    story = accepted().on(march(4)).suspended()
    body = story.resumed(march(5)).acts.pop().body
    assert isinstance(body, p.Resumed)
    case = story.take(replace(body, **changes)).case()  # type: ignore[arg-type]
    assert len(case.faults) == faults
    assert case.stops[0].is_open is bool(faults)


def test_days_told_anew_replace_those_of_an_open_stop_alone() -> None:
    story = accepted().on(march(4)).suspended(told_days=5)
    first = story.last.id
    story.suspended(told_days=8, restates=first)
    case = story.case()
    assert ledger(case) == [(march(4), None, 8)]
    assert len(case.stops[0].papers) == 2
    story.on(march(5)).resumed().suspended(told_days=9, restates=first)
    case = story.case()
    assert ledger(case) == [(march(4), march(5), 8)]
    assert len(case.faults) == 1
    lost = accepted().suspended(restates="no such stop").case()
    assert (lost.stops, len(lost.faults)) == ((), 1)


@pytest.mark.parametrize(("days", "counts"), [(0, False), (1, True)])
def test_an_extension_by_a_day_counts_one_by_none_is_a_fault(days: int, counts: bool) -> None:
    story = accepted()
    body = story.extended(1).acts.pop().body
    assert isinstance(body, p.Extended)
    case = story.take(replace(body, days=days)).case()
    act = story.last
    assert isinstance(act.body, p.Extended)
    told = Extension(act.id, body.limit, 1, march(2), body.approved_by, body.reason)
    assert case.extensions == ((told,) if counts else ())
    assert len(case.faults) == (0 if counts else 1)


def test_asked_for_late_the_clock_waits_until_all_of_it_is_there() -> None:
    story = accepted().on(march(4)).asked_further("consent").asked_further("forest_right")
    case = story.case(rules=WAITING)
    assert [entry.key for entry in case.further_entries] == ["consent", "forest_right"]
    first = case.stops[0]
    assert (first.act, first.kind, first.told_days) == (
        story.acts[-2].id,
        p.SuspensionKind.OTHER,
        0,
    )
    assert first.told_unit is DayUnit.WORKDAY
    assert first.reason == "审查中才发现林木为多人共有"
    story.on(march(5)).supplemented((a.MaterialJudgement("consent", a.Judgement.IN_ORDER),))
    assert all(stop.is_open for stop in story.case(rules=WAITING).stops)
    story.on(march(6)).supplemented((a.MaterialJudgement("forest_right", a.Judgement.IN_ORDER),))
    assert [stop.end for stop in story.case(rules=WAITING).stops] == [march(6), march(6)]


def test_what_comes_in_late_does_not_end_a_stop_of_another_kind() -> None:
    story = accepted().on(march(4)).suspended().asked_further("consent")
    story.on(march(5)).supplemented((a.MaterialJudgement("consent", a.Judgement.IN_ORDER),))
    assert {stop.basis: stop.end for stop in story.case(rules=WAITING).stops} == {
        story.case().stops[0].basis: None,
        "本地规则：审查阶段补正期间不计入办理期限": march(5),
    }


def test_feedback_from_an_agency_that_owes_none_is_a_fault() -> None:
    case = CaseStory(joint_item()).received().accepted().gave_feedback("青禾县财政局").case()
    assert len(case.faults) == 1
    assert all(each.given_on is None for each in case.feedback)
