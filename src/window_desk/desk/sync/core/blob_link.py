"""What the lane of blobs asks of the line: offset, piece, range. Calls block their thread."""

from dataclasses import dataclass
from typing import Protocol

from window_desk.desk.sync.core.county_link import Connection
from window_desk.protocol.messages import BlobState


@dataclass(frozen=True, slots=True)
class BlobOffset:
    """How much the county holds; ``position`` is that of its feed at completion, 0 before."""

    offset: int
    position: int


class BlobCounty(Connection, Protocol):
    """A connection of its own for files; every call raises ``LineFailureError``."""

    def blob_offset(self, token: str, case: str, sha256: str) -> BlobOffset:
        """How much of a file the county holds."""
        ...

    def send_piece(
        self, token: str, case: str, sha256: str, offset: int, piece: bytes
    ) -> BlobState:
        """Send the piece at ``offset``."""
        ...

    def fetch_piece(self, token: str, case: str, sha256: str, first: int, end: int) -> bytes:
        """The bytes from ``first`` up to, not including, ``end``."""
        ...
