"""The cables of virtual devices: a TCP port or a pty, each served by a thread of its own, one
caller at a time.

A line can be cut after so many bytes, slowed down, unplugged and plugged in again.
"""

import contextlib
import os
import select
import socket
import tempfile
import threading
from abc import ABC, abstractmethod
from collections.abc import Callable
from pathlib import Path
from typing import Final, Protocol

_READ_BYTES: Final = 4096
_SLOW_STEP_S: Final = 0.02

Answer = Callable[[bytes], None]


class Device(Protocol):
    """What hangs on a line."""

    def connect(self, answer: Answer) -> Callable[[bytes], None]:
        """Begin a conversation; returns what takes the bytes that come in, and none at its end."""


class LineTroubles:
    """What is wrong with a line, changed at run time from any thread."""

    def __init__(self) -> None:
        """Nothing is wrong."""
        self._gate = threading.Lock()
        self._bytes_left: int | None = None
        self._bytes_per_s: int | None = None

    def drop_after(self, count: int) -> None:
        """Cut the conversation once, after `count` bytes more have come in."""
        with self._gate:
            self._bytes_left = count

    def slow_down(self, bytes_per_s: int | None) -> None:
        """Take in no more than this; None is full speed."""
        with self._gate:
            self._bytes_per_s = bytes_per_s

    @property
    def step_bytes(self) -> int:
        """How many bytes to read at once."""
        with self._gate:
            if self._bytes_per_s is None:
                return _READ_BYTES
            return max(1, round(self._bytes_per_s * _SLOW_STEP_S))

    @property
    def pause_s(self) -> float:
        """How long to rest after a read."""
        with self._gate:
            return 0.0 if self._bytes_per_s is None else _SLOW_STEP_S

    def let_through(self, data: bytes) -> tuple[bytes, bool]:
        """Return what still gets through, and whether the line is cut after it."""
        with self._gate:
            if self._bytes_left is None:
                return data, False
            passed = data[: self._bytes_left]
            self._bytes_left -= len(passed)
            if self._bytes_left > 0:
                return passed, False
            self._bytes_left = None
            return passed, True


class _Served(ABC):
    """A thread that ends when told to; `_wake` becomes readable then."""

    def __init__(self, name: str) -> None:
        self._wake, self._waker = socket.socketpair()
        self._ending = threading.Event()
        self._thread = threading.Thread(target=self._serve, name=name, daemon=True)

    @abstractmethod
    def _serve(self) -> None:
        """Run on the thread until `_ending` is set."""

    def _end(self) -> None:
        self._ending.set()
        with contextlib.suppress(OSError):
            self._waker.send(b"x")
        if self._thread.ident is not None:
            self._thread.join()
        self._wake.close()
        self._waker.close()


class TcpLine(_Served):
    """A device on a TCP port."""

    def __init__(self, device: Device, port: int = 0, host: str = "127.0.0.1") -> None:
        """Listen on `port`, any free one when 0; raises OSError when it is taken."""
        self._listener = socket.create_server((host, port))
        super().__init__("virtual-device-tcp")
        self.troubles = LineTroubles()
        self._device = device
        self.port: int = self._listener.getsockname()[1]
        self.address = f"tcp:{host}:{self.port}"
        self._thread.start()

    def close(self) -> None:
        """Hang up and join the thread."""
        self._end()
        self._listener.close()

    def _serve(self) -> None:
        while not self._ending.is_set():
            ready, _, _ = select.select([self._listener, self._wake], [], [])
            if self._listener in ready and not self._ending.is_set():
                caller, _ = self._listener.accept()
                with caller, contextlib.suppress(OSError):
                    self._converse(caller)

    def _converse(self, caller: socket.socket) -> None:
        def answer(data: bytes) -> None:
            with contextlib.suppress(OSError):
                caller.sendall(data)

        receive = self._device.connect(answer)
        try:
            self._take_in(caller, receive)
        finally:
            receive(b"")

    def _take_in(self, caller: socket.socket, receive: Callable[[bytes], None]) -> None:
        while not self._ending.is_set():
            ready, _, _ = select.select([caller, self._wake], [], [])
            if caller not in ready:
                continue
            data = caller.recv(self.troubles.step_bytes)
            if not data:
                return
            passed, cut = self.troubles.let_through(data)
            receive(passed)
            if cut:
                # A reset, as when the cable is pulled, not an orderly goodbye.
                caller.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
                return
            self._ending.wait(self.troubles.pause_s)


class PtyLine(_Served):
    """A device on a pty, reached through a link that stays the same when it is plugged in again."""

    def __init__(self, device: Device, link: Path | None = None) -> None:
        """Plug in; the link is made in a new folder unless `link` names its place."""
        self.troubles = LineTroubles()
        self._device = device
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        if link is None:
            self._folder = tempfile.TemporaryDirectory(prefix="window-desk-device-")
            link = Path(self._folder.name, "line")
        self.link = link
        self.address = f"serial:{link}"
        self._gate = threading.Lock()
        self._ends: tuple[int, int] | None = None
        self._open()
        super().__init__("virtual-device-pty")
        self._thread.start()

    def plug(self) -> None:
        """Plug the device in; nothing happens if it is."""
        self._open()
        self._waker.send(b"x")

    def _open(self) -> None:
        import pty
        import tty

        with self._gate:
            if self._ends is not None:
                return
            near, far = pty.openpty()
            tty.setraw(far)
            os.set_blocking(near, False)
            self._ends = near, far
            self.link.unlink(missing_ok=True)
            self.link.symlink_to(os.ttyname(far))

    def unplug(self) -> None:
        """Pull the cable out; whoever holds the line notices."""
        with self._gate:
            if self._ends is None:
                return
            self.link.unlink(missing_ok=True)
            near, far = self._ends
            self._ends = None
            os.close(far)
            os.close(near)
        self._waker.send(b"x")

    def close(self) -> None:
        """Unplug, join the thread and remove the link."""
        self.unplug()
        self._end()
        if self._folder is not None:
            self._folder.cleanup()

    def _serve(self) -> None:
        receive = self._device.connect(self._answer)
        while not self._ending.is_set():
            ends = self._ends
            watched: list[socket.socket | int] = [self._wake, *(ends or ())[:1]]
            try:
                ready, _, _ = select.select(watched, [], [])
            except (OSError, ValueError):
                continue
            if self._wake in ready:
                self._wake.recv(_READ_BYTES)
            elif not self._take_in(receive):
                receive = self._device.connect(self._answer)

    def _take_in(self, receive: Callable[[bytes], None]) -> bool:
        """Read once; False when the line was cut by it."""
        with self._gate:
            if self._ends is None:
                return True
            try:
                data = os.read(self._ends[0], self.troubles.step_bytes)
            except OSError:
                return True
        passed, cut = self.troubles.let_through(data)
        receive(passed)
        if cut:
            self.unplug()
            self.plug()
        self._ending.wait(self.troubles.pause_s)
        return not cut

    def _answer(self, data: bytes) -> None:
        with self._gate, contextlib.suppress(OSError):
            if self._ends is not None:
                os.write(self._ends[0], data)
