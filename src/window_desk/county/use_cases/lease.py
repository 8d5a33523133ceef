"""Lend a block of numbers to a desk."""

from datetime import date

from uuid_utils import uuid7

from window_desk.casework.acts import (
    local_day,
)
from window_desk.county.store import lost_leases, numbers
from window_desk.county.store.numbers import LeaseRow
from window_desk.county.use_cases.context import CountyContext
from window_desk.county.use_cases.numbers import Series, read_series
from window_desk.county.use_cases.open_session import county_and_desk
from window_desk.county.use_cases.problems import CallError
from window_desk.county.use_cases.tokens import Bearer
from window_desk.protocol.messages import LeaseReply, LeaseRequest


def lease(context: CountyContext, bearer: Bearer, request: LeaseRequest) -> LeaseReply:
    """A block for this desk alone; the same request gets the same block again.

    Raises:
        CallError: 400 for a series that is not the desk's, 409 for a request id used for another
            series or size, 401 or 403 for the desk.
    """
    if (request.desk, request.incarnation) != (bearer.desk, bearer.incarnation):
        raise CallError(400, "desk_wrong", "号段不属于本机，请联系技术支持。", field="desk")
    with context.database.writing() as connection:
        _, desk = county_and_desk(context, connection, bearer, lock=True)
        before = numbers.lease_of_request(connection, context.county, desk.id, request.request)
        if before is not None:
            if (before.series, before.size) != (request.series, request.size):
                raise CallError(
                    409,
                    "lease_request_reused",
                    "领号请求重复但内容不同，请联系技术支持。",
                    field="request",
                )
            return _reply(context, before)
        series = _own_series(request.series, desk.site, local_day(context.now()))
        lost_leases.set_unknown_aside(connection, context.county, [series.pool])
        low, high = numbers.draw(connection, context.county, series.pool, request.size)
        row = LeaseRow(
            id=str(uuid7()),
            request=request.request,
            desk=desk.id,
            incarnation=desk.incarnation,
            series=request.series,
            pool=series.pool,
            low=low,
            high=high,
            size=request.size,
            expires_on=date(series.year, 12, 31),
        )
        numbers.add_lease(connection, context.county, row, context.now_ms())
        return _reply(context, row)


def _own_series(text: str, site: str, today: date) -> Series:
    series = read_series(text)
    if series is None or series.site != site or series.year not in {today.year, today.year + 1}:
        raise CallError(
            400,
            "series_wrong",
            "只能领取本站点今年或明年的号段，请联系技术支持。",
            field="series",
        )
    return series


def _reply(context: CountyContext, row: LeaseRow) -> LeaseReply:
    return LeaseReply(
        lease=row.id,
        series=row.series,
        low=row.low,
        high=row.high,
        expires_on=row.expires_on,
        server_now=context.now(),
    )
