"""What lies beside every backup file: what it holds, and its checksum."""

import hashlib
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import msgspec

from window_desk.county.backups.durable import write_durably

FORMAT = "window-desk-county-backup"
VERSION = 1
SUFFIX = ".manifest.json"
_CHUNK_BYTES = 1024 * 1024

Progress = Callable[[str, int, int], None]
"""Told what is going on, how much of it is done and of how much; 0 where the whole is not known."""


class BackupError(Exception):
    """A backup cannot be taken or restored; the message is one Chinese sentence. Nothing was lost."""


class CountyInBackup(msgspec.Struct, frozen=True):
    """One county of a backup: its newest position, and the digest of all its acts up to there."""

    county: str
    name: str
    epoch: str
    position: int
    acts: int
    xor: str


class Manifest(msgspec.Struct, frozen=True):
    """What a backup file holds. ``file`` is its name, ``engine`` is sqlite or postgresql."""

    format: str
    version: int
    made_at: datetime
    program: str
    schema: str
    engine: str
    file: str
    bytes: int
    sha256: str
    counties: tuple[CountyInBackup, ...]


def manifest_path(data: Path) -> Path:
    """Where the manifest of a backup file lies."""
    return data.with_name(data.name + SUFFIX)


def write_manifest(data: Path, manifest: Manifest) -> None:
    """Write the manifest durably, as the last thing of a backup; raises :class:`OSError`."""
    encoded = msgspec.json.format(msgspec.json.encode(manifest), indent=1)
    write_durably(manifest_path(data), encoded + b"\n")


def read_manifest(data: Path) -> Manifest:
    """The manifest of a backup file.

    Raises:
        BackupError: there is none, it cannot be read, or it is of another kind or a newer program.
    """
    path = manifest_path(data)
    try:
        manifest = msgspec.json.decode(path.read_bytes(), type=Manifest)
    except FileNotFoundError:
        raise BackupError(
            f"找不到备份说明文件 {path.name}，请把它和备份文件放在一起；没有它的备份是没有做完的。"
        ) from None
    except OSError as error:
        raise BackupError(f"备份说明文件 {path.name} 读不出（{error.strerror}）。") from error
    except msgspec.DecodeError as error:
        raise BackupError(f"备份说明文件 {path.name} 内容不对，请换用完好的备份。") from error
    if manifest.format != FORMAT or manifest.version > VERSION:
        raise BackupError(f"{path.name} 不是本程序能读的备份说明，请换用正确的备份或更新程序。")
    return manifest


def checked_file(data: Path, manifest: Manifest, progress: Progress) -> None:
    """Check size and SHA-256 of a backup file.

    Raises:
        BackupError: it is missing, cut, changed, or not the one of this manifest.
    """
    try:
        size = data.stat().st_size
        if size != manifest.bytes:
            raise BackupError(
                f"备份文件 {data.name} 有{size}字节，应为{manifest.bytes}字节：文件不完整或不是这一份，"
                "请换用完好的备份。"
            )
        if sha256_of(data, progress) != manifest.sha256:
            raise BackupError(f"备份文件 {data.name} 与说明的校验值不符，请换用完好的备份。")
    except OSError as error:
        raise BackupError(
            f"备份文件 {data.name} 读不出（{error.strerror}），请检查路径。"
        ) from error


def sha256_of(path: Path, progress: Progress) -> str:
    """SHA-256 of a file in hex; raises :class:`OSError`."""
    digest = hashlib.sha256()
    size = path.stat().st_size
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK_BYTES):
            digest.update(chunk)
            progress("checksum", file.tell(), size)
    return digest.hexdigest()
