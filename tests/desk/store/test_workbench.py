"""The workbench, the board and what is shown of the time left."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.casework.builders import service_item
from tests.desk.store.world import (
    EXAMINER,
    RECEIVER,
    SIGNATORY,
    World,
    lacking_received,
    received,
)

from window_desk.casework import acts as a
from window_desk.casework.acts import (
    local_day,
)
from window_desk.casework.duties import Clerk
from window_desk.casework.items import Authority
from window_desk.casework.promise import promise_from
from window_desk.casework.terms import terms_of
from window_desk.desk.use_cases.case_views import (
    ClerkLoad,
    TimeLeft,
    WaitingGroup,
)

GRANT = a.Examined(a.Opinion.GRANT, "")
SIGNED = a.SignedOff(a.Opinion.GRANT, "")
DECIDED = a.Decided("云岭决字〔2026〕1号", a.Outcome.GRANTED, "", "")


def today(world: World) -> date:
    return local_day(world.clock.at)


def groups(world: World, clerk: Clerk) -> dict[WaitingGroup, list[str]]:
    found = world.store.cache.waiting(clerk, today(world))
    return {group: [row.case for row in rows] for group, rows in found.items() if rows}


def accepted(world: World) -> a.Accepted:
    promise = promise_from(terms_of(service_item()), today(world), world.store.cache.calendar())
    return a.Accepted(
        "云岭受字〔2026〕1号", promise.promised_due, promise.statutory_due, provisional=False
    )


def test_each_step_waits_for_the_one_who_takes_it(world: World) -> None:
    world.take("case-1", received(1))
    assert groups(world, RECEIVER) == {WaitingGroup.WAITING_FOR_ME: ["case-1"]}
    assert groups(world, EXAMINER) == {}
    world.take("case-1", accepted(world))
    assert groups(world, EXAMINER) == {WaitingGroup.WAITING_FOR_ME: ["case-1"]}
    world.take("case-1", GRANT, clerk="1002")
    assert groups(world, EXAMINER) == {}
    assert groups(world, SIGNATORY) == {WaitingGroup.FOR_SIGN_OFF: ["case-1"]}
    world.take("case-1", SIGNED, DECIDED, clerk="1003")
    assert groups(world, RECEIVER) == {WaitingGroup.WAITING_FOR_ME: ["case-1"]}
    world.take(
        "case-1",
        a.CertificateIssued("青1", "timber-felling", "王秀兰", None, ""),
    )
    assert groups(world, RECEIVER) == {WaitingGroup.TO_DELIVER: ["case-1"]}
    world.take(
        "case-1", a.Delivered("王秀兰", "本人", a.HandOverMeans.SIGNED, identity_checked=True)
    )
    assert groups(world, RECEIVER) == {}


def test_a_notice_waits_for_the_applicant(world: World) -> None:
    world.take("case-1", lacking_received(1))
    lacking = a.NoticeEntry("consent", "共有人意见", a.Judgement.MISSING, "请提交原件1份")
    notice = a.NoticeGiven("云岭补字〔2026〕1号", (lacking,), "云岭镇", None)
    (act,) = world.take("case-1", notice)
    world.take("case-1", a.HandedOver(act.id, "1", a.HandOverMeans.SIGNED, "王秀兰"))
    assert groups(world, RECEIVER) == {WaitingGroup.WAITING_FOR_APPLICANT: ["case-1"]}
    assert world.store.cache.cases()[0].time_left is TimeLeft.WAITING


def test_what_a_clerk_received_for_another_window_stays_his(world: World) -> None:
    elsewhere = replace(service_item(), window="MZ")
    world.take("case-1", received(1, item=elsewhere), clerk=RECEIVER.number)
    assert groups(world, RECEIVER) == {WaitingGroup.WAITING_FOR_ME: ["case-1"]}


def test_cases_of_other_windows_and_levels_stay_away(world: World) -> None:
    elsewhere = replace(service_item(), window="MZ")
    county = replace(service_item(), window="NY", decided_by=Authority.COUNTY)
    world.take("case-1", received(1, item=elsewhere), clerk="1002")
    world.take("case-2", received(2, item=county), accepted(world))
    assert groups(world, RECEIVER) == {}
    assert groups(world, EXAMINER) == {}
    official = replace(EXAMINER, level=Authority.COUNTY)
    assert groups(world, official) == {WaitingGroup.WAITING_FOR_ME: ["case-2"]}


@pytest.mark.parametrize(
    ("days", "shown", "left"),
    [
        (0, TimeLeft.ON_TIME, 5),
        (3, TimeLeft.SOON, 2),
        (7, TimeLeft.DUE, 0),
    ],
)
def test_the_time_left_is_reckoned_on_the_day(
    world: World, days: int, shown: TimeLeft, left: int
) -> None:
    world.take("case-1", received(1))
    world.clock.pass_time(timedelta(days=days))
    row = world.store.cache.cases()[0]
    assert (row.time_left, row.days_left) == (shown, left)
    if shown is TimeLeft.DUE:
        assert groups(world, RECEIVER) == {WaitingGroup.DUE_TODAY: ["case-1"]}


@pytest.mark.parametrize(
    ("rules", "shown"),
    [
        ({"yellow_workdays": 5}, TimeLeft.SOON),
        ({"yellow_workdays": 4}, TimeLeft.ON_TIME),
        ({"yellow_workdays": 5, "red_workdays": 5}, TimeLeft.DUE),
    ],
)
def test_19_yellow_and_red_are_county_rules(
    world: World, rules: dict[str, int], shown: TimeLeft
) -> None:
    world.take("case-1", received(1))
    world.publish_rules(**rules)
    assert world.store.cache.cases()[0].time_left is shown


def test_the_board_counts_this_shift(world: World) -> None:
    world.take("case-1", received(1), accepted(world))
    world.take("case-2", received(2), a.Withdrawn("不办了"))
    world.take("case-1", GRANT, clerk="1002")
    board = world.store.cache.board(today(world))
    assert board.loads == (
        ClerkLoad("1001", "李晓梅", "NY", 2, 0, 1, 0, 0, 0),
        ClerkLoad("1002", "陈勇", "NY", 0, 0, 0, 0, 0, 0),
    )
    assert board.waiting_sign_off == 1
    assert board.unsent == 5
    assert sum(board.by_time_left.values()) == 1
    assert [count for _day, count in board.due_by_day] == [1]


def test_reference_values_follow_what_is_published(world: World) -> None:
    cache = world.store.cache
    assert [item.name for item in cache.items(today(world))] == ["林木采伐许可证核发"]
    newer = replace(service_item(), version=2, effective_from=date(2026, 6, 1), name="新名称")
    world.publish_reference([newer])
    code = newer.implementation_code
    assert cache.items(today(world))[0].version == 1
    assert cache.items(date(2026, 6, 1))[0].name == "新名称"
    newest = cache.item(code)
    assert newest is not None
    assert newest.version == 2
    older = cache.item(code, 1)
    assert older is not None
    assert older.name == "林木采伐许可证核发"
    assert cache.item("unknown") is None
    assert cache.clerks()["1001"] == RECEIVER
    assert [window.code for window in cache.windows()] == ["NY"]
    assert cache.certificate_template("timber-felling") == {"title": "证"}
    assert cache.certificate_template("x") is None
    assert cache.site().agency_prefix == "云岭"
