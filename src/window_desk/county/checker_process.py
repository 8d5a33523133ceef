"""The process that checks signatures: an interpreter of its own, so that judging never waits for it.

Reads questions from standard input and answers on standard output until the input ends, which it
does however the county ends. A message is its length in four bytes, big-endian, and so much MessagePack.
"""

import signal
import struct
import sys
from collections.abc import Sequence
from typing import IO

import msgspec

from window_desk.protocol.signatures import signature_holds

_LENGTH = struct.Struct(">I")


class Question(msgspec.Struct, array_like=True):
    """Acts as ``(content, signature)``; ``public_key`` and signatures in base64."""

    public_key: str
    acts: Sequence[tuple[bytes, str]]


_decoder = msgspec.msgpack.Decoder(Question)
_encoder = msgspec.msgpack.Encoder()


def first_wrong(question: Question) -> int | None:
    """Index of the first act whose signature does not hold."""
    for index, (content, signature) in enumerate(question.acts):
        if not signature_holds(question.public_key, content, signature):
            return index
    return None


def ask(process_input: IO[bytes], process_output: IO[bytes], question: Question) -> int | None:
    """The answer of a checker process; raises ``OSError`` or ``EOFError`` when it has ended."""
    _write(process_input, _encoder.encode(question))
    answer: int | None = msgspec.msgpack.decode(_read(process_output), type=int | None)
    return answer


def main() -> None:
    """Answer until there are no more questions."""
    # the county ends this process by closing its input; a Ctrl+C is the county's alone
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        while True:
            question = _decoder.decode(_read(sys.stdin.buffer))
            _write(sys.stdout.buffer, _encoder.encode(first_wrong(question)))
    except EOFError:
        return


def _write(file: IO[bytes], content: bytes) -> None:
    file.write(_LENGTH.pack(len(content)))
    file.write(content)
    file.flush()


def _read(file: IO[bytes]) -> bytes:
    (length,) = _LENGTH.unpack(_exactly(file, _LENGTH.size))
    return _exactly(file, length)


def _exactly(file: IO[bytes], size: int) -> bytes:
    content = file.read(size)
    if len(content) != size:
        raise EOFError
    return content


if __name__ == "__main__":
    main()
