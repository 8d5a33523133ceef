"""Examination and sign-off by keys: two people, one opinion each, and what the law says to others."""

from PySide6.QtCore import Qt
from tests.desk.ui.screens.case_hands import nothing_saved
from tests.desk.ui.screens.counter_world import CounterWorld
from tests.desk.ui.screens.county_house import (
    BOTH_OPINIONS,
    EXAMINER,
    PLAIN_ITEM,
    RECEIVER,
    SIGNATORY,
)

from window_desk.casework.acts import (
    Decided,
    Opinion,
    Outcome,
)
from window_desk.casework.case import Case, CaseState
from window_desk.desk.ui.screens.intake.presenter import ACCEPT
from window_desk.desk.ui.screens.sign_off.view import SignOffScreen
from window_desk.desk.use_cases.examine import examine
from window_desk.desk.use_cases.print_ledger import (
    PaperKind,
)

Key = Qt.Key


def at_sign_off(counter: CounterWorld, clerk: str, case: str) -> SignOffScreen:
    desk = counter.desk
    desk.sign_in(clerk)
    desk.go("sign_off")
    screen = desk.screen(SignOffScreen)
    desk.choose(screen.list, case)
    return screen


def accepted_case(counter: CounterWorld) -> str:
    return counter.desk.take_in(counter.people.anybody(), PLAIN_ITEM, ACCEPT)


def examined_case(counter: CounterWorld, clerk: str = EXAMINER) -> str:
    case = accepted_case(counter)
    at_sign_off(counter, clerk, case)
    counter.desk.press_open("grant", Key.Key_F8)
    counter.desk.wait_state(case, CaseState.EXAMINED)
    return case


def decision_of(case: Case) -> Decided:
    body = case.acts[-1].body
    assert isinstance(body, Decided)
    return body


def test_examiner_then_signatory(counter: CounterWorld) -> None:
    desk = counter.desk
    case = examined_case(counter)
    screen = at_sign_off(counter, SIGNATORY, case)
    desk.press_open("grant", Key.Key_F8)
    desk.wait(screen.confirm.isVisible, "nobody asks before the seal is used")
    desk.hands.enter()
    assert not screen.confirm.isVisible(), "no is in focus first"
    assert desk.case(case).state is CaseState.EXAMINED
    desk.press(Key.Key_F8)
    desk.press(Key.Key_Right)
    desk.hands.enter()
    decided = desk.wait_state(case, CaseState.DECIDED)
    assert decision_of(decided).outcome is Outcome.GRANTED
    desk.wait_printed()
    assert PaperKind.DECISION in {
        job.kind for job in desk.session.cache.print_jobs() if job.case == case
    }
    desk.wait(lambda: not screen.list.select(case), "a decided case still waits")


def test_what_was_refused_is_said_until_another_case_is_in_focus(counter: CounterWorld) -> None:
    desk = counter.desk
    case, _other, _third = (accepted_case(counter) for _ in range(3))
    screen = at_sign_off(counter, EXAMINER, case)
    with nothing_saved(counter):
        desk.session.run(
            lambda counter_: examine(counter_, case, Opinion.GRANT, ""), lambda _: None, print
        )
        desk.press_open("grant", Key.Key_F8)
    desk.wait(screen.problem.isVisible, "nobody says why not")
    screen.reload()
    assert "已审核" in screen.problem.text()
    desk.press(Key.Key_Down if screen.list.currentIndex().row() == 0 else Key.Key_Up)
    assert not screen.problem.isVisible()


def test_one_person_does_not_give_both_opinions(counter: CounterWorld) -> None:
    desk = counter.desk
    case = examined_case(counter, BOTH_OPINIONS)
    screen = desk.screen(SignOffScreen)
    desk.wait(lambda: screen.list.select(case), "not listed")
    desk.choose(screen.list, case)
    desk.press(Key.Key_F8)
    assert "不能是同一人" in desk.reason()
    assert not screen.confirm.isVisible()
    assert desk.case(case).state is CaseState.EXAMINED


def test_clerk_without_the_duty_is_told_who_may(counter: CounterWorld) -> None:
    desk = counter.desk
    case = accepted_case(counter)
    at_sign_off(counter, RECEIVER, case)
    desk.press(Key.Key_F8)
    assert "审核" in desk.reason()
    assert "岗位职责" in desk.reason()
    assert desk.case(case).state is CaseState.ACCEPTED


def test_return_goes_back_with_its_reason(counter: CounterWorld) -> None:
    desk = counter.desk
    case = examined_case(counter)
    screen = at_sign_off(counter, SIGNATORY, case)
    desk.press_open("return", Key.Key_F9)
    desk.wait(screen.reason.isVisible, "nobody asks why")
    desk.hands.type("收款账号缺一位")
    desk.hands.enter()
    returned = desk.wait_state(case, CaseState.ACCEPTED)
    assert "收款账号缺一位" in str(returned.acts[-1].body)


def test_denial_needs_reason_and_is_decided(counter: CounterWorld) -> None:
    desk = counter.desk
    case = examined_case(counter)
    screen = at_sign_off(counter, SIGNATORY, case)
    desk.press_open("deny", Key.Key_F10)
    desk.wait(screen.reason.isVisible, "nobody asks why")
    desk.hands.enter()
    assert "未填写" in screen.reason.field.error()
    desk.hands.type("未满80周岁")
    desk.hands.enter()
    denied = decision_of(desk.wait_state(case, CaseState.DECIDED))
    assert denied.outcome is Outcome.DENIED
    assert denied.reason == "未满80周岁"


def test_key_acts_on_the_case_in_focus_though_the_list_changes(counter: CounterWorld) -> None:
    """Acts of others arrive while an opinion is written: it must meet the case it was meant for."""
    desk = counter.desk
    case, other = accepted_case(counter), accepted_case(counter)
    screen = at_sign_off(counter, EXAMINER, case)
    desk.press_open("return", Key.Key_F9)
    desk.hands.type("请补充")
    screen.list.select(other)
    desk.hands.type("照片")
    desk.hands.enter()
    desk.wait(lambda: len(desk.case(case).acts) + len(desk.case(other).acts) > 4, "no opinion")
    assert len(desk.case(other).acts) == 2, "the other case was met"
