"""Whatever fits the county's own description, or does not, gets a documented answer; the county stays up."""

import json
import os
import subprocess
import sys
from pathlib import Path

import httpx
import msgspec
from tests.county.builders import PaperDesk
from tests.county.small_county import RECEIVER
from tests.faults import schemathesis_hooks as hooks
from tests.faults.county_reckoning import reckon
from tests.faults.processes import ROOT, CountyPlan, Place, Process, SharedWall
from tests.faults.scale import IS_LONG
from uuid_utils import uuid7

from window_desk.protocol.act_codec import encode_act
from window_desk.protocol.messages import ActStatus

_SEED = 1
_EXAMPLES = 400 if IS_LONG else 20
_CONFIG = """
[checks.positive_data_acceptance]
# A schema can't tell whether a desk, a signature or a number is genuine: docs/protocol.md says which status
# each false one gets.
expected-statuses = ["2xx", 400, 401, 403, 404, 409, 426, 429]

[checks.negative_data_rejection]
expected-statuses = [400, 401, 403, 404, 405, 409, 413, 415, 426, 429]
"""


def test_every_call_that_can_be_made_up_is_answered_as_documented(tmp_path: Path) -> None:
    place = Place.at(tmp_path)
    database = f"sqlite:///{tmp_path / 'county.sqlite'}"
    plan = CountyPlan(database, place.port, place.zero_s, 1)
    log = tmp_path / "county.log"
    with Process("county_process", plan, log) as county:
        desk = PaperDesk(place.county_address, SharedWall(place.zero_s))
        try:
            desk.enrol(county.await_line("ready")["codes"][0])
            desk.accept_case()
            desk.push()
            _queue_as_sent(desk)
            told = _make_up_calls(tmp_path, desk)
            assert told.returncode == 0, told.stdout[-6000:]
            assert "12 selected / 12 total" in told.stdout
            assert not county.has_ended
            assert httpx.get(f"{place.county_address}/v1/hello").status_code == 200
            assert reckon(database, place.zero_s).count == 3, "no signed push got through"
            results = desk.push().results
            assert [result.status for result in results] == [ActStatus.APPLIED]
        finally:
            desk.close()
    assert "bug in" not in log.read_text("utf-8")
    found = reckon(database, place.zero_s)
    assert found.faults == []
    assert found.count == 3


def _queue_as_sent(desk: PaperDesk) -> None:
    """Queue a receipt whose bytes are those that schemathesis makes of it: the signature is over them."""
    act = desk.compose(str(uuid7()), desk.received(), RECEIVER)
    desk.take_raw(json.dumps(json.loads(encode_act(act))).encode())


def _make_up_calls(folder: Path, desk: PaperDesk) -> subprocess.CompletedProcess[str]:
    (folder / "schemathesis.toml").write_text(_CONFIG, "utf-8")
    signed = json.loads(msgspec.json.encode(desk.pending()))
    real = {
        "fields": {
            "protocol": 1,
            "desk": desk.desk,
            "incarnation": desk.incarnation,
            "epoch": desk.epoch,
            "first_sequence": signed["first_sequence"],
            "series": "case:519999101:2026",
        },
        "transactions": signed["transactions"],
    }
    return subprocess.run(
        [
            *(sys.executable, "-m", "schemathesis.cli", "run"),
            *(f"{desk.url}/openapi.json", "--checks", "all", "--seed", str(_SEED)),
            *("--header", f"Authorization: Bearer {desk.token}"),
            *("--max-examples", str(_EXAMPLES), "--continue-on-failure", "--no-color"),
        ],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env={
            **os.environ,
            "PYTHONPATH": os.pathsep.join((str(ROOT), os.environ.get("PYTHONPATH", ""))),
            "PYTHONUTF8": "1",
            "SCHEMATHESIS_HOOKS": hooks.__name__,
            hooks.VARIABLE: json.dumps(real),
        },
    )
