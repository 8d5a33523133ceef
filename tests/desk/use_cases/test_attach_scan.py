"""Attaching a scan: what is no scan leaves nothing behind, and says what to do."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from tests.desk.store.world import RECEIVER, World

from window_desk.casework.acts import Act
from window_desk.casework.scan_acts import MAX_SCAN_BYTES, ScanAttached
from window_desk.desk.use_cases.attach_scan import attach_scan
from window_desk.desk.use_cases.blob_values import BlobWay, ScanPlace
from window_desk.desk.use_cases.counter import ActRefusedError, Counter
from window_desk.desk.use_cases.void import void
from window_desk.protocol.messages import ActStatus

JPEG, PNG, PDF = b"\xff\xd8\xff\xe0 scan", b"\x89PNG\r\n\x1a\n scan", b"%PDF-1.7 scan"
Attach = Callable[..., Act]


@pytest.fixture
def case(world: World) -> str:
    return world.receive()


@pytest.fixture
def attach(world: World, tmp_path: Path) -> Attach:
    """Attaches ``content`` as a file."""

    def attach(case: str, content: bytes, material: str = "id_card", duty: bool = True) -> Act:
        path = tmp_path / "scan"
        path.write_bytes(content)
        clerk = RECEIVER if duty else replace(RECEIVER, duties=frozenset())
        cache = world.store.cache
        counter = Counter(world.store.journal, world.keeper, cache.site(), cache.calendar(), clerk)
        return world.on_writer(attach_scan, counter, case, material, path)

    return attach


def files(world: World) -> list[Path]:
    folder = world.profile / "blobs"
    return sorted(folder.iterdir()) if folder.is_dir() else []


@pytest.mark.parametrize(
    ("content", "media_type"),
    [(JPEG, "image/jpeg"), (PNG, "image/png"), (PDF, "application/pdf")],
)
def test_the_type_is_told_by_the_first_bytes(
    world: World, case: str, attach: Attach, content: bytes, media_type: str
) -> None:
    body = attach(case, content).body
    assert isinstance(body, ScanAttached)
    assert (body.media_type, body.size) == (media_type, len(content))
    assert world.store.cache.scan_content(body.sha256) == content


def test_what_is_no_scan_leaves_nothing_behind(world: World, case: str, attach: Attach) -> None:
    for content, code in (
        (b"", "scan_empty"),
        (b"GIF89a", "scan_type"),
        (JPEG + bytes(MAX_SCAN_BYTES), "scan_too_large"),
    ):
        with pytest.raises(ActRefusedError) as refused:
            attach(case, content)
        assert refused.value.refusal.code == code
    for material, duty, code in (
        ("nothing", True, "material_unknown"),
        ("id_card", False, "duty_missing"),
    ):
        with pytest.raises(ActRefusedError) as refused:
            attach(case, JPEG, material, duty)
        assert refused.value.refusal.code == code
    with pytest.raises(ActRefusedError) as refused:
        attach("no-case", JPEG)
    assert refused.value.refusal.code == "case_unknown"
    told = world.store.cache.case_file(case)
    assert told is not None
    assert told.case.scans == ()
    assert world.reopen().store.blobs is not None
    assert files(world) == []


def test_a_file_that_is_gone_says_so(world: World, case: str, tmp_path: Path) -> None:
    cache = world.store.cache
    counter = Counter(world.store.journal, world.keeper, cache.site(), cache.calendar(), RECEIVER)
    for path in (tmp_path / "nothing.jpg", tmp_path):
        with pytest.raises(ActRefusedError) as refused:
            world.on_writer(attach_scan, counter, case, "id_card", path)
        assert refused.value.refusal.code == "scan_unreadable"


def test_the_same_file_again_makes_no_second_act(world: World, case: str, attach: Attach) -> None:
    first = attach(case, JPEG)
    assert attach(case, JPEG).id == first.id
    other = attach(case, JPEG, "consent")
    assert other.id != first.id
    told = world.store.cache.case_file(case)
    assert told is not None
    assert len(told.case.scans) == 2
    world.reopen()
    assert len(files(world)) == 1
    assert world.store.cache.scan_content(told.case.scans[0].sha256) == JPEG


def test_a_scan_whose_act_was_refused_is_not_sent(world: World, case: str, attach: Attach) -> None:
    attach(case, JPEG)
    assert world.on_writer(world.store.blobs.backlog, BlobWay.UPLOAD).files == 1
    world.push(
        lambda act: ActStatus.REFUSED if isinstance(act.body, ScanAttached) else ActStatus.APPLIED
    )
    assert world.on_writer(world.store.blobs.backlog, BlobWay.UPLOAD).files == 0
    assert world.on_writer(world.store.blobs.next_task, "epoch-1", ()) is None


def test_a_scan_that_was_voided_in_time_does_not_leave(
    world: World, case: str, attach: Attach
) -> None:
    act = attach(case, JPEG)
    cache = world.store.cache
    counter = Counter(world.store.journal, world.keeper, cache.site(), cache.calendar(), RECEIVER)
    world.on_writer(void, counter, case, act.id, "选错了文件")
    world.push()
    assert world.on_writer(world.store.blobs.next_task, "epoch-1", ()) is None
    assert world.on_writer(world.store.blobs.backlog, BlobWay.UPLOAD).files == 0


def test_scans_of_other_desks_are_elsewhere(world: World) -> None:
    (case,) = world.others_receive(1)
    body = ScanAttached("id_card", "ab" * 32, 10, "image/png")
    world.others(world.other.act(case, body, "1001"))
    told = world.store.cache.case_file(case)
    assert told is not None
    status = world.store.cache.scan_statuses(told.case.scans)[told.case.scans[0].act]
    assert (status.place, status.is_here) == (ScanPlace.ELSEWHERE, False)
