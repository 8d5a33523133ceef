"""What the papers say: the mandatory elements, the marks, and the sentence for each situation."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest
from tests.casework.builders import AGENT, IN_ORDER, LACKING, ORGANISATION, CaseStory, service_item
from tests.papers.layouts.paper_text import letter_text, ticket_text
from tests.papers.layouts.stories import (
    CODE,
    PAPERS,
    SHEETS,
    VARIANTS,
    Variant,
    facts,
    list_facts,
)

from window_desk.casework import acts as a
from window_desk.casework.acts import (
    BEIJING,
    ActKind,
)
from window_desk.casework.items import CaseType, Fee
from window_desk.casework.local_rules import LocalRules
from window_desk.papers.certificate import Certificate
from window_desk.papers.facts import WrongActError
from window_desk.papers.layouts.acceptance import acceptance
from window_desk.papers.layouts.decision import decision
from window_desk.papers.layouts.materials_list import materials_list
from window_desk.papers.layouts.one_time_notice import one_time_notice, one_time_notice_letter
from window_desk.papers.layouts.receipt_slip import receipt_slip
from window_desk.papers.layouts.refusal import refusal
from window_desk.papers.layouts.summary import summary
from window_desk.papers.letter import Letter
from window_desk.papers.ticket import Qr, Ticket

ORDINARY, COPY, VOIDED = VARIANTS[0], VARIANTS[-2], VARIANTS[-1]


@pytest.mark.parametrize("paper", PAPERS)
def test_every_copy_after_the_first_is_marked_with_its_reason(paper: str) -> None:
    make = PAPERS[paper]
    assert make(ORDINARY).mark == ""
    copy = make(COPY)
    assert copy.mark == "补打 第1次"
    note = "补打于2026年3月2日，原因：卡纸"
    if isinstance(copy, Ticket):
        assert note in ticket_text(copy)
    else:
        assert note in copy.footer


@pytest.mark.parametrize("paper", PAPERS)
def test_a_voided_paper_says_so(paper: str) -> None:
    assert PAPERS[paper](VOIDED).mark == "作废"


def test_a_voided_copy_of_a_provisional_paper_bears_all_three_marks() -> None:
    start = datetime(2026, 12, 14, 9, 0, tzinfo=BEIJING)
    paper = SHEETS["acceptance"](
        Variant("all", start=start, promised_days=20, copy_number=3, voided=True)
    )
    assert paper.mark == "作废 · 暂定 · 补打 第2次"


@pytest.mark.parametrize("paper", PAPERS)
def test_every_paper_carries_its_code(paper: str) -> None:
    made = PAPERS[paper](ORDINARY)
    if isinstance(made, Ticket):
        assert any(isinstance(line, Qr) and line.payload == CODE for line in made.lines)
    else:
        assert made.qr is not None
        assert made.qr.payload == CODE


@pytest.mark.parametrize("paper", PAPERS)
def test_the_citizens_paper_masks_the_id_number(paper: str) -> None:
    made = PAPERS[paper](ORDINARY)
    if isinstance(made, Ticket):
        text = ticket_text(made)
        assert "13800135678" not in text
    elif isinstance(made, Letter):
        text = letter_text(made)
    else:
        text = str(made.rows)
    assert "11010519491231002X" not in text
    if paper not in {"summary", "notice_letter"}:
        assert "110***002X" in text


def test_the_receipt_slip_has_its_mandatory_elements() -> None:
    story = CaseStory().received(agent=AGENT, judgements=LACKING)
    text = ticket_text(receipt_slip(facts(story, ActKind.RECEIVED)))
    for element in (
        "收件凭证",
        f"办件编号：{story.number}",
        "申请人：王秀兰",
        "身份证号：110***002X",
        "联系电话：138****5678",
        "代理人：王强（子女）",
        "申请事项：林木采伐许可证核发",
        f"事项编码：{story.item.implementation_code}",
        "收件：2026年3月2日（星期一）09:05",
        "1 申请人身份证明 合格",
        "2 不动产权属证书或者林权证 不合要求",
        "说明：林权证已过有效期",
        "3 共有人同意采伐的书面意见 缺",
        "最迟告知日",
        "2026年3月9日（星期一）",
        "有2项材料缺少或者不合要求",
        "逾期不告知的，自收到申请材料之日起即为受理",
        "收费：不收费",
        "窗口：农业农村窗口",
        "经办人：陈晓梅",
    ):
        assert element in text


def test_a_slip_without_acceptance_notice_states_when_the_clock_starts() -> None:
    item = service_item(CaseType.ON_THE_SPOT, promised_days=0)
    text = ticket_text(receipt_slip(facts(CaseStory(item).received(), ActKind.RECEIVED)))
    assert "办理期限起算日\n2026年3月2日（星期一）" in text
    assert "本事项不另发受理通知书，自2026年3月2日起受理并计算办理期限，当日办结。" in text


def test_the_slip_says_what_happens_next_when_materials_wait_or_the_case_was_refused() -> None:
    waiting = receipt_slip(facts(CaseStory().received(judgements=IN_ORDER[:1]), ActKind.RECEIVED))
    assert "还有2项材料待核对" in ticket_text(waiting)
    assert "2 不动产权属证书或者林权证 待核对" in ticket_text(waiting)
    complete = receipt_slip(facts(CaseStory().received(), ActKind.RECEIVED))
    assert "承诺期限7个工作日" in ticket_text(complete)
    refused = receipt_slip(facts(CaseStory().received().refused(), ActKind.RECEIVED))
    assert "本申请不予受理" in ticket_text(refused)


def test_the_slip_keeps_the_judgements_of_the_receipt() -> None:
    story = CaseStory().received(judgements=LACKING).noticed().handed_over().supplemented()
    assert "3 共有人同意采伐的书面意见 缺" in ticket_text(
        receipt_slip(facts(story, ActKind.RECEIVED))
    )


def test_the_notice_lists_everything_with_where_and_until_when() -> None:
    story = CaseStory().received(judgements=LACKING).noticed(date(2026, 3, 20))
    made = facts(story, ActKind.NOTICE_GIVEN)
    for text in (ticket_text(one_time_notice(made)), letter_text(one_time_notice_letter(made))):
        flat = text.replace("\n", "")
        for element in (
            "补正材料一次性告知书",
            "云岭补字〔2026〕2号",
            f"办件编号：{story.number}",
            f"编码：{story.item.implementation_code}",
            "申请人：王秀兰",
            "一式两份，存档和交申请人各一份",
            "补齐之日受理并起算期限（7个工作日）",
            "不动产权属证书或者林权证",
            "不合要求",
            "林权证已过有效期，请提交原件1份。",
            "共有人同意采伐的书面意见",
            "请于2026年3月20日（星期五）前（含当日）将上述材料交至云岭镇便民服务中心农业农村窗口。",
            "依照《中华人民共和国行政许可法》第三十二条第一款第（四）项",
            "交到申请人手中之日为告知之日",
            "2026年3月2日（星期一）",
        ):
            assert element in flat


def test_a_notice_without_a_last_day_asks_for_haste() -> None:
    story = CaseStory().received(judgements=LACKING).noticed()
    assert "请尽快将上述材料交至" in ticket_text(
        one_time_notice(facts(story, ActKind.NOTICE_GIVEN))
    )


def test_a_local_rule_on_late_supplements_is_told_with_the_last_day() -> None:
    rules = LocalRules(unsupplied_counts_as_withdrawn=True)
    for until, told in ((date(2026, 3, 20), True), (None, False)):
        story = CaseStory().received(judgements=LACKING).noticed(until)
        made = facts(story, ActKind.NOTICE_GIVEN, rules=rules)
        for text in (ticket_text(one_time_notice(made)), letter_text(one_time_notice_letter(made))):
            assert ("视为撤回申请" in text) is told
    assert "视为撤回" not in ticket_text(one_time_notice(facts(story, ActKind.NOTICE_GIVEN)))


def test_an_item_that_is_no_permit_follows_the_permit_law_by_analogy() -> None:
    story = CaseStory(service_item(item_type="05")).received(judgements=LACKING).noticed()
    notice = one_time_notice(facts(story, ActKind.NOTICE_GIVEN))
    assert "参照《中华人民共和国行政许可法》第三十二条" in ticket_text(notice)


def test_the_acceptance_states_both_days_with_their_weekdays() -> None:
    story = CaseStory(service_item(fees=(Fee("工本费", 1050, "财综〔2001〕1号"),)))
    letter = acceptance(facts(story.received().accepted(), ActKind.ACCEPTED))
    text = letter_text(letter)
    for element in (
        "受理通知书",
        "云岭受字〔2026〕2号",
        "申请人：王秀兰（身份证号110***002X，电话13800135678）",
        "申请事项：林木采伐许可证核发",
        f"办件编号：{story.number}",
        "自2026年3月2日起予以受理，次日起计算办理期限。",
        "承诺办结：2026年3月11日（星期三），7个工作日",
        "法定期限：2026年3月30日（星期一）",
        "本机关承诺于2026年3月11日（星期三）前（含当日）办结。",
        "收费：10.50元",
        "签收人",
        "签收时间",
    ):
        assert element in text
    assert letter.seal_hint
    assert "暂定" not in text


def test_a_date_beyond_the_known_calendar_is_provisional_on_paper() -> None:
    letter = SHEETS["acceptance"](next(each for each in VARIANTS if each.name == "provisional"))
    assert isinstance(letter, Letter)
    assert letter.mark == "暂定"
    assert "如遇节假日调整以通知为准" in letter_text(letter)
    assert "承诺办结：2027年1月12日（星期二）（暂定）" in letter_text(letter)


def test_a_statutory_day_alone_beyond_the_calendar_is_marked_beside_it() -> None:
    start = datetime(2026, 12, 14, 9, 0, tzinfo=BEIJING)
    letter = SHEETS["acceptance"](Variant("later", start=start))
    assert isinstance(letter, Letter)
    text = letter_text(letter)
    assert letter.mark == ""
    assert "承诺办结：2026年12月23日（星期三），7个工作日" in text
    assert "法定期限：2027年1月12日（星期二）（暂定）" in text
    assert "如遇节假日调整以通知为准" in text


def test_every_reckoned_day_beyond_the_calendar_is_provisional() -> None:
    note = "如遇节假日调整以通知为准"
    story = CaseStory(start=datetime(2026, 12, 30, 9, 0, tzinfo=BEIJING)).received(
        judgements=LACKING
    )
    slip = ticket_text(receipt_slip(facts(story, ActKind.RECEIVED)))
    assert "最迟告知日" in slip
    assert note in slip
    assert summary(facts(story, ActKind.RECEIVED)).mark == "暂定"
    story.noticed().handed_over().supplemented().granted()
    assert note in letter_text(decision(facts(story, ActKind.DECIDED)))
    assert note in ticket_text(summary(facts(story, ActKind.RECEIVED)))


def test_acceptance_after_a_supplement_starts_on_the_day_of_completion() -> None:
    story = CaseStory().received(judgements=LACKING).noticed().handed_over()
    story.on(date(2026, 3, 12)).supplemented().on(date(2026, 3, 13)).accepted()
    text = letter_text(acceptance(facts(story, ActKind.ACCEPTED)))
    assert "自2026年3月12日起予以受理" in text
    assert "2026年3月23日（星期一）" in text
    assert "2026年3月13日（星期五）" in text


def test_acceptance_by_default_says_why() -> None:
    story = CaseStory().received(judgements=LACKING).on(date(2026, 3, 12)).accepted()
    text = letter_text(acceptance(facts(story, ActKind.ACCEPTED)))
    assert text.startswith("视为受理通知书")
    assert "自收到申请材料之日（2026年3月2日）起即为受理，次日起计算办理期限。" in text


@pytest.mark.parametrize(
    ("ground", "words"),
    [
        (a.RefusalGround.NOT_SUBJECT_TO_PERMIT, "该事项依法不需要取得许可"),
        (a.RefusalGround.CONDITIONS_NOT_MET, "该申请不符合受理条件"),
        (a.RefusalGround.ITEM_NO_LONGER_OFFERED, "该事项已经停止办理"),
    ],
)
def test_a_refusal_has_ground_reason_basis_and_remedy(ground: a.RefusalGround, words: str) -> None:
    text = letter_text(refusal(facts(CaseStory().received().refused(ground), ActKind.REFUSED)))
    for element in (
        "不予受理决定书",
        words,
        "理由：申请采伐的林木位于自然保护区核心区内。",
        "法律依据：《中华人民共和国森林法》第五十五条。",
        "60日内向青禾县人民政府申请行政复议",
        "6个月内向人民法院提起行政诉讼",
    ):
        assert element in text


def test_a_refusal_for_another_agency_names_it() -> None:
    story = CaseStory().received(ORGANISATION).not_our_agency()
    text = letter_text(refusal(facts(story, ActKind.NOT_OUR_AGENCY)))
    assert "你单位于2026年3月2日" in text
    assert "请向青禾县自然资源局提出申请。" in text
    assert "第三十二条第一款第（二）项" in text
    assert "行政复议" in text
    assert "信用代码91350100M000100Y43，法定代表人李建国" in text


def test_a_granted_permit_says_when_the_certificate_comes() -> None:
    text = letter_text(decision(facts(CaseStory().received().granted(), ActKind.DECIDED)))
    assert "准予行政许可决定书" in text
    assert "《中华人民共和国森林法》第五十六条" in text
    assert "即于2026年3月16日（星期一）前（含当日），向你颁发、送达林木采伐许可证" in text
    assert "行政复议" not in text


def test_a_denial_has_reason_basis_and_remedy() -> None:
    story = CaseStory(service_item(item_type="07")).received().accepted()
    story.examined(a.Opinion.DENY).signed_off(a.Opinion.DENY).decided(a.Outcome.DENIED)
    text = letter_text(decision(facts(story, ActKind.DECIDED)))
    assert "不予办理决定书" in text
    assert "理由：采伐地点与林权证不一致。" in text
    assert "法律依据：《中华人民共和国森林法》第五十七条。" in text
    assert "行政复议" in text


def test_a_decision_on_the_spot_needs_no_number() -> None:
    story = CaseStory(service_item(CaseType.ON_THE_SPOT, promised_days=0)).received()
    letter = decision(facts(story.concluded_on_the_spot(), ActKind.CONCLUDED_ON_THE_SPOT))
    assert letter.title == "准予行政许可决定书"
    assert letter.number == ""


def test_the_summary_follows_the_case() -> None:
    story = CaseStory().received(judgements=LACKING)
    assert "最迟告知日\n3月9日" in ticket_text(summary(facts(story, ActKind.RECEIVED)))
    story.noticed().handed_over()
    assert "还有2项材料需要补正" in ticket_text(summary(facts(story, ActKind.RECEIVED)))
    story.supplemented().accepted()
    accepted = summary(facts(story.on(date(2026, 3, 6)), ActKind.RECEIVED, today=date(2026, 3, 6)))
    assert "承诺办结日\n3月11日\n2026年3月11日（星期三）\n还有3个工作日" in ticket_text(accepted)
    assert "●●○○◇◇◇◇◇◇◇◇◇◇" in ticket_text(accepted)
    story.examined().signed_off().decided()
    assert "最迟领取日" in ticket_text(summary(facts(story, ActKind.RECEIVED)))
    story.certificate_issued().delivered()
    assert "已送达" in ticket_text(summary(facts(story, ActKind.RECEIVED)))


def test_the_plain_list_tells_all_and_names_nobody() -> None:
    made = list_facts()
    item = replace(made.item, fees=(Fee("工本费", 500, "财综〔2001〕1号"),))
    text = ticket_text(materials_list(replace(made, item=item)))
    for element in (
        "林木采伐许可证核发",
        "1 林木权属清楚，没有争议",
        "需要带的材料（3项）",
        "必备，原件1份、复印件1份",
        "视情况，原件1份",
        "情形：林木属多人共有的",
        "由林业局出具",
        "承诺期限：7个工作日",
        "法定期限：20个工作日",
        "收费（工本费）：5元，依据财综〔2001〕1号",
        "《中华人民共和国森林法》第五十六条",
        "办理地点：云岭镇便民服务中心农业农村窗口",
        "《林木采伐许可证申请表》由窗口免费提供。",
        "不是收件凭证",
    ):
        assert element in text
    bare = replace(item, fees=(), conditions=(), application_form=None, statutory_limit=None)
    assert "收费：不收费" in ticket_text(materials_list(replace(made, item=bare)))


@pytest.mark.parametrize(
    "layout",
    [receipt_slip, one_time_notice, one_time_notice_letter, acceptance, refusal, decision],
)
def test_a_paper_of_the_wrong_act_is_refused(layout: object) -> None:
    assert callable(layout)
    story = CaseStory().received().withdrawn()
    with pytest.raises(WrongActError, match="请核对所选环节"):
        layout(facts(story, ActKind.WITHDRAWN))


def test_sheets_keep_to_their_kind() -> None:
    assert isinstance(SHEETS["certificate"](ORDINARY), Certificate)
