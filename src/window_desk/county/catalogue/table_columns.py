"""Which column of a table is which field: the Chinese names of GB/T 39046 table 4 and what is met.

Also the field names of ZWFW C0109 exports. A bare ``单位`` belongs to the limit at its left.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from window_desk.county.catalogue.table_source import Cell, SourceRow


class Column(StrEnum):
    """A field that a table may carry; the value is its name in reports."""

    NAME = "事项名称"
    IMPLEMENTATION_CODE = "实施编码"
    BASIC_CODE = "基本编码"
    ITEM_TYPE = "事项类型代码"
    DEPARTMENT = "部门"
    DEPARTMENT_CODE = "部门代码"
    WINDOW = "窗口"
    LEVEL = "行使层级代码"
    SERVES = "服务对象代码"
    CASE_TYPE = "办件类型代码"
    STATUTORY_DAYS = "法定办结时限"
    STATUTORY_UNIT = "法定办结时限单位"
    PROMISED_DAYS = "承诺办结时限"
    PROMISED_UNIT = "承诺办结时限单位"
    CONDITIONS = "受理条件"
    PROCEDURE = "办理流程"
    LEGAL_BASIS = "设定依据"
    CHARGED = "是否收费"
    FEE_BASIS = "收费依据"
    FEE_YUAN = "收费标准"
    RESULT = "结果名称"
    MATERIAL = "材料名称"
    ORIGINALS = "原件份数"
    COPIES = "复印件份数"
    NECESSITY = "是否必备"
    ISSUER = "出具机构"
    MATERIAL_NOTE = "材料办理说明"


REQUIRED = (Column.NAME, Column.IMPLEMENTATION_CODE, Column.ITEM_TYPE, Column.DEPARTMENT)
MATERIAL_COLUMNS = frozenset(
    {
        Column.MATERIAL,
        Column.ORIGINALS,
        Column.COPIES,
        Column.NECESSITY,
        Column.ISSUER,
        Column.MATERIAL_NOTE,
    }
)

HEADER_SEARCH_ROWS = 10
"""Title lines and notes may stand above the header, but not more."""

_SYNONYMS: Mapping[Column, str] = {
    Column.NAME: "事项名称 实施事项名称 政务服务事项名称 业务办理项名称 办理项名称 事项 TASK_NAME",
    Column.IMPLEMENTATION_CODE: "实施编码 事项实施编码 实施清单编码 实施编码31位 事项编码 TASK_CODE",
    Column.BASIC_CODE: "基本编码 事项基本编码 目录编码 CATALOG_CODE",
    Column.ITEM_TYPE: "事项类型代码 事项类型 事项类别 权力类型 TASK_TYPE",
    Column.DEPARTMENT: "部门 部门名称 实施主体 实施主体名称 实施部门 实施机构 承办机构 DEPT_NAME",
    Column.DEPARTMENT_CODE: "部门代码 部门编码 实施主体代码 实施主体编码 承办机构代码 DEPT_CODE",
    Column.WINDOW: "窗口 窗口代码 受理窗口",
    Column.LEVEL: "行使层级代码 行使层级 USE_LEVEL",
    Column.SERVES: "服务对象代码 服务对象 SERVE_TYPE",
    Column.CASE_TYPE: "办件类型代码 办件类型 PROJECT_TYPE",
    Column.STATUTORY_DAYS: "法定办结时限 法定时限 法定期限 法定办理时限 法定办结期限 ANTICIPATE_DAY",
    Column.STATUTORY_UNIT: "法定办结时限单位 法定时限单位 ANTICIPATE_TYPE",
    Column.PROMISED_DAYS: "承诺办结时限 承诺时限 承诺期限 承诺办理时限 承诺办结期限 PROMISE_DAY",
    Column.PROMISED_UNIT: "承诺办结时限单位 承诺时限单位 PROMISE_TYPE",
    Column.CONDITIONS: "受理条件 办理条件 申请条件 ACCEPT_CONDITION",
    Column.PROCEDURE: "办理流程 办事流程 办理程序 HANDLE_FLOW",
    Column.LEGAL_BASIS: "设定依据 法律依据 实施依据 办理依据 BY_LAW",
    Column.CHARGED: "是否收费 IS_FEE",
    Column.FEE_BASIS: "收费依据 FEE_BASIS",
    Column.FEE_YUAN: "收费标准 收费标准元 收费金额 收费金额元 收费",
    Column.RESULT: "结果名称 办理结果 办理结果名称 审批结果名称 RESULT_NAME",
    Column.MATERIAL: "材料名称 申请材料 申请材料名称 MATERIAL_NAME",
    Column.ORIGINALS: "原件份数 原件 纸质原件份数",
    Column.COPIES: "复印件份数 复印件 纸质复印件份数",
    Column.NECESSITY: "是否必备 是否必要 必要性 材料必要性 IS_NEED",
    Column.ISSUER: "出具机构 出具单位 材料出具机构 来源渠道 材料来源",
    Column.MATERIAL_NOTE: "材料办理说明 材料说明 使用说明 填报须知",
}
_UNIT_OF = {
    Column.STATUTORY_DAYS: Column.STATUTORY_UNIT,
    Column.PROMISED_DAYS: Column.PROMISED_UNIT,
}
_UNIT_NAMES = frozenset({"单位", "时限单位"})
_MARKS = re.compile(r"[\s*()\[\]【】:、_-]")


def _plain(name: str) -> str:
    return _MARKS.sub("", unicodedata.normalize("NFKC", name)).upper()


_COLUMN_OF = {_plain(name): column for column, names in _SYNONYMS.items() for name in names.split()}


@dataclass(frozen=True, slots=True)
class Header:
    """Where each known column stands, counted from 0."""

    row: int
    width: int
    place: Mapping[Column, int]

    @property
    def missing(self) -> tuple[Column, ...]:
        """Required columns that the table does not have."""
        return tuple(each for each in REQUIRED if each not in self.place)

    def cell(self, row: SourceRow, column: Column) -> Cell:
        """The cell of ``column``; empty where the table or the row has none."""
        place = self.place.get(column)
        return row.cells[place] if place is not None and place < len(row.cells) else Cell("")


def header_of(row: SourceRow) -> Header | None:
    """The header that ``row`` is, or ``None``: it names the item or its code and another column."""
    place: dict[Column, int] = {}
    left: Column | None = None
    for index, cell in enumerate(row.cells):
        name = _plain(cell.text)
        column = _COLUMN_OF.get(name)
        if column is None and name in _UNIT_NAMES and left is not None:
            column = _UNIT_OF.get(left)
        if column is not None:
            place.setdefault(column, index)
            left = column
    names_item = Column.NAME in place or Column.IMPLEMENTATION_CODE in place
    if not names_item or len(place) < 2:
        return None
    return Header(row.number, _width(row.cells), place)


def _width(cells: Sequence[Cell]) -> int:
    return max(index for index, cell in enumerate(cells) if cell.text) + 1
