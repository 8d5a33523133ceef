"""Extend (延长期限) one limit once, before it expires, with its reasons told (Art. 42)."""

from datetime import datetime

from window_desk.casework.acts import (
    Act,
    ActKind,
)
from window_desk.casework.case import Case
from window_desk.casework.decision_clock import extended_dues
from window_desk.casework.procedure_acts import Extended, ExtendedLimit
from window_desk.casework.refusals import Refusal
from window_desk.casework.workdays import CalendarError, Certainty, WorkdayCalendar
from window_desk.desk.use_cases.counter import ActRefusedError, Counter
from window_desk.desk.use_cases.numbering import DocumentSeries, take_document_number
from window_desk.desk.use_cases.print_ledger import (
    PaperKind,
    PaperToPrint,
)

BASES: dict[ExtendedLimit, str] = {
    ExtendedLimit.STATUTORY: "《中华人民共和国行政许可法》第四十二条",
    ExtendedLimit.PROMISED: "《优化营商环境条例》第三十六条",
}
"""The law on which each limit is extended, as printed unless the clerk writes another."""


def extend(
    counter: Counter,
    case: str,
    limit: ExtendedLimit,
    days: int,
    reason: str,
    basis: str,
    approved_by: str,
) -> Act:
    """Extend ``limit`` by ``days`` and make out the 延长办理期限告知书 with the new due days.

    Raises ``ActRefusedError``.
    """
    with counter.journal.transaction() as transaction:
        told = counter.standing_case(transaction, case, ActKind.EXTENDED)
        number = take_document_number(
            transaction, counter.site, DocumentSeries.EXTENSION, counter.today()
        )
        body = extension_of(
            told, counter.calendar, counter.now(), limit, days, reason, basis, approved_by, number
        )
        act = counter.take(transaction, case, body)
        transaction.queue_paper(
            PaperToPrint(PaperKind.EXTENSION, case, act.id, number), counter.clerk.number
        )
        return act


def extension_of(
    case: Case,
    calendar: WorkdayCalendar,
    now: datetime,
    limit: ExtendedLimit,
    days: int,
    reason: str,
    basis: str,
    approved_by: str,
    number: str,
) -> Extended:
    """The act with the due days that it prints; raises ``ActRefusedError`` past the calendar."""
    try:
        dues = extended_dues(case, limit, days, calendar, now)
    except CalendarError as error:
        raise ActRefusedError(
            Refusal("calendar", "days", "延长后的日期超出工作日历，请核对延长的天数")
        ) from error
    return Extended(
        document_number=number,
        limit=limit,
        days=days,
        reason=reason,
        basis=basis,
        approved_by=approved_by,
        promised_due=dues.promised,
        statutory_due=dues.statutory,
        provisional=any(
            day is not None and calendar.certainty(day) is Certainty.PROVISIONAL
            for day in (dues.promised, dues.statutory)
        ),
    )
