"""Enrol a desk: a one-time code for a place in the county."""

import base64
import binascii
from collections.abc import Sequence

from window_desk.county.store import desks
from window_desk.county.store.counties import CountyRow
from window_desk.county.store.database import Connection
from window_desk.county.store.desks import CodeRow, DeskRow
from window_desk.county.use_cases.context import CountyContext
from window_desk.county.use_cases.enrolment_codes import code_hash, new_code
from window_desk.county.use_cases.knowledge import Knowledge
from window_desk.county.use_cases.problems import CallError
from window_desk.protocol.messages import DeskStatus, EnrolReply, EnrolRequest, FormerDesk
from window_desk.protocol.signatures import CountyKey, former_desk_text, signature_holds

_KEY_BYTES = 32
_MOST_DESKS = 9_999
"""At one site; a number above it is no desk's."""
_DAY_MS = 24 * 3600 * 1000


def create_code(
    context: CountyContext, site: str, windows: tuple[str, ...] = (), valid_days: int = 7
) -> str:
    """Make a code for one desk at ``site``; the text is shown once and kept nowhere.

    Raises:
        CallError: the site is not published.
    """
    code = new_code()
    with context.database.writing() as connection:
        row = context.row(connection)
        knowledge = context.shelf.up_to_date(connection, row.epoch)
        if site not in knowledge.sites:
            known = "、".join(sorted(knowledge.sites)) or "无"
            raise CallError(400, "site_unknown", f"没有站点“{site}”，现有站点：{known}。")
        expires_at_ms = context.now_ms() + valid_days * _DAY_MS
        desks.add_code(
            connection,
            context.county,
            CodeRow(code_hash(code), site, windows, expires_at_ms, None),
        )
    return code


def enrol(context: CountyContext, request: EnrolRequest) -> EnrolReply:
    """Trade a code for a desk; the same code, key and incarnation get the same reply again.

    Whoever the PC was before is retired with it: such a key is no longer in use, or in two places.

    Raises:
        CallError: 403 for a code that is unknown, used by another desk, or expired; 401 for a former
            desk whose key did not sign; 400 for a malformed key.
    """
    _check_key(request.public_key)
    now_ms = context.now_ms()
    with context.database.writing() as connection:
        county = context.row(connection)
        hashed = code_hash(request.code)
        code = desks.lock_code(connection, context.county, hashed)
        if code is None:
            raise CallError(
                403, "enrolment_code_unknown", "登记码不正确，请核对后重新输入。", field="code"
            )
        knowledge = context.shelf.up_to_date(connection, county.epoch)
        if code.desk is not None:
            desk = desks.read_desk(connection, context.county, code.desk)
            if desk is None or (desk.public_key, desk.incarnation) != (
                request.public_key,
                request.incarnation,
            ):
                raise CallError(
                    403,
                    "enrolment_code_used",
                    "登记码已被使用，请向县中心管理员另取一个。",
                    field="code",
                )
            return _reply(context, county, knowledge, desk)
        if code.expires_at_ms <= now_ms:
            raise CallError(
                403,
                "enrolment_code_expired",
                "登记码已过期，请向县中心管理员另取一个。",
                field="code",
            )
        claimed = ((request.former,) if request.former else ()) + request.earlier
        former = _retired(context, connection, request, claimed)
        desks.hold_enrolments(connection, context.county, code.site)
        # a restored county may have lost the desks that the PC was: their ids must not be given again, or
        # the PC could not tell its acts from those of before
        lost = [desks.number_at(code.site, each.desk) for each in claimed]
        last = desks.last_number(connection, context.county, code.site)
        number = max(last, *(each for each in lost if each <= _MOST_DESKS), 0) + 1
        desk = DeskRow(
            id=f"{code.site}-{number:02d}",
            name=request.name,
            site=code.site,
            windows=code.windows,
            public_key=request.public_key,
            incarnation=request.incarnation,
            status=DeskStatus.ACTIVE,
            last_sequence=0,
            last_hash="",
            former=former,
        )
        desks.add_desk(connection, context.county, desk, now_ms)
        desks.use_code(connection, context.county, hashed, desk.id, now_ms)
        return _reply(context, county, knowledge, desk)


def _retired(
    context: CountyContext,
    connection: Connection,
    request: EnrolRequest,
    claimed: Sequence[FormerDesk],
) -> str | None:
    """Retire those of ``claimed`` (the latest first) that the county knows; the latest of them.

    A restored county may not know the one that the PC was last, or has given its id to another PC since. It
    still knows who the PC was before that, as an active desk again: numbers on papers are from its leases.
    """
    known = [
        row.id
        for each in claimed
        if (row := _claimed(context, connection, request, each)) is not None
    ]
    return known[0] if known else None


def _claimed(
    context: CountyContext, connection: Connection, request: EnrolRequest, former: FormerDesk
) -> DeskRow | None:
    row = desks.read_desk(connection, context.county, former.desk, lock=True)
    if row is None or row.incarnation != former.incarnation:
        return None
    text = former_desk_text(
        context.county, former.desk, former.incarnation, request.public_key, request.incarnation
    )
    if not signature_holds(row.public_key, text, former.signature):
        raise CallError(
            401,
            "former_signature_wrong",
            "本机原来的密钥与县里登记的不符，请联系县中心管理员核对后重新登记。",
            field="former.signature",
        )
    if row.status is DeskStatus.ACTIVE:
        desks.set_status(connection, context.county, row.id, DeskStatus.FORKED)
    return row


def _check_key(public_key: str) -> None:
    try:
        length = len(base64.b64decode(public_key, validate=True))
    except (binascii.Error, ValueError):
        length = 0
    if length != _KEY_BYTES:
        raise CallError(
            400, "malformed", "本机公钥格式不对，请重新启动程序后再登记。", field="public_key"
        )


def _reply(
    context: CountyContext, county: CountyRow, knowledge: Knowledge, desk: DeskRow
) -> EnrolReply:
    site = knowledge.sites[desk.site]
    return EnrolReply(
        desk=desk.id,
        county=county.id,
        county_name=county.name,
        epoch=county.epoch,
        site=site.code,
        site_name=site.name,
        area_code=site.area_code,
        agency_prefix=site.agency_prefix,
        windows=desk.windows,
        server_now=context.now(),
        county_key=CountyKey(county.signing_key).public,
    )
