"""How long a piece of a file is, so that an act never waits long behind it; and how fast pieces go."""

from window_desk.protocol.messages import MAX_BLOB_PIECE_BYTES

START_BYTES = 64 * 1024
LEAST_BYTES = 8 * 1024
QUICK_MS = 400
SLOW_MS = 1_500
_NEWEST_SHARE = 0.3


class PieceSize:
    """The next piece: doubled after a quick one, halved after a slow or a lost one."""

    def __init__(self) -> None:
        self.bytes = START_BYTES
        self.rate: float | None = None

    def succeeded(self, sent: int, took_ms: int) -> None:
        """A piece of ``sent`` bytes came through."""
        rate = sent * 1000 / max(took_ms, 1)
        before = rate if self.rate is None else self.rate
        self.rate = before + (rate - before) * _NEWEST_SHARE
        if took_ms > SLOW_MS:
            self.bytes = max(self.bytes // 2, LEAST_BYTES)
        elif took_ms <= QUICK_MS and sent * 2 > self.bytes:
            self.bytes = min(self.bytes * 2, MAX_BLOB_PIECE_BYTES)

    def line_failed(self) -> None:
        """A piece was lost or cut."""
        self.bytes = max(self.bytes // 2, LEAST_BYTES)
        self.rate = None
