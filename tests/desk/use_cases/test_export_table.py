"""Lists as spreadsheets: text stays text, nothing is replaced, trouble is one sentence."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from window_desk.desk.use_cases.export_table import Cell, ExportError, export_table

NOW = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)
HEADINGS = [("姓名", 10), ("日期", 14), ("差", 6)]


def written(folder: Path, *rows: list[Cell]) -> Path:
    return export_table(folder, "清单", NOW, HEADINGS, rows)


def test_text_dates_and_numbers_keep_their_kind(tmp_path: Path) -> None:
    file = written(tmp_path / "new", ["阿依古丽·买买提", date(2026, 3, 11), -2])
    sheet = load_workbook(file).active
    assert sheet is not None
    [heading, row] = list(sheet.iter_rows(values_only=True))
    assert heading == ("姓名", "日期", "差")
    assert row == ("阿依古丽·买买提", datetime(2026, 3, 11), -2)  # noqa: DTZ001 - as Excel keeps it


def test_what_looks_like_a_formula_is_text(tmp_path: Path) -> None:
    file = written(tmp_path, ["=1+1", date(2026, 3, 11), 0], ["\x01王", date(2026, 3, 11), 0])
    sheet = load_workbook(file).active
    assert sheet is not None
    assert sheet["A2"].data_type == "s"
    assert sheet["A2"].value == "=1+1"
    assert sheet["A3"].value == "王"


def test_two_lists_of_one_second_are_two_files(tmp_path: Path) -> None:
    assert written(tmp_path) != written(tmp_path)
    assert len(list(tmp_path.iterdir())) == 2


def test_a_folder_that_is_none_is_said(tmp_path: Path) -> None:
    (tmp_path / "lists").write_text("a file")
    with pytest.raises(ExportError, match="请检查磁盘空间和文件夹权限后重试"):
        written(tmp_path / "lists")
    assert (tmp_path / "lists").read_text() == "a file"
