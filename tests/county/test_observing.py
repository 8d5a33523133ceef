"""Logs that name nobody, metrics with closed label sets, and the county's standing."""

import json
import logging
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import httpx
import pytest
from sqlalchemy import text
from tests.county.builders import PaperDesk
from tests.county.conftest import NewDesk
from tests.county.small_county import CLERKS, PERSON, RECEIVER, Wall, make_county
from uuid_utils import uuid7

from window_desk.county.api.instruments import PREFIX
from window_desk.county.bootstrap import County
from window_desk.county.logs import configure_logging
from window_desk.county.metrics import serving_metrics
from window_desk.county.serving import AddressTakenError, serving
from window_desk.protocol import messages as m


@pytest.fixture
def log_file(tmp_path: Path) -> Iterator[Path]:
    """Everything that is logged while the test runs, as a county writes it."""
    path = tmp_path / "county.log"
    root = logging.getLogger()
    level, before = root.level, list(root.handlers)
    configure_logging("debug", path)
    yield path
    for handler in [h for h in root.handlers if h not in before]:
        root.removeHandler(handler)
        handler.close()
    root.setLevel(level)


def lines(log: Path, event: str = "call") -> list[dict[str, object]]:
    """The events of one kind."""
    read = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
    return [line for line in read if line["event"] == event]


def _journey(desk: PaperDesk) -> None:
    """Personal data in every place that a caller fills: bodies, paths, queries, headers, codes."""
    assert PERSON.id_number
    desk.accept_case()
    desk.take(str(uuid7()), (desk.received(number=PERSON.id_number), RECEIVER))
    desk.push()
    desk.pull(digest=1)
    desk.get("/v1/snapshot")
    assert desk.get(f"/v1/{PERSON.name}/{PERSON.id_number}").status_code == 404
    assert desk.get("/v1/pull", since=PERSON.id_number, epoch=PERSON.name).status_code == 400
    assert (
        desk.client.get("/v1/pull", headers={"X-Request-Id": PERSON.id_number}).status_code == 401
    )
    malformed = f'{{"desk": "{PERSON.name}", "first_sequence": "{PERSON.id_number}"}}'
    for path in ("/v1/push", "/v1/enrol", "/v1/session", "/v1/leases", "/v1/papers/check"):
        assert desk.client.post(
            path, content=malformed.encode(), headers={"Authorization": f"Bearer {desk.token}"}
        ).status_code in {400, 401}
    desk.post("/v1/enrol", m.EnrolRequest(PERSON.id_number, desk.key.public, "i", PERSON.name))
    desk.post("/v1/papers/check", m.PaperCheckRequest(f"WD1:{PERSON.name}:{PERSON.id_number}"))


def test_logs_name_nobody_and_hold_no_secret(log_file: Path, tmp_path: Path, wall: Wall) -> None:
    with (
        make_county(f"sqlite:///{tmp_path / 'county.sqlite'}", wall) as county,
        serving(county) as url,
    ):
        code = county.create_enrolment_code("519999101")
        desk = PaperDesk(url, wall)
        desk.enrol(code)
        _journey(desk)
        with county.context.database.writing() as connection:
            # The bug's own words hold a name: "'王小明' is not a valid DeskStatus".
            connection.execute(text("UPDATE desk SET status = :name"), {"name": PERSON.name})
        desk.accept_case()
        assert desk.post("/v1/push", desk.pending()).status_code == 500
        desk.close()
    written = log_file.read_text(encoding="utf-8")
    everything = [json.loads(line) for line in written.splitlines()]
    secrets = [PERSON.name, PERSON.id_number, PERSON.phone, PERSON.address, desk.token, code]
    secrets += [clerk.name for clerk in CLERKS] + [desk.key.public, "一号窗口"]
    assert [secret for secret in secrets if secret and secret in written] == []
    (bug,) = lines(log_file, "bug")
    assert bug["error"] == "ValueError"
    assert any("store/desks.py" in place for place in bug["places"])  # type: ignore[attr-defined]
    assert all("window_desk" in str(e["logger"]) or e["event"] == "library" for e in everything)
    calls = lines(log_file)
    assert {line["route"] for line in calls} >= {"/v1/push", "/v1/pull", "/v1/snapshot", "none"}
    pushed = next(line for line in calls if line["route"] == "/v1/push")
    assert (pushed["acts"], pushed["applied"], pushed["refused"]) == (3, 2, 1)
    assert (pushed["desk"], pushed["status"], pushed["code"]) == (desk.desk, 200, "")
    failed = next(line for line in calls if line["code"] == "internal")
    assert (failed["level"], failed["request"]) == ("warning", bug["request"])
    assert log_file.stat().st_mode & 0o777 == 0o600


def test_a_request_id_of_the_balancer_is_taken_over(county_url: str, log_file: Path) -> None:
    given = "0123456789abcdef" * 2
    reply = httpx.get(f"{county_url}/v1/hello", headers={"X-Request-Id": given})
    assert reply.headers["X-Request-Id"] == given
    other = httpx.get(f"{county_url}/v1/hello", headers={"X-Request-Id": "x" * 32})
    assert other.headers["X-Request-Id"] not in {given, "x" * 32}
    asked = [given, other.headers["X-Request-Id"]]
    # a county that other tests share may have been asked meanwhile
    told = [line["request"] for line in lines(log_file) if line["request"] in asked]
    assert told == asked


def _metrics(text: str) -> dict[str, float]:
    return {
        line.rpartition(" ")[0].removeprefix(f"{PREFIX}_"): float(line.rpartition(" ")[2])
        for line in text.splitlines()
        if line.startswith(PREFIX)
    }


def test_metrics_count_what_happened(county: County, new_desk: NewDesk, wall: Wall) -> None:
    desk = new_desk()
    for _ in range(2):
        desk.accept_case()
    desk.push()
    desk.pull()
    desk.pull(wait=1)
    assert desk.get("/v1/nowhere").status_code == 404
    wall.forward(timedelta(hours=2))
    with serving_metrics(county, "127.0.0.1", 0) as address:
        found = _metrics(httpx.get(address).text)
        with (
            pytest.raises(AddressTakenError, match="监控地址"),
            serving_metrics(county, "127.0.0.1", int(address.split(":")[2].partition("/")[0])),
        ):
            pass
    with pytest.raises(httpx.ConnectError):
        httpx.get(address)
    assert found["pushes_total"] == 1
    assert found['acts_total{result="applied"}'] == 4
    assert found['acts_total{result="refused"}'] == 0
    assert found['calls_total{code="",route="/v1/pull",status="200"}'] == 2
    assert found['calls_total{code="not_found",route="none",status="404"}'] == 1
    assert found["pull_wait_seconds_count"] == 1
    assert 0.9 < found["pull_wait_seconds_sum"] < 30
    assert found['call_seconds_count{route="/v1/push"}'] == 1
    assert found["feed_head"] == county.digest().position
    assert found['desks{status="active"}'] == 1
    assert found['lease_stock{kind="case"}'] == 198
    assert found["unsaved_seconds"] == 2 * 3600
    assert found["database_up"] == 1
    assert "backup_age_seconds" not in found


def test_metrics_say_when_the_database_is_away(tmp_path: Path, wall: Wall) -> None:
    path = tmp_path / "county.sqlite"
    with (
        make_county(f"sqlite:///{path}", wall) as county,
        serving(county) as url,
        serving_metrics(county, "127.0.0.1", 0) as address,
    ):
        county.context.database.engine.dispose()
        for left in tmp_path.glob("county.sqlite*"):
            left.unlink()
        path.write_bytes(b"no database" * 1000)
        assert httpx.get(f"{url}/v1/hello").status_code == 503
        found = _metrics(httpx.get(address).text)
    assert found["database_up"] == 0
    assert "feed_head" not in found
    assert found['database_errors_total{error="DatabaseError"}'] == 1


def test_standing_balances_numbers_and_tells_of_desks(
    county: County, new_desk: NewDesk, wall: Wall
) -> None:
    desk, silent = new_desk(), new_desk()
    desk.accept_case()
    desk.take(str(uuid7()), (desk.received(number="wrong"), RECEIVER))
    desk.push()
    county.record_backup(county.digest().position - 1)
    wall.forward(timedelta(hours=1))
    county.withdraw_desk(silent.desk)
    standing = county.standing()
    assert standing.head == county.digest().position
    assert (standing.backup.behind, standing.backup.age_s, standing.backup.unsaved_s) == (
        1,
        3600,
        3600,
    )
    assert standing.acts == {"applied": 2, "refused": 1}
    assert standing.desks_by_status == {"active": 1, "forked": 0, "withdrawn": 1}
    assert {d.desk: d.silent_s for d in standing.desks} == {desk.desk: 3600, silent.desk: 3600}
    numbers = {series.series.partition(":")[0]: series for series in standing.numbers}
    assert set(numbers) == {"case", "acceptance"}
    case = numbers["case"]
    assert (case.leased, case.used, case.void, case.free, case.astray) == (200, 1, 0, 199, 0)
    wall.forward(timedelta(days=365))
    (case,) = (s for s in county.standing().numbers if s.series.startswith("case"))
    assert (case.leased, case.used, case.void, case.free) == (200, 1, 199, 0)
    assert county.standing().numbers_balance
    with county.context.database.writing() as connection:
        connection.execute(
            text("DELETE FROM lease WHERE county = :county AND series LIKE 'case:%'"),
            {"county": county.context.county},
        )
    assert not county.standing().numbers_balance
    assert any("不是领来的" in fault for fault in county.verify().faults)
