"""The keys of the ways on, and why one is closed. Screen's thread."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from window_desk.desk.ui.shell.action import Action


@dataclass(frozen=True, slots=True)
class WayKeys:
    """What the keys do."""

    redo: Callable[[], None]
    leave: Callable[[], None]
    take_back: Callable[[], None]
    ask: Callable[[], None]
    open: Callable[[], None]
    undo: Callable[[], None]


@dataclass(frozen=True, slots=True)
class Ways:
    """What is open for the entry in focus.

    ``redone``: somebody has taken the step again, which only has to be recorded. ``not_again`` and
    ``closed`` say why it can't be taken again, and why its case can't be opened; empty where it can.
    """

    redone: bool
    not_again: str
    papers: bool
    closed: str


def way_actions(ways: Ways | None, keys: WayKeys, *, undo: bool) -> list[Action]:
    """The action bar; ``ways`` is ``None`` where nothing is to be settled."""
    translate = QCoreApplication.translate
    none = translate("ToSettleScreen", "没有要处理的事")
    some = ways is not None
    not_again = ways.not_again if ways is not None else none
    closed = ways.closed if ways is not None else none
    return [
        Action(
            "redo",
            translate("ToSettleScreen", "登记已重办")
            if ways is not None and ways.redone
            else translate("ToSettleScreen", "重新办理"),
            "F8",
            keys.redo,
            not not_again,
            not_again,
            "primary",
        ),
        Action("leave", translate("ToSettleScreen", "以县级为准"), "F9", keys.leave, some, none),
        Action(
            "take_back",
            translate("ToSettleScreen", "收回文书"),
            "F6",
            keys.take_back,
            ways is not None and ways.papers,
            translate("ToSettleScreen", "本机没有为这个环节打出过文书") if some else none,
        ),
        Action("ask", translate("ToSettleScreen", "请值班长"), "F7", keys.ask, some, none),
        Action(
            "open",
            translate("ToSettleScreen", "打开办件"),
            "Ctrl+O",
            keys.open,
            not closed,
            closed,
        ),
        Action(
            "undo",
            translate("ToSettleScreen", "撤销处理"),
            "F4",
            keys.undo,
            undo,
            translate("ToSettleScreen", "本次还没有处理过，没有可撤销的"),
        ),
    ]
