"""The steps of the procedure by keys: what is offered, what will come of it, and what is refused."""

import os
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from tests.desk.ui.screens.case_hands import open_case
from tests.desk.ui.screens.counter_world import CounterWorld
from tests.desk.ui.screens.county_house import (
    BOTH_OPINIONS,
    CO_AGENCIES,
    JOINT_ITEM,
    PLAIN_ITEM,
    RECEIVER,
)
from tests.desk.ui.screens.test_looks import SIZE, assert_fits

from window_desk.casework.acts import ActKind, FurtherNoticeGiven, HandedOver, HandOverMeans
from window_desk.casework.procedure_acts import (
    Extended,
    HearingStep,
    HearingStepTaken,
    InspectionStepTaken,
    Suspended,
    SuspensionKind,
)
from window_desk.desk.ui.parts.tone import Tone
from window_desk.desk.ui.screens.cases.case_view import CaseScreen
from window_desk.desk.ui.screens.cases.procedure.choices import STEPS
from window_desk.desk.ui.screens.intake.presenter import ACCEPT
from window_desk.desk.ui.screenshots import grab
from window_desk.desk.use_cases.print_ledger import PaperKind

Key = Qt.Key


def picture(counter: CounterWorld, name: str, folder: Path) -> None:
    """Nothing is clipped; ``WINDOW_DESK_PICTURES`` names a folder for pictures."""
    pictures = Path(os.environ.get("WINDOW_DESK_PICTURES") or folder)
    grab(counter.desk.program.window, SIZE, pictures / f"procedure-{name}.png")
    assert_fits(counter.desk.program.window, name)


def accepted(counter: CounterWorld, item: str = PLAIN_ITEM, clerk: str = BOTH_OPINIONS) -> str:
    """An accepted case, opened by ``clerk``."""
    desk = counter.desk
    person = counter.people.anybody()
    case = desk.take_in(person, item, ACCEPT)
    desk.sign_in(clerk)
    open_case(counter, person.name)
    return case


def open_steps(counter: CounterWorld) -> CaseScreen:
    """Ctrl+T."""
    desk = counter.desk
    screen = desk.screen(CaseScreen)
    desk.hands.ctrl(Key.Key_T)
    desk.wait(screen.procedure.menu.hasFocus, "no cursor on the steps")
    return screen


def press_numbers(counter: CounterWorld, numbers: str) -> None:
    """Each number goes to what has the cursor by then."""
    for number in numbers:
        counter.desk.hands.type(number)


def enter_lines(counter: CounterWorld, *texts: str) -> None:
    """Type each text over what stands in the line and go on."""
    for text in texts:
        counter.desk.type_over(text)
        counter.desk.hands.enter()


def confirm(counter: CounterWorld) -> None:
    """Ctrl+Enter."""
    counter.desk.hands.ctrl(Key.Key_Return)


def take(counter: CounterWorld) -> None:
    """Ctrl+Enter, and back on the case."""
    confirm(counter)
    panel = counter.desk.screen(CaseScreen).procedure
    counter.desk.wait(lambda: not panel.isVisible(), panel.outlook.outcome().detail)


def suspended(counter: CounterWorld, days: str = "3") -> str:
    """An accepted case whose clock stands still for an appraisal."""
    desk = counter.desk
    case = accepted(counter)
    open_steps(counter)
    press_numbers(counter, "17")
    desk.hands.enter()
    desk.hands.enter()
    enter_lines(counter, "《森林法》第五十八条", "现场鉴定林木蓄积量", days)
    take(counter)
    desk.wait(lambda: desk.case(case).stops, "no stop")
    return case


def test_stop_by_keys_says_what_comes_and_both_sides_agree(
    counter: CounterWorld, tmp_path: Path
) -> None:
    desk = counter.desk
    case = accepted(counter)
    promised = desk.case(case).decision_clock
    assert promised is not None
    screen = open_steps(counter)
    picture(counter, "menu", tmp_path)
    desk.hands.type("1")
    form = screen.procedure.suspension
    desk.wait(form.kind.hasFocus, "no cursor at the kinds")
    desk.hands.type("7")
    desk.hands.enter()
    assert "第四十五条" in form.basis.text()
    desk.hands.enter()
    enter_lines(counter, "《森林法》第五十八条", "现场鉴定林木蓄积量")
    assert screen.procedure.outlook.outcome().tone is Tone.NEUTRAL
    enter_lines(counter, "3")
    said = screen.procedure.outlook.outcome()
    assert f"剩余{promised.days_left}个工作日" in said.headline
    picture(counter, "suspend", tmp_path)
    take(counter)
    desk.wait(lambda: desk.case(case).stops, "no stop")
    told = desk.case(case)
    body = told.acts[-1].body
    assert isinstance(body, Suspended)
    assert body.kind is SuspensionKind.APPRAISAL
    assert body.basis == "《中华人民共和国行政许可法》第四十五条；《森林法》第五十八条"
    assert body.told_days == 3
    assert told.decision_clock is not None
    assert told.decision_clock.promised_due is None
    desk.wait(lambda: not screen.procedure.isVisible(), "the panel stays")
    desk.wait(lambda: any("鉴定" in r.headline for r in screen.tabs.procedures.rows()), "no row")
    desk.wait_printed()
    kinds = {job.kind for job in desk.session.cache.print_jobs() if job.case == case}
    assert PaperKind.SUSPENSION in kinds
    desk.settle_line()
    desk.wait(
        lambda: desk.session.cache.case_digest() == counter.house.county.digest().xor,
        "desk and county tell the case differently",
    )
    assert not desk.session.cache.to_settle()


def test_stop_is_handed_over_then_ended(counter: CounterWorld, tmp_path: Path) -> None:
    desk = counter.desk
    case = suspended(counter)
    screen = desk.screen(CaseScreen)
    desk.press_open("hand_over", Key.Key_F3)
    panel = screen.hand_over_panel
    desk.wait(panel.means.hasFocus, "nobody asks how")
    picture(counter, "hand-over", tmp_path)
    desk.hands.type("2")
    desk.hands.enter()
    desk.hands.enter()
    assert "未填写" in panel.evidence.error()
    assert panel.isVisible(), "what was chosen stays"
    desk.hands.type("XA12345678951")
    desk.hands.enter()
    desk.wait(lambda: desk.case(case).acts[-1].kind is ActKind.HANDED_OVER, "not handed over")
    body = desk.case(case).acts[-1].body
    assert isinstance(body, HandedOver)
    assert (body.means, body.evidence) == (HandOverMeans.REGISTERED_POST, "XA12345678951")
    screen.tabs.setCurrentIndex(2)
    picture(counter, "ledger", tmp_path)
    open_steps(counter)
    desk.hands.type("2")
    enter_lines(counter, desk.session.today().isoformat(), "鉴定结论合格")
    picture(counter, "resume", tmp_path)
    take(counter)
    desk.wait(lambda: desk.case(case).open_stop is None, "the stop goes on")
    clock = desk.case(case).decision_clock
    assert clock is not None
    assert clock.promised_due is not None


def test_closed_steps_tell_why(counter: CounterWorld, tmp_path: Path) -> None:
    desk = counter.desk
    accepted(counter, clerk=RECEIVER)
    screen = open_steps(counter)
    choices = screen.procedure.menu.choices()
    assert [choice.kind for choice in choices] == list(STEPS)
    assert all(choice.why_not for choice in choices)
    picture(counter, "closed", tmp_path)
    desk.hands.type("1")
    assert screen.procedure.menu.isVisible(), "a closed step opens nothing"
    desk.press(Key.Key_Escape)
    assert not screen.procedure.isVisible()
    assert screen.checklist.hasFocus()


def test_extension_needs_all_its_words(counter: CounterWorld, tmp_path: Path) -> None:
    desk = counter.desk
    case = accepted(counter)
    before = desk.case(case).decision_clock
    assert before is not None
    screen = open_steps(counter)
    desk.hands.type("3")
    form = screen.procedure.extension
    confirm(counter)
    assert "未填写" in form.days_field.error()
    enter_lines(counter, "11", "材料复杂，需实地核实")
    desk.hands.enter()
    enter_lines(counter, "王局长")
    confirm(counter)
    assert "1到10日" in form.days_field.error()
    assert form.days_field.line.hasFocus()
    enter_lines(counter, "5")
    assert "延长后" in screen.procedure.outlook.outcome().headline
    picture(counter, "extend", tmp_path)
    take(counter)
    desk.wait(lambda: desk.case(case).extensions, "no extension")
    body = desk.case(case).acts[-1].body
    assert isinstance(body, Extended)
    after = desk.case(case).decision_clock
    assert after is not None
    assert (body.promised_due, body.statutory_due) == (after.promised_due, after.statutory_due)
    assert after.days_left == before.days_left + 5


def test_hearing_is_told_and_announced_with_its_day(counter: CounterWorld, tmp_path: Path) -> None:
    desk = counter.desk
    case = accepted(counter)
    screen = open_steps(counter)
    for step in "12":
        press_numbers(counter, f"4{step}")
        desk.hands.enter()
        take(counter)
        desk.wait(lambda: desk.case(case).hearing, "no hearing")
        open_steps(counter)
    press_numbers(counter, "44")
    desk.hands.enter()
    enter_lines(counter, "明天")
    form = screen.procedure.hearing
    confirm(counter)
    assert "不是日期" in form.hearing_on.error()
    enter_lines(counter, desk.session.today().strftime("%Y年%m月%d日"))
    confirm(counter)
    assert "7个工作日" in form.hearing_on.error()
    picture(counter, "hearing", tmp_path)
    earliest = desk.case(case).hearing
    assert earliest is not None
    enter_lines(counter, earliest.earliest.strftime("%Y%m%d"))
    take(counter)
    body = desk.case(case).acts[-1].body
    assert isinstance(body, HearingStepTaken)
    assert (body.step, body.hearing_on) == (HearingStep.ANNOUNCED, earliest.earliest)


def test_inspection_by_two_and_feedback_of_each_agency(
    counter: CounterWorld, tmp_path: Path
) -> None:
    desk = counter.desk
    case = accepted(counter, JOINT_ITEM)
    screen = open_steps(counter)
    desk.hands.type("5")
    inspection = screen.procedure.inspection
    desk.hands.enter()
    enter_lines(counter, "张三")
    confirm(counter)
    assert "两人以上" in inspection.staff.error()
    enter_lines(counter, "张三、李四")
    picture(counter, "inspection", tmp_path)
    take(counter)
    body = desk.case(case).acts[-1].body
    assert isinstance(body, InspectionStepTaken)
    assert body.staff == ("张三", "李四")
    open_steps(counter)
    press_numbers(counter, "62")
    desk.hands.enter()
    desk.hands.type("2")
    desk.hands.enter()
    confirm(counter)
    assert "未填写" in screen.procedure.feedback.remarks.error()
    enter_lines(counter, "占用河道管理范围")
    picture(counter, "feedback", tmp_path)
    take(counter)
    given = {f.agency: f.consents for f in desk.case(case).feedback}
    assert given == {CO_AGENCIES[0]: None, CO_AGENCIES[1]: False}
    screen.tabs.setCurrentIndex(2)
    picture(counter, "clocks", tmp_path)
    desk.settle_line()
    assert not desk.session.cache.to_settle()


def test_supervisor_asks_late_with_a_reason(counter: CounterWorld, tmp_path: Path) -> None:
    desk = counter.desk
    case = accepted(counter)
    screen = open_steps(counter)
    desk.hands.type("7")
    form = screen.procedure.further_notice
    confirm(counter)
    assert "没有选择材料" in form.material.error()
    press_numbers(counter, "132")
    press_numbers(counter, "1")
    desk.hands.enter()
    enter_lines(counter, "请补交盖章的原件", "请补交银行账户页")
    confirm(counter)
    assert "未填写" in form.reason.error()
    enter_lines(counter, "审核时才发现复印件未盖章")
    offered = form.until.text()
    form.until.set_text("2020-01-01")
    confirm(counter)
    assert "早于告知当日" in form.until.error()
    form.until.set_text(offered)
    picture(counter, "further", tmp_path)
    take(counter)
    desk.wait(lambda: desk.case(case).further_entries, "nothing was asked")
    body = desk.case(case).acts[-1].body
    assert isinstance(body, FurtherNoticeGiven)
    assert [entry.required for entry in body.entries] == ["请补交盖章的原件", "请补交银行账户页"]
    assert any("72(4)" in fault.article for fault in desk.case(case).faults)


@pytest.mark.parametrize("how", ["escape", "other screen"])
def test_what_is_typed_stays_until_it_is_taken_back(counter: CounterWorld, how: str) -> None:
    desk = counter.desk
    accepted(counter)
    screen = open_steps(counter)
    desk.hands.type("3")
    desk.hands.enter()
    enter_lines(counter, "5", "材料复杂")
    form = screen.procedure.extension
    if how == "escape":
        desk.press(Key.Key_Escape)
        assert screen.procedure.menu.isVisible()
        desk.press(Key.Key_Escape)
        assert screen.tabs.isVisible()
        return
    desk.go("workbench")
    desk.session.go_to("case", screen._case_id)
    assert screen.procedure.isVisible()
    assert form.reason.text() == "材料复杂"
