"""``window-desk county`` as a process."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from click.testing import CliRunner, Result
from tests.county.builders import PaperDesk

from window_desk.county.use_cases.context import system_clock
from window_desk.protocol.messages import DeskStatus
from window_desk.tools.county import command

_TIMEOUT_S = 60
_ROOT = Path(__file__).parents[2]


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run ``window-desk county`` with an embedded database in ``folder``."""
    return subprocess.run(
        [sys.executable, "-m", "window_desk", "county", "--data-dir", str(folder), *arguments],
        capture_output=True,
        text=True,
        timeout=_TIMEOUT_S,
        check=False,
        env=_environment(),
    )


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(_ROOT / "src")}


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a served county; ended by SIGTERM, which must end it in good order."""
    process = subprocess.Popen(
        [
            *(sys.executable, "-m", "window_desk", "county", "--data-dir", str(folder)),
            *("--sample", "--port", "0"),
        ],
        stdout=subprocess.PIPE,
        text=True,
        env=_environment(),
    )
    try:
        assert process.stdout is not None
        yield json.loads(process.stdout.readline())["address"]
    finally:
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=_TIMEOUT_S)
    assert process.returncode == 0


def test_serve_enrol_administer_and_stop(tmp_path: Path) -> None:
    with served(tmp_path) as address:
        code = run(tmp_path, "code", "--site", "519999101", "--windows", "MZ,YB")
        assert code.returncode == 0, code.stderr
        desk = PaperDesk(address, system_clock)
        desk.enrol(code.stdout.strip())
        assert desk.pull().head > 32
        listed = json.loads(run(tmp_path, "desk", "list", "--json").stdout)
        assert [row["desk"] for row in listed] == [desk.desk]
        assert run(tmp_path, "desk", "withdraw", desk.desk).returncode == 0
        assert desk.open_session().status is DeskStatus.WITHDRAWN
        waiting = desk.client.get("/v1/hello")
        assert waiting.status_code == 200
        desk.close()
    verified = run(tmp_path, "verify", "--json")
    assert json.loads(verified.stdout)["faults"] == []
    with pytest.raises(httpx.ConnectError):
        httpx.get(f"{address}/v1/hello")


def test_known_errors_are_one_sentence(tmp_path: Path) -> None:
    for arguments, part in (
        (("code", "--site", "nowhere"), "没有站点"),
        (("desk", "withdraw", "nobody"), "没有终端"),
        (("clerk", "withdraw", "4711"), "没有工号"),
        (("site", "add", "a b", "x", "--area-code", "519999", "--agency-prefix", "x"), "站点代码"),
        (("site", "add", "a", "x", "--area-code", "x", "--agency-prefix", "x"), "行政区划"),
    ):
        done = run(tmp_path, *arguments)
        assert done.returncode == 1
        assert part in done.stderr
        assert "Traceback" not in done.stderr
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / "county.db").write_bytes(b"no database" * 500)
    done = run(broken, "verify")
    assert done.returncode == 1
    assert "县级数据库打不开" in done.stderr


def test_sites_and_clerks_are_made_from_the_terminal(tmp_path: Path) -> None:
    site = ("site", "add", "S1", "清水镇", "--area-code", "519999103", "--agency-prefix", "清水")
    assert run(tmp_path, *site).returncode == 0
    clerk = ("clerk", "add", "2001", "李梅", "--site", "S1", "--duty", "receive")
    assert run(tmp_path, *clerk, "--password", "Qinghe-2026").returncode == 0
    short = run(tmp_path, *clerk, "--password", "x")
    assert "至少8个字符" in short.stderr
    assert run(tmp_path, "clerk", "withdraw", "2001").returncode == 0
    assert run(tmp_path, "backed-up", "3").returncode == 0
    assert len(run(tmp_path, "restored").stdout.strip()) == 36


def here(folder: Path, *arguments: str) -> Result:
    """The same in this process, which is quicker."""
    return CliRunner().invoke(command, ["--data-dir", str(folder), *arguments])


def test_backup_status_and_restore_from_the_terminal(tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    with served(tmp_path) as address:
        code = here(tmp_path, "code", "--site", "519999101").output.strip()
        desk = PaperDesk(address, system_clock)
        desk.enrol(code)
        taken = json.loads(here(tmp_path, "backup", str(folder), "--json").output)
        file, position = taken["file"], taken["manifest"]["counties"][0]["position"]
        assert taken["verified"]
        assert desk.open_session().backup_position == position
        standing = json.loads(here(tmp_path, "status", "--json").output)
        assert (standing["head"], standing["backup"]["position"]) == (position, position)
        assert standing["desks"][0]["silent_s"] < 3600
        words = here(tmp_path, "status").output
        assert f"备份到位置 {position}" in words
        assert "正常1" in words
        refused = here(tmp_path, "restore", file, "--replace")
        assert refused.exit_code == 1
        assert "先停掉" in refused.output
        refused = here(tmp_path, "restore", file, "--replace", "--json")
        assert refused.exit_code == 1
        assert "先停掉" in json.loads(refused.output)["error"]["sentence"]
        desk.close()
    assert "--replace" in here(tmp_path, "restore", file).output
    restored = here(tmp_path, "restore", file, "--replace")
    assert "新的纪元" in restored.output, restored.output
    assert "before-restore" in restored.output
    again = json.loads(here(tmp_path, "restore", file, "--replace", "--json").output)
    after = json.loads(here(tmp_path, "status", "--json").output)
    assert again["counties"][0]["epoch"] == after["epoch"] != standing["epoch"]


def test_options_that_cannot_be(tmp_path: Path) -> None:
    assert "--metrics" in here(tmp_path, "--metrics", "9470").output
    missing = tmp_path / "no" / "county.log"
    assert "日志文件" in here(tmp_path, "--log-file", str(missing)).output
