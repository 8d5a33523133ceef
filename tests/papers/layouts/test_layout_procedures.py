"""What the papers of stops, extensions, late requests, supplements and hand-overs say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest
from tests.casework.builders import IN_ORDER, LACKING, CaseStory, joint_item, service_item
from tests.papers.layouts.paper_text import letter_text, ticket_text
from tests.papers.layouts.stories import facts

from window_desk.casework import acts as a
from window_desk.casework.acts import (
    BEIJING,
    ActKind,
)
from window_desk.casework.limits import DayUnit
from window_desk.casework.local_rules import LocalRules
from window_desk.casework.procedure_acts import ExtendedLimit, SuspensionKind
from window_desk.papers.facts import WrongActError
from window_desk.papers.layouts.delivery_record import delivery_record
from window_desk.papers.layouts.extension import extension_letter
from window_desk.papers.layouts.further_notice import further_notice_letter
from window_desk.papers.layouts.supplement_slip import supplement_slip
from window_desk.papers.layouts.suspension import suspension_letter

CONSENT = a.MaterialJudgement("consent", a.Judgement.IN_ORDER)


def accepted() -> CaseStory:
    """Accepted on Monday 2 March, promised for the 11th; it is Wednesday the 4th."""
    return CaseStory().received().accepted().on(date(2026, 3, 4))


def told_of_supplements() -> CaseStory:
    return CaseStory().received(judgements=LACKING).noticed(date(2026, 3, 20)).handed_over()


def suspension_text(story: CaseStory, rules: LocalRules | None = None) -> str:
    return letter_text(
        suspension_letter(facts(story, ActKind.SUSPENDED, rules=rules or LocalRules()))
    )


def slip_text(story: CaseStory, rules: LocalRules | None = None) -> str:
    return ticket_text(
        supplement_slip(facts(story, ActKind.SUPPLEMENTED, rules=rules or LocalRules()))
    )


def test_the_letter_of_a_stop_tells_step_law_days_and_both_old_days() -> None:
    text = suspension_text(accepted().suspended())
    for element in (
        "特别程序告知书\n云岭特字〔2026〕3号",
        "自2026年3月2日起受理。作出决定依法需要专家评审，依照《中华人民共和国行政许可法》第四十五条",
        "特别程序：专家评审，2026年3月4日（星期三）开始，需5个工作日",
        "法律依据：《中华人民共和国森林法》第五十六条",
        "原承诺日：2026年3月11日（星期三），按特别程序实际所用时间顺延",
        "原法定日：2026年3月30日（星期一），按特别程序实际所用时间顺延",
        "事由：组织专家评审采伐作业设计。",
        "所需时间5个工作日，自2026年3月4日的次日起计算，上述时间不计入办理期限",
        "超过上述时间的，另行书面告知",
        "一式两份",
        "签收时间",
    ):
        assert element in text
    assert "重新告知" not in text
    assert "暂定" not in text


def test_days_told_anew_name_the_letter_that_they_replace() -> None:
    story = accepted().suspended()
    stop = story.last.id
    story.on(date(2026, 3, 11)).suspended(told_days=15, told_unit=DayUnit.NATURAL, restates=stop)
    text = suspension_text(story)
    assert text.startswith("特别程序告知书（重新告知）")
    assert "代替云岭特字〔2026〕3号；原告知的所需时间为5个工作日。" in text
    assert "所需时间15日，自2026年3月4日的次日起计算" in text
    story.on(date(2026, 3, 18)).suspended(told_days=30, restates=stop)
    assert "代替云岭特字〔2026〕4号；原告知的所需时间为15日。" in suspension_text(story)


def test_a_first_letter_after_a_stop_without_one_replaces_nothing() -> None:
    story = accepted().suspended(document_number="")
    with pytest.raises(ValueError, match="没有编文号"):
        suspension_letter(facts(story, ActKind.SUSPENDED))
    story.suspended(told_days=9, restates=story.last.id)
    assert "重新告知" not in suspension_text(story)


def test_another_basis_is_named_instead_of_the_closed_list() -> None:
    text = suspension_text(accepted().suspended(kind=SuspensionKind.OTHER))
    assert "依法需要进行特别程序，依照《中华人民共和国森林法》第五十六条" in text
    assert "行政许可法" not in text


def test_a_promise_that_a_local_rule_does_not_stop_stays() -> None:
    text = suspension_text(accepted().suspended(), LocalRules(suspension_stops_promise=False))
    assert "原承诺日：2026年3月11日（星期三），不变" in text
    assert "原法定日：2026年3月30日（星期一），按特别程序实际所用时间顺延" in text


def test_the_letter_keeps_the_printed_day_of_the_newest_paper() -> None:
    story = accepted().extended().on(date(2026, 3, 6)).suspended()
    assert "原承诺日：2026年3月25日（星期三）" in suspension_text(story)
    story.voided(story.act_of(ActKind.EXTENDED))
    assert "原承诺日：2026年3月11日（星期三）" in suspension_text(story)


def test_a_deemed_acceptance_without_a_document_has_no_printed_day() -> None:
    story = CaseStory().received(judgements=LACKING).on(date(2026, 3, 11)).suspended()
    text = suspension_text(story)
    assert "办结日期按特别程序实际所用时间顺延" in text
    assert "原承诺日" not in text


def test_a_stop_of_a_provisional_promise_says_that_it_may_move() -> None:
    item = service_item(promised_days=20)
    story = CaseStory(item, start=datetime(2026, 12, 14, 9, 0, tzinfo=BEIJING))
    letter = suspension_letter(facts(story.received().accepted().suspended(), ActKind.SUSPENDED))
    assert letter.mark == "暂定"
    assert "原承诺日：2027年1月12日（星期二）（暂定）" in letter_text(letter)
    assert "如遇节假日调整以通知为准" in letter_text(letter)


def test_the_letter_of_an_extension_tells_who_why_and_the_new_days() -> None:
    text = letter_text(extension_letter(facts(accepted().extended(), ActKind.EXTENDED)))
    for element in (
        "延长办理期限告知书\n云岭延字〔2026〕3号",
        "依照《中华人民共和国行政许可法》第四十二条，经本机关负责人局长 陈志远批准",
        "延长办理期限10个工作日",
        "承诺办结：原2026年3月11日（星期三），现2026年3月25日（星期三）",
        "法定期限：原2026年3月30日（星期一），现2026年4月14日（星期二）",
        "延长理由：采伐地点涉及相邻权属核实。",
        "本机关于2026年3月25日（星期三）前（含当日）办结。",
        "一式两份",
    ):
        assert element in text
    assert "特别程序" not in text


def test_an_extension_past_the_notices_stays_provisional_on_every_copy() -> None:
    story = CaseStory(
        service_item(promised_days=20), start=datetime(2026, 12, 1, 9, tzinfo=BEIJING)
    )
    story.received().accepted().extended()
    later = replace(facts(story, ActKind.EXTENDED), known_until=date(2027, 12, 31), copy_number=2)
    for printed in (facts(story, ActKind.EXTENDED), later):
        letter = extension_letter(printed)
        assert "暂定" in letter.mark
        assert "（暂定）" in letter_text(letter)
        assert "如遇节假日调整以通知为准" in letter_text(letter)


def test_a_joint_limit_is_extended_by_the_head_of_the_government() -> None:
    story = CaseStory(joint_item()).received().accepted().on(date(2026, 3, 4)).extended(15)
    text = letter_text(extension_letter(facts(story, ActKind.EXTENDED)))
    assert "经本级人民政府负责人" in text
    assert "延长办理期限15个工作日" in text


def test_an_extended_promise_gives_its_reasons_in_public_and_keeps_the_statutory_day() -> None:
    story = accepted().extended(5, ExtendedLimit.PROMISED)
    text = letter_text(extension_letter(facts(story, ActKind.EXTENDED)))
    assert "根据《优化营商环境条例》第三十六条，公开说明理由，延长承诺期限5个工作日" in text
    assert "承诺办结：原2026年3月11日（星期三），现2026年3月18日（星期三）" in text
    assert "法定期限：2026年3月30日（星期一），不变" in text


def test_an_extension_after_a_stop_says_that_the_days_include_it() -> None:
    story = accepted().suspended().on(date(2026, 3, 6)).resumed().extended()
    text = letter_text(extension_letter(facts(story, ActKind.EXTENDED)))
    assert "现2026年3月27日（星期五）" in text
    assert "已经按特别程序所用时间顺延" in text


def test_an_extension_during_a_stop_names_no_day() -> None:
    letter = extension_letter(facts(accepted().suspended().extended(), ActKind.EXTENDED))
    text = letter_text(letter)
    assert "特别程序尚未结束，延长后的办结日期在收到结果后确定" in text
    assert "承诺办结：原2026年3月11日（星期三）\n" in text


def test_an_extension_after_the_promise_passed_names_the_statutory_day() -> None:
    story = CaseStory().received().accepted().on(date(2026, 3, 16)).extended()
    text = letter_text(extension_letter(facts(story, ActKind.EXTENDED)))
    assert "承诺办结：2026年3月11日（星期三），不变" in text
    assert "本机关于2026年4月14日（星期二）前（含当日）办结。" in text


def test_a_late_request_owns_up_and_says_why() -> None:
    story = accepted().asked_further()
    made = facts(story, ActKind.FURTHER_NOTICE_GIVEN)
    text = letter_text(further_notice_letter(made))
    for element in (
        "审查阶段补正材料通知书\n云岭审字〔2026〕3号",
        "本机关没有在一次性告知时告知，给你带来不便，特此致歉",
        "1 共有人同意采伐的书面意见 缺少 请提交原件1份。",
        "没有一次性告知的原因：审查中才发现林木为多人共有。",
        "请尽快将上述材料交至云岭镇便民服务中心农业农村窗口。",
        "补正期间办理期限继续计算",
    ):
        assert element in text
    waits = facts(
        story, ActKind.FURTHER_NOTICE_GIVEN, rules=LocalRules(further_notice_suspends=True)
    )
    assert "至补齐之日止的时间不计入办理期限" in letter_text(further_notice_letter(waits))


def test_the_slip_for_supplements_lists_what_came_and_what_is_owed() -> None:
    story = told_of_supplements().supplemented((CONSENT, LACKING[1]))
    text = slip_text(story)
    for element in (
        "补正材料\n接收凭证",
        f"办件编号：{story.number}",
        "告知书文号：云岭补字〔2026〕2号",
        "1 共有人同意采伐的书面意见 合格",
        "原件1份",
        "2 不动产权属证书或者林权证 不合要求",
        "说明：林权证已过有效期",
        "还缺的材料（1项）\n1 不动产权属证书或者林权证",
        "还有1项材料没有补齐，请于2026年3月20日（星期五）前（含当日）交至云岭镇便民服务中心农业农村窗口。",
        "一份交申请人，一份存档",
    ):
        assert element in text
    assert "视为撤回" not in text
    assert "视为撤回" in slip_text(story, LocalRules(unsupplied_counts_as_withdrawn=True))


def test_a_complete_supplement_is_accepted() -> None:
    text = slip_text(told_of_supplements().supplemented())
    assert "要求补正的材料已经全部收到、符合要求，本机关自本日起受理，另发受理通知书" in text
    assert "还缺的材料" not in text


def test_the_slip_keeps_what_was_owed_at_that_moment() -> None:
    story = told_of_supplements().supplemented((CONSENT,))
    first = facts(story, ActKind.SUPPLEMENTED)
    later = facts(story.supplemented(IN_ORDER[1:2]), ActKind.SUPPLEMENTED)
    reprinted = replace(later, act=first.act)
    assert "还缺的材料（1项）" in ticket_text(supplement_slip(reprinted))
    assert "还缺的材料" not in ticket_text(supplement_slip(later))


def test_a_supplement_before_any_notice_says_until_when_the_window_must_tell() -> None:
    story = CaseStory().received(judgements=LACKING).supplemented((CONSENT,))
    text = slip_text(story)
    assert "告知书文号" not in text
    assert "最迟告知日\n2026年3月9日（星期一）" in text
    assert "有1项材料缺少或者不合要求，窗口最迟于2026年3月9日一次性告知" in text
    soon = CaseStory().received(judgements=LACKING).noticed().handed_over()
    assert "请尽快交至" in slip_text(soon.supplemented((CONSENT,)))


def test_the_slip_of_a_late_request_has_its_own_title_and_changes_no_acceptance() -> None:
    text = slip_text(accepted().asked_further().supplemented((CONSENT,)))
    assert text.startswith("审查阶段补正\n接收凭证")
    assert "要求补正的材料已经全部收到、符合要求，审查继续进行。" in text


def test_a_slip_where_nothing_came_in_says_so() -> None:
    story = told_of_supplements().supplemented((LACKING[2],))
    assert "没有收到材料" in slip_text(story)


def test_the_record_of_a_hand_over_is_blank_or_states_how_the_paper_came() -> None:
    story = accepted().suspended()
    paper = story.last
    blank = delivery_record(facts(story, ActKind.SUSPENDED))
    assert blank.recipient is not None
    assert blank.recipient.labels[:2] == ("受送达人签名", "签收时间")
    assert "送达文书：特别程序告知书\n文书编号：云岭特字〔2026〕3号" in letter_text(blank)
    story.take(
        a.HandedOver(
            paper.id,
            "云岭特字〔2026〕3号",
            a.HandOverMeans.REGISTERED_POST,
            "王秀兰",
            "XA12345678935",
        )
    )
    posted = delivery_record(facts(story, ActKind.HANDED_OVER))
    text = letter_text(posted)
    for element in (
        "送达文书：特别程序告知书",
        "文书日期：2026年3月4日（星期三）",
        "送达方式：挂号邮寄",
        "挂号编号：XA12345678935",
        "受送达人：王秀兰",
        "送达时间：2026年3月4日（星期三）10:03",
        "送达人：陈晓梅",
    ):
        assert element in text
    assert posted.recipient is not None
    assert posted.recipient.labels == ()
    signed = delivery_record(facts(story.handed_over(paper), ActKind.HANDED_OVER))
    assert "送达地点：云岭镇便民服务中心农业农村窗口" in letter_text(signed)
    assert signed.recipient is not None
    assert signed.recipient.labels[0] == "受送达人签名"


@pytest.mark.parametrize(
    "layout",
    [suspension_letter, extension_letter, further_notice_letter, supplement_slip, delivery_record],
)
def test_a_paper_of_the_wrong_act_is_refused(layout: object) -> None:
    assert callable(layout)
    story = CaseStory().received().withdrawn()
    with pytest.raises(WrongActError, match="请核对所选环节"):
        layout(facts(story, ActKind.WITHDRAWN))
