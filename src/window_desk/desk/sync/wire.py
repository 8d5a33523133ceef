"""Bodies on the wire: JSON of the protocol's types, zstd beyond 1 KB, bounded when unpacked.

Where the county has the trained dictionary, small bodies are packed with it.
"""

import io
from typing import TypeVar

import msgspec
import zstandard

from window_desk.desk.sync.core.county_link import FailureReason, failed
from window_desk.protocol import dictionary

COMPRESS_ABOVE_BYTES = 1024
_LEVEL = 3
_MOST_WINDOW_BYTES = 128 * 1024 * 1024

_encoder = msgspec.json.Encoder()
_Reply = TypeVar("_Reply")


def pack(message: msgspec.Struct, *, with_dictionary: bool = False) -> tuple[bytes, str]:
    """The body of ``message`` and its content coding, empty for plain JSON."""
    body = _encoder.encode(message)
    if with_dictionary and dictionary.suits(len(body)):
        return dictionary.pack(body), dictionary.CODING
    if len(body) <= COMPRESS_ABOVE_BYTES:
        return body, ""
    return zstandard.ZstdCompressor(level=_LEVEL).compress(body), "zstd"


def accepted_codings() -> str:
    """The ``Accept-Encoding`` of this program."""
    return f"{dictionary.CODING}, zstd" if dictionary.known_dictionaries() else "zstd"


def unpack(body: bytes, encoding: str, limit: int) -> bytes:
    """The plain bytes, at most ``limit``; raises LineFailureError for anything else."""
    match encoding:
        case "" | "identity":
            plain = body
        case "zstd":
            plain = _unpacked(body, limit, None)
        case dictionary.CODING if (known := dictionary.dictionary()) is not None:
            plain = _unpacked(body, limit, known)
        case _:
            raise failed(
                FailureReason.MALFORMED,
                f"县里的答复用了本机不认识的压缩方式（{encoding[:20]}）：请联系县管理员。",
            )
    if len(plain) > limit:
        raise too_large()
    return plain


def _unpacked(body: bytes, limit: int, known: zstandard.ZstdCompressionDict | None) -> bytes:
    decompressor = zstandard.ZstdDecompressor(dict_data=known, max_window_size=_MOST_WINDOW_BYTES)
    try:
        # A frame that ends early gives fewer bytes and no error: its JSON is then incomplete.
        with decompressor.stream_reader(io.BytesIO(body)) as reader:
            return reader.read(limit + 1)
    except zstandard.ZstdError as error:
        raise malformed() from error


def decode(plain: bytes, reply_type: type[_Reply]) -> _Reply:
    """A reply of ``reply_type``; raises LineFailureError when the bytes are anything else."""
    try:
        return msgspec.json.decode(plain, type=reply_type)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise malformed() from error


def malformed() -> Exception:
    """The failure for a body that is not what the protocol says."""
    return failed(
        FailureReason.MALFORMED,
        "收到的答复不是县级服务发来的或已损坏，没有采用：请检查网络是否需要登录上网，稍后会自动重试。",
    )


def too_large() -> Exception:
    """The failure for a body past its limit."""
    return failed(FailureReason.MALFORMED, "县里的答复大得不正常，没有采用：请联系县管理员。")
