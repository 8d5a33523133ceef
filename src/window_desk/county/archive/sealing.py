"""A stream under a passphrase: Argon2id (RFC 9106), then AES-256-GCM (NIST SP 800-38D) piece by piece.

``MAGIC``, 16 bytes of salt, then pieces: 4 bytes of length and the piece with its tag. The nonce is the
number of the piece and whether it is the last, so that pieces can be neither swapped nor cut off unnoticed.
"""

import io
import os
from typing import IO

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

MAGIC = b"WDSEALED1\n"
_SALT_BYTES = 16
_PIECE_BYTES = 256 * 1024
_TAG_BYTES = 16
_LENGTH_BYTES = 4
_MEMORY_KIB = 64 * 1024
_PASSES = 3
_LANES = 4


class SealBrokenError(ValueError):
    """The passphrase is wrong, or the stream was changed or cut."""


class SealingWriter(io.RawIOBase):
    """Writes a sealed stream into ``target``; :meth:`finish` has to be called."""

    def __init__(self, target: IO[bytes], passphrase: str) -> None:
        super().__init__()
        salt = os.urandom(_SALT_BYTES)
        target.write(MAGIC + salt)
        self._target = target
        self._cipher = _cipher(passphrase, salt)
        self._pending = bytearray()
        self._number = 0

    def writable(self) -> bool:
        """It is."""
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override] # the one kind of buffer that we write
        """Take more of the stream; returns its length."""
        self._pending += data
        while len(self._pending) > _PIECE_BYTES:
            self._piece(bytes(self._pending[:_PIECE_BYTES]), last=False)
            del self._pending[:_PIECE_BYTES]
        return len(data)

    def finish(self) -> None:
        """Write the last piece."""
        self._piece(bytes(self._pending), last=True)
        self._pending.clear()

    def _piece(self, plain: bytes, *, last: bool) -> None:
        sealed = self._cipher.encrypt(_nonce(self._number, last=last), plain, None)
        self._target.write(len(sealed).to_bytes(_LENGTH_BYTES, "big") + sealed)
        self._number += 1


class SealedReader(io.RawIOBase):
    """Reads a sealed stream whose ``MAGIC`` was read already; raises :class:`SealBrokenError`."""

    def __init__(self, source: IO[bytes], passphrase: str) -> None:
        super().__init__()
        self._source = source
        self._cipher = _cipher(passphrase, source.read(_SALT_BYTES))
        self._plain = b""
        self._number = 0
        self._ended = False

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override] # as io calls it
        """Fill ``buffer`` as far as the next piece goes; 0 at the end."""
        while not self._plain and not self._ended:
            self._next()
        part = self._plain[: len(buffer)]
        buffer[: len(part)] = part
        self._plain = self._plain[len(part) :]
        return len(part)

    def _next(self) -> None:
        length = int.from_bytes(self._source.read(_LENGTH_BYTES), "big")
        if not _TAG_BYTES <= length <= _PIECE_BYTES + _TAG_BYTES:
            raise SealBrokenError("length")
        sealed = self._source.read(length)
        for last in (False, True):
            try:
                self._plain = self._cipher.decrypt(_nonce(self._number, last=last), sealed, None)
            except InvalidTag:
                continue
            self._number += 1
            self._ended = last
            return
        raise SealBrokenError("piece")


def _cipher(passphrase: str, salt: bytes) -> AESGCM:
    if len(salt) != _SALT_BYTES:
        raise SealBrokenError("salt")
    key = hash_secret_raw(
        passphrase.encode(), salt, _PASSES, _MEMORY_KIB, _LANES, hash_len=32, type=Type.ID
    )
    return AESGCM(key)


def _nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(8, "big") + int(last).to_bytes(4, "big")
