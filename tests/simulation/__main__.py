"""``python -m tests.simulation --seconds 600 --seed 1``: as many seeds as the time allows (``make soak``)."""

import argparse
import logging
import sys
import time
from datetime import datetime

from tests.simulation.chance import Rates, Trace
from tests.simulation.clocks import START
from tests.simulation.world import DAYS, SimulationFailedError, run

HARSH = Rates(
    line_trouble=0.3,
    desk_ends=0.02,
    county_ends=0.01,
    image_taken=0.15,
    image_restored=0.02,
    county_restored=0.05,
    enrolment_not_backed_up=0.5,
    goes_offline=0.15,
)


def main() -> int:
    """Run; 1 when a promise was broken."""
    parser = argparse.ArgumentParser(prog="python -m tests.simulation")
    parser.add_argument(
        "--seconds", type=float, default=0.0, help="stop beginning seeds after these"
    )
    parser.add_argument("--seed", type=int, default=1, help="the first seed")
    parser.add_argument("--runs", type=int, default=0, help="at most so many seeds")
    parser.add_argument("--days", type=int, default=DAYS, help="days of one seed")
    parser.add_argument(
        "--start", type=datetime.fromisoformat, default=START, help="when it begins"
    )
    parser.add_argument("--harsh", action="store_true", help="several times the usual trouble")
    parser.add_argument("--trace", action="store_true", help="print everything that happens")
    chosen = parser.parse_args()
    logging.disable(logging.CRITICAL)
    began_s, seed, desk_days, acts = time.monotonic(), chosen.seed, 0, 0
    while True:
        trace = Trace(lines=[] if chosen.trace else None)
        try:
            rates = HARSH if chosen.harsh else None
            outcome = run(seed, chosen.days, rates=rates, trace=trace, start=chosen.start)
        except SimulationFailedError as failure:
            _show(trace)
            sys.stdout.write(f"{failure}{' --harsh' if chosen.harsh else ''}\n")
            return 1
        _show(trace)
        desk_days += outcome.desk_days
        acts += outcome.acts
        seed += 1
        spent_s = time.monotonic() - began_s
        if seed - chosen.seed == chosen.runs or spent_s >= chosen.seconds > 0:
            break
        if not chosen.runs and not chosen.seconds:
            break
    sys.stdout.write(
        f"{seed - chosen.seed} seeds, {desk_days} desk-days, {acts} acts in {spent_s:.0f} s:"
        f" every promise kept (last trace {outcome.digest[:16]})\n"
    )
    return 0


def _show(trace: Trace) -> None:
    for line in trace.lines or ():
        sys.stdout.write(f"{line}\n")


sys.exit(main())
