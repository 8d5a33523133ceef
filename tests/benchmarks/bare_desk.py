"""The floor's other side: posts ready bodies, and keeps pages in one encrypted table."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import httpx
import msgspec
import zstandard
from tests.benchmarks.bare_county import BarePage, BareReply
from tests.desk.store.world import KEY

from window_desk.desk.store.engine import keyed_connection
from window_desk.protocol.messages import MAX_PULL_ENTRIES, PushRequest

_MOST_BYTES = 256 * 1024 * 1024
_TIMEOUT_S = 60
_LEVEL = 3


class BareDesk:
    """One kept connection to a bare county and one table with the desk's pragmas."""

    def __init__(self, database: Path, address: str) -> None:
        self._client = httpx.Client(base_url=address, trust_env=False, timeout=_TIMEOUT_S)
        self._connection = keyed_connection(database, KEY)
        self._connection.execute(
            "CREATE TABLE act (position INTEGER PRIMARY KEY, content BLOB, signature TEXT)"
        )
        self.cursor = 0

    def push_all(self, bodies: Sequence[bytes]) -> None:
        """Post packed pushes one after the other, reading each reply."""
        for body in bodies:
            response = self._client.post("/push", content=body)
            response.raise_for_status()
            msgspec.json.decode(_unpacked(response), type=BareReply)

    def pull(self, page: int = MAX_PULL_ENTRIES) -> int:
        """Everything new, a transaction a page; how many acts."""
        taken = 0
        while True:
            response = self._client.get("/pull", params={"since": self.cursor, "limit": page})
            response.raise_for_status()
            entries = msgspec.json.decode(_unpacked(response), type=BarePage).entries
            if not entries:
                return taken
            self._connection.execute("BEGIN IMMEDIATE")
            self._connection.executemany(
                "INSERT INTO act VALUES (?, ?, ?)",
                [(entry.position, bytes(entry.content), entry.signature) for entry in entries],
            )
            self._connection.execute("COMMIT")
            self.cursor = entries[-1].position
            taken += len(entries)

    def close(self) -> None:
        """Close both."""
        self._client.close()
        self._connection.close()


def packed(request: PushRequest) -> bytes:
    """The body of a push as a desk would send it."""
    return zstandard.ZstdCompressor(level=_LEVEL).compress(msgspec.json.encode(request))


def _unpacked(response: httpx.Response) -> bytes:
    return zstandard.ZstdDecompressor().decompress(response.content, max_output_size=_MOST_BYTES)
