"""Open a session: a desk proves its key and gets a token."""

from datetime import datetime

from window_desk.county.store import desks
from window_desk.county.store.counties import CountyRow, county_row
from window_desk.county.store.database import Connection
from window_desk.county.store.desks import DeskRow
from window_desk.county.store.together import run_together
from window_desk.county.use_cases.context import CountyContext
from window_desk.county.use_cases.problems import CallError, desk_forked, desk_withdrawn
from window_desk.county.use_cases.tokens import (
    TOKEN_VALID_S,
    Bearer,
    make_token,
    read_token,
)
from window_desk.protocol.messages import DeskStatus, SessionReply, SessionRequest
from window_desk.protocol.signatures import signature_holds

CLOCK_TOLERANCE_S = 300


def open_session(context: CountyContext, request: SessionRequest) -> SessionReply:
    """A token for a desk that signs with its key, and where the county stands with it.

    Raises:
        CallError: 401 for an unknown desk, a wrong signature, a clock off by more than 300 s or a
            nonce used before; 403 for a retired incarnation.
    """
    now = context.now()
    with context.database.writing() as connection:
        county = context.row(connection)
        desk = desks.read_desk(connection, context.county, request.desk)
        if desk is None:
            raise CallError(401, "desk_unknown", "县级服务器没有本机的登记，请重新登记本机。")
        text = (
            f"session:{context.county}:{request.desk}:{request.incarnation}"
            f":{request.nonce}:{request.at}"
        )
        if not signature_holds(desk.public_key, text.encode(), request.signature):
            raise CallError(401, "session_signature_wrong", "本机密钥与登记不符，请重新登记本机。")
        check_instant(request.at, now)
        if not desks.take_nonce(
            connection,
            context.county,
            desk.id,
            request.nonce,
            context.now_ms(),
            2 * CLOCK_TOLERANCE_S * 1000,
        ):
            raise CallError(401, "nonce_used", "连接请求重复，请重新连接。", field="nonce")
        if desk.incarnation != request.incarnation:
            raise CallError(
                403,
                "incarnation_retired",
                "本机数据库不是登记时的那一个，请重新登记本机；未上报的办件会保留。",
            )
        desks.note_contact(connection, context.county, desk.id, context.now_ms())
        bearer = Bearer(
            context.county, desk.id, desk.incarnation, int(now.timestamp()) + TOKEN_VALID_S
        )
        return SessionReply(
            token=make_token(context.token_secret, bearer),
            valid_s=TOKEN_VALID_S,
            status=desk.status,
            epoch=county.epoch,
            last_sequence=desk.last_sequence,
            head=county.last_position,
            backup_position=county.backup_position,
            server_now=now,
        )


def authenticate(context: CountyContext, token: str) -> Bearer:
    """Who calls with ``token``; raises a 401 :class:`CallError`."""
    return read_token(context.token_secret, context.county, token, context.now())


def county_and_desk(
    context: CountyContext, connection: Connection, bearer: Bearer, *, lock: bool = False
) -> tuple[CountyRow, DeskRow]:
    """The county and the desk of ``bearer``; raises a :class:`CallError` (401, 403) unless it is active.

    In this order, which is that of every call (:data:`migrate.FIRST_TABLE`); for ``lock`` see
    :func:`desks.desk_row`.
    """
    county = county_row(context.county)
    desk = desks.desk_row(connection, context.county, bearer.desk, lock=lock)
    run_together(connection, county, desk)
    return context.known(county.answer), assert_active(desk.answer, bearer)


def assert_active(desk: DeskRow | None, bearer: Bearer) -> DeskRow:
    """``desk``, that of ``bearer``; raises a :class:`CallError` (401, 403) unless it is active."""
    if desk is None or desk.incarnation != bearer.incarnation:
        raise CallError(401, "desk_unknown", "县级服务器没有本机的登记，请重新登记本机。")
    if desk.status is DeskStatus.FORKED:
        raise desk_forked(403)
    if desk.status is DeskStatus.WITHDRAWN:
        raise desk_withdrawn()
    return desk


def check_instant(text: str, now: datetime) -> None:
    """Refuse an instant (ISO form) that is more than 300 s off; raises :class:`CallError`."""
    try:
        at = datetime.fromisoformat(text)
        off_s = abs((at - now).total_seconds())
    except (ValueError, TypeError, OverflowError):
        raise CallError(
            400, "malformed", "连接请求的时间格式不对，请更新程序。", field="at"
        ) from None
    if off_s > CLOCK_TOLERANCE_S:
        raise CallError(
            401, "clock_off", "本机时间与县级服务器相差超过5分钟，请校准时钟后重试。", field="at"
        )
