"""Applicants and agents: names kept as they are written, and what is told about each field."""

import dataclasses
from datetime import date, timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from window_desk.casework.applicants import (
    NAME_LIMIT,
    Agent,
    Applicant,
    FieldProblem,
    IdKind,
    LegalPerson,
    NaturalPerson,
    check_name,
    check_organisation_name,
    normalise_name,
    problems_of,
    problems_of_agent,
)

TODAY = date(2026, 11, 23)
PERSON = NaturalPerson(
    name="李秀英",
    id_kind=IdKind.RESIDENT_ID,
    id_number="11010519491231002X",
    phone="13812345678",
    sex="女",
    nation="汉",
    birth=date(1949, 12, 31),
    id_valid_until=TODAY,
)
COMPANY = LegalPerson(
    "广安市第1建筑工程有限公司（筹）", "91110000600037341L", "王𬭎", "0826-2332333"
)
AGENT = Agent("王芳", "11010519491231002X", "13812345678", "亲属", "授权委托书")


def codes(problems: tuple[FieldProblem, ...]) -> list[tuple[str, str, bool]]:
    return [(each.field, each.code, each.blocking) for each in problems]


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("阿卜杜拉\u2022买买提", "阿卜杜拉·买买提"),
        ("阿卜杜拉\u30fb买买提", "阿卜杜拉·买买提"),
        ("阿卜杜拉\uff0e买买提", "阿卜杜拉·买买提"),
        ("阿卜杜拉\u2027买买提", "阿卜杜拉·买买提"),
        ("阿卜杜拉 · 买买提", "阿卜杜拉·买买提"),
        ("  张\u3000三 ", "张 三"),
        ("John  Smith", "John Smith"),
    ],
)
def test_names_are_mended_with_a_hint(written: str, name: str) -> None:
    assert normalise_name(written) == (name, True)


@pytest.mark.parametrize(
    "name", ["王芳", "阿卜杜拉·买买提", "㐂䶮", "王𬭎", "\uf92e", "O'Neil, J. (Jr)"]
)
def test_names_are_otherwise_kept_as_written(name: str) -> None:
    assert normalise_name(name) == (name, False)


@given(st.text())
def test_mending_a_name_twice_changes_nothing_more(text: str) -> None:
    name, changed = normalise_name(text)

    assert changed is (name != text)
    assert normalise_name(name) == (name, False)


@pytest.mark.parametrize(
    "name",
    [
        "王芳",
        "司马相如",
        "王𬭎",
        "㐂〇",
        "\U00031350",
        "阿卜杜拉·买买提",
        "D’Angelo-Smith",
        "ཚེ་རིང་",
        "سەمەت",
    ],
)
def test_names_of_every_script_pass(name: str) -> None:
    assert check_name(name) == ()


@pytest.mark.parametrize(
    ("name", "code", "blocking"),
    [
        pytest.param("", "name_empty", True, id="empty"),
        pytest.param(" \u3000", "name_empty", True, id="blanks"),
        pytest.param("张" * 101, "name_too_long", True, id="101 characters"),
        pytest.param("张" * 100, "name_exchange_length", False, id="100 characters"),
        pytest.param("张" * 31, "name_exchange_length", False, id="31 characters"),
        pytest.param("张3", "name_characters", True, id="digit"),
        pytest.param("张３", "name_characters", True, id="full-width digit"),
        pytest.param("张\x07三", "name_characters", True, id="control character"),
        pytest.param("张\u200b三", "name_characters", True, id="invisible character"),
        pytest.param("张\ud800", "name_characters", True, id="half a character"),
        pytest.param("张<三>", "name_characters", True, id="mark"),
        pytest.param("···", "name_characters", True, id="no letter"),
        pytest.param("张\ue000", "name_private_use", False, id="private character"),
    ],
)
def test_an_odd_name_is_told(name: str, code: str, blocking: bool) -> None:
    assert codes(check_name(name)) == [("name", code, blocking)]


def test_thirty_characters_pass_everywhere() -> None:
    assert check_name("张" * 30) == ()


def test_an_organisation_may_have_digits_and_marks() -> None:
    assert check_organisation_name("广安市“第1”建筑工程有限公司（筹）") == ()
    assert codes(check_organisation_name("公司\n\x00")) == [("name", "name_characters", True)]
    assert codes(check_organisation_name("123")) == [("name", "name_characters", True)]


def test_nothing_is_wrong_with_sound_applicants() -> None:
    assert problems_of(PERSON, TODAY) == ()
    assert problems_of(COMPANY, TODAY) == ()
    assert problems_of_agent(AGENT, TODAY) == ()


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"name": ""}, [("name", "name_empty", True)]),
        ({"id_number": ""}, [("id_number", "id_empty", True)]),
        ({"id_number": "110105194912310020"}, [("id_number", "id_check_digit", True)]),
        ({"id_number": "110105491231002"}, [("id_number", "id_old_15_digits", True)]),
        ({"phone": ""}, [("phone", "phone_empty", True)]),
        ({"phone": "1381234567"}, [("phone", "phone_mobile_length", True)]),
        ({"sex": "男"}, [("sex", "sex_mismatch", False)]),
        ({"birth": date(1950, 1, 1)}, [("birth", "birth_mismatch", False)]),
        (
            {"id_valid_until": TODAY - timedelta(days=1)},
            [("id_valid_until", "id_expired", True)],
        ),
        ({"id_valid_until": None, "sex": "", "birth": None}, []),
        (
            {"id_number": "999999197001010113", "sex": "", "birth": None},
            [("id_number", "id_unknown_region", False)],
        ),
    ],
)
def test_a_natural_persons_fields(
    changes: dict[str, object], expected: list[tuple[str, str, bool]]
) -> None:
    fields = {each.name: getattr(PERSON, each.name) for each in dataclasses.fields(PERSON)}
    person = msgspec.convert(msgspec.to_builtins(fields | changes), NaturalPerson)

    assert codes(problems_of(person, TODAY)) == expected


@pytest.mark.parametrize(
    ("kind", "number", "expected"),
    [
        (IdKind.PASSPORT, "E12345678", []),
        (IdKind.HONG_KONG_MACAO_PERMIT, "H12345678", []),
        (IdKind.TAIWAN_PERMIT, "12345678", []),
        (IdKind.FOREIGN_PERMANENT_RESIDENT, "usa110078010101", []),
        (IdKind.OTHER, "", [("id_number", "id_empty", True)]),
        (IdKind.OTHER, "护照1234", [("id_number", "id_characters", True)]),
        (IdKind.PASSPORT, "1234", [("id_number", "id_characters", True)]),
    ],
)
def test_other_documents(kind: IdKind, number: str, expected: list[tuple[str, str, bool]]) -> None:
    person = dataclasses.replace(PERSON, id_kind=kind, id_number=number)

    assert codes(problems_of(person, TODAY)) == expected


def test_a_legal_persons_fields() -> None:
    company = LegalPerson("", "91110000600037341M", "王5", "123")

    assert codes(problems_of(company, TODAY)) == [
        ("name", "name_empty", True),
        ("uscc", "uscc_check_digit", True),
        ("legal_representative", "name_characters", True),
        ("phone", "phone_mobile_length", True),
    ]


def test_an_agents_fields() -> None:
    agent = Agent("", "1", "", " ", "")

    assert codes(problems_of_agent(agent, TODAY)) == [
        ("name", "name_empty", True),
        ("id_number", "id_length", True),
        ("phone", "phone_empty", True),
        ("relation", "relation_empty", True),
        ("authorization", "authorization_empty", True),
    ]


def test_every_problem_is_one_sentence_that_names_its_field() -> None:
    expired = dataclasses.replace(PERSON, id_valid_until=date(2020, 1, 1), sex="男")
    problems = [
        *problems_of(LegalPerson("", "", "", ""), TODAY),
        *problems_of_agent(Agent("", "", "", "", ""), TODAY),
        *problems_of(expired, TODAY),
    ]

    assert all(each.sentence.count("。") == 1 and "请" in each.sentence for each in problems)
    titles = {each.sentence[:4] for each in problems if each.code == "name_empty"}
    assert titles == {"单位名称", "法定代表", "代理人姓"}


def test_every_kind_of_document_has_a_label() -> None:
    assert all(kind.label for kind in IdKind)
    assert IdKind("111").label == "居民身份证"


@pytest.mark.parametrize("applicant", [PERSON, COMPANY])
def test_applicants_survive_the_wire(applicant: Applicant) -> None:
    data = msgspec.json.encode(applicant)

    assert msgspec.json.decode(data, type=type(applicant)) == applicant


def test_a_name_of_a_hundred_characters_is_kept_whole() -> None:
    name = "买" * NAME_LIMIT
    person = dataclasses.replace(PERSON, name=name)

    assert person.name == name
    assert not any(each.blocking for each in problems_of(person, TODAY))
