"""Breaking lines: nothing is lost, nothing is too wide, and no stop begins a line if it can be helped."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from window_desk.papers.line_breaking import NOT_AT_END, NOT_AT_START, break_text, printable
from window_desk.papers.text_width import char_width, text_width, wrap, wrap_hanging, wrap_title

CHARACTERS = st.sampled_from("王小明买提·𬭎䶮，。、）（《》：；！abcXYZ019-./  \n")
TEXTS = st.text(CHARACTERS, max_size=120) | st.text(max_size=60)


def without_space(text: str) -> str:
    return "".join(text.replace(" ", "").split("\n"))


@given(TEXTS, st.integers(2, 48))
def test_nothing_but_spaces_is_lost(text: str, columns: int) -> None:
    assert without_space("".join(wrap(text, columns))) == without_space(printable(text))


@given(TEXTS, st.integers(2, 48))
def test_no_line_is_wider_than_the_roll(text: str, columns: int) -> None:
    assert all(text_width(line) <= columns for line in wrap(text, columns))


@given(TEXTS, st.integers(2, 48), st.integers(2, 48))
def test_the_first_line_has_its_own_width(text: str, columns: int, first: int) -> None:
    lines = wrap(text, columns, first_columns=first)
    assert text_width(lines[0]) <= first
    assert without_space("".join(lines)) == without_space(printable(text))


@given(st.text(max_size=20), TEXTS, st.integers(4, 48))
def test_hanging_lines_lose_nothing_and_fit(label: str, text: str, columns: int) -> None:
    lines = wrap_hanging(label, text, columns)
    assert all(text_width(line) <= columns for line in lines)
    expected = without_space(printable(label)) + without_space(printable(text))
    assert without_space("".join(lines)) == expected


@given(st.text(st.sampled_from("王小明提𬭎"), min_size=2, max_size=60), st.integers(8, 48))
def test_a_stop_is_taken_along_to_the_next_line(text: str, columns: int) -> None:
    marked = "，".join(text[start : start + 3] for start in range(0, len(text), 3)) + "。"
    assert not any(line[0] in NOT_AT_START for line in wrap(marked, columns))


def test_no_opening_mark_ends_a_line() -> None:
    for columns in range(6, 30):
        lines = wrap("依据《中华人民共和国行政许可法》（以下简称《许可法》）办理", columns)
        assert not any(line[-1] in NOT_AT_END for line in lines[:-1])


def test_numbers_and_words_stay_whole() -> None:
    assert wrap("办件编号QT20261123W03000127已受理", 24) == (
        "办件编号",
        "QT20261123W03000127已受",
        "理",
    )


def test_a_word_wider_than_the_line_is_cut() -> None:
    assert wrap("A" * 25, 10) == ("A" * 10, "A" * 10, "A" * 5)


def test_many_stops_are_printed_all_the_same() -> None:
    assert "".join(wrap("。" * 50, 10)) == "。" * 50


def test_newlines_and_tabs() -> None:
    assert wrap("一\n\n二\t三\r\n四", 20) == ("一", "", "二 三", "四")


def test_control_characters_never_reach_paper() -> None:
    assert printable("王\x1b@\x00小\u200b明\u202e") == "王@小明"


def test_titles_are_broken_into_even_lines() -> None:
    assert wrap_title("补正材料一次性告知书", 16) == ("补正材料一", "次性告知书")


def test_a_width_without_room_is_refused() -> None:
    with pytest.raises(ValueError, match="列宽"):
        wrap("王", 1)
    with pytest.raises(ValueError, match="宽度"):
        break_text("王", 0, char_width)
