"""The shipped profiles, and what is said of a wrong one."""

import json
from pathlib import Path

import pytest

from window_desk.papers.escpos import Charset, PrinterProfile, load_profiles
from window_desk.papers.escpos.profiles import read_profile
from window_desk.resources import resource_path

SHIPPED = resource_path("printer_profiles", "80mm-gbk.json")


def test_each_profile_is_filed_under_its_id(profile: PrinterProfile) -> None:
    assert read_profile(resource_path("printer_profiles", f"{profile.id}.json")) == profile


def test_both_rolls_and_all_character_sets_are_there() -> None:
    profiles = load_profiles().values()
    assert {profile.charset for profile in profiles} == set(Charset)
    assert {(p.paper_mm, p.dots, p.columns) for p in profiles} == {(58, 384, 32), (80, 576, 48)}


@pytest.mark.parametrize(
    ("field", "value"), [("charset", "big5"), ("dots", 580), ("columns", 40), ("cut", None)]
)
def test_a_wrong_field_is_named_with_its_file(tmp_path: Path, field: str, value: object) -> None:
    wrong = json.loads(SHIPPED.read_text("utf-8")) | {field: value}
    path = tmp_path / "wrong.json"
    path.write_text(json.dumps(wrong), "utf-8")
    with pytest.raises(ValueError, match=r"wrong\.json有误"):
        load_profiles(tmp_path)
