"""The benchmarks run and tell what they should; how fast is not a test's business."""

import json
import math
import subprocess
import sys
from pathlib import Path

import pytest
from tests.benchmarks.peers.comparison import ROWS
from tests.benchmarks.peers.comparison import table as comparison_table
from tests.benchmarks.peers.comparison import write_json as write_comparison
from tests.benchmarks.peers.measured import Losses, Measured

_ROOT = Path(__file__).parents[2]
_TIMEOUT_S = 120


def test_a_quick_run_prints_its_table_and_keeps_it_as_json(tmp_path: Path) -> None:
    out = tmp_path / "out"
    done = subprocess.run(
        [
            *(sys.executable, "-m", "tests.benchmarks", "--out", str(out)),
            *("--only", "ticket", "--quick"),
        ],
        cwd=_ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=_TIMEOUT_S,
    )
    assert done.returncode == 0, done.stderr
    assert "ticket to bytes" in done.stdout
    assert "bare python-escpos" in done.stdout
    assert [path.name for path in out.iterdir()] == ["bench.json"]
    text = (out / "bench.json").read_text("utf-8")
    assert str(tmp_path) not in text
    told = json.loads(text)
    assert {"cores", "python", "sqlite", "quick"} <= told["machine"].keys()
    (figure,) = told["figures"]
    assert figure.keys() == {
        *("key", "what", "unit", "ours", "floor", "floor_name", "ratio", "bar", "meets", "notes")
    }
    assert figure["key"] == "ticket"
    assert figure["meets"] in {True, False}
    for spread in (figure["ours"], figure["floor"]):
        assert 0 < spread["low"] <= spread["median"] <= spread["high"]
        assert spread["runs"] > 1
    assert math.isclose(
        figure["ratio"], figure["ours"]["median"] / figure["floor"]["median"], rel_tol=0.05
    )


def test_a_recomputation_is_measured_with_the_waits_of_a_clerk(tmp_path: Path) -> None:
    done = subprocess.run(
        [
            *(sys.executable, "-m", "tests.benchmarks", "--out", str(tmp_path)),
            *("--only", "recompute", "--quick"),
        ],
        cwd=_ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=_TIMEOUT_S,
    )
    assert done.returncode == 0, done.stderr
    (figure,) = json.loads((tmp_path / "bench.json").read_text("utf-8"))["figures"]
    assert figure["key"] == "recompute"
    assert figure["ratio"] > 0
    assert {"cases/s", "longest wait of an act ms"} <= figure["notes"].keys()


def test_the_comparison_with_peers_tells_ratios_in_our_favour_and_losses(tmp_path: Path) -> None:
    ours, theirs = Measured(item_bytes=1_700), Measured(item_bytes=900)
    for row in ROWS:
        ours.add(row.key, 10.0, 20.0, 40.0)
        theirs.add(row.key, 5.0)
    found = {"Window Desk": ours, "Anki": theirs}
    losses = {"Window Desk": Losses(7, 0, 9, 0), "Anki": Losses(5, 2, 4, 1)}
    text = comparison_table(found, losses)
    assert "4.00 × (meets 1 ×)" in text
    assert "0 of 7" in text
    assert "2 of 5" in text
    assert "1 of 4" in text
    write_comparison(tmp_path / "peers.json", {"cores": 2}, found, losses)
    told = json.loads((tmp_path / "peers.json").read_text("utf-8"))
    assert told["figures"]["push"]["ratios"] == {"Anki": 4.0}
    assert told["figures"]["single"]["ratios"] == {"Anki": 0.25}
    assert told["sudden_ends"]["Anki"]["saved_lost"] == 2
    assert told["item_bytes"] == {"Window Desk": 1_700, "Anki": 900}


@pytest.mark.postgresql
def test_the_county_on_postgresql_is_measured_beside_its_own_rows(tmp_path: Path) -> None:
    done = subprocess.run(
        [
            *(sys.executable, "-m", "tests.benchmarks", "--out", str(tmp_path)),
            *("--only", "county_postgresql", "--quick"),
        ],
        cwd=_ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=_TIMEOUT_S,
    )
    assert done.returncode == 0, done.stderr
    figures = json.loads((tmp_path / "bench.json").read_text("utf-8"))["figures"]
    if not figures:
        pytest.skip("PostgreSQL is not installed: run `make setup`")
    assert figures[0]["key"] == "county_postgresql"
    assert figures[0]["ratio"] > 0
