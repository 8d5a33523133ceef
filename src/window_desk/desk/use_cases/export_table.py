"""Write a list that a screen shows into a spreadsheet (.xlsx), for who works it off by telephone.

Slow (a library is loaded, a disk written): not for the screen's thread.
"""

from collections.abc import Sequence
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path

Cell = str | int | date


class ExportError(Exception):
    """The file could not be written. ``sentence`` is Chinese, with the next step."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def export_table(
    folder: Path,
    name: str,
    now: datetime,
    headings: Sequence[tuple[str, int]],
    rows: Sequence[Sequence[Cell]],
) -> Path:
    """Write ``rows`` under ``headings`` (text, width in characters); returns the new file.

    The file is named after ``name`` and the moment and never replaces another. Text is kept as text,
    also where it looks like a formula.

    Raises:
        ExportError: the folder cannot be written to.
    """
    from openpyxl import Workbook
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    book = Workbook()
    sheet = book.active
    sheet.title = name
    for place, (text, width) in enumerate(headings, start=1):
        cell = sheet.cell(1, place, text)
        cell.font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(place)].width = width
    for line, row in enumerate(rows, start=2):
        for place, value in enumerate(row, start=1):
            cell = sheet.cell(line, place)
            if isinstance(value, str):
                cell.value = ILLEGAL_CHARACTERS_RE.sub("", value)
                cell.data_type = "s"
            else:
                cell.value = value
                if isinstance(value, date):
                    cell.number_format = "yyyy-mm-dd"
    sheet.freeze_panes = "A2"
    file = free_name(folder, f"{name}-{now:%Y%m%d-%H%M%S}", ".xlsx")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        book.save(file)
    except OSError as error:
        with suppress(OSError):
            file.unlink(missing_ok=True)
        raise ExportError(f"清单写不进{folder}，请检查磁盘空间和文件夹权限后重试。") from error
    return file


def free_name(folder: Path, stem: str, suffix: str) -> Path:
    """A file in ``folder`` that does not exist yet."""
    file = folder / f"{stem}{suffix}"
    number = 2
    while file.exists():
        file = folder / f"{stem}-{number}{suffix}"
        number += 1
    return file
