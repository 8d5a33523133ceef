"""The readings of characters are found in pypinyin's file without a dict of all of them."""

import json
from importlib.util import find_spec
from pathlib import Path

import pytest

from window_desk.desk.store import search_words

_EVERY = 20


def test_each_character_has_the_readings_of_the_file() -> None:
    package = find_spec("pypinyin")
    assert package is not None
    assert package.origin is not None
    file = Path(package.origin).with_name("pinyin_dict.json")
    told: dict[str, str] = json.loads(file.read_text("utf-8"))
    some = [*list(told)[::_EVERY], *list(told)[:1], *list(told)[-1:]]
    found = {code: search_words._readings_of(chr(int(code))) for code in some}
    assert found == {code: told[code] for code in some}


@pytest.mark.parametrize("character", ["a", "7", "·", "\U0010ffff", "\x00"])
def test_what_is_no_ideograph_has_none(character: str) -> None:
    assert search_words._readings_of(character) == ""


def test_a_file_in_another_order_is_read_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = b",\n".join(b'"%d": "a"' % code for code in range(0x9000, 0x8000, -1))
    monkeypatch.setattr(search_words, "_dictionary", lambda: lines)
    assert search_words._readings_of("\u8001") == "a"
