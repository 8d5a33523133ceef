"""What stands in an archive file: JSON lines, a head, a line a case and a scan, an end that is signed."""

from datetime import date, datetime

import msgspec

FORMAT = "window-desk-county-archive"
VERSION = 2
"""1 had no scans."""


class ArchiveHead(msgspec.Struct, frozen=True):
    """Whose cases these are, closed before which day. ``desks`` has the public key of every desk."""

    format: str
    version: int
    county: str
    name: str
    epoch: str
    position: int
    before: date
    made_at: datetime
    program: str
    county_key: str
    desks: dict[str, str]


class ArchivedAct(msgspec.Struct, frozen=True):
    """One act. ``content`` is exactly what the desk signed."""

    position: int
    desk: str
    status: str
    recorded_at_ms: int
    content_hash: str
    signature: str
    content: str


class ArchivedCase(msgspec.Struct, frozen=True):
    """One closed case with all its acts in the county's order, refused ones too."""

    case: str
    number: str
    site: str
    state: str
    ended_on: date
    acts: tuple[ArchivedAct, ...]


class ArchivedScan(msgspec.Struct, frozen=True):
    """One file that an act of the case before names, whole; ``content`` stands there in base64."""

    scan: str
    size: int
    media_type: str
    content: bytes


class ArchiveEnd(msgspec.Struct, frozen=True):
    """Counts, SHA-256 of all lines before, and the county's signature over ``archive:{county}:{sha256}``."""

    cases: int
    acts: int
    sha256: str
    signature: str


class ArchiveReport(msgspec.Struct, frozen=True):
    """What was archived, or found in an archive."""

    county: str
    before: date
    cases: int
    acts: int
    county_key: str
    scans: int = 0
    file: str = ""
    bytes: int = 0
    faults: tuple[str, ...] = ()


def signed_text(county: str, sha256: str) -> bytes:
    """What the county signs of an archive."""
    return f"archive:{county}:{sha256}".encode()
