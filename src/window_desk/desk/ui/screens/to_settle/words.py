"""Refusals, conflicts and how they go on, in words. Screen's thread."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QCoreApplication

from window_desk.casework.duties import Clerk
from window_desk.casework.settlement import SettleWay
from window_desk.desk.ui.desk_session import sentence_of
from window_desk.desk.ui.screens.case_words import (
    act_word,
    masked_name,
    moment_words,
    paper_word,
)
from window_desk.desk.ui.screens.print_words import print_state_word
from window_desk.desk.use_cases.case_views import KnownAct, SettleEntry, Standing
from window_desk.desk.use_cases.print_ledger import PrintJob, PrintState
from window_desk.desk.use_cases.settle_groups import asks_supervisor, concerns

_OUT = frozenset({PrintState.SENT, PrintState.CONFIRMED, PrintState.UNKNOWN, PrintState.SENDING})


def verdict_word(known: KnownAct) -> str:
    """What the county made of it."""
    translate = QCoreApplication.translate
    if known.standing is Standing.QUEUED:
        if known.refusal is not None:
            return translate("ToSettle", "原身份未上报，与县级现状不合")
        return translate("ToSettle", "原身份未上报")
    if known.standing is Standing.CONFLICT:
        return translate("ToSettle", "与他人办理冲突")
    return translate("ToSettle", "县级未予采纳")


def steps_words(entry: SettleEntry) -> str:
    """The step and what is parked behind it."""
    plus = QCoreApplication.translate("ToSettle", "、")
    return plus.join(act_word(each.act.kind) for each in entry.group)


def entry_lines(entry: SettleEntry, desk: str) -> tuple[str, str, str]:
    """Three lines of a list: verdict and steps; item and applicant; number, when, and whose."""
    translate = QCoreApplication.translate
    act = entry.known.act
    own = act.desk == desk or entry.known.standing is Standing.QUEUED
    where = "" if own else translate("ToSettle", "其他窗口")
    asked = "" if not is_with_supervisor(entry) else translate("ToSettle", "已请值班长")
    return (
        f"{verdict_word(entry.known)} · {steps_words(entry)}",
        " · ".join(p for p in (masked_name(entry.applicant), entry.item_name) if p)
        or entry.case_number,
        " · ".join(p for p in (moment_words(act.happened_at), where, asked) if p),
    )


def county_words(entry: SettleEntry) -> str:
    """Why, in the county's words."""
    refusal = entry.known.refusal
    if refusal is not None:
        return sentence_of(refusal)
    if entry.known.standing is Standing.QUEUED:
        return QCoreApplication.translate("ToSettle", "与县级现在的记录不冲突，可以上报")
    return ""


def is_grave(known: KnownAct) -> bool:
    """Whether it stands in red: refused, or left by a former identity and not to be sent as it is."""
    return known.standing is not Standing.CONFLICT and known.refusal is not None


def who_words(known: KnownAct, clerks: Mapping[str, Clerk]) -> str:
    """Step, moment and clerk."""
    act = known.act
    clerk = clerks.get(act.clerk)
    return QCoreApplication.translate("ToSettle", "{act}，{moment}，{clerk}").format(
        act=act_word(act.kind),
        moment=moment_words(act.happened_at),
        clerk=clerk.name if clerk is not None else act.clerk,
    )


def papers_out(entry: SettleEntry) -> list[PrintJob]:
    """Copies that have left the printer, or may have."""
    return [job for job in entry.papers if job.state in _OUT]


def paper_lines(entry: SettleEntry) -> list[str]:
    """Each paper of the refused steps once: number, copies, what became of them."""
    translate = QCoreApplication.translate
    copies: dict[tuple[str, str], list[PrintJob]] = {}
    for job in entry.papers:
        copies.setdefault((paper_word(job.kind), job.document_number), []).append(job)
    return [
        translate("ToSettle", "{paper} {number}，{count} 份（{state}）").format(
            paper=paper,
            number=number,
            count=len(jobs),
            state=translate("ToSettle", "、").join(
                dict.fromkeys(print_state_word(job.state) for job in jobs)
            ),
        )
        for (paper, number), jobs in copies.items()
    ]


def document_lines(entry: SettleEntry) -> list[str]:
    """Numbers of documents that another desk made out; what it printed is known there alone."""
    numbers = (
        getattr(each.act.body, name, "")
        for each in entry.group
        for name in ("document_number", "certificate_number")
    )
    return [
        QCoreApplication.translate("ToSettle", "文书 {number}（在该窗口打印，请向其核实）").format(
            number=number
        )
        for number in numbers
        if number
    ]


def way_word(way: SettleWay) -> str:
    """How the matter went on."""
    translate = QCoreApplication.translate
    return {
        SettleWay.REDONE: translate("ToSettle", "已重新办理"),
        SettleWay.PAPER_TAKEN_BACK: translate("ToSettle", "已收回文书"),
        SettleWay.LEFT_STANDING: translate("ToSettle", "以县级记录为准"),
        SettleWay.SUPERVISOR_ASKED: translate("ToSettle", "已请值班长处理"),
        SettleWay.REOPENED: translate("ToSettle", "撤销处理"),
    }[way]


def is_with_supervisor(entry: SettleEntry) -> bool:
    """Whether a supervisor was asked and has not answered yet."""
    return asks_supervisor(entry.settlement)


def shown_entries(entries: Iterable[SettleEntry], desk: str, clerk: Clerk) -> list[SettleEntry]:
    """What concerns this clerk at this desk.

    Refusals of its own acts, every conflict, what a supervisor was asked about; a supervisor sees all.
    """
    return [
        entry
        for entry in entries
        if concerns(entry.known, desk, clerk) or is_with_supervisor(entry)
    ]
