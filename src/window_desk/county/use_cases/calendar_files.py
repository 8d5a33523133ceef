"""Calendar files: a year's notice or a list of local days as JSON, with or without a signature."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

import msgspec

from window_desk.casework.calendar_notices import (
    CalendarError,
    CalendarNotice,
    OverlayDay,
)
from window_desk.casework.calendar_publication import parse_notice_content, parse_overlays
from window_desk.county.use_cases.context import CountyContext
from window_desk.protocol.messages import ReferenceKind
from window_desk.protocol.published import (
    OVERLAY_FILE_KEY,
    has_signature,
    record_signature_holds,
    with_signature,
)
from window_desk.protocol.signatures import CountyKey

MOST_BYTES = 1024 * 1024
_YEAR_NAME = re.compile(r"\d{4}")

_Content_co = TypeVar("_Content_co", covariant=True)


@dataclass(frozen=True, slots=True)
class CalendarFile(Generic[_Content_co]):
    """One file as read: ``mapping`` is all that stands in it, ``content`` what it means."""

    path: Path
    kind: ReferenceKind
    key: str
    mapping: dict[str, object]
    content: _Content_co

    @property
    def year_in_name(self) -> int | None:
        """The year that the file's name says (``2027.json``), if any."""
        stem = self.path.stem
        return int(stem) if _YEAR_NAME.fullmatch(stem) else None


def read_notice_file(path: Path, content: bytes) -> CalendarFile[CalendarNotice]:
    """A year's notice; raises ``CalendarError``, its sentence naming the file."""
    plain = _plain(path, content)
    try:
        notice = parse_notice_content(plain)
    except CalendarError as error:
        raise CalendarError(error.field, f"{path.name}：{error.sentence}") from None
    mapping = plain if isinstance(plain, dict) else {}
    return CalendarFile(path, ReferenceKind.CALENDAR_NOTICE, str(notice.year), mapping, notice)


def read_overlay_file(path: Path, content: bytes) -> CalendarFile[tuple[OverlayDay, ...]]:
    """Local days; raises ``CalendarError``, its sentence naming the file."""
    plain = _plain(path, content)
    try:
        days = parse_overlays(plain)
    except CalendarError as error:
        raise CalendarError(error.field, f"{path.name}：{error.sentence}") from None
    mapping = plain if isinstance(plain, dict) else {"days": plain}
    return CalendarFile(path, ReferenceKind.CALENDAR_OVERLAY, OVERLAY_FILE_KEY, mapping, days)


def refuse_bad_signature(
    files: Iterable[CalendarFile[object]], county: str, signed_by: str | None
) -> None:
    """Refuse a file that is signed, but neither by the key ``county`` nor by ``signed_by``.

    Who names ``signed_by`` expects a signature: a file without one is refused too. Keys in base64.

    Raises:
        CalendarError: field ``signature``.
    """
    keys = (county,) if signed_by is None else (county, signed_by)
    for file in files:
        name = file.path.name
        if not has_signature(file.mapping):
            if signed_by is not None:
                raise CalendarError(
                    "signature", f"{name}没有签名，请向出具单位索取签名的文件，或不用--signed-by。"
                )
        elif not any(
            record_signature_holds(key, file.kind, file.key, file.mapping) for key in keys
        ):
            raise CalendarError(
                "signature",
                f"{name}的签名与本县公钥或指明的公钥（--signed-by）不符，"
                "内容可能被改动过，请向出具单位重新索取。",
            )


def signed_file(context: CountyContext, file: CalendarFile[object]) -> bytes:
    """The content of ``file`` with this county's signature in it."""
    with context.database.reading() as connection:
        signer = CountyKey(context.row(connection).signing_key)
    signed = with_signature(signer, file.kind, file.key, file.mapping)
    return msgspec.json.format(msgspec.json.encode(signed), indent=2) + b"\n"


def _plain(path: Path, content: bytes) -> object:
    if len(content) > MOST_BYTES:
        raise CalendarError("file", f"{path.name}超过1 MB，不是日历文件，请核对。")
    try:
        return msgspec.json.decode(content.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise CalendarError(
            "file", f"{path.name}不是有效的JSON文件（UTF-8），请重新导出。"
        ) from None
