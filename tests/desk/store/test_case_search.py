"""A case is found by name, neighbouring characters, pinyin, initials, number, or a whole ID number."""

from dataclasses import replace

import pytest
from tests.casework.builders import AGENT, PERSON
from tests.desk.store.world import World

from window_desk.casework import acts as a
from window_desk.casework.case import CaseState
from window_desk.desk.store.search_words import name_words, normalised, spellings

NAMES = [
    "王秀兰",
    "李明",
    "阿卜杜热西提·买买提明",
    "𠮷田",
    "𬱖𫖯",
    "单于婷",
    "John Smith",
    'Ann "Q\\\\"',
]


@pytest.fixture
def found(world: World) -> World:
    for serial, name in enumerate(NAMES):
        person = replace(
            PERSON,
            name=name,
            id_number="11010519491231002X" if serial == 1 else f"E{serial}1234567",
        )
        world.receive(person, agent=AGENT if name == "李明" else None)
    return world


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("王秀兰", ["王秀兰"]),
        ("秀兰", ["王秀兰"]),
        ("李明", ["李明"]),
        ("明", ["阿卜杜热西提·买买提明", "李明"]),
        ("买提", ["阿卜杜热西提·买买提明"]),
        ("热西提·买", ["阿卜杜热西提·买买提明"]),
        ("西提买买", ["阿卜杜热西提·买买提明"]),
        ("𠮷田", ["𠮷田"]),
        ("𬱖", ["𬱖𫖯"]),
        ("𬱖𫖯", ["𬱖𫖯"]),
        ("wxl", ["王秀兰"]),
        ("xl", ["王秀兰"]),
        ("wangxiu", ["王秀兰"]),
        ("liming", ["李明"]),
        ("shan", ["单于婷"]),
        ("chanyu", ["单于婷"]),
        ("abdrxt", ["阿卜杜热西提·买买提明"]),
        ("smith", ["John Smith"]),
        ("王强", ["李明"]),
        ("wangqiang", ["李明"]),
        ("采伐 秀兰", ["王秀兰"]),
        ("采伐 wxl", ["王秀兰"]),
        ("许可证核发", list(reversed(NAMES))),
        ("兰秀", []),
        ("张三", []),
        ("zzz", []),
        ("·", []),
        ('"; DROP', []),
    ],
)
def test_names_are_found(found: World, text: str, names: list[str]) -> None:
    assert [row.applicant for row in found.store.cache.cases(text=text)] == names


def test_numbers_are_found(found: World) -> None:
    newest = found.store.cache.cases()[0]
    number = newest.number
    for text in (number, number.lower(), number[:18], number[6:19], number[14:19]):
        assert newest in found.store.cache.cases(text=text), text
    assert [row.number for row in found.store.cache.cases(text=str(int(number[14:19])))] == [number]
    assert len(found.store.cache.cases(text="519999")) == len(NAMES)
    assert found.store.cache.cases(text="20250101") == []


def test_id_numbers_are_found_whole_only(found: World) -> None:
    assert [row.applicant for row in found.store.cache.cases(text="11010519491231002x")] == ["李明"]
    assert [row.applicant for row in found.store.cache.cases(text="E21234567")] == [NAMES[2]]
    assert found.store.cache.cases(text="1101051949123100") == []
    assert found.store.cache.cases(text="110105") == []


def test_states_and_limit_narrow_the_list(found: World) -> None:
    case = found.store.cache.cases(text="王秀兰")[0].case
    found.take(case, a.Withdrawn("不办了"))
    withdrawn = found.store.cache.cases(states=[CaseState.WITHDRAWN])
    assert [row.case for row in withdrawn] == [case]
    assert found.store.cache.cases(text="wxl", states=[CaseState.RECEIVED]) == []
    assert len(found.store.cache.cases(limit=3)) == 3


def test_a_corrected_name_is_found_and_the_old_one_no_more(found: World) -> None:
    case = found.store.cache.cases(text="李明")[0].case
    found.take(case, a.CorrectedOnTheSpot("name", "李明", "黎铭", "录入有误", initialled=True))
    assert [row.case for row in found.store.cache.cases(text="黎铭")] == [case]
    assert found.store.cache.cases(text="李明") == []
    assert found.store.cache.cases(text="liming")[0].applicant == "黎铭"


def test_a_phrase_never_runs_from_one_name_into_the_next() -> None:
    assert name_words(["王明", "明哥"]) == "王明 王 明 明哥 明 哥"
    assert normalised(" Ａ区·王（明） ") == "a区王明"
    assert spellings(["吕布"]).split()[0] == "lvbu"
    assert set(spellings(["曾"]).split()) == {"zeng", "ceng"}
