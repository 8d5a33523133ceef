"""The roll of a virtual printer: rows that pass the head, a cutter a little further on, and an end.

Pure pictures. Rows wait in `pending` until there is paper for them.
"""

from collections import deque
from dataclasses import dataclass

from PIL import Image

# The cutter sits about 12 mm behind the head: what is cut without a feed loses its last lines.
HEAD_TO_CUTTER_DOTS = 100


@dataclass(frozen=True, slots=True)
class Ticket:
    """What fell into the tray: its picture (mode "1"), its lines as read, and the bytes that made
    it.

    `torn`: the roll ended in the middle of it.
    """

    number: int
    picture: Image.Image
    lines: tuple[str, ...]
    raw: bytes
    torn: bool = False

    @property
    def text(self) -> str:
        """All lines, joined by line feeds."""
        return "\n".join(self.lines)


class PaperStrip:
    """Paper of `width_dots`; `left_dots` of it remain, or no end in sight when None."""

    def __init__(self, width_dots: int) -> None:
        """Put in a fresh roll."""
        self.width_dots = width_dots
        self.left_dots: int | None = None
        self._pending: deque[tuple[Image.Image, str]] = deque()
        self._rows: list[Image.Image] = []
        self._lines: list[tuple[int, str]] = []
        self._height = 0
        self.load()

    def load(self) -> None:
        """Put in a fresh roll: blank paper reaches from the head to the cutter."""
        self.left_dots = None
        self._rows = [self._blank(HEAD_TO_CUTTER_DOTS)]
        self._lines = []
        self._height = HEAD_TO_CUTTER_DOTS

    @property
    def waiting(self) -> bool:
        """Whether rows wait for paper."""
        return bool(self._pending)

    @property
    def at_end(self) -> bool:
        """Whether the roll has run out."""
        return self.left_dots == 0

    @property
    def is_blank(self) -> bool:
        """Whether nothing was printed since the last cut."""
        return not self._lines and all(row.getextrema() == (255, 255) for row in self._rows)

    def print_rows(self, rows: Image.Image, line: str = "") -> None:
        """Line up `rows` (full width, mode "L") for printing; `line` is the text in them."""
        self._pending.append((rows, line))

    def feed(self, dots: int) -> None:
        """Line up blank rows."""
        if dots > 0:
            self.print_rows(self._blank(dots))

    def advance(self) -> None:
        """Print what waits, as far as the paper reaches."""
        while self._pending and not self.at_end:
            rows, line = self._pending.popleft()
            height = rows.height
            if self.left_dots is not None and height > self.left_dots:
                rest = rows.crop((0, self.left_dots, rows.width, height))
                self._pending.appendleft((rest, line))
                rows, line = rows.crop((0, 0, rows.width, self.left_dots)), ""
            if line:
                self._lines.append((self._height, line))
            self._rows.append(rows)
            self._height += rows.height
            if self.left_dots is not None:
                self.left_dots -= rows.height

    def clear_pending(self) -> None:
        """Forget rows that wait."""
        self._pending.clear()

    def cut(self) -> tuple[Image.Image, tuple[str, ...]]:
        """Cut at the cutter: return what is beyond it, keep what lies between it and the head."""
        whole, at = self._whole(), max(0, self._height - HEAD_TO_CUTTER_DOTS)
        ticket = whole.crop((0, 0, self.width_dots, at))
        lines = tuple(line for row, line in self._lines if row < at)
        self._rows = [whole.crop((0, at, self.width_dots, self._height))]
        self._lines = [(row - at, line) for row, line in self._lines if row >= at]
        self._height -= at
        return ticket.convert("1"), lines

    def tear_off(self) -> tuple[Image.Image, tuple[str, ...]]:
        """Return everything printed since the last cut and begin a fresh strip on the same roll."""
        torn, lines = self._whole().convert("1"), tuple(line for _, line in self._lines)
        left = self.left_dots
        self.load()
        self.left_dots = left
        return torn, lines

    def _whole(self) -> Image.Image:
        whole = self._blank(max(1, self._height))
        at = 0
        for rows in self._rows:
            whole.paste(rows, (0, at))
            at += rows.height
        return whole

    def _blank(self, dots: int) -> Image.Image:
        return Image.new("L", (self.width_dots, dots), 255)
