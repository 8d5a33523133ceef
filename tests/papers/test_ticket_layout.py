"""A ticket on both rolls."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from window_desk.papers.text_width import pad, text_width
from window_desk.papers.ticket import Align, Columns, Cut, Pair, Qr, SignatureLine, Text, Ticket
from window_desk.papers.ticket_layout import CutRow, TextRow, lay_out


def texts(ticket: Ticket, columns: int) -> list[str]:
    return [row.text for row in lay_out(ticket, columns) if isinstance(row, TextRow)]


@pytest.mark.parametrize("columns", [32, 48])
def test_every_row_fits_the_roll(ticket: Ticket, columns: int) -> None:
    for row in lay_out(ticket, columns):
        if isinstance(row, TextRow):
            assert text_width(row.text) * row.size <= columns


@given(
    st.lists(st.text(max_size=30), min_size=1, max_size=4),
    st.lists(st.integers(0, 20), min_size=4, max_size=4),
    st.sampled_from([32, 48]),
)
def test_table_rows_fit_whatever_the_widths(
    cells: list[str], widths: list[int], columns: int
) -> None:
    row = Columns(tuple(cells), tuple(widths[: len(cells)]))
    lines = texts(Ticket("表", (row,)), columns)
    assert all(text_width(line) <= columns for line in lines)


def test_columns_stand_under_each_other() -> None:
    head = Columns(("序号", "材料", "结果"), (4, 0, 8))
    body = Columns(("1", "居民身份证及其复印件", "不合要求"), (4, 0, 8))
    lines = texts(Ticket("表", (head, body)), 32)[2:]
    assert lines[0] == "序号 材料               结果"
    assert lines[1] == "1    居民身份证及其复印 不合要求"
    assert lines[2] == "     件"


def test_a_long_value_goes_on_below_itself() -> None:
    lines = texts(Ticket("条", (Pair("事项", "个体工商户设立登记（含经营场所承诺制登记）"),)), 32)[
        2:
    ]
    assert lines == ["事项：个体工商户设立登记（含经营", "      场所承诺制登记）"]


def test_a_ticket_always_ends_with_one_cut() -> None:
    for lines in ((Text("一"),), (Text("一"), Cut())):
        rows = lay_out(Ticket("条", lines), 32)
        assert [isinstance(row, CutRow) for row in rows].count(True) == 1
        assert isinstance(rows[-1], CutRow)


def test_a_mark_stands_above_the_title(ticket: Ticket) -> None:
    assert texts(ticket, 48)[:2] == ["【补打 第2次】", "补正材料一次性告知书"]


def test_the_signature_line_reaches_the_edge() -> None:
    line = texts(Ticket("条", (SignatureLine("申请人签字"),)), 32)[-1]
    assert line == "申请人签字：" + "_" * 20


def test_too_many_columns_are_refused_with_the_remedy() -> None:
    with pytest.raises(ValueError, match="请减少模板中的列"):
        lay_out(Ticket("条", (Columns(("一",) * 12, (1,) * 12),)), 32)


def test_values_refuse_what_cannot_be_printed() -> None:
    with pytest.raises(ValueError, match="列数"):
        Columns(("一",), (1, 2))
    with pytest.raises(ValueError, match="对齐"):
        Columns(("一",), (1,), (Align.LEFT, Align.LEFT))
    with pytest.raises(ValueError, match="负数"):
        Columns(("一",), (-1,))
    with pytest.raises(ValueError, match="大小"):
        Text("一", size=3)
    with pytest.raises(ValueError, match="二维码"):
        Qr("")
    with pytest.raises(ValueError, match="标题"):
        Ticket(" ", ())
    with pytest.raises(ValueError, match="超出列宽"):
        pad("王小明", 5, Align.LEFT)
