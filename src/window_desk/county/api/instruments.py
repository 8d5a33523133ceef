"""Counters and histograms of one county process, for Prometheus. No label names a person or a desk.

Every label takes values from a closed set: route templates, HTTP statuses, codes of ``docs/protocol.md``,
results of acts, classes of database errors. Any thread may call.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    Info,
    ProcessCollector,
)

from window_desk import __version__
from window_desk.protocol.messages import ActStatus

PREFIX: Final = "window_desk_county"

_CALL_BUCKETS_S = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)
_WAIT_BUCKETS_S = (0.1, 0.5, 1, 2, 5, 10, 20, 30)


class Instruments:
    """What one process counts, in a registry of its own."""

    def __init__(self) -> None:
        registry = CollectorRegistry()
        self.registry = registry
        self._calls = Counter(
            f"{PREFIX}_calls",
            "Calls answered, by route template, HTTP status and error code.",
            ("route", "status", "code"),
            registry=registry,
        )
        self._call_seconds = Histogram(
            f"{PREFIX}_call_seconds",
            "Time to answer, without the waiting of a long poll.",
            ("route",),
            buckets=_CALL_BUCKETS_S,
            registry=registry,
        )
        self._pushes = Counter(f"{PREFIX}_pushes", "Pushes taken in.", registry=registry)
        self._acts = Counter(
            f"{PREFIX}_acts", "Acts answered, by result.", ("result",), registry=registry
        )
        self._pull_wait = Histogram(
            f"{PREFIX}_pull_wait_seconds",
            "How long a long poll waited for the feed.",
            buckets=_WAIT_BUCKETS_S,
            registry=registry,
        )
        self.long_polls = Gauge(
            f"{PREFIX}_long_polls", "Long polls waiting now.", registry=registry
        )
        self._database_errors = Counter(
            f"{PREFIX}_database_errors",
            "Calls for which the database was away, locked or full, by class of the error.",
            ("error",),
            registry=registry,
        )
        for status in ActStatus:
            self._acts.labels(status.value)
        Info(f"{PREFIX}_build", "Version of the program.", registry=registry).info(
            {"version": __version__}
        )
        ProcessCollector(registry=registry)

    def count_call(self, route: str, status: int, code: str, seconds: float) -> None:
        """One answered call."""
        self._calls.labels(route, str(status), code).inc()
        self._call_seconds.labels(route).observe(seconds)

    def count_push(self, results: Mapping[str, int]) -> None:
        """One push with its acts by result."""
        self._pushes.inc()
        for result, count in results.items():
            self._acts.labels(result).inc(count)

    def count_wait(self, seconds: float) -> None:
        """One long poll that waited."""
        self._pull_wait.observe(seconds)

    def count_database_error(self, error: str) -> None:
        """One call that the database did not carry out; ``error`` is the class of the error."""
        self._database_errors.labels(error).inc()


def counted(statuses: Iterable[ActStatus]) -> dict[str, int]:
    """How many acts had each result."""
    counts: dict[str, int] = {}
    for status in statuses:
        counts[status.value] = counts.get(status.value, 0) + 1
    return counts
