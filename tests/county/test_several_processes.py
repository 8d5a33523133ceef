"""Several stateless county processes on one PostgreSQL, behind one address."""

import re
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import msgspec
import pytest
from tests.county.builders import PaperDesk
from tests.county.conftest import fresh_database
from tests.county.county_processes import (
    INSTALLER,
    CountyProcess,
    county_processes,
    nginx,
    nginx_program,
)
from tests.county.postgresql import Cluster
from tests.county.small_county import TOWN, Wall, make_county

from window_desk.county.bootstrap import open_county
from window_desk.county.identity import DEFAULT_COUNTY
from window_desk.county.use_cases.context import system_clock
from window_desk.protocol import messages as m

pytestmark = pytest.mark.postgresql


@pytest.fixture(scope="module")
def shared_database(shared_cluster: Cluster) -> Iterator[str]:
    """An empty PostgreSQL database."""
    with fresh_database(shared_cluster) as address:
        yield address


@pytest.fixture(scope="module")
def processes(
    shared_database: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[CountyProcess, ...]]:
    """Two processes that find that database empty, at once, and a small county that is put into it."""
    with county_processes(shared_database, tmp_path_factory.mktemp("logs"), 2) as both:
        with make_county(shared_database, Wall(system_clock()), DEFAULT_COUNTY) as county:
            assert county.verify().faults == []
        yield both


def _code(database: str) -> str:
    with open_county(database) as county:
        return county.create_enrolment_code(TOWN.code)


def _pushes(process: CountyProcess) -> int:
    found = re.search(r"_pushes_total (\d+)", httpx.get(process.metrics).text)
    assert found is not None
    return int(found[1])


def test_a_session_holds_on_the_other_process_and_long_polls_wake_there(
    shared_database: str, processes: tuple[CountyProcess, ...]
) -> None:
    here, there = processes
    desk = PaperDesk(here.address, system_clock)
    desk.enrol(_code(shared_database))
    other = PaperDesk(there.address, system_clock, key=desk.key, incarnation=desk.incarnation)
    other.desk, other.token, other.epoch = desk.desk, desk.token, desk.epoch
    other.cursor = other.pull().head
    woken: list[m.PullReply] = []
    began = time.monotonic()
    poll = threading.Thread(target=lambda: woken.append(other.pull(wait=25)))
    poll.start()
    case = "01990000-0000-7000-8000-000000000001"
    lease = desk.lease(f"case:{TOWN.code}:{system_clock():%Y}", 1)
    assert lease.low == lease.high
    desk.take(case, (desk.received(number="wrong"), "1001"))
    position = desk.push().results[0].position
    poll.join()
    assert time.monotonic() - began < 20
    assert [entry.position for entry in woken[0].entries] == [position]
    desk.close()
    other.close()


@pytest.mark.skipif(nginx_program() is None, reason="nginx is not installed: run `make setup`")
def test_processes_behind_nginx_are_one_county(
    shared_database: str, processes: tuple[CountyProcess, ...], tmp_path: Path
) -> None:
    before = [_pushes(process) for process in processes]
    with nginx(tmp_path, processes) as (address, trusted):
        desk = PaperDesk(address, system_clock)
        desk.client.close()
        desk.client = httpx.Client(base_url=address, verify=trusted, timeout=60)
        desk.enrol(_code(shared_database))
        for number in range(8):
            case = f"01990000-0000-7000-8000-0000000001{number:02}"
            desk.take(case, (desk.received(number="wrong"), "1001"))
            desk.push()
        assert desk.pull(wait=1).head == desk.cursor
        snapshot = desk.get("/v1/snapshot")
        assert len(msgspec.json.decode(snapshot.content, type=m.Snapshot).entries) > 8
        assert desk.client.get("/metrics").status_code == 404
        too_large = desk.client.post("/v1/push", content=b" " * (18 * 1024 * 1024))
        assert _error(too_large) == (413, "too_large")
        big = desk.client.post(
            "/v1/push",
            content=b" " * (16 * 1024 * 1024 + 1),
            headers={"Authorization": f"Bearer {desk.token}"},
        )
        assert _error(big) == (413, "too_large")
        _wrong_codes_shut_out_their_own_address_alone(desk, address, trusted)
        desk.close()
    after = [_pushes(process) for process in processes]
    gained = [new - old for new, old in zip(after, before, strict=True)]
    assert sum(gained) == 8
    assert min(gained) > 0


def _error(reply: httpx.Response) -> tuple[int, str]:
    return reply.status_code, msgspec.json.decode(reply.content, type=m.ErrorReply).code


def _wrong_codes_shut_out_their_own_address_alone(
    desk: PaperDesk, address: str, trusted: object
) -> None:
    wrong = m.EnrolRequest("WRONG-WRONG-WRONG-WRONG", desk.key.public, "i", "x")
    transport = httpx.HTTPTransport(verify=trusted, local_address="127.0.0.2")  # type: ignore[arg-type]
    with httpx.Client(base_url=address, transport=transport, timeout=60) as stranger:
        codes = [
            _error(stranger.post("/v1/enrol", content=msgspec.json.encode(wrong)))
            for _ in range(12)
        ]
        assert codes[0] == (403, "enrolment_code_unknown")
        assert codes[-1] == (429, "too_many_attempts")
        papers = [
            stranger.post("/v1/papers/check", content=b'{"code":"x"}').status_code
            for _ in range(40)
        ]
        assert 429 in papers
    assert _error(desk.post("/v1/enrol", wrong)) == (403, "enrolment_code_unknown")


def test_processes_of_the_examples_are_those_of_the_units() -> None:
    """Ports, and the folder of the program, are the same in all files of ``installer``."""
    unit = (INSTALLER / "window-desk-county@.service").read_text(encoding="utf-8")
    assert "--host 127.0.0.1 --port %i --metrics 127.0.0.1:1%i" in unit
    site = (INSTALLER / "nginx-window-desk.conf").read_text(encoding="utf-8")
    assert re.findall(r"server (127\.0\.0\.1:\d+);", site) == ["127.0.0.1:8470", "127.0.0.1:8471"]


def test_systemd_takes_the_units(tmp_path: Path) -> None:
    if not Path("/usr/bin/systemd-analyze").exists():
        pytest.skip("systemd is not installed")
    names = []
    for unit in sorted(INSTALLER.glob("window-desk-county*")):
        text = unit.read_text(encoding="utf-8")
        assert "/opt/window-desk/bin/window-desk county" in text or unit.suffix == ".timer"
        name = unit.name.replace("@.", "@8470.")
        (tmp_path / name).write_text(
            text.replace("/opt/window-desk/bin/window-desk", "/bin/true"), encoding="utf-8"
        )
        names.append(name)
    assert len(names) == 3
    for arguments in (
        ["verify", *names],
        ["security", "--offline=true", "--threshold=20", *names[::2]],
    ):
        done = subprocess.run(
            ["/usr/bin/systemd-analyze", *arguments],
            capture_output=True,
            text=True,
            check=False,
            cwd=tmp_path,
            timeout=60,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        assert "Unknown" not in done.stderr
