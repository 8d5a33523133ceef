"""The county is set back across the change of the year: its backup knows no pool of the new one."""

from collections import Counter
from datetime import UTC, datetime

from tests.simulation.chance import Rates, Trace
from tests.simulation.world import run

BEFORE_DECEMBER = datetime(2026, 11, 26, 0, 20, tzinfo=UTC)
SEEDS = (0, 1)
ONLY_RESTORES = Rates(county_restored=0.07, backup=0.0)
"""But for the backup that each restore takes: so the first one knows nothing of December."""


def test_no_number_of_the_new_year_is_lent_twice() -> None:
    counts: Counter[str] = Counter()
    for seed in SEEDS:
        trace = Trace(lines=[])
        run(seed, 45, rates=ONLY_RESTORES, trace=trace, start=BEFORE_DECEMBER)
        counts.update(trace.counts)
    assert counts["county restored"] > 0, counts
