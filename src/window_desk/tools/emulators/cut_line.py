"""A bad line on purpose: a TCP proxy that passes, refuses, swallows, cuts, truncates or delays.

It runs on a thread of its own, named "cut-line". As a process of its own
(``python -m window_desk.tools.emulators.cut_line``) it is told what to do through a control port.
"""

import asyncio
import contextlib
import json
import random
import threading
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass, field
from typing import Literal, Self, TypeVar

import click

from window_desk.tools.emulators.control_port import Command, ControlPort

Direction = Literal["request", "reply"]
CHUNK_BYTES = 8192
_HOST = "127.0.0.1"
_TURNS = 4
_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class Pass:
    """Pass everything on."""


@dataclass(frozen=True, slots=True)
class Down:
    """Refuse new connections and reset those that are open."""


@dataclass(frozen=True, slots=True)
class BlackHole:
    """Accept, and pass nothing until the mode changes."""


@dataclass(frozen=True, slots=True)
class CutAfter:
    """Close every connection after ``count`` more bytes of it in ``direction``."""

    count: int
    direction: Direction = "reply"


@dataclass(frozen=True, slots=True)
class Truncate:
    """With ``chance`` per piece of up to 8 KB pass a random part of it and close."""

    seed: int
    chance: float


@dataclass(frozen=True, slots=True)
class Delay:
    """Hold every piece for ``milliseconds``."""

    milliseconds: int


Mode = Pass | Down | BlackHole | CutAfter | Truncate | Delay


@dataclass(eq=False, slots=True)
class _Link:
    client: asyncio.StreamWriter
    county: asyncio.StreamWriter
    passed: dict[Direction, int] = field(default_factory=lambda: {"request": 0, "reply": 0})
    cut: bool = False


class CutLine:
    """A proxy to ``target`` as long as it is open; close it or use it as a context manager.

    Every method may be called from any thread and returns when the new mode holds.
    """

    def __init__(self, target: tuple[str, int], port: int = 0) -> None:
        """Listen on ``port`` of loopback, any free one when 0; raises OSError when it is taken."""
        self._target = target
        self._mode: Mode = Pass()
        self._rng = random.Random(0)  # noqa: S311 - repeatable trouble, not a secret
        self._links: set[_Link] = set()
        self._relays: dict[asyncio.StreamWriter, asyncio.Task[None]] = {}
        self._server: asyncio.Server | None = None
        self.connections = 0
        self.cuts = 0
        self._loop = asyncio.new_event_loop()
        self._mode_changed = asyncio.Event()
        self._thread = threading.Thread(target=self._loop.run_forever, name="cut-line", daemon=True)
        self._thread.start()
        self.port = port
        try:
            self._call(self._listen())
        except OSError:
            self._end_thread()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def url(self) -> str:
        """Where a client of HTTP finds the target through this line."""
        return f"http://{_HOST}:{self.port}"

    @property
    def mode(self) -> Mode:
        """What the line does now."""
        return self._mode

    def set_mode(self, mode: Mode) -> None:
        """Do ``mode`` from now on, with open connections too."""
        self._call(self._change(mode))

    def pass_on(self) -> None:
        """Be a good line again."""
        self.set_mode(Pass())

    def go_down(self) -> None:
        """Be no line at all."""
        self.set_mode(Down())

    def close(self) -> None:
        """Close all connections and join the thread."""
        self._call(self._shut())
        self._end_thread()

    def _call(self, work: Coroutine[None, None, _Value]) -> _Value:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(10)

    def _end_thread(self) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    async def _listen(self) -> None:
        self._server = await asyncio.start_server(self._accept, _HOST, self.port)
        self.port = self._server.sockets[0].getsockname()[1]

    async def _change(self, mode: Mode) -> None:
        self._mode = mode
        if isinstance(mode, Truncate):
            self._rng.seed(mode.seed)
        for link in self._links:
            link.passed = {"request": 0, "reply": 0}
        if isinstance(mode, Down):
            await self._stop_listening()
            for writer in self._relays:
                writer.transport.abort()
        elif self._server is None:
            await self._listen()
        self._mode_changed.set()
        self._mode_changed = asyncio.Event()

    async def _stop_listening(self) -> None:
        server, self._server = self._server, None
        if server is None:
            return
        # WORKAROUND https://github.com/python/cpython/issues/109564: closing a server in the moment
        # of an accept leaves the connection open, so first let those that came in be taken in.
        for sock in server.sockets:
            self._loop.remove_reader(sock.fileno())
        for _ in range(_TURNS):
            await asyncio.sleep(0)
        server.close()

    async def _shut(self) -> None:
        await self._stop_listening()
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)
        for _ in range(_TURNS):
            await asyncio.sleep(0)

    def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if isinstance(self._mode, Down):
            writer.transport.abort()
            return
        self.connections += 1
        task = asyncio.ensure_future(self._relay(reader, writer))
        self._relays[writer] = task

        def done(_: object) -> None:
            del self._relays[writer]
            writer.transport.abort()

        task.add_done_callback(done)

    async def _relay(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            county_reader, county_writer = await asyncio.open_connection(*self._target)
        except OSError:
            return
        link = _Link(writer, county_writer)
        self._links.add(link)
        try:
            await asyncio.gather(
                self._pump(link, reader, county_writer, "request"),
                self._pump(link, county_reader, writer, "reply"),
            )
        finally:
            self._links.discard(link)
            county_writer.transport.abort()

    async def _pump(
        self,
        link: _Link,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
        direction: Direction,
    ) -> None:
        with contextlib.suppress(OSError):
            while data := await reader.read(CHUNK_BYTES):
                if link.cut:
                    continue
                allowed = await self._allowed(link, direction, len(data))
                writer.write(data[:allowed])
                link.passed[direction] += allowed
                await writer.drain()
                if allowed < len(data):
                    self._cut(link)
            if writer.can_write_eof():
                writer.write_eof()

    def _cut(self, link: _Link) -> None:
        """End both ways politely, as a line that drops behind a proxy looks: no reset, just the
        end.
        """
        link.cut = True
        self.cuts += 1
        for writer in (link.client, link.county):
            with contextlib.suppress(OSError):
                writer.write_eof()

    async def _allowed(self, link: _Link, direction: Direction, size: int) -> int:
        """How many of ``size`` bytes may pass; waits where the mode says so."""
        while isinstance(self._mode, BlackHole):
            await self._mode_changed.wait()
        match self._mode:
            case CutAfter(count, cut_direction) if cut_direction == direction:
                return max(min(size, count - link.passed[direction]), 0)
            case Truncate(chance=chance) if self._rng.random() < chance:
                return self._rng.randrange(size)
            case Delay(milliseconds):
                await asyncio.sleep(milliseconds / 1000)
        return size


def line_commands(line: CutLine) -> dict[str, Command]:
    """What the control port understands: pass · down · black-hole · cut N [request|reply] ·
    truncate SEED CHANCE · delay MS · status.
    """

    def status(_: list[str]) -> Mapping[str, object]:
        return {"mode": str(line.mode), "connections": line.connections, "cuts": line.cuts}

    def switch(make: Callable[[list[str]], Mode]) -> Command:
        def switched(words: list[str]) -> Mapping[str, object]:
            line.set_mode(make(words))
            return status([])

        return switched

    def cut(words: list[str]) -> Mode:
        count, direction = int(words[0]), words[1] if len(words) > 1 else "reply"
        if direction not in {"request", "reply"}:
            raise ValueError("cut N [request|reply]")
        return CutAfter(count, "request" if direction == "request" else "reply")

    return {
        "pass": switch(lambda _: Pass()),
        "down": switch(lambda _: Down()),
        "black-hole": switch(lambda _: BlackHole()),
        "cut": switch(cut),
        "truncate": switch(lambda words: Truncate(int(words[0]), float(words[1]))),
        "delay": switch(lambda words: Delay(int(words[0]))),
        "status": status,
    }


@click.command("cut-line")
@click.option("--target", required=True, help="The county as HOST:PORT.")
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="0 takes a free one.")
@click.option(
    "--control",
    type=click.IntRange(0, 65535),
    default=0,
    help="Control port on loopback, one command a line; 0 takes a free one.",
)
def command(target: str, port: int, control: int) -> None:
    """Stand between a desk and its county as a line that can be cut.

    Writes one JSON line with the addresses, then serves until the control port is told `quit` or
    Ctrl+C.
    """
    host, _, target_port = target.rpartition(":")
    if not host or not target_port.isdecimal():
        raise click.BadParameter(f"{target} 不是 HOST:PORT：请写成 127.0.0.1:8470 的样子。")
    try:
        line = CutLine((host, int(target_port)), port)
    except OSError as error:
        raise click.ClickException(
            f"端口 {port} 打不开（{error.strerror}）：请换一个端口再试。"
        ) from error
    with line:
        control_port = ControlPort(line_commands(line), control)
        try:
            click.echo(json.dumps({"address": line.url, "control": control_port.address}))
            control_port.quit_asked.wait()
        except KeyboardInterrupt:
            pass
        finally:
            control_port.close()


if __name__ == "__main__":
    command()
