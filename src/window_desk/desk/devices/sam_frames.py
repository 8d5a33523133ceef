"""Frames of the SAM-V module in ID-card readers (GA 467, GA/T 450), and nothing about their
meaning.

Pure. A frame is AA AA AA 96 69, length (2 bytes, counting what follows it, checksum included),
content, checksum (exclusive or of length and content). Content is CMD PARA data on the way out, 00
00 SW3 data on the way back.
"""

import functools
import operator
from dataclasses import dataclass
from typing import Final

PREAMBLE: Final = b"\xaa\xaa\xaa\x96\x69"
_HEADER_BYTES: Final = len(PREAMBLE) + 2
# The longest answer known, text with photo and two fingerprints, takes 2,321 bytes on the line.
_LONGEST_LENGTH: Final = 2400
_SHORTEST_LENGTH: Final = 3


@dataclass(frozen=True, slots=True)
class SamAnswer:
    """A whole, checked answer: status word SW3 and the data after it."""

    status: int
    data: bytes


@dataclass(frozen=True, slots=True)
class BadFrame:
    """Something that began like a frame and was not one: checksum, length or status words are
    wrong.
    """

    cause: str


def checksum(content: bytes) -> int:
    """Return the exclusive or of all bytes."""
    return functools.reduce(operator.xor, content, 0)


def frame(content: bytes) -> bytes:
    """Wrap `content` (CMD PARA data, or 00 00 SW3 data); raises ValueError when it is too long for
    a frame.
    """
    length = len(content) + 1
    if not _SHORTEST_LENGTH <= length <= _LONGEST_LENGTH:
        raise ValueError(f"a SAM frame cannot hold {len(content)} bytes")
    body = length.to_bytes(2, "big") + content
    return PREAMBLE + body + bytes([checksum(body)])


class FrameDecoder:
    """Finds answers in what comes in, whatever noise stands around them."""

    def __init__(self) -> None:
        """Start with nothing pending."""
        self._pending = b""

    def clear(self) -> None:
        """Forget half a frame; used before each new command."""
        self._pending = b""

    def feed(self, data: bytes) -> list[SamAnswer | BadFrame]:
        """Return the frames that `data` completes. After a bad one the search goes on right behind
        its preamble.
        """
        self._pending += data
        found: list[SamAnswer | BadFrame] = []
        while (start := self._pending.find(PREAMBLE)) >= 0:
            self._pending = self._pending[start:]
            if len(self._pending) < _HEADER_BYTES:
                return found
            length = int.from_bytes(self._pending[len(PREAMBLE) : _HEADER_BYTES], "big")
            if not _SHORTEST_LENGTH <= length <= _LONGEST_LENGTH:
                found.append(BadFrame(f"length {length}"))
                self._pending = self._pending[len(PREAMBLE) :]
                continue
            end = _HEADER_BYTES + length
            if len(self._pending) < end:
                return found
            answer = _check(self._pending[len(PREAMBLE) : end])
            found.append(answer)
            self._pending = self._pending[len(PREAMBLE) if isinstance(answer, BadFrame) else end :]
        self._pending = self._pending[-(len(PREAMBLE) - 1) :]
        return found


def _check(body: bytes) -> SamAnswer | BadFrame:
    """Judge length, content and checksum of one frame."""
    if checksum(body[:-1]) != body[-1]:
        return BadFrame("checksum")
    content = body[2:-1]
    if len(content) < 3 or content[:2] != b"\x00\x00":
        return BadFrame("status words")
    return SamAnswer(content[2], content[3:])
