"""One table of all three with our ratio to each peer, and the same as JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.benchmarks.figures import Spread
from tests.benchmarks.peers.measured import Losses, Measured


@dataclass(frozen=True, slots=True)
class _Row:
    key: str
    what: str
    unit: str
    higher_is_better: bool
    bars: dict[str, float]
    """Least ratio, in our favour, to the peer of that name."""


ROWS = (
    _Row(
        "push", "push, many", "items/s", higher_is_better=True, bars={"PouchDB": 5.0, "Anki": 1.0}
    ),
    _Row(
        "pull", "pull, many", "items/s", higher_is_better=True, bars={"PouchDB": 5.0, "Anki": 1.0}
    ),
    _Row(
        "bootstrap",
        "a new client from nothing",
        "items/s",
        higher_is_better=True,
        bars={"Anki": 1.0},
    ),
    _Row(
        "pull listed",
        "pull, until lists and search show it",
        "items/s",
        higher_is_better=True,
        bars={},
    ),
    _Row(
        "bootstrap listed",
        "a new client, until lists show it",
        "items/s",
        higher_is_better=True,
        bars={},
    ),
    _Row("quiet", "a round with nothing to do", "ms", higher_is_better=False, bars={}),
    _Row("single", "one item A → server → B", "ms", higher_is_better=False, bars={}),
)
_OURS = "Window Desk"


def table(found: Mapping[str, Measured], losses: Mapping[str, Losses]) -> str:
    """Figures, ratios in our favour (above 1 we are better), and what sudden ends took."""
    names = list(found)
    head = ["", "unit", *names, *(f"to {name}" for name in names if name != _OURS)]
    lines = [head, *(_line(row, found) for row in ROWS)]
    lines.append(["bytes an item", "", *(str(found[name].item_bytes) for name in names)])
    lines.append(
        ["client killed: lost of saved", "items", *(_lost(losses[n], "saved") for n in names)]
    )
    lines.append(
        ["server killed: lost of pushed", "items", *(_lost(losses[n], "pushed") for n in names)]
    )
    widths = [
        max(len(line[place]) for line in lines if place < len(line)) for place in range(len(head))
    ]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=False)).rstrip()
        for line in lines
    )


def write_json(
    path: Path,
    machine: Mapping[str, str | int],
    found: Mapping[str, Measured],
    losses: Mapping[str, Losses],
) -> None:
    """Replace ``path`` by the run's figures."""
    content = {
        "machine": machine,
        "figures": {
            row.key: {
                "unit": row.unit,
                **{name: asdict(Spread.of(found[name].values[row.key])) for name in found},
                "ratios": _ratios(row, found),
                "bars": row.bars,
            }
            for row in ROWS
        },
        "item_bytes": {name: measured.item_bytes for name, measured in found.items()},
        "sudden_ends": {name: asdict(lost) for name, lost in losses.items()},
    }
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", "utf-8")


def _line(row: _Row, found: Mapping[str, Measured]) -> list[str]:
    ratios = _ratios(row, found)
    return [
        row.what,
        row.unit,
        *(_cell(found[name].values[row.key]) for name in found),
        *(_ratio(ratio, row.bars.get(name)) for name, ratio in ratios.items()),
    ]


def _ratios(row: _Row, found: Mapping[str, Measured]) -> dict[str, float]:
    ours = Spread.of(found[_OURS].values[row.key]).median
    ratios = {}
    for name, measured in found.items():
        if name != _OURS:
            theirs = Spread.of(measured.values[row.key]).median
            ratios[name] = round(ours / theirs if row.higher_is_better else theirs / ours, 3)
    return ratios


def _ratio(ratio: float, bar: float | None) -> str:
    if bar is None:
        return f"{ratio:.2f} ×"
    return f"{ratio:.2f} × ({'meets' if ratio >= bar else 'MISSES'} {bar:g} ×)"


def _cell(values: Sequence[float]) -> str:
    spread = Spread.of(values)
    return f"{_number(spread.median)} ({_number(spread.low)}–{_number(spread.high)})"


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 1_000 else f"{value:.3g}"


def _lost(losses: Losses, what: str) -> str:
    told = asdict(losses)
    return f"{told[f'{what}_lost']:,} of {told[what]:,}"
