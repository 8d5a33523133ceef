"""Papers of very long reasons, many entries and long names: nothing is lost, nothing leaves the paper."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.casework.builders import LACKING, LONG_NAME_PERSON, CaseStory
from tests.papers.layouts.stories import facts
from tests.papers.layouts.test_layout_printed import PROFILES, printed, text_of

from window_desk.casework import acts as a
from window_desk.casework.acts import (
    ActKind,
)
from window_desk.casework.procedure_acts import Extended, Suspended
from window_desk.papers.layouts.delivery_record import delivery_record
from window_desk.papers.layouts.extension import extension_letter
from window_desk.papers.layouts.further_notice import further_notice_letter
from window_desk.papers.layouts.one_time_notice import one_time_notice, one_time_notice_letter
from window_desk.papers.layouts.summary import summary
from window_desk.papers.layouts.supplement_slip import supplement_slip
from window_desk.papers.layouts.suspension import suspension_letter
from window_desk.papers.letter import Letter
from window_desk.papers.pdf import render_letter

LONG = "采伐地点与相邻林地的界线不清，需要会同自然资源部门现场核对；" * 68
ENTRIES = tuple(
    a.NoticeEntry(f"m{n}", f"第{n}项材料" + "证明" * 40, a.Judgement.MISSING, f"第{n}条要求" * 20)
    for n in range(1, 41)
)


def _suspended() -> Letter:
    story = CaseStory().received(LONG_NAME_PERSON).accepted().suspended()
    body = story.last.body
    assert isinstance(body, Suspended)
    story.take(replace(body, reason=LONG, basis=LONG[:400]))
    return suspension_letter(facts(story, ActKind.SUSPENDED))


def _extended() -> Letter:
    story = CaseStory().received(LONG_NAME_PERSON).accepted().extended()
    body = story.last.body
    assert isinstance(body, Extended)
    story.take(replace(body, reason=LONG, approved_by=LONG_NAME_PERSON.name))
    return extension_letter(facts(story, ActKind.EXTENDED))


def _asked_further() -> Letter:
    story = CaseStory().received(LONG_NAME_PERSON).accepted()
    story.take(a.FurtherNoticeGiven("云岭审字〔2026〕3号", ENTRIES, "云岭镇", None, LONG))
    return further_notice_letter(facts(story, ActKind.FURTHER_NOTICE_GIVEN))


def _noticed() -> CaseStory:
    story = CaseStory().received(LONG_NAME_PERSON, judgements=LACKING)
    return story.take(
        a.NoticeGiven("云岭补字〔2026〕3号", ENTRIES, "云岭镇便民服务中心", date(2026, 3, 20))
    )


def _handed_over() -> Letter:
    story = CaseStory().received(LONG_NAME_PERSON).accepted().handed_over()
    return delivery_record(facts(story, ActKind.HANDED_OVER))


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (_suspended, (LONG, LONG_NAME_PERSON.name)),
        (_extended, (LONG, LONG_NAME_PERSON.name)),
        (_asked_further, (LONG, "第40条要求" * 20)),
        (
            lambda: one_time_notice_letter(facts(_noticed(), ActKind.NOTICE_GIVEN)),
            ("第40条要求" * 20,),
        ),
        (_handed_over, (LONG_NAME_PERSON.name,)),
    ],
    ids=["suspension", "extension", "further_notice", "notice", "delivery_record"],
)
def test_a_long_letter_goes_on_on_the_next_sheet(
    make: Callable[[], Letter], told: tuple[str, ...], tmp_path: Path
) -> None:
    pdf = render_letter(make())
    text = text_of(pdf, tmp_path)
    # A sentence that goes on overleaf has the foot of the page between its halves.
    for words in told:
        pieces = [words[place : place + 8] for place in range(0, len(words) - 8, 8)]
        assert sum(piece in text for piece in pieces) >= len(pieces) - 8
    assert pdf == render_letter(make())


@pytest.mark.parametrize("profile", PROFILES)
def test_long_tickets_print_on_every_roll(profile: str) -> None:
    noticed = _noticed()
    notice = one_time_notice(facts(noticed, ActKind.NOTICE_GIVEN))
    noticed.handed_over().supplemented(
        (a.MaterialJudgement("consent", a.Judgement.NOT_AS_REQUIRED, LONG),)
    )
    slip = supplement_slip(facts(noticed, ActKind.SUPPLEMENTED))
    stopped = CaseStory().received(LONG_NAME_PERSON).accepted()
    for day in (4, 6, 10):
        stopped.on(date(2026, 3, day)).suspended().on(date(2026, 3, day + 1)).resumed()
    stopped.extended()
    for ticket in (notice, slip, summary(facts(stopped, ActKind.RECEIVED))):
        assert not printed(ticket, PROFILES[profile]).torn
