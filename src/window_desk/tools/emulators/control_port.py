"""The control port of a virtual device: one command a line over TCP, one JSON object a line
back.
"""

import contextlib
import json
import select
import shlex
import signal
import socket
import threading
from collections.abc import Callable, Mapping

import click

Command = Callable[[list[str]], Mapping[str, object]]


class ControlPort:
    """Serves `commands` by their first word on loopback, one caller at a time, on a thread of its
    own.

    A command gets the words after its name. A ValueError is answered as `{"ok": false, "error":
    …}`, anything else as `{"ok": true, …}`. `quit` sets `quit_asked`.
    """

    def __init__(self, commands: Mapping[str, Command], port: int = 0) -> None:
        """Listen on `port`, any free one when 0; raises OSError when it is taken."""
        self.quit_asked = threading.Event()
        self._commands = commands
        self._listener = socket.create_server(("127.0.0.1", port))
        self.port: int = self._listener.getsockname()[1]
        self.address = f"127.0.0.1:{self.port}"
        self._wake, self._waker = socket.socketpair()
        self._ending = threading.Event()
        self._thread = threading.Thread(target=self._serve, name="device-control", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Stop serving and join the thread."""
        self._ending.set()
        self._waker.send(b"x")
        self._thread.join()
        for each in (self._listener, self._wake, self._waker):
            each.close()

    def _serve(self) -> None:
        while not self._ending.is_set():
            ready, _, _ = select.select([self._listener, self._wake], [], [])
            if self._listener in ready:
                caller, _ = self._listener.accept()
                with caller, contextlib.suppress(OSError):
                    self._converse(caller)

    def _converse(self, caller: socket.socket) -> None:
        pending = b""
        while not self._ending.is_set():
            ready, _, _ = select.select([caller, self._wake], [], [])
            if caller not in ready:
                continue
            data = caller.recv(65536)
            if not data:
                return
            *lines, pending = (pending + data).split(b"\n")
            for line in lines:
                reply = json.dumps(self._do(line.decode("utf-8", "replace")), ensure_ascii=False)
                caller.sendall(reply.encode() + b"\n")

    def _do(self, line: str) -> dict[str, object]:
        try:
            return {"ok": True, **self._answer(shlex.split(line))}
        except (ValueError, IndexError) as error:
            return {"ok": False, "error": str(error)}

    def _answer(self, words: list[str]) -> Mapping[str, object]:
        name = words[0] if words else ""
        if name == "quit":
            self.quit_asked.set()
            return {}
        if name not in self._commands:
            known = ", ".join(sorted([*self._commands, "quit"]))
            raise ValueError(f"unknown command {name!r}; known: {known}")
        return self._commands[name](words[1:])


def port_taken(port: int | None, error: OSError) -> click.ClickException:
    """Return what is told when `port` cannot be listened on."""
    return click.ClickException(f"端口 {port} 打不开（{error.strerror}）：请换一个端口再试。")


def serve_until_quit(
    commands: Mapping[str, Command], port: int, announcement: Mapping[str, object]
) -> None:
    """Serve `commands` on `port` until told `quit`, SIGTERM or Ctrl+C; call it on the main thread.

    Writes one JSON line first: `announcement` and the address of the control port.
    """
    try:
        control = ControlPort(commands, port)
    except OSError as error:
        raise port_taken(port, error) from error
    former = signal.signal(signal.SIGTERM, lambda *_: control.quit_asked.set())
    try:
        print(json.dumps({**announcement, "control": control.address}), flush=True)
        control.quit_asked.wait()
    except KeyboardInterrupt:
        return
    finally:
        signal.signal(signal.SIGTERM, former)
        control.close()
