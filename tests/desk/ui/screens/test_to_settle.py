"""What the county refused or found in conflict: compared, dealt with by keys, and nothing dropped."""

from dataclasses import replace
from datetime import UTC, datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from tests.desk.ui.screens.counter_world import CounterWorld
from tests.desk.ui.screens.county_house import (
    PASSWORD,
    PLAIN_ITEM,
    RECEIVER,
    SUPERVISOR,
    TO_BE_WITHDRAWN,
)
from tests.desk.ui.screens.desk_at_counter import DeskAtCounter
from tests.desk.ui.screens.far_desk import (
    FarDesk,
    accepts,
    corrects,
    known_everywhere,
    take,
    withdraws,
)

from window_desk.casework.case import CaseState
from window_desk.casework.settlement import Settled, SettleWay
from window_desk.desk.ui.screens.cases.case_view import CaseScreen
from window_desk.desk.ui.screens.cases.list_view import CasesScreen
from window_desk.desk.ui.screens.intake.presenter import ACCEPT
from window_desk.desk.ui.screens.intake.view import IntakeScreen
from window_desk.desk.ui.screens.to_settle.view import ToSettleScreen
from window_desk.tools.demo_shift.people import Person

Key = Qt.Key


def settle_page(desk: DeskAtCounter, count: int) -> ToSettleScreen:
    desk.activate()
    desk.go("to_settle")
    screen = desk.screen(ToSettleScreen)
    desk.wait(lambda: len(screen.entries) == count, f"not {count} entries", 40)
    return screen


def told(screen: ToSettleScreen) -> str:
    return "\n".join(label.text() for label in screen.detail.findChildren(QLabel))


def way_of(desk: DeskAtCounter, case: str) -> list[SettleWay]:
    file = desk.session.cache.case_file(case)
    assert file is not None
    return [each.act.body.way for each in file.acts if isinstance(each.act.body, Settled)]


def refused_receipt(counter: CounterWorld) -> Person:
    """Taken in and accepted offline by a clerk who had been taken out of service."""
    desk, house, person = counter.desk, counter.house, counter.people.anybody()
    receiver = house.clerk(RECEIVER)
    house.county.add_clerk(replace(receiver, number=TO_BE_WITHDRAWN, name="将停用"), PASSWORD)
    desk.wait(lambda: desk.session.cache.clerks()[TO_BE_WITHDRAWN].active, "still out", 40)
    desk.sign_in(TO_BE_WITHDRAWN)
    house.stop()
    desk.wait(lambda: not desk.online(), "the line is not down", 30)
    house.county.withdraw_clerk(TO_BE_WITHDRAWN)
    withdrawn_at = datetime.now(UTC)
    # the desk knows the county's time but for the error of its last reply
    desk.wait(lambda: desk.session.now() > withdrawn_at, "the desk's clock stands")
    desk.take_in(person, PLAIN_ITEM, ACCEPT)
    desk.wait_printed()
    house.start()
    desk.wait(desk.session.cache.to_settle, "nothing was refused", 40)
    desk.sign_in(RECEIVER)
    return person


def test_a_refused_receipt_is_taken_in_again_with_two_keys(counter: CounterWorld) -> None:
    desk = counter.desk
    desk.go("to_settle")
    screen = desk.screen(ToSettleScreen)
    assert screen.stack.currentIndex() == 1, "empty, and says so"
    desk.press(Key.Key_F8)
    assert "没有要处理的事" in desk.reason()

    person = refused_receipt(counter)
    window = desk.program.window
    screen = settle_page(desk, 1)
    desk.wait(lambda: window.rail.badge("to_settle") == 1, "no badge")
    (entry,) = screen.entries
    assert [each.act.kind for each in entry.followers] == ["accepted"]
    assert entry.known.refusal is not None
    shown = told(screen)
    assert entry.known.refusal.sentence in shown
    assert "受理通知书" in shown, "which paper is out"
    assert "1 份" in shown
    assert "一并退回" in shown

    known = desk.session.cache.acts_count()
    desk.press_open("redo", Key.Key_F8)
    desk.wait(lambda: window.current_key() == "intake", "no intake")
    intake = desk.screen(IntakeScreen)
    desk.wait(lambda: intake.applicant.fields["name"].text() == person.name, "nothing is filled in")
    assert intake.applicant.fields["phone"].text() == person.phone
    desk.press_open("accept", Key.Key_F8)
    case = desk.newest_of(person.name).id
    desk.wait_state(case, CaseState.ACCEPTED)
    desk.settle_line()
    assert not desk.session.cache.to_settle()
    desk.wait(lambda: window.rail.badge("to_settle") == 0, "the badge stays")
    assert desk.session.cache.acts_count() == known + 3, "what was refused stays"


def test_settling_is_recorded_and_can_be_undone(counter: CounterWorld) -> None:
    desk = counter.desk
    refused_receipt(counter)
    screen = settle_page(desk, 1)
    desk.press(Key.Key_Return)
    assert "重新收件" in desk.toast(), "a refused receipt made no case"
    desk.press_open("take_back", Key.Key_F6)
    desk.wait(screen.reason.isVisible, "nobody asks")
    assert "受理通知书" in screen.reason.field.text()
    desk.press(Key.Key_Escape)
    desk.press_open("leave", Key.Key_F9)
    desk.wait(screen.reason.isVisible, "nobody asks")
    screen.reason.field.set_text("")
    desk.hands.enter()
    assert "未填写" in screen.reason.field.error()
    desk.hands.type("已请申请人改日再来")
    desk.hands.enter()
    desk.wait(lambda: not screen.entries, "the entry stays")
    desk.press_open("undo", Key.Key_F4)
    desk.wait(lambda: len(screen.entries) == 1, "undoing brings nothing back")
    assert "撤销处理" in told(screen)
    desk.press_open("leave", Key.Key_F9)
    desk.hands.enter()
    desk.wait(lambda: not screen.entries, "the entry stays")
    desk.settle_line()


def test_a_conflict_is_compared_here_seen_there_and_settled_by_a_supervisor(
    counter: CounterWorld, far: FarDesk
) -> None:
    case, person = known_everywhere(counter, far)
    far.cut()
    take(far.desk, accepts(case))
    take(far.desk, corrects(case, person.phone, "13987654321"))
    take(counter.desk, withdraws(case))
    counter.desk.settle_line()
    far.mend()
    far.desk.wait(far.desk.session.cache.to_settle, "no conflict", 40)

    screen = settle_page(far.desk, 1)
    rows = {row.title: row for row in screen.detail.rows}
    assert (rows["状态"].base, rows["状态"].mine, rows["状态"].county) == (
        "已收件",
        "已受理",
        "已撤回",
    )
    assert rows["联系电话"].differs
    assert not rows["申请人"].differs
    assert screen.detail.rows[0].differs, "what differs comes first"
    shown = told(screen)
    assert "≠ 状态（不同）" in shown
    assert "受理通知书" in shown
    assert "撤回" in shown, "what the other did"
    far.desk.press(Key.Key_F8)
    assert "已撤回" in far.desk.reason(), "it can't be taken again, and says why"

    near = counter.desk
    near.activate()
    near.wait(near.session.cache.to_settle, "the other desk does not see it", 40)
    near.go("cases")
    found = near.screen(CasesScreen)
    near.hands.type(person.name)
    near.wait(lambda: marked_as(found, person.name) == "待处理", "the list does not say so", 5)
    near.hands.enter()
    near.wait(lambda: near.program.window.current_key() == "case", "the case did not open")
    warnings = near.screen(CaseScreen).header.warnings()
    assert "有冲突待处理" in warnings[0].sentence

    far.desk.activate()
    far.desk.press_open("ask", Key.Key_F7)
    far.desk.hands.enter()
    far.desk.wait(lambda: "已请值班长" in told(screen), "nobody was asked")
    far.desk.settle_line()
    near.activate()
    near.sign_in(SUPERVISOR)
    theirs = settle_page(near, 1)
    near.wait(lambda: "已请值班长" in told(theirs), "the supervisor does not hear of it", 40)
    assert "该窗口打印" in told(theirs), "what another desk printed is known there"
    near.press_open("leave", Key.Key_F9)
    near.hands.enter()
    near.wait(lambda: not theirs.entries, "the entry stays")
    near.settle_line()
    far.desk.wait(lambda: not far.desk.session.cache.to_settle(), "it does not come back", 40)
    assert way_of(far.desk, case) == [SettleWay.SUPERVISOR_ASKED, SettleWay.LEFT_STANDING]
    near.sign_in(RECEIVER)


def test_a_correction_is_made_again_on_what_stands_with_two_keys(
    counter: CounterWorld, far: FarDesk
) -> None:
    case, person = known_everywhere(counter, far)
    far.cut()
    take(far.desk, corrects(case, person.phone, "13900000002"))
    take(counter.desk, corrects(case, person.phone, "13900000001"))
    counter.desk.settle_line()
    far.mend()
    screen = settle_page(far.desk, 1)
    far.desk.press_open("redo", Key.Key_F8)
    far.desk.hands.enter()
    far.desk.wait(lambda: not screen.entries, "the entry stays")
    far.desk.settle_line()
    near = counter.desk
    near.wait(lambda: way_of(near, case) == [SettleWay.REDONE], "the other desk does not hear", 40)
    person_now = near.case(case).person
    assert person_now is not None
    assert person_now.phone == "13900000002"
    assert not near.session.cache.to_settle()


def test_what_was_done_again_elsewhere_is_recorded_with_two_keys(
    counter: CounterWorld, far: FarDesk
) -> None:
    case, person = known_everywhere(counter, far)
    far.cut()
    take(far.desk, corrects(case, person.phone, "13900000002"))
    take(counter.desk, corrects(case, person.phone, "13900000001"))
    counter.desk.settle_line()
    far.mend()
    counter.desk.wait(counter.desk.session.cache.to_settle, "no conflict", 40)
    take(counter.desk, corrects(case, "13900000001", "13900000002"))
    counter.desk.settle_line()
    screen = settle_page(far.desk, 1)
    far.desk.wait(lambda: "登记已重办" in labels(far.desk), "the new step is not seen", 40)
    far.desk.press_open("redo", Key.Key_F8)
    far.desk.hands.enter()
    far.desk.wait(lambda: not screen.entries, "the entry stays")
    assert way_of(far.desk, case) == [SettleWay.REDONE]
    far.desk.settle_line()


def marked_as(screen: CasesScreen, name: str) -> str:
    """The mark of the only case that was found."""
    row = screen.list.current_row()
    if screen.line.text() != name or screen.list.count() != 1 or row is None:
        return ""
    return row.cells["number"].partition(" ")[0]


def labels(desk: DeskAtCounter) -> list[str]:
    return [action.label for action in desk.program.window.action_bar.actions_now()]
