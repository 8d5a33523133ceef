"""Killed desks, a killed county and a line that cuts anywhere lose nothing and double nothing."""

from pathlib import Path

from tests.faults.chaos import Trial

_SEED = 1
_SECONDS = 8.0


def test_nothing_is_lost_or_doubled_when_processes_are_killed(tmp_path: Path) -> None:
    tally = Trial(tmp_path, _SEED).run(_SECONDS)
    assert tally.faults() == []
    assert min(tally.county_kills, tally.desk_kills, tally.cuts) > 0
