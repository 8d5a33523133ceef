"""Scans of materials: what may be attached, what the fold keeps, and that they stand in nobody's way."""

from dataclasses import replace

import pytest
from tests.casework.builders import CaseStory
from tests.casework.judging import RECEIVER, SUPERVISOR, code_of, field_of, lawfully, person

from window_desk.casework import acts as a
from window_desk.casework.acts import ActKind
from window_desk.casework.case import CaseState
from window_desk.casework.duties import Duty
from window_desk.casework.scan_acts import MAX_SCAN_BYTES, SCAN_MEDIA_TYPES, ScanAttached

SCAN = ScanAttached("id_card", "ab" * 32, 180_000, "image/jpeg")


@pytest.mark.parametrize(
    ("body", "code", "field"),
    [
        (replace(SCAN, material="passport"), "material_unknown", "material"),
        (replace(SCAN, media_type="image/gif"), "scan_type", "media_type"),
        (replace(SCAN, media_type=""), "scan_type", "media_type"),
        (replace(SCAN, size=MAX_SCAN_BYTES + 1), "scan_too_large", "size"),
        (replace(SCAN, size=0), "scan_empty", "size"),
        (replace(SCAN, size=-1), "scan_empty", "size"),
        (replace(SCAN, sha256="AB" * 32), "scan_digest", "sha256"),
        (replace(SCAN, sha256="ab" * 31), "scan_digest", "sha256"),
        (replace(SCAN, sha256="ab" * 32 + "\n"), "scan_digest", "sha256"),
    ],
)
def test_what_is_no_scan_is_refused_at_its_field(body: ScanAttached, code: str, field: str) -> None:
    story = CaseStory().received()
    assert code_of(story, body) == code
    assert field_of(story, body) == field


@pytest.mark.parametrize("media_type", SCAN_MEDIA_TYPES)
@pytest.mark.parametrize("size", [1, MAX_SCAN_BYTES])
def test_the_bounds_themselves_are_lawful(media_type: str, size: int) -> None:
    body = replace(SCAN, media_type=media_type, size=size)
    assert code_of(CaseStory().received(), body) == ""


def test_a_scan_is_kept_with_its_act_and_changes_nothing_else() -> None:
    before = CaseStory().received()
    told = before.case()
    after = lawfully(before, SCAN).case(before.now)
    (scan,) = after.scans
    assert (scan.material, scan.sha256, scan.size) == (SCAN.material, SCAN.sha256, SCAN.size)
    assert scan.act == before.last.id
    assert replace(after, scans=(), acts=told.acts) == told


def test_the_same_file_once_a_material_but_for_other_materials_too() -> None:
    story = lawfully(CaseStory().received(), SCAN)
    assert code_of(story, SCAN) == "scan_twice"
    assert code_of(story, replace(SCAN, material="consent")) == ""
    voided = lawfully(story, a.Voided(story.last.id, "选错了文件", ""))
    assert voided.case().scans == ()
    assert code_of(voided, SCAN) == ""


def test_scans_come_in_after_the_case_is_closed_but_not_into_a_void_one() -> None:
    closed = CaseStory().received().granted().certificate_issued().delivered()
    assert code_of(closed, SCAN) == ""
    assert code_of(CaseStory().received().voided(), SCAN) == "state"


def test_a_scan_keeps_nobody_from_voiding_what_came_before() -> None:
    story = CaseStory().received().accepted().scanned()
    accepted = story.act_of(ActKind.ACCEPTED)
    assert code_of(story, a.Voided(accepted.id, "录入有误", "")) == ""
    assert story.voided(accepted).case().state is CaseState.RECEIVED


def test_a_scan_is_voided_at_any_time_by_its_own_clerk_or_a_supervisor() -> None:
    story = CaseStory().received().scanned().accepted()
    void = a.Voided(story.act_of(ActKind.SCAN_ATTACHED).id, "选错了文件", "")
    assert code_of(story, void, RECEIVER) == ""
    assert code_of(story, void, person("1088", Duty.RECEIVE)) == "supervisor_needed"
    assert code_of(story, void, SUPERVISOR) == ""
