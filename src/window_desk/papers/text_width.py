"""Text counted in half columns, as ticket printers count it. Pure.

An ASCII character takes one half column (12 dots), every other character two (24 dots): that is
what the printers' Chinese ROMs do, the middle dot ``·`` and quotation marks included.
"""

from __future__ import annotations

from window_desk.papers.line_breaking import balanced, break_text, printable
from window_desk.papers.ticket import Align


def char_width(char: str) -> int:
    """1 for an ASCII character, 2 for any other."""
    return 1 if char.isascii() else 2


def text_width(text: str) -> int:
    """The half columns that ``text`` takes on one line."""
    return 2 * len(text) - sum(map(str.isascii, text))


def wrap(text: str, columns: int, *, first_columns: int | None = None) -> tuple[str, ...]:
    """Break ``text`` into lines of at most ``columns`` half columns (the first ``first_columns``).

    Nothing but spaces at broken ends is lost. Raises ``ValueError`` below two columns, in which no
    Chinese character has room.
    """
    if min(columns, columns if first_columns is None else first_columns) < 2:
        raise ValueError("小票列宽至少为2个半角，请核对模板。")
    if text.isprintable() and text_width(text) <= (
        columns if first_columns is None else first_columns
    ):
        return (text,)
    return tuple(break_text(text, columns, char_width, first_width=first_columns))


def wrap_hanging(label: str, text: str, columns: int) -> tuple[str, ...]:
    """``label`` and ``text`` on one line, the rest of ``text`` below itself.

    A label wider than half the line stands on lines of its own, and the text is set in by two half
    columns.
    """
    label = printable(label).replace("\n", " ")
    indent = text_width(label)
    if indent <= columns // 2:
        lines = wrap(text, columns - indent)
        return tuple((label if n == 0 else " " * indent) + line for n, line in enumerate(lines))
    if columns < 4:
        return wrap(label + text, columns)
    return wrap(label, columns) + tuple("  " + line for line in wrap(text, columns - 2) if line)


def wrap_title(text: str, columns: int) -> tuple[str, ...]:
    """Break a title into as few lines as possible, of about equal length."""
    return tuple(balanced(text, columns, char_width, 1))


def pad(text: str, columns: int, align: Align) -> str:
    """``text`` with spaces to exactly ``columns`` half columns; raises ``ValueError`` if wider."""
    room = columns - text_width(text)
    if room < 0:
        raise ValueError(f"文字“{text}”超出列宽，请核对模板中的列宽。")
    left = {Align.LEFT: 0, Align.CENTER: room // 2, Align.RIGHT: room}[align]
    return " " * left + text + " " * (room - left)
