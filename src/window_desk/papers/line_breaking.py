"""Where a line of Chinese text may be broken.

Pure; widths are in whatever unit the caller measures.

The rules are those of ordinary Chinese typesetting (GB/T 15834-2011, 5.1: no closing mark, comma or
stop at the beginning of a line, no opening mark at its end), and latin words, numbers and codes
stay whole as long as they fit on a line.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator

NOT_AT_START = frozenset("，。、；：？！）》」』】〕〉〗”’…—·％‰℃％～,.;:!?)]}%»")
NOT_AT_END = frozenset("（《「『【〔〈〖“‘([{«￥¥$№")
# Runs of spaces, words (numbers and codes with their punctuation), and single characters.
_UNIT = re.compile(r" +|[!-~]+|.", re.DOTALL)

_SAME_ON_PAPER = str.maketrans({"\r": "\n", "\u2028": "\n", "\u2029": "\n", "\t": " "})

WidthOf = Callable[[str], float]


def printable(text: str) -> str:
    """``text`` as it may stand on paper.

    Tabs become spaces, the various line ends become newlines, and control and format characters and
    lone surrogates, which have no shape and could be taken for a command by a printer, are left
    out.
    """
    unified = text.replace("\r\n", "\n").translate(_SAME_ON_PAPER)
    if unified.isprintable():
        return unified
    return "".join(
        char
        for char in unified
        if char == "\n" or unicodedata.category(char) not in {"Cc", "Cf", "Cs"}
    )


def _is_blank(cluster: str) -> bool:
    return not cluster.strip(" ")


def _clusters(text: str) -> list[str]:
    """Units joined where no line may end between them."""
    clusters: list[str] = []
    for unit in _UNIT.findall(text):
        if clusters and (
            (unit[0] in NOT_AT_START and not _is_blank(clusters[-1]))
            or clusters[-1][-1] in NOT_AT_END
        ):
            clusters[-1] += unit
        else:
            clusters.append(unit)
    return clusters


def _hard_pieces(cluster: str, width: float, width_of: WidthOf) -> Iterator[str]:
    """A cluster wider than a line, cut between characters; a stop at a line's start if it must."""
    piece = ""
    used = 0.0
    for char in cluster:
        advance = width_of(char)
        if piece and used + advance > width:
            if char in NOT_AT_START and len(piece) > 1 and piece[-1] not in NOT_AT_START:
                yield piece[:-1]
                piece = piece[-1]
                used = width_of(piece)
                if used + advance > width:
                    yield piece
                    piece, used = "", 0.0
            else:
                yield piece
                piece, used = "", 0.0
        piece += char
        used += advance
    yield piece


def _fitting_clusters(text: str, width: float, width_of: WidthOf) -> Iterator[tuple[str, float]]:
    for cluster in _clusters(text):
        advance = sum(map(width_of, cluster))
        if advance <= width or _is_blank(cluster):
            yield cluster, advance
        else:
            for piece in _hard_pieces(cluster, width, width_of):
                yield piece, sum(map(width_of, piece))


def break_paragraph(text: str, first_width: float, width: float, width_of: WidthOf) -> list[str]:
    """Break ``text`` (without newlines) into lines: the first at most ``first_width``, others at
    most ``width`` wide.

    Only spaces are lost, and only those at the end of a line that was broken there. A single
    character wider than the line stands alone on it. There is always at least one line.
    """
    if sum(map(width_of, text)) <= first_width:
        return [text]
    lines: list[str] = []
    line, used, room = "", 0.0, first_width
    narrowest = min(first_width, width)
    for cluster, advance in _fitting_clusters(text, narrowest, width_of):
        if line and used + advance > room:
            if _is_blank(cluster):
                continue
            lines.append(line.rstrip(" "))
            line, used, room = "", 0.0, width
        if not line and lines and _is_blank(cluster):
            continue
        if advance > room:  # leading spaces wider than the line
            continue
        line += cluster
        used += advance
    lines.append(line.rstrip(" ") if lines else line)
    return lines


def break_text(
    text: str, width: float, width_of: WidthOf, *, first_width: float | None = None
) -> list[str]:
    """Break ``text`` at its newlines and wherever a line would be wider than ``width``.

    ``first_width`` is the room of the first line of all, if it differs. Raises ``ValueError`` if a
    width is not positive.
    """
    first = width if first_width is None else first_width
    if width <= 0 or first <= 0:
        raise ValueError("排版宽度必须大于零，请核对模板中的列宽。")
    lines: list[str] = []
    for paragraph in printable(text).split("\n"):
        lines += break_paragraph(paragraph, width if lines else first, width, width_of)
    return lines


def balanced(text: str, width: float, width_of: WidthOf, step: float) -> list[str]:
    """Break a title into as few lines as ``width`` needs, but of about equal length.

    ``step`` is the fineness with which narrower widths are tried; the narrowest with no more lines
    is taken.
    """
    widest = break_text(text, width, width_of)
    narrower = sum(map(width_of, text)) / len(widest)
    while len(widest) > 1 and narrower < width:
        lines = break_text(text, narrower, width_of)
        if len(lines) <= len(widest):
            return lines
        narrower += step
    return widest
