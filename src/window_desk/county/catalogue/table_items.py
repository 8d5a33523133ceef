"""Makes a service item of the rows that tell of it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from window_desk.casework.catalogue_rules import ItemProblem, problems_of
from window_desk.casework.items import (
    Authority,
    CaseType,
    Fee,
    ItemResult,
    Material,
    Necessity,
    ProcedureStep,
    ResultKind,
    ServiceItem,
)
from window_desk.casework.limits import Limit
from window_desk.county.catalogue.name_initials import initials_of
from window_desk.county.catalogue.row_problems import RowProblem, shown
from window_desk.county.catalogue.table_columns import Column, Header
from window_desk.county.catalogue.table_source import SourceRow
from window_desk.county.catalogue.table_values import (
    CellError,
    case_type_of,
    charged_of,
    copies_of,
    fee_fen_of,
    item_type_of,
    legal_basis_of,
    level_of,
    limit_of,
    lines_of,
    necessity_of,
    serves_of,
)

UNSAID_CONDITION = "按办事指南注明的情形提交"

_Value = TypeVar("_Value")

_FIELDS_OF_COLUMN: dict[Column, tuple[str, ...]] = {
    Column.NAME: ("name", "pinyin_initials"),
    Column.BASIC_CODE: ("basic_code",),
    Column.ITEM_TYPE: ("item_type",),
    Column.DEPARTMENT: ("department",),
    Column.DEPARTMENT_CODE: ("department_code",),
    Column.WINDOW: ("window",),
    Column.LEVEL: ("decided_by",),
    Column.SERVES: ("serves_natural_persons", "serves_legal_persons"),
    Column.CASE_TYPE: ("case_type", "promised_limit"),
    Column.STATUTORY_DAYS: ("statutory_limit",),
    Column.PROMISED_DAYS: ("promised_limit", "case_type"),
    Column.CONDITIONS: ("conditions",),
    Column.PROCEDURE: ("procedure",),
    Column.LEGAL_BASIS: ("legal_basis",),
    Column.CHARGED: ("fees",),
    Column.FEE_YUAN: ("fees",),
    Column.RESULT: ("result",),
    Column.MATERIAL: ("materials",),
}
_COLUMN_OF_FIELD: dict[str, Column] = {
    "implementation_code": Column.IMPLEMENTATION_CODE,
    **{fields[0]: column for column, fields in reversed(_FIELDS_OF_COLUMN.items())},
}


@dataclass(slots=True)
class ItemRows:
    """The first row of an item and every row with one of its materials."""

    header: Header
    first: SourceRow
    materials: list[SourceRow] = field(default_factory=list)

    def holds_material(self, row: SourceRow) -> bool:
        """Whether a material of the same name was there before."""
        name = self.header.cell(row, Column.MATERIAL).text
        return any(self.header.cell(each, Column.MATERIAL).text == name for each in self.materials)


def fields_read(header: Header) -> frozenset[str]:
    """The fields of ``ServiceItem`` about which a table with this header says something."""
    return frozenset(name for column in header.place for name in _FIELDS_OF_COLUMN.get(column, ()))


def item_of(
    rows: ItemRows, effective_from: date
) -> tuple[ServiceItem | None, tuple[RowProblem, ...]]:
    """The item as its first version, or ``None`` with what is wrong in which row."""
    maker = _ItemMaker(rows)
    item = maker.make(effective_from)
    return (None if maker.problems else item), tuple(maker.problems)


class _ItemMaker:
    """Reads the cells of one item; after a bad cell it goes on, so that all are reported at once."""

    def __init__(self, rows: ItemRows) -> None:
        self._header = rows.header
        self._row = rows.first
        self._material_rows = rows.materials
        self.problems: list[RowProblem] = []

    def make(self, effective_from: date) -> ServiceItem:
        """The item as far as its cells can be read; it counts only while there is no problem."""
        name = self._text(Column.NAME)
        department = self._text(Column.DEPARTMENT)
        case_type, promised = self._promise()
        natural, legal = self._read(Column.SERVES, serves_of, default=(True, True))
        item = ServiceItem(
            implementation_code=self._text(Column.IMPLEMENTATION_CODE),
            version=1,
            effective_from=effective_from,
            effective_until=None,
            basic_code=self._text(Column.BASIC_CODE),
            name=name,
            pinyin_initials=initials_of(name),
            item_type=self._read(Column.ITEM_TYPE, item_type_of, default=""),
            window=self._text(Column.WINDOW),
            department_code=self._text(Column.DEPARTMENT_CODE),
            department=department,
            case_type=case_type,
            decided_by=self._read(Column.LEVEL, level_of, default=Authority.COUNTY),
            serves_natural_persons=natural,
            serves_legal_persons=legal,
            procedure=tuple(
                ProcedureStep(line, department) for line in lines_of(self._text(Column.PROCEDURE))
            ),
            legal_basis=legal_basis_of(self._text(Column.LEGAL_BASIS)),
            conditions=lines_of(self._text(Column.CONDITIONS)),
            materials=self._materials(),
            statutory_limit=self._limit(Column.STATUTORY_DAYS, Column.STATUTORY_UNIT),
            promised_limit=promised,
            fees=self._fees(),
            application_form=None,
            result=ItemResult(self._text(Column.RESULT), ResultKind.DECISION),
        )
        if not self.problems:
            for problem in problems_of(item):
                self._report_rule(problem)
        return item

    def _promise(self) -> tuple[CaseType, Limit | None]:
        """Case type and promise; an item called 即办件 promises 0 days, an unknown promise never does."""
        said = self._read(Column.CASE_TYPE, case_type_of, default=None)
        promised = self._limit(Column.PROMISED_DAYS, Column.PROMISED_UNIT)
        if said is CaseType.ON_THE_SPOT and promised is None:
            return said, Limit(0)
        if said is None and promised is not None and promised.days == 0:
            return CaseType.ON_THE_SPOT, promised
        return said or CaseType.PROMISED, promised

    def _limit(self, days: Column, unit: Column) -> Limit | None:
        unit_text = self._text(unit)
        return self._read(days, lambda text: limit_of(text, unit_text), default=None)

    def _fees(self) -> tuple[Fee, ...]:
        charged = self._read(Column.CHARGED, charged_of, default=None)
        fee_fen = self._read(Column.FEE_YUAN, fee_fen_of, default=None)
        basis = self._text(Column.FEE_BASIS)
        if charged and fee_fen is None and not self._text(Column.FEE_YUAN):
            sentence = "标明收费而没有收费标准，请填写金额（元），不收费的请把是否收费改为0。"
            self._report(Column.FEE_YUAN, "", sentence)
        if charged is False and fee_fen is not None:
            sentence = "标明不收费却有收费标准，请删去金额或把是否收费改为1。"
            self._report(Column.FEE_YUAN, self._text(Column.FEE_YUAN), sentence)
        return () if fee_fen is None else (Fee("办理收费", fee_fen, basis),)

    def _materials(self) -> tuple[Material, ...]:
        item_row = self._row
        materials: list[Material] = []
        for row in self._material_rows:
            self._row = row
            if self._text(Column.MATERIAL):
                materials.append(self._material(f"m{len(materials) + 1}"))
        self._row = item_row
        return tuple(materials)

    def _material(self, key: str) -> Material:
        necessity = self._read(Column.NECESSITY, necessity_of, default=Necessity.MANDATORY)
        note = self._text(Column.MATERIAL_NOTE)
        conditional = necessity is Necessity.CONDITIONAL
        return Material(
            key=key,
            name=self._text(Column.MATERIAL),
            originals=self._read(Column.ORIGINALS, lambda text: copies_of(text, 1), default=1),
            copies=self._read(Column.COPIES, lambda text: copies_of(text, 0), default=0),
            necessity=necessity,
            issuer=self._text(Column.ISSUER),
            condition=(note or UNSAID_CONDITION) if conditional else "",
            note="" if conditional else note,
        )

    def _text(self, column: Column) -> str:
        cell = self._header.cell(self._row, column)
        if cell.trouble:
            self._report(column, cell.text, cell.trouble)
        return cell.text

    def _read(self, column: Column, reader: Callable[[str], _Value], *, default: _Value) -> _Value:
        """What ``reader`` makes of the cell; ``default`` without the column or after a problem."""
        if column not in self._header.place:
            return default
        text = self._text(column)
        try:
            return reader(text)
        except CellError as error:
            self._report(column, text, str(error))
            return default

    def _report(self, column: Column, value: str, sentence: str) -> None:
        problem = RowProblem(self._row.number, column.value, shown(value), sentence)
        if problem not in self.problems:
            self.problems.append(problem)

    def _report_rule(self, problem: ItemProblem) -> None:
        column = _COLUMN_OF_FIELD.get(problem.field.split("[")[0].split(".")[0], Column.NAME)
        self._report(column, self._header.cell(self._row, column).text, problem.sentence)
