"""Scans over the real line: kills, lost replies, a restored county, damaged files, slow and metered lines."""

import threading
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import delete, select, update
from tests.county.small_county import RECEIVER
from tests.desk.sync.conftest import NewDesk, NewHand, picture
from tests.desk.sync.real_desk import KEY, WAIT_S, RealDesk, RunningWall
from tests.desk.sync.test_line import QUICK

from window_desk.casework import acts as a
from window_desk.casework.scan_acts import ScanAttached
from window_desk.county.bootstrap import County
from window_desk.county.store.tables import blob, blob_piece
from window_desk.desk.store.blob_files import CHUNK_BYTES, BlobFolder
from window_desk.desk.store.blob_sync import KEEP_DAYS
from window_desk.desk.store.engine import Rows, writing_engine
from window_desk.desk.store.opening import DATABASE_NAME
from window_desk.desk.sync.core.blob_lane import Step
from window_desk.desk.sync.core.piece_size import LEAST_BYTES, PieceSize
from window_desk.desk.use_cases.blob_values import BlobUnreadableError, BlobWay, ScanPlace
from window_desk.desk.use_cases.void import void
from window_desk.tools.emulators.cut_line import CutAfter, CutLine, Truncate


def place_of(desk: RealDesk, case: str) -> ScanPlace:
    return desk.scan(case)[1].place


def wait_until(holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + WAIT_S
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def test_killed_after_every_step_an_upload_and_a_fetch_come_out_the_same(
    new_hand: NewHand, scan: Path
) -> None:
    content = scan.read_bytes()
    sender, reader = new_hand(), new_hand()
    (case,) = sender.receive()
    sender.attach(case, scan)
    sender.round()
    kills = 0
    while place_of(sender, case) is ScanPlace.WAITING:
        before = sender.scan(case)[1].done
        assert sender.step() is Step.MOVED
        assert sender.step() is Step.MOVED
        assert sender.scan(case)[1].done > before
        sender = new_hand(sender)
        kills += 1
    assert kills >= 3
    reader.round()
    found, status = reader.scan(case)
    assert (status.place, status.is_here) == (ScanPlace.ELSEWHERE, False)
    with pytest.raises(BlobUnreadableError):
        reader.store.cache.scan_content(found.sha256)
    reader.lane.ask_for(case, found.sha256, found.size, found.media_type)
    reader.lane.look()
    assert reader.lane.transfers(BlobWay.FETCH).files == 1
    assert reader.lane.transfers(BlobWay.UPLOAD).files == 0
    kills = 0
    while not reader.scan(case)[1].is_here:
        before = reader.scan(case)[1].done
        while reader.scan(case)[1].done == before:
            assert reader.step() is Step.MOVED
        reader = new_hand(reader)
        kills += 1
    assert kills == 3
    assert reader.store.cache.scan_content(found.sha256) == content
    assert place_of(reader, case) is ScanPlace.AT_COUNTY


def test_a_scan_over_a_line_that_is_cut_is_the_same_on_another_desk(
    new_desk: NewDesk, cut_line: CutLine, scan: Path, tmp_path: Path
) -> None:
    content = scan.read_bytes()
    here, there = new_desk(cut_line.url, QUICK), new_desk(cut_line.url, QUICK)
    cut_line.set_mode(CutAfter(150_000, "request"))
    (case,) = here.receive()
    here.attach(case, scan)
    here.line.nudge()
    wait_until(lambda: 0 < here.scan(case)[1].done < len(content))
    cuts = cut_line.cuts
    wait_until(lambda: cut_line.cuts > cuts)
    cut_line.pass_on()
    here.line.nudge()
    wait_until(lambda: place_of(here, case) is ScanPlace.AT_COUNTY)
    there.line.nudge()
    wait_until(lambda: there.knows(case) and bool(there.store.cache.case_file(case)))
    cut_line.set_mode(Truncate(seed=3, chance=0.05))
    there.line.fetch(case, there.scan(case)[0])
    wait_until(lambda: there.line.backlog(BlobWay.FETCH).done > 0 or there.scan(case)[1].is_here)
    cut_line.pass_on()
    there.line.nudge()
    wait_until(lambda: there.scan(case)[1].is_here)
    assert there.store.cache.scan_content(there.scan(case)[0].sha256) == content
    wait_until(lambda: here.line.backlog(BlobWay.UPLOAD).files == 0)
    assert not here.line.backlog(BlobWay.UPLOAD).seconds_left
    for file in tmp_path.glob("desk-*/**/*"):
        if file.is_file():
            written = file.read_bytes()
            assert content[1000:1032] not in written
            assert here.scan(case)[0].sha256.encode() not in written
            assert file.name != here.scan(case)[0].sha256


def test_an_act_goes_before_the_next_piece(county: County, new_desk: NewDesk, scan: Path) -> None:
    desk = new_desk(pace=QUICK)
    (case,) = desk.receive()
    desk.attach(case, scan)
    asked, at_county = 0, []

    class Queueing:
        """Before the second piece a clerk saves a case."""

        def transfers_allowed(self) -> bool:
            nonlocal asked
            if threading.current_thread().name != "sync":
                return True
            asked += 1
            at_county.append(county.digest().count)
            if asked == 4:
                desk.receive()
                desk.line.nudge()
            return True

    desk.gate.transfers_allowed = Queueing().transfers_allowed  # type: ignore[method-assign]
    desk.line.nudge()
    wait_until(lambda: place_of(desk, case) is ScanPlace.AT_COUNTY)
    first_with_act = at_county.index(3)
    assert at_county[3] == 2
    assert first_with_act <= 6, at_county


def test_a_lost_reply_is_found_out_and_no_piece_counts_twice(
    county: County, new_hand: NewHand, cut_line: CutLine, scan: Path
) -> None:
    desk = new_hand(url=cut_line.url)
    (case,) = desk.receive()
    desk.attach(case, scan)
    desk.round()
    assert desk.step() is Step.MOVED
    cut_line.set_mode(CutAfter(0, "reply"))
    report, _ = desk.try_step()
    assert report.failure is not None
    assert county_bytes(county) > 0
    assert desk.scan(case)[1].done == 0
    cut_line.pass_on()
    desk.steps()
    assert place_of(desk, case) is ScanPlace.AT_COUNTY
    assert county_bytes(county) == scan.stat().st_size


def county_bytes(county: County) -> int:
    with county.context.database.reading() as connection:
        return sum(
            len(content) for content in connection.execute(select(blob_piece.c.content)).scalars()
        )


def test_two_desks_send_the_same_file_for_two_cases(
    county: County, new_hand: NewHand, scan: Path
) -> None:
    one, two = new_hand(), new_hand()
    cases = []
    for desk in (one, two):
        (case,) = desk.receive()
        desk.attach(case, scan)
        desk.round()
        cases.append(case)
    busy = True
    while busy:
        moved = [desk.step() is Step.MOVED for desk in (one, two)]
        busy = any(moved)
    assert place_of(one, cases[0]) is ScanPlace.AT_COUNTY
    assert place_of(two, cases[1]) is ScanPlace.AT_COUNTY
    assert county_bytes(county) == scan.stat().st_size


def test_a_county_restored_without_the_file_gets_it_again(
    county: County, new_hand: NewHand, scan: Path
) -> None:
    desk = new_hand()
    (case,) = desk.receive()
    desk.attach(case, scan)
    desk.round()
    desk.steps()
    assert county_bytes(county) > 0
    with county.context.database.writing() as connection:
        connection.execute(delete(blob_piece))
        connection.execute(delete(blob))
    assert desk.steps() == 0
    county.begin_epoch()
    desk.round()
    assert desk.steps() > 0
    assert county_bytes(county) == scan.stat().st_size
    assert place_of(desk, case) is ScanPlace.AT_COUNTY


def test_a_piece_that_the_county_lost_on_its_disk_is_sent_again(
    county: County, new_hand: NewHand, scan: Path
) -> None:
    desk = new_hand()
    (case,) = desk.receive()
    desk.attach(case, scan)
    desk.round()
    desk.step()
    desk.step()
    with county.context.database.writing() as connection:
        connection.execute(update(blob_piece).values(content=b"\0" * 65_536))
    desk.steps()
    assert place_of(desk, case) is ScanPlace.WAITING
    desk = new_hand(desk)
    desk.steps()
    assert place_of(desk, case) is ScanPlace.AT_COUNTY


def test_a_file_that_the_county_spoils_is_not_shown(
    county: County, new_hand: NewHand, scan: Path
) -> None:
    sender, reader = new_hand(), new_hand()
    (case,) = sender.receive()
    sender.attach(case, scan)
    sender.round()
    sender.steps()
    with county.context.database.writing() as connection:
        first = (blob_piece.c.start == 0,)
        piece = connection.execute(select(blob_piece.c.content).where(*first)).scalar_one()
        connection.execute(update(blob_piece).where(*first).values(content=b"x" + bytes(piece)[1:]))
    reader.round()
    found, _ = reader.scan(case)
    reader.lane.ask_for(case, found.sha256, found.size, found.media_type)
    reader.steps()
    _, status = reader.scan(case)
    assert (status.place, status.is_here) == (ScanPlace.TROUBLE, False)
    assert "校验值" in status.trouble
    with county.context.database.writing() as connection:
        connection.execute(update(blob_piece).where(*first).values(content=bytes(piece)))
    reader.lane.ask_for(case, found.sha256, found.size, found.media_type)
    reader.steps()
    assert reader.store.cache.scan_content(found.sha256) == scan.read_bytes()


def test_a_file_that_the_county_found_damaged_is_sent_again_while_it_is_here(
    county: County, wall: RunningWall, new_hand: NewHand, scan: Path
) -> None:
    """The desk that has it asks once a session whether what is in no backup is still there."""

    desk = new_hand()

    def in_a_new_session() -> int:
        wall.forward(timedelta(seconds=2))
        desk.engine.forget_session()
        desk.gate.allowed = False
        assert desk.step() is Step.HELD
        assert desk.lane.transfers(BlobWay.UPLOAD).files == 0
        desk.gate.allowed = True
        return desk.steps()

    (case,) = desk.receive()
    desk.attach(case, scan)
    desk.round()
    desk.steps()
    with county.context.database.writing() as connection:
        connection.execute(delete(blob_piece).where(blob_piece.c.start > 0))
    damaged = county.verify_scans()
    county.drop_damaged(damaged)
    assert len(damaged.faults) == 1
    assert desk.steps() == 0
    assert place_of(desk, case) is ScanPlace.AT_COUNTY
    assert in_a_new_session() > 1
    assert place_of(desk, case) is ScanPlace.AT_COUNTY
    report = county.verify_scans()
    assert (report.scans, report.faults) == (1, [])
    assert in_a_new_session() == 1
    desk.receive()
    desk.round()
    county.record_backup(county.digest().position)
    assert in_a_new_session() == 0


def test_an_unreadable_copy_stops_its_upload_until_it_is_added_again(
    new_hand: NewHand, scan: Path
) -> None:
    desk = new_hand()
    (case,) = desk.receive()
    first = desk.attach(case, scan)
    desk.round()
    (copy,) = (desk.folder / "profile" / "blobs").iterdir()
    spoiled = bytearray(copy.read_bytes())
    spoiled[100] ^= 1
    copy.write_bytes(spoiled)
    desk.steps()
    status = desk.scan(case)[1]
    assert status.place is ScanPlace.TROUBLE
    assert "重新添加" in status.trouble
    assert desk.lane.transfers(BlobWay.UPLOAD).files == 0
    assert desk.attach(case, scan).id == first.id
    desk.steps()
    assert place_of(desk, case) is ScanPlace.AT_COUNTY


def test_a_copy_that_is_another_file_is_found_out_by_the_county(
    county: County, new_hand: NewHand
) -> None:
    """Only a bug here could do that: the county must not get it again and again."""
    desk = new_hand()
    (case,) = desk.receive()
    folder = BlobFolder(desk.folder / "profile" / "blobs")
    wrong = folder.new_file("0" * 64, 100, "image/jpeg")
    folder.write_chunk(wrong, 0, picture(100))

    def attach() -> None:
        with desk.store.journal.transaction() as transaction:
            body = ScanAttached("id", wrong.sha256, wrong.size, wrong.media_type)
            act = transaction.compose(case, body, RECEIVER)
            transaction.append(act)
            transaction.attach_file(act, wrong)

    desk.executor.submit(attach).result()
    desk.round()
    desk.steps()
    assert place_of(desk, case) is ScanPlace.TROUBLE
    assert county_bytes(county) == 0


def test_nothing_goes_while_transfers_are_held(new_hand: NewHand, scan: Path) -> None:
    desk = new_hand()
    (case,) = desk.receive()
    desk.attach(case, scan)
    desk.round()
    desk.gate.allowed = False
    assert desk.step() is Step.HELD
    held = desk.lane.transfers(BlobWay.UPLOAD)
    assert (held.files, held.total, held.allowed) == (1, scan.stat().st_size, False)
    assert (held.done, held.rate) == (0, None)
    desk.gate.allowed = True
    desk.step()
    desk.step()
    moving = desk.lane.transfers(BlobWay.UPLOAD)
    assert moving.done > 0
    assert moving.seconds_left is not None
    desk.steps()
    assert desk.lane.transfers(BlobWay.UPLOAD).files == 0


def test_an_upload_waits_for_its_act(new_hand: NewHand, scan: Path) -> None:
    desk = new_hand()
    (case,) = desk.receive()
    desk.attach(case, scan)
    assert desk.steps() == 0
    assert desk.lane.transfers(BlobWay.UPLOAD).files == 1
    desk.round()
    assert desk.steps() > 0


def test_a_fetch_of_what_is_not_there_yet_is_tried_again_later(
    new_hand: NewHand, scan: Path
) -> None:
    sender, reader = new_hand(), new_hand()
    (case,) = sender.receive()
    sender.attach(case, scan)
    sender.round()
    reader.round()
    found, _ = reader.scan(case)
    reader.lane.ask_for(case, found.sha256, found.size, found.media_type)
    assert reader.step() is Step.MOVED
    assert reader.step() is Step.IDLE
    assert place_of(reader, case) is ScanPlace.FETCHING
    sender.steps()
    reader.lane.ask_for(case, found.sha256, found.size, found.media_type)
    reader.steps()
    assert reader.scan(case)[1].is_here


def test_a_copy_leaves_this_pc_only_when_it_is_old_and_in_a_backup(
    county: County, new_hand: NewHand, scan: Path
) -> None:
    desk = new_hand()
    (case,) = desk.receive()
    desk.attach(case, scan)
    desk.round()
    desk.steps()
    found, _ = desk.scan(case)
    completed = county.digest().position

    def has_copy() -> bool:
        return any((desk.folder / "profile" / "blobs").iterdir())

    def kept_days_ago(days: int) -> None:
        day = (a.local_day(desk.clock.now()) - timedelta(days=days)).isoformat()
        database = writing_engine(desk.folder / "profile" / DATABASE_NAME, KEY)
        with database.begin() as connection:
            Rows(connection).run("UPDATE blob SET kept_on = ?", day)
        database.dispose()

    kept_days_ago(KEEP_DAYS)
    county.record_backup(completed)
    desk = new_hand(desk)
    desk.steps()
    assert has_copy()
    kept_days_ago(KEEP_DAYS + 1)
    desk = new_hand(desk)
    desk.steps()
    assert has_copy()
    desk.receive()
    desk.round()
    county.record_backup(completed + 1)
    kept_days_ago(KEEP_DAYS)
    desk = new_hand(desk)
    desk.steps()
    assert has_copy()
    kept_days_ago(KEEP_DAYS + 1)
    desk = new_hand(desk)
    desk.steps()
    assert not has_copy()
    assert place_of(desk, case) is ScanPlace.ELSEWHERE
    desk.lane.ask_for(case, found.sha256, found.size, found.media_type)
    desk.steps()
    assert desk.store.cache.scan_content(found.sha256) == scan.read_bytes()


def test_pieces_are_short_on_a_slow_line_and_long_on_a_quick_one() -> None:
    size = PieceSize()
    for _ in range(10):
        size.succeeded(size.bytes, 100)
    assert size.bytes == CHUNK_BYTES
    assert size.rate is not None
    for _ in range(10):
        size.succeeded(size.bytes, 3_000)
    assert size.bytes == LEAST_BYTES


def test_a_lost_piece_makes_the_next_one_shorter() -> None:
    size = PieceSize()
    before = size.bytes
    size.succeeded(100, 100)
    assert size.bytes == before
    size.line_failed()
    assert size.bytes == before // 2
    assert size.rate is None


def test_an_upload_that_is_voided_on_its_way_stops(new_hand: NewHand, scan: Path) -> None:
    desk = new_hand()
    (case,) = desk.receive()
    act = desk.attach(case, scan)
    desk.round()
    desk.step()
    desk.step()
    desk.executor.submit(void, desk.counter(), case, act.id, "选错了文件").result()
    desk.step()
    assert desk.step() is Step.IDLE
    assert desk.lane.transfers(BlobWay.UPLOAD).files == 0
