"""The keys of the papers screen."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from window_desk.desk.ui.shell.action import Action
from window_desk.desk.use_cases.print_ledger import (
    PrintJob,
    PrintState,
)


@dataclass(frozen=True, slots=True)
class PaperKeys:
    """What the keys do."""

    issue: Callable[[], None]
    deliver: Callable[[], None]
    reprint: Callable[[], None]
    printed: Callable[[], None]
    not_printed: Callable[[], None]
    open_case: Callable[[], None]


def paper_actions(
    keys: PaperKeys, *, issue_why: str, deliver_why: str, has_case: bool, job: PrintJob | None
) -> list[Action]:
    """The action bar; the two answers show only while the copy in focus is doubtful."""
    translate = QCoreApplication.translate
    found = [
        Action(
            "issue",
            translate("PaperActions", "制证"),
            "F8",
            keys.issue,
            not issue_why,
            issue_why,
            "normal" if issue_why else "primary",
        ),
        Action(
            "deliver",
            translate("PaperActions", "核验身份并送达"),
            "F9",
            keys.deliver,
            not deliver_why,
            deliver_why,
            "normal" if deliver_why else "primary",
        ),
    ]
    if job is not None and job.state is PrintState.UNKNOWN:
        found += [
            Action("printed", translate("PaperActions", "已打出"), "F3", keys.printed),
            Action("not_printed", translate("PaperActions", "没打出"), "F4", keys.not_printed),
        ]
    found += [
        Action(
            "reprint",
            translate("PaperActions", "补打"),
            "F6",
            keys.reprint,
            job is not None,
            translate("PaperActions", "台账中没有选中文书"),
        ),
        Action(
            "open",
            translate("PaperActions", "打开办件"),
            "Ctrl+O",
            keys.open_case,
            has_case,
            translate("PaperActions", "没有选中办件"),
        ),
    ]
    return found
