"""Scans as files: where each of them is, and what is on its way. Pure values."""

from dataclasses import dataclass
from enum import StrEnum


class BlobWay(StrEnum):
    """Which way a file goes."""

    UPLOAD = "upload"
    FETCH = "fetch"


class ScanPlace(StrEnum):
    """Where the file of a scan is, as far as this desk knows."""

    WAITING = "waiting"
    AT_COUNTY = "at_county"
    ELSEWHERE = "elsewhere"
    FETCHING = "fetching"
    TROUBLE = "trouble"


@dataclass(frozen=True, slots=True)
class ScanStatus:
    """One scan's file. ``is_here``: it can be opened. ``trouble`` is a sentence, or empty.

    ``done`` of ``size`` bytes have been sent or fetched.
    """

    place: ScanPlace
    is_here: bool
    done: int
    size: int
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class BlobTransfers:
    """What still has to go one way. Bytes; ``rate`` in bytes a second, ``None`` while unknown.

    ``allowed`` is false while transfers are held, as on a metered line.
    """

    files: int = 0
    done: int = 0
    total: int = 0
    rate: float | None = None
    allowed: bool = True

    @property
    def seconds_left(self) -> float | None:
        """How long it takes at this rate; ``None`` while unknown."""
        if not self.rate:
            return None
        return (self.total - self.done) / self.rate


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file encrypted and durable on this PC: ``name`` in the folder of blobs, ``key`` its own."""

    sha256: str
    size: int
    media_type: str
    name: str
    key: bytes


class BlobUnreadableError(Exception):
    """The copy on this PC is missing or damaged; ``sentence`` says the next step."""

    def __init__(self) -> None:
        self.sentence = "本机的扫描件文件读不出来，请重新添加同一份扫描件。"
        super().__init__(self.sentence)
