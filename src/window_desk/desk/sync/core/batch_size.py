"""How many acts go into one push: large on a good line, small on a bad one."""

from window_desk.protocol.messages import MAX_ACTS_PER_PUSH, MAX_PUSH_BYTES

START_ACTS = 200
SMALLEST_ACTS = 50
QUICK_MS = 2_000
BYTES_PER_ACT = 4 * 1024
_ENVELOPE_BYTES = 64 * 1024
_MOST_BYTES = MAX_PUSH_BYTES // 2


class BatchSize:
    """The size of the next push; doubled by quick success, halved by trouble of the line."""

    def __init__(self, acts: int = START_ACTS) -> None:
        self.acts = acts

    @property
    def bytes(self) -> int:
        """The most content bytes of the next push."""
        return min(self.acts * BYTES_PER_ACT + _ENVELOPE_BYTES, _MOST_BYTES)

    def succeeded(self, sent: int, took_ms: int) -> None:
        """A push of ``sent`` acts came through; a short one says nothing of the next size."""
        if took_ms <= QUICK_MS and sent * 2 > self.acts:
            self.acts = min(self.acts * 2, MAX_ACTS_PER_PUSH)

    def line_failed(self) -> None:
        """A push was lost or cut."""
        self.acts = max(self.acts // 2, min(self.acts, SMALLEST_ACTS))

    def too_big(self) -> bool:
        """The county or a proxy found the body too big; False when one act alone was."""
        if self.acts == 1:
            return False
        self.acts = max(self.acts // 2, 1)
        return True
