"""Replies of the county over HTTP: whole, of the right type, or one typed error."""

import base64
import hashlib
import re

from window_desk.desk.sync.core.blob_link import BlobOffset
from window_desk.desk.sync.core.county_link import CountyRefusalError, LineFailureError
from window_desk.desk.sync.http_failures import TOO_LARGE_TO_SEND, busy
from window_desk.desk.sync.interruptible import Response
from window_desk.desk.sync.wire import decode, malformed, unpack
from window_desk.protocol.messages import ErrorReply

_MOST_ERROR_BYTES = 256 * 1024
_NUMBER = re.compile(r"\d{1,16}", re.ASCII)


def refuse_errors(response: Response, body: bytes) -> None:
    """Raise what a status other than 200 and 206 means: busy, refused by the county, or no county."""
    status = response.status_code
    if status in {200, 206}:
        return
    try:
        require_json(response)
        told = decode(unpack(body, encoding_of(response), _MOST_ERROR_BYTES), ErrorReply)
    except LineFailureError:
        # a reply to HEAD has no body, its code stands in a header
        told = ErrorReply(response.headers.get("error-code", ""), "")
    if status == 429 or status >= 500:
        raise busy(status, response.headers.get("retry-after", ""), told.sentence)
    if status == 413 and not told.code:
        told = ErrorReply("too_large", TOO_LARGE_TO_SEND)
    if status < 400 or not told.code:
        raise malformed()
    raise CountyRefusalError(status, told)


def require_json(response: Response) -> None:
    """Raise ``LineFailureError`` for a reply of another type."""
    if response.headers.get("content-type", "").partition(";")[0] != "application/json":
        raise malformed()


def encoding_of(response: Response) -> str:
    """How the body is packed."""
    return response.headers.get("content-encoding", "")


def piece_headers(offset: int, piece: bytes) -> dict[str, str]:
    """What goes with a piece of a file."""
    digest = base64.b64encode(hashlib.sha256(piece).digest()).decode()
    return {
        "content-type": "application/offset+octet-stream",
        "upload-offset": str(offset),
        "upload-checksum": f"sha256 {digest}",
    }


def read_offset(response: Response, _body: bytes) -> BlobOffset:
    """How much of a file the county holds, from the headers."""
    if response.status_code != 200:
        raise malformed()
    return BlobOffset(_number(response, "upload-offset"), _number(response, "blob-position"))


def read_range(first: int, end: int, response: Response, body: bytes) -> bytes:
    """Exactly the bytes asked for; raises ``LineFailureError`` for anything else."""
    told = response.headers.get("content-range", "")
    asked = response.status_code == 206 and told.startswith(f"bytes {first}-{end - 1}/")
    if not asked or encoding_of(response) or len(body) != end - first:
        raise malformed()
    return body


def _number(response: Response, name: str) -> int:
    text = response.headers.get(name, "")
    if not _NUMBER.fullmatch(text):
        raise malformed()
    return int(text)
