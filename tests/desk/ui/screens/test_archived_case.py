"""A case that the county archived: found by its number alone, and what was not sent of it is settled."""

from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from tests.county.backups.conftest import quiet
from tests.desk.ui.screens.counter_world import desk_options
from tests.desk.ui.screens.county_house import PLAIN_ITEM, CountyHouse
from tests.desk.ui.screens.desk_at_counter import desk_at_counter
from tests.desk.ui.screens.far_desk import take

from window_desk.casework.acts import Act
from window_desk.casework.case import CaseState
from window_desk.casework.scan_acts import ScanAttached
from window_desk.county.archive.take_out import take_out
from window_desk.county.bootstrap import open_county
from window_desk.county.identity import CountyIdentity
from window_desk.county.use_cases.context import system_clock
from window_desk.county.use_cases.retention import set_retention_years
from window_desk.desk.ui.screens.cases.list_view import CasesScreen
from window_desk.desk.ui.screens.intake.presenter import ACCEPT
from window_desk.desk.ui.screens.to_settle.view import ToSettleScreen
from window_desk.desk.use_cases.counter import Counter
from window_desk.desk.use_cases.withdraw import withdraw
from window_desk.tools.demo_shift.people import People

Key = Qt.Key


def archive(house: CountyHouse, folder: Path) -> None:
    """Two years later, by another process of the county."""
    county = house.county
    county.record_backup(county.digest().position)
    set_retention_years(county.context, 1)
    identity = CountyIdentity(county.context.county, "青禾县")
    with open_county(
        house.database, identity=identity, clock=lambda: system_clock() + timedelta(days=800)
    ) as later:
        assert take_out(later, folder / "2028年第一批.archive", None, quiet).cases == 1


def attach_late(counter: Counter, case: str) -> Act:
    """An act that the desk's own law would not object to: a scan that comes late."""
    with counter.journal.transaction() as transaction:
        body = ScanAttached("id", "0" * 64, 10, "image/jpeg")
        act = transaction.compose(case, body, counter.clerk.number)
        transaction.append(act)
        return act


def preview(screen: CasesScreen) -> str:
    """What stands beside the list."""
    return "\n".join(label.text() for label in screen.preview.findChildren(QLabel))


def test_only_its_number_finds_it_and_what_was_not_sent_is_settled(
    qapp: QApplication, tmp_path: Path
) -> None:
    house = CountyHouse(tmp_path)
    with desk_at_counter(qapp, desk_options(house, tmp_path / "desk")) as desk:
        desk.enrol(house.address, house.code())
        person = People(29).anybody()
        case = desk.take_in(person, PLAIN_ITEM, ACCEPT)
        number = desk.case(case).number
        desk.session.run(lambda counter: withdraw(counter, case, "不办了"), lambda _: None, print)
        desk.wait_state(case, CaseState.WITHDRAWN)
        desk.settle_line()
        archive(house, tmp_path)
        desk.wait(lambda: desk.session.cache.case_file(case) is None, "the case is still here", 40)
        desk.go("cases")
        screen = desk.screen(CasesScreen)
        desk.hands.type(person.name)
        desk.wait(lambda: screen.list.count() == 0, "the name still finds it")
        desk.type_over(number)
        desk.wait(lambda: screen.list.count() == 1, "the number does not find it")
        row = screen.list.current_row()
        assert row is not None
        assert (row.cells["state"], row.cells["number"]) == ("已归档", number)
        assert row.cells["item"] == "档案 2028年第一批.archive"
        assert "联系县中心档案管理员" in preview(screen)
        assert person.name not in preview(screen)
        desk.hands.enter()
        assert desk.program.window.current_key() == "cases"
        take(desk, lambda counter: attach_late(counter, case))
        desk.wait(desk.session.cache.to_settle, "nothing is to be settled", 40)
        desk.go("to_settle")
        settle = desk.screen(ToSettleScreen)
        desk.wait(lambda: len(settle.entries) == 1, "no entry")
        said = "\n".join(label.text() for label in settle.findChildren(QLabel))
        assert "已归档移出，不能再办理" in said
        assert number in said
        desk.hands.enter()
        desk.wait(lambda: "没有办件可打开" in desk.toast(), "nobody says why it does not open")
        desk.press(Key.Key_F8)
        assert "重新收件" in desk.reason()
        desk.press(Key.Key_F9)
        desk.wait(settle.reason.isVisible, "nobody asks why")
        desk.hands.type("已告知申请人")
        desk.hands.enter()
        desk.wait(lambda: not settle.entries, "it is not settled")
    house.close()
