"""The floor of sync, a process of its own: bodies in and out of one SQLite table, nothing else.

Starlette, msgspec, zstd and the county's pragmas, as the county has them; no law, no signatures, no
cases. A push is one transaction, a pull one query.
"""

from __future__ import annotations

import json
import socket
import sys

import msgspec
import uvicorn
import zstandard
from sqlcipher3 import dbapi2 as sqlcipher
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from window_desk.protocol.messages import MAX_PUSH_BYTES, PushRequest

_PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "cache_size=-65536", "temp_store=MEMORY")
_LEVEL = 3


class BareEntry(msgspec.Struct, frozen=True):
    """One stored act."""

    position: int
    content: msgspec.Raw
    signature: str


class BarePage(msgspec.Struct, frozen=True):
    """Stored acts in order."""

    entries: tuple[BareEntry, ...]


class BareReply(msgspec.Struct, frozen=True):
    """Where the acts of a push ended."""

    head: int


class BareCounty:
    """One table behind two endpoints."""

    def __init__(self, database: str) -> None:
        self._connection = sqlcipher.connect(database, isolation_level=None)
        for pragma in _PRAGMAS:
            self._connection.execute(f"PRAGMA {pragma}")
        self._connection.execute(
            "CREATE TABLE act (position INTEGER PRIMARY KEY, content BLOB, signature TEXT)"
        )

    async def push(self, request: Request) -> Response:
        """Insert everything in one transaction."""
        body = zstandard.ZstdDecompressor().decompress(
            await request.body(), max_output_size=MAX_PUSH_BYTES
        )
        pushed = msgspec.json.decode(body, type=PushRequest)
        rows = [
            (bytes(act.content), act.signature)
            for transaction in pushed.transactions
            for act in transaction
        ]
        self._connection.execute("BEGIN IMMEDIATE")
        self._connection.executemany("INSERT INTO act (content, signature) VALUES (?, ?)", rows)
        self._connection.execute("COMMIT")
        head = self._connection.execute("SELECT max(position) FROM act").fetchone()[0]
        return _reply(BareReply(head))

    async def pull(self, request: Request) -> Response:
        """The acts after a position."""
        found = self._connection.execute(
            "SELECT position, content, signature FROM act WHERE position > ?"
            " ORDER BY position LIMIT ?",
            (int(request.query_params["since"]), int(request.query_params["limit"])),
        )
        return _reply(
            BarePage(tuple(BareEntry(row[0], msgspec.Raw(row[1]), row[2]) for row in found))
        )

    def app(self) -> Starlette:
        """The application."""
        return Starlette(
            routes=[
                Route("/push", self.push, methods=["POST"]),
                Route("/pull", self.pull, methods=["GET"]),
            ]
        )


def _reply(message: msgspec.Struct) -> Response:
    body = zstandard.ZstdCompressor(level=_LEVEL).compress(msgspec.json.encode(message))
    return Response(body, media_type="application/zstd")


if __name__ == "__main__":
    county = BareCounty(sys.argv[1])
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP) as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        print(json.dumps({"address": f"http://127.0.0.1:{listener.getsockname()[1]}"}), flush=True)
        config = uvicorn.Config(county.app(), log_config=None, access_log=False, ws="none")
        uvicorn.Server(config).run(sockets=[listener])
