"""The keys of intake: which outcome is open now, and why the others are not."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QCoreApplication

from window_desk.desk.ui.screens.intake.presenter import (
    ACCEPT,
    CONCLUDE,
    NOTIFY,
    IntakePresenter,
)
from window_desk.desk.ui.shell.action import Action
from window_desk.desk.use_cases.preview_outcome import OutcomeKind
from window_desk.desk.use_cases.receive import FollowUp


@dataclass(frozen=True, slots=True)
class IntakeKeys:
    """What the keys do."""

    read_card: Callable[[], None]
    materials_list: Callable[[], None]
    refuse: Callable[[], None]
    clear: Callable[[], None]
    submit: Callable[[FollowUp | None], None]


def intake_actions(presenter: IntakePresenter, keys: IntakeKeys, *, busy: bool) -> list[Action]:
    """The action bar of intake as the application stands.

    A field that is empty or wrong closes no key: pressing it leads to that field.
    """
    translate = QCoreApplication.translate
    preview = presenter.preview()
    kind = preview.kind if preview is not None else None
    ready = not busy
    no_item = translate("IntakeActions", "先选事项")
    why = no_item if kind is None else _closed(kind)
    promised = kind is OutcomeKind.COMPLETE
    on_the_spot = kind is OutcomeKind.COMPLETE_ON_THE_SPOT
    lacking = kind is OutcomeKind.LACKING
    open_item = not why
    use_f6 = translate("IntakeActions", "即办件请按 F6 当场办结")
    incomplete = translate("IntakeActions", "材料未齐，先核对材料或按 F9 告知")
    return [
        Action("read_card", translate("IntakeActions", "读身份证"), "F5", keys.read_card),
        Action(
            "conclude",
            translate("IntakeActions", "当场办结"),
            "F6",
            partial(keys.submit, CONCLUDE),
            enabled=on_the_spot and ready,
            why_not=why or translate("IntakeActions", "只有材料齐全的即办件可当场办结"),
            tone="primary" if on_the_spot else "normal",
        ),
        Action(
            "materials_list",
            translate("IntakeActions", "材料清单"),
            "F7",
            keys.materials_list,
            enabled=kind is not None,
            why_not=no_item,
        ),
        Action(
            "accept",
            translate("IntakeActions", "收件并受理"),
            "F8",
            partial(keys.submit, ACCEPT),
            enabled=promised and ready,
            why_not=why or (use_f6 if on_the_spot else incomplete),
            tone="normal" if on_the_spot or lacking else "primary",
        ),
        Action(
            "notify",
            translate("IntakeActions", "一次性告知"),
            "F9",
            partial(keys.submit, NOTIFY),
            enabled=lacking and ready,
            why_not=why or translate("IntakeActions", "全部材料核对完且有缺项时才能告知"),
            tone="primary" if lacking else "normal",
        ),
        Action(
            "refuse",
            translate("IntakeActions", "不予受理"),
            "F10",
            keys.refuse,
            enabled=open_item and ready,
            why_not=why,
        ),
        Action(
            "receive",
            translate("IntakeActions", "只收件"),
            "F11",
            partial(keys.submit, None),
            enabled=open_item and ready,
            why_not=why,
        ),
        Action("clear", translate("IntakeActions", "清空"), "Ctrl+Backspace", keys.clear),
    ]


def _closed(kind: OutcomeKind) -> str:
    """Why the item itself can't be applied for now, or nothing."""
    if kind is OutcomeKind.ITEM_INCOMPLETE:
        return QCoreApplication.translate("IntakeOutcome", "事项资料不完整，窗口暂不能受理")
    if kind is OutcomeKind.ITEM_NOT_IN_FORCE:
        return QCoreApplication.translate("IntakeOutcome", "该事项现已停止受理")
    return ""
