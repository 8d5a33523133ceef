"""The recovery file (恢复文件): the unsent acts of an identity that the county has stopped, apart from the
database, in case that does not survive.

Acts hold personal data and there is no recovery key of the county, so the file is sealed under the
database's own key: whoever can sign in at this PC can read it (``window-desk recovery``), with ``keys.json``
and without the database. Writer thread.
"""

import logging
import os
from datetime import datetime
from pathlib import Path
from typing import Final

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from window_desk.desk.store import meta
from window_desk.desk.store.durable_files import replace_durably
from window_desk.desk.store.engine import Rows
from window_desk.desk.store.meta import Key

_log = logging.getLogger(__name__)

FOLDER: Final = "recovery"
_SUFFIX: Final = ".recovery"
_NONCE_BYTES: Final = 12


class RecoveredAct(msgspec.Struct, frozen=True):
    """One act: its exact bytes and the signature over them."""

    content: msgspec.Raw
    signature: str


class _Sealed(msgspec.Struct, frozen=True):
    version: int
    desk: str
    written_at: str
    acts: int
    nonce: bytes
    content: bytes


class RecoveryFileError(Exception):
    """The file is not one, or of another PC; ``sentence`` says the next step."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class RecoveryFiles:
    """One file for every identity, in a folder of the profile."""

    def __init__(self, profile: Path, key: bytes) -> None:
        self._folder = profile / FOLDER
        self._key = key

    def write(self, rows: Rows, desk: str, now: datetime) -> None:
        """Keep what ``desk`` has not sent; a newer file takes the place of the older one.

        A disk that refuses is no reason to stop: the acts stand in the database. ``meta`` has the place.
        """
        found = rows.all(
            "SELECT content, signature FROM act WHERE standing = 'queued' AND desk = ?"
            " ORDER BY sequence",
            desk,
        )
        if not found:
            return
        acts = [
            RecoveredAct(msgspec.Raw(bytes(content)), signature) for content, signature in found
        ]
        nonce = os.urandom(_NONCE_BYTES)
        sealed = _cipher(self._key).encrypt(nonce, msgspec.json.encode(acts), desk.encode())
        file = self._folder / f"{desk}{_SUFFIX}"
        kept = _Sealed(1, desk, now.isoformat(), len(acts), nonce, sealed)
        try:
            replace_durably(file, msgspec.json.encode(kept))
        except OSError as error:
            _log.error("the recovery file was not written: %s", type(error).__name__)
            return
        meta.put(rows, {Key.RECOVERY_FILE: str(file)})


def read_recovery_file(file: Path, key: bytes) -> list[RecoveredAct]:
    """The acts of a file, with the database's key of the PC that wrote it.

    Raises :class:`RecoveryFileError`, or ``OSError``.
    """
    try:
        kept = msgspec.json.decode(file.read_bytes(), type=_Sealed)
        opened = _cipher(key).decrypt(kept.nonce, kept.content, kept.desk.encode())
        return msgspec.json.decode(opened, type=list[RecoveredAct])
    except msgspec.MsgspecError:
        raise RecoveryFileError("这不是恢复文件，或文件已损坏，请核对文件名。") from None
    except InvalidTag:
        raise RecoveryFileError(
            "恢复文件打不开：文件已损坏，或不是这台电脑写的，请用写它的电脑的数据文件夹。"
        ) from None


def _cipher(key: bytes) -> AESGCM:
    return AESGCM(HKDF(SHA256(), 32, None, b"window-desk recovery file").derive(key))
