"""Killed desks, a killed county and a line that cuts anywhere lose nothing and double nothing."""

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from tests.faults import scale
from tests.faults.chaos import DESKS, Tally, Trial
from tests.faults.county_reckoning import CountyReckoning


@pytest.mark.parametrize("seed", scale.SEEDS)
def test_nothing_is_lost_or_doubled_when_processes_are_killed(tmp_path: Path, seed: int) -> None:
    tally = Trial(tmp_path, seed).run(scale.SECONDS)
    assert tally.faults() == []
    assert min(tally.county_kills, tally.desk_kills, tally.cuts) > 0


def test_the_reckoning_names_the_seed_and_everything_wrong() -> None:
    county = CountyReckoning(count=3, digest="d", states="s", acts=Counter(a=1, b=2))
    county.leased["desk", "case"], county.used["desk", "case"] = 200, 2
    whole = {"desk": "desk", "count": 3, "digest": "d", "states": "s", "acts": 3, "damage": []}
    settled = [{**whole, "leases": [["case", 200, 2, 1, 197]]} for _ in range(DESKS)]
    tally = Tally(7, ["a", "b"], [], settled=settled, county=county)
    assert tally.faults() == ["seed 7: act b stands 2 times in the feed"]
    county.acts["b"] = 1
    assert tally.faults() == []
    tally.acts.append("c")
    tally.numbers += ["1", "1"]
    settled[0] |= {"digest": "x", "states": "x", "acts": 2, "leases": [["case", 199, 2, 1, 197]]}
    told = "\n".join(tally.faults())
    assert told.count("seed 7: ") == len(tally.faults()) == 8
    for part in ("lost 1 of 3", "same number twice", "does not know", "digest", "folded"):
        assert part in told


def test_the_long_form_has_all_its_seeds_on_both_databases() -> None:
    named = subprocess.run(
        [sys.executable, "-m", "tests.faults", "--seeds", "3", "--seconds", "1", "--list"],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    ).stdout
    for seed in (1, 2, 3):
        assert f"processes_are_killed[{seed}]" in named
        assert f"on_postgresql[{seed}-postgresql]" in named
