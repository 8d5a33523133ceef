"""Scans (扫描件) of materials: the act that names one, and what the law asks of it."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from window_desk.casework.refusals import Refusal

if TYPE_CHECKING:
    from window_desk.casework.case import Case

MAX_SCAN_BYTES = 20 * 1024 * 1024
SCAN_MEDIA_TYPES = ("image/jpeg", "image/png", "application/pdf")
_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class ScanAttached:
    """A scan or photo of one material. The act only names the file; its bytes travel by themselves.

    ``sha256`` (64 lower hex digits) and ``size`` in bytes are those of the file as chosen.
    """

    material: str
    sha256: str
    size: int
    media_type: str


@dataclass(frozen=True, slots=True)
class Scan:
    """A standing scan of a case, and the act that attached it."""

    material: str
    sha256: str
    size: int
    media_type: str
    act: str


def file_objection(sha256: str, size: int, media_type: str) -> Refusal | None:
    """Why a file of this kind and size can be no scan at all, or ``None``."""
    if size < 1:
        return Refusal("scan_empty", "size", "扫描件是空文件，请重新扫描后再添加")
    if size > MAX_SCAN_BYTES:
        return Refusal(
            "scan_too_large", "size", "扫描件超过20 MB，请降低扫描分辨率或分成几个文件后再添加"
        )
    if media_type not in SCAN_MEDIA_TYPES:
        return Refusal(
            "scan_type", "media_type", "扫描件只能是JPEG、PNG图片或PDF，请另存为其中一种后再添加"
        )
    if not _SHA256.fullmatch(sha256):
        return Refusal("scan_digest", "sha256", "扫描件的校验值格式不对，请重新添加")
    return None


def scan_objection(case: "Case", body: ScanAttached) -> Refusal | None:
    """Why this scan may not be attached to ``case``, or ``None``."""
    if body.material not in {material.term.key for material in case.materials}:
        return Refusal("material_unknown", "material", "本办件没有这项材料，请选择材料后再添加")
    refusal = file_objection(body.sha256, body.size, body.media_type)
    if refusal is not None:
        return refusal
    if any((s.material, s.sha256) == (body.material, body.sha256) for s in case.scans):
        return Refusal("scan_twice", "sha256", "这份扫描件已添加到该材料，不用再添加")
    return None
