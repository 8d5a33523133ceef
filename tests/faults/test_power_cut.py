"""The power goes at any flush: whatever the disk kept of the rest, what was told is there."""

import random
import shutil
from pathlib import Path

from tests.desk.sync.real_desk import CASE_SERIES, RealDesk
from tests.faults import scale
from tests.faults.prepared_desk import PreparedDesk, assert_whole
from tests.faults.processes import SharedWall
from tests.faults.strace import require_strace
from tests.faults.unsafe_disk import UnsafeDisk
from tests.faults.write_order import Flushed, Step, Told, recording, steps_of

from window_desk.desk.store.high_water import HighWaterMark

_SEED = 1
_CASES = 90
_SERIAL = slice(14, -1)
"""Of a case number: after area and day, before the check character."""
_IMAGES_A_POINT = 2


def test_what_was_told_outlives_a_power_cut_at_any_flush(tmp_path: Path) -> None:
    require_strace()
    prepared = PreparedDesk.make(tmp_path)
    disk = UnsafeDisk(prepared.folder)
    record = tmp_path / "record"
    prepared.work(prepared.plan(_CASES, seed=_SEED), recording(record))
    points = _points(list(map(type, steps_of(record))))
    told: list[str] = []
    numbers: list[str] = []
    for place, step in enumerate(steps_of(record)):
        disk.take(step)
        if isinstance(step, Told):
            told += step.line.get("acts", [])
            numbers += step.line.get("numbers", [])
        if place in points:
            for image in range(_IMAGES_A_POINT):
                rng = random.Random(f"{_SEED}-{place}-{image}")
                folder = tmp_path / "image"
                disk.lay_out(folder, rng)
                try:
                    _assert_opens(folder, prepared.place.zero_s, told, numbers)
                except BaseException as error:
                    error.add_note(f"power cut after step {place}, image {image}, seed {_SEED}")
                    raise
                shutil.rmtree(folder)
    assert len(told) > _CASES


def _points(kinds: list[type[Step]]) -> set[int]:
    """All cut points in the long form, else a seeded choice that has the last ones in it."""
    found = [place for place, kind in enumerate(kinds) if issubclass(kind, Flushed | Told)]
    assert len(found) > _CASES
    if scale.EVERY_POINT:
        return set(found)
    return {*random.Random(_SEED).sample(found, scale.CUT_POINTS), *found[-8:]}


def _assert_marked(folder: Path, numbers: list[str]) -> None:
    """Each copy of the mark alone knows every number that was told."""
    highest = max((int(n[_SERIAL]) for n in numbers if n.isalnum() and n[:6].isdigit()), default=0)
    for copy in (folder / "profile" / "numbers.mark", *(folder / "marks").glob("*.mark")):
        mark = HighWaterMark((copy,))
        try:
            assert mark.mark.highest.get(CASE_SERIES, 0) >= highest, copy.name
        finally:
            mark.close()


def _assert_opens(folder: Path, zero_s: float, told: list[str], numbers: list[str]) -> None:
    _assert_marked(folder, numbers)
    desk = RealDesk(folder, SharedWall(zero_s))
    try:
        assert desk.store.trouble() is None
        assert_whole(desk, told)
        case = desk.receive()[0]
        file = desk.store.cache.case_file(case)
        assert file is not None
        assert file.case.number not in numbers
        assert_whole(desk, told)
    finally:
        desk.close()
