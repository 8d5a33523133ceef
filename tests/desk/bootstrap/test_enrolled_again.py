"""A PC whose disk was put back, by keys: told what happened, enrolled again, its unsent steps settled."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from tests.desk.ui.screens.counter_world import desk_options
from tests.desk.ui.screens.county_house import (
    BOTH_OPINIONS,
    PLAIN_ITEM,
    RECEIVER,
    CountyHouse,
)
from tests.desk.ui.screens.desk_at_counter import DeskAtCounter, desk_at_counter

from window_desk.casework import acts as a
from window_desk.casework.acts import ActKind
from window_desk.casework.case import CaseState
from window_desk.desk.ui.screens.cases.timeline_words import timeline_acts
from window_desk.desk.ui.screens.intake.presenter import ACCEPT
from window_desk.desk.ui.screens.sync.view import SyncScreen
from window_desk.desk.ui.screens.to_settle.view import ToSettleScreen
from window_desk.desk.use_cases.examine import examine
from window_desk.desk.use_cases.line_ports import LineState
from window_desk.tools.demo_shift.people import People

Key = Qt.Key


@contextmanager
def at_work(qapp: QApplication, house: CountyHouse, folder: Path) -> Iterator[DeskAtCounter]:
    """The desk of ``folder`` with the receiver signed in."""
    with desk_at_counter(qapp, desk_options(house, folder)) as desk:
        desk.sign_in(RECEIVER) if desk.program.gate.is_enrolled else desk.enrol(
            house.address, house.code()
        )
        yield desk


def examined(desk: DeskAtCounter, case: str, opinion: a.Opinion, remarks: str = "") -> None:
    """An examination on the desk, whatever the line."""
    done: list[object] = []
    desk.sign_in(BOTH_OPINIONS)
    desk.session.run(
        lambda counter: examine(counter, case, opinion, remarks), done.append, done.append
    )
    desk.wait(lambda: done, "not examined")


@pytest.fixture
def stopped(qapp: QApplication, house: CountyHouse, tmp_path: Path) -> Iterator[DeskAtCounter]:
    """A disk that was put back while nobody was in: two steps unsent, one of which collides now."""
    people = People(9)
    with at_work(qapp, house, tmp_path) as desk:
        cases = [desk.take_in(people.anybody(), PLAIN_ITEM, ACCEPT) for _ in range(2)]
        desk.settle_line()
        desk.session.journal.executor.submit(
            shutil.copytree, tmp_path / "desk", tmp_path / "image"
        ).result()
        examined(desk, cases[1], a.Opinion.GRANT)
        desk.settle_line()
    shutil.rmtree(tmp_path / "desk")
    shutil.copytree(tmp_path / "image", tmp_path / "desk")
    house.stop()
    with at_work(qapp, house, tmp_path) as desk:
        for case in cases:
            examined(desk, case, a.Opinion.DENY, "材料不实")
        assert desk.session.cache.unsent_count() == 2
        house.start()
        desk.session.line.nudge()
        desk.wait(lambda: desk.session.line.report().state is LineState.FORKED, "not noticed")
        yield desk


def texts_of(screen: ToSettleScreen) -> str:
    return "\n".join(label.text() for label in screen.findChildren(QLabel))


def banner(desk: DeskAtCounter) -> str:
    """The banner in front, when what is said of the printer that this desk lacks is out of the way."""
    window = desk.program.window
    while (shown := window.banners.shown()) is not None and "打印机" in shown.text:
        window.clear_banner(shown.key)
    return shown.text if shown is not None else ""


def enrol_again(desk: DeskAtCounter, house: CountyHouse) -> None:
    """From the sync page, with a way back and a wrong code first; nobody has to sign in again."""
    desk.hands.alt(Key.Key_0)
    screen = desk.screen(SyncScreen)
    assert screen.unsent.count() == 2
    assert desk.session.cache.recovery_file() in screen.line.told()[2]
    desk.press_open("enrol_again", Key.Key_F8)
    desk.wait(desk.covered, "no page to enrol on")
    desk.press(Key.Key_Escape)
    assert not desk.covered(), "Esc leads back"
    desk.press_open("enrol_again", Key.Key_F8)
    desk.type_enrolment({"code": "AAAAA-BBBBB-CCCCC-DDDDD", "name": "1号窗口"})
    desk.wait(desk.enrol_problem, "nothing was said")
    assert "登记码" in desk.enrol_problem()
    desk.type_enrolment({"code": house.code()})
    desk.wait(lambda: not desk.covered() or desk.enrol_problem(), "not enrolled")
    assert not desk.enrol_problem()
    assert desk.session.clerk.number == BOTH_OPINIONS


def send_what_does_not_collide(desk: DeskAtCounter, settle: ToSettleScreen, former: str) -> str:
    """F5; returns the case."""
    clear, against = settle.entries
    assert clear.known.refusal is None
    assert against.known.refusal is not None
    told = texts_of(settle)
    assert "原身份未上报的办理环节（2 件）" in told
    assert "与县级现在的记录不冲突" in told
    desk.press_open("take_over_all", Key.Key_F5)
    desk.wait(lambda: len(settle.entries) == 1, "not sent")
    assert "1 件" in desk.toast()
    case = clear.known.act.case
    file = desk.session.cache.case_file(case)
    assert file is not None
    origin = file.acts[-1].act.taken_over
    assert origin is not None
    assert (origin.desk, origin.by) == (former, BOTH_OPINIONS)
    assert "万能手核对上报" in timeline_acts(file, desk.session.cache.clerks())[-1].detail
    return case


def leave_the_other(desk: DeskAtCounter, settle: ToSettleScreen) -> str:
    """F9 with a reason; returns the case."""
    [against] = settle.entries
    desk.press_open("leave", Key.Key_F9)
    desk.wait(settle.reason.field.line.hasFocus, "nobody asks why")
    desk.type_over("")
    desk.hands.enter()
    assert settle.reason.field.error(), "a reason is needed"
    desk.hands.type("县里已有审核意见，以其为准")
    desk.hands.enter()
    desk.wait(lambda: not settle.entries, "still listed")
    return against.known.act.case


def test_a_stopped_pc_is_enrolled_again_and_what_it_never_sent_is_settled(
    stopped: DeskAtCounter, house: CountyHouse
) -> None:
    desk = stopped
    desk.wait(lambda: "重新登记本机" in banner(desk), "nothing was said")
    cache, journal = desk.session.cache, desk.session.journal
    former = cache.site().desk
    papers = [job.id for job in cache.print_jobs()]
    assert papers
    journal.executor.submit(journal.save_draft, "note", RECEIVER, "草稿", b"{}").result()
    enrol_again(desk, house)
    settle = desk.screen(ToSettleScreen)
    desk.wait(lambda: desk.online() and len(settle.entries) == 2, "not listed")
    desk.wait(lambda: "重新登记本机" not in banner(desk), "the banner stays")
    assert cache.site().desk != former
    assert [job.id for job in cache.print_jobs()] == papers
    assert cache.draft("note") is not None

    sent = send_what_does_not_collide(desk, settle, former)
    left = leave_the_other(desk, settle)
    desk.settle_line()
    assert desk.case(sent).state is CaseState.EXAMINED
    file = cache.case_file(left)
    assert file is not None
    assert [each.act.kind for each in file.acts[-2:]] == [ActKind.EXAMINED, ActKind.SETTLED]
    assert not house.county.verify().faults
    desk.sign_in(RECEIVER)
