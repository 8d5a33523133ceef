"""Reads a table of service items (CSV or XLSX) into values, row by row.

One row an item, or one row a material with the item's code repeated or left blank. A row that breaks a
rule is reported with its number, field and remedy and left out; all others are read.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from pathlib import Path

from window_desk.casework.items import ServiceItem
from window_desk.county.catalogue.row_problems import RowProblem, shown
from window_desk.county.catalogue.table_columns import (
    HEADER_SEARCH_ROWS,
    MATERIAL_COLUMNS,
    Column,
    Header,
    header_of,
)
from window_desk.county.catalogue.table_items import ItemRows, fields_read, item_of
from window_desk.county.catalogue.table_source import SourceRow, TableUnreadableError, read_rows


@dataclass(frozen=True, slots=True)
class TableReading:
    """What a table holds: its good items as first versions, and what is wrong with the others.

    ``departments`` are the names of the departments of the good items, ``rejected`` counts items and
    rows left out, ``fields`` are the fields of ``ServiceItem`` for which the table has a column.
    """

    items: tuple[ServiceItem, ...]
    problems: tuple[RowProblem, ...]
    departments: tuple[str, ...]
    rejected: int
    fields: frozenset[str]


def read_table(path: Path, *, effective_from: date) -> TableReading:
    """Read the table in ``path``; whatever is wrong with it is a problem, never an exception.

    ``effective_from`` is the day from which what it says is to be in force.
    """
    return _TableReader(effective_from).read(path)


@dataclass(slots=True)
class _TableReader:
    effective_from: date
    problems: list[RowProblem] = field(default_factory=list)
    rejected: int = 0

    def read(self, path: Path) -> TableReading:
        items: list[ServiceItem] = []
        header: Header | None = None
        try:
            rows = read_rows(path)
            header, rows = self._header(rows)
            if header is not None:
                groups = self._groups(header, rows)
                items = [item for item in map(self._item, groups) if item is not None]
        except TableUnreadableError as error:
            self._refuse(RowProblem(0, "文件", path.name, str(error)))
        return TableReading(
            items=tuple(items),
            problems=tuple(sorted(self.problems, key=lambda each: each.row)),
            departments=tuple(dict.fromkeys(item.department for item in items)),
            rejected=self.rejected,
            fields=frozenset() if header is None else fields_read(header),
        )

    def _header(self, rows: Iterator[SourceRow]) -> tuple[Header | None, Iterator[SourceRow]]:
        for row in islice(rows, HEADER_SEARCH_ROWS):
            header = header_of(row)
            if header is None:
                continue
            for column in header.missing:
                sentence = f"缺少“{column.value}”列，请补上这一列或把表头改成这个名称。"
                self._refuse(RowProblem(header.row, column.value, "", sentence))
            return (None if header.missing else header), rows
        sentence = (
            f"前{HEADER_SEARCH_ROWS}行没有找到表头，"
            "请核对是否有“事项名称”和“实施编码”列，或另存为 CSV（UTF-8）后再导入。"
        )
        self._refuse(RowProblem(0, "表头", "", sentence))
        return None, rows

    def _groups(self, header: Header, rows: Iterator[SourceRow]) -> list[ItemRows]:
        """The rows of each item together; rows that fit no item are reported here."""
        groups: dict[str, ItemRows] = {}
        refused: set[str] = set()
        current: ItemRows | None = None
        for row in rows:
            if not self._shape_is_right(header, row):
                refused.add(header.cell(row, Column.IMPLEMENTATION_CODE).text)
                current = None
                continue
            code = header.cell(row, Column.IMPLEMENTATION_CODE).text
            if not code and _is_continuation(header, row):
                if current is not None:
                    current.materials.append(row)
                continue
            known = groups.get(code) if code else None
            if known is not None:
                current = self._repeated(header, known, row)
                continue
            current = ItemRows(header, row, [row])
            groups[code or f"row {row.number}"] = current
        return [group for code, group in groups.items() if code not in refused]

    def _repeated(self, header: Header, known: ItemRows, row: SourceRow) -> ItemRows | None:
        code = header.cell(row, Column.IMPLEMENTATION_CODE).text
        name, first = Column.IMPLEMENTATION_CODE.value, known.first.number
        if _differs(header, known.first, row):
            sentence = f"实施编码与第{first}行相同而内容不同，本行未导入，请核对后只保留一行。"
            self._refuse(RowProblem(row.number, name, shown(code), sentence))
            return None
        if header.cell(row, Column.MATERIAL).text and not known.holds_material(row):
            known.materials.append(row)
            return known
        sentence = f"与第{first}行重复，内容相同，已忽略，可以删去本行。"
        self.problems.append(RowProblem(row.number, name, shown(code), sentence))
        return known

    def _shape_is_right(self, header: Header, row: SourceRow) -> bool:
        sentence = row.trouble
        if not sentence and len(row.cells) < header.width:
            sentence = (
                f"这一行只有{len(row.cells)}列，表头有{header.width}列，请补齐；"
                "如在文件末尾，请重新导出完整的文件。"
            )
        if not sentence and any(cell.text for cell in row.cells[header.width :]):
            sentence = (
                f"这一行有{len(row.cells)}列，多于表头的{header.width}列，"
                "请核对内容里的分隔符是否加了引号。"
            )
        if not sentence:
            return True
        text = " ".join(cell.text for cell in row.cells)
        self._refuse(RowProblem(row.number, "整行", shown(text), sentence))
        return False

    def _item(self, rows: ItemRows) -> ServiceItem | None:
        item, problems = item_of(rows, self.effective_from)
        self.problems.extend(problems)
        if item is None:
            self.rejected += 1
        return item

    def _refuse(self, problem: RowProblem) -> None:
        self.problems.append(problem)
        self.rejected += 1


def _is_continuation(header: Header, row: SourceRow) -> bool:
    named = header.cell(row, Column.NAME).text
    return not named and bool(header.cell(row, Column.MATERIAL).text)


def _differs(header: Header, first: SourceRow, later: SourceRow) -> bool:
    """Whether ``later`` says another thing of the item than ``first``; blank cells say nothing."""
    columns = (each for each in header.place if each not in MATERIAL_COLUMNS)
    texts = ((header.cell(first, each).text, header.cell(later, each).text) for each in columns)
    return any(there and there != here for here, there in texts)
