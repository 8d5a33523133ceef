"""Leased numbers: taking them, what is left, and the guard against giving one twice.

``leased = used + void + free`` holds for every series at every commit. Writer thread, inside the
caller's transaction; the stock is read on any connection.
"""

import json
import logging
from collections.abc import Sequence
from datetime import date, datetime
from typing import Final

import uuid_utils

from window_desk.casework.acts import (
    local_day,
)
from window_desk.desk.store import meta
from window_desk.desk.store.engine import Rows
from window_desk.desk.store.high_water import Flush, HighWaterMark
from window_desk.desk.store.meta import Key
from window_desk.desk.use_cases.case_views import (
    LeaseStock,
)
from window_desk.desk.use_cases.numbering import (
    DocumentSeries,
    case_series,
    certificate_series,
    document_series,
)
from window_desk.desk.use_cases.ports import NoNumberLeftError
from window_desk.desk.use_cases.sync_ports import LeaseNeed
from window_desk.protocol.messages import LeaseReply

_log = logging.getLogger(__name__)

CASE_BLOCK: Final = 200
DOCUMENT_BLOCK: Final = 100
CERTIFICATE_BLOCK: Final = 50

VOID_CRASH: Final = "rollback"
VOID_RESTORED: Final = "restored"
VOID_EXPIRED: Final = "expired"
VOID_ANOTHER_DESK: Final = "another_desk"


class NumberBook:
    """The writer's side of leases and the high-water mark outside the database."""

    def __init__(self, high_water: HighWaterMark) -> None:
        self._high_water = high_water

    def check_at_start(self, rows: Rows, now: datetime) -> None:
        """Compare the mark outside the database with the database.

        One transaction ahead is a crash between mark and commit: what it took is void and numbering
        goes on. Further ahead, or a mark that is lost altogether, means that the database is an
        older image: numbers are held until the county was asked again.
        """
        count = meta.number(rows, Key.NUMBER_COUNT)
        mark = self._high_water.mark
        restored = mark.count > count + 1 or (count > 0 and not self._high_water.found)
        if mark.count > count:
            reason = VOID_RESTORED if restored else VOID_CRASH
            for series, highest in mark.highest.items():
                _void_up_to(rows, series, highest, reason, now)
            meta.put(rows, {Key.NUMBER_COUNT: mark.count})
        if restored:
            meta.put(rows, {Key.NUMBER_HOLD: VOID_RESTORED})
            _log.warning("the database is older than the mark of its numbers: numbers are held")

    def take(self, rows: Rows, series: str, transaction: str, now: datetime) -> int:
        """The next free number of ``series``; raises :class:`NoNumberLeftError`."""
        if meta.text(rows, Key.NUMBER_HOLD) or meta.text(rows, Key.FROZEN):
            raise NoNumberLeftError(series)
        found = rows.first(
            "SELECT id, next FROM lease WHERE series = ? AND next <= high AND expires_on >= ?"
            " ORDER BY low LIMIT 1",
            series,
            local_day(now).isoformat(),
        )
        if found is None:
            raise NoNumberLeftError(series)
        lease, number = found
        rows.run("UPDATE lease SET next = next + 1 WHERE id = ?", lease)
        rows.run(
            "INSERT INTO number_use VALUES (?, ?, ?, ?)",
            series,
            number,
            transaction,
            now.isoformat(),
        )
        return int(number)

    def begin_mark(self, rows: Rows, numbers: dict[str, int]) -> Flush:
        """Start to make the mark of a transaction's ``numbers`` durable; wait before COMMIT.

        After a rollback in this process the same numbers may be given again: nothing was printed.
        """
        count = meta.number(rows, Key.NUMBER_COUNT) + 1
        meta.put(rows, {Key.NUMBER_COUNT: count})
        return self._high_water.begin(self._high_water.raised(count, numbers))

    def needs(
        self, rows: Rows, series: Sequence[tuple[str, int]], now: datetime
    ) -> list[LeaseNeed]:
        """Blocks to ask for among ``(series, block size)``; every request is stored first.

        Expired rests become void. While numbers are held every series is asked for. What was asked for, never
        came and is not wanted any more (last year's) is forgotten: the county would refuse it in every round.
        """
        self._void_expired(rows, now)
        if meta.text(rows, Key.FROZEN):
            return []
        rows.run(
            "DELETE FROM lease_request WHERE series NOT IN (SELECT value FROM json_each(?))",
            json.dumps([name for name, _size in series]),
        )
        held = bool(meta.text(rows, Key.NUMBER_HOLD))
        free = {stock.series: stock.free for stock in lease_stock(rows)}
        asked = {
            row[0]: LeaseNeed(row[1], row[0], row[2])
            for row in rows.all("SELECT series, request, size FROM lease_request")
        }
        needs = list(asked.values())
        for name, size in series:
            if name in asked or (free.get(name, 0) * 2 >= size and not held):
                continue
            need = LeaseNeed(str(uuid_utils.uuid4()), name, size)
            rows.run("INSERT INTO lease_request VALUES (?, ?, ?)", name, need.request, size)
            needs.append(need)
        return needs

    def add(self, rows: Rows, need: LeaseNeed, reply: LeaseReply, now: datetime) -> None:
        """Keep a granted block; the same reply twice adds it once. Ends a hold.

        What lies at or below the mark was given already (the county may have been restored): void.
        """
        added = rows.run(
            "INSERT INTO lease VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
            reply.lease,
            reply.series,
            reply.low,
            reply.high,
            reply.low,
            reply.expires_on.isoformat(),
            meta.text(rows, Key.INCARNATION),
        )
        rows.run("DELETE FROM lease_request WHERE request = ?", need.request)
        meta.put(rows, {Key.NUMBER_HOLD: ""})
        marked = self._high_water.mark.highest.get(reply.series, 0)
        if added and reply.low <= marked:
            _void_up_to(rows, reply.series, marked, VOID_RESTORED, now)

    def void_all(self, rows: Rows, now: datetime) -> None:
        """The PC is another desk now: what was lent to the former one is nobody's any more."""
        found = rows.all("SELECT series, next, high FROM lease WHERE next <= high")
        for series, low, high in found:
            _void(rows, series, low, high, VOID_ANOTHER_DESK, now)
        rows.run("UPDATE lease SET next = high + 1 WHERE next <= high")
        rows.run("DELETE FROM lease_request")

    def _void_expired(self, rows: Rows, now: datetime) -> None:
        today = local_day(now).isoformat()
        found = rows.all(
            "SELECT id, series, next, high FROM lease WHERE expires_on < ? AND next <= high", today
        )
        for lease, series, low, high in found:
            _void(rows, series, low, high, VOID_EXPIRED, now)
            rows.run("UPDATE lease SET next = high + 1 WHERE id = ?", lease)


def lease_stock(rows: Rows) -> list[LeaseStock]:
    """Stock per series, by name."""
    leased = rows.all(
        "SELECT series, sum(high - low + 1), sum(high + 1 - next) FROM lease"
        " GROUP BY series ORDER BY series"
    )
    used: dict[str, int] = dict(rows.all("SELECT series, count(*) FROM number_use GROUP BY series"))
    void: dict[str, int] = dict(
        rows.all("SELECT series, sum(high - low + 1) FROM number_void GROUP BY series")
    )
    return [
        LeaseStock(series, all_of_it, used.get(series, 0), void.get(series, 0), free)
        for series, all_of_it, free in leased
    ]


def used_since(rows: Rows, day: date) -> dict[str, int]:
    """Numbers used on ``day`` or later, by series."""
    return dict(
        rows.all(
            "SELECT series, count(*) FROM number_use WHERE used_at >= ? GROUP BY series",
            day.isoformat(),
        )
    )


def wanted_series(site: str, templates: Sequence[str], today: date) -> list[tuple[str, int]]:
    """The series that a desk of ``site`` keeps in stock, each with its block size.

    In December those of the next year too, for the morning of the first of January.
    """
    wanted = []
    for year in (today.year, today.year + 1) if today.month == 12 else (today.year,):
        wanted.append((case_series(site, year), CASE_BLOCK))
        wanted += [(document_series(each, site, year), DOCUMENT_BLOCK) for each in DocumentSeries]
        wanted += [
            (certificate_series(template, site, year), CERTIFICATE_BLOCK) for template in templates
        ]
    return wanted


def _void_up_to(rows: Rows, series: str, highest: int, reason: str, now: datetime) -> None:
    """Void what is still free of ``series`` at or below ``highest``."""
    found = rows.all(
        "SELECT id, next, min(high, ?) FROM lease WHERE series = ? AND next <= high AND next <= ?",
        highest,
        series,
        highest,
    )
    for lease, low, high in found:
        _void(rows, series, low, high, reason, now)
        rows.run("UPDATE lease SET next = ? WHERE id = ?", high + 1, lease)


def _void(rows: Rows, series: str, low: int, high: int, reason: str, now: datetime) -> None:
    rows.run(
        "INSERT INTO number_void VALUES (?, ?, ?, ?, ?)", series, low, high, reason, now.isoformat()
    )
