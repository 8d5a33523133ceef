"""The keys of a case: what the law and the clerk's duties allow now, and why the rest is closed."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from window_desk.casework.acts import (
    ActKind,
)
from window_desk.casework.case import Case, CaseState
from window_desk.casework.duties import Clerk
from window_desk.casework.next_acts import UNDECIDED, NextAct, next_acts, next_kind
from window_desk.desk.ui.desk_session import sentence_of
from window_desk.desk.ui.screens.case_words import act_verb
from window_desk.desk.ui.screens.cases.procedure.choices import overrun_stop
from window_desk.desk.ui.shell.action import Action
from window_desk.desk.use_cases.notify import papers_to_hand_over

_ELSEWHERE = frozenset(
    {
        ActKind.EXAMINED,
        ActKind.SIGNED_OFF,
        ActKind.DECIDED,
        ActKind.CERTIFICATE_ISSUED,
        ActKind.DELIVERED,
    }
)


@dataclass(frozen=True, slots=True)
class CaseKeys:
    """What the keys do."""

    hand_over: Callable[[], None]
    procedure: Callable[[], None]
    restate: Callable[[], None]
    save_materials: Callable[[], None]
    accept: Callable[[], None]
    conclude: Callable[[], None]
    notify: Callable[[], None]
    go_on: Callable[[], None]
    refuse: Callable[[], None]
    correct: Callable[[], None]
    reveal: Callable[[], None]
    withdraw: Callable[[], None]
    void: Callable[[], None]
    summary: Callable[[], None]
    scan: Callable[[], None]


def case_actions(case: Case, clerk: Clerk, keys: CaseKeys, *, judged: bool) -> list[Action]:
    """The action bar of a case; only what this state can ask for is listed."""
    translate = QCoreApplication.translate
    open_acts = {entry.kind: entry for entry in next_acts(case, clerk)}
    wanted = next_kind(case)
    found: list[Action] = []

    def add(kind: ActKind, label: str, key: str, run: Callable[[], None]) -> None:
        entry = open_acts.get(kind)
        if entry is not None:
            found.append(_action(kind, label, key, run, entry, primary=wanted is kind))

    waiting = papers_to_hand_over(case)
    if waiting:
        found.append(
            Action(
                "hand_over",
                translate("CaseActions", "送达"),
                "F3",
                keys.hand_over,
                tone="normal" if case.notice_clock.deemed else "primary",
            )
        )
    if ActKind.SUPPLEMENTED in open_acts or ActKind.MATERIALS_CHECKED in open_acts:
        found.append(
            Action(
                "save_materials",
                translate("CaseActions", "保存核对/补正"),
                "F4",
                keys.save_materials,
                enabled=judged,
                why_not=translate("CaseActions", "先在材料上按 1–4 标出这次的结论"),
                tone="primary" if judged else "normal",
            )
        )
    add(ActKind.CONCLUDED_ON_THE_SPOT, act_verb(ActKind.CONCLUDED_ON_THE_SPOT), "F6", keys.conclude)
    add(ActKind.ACCEPTED, act_verb(ActKind.ACCEPTED), "F8", keys.accept)
    add(ActKind.NOTICE_GIVEN, act_verb(ActKind.NOTICE_GIVEN), "F9", keys.notify)
    if wanted in _ELSEWHERE and wanted is not None:
        found.append(
            Action(
                "go_on",
                translate("CaseActions", "去{act}").format(act=act_verb(wanted)),
                "F12",
                keys.go_on,
                tone="primary",
            )
        )
    found.extend(_procedure(case, keys, held=wanted is ActKind.RESUMED and not waiting))
    add(ActKind.REFUSED, act_verb(ActKind.REFUSED), "F10", keys.refuse)
    found.append(Action("summary", translate("CaseActions", "摘要"), "F7", keys.summary))
    add(
        ActKind.CORRECTED_ON_THE_SPOT,
        translate("CaseActions", "更正"),
        "Ctrl+E",
        keys.correct,
    )
    found.append(Action("reveal", translate("CaseActions", "证件号"), "Ctrl+I", keys.reveal))
    add(ActKind.SCAN_ATTACHED, translate("CaseActions", "扫描件"), "Ctrl+O", keys.scan)
    add(ActKind.WITHDRAWN, act_verb(ActKind.WITHDRAWN), "Ctrl+W", keys.withdraw)
    add(ActKind.VOIDED, act_verb(ActKind.VOIDED), "Ctrl+Delete", keys.void)
    return found


def _procedure(case: Case, keys: CaseKeys, *, held: bool) -> list[Action]:
    """Ctrl+T from the notice to the decision; Ctrl+R where a stop took longer than was told."""
    translate = QCoreApplication.translate
    if case.state not in UNDECIDED | {CaseState.AWAITING_SUPPLEMENT}:
        return []
    found = [
        Action(
            "procedure",
            translate("CaseActions", "时限与程序"),
            "Ctrl+T",
            keys.procedure,
            tone="primary" if held else "normal",
        )
    ]
    if overrun_stop(case) is not None:
        found.append(
            Action(
                "restate",
                translate("CaseActions", "重新告知"),
                "Ctrl+R",
                keys.restate,
                tone="primary",
            )
        )
    return found


def _action(
    kind: ActKind,
    label: str,
    key: str,
    run: Callable[[], None],
    entry: NextAct,
    *,
    primary: bool,
) -> Action:
    return Action(
        kind.value,
        label,
        key,
        run,
        enabled=entry.allowed,
        why_not=sentence_of(entry.refusal) if entry.refusal is not None else "",
        tone="danger" if kind is ActKind.VOIDED else "primary" if primary else "normal",
    )
