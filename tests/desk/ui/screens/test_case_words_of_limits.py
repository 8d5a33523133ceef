"""What the head of a case and its ledger of stops say, told from folded cases."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from PySide6.QtWidgets import QApplication
from tests.casework.builders import LACKING, CaseStory, calendar, service_item

from window_desk.casework.acts import BEIJING, ActKind
from window_desk.casework.case import Case
from window_desk.casework.items import CoAgency
from window_desk.casework.local_rules import DEFAULT_RULES, LocalRules
from window_desk.casework.procedure_acts import HearingStep
from window_desk.desk.ui.parts.tone import Tone
from window_desk.desk.ui.screens.cases.case_warnings import CaseWarning, warnings_of
from window_desk.desk.ui.screens.cases.procedure.choices import overrun_stop
from window_desk.desk.ui.screens.cases.procedure_ledger import ledger_rows


def march(day: int, hour: int = 9) -> datetime:
    return datetime(2026, 3, day, hour, tzinfo=BEIJING)


def told(story: CaseStory, day: int, rules: LocalRules = DEFAULT_RULES) -> tuple[Case, date]:
    now = march(day)
    return story.case(now, rules), now.date()


def warnings(story: CaseStory, day: int, rules: LocalRules = DEFAULT_RULES) -> list[CaseWarning]:
    case, today = told(story, day, rules)
    return warnings_of(case, calendar(), today)


def sentences(story: CaseStory, day: int, rules: LocalRules = DEFAULT_RULES) -> str:
    return "\n".join(each.sentence for each in warnings(story, day, rules))


@pytest.mark.parametrize(
    ("day", "said", "tone"),
    [
        (4, "", None),
        (5, "第3日", Tone.NOTICE),
        (6, "第4日", Tone.NOTICE),
        (9, "第5日", Tone.TROUBLE),
    ],
)
def test_untold_case_is_warned_of_on_days_3_4_and_5(
    qapp: QApplication, day: int, said: str, tone: Tone | None
) -> None:
    found = warnings(CaseStory().received(judgements=LACKING), day)
    assert [each.tone for each in found] == ([tone] if tone else [])
    for each in found:
        assert said in each.sentence
        assert "3月9日" in each.sentence


def test_first_day_of_the_warning_is_the_countys(qapp: QApplication) -> None:
    story = CaseStory().received(judgements=LACKING)
    assert "第1日" in sentences(story, 3, LocalRules(notice_warning_day=1))
    assert not sentences(story, 6, LocalRules(notice_warning_day=5))


def test_told_case_is_not_warned_of(qapp: QApplication) -> None:
    assert not warnings(CaseStory().received(judgements=LACKING).noticed().handed_over(), 9)


def test_deemed_acceptance_says_since_when_and_what_is_owed(qapp: QApplication) -> None:
    story = CaseStory().received(judgements=LACKING)
    (deemed,) = warnings(story, 10)
    assert "3月2日" in deemed.sentence
    assert "F8" in deemed.sentence
    story.on(date(2026, 3, 10)).accepted()
    (after,) = warnings(story, 10)
    assert "视为受理" in after.sentence
    assert "F8" not in after.sentence


@pytest.mark.parametrize(("day", "said"), [(9, ""), (12, "将到"), (13, "将到"), (16, "已过")])
def test_supplements_near_and_past_their_day(qapp: QApplication, day: int, said: str) -> None:
    story = CaseStory().received(judgements=LACKING).noticed(date(2026, 3, 13)).handed_over()
    assert said in sentences(story, day)
    assert bool(sentences(story, day)) is bool(said)


def test_lapsed_supplement_is_told_as_the_local_rule_has_it(qapp: QApplication) -> None:
    story = CaseStory().received(judgements=LACKING).noticed(date(2026, 3, 13)).handed_over()
    rules = LocalRules(unsupplied_counts_as_withdrawn=True)
    assert "视为撤回" in sentences(story, 16, rules)


def test_stop_that_takes_too_long_is_red_with_the_next_step(qapp: QApplication) -> None:
    story = CaseStory().received().accepted()
    story.on(date(2026, 3, 4)).suspended()
    days = told(story, 4)[0].stops[0].told_days
    case, _today = told(story, 4)
    assert overrun_stop(case) is None
    late = 30
    case, today = told(story, late)
    assert case.stops[0].actual_days > days
    assert overrun_stop(case) is not None
    (row,) = [r for r in ledger_rows(case, today) if r.warning]
    assert row.tone is Tone.TROUBLE
    assert "请重新告知" in row.warning
    assert any("超过书面告知" in each.sentence for each in warnings(story, late))


def test_stop_that_waits_for_its_hand_over_says_so(qapp: QApplication) -> None:
    story = CaseStory().received().accepted()
    story.on(date(2026, 3, 4)).suspended()
    rules = LocalRules(suspension_needs_hand_over=True)
    assert "尚未送达" in sentences(story, 5, rules)
    case, today = told(story, 5, rules)
    assert any("不扣除" in line for line in ledger_rows(case, today)[0].lines)
    story.handed_over(story.act_of(ActKind.SUSPENDED))
    assert not sentences(story, 5, rules)


def test_late_feedback_names_its_agency_alone(qapp: QApplication) -> None:
    item = replace(service_item(), co_agencies=(CoAgency("县水利局"), CoAgency("县环保局")))
    story = CaseStory(item).received().accepted().gave_feedback("县环保局")
    found = sentences(story, 20)
    assert "县水利局" in found
    assert "县环保局" not in found
    rows = ledger_rows(*told(story, 20))
    assert {row.headline.split("　")[0]: row.tone for row in rows} == {
        "县水利局": Tone.TROUBLE,
        "县环保局": Tone.GOOD,
    }


def test_renewal_near_its_expiry_is_told(qapp: QApplication) -> None:
    story = CaseStory(replace(service_item(), renewal=True))
    story.received(certificate_expires_on=date(2026, 3, 20)).accepted()
    assert "届满" in sentences(story, 4)
    assert warnings(story, 19)[0].tone is Tone.TROUBLE
    assert any("延续" in row.headline for row in ledger_rows(*told(story, 4)))


def test_ledger_has_a_row_for_each_clock(qapp: QApplication) -> None:
    story = CaseStory(replace(service_item(), hearing_by_law=True, inspection_by_law=True))
    story.received().accepted()
    story.took_hearing_step(HearingStep.RIGHT_TOLD).extended()
    heads = [row.headline for row in ledger_rows(*told(story, 2))]
    assert any(head.startswith("延长法定期限10个工作日") for head in heads)
    assert any("听证" in head for head in heads)
    assert any("现场核查" in head and "待指派" in head for head in heads)
