"""The two peers: PouchDB with pouchdb-server, Anki with its own sync server."""

from __future__ import annotations

from pathlib import Path

from tests.benchmarks.peers.measured import Losses, Measured
from tests.benchmarks.peers.programs import after_its_push, killed_while_writing, told_by
from tests.benchmarks.peers.servers import Server

_HERE = Path(__file__).parent
_WRITE_S = 2.0
_PUSHED = 2_000


class PouchDb:
    """JavaScript on both sides, leveldb under it; ``batch`` documents a request."""

    name = "PouchDB"

    def __init__(self, modules: Path, batch: int = 1_000) -> None:
        self._environment = {"NODE_PATH": str(modules)}
        self._modules = modules
        self._batch = batch

    def measure(self, room: Path, count: int, rounds: int) -> Measured:
        """Each round in databases of its own."""
        measured = Measured()
        with self._server(room) as server:
            for number in range(rounds):
                place = _room(room, f"round-{number}")
                address = f"{server.address}/round{number}"
                command = self._client("measure", str(place), address, str(count), str(self._batch))
                measured.add_round(told_by(command, self._environment), count)
        return measured

    def sudden_ends(self, room: Path, kills: int) -> Losses:
        """See ``Compared``."""
        saved = saved_lost = pushed = pushed_lost = 0
        for number in range(kills):
            place = _room(room, f"client-{number}")
            told = killed_while_writing(
                self._client("write", str(place)), _WRITE_S, self._environment
            )
            kept = told_by(self._client("count", str(place / "sender")), self._environment)
            saved, saved_lost = saved + told, saved_lost + max(told - kept, 0)
        for number in range(kills):
            place = _room(room, f"server-{number}")
            killed_while_writing(self._client("write", str(place)), _WRITE_S, self._environment)
            with self._server(place) as server:
                address = f"{server.address}/kept"
                command = self._client("push", str(place), address)
                told = after_its_push(command, server.kill, self._environment)
                server.start()
                kept = told_by(self._client("count", address), self._environment)
            pushed, pushed_lost = pushed + told, pushed_lost + max(told - kept, 0)
        return Losses(saved, saved_lost, pushed, pushed_lost)

    def _server(self, room: Path) -> Server:
        files = _room(room, "server")
        return Server(
            [
                *("node", str(self._modules / "pouchdb-server/bin/pouchdb-server")),
                *("--host", "127.0.0.1", "--port", "{port}"),
                *("--dir", str(files), "--config", str(files / "config.json")),
                *("--no-stdout-logs", "--level", "error"),
            ],
            room / "server.log",
            self._environment,
        )

    def _client(self, *arguments: str) -> list[str]:
        return ["node", str(_HERE / "pouchdb_peer.js"), *arguments]


class Anki:
    """A Rust client and a Rust server, SQLite under both; each note also brings a card."""

    name = "Anki"

    def __init__(self, python: Path) -> None:
        self._python = str(python)

    def measure(self, room: Path, count: int, rounds: int) -> Measured:
        """Each round on a server of its own: Anki keeps one collection a user."""
        measured = Measured()
        for number in range(rounds):
            place = _room(room, f"round-{number}")
            with self._server(place) as server:
                command = self._client("measure", str(place), f"{server.address}/", str(count))
                measured.add_round(told_by(command), count)
        return measured

    def sudden_ends(self, room: Path, kills: int) -> Losses:
        """See ``Compared``."""
        saved = saved_lost = pushed = pushed_lost = 0
        for number in range(kills):
            place = _room(room, f"client-{number}")
            told = killed_while_writing(self._client("write", str(place)), _WRITE_S)
            kept = told_by(self._client("count", str(place)))
            saved, saved_lost = saved + told, saved_lost + max(told - kept, 0)
        for number in range(kills):
            place = _room(room, f"server-{number}")
            with self._server(place) as server:
                address = f"{server.address}/"
                command = self._client("push", str(place), address, str(_PUSHED))
                told = after_its_push(command, server.kill)
                server.start()
                kept = told_by(self._client("pull", str(place), address))
            pushed, pushed_lost = pushed + told, pushed_lost + max(told - kept, 0)
        return Losses(saved, saved_lost, pushed, pushed_lost)

    def _server(self, room: Path) -> Server:
        return Server(
            [self._python, "-m", "anki.syncserver"],
            room / "server.log",
            {
                "SYNC_USER1": "u:p",
                "SYNC_BASE": str(_room(room, "server")),
                "SYNC_HOST": "127.0.0.1",
                "SYNC_PORT": "{port}",
                "MAX_SYNC_PAYLOAD_MEGS": "500",
                "RUST_LOG": "anki=error",
            },
        )

    def _client(self, *arguments: str) -> list[str]:
        return [self._python, str(_HERE / "anki_peer.py"), *arguments]


def _room(room: Path, name: str) -> Path:
    made = room / name
    made.mkdir(parents=True)
    return made
