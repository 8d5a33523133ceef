"""A calendar file that a supervisor chose: what it holds and would change, told before it is sent."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec

from window_desk.casework.calendar_notices import CalendarError
from window_desk.casework.calendar_publication import (
    CalendarChange,
    judge_notice,
    judge_overlays,
    parse_notice_content,
    parse_overlays,
)
from window_desk.casework.workdays import WorkdayCalendar
from window_desk.protocol.messages import MAX_CALENDAR_BYTES, ReferenceKind

_YEAR_NAME = re.compile(r"[0-9]{4}")


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a file would change. ``year`` is the notice's own, ``None`` for local days."""

    kind: ReferenceKind
    body: bytes
    year: int | None
    change: CalendarChange


def read_calendar_file(path: Path) -> bytes:
    """The bytes of a file, read on the calling thread.

    Raises:
        CalendarError: it cannot be read or is too long.
    """
    try:
        with path.open("rb") as file:
            content = file.read(MAX_CALENDAR_BYTES + 1)
    except OSError:
        raise CalendarError(
            "file", "文件读不出来，请核对路径和权限。", rule="readable_file"
        ) from None
    if len(content) > MAX_CALENDAR_BYTES:
        raise CalendarError("file", "文件超过256 KB，不是日历文件，请核对。", rule="file_size")
    return content


def propose(name: str, content: bytes, calendar: WorkdayCalendar) -> Proposal:
    """What the file called ``name`` would change where ``calendar`` is in force.

    An object with a ``year`` is a notice, anything else local days.

    Raises:
        CalendarError: the file is refused; its field and the sentence with the remedy.
    """
    try:
        plain = msgspec.json.decode(content.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise CalendarError(
            "file", "文件不是有效的JSON（UTF-8），请重新导出。", rule="json"
        ) from None
    body = msgspec.json.encode(plain)
    known, overlays = calendar.notices, calendar.overlays
    if isinstance(plain, Mapping) and "year" in plain:
        notice = parse_notice_content(plain)
        stem = Path(name).stem
        expected = int(stem) if _YEAR_NAME.fullmatch(stem) else None
        change = judge_notice(known, overlays, notice, expected)
        return Proposal(ReferenceKind.CALENDAR_NOTICE, body, notice.year, change)
    change = judge_overlays(known, overlays, parse_overlays(plain))
    return Proposal(ReferenceKind.CALENDAR_OVERLAY, body, None, change)
