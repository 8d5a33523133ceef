"""Bodies over HTTP: bounded reading, zstd both ways (small ones with a dictionary), JSON by type."""

import asyncio
import io
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

import msgspec
import zstandard
from starlette.requests import Request
from starlette.responses import Response

from window_desk.county.use_cases.problems import CallError
from window_desk.protocol import dictionary
from window_desk.protocol.messages import MAX_PUSH_BYTES, ErrorReply

BODY_GRACE_S = 30.0
SLOWEST_BYTES_A_S = 1_024
_COMPRESS_FROM_BYTES = 1_024
_ZSTD_LEVEL = 3
_MAX_WINDOW_BYTES = 32 * 1024 * 1024
_PATH = re.compile(r"`\$\.?([^`]*)`$")

_Message = TypeVar("_Message")
_encoder = msgspec.json.Encoder()


def push_too_large() -> CallError:
    """More than 16 MiB."""
    return CallError(413, "too_large", "一次上报的内容超过16 MB，程序会分批重试。")


async def read_body(
    request: Request,
    limit: int = MAX_PUSH_BYTES,
    too_large: Callable[[], CallError] = push_too_large,
) -> bytes:
    """The raw body, of at most ``limit`` bytes.

    Raises:
        CallError: ``too_large`` before reading more, 408 when it comes more slowly than 1 KiB a second
            after 30 s.
    """
    body = bytearray()
    loop = asyncio.get_running_loop()
    began_s = loop.time()
    try:
        async with asyncio.timeout_at(began_s + BODY_GRACE_S) as patience:
            async for chunk in request.stream():
                body += chunk
                if len(body) > limit:
                    raise too_large()
                patience.reschedule(began_s + BODY_GRACE_S + len(body) / SLOWEST_BYTES_A_S)
    except TimeoutError:
        raise CallError(
            408, "too_slow", "上报内容传得太慢，本机办件已保存，线路好转后程序会自动重试。"
        ) from None
    return bytes(body)


def decode_body(body: bytes, encoding: str, message: type[_Message]) -> _Message:
    """The message in a body; ``encoding`` is its ``Content-Encoding``.

    Raises:
        CallError: 400 malformed, 413 more than 16 MiB unpacked, 415 another or broken encoding.
    """
    if encoding == "zstd":
        body = _unpacked(body, None)
    elif encoding == dictionary.CODING and (known := dictionary.dictionary()) is not None:
        body = _unpacked(body, known)
    elif encoding not in {"", "identity"}:
        raise CallError(415, "encoding_unsupported", "不支持的压缩方式，请更新程序后重试。")
    try:
        return msgspec.json.decode(body, type=message)
    except (msgspec.DecodeError, RecursionError) as error:
        match = _PATH.search(str(error))
        field = match[1] if match is not None else ""
        raise CallError(
            400,
            "malformed",
            f"请求内容格式不对（{field or '不是有效的JSON'}），请更新程序后重试。",
            field=field,
        ) from None


@dataclass(frozen=True, slots=True)
class Packing:
    """How a caller takes replies: in zstd, and small ones with the trained dictionary."""

    zstd: bool = False
    dictionary: bool = False


PLAIN = Packing()


def wanted_packing(request: Request) -> Packing:
    """What the caller's ``Accept-Encoding`` allows."""
    accepted = {
        part.strip().partition(";")[0].strip()
        for part in request.headers.get("accept-encoding", "").split(",")
        if "q=0" not in part.replace(" ", "")
    }
    return Packing("zstd" in accepted, dictionary.CODING in accepted)


def message_response(
    message: msgspec.Struct,
    packing: Packing,
    *,
    status: int = 200,
    retry_after_s: int | None = None,
) -> Response:
    """A reply with ``message`` as its body."""
    body = _encoder.encode(message)
    headers = {"Vary": "Accept-Encoding", "Cache-Control": "no-store"}
    if retry_after_s is not None:
        headers["Retry-After"] = str(retry_after_s)
    if packing.dictionary and dictionary.suits(len(body)):
        body = dictionary.pack(body)
        headers["Content-Encoding"] = dictionary.CODING
    elif packing.zstd and len(body) >= _COMPRESS_FROM_BYTES:
        body = zstandard.ZstdCompressor(level=_ZSTD_LEVEL).compress(body)
        headers["Content-Encoding"] = "zstd"
    return Response(body, status, headers, media_type="application/json")


def error_response(error: CallError) -> Response:
    """The reply for a call that is not carried out."""
    reply = ErrorReply(
        error.code, error.sentence, error.field, error.expected_sequence, error.expected_offset
    )
    response = message_response(
        reply, PLAIN, status=error.status, retry_after_s=error.retry_after_s
    )
    response.headers.update({"Error-Code": error.code, **error.headers})
    return response


def _unpacked(body: bytes, known: zstandard.ZstdCompressionDict | None) -> bytes:
    unpacker = zstandard.ZstdDecompressor(dict_data=known, max_window_size=_MAX_WINDOW_BYTES)
    try:
        with unpacker.stream_reader(io.BytesIO(body), read_across_frames=True) as reader:
            plain = reader.read(MAX_PUSH_BYTES + 1)
    except zstandard.ZstdError:
        raise CallError(415, "encoding_unsupported", "上报内容解压失败，程序会自动重试。") from None
    if len(plain) > MAX_PUSH_BYTES:
        raise push_too_large()
    return plain
