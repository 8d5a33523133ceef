"""A county in a process of its own, to be killed: ``python -m tests.faults.county_process PLAN``."""

import logging
import sys

import msgspec
from tests.county.small_county import TOWN, make_county
from tests.faults.processes import LOOPBACK, CountyPlan, SharedWall, tell

from window_desk.county.serving import serve


def main() -> None:
    """Serve until the end comes."""
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(name)s %(message)s")
    plan = msgspec.json.decode(sys.argv[1], type=CountyPlan)
    with make_county(plan.database, SharedWall(plan.zero_s)) as county:
        codes = [county.create_enrolment_code(TOWN.code) for _ in range(plan.desks)]
        serve(county, LOOPBACK, plan.port, lambda _address: tell("ready", codes=codes))


if __name__ == "__main__":
    main()
