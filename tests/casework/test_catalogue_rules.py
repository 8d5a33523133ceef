"""What a catalogue may not say."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from window_desk.casework.catalogue_rules import (
    exceeds,
    limit_in_words,
    missing_in,
    problems_among,
    problems_of,
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

ID_CARD = Material("id_card", "居民身份证", 1, 1, Necessity.MANDATORY, "公安机关")
ITEM = ServiceItem(
    implementation_code="519E1100300000-519999000000-000-115199990999000091-1-00",
    version=1,
    effective_from=date(2026, 1, 1),
    effective_until=None,
    basic_code="0511003000",
    name="临时救助对象认定",
    pinyin_initials="lsjzdxrd",
    item_type="05",
    window="MZ",
    department_code="115199990999000091",
    department="云岭镇人民政府",
    case_type=CaseType.PROMISED,
    decided_by=Authority.TOWNSHIP,
    serves_natural_persons=True,
    serves_legal_persons=False,
    procedure=(ProcedureStep("收件受理", "窗口人员"),),
    legal_basis=(LegalBasis("社会救助暂行办法", "第四十七条", "给予临时救助。"),),
    conditions=("在本镇居住",),
    materials=(ID_CARD,),
    statutory_limit=Limit(20),
    promised_limit=Limit(10),
    fees=(),
    application_form=ApplicationForm(
        "申请表", (FormField("reason", "困难原因", required=True, choices=("大病",)),)
    ),
    result=ItemResult("审批结果告知书", ResultKind.DECISION),
)
ON_THE_SPOT = replace(ITEM, case_type=CaseType.ON_THE_SPOT, promised_limit=Limit(0))
JOINT = replace(ITEM, co_agencies=(CoAgency("民政局", Limit(5)), CoAgency("残联")))
PERMIT_LAW = LegalBasis("中华人民共和国行政许可法", "第四十二条", "办理的时间不得超过四十五日。")
RENEWAL = replace(
    ITEM,
    renewal=True,
    application_form=ApplicationForm(
        "延续申请表", (FormField("certificate_expires_on", "原证有效期届满日", required=True),)
    ),
)
CONDITIONAL = replace(ID_CARD, necessity=Necessity.CONDITIONAL)


def test_a_good_item_has_no_problem_and_misses_nothing() -> None:
    for item in (
        ITEM,
        ON_THE_SPOT,
        replace(ON_THE_SPOT, statutory_limit=None),
        JOINT,
        RENEWAL,
        replace(ITEM, quantity_limit=1),
    ):
        assert problems_of(item) == ()
        assert missing_in(item) == ()
        assert item.is_complete


@pytest.mark.parametrize(
    ("item", "field"),
    [
        (replace(ITEM, implementation_code=""), "implementation_code"),
        (replace(ITEM, implementation_code="甲1"), "implementation_code"),
        (replace(ITEM, implementation_code="1" * 65), "implementation_code"),
        (replace(ITEM, basic_code="01234567890"), "basic_code"),
        (replace(ITEM, name=" "), "name"),
        (replace(ITEM, name="事" * 201), "name"),
        (replace(ITEM, item_type="11"), "item_type"),
        (replace(ITEM, department=""), "department"),
        (replace(ITEM, serves_natural_persons=False), "serves_natural_persons"),
        (replace(ITEM, version=0), "version"),
        (replace(ITEM, effective_until=date(2025, 12, 31)), "effective_until"),
        (replace(ITEM, promised_limit=Limit(21)), "promised_limit"),
        (replace(ITEM, promised_limit=Limit(0)), "promised_limit"),
        (replace(ITEM, statutory_limit=Limit(0), promised_limit=None), "statutory_limit"),
        (replace(ON_THE_SPOT, promised_limit=Limit(1)), "promised_limit"),
        (replace(ON_THE_SPOT, promised_limit=None), "promised_limit"),
        (replace(ITEM, materials=(ID_CARD, ID_CARD)), "materials"),
        (replace(ITEM, materials=(replace(ID_CARD, name=""),)), "materials[0].name"),
        (replace(ITEM, materials=(replace(ID_CARD, name="材" * 201),)), "materials[0].name"),
        (replace(ITEM, materials=(replace(ID_CARD, originals=-1),)), "materials[0].originals"),
        (replace(ITEM, materials=(replace(ID_CARD, copies=100),)), "materials[0].copies"),
        (
            replace(ITEM, materials=(replace(ID_CARD, originals=0, copies=0),)),
            "materials[0].originals",
        ),
        (replace(ITEM, materials=(CONDITIONAL,)), "materials[0].condition"),
        (replace(ITEM, legal_basis=(LegalBasis("某法", "", "条文"),)), "legal_basis[0]"),
        (replace(ITEM, fees=(Fee("工本费", 0, "依据"),)), "fees[0].fee_fen"),
        (replace(ITEM, fees=(Fee("工本费", 4000, ""),)), "fees[0].basis"),
        (
            replace(
                ITEM,
                application_form=ApplicationForm("表", (FormField("a", "甲", required=True),) * 2),
            ),
            "application_form.fields",
        ),
        (
            replace(
                ITEM,
                application_form=ApplicationForm(
                    "表", (FormField("a", "甲", required=True, choices=("是", "是")),)
                ),
            ),
            "application_form.fields[0].choices",
        ),
        (replace(ITEM, result=ItemResult("证", ResultKind.CERTIFICATE)), "result.template"),
        (replace(ITEM, result=ItemResult("书", ResultKind.DECISION, "t")), "result.template"),
        (
            replace(ITEM, result=ItemResult("证", ResultKind.CERTIFICATE, "t", -1)),
            "result.valid_months",
        ),
    ],
)
def test_a_contradiction_is_named_with_its_remedy(item: ServiceItem, field: str) -> None:
    (problem,) = problems_of(item)
    assert problem.field == field
    assert problem.sentence.endswith("。")


@pytest.mark.parametrize(
    ("item", "field"),
    [
        (replace(JOINT, co_agencies=(CoAgency(" "),)), "co_agencies[0].name"),
        (replace(JOINT, co_agencies=(CoAgency("局" * 201),)), "co_agencies[0].name"),
        (replace(JOINT, co_agencies=(CoAgency("民政局"), CoAgency("民政局"))), "co_agencies"),
        (
            replace(JOINT, co_agencies=(CoAgency("民政局"), CoAgency("残联", Limit(21)))),
            "co_agencies[1].feedback_limit",
        ),
        (
            replace(JOINT, co_agencies=(CoAgency("残联", Limit(29, DayUnit.NATURAL)),)),
            "co_agencies[0].feedback_limit",
        ),
        (
            replace(JOINT, co_agencies=(CoAgency("残联", Limit(0)),)),
            "co_agencies[0].feedback_limit",
        ),
        (replace(ON_THE_SPOT, co_agencies=(CoAgency("残联"),)), "co_agencies"),
        (
            replace(JOINT, statutory_limit=Limit(46), legal_basis=(PERMIT_LAW,)),
            "statutory_limit",
        ),
        (replace(JOINT, statutory_limit=Limit(46), legal_basis=()), "statutory_limit"),
        (replace(ITEM, quantity_limit=0), "quantity_limit"),
        (replace(ITEM, quantity_limit=-1), "quantity_limit"),
        (replace(RENEWAL, application_form=None), "application_form.fields"),
        (replace(ITEM, renewal=True), "application_form.fields"),
        (
            replace(
                RENEWAL,
                application_form=ApplicationForm(
                    "表", (FormField("expires_on", "届满日", required=True),)
                ),
            ),
            "application_form.fields",
        ),
    ],
)
def test_what_a_joint_limited_or_renewed_item_may_not_say(item: ServiceItem, field: str) -> None:
    (problem,) = problems_of(item)
    assert problem.field == field
    assert problem.sentence.endswith("。")


@pytest.mark.parametrize(
    "item",
    [
        replace(JOINT, statutory_limit=Limit(45), legal_basis=(PERMIT_LAW,)),
        replace(JOINT, statutory_limit=Limit(46)),
        replace(JOINT, statutory_limit=Limit(46), legal_basis=(PERMIT_LAW, *ITEM.legal_basis)),
        replace(JOINT, co_agencies=(CoAgency("残联", Limit(20)),)),
        replace(JOINT, statutory_limit=None, co_agencies=(CoAgency("残联", Limit(60)),)),
        replace(ITEM, statutory_limit=Limit(60), legal_basis=(PERMIT_LAW,)),
    ],
)
def test_a_joint_item_within_its_law_has_no_problem(item: ServiceItem) -> None:
    assert problems_of(item) == ()


def test_a_material_that_is_shared_needs_no_copies() -> None:
    shared = replace(ID_CARD, originals=0, copies=0, note="可共享核验，免提交")
    assert problems_of(replace(ITEM, materials=(shared,))) == ()


def test_8_a_promise_longer_than_the_statute_is_a_data_error() -> None:
    (problem,) = problems_of(replace(ITEM, promised_limit=Limit(21), statutory_limit=Limit(20)))
    assert problem.field == "promised_limit"
    assert "法定" in problem.sentence
    assert problems_of(replace(ITEM, promised_limit=Limit(20), statutory_limit=Limit(20))) == ()


def test_8_without_a_statutory_limit_no_date_is_promised_unless_on_the_spot() -> None:
    assert not replace(ITEM, statutory_limit=None).is_complete
    assert replace(ON_THE_SPOT, statutory_limit=None).is_complete


def test_an_unknown_promise_is_no_contradiction_but_incomplete() -> None:
    item = replace(ITEM, promised_limit=None)
    assert problems_of(item) == ()
    assert [problem.field for problem in missing_in(item)] == ["promised_limit"]
    assert not item.is_complete


@pytest.mark.parametrize(
    ("item", "field"),
    [
        (replace(ITEM, window=""), "window"),
        (replace(ITEM, legal_basis=()), "legal_basis"),
        (replace(ITEM, conditions=()), "conditions"),
        (replace(ITEM, procedure=()), "procedure"),
        (replace(ITEM, materials=()), "materials"),
        (replace(ITEM, statutory_limit=None), "statutory_limit"),
        (replace(ITEM, application_form=None), "application_form"),
        (replace(ITEM, result=ItemResult("", ResultKind.DECISION)), "result.name"),
    ],
)
def test_each_missing_disclosure_is_named(item: ServiceItem, field: str) -> None:
    (problem,) = missing_in(item)
    assert problem.field == field
    assert "窗口暂不能受理" in problem.sentence


@pytest.mark.parametrize(
    ("promised", "statutory", "longer"),
    [
        (Limit(20), Limit(20), False),
        (Limit(21), Limit(20), True),
        (Limit(30), Limit(60, DayUnit.NATURAL), False),
        (Limit(44), Limit(60, DayUnit.NATURAL), False),
        (Limit(45), Limit(60, DayUnit.NATURAL), True),
        (Limit(28, DayUnit.NATURAL), Limit(20), False),
        (Limit(29, DayUnit.NATURAL), Limit(20), True),
        (Limit(0), Limit(0, DayUnit.NATURAL), False),
    ],
)
def test_limits_of_different_units_are_compared_by_weeks(
    promised: Limit, statutory: Limit, longer: bool
) -> None:
    assert exceeds(promised, statutory) is longer


limits = st.builds(Limit, st.integers(0, 999), st.sampled_from(DayUnit))


@given(limits, limits)
def test_two_limits_never_both_exceed_each_other(one: Limit, other: Limit) -> None:
    assert not (exceeds(one, other) and exceeds(other, one))


@given(limits)
def test_a_longer_promise_never_becomes_lawful(limit: Limit) -> None:
    for statutory in (Limit(20), Limit(28, DayUnit.NATURAL)):
        if exceeds(limit, statutory):
            assert exceeds(Limit(limit.days + 1, limit.unit), statutory)


def test_limits_in_words() -> None:
    assert limit_in_words(Limit(5)) == "5个工作日"
    assert limit_in_words(Limit(60, DayUnit.NATURAL)) == "60日"
    assert limit_in_words(Limit(0)) == "当场"


ENDED = replace(ITEM, effective_until=date(2026, 7, 1))
SECOND = replace(ITEM, version=2, effective_from=date(2026, 7, 1))


def test_versions_one_after_another_are_in_order() -> None:
    assert problems_among([SECOND, ENDED, replace(ITEM, implementation_code="Y")]) == ()


@pytest.mark.parametrize(
    ("versions", "field"),
    [
        ((ITEM, SECOND), "effective_until"),
        ((replace(ENDED, effective_until=date(2026, 7, 2)), SECOND), "effective_until"),
        ((ENDED, replace(SECOND, effective_from=date(2025, 1, 1))), "effective_from"),
        ((ENDED, ENDED), "version"),
    ],
)
def test_versions_in_each_others_way_are_named(
    versions: tuple[ServiceItem, ...], field: str
) -> None:
    ((_, problem),) = problems_among(versions)
    assert problem.field == field
