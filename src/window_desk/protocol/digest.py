"""The digest that desk and county compare: order-free, and cheap to keep up act by act."""

import hashlib
from collections.abc import Iterable

from window_desk.protocol.messages import ActStatus, StateDigest

EMPTY_XOR = "0" * 64


def entry_hash(content_hash: str, status: ActStatus, position: int) -> int:
    """The share of one act: its content hash, what became of it and where it stands."""
    text = f"{content_hash}:{status}:{position}"
    return int.from_bytes(hashlib.sha256(text.encode()).digest(), "big")


def digest_of(position: int, entries: Iterable[tuple[str, ActStatus, int]]) -> StateDigest:
    """Digest of ``(content hash, status, position)`` entries up to ``position``."""
    xor = 0
    count = 0
    for content_hash, status, at in entries:
        xor ^= entry_hash(content_hash, status, at)
        count += 1
    return StateDigest(position, count, f"{xor:064x}")
