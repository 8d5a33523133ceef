"""The words of the clock bar: dated labels below the line, kept apart, and the whole in a sentence."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QFontMetricsF

from window_desk.desk.ui.parts.clock_bar_model import ClockBarModel
from window_desk.desk.ui.parts.date_words import date_words
from window_desk.desk.ui.parts.time_left import words

_GAP = 12.0


@dataclass(frozen=True, slots=True)
class Label:
    """A dated word below the line; ``left`` and ``width`` are in pixels once it is placed."""

    text: str
    day: date
    color: str
    left: float = 0.0
    width: float = 0.0


def day_labels(model: ClockBarModel) -> tuple[Label, ...]:
    """Return the labels of start, promised and statutory day, in the order of the line."""
    translate = QCoreApplication.translate
    labels = [
        Label(
            translate("ClockBar", "受理 {day}").format(day=date_words(model.start, model.today)),
            model.start,
            "muted",
        ),
    ]
    promised, statutory = model.promised_due, model.statutory_due
    if promised is not None and promised == statutory:
        labels.append(
            Label(
                translate("ClockBar", "承诺、法定 {day}").format(
                    day=_due_words(model, promised),
                ),
                promised,
                "text",
            ),
        )
        return tuple(labels)
    if promised is not None:
        told = translate("ClockBar", "承诺 {day}").format(day=_due_words(model, promised))
        labels.append(Label(told, promised, "text"))
    if statutory is not None:
        told = translate("ClockBar", "法定 {day}").format(day=_due_words(model, statutory))
        labels.append(Label(told, statutory, "muted"))
    return tuple(labels)


def place_labels(
    labels: Sequence[Label],
    model: ClockBarModel,
    track: QRectF,
    row: QRectF,
    metrics: QFontMetricsF,
) -> tuple[Label, ...]:
    """Return the labels with their places: near their day, inside ``row``, never on each other.

    Where the row is too short for all of them, the label of the start gives way.
    """
    placed = []
    for label in labels:
        width = metrics.horizontalAdvance(label.text)
        middle = track.left() + track.width() * model.fraction(label.day)
        left = min(row.right() - width - 2, max(row.left(), middle - width / 2))
        placed.append(replace(label, left=left, width=width))
    placed.sort(key=lambda label: label.day)
    right = row.right() + _GAP
    for number in range(len(placed) - 1, -1, -1):
        label = placed[number]
        left = min(label.left, right - _GAP - label.width)
        placed[number] = replace(label, left=left)
        right = left
    if placed and placed[0].left < row.left():
        if len(placed) > 1:
            return place_labels(labels[1:], model, track, row, metrics)
        placed[0] = replace(placed[0], left=row.left())
    return tuple(placed)


def description(model: ClockBarModel) -> str:
    """Return the whole bar in words, for the tool tip and for who can't see the line."""
    translate = QCoreApplication.translate
    parts = [label.text for label in day_labels(model)]
    for begin, end in model.suspensions:
        parts.append(
            translate("ClockBar", "特别程序 {begin} 起").format(
                begin=date_words(begin, model.today)
            )
            if end is None
            else translate("ClockBar", "特别程序 {begin} 至 {end}").format(
                begin=date_words(begin, model.today),
                end=date_words(end, model.today),
            ),
        )
    parts.append(words(model.time_left))
    return " · ".join(parts)


def _due_words(model: ClockBarModel, due: date) -> str:
    told = date_words(due, model.today)
    if model.provisional_from is not None and due >= model.provisional_from:
        return QCoreApplication.translate("ClockBar", "{day}(暂定)").format(day=told)
    return told
