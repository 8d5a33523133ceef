"""Bad input at intake: one sentence where it happened, and nothing that was typed is lost."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from tests.desk.ui.screens.counter_world import CounterWorld
from tests.desk.ui.screens.county_house import (
    INCOMPLETE_ITEM,
    PLAIN_ITEM,
    RENEWAL_ITEM,
    WITHDRAWN_ITEM,
)
from tests.desk.ui.screens.intake_hands import (
    applicant_ready,
    card_of,
    choose_item,
    read_card,
    type_person,
)

from window_desk.casework.case import CaseState
from window_desk.desk.ui.parts.field_edit import FieldEdit
from window_desk.desk.ui.parts.tone import Tone

Key = Qt.Key


def with_wrong_check_digit(number: str) -> str:
    return number[:-1] + ("1" if number[-1] != "1" else "2")


def test_wrong_check_digit_stands_at_its_field_and_blocks(counter: CounterWorld) -> None:
    desk, person = counter.desk, counter.people.anybody()
    acts = desk.session.cache.acts_count()
    screen = choose_item(counter, "xcsl", PLAIN_ITEM)
    type_person(counter, replace(person, id_number=with_wrong_check_digit(person.id_number)))
    number = screen.applicant.fields["id_number"]
    assert "校验" in number.error()
    desk.hands.type("0")
    for key in (Key.Key_F8, Key.Key_F11):
        desk.press(key)
        assert number.line.hasFocus(), "the key leads to the field"
        assert "校验" in number.error()
    assert desk.session.cache.acts_count() == acts
    desk.type_over(person.id_number)
    desk.hands.enter()
    assert not number.error()
    desk.press(Key.Key_F8)
    desk.wait_state(desk.newest_of(person.name).id, CaseState.ACCEPTED)


def test_expired_card_bars_acceptance_but_not_receipt(counter: CounterWorld) -> None:
    desk, person = counter.desk, counter.people.anybody()
    screen = choose_item(counter, "xcsl", PLAIN_ITEM)
    read_card(counter, replace(card_of(person), valid_until="2026-01-01"))
    desk.hands.type(person.phone)
    desk.hands.enter()
    number = screen.applicant.fields["id_number"]
    assert "已过有效期" in number.error()
    desk.hands.type("0")
    assert screen.outcome.outcome().tone is Tone.NOTICE
    assert "已过有效期" in screen.outcome.outcome().detail
    desk.press(Key.Key_F8)
    assert number.line.hasFocus()
    assert screen.presenter.item is not None
    desk.press(Key.Key_F11)
    case = desk.newest_of(person.name)
    assert case.state is CaseState.RECEIVED
    assert case.is_complete


def test_empty_fields_say_so_and_the_first_gets_the_cursor(counter: CounterWorld) -> None:
    desk = counter.desk
    screen = choose_item(counter, "xcsl", PLAIN_ITEM)
    desk.hands.alt(Key.Key_M)
    desk.hands.type("0")
    desk.press(Key.Key_F8)
    fields = screen.applicant.fields
    assert fields["name"].line.hasFocus()
    assert "姓名未填写" in fields["name"].error()
    assert fields["id_number"].error()
    assert fields["phone"].error()


def test_question_left_open_says_so(counter: CounterWorld) -> None:
    desk, person = counter.desk, counter.people.anybody()
    screen = applicant_ready(counter, "lsjz", "临时救助对象认定（小额）", person)
    desk.hands.alt(Key.Key_M)
    desk.hands.type("0")
    desk.press(Key.Key_F8)
    first = next(iter(screen.answers.fields.values()))
    cursor = desk.program.window.focusWidget()
    assert cursor is not None
    assert first.isAncestorOf(cursor)
    assert screen.presenter.item is not None


def test_renewal_asks_for_a_day_at_its_field(counter: CounterWorld) -> None:
    desk, person = counter.desk, counter.people.anybody()
    screen = applicant_ready(counter, "zzyx", RENEWAL_ITEM, person)
    expiry = screen.answers.fields["certificate_expires_on"]
    assert isinstance(expiry, FieldEdit)
    desk.hands.type("明年春天")
    desk.hands.enter()
    desk.hands.type("0")
    desk.press(Key.Key_F8)
    assert "不是日期" in expiry.error()
    assert expiry.line.hasFocus()
    assert expiry.text() == "明年春天", "what was typed stays"
    desk.type_over("2027年5月1日")
    desk.hands.enter()
    desk.press(Key.Key_F8)
    case = desk.wait_state(desk.newest_of(person.name).id, CaseState.ACCEPTED)
    assert case.renewal is not None
    assert case.renewal.expires_on == date(2027, 5, 1)


@pytest.mark.parametrize(("length", "stops"), [(100, False), (101, True)])
def test_name_of_a_hundred_characters(counter: CounterWorld, length: int, stops: bool) -> None:
    desk, person = counter.desk, counter.people.anybody()
    name = ("阿卜杜" * 40)[: length - 5] + person.id_number[-5:-1].translate(_AS_NUMERALS) + "甲"
    assert len(name) == length
    screen = choose_item(counter, "xcsl", PLAIN_ITEM)
    type_person(counter, replace(person, name=name))
    edit = screen.applicant.fields["name"]
    desk.hands.type("0")
    desk.press(Key.Key_F8)
    if stops:
        assert "超过100个字符" in edit.error()
        assert edit.line.hasFocus()
        assert edit.text() == name, "what was typed stays"
    else:
        assert not edit.error()
        assert desk.newest_of(name).applicant_name == name
        desk.wait_printed()
        assert not counter.printer.faults


_AS_NUMERALS = str.maketrans("0123456789X", "零一二三四五六七八九十")


@pytest.mark.parametrize("dot", ["•", "・", "．", "‧"])
def test_look_alike_dot_is_mended_with_a_hint(counter: CounterWorld, dot: str) -> None:
    desk, person = counter.desk, counter.people.of_minority()
    screen = choose_item(counter, "xcsl", PLAIN_ITEM)
    desk.hands.type(person.name.replace("·", dot))
    desk.hands.enter()
    edit = screen.applicant.fields["name"]
    assert edit.text() == person.name
    assert "间隔号" in edit.line.accessibleDescription()
    assert not edit.error()


@pytest.mark.parametrize(
    ("initials", "item", "sentence"),
    [("tbsxj", WITHDRAWN_ITEM, "停止受理"), ("zlbqy", INCOMPLETE_ITEM, "资料不完整")],
)
def test_item_that_cannot_be_applied_for(
    counter: CounterWorld, initials: str, item: str, sentence: str
) -> None:
    desk, person = counter.desk, counter.people.anybody()
    acts = desk.session.cache.acts_count()
    screen = choose_item(counter, initials, item)
    assert sentence in screen.outcome.outcome().headline
    type_person(counter, person)
    desk.hands.type("0")
    for key in (Key.Key_F6, Key.Key_F8, Key.Key_F9, Key.Key_F10, Key.Key_F11):
        desk.press(key)
        assert sentence in desk.reason()
    assert desk.session.cache.acts_count() == acts
    assert screen.applicant.fields["phone"].text() == person.phone


def test_nothing_on_the_reader_is_said_and_typing_goes_on(counter: CounterWorld) -> None:
    desk, person = counter.desk, counter.people.anybody()
    choose_item(counter, "xcsl", PLAIN_ITEM)
    counter.reader.lift()
    desk.press(Key.Key_F5)
    type_person(counter, person)
    desk.wait(lambda: "卡" in desk.toast(), "nobody says that no card was read", 10)
    desk.hands.type("0")
    desk.press(Key.Key_F8)
    desk.newest_of(person.name)
