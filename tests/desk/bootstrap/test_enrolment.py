"""Enrolment by keys: what can go wrong is one sentence at its field, and nothing typed is lost."""

from pathlib import Path

from PySide6.QtWidgets import QApplication
from tests.desk.ui.screens.counter_world import desk_options
from tests.desk.ui.screens.county_house import PASSWORD, PLAIN_ITEM, RECEIVER, CountyHouse
from tests.desk.ui.screens.desk_at_counter import DeskAtCounter, desk_at_counter

from window_desk.desk.ui.screens.intake.presenter import ACCEPT
from window_desk.desk.ui.screens.sign_in.enrol_presenter import EnrolFieldName
from window_desk.tools.demo_shift.people import People
from window_desk.tools.emulators.cut_line import BlackHole, CutAfter, CutLine, Delay

IN_THE_MIDDLE = 20_000


def right_texts(house: CountyHouse) -> dict[EnrolFieldName, str]:
    return {
        "address": house.address,
        "code": house.code(),
        "name": "1号窗口",
        "clerk": RECEIVER,
        "password": PASSWORD,
    }


def line_to(house: CountyHouse) -> CutLine:
    return CutLine(("127.0.0.1", int(house.address.rpartition(":")[2])))


def used_code(house: CountyHouse, qapp: QApplication, folder: Path) -> str:
    code = house.code()
    folder.mkdir()
    with desk_at_counter(qapp, desk_options(house, folder)) as desk:
        desk.enrol(house.address, code)
    return code


def refused_at(desk: DeskAtCounter, field: EnrolFieldName) -> str:
    """The sentence, which must stand at that field alone, with the cursor there."""
    view = desk.program.enrol_view
    desk.wait(desk.enrol_problem, "nothing was said")
    assert [name for name, edit in view.fields.items() if edit.error()] == [field]
    assert view.fields[field].line.hasFocus()
    assert desk.covered()
    return view.fields[field].error()


BAD: list[tuple[EnrolFieldName, str, str]] = [
    ("address", "http://127.0.0.1:9", "连不上"),
    ("address", "县里的服务器 ???", "地址不对"),
    ("address", "http://192.0.2.7:8000", "没有加密"),
    ("address", "", "请填写"),
    ("code", "AAAAA-BBBBB-CCCCC-DDDDD", "登记码"),
    ("name", "窗" * 101, "1 至 100"),
    ("clerk", "9999", "没有该工号"),
    ("password", "不是这个密码", "不正确"),
]


def test_bad_entries_are_said_at_their_fields_one_after_the_other(
    qapp: QApplication, house: CountyHouse, tmp_path: Path
) -> None:
    texts = right_texts(house)
    with desk_at_counter(qapp, desk_options(house, tmp_path)) as desk:
        view = desk.program.enrol_view
        for field, text, sentence in BAD:
            desk.type_enrolment({**texts, field: text})
            assert sentence in refused_at(desk, field)
            for name, edit in view.fields.items():
                if name != field:
                    assert edit.line.text() == texts[name], "what was typed stays"
        desk.type_enrolment({"password": PASSWORD})
        desk.wait(lambda: not desk.covered() or desk.enrol_problem(), "not enrolled")
        assert not desk.covered(), desk.enrol_problem()
        assert desk.session.clerk.number == RECEIVER


def test_used_code_is_said(qapp: QApplication, house: CountyHouse, tmp_path: Path) -> None:
    code = used_code(house, qapp, tmp_path / "first")
    with desk_at_counter(qapp, desk_options(house, tmp_path)) as desk:
        desk.type_enrolment({**right_texts(house), "code": code})
        assert "登记码" in refused_at(desk, "code")


def test_county_that_comes_up_later(qapp: QApplication, house: CountyHouse, tmp_path: Path) -> None:
    texts = right_texts(house)
    house.stop()
    with desk_at_counter(qapp, desk_options(house, tmp_path)) as desk:
        desk.type_enrolment(texts)
        assert "登记码仍然有效" in refused_at(desk, "address")
        house.start()
        desk.type_enrolment({})
        desk.wait(lambda: not desk.covered() or desk.enrol_problem(), "not enrolled")
        assert not desk.covered(), desk.enrol_problem()


def test_line_cut_in_the_middle_of_the_data_costs_no_second_press(
    qapp: QApplication, house: CountyHouse, tmp_path: Path
) -> None:
    with (
        line_to(house) as line,
        desk_at_counter(qapp, desk_options(house, tmp_path)) as desk,
    ):
        line.set_mode(CutAfter(IN_THE_MIDDLE))
        desk.type_enrolment({**right_texts(house), "address": line.url})
        # the call itself is sent once more on a new connection; the second cut ends the round
        desk.wait(lambda: line.cuts >= 2, "nothing was cut")
        line.pass_on()
        desk.wait(lambda: not desk.covered() or desk.enrol_problem(), "not enrolled")
        assert not desk.covered(), desk.enrol_problem()


def test_closing_waits_for_no_data_that_do_not_come(
    qapp: QApplication, house: CountyHouse, tmp_path: Path
) -> None:
    with (
        line_to(house) as line,
        desk_at_counter(qapp, desk_options(house, tmp_path)) as desk,
    ):
        line.set_mode(Delay(100))
        desk.type_enrolment({**right_texts(house), "address": line.url})
        gate = desk.program.gate
        desk.wait(lambda: [each for each in gate.transfers() if each.total], "nothing comes")
        line.set_mode(BlackHole())
        gate.interrupt()
        desk.wait(desk.enrol_problem, "it waits for the line")
        assert desk.covered()
        assert gate.transfers() == ()


def test_second_copy_does_not_wipe_the_first(
    qapp: QApplication, house: CountyHouse, tmp_path: Path
) -> None:
    """Both were started before anybody was enrolled; the first one works by now."""
    options = desk_options(house, tmp_path)
    with desk_at_counter(qapp, options) as first, desk_at_counter(qapp, options) as second:
        first.activate()
        first.enrol(house.address, house.code())
        case = first.take_in(People(5).anybody(), PLAIN_ITEM, ACCEPT)
        second.activate()
        second.type_enrolment(right_texts(house))
        below = second.program.enrol_view._below
        second.wait(lambda: "已在本机运行" in below.text(), "the second copy was let in")
        first.activate()
        first.settle_line()
        assert first.case(case).number
        assert (tmp_path / "desk" / "cases.db").stat().st_size > 0


def test_copy_left_open_at_enrolment_does_not_wipe_what_was_enrolled_since(
    qapp: QApplication, house: CountyHouse, tmp_path: Path
) -> None:
    options = desk_options(house, tmp_path)
    with desk_at_counter(qapp, options) as left_open:
        with desk_at_counter(qapp, options) as desk:
            desk.enrol(house.address, house.code())
        left_open.activate()
        left_open.type_enrolment(right_texts(house))
        below = left_open.program.enrol_view._below
        left_open.wait(lambda: "本机已经登记" in below.text(), "the profile was wiped")
    with desk_at_counter(qapp, options) as desk:
        desk.sign_in(RECEIVER)
