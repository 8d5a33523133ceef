"""Reads holiday notices and overlay days from files: the shipped ones, and those of a user.

A file holds one JSON value in UTF-8: a notice or a list of notices, or a list of overlay days. The
checks of its content are those of ``casework.calendar_notices``.
"""

import json
import re
from collections.abc import Iterable, Mapping
from itertools import pairwise
from pathlib import Path

from window_desk.casework.calendar_notices import (
    CalendarError,
    CalendarNotice,
    OverlayDay,
    parse_notice,
)
from window_desk.casework.calendar_publication import parse_overlays
from window_desk.resources import resource_path

LARGEST_FILE = 1_000_000
"""Bytes; all notices since 2007 together have about 50,000."""

_YEAR_NAME = re.compile(r"[0-9]{4}")


class CalendarFileError(ValueError):
    """A file that cannot be used: its name, the place in it, the rule, and one sentence."""

    def __init__(self, path: Path, field: str, rule: str, sentence: str) -> None:
        super().__init__(f"{path.name}：{sentence}")
        self.field = field
        self.rule = rule
        self.sentence = f"{path.name}：{sentence}"


def shipped_notices() -> tuple[CalendarNotice, ...]:
    """The notices of ``resources/calendars``, by year.

    Raises:
        CalendarFileError: a file is missing or was spoiled.
    """
    folder = resource_path("calendars")
    notices = tuple(each for path in sorted(folder.glob("*.json")) for each in read_notices(path))
    if not notices:
        raise CalendarFileError(
            folder, "", "readable_file", "没有随程序安装的节假日通知，请重新安装程序。"
        )
    return notices


def read_notices(path: Path) -> tuple[CalendarNotice, ...]:
    """The notice or notices in one file; a file named after a year must hold that year's notice.

    Raises:
        CalendarFileError: the file cannot be read, is no JSON in UTF-8, or breaks a rule of the
            notices; a list leaves a year out or gives one twice.
    """
    document = read_document(path)
    if isinstance(document, Mapping):
        notice = _notice(path, "", document)
        if _YEAR_NAME.fullmatch(path.stem) and path.stem != str(notice.year):
            sentence = f"文件名是{path.stem}年，内容却是{notice.year}年的通知，请核对后改成一致。"
            raise CalendarFileError(path, "year", "year_of_file_name", sentence)
        return (notice,)
    if (
        not isinstance(document, list)
        or not document
        or not all(isinstance(each, Mapping) for each in document)
    ):
        sentence = "文件内容应为一份节假日通知，或通知的列表，请按格式改正。"
        raise CalendarFileError(path, "", "file_shape", sentence)
    notices = [_notice(path, f"[{index}].", each) for index, each in enumerate(document)]
    _refuse_gaps(path, notices)
    return tuple(notices)


def read_overlays(path: Path) -> tuple[OverlayDay, ...]:
    """The overlay days in one file, a list of ``{date, kind, name}`` or ``{"days": [...]}``.

    Raises:
        CalendarFileError: the file cannot be read, is no JSON in UTF-8, or a day is malformed.
    """
    try:
        return parse_overlays(read_document(path))
    except CalendarError as error:
        raise CalendarFileError(path, error.field, error.rule, error.sentence) from error


def read_document(path: Path) -> object:
    """The JSON value in one file; raises ``CalendarFileError``."""
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except OSError as error:
        sentence = "文件读不出来，请核对路径和权限。"
        raise CalendarFileError(path, "", "readable_file", sentence) from error
    if len(content) > LARGEST_FILE:
        sentence = f"文件超过{LARGEST_FILE // 1_000_000}MB，不是节假日通知，请核对文件。"
        raise CalendarFileError(path, "", "file_size", sentence)
    try:
        return json.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        sentence = "文件不是UTF-8编码，请另存为UTF-8。"
        raise CalendarFileError(path, "", "utf_8", sentence) from error
    except json.JSONDecodeError as error:
        sentence = f"第{error.lineno}行第{error.colno}列不是JSON，请改正。"
        raise CalendarFileError(path, "", "json", sentence) from error
    except (ValueError, RecursionError) as error:
        sentence = "文件里有过长的数字或过深的嵌套，请核对文件。"
        raise CalendarFileError(path, "", "json", sentence) from error


def with_replaced_years(
    notices: Iterable[CalendarNotice], newer: Iterable[CalendarNotice]
) -> tuple[CalendarNotice, ...]:
    """The ``notices``, where ``newer`` ones take the place of their years or add theirs.

    Raises:
        CalendarError: ``newer`` gives a year twice.
    """
    chosen: dict[int, CalendarNotice] = {}
    for notice in newer:
        if notice.year in chosen:
            raise CalendarError(
                "year",
                f"{notice.year}年的节假日通知给了两份，请只保留一份。",
                rule="no_repeated_year",
            )
        chosen[notice.year] = notice
    by_year = {notice.year: notice for notice in notices} | chosen
    return tuple(by_year[year] for year in sorted(by_year))


def _refuse_gaps(path: Path, notices: Iterable[CalendarNotice]) -> None:
    for before, after in pairwise(sorted(each.year for each in notices)):
        if after == before:
            sentence = f"{after}年的节假日通知重复，请只保留一份。"
            raise CalendarFileError(path, "year", "no_repeated_year", sentence)
        if after != before + 1:
            sentence = f"{before}年之后缺少{before + 1}年的节假日通知，请补上。"
            raise CalendarFileError(path, "year", "no_missing_year", sentence)


def _notice(path: Path, place: str, mapping: Mapping[str, object]) -> CalendarNotice:
    try:
        return parse_notice(mapping)
    except CalendarError as error:
        raise CalendarFileError(
            path, f"{place}{error.field}", error.rule, error.sentence
        ) from error
