"""Intake by keys on real parts: each of the outcomes, from the item to the paper."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from tests.desk.ui.screens.case_hands import open_case
from tests.desk.ui.screens.counter_world import CounterWorld
from tests.desk.ui.screens.county_house import PLAIN_ITEM
from tests.desk.ui.screens.intake_hands import (
    answer,
    applicant_ready,
    card_of,
    choose_item,
    read_card,
    type_person,
)

from window_desk.casework.acts import (
    ActKind,
    HandedOver,
    HandOverMeans,
    Judgement,
    NoticeGiven,
    NotOurAgency,
    Received,
    Refused,
)
from window_desk.casework.case import Case, CaseState
from window_desk.desk.ui.screens.intake.view import IntakeScreen
from window_desk.desk.ui.screens.papers.view import PapersScreen
from window_desk.desk.use_cases.print_ledger import (
    PaperKind,
    PrintJob,
    PrintState,
)

Key = Qt.Key
BIRTH_ITEM = "生育登记"
ENROLMENT_ITEM = "城乡居民基本医疗保险参保登记"
RELIEF_ITEM = "临时救助对象认定（小额）"


def papers_of(counter: CounterWorld, case: Case) -> list[PrintJob]:
    counter.desk.wait_printed()
    return [job for job in counter.desk.session.cache.print_jobs() if job.case == case.id]


def kinds_of(case: Case) -> list[ActKind]:
    return [act.kind for act in case.acts]


def test_complete_case_takes_at_most_12_keys_and_prints(counter: CounterWorld) -> None:
    desk, person = counter.desk, counter.people.anybody()
    tickets = len(counter.printer.tickets)
    before = desk.hands.presses
    screen = applicant_ready(counter, "xcsl", PLAIN_ITEM, person)
    desk.wait(screen.checklist.hasFocus, "no cursor on the checklist")
    desk.hands.type("0")
    assert "现在受理" in screen.outcome.outcome().headline
    desk.press(Key.Key_F8)
    assert desk.hands.presses - before - len(person.phone) <= 12
    case = desk.wait_state(desk.newest_of(person.name).id, CaseState.ACCEPTED)
    desk.wait(lambda: case.number in desk.toast(), "no toast")
    assert {(job.kind, job.state) for job in papers_of(counter, case)} == {
        (PaperKind.RECEIPT_SLIP, PrintState.CONFIRMED),
        (PaperKind.ACCEPTANCE, PrintState.CONFIRMED),
    }
    printed = counter.printer.tickets[tickets:]
    assert [case.number in ticket.text for ticket in printed] == [True]
    assert not counter.printer.faults
    assert screen.presenter.item is None, "the screen is ready for the next applicant"
    assert screen.finder.line.hasFocus()


def test_on_the_spot_item_takes_at_most_12_keys(counter: CounterWorld) -> None:
    desk, person = counter.desk, counter.people.of_minority()
    before = desk.hands.presses
    applicant_ready(counter, "cxjmjbylbxcb", ENROLMENT_ITEM, person)
    answer(counter, "普通居民")
    desk.hands.type("0")
    desk.press(Key.Key_F6)
    typed_for_the_finder = len("cxjmjbylbxcb") - len("cbd")
    pressed = desk.hands.presses - before - len(person.phone) - typed_for_the_finder
    assert pressed <= 12
    case = desk.newest_of(person.name)
    desk.wait_state(case.id, CaseState.DECIDED)
    assert case.applicant_name == person.name


def test_lacking_materials_are_told_once_and_signed_for(counter: CounterWorld) -> None:
    desk, person = counter.desk, counter.people.anybody()
    screen = applicant_ready(counter, "xcsl", PLAIN_ITEM, person)
    desk.hands.type("0")
    desk.press(Key.Key_Home)
    desk.hands.type("23")
    desk.wait(lambda: not screen.checklist.hasFocus(), "no line for the reason")
    desk.hands.type("缺签名")
    desk.hands.enter()
    assert "缺 2 项" in screen.outcome.outcome().headline
    desk.press(Key.Key_F9)
    desk.wait(screen.hand_over_panel.isVisible, "nobody asks for the signature")
    desk.hands.enter()
    case = desk.newest_of(person.name)
    told = desk.wait_state(case.id, CaseState.AWAITING_SUPPLEMENT)
    assert [m.judgement for m in told.lacking] == [Judgement.MISSING, Judgement.NOT_AS_REQUIRED]
    assert told.notice_clock.told_on is not None
    assert PaperKind.ONE_TIME_NOTICE in {job.kind for job in papers_of(counter, told)}
    assert screen.finder.line.hasFocus()


def test_notice_is_signed_for_later_on_the_case(counter: CounterWorld) -> None:
    desk, person = counter.desk, counter.people.anybody()
    screen = applicant_ready(counter, "xcsl", PLAIN_ITEM, person)
    desk.hands.type("02")
    desk.press(Key.Key_F9)
    desk.wait(screen.hand_over_panel.isVisible, "nobody asks for the signature")
    desk.press(Key.Key_Escape)
    case = desk.newest_of(person.name)
    assert case.notice_clock.told_on is None
    open_case(counter, person.name)
    desk.press(Key.Key_F3)
    desk.hands.enter()
    told = desk.wait_state(case.id, CaseState.AWAITING_SUPPLEMENT)
    assert told.notice_clock.told_on == desk.session.today()


def test_notice_says_where_and_until_when(counter: CounterWorld) -> None:
    desk, person = counter.desk, counter.people.anybody()
    screen = applicant_ready(counter, "xcsl", PLAIN_ITEM, person)
    assert not screen.submission.isVisible()
    desk.hands.type("02")
    assert screen.submission.isVisible()
    assert screen.submission.where.text() == desk.session.cache.site().name
    desk.hands.alt(Key.Key_N)
    desk.type_over("2026-01-01")
    desk.press(Key.Key_F9)
    assert "早于今天" in screen.submission.until.error()
    assert screen.submission.until.line.hasFocus()
    until = desk.session.today() + timedelta(days=14)
    desk.type_over(until.strftime("%Y年%m月%d日"))
    desk.press(Key.Key_F9)
    desk.wait(screen.hand_over_panel.isVisible, "nobody asks for the signature")
    body = next(
        act.body for act in desk.newest_of(person.name).acts if isinstance(act.body, NoticeGiven)
    )
    assert body.submit_until == until
    desk.press(Key.Key_Escape)


def test_notice_by_post_needs_its_number(counter: CounterWorld) -> None:
    desk, person = counter.desk, counter.people.anybody()
    screen = applicant_ready(counter, "xcsl", PLAIN_ITEM, person)
    desk.hands.type("02")
    desk.press(Key.Key_F9)
    panel = screen.hand_over_panel
    desk.wait(panel.isVisible, "nobody asks for the signature")
    desk.hands.type("2")
    desk.hands.enter()
    desk.hands.enter()
    assert "未填写" in panel.evidence.error()
    desk.hands.type("XA12345678951")
    desk.hands.enter()
    case = desk.wait_state(desk.newest_of(person.name).id, CaseState.AWAITING_SUPPLEMENT)
    body = case.acts[-1].body
    assert isinstance(body, HandedOver)
    assert (body.means, body.evidence) == (HandOverMeans.REGISTERED_POST, "XA12345678951")
    desk.wait(lambda: not panel.isVisible(), "the panel stays")


def test_refusal_needs_a_reason(counter: CounterWorld) -> None:
    desk, person = counter.desk, counter.people.anybody()
    screen = applicant_ready(counter, "xcsl", PLAIN_ITEM, person)
    desk.press(Key.Key_F10)
    desk.wait(screen.refuse_panel.isVisible, "nobody asks for the ground")
    desk.hands.type("2")
    desk.hands.enter()
    assert screen.refuse_panel.isVisible()
    desk.hands.key(Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "未填写" in screen.refuse_panel.reason.error()
    desk.hands.type("不满80周岁")
    desk.hands.enter()
    case = desk.newest_of(person.name)
    refused = desk.wait_state(case.id, CaseState.REFUSED)
    body = refused.acts[-1].body
    assert isinstance(body, Refused)
    assert body.reason == "不满80周岁"
    assert PaperKind.REFUSAL in {job.kind for job in papers_of(counter, refused)}


def test_refusal_for_another_agency_names_it(counter: CounterWorld) -> None:
    desk, person = counter.desk, counter.people.anybody()
    screen = applicant_ready(counter, "xcsl", PLAIN_ITEM, person)
    desk.press(Key.Key_F10)
    desk.hands.type("3")
    assert screen.refuse_panel.agency.line.hasFocus()
    desk.hands.key(Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "未填写" in screen.refuse_panel.agency.error()
    assert not screen.refuse_panel.isHidden()
    desk.hands.type("青禾县人力资源和社会保障局")
    desk.hands.enter()
    desk.hands.type("不属于民政职责")
    desk.hands.enter()
    case = desk.newest_of(person.name)
    body = desk.wait_state(case.id, CaseState.REFUSED).acts[-1].body
    assert isinstance(body, NotOurAgency)
    assert body.target_agency == "青禾县人力资源和社会保障局"


def test_refusal_confirmed_with_ctrl_enter_is_made_once(counter: CounterWorld) -> None:
    desk, person = counter.desk, counter.people.anybody()
    screen = applicant_ready(counter, "xcsl", PLAIN_ITEM, person)
    desk.press(Key.Key_F10)
    desk.hands.type("1")
    desk.hands.type("不需要许可")
    while not screen.refuse_panel.basis.line.hasFocus():
        desk.press(Key.Key_Tab)
    desk.type_over("《中华人民共和国行政许可法》第三十二条第一款第一项")
    desk.hands.key(Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    desk.wait_state(desk.newest_of(person.name).id, CaseState.REFUSED)
    desk.settle_line()
    assert len(desk.session.cache.cases(text=person.name)) == 1


def test_refusal_is_taken_back_with_escape(counter: CounterWorld) -> None:
    desk, person = counter.desk, counter.people.anybody()
    screen = applicant_ready(counter, "xcsl", PLAIN_ITEM, person)
    desk.press(Key.Key_F10)
    desk.hands.type("2")
    desk.press(Key.Key_Escape)
    assert not screen.refuse_panel.isVisible()
    assert screen.checklist.hasFocus()
    assert screen.applicant.fields["name"].text() == person.name


def test_certificate_on_the_spot_goes_on_to_papers(counter: CounterWorld) -> None:
    desk, person = counter.desk, counter.people.with_rare_name()
    applicant_ready(counter, "sydj", BIRTH_ITEM, person)
    answer(counter, "一孩")
    desk.hands.type("0")
    desk.press(Key.Key_F6)
    desk.wait(lambda: desk.program.window.current_key() == "papers", "not at the papers")
    case = desk.newest_of(person.name)
    papers = desk.screen(PapersScreen)
    row = papers.list.current_row()
    assert row is not None
    assert row.key == case.id
    desk.press(Key.Key_F8)
    desk.wait_state(case.id, CaseState.CERTIFIED)
    assert PaperKind.CERTIFICATE in {job.kind for job in papers_of(counter, case)}


def test_plain_list_of_materials_makes_no_case(counter: CounterWorld) -> None:
    desk = counter.desk
    acts = desk.session.cache.acts_count()
    tickets = len(counter.printer.tickets)
    choose_item(counter, "xcsl", PLAIN_ITEM)
    desk.press(Key.Key_F7)
    desk.wait(lambda: len(counter.printer.tickets) == tickets + 1, "no list was printed")
    assert desk.session.cache.acts_count() == acts


@pytest.mark.parametrize("complete", [True, False])
def test_received_only_is_judged_on_the_case(counter: CounterWorld, complete: bool) -> None:
    desk, person = counter.desk, counter.people.anybody()
    screen = choose_item(counter, "xcsl", PLAIN_ITEM)
    type_person(counter, person)
    desk.wait(screen.checklist.hasFocus, "no cursor on the checklist")
    desk.press(Key.Key_F11)
    case = desk.newest_of(person.name)
    assert case.state is CaseState.RECEIVED
    assert len(case.unjudged) == len(case.materials)
    view = open_case(counter, person.name)
    desk.wait(view.checklist.hasFocus, "no cursor on the checklist")
    desk.press(Key.Key_F8)
    assert "未核对" in desk.reason()
    desk.hands.type("0" if complete else "02")
    desk.press(Key.Key_F4)
    desk.wait(lambda: not desk.case(case.id).unjudged, "the judgements were not saved")
    if complete:
        desk.press_open("accepted", Key.Key_F8)
        desk.wait_state(case.id, CaseState.ACCEPTED)
    else:
        desk.press_open("notice_given", Key.Key_F9)
        desk.wait(lambda: ActKind.NOTICE_GIVEN in kinds_of(desk.case(case.id)), "no notice")
        desk.press_open("hand_over", Key.Key_F3)
        desk.hands.enter()
        desk.wait_state(case.id, CaseState.AWAITING_SUPPLEMENT)


def test_material_stands_with_its_last_mark_alone(counter: CounterWorld) -> None:
    desk, person = counter.desk, counter.people.anybody()
    screen = applicant_ready(counter, "xcsl", PLAIN_ITEM, person)
    for key in "214":
        desk.press(Key.Key_Home)
        desk.hands.type(key)
    desk.hands.type("按规定不需要")
    desk.hands.enter()
    desk.press(Key.Key_Home)
    desk.hands.type("2")
    desk.press(Key.Key_Home)
    desk.hands.type("1")
    assert screen.checklist.rows()[0].judgement is Judgement.IN_ORDER
    desk.hands.type("0")
    desk.press(Key.Key_F8)
    case = desk.newest_of(person.name)
    desk.wait_state(case.id, CaseState.ACCEPTED)
    body = case.acts[0].body
    assert isinstance(body, Received)
    assert [mark.key for mark in body.judgements] == [m.term.key for m in case.materials]


def test_card_and_typed_number_that_differ_are_marked(counter: CounterWorld) -> None:
    desk, person = counter.desk, counter.people.anybody()
    screen = choose_item(counter, "xcsl", PLAIN_ITEM)
    read_card(counter, card_of(person))
    name = screen.applicant.fields["name"]
    while not name.line.hasFocus():
        desk.hands.key(Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    desk.type_over("王小明")
    assert person.name in name.difference()
    assert isinstance(desk.program.window.current_screen(), IntakeScreen)
