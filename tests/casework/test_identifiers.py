"""Identity numbers, credit codes, telephone numbers, masks and case numbers."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn import ric, uscc
from stdnum.iso7064 import mod_37_36

from window_desk.casework.identifiers import (
    IdNumberProblem,
    PhoneProblem,
    UsccProblem,
    birth_date_of,
    check_character_ok,
    check_id_number,
    check_mobile,
    check_uscc,
    mask_screen,
    mask_slip,
    normalise_id_number,
    normalise_phone,
    normalise_uscc,
    region_of,
    sex_of,
    warn_id_number,
    with_check_character,
)

ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
USCC_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def id_number(region: str, birth: str, order: str) -> str:
    """A number with the check digit of GB 11643, reckoned here from its weights."""
    body = region + birth + order
    total = sum(int(digit) * weight for digit, weight in zip(body, ID_WEIGHTS, strict=True))
    return body + "10X98765432"[total % 11]


def uscc_code(body: str) -> str:
    """A code with the check character of GB 32100, reckoned here from its weights."""
    total = sum(USCC_ALPHABET.index(char) * pow(3, i, 31) for i, char in enumerate(body))
    return body + USCC_ALPHABET[-total % 31]


id_numbers = st.builds(
    lambda region, birth, order: id_number(f"{region:06}", f"{birth:%Y%m%d}", f"{order:03}"),
    st.integers(110000, 659999),
    st.dates(date(1900, 1, 1), date(2026, 12, 31)),
    st.integers(0, 999),
)
uscc_codes = st.builds(
    lambda head, region, tail: uscc_code(f"{head}{region:06}{tail}"),
    st.text(USCC_ALPHABET, min_size=2, max_size=2),
    st.integers(0, 999999),
    st.text(USCC_ALPHABET, min_size=9, max_size=9),
)
case_bodies = st.text("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=1, max_size=24)


@pytest.mark.parametrize(
    "number", ["11010519491231002X", "11010519491231002x", "440524188001010014"]
)
def test_published_examples_of_id_numbers(number: str) -> None:
    # the second example of the standard was born in 1880: sound arithmetic, no living holder
    expected = IdNumberProblem.DATE if "1880" in number else None

    assert check_id_number(number) is expected


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        pytest.param("", IdNumberProblem.EMPTY, id="empty"),
        pytest.param(" \u3000\t", IdNumberProblem.EMPTY, id="blanks"),
        pytest.param("110105491231002", IdNumberProblem.OLD_15_DIGITS, id="old card"),
        pytest.param("11010549123100X", IdNumberProblem.LENGTH, id="15 with a letter"),
        pytest.param("11010519491231002", IdNumberProblem.LENGTH, id="17 digits"),
        pytest.param("11010519491231002X0", IdNumberProblem.LENGTH, id="19 characters"),
        pytest.param("1101051949123100XX", IdNumberProblem.CHARACTERS, id="X not at the end"),
        pytest.param("11010519491231002A", IdNumberProblem.CHARACTERS, id="another letter"),
        pytest.param("110105194912310\u06622X", IdNumberProblem.CHARACTERS, id="Arabic digit"),
        pytest.param("11010519490231002X", IdNumberProblem.DATE, id="31 February"),
        pytest.param("11010500001231002X", IdNumberProblem.DATE, id="year 0"),
        pytest.param("110105194912310020", IdNumberProblem.CHECK_DIGIT, id="wrong check digit"),
        pytest.param("11010519491231003X", IdNumberProblem.CHECK_DIGIT, id="a slip of one digit"),
    ],
)
def test_an_unsound_id_number_is_told_apart(text: str, problem: IdNumberProblem) -> None:
    assert check_id_number(text) is problem
    assert birth_date_of(text) is None
    assert sex_of(text) is None
    assert warn_id_number(text) is None


def test_a_birth_after_today_is_refused() -> None:
    number = id_number("110105", "20261124", "001")

    assert check_id_number(number, date(2026, 11, 23)) is IdNumberProblem.DATE
    assert check_id_number(number, date(2026, 11, 24)) is None


@pytest.mark.parametrize(
    "written",
    [
        "11010519491231002x",
        " 110105 19491231 002X\n",
        "１１０１０５１９４９１２３１００２Ｘ",
        "11010519491231002×",
        "11010519491231002\u2169\u200b",
    ],
)
def test_id_numbers_are_normalised(written: str) -> None:
    assert normalise_id_number(written) == "11010519491231002X"
    assert check_id_number(written) is None


def test_an_id_number_tells_birth_sex_and_region() -> None:
    woman = "11010519491231002X"
    man = id_number("511602", "19880229", "013")

    assert (birth_date_of(woman), sex_of(woman)) == (date(1949, 12, 31), "女")
    assert (birth_date_of(man), sex_of(man)) == (date(1988, 2, 29), "男")
    assert region_of(woman) == "北京市朝阳区"
    assert region_of(man) == "四川省广安区"


def test_a_code_given_after_the_birth_is_known() -> None:
    """A number keeps the code of the day on which it was given; stdnum refuses such numbers."""
    number = id_number("511602", "19700101", "011")

    assert not ric.is_valid(number)
    assert check_id_number(number) is None
    assert warn_id_number(number) is None


def test_an_unlisted_region_is_a_warning_only() -> None:
    number = id_number("999999", "19700101", "011")

    assert check_id_number(number) is None
    assert region_of(number) is None
    assert warn_id_number(number) is IdNumberProblem.UNKNOWN_REGION


@pytest.mark.parametrize(
    ("code", "region"),
    [("810000", "香港特别行政区"), ("820000", "澳门特别行政区"), ("830000", "台湾地区")],
)
def test_residence_permits_are_known(code: str, region: str) -> None:
    number = id_number(code, "19700101", "011")

    assert region_of(number) == region
    assert warn_id_number(number) is None


def test_a_region_is_named_as_at_birth_where_the_code_was_used_twice() -> None:
    assert region_of("") is None
    assert region_of("110102") == "北京市西城区"


@given(id_numbers)
def test_every_sound_id_number_passes(number: str) -> None:
    assert check_id_number(number) is None
    assert check_id_number(number.lower()) is None
    assert ric.calc_check_digit(number) == number[-1]


@given(id_numbers, st.integers(0, 17), st.integers(1, 9))
def test_a_slip_of_one_digit_is_noticed(number: str, position: int, change: int) -> None:
    if number[position] != "X":
        wrong = str((int(number[position]) + change) % 10)
        assert check_id_number(number[:position] + wrong + number[position + 1 :]) is not None


@pytest.mark.parametrize(
    ("code", "problem"),
    [
        ("91110000600037341L", None),
        ("91110000600037341l", None),
        ("９１１１００００６０００３７３４１Ｌ", None),
        ("9111 0000-6000 3734 1L", None),
        ("", UsccProblem.EMPTY),
        ("91110000600037341", UsccProblem.LENGTH),
        ("91110000600037341LL", UsccProblem.LENGTH),
        ("9111000060003734IL", UsccProblem.CHARACTERS),
        ("9111000O600037341L", UsccProblem.CHARACTERS),
        ("91A10000600037341L", UsccProblem.CHARACTERS),
        ("91110000600037341M", UsccProblem.CHECK_DIGIT),
        ("91110000600037314L", UsccProblem.CHECK_DIGIT),
    ],
)
def test_credit_codes(code: str, problem: UsccProblem | None) -> None:
    assert check_uscc(code) is problem


def test_a_village_collective_has_a_letter_in_front() -> None:
    code = uscc_code("N2511602MF1234567")

    assert not uscc.is_valid(code)
    assert check_uscc(code) is None
    assert normalise_uscc(code.lower()) == code


@given(uscc_codes)
def test_every_sound_credit_code_passes(code: str) -> None:
    assert check_uscc(code) is None
    assert uscc.calc_check_digit(code[:-1]) == code[-1]


@pytest.mark.parametrize(
    ("number", "problem"),
    [
        ("13812345678", None),
        ("138 1234 5678", None),
        ("138-1234-5678", None),
        ("+86 13812345678", None),
        ("+86-13812345678", None),
        ("008613812345678", None),
        ("１３８１２３４５６７８", None),
        ("19912345678", None),
        ("0826-2332333", None),
        ("08262332333", None),
        ("010-62345678", None),
        ("028-86604567-803", None),
        ("", PhoneProblem.EMPTY),
        ("  ", PhoneProblem.EMPTY),
        ("电话13812345678", PhoneProblem.CHARACTERS),
        ("1381234567", PhoneProblem.MOBILE_LENGTH),
        ("138123456789", PhoneProblem.MOBILE_LENGTH),
        ("12812345678", PhoneProblem.FORMAT),
        ("2332333", PhoneProblem.FORMAT),
        ("010-6234567", PhoneProblem.FORMAT),
        ("0826-12332333", PhoneProblem.FORMAT),
    ],
)
def test_telephone_numbers(number: str, problem: PhoneProblem | None) -> None:
    assert check_mobile(number) is problem


def test_telephone_numbers_are_normalised() -> None:
    assert normalise_phone(" +86 138 1234 5678") == "13812345678"
    assert normalise_phone("0826－2332333") == "0826-2332333"


@pytest.mark.parametrize("problem", [*IdNumberProblem, *UsccProblem, *PhoneProblem])
def test_every_problem_is_one_sentence(
    problem: IdNumberProblem | UsccProblem | PhoneProblem,
) -> None:
    assert problem.sentence.endswith("。")
    assert problem.sentence.count("。") == 1
    assert "请" in problem.sentence


@pytest.mark.parametrize(
    ("number", "slip", "screen"),
    [
        ("11010519491231002X", "110***002X", "002X"),
        ("13812345678", "138***5678", "5678"),
        ("E12345678", "***5678", "5678"),
        ("12345", "***45", "45"),
        ("1", "***", ""),
        ("", "***", ""),
    ],
)
def test_masks(number: str, slip: str, screen: str) -> None:
    assert mask_slip(number) == slip
    assert mask_screen(number) == screen


@given(st.text("0123456789", max_size=30))
def test_a_mask_hides_at_least_three_characters_or_half(number: str) -> None:
    shown = mask_slip(number).replace("*", "")

    assert len(number) - len(shown) >= min(3, len(number) / 2)


@given(case_bodies)
def test_a_case_number_ends_in_its_check_character(body: str) -> None:
    number = with_check_character(body)

    assert mod_37_36.is_valid(number)
    assert check_character_ok(number)


@given(case_bodies, st.data())
def test_a_slip_in_a_case_number_is_noticed(body: str, data: st.DataObject) -> None:
    number = with_check_character(body)
    position = data.draw(st.integers(0, len(number) - 1))
    wrong = data.draw(st.sampled_from("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
    changed = number[:position] + wrong + number[position + 1 :]

    assert check_character_ok(changed) is (changed == number)


@pytest.mark.parametrize("text", ["", "A", "a1", "12-3", "１２"])
def test_what_is_no_case_number_has_no_check_character(text: str) -> None:
    assert not check_character_ok(text)
    if text != "A":
        with pytest.raises(ValueError, match="0-9 and A-Z"):
            with_check_character(text)
