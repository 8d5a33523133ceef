"""The line, what goes over it, and what is left of numbers, in words. Screen's thread."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from window_desk.desk.ui.screens.case_words import paper_word
from window_desk.desk.ui.sentences import in_words
from window_desk.desk.ui.shell.status_marks import since_words
from window_desk.desk.use_cases.lease_outlook import SeriesOutlook
from window_desk.desk.use_cases.line_ports import LineReport, LineState
from window_desk.desk.use_cases.numbering import DocumentSeries
from window_desk.desk.use_cases.print_ledger import PaperKind
from window_desk.desk.use_cases.transfer_pause import PauseCause, PauseState

_PAPERS = {
    DocumentSeries.NOTICE: PaperKind.ONE_TIME_NOTICE,
    DocumentSeries.ACCEPTANCE: PaperKind.ACCEPTANCE,
    DocumentSeries.REFUSAL: PaperKind.REFUSAL,
    DocumentSeries.DECISION: PaperKind.DECISION,
    DocumentSeries.SUSPENSION: PaperKind.SUSPENSION,
    DocumentSeries.EXTENSION: PaperKind.EXTENSION,
    DocumentSeries.FURTHER: PaperKind.FURTHER_NOTICE,
}


MAY_ENROL_AGAIN = frozenset({LineState.FORKED, LineState.WITHDRAWN})
"""The county takes nothing more from this PC under the name that it has."""


def enrol_again_words() -> str:
    """The way on for a PC that the county has stopped."""
    return QCoreApplication.translate("SyncWords", "重新登记本机")


def recovery_words(file: str) -> str:
    """Where the unsent acts lie once more, apart from the database; empty where nothing was unsent."""
    if not file:
        return ""
    return QCoreApplication.translate(
        "SyncWords", "未上报的环节另存了一份加密的恢复文件：{file}"
    ).format(file=file)


def unsent_reason(report: LineReport, place: int, *, former: bool = False) -> str:
    """Why the act at ``place`` of the queue was not sent yet; ``former`` ones wait for a clerk."""
    translate = QCoreApplication.translate
    if former:
        return translate("SyncWords", "原身份留下，请到“待处理”核对")
    if place and report.state in {LineState.ONLINE, LineState.OFFLINE}:
        return translate("SyncWords", "排在前面的之后")
    return {
        LineState.ONLINE: translate("SyncWords", "正在上传"),
        LineState.OUTDATED: translate("SyncWords", "正在上传"),
        LineState.OFFLINE: translate("SyncWords", "断网，联网后自动上传"),
        LineState.NEVER: translate("SyncWords", "尚未联系县级"),
        LineState.WITHDRAWN: translate("SyncWords", "本机已停用"),
        LineState.FORKED: translate("SyncWords", "已停止同步"),
    }[report.state]


def trouble_words(report: LineReport) -> str:
    """The last trouble with its next step; empty while there is none."""
    return "" if report.state is LineState.ONLINE else in_words(report.sentence)


def contact_words(instant: datetime | None, now: datetime) -> str:
    """When the county was heard last."""
    if instant is None:
        return QCoreApplication.translate("SyncWords", "尚未联系")
    return since_words(instant, now)


def backup_words(report: LineReport) -> str:
    """How far the county has a verified backup."""
    translate = QCoreApplication.translate
    if report.backup_position is None:
        return translate("SyncWords", "联网后显示")
    if report.backup_position >= report.position:
        return translate("SyncWords", "已全部安全备份（到第 {position} 号）").format(
            position=f"{report.position:,}"
        )
    if not report.backup_position:
        return translate("SyncWords", "县里尚未备份，本机照常保留")
    return translate(
        "SyncWords", "已安全备份到第 {position} 号，其后 {count} 条尚未备份，本机照常保留"
    ).format(
        position=f"{report.backup_position:,}",
        count=f"{report.position - report.backup_position:,}",
    )


def pause_words(state: PauseState, now: datetime) -> str:
    """Whether heavy transfers go on."""
    translate = QCoreApplication.translate
    if state.cause is PauseCause.BY_HAND and state.until is not None:
        return translate("SyncWords", "已暂停到 {moment}（办理环节照传）").format(
            moment=since_words(state.until, now)
        )
    if state.cause is PauseCause.METERED:
        return translate("SyncWords", "按流量计费，已暂停（办理环节照传）")
    return translate("SyncWords", "照常传输")


def metered_words(state: PauseState) -> str:
    """What the system says of the line."""
    translate = QCoreApplication.translate
    told = {
        True: translate("SyncWords", "按流量计费"),
        False: translate("SyncWords", "不按流量计费"),
        None: translate("SyncWords", "系统未告知"),
    }[state.is_metered]
    heeds = (
        translate("SyncWords", "计费线路上暂停")
        if state.heeds_metered
        else translate("SyncWords", "计费线路上照传")
    )
    return f"{told} · {heeds}"


def series_word(series: str, certificate_title: Callable[[str], str]) -> str:
    """What is numbered from a series."""
    kind, *rest = series.split(":")
    if kind == "case":
        return QCoreApplication.translate("SyncWords", "办件编号")
    if kind == "certificate":
        return certificate_title(rest[0])
    return paper_word(_PAPERS[DocumentSeries(kind)])


def lasting_words(outlook: SeriesOutlook) -> str:
    """How many workdays the stock lasts."""
    translate = QCoreApplication.translate
    if not outlook.free:
        return translate("SyncWords", "已用完，请联网取号")
    if outlook.lasts_workdays is None:
        return translate("SyncWords", "近期未用")
    if outlook.is_low:
        return translate("SyncWords", "只够 {count} 个工作日，请联网取号").format(
            count=outlook.lasts_workdays
        )
    return translate("SyncWords", "够 {count} 个工作日").format(count=outlook.lasts_workdays)
