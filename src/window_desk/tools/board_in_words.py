"""The board as a table for people and as JSON for scripts."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from datetime import UTC, datetime

from window_desk.casework.acts import BEIJING
from window_desk.county.reports.city import Board

_HEADINGS = (
    "县",
    "站点",
    "在办",
    "今日到期",
    "本周到期",
    "已超期",
    "不计时",
    "今年办结",
    "其中逾期",
    "视为受理",
)


def board_as_mapping(board: Board) -> dict[str, object]:
    """The board as JSON: ``day``, ``lines`` and ``sources``, names as in the code."""
    return {
        "day": board.day.isoformat(),
        "lines": [asdict(line) for line in board.lines],
        "sources": [
            {
                "county": source.county,
                "name": source.name,
                "position": source.position,
                "told_at": instant_text(source.told_at_ms),
            }
            for source in board.sources
        ],
    }


def board_in_words(board: Board) -> Iterator[str]:
    """The board as lines of text, columns under each other on a terminal."""
    names = {source.county: source.name for source in board.sources}
    yield f"{board.day.isoformat()} 办件看板"
    yield from table(
        _HEADINGS,
        [
            (
                names.get(line.county, line.county),
                line.site_name,
                *map(
                    str,
                    (
                        line.open,
                        line.due_today,
                        line.due_this_week,
                        line.overdue,
                        line.held,
                        line.decided,
                        line.decided_late,
                        line.accepted_by_default,
                    ),
                ),
            )
            for line in board.lines
        ],
    )
    for source in board.sources:
        yield f"{source.name}：截至第{source.position}号，{instant_text(source.told_at_ms)}"


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Rows under their headings; a Chinese character is two columns wide."""
    all_rows = [headings, *rows]
    widths = [max(_width(row[at]) for row in all_rows) for at in range(len(headings))]
    for row in all_rows:
        cells = (
            text + " " * (width - _width(text)) for text, width in zip(row, widths, strict=True)
        )
        yield "  ".join(cells).rstrip()


def instant_text(milliseconds: int) -> str | None:
    """An instant in Beijing's time to the second, ``None`` for one that never was."""
    if not milliseconds:
        return None
    instant = datetime.fromtimestamp(milliseconds / 1000, UTC).astimezone(BEIJING)
    return instant.isoformat(timespec="seconds")


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in text)
