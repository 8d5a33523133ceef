"""Rows of text out of a CSV or XLSX file: encodings, separators, cut-off files, formula cells.

Nothing here knows what a column means. A CSV file is decoded whole, XLSX rows are streamed.
"""

import csv
import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree.ElementTree import ParseError

if TYPE_CHECKING:
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

SEPARATORS = ",\t;|"
LARGEST_FILE_BYTES = 128 * 1024 * 1024
LARGEST_SHEET_BYTES = 1024 * 1024 * 1024
WIDEST_SHEET = 256

_OLD_EXCEL = b"\xd0\xcf\x11\xe0"
_ZIP = b"PK\x03\x04"
_LONGEST_CHARACTER_BYTES = 4
_EXACT_DIGITS = 15
_EXCEL_TEXT = re.compile(r'="(.*)"')
_SCIENTIFIC = re.compile(r"\d(\.\d+)?E\+\d+")
_EXCEL_ERROR = re.compile(r"#(REF!|N/A|VALUE!|NAME\?|DIV/0!|NUM!|NULL!)")
_INVISIBLE = {
    **dict.fromkeys(range(32), " "),
    **dict.fromkeys((0xA0, 0x3000), " "),
    **dict.fromkeys((0x7F, 0x200B, 0x200E, 0x200F, 0xFEFF), None),
    ord("\n"): "\n",
}

CUT_OFF = "文件在这一行中断，请重新导出完整的文件。"


class TableUnreadableError(Exception):
    """The file as a whole cannot be read; the message is one sentence with the remedy."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell as text; ``trouble`` is a sentence where the text cannot be trusted."""

    text: str
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One row; ``number`` counts as a spreadsheet does, from 1. ``trouble`` concerns all of it."""

    number: int
    cells: tuple[Cell, ...]
    trouble: str = ""


def read_rows(path: Path) -> Iterator[SourceRow]:
    """Every row that is not blank, in order.

    Raises:
        TableUnreadableError: the file is missing, empty, damaged, of another kind, or in no known
            encoding; for XLSX this may come in the middle.
    """
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            start = file.read(4)
    except OSError:
        raise TableUnreadableError(f"打不开 {path.name}，请核对文件名和权限。") from None
    if not start:
        raise TableUnreadableError(f"{path.name} 是空文件，请重新导出。")
    if size > LARGEST_FILE_BYTES:
        sentence = f"{path.name} 超过{LARGEST_FILE_BYTES // 1024**2}兆字节，请拆成几个文件。"
        raise TableUnreadableError(sentence)
    if start == _OLD_EXCEL:
        sentence = f"{path.name} 是旧版 Excel（.xls）文件，请另存为 .xlsx 或 CSV。"
        raise TableUnreadableError(sentence)
    rows = _xlsx_rows(path) if start == _ZIP else _csv_rows(path)
    return (row for row in rows if row.trouble or any(c.text or c.trouble for c in row.cells))


def _csv_rows(path: Path) -> Iterator[SourceRow]:
    text, cut_off = _decoded(path)
    last: SourceRow | None = None
    for row in _csv_records(text):
        if last is not None:
            yield last
        last = row
    if last is not None:
        yield replace(last, trouble=CUT_OFF) if cut_off and not last.trouble else last


def _csv_records(text: str) -> Iterator[SourceRow]:
    records = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text), strict=True)
    for number in count(1):
        try:
            record = next(records)
        except StopIteration:
            return
        except csv.Error:
            sentence = "从这一行起引号不成对，后面的内容读不出来，请改正引号或重新导出。"
            yield SourceRow(number, (), sentence)
            return
        yield SourceRow(number, tuple(_csv_cell(each) for each in record))


def _csv_cell(raw: str) -> Cell:
    text = _clean(raw)
    quoted = _EXCEL_TEXT.fullmatch(text)
    if quoted is not None:
        text = quoted[1]
    return Cell(text, _trouble_of(text))


def _separator(text: str) -> str:
    """The separator that the first line holds most of; a comma if it holds none."""
    first_line = next((line for line in text.splitlines() if line.strip()), "")
    return max(SEPARATORS, key=first_line.count)


def _decoded(path: Path) -> tuple[str, bool]:
    """The text, and whether the file ends inside a character."""
    raw = path.read_bytes()
    for mark, encoding in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if raw.startswith(mark):
            return _whole_or_cut(path, raw, (encoding,))
    if b"\0" in raw:
        sentence = f"{path.name} 不是文本文件，请导出为 CSV（UTF-8）或 .xlsx。"
        raise TableUnreadableError(sentence)
    return _whole_or_cut(path, raw, ("utf-8-sig", "gb18030"))


def _whole_or_cut(path: Path, raw: bytes, encodings: Sequence[str]) -> tuple[str, bool]:
    for encoding in encodings:
        try:
            return raw.decode(encoding), False
        except UnicodeDecodeError as error:
            start = error.start
        intact = raw[:start]
        if len(raw) - start < _LONGEST_CHARACTER_BYTES and not intact.isascii():
            return intact.decode(encoding), True
    sentence = f"认不出 {path.name} 的编码，请另存为 CSV（UTF-8）后再导入。"
    raise TableUnreadableError(sentence)


def _xlsx_rows(path: Path) -> Iterator[SourceRow]:
    from openpyxl import load_workbook

    broken = f"{path.name} 已损坏或不完整，请在 Excel 或 WPS 中打开、另存后再导入。"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        try:
            _check_unpacked_size(path)
            formulas = load_workbook(path, read_only=True)
            values = load_workbook(path, read_only=True, data_only=True)
            try:
                for name in formulas.sheetnames:
                    if formulas[name].sheet_state == "visible":
                        yield from _sheet_rows(formulas[name], values[name])
                        return
            finally:
                formulas.close()
                values.close()
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            ParseError,
            KeyError,
            ValueError,
        ) as error:
            raise TableUnreadableError(broken) from error


def _check_unpacked_size(path: Path) -> None:
    with zipfile.ZipFile(path) as archive:
        unpacked = sum(each.file_size for each in archive.infolist())
    if unpacked > LARGEST_SHEET_BYTES:
        sentence = f"{path.name} 展开后超过{LARGEST_SHEET_BYTES // 1024**3}吉字节，请拆成几个文件。"
        raise TableUnreadableError(sentence)


def _sheet_rows(formulas: "ReadOnlyWorksheet", values: "ReadOnlyWorksheet") -> Iterator[SourceRow]:
    width = min(formulas.max_column or WIDEST_SHEET, WIDEST_SHEET)
    pairs = zip(
        formulas.iter_rows(max_col=width, values_only=True),
        values.iter_rows(max_col=width, values_only=True),
        strict=True,
    )
    for number, (written, reckoned) in enumerate(pairs, start=1):
        yield SourceRow(
            number,
            tuple(_xlsx_cell(a, b) for a, b in zip(written, reckoned, strict=True)),
        )


def _xlsx_cell(written: object, reckoned: object) -> Cell:
    """A cell as typed and as last reckoned: only for a formula do the two differ."""
    if reckoned is None and written is not None:
        text = _clean(str(written))
        return Cell(text, "单元格是没有结果的公式，请在表格软件中选择性粘贴为数值。")
    if isinstance(reckoned, float) and abs(reckoned) >= 10**_EXACT_DIGITS:
        sentence = "数字太长，末几位已经失真，请把这一列设为文本格式后重新填写。"
        return Cell(f"{reckoned:.0f}", sentence)
    text = _clean(_as_text(reckoned))
    return Cell(text, _trouble_of(text))


def _as_text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date) else str(value)


def _clean(text: str) -> str:
    return text.translate(_INVISIBLE).strip()


def _trouble_of(text: str) -> str:
    if _SCIENTIFIC.fullmatch(text):
        return "数字被写成了科学计数法，请把这一列设为文本格式后重新填写。"
    if _EXCEL_ERROR.fullmatch(text):
        return "单元格是公式错误，请改正公式或填写数值。"
    return ""
