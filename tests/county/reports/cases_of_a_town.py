"""A few cases of every kind that a board counts, pushed by one desk, and what a board must say of them."""

from dataclasses import replace
from datetime import timedelta

from tests.county.builders import PaperDesk
from tests.county.replies import outcomes
from tests.county.small_county import RECEIVER, Wall
from uuid_utils import uuid7

from window_desk.casework import acts as a
from window_desk.protocol.messages import ActStatus


def push_applied(desk: PaperDesk) -> None:
    """Push; everything must be applied."""
    assert {status for status, _ in outcomes(desk.push())} == {ActStatus.APPLIED}


def push_day_one(desk: PaperDesk, times: int) -> dict[str, int]:
    """On 10 March 2026: ``times`` accepted cases, one received only, one delivered.

    Returns the counts of the board as of that day: acceptance is promised in 10 workdays (24 March), the
    notice of the received one in 5 (17 March).
    """
    for _ in range(times):
        desk.accept_case()
    desk.take(str(uuid7()), (desk.received(), RECEIVER))
    done = desk.accept_case()
    desk.finish_case(done)
    push_applied(desk)
    return {
        "open": times + 1,
        "due_today": 0,
        "due_this_week": 0,
        "overdue": 0,
        "held": 0,
        "decided": 1,
        "decided_late": 0,
        "accepted_by_default": 0,
    }


def finish_late(desk: PaperDesk, wall: Wall) -> str:
    """One more case that is accepted now and delivered three weeks later."""
    case = desk.accept_case()
    push_applied(desk)
    wall.forward(timedelta(days=21))
    desk.open_session()
    desk.pull()
    desk.finish_case(case)
    push_applied(desk)
    return case


def await_supplement(desk: PaperDesk) -> str:
    """A case whose applicant was told what is missing: no day runs until he brings it."""
    case = str(uuid7())
    lacking = replace(
        desk.received(),
        judgements=(
            a.MaterialJudgement("id", a.Judgement.MISSING),
            a.MaterialJudgement("form", a.Judgement.IN_ORDER),
        ),
    )
    entry = a.NoticeEntry("id", "身份证", a.Judgement.MISSING, "请提交原件")
    number = desk.document_number("notice", "补")
    until = a.local_day(desk.wall()) + timedelta(days=30)
    desk.take(case, (lacking, RECEIVER))
    (notice,) = desk.take(case, (a.NoticeGiven(number, (entry,), "一楼窗口", until), RECEIVER))
    signed = a.HandedOver(notice.id, number, a.HandOverMeans.SIGNED, "王小明")
    desk.take(case, (signed, RECEIVER))
    push_applied(desk)
    return case
