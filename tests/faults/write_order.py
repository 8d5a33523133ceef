"""What a process wrote, in its order: strace's record of system calls read as steps."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.faults.processes import Line

_CALLS = "openat,pwrite64,write,lseek,fsync,fdatasync,ftruncate,rename,unlink"
_LINE = re.compile(r"(\d+) +(?:<\.\.\. (\w+) resumed>|(\w+)\((.*))")
_PATH = re.compile(r"<((?:\\x[0-9a-f]{2})+)>")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
_NUMBERS = re.compile(r", (\d+)")
_STANDARD_OUTPUT = "1<"


@dataclass(frozen=True, slots=True)
class Wrote:
    """Bytes handed to the system; they may reach the disk now, later, in part, or never."""

    file: str
    offset: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Truncated:
    """A file was cut or lengthened to ``size`` bytes."""

    file: str
    size: int


@dataclass(frozen=True, slots=True)
class Named:
    """A name came (``there``) or went."""

    file: str
    there: bool


@dataclass(frozen=True, slots=True)
class FlushBegan:
    """Somebody (``who``) asked for a flush of a file or folder."""

    who: str
    file: str


@dataclass(frozen=True, slots=True)
class Flushed:
    """The flush that ``who`` asked for is done: what was written before it began is durable."""

    who: str


@dataclass(frozen=True, slots=True)
class Told:
    """A line on standard output."""

    line: Line


Step = Wrote | Truncated | Named | FlushBegan | Flushed | Told


def recording(record: Path) -> tuple[str, ...]:
    """The command under which everything that a process writes goes into ``record``."""
    options = ("-f", "-qq", "-y", "-xx", "-s", "4000000", "-e", "signal=none")
    return ("strace", *options, "-o", str(record), "-e", f"trace={_CALLS}")


def steps_of(record: Path) -> Iterator[Step]:
    """The steps of a record, one after the other.

    A write counts from when it was asked for, a flush from when it came back.
    """
    places: dict[str, int] = {}
    with record.open(encoding="ascii") as lines:
        for line in lines:
            found = _LINE.match(line)
            if found is None:
                continue
            who, resumed, call, rest = found.groups()
            if resumed is not None:
                if resumed in {"fsync", "fdatasync"}:
                    yield Flushed(who)
            elif "= -1 " not in rest[-80:]:
                yield from _steps(who, call, rest, places)


def _steps(who: str, call: str, rest: str, places: dict[str, int]) -> Iterable[Step]:
    file = _path(rest)
    match call:
        case "fsync" | "fdatasync":
            yield FlushBegan(who, file)
            if not rest.rstrip().endswith("<unfinished ...>"):
                yield Flushed(who)
        case "pwrite64":
            data, after = _data(rest)
            yield Wrote(file, int(_NUMBERS.findall(after)[1]), data)
        case "write" if rest.startswith(_STANDARD_OUTPUT):
            yield Told(json.loads(_data(rest)[0]))
        case "write":
            data, _ = _data(rest)
            yield Wrote(file, places.get(file, 0), data)
            places[file] = places.get(file, 0) + len(data)
        case "lseek" if "SEEK_SET" in rest:
            places[file] = int(_NUMBERS.findall(rest)[0])
        case "ftruncate":
            yield Truncated(file, int(_NUMBERS.findall(rest)[0]))
        case _:
            yield from _named(call, rest, places)


def _named(call: str, rest: str, places: dict[str, int]) -> Iterable[Named]:
    assert call != "rename", "a rename is not expected while a desk works"
    name = _texts(rest)[0] if call in {"openat", "unlink"} else ""
    if call == "unlink":
        yield Named(name, there=False)
    elif call == "openat" and "O_CREAT" in rest:
        places[name] = 0
        yield Named(name, there=True)


def _path(rest: str) -> str:
    found = _PATH.search(rest)
    return _plain(found[1]).decode() if found is not None else ""


def _texts(rest: str) -> list[str]:
    return [_plain(text).decode() for text in _TEXT.findall(rest)]


def _data(rest: str) -> tuple[bytes, str]:
    begin = rest.index('"') + 1
    end = rest.index('"', begin)
    return _plain(rest[begin:end]), rest[end + 1 :]


def _plain(escaped: str) -> bytes:
    return bytes.fromhex(escaped.replace("\\x", ""))
