"""Importing into a real county: idempotent, changes as next versions, nothing erased by silence."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from window_desk.casework.items import CaseType, Material, Necessity, ServiceItem
from window_desk.casework.limits import Limit
from window_desk.county.bootstrap import open_county
from window_desk.county.catalogue.importing import ImportReport, ItemRegister, import_items
from window_desk.county.catalogue.item_files import load_forms
from window_desk.county.catalogue.table_import import read_table

ROOT = Path(__file__).parents[3]
DISTRICT = ROOT / "tests" / "data" / "guangan-service-items.csv"
FIRST, LATER = date(2026, 1, 1), date(2026, 7, 1)
HEADER = "部门,事项名称,实施编码,事项类型代码,法定办结时限,承诺办结时限"


@pytest.fixture
def register(tmp_path: Path) -> Iterator[ItemRegister]:
    with open_county(f"sqlite:///{tmp_path / 'county.db'}") as county:
        yield county.items


def _import(register: ItemRegister, folder: Path, *lines: str, day: date = FIRST) -> ImportReport:
    path = folder / "items.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return import_items(read_table(path, effective_from=day), register, effective_from=day)


def test_a_second_import_changes_nothing(register: ItemRegister) -> None:
    first = import_items(read_table(DISTRICT, effective_from=FIRST), register, effective_from=FIRST)
    assert first == ImportReport(34, 1135, 1135, 0, 0, 1135, 0, ())
    before = dict(register.current_items())
    again = import_items(read_table(DISTRICT, effective_from=LATER), register, effective_from=LATER)
    assert again == ImportReport(34, 1135, 0, 0, 1135, 1135, 0, ())
    assert register.current_items() == before


def test_changed_content_is_the_next_version_from_its_day(
    register: ItemRegister, tmp_path: Path
) -> None:
    _import(register, tmp_path, HEADER, "民政局,临时救助,A-1,5,20,10", "民政局,低保,A-2,5,30,22")
    report = _import(
        register,
        tmp_path,
        HEADER,
        "民政局,临时救助,A-1,5,20,5",
        "民政局,低保,A-2,5,30,22",
        "民政局,特困,A-3,5,30,20",
        day=LATER,
    )
    assert (report.added, report.changed, report.unchanged, report.accepted) == (1, 1, 1, 3)
    versions = register.current_items()
    assert set(versions) == {("A-1", 1), ("A-1", 2), ("A-2", 1), ("A-3", 1)}
    assert versions["A-1", 1].promised_limit == Limit(10)
    assert versions["A-1", 2].promised_limit == Limit(5)
    assert versions["A-1", 2].effective_from == LATER


def test_what_the_table_does_not_say_stays(register: ItemRegister, tmp_path: Path) -> None:
    _import(register, tmp_path, HEADER, "民政局,临时救助,A-1,5,20,10")
    (item,) = register.current_items().values()
    full = replace(
        item,
        version=2,
        window="MZ",
        materials=(Material("id_card", "身份证", 1, 1, Necessity.MANDATORY, "公安机关"),),
    )
    register.put([full])
    report = _import(register, tmp_path, HEADER, "民政局,临时救助,A-1,5,,")
    assert report.unchanged == 1
    _import(register, tmp_path, HEADER, "民政局,临时救助,A-1,5,20,8", day=LATER)
    third = register.current_items()["A-1", 3]
    assert third.materials == full.materials
    assert third.window == "MZ"
    assert third.promised_limit == Limit(8)


def test_an_item_with_a_certificate_keeps_it_when_its_result_is_named_anew(
    register: ItemRegister, tmp_path: Path
) -> None:
    catalogue = load_forms(ROOT / "forms")
    item = next(each for each in catalogue.items if each.name == "独生子女父母光荣证补办")
    register.put([item])
    row = f"{item.department},{item.name},{item.implementation_code},20,光荣证,"
    header = "部门,事项名称,实施编码,事项类型代码,结果名称,承诺办结时限"
    report = _import(register, tmp_path, header, row, day=LATER)
    assert report.changed == 1
    second = register.current_items()[item.implementation_code, 2]
    assert second.result == replace(item.result, name="光荣证")
    assert second.case_type is CaseType.ON_THE_SPOT
    assert second.promised_limit == Limit(0)


def test_a_withdrawn_item_comes_back_and_a_planned_end_stays(
    register: ItemRegister, tmp_path: Path
) -> None:
    _import(register, tmp_path, HEADER, "民政局,甲,A-1,5,20,10", "民政局,乙,A-2,5,20,10")
    first, second = register.current_items().values()
    ended: list[ServiceItem] = [
        replace(first, version=2, effective_until=date(2026, 3, 1)),
        replace(second, version=2, effective_until=date(2026, 12, 1)),
    ]
    register.put(ended)
    report = _import(
        register, tmp_path, HEADER, "民政局,甲,A-1,5,20,10", "民政局,乙,A-2,5,20,10", day=LATER
    )
    assert (report.changed, report.unchanged) == (1, 1)
    versions = register.current_items()
    assert versions["A-1", 3].effective_until is None
    assert ("A-2", 3) not in versions


def test_a_change_that_cannot_be_is_rejected(register: ItemRegister, tmp_path: Path) -> None:
    _import(register, tmp_path, HEADER, "民政局,甲,A-1,5,20,10", day=LATER)
    early = _import(register, tmp_path, HEADER, "民政局,甲,A-1,5,20,5", day=FIRST)
    assert (early.changed, early.rejected) == (0, 1)
    assert "--effective-from" in early.problems[0].sentence
    header = "部门,事项名称,实施编码,事项类型代码,承诺办结时限"
    longer = _import(register, tmp_path, header, "民政局,甲,A-1,5,25", day=LATER)
    assert (longer.changed, longer.rejected) == (0, 1)
    assert "超过法定办结时限" in longer.problems[0].sentence
    assert len(register.current_items()) == 1
