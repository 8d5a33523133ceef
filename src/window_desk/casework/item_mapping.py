"""The plain JSON mapping of a service item: how catalogue files and reference records carry it.

The mapping holds text, whole numbers, booleans, lists and mappings only, days as ``YYYY-MM-DD``;
its shape is ``forms/service-item.schema.json`` with the implementation code inside. Pure.
"""

from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from typing import TypeVar

from window_desk.casework.items import (
    ApplicationForm,
    Authority,
    CaseType,
    CoAgency,
    Fee,
    FormField,
    ItemResult,
    LegalBasis,
    Material,
    Necessity,
    ProcedureStep,
    ResultKind,
    ServiceItem,
)
from window_desk.casework.limits import DayUnit, Limit, LimitError

PlainMapping = dict[str, object]

_FLAGS = ("renewal", "hearing_by_law", "inspection_by_law")

_Value = TypeVar("_Value")
_Code = TypeVar("_Code", bound=StrEnum)


class ItemMappingError(ValueError):
    """A mapping that is no service item; names the field and says in one sentence what to do."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(f"{field}: {sentence}")
        self.field = field
        self.sentence = sentence


def item_as_mapping(item: ServiceItem) -> PlainMapping:
    """The item as a plain mapping; ``item_from_mapping`` gives the same item back.

    What most items lack (co-agencies, places, renewal, hearing, inspection) is written only where it
    is set, so that the mapping of an item without them stays what it always was.
    """
    mapping: PlainMapping = {
        "implementation_code": item.implementation_code,
        "version": item.version,
        "effective_from": item.effective_from.isoformat(),
        "effective_until": None
        if item.effective_until is None
        else item.effective_until.isoformat(),
        "basic_code": item.basic_code,
        "name": item.name,
        "pinyin_initials": item.pinyin_initials,
        "item_type": item.item_type,
        "window": item.window,
        "department_code": item.department_code,
        "department": item.department,
        "case_type": item.case_type.value,
        "decided_by": item.decided_by.value,
        "serves_natural_persons": item.serves_natural_persons,
        "serves_legal_persons": item.serves_legal_persons,
        "procedure": [{"name": s.name, "by": s.by, "note": s.note} for s in item.procedure],
        "legal_basis": [
            {"law": b.law, "article": b.article, "text": b.text} for b in item.legal_basis
        ],
        "conditions": list(item.conditions),
        "materials": [_material_as_mapping(m) for m in item.materials],
        "statutory_limit": _limit_as_mapping(item.statutory_limit),
        "promised_limit": _limit_as_mapping(item.promised_limit),
        "fees": [{"name": f.name, "fee_fen": f.fee_fen, "basis": f.basis} for f in item.fees],
        "application_form": _form_as_mapping(item.application_form),
        "result": {
            "name": item.result.name,
            "kind": item.result.kind.value,
            "template": item.result.template,
            "valid_months": item.result.valid_months,
        },
        "special_procedures": list(item.special_procedures),
    }
    if item.co_agencies:
        mapping["co_agencies"] = [
            {"name": each.name, "feedback_limit": _limit_as_mapping(each.feedback_limit)}
            for each in item.co_agencies
        ]
    if item.quantity_limit is not None:
        mapping["quantity_limit"] = item.quantity_limit
    for name in _FLAGS:
        if getattr(item, name):
            mapping[name] = True
    return mapping


def item_from_mapping(mapping: Mapping[str, object]) -> ServiceItem:
    """The service item that a plain mapping describes.

    ``pinyin_initials``, ``effective_until``, ``quantity_limit``, notes, lists that may be empty and what
    the law demands of few items can be absent.

    Raises:
        ItemMappingError: a field is missing, of another type, or holds an unknown code.
    """
    reader = _Reader(mapping, "")
    return ServiceItem(
        implementation_code=reader.text("implementation_code"),
        version=reader.number("version"),
        effective_from=reader.day("effective_from"),
        effective_until=reader.optional("effective_until", reader.day),
        basic_code=reader.text("basic_code"),
        name=reader.text("name"),
        pinyin_initials=reader.text("pinyin_initials", default=""),
        item_type=reader.text("item_type"),
        window=reader.text("window"),
        department_code=reader.text("department_code"),
        department=reader.text("department"),
        case_type=reader.code("case_type", CaseType),
        decided_by=reader.code("decided_by", Authority),
        serves_natural_persons=reader.flag("serves_natural_persons"),
        serves_legal_persons=reader.flag("serves_legal_persons"),
        procedure=tuple(
            ProcedureStep(each.text("name"), each.text("by"), each.text("note", default=""))
            for each in reader.mappings("procedure")
        ),
        legal_basis=tuple(
            LegalBasis(each.text("law"), each.text("article"), each.text("text"))
            for each in reader.mappings("legal_basis")
        ),
        conditions=reader.texts("conditions"),
        materials=tuple(_material_from(each) for each in reader.mappings("materials")),
        statutory_limit=reader.optional("statutory_limit", reader.limit),
        promised_limit=reader.optional("promised_limit", reader.limit),
        fees=tuple(
            Fee(each.text("name"), each.number("fee_fen"), each.text("basis"))
            for each in reader.mappings("fees")
        ),
        application_form=reader.optional(
            "application_form", lambda field: _form_from(reader.inner(field))
        ),
        result=_result_from(reader.inner("result")),
        special_procedures=reader.texts("special_procedures"),
        co_agencies=tuple(
            CoAgency(each.text("name"), each.optional("feedback_limit", each.limit))
            for each in reader.mappings("co_agencies")
        ),
        quantity_limit=reader.optional("quantity_limit", reader.number),
        renewal=reader.flag("renewal", default=False),
        hearing_by_law=reader.flag("hearing_by_law", default=False),
        inspection_by_law=reader.flag("inspection_by_law", default=False),
    )


def _limit_as_mapping(limit: Limit | None) -> PlainMapping | None:
    return None if limit is None else {"days": limit.days, "unit": limit.unit.value}


def _material_as_mapping(material: Material) -> PlainMapping:
    return {
        "key": material.key,
        "name": material.name,
        "originals": material.originals,
        "copies": material.copies,
        "necessity": material.necessity.value,
        "issuer": material.issuer,
        "condition": material.condition,
        "note": material.note,
    }


def _form_as_mapping(form: ApplicationForm | None) -> PlainMapping | None:
    if form is None:
        return None
    return {
        "title": form.title,
        "fields": [
            {
                "key": field.key,
                "label": field.label,
                "required": field.required,
                "choices": list(field.choices),
            }
            for field in form.fields
        ],
    }


class _Reader:
    """Reads typed values out of one mapping; ``path`` is where the mapping stands."""

    def __init__(self, mapping: Mapping[str, object], path: str) -> None:
        self._mapping = mapping
        self._path = path

    def text(self, field: str, default: str | None = None) -> str:
        value = self._get(field, default)
        if not isinstance(value, str):
            raise self._wrong(field, "文字")
        return value

    def number(self, field: str, default: int | None = None) -> int:
        value = self._get(field, default)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self._wrong(field, "整数")
        return value

    def flag(self, field: str, *, default: bool | None = None) -> bool:
        value = self._get(field, default)
        if not isinstance(value, bool):
            raise self._wrong(field, "true 或 false")
        return value

    def day(self, field: str) -> date:
        try:
            return date.fromisoformat(self.text(field))
        except ValueError:
            raise self._wrong(field, "日期（如 2026-01-31）") from None

    def code(self, field: str, codes: type[_Code]) -> _Code:
        try:
            return codes(self.text(field))
        except ValueError:
            raise self._wrong(field, "、".join(codes) + " 之一") from None

    def limit(self, field: str) -> Limit:
        reader = self.inner(field)
        try:
            return Limit(reader.number("days"), reader.code("unit", DayUnit))
        except LimitError as error:
            raise ItemMappingError(self._at(field), error.sentence) from None

    def optional(self, field: str, read: Callable[[str], _Value]) -> _Value | None:
        return None if self._mapping.get(field) is None else read(field)

    def inner(self, field: str) -> "_Reader":
        value = self._mapping.get(field)
        if not isinstance(value, Mapping):
            raise self._wrong(field, "一组字段")
        return _Reader(value, self._at(field))

    def mappings(self, field: str) -> tuple["_Reader", ...]:
        readers = []
        for index, value in enumerate(self._list(field)):
            place = f"{field}[{index}]"
            if not isinstance(value, Mapping):
                raise self._wrong(place, "一组字段")
            readers.append(_Reader(value, self._at(place)))
        return tuple(readers)

    def texts(self, field: str) -> tuple[str, ...]:
        texts = []
        for index, value in enumerate(self._list(field)):
            if not isinstance(value, str):
                raise self._wrong(f"{field}[{index}]", "文字")
            texts.append(value)
        return tuple(texts)

    def _list(self, field: str) -> list[object] | tuple[object, ...]:
        value = self._mapping.get(field, ())
        if not isinstance(value, list | tuple):
            raise self._wrong(field, "列表")
        return value

    def _get(self, field: str, default: object) -> object:
        if field in self._mapping:
            return self._mapping[field]
        if default is not None:
            return default
        raise ItemMappingError(self._at(field), f"缺少“{self._at(field)}”，请补上。")

    def _at(self, field: str) -> str:
        return f"{self._path}.{field}" if self._path else field

    def _wrong(self, field: str, expected: str) -> ItemMappingError:
        return ItemMappingError(self._at(field), f"“{self._at(field)}”应为{expected}，请改正。")


def _material_from(reader: _Reader) -> Material:
    return Material(
        key=reader.text("key"),
        name=reader.text("name"),
        originals=reader.number("originals"),
        copies=reader.number("copies"),
        necessity=reader.code("necessity", Necessity),
        issuer=reader.text("issuer"),
        condition=reader.text("condition", default=""),
        note=reader.text("note", default=""),
    )


def _form_from(reader: _Reader) -> ApplicationForm:
    return ApplicationForm(
        title=reader.text("title"),
        fields=tuple(
            FormField(
                key=each.text("key"),
                label=each.text("label"),
                required=each.flag("required"),
                choices=each.texts("choices"),
            )
            for each in reader.mappings("fields")
        ),
    )


def _result_from(reader: _Reader) -> ItemResult:
    return ItemResult(
        name=reader.text("name"),
        kind=reader.code("kind", ResultKind),
        template=reader.text("template", default=""),
        valid_months=reader.number("valid_months", default=0),
    )
