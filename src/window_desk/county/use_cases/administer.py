"""What the county's administrator does: clerks, withdrawals, backups, epochs."""

from uuid import uuid4

import msgspec
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from window_desk.casework.acts import local_day
from window_desk.casework.duties import Clerk
from window_desk.county.store import counties, desks, references
from window_desk.county.store.desks import DeskRow
from window_desk.county.use_cases.context import CountyContext
from window_desk.county.use_cases.problems import CallError
from window_desk.county.use_cases.publish_reference import NewRecord, publish_reference
from window_desk.protocol.messages import ClerkRecord, DeskStatus, ReferenceKind

LEAST_PASSWORD = 8


def add_clerk(context: CountyContext, clerk: Clerk, password: str) -> None:
    """Publish a clerk with the Argon2id verifier of a password; the newest record counts.

    A clerk published already with the same data and password stays as he is.

    Raises:
        CallError: the password is shorter than 8 characters, or the site is unknown.
    """
    if len(password) < LEAST_PASSWORD:
        raise CallError(
            400, "password_short", f"密码至少{LEAST_PASSWORD}个字符，请换一个。", field="password"
        )
    known = clerk_record(context, clerk.number)
    hasher = PasswordHasher()
    verifier = known.verifier if known is not None else ""
    if not verifier or not _matches(hasher, verifier, password):
        verifier = hasher.hash(password)
    with context.database.reading() as connection:
        epoch = context.row(connection).epoch
        if clerk.site not in context.shelf.up_to_date(connection, epoch).sites:
            raise CallError(400, "site_unknown", f"没有站点“{clerk.site}”，请先发布站点。")
    record = ClerkRecord(
        number=clerk.number,
        name=clerk.name,
        site=clerk.site,
        level=clerk.level.value,
        windows=clerk.windows,
        duties=tuple(sorted(duty.value for duty in clerk.duties)),
        active=clerk.active,
        verifier=verifier,
    )
    publish_reference(context, [NewRecord.of(ReferenceKind.CLERK, clerk.number, record)])


def withdraw_clerk(context: CountyContext, number: str) -> None:
    """The clerk is out of service from now on; raises :class:`CallError` when nobody has it."""
    record = clerk_record(context, number)
    if record is None:
        raise CallError(400, "clerk_unknown", f"没有工号{number}，请核对。")
    withdrawn = msgspec.structs.replace(record, active=False)
    publish_reference(context, [NewRecord.of(ReferenceKind.CLERK, number, withdrawn)])


def clerk_record(context: CountyContext, number: str) -> ClerkRecord | None:
    """The newest published record of a clerk."""
    with context.database.reading() as connection:
        versions = references.versions_of(connection, context.county, ReferenceKind.CLERK, number)
    return msgspec.json.decode(versions[-1].body, type=ClerkRecord) if versions else None


def withdraw_desk(context: CountyContext, desk: str) -> None:
    """The desk may neither push nor pull from now on; raises :class:`CallError` if unknown."""
    with context.database.writing() as connection:
        if desks.read_desk(connection, context.county, desk, lock=True) is None:
            raise CallError(400, "desk_unknown", f"没有终端“{desk}”，请核对。")
        desks.set_status(connection, context.county, desk, DeskStatus.WITHDRAWN)


def list_desks(context: CountyContext) -> tuple[DeskRow, ...]:
    """All desks of the county."""
    with context.database.reading() as connection:
        return desks.list_desks(connection, context.county)


def record_backup(context: CountyContext, position: int) -> None:
    """A verified backup holds everything up to ``position``: desks may let go of older acts."""
    with context.database.writing() as connection:
        head = context.row(connection).last_position
        counties.set_backup_position(
            connection, context.county, min(position, head), context.now_ms()
        )


def begin_epoch(context: CountyContext) -> str:
    """Begin a new epoch after a restore; desks send again what the backup lacks."""
    epoch = str(uuid4())
    with context.database.writing() as connection:
        counties.set_epoch(connection, context.county, epoch, local_day(context.now()))
    return epoch


def _matches(hasher: PasswordHasher, verifier: str, password: str) -> bool:
    try:
        return hasher.verify(verifier, password)
    except (VerificationError, InvalidHashError):
        return False
