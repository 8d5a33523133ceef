"""A city over two counties on clusters of their own, by PostgreSQL's logical replication."""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.county.builders import PaperDesk, enrolled
from tests.county.postgresql import Cluster, new_cluster
from tests.county.reports.cases_of_a_town import push_day_one
from tests.county.small_county import TOWN, Wall, make_county

from window_desk.county.bootstrap import County
from window_desk.county.identity import CountyIdentity
from window_desk.county.reports.city import City
from window_desk.county.serving import serving
from window_desk.tools.command_line import command

pytestmark = pytest.mark.postgresql

_WAIT_S = 30
_DAY = date(2026, 3, 17)
_NAMES = {"qinghe": "青禾县", "baishi": "白石县"}


@dataclass(slots=True)
class Member:
    """A county of the city with a desk, on a cluster of its own."""

    cluster: Cluster
    county: County
    desk: PaperDesk

    @property
    def address(self) -> str:
        """Its database."""
        return f"{self.cluster.address}/county"

    def command(self, *words: str) -> str:
        """Run ``window-desk county board …`` on it."""
        name = self.county.context.county
        return run("county", "--database", self.address, "--id", name, "board", *words)


@dataclass(slots=True)
class Municipality:
    """The city's database and its counties."""

    database: str
    members: dict[str, Member]

    def command(self, *words: str) -> str:
        """Run ``window-desk city …``."""
        return run("city", "--database", self.database, *words)

    def board(self) -> list[dict[str, object]]:
        """The lines of the city's board."""
        told = json.loads(self.command("board", "--json", "--day", _DAY.isoformat()))
        lines: list[dict[str, object]] = told["lines"]
        return lines

    def states(self) -> dict[str, str]:
        """State of each county by id."""
        told = json.loads(self.command("status", "--json"))
        return {each["county"]: each["state"] for each in told}


def run(*words: str) -> str:
    """Run the command line in this process; it must end well."""
    done = CliRunner().invoke(command, words)
    assert done.exit_code == 0, done.output
    return done.stdout


def wait_for(condition: Callable[[], object], what: str) -> None:
    """Wait until ``condition`` holds."""
    until = time.monotonic() + _WAIT_S
    while not condition():
        assert time.monotonic() < until, f"never: {what}"
        time.sleep(0.05)


@pytest.fixture
def municipality(
    postgresql_folder: Path, postgresql_database: str, wall: Wall
) -> Iterator[Municipality]:
    """Two counties with cases; the city's database is empty."""
    with ExitStack() as stack:
        members = {}
        for name, title in _NAMES.items():
            cluster = stack.enter_context(new_cluster(postgresql_folder, name, "wal_level=logical"))
            address = cluster.create_database("county")
            county = stack.enter_context(make_county(address, wall, CountyIdentity(name, title)))
            url = stack.enter_context(serving(county))
            desk = enrolled(county, url, wall)
            stack.callback(desk.close)
            members[name] = Member(cluster, county, desk)
        yield Municipality(postgresql_database, members)
        with City.at(postgresql_database) as city:
            for status in city.status():
                city.unsubscribe(status.county, county_gone=True)


def what_counties_say(members: dict[str, Member]) -> list[dict[str, object]]:
    """The lines of all counties' own boards, without time passing for any."""
    found = [
        asdict(line) for member in members.values() for line in member.county.board(_DAY).lines
    ]
    return sorted(found, key=lambda line: (line["county"], line["site"]))


def test_the_board_of_a_city_over_two_counties(municipality: Municipality) -> None:
    members = municipality.members
    qinghe, baishi = members["qinghe"], members["baishi"]
    push_day_one(qinghe.desk, 2)
    for member in members.values():
        member.county.tell_board()
        member.command("publish")
        member.command("publish")
    for name, member in members.items():
        municipality.command("subscribe", name, member.address)

    # what was there before is copied, what comes later follows
    push_day_one(baishi.desk, 5)
    baishi.county.tell_board()
    wanted = what_counties_say(members)
    assert [(line["county"], line["open"], line["due_today"]) for line in wanted] == [
        ("baishi", 6, 1),
        ("qinghe", 3, 1),
    ]
    wait_for(lambda: municipality.board() == wanted, "the city says what the counties say")
    wait_for(lambda: set(municipality.states().values()) == {"streaming"}, "both are streaming")
    assert baishi.command("follow", "--once") == "0\n"
    words = municipality.command("board", "--day", _DAY.isoformat())
    assert "青禾县" in words
    assert "白石县" in words
    assert TOWN.name in words

    _away_and_back(municipality, baishi)
    _gone(municipality)


def _away_and_back(municipality: Municipality, baishi: Member) -> None:
    """The city goes on without a county that is down, and catches up by itself."""
    before = municipality.board()
    baishi.cluster.kill()
    wait_for(lambda: municipality.states()["baishi"] == "away", "it is seen to be away")
    assert municipality.states()["qinghe"] == "streaming"
    assert municipality.board() == before
    assert "县级数据库连不上" in municipality.command("status")

    baishi.cluster.start()
    wait_for(lambda: baishi.desk.get("/v1/hello").status_code == 200, "the county answers")
    push_day_one(baishi.desk, 3)
    baishi.county.tell_board()
    wanted = what_counties_say(municipality.members)
    assert wanted != before
    wait_for(lambda: municipality.board() == wanted, "the city has caught up")


def _gone(municipality: Municipality) -> None:
    """A county leaves; subscribed anew it is there as before."""
    qinghe = municipality.members["qinghe"]
    before = municipality.board()
    municipality.command("unsubscribe", "qinghe")
    assert {line["county"] for line in municipality.board()} == {"baishi"}
    municipality.command("subscribe", "qinghe", qinghe.address)
    wait_for(lambda: municipality.board() == before, "it is back")
    refused = CliRunner().invoke(
        command, ["city", "--database", municipality.database, "subscribe", "qinghe", "host=x"]
    )
    assert refused.exit_code == 1
    assert "已经订阅了qinghe" in refused.output
    assert municipality.board() == before
