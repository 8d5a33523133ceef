"""Encrypted files of scans beside the database: AES-256-GCM, every 256 KiB by itself.

A chunk is its random nonce, its ciphertext and its tag; bound to the file's SHA-256 and its place.
Names are random: the digest of a known document must not show whose case it is in.
"""

import hashlib
import os
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import uuid_utils
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from window_desk.desk.store.durable_files import flush_folder, overwrite_durably
from window_desk.desk.use_cases.blob_values import BlobUnreadableError, KeptFile

CHUNK_BYTES: Final = 256 * 1024
_KEY_BYTES: Final = 32
_NONCE_BYTES: Final = 12
_OVERHEAD: Final = _NONCE_BYTES + 16


@dataclass(frozen=True, slots=True)
class BlobFolder:
    """The folder of encrypted files of one profile."""

    path: Path

    def new_file(self, sha256: str, size: int, media_type: str) -> KeptFile:
        """A name and a key for a file that is not there yet."""
        name = uuid_utils.uuid4().hex
        return KeptFile(sha256, size, media_type, name, os.urandom(_KEY_BYTES))

    def keep(self, content: bytes, media_type: str) -> KeptFile:
        """Encrypt ``content`` into a new durable file. Raises ``OSError`` when the disk refuses."""
        kept = self.new_file(hashlib.sha256(content).hexdigest(), len(content), media_type)
        chunks = [
            _sealed(kept, number, content[start : start + CHUNK_BYTES])
            for number, start in enumerate(range(0, len(content), CHUNK_BYTES))
        ]
        self._write(kept, 0, b"".join(chunks))
        return kept

    def write_chunk(self, kept: KeptFile, number: int, content: bytes) -> None:
        """Write one chunk durably. Raises ``OSError`` when the disk refuses."""
        self._write(kept, number * (CHUNK_BYTES + _OVERHEAD), _sealed(kept, number, content))

    def read_chunk(self, kept: KeptFile, number: int) -> bytes:
        """One chunk in clear; raises :class:`BlobUnreadableError`."""
        length = min(CHUNK_BYTES, kept.size - number * CHUNK_BYTES) + _OVERHEAD
        try:
            with (self.path / kept.name).open("rb") as file:
                file.seek(number * (CHUNK_BYTES + _OVERHEAD))
                sealed = file.read(length)
            return _opened(kept, number, sealed)
        except (OSError, InvalidTag, ValueError) as error:
            raise BlobUnreadableError from error

    def read(self, kept: KeptFile) -> bytes:
        """The whole file, checked against its digest; raises :class:`BlobUnreadableError`."""
        chunks = range(-(-kept.size // CHUNK_BYTES))
        content = b"".join(self.read_chunk(kept, number) for number in chunks)
        if hashlib.sha256(content).hexdigest() != kept.sha256:
            raise BlobUnreadableError
        return content

    def remove(self, name: str) -> None:
        """Delete a file; one that is not there is no trouble."""
        (self.path / name).unlink(missing_ok=True)

    def remove_all_but(self, names: frozenset[str]) -> None:
        """Delete what no row names: files whose transaction never came."""
        if self.path.is_dir():
            for file in self.path.iterdir():
                if file.name not in names:
                    file.unlink(missing_ok=True)

    def _write(self, kept: KeptFile, offset: int, content: bytes) -> None:
        is_new = not (self.path / kept.name).exists()
        self.path.mkdir(parents=True, exist_ok=True)
        flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0)
        handle = os.open(self.path / kept.name, flags, 0o600)
        try:
            overwrite_durably(handle, offset, content)
        finally:
            os.close(handle)
        if is_new:
            flush_folder(self.path)
            flush_folder(self.path.parent)


def _place(kept: KeptFile, number: int) -> bytes:
    return bytes.fromhex(kept.sha256) + struct.pack(">Q", number)


def _sealed(kept: KeptFile, number: int, content: bytes) -> bytes:
    nonce = os.urandom(_NONCE_BYTES)
    return nonce + AESGCM(kept.key).encrypt(nonce, content, _place(kept, number))


def _opened(kept: KeptFile, number: int, sealed: bytes) -> bytes:
    nonce, rest = sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:]
    return AESGCM(kept.key).decrypt(nonce, rest, _place(kept, number))
