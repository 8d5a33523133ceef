"""Finding a case and taking it further by keys: supplement, withdrawal, voiding, and the workbench."""

import pytest
from PySide6.QtCore import Qt
from tests.desk.ui.screens.case_hands import (
    nothing_saved,
    noticed_case,
    open_case,
    withdraw_meanwhile,
)
from tests.desk.ui.screens.counter_world import CounterWorld
from tests.desk.ui.screens.county_house import PLAIN_ITEM

from window_desk.casework.acts import (
    Judgement,
)
from window_desk.casework.case import Case, CaseState
from window_desk.desk.ui.parts.time_left import words
from window_desk.desk.ui.screens.case_words import time_left_of
from window_desk.desk.ui.screens.cases.case_view import CaseScreen
from window_desk.desk.ui.screens.cases.list_view import CasesScreen
from window_desk.desk.ui.screens.intake.presenter import ACCEPT
from window_desk.desk.ui.screens.workbench.view import WorkbenchScreen

Key = Qt.Key


def test_supplement_in_part_then_in_whole(counter: CounterWorld) -> None:
    desk = counter.desk
    case = noticed_case(counter, 0, 2)
    view = open_case(counter, desk.case(case).applicant_name)
    desk.press(Key.Key_F4)
    assert "先在材料上" in desk.reason()
    desk.press(Key.Key_Home)
    desk.hands.type("1")
    desk.press_open("save_materials", Key.Key_F4)
    desk.wait(lambda: len(desk.case(case).owed) == 1, "the supplement was not saved")
    assert desk.case(case).state is CaseState.AWAITING_SUPPLEMENT
    desk.wait(
        lambda: [row.judgement for row in view.checklist.rows()].count(Judgement.MISSING) == 1,
        "the screen shows the old state",
    )
    desk.press(Key.Key_Home)
    desk.press(Key.Key_Down, Key.Key_Down)
    desk.hands.type("1")
    desk.press_open("save_materials", Key.Key_F4)
    accepted = desk.wait_state(case, CaseState.ACCEPTED)
    assert accepted.decision_clock is not None
    assert accepted.decision_clock.start == desk.session.today()
    desk.wait_printed()


def test_what_is_marked_while_the_marks_before_are_saved_stays(counter: CounterWorld) -> None:
    desk = counter.desk
    case = noticed_case(counter, 0, 2)
    view = open_case(counter, desk.case(case).applicant_name)
    desk.press(Key.Key_Home)
    desk.hands.type("1")
    with nothing_saved(counter):
        desk.press_open("save_materials", Key.Key_F4)
        desk.press(Key.Key_Home, Key.Key_Down, Key.Key_Down)
        desk.hands.type("1")
    desk.wait(lambda: len(desk.case(case).owed) == 1, "the supplement was not saved")
    desk.wait(lambda: "已记录补正" in desk.toast(), "nobody says that it is saved")
    assert view.checklist.rows()[2].judgement is Judgement.IN_ORDER
    desk.press_open("save_materials", Key.Key_F4)
    desk.wait_state(case, CaseState.ACCEPTED)
    desk.wait_printed()


def test_what_was_refused_is_said_until_another_case_is_shown(counter: CounterWorld) -> None:
    desk = counter.desk
    other = desk.take_in(counter.people.anybody(), PLAIN_ITEM, ACCEPT)
    case = noticed_case(counter, 0)
    view = open_case(counter, desk.case(case).applicant_name)
    with nothing_saved(counter):
        withdraw_meanwhile(counter, case)
        desk.press(Key.Key_Home)
        desk.hands.type("1")
        desk.press_open("save_materials", Key.Key_F4)
    desk.wait(view.problem.isVisible, "nobody says why not")
    view.reload()
    assert "已撤回" in view.problem.text()
    open_case(counter, desk.case(other).applicant_name)
    assert not view.problem.isVisible()


def test_marks_outlast_a_look_at_the_list(counter: CounterWorld) -> None:
    desk = counter.desk
    other = desk.take_in(counter.people.anybody(), PLAIN_ITEM, ACCEPT)
    case = noticed_case(counter, 1, 2)
    name = desk.case(case).applicant_name
    view = open_case(counter, name)
    desk.press(Key.Key_Home, Key.Key_Down)
    desk.hands.type("1")
    assert open_case(counter, name).checklist.rows()[1].judgement is Judgement.IN_ORDER
    open_case(counter, desk.case(other).applicant_name)
    open_case(counter, name)
    assert view.checklist.rows()[1].judgement is Judgement.MISSING


def test_marks_wait_while_papers_are_printed(counter: CounterWorld) -> None:
    """The screen is told anew at each change; what is marked and not yet saved must stay."""
    desk = counter.desk
    case = noticed_case(counter, 1, 2)
    view = open_case(counter, desk.case(case).applicant_name)
    desk.press(Key.Key_Home, Key.Key_Down)
    desk.hands.type("3")
    desk.wait(lambda: not view.checklist.hasFocus(), "no line for the reason")
    desk.hands.type("缺签")
    desk.take_in(counter.people.anybody(), PLAIN_ITEM, ACCEPT)
    desk.wait_printed()
    desk.hands.type("名")
    desk.hands.enter()
    rows = view.checklist.rows()
    assert rows[1].judgement is Judgement.NOT_AS_REQUIRED
    assert rows[1].reason == "缺签名"


def test_material_that_was_not_told_of_is_not_asked_for_again(counter: CounterWorld) -> None:
    desk = counter.desk
    case = noticed_case(counter, 1)
    view = open_case(counter, desk.case(case).applicant_name)
    desk.press(Key.Key_Home)
    desk.hands.type("2")
    row = view.checklist.rows()[0]
    assert "首次告知书未列" in row.error
    assert row.judgement is Judgement.IN_ORDER
    view.reload()
    assert view.checklist.rows()[0] == row, "what changes meanwhile takes no word away"
    desk.press(Key.Key_F4)
    assert "先在材料上" in desk.reason()
    assert not desk.case(case).faults


def test_withdrawal_needs_a_reason(counter: CounterWorld) -> None:
    desk = counter.desk
    case = desk.take_in(counter.people.anybody(), PLAIN_ITEM, ACCEPT)
    view = open_case(counter, desk.case(case).applicant_name)
    desk.hands.ctrl(Key.Key_W)
    desk.wait(view.reason.isVisible, "nobody asks why")
    desk.hands.enter()
    assert "未填写" in view.reason.field.error()
    desk.press(Key.Key_Escape)
    assert not view.reason.isVisible()
    assert view.checklist.hasFocus()
    desk.hands.ctrl(Key.Key_W)
    desk.hands.type("申请人改到户籍地办理")
    desk.hands.enter()
    desk.wait_state(case, CaseState.WITHDRAWN)
    (row,) = (row for row in desk.session.cache.cases(limit=50) if row.case == case)
    assert words(time_left_of(row)) == "已结束", "nothing was decided"
    desk.wait(lambda: "已撤回" in desk.toast(), "nobody says that it is done")


def test_last_act_is_voided_then_the_receipt(counter: CounterWorld) -> None:
    desk = counter.desk
    case = desk.take_in(counter.people.anybody(), PLAIN_ITEM, ACCEPT)
    view = open_case(counter, desk.case(case).applicant_name)
    for state in (CaseState.RECEIVED, CaseState.VOIDED):
        desk.wait(lambda: shown_case(view) == desk.case(case), "the screen is late")
        desk.hands.ctrl(Key.Key_Delete)
        desk.wait(view.reason.isVisible, "nobody asks why")
        desk.hands.type("误收件")
        desk.hands.enter()
        desk.wait_state(case, state)


@pytest.mark.parametrize("how", ["two characters", "initials", "number", "identity"])
def test_case_is_found(counter: CounterWorld, how: str) -> None:
    desk, person = counter.desk, counter.people.with_rare_name()
    case = desk.take_in(person, PLAIN_ITEM, ACCEPT)
    number = desk.case(case).number
    query = {
        "two characters": person.name[-2:],
        "initials": "",
        "number": number,
        "identity": person.id_number,
    }[how]
    if how == "initials":
        person = counter.people.of_minority()
        case = desk.take_in(person, PLAIN_ITEM, ACCEPT)
        query = initials_of(person.name)
    desk.go("cases")
    screen = desk.screen(CasesScreen)
    desk.hands.type(query)
    desk.wait(lambda: screen.list.select(case), f"{query} finds nothing")
    assert desk.case(case).applicant_name == person.name


def shown_case(view: CaseScreen) -> Case:
    assert view._file is not None
    return view._file.case


def initials_of(name: str) -> str:
    from pypinyin import Style, lazy_pinyin

    return "".join(lazy_pinyin(name.replace("·", ""), style=Style.FIRST_LETTER))


def test_nothing_found_is_no_error(counter: CounterWorld) -> None:
    desk = counter.desk
    desk.go("cases")
    screen = desk.screen(CasesScreen)
    desk.hands.type("查无此人")
    desk.wait(lambda: screen.list.count() == 0, "something was found")
    desk.hands.enter()
    desk.hands.ctrl(Key.Key_O)
    assert desk.program.window.current_key() == "cases"
    assert "没有选中" in desk.reason()


def test_workbench_groups_and_keys(counter: CounterWorld) -> None:
    desk = counter.desk
    told = noticed_case(counter, 0)
    received = desk.take_in(counter.people.anybody(), PLAIN_ITEM, judged=False)
    desk.go("workbench")
    screen = desk.screen(WorkbenchScreen)
    desk.wait(lambda: screen.list.select(told) and screen.list.select(received), "not listed")
    groups = [
        str(screen.list.model().index(line, 0).data())
        for line in range(screen.list.model().rowCount())
    ]
    assert any(line.startswith("等我办") for line in groups)
    assert any(line.startswith("等申请人") for line in groups)
    desk.choose(screen.list, received)
    desk.hands.enter()
    desk.wait(lambda: desk.program.window.current_key() == "case", "Enter opens nothing")
    assert desk.screen(CaseScreen)._case_id == received
    desk.go("workbench")
    desk.choose(screen.list, received)
    desk.press(Key.Key_Space)
    desk.wait(lambda: desk.program.window.current_key() == "case", "Space goes nowhere")
    desk.go("workbench")
    desk.press(Key.Key_F2)
    desk.wait(lambda: desk.program.window.current_key() == "intake", "F2 goes nowhere")


def test_space_goes_where_the_next_act_is_taken(counter: CounterWorld) -> None:
    desk = counter.desk
    case = desk.take_in(counter.people.anybody(), PLAIN_ITEM, ACCEPT)
    open_case(counter, desk.case(case).applicant_name)
    desk.press_open("go_on", Key.Key_F12)
    desk.wait(lambda: desk.program.window.current_key() == "sign_off", "not at the sign-off")
