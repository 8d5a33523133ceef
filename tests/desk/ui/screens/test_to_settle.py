"""What the county refused: said on a card, dealt with in words, and nothing dropped."""

from functools import partial

from PySide6.QtCore import Qt
from tests.desk.ui.screens.counter_world import CounterWorld
from tests.desk.ui.screens.county_house import PLAIN_ITEM, RECEIVER, TO_BE_WITHDRAWN

from window_desk.desk.ui.screens.intake.presenter import ACCEPT
from window_desk.desk.ui.screens.to_settle.view import ToSettleScreen

Key = Qt.Key


def has_cards(screen: ToSettleScreen, count: int) -> bool:
    return len(screen._cards) == count


def test_refused_act_is_shown_and_settled(counter: CounterWorld) -> None:
    desk, house = counter.desk, counter.house
    desk.go("to_settle")
    screen = desk.screen(ToSettleScreen)
    assert screen._stack.currentIndex() == 1, "empty, and says so"
    assert screen.isVisible()
    desk.press(Key.Key_F8)
    assert "没有要处理的事" in desk.reason()

    desk.sign_in(TO_BE_WITHDRAWN)
    house.stop()
    desk.wait(lambda: not desk.online(), "the line is not down", 30)
    house.county.withdraw_clerk(TO_BE_WITHDRAWN)
    case = desk.take_in(counter.people.anybody(), PLAIN_ITEM, ACCEPT)
    acts = len(desk.case(case).acts)
    desk.wait_printed()
    house.start()
    cache = desk.session.cache
    desk.wait(lambda: len(cache.to_settle()) == acts, "nothing was refused", 40)
    desk.sign_in(RECEIVER)
    assert desk.program.window.rail.badge("to_settle") == acts

    desk.go("to_settle")
    desk.wait(lambda: len(screen._cards) == acts, "no cards")
    sentence = cache.to_settle()[0].known.refusal
    assert sentence is not None
    assert TO_BE_WITHDRAWN in sentence.sentence
    shown = [label.text() for label in screen._cards[0].findChildren(type(screen._problem))]
    assert any(sentence.sentence in text for text in shown)
    assert any("已出文书" in text for text in shown), "which paper is out"

    desk.press(Key.Key_Return)
    assert "重新收件" in desk.toast(), "a refused receipt made no case"
    known = cache.acts_count()
    for left in range(acts, 0, -1):
        desk.press_open("settle", Key.Key_F8)
        desk.wait(screen.reason.isVisible, "nobody asks how")
        desk.hands.enter()
        assert "未填写" in screen.reason.field.error()
        desk.hands.type("已请申请人由值班长重新受理")
        desk.hands.enter()
        desk.wait(partial(has_cards, screen, left - 1), "the card stays")
    assert screen._stack.currentIndex() == 1
    assert desk.program.window.rail.badge("to_settle") == 0
    assert cache.acts_count() == known, "what was refused stays"
