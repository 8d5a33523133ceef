"""Backup while the county serves, restore, and what a real desk sends again."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.county.backups.conftest import fill, quiet
from tests.county.builders import PaperDesk, enrolled
from tests.county.small_county import make_county
from tests.desk.sync.real_desk import RealDesk, RunningWall

from window_desk.county.backups.restore import restore_backup
from window_desk.county.backups.take import BackupReport, take_backup
from window_desk.county.bootstrap import County, open_county
from window_desk.county.identity import CountyIdentity
from window_desk.county.serving import serving
from window_desk.desk.sync.line import Pace

_QUICK = Pace(wait_s=1, poll_s=2.0, nudge_gap_s=0.05)


@contextmanager
def _pushing(desk: PaperDesk) -> Iterator[None]:
    """A desk that pushes case after case while the block runs."""
    stop, begun = threading.Event(), threading.Event()
    failed: list[BaseException] = []

    def run() -> None:
        try:
            while not stop.is_set():
                desk.accept_case()
                desk.push()
                begun.set()
        except BaseException as error:  # noqa: BLE001 - raised again on the test's thread
            failed.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    try:
        assert begun.wait(30)
        yield
    finally:
        stop.set()
        thread.join()
    assert failed == []


def _settled(desk: RealDesk) -> None:
    desk.line.nudge()
    desk.told.wait_for(lambda: desk.line.report().unsent == 0)


def test_acts_acknowledged_after_the_backup_come_back_from_the_desks(
    empty_database: str, another_database: str, tmp_path: Path
) -> None:
    wall = RunningWall()
    folder = tmp_path / "backups"
    folder.mkdir()
    desk = RealDesk(tmp_path / "desk", wall, pace=_QUICK)
    try:
        with make_county(empty_database, wall) as county, serving(county) as url:
            port = int(url.rpartition(":")[2])
            desk.enrol(county, url)
            desk.line.start()
            desk.told.wait_for(desk.has_numbers)
            before = desk.receive(3)
            _settled(desk)
            paper = enrolled(county, url, wall)
            with _pushing(paper):
                report = take_backup(
                    empty_database, folder, verify=True, progress=quiet, now=wall()
                )
            _check_backup(county, report)
            after = desk.receive(2)
            _settled(desk)
            acknowledged = county.digest().count
            paper.close()
        restored = restore_backup(
            another_database, Path(report.file), replace=False, progress=quiet
        )
        with open_county(another_database, clock=wall) as county:
            assert county.verify().faults == []
            held = report.manifest.counties[0]
            assert county.digest().position == held.position
            assert county.digest().count == held.acts < acknowledged
            with serving(county, port=port):
                desk.line.nudge()
                desk.told.wait_for(lambda: county.digest().count >= held.acts + 2)
                _settled(desk)
                desk.told.wait_for(lambda: desk.store.cache.case_digest() == county.digest().xor)
            assert county.verify().faults == []
            identity = desk.sync.identity()
            assert identity is not None
            assert identity.epoch == restored.epochs[county.context.county] != held.epoch
            assert all(map(desk.knows, before + after))
    finally:
        desk.close()


def _check_backup(county: County, report: BackupReport) -> None:
    """The watermark is the backup's position, and nothing unfinished lies about."""
    held = report.manifest.counties[0]
    standing = county.standing().backup
    assert report.verified
    assert standing.position == held.position
    assert standing.age_s is not None
    assert county.digest().position >= held.position > 10
    names = {path.name for path in Path(report.file).parent.iterdir()}
    assert names == {report.manifest.file, report.manifest.file + ".manifest.json"}
    assert {path.stat().st_mode & 0o777 for path in Path(report.file).parent.iterdir()} == {0o600}


def test_all_counties_of_a_database_go_together(
    empty_database: str, another_database: str, tmp_path: Path
) -> None:
    wall = RunningWall()
    identities = [CountyIdentity("qinghe", "青禾县"), CountyIdentity("pingqiao", "平桥县")]
    for identity in identities:
        with make_county(empty_database, wall, identity) as county:
            fill(county, wall)
    report = take_backup(empty_database, tmp_path / "both", verify=True, progress=quiet)
    assert [each.county for each in report.manifest.counties] == ["pingqiao", "qinghe"]
    restored = restore_backup(another_database, tmp_path / "both", replace=False, progress=quiet)
    assert len(set(restored.epochs.values())) == 2
    for identity in identities:
        with open_county(empty_database, identity=identity) as county:
            before = county.digest()
            assert county.standing().backup.position == before.position
        with open_county(another_database, identity=identity) as county:
            assert county.digest() == before
            assert county.verify().faults == []
