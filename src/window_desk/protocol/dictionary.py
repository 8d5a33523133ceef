"""The trained zstd dictionary of small bodies: its number, its content coding, and its bytes.

One act alone has little to repeat; the dictionary holds what bodies have in common. Whoever has it
not, or another one, says so in its codings and gets plain zstd. See ``resources/dictionaries``.
"""

from functools import cache

import zstandard

from window_desk.resources import resource_path

DICTIONARY = 40_001
"""Stands in the header of each frame (RFC 8878, Dictionary_ID); a new dictionary gets a new number."""

CODING = f"wd-zstd-{DICTIONARY}"
"""As ``Content-Encoding`` and in ``Accept-Encoding``."""

LARGEST_BYTES = 128 * 1024
"""Larger bodies have enough to repeat of their own."""

SMALLEST_BYTES = 128
"""What is not worth packing at all."""

_LEVEL = 3


def known_dictionaries() -> tuple[int, ...]:
    """The numbers of the dictionaries that this program has; empty where its file is missing."""
    return (DICTIONARY,) if dictionary() is not None else ()


@cache
def dictionary() -> zstandard.ZstdCompressionDict | None:
    """The dictionary, ``None`` where its file is missing or of another number."""
    try:
        content = resource_path("dictionaries", f"wire-{DICTIONARY}.zdict").read_bytes()
    except OSError:
        return None
    read = zstandard.ZstdCompressionDict(content)
    if read.dict_id() != DICTIONARY:
        return None
    read.precompute_compress(level=_LEVEL)
    # prepares it for unpacking too, before several threads use it
    packed = zstandard.ZstdCompressor(dict_data=read).compress(b"{}")
    zstandard.ZstdDecompressor(dict_data=read).decompress(packed)
    return read


def suits(size: int) -> bool:
    """Whether a body of so many bytes is better packed with the dictionary."""
    return SMALLEST_BYTES <= size <= LARGEST_BYTES and dictionary() is not None


def pack(body: bytes) -> bytes:
    """``body`` as one frame under :data:`CODING`; raises ``ValueError`` without the dictionary."""
    known = dictionary()
    if known is None:
        raise ValueError("the dictionary is not here")
    return zstandard.ZstdCompressor(dict_data=known).compress(body)
