"""Rows out of files as they come: encodings, separators, damage, spreadsheets."""

import zipfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from window_desk.county.catalogue.table_source import (
    CUT_OFF,
    SourceRow,
    TableUnreadableError,
    read_rows,
)

TEXT = "事项名称,实施编码\n临时救助,A-1\n阿依古丽·买买提,A-2\n"


def _texts(rows: list[SourceRow]) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in rows]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_encodings_are_recognised(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "items.csv"
    path.write_bytes(TEXT.encode(encoding))
    assert _texts(list(read_rows(path))) == [line.split(",") for line in TEXT.splitlines()]


@pytest.mark.parametrize("separator", [",", "\t", ";", "|"])
def test_separators_are_recognised(tmp_path: Path, separator: str) -> None:
    path = tmp_path / "items.csv"
    path.write_text(TEXT.replace(",", separator), encoding="utf-8")
    assert len(next(read_rows(path)).cells) == 2


def test_rows_are_counted_as_a_spreadsheet_does(tmp_path: Path) -> None:
    path = tmp_path / "items.csv"
    path.write_text('甲,乙\r\n\r\n"一\n二",三\r\n,\r\n四,五', encoding="utf-8")
    rows = list(read_rows(path))
    assert [row.number for row in rows] == [1, 3, 5]
    assert rows[1].cells[0].text == "一\n二"


def test_invisible_characters_are_taken_out_and_excel_text_is_unwrapped(tmp_path: Path) -> None:
    path = tmp_path / "items.csv"
    path.write_text('\u200b事项 ,"=""0012"""\n', encoding="utf-8")
    assert _texts(list(read_rows(path))) == [["事项", "0012"]]


@pytest.mark.parametrize("text", ["1.15113E+17", "#REF!", "#N/A"])
def test_values_that_a_spreadsheet_spoilt_are_marked(tmp_path: Path, text: str) -> None:
    path = tmp_path / "items.csv"
    path.write_text(f"名称,{text}\n", encoding="utf-8")
    (row,) = read_rows(path)
    assert row.cells[1].trouble.endswith("。")


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_file_cut_inside_a_character_keeps_its_whole_rows(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "items.csv"
    path.write_bytes((TEXT + "特困人员认定").encode(encoding)[:-1])
    rows = list(read_rows(path))
    assert [row.trouble for row in rows] == ["", "", "", CUT_OFF]


def test_a_quote_that_never_ends_is_reported_where_it_begins(tmp_path: Path) -> None:
    path = tmp_path / "items.csv"
    path.write_text(TEXT + '"开了引号,A-3\n丙,A-4\n', encoding="utf-8")
    rows = list(read_rows(path))
    assert [row.number for row in rows] == [1, 2, 3, 4]
    assert "引号" in rows[-1].trouble


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "空文件"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "另存为 .xlsx"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", "不是文本文件"),
        (b"abc\xff\xff\xff\xff\xff\xff", "认不出"),
        (b"PK\x03\x04broken", "已损坏"),
    ],
)
def test_files_that_are_no_table(tmp_path: Path, content: bytes, why: str) -> None:
    path = tmp_path / "items.csv"
    path.write_bytes(content)
    with pytest.raises(TableUnreadableError, match=why):
        list(read_rows(path))


def test_no_file_and_a_folder(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "nowhere.csv"):
        with pytest.raises(TableUnreadableError, match="打不开"):
            read_rows(path)


@given(st.binary(max_size=200))
def test_no_bytes_break_the_reader(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    path = tmp_path_factory.mktemp("bytes") / "items.csv"
    path.write_bytes(content)
    try:
        rows = list(read_rows(path))
    except TableUnreadableError:
        rows = []
    assert [row.number for row in rows] == sorted({row.number for row in rows})


def _workbook(path: Path, *rows: list[object]) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    book.save(path)
    return path


def test_cells_of_a_workbook_are_text(tmp_path: Path) -> None:
    path = _workbook(
        tmp_path / "items.xlsx",
        ["事项名称", "法定办结时限", "是否必备", "日期", "费用"],
        ["临时救助", 20.0, True, date(2026, 3, 2), 12.5],
        [None, None, None, None, None],
        ["高龄津贴", 5, False, None, ""],
    )
    rows = list(read_rows(path))
    assert [row.number for row in rows] == [1, 2, 4]
    assert _texts(rows)[1:] == [
        ["临时救助", "20", "是", "2026-03-02", "12.5"],
        ["高龄津贴", "5", "否", "", ""],
    ]


def test_a_formula_without_a_result_and_a_number_too_long_are_marked(tmp_path: Path) -> None:
    path = _workbook(tmp_path / "items.xlsx", ["=A2", 1.15113e17, "=1+1"])
    (row,) = read_rows(path)
    assert "公式" in row.cells[0].trouble
    assert "失真" in row.cells[1].trouble
    assert row.cells[2].text == "=1+1"


def test_a_formula_with_a_result_is_its_result(tmp_path: Path) -> None:
    path = _workbook(tmp_path / "items.xlsx", ["=10+10"])
    reckoned = tmp_path / "reckoned.xlsx"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(reckoned, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name.endswith("sheet1.xml"):
                part = part.replace(b"<v></v>", b"<v>20</v>").replace(b"<v />", b"<v>20</v>")
            new.writestr(name, part)
    (row,) = read_rows(reckoned)
    assert row.cells[0].text == "20"
    assert row.cells[0].trouble == ""


def test_half_a_workbook_is_a_sentence(tmp_path: Path) -> None:
    path = _workbook(tmp_path / "items.xlsx", *[["事项", number] for number in range(500)])
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    with pytest.raises(TableUnreadableError, match="已损坏或不完整"):
        list(read_rows(path))


def test_the_first_visible_sheet_is_read(tmp_path: Path) -> None:
    book = Workbook()
    hidden = book.active
    assert hidden is not None
    hidden.sheet_state = "hidden"
    hidden.append(["旧表"])
    book.create_sheet("事项").append(["新表"])
    book.save(tmp_path / "items.xlsx")
    assert _texts(list(read_rows(tmp_path / "items.xlsx"))) == [["新表"]]
