"""Keys of enrolments that are under way, durable before the county first hears of them.

A reply that is lost, or a program that ends before it is kept, must not cost a second code: the county
answers the same code and key again. Each key is sealed under the code that it was made for, which has
100 random bits and stands nowhere here.
"""

import os
from pathlib import Path
from typing import Final

import msgspec
import uuid_utils
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from window_desk.desk.store.durable_files import replace_durably
from window_desk.protocol.signatures import DeskKey

FILE_NAME: Final = "enrolling.json"
_MOST: Final = 16
_SALT_BYTES: Final = 16
_NONCE_BYTES: Final = 12
_LOOKALIKES = str.maketrans("ILO", "110", " -")


class _Sealed(msgspec.Struct, frozen=True):
    salt: bytes
    nonce: bytes
    content: bytes


class _Identity(msgspec.Struct, frozen=True):
    secret: bytes
    incarnation: str


class EnrolmentKeys:
    """The port ``EnrolmentKeys`` on a file of the profile."""

    def __init__(self, profile: Path) -> None:
        self._path = profile / FILE_NAME

    def keys_for(self, code: str) -> tuple[bytes, str]:
        """Secret and incarnation for ``code``: those of the last try with it, or new ones.

        They are on the disk when this returns. Raises ``OSError``.
        """
        plain = code.upper().translate(_LOOKALIKES)
        known = self._read()
        for sealed in known:
            try:
                opened = _cipher(plain, sealed.salt).decrypt(sealed.nonce, sealed.content, None)
            except InvalidTag:
                continue
            before = msgspec.json.decode(opened, type=_Identity)
            return before.secret, before.incarnation
        made = _Identity(DeskKey.generate().secret, str(uuid_utils.uuid7()))
        salt, nonce = os.urandom(_SALT_BYTES), os.urandom(_NONCE_BYTES)
        content = _cipher(plain, salt).encrypt(nonce, msgspec.json.encode(made), None)
        replace_durably(
            self._path, msgspec.json.encode([*known, _Sealed(salt, nonce, content)][-_MOST:])
        )
        return made.secret, made.incarnation

    def forget(self) -> None:
        """The identity is kept elsewhere now."""
        self._path.unlink(missing_ok=True)

    def _read(self) -> list[_Sealed]:
        try:
            return msgspec.json.decode(self._path.read_bytes(), type=list[_Sealed])
        except (FileNotFoundError, msgspec.MsgspecError):
            return []


def _cipher(code: str, salt: bytes) -> AESGCM:
    derived = HKDF(SHA256(), 32, salt, b"window-desk enrolment").derive(code.encode())
    return AESGCM(derived)
