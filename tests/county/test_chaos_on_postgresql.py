"""Process chaos (``tests.faults.chaos``) with the county on PostgreSQL; for ``python -m tests.faults``."""

from pathlib import Path

import pytest
from tests.faults import scale
from tests.faults.chaos import Trial


@pytest.mark.postgresql
@pytest.mark.skipif(not scale.IS_LONG, reason="only in the long form: python -m tests.faults")
@pytest.mark.parametrize("empty_database", ["postgresql"], indirect=True)
@pytest.mark.parametrize("seed", scale.SEEDS)
def test_nothing_is_lost_or_doubled_on_postgresql(
    tmp_path: Path, seed: int, empty_database: str
) -> None:
    tally = Trial(tmp_path, seed, empty_database).run(scale.SECONDS)
    assert tally.faults() == []
    assert min(tally.county_kills, tally.desk_kills, tally.cuts) > 0
