"""The plain mapping of an item gives the same item back, through JSON too."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from window_desk.casework.item_mapping import (
    ItemMappingError,
    PlainMapping,
    item_as_mapping,
    item_from_mapping,
)
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
from window_desk.casework.limits import DayUnit, Limit

text = st.text(max_size=12)
counts = st.integers(0, 99)
limits = st.none() | st.builds(Limit, st.integers(0, 999), st.sampled_from(DayUnit))
items = st.builds(
    ServiceItem,
    implementation_code=text,
    version=counts,
    effective_from=st.dates(),
    effective_until=st.none() | st.dates(),
    basic_code=text,
    name=text,
    pinyin_initials=text,
    item_type=text,
    window=text,
    department_code=text,
    department=text,
    case_type=st.sampled_from(CaseType),
    decided_by=st.sampled_from(Authority),
    serves_natural_persons=st.booleans(),
    serves_legal_persons=st.booleans(),
    procedure=st.lists(st.builds(ProcedureStep, text, text, text), max_size=2).map(tuple),
    legal_basis=st.lists(st.builds(LegalBasis, text, text, text), max_size=2).map(tuple),
    conditions=st.lists(text, max_size=2).map(tuple),
    materials=st.lists(
        st.builds(
            Material, text, text, counts, counts, st.sampled_from(Necessity), text, text, text
        ),
        max_size=3,
    ).map(tuple),
    statutory_limit=limits,
    promised_limit=limits,
    fees=st.lists(st.builds(Fee, text, counts, text), max_size=2).map(tuple),
    application_form=st.none()
    | st.builds(
        ApplicationForm,
        text,
        st.lists(
            st.builds(FormField, text, text, st.booleans(), st.lists(text, max_size=2).map(tuple)),
            max_size=3,
        ).map(tuple),
    ),
    result=st.builds(ItemResult, text, st.sampled_from(ResultKind), text, counts),
    special_procedures=st.lists(text, max_size=2).map(tuple),
    co_agencies=st.lists(st.builds(CoAgency, text, limits), max_size=2).map(tuple),
    quantity_limit=st.none() | counts,
    renewal=st.booleans(),
    hearing_by_law=st.booleans(),
    inspection_by_law=st.booleans(),
)


@given(items)
def test_an_item_comes_back_the_same(item: ServiceItem) -> None:
    assert item_from_mapping(json.loads(json.dumps(item_as_mapping(item)))) == item


RARE = {"co_agencies", "quantity_limit", "renewal", "hearing_by_law", "inspection_by_law"}


def test_what_few_items_have_is_written_only_where_it_is_set() -> None:
    plain = item_from_mapping(_plain())
    full = replace(
        plain,
        co_agencies=(CoAgency("民政局", Limit(5)), CoAgency("残联")),
        quantity_limit=3,
        renewal=True,
        hearing_by_law=True,
        inspection_by_law=True,
    )

    assert not RARE & set(item_as_mapping(plain))
    mapping = item_as_mapping(full)
    assert {name: mapping[name] for name in RARE} == {
        "co_agencies": [
            {"name": "民政局", "feedback_limit": {"days": 5, "unit": "workday"}},
            {"name": "残联", "feedback_limit": None},
        ],
        "quantity_limit": 3,
        "renewal": True,
        "hearing_by_law": True,
        "inspection_by_law": True,
    }


def _plain() -> PlainMapping:
    return {
        "implementation_code": "X-1",
        "version": 1,
        "effective_from": "2026-01-01",
        "basic_code": "0511001000",
        "name": "临时救助",
        "item_type": "05",
        "window": "MZ",
        "department_code": "115199990999000091",
        "department": "云岭镇人民政府",
        "case_type": "promised",
        "decided_by": "township",
        "serves_natural_persons": True,
        "serves_legal_persons": False,
        "materials": [
            {
                "key": "id_card",
                "name": "居民身份证",
                "originals": 1,
                "copies": 1,
                "necessity": "mandatory",
                "issuer": "公安机关",
            }
        ],
        "promised_limit": {"days": 5, "unit": "workday"},
        "result": {"name": "结果告知书", "kind": "decision"},
    }


def test_what_may_be_absent_is_empty() -> None:
    item = item_from_mapping(_plain())
    assert item.effective_from == date(2026, 1, 1)
    assert item.effective_until is None
    assert item.statutory_limit is None
    assert item.promised_limit == Limit(5)
    assert item.application_form is None
    assert item.materials[0].condition == ""
    assert item.conditions == ()
    assert (item.co_agencies, item.quantity_limit) == ((), None)
    assert (item.renewal, item.hearing_by_law, item.inspection_by_law) == (False,) * 3


def _without_name(mapping: PlainMapping) -> None:
    del mapping["name"]


def _number_as_text(mapping: PlainMapping) -> None:
    mapping["version"] = "1"


def _flag_as_number(mapping: PlainMapping) -> None:
    mapping["serves_natural_persons"] = 1


def _number_as_flag(mapping: PlainMapping) -> None:
    mapping["version"] = True


def _impossible_day(mapping: PlainMapping) -> None:
    mapping["effective_from"] = "2026-02-30"


def _unknown_unit(mapping: PlainMapping) -> None:
    mapping["promised_limit"] = {"days": 5, "unit": "hour"}


def _negative_limit(mapping: PlainMapping) -> None:
    mapping["promised_limit"] = {"days": -1, "unit": "workday"}


def _material_as_text(mapping: PlainMapping) -> None:
    mapping["materials"] = ["居民身份证"]


def _conditions_as_text(mapping: PlainMapping) -> None:
    mapping["conditions"] = "本镇户籍"


def _condition_as_number(mapping: PlainMapping) -> None:
    mapping["conditions"] = [1]


def _renewal_as_text(mapping: PlainMapping) -> None:
    mapping["renewal"] = "是"


def _places_as_text(mapping: PlainMapping) -> None:
    mapping["quantity_limit"] = "3"


def _agency_without_name(mapping: PlainMapping) -> None:
    mapping["co_agencies"] = [{"feedback_limit": None}]


def _agency_as_text(mapping: PlainMapping) -> None:
    mapping["co_agencies"] = ["民政局"]


def _no_result(mapping: PlainMapping) -> None:
    mapping["result"] = None


@pytest.mark.parametrize(
    ("spoil", "field"),
    [
        (_without_name, "name"),
        (_number_as_text, "version"),
        (_number_as_flag, "version"),
        (_flag_as_number, "serves_natural_persons"),
        (_impossible_day, "effective_from"),
        (_unknown_unit, "promised_limit.unit"),
        (_negative_limit, "promised_limit"),
        (_material_as_text, "materials[0]"),
        (_conditions_as_text, "conditions"),
        (_condition_as_number, "conditions[0]"),
        (_no_result, "result"),
        (_renewal_as_text, "renewal"),
        (_places_as_text, "quantity_limit"),
        (_agency_without_name, "co_agencies[0].name"),
        (_agency_as_text, "co_agencies[0]"),
    ],
)
def test_a_wrong_field_is_named(spoil: Callable[[PlainMapping], None], field: str) -> None:
    mapping = _plain()
    spoil(mapping)
    with pytest.raises(ItemMappingError) as caught:
        item_from_mapping(mapping)
    assert caught.value.field == field
    assert caught.value.sentence.endswith("。")
