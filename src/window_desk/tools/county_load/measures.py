"""What a load measured: how many, how fast, what failed, what it cost the server."""

import os
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

_MEGABYTE = 1_000_000
_TICKS_S = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100
_PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096


@dataclass(slots=True)
class Tally:
    """Counts of all desks of a run; the event loop owns it. Latencies are in seconds.

    ``stale`` are calls that met a kept connection which the county had closed, and were sent again.
    """

    acts: int = 0
    not_applied: int = 0
    entries: int = 0
    push_s: list[float] = field(default_factory=list)
    pull_s: list[float] = field(default_factory=list)
    failures: Counter[str] = field(default_factory=Counter)
    stale: int = 0
    bytes_up: int = 0
    bytes_down: int = 0


def summary(tally: Tally, took_s: float) -> dict[str, object]:
    """Rates, latencies in milliseconds, errors by code, bytes."""
    return {
        "took_s": round(took_s, 2),
        "acts": tally.acts,
        "acts_per_s": round(tally.acts / took_s, 1),
        "not_applied": tally.not_applied,
        "pushes_per_s": round(len(tally.push_s) / took_s, 1),
        "push_ms": _latency(tally.push_s),
        "pulls_per_s": round(len(tally.pull_s) / took_s, 1),
        "pull_ms": _latency(tally.pull_s),
        "entries_pulled_per_s": round(tally.entries / took_s, 1),
        "errors": dict(tally.failures),
        "stale_connections": tally.stale,
        "megabytes_up": round(tally.bytes_up / _MEGABYTE, 2),
        "megabytes_down": round(tally.bytes_down / _MEGABYTE, 2),
    }


def _latency(values: Sequence[float]) -> dict[str, float]:
    known = sorted(values)
    if not known:
        return {}
    return {
        name: round(known[min(len(known) - 1, int(share * len(known)))] * 1000, 2)
        for name, share in (("p50", 0.5), ("p99", 0.99), ("max", 1.0))
    }


class ProcessMeter:
    """CPU and memory of processes with all that they started, from ``/proc``; empty elsewhere."""

    def __init__(self, pids: Sequence[int]) -> None:
        self._pids = tuple(pids)
        self._began_s = self._cpu_s()

    def reading(self) -> dict[str, float]:
        """CPU seconds since the start, and resident memory now in megabytes."""
        if not self._pids:
            return {}
        pages = sum(_statm(pid) for pid in _family(self._pids))
        return {
            "cpu_s": round(self._cpu_s() - self._began_s, 2),
            "memory_mb": round(pages * _PAGE / _MEGABYTE, 1),
        }

    def _cpu_s(self) -> float:
        return sum(_cpu_ticks(pid) for pid in _family(self._pids)) / _TICKS_S


def _family(pids: Sequence[int]) -> list[int]:
    found, todo = [], list(pids)
    while todo:
        pid = todo.pop()
        found.append(pid)
        todo += map(int, _read(pid, f"task/{pid}/children").split())
    return found


def _cpu_ticks(pid: int) -> int:
    # after the name, which may hold anything: fields 14 and 15 are time in user and in system mode
    fields = _read(pid, "stat").rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12]) if fields else 0


def _statm(pid: int) -> int:
    fields = _read(pid, "statm").split()
    return int(fields[1]) if fields else 0


def _read(pid: int, name: str) -> str:
    try:
        return Path(f"/proc/{pid}/{name}").read_text("ascii", errors="replace")
    except OSError:
        return ""
