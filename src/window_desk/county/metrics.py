"""Serves a county process's metrics on an address of its own, which is not the public one."""

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager

from prometheus_client import start_http_server
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from window_desk.county.api.instruments import PREFIX
from window_desk.county.bootstrap import County
from window_desk.county.serving import AddressTakenError
from window_desk.county.store import desks
from window_desk.county.store.database import DatabaseBusyError
from window_desk.county.use_cases.standing import backup_standing, free_numbers_by_kind

_STOCK_KEPT_S = 300.0

logger = logging.getLogger(__name__)


@contextmanager
def serving_metrics(county: County, host: str, port: int) -> Iterator[str]:
    """Answer ``GET /metrics`` on a thread of its own while the block runs; gives the address.

    Raises:
        AddressTakenError: the address cannot be listened on.
    """
    collector = _Standing(county)
    registry = county.instruments.registry
    try:
        server, thread = start_http_server(port, host, registry)
    except OSError as error:
        raise AddressTakenError(
            f"监控地址 {host}:{port} 无法监听（{error.strerror}），请换一个端口。"
        ) from error
    registry.register(collector)
    try:
        yield f"http://{host}:{server.server_port}/metrics"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
        registry.unregister(collector)


class _Standing(Collector):
    """Reads what only the database knows when somebody asks; the lease stock is kept five minutes."""

    def __init__(self, county: County) -> None:
        self._context = county.context
        self._stock: dict[str, int] = {}
        self._stock_at_s = float("-inf")

    def collect(self) -> Iterator[Metric]:
        """Gauges of the moment; only ``database_up`` when the database is away."""
        try:
            gauges = self._read()
        except DatabaseBusyError as error:
            logger.warning("metrics without database", exc_info=error)
            gauges = []
        yield GaugeMetricFamily(
            f"{PREFIX}_database_up", "Whether the database answers.", value=float(bool(gauges))
        )
        yield from gauges

    def _read(self) -> list[Metric]:
        with self._context.database.reading() as connection:
            row = self._context.row(connection)
            backup = backup_standing(self._context, connection, row)
            known = desks.list_desks(connection, self._context.county)
            if time.monotonic() - self._stock_at_s > _STOCK_KEPT_S:
                self._stock = free_numbers_by_kind(self._context, connection)
                self._stock_at_s = time.monotonic()
        by_status = GaugeMetricFamily(f"{PREFIX}_desks", "Enrolled desks.", labels=("status",))
        for status, count in desks.by_status(known).items():
            by_status.add_metric((status.value,), count)
        stock = GaugeMetricFamily(
            f"{PREFIX}_lease_stock", "Numbers lent and not used, by kind.", labels=("kind",)
        )
        for kind, free in sorted(self._stock.items()):
            stock.add_metric((kind,), free)
        gauges = [by_status, stock]
        for name, text, value in (
            ("feed_head", "Newest position of the feed.", row.last_position),
            ("backup_position", "Position up to which a verified backup exists.", backup.position),
            ("unsaved_seconds", "Age of the oldest entry in no backup.", backup.unsaved_s),
        ):
            gauges.append(GaugeMetricFamily(f"{PREFIX}_{name}", text, value=value))
        if backup.age_s is not None:
            gauges.append(
                GaugeMetricFamily(
                    f"{PREFIX}_backup_age_seconds",
                    "Age of the newest verified backup.",
                    value=backup.age_s,
                )
            )
        return list[Metric](gauges)
