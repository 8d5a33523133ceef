"""A small load on a real county process: every act is kept, all is measured, nothing else touched."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.county.builders import enrolled
from tests.county.small_county import Wall, make_county

from window_desk.county.identity import CountyIdentity
from window_desk.county.serving import serving
from window_desk.tools.command_line import command

_ID = "loadtest"


def county(address: str, *words: str) -> Result:
    """Run ``window-desk county`` on this database."""
    return CliRunner().invoke(command, ["county", "--database", address, "--id", _ID, *words])


@pytest.fixture
def address(tmp_path: Path) -> str:
    """A new embedded database."""
    return f"sqlite:///{(tmp_path / 'county.db').as_posix()}"


@pytest.mark.parametrize(
    "pace", [("--as-fast-as-possible", "--batch", "2"), ("--speed-up", "20000")]
)
def test_a_load_keeps_every_act_and_says_what_it_measured(
    address: str, pace: tuple[str, ...]
) -> None:
    size = ("--desks", "6", "--townships", "2", "--acts-per-day", "12", "--offline-share", "0.5")
    done = county(address, "load", *size, *pace, "--minutes", "1", "--json")
    assert done.exit_code == 0, done.output
    told = json.loads(done.stdout)
    assert (told["ended"], told["acts"], told["not_applied"], told["errors"]) == (
        "done",
        6 * 12,
        0,
        {},
    )
    assert told["push_ms"]["p50"] <= told["push_ms"]["p99"] <= told["push_ms"]["max"]
    assert told["disk"]["database_bytes_per_act"] > 0
    assert min(told["server"]["cpu_s"], told["server"]["memory_mb"], told["megabytes_up"]) > 0
    verified = json.loads(county(address, "verify", "--json").stdout)
    assert (verified["acts"], verified["faults"]) == (6 * 12, [])


def test_a_load_that_takes_too_long_ends(address: str) -> None:
    size = ("--desks", "2", "--acts-per-day", "600", "--speed-up", "1", "--minutes", "0.02")
    told = json.loads(county(address, "load", *size, "--json").stdout)
    assert told["ended"] == "time is up"
    assert told["acts"] < 1_200


def test_a_county_at_work_is_not_touched(address: str) -> None:
    wall = Wall()
    with (
        make_county(address, wall, CountyIdentity(_ID, "青禾县")) as at_work,
        serving(at_work) as url,
    ):
        desk = enrolled(at_work, url, wall)
        desk.accept_case()
        desk.push()
        desk.close()
        before = at_work.digest()
    refused = county(address, "load", "--desks", "1")
    assert refused.exit_code == 1
    assert "已有窗口在使用" in refused.output
    with make_county(address, wall, CountyIdentity(_ID, "青禾县")) as at_work:
        assert at_work.digest() == before
        assert not at_work.knows_clerk("L000-receive")


@pytest.mark.parametrize("url", ["http://192.0.2.1:8470", "https://county.example", "nothing"])
def test_another_host_takes_an_option(address: str, url: str) -> None:
    refused = county(address, "load", "--url", url)
    assert refused.exit_code == 1
    assert "--other-host" in refused.output
    assert not Path(address.removeprefix("sqlite:///")).exists()
