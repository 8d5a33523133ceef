"""The catalogue that ships in ``forms/``: its numbers, its samples, its two-way fit with templates."""

import json
import re
from datetime import date
from pathlib import Path

import pytest
from stdnum.cn import uscc

from window_desk.casework.duties import Duty
from window_desk.casework.identifiers import check_id_number, mask_slip
from window_desk.casework.items import (
    Authority,
    CaseType,
    Necessity,
    ResultKind,
    ServiceItem,
)
from window_desk.county.catalogue.item_files import load_catalogue, load_forms
from window_desk.county.catalogue.sample_people import SamplePeopleError, load_sample_people
from window_desk.papers.layouts.certificate_template import read_template

FORMS = Path(__file__).parents[3] / "forms"
TODAY = date(2026, 3, 2)
CATALOGUE = load_forms(FORMS)
IN_FORCE = {item.implementation_code: item for item in CATALOGUE.items if item.in_force_on(TODAY)}
ITEM_FILES = sorted((FORMS / "items").glob("*/*.json"))


def test_the_catalogue_is_without_fault() -> None:
    assert load_catalogue(FORMS).problems == ()


def test_it_has_eight_windows_with_four_items_each() -> None:
    assert len(CATALOGUE.windows) == 8
    codes = {item.implementation_code: item.window for item in CATALOGUE.items}
    assert len(codes) == len(ITEM_FILES) == 32
    assert {window.code for window in CATALOGUE.windows} == set(codes.values())
    assert all(list(codes.values()).count(window.code) == 4 for window in CATALOGUE.windows)


def test_enough_of_each_kind_is_in_force() -> None:
    items = IN_FORCE.values()
    assert sum(item.case_type is CaseType.ON_THE_SPOT for item in items) >= 10
    assert sum(item.decided_by is Authority.COUNTY for item in items) >= 4
    assert sum(item.result.kind is ResultKind.CERTIFICATE for item in items) >= 6
    assert any(item.fees for item in items)
    assert any(item.serves_legal_persons for item in items)


def test_versions_follow_each_other_and_one_item_is_withdrawn() -> None:
    versions: dict[str, list[ServiceItem]] = {}
    for item in CATALOGUE.items:
        versions.setdefault(item.implementation_code, []).append(item)
    assert sum(len(line) == 2 for line in versions.values()) >= 7
    withdrawn = [code for code in versions if code not in IN_FORCE]
    assert [versions[code][-1].name for code in withdrawn] == ["流动人口婚育证明办理"]
    assert all(len([v for v in line if v.in_force_on(TODAY)]) <= 1 for line in versions.values())


def test_what_the_law_demands_of_few_items_is_in_force_since_november() -> None:
    november = date(2026, 11, 1)
    before = [item for item in CATALOGUE.items if item.in_force_on(date(2026, 10, 31))]
    since = {item.name: item for item in CATALOGUE.items if item.in_force_on(november)}
    assert not any(
        (item.co_agencies, item.quantity_limit, item.renewal, item.hearing_by_law)
        != ((), None, False, False)
        or item.inspection_by_law
        for item in before
    )
    assert [name for name, item in since.items() if item.inspection_by_law] == [
        "农村村民宅基地批准"
    ]
    assert [name for name, item in since.items() if item.hearing_by_law] == [
        "土地权属争议处理（个人之间、个人与单位之间）"
    ]
    assert {name: len(item.co_agencies) for name, item in since.items() if item.co_agencies} == {
        "农村危房改造对象认定": 2
    }
    assert {name: item.quantity_limit for name, item in since.items() if item.quantity_limit} == {
        "农业机械购置与应用补贴申领": 120
    }
    assert [name for name, item in since.items() if item.renewal] == [
        "工商企业等社会资本通过流转取得土地经营权审批"
    ]


@pytest.mark.parametrize("item", CATALOGUE.items, ids=lambda item: f"{item.name} {item.version}")
def test_every_item_can_be_accepted_and_is_the_fictional_countys(item: ServiceItem) -> None:
    assert item.is_complete
    assert 2 <= len(item.materials) <= 7
    assert len(item.implementation_code) <= 55
    assert "-519999000000-" in item.implementation_code
    assert uscc.is_valid(item.department_code)
    assert item.department_code in item.implementation_code
    assert item.pinyin_initials.isalnum()


@pytest.mark.parametrize("path", ITEM_FILES, ids=lambda path: path.stem)
def test_every_item_has_a_sample_application_that_fits(path: Path) -> None:
    sample = json.loads((FORMS / "samples" / path.parent.name / path.name).read_text("utf-8"))
    item = next(
        each
        for each in CATALOGUE.items
        if each.implementation_code == sample["implementation_code"]
        and each.version == sample["version"]
    )
    applicant = sample["applicant"]
    if applicant["kind"] == "natural":
        assert item.serves_natural_persons
        assert check_id_number(applicant["id_number"], TODAY) is None
    else:
        assert item.serves_legal_persons
        assert uscc.is_valid(applicant["uscc"])
    mandatory = {m.key for m in item.materials if m.necessity is Necessity.MANDATORY}
    assert set(sample["materials_handed_in"]) == mandatory
    assert item.application_form is not None
    fields = {field.key: field for field in item.application_form.fields}
    assert set(sample["form"]) <= set(fields)
    for key, field in fields.items():
        assert not field.required or sample["form"].get(key)
        assert not field.choices or sample["form"][key] in field.choices


@pytest.mark.parametrize("key", sorted(CATALOGUE.templates))
def test_every_template_is_used_and_its_sample_fills_it(key: str) -> None:
    template = CATALOGUE.templates[key]
    items = [item for item in CATALOGUE.items if item.result.template == key]
    sample = json.loads((FORMS / "certificates" / "samples" / f"{key}.json").read_text("utf-8"))
    sources = set(re.findall(r'"source": "([^"]+)"', json.dumps(template)))
    paragraphs = template["paragraphs"]
    assert isinstance(paragraphs, list)
    texts = "".join([*paragraphs, str(template["date_line"]), str(template["footer"])])
    sources |= set(re.findall(r"\{([^}]+)\}", texts))
    assert set(sample["values"]) == sources
    assert "{" not in sample["certificate_number"]
    masked = sample["values"].get("applicant.id_number_masked", "")
    assert not masked or masked == mask_slip(f"{masked[:3]}{'0' * 11}{masked[-4:]}")
    assert len({item.implementation_code for item in items}) == 1
    for item in items:
        assert item.application_form is not None
        keys = {f"form.{field.key}" for field in item.application_form.fields}
        assert {source for source in sources if source.startswith("form.")} <= keys


@pytest.mark.parametrize("key", sorted(CATALOGUE.templates))
def test_every_template_numbers_its_certificates_as_its_sample_does(key: str) -> None:
    sample = json.loads((FORMS / "certificates" / "samples" / f"{key}.json").read_text("utf-8"))
    template = read_template(CATALOGUE.templates[key])
    assert template.number_for(2026, 1) == sample["certificate_number"]


def test_the_sample_clerks_can_carry_every_case_through() -> None:
    people = load_sample_people(FORMS)
    windows = {window.code for window in CATALOGUE.windows}
    sites = {site.code: site for site in people.sites}
    township, county = people.sites
    assert (township.level, county.level) == (Authority.TOWNSHIP, Authority.COUNTY)
    assert all(sites[clerk.site].level is clerk.level for clerk in people.clerks)
    assert all(set(clerk.windows) <= windows for clerk in people.clerks)
    at_windows = {Duty.RECEIVE, Duty.DECIDE, Duty.ISSUE, Duty.DELIVER}
    served = [set(clerk.windows) for clerk in people.clerks if at_windows == set(clerk.duties)]
    assert len(served) == 2
    assert set.union(*served) == windows
    assert any(clerk.has(Duty.SUPERVISE) for clerk in people.clerks)
    for level in Authority:
        examiners = {c.number for c in people.clerks if c.level is level and c.has(Duty.EXAMINE)}
        signatories = {c.number for c in people.clerks if c.level is level and c.has(Duty.SIGN_OFF)}
        assert examiners
        assert signatories - examiners


def test_sample_people_that_are_missing_are_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(SamplePeopleError, match="文件读不出来"):
        load_sample_people(tmp_path)
