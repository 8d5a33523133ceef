"""The part of the summary that tells the time: the promised day or what is left of it, the clock bar,
the stops, the extension, and a promise that the calendar moved. Pure."""

from __future__ import annotations

from datetime import date, timedelta

from window_desk.casework.case import Case, CaseState, DecisionClock
from window_desk.casework.procedure_acts import SUSPENSION_NAMES
from window_desk.casework.procedure_fold import FURTHER_NOTICE_BASIS
from window_desk.casework.procedures import Stop
from window_desk.casework.workdays import Certainty
from window_desk.papers.facts import PaperFacts
from window_desk.papers.layouts.clock_line import clock_line
from window_desk.papers.layouts.dates import (
    chinese_date,
    days_left_words,
    month_and_day,
    plain_date,
)
from window_desk.papers.layouts.marks import due_words
from window_desk.papers.layouts.sentences import days_words, extension_words
from window_desk.papers.layouts.ticket_parts import big_day, pairs
from window_desk.papers.layouts.wording import paper_wording
from window_desk.papers.ticket import Align, Blank, Pair, Text, TicketLine

_STOPPED = "暂停中"
_LATE_REQUEST = "审查阶段补正"
# Calendar days of a week and its workdays: how far the bar reaches while no day can be named.
_WEEK, _WORKWEEK = 7, 5


def clock_lines(facts: PaperFacts) -> list[TicketLine]:
    """How far an accepted case is; its promised day, or 暂停中 while a stop holds its clock."""
    case, clock = facts.case, facts.case.decision_clock
    if clock is None:
        return [Text("承诺办结日以受理通知书为准", Align.CENTER)]
    promised = _promised(case, clock)
    lines = (
        _stopped(clock)
        if promised is None
        else [
            *big_day("承诺办结日", promised),
            *_days_left(clock, promised),
        ]
    )
    lines += [Blank(), *_bar(facts, clock, promised)]
    lines += pairs((("受理", chinese_date(clock.start)), ("法定", _statutory(facts, clock))))
    lines += _history(case)
    if is_provisional(facts) or facts.is_provisional(clock.statutory_due):
        lines.append(Text(paper_wording().provisional_day))
    return lines


def is_provisional(facts: PaperFacts) -> bool:
    """Whether the day that matters now may still be moved by a holiday notice."""
    case, clock = facts.case, facts.case.decision_clock
    if case.has_ended or case.state is CaseState.AWAITING_SUPPLEMENT:
        return False
    if case.state is CaseState.RECEIVED:
        return facts.is_provisional(case.notice_clock.due)
    if case.decision is not None:
        return facts.is_provisional(case.delivery_due)
    return clock is not None and clock.certainty is Certainty.PROVISIONAL


def _promised(case: Case, clock: DecisionClock) -> date | None:
    """The promised day; the one that the applicant holds where the calendar alone moved it."""
    if _moved_alone(case) and case.moved is not None and clock.promised_due is not None:
        return case.moved.printed
    return clock.promised_due


def _moved_alone(case: Case) -> bool:
    return case.moved is not None and not case.stops and not case.extensions


def _days_left(clock: DecisionClock, promised: date) -> list[TicketLine]:
    if promised != clock.promised_due:
        return []
    return [Text(days_left_words(clock.days_left), Align.CENTER)]


def _stopped(clock: DecisionClock) -> list[TicketLine]:
    left = clock.days_left
    words = f"剩余{left}个工作日" if left >= 0 else days_left_words(left)
    lines: list[TicketLine] = [
        Text(_STOPPED, Align.CENTER, size=2, bold=True),
        Text(words, Align.CENTER, bold=True),
    ]
    if clock.suspended_since is not None:
        lines.append(Text(f"自{plain_date(clock.suspended_since)}起暂停计时", Align.CENTER))
    lines.append(Text(paper_wording().summary_suspended))
    return lines


def _statutory(facts: PaperFacts, clock: DecisionClock) -> str:
    if clock.statutory_due is not None:
        return due_words(facts, clock.statutory_due)
    left = clock.statutory_days_left
    return f"{_STOPPED}，剩余{left}个工作日" if left is not None and left >= 0 else ""


def _bar(facts: PaperFacts, clock: DecisionClock, promised: date | None) -> list[TicketLine]:
    statutory = clock.statutory_due
    if statutory is None and clock.statutory_days_left is not None:
        statutory = _about(facts.today, clock.statutory_days_left)
    line = clock_line(
        clock.start,
        promised or _about(facts.today, clock.days_left),
        statutory,
        facts.today,
        clock.suspensions,
    )
    return [Text(line.signs, Align.CENTER), Text(line.legend, Align.CENTER)]


def _about(today: date, workdays: int) -> date:
    """Where a day that cannot be named yet would lie if the result came today."""
    return today + timedelta(days=round(max(0, workdays) * _WEEK / _WORKWEEK))


def _history(case: Case) -> list[TicketLine]:
    lines: list[TicketLine] = [Pair("特别程序", _stop_words(stop)) for stop in case.stops]
    lines += [
        Pair(
            "延长期限",
            f"{extension_words(case.terms, each.limit, each.days)}，{month_and_day(each.day)}批准",
        )
        for each in case.extensions
    ]
    if _moved_alone(case) and case.moved is not None:
        moved = paper_wording().summary_moved.format(
            now=plain_date(case.moved.now), printed=plain_date(case.moved.printed)
        )
        lines.append(Text(moved))
    return lines


def _stop_words(stop: Stop) -> str:
    late = stop.basis == FURTHER_NOTICE_BASIS
    name = _LATE_REQUEST if late else SUSPENSION_NAMES[stop.kind]
    begun = month_and_day(stop.start)
    span = f"{begun}起" if stop.end is None else f"{begun}至{month_and_day(stop.end)}"
    if not stop.counts:
        return f"{name}，{span}，期限照常计算"
    if stop.end is None:
        told = "" if late else f"，告知{days_words(stop.told_days, stop.told_unit)}"
        return f"{name}，{span}{told}"
    return f"{name}，{span}，用时{days_words(stop.actual_days, stop.told_unit)}"
