"""What the cells of a catalogue table mean."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from window_desk.casework.items import Authority, CaseType, LegalBasis, Necessity
from window_desk.casework.limits import DayUnit, Limit
from window_desk.county.catalogue.table_values import (
    CellError,
    case_type_of,
    charged_of,
    copies_of,
    fee_fen_of,
    item_type_of,
    legal_basis_of,
    level_of,
    limit_of,
    necessity_of,
    serves_of,
)


@pytest.mark.parametrize(
    ("days", "unit", "limit"),
    [
        ("5", "", Limit(5)),
        ("5", "工作日", Limit(5)),
        ("5", "自然日", Limit(5, DayUnit.NATURAL)),
        ("5", "天", Limit(5)),
        ("5工作日内", "", Limit(5)),
        ("5 个工作日", "工作日", Limit(5)),
        ("５个工作日", "", Limit(5)),
        ("自受理之日起20个工作日内办结", "", Limit(20)),
        ("不超过60日", "自然日", Limit(60, DayUnit.NATURAL)),
        ("15天（自然日）", "", Limit(15, DayUnit.NATURAL)),
        ("二十个工作日", "", Limit(20)),
        ("十五", "工作日", Limit(15)),
        ("一百二十日", "", Limit(120)),
        ("0", "工作日", Limit(0)),
        ("即办", "", Limit(0)),
        ("当场办结", "工作日", Limit(0)),
        ("", "工作日", None),
        ("/", "", None),
        ("未知", "", None),
        ("5.0", "", Limit(5)),
    ],
)
def test_limits(days: str, unit: str, limit: Limit | None) -> None:
    assert limit_of(days, unit) == limit


@pytest.mark.parametrize(
    ("days", "unit", "why"),
    [
        ("-1", "", "不能为负"),
        ("-5个工作日", "", "不能为负"),
        ("2.5", "", "不是整天数"),
        ("3个月", "", "时限单位"),
        ("5", "小时", "时限单位"),
        ("5个工作日", "自然日", "不一致"),
        ("尽快", "", "不是办结时限"),
        ("1000", "", "超过999天"),
        ("5-10个工作日", "", "不是办结时限"),
    ],
)
def test_limits_that_say_nothing_usable(days: str, unit: str, why: str) -> None:
    with pytest.raises(CellError, match=why):
        limit_of(days, unit)


@given(st.text(max_size=12), st.text(max_size=6))
def test_no_text_makes_a_limit_reader_fail_otherwise(days: str, unit: str) -> None:
    try:
        limit = limit_of(days, unit)
    except CellError:
        limit = None
    assert limit is None or limit.days >= 0


@given(st.integers(0, 199))
def test_chinese_numbers_are_read(number: int) -> None:
    digits = "零一二三四五六七八九"
    tens, ones = divmod(number % 100, 10)
    text = "一百" if number >= 100 else ""
    text += f"{digits[tens]}十" if tens else ("零" if number > 100 and ones else "")
    text += digits[ones] if ones or number == 0 else ""
    assert limit_of(f"{text}个工作日", "") == Limit(number)


def test_codes() -> None:
    assert [item_type_of(text) for text in ("1", "01", "行政许可", "20", "0")] == [
        "01",
        "01",
        "01",
        "20",
        "00",
    ]
    assert case_type_of("1") is CaseType.ON_THE_SPOT
    assert case_type_of("承诺件") is CaseType.PROMISED
    assert case_type_of("") is None
    assert level_of("5") is Authority.TOWNSHIP
    assert level_of("县级") is Authority.COUNTY
    assert level_of("") is Authority.COUNTY
    assert serves_of("1") == (True, False)
    assert serves_of("1、2") == (True, True)
    assert serves_of("企业法人") == (False, True)
    assert serves_of("") == (True, True)
    assert necessity_of("") is Necessity.MANDATORY
    assert necessity_of("0") is Necessity.CONDITIONAL
    assert copies_of("2份", 1) == 2
    assert copies_of("", 1) == 1
    assert charged_of("是") is True
    assert charged_of("不收费") is False
    assert charged_of("") is None


def test_fees_are_fen() -> None:
    assert fee_fen_of("40") == 4000
    assert fee_fen_of("12.50元") == 1250
    assert fee_fen_of("￥1,200") == 120000
    assert fee_fen_of("免费") is None
    assert fee_fen_of("") is None


@pytest.mark.parametrize(
    ("reader", "text"),
    [
        (item_type_of, "30"),
        (item_type_of, ""),
        (item_type_of, "许可"),
        (case_type_of, "3"),
        (level_of, "8"),
        (serves_of, "1,9"),
        (necessity_of, "也许"),
        (charged_of, "看情况"),
        (fee_fen_of, "-5"),
        (fee_fen_of, "0.001"),
        (fee_fen_of, "面议"),
        (fee_fen_of, "NaN"),
    ],
)
def test_codes_that_do_not_exist(reader: Callable[[str], object], text: str) -> None:
    with pytest.raises(CellError) as caught:
        reader(text)
    assert str(caught.value).endswith("。")


@pytest.mark.parametrize("text", ["-1", "100", "1.5", "一"])
def test_copies_are_whole_numbers_of_two_digits(text: str) -> None:
    with pytest.raises(CellError, match="份数"):
        copies_of(text, 1)


def test_legal_bases_are_told_apart() -> None:
    text = "《森林法》第五十七条：由县级林业主管部门核发。\n《行政许可法》（2019修正）第24条"
    assert legal_basis_of(text) == (
        LegalBasis("森林法", "第五十七条", "由县级林业主管部门核发"),
        LegalBasis("行政许可法", "第24条", "第24条"),
    )
    assert legal_basis_of("见权责清单") == ()
