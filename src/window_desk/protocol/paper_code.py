"""The text of a paper's QR code: which act made it, and a piece of that act's hash.

``WD1:{COUNTY}:{act id, 32 hex digits}:{first 16 hex digits of the content hash}``, capitals throughout,
which a QR code packs densest. It names nobody; the county finds the rest in its journal.
"""

import re
from dataclasses import dataclass
from uuid import UUID

from window_desk.casework.acts import (
    Act,
    CertificateIssued,
)
from window_desk.protocol.act_codec import content_hash

_FORM = re.compile(r"WD1:([A-Z0-9_]{1,40}):([0-9A-F]{32}):([0-9A-F]{16})")


class PaperCodeError(ValueError):
    """The text is not the code of one of our papers."""


@dataclass(frozen=True, slots=True)
class PaperCode:
    """What a code says: the county, the act (UUID text), the first 16 hex digits of its hash."""

    county: str
    act: str
    hash_start: str


def printed_hash(content: bytes | memoryview, act: Act) -> str:
    """The hash that the code of the paper of ``act`` carries; ``content`` are that act's own bytes.

    A certificate's act states the hash of the sheet on which the code stands, so for the code that
    statement is left empty; everything else in the act counts. The act is never encoded anew for
    this: bytes of an older or newer program have other fields, and its papers are out. So are those of
    an act that was taken over, which states what they carry.
    """
    if act.taken_over is not None:
        return act.taken_over.printed
    if isinstance(act.body, CertificateIssued):
        stated = f'"sha256":"{act.body.sha256}"'.encode()
        content = bytes(content).replace(stated, b'"sha256":""', 1)
    return content_hash(content)


def paper_code(county: str, act: str, content_hash: str) -> str:
    """The QR text for a paper made by ``act`` (a UUID); ``content_hash`` is that of its content."""
    return f"WD1:{county.upper()}:{UUID(act).hex.upper()}:{content_hash[:16].upper()}"


def read_paper_code(text: str) -> PaperCode:
    """Read what :func:`paper_code` wrote; raises :class:`PaperCodeError`."""
    match = _FORM.fullmatch(text.strip().upper())
    if match is None:
        raise PaperCodeError("二维码不是本系统文书的二维码。")
    county, act, hash_start = match.groups()
    return PaperCode(county.lower(), str(UUID(act)), hash_start.lower())
