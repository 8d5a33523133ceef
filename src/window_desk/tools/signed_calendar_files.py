"""Calendar files to publish: a year's notice or a list of local days, with or without a signature."""

import re
from collections.abc import Iterable, Mapping
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
from window_desk.protocol.messages import ReferenceKind
from window_desk.protocol.published import (
    OVERLAY_FILE_KEY,
    has_signature,
    record_signature_holds,
    with_signature,
)
from window_desk.protocol.signatures import SigningKey
from window_desk.tools.calendar_files import CalendarFileError, read_document

_YEAR_NAME = re.compile(r"[0-9]{4}")

_Content_co = TypeVar("_Content_co", covariant=True)


@dataclass(frozen=True, slots=True)
class CalendarFile(Generic[_Content_co]):
    """One file as read: ``mapping`` is all that stands in it, ``content`` what it means."""

    path: Path
    kind: ReferenceKind
    key: str
    mapping: Mapping[str, object]
    content: _Content_co

    @property
    def year_in_name(self) -> int | None:
        """The year that the file's name says (``2027.json``), if any."""
        stem = self.path.stem
        return int(stem) if _YEAR_NAME.fullmatch(stem) else None


def read_notice_file(path: Path) -> CalendarFile[CalendarNotice]:
    """A year's notice; raises ``CalendarFileError``."""
    document = read_document(path)
    try:
        notice = parse_notice_content(document)
    except CalendarError as error:
        raise CalendarFileError(path, error.field, error.rule, error.sentence) from error
    mapping = document if isinstance(document, dict) else {}
    return CalendarFile(path, ReferenceKind.CALENDAR_NOTICE, str(notice.year), mapping, notice)


def read_overlay_file(path: Path) -> CalendarFile[tuple[OverlayDay, ...]]:
    """Local days; raises ``CalendarFileError``."""
    document = read_document(path)
    try:
        days = parse_overlays(document)
    except CalendarError as error:
        raise CalendarFileError(path, error.field, error.rule, error.sentence) from error
    mapping = document if isinstance(document, dict) else {"days": document}
    return CalendarFile(path, ReferenceKind.CALENDAR_OVERLAY, OVERLAY_FILE_KEY, mapping, days)


def refuse_bad_signature(
    files: Iterable[CalendarFile[object]], county: str, signed_by: str | None
) -> None:
    """Refuse a file that is signed, but neither by the key ``county`` nor by ``signed_by``.

    Who names ``signed_by`` expects a signature: a file without one is refused too. Keys in base64.

    Raises:
        CalendarFileError: field and rule ``signature``.
    """
    keys = (county,) if signed_by is None else (county, signed_by)
    for file in files:
        if not has_signature(file.mapping):
            if signed_by is not None:
                raise _bad_signature(
                    file, "文件没有签名，请向出具单位索取签名的文件，或不用--signed-by。"
                )
        elif not any(
            record_signature_holds(key, file.kind, file.key, file.mapping) for key in keys
        ):
            raise _bad_signature(
                file,
                "签名与本县公钥或指明的公钥（--signed-by）不符，内容可能被改动过，"
                "请向出具单位重新索取。",
            )


def signed_file(signer: SigningKey, file: CalendarFile[object]) -> bytes:
    """The content of ``file`` with the signature in it; raises ``CalendarFileError``."""
    try:
        signed = with_signature(signer, file.kind, file.key, file.mapping)
        return msgspec.json.format(msgspec.json.encode(signed), indent=2) + b"\n"
    except (ValueError, OverflowError, RecursionError) as error:
        raise CalendarFileError(
            file.path, "", "json", "文件里有无法签名的数字或文字，请改正。"
        ) from error


def _bad_signature(file: CalendarFile[object], sentence: str) -> CalendarFileError:
    return CalendarFileError(file.path, "signature", "signature", sentence)
