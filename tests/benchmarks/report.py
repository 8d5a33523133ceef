"""The table on the terminal and its JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from tests.benchmarks.figures import Figure, Spread

_HEAD = ("what", "unit", "ours (low–high)", "floor", "ratio", "bar", "")
_VERDICT = {True: "meets", False: "MISSES"}


def table(figures: Sequence[Figure]) -> str:
    """One row a figure, then the floors by name and what else was counted."""
    rows = [_HEAD, *(_row(figure) for figure in figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEAD))]
    lines = [_line(row, widths) for row in rows]
    lines.insert(1, "  ".join("─" * width for width in widths))
    lines.append("")
    for figure in figures:
        lines.append(f"{figure.key}: floor: {figure.floor_name}")
        told = ", ".join(f"{name} {_number(value)}" for name, value in figure.notes)
        lines += [f"    {told}"] if told else []
    return "\n".join(lines)


def write_json(path: Path, machine: dict[str, str | int], figures: Sequence[Figure]) -> None:
    """Replace ``path`` by the run's figures."""
    content = {"machine": machine, "figures": [_mapping(figure) for figure in figures]}
    beside = path.with_name(path.name + ".new")
    beside.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", "utf-8")
    beside.replace(path)


def _row(figure: Figure) -> tuple[str, ...]:
    ours, floor = figure.ours, figure.floor
    return (
        figure.what,
        figure.unit,
        f"{_number(ours.median)} ({_number(ours.low)}–{_number(ours.high)})",
        _number(floor.median) if floor is not None else "–",
        f"{figure.ratio:.2f} ×" if figure.ratio is not None else "–",
        figure.bar,
        _VERDICT[figure.meets],
    )


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    return "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()


def _number(value: float | str) -> str:
    if isinstance(value, str):
        return value
    if abs(value) >= 1_000:
        return f"{value:,.0f}"
    return f"{value:.3g}" if abs(value) < 100 else f"{value:.0f}"


def _mapping(figure: Figure) -> dict[str, object]:
    return {
        "key": figure.key,
        "what": figure.what,
        "unit": figure.unit,
        "ours": _spread(figure.ours),
        "floor": _spread(figure.floor) if figure.floor is not None else None,
        "floor_name": figure.floor_name,
        "ratio": None if figure.ratio is None else round(figure.ratio, 3),
        "bar": figure.bar,
        "meets": figure.meets,
        "notes": {
            name: round(value, 4) if isinstance(value, float) else value
            for name, value in figure.notes
        },
    }


def _spread(spread: Spread) -> dict[str, float | int]:
    return {
        "median": round(spread.median, 4),
        "low": round(spread.low, 4),
        "high": round(spread.high, 4),
        "runs": spread.runs,
    }
