"""The cut line between a real client and a real echo server."""

import contextlib
import json
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator

import pytest

from window_desk.tools.emulators.cut_line import (
    BlackHole,
    CutAfter,
    CutLine,
    Delay,
    Pass,
    Truncate,
)

_QUESTION = b"x" * 20_000


class EchoServer:
    """Echoes on threads of its own until closed."""

    def __init__(self) -> None:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.target: tuple[str, int] = self._listener.getsockname()
        self._threads: list[threading.Thread] = []
        self._accepting = threading.Thread(target=self._accept)
        self._accepting.start()

    def close(self) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._accepting.join()
        for thread in self._threads:
            thread.join()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                caller, _ = self._listener.accept()
                self._threads.append(threading.Thread(target=self._echo, args=(caller,)))
                self._threads[-1].start()

    def _echo(self, caller: socket.socket) -> None:
        with caller, contextlib.suppress(OSError):
            while data := caller.recv(4096):
                caller.sendall(data)


@pytest.fixture
def echo() -> Iterator[EchoServer]:
    server = EchoServer()
    yield server
    server.close()


@pytest.fixture
def line(echo: EchoServer) -> Iterator[CutLine]:
    with CutLine(echo.target) as line:
        yield line


def _dial(line: CutLine) -> socket.socket:
    return socket.create_connection(("127.0.0.1", line.port), timeout=5)


def _answer(line: CutLine, question: bytes = _QUESTION) -> bytes:
    """Everything that comes back until the other side ends."""
    with _dial(line) as caller:
        sender = threading.Thread(target=_send, args=(caller, question))
        sender.start()
        received = b""
        with contextlib.suppress(OSError):
            while data := caller.recv(65536):
                received += data
        sender.join()
        return received


def _send(caller: socket.socket, question: bytes) -> None:
    with contextlib.suppress(OSError):
        caller.sendall(question)
        caller.shutdown(socket.SHUT_WR)


def test_a_good_line_passes_everything(line: CutLine) -> None:
    assert _answer(line) == _QUESTION
    assert (line.connections, line.cuts) == (1, 0)


@pytest.mark.parametrize("count", [0, 1, 4095, 8192, 19_999])
def test_a_cut_passes_exactly_so_many_bytes_of_the_reply(line: CutLine, count: int) -> None:
    line.set_mode(CutAfter(count))
    assert len(_answer(line)) == count
    assert len(_answer(line)) == count
    assert line.cuts == 2


def test_a_cut_of_the_request_shortens_what_the_target_sees(line: CutLine) -> None:
    line.set_mode(CutAfter(100, "request"))
    assert len(_answer(line)) <= 100


def test_a_cut_counts_from_the_moment_it_was_ordered(line: CutLine) -> None:
    with _dial(line) as caller:
        caller.sendall(b"hello")
        assert caller.recv(5, socket.MSG_WAITALL) == b"hello"
        line.set_mode(CutAfter(3))
        caller.sendall(b"again")
        assert caller.recv(100, socket.MSG_WAITALL) == b"aga"


def test_down_refuses_and_comes_back_on_the_same_port(line: CutLine) -> None:
    with _dial(line) as caller:
        caller.sendall(b"x")
        assert caller.recv(1) == b"x"
        line.go_down()
        with contextlib.suppress(ConnectionError):
            assert caller.recv(1) == b""
    with pytest.raises(ConnectionRefusedError):
        _dial(line)
    line.pass_on()
    assert _answer(line) == _QUESTION


def test_a_black_hole_swallows_until_the_mode_changes(line: CutLine) -> None:
    line.set_mode(BlackHole())
    with _dial(line) as caller:
        caller.sendall(b"x")
        caller.settimeout(0.05)
        with pytest.raises(TimeoutError):
            caller.recv(1)
        line.pass_on()
        caller.settimeout(5)
        assert caller.recv(1) == b"x"


def test_truncation_is_repeatable_by_its_seed(line: CutLine) -> None:
    def lengths() -> list[int]:
        line.set_mode(Truncate(7, 0.5))
        return [len(_answer(line, b"y" * 500)) for _ in range(10)]

    first = lengths()
    assert first == lengths()
    assert any(length < 500 for length in first)


def test_a_delayed_line_is_whole(line: CutLine) -> None:
    line.set_mode(Delay(1))
    assert _answer(line) == _QUESTION


def test_closing_ends_open_connections(echo: EchoServer) -> None:
    line = CutLine(echo.target)
    with _dial(line) as caller:
        caller.sendall(b"x")
        assert caller.recv(1) == b"x"
        line.close()
        with contextlib.suppress(ConnectionError):
            assert caller.recv(1) == b""


def test_a_port_that_is_taken_is_an_error(line: CutLine, echo: EchoServer) -> None:
    with pytest.raises(OSError, match="in use"):
        CutLine(echo.target, line.port)


def test_as_a_process_it_obeys_its_control_port(echo: EchoServer) -> None:
    program = [sys.executable, "-m", "window_desk.tools.emulators.cut_line"]
    target = f"{echo.target[0]}:{echo.target[1]}"
    with subprocess.Popen(
        [*program, "--target", target], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        told = json.loads(process.stdout.readline())
        host, _, port = told["control"].rpartition(":")
        with socket.create_connection((host, int(port)), timeout=5) as control:
            replies = control.makefile("r", encoding="utf-8")

            def order(text: str) -> dict[str, object]:
                control.sendall(text.encode() + b"\n")
                reply: dict[str, object] = json.loads(replies.readline())
                return reply

            for text in ("cut 5", "cut 5 request", "truncate 1 0.5", "delay 10", "black-hole"):
                assert order(text)["ok"]
            assert order("down")["mode"] == "Down()"
            address = (host, int(told["address"].rpartition(":")[2]))
            with pytest.raises(ConnectionRefusedError):
                socket.create_connection(address, timeout=5)
            assert order("pass")["mode"] == str(Pass())
            with socket.create_connection(address, timeout=5) as caller:
                caller.sendall(b"x")
                assert caller.recv(1) == b"x"
            assert not order("cut five")["ok"]
            assert not order("cut 5 sideways")["ok"]
            order("quit")
            replies.close()
        assert process.wait(10) == 0
