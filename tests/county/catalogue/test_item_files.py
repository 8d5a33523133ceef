"""The catalogue directory: every fault is named with its file, the rest is read."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from window_desk.county.catalogue.item_files import (
    CatalogueFaultyError,
    load_catalogue,
    load_forms,
)

FORMS = Path(__file__).parents[3] / "forms"
ITEM = "items/civil-affairs/temporary-relief.json"
CERTIFIED = "items/health-and-family/only-child-certificate.json"
LIMITED = "items/agriculture/farm-machinery-subsidy.json"
RENEWAL = "items/agriculture/land-operation-transfer.json"
JOINT = "items/village-construction/dilapidated-house.json"
TEMPLATE = "certificates/only-child-certificate.json"


@pytest.fixture
def forms(tmp_path: Path) -> Path:
    return shutil.copytree(FORMS, tmp_path / "forms")


def _replace(forms: Path, name: str, before: str, after: str) -> None:
    path = forms / name
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after), "utf-8")


def _not_json(forms: Path) -> None:
    (forms / ITEM).write_text('{"implementation_code": ', "utf-8")


def _not_utf8(forms: Path) -> None:
    (forms / ITEM).write_bytes((forms / ITEM).read_text("utf-8").encode("gb18030"))


def _unknown_field(forms: Path) -> None:
    _replace(forms, ITEM, '"fees"', '"fee"')


def _unknown_code(forms: Path) -> None:
    _replace(forms, ITEM, '"promised"', '"promise"')


def _impossible_day(forms: Path) -> None:
    _replace(forms, ITEM, "2026-01-01", "2026-02-30")


def _promise_too_long(forms: Path) -> None:
    _replace(forms, ITEM, '"days": 10,', '"days": 40,')


def _versions_overlap(forms: Path) -> None:
    _replace(forms, ITEM, '"effective_until": "2026-01-01"', '"effective_until": null')


def _same_code_twice(forms: Path) -> None:
    shutil.copy(forms / ITEM, (forms / ITEM).with_name("another.json"))


def _wrong_window(forms: Path) -> None:
    _replace(forms, ITEM, '"window": "MZ"', '"window": "SB"')


def _no_template(forms: Path) -> None:
    (forms / TEMPLATE).unlink()


def _template_of_another_name(forms: Path) -> None:
    _replace(forms, TEMPLATE, '"key": "only-child-certificate"', '"key": "only-child"')


def _unknown_source(forms: Path) -> None:
    _replace(forms, TEMPLATE, '"applicant.name"', '"applicant.nickname"')


def _no_places(forms: Path) -> None:
    _replace(forms, LIMITED, '"quantity_limit": 120', '"quantity_limit": 0')


def _no_expiry_in_the_form(forms: Path) -> None:
    _replace(forms, RENEWAL, "certificate_expires_on", "expires_on")


def _feedback_too_long(forms: Path) -> None:
    _replace(forms, JOINT, '"days": 7,', '"days": 31,')


def _two_windows_of_one_code(forms: Path) -> None:
    _replace(forms, "windows.json", '"SB"', '"MZ"')


def _no_schema(forms: Path) -> None:
    (forms / "service-item.schema.json").unlink()


def _no_items(forms: Path) -> None:
    shutil.rmtree(forms / "items")


@pytest.mark.parametrize(
    ("spoil", "file", "field"),
    [
        (_not_json, ITEM, ""),
        (_not_utf8, ITEM, ""),
        (_unknown_field, ITEM, "versions[0].fee"),
        (_unknown_code, ITEM, "versions[0].case_type"),
        (_impossible_day, ITEM, "versions[0].effective_until"),
        (_promise_too_long, ITEM, "versions[2].promised_limit"),
        (_versions_overlap, ITEM, "effective_until"),
        (_same_code_twice, ITEM, "implementation_code"),
        (_wrong_window, ITEM, "window"),
        (_no_template, CERTIFIED, "result.template"),
        (_template_of_another_name, TEMPLATE, "key"),
        (_unknown_source, TEMPLATE, "rows[0].source"),
        (_no_places, LIMITED, "versions[1].quantity_limit"),
        (_no_expiry_in_the_form, RENEWAL, "versions[2].application_form.fields"),
        (_feedback_too_long, JOINT, "versions[2].co_agencies[0].feedback_limit"),
        (_two_windows_of_one_code, "windows.json", "windows"),
        (_no_schema, "service-item.schema.json", ""),
        (_no_items, "items", ""),
    ],
)
def test_a_fault_is_named_with_file_and_field(
    forms: Path, spoil: Callable[[Path], None], file: str, field: str
) -> None:
    spoil(forms)
    problems = load_catalogue(forms).problems
    assert (file, field) in {(problem.file, problem.field) for problem in problems}
    assert all(problem.sentence.endswith("。") for problem in problems)
    with pytest.raises(CatalogueFaultyError, match="处问题"):
        load_forms(forms)


def test_what_is_right_is_read_beside_what_is_wrong(forms: Path) -> None:
    _not_json(forms)
    reading = load_catalogue(forms)
    assert len({item.implementation_code for item in reading.items}) == 31
    assert len(reading.problems) == 1


def test_an_empty_folder_is_all_problems(tmp_path: Path) -> None:
    reading = load_catalogue(tmp_path)
    assert reading.items == ()
    assert {problem.file for problem in reading.problems} >= {"windows.json", "items"}


def test_a_reading_that_pypinyin_has_wrong_can_be_given(forms: Path) -> None:
    path = forms / ITEM
    document = json.loads(path.read_text("utf-8"))
    document["versions"][1]["pinyin_initials"] = "lsjz"
    path.write_text(json.dumps(document), "utf-8")
    reading = load_catalogue(forms)
    initials = [each.pinyin_initials for each in reading.items if each.name.startswith("临时救助")]
    assert initials == ["lsjzdxrdxe", "lsjz"]
