"""Cases past their retention: what goes, what stays, and that desks and county agree on it."""

import json
import threading
from datetime import date, timedelta
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner
from sqlalchemy import select, update
from tests.county.archive.closed_cases import (
    SCAN,
    archived_records,
    assert_whole,
    closed_with_scan,
    contents,
    decoded_cases,
    deliver,
    digest_of_entries,
    go,
    number_of,
    pulled,
    scan,
    years_pass,
)
from tests.county.backups.conftest import quiet
from tests.county.builders import enrolled
from tests.county.conftest import NewDesk
from tests.county.small_county import (
    HALL,
    OTHER_TOWN,
    PERSON,
    RECEIVER,
    TOWN,
    Wall,
    make_county,
)
from tests.county.test_papers import check
from tests.county.uploads import Upload

from window_desk.casework import acts as a
from window_desk.casework.calendar_notices import OverlayDay, OverlayKind
from window_desk.casework.settlement import Settled, SettleWay
from window_desk.county.archive.check import check_archive
from window_desk.county.archive.eligible import Stays
from window_desk.county.archive.take_out import take_out
from window_desk.county.backups.manifest import BackupError
from window_desk.county.bootstrap import County
from window_desk.county.serving import serving
from window_desk.county.store import blobs
from window_desk.county.store.blobs import BlobKey
from window_desk.county.store.tables import board_case, feed
from window_desk.county.store.taking_out import compact
from window_desk.county.use_cases.publish_calendar import publish_overlays
from window_desk.county.use_cases.retention import (
    RetentionError,
    closed_before,
    lift_hold,
    set_hold,
    set_retention_years,
)
from window_desk.protocol import messages as m
from window_desk.tools.county import command


def test_acts_and_scans_go_and_the_bare_facts_stay(
    county: County, new_desk: NewDesk, wall: Wall, tmp_path: Path
) -> None:
    desk = new_desk(HALL)
    town = new_desk()
    closed = deliver(town)
    still_open = town.accept_case()
    town.push()
    upload = scan(town, still_open)
    years_pass(county, wall)
    before = county.digest()
    desk.open_session()
    town.open_session()
    report = go(county, tmp_path)
    assert (report.cases, report.acts, report.stays) == (1, 7, {})
    assert check_archive(tmp_path / "1.archive", None, county.public_key(), quiet).faults == ()
    taken = decoded_cases(contents(county))
    assert closed.case not in taken
    assert still_open in taken
    assert_whole(county, desk)
    found = county.verify()
    assert (found.acts, found.archived) == (before.count, 7)
    entries = pulled(desk)
    record = archived_records(entries)[closed.case]
    assert (record.number, record.archive, record.count) == (
        number_of(county, closed.case),
        "1.archive",
        7,
    )
    positions = {result.position for result in closed.reply.results}
    assert {e.position for e in entries if isinstance(e, m.OutOfScopeEntry)} == positions
    snapshot = msgspec.json.decode(desk.get("/v1/snapshot").content, type=m.Snapshot)
    told = list(snapshot.entries)
    assert digest_of_entries(told) == (snapshot.digest.count, snapshot.digest.xor)
    assert closed.case in archived_records(told)
    assert upload.head().headers["upload-offset"] == str(len(SCAN))
    again = go(county, tmp_path, "2.archive")
    assert (again.cases, (tmp_path / "2.archive").exists()) == (0, False)
    assert_whole(county, desk)


def test_results_replies_and_papers_of_what_went(
    county: County, new_desk: NewDesk, wall: Wall, tmp_path: Path
) -> None:
    desk = new_desk()
    upload = closed_with_scan(desk)
    closed = deliver(desk)
    years_pass(county, wall)
    desk.open_session()
    before = [check(desk, code) for code in closed.codes]
    report = go(county, tmp_path)
    assert (report.cases, report.scans) == (2, 1)
    replayed = desk.call("/v1/push", closed.request, m.PushReply)
    assert replayed.results == closed.reply.results
    after = [check(desk, code) for code in closed.codes]
    papers = [pair for pair in zip(before, after, strict=True) if pair[0].kind != "文书"]
    assert len(papers) == 4
    for known, archived in papers:
        assert archived.sentence == known.sentence + "办件保存期限已满，原件已归档。"
        assert msgspec.structs.replace(archived, sentence=known.sentence) == known
    others = [now for was, now in zip(before, after, strict=True) if was.kind == "文书"]
    assert not any(now.genuine for now in others)
    forged = closed.codes[0][:-1] + ("0" if closed.codes[0][-1] != "0" else "1")
    assert not check(desk, forged).genuine
    assert upload.head().headers["error-code"] == "blob_not_named"
    assert upload.send(0, SCAN).status_code == 404


def test_an_act_on_an_archived_case_is_refused_and_goes_with_a_later_archive(
    county: County, new_desk: NewDesk, wall: Wall, tmp_path: Path
) -> None:
    desk = new_desk()
    closed = deliver(desk)
    years_pass(county, wall)
    desk.open_session()
    go(county, tmp_path)
    [late] = desk.take(closed.case, (a.Withdrawn("申请人撤回"), RECEIVER))
    [result] = desk.push().results
    assert (result.status, result.code) == (m.ActStatus.REFUSED, "case_archived")
    assert_whole(county, desk)
    county.record_backup(county.digest().position)
    wall.forward(timedelta(days=366 * 2))
    desk.open_session()
    assert go(county, tmp_path, "2.archive").stays == {Stays.UNSETTLED: 1}
    settled = Settled((late.id,), SettleWay.LEFT_STANDING, "已告知申请人")
    desk.take(closed.case, (settled, RECEIVER))
    assert desk.push().results[0].code == "case_archived"
    county.record_backup(county.digest().position)
    wall.forward(timedelta(days=366 * 2))
    desk.open_session()
    report = go(county, tmp_path, "3.archive")
    assert (report.cases, report.acts) == (1, 2)
    assert_whole(county, desk)
    record = archived_records(pulled(desk))[closed.case]
    number = number_of(county, closed.case)
    assert (record.archive, record.count, record.number) == ("3.archive", 2, number)
    assert county.verify().archived == 9


def test_what_may_not_go_stays_and_is_counted(
    county: County, new_desk: NewDesk, wall: Wall, tmp_path: Path
) -> None:
    desk = new_desk()
    held, unsettled = deliver(desk), deliver(desk)
    desk.take(unsettled.case, (a.Withdrawn("申请人撤回"), RECEIVER))
    desk.push()
    waiting = desk.accept_case()
    desk.push()
    Upload(desk, waiting, SCAN).attach()
    desk.finish_case(waiting)
    desk.push()
    years_pass(county, wall)
    desk.open_session()
    number = number_of(county, held.case)
    set_hold(county.context, number.lower(), "行政诉讼")
    with pytest.raises(RetentionError, match="已在保全中"):
        set_hold(county.context, number, "行政诉讼")
    report = go(county, tmp_path)
    assert (report.cases, report.stays) == (
        0,
        {Stays.HELD: 1, Stays.UNSETTLED: 1, Stays.SCAN_MISSING: 1},
    )
    lift_hold(county.context, number, "判决生效")
    assert go(county, tmp_path, "2.archive").cases == 1
    with pytest.raises(RetentionError, match="已归档移出"):
        set_hold(county.context, number, "行政诉讼")
    assert_whole(county, desk)


def test_only_what_a_verified_backup_holds_goes(
    county: County, new_desk: NewDesk, wall: Wall, tmp_path: Path
) -> None:
    desk = new_desk()
    first = deliver(desk)
    years_pass(county, wall, 0)
    second = deliver(desk)
    wall.forward(timedelta(days=800))
    report = go(county, tmp_path)
    assert (report.cases, report.stays) == (1, {Stays.NOT_BACKED_UP: 1})
    desk.open_session()
    assert archived_records(pulled(desk)).keys() == {first.case}
    county.record_backup(county.digest().position)
    assert go(county, tmp_path, "2.archive").cases == 1
    assert archived_records(pulled(desk)).keys() == {first.case, second.case}


def test_a_scan_that_no_backup_holds_yet_keeps_its_case(
    county: County, new_desk: NewDesk, wall: Wall, tmp_path: Path
) -> None:
    """Every copy goes with the case: a county restored from that backup would wait for it for ever."""
    desk = new_desk()
    case = desk.accept_case()
    desk.push()
    upload = Upload(desk, case, SCAN)
    upload.attach()
    desk.finish_case(case)
    desk.push()
    years_pass(county, wall)
    desk.open_session()
    assert upload.send(0, SCAN).status_code == 200
    assert go(county, tmp_path).stays == {Stays.NOT_BACKED_UP: 1}
    county.record_backup(county.digest().position)
    assert go(county, tmp_path, "2.archive").stays == {Stays.NOT_BACKED_UP: 1}, "before or after?"
    desk.accept_case()
    desk.push()
    county.record_backup(county.digest().position)
    assert go(county, tmp_path, "3.archive").cases == 1
    assert_whole(county, desk)


def test_without_a_retention_or_before_it_is_over_nothing_goes(
    county: County, new_desk: NewDesk, wall: Wall, tmp_path: Path
) -> None:
    desk = new_desk()
    deliver(desk)
    county.record_backup(county.digest().position)
    wall.forward(timedelta(days=800))
    with pytest.raises(BackupError, match="没有设置保存期限"):
        go(county, tmp_path)
    for wrong in (0, 101):
        with pytest.raises(RetentionError, match="1至100年"):
            set_retention_years(county.context, wrong)
    set_retention_years(county.context, 3)
    assert go(county, tmp_path).cases == 0
    with pytest.raises(BackupError, match="保存期限未满"):
        take_out(county, tmp_path / "2.archive", None, quiet, before=date(2026, 3, 20))
    set_retention_years(county.context, 2)
    assert go(county, tmp_path, "3.archive").cases == 1


def test_a_leap_day_has_a_day_before() -> None:
    assert closed_before(date(2028, 2, 29), 3) == date(2025, 2, 28)


class KilledError(Exception):
    """The program ends here."""


@pytest.mark.parametrize("steps", [0, 2])
def test_killed_at_any_step_it_is_run_again(
    county: County, new_desk: NewDesk, wall: Wall, tmp_path: Path, steps: int
) -> None:
    desk = new_desk()
    cases = [deliver(desk).case for _ in range(3)]
    years_pass(county, wall)
    desk.open_session()

    def kill(phase: str, done: int, _whole: int) -> None:
        if (phase == "verify" and not steps) or (phase == "take-out" and done == steps):
            raise KilledError

    with pytest.raises(KilledError):
        take_out(county, tmp_path / "1.archive", None, kill, cases_a_step=1)
    assert_whole(county, desk)
    assert len(archived_records(pulled(desk))) == steps
    report = go(county, tmp_path, "2.archive", cases_a_step=1)
    assert report.cases == 3 - steps
    assert_whole(county, desk)
    records = archived_records(pulled(desk))
    assert records.keys() == set(cases)
    assert sorted(r.archive for r in records.values()) == sorted(
        ["1.archive"] * steps + ["2.archive"] * (3 - steps)
    )


def test_a_case_that_changes_between_archive_and_step_stays(
    county: County, new_desk: NewDesk, wall: Wall, tmp_path: Path
) -> None:
    desk = new_desk()
    held, touched, quiet_one = (deliver(desk).case for _ in range(3))
    years_pass(county, wall)
    desk.open_session()
    done: list[str] = []

    def meanwhile(phase: str, _done: int, _whole: int) -> None:
        if phase == "verify" and not done:
            done.append(phase)
            set_hold(county.context, number_of(county, held), "信访复查")
            desk.take(touched, (a.Withdrawn("申请人撤回"), RECEIVER))
            desk.push()
            county.record_backup(county.digest().position)

    report = take_out(county, tmp_path / "1.archive", None, meanwhile)
    assert (report.cases, report.stays) == (1, {Stays.CHANGED: 2})
    assert archived_records(pulled(desk)).keys() == {quiet_one}
    assert_whole(county, desk)


def test_a_scan_that_comes_anew_between_archive_and_step_keeps_its_case(
    county: County, new_desk: NewDesk, wall: Wall, tmp_path: Path
) -> None:
    """A damaged one is dropped and sent again: the newest backup has the damaged one."""
    desk = new_desk()
    upload = closed_with_scan(desk)
    years_pass(county, wall)
    desk.open_session()
    done: list[str] = []

    def meanwhile(phase: str, _done: int, _whole: int) -> None:
        if phase == "verify" and not done:
            done.append(phase)
            key = BlobKey(county.context.county, TOWN.code, upload.sha256, len(SCAN))
            with county.context.database.writing() as connection:
                blobs.drop(connection, key)
            assert upload.send(0, SCAN).status_code == 200

    report = take_out(county, tmp_path / "1.archive", None, meanwhile)
    assert (report.cases, report.stays) == (0, {Stays.CHANGED: 1})
    assert upload.get().content == SCAN
    assert_whole(county, desk)


def test_a_file_that_another_case_names_stays(
    county: County, new_desk: NewDesk, wall: Wall, tmp_path: Path
) -> None:
    desk = new_desk()
    case, other = desk.accept_case(), desk.accept_case()
    desk.push()
    scan(desk, case)
    named_too = Upload(desk, other, SCAN)
    named_too.attach()
    desk.finish_case(case)
    desk.push()
    years_pass(county, wall)
    desk.open_session()
    report = go(county, tmp_path)
    assert (report.cases, report.scans, report.archive.scans) == (1, 0, 1)
    assert named_too.get().content == SCAN


def test_desks_push_meanwhile(
    county: County, new_desk: NewDesk, wall: Wall, tmp_path: Path
) -> None:
    desk, busy = new_desk(), new_desk()
    for _ in range(6):
        deliver(desk)
    for _ in range(30):
        busy.accept_case()
    queue, busy.queue = busy.queue, []
    years_pass(county, wall)
    busy.open_session()
    desk.open_session()
    troubles: list[Exception] = []

    def push_all() -> None:
        try:
            for transaction in queue:
                busy.queue.append(transaction)
                busy.push()
        except Exception as error:  # noqa: BLE001 - told by the test
            troubles.append(error)

    thread = threading.Thread(target=push_all)
    thread.start()
    report = go(county, tmp_path, cases_a_step=1)
    thread.join()
    assert troubles == []
    assert report.cases == 6
    assert_whole(county, desk)


def test_other_scopes_learn_nothing_and_older_programs_get_no_digest(
    county: County, new_desk: NewDesk, wall: Wall, tmp_path: Path
) -> None:
    desk, other = new_desk(), new_desk(OTHER_TOWN)
    closed = deliver(desk)
    years_pass(county, wall)
    for each in (desk, other):
        each.open_session()
        assert each.pull(digest=1).digest is not None
    go(county, tmp_path)
    assert archived_records(pulled(other)) == {}
    assert other.pull(digest=1).digest is not None
    assert archived_records(pulled(desk)).keys() == {closed.case}
    assert desk.pull(digest=1).digest is None
    response = desk.get("/v1/pull", since=0, epoch=desk.epoch, digest=1, archived=1)
    digest = msgspec.json.decode(response.content, type=m.PullReply).digest
    assert digest == county.digest(desk.site.code)


def test_verification_finds_bodies_that_no_archive_explains(
    county: County, new_desk: NewDesk, wall: Wall, tmp_path: Path
) -> None:
    desk = new_desk()
    deliver(desk)
    kept = deliver(desk)
    set_hold(county.context, number_of(county, kept.case), "审计")
    years_pass(county, wall)
    go(county, tmp_path)
    assert county.verify().faults == []
    position = kept.reply.results[-1].position
    with county.context.database.writing() as connection:
        connection.execute(
            update(feed)
            .where(feed.c.county == county.context.county, feed.c.position == position)
            .values(kind="taken_out", content=b"")
        )
    assert "移出的环节与归档记录的数量或摘要不符。" in county.verify().faults


DROPPED = b"what was deleted before, and lies in a free page " * 10


def bytes_of(folder: Path) -> bytes:
    """The embedded file and its log."""
    return b"".join(file.read_bytes() for file in sorted(folder.glob("county.sqlite*")))


def test_nothing_of_the_person_is_left_in_the_embedded_file(wall: Wall, tmp_path: Path) -> None:
    path = tmp_path / "county.sqlite"
    with make_county(f"sqlite:///{path}", wall) as county, serving(county) as url:
        desk = enrolled(county, url, wall)
        case = desk.accept_case()
        desk.push()
        scan(desk, case)
        desk.finish_case(case)
        other = desk.accept_case()
        desk.push()
        dropped = Upload(desk, other, DROPPED, named="0" * 64)
        dropped.attach()
        assert dropped.send(0, DROPPED).status_code == 400
        assert DROPPED in bytes_of(tmp_path)
        years_pass(county, wall)
        assert go(county, tmp_path).compacted
        desk.close()
        left = bytes_of(tmp_path)
    assert left.count(PERSON.id_number.encode()) == 1, "the other case's receipt"
    assert SCAN[:100] not in left
    assert DROPPED[:100] not in left
    assert case.encode() in left


def test_an_embedded_file_in_use_is_said_not_to_be_compacted(wall: Wall, tmp_path: Path) -> None:
    with make_county(f"sqlite:///{tmp_path / 'county.sqlite'}", wall) as county:
        database = county.context.database
        with database.reading() as reader:
            county.context.row(reader)
            county.record_backup(1)
            assert compact(database, patience_s=0.05) is False
        assert compact(database)


def test_retention_and_holds_from_the_terminal(wall: Wall, tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path / 'county.db'}"
    with make_county(address, wall) as county, serving(county) as url:
        desk = enrolled(county, url, wall)
        number = number_of(county, deliver(desk).case)
        county.record_backup(county.digest().position)
        desk.close()

    def run(*words: str, fails: bool = False) -> str:
        result = CliRunner().invoke(command, ["--database", address, *words])
        assert bool(result.exit_code) is fails, result.output
        return result.output

    assert run("retention", "show") == "永久保存\n"
    out = str(tmp_path / "out.archive")
    assert "没有设置保存期限" in run("archive", "--take-out", "--out", out, fails=True)
    assert "1至100" in run("retention", "set", "0", fails=True)
    assert "1至100" in run("retention", "set", "soon", fails=True)
    run("retention", "set", "1")
    assert json.loads(run("retention", "show", "--json")) == {"years": 1}
    run("hold", "set", number, "--reason", "行政诉讼")
    assert "没有编号" in run("hold", "set", "1", "--reason", "行政诉讼", fails=True)
    assert f"{number}\t" in run("hold", "list")
    run("hold", "lift", number, "--reason", "判决生效")
    [hold] = json.loads(run("hold", "list", "--json"))
    assert (hold["reason"], hold["lifted_reason"]) == ("行政诉讼", "判决生效")
    assert "没有保全" in run("hold", "lift", number, "--reason", "判决生效", fails=True)
    assert "--out" in run("archive", "--take-out", "--dry-run", fails=True)
    assert "已移出" in run("archive", "--take-out", "--out", out)
    run("retention", "set", "forever")
    assert run("retention", "show") == "永久保存\n"


def test_the_board_keeps_what_it_told_of_archived_cases(
    county: County, new_desk: NewDesk, wall: Wall, tmp_path: Path
) -> None:
    """Nor does it go on showing one as open whose end it had not been told."""
    desk = new_desk()
    closed = deliver(desk)
    untold = desk.accept_case()
    desk.push()
    county.tell_board()
    desk.finish_case(untold)
    desk.push()

    def told(case: str) -> list[object]:
        columns = board_case.c
        with county.context.database.reading() as connection:
            rows = connection.execute(
                select(columns.valid_from, columns.state, columns.ended, columns.due_on)
                .where(columns.county == county.context.county, columns.case_id == case)
                .order_by(columns.valid_from)
            )
            return [tuple(row) for row in rows]

    before = told(closed.case)
    assert before
    assert told(untold)
    years_pass(county, wall)
    desk.open_session()
    assert go(county, tmp_path).cases == 2
    desk.take(closed.case, (a.Withdrawn("申请人撤回"), RECEIVER))
    desk.push()
    publish_overlays(county.context, [OverlayDay(date(2026, 6, 1), OverlayKind.LOCAL_OFF, "县庆")])
    county.tell_board()
    assert county.tell_board() == 0
    assert told(closed.case) == before
    assert told(untold) == []
