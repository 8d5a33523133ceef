"""Blobs over HTTP: HEAD for the offset, PATCH for a piece, GET with Range. Semantics of tus 1.0."""

import base64
import binascii
import re
from collections.abc import AsyncIterator, Callable
from functools import partial
from typing import Protocol, TypeVar

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from window_desk.county.api.bodies import PLAIN, message_response, read_body
from window_desk.county.store.blobs import BlobKey
from window_desk.county.use_cases.blobs import (
    BlobPiece,
    blob_state,
    piece_too_large,
    read_part,
    readable_blob,
    take_piece,
)
from window_desk.county.use_cases.context import CountyContext
from window_desk.county.use_cases.problems import CallError
from window_desk.county.use_cases.tokens import Bearer
from window_desk.protocol.messages import MAX_BLOB_PIECE_BYTES

PIECE_TYPE = "application/offset+octet-stream"
_OFFSET = re.compile(r"\d{1,16}", re.ASCII)
_RANGE = re.compile(r"bytes=(\d{1,16})?-(\d{1,16})?", re.ASCII)
_DIGEST_BYTES = 32

_Result = TypeVar("_Result")


class Calls(Protocol):
    """What every call needs: who asks, and a thread that may block."""

    def bearer(self, request: Request) -> Bearer:
        """Who asks."""
        ...

    async def run(self, job: Callable[[], _Result]) -> _Result:
        """Run ``job`` on one of the county's threads."""
        ...


class BlobCalls:
    """The three calls of ``/v1/blobs/{case}/{sha256}``."""

    def __init__(self, context: CountyContext, calls: Calls) -> None:
        self._context = context
        self._calls = calls

    async def call(self, request: Request) -> Response:
        """Any of them. One route, so that 405 names all three methods."""
        calls = {"HEAD": self.head, "PATCH": self.patch, "GET": self.get}
        return await calls[request.method](request)

    async def head(self, request: Request) -> Response:
        """``HEAD``: how much the county holds."""
        bearer = self._calls.bearer(request)
        case, sha256 = _named(request)
        state = await self._calls.run(lambda: blob_state(self._context, bearer, case, sha256))
        return Response(
            headers={
                "Upload-Offset": str(state.offset),
                "Upload-Length": str(state.size),
                "Blob-Position": str(state.position),
                "Cache-Control": "no-store",
            }
        )

    async def patch(self, request: Request) -> Response:
        """``PATCH``: one piece; the reply's body acknowledges it."""
        bearer = self._calls.bearer(request)
        case, sha256 = _named(request)
        offset, digest = _piece_headers(request)
        body = await read_body(request, MAX_BLOB_PIECE_BYTES, piece_too_large)
        piece = BlobPiece(offset, body, digest)
        state = await self._calls.run(
            lambda: take_piece(self._context, bearer, case, sha256, piece)
        )
        response = message_response(state, PLAIN)
        response.headers["Upload-Offset"] = str(state.offset)
        return response

    async def get(self, request: Request) -> Response:
        """``GET``: the whole, or one range of it."""
        bearer = self._calls.bearer(request)
        case, sha256 = _named(request)
        key = await self._calls.run(lambda: readable_blob(self._context, bearer, case, sha256))
        headers = {"ETag": f'"{sha256}"', "Accept-Ranges": "bytes", "Cache-Control": "no-store"}
        wanted = request.headers.get("range", "")
        if not wanted.startswith("bytes"):
            first, end, status = 0, key.size, 200
        else:
            try:
                first, end = _range(wanted, key.size)
            except CallError as error:
                error.headers["Content-Range"] = f"bytes */{key.size}"
                raise
            status = 206
            headers["Content-Range"] = f"bytes {first}-{end - 1}/{key.size}"
        headers["Content-Length"] = str(end - first)
        return StreamingResponse(
            self._parts(key, first, end),
            status,
            headers=headers,
            media_type="application/octet-stream",
        )

    async def _parts(self, key: BlobKey, first: int, end: int) -> AsyncIterator[bytes]:
        for start in range(first, end, MAX_BLOB_PIECE_BYTES):
            until = min(start + MAX_BLOB_PIECE_BYTES, end)
            yield await self._calls.run(partial(read_part, self._context, key, start, until))


def _named(request: Request) -> tuple[str, str]:
    return str(request.path_params["case"]), str(request.path_params["sha256"])


def _piece_headers(request: Request) -> tuple[int, bytes]:
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    encoding = request.headers.get("content-encoding", "").strip().lower()
    if kind != PIECE_TYPE or encoding not in {"", "identity"}:
        raise CallError(415, "blob_type_wrong", "扫描件分块的类型不对，请更新程序后重试。")
    offset = request.headers.get("upload-offset", "")
    if not _OFFSET.fullmatch(offset):
        raise _wrong_header("Upload-Offset")
    algorithm, _, encoded = request.headers.get("upload-checksum", "").partition(" ")
    try:
        digest = base64.b64decode(encoded, validate=True)
    except (binascii.Error, ValueError):
        raise _wrong_header("Upload-Checksum") from None
    if algorithm.lower() != "sha256" or len(digest) != _DIGEST_BYTES:
        raise _wrong_header("Upload-Checksum")
    return int(offset), digest


def _range(text: str, size: int) -> tuple[int, int]:
    """First byte and the one after the last of a single range, within ``size``."""
    match = _RANGE.fullmatch(text.replace(" ", ""))
    low, high = match.groups() if match is not None else (None, None)
    if low is not None:
        first, end = int(low), min(int(high) + 1, size) if high is not None else size
    elif high is not None:
        first, end = max(size - int(high), 0), size
    else:
        raise _unsatisfiable()
    if first >= end:
        raise _unsatisfiable()
    return first, end


def _unsatisfiable() -> CallError:
    return CallError(
        416, "range_unsatisfiable", "要读取的扫描件范围不对，请更新程序后重试。", field="Range"
    )


def _wrong_header(name: str) -> CallError:
    return CallError(
        400, "malformed", f"请求头{name}缺少或格式不对，请更新程序后重试。", field=name
    )
