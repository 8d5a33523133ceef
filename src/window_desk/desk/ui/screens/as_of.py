"""As of when what a desk shows is what the county has: said while the line is down. Screen's thread."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QCoreApplication

from window_desk.desk.ui.desk_session import DeskSession
from window_desk.desk.ui.shell.status_marks import since_words
from window_desk.desk.use_cases.line_ports import LineReport, LineState

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def last_contact(session: DeskSession) -> datetime | None:
    """When the county was heard last, in an earlier run of the program, too (county time)."""
    told = session.line.report().last_contact
    if told is not None:
        return told
    heard_ms = session.clock.facts().heard_ms
    return _EPOCH + timedelta(milliseconds=heard_ms) if heard_ms is not None else None


def line_now(session: DeskSession) -> LineReport:
    """The newest report; while the line is down, with what has been done since."""
    report = session.line.report()
    if report.state is LineState.ONLINE:
        return report
    return replace(report, unsent=session.cache.unsent_count())


def as_of_words(session: DeskSession) -> str:
    """A few words while the line is down, else nothing."""
    report = session.line.report()
    if report.state is LineState.ONLINE:
        return ""
    contact = last_contact(session)
    if contact is None:
        return QCoreApplication.translate("AsOf", "只含本机办件")
    return QCoreApplication.translate("AsOf", "截至 {moment}").format(
        moment=since_words(contact, session.now())
    )
