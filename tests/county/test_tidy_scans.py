"""Scans that only fallen acts name are shown and removed, and what is named meanwhile is not lost."""

import json
import random
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from click.testing import CliRunner
from tests.county.builders import PaperDesk
from tests.county.conftest import NewDesk
from tests.county.small_county import OTHER_TOWN, RECEIVER, SUPERVISOR, Wall
from tests.county.test_blobs import PIECE, code_of, held, received
from tests.county.uploads import Upload

from window_desk.casework import acts as a
from window_desk.county.bootstrap import County
from window_desk.county.store import blobs
from window_desk.county.store.blobs import BlobKey
from window_desk.county.store.database import Database
from window_desk.county.use_cases import tidy_scans as module
from window_desk.county.use_cases.retention import lift_hold, set_hold
from window_desk.county.use_cases.tidy_scans import DEFAULT_DAYS, TidyReport
from window_desk.tools.county import command

CONTENT = random.Random(4).randbytes(PIECE + 500)


@pytest.fixture
def upload(desk: PaperDesk) -> Upload:
    """A file that is named and not sent yet."""
    return Upload(desk, received(desk), CONTENT)


def void(upload: Upload, act: a.Act) -> None:
    upload.desk.take(upload.case, (a.Voided(act.id, "选错文件", SUPERVISOR), SUPERVISOR))
    assert upload.desk.push().results[-1].status == "applied"


def later(county: County, wall: Wall, desk: PaperDesk, days: int = DEFAULT_DAYS + 1) -> None:
    """Let days pass and back everything up."""
    desk.accept_case()
    desk.push()
    county.record_backup(county.digest().position)
    wall.forward(timedelta(days=days))
    desk.open_session()


def look(county: County) -> TidyReport:
    return county.tidy_scans(DEFAULT_DAYS, remove=False)


def remove(county: County) -> TidyReport:
    return county.tidy_scans(DEFAULT_DAYS, remove=True)


def test_a_void_scan_goes_after_its_days_and_says_so_to_whoever_asks(
    county: County, desk: PaperDesk, wall: Wall, upload: Upload
) -> None:
    (act,) = upload.attach()
    upload.send_all()
    later(county, wall, desk)
    assert look(county).fallen == []
    void(upload, act)
    later(county, wall, desk, DEFAULT_DAYS - 1)
    assert look(county).fallen == []
    wall.forward(timedelta(days=2))
    desk.open_session()
    (scan,) = look(county).fallen
    assert (scan.key.sha256, scan.bytes, len(scan.cases[0])) == (upload.sha256, len(CONTENT), 20)
    assert held(county) == (1, 2)
    assert upload.get().content == CONTENT
    report = remove(county)
    assert (report.removed, report.bytes, report.named_again) == (1, len(CONTENT), 0)
    assert held(county) == (1, 0)
    assert code_of(upload.get()) == (410, "blob_removed", "")
    assert code_of(upload.send(0, CONTENT[:PIECE])) == (410, "blob_removed", "")
    assert upload.head().headers["error-code"] == "blob_removed"
    assert look(county).fallen == []
    assert county.verify_scans().faults == county.verify().faults == []


def test_a_removed_scan_that_is_attached_again_comes_in_again(
    county: County, desk: PaperDesk, wall: Wall, upload: Upload
) -> None:
    (act,) = upload.attach()
    upload.send_all()
    void(upload, act)
    later(county, wall, desk)
    assert remove(county).removed == 1
    upload.attach()
    assert upload.offset() == 0
    upload.send_all()
    assert upload.get().content == CONTENT
    assert look(county).fallen == []


def test_what_must_stay(county: County, desk: PaperDesk, new_desk: NewDesk, wall: Wall) -> None:
    """Named by another case, void in no backup, of another site's case, in a case that stands."""
    shared = Upload(desk, received(desk), CONTENT)
    (act,) = shared.attach()
    shared.send_all()
    void(shared, act)
    Upload(desk, received(desk), CONTENT).attach()
    other = Upload(desk, received(desk), CONTENT[:900])
    other.attach()
    other.send_all()
    unsaved = Upload(desk, received(desk), CONTENT[:700])
    (act,) = unsaved.attach()
    unsaved.send_all()
    later(county, wall, desk)
    void(unsaved, act)
    wall.forward(timedelta(days=DEFAULT_DAYS + 1))
    assert look(county).fallen == []
    county.record_backup(county.digest().position)
    assert [scan.key.sha256 for scan in look(county).fallen] == [unsaved.sha256]
    elsewhere = new_desk(OTHER_TOWN)
    elsewhere.open_session()
    same = Upload(elsewhere, received(elsewhere), CONTENT[:700])
    same.attach()
    same.send_all()
    assert remove(county).removed == 1
    assert same.get().content == CONTENT[:700]


def test_a_hold_keeps_the_scans_of_its_case(
    county: County, desk: PaperDesk, wall: Wall, upload: Upload
) -> None:
    (act,) = upload.attach()
    upload.send_all()
    void(upload, act)
    later(county, wall, desk)
    (scan,) = look(county).fallen
    set_hold(county.context, scan.cases[0], "案件复议")
    assert look(county).fallen == []
    lift_hold(county.context, scan.cases[0], "复议结束")
    assert look(county).fallen == [scan]
    assert remove(county).removed == 1


def test_a_voided_receipt_takes_the_scans_of_its_case(
    county: County, desk: PaperDesk, wall: Wall
) -> None:
    (receipt,) = desk.take("case-of-the-wrong-person", (desk.received(), RECEIVER))
    upload = Upload(desk, receipt.case, CONTENT)
    upload.attach()
    upload.send_all()
    void(upload, receipt)
    later(county, wall, desk)
    assert remove(county).removed == 1
    assert code_of(upload.get())[:2] == (410, "blob_removed")


def test_an_upload_that_was_begun_and_never_completed_goes_too(
    county: County, desk: PaperDesk, wall: Wall, upload: Upload
) -> None:
    (act,) = upload.attach()
    assert upload.send(0, CONTENT[:PIECE]).status_code == 200
    later(county, wall, desk)
    assert look(county).fallen == []
    void(upload, act)
    later(county, wall, desk)
    assert [scan.bytes for scan in look(county).fallen] == [PIECE]
    assert remove(county).bytes == PIECE
    assert held(county) == (1, 0)


def test_an_act_that_names_it_at_the_same_moment_keeps_it(
    county: County,
    desk: PaperDesk,
    wall: Wall,
    upload: Upload,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The act comes between the look and the removal."""
    (act,) = upload.attach()
    upload.send_all()
    void(upload, act)
    later(county, wall, desk)
    again = Upload(desk, received(desk), CONTENT)
    falls = module._falls

    def then_named(*arguments: object) -> object:
        found = falls(*arguments)  # type: ignore[arg-type]
        with ThreadPoolExecutor(1) as pool:
            pool.submit(again.attach).result()
        return found

    monkeypatch.setattr(module, "_falls", then_named)
    report = remove(county)
    assert (report.removed, report.named_again) == (0, 1)
    assert again.get().content == CONTENT


def test_whoever_waits_for_a_blob_that_is_removed_begins_it_anew(
    county: County, desk: PaperDesk, wall: Wall, upload: Upload
) -> None:
    (act,) = upload.attach()
    upload.send_all()
    void(upload, act)
    later(county, wall, desk)
    upload.attach()
    key = BlobKey(county.context.county, desk_site(county, desk), upload.sha256, len(CONTENT))
    _while_locked(county, key, lambda connection: blobs.remove(connection, key, 1))
    upload.send_all()
    assert upload.get().content == CONTENT


def test_whoever_waits_for_a_blob_that_is_dropped_begins_it_anew(
    county: County, desk: PaperDesk, upload: Upload
) -> None:
    """A piece without the row of its blob could never become whole."""
    upload.attach()
    assert upload.send(0, CONTENT[:PIECE]).status_code == 200
    key = BlobKey(county.context.county, desk_site(county, desk), upload.sha256, len(CONTENT))
    _while_locked(county, key, lambda connection: blobs.drop(connection, key))
    upload.send_all()
    assert upload.get().content == CONTENT
    assert held(county) == (1, 2)


def desk_site(county: County, desk: PaperDesk) -> str:
    return next(row.site for row in county.desks() if row.id == desk.desk)


def _while_locked(county: County, key: BlobKey, change: Callable[..., None]) -> None:
    """Another transaction wants to add the first piece while ``change`` happens to the blob."""
    started, result = threading.Event(), []

    def wait_for_it() -> None:
        database = Database(county.context.database.engine)
        with database.writing() as connection:
            started.set()
            result.append(blobs.lock_blob(connection, key, 2).received)
            blobs.add_piece(connection, key, 0, CONTENT[:PIECE])

    thread = threading.Thread(target=wait_for_it)
    with county.context.database.writing() as connection:
        blobs.lock_blob(connection, key, 1)
        thread.start()
        if county.context.database.is_postgresql:
            started.wait(10)
            _until_one_waits(county)
        change(connection)
    thread.join(20)
    assert result == [0]


def _until_one_waits(county: County) -> None:
    deadline = time.monotonic() + 20
    waiting = 0
    while not waiting:
        assert time.monotonic() < deadline
        with county.context.database.reading() as connection:
            waiting = connection.exec_driver_sql(
                "SELECT count(*) FROM pg_stat_activity"
                " WHERE datname = current_database() AND wait_event_type = 'Lock'"
            ).scalar_one()


def test_from_the_terminal(
    county: County, desk: PaperDesk, wall: Wall, upload: Upload, database_address: str
) -> None:
    (act,) = upload.attach()
    upload.send_all()
    void(upload, act)
    later(county, wall, desk)

    def run(*options: str) -> str:
        place = ["--database", database_address, "--id", county.context.county]
        done = CliRunner().invoke(command, [*place, "tidy-scans", *options])
        assert done.exit_code == 0, done.output
        return done.output

    # the command goes by the true time, which is months later than the county's here
    assert "可清理1份" in run()
    assert upload.sha256 in run()
    assert "可清理0份" in run("--days", "36500")
    shown = json.loads(run("--json"))
    assert (shown["fallen"][0]["sha256"], shown["removed"]) == (upload.sha256, 0)
    assert held(county) == (1, 2)
    assert f"已清理1份，腾出{len(CONTENT)}字节" in run("--remove")
    assert held(county) == (1, 0)
    assert json.loads(run("--remove", "--json"))["removed"] == 0
