"""Virtual devices as processes of their own: announcement, control port, files, an orderly end."""

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, cast

import pytest

from window_desk.desk.devices.device_desk import DeviceDesk
from window_desk.desk.use_cases.device_values import Confirmed, DeviceTrouble, Failed

CARD = {
    "name": "阿卜杜拉·𬱖某",
    "sex": "女",
    "nation": "维吾尔族",
    "birth": "1988-01-01",
    "address": "新疆喀什市解放路2号",
    "id_number": "653101198801011234",
    "issuer": "喀什市公安局",
    "valid_from": "2020-01-01",
    "valid_until": "长期",
}


@contextmanager
def running(
    module: str, *options: str
) -> Iterator[tuple[subprocess.Popen[str], dict[str, object]]]:
    """Start a command; yields it with what it announced, and sees that it ends."""
    code = f"from window_desk.tools.{module} import command; command()"
    process = subprocess.Popen(
        [sys.executable, "-c", code, *options],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    output = cast("IO[str]", process.stdout)
    try:
        yield process, json.loads(output.readline())
        assert process.wait(10) == 0
    finally:
        process.kill()
        process.wait(10)
        output.close()


class Control:
    """A caller of a control port."""

    def __init__(self, address: object) -> None:
        host, _, port = str(address).partition(":")
        self._socket = socket.create_connection((host, int(port)), timeout=10)
        self._lines = self._socket.makefile("r", encoding="utf-8")

    def tell(self, line: str) -> dict[str, object]:
        self._socket.sendall(line.encode() + b"\n")
        reply = json.loads(self._lines.readline())
        assert isinstance(reply, dict)
        return reply

    def close(self) -> None:
        self._lines.close()
        self._socket.close()


@pytest.fixture
def devices() -> Iterator[DeviceDesk]:
    desk = DeviceDesk()
    yield desk
    assert desk.close()


def test_a_printer_process(devices: DeviceDesk, tmp_path: Path) -> None:
    out = tmp_path / "tickets"
    options = ["--tcp", "0", "--pty", "--out", str(out), "--paper", "80", "--charset", "gbk"]
    with running("virtual_printer", *options) as (_, announced):
        control = Control(announced["control"])
        tcp, pty = cast("list[str]", announced["addresses"])
        assert tcp.startswith("tcp:127.0.0.1:")
        assert pty == f"serial:{out / 'printer.pty'}"
        data = b"\x1b@\x1c&" + "收件凭证\n".encode("gbk") + b"\x1d\x56\x42\x00"
        for address in (tcp, pty):
            assert devices.submit_print(address, data, address).result(20) == Confirmed()
        assert control.tell("paper out")["dle_eot_4"] == "0x7e"
        assert devices.submit_print(tcp, data, "x").result(20) == Failed(DeviceTrouble.PAPER_OUT)
        assert control.tell("paper in")["offline"] is False
        status = control.tell("status")
        assert (status["tickets"], status["faults"]) == (2, [])
        for line in ("cover open", "cover close", "answers off", "answers on", "slow off"):
            assert control.tell(line) == {"ok": True}
        for wrong in ("paper", "fly", "", "slow", "drop many", "cover ajar", '"'):
            assert control.tell(wrong)["ok"] is False
        assert control.tell("quit") == {"ok": True}
        control.close()
    names = sorted(path.name for path in out.iterdir())
    assert names == [f"ticket-000{n}.{kind}" for n in (1, 2) for kind in ("bin", "png")]
    assert (out / "ticket-0001.bin").read_bytes().startswith(data)


def test_a_reader_process(devices: DeviceDesk, tmp_path: Path) -> None:
    link = tmp_path / "reader"
    with running("virtual_id_reader", "--link", str(link)) as (process, announced):
        control = Control(announced["control"])
        assert announced["address"] == f"serial:{link}"
        assert control.tell(f"place '{json.dumps(CARD)}'") == {"ok": True}
        card = devices.read_card(str(announced["address"]), 10).result(15)
        assert (card.name, card.nation) == (CARD["name"], "维吾尔")
        for line in ("lift", "noise aaaa", "noise off", "spoil read 1", "unplug", "silent off"):
            assert control.tell(line) == {"ok": True}
        assert control.tell("plug")["address"] == announced["address"]
        assert control.tell("status")["reads"] == 1
        strange = json.dumps({**CARD, "nation": "火星"})
        for wrong in ("place", "place @/nowhere", f"place '{strange}'", "place '[]'", "spoil x"):
            assert control.tell(wrong)["ok"] is False
        control.close()
        process.send_signal(signal.SIGTERM)
    assert not link.is_symlink()


def test_a_taken_port_is_one_sentence(tmp_path: Path) -> None:
    from click.testing import CliRunner

    from window_desk.tools.virtual_printer import command

    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = str(listener.getsockname()[1])
        for option in ("--tcp", "--control"):
            done = CliRunner().invoke(command, [option, port, "--out", str(tmp_path)])
            assert done.exit_code == 1
            assert f"端口 {port} 打不开" in done.output
