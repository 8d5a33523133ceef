"""A table of items row by row: the good ones are read, the bad ones named with their remedy."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from window_desk.casework.items import (
    Authority,
    CaseType,
    Fee,
    LegalBasis,
    Material,
    Necessity,
    ServiceItem,
)
from window_desk.casework.limits import DayUnit, Limit
from window_desk.county.catalogue.table_import import TableReading, read_table

DATA = Path(__file__).parents[2] / "data"
DAY = date(2026, 3, 2)
HEADER = "部门,事项名称,实施编码,事项类型代码"
FULL = (
    "实施主体,事项名称,基本编码,实施编码,事项类型代码,行使层级代码,服务对象代码,法定办结时限,单位,承诺办结时限,单位,"
    "受理条件,办理流程,设定依据,是否收费,收费依据,收费标准,结果名称,材料名称,原件份数,复印件份数,是否必备,出具机构,使用说明"
)


def _read(folder: Path, *lines: str) -> TableReading:
    path = folder / "items.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return read_table(path, effective_from=DAY)


def _only(reading: TableReading) -> ServiceItem:
    assert reading.problems == ()
    (item,) = reading.items
    return item


def test_the_public_list_of_a_district_is_read_whole() -> None:
    reading = read_table(DATA / "guangan-service-items.csv", effective_from=DAY)
    assert reading.problems == ()
    assert len(reading.items) == 1135
    assert len(reading.departments) == 34
    assert not any(item.is_complete for item in reading.items)
    card = next(item for item in reading.items if item.name == "教师资格认定")
    assert card.pinyin_initials == "jszgrd"
    assert card.item_type == "01"
    assert card.promised_limit is None
    assert card.case_type is CaseType.PROMISED


def test_all_columns_of_table_4_with_one_row_a_material(tmp_path: Path) -> None:
    item = _only(
        _read(
            tmp_path,
            FULL,
            "县民政局,临时救助,0511003000,A-1,5,5,1,20,工作日,5个工作日内,,本镇居住,收件,"
            "《社会救助暂行办法》第四十七条 给予临时救助,1,县发改局文件,12.5,告知书,身份证,1,1,1,公安机关,",
            ",,,,,,,,,,,,,,,,,,诊断证明,1,0,0,医院,因病申请的",
            "县民政局,临时救助,0511003000,A-1,5,,,,,,,,,,,,,,银行卡,0,1,是,银行,",
        )
    )
    assert item.department == "县民政局"
    assert item.decided_by is Authority.TOWNSHIP
    assert (item.serves_natural_persons, item.serves_legal_persons) == (True, False)
    assert (item.statutory_limit, item.promised_limit) == (Limit(20), Limit(5))
    assert item.legal_basis == (LegalBasis("社会救助暂行办法", "第四十七条", "给予临时救助"),)
    assert item.fees == (Fee("办理收费", 1250, "县发改局文件"),)
    assert item.materials == (
        Material("m1", "身份证", 1, 1, Necessity.MANDATORY, "公安机关"),
        Material("m2", "诊断证明", 1, 0, Necessity.CONDITIONAL, "医院", "因病申请的"),
        Material("m3", "银行卡", 0, 1, Necessity.MANDATORY, "银行"),
    )
    assert item.is_complete


def test_titles_above_the_header_marks_in_it_and_field_names_of_exports(tmp_path: Path) -> None:
    item = _only(
        _read(
            tmp_path,
            "云岭镇事项清单,,,,",
            "2026年3月,,,,",
            "* DEPT_NAME,TASK_NAME,TASK_CODE,TASK_TYPE,PROMISE_DAY",
            "县民政局,临时救助,A-1,05,7",
        )
    )
    assert item.promised_limit == Limit(7)


@pytest.mark.parametrize(
    ("case_type", "promised", "read"),
    [
        ("1", "", (CaseType.ON_THE_SPOT, Limit(0))),
        ("", "0", (CaseType.ON_THE_SPOT, Limit(0))),
        ("", "", (CaseType.PROMISED, None)),
        ("2", "3", (CaseType.PROMISED, Limit(3))),
    ],
)
def test_zero_days_are_on_the_spot_and_unknown_days_never(
    tmp_path: Path, case_type: str, promised: str, read: tuple[CaseType, Limit | None]
) -> None:
    header = f"{HEADER},办件类型代码,承诺办结时限"
    item = _only(_read(tmp_path, header, f"民政局,临时救助,A-1,5,{case_type},{promised}"))
    assert (item.case_type, item.promised_limit) == read


@pytest.mark.parametrize(
    ("row", "field", "value"),
    [
        ("民政局,临时救助,A-2,11", "事项类型代码", "11"),
        ("民政局,,A-2,5", "事项名称", ""),
        ("民政局," + "事" * 201 + ",A-2,5", "事项名称", "事" * 60 + "…"),
        ("民政局,临时救助,,5", "实施编码", ""),
        ("民政局,临时救助,甲-2,5", "实施编码", "甲-2"),
        ("民政局,临时救助,1.15113E+17,5", "实施编码", "1.15113E+17"),
        (",临时救助,A-2,5", "部门", ""),
        ("民政局,临时救助,A-2", "整行", "民政局 临时救助 A-2"),
        ("民政局,临时,救助,A-2,5", "整行", "民政局 临时 救助 A-2 5"),
    ],
)
def test_a_bad_row_is_named_and_the_good_ones_are_read(
    tmp_path: Path, row: str, field: str, value: str
) -> None:
    reading = _read(tmp_path, HEADER, "民政局,甲,A-1,5", row, "民政局,乙,A-3,5")
    assert [item.name for item in reading.items] == ["甲", "乙"]
    assert reading.rejected == 1
    problem = reading.problems[0]
    assert (problem.row, problem.field, problem.value) == (3, field, value)
    assert problem.sentence.endswith("。")


@pytest.mark.parametrize(
    ("cells", "field"),
    [
        ("10,11个工作日,,", "承诺办结时限"),
        ("10,-1,,", "承诺办结时限"),
        ("五天左右,,,", "法定办结时限"),
        ("10,5,1,", "收费标准"),
        ("10,5,0,20", "收费标准"),
        ("10,5,1,贵", "收费标准"),
        ("10,5,1,20", "是否收费"),
    ],
)
def test_limits_and_fees_that_contradict_themselves(tmp_path: Path, cells: str, field: str) -> None:
    header = f"{HEADER},法定办结时限,承诺办结时限,是否收费,收费标准"
    reading = _read(tmp_path, header, f"民政局,临时救助,A-1,5,{cells}")
    assert reading.items == ()
    assert [problem.field for problem in reading.problems] == [field]


def test_every_bad_cell_of_a_row_is_reported_at_once(tmp_path: Path) -> None:
    header = f"{HEADER},法定办结时限,承诺办结时限"
    reading = _read(tmp_path, header, "民政局,临时救助,A-1,99,-3,2.5")
    fields = {problem.field for problem in reading.problems}
    assert fields == {"事项类型代码", "法定办结时限", "承诺办结时限"}
    assert reading.rejected == 1


def test_a_bad_material_keeps_its_whole_item_out(tmp_path: Path) -> None:
    header = f"{HEADER},材料名称,原件份数"
    reading = _read(
        tmp_path,
        header,
        "民政局,甲,A-1,5,身份证,1",
        "民政局,甲,A-1,5,照片,-2",
        "民政局,乙,A-2,5,身份证,1",
    )
    assert [item.name for item in reading.items] == ["乙"]
    assert [(p.row, p.field, p.value) for p in reading.problems] == [(3, "原件份数", "-2")]


def test_the_same_code_twice(tmp_path: Path) -> None:
    reading = _read(
        tmp_path,
        HEADER,
        "民政局,甲,A-1,5",
        "民政局,甲,A-1,5",
        "民政局,另一个,A-1,5",
        "民政局,乙,A-2,5",
    )
    assert [item.name for item in reading.items] == ["甲", "乙"]
    assert [problem.row for problem in reading.problems] == [3, 4]
    assert "内容相同，已忽略" in reading.problems[0].sentence
    assert "与第2行相同而内容不同" in reading.problems[1].sentence
    assert reading.rejected == 1


def test_the_same_material_twice_counts_once(tmp_path: Path) -> None:
    header = f"{HEADER},材料名称"
    reading = _read(tmp_path, header, "民政局,甲,A-1,5,身份证", "民政局,甲,A-1,5,身份证")
    assert [len(item.materials) for item in reading.items] == [1]
    assert len(reading.problems) == 1
    assert reading.rejected == 0


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    reading = _read(tmp_path, "部门,事项名称,实施编码", "民政局,甲,A-1")
    assert reading.items == ()
    assert [(p.row, p.field) for p in reading.problems] == [(1, "事项类型代码")]


@pytest.mark.parametrize("content", [b"", b"a,b,c\n1,2,3\n", "名稱,編號\n".encode("big5")])
def test_a_file_that_is_no_catalogue_is_one_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "items.csv"
    path.write_bytes(content)
    reading = read_table(path, effective_from=DAY)
    assert reading.items == ()
    assert reading.rejected == 1
    (problem,) = reading.problems
    assert problem.row == 0
    assert problem.sentence.endswith("。")


def test_half_a_file_keeps_its_whole_rows(tmp_path: Path) -> None:
    whole = (DATA / "guangan-service-items.csv").read_bytes()
    path = tmp_path / "half.csv"
    path.write_bytes(whole[: len(whole) // 2 + 7])
    reading = read_table(path, effective_from=DAY)
    rows = whole[: len(whole) // 2 + 7].count(b"\n")
    assert len(reading.items) == rows - 1
    assert [problem.row for problem in reading.problems] == [rows + 1]


def test_a_workbook_with_merged_item_cells(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["云岭镇事项清单"])
    sheet.append(
        [
            "实施主体",
            "事项名称",
            "实施编码",
            "事项类型",
            "法定时限",
            "时限单位",
            "申请材料",
            "复印件",
        ]
    )
    sheet.append(["县公安局", "居住证申领", "A-1", "行政确认", 15, "自然日", "身份证", 1])
    sheet.append([None, None, None, None, None, None, "照片", None])
    sheet.append(["县公安局", "出生登记", "=A1", "行政确认", None, None, "户口簿", None])
    path = tmp_path / "items.xlsx"
    book.save(path)
    reading = read_table(path, effective_from=DAY)
    (item,) = reading.items
    assert item.statutory_limit == Limit(15, DayUnit.NATURAL)
    assert [(m.name, m.copies) for m in item.materials] == [("身份证", 1), ("照片", 0)]
    assert [(p.row, p.field) for p in reading.problems] == [(5, "实施编码")]


def test_a_hundred_thousand_rows_are_read(tmp_path: Path) -> None:
    rows = (f"民政局,事项,{number:08d},5" for number in range(100_000))
    reading = _read(tmp_path, HEADER, *rows)
    assert len(reading.items) == 100_000
    assert reading.problems == ()
