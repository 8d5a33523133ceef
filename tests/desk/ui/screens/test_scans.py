"""Scans by keys: attached from a file or a drop, seen, voided, fetched from the county, refused."""

import hashlib
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QImage, QImageWriter
from PySide6.QtWidgets import QApplication, QFileDialog
from tests.county.builders import enrolled
from tests.county.uploads import Upload
from tests.desk.ui.screens.case_hands import noticed_case, open_case
from tests.desk.ui.screens.counter_world import CounterWorld
from tests.desk.ui.screens.county_house import PLAIN_ITEM, RECEIVER, SITE

from window_desk.casework.case import Case
from window_desk.casework.scan_acts import ScanAttached
from window_desk.county.use_cases.context import system_clock
from window_desk.desk.ui.screens.cases.case_view import CaseScreen
from window_desk.desk.ui.screens.cases.scans.clear_copies import ClearCopies
from window_desk.desk.ui.screens.cases.scans.words import size_words
from window_desk.desk.ui.screens.intake.presenter import ACCEPT
from window_desk.desk.use_cases.blob_values import BlobWay
from window_desk.protocol.messages import SiteRecord

Key = Qt.Key


def picture(colour: str) -> bytes:
    """A small PNG picture of one colour."""
    image = QImage(60, 40, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A picture on the PC's disk."""
    path = tmp_path / "card.png"
    path.write_bytes(picture("red"))
    return path


@pytest.fixture
def view(counter: CounterWorld) -> CaseScreen:
    """A case that was just taken in, opened."""
    desk = counter.desk
    case = desk.take_in(counter.people.anybody(), PLAIN_ITEM, ACCEPT)
    desk.settle_line()
    return open_case(counter, desk.case(case).applicant_name)


def shown_case(counter: CounterWorld, view: CaseScreen) -> Case:
    return counter.desk.case(view._case_id)


def attach(counter: CounterWorld, view: CaseScreen, path: str) -> None:
    """Ctrl+O, the path, Enter, and the panel goes."""
    desk = counter.desk
    desk.hands.ctrl(Key.Key_O)
    desk.wait(view.scans.panel.isVisible, "nobody asks for a file")
    desk.hands.type(path)
    desk.hands.enter()
    desk.wait(lambda: not view.scans.panel.isVisible(), "the file was not added")


def lines(view: CaseScreen) -> list[str]:
    return view.scans.tab.list.lines()


def test_marks_that_are_not_saved_outlast_the_voiding_of_a_scan(
    counter: CounterWorld, file: Path
) -> None:
    desk = counter.desk
    case = noticed_case(counter, 0, 2)
    view = open_case(counter, desk.case(case).applicant_name)
    desk.press(Key.Key_Home)
    desk.hands.type("1")
    attach(counter, view, str(file))
    desk.hands.alt(Key.Key_O)
    desk.wait(view.scans.tab.list.hasFocus, "no cursor on the list")
    desk.press(Key.Key_Delete)
    desk.wait(view.reason.isVisible, "nobody asks why")
    desk.hands.type("选错了文件")
    desk.hands.enter()
    desk.wait(lambda: "已作废扫描件" in desk.toast(), "nobody says that it is done")
    desk.press_open("save_materials", Key.Key_F4)
    desk.wait(lambda: len(desk.case(case).owed) == 1, "the mark was lost")


def test_a_scan_is_attached_sent_seen_and_voided(
    counter: CounterWorld, view: CaseScreen, file: Path
) -> None:
    desk = counter.desk
    told: list[str] = []
    view.scans.said.connect(told.append)
    desk.press(Key.Key_Home, Key.Key_Down)
    attach(counter, view, str(file))
    assert told == [desk.toast()]
    assert "已添加扫描件" in desk.toast()
    desk.wait(lambda: view.checklist.rows()[1].note == "扫描件 1", "no note at the material")
    assert view.checklist.hasFocus()
    (scan,) = shown_case(counter, view).scans
    assert scan.material == shown_case(counter, view).materials[1].term.key
    assert scan.sha256 == hashlib.sha256(file.read_bytes()).hexdigest()
    desk.hands.alt(Key.Key_O)
    desk.wait(view.scans.tab.list.hasFocus, "no cursor on the list")
    desk.wait(lambda: "县里已有" in lines(view)[0], "the county has not got it")
    assert lines(view)[0].startswith(shown_case(counter, view).materials[1].term.name)
    desk.hands.enter()
    assert view.scans.tab.picture.isVisible()
    assert view.scans.tab.picture.pixmap().toImage().pixelColor(1, 1) == QColor("red")
    desk.press(Key.Key_Escape)
    assert not view.scans.tab.picture.isVisible()
    desk.hands.ctrl(Key.Key_O)
    desk.wait(view.scans.panel.isVisible, "nobody asks for a file")
    desk.press(Key.Key_Escape)
    assert view.scans.tab.list.hasFocus()
    desk.press(Key.Key_Delete)
    desk.wait(view.reason.isVisible, "nobody asks why")
    desk.hands.type("选错了文件")
    desk.hands.enter()
    desk.wait(lambda: lines(view) == [], "it is still listed")
    assert shown_case(counter, view).scans == ()
    assert shown_case(counter, view).state.value == "accepted"


def test_a_scan_waits_while_the_line_is_down(
    counter: CounterWorld, view: CaseScreen, file: Path
) -> None:
    desk = counter.desk
    counter.house.stop()
    attach(counter, view, str(file))
    desk.hands.alt(Key.Key_O)
    desk.wait(lambda: lines(view) and "待上传" in lines(view)[0], "not listed as waiting")
    desk.wait(lambda: desk.session.scan_transfers.backlog(BlobWay.UPLOAD).files == 1, "not counted")
    counter.house.start()
    desk.session.line.nudge()
    desk.wait(lambda: "县里已有" in lines(view)[0], "the county has not got it", 40)
    assert desk.session.scan_transfers.backlog(BlobWay.UPLOAD).files == 0


def test_what_is_no_scan_is_refused_at_the_field(
    counter: CounterWorld, view: CaseScreen, tmp_path: Path
) -> None:
    desk, panel = counter.desk, view.scans.panel
    wrong = tmp_path / "letter.png"
    wrong.write_bytes(b"not a picture")
    desk.hands.ctrl(Key.Key_O)
    desk.hands.enter()
    assert "未填写" in panel.file.error()
    desk.hands.type(str(wrong))
    desk.hands.enter()
    desk.wait(lambda: "JPEG、PNG图片或PDF" in panel.file.error(), "nobody says what is wrong")
    assert panel.file.text() == str(wrong)
    desk.type_over(str(tmp_path / "nothing.png"))
    desk.hands.enter()
    desk.wait(lambda: "读不出来" in panel.file.error(), "nobody says that it is gone")
    desk.press(Key.Key_Escape)
    assert not panel.isVisible()
    assert view.checklist.hasFocus()
    assert shown_case(counter, view).scans == ()


def test_the_list_of_files_is_opened_by_key(counter: CounterWorld, view: CaseScreen) -> None:
    desk = counter.desk
    desk.hands.ctrl(Key.Key_O)
    desk.hands.ctrl(Key.Key_O)
    desk.wait(lambda: view.scans.panel.findChildren(QFileDialog), "no list of files")
    (dialog,) = view.scans.panel.findChildren(QFileDialog)
    assert "pdf" in dialog.nameFilters()[0]
    dialog.reject()
    desk.press(Key.Key_Escape)


def test_dropped_files_are_offered_one_after_the_other(
    counter: CounterWorld, view: CaseScreen, tmp_path: Path
) -> None:
    desk, panel = counter.desk, view.scans.panel
    paths = [tmp_path / f"{colour}.png" for colour in ("green", "blue")]
    for path in paths:
        path.write_bytes(picture(path.stem))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copying, left, plain = (
        Qt.DropAction.CopyAction,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    with pytest.warns(DeprecationWarning, match="QDragEnterEvent"):  # Qt has no other way
        enter = QDragEnterEvent(QPoint(5, 5), copying, data, left, plain)
    QApplication.sendEvent(view, enter)
    assert enter.isAccepted()
    drop = QDropEvent(QPointF(5, 5), copying, data, left, plain)
    QApplication.sendEvent(view, drop)
    for count, path in enumerate(paths, start=1):
        desk.wait(lambda path=path: panel.file.text() == str(path), "not offered")  # type: ignore[misc]
        assert panel.isVisible()
        desk.hands.enter()
        desk.wait(
            lambda count=count: len(shown_case(counter, view).scans) == count,  # type: ignore[misc]
            "not added",
        )
    desk.wait(lambda: not panel.isVisible(), "still asks")


def test_a_scan_of_another_desk_is_fetched_and_opens(
    counter: CounterWorld, view: CaseScreen
) -> None:
    desk, case = counter.desk, shown_case(counter, view)
    site = SiteRecord(SITE, "", "township", SITE, "")
    other = enrolled(counter.house.county, counter.house.address, system_clock, site)
    content = picture("yellow")
    digest = hashlib.sha256(content).hexdigest()
    key = case.materials[0].term.key
    other.pull()
    other.take(case.id, (ScanAttached(key, digest, len(content), "image/png"), RECEIVER))
    other.push()
    Upload(other, case.id, content).send_all()
    other.close()
    desk.hands.alt(Key.Key_O)
    desk.wait(lambda: lines(view) and "在县里" in lines(view)[0], "the scan is not listed")
    desk.hands.enter()
    desk.wait(view.scans.tab.picture.isVisible, "it does not open")
    assert view.scans.tab.picture.pixmap().toImage().pixelColor(1, 1) == QColor("yellow")
    assert "县里已有" in lines(view)[0]


def test_a_case_that_is_left_takes_its_picture_along(
    counter: CounterWorld, view: CaseScreen, file: Path
) -> None:
    desk = counter.desk
    attach(counter, view, str(file))
    desk.hands.alt(Key.Key_O)
    desk.wait(lambda: lines(view), "not listed")
    desk.hands.enter()
    assert view.scans.tab.picture.isVisible()
    other = desk.take_in(counter.people.anybody(), PLAIN_ITEM, ACCEPT)
    desk.session.go_to("case", other)
    assert lines(view) == []
    assert not view.scans.tab.picture.isVisible()


def test_a_clear_copy_is_for_this_user_alone_and_goes(
    counter: CounterWorld, view: CaseScreen, file: Path
) -> None:
    desk = counter.desk
    attach(counter, view, str(file))
    desk.wait(lambda: shown_case(counter, view).scans, "not added")
    (scan,) = shown_case(counter, view).scans
    copies = ClearCopies()
    path = copies.write(scan, file.read_bytes())
    assert path.suffix == ".png"
    assert path.parent.stat().st_mode & 0o077 == 0
    copies.remove()
    assert not path.parent.exists()


@pytest.mark.parametrize(
    ("size", "words"), [(1, "1 KB"), (180_000, "176 KB"), (20 * 1024 * 1024, "20.0 MB")]
)
def test_sizes_in_words(size: int, words: str) -> None:
    assert size_words(size) == words
