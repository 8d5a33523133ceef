"""Moved promises, the due calendar, stops, finishes and faults, as lists tell them."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from tests.casework.builders import LACKING, PERSON
from tests.desk.store.recomputing import case_rows, told_from_scratch
from tests.desk.store.world import ITEM, RECEIVER, World, received

from window_desk.casework import acts as a
from window_desk.casework import procedure_acts as p
from window_desk.casework.case import CaseState
from window_desk.casework.limits import DayUnit
from window_desk.casework.procedures import Finish
from window_desk.casework.promise import promise_from
from window_desk.casework.terms import terms_of
from window_desk.casework.workdays import CalendarError, Certainty
from window_desk.desk.use_cases.case_views import CaseRow, TimeLeft, WaitingGroup
from window_desk.desk.use_cases.deadline_views import MovedPromiseRow

# received on Monday: notice until the 9th, promise of 7 until the 11th, statute of 20 until the 30th
MONDAY, NOTICE_DUE = date(2026, 3, 2), date(2026, 3, 9)
PROMISED, STATUTORY = date(2026, 3, 11), date(2026, 3, 30)
EXAMINED = a.Examined(a.Opinion.GRANT, "")
SIGNED_OFF = a.SignedOff(a.Opinion.GRANT, "")
DECIDED = a.Decided("云岭决字〔2026〕1号", a.Outcome.GRANTED, "", "")
DELIVERED = a.Delivered("王秀兰", "本人", a.HandOverMeans.SIGNED, identity_checked=True)


def accepted(world: World) -> a.Accepted:
    """受理 today, with the dates of today's calendar."""
    today = a.local_day(world.clock.at)
    promise = promise_from(terms_of(ITEM), today, world.store.cache.calendar())
    return a.Accepted("受字1号", promise.promised_due, promise.statutory_due, provisional=False)


def stop(start: date, told_days: int = 5) -> p.Suspended:
    return p.Suspended(
        "云岭特字〔2026〕1号",
        p.SuspensionKind.EXPERT_REVIEW,
        "《森林法》第五十六条",
        "专家评审",
        told_days,
        DayUnit.WORKDAY,
        start,
    )


def row(world: World, case: str) -> CaseRow:
    return next(each for each in world.store.cache.cases(limit=1_000) if each.case == case)


def to_day(world: World, day: date, hour: int = 10, minute: int = 0) -> None:
    """The clock goes on to that time of ``day`` in Beijing."""
    then = datetime(day.year, day.month, day.day, hour, minute, tzinfo=a.BEIJING)
    world.clock.pass_time(then - world.clock.at)
    world.on_writer(world.store.journal.refresh_day)


def test_an_accepted_case_shows_both_limits(world: World) -> None:
    world.take("case-1", received(1), accepted(world))
    told = row(world, "case-1")
    assert (told.due, told.statutory_due, told.days_left) == (PROMISED, STATUTORY, 7)
    assert told.notice_workday is None
    assert told.finish is None


@pytest.mark.parametrize(
    ("day", "workday"),
    [(2, None), (4, None), (5, 3), (6, 4), (7, 4), (8, 4), (9, 5), (10, None)],
)
def test_an_untold_case_says_which_workday_it_is(
    world: World, day: int, workday: int | None
) -> None:
    world.take("case-1", received(1))
    to_day(world, date(2026, 3, day))
    assert row(world, "case-1").notice_workday == workday


def test_a_told_case_is_not_warned_of(world: World) -> None:
    world.take("case-1", received(1, judgements=LACKING))
    entry = a.NoticeEntry("consent", "共有人意见", a.Judgement.MISSING, "请提交原件1份")
    until = date(2026, 3, 20)
    (notice,) = world.take("case-1", a.NoticeGiven("补1号", (entry,), "云岭镇", until))
    world.take("case-1", a.HandedOver(notice.id, "补1号", a.HandOverMeans.SIGNED, "王秀兰"))
    to_day(world, NOTICE_DUE)
    told = row(world, "case-1")
    assert (told.time_left, told.due, told.notice_workday) == (TimeLeft.WAITING, None, None)
    assert case_rows(world)["case-1"]["supplement_due"] == until.isoformat()


def test_a_local_rule_sets_the_first_day_of_the_warning(world: World) -> None:
    world.publish_rules(notice_warning_day=1)
    world.take("case-1", received(1))
    to_day(world, date(2026, 3, 3))
    assert row(world, "case-1").notice_workday == 1


@pytest.mark.parametrize(
    ("hour", "minute", "shown"),
    [(16, 59, TimeLeft.DUE), (17, 0, TimeLeft.OVERDUE), (23, 0, TimeLeft.OVERDUE)],
)
def test_after_close_of_business_the_due_day_is_over(
    world: World, hour: int, minute: int, shown: TimeLeft
) -> None:
    world.take("case-1", received(1), accepted(world))
    to_day(world, PROMISED, hour, minute)
    assert row(world, "case-1").time_left is shown


def test_the_hour_of_closing_is_a_local_rule(world: World) -> None:
    world.publish_rules(closes_at="18:00")
    world.take("case-1", received(1), accepted(world))
    to_day(world, PROMISED, 17, 30)
    assert row(world, "case-1").time_left is TimeLeft.DUE


def test_a_due_day_before_a_weekend_is_over_on_saturday(world: World) -> None:
    to_day(world, date(2026, 3, 4))
    world.take("case-1", received(1), accepted(world))
    assert row(world, "case-1").due == date(2026, 3, 13)
    to_day(world, date(2026, 3, 14))
    told = row(world, "case-1")
    assert (told.days_left, told.time_left) == (0, TimeLeft.OVERDUE)


def test_a_stop_holds_the_clock_and_keeps_the_days_left(world: World) -> None:
    world.take("case-1", received(1), accepted(world))
    to_day(world, date(2026, 3, 4))
    (act,) = world.take("case-1", stop(date(2026, 3, 4)))
    to_day(world, date(2026, 3, 6))
    told = row(world, "case-1")
    assert (told.due, told.days_left, told.time_left) == (None, 5, TimeLeft.SUSPENDED)
    board = world.store.cache.board(date(2026, 3, 6))
    assert board.suspended == 1
    world.take("case-1", p.Resumed(act.id, date(2026, 3, 6), "通过"))
    told = row(world, "case-1")
    assert (told.due, told.days_left) == (date(2026, 3, 13), 5)
    assert told.statutory_due == date(2026, 4, 1)


def test_where_a_stop_leaves_the_promise_running_the_promise_is_shown(world: World) -> None:
    world.publish_rules(suspension_stops_promise=False)
    world.take("case-1", received(1), accepted(world))
    world.take("case-1", stop(MONDAY))
    told = row(world, "case-1")
    assert (told.due, told.statutory_due) == (PROMISED, None)
    assert told.time_left is TimeLeft.ON_TIME


def test_an_overrun_stop_becomes_a_fault_by_the_day_alone(world: World) -> None:
    world.take("case-1", received(1), accepted(world))
    world.take("case-1", stop(MONDAY, told_days=2))
    to_day(world, date(2026, 3, 4))
    assert world.store.cache.deadline_faults() == []
    to_day(world, date(2026, 3, 5))
    (fault,) = world.store.cache.deadline_faults()
    assert "超过书面告知" in fault.sentence
    assert case_rows(world) == told_from_scratch(world)


@pytest.mark.parametrize(
    ("day", "finish", "shown"),
    [
        (10, Finish.EARLY, TimeLeft.FINISHED),
        (11, Finish.IN_TIME, TimeLeft.FINISHED),
        (12, Finish.LATE, TimeLeft.FINISHED_LATE),
    ],
)
def test_how_a_case_finished_stays_to_be_seen(
    world: World, day: int, finish: Finish, shown: TimeLeft
) -> None:
    world.take("case-1", received(1), accepted(world), EXAMINED, SIGNED_OFF)
    to_day(world, date(2026, 3, day), 18)
    world.take("case-1", DECIDED)
    assert row(world, "case-1").finish is finish
    # the certificate's ten days run now, not the promise
    assert row(world, "case-1").time_left is TimeLeft.ON_TIME
    world.take("case-1", DELIVERED)
    told = row(world, "case-1")
    assert (told.time_left, told.finish) == (shown, finish)
    board = world.store.cache.board(date(2026, 3, day))
    assert board.finished == {finish: 1}


def test_20_rates_leave_out_what_was_refused_withdrawn_or_is_open(world: World) -> None:
    world.take("decided", received(1), accepted(world), EXAMINED, SIGNED_OFF, DECIDED)
    world.take("withdrawn", received(2), accepted(world), a.Withdrawn("不办了"))
    refused = a.Refused("云岭不字〔2026〕1号", a.RefusalGround.CONDITIONS_NOT_MET, "理由", "依据")
    world.take("refused", received(3), refused)
    world.take("open", received(4), accepted(world))
    board = world.store.cache.board(MONDAY)
    assert board.finished == {Finish.EARLY: 1}


def test_lists_are_sorted_by_time_left(world: World) -> None:
    world.take("finished", received(1), a.Withdrawn("不办了"))
    world.take("stopped", received(2), accepted(world), stop(MONDAY))
    world.take("later", received(3), accepted(world))
    world.take("sooner", received(4))
    (notice,) = world.take(
        "waiting",
        received(5, judgements=LACKING),
        a.NoticeGiven(
            "补1号",
            (a.NoticeEntry("consent", "共有人意见", a.Judgement.MISSING, "请提交"),),
            "云岭镇",
            None,
        ),
    )[1:]
    world.take("waiting", a.HandedOver(notice.id, "补1号", a.HandOverMeans.SIGNED, "王秀兰"))
    in_order = ["sooner", "later", "stopped", "waiting", "finished"]
    cache = world.store.cache
    assert [each.case for each in cache.cases(by_time_left=True)] == in_order
    assert [each.case for each in cache.cases(text="王秀兰", by_time_left=True)] == in_order
    undecided = (CaseState.ACCEPTED, CaseState.RECEIVED)
    some = cache.cases(states=undecided, limit=2, by_time_left=True)
    assert [each.case for each in some] == ["sooner", "later"]
    newest = ["waiting", "sooner", "later", "stopped", "finished"]
    assert [each.case for each in cache.cases(text="王秀")] == newest
    everyone = cache.waiting(RECEIVER, MONDAY)
    assert [each.case for each in everyone[WaitingGroup.WAITING_FOR_ME]] == ["sooner"]


def test_the_due_calendar_counts_every_day(world: World) -> None:
    world.take("notice", received(1))
    world.take("promise", received(2), accepted(world))
    world.take("promise-2", received(3), accepted(world))
    world.take("held", received(4), accepted(world), stop(MONDAY))
    world.take("gone", received(5), accepted(world), a.Withdrawn("不办了"))
    week = world.store.cache.due_calendar(date(2026, 3, 9), date(2026, 3, 15))
    assert [day.day.day for day in week] == list(range(9, 16))
    assert [day.is_workday for day in week] == [True] * 5 + [False] * 2
    assert [day.due for day in week] == [1, 0, 2, 0, 0, 0, 0]
    assert [day.promised for day in week] == [0, 0, 2, 0, 0, 0, 0]
    assert week[0].by_time_left == {TimeLeft.ON_TIME: 1}
    assert {day.certainty for day in week} == {Certainty.FIRM}
    (statute,) = world.store.cache.due_calendar(STATUTORY, STATUTORY)
    assert (statute.due, statute.statutory) == (0, 2)
    assert [each.case for each in world.store.cache.due_on(PROMISED)] == ["promise", "promise-2"]
    assert [each.case for each in world.store.cache.due_on(STATUTORY)] == ["promise", "promise-2"]
    assert world.store.cache.due_on(date(2026, 3, 12)) == []
    assert world.store.cache.due_calendar(STATUTORY, PROMISED) == []


def test_a_day_that_no_calendar_knows_is_refused(world: World) -> None:
    with pytest.raises(CalendarError):
        world.store.cache.due_calendar(date(1999, 1, 1), date(1999, 1, 2))


def test_a_moved_promise_names_the_case_both_days_and_whom_to_call(world: World) -> None:
    world.take("moves", received(1), accepted(world))
    world.take("decided", received(2), accepted(world), EXAMINED, SIGNED_OFF, DECIDED)
    world.take("ended", received(3), accepted(world), a.Withdrawn("不办了"))
    world.take("untouched", received(4))
    assert world.store.cache.moved_promises() == []
    world.move_calendar(date(2026, 3, 5))
    world.let_recompute()
    expected = MovedPromiseRow(
        case="moves",
        number=row(world, "moves").number,
        item_name=ITEM.name,
        applicant=PERSON.name,
        phone=PERSON.phone,
        printed=PROMISED,
        now=date(2026, 3, 12),
        certainty=Certainty.FIRM,
        decided=False,
    )
    found = world.store.cache.moved_promises()
    assert found[0] == expected
    assert (found[0].binding, found[0].is_earlier) == (PROMISED, False)
    assert [(each.case, each.decided) for each in found] == [("moves", False), ("decided", True)]
    assert len(world.store.cache.moved_promises(limit=1)) == 1
    # the printed day stays the one that counts
    assert row(world, "moves").due == PROMISED
    assert world.store.cache.board(MONDAY).moved == 2
    assert world.store.cache.deadline_counts(MONDAY).moved == 2
    world.take("moves", a.Withdrawn("不办了"))
    assert [each.case for each in world.store.cache.moved_promises()] == ["decided"]


def test_a_promise_that_moves_forward_binds_on_the_earlier_day(world: World) -> None:
    world.move_calendar(date(2026, 3, 5))
    world.take("case-1", received(1), accepted(world))
    assert row(world, "case-1").due == date(2026, 3, 12)
    world.move_calendar(date(2026, 6, 23), version=3)
    world.let_recompute()
    (moved,) = world.store.cache.moved_promises()
    assert (moved.printed, moved.now, moved.is_earlier) == (date(2026, 3, 12), PROMISED, True)
    assert row(world, "case-1").due == PROMISED


def test_moved_promises_come_by_the_day_that_binds(world: World) -> None:
    to_day(world, date(2026, 3, 3))
    world.take("second", received(1), accepted(world))
    world.take("first", received(2, day=MONDAY))
    promise = promise_from(terms_of(ITEM), MONDAY, world.store.cache.calendar())
    world.take("first", a.Accepted("受字2号", promise.promised_due, None, provisional=False))
    assert [each.case for each in world.store.cache.moved_promises()] == ["first"]
    world.move_calendar(date(2026, 3, 5))
    world.let_recompute()
    assert [each.case for each in world.store.cache.moved_promises()] == ["first", "second"]


def test_a_fault_names_the_article_and_the_case(world: World) -> None:
    world.take("late", received(1))
    world.take("fine", received(2), accepted(world))
    to_day(world, date(2026, 3, 10))
    (fault,) = world.store.cache.deadline_faults()
    assert (fault.case, fault.article, fault.applicant) == ("late", "72(3)", PERSON.name)
    assert fault.day == MONDAY
    assert not fault.ended
    assert world.store.cache.board(date(2026, 3, 10)).faults_by_article == {"72(3)": 1}
    assert world.store.cache.deadline_counts(date(2026, 3, 10)).faults == 1
    world.take("late", a.Withdrawn("不办了"))
    assert [each.ended for each in world.store.cache.deadline_faults()] == [True]
    to_day(world, date(2026, 4, 10))
    assert world.store.cache.deadline_faults() == []
    assert world.store.cache.board(date(2026, 4, 10)).faults_by_article == {}
    assert world.store.cache.deadline_counts(date(2026, 4, 10)).faults == 0


def test_13_a_case_beyond_the_last_place_is_the_supervisors_to_settle(world: World) -> None:
    limited = replace(ITEM, quantity_limit=1, version=2)
    world.publish_reference([limited])
    for serial, case in enumerate(("second", "first", "withdrawn", "waiting"), start=1):
        world.take(case, received(serial, item=limited))
    for case in ("withdrawn", "first"):
        world.clock.pass_time(timedelta(minutes=1))
        world.take(case, accepted(world))
    world.take("withdrawn", a.Withdrawn("不办了"))
    assert world.store.cache.deadline_faults() == []
    world.clock.pass_time(timedelta(minutes=1))
    world.take("second", accepted(world))
    (told,) = world.store.cache.deadline_faults()
    assert (told.case, told.article) == ("second", "57")
    assert "第2位" in told.sentence
    assert row(world, "second").state is CaseState.ACCEPTED


def test_5_an_acceptance_by_default_that_a_late_record_puts_right_is_told_and_stays_told(
    world: World,
) -> None:
    entry = a.NoticeEntry("consent", "共有人意见", a.Judgement.MISSING, "请提交原件1份")
    receipt = world.other.act("case-1", received(1, judgements=LACKING), "1001")
    notice = world.other.act("case-1", a.NoticeGiven("补1号", (entry,), "云岭镇", None), "1001")
    handed = world.other.act(
        "case-1", a.HandedOver(notice.id, "补1号", a.HandOverMeans.SIGNED, "王秀兰"), "1002"
    )
    world.others(receipt)
    to_day(world, date(2026, 3, 10))
    assert row(world, "case-1").state is CaseState.ACCEPTED
    assert [fault.article for fault in world.store.cache.deadline_faults()] == ["72(3)"]
    to_day(world, date(2026, 3, 13))
    world.others(notice, handed)
    assert row(world, "case-1").state is CaseState.AWAITING_SUPPLEMENT
    (told,) = world.store.cache.deadline_faults()
    assert (told.case, told.act, told.day) == ("case-1", handed.id, date(2026, 3, 13))
    assert "视为受理" in told.sentence
    assert told.clerks == {"1001", "1002"}
    told_from_scratch(world)
    assert world.store.cache.deadline_faults() == [told]
    assert world.reopen().store.cache.deadline_faults() == [told]
