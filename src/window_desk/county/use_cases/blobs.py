"""Take in and give out the blobs that applied acts name, within a desk's scope."""

import hashlib
from dataclasses import dataclass

from window_desk.casework.acts import Received
from window_desk.casework.scan_acts import ScanAttached
from window_desk.casework.voiding import voids_among
from window_desk.county.store import blobs, counties, journal
from window_desk.county.store.blobs import BlobKey, BlobRow
from window_desk.county.store.database import Connection
from window_desk.county.use_cases.context import CountyContext
from window_desk.county.use_cases.open_session import county_and_desk
from window_desk.county.use_cases.problems import CallError
from window_desk.county.use_cases.tokens import Bearer
from window_desk.protocol.act_codec import decode_act
from window_desk.protocol.messages import MAX_BLOB_PIECE_BYTES, ActStatus, BlobState


@dataclass(frozen=True, slots=True)
class BlobPiece:
    """What a desk sends: bytes that follow on the first ``offset``, with their SHA-256."""

    offset: int
    content: bytes
    sha256: bytes


def piece_too_large() -> CallError:
    """The piece is longer than a piece may be, or goes past the end."""
    return CallError(413, "blob_piece_too_large", "扫描件分块过大，请更新程序后重试。")


def blob_state(context: CountyContext, bearer: Bearer, case: str, sha256: str) -> BlobState:
    """How much of a blob came in; raises :class:`CallError`: 404 for one that is not the
    desk's, 410 for a removed one."""
    with context.database.reading() as connection:
        key = _named(context, connection, bearer, case, sha256)
        return _state(context, connection, key, blobs.read_blob(connection, key))


def take_piece(
    context: CountyContext, bearer: Bearer, case: str, sha256: str, piece: BlobPiece
) -> BlobState:
    """Keep the next piece; durable when this returns. The last one completes the blob.

    Raises:
        CallError: 400 for a wrong digest, 404 for a blob that is not the desk's, 409 for another
            offset than the county's, 410 for a removed one, 413 for a piece past the end.
    """
    if not 0 < len(piece.content) <= MAX_BLOB_PIECE_BYTES:
        raise piece_too_large() if piece.content else _empty_piece()
    if hashlib.sha256(piece.content).digest() != piece.sha256:
        raise CallError(
            400,
            "blob_piece_digest_wrong",
            "扫描件分块在传输中损坏，程序会自动重传。",
            field="Upload-Checksum",
        )
    with context.database.writing() as connection:
        key = _named(context, connection, bearer, case, sha256)
        held = blobs.lock_blob(connection, key, context.now_ms())
        if piece.offset != held.received:
            raise CallError(
                409,
                "blob_offset_wrong",
                "扫描件续传位置与县级服务器不一致，程序会自动从缺少处续传。",
                field="Upload-Offset",
                expected_offset=held.received,
            )
        end = piece.offset + len(piece.content)
        if end > key.size:
            raise piece_too_large()
        blobs.add_piece(connection, key, piece.offset, piece.content)
        held = BlobRow(end, None)
        if end == key.size:
            held = _check_whole(context, connection, key)
        state = _state(context, connection, key, held)
    if held is blobs.NOTHING:
        raise CallError(
            400, "blob_digest_wrong", "扫描件与登记的校验值不符，请核对文件后重新上传。"
        )
    return state


def readable_blob(context: CountyContext, bearer: Bearer, case: str, sha256: str) -> BlobKey:
    """A complete blob in the desk's scope.

    Raises:
        CallError: 404 for a blob that is not the desk's, 409 before everything came in, 410
            for a removed one.
    """
    with context.database.reading() as connection:
        key = _named(context, connection, bearer, case, sha256)
        if not blobs.read_blob(connection, key).is_complete:
            raise CallError(409, "blob_incomplete", "扫描件尚未传到县级服务器，请稍后再查看。")
        return key


def read_part(context: CountyContext, key: BlobKey, first: int, end: int) -> bytes:
    """The bytes of a complete blob from ``first`` up to, not including, ``end``."""
    with context.database.reading() as connection:
        return b"".join(blobs.read_bytes(connection, key, first, end))


def _check_whole(context: CountyContext, connection: Connection, key: BlobKey) -> BlobRow:
    """Complete the blob, or drop it all where it is not what its digest names."""
    whole = hashlib.sha256()
    for part in blobs.read_bytes(connection, key, 0, key.size):
        whole.update(part)
    if whole.hexdigest() != key.sha256:
        blobs.drop(connection, key)
        return blobs.NOTHING
    # the counter's lock: whoever takes the next position commits after this blob
    position = counties.lock_position(connection, context.county)
    blobs.complete(connection, key, position, context.now_ms())
    return BlobRow(key.size, position)


def _named(
    context: CountyContext, connection: Connection, bearer: Bearer, case: str, sha256: str
) -> BlobKey:
    """The blob, if an applied act of a case in the desk's scope names it."""
    county, desk = county_and_desk(context, connection, bearer)
    site = journal.site_of_case(connection, context.county, case)
    if site is not None and site != desk.site:
        knowledge = context.shelf.up_to_date(connection, county.epoch)
        site = site if knowledge.sees_all_cases(desk.site) else None
    scan = _scan_of(context, connection, case, sha256) if site is not None else None
    if site is None or scan is None:
        raise CallError(
            404,
            "blob_not_named",
            "县级服务器没有登记这份扫描件的环节，或不在本站点范围内，程序会在上报后重试。",
        )
    key = BlobKey(context.county, site, sha256, scan.size)
    if blobs.read_blob(connection, key).is_removed and not _is_standing(
        context, connection, case, sha256
    ):
        raise CallError(
            410,
            "blob_removed",
            "添加这份扫描件的环节早已作废，县级服务器已按规定清理该文件；确有需要请重新添加。",
        )
    return key


def _is_standing(context: CountyContext, connection: Connection, case: str, sha256: str) -> bool:
    """Whether an applied act of the case that names the blob was not voided."""
    applied = [
        decode_act(kept.content)
        for kept in journal.acts_of_cases(connection, context.county, [case])
        if kept.status is ActStatus.APPLIED
    ]
    voids = voids_among(applied)
    receipt = next((act for act in applied if isinstance(act.body, Received)), None)
    if receipt is not None and receipt.id in voids:
        return False
    return any(
        isinstance(act.body, ScanAttached) and act.body.sha256 == sha256 and act.id not in voids
        for act in applied
    )


def _scan_of(
    context: CountyContext, connection: Connection, case: str, sha256: str
) -> ScanAttached | None:
    wanted = sha256.encode()
    for kept in journal.acts_of_cases(connection, context.county, [case]):
        if kept.status is ActStatus.APPLIED and wanted in kept.content:
            body = decode_act(kept.content).body
            if isinstance(body, ScanAttached) and body.sha256 == sha256:
                return body
    return None


def _state(
    context: CountyContext, connection: Connection, key: BlobKey, held: BlobRow
) -> BlobState:
    return BlobState(
        sha256=key.sha256,
        size=key.size,
        offset=held.received,
        position=held.position or 0,
        backup_position=context.row(connection).backup_position,
        server_now=context.now(),
    )


def _empty_piece() -> CallError:
    return CallError(400, "malformed", "扫描件分块是空的，请更新程序后重试。", field="body")
