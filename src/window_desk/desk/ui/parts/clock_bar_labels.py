"""The words of the clock bar: dated labels below the line, kept apart, and the whole in a sentence."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QFontMetricsF

from window_desk.desk.ui.parts.clock_bar_model import ClockBarModel, ClockKind, DueKind, DueMark
from window_desk.desk.ui.parts.date_words import date_words
from window_desk.desk.ui.parts.time_left import words

_GAP = 12.0
_WEIGHTS = {
    DueKind.STATUTORY: 2,
    DueKind.NOTICE: 3,
    DueKind.TOLD: 4,
    DueKind.PRINTED: 5,
    DueKind.RECKONED: 5,
    DueKind.SUPPLEMENT: 6,
    DueKind.PROMISED: 6,
}


@dataclass(frozen=True, slots=True)
class Label:
    """A dated word below the line; ``left`` and ``width`` are in pixels once it is placed.

    Where there is no room for all, those of the least ``weight`` give way.
    """

    text: str
    day: date
    color: str
    weight: int = 0
    left: float = 0.0
    width: float = 0.0


def day_labels(model: ClockBarModel) -> tuple[Label, ...]:
    """Return the labels of the start and of every marked day, in the order of the line."""
    translate = QCoreApplication.translate
    started = (
        translate("ClockBar", "收件 {day}")
        if model.kind is ClockKind.NOTICE
        else translate("ClockBar", "受理 {day}")
    )
    told_on = date_words(model.start, model.today)
    labels = [Label(started.format(day=told_on), model.start, "muted")]
    days = {mark.kind: mark.day for mark in model.marks}
    both = days.get(DueKind.PROMISED) is not None and (
        days.get(DueKind.PROMISED) == days.get(DueKind.STATUTORY)
    )
    for mark in model.marks:
        if both and mark.kind is DueKind.STATUTORY:
            continue
        pattern = (
            translate("ClockBar", "承诺、法定 {day}")
            if both and mark.kind is DueKind.PROMISED
            else _mark_pattern(mark.kind)
        )
        color = "muted" if mark.kind is DueKind.STATUTORY else "text"
        told = pattern.format(day=_due_words(model, mark))
        labels.append(Label(told, mark.day, color, _WEIGHTS[mark.kind]))
    if model.is_held and model.suspensions:
        since = model.suspensions[-1][0]
        told = translate("ClockBar", "暂停 {day} 起").format(day=date_words(since, model.today))
        labels.append(Label(told, since, "text", 1))
    return tuple(labels)


def statutory_words(model: ClockBarModel) -> str:
    """Return how much is left of the statutory limit; nothing where it is not told."""
    left = model.statutory_days_left
    if left is None:
        return ""
    translate = QCoreApplication.translate
    if left < 0:
        return translate("ClockBar", "法定期限已超 {days} 个工作日").format(days=-left)
    return translate("ClockBar", "法定还剩 {days} 个工作日").format(days=left)


def place_labels(
    labels: Sequence[Label],
    model: ClockBarModel,
    track: QRectF,
    row: QRectF,
    metrics: QFontMetricsF,
) -> tuple[Label, ...]:
    """Return the labels with their places: near their day, inside ``row``, never on each other.

    Where the row is too short for all of them, the label of the least weight gives way.
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
            least = min(labels, key=lambda label: label.weight)
            kept = [label for label in labels if label is not least]
            return place_labels(kept, model, track, row, metrics)
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
    for day, count in model.extensions:
        parts.append(
            translate("ClockBar", "{day} 延长 {days} 日").format(
                day=date_words(day, model.today), days=count
            )
        )
    parts += [words(model.time_left), statutory_words(model)]
    return " · ".join(part for part in parts if part)


def _mark_pattern(kind: DueKind) -> str:
    translate = QCoreApplication.translate
    return {
        DueKind.NOTICE: translate("ClockBar", "告知期限 {day}"),
        DueKind.TOLD: translate("ClockBar", "已告知 {day}"),
        DueKind.SUPPLEMENT: translate("ClockBar", "补正截至 {day}"),
        DueKind.PROMISED: translate("ClockBar", "承诺 {day}"),
        DueKind.STATUTORY: translate("ClockBar", "法定 {day}"),
        DueKind.PRINTED: translate("ClockBar", "凭证印 {day}"),
        DueKind.RECKONED: translate("ClockBar", "日历应为 {day}"),
    }[kind]


def _due_words(model: ClockBarModel, mark: DueMark) -> str:
    translate = QCoreApplication.translate
    told = date_words(mark.day, model.today)
    if mark.extended_days:
        told = translate("ClockBar", "{day}(延{days}日)").format(day=told, days=mark.extended_days)
    if mark.kind is DueKind.PRINTED:
        return told
    if model.is_provisional(mark.day):
        return translate("ClockBar", "{day}(暂定)").format(day=told)
    if model.may_move(mark.day):
        return translate("ClockBar", "{day}(可能调整)").format(day=told)
    return told
