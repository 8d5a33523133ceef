"""``python -m tests.county.clusters.county_process URL``: the small county in a process of its own.

The clock stands still, as in every test of the county; the process writes its address as one JSON line.
"""

import json
import sys

import click
from tests.county.small_county import Wall, make_county

from window_desk.county.serving import serve


def main() -> None:
    """Serve until SIGTERM."""
    with make_county(sys.argv[1], Wall()) as county:
        serve(
            county,
            "127.0.0.1",
            0,
            lambda address: click.echo(json.dumps({"address": address})),
        )


if __name__ == "__main__":
    main()
