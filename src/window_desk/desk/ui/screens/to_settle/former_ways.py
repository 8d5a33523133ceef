"""To settle: what this PC never sent under its former name, and the ways on. Screen's thread."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Protocol

from PySide6.QtCore import QCoreApplication

from window_desk.casework.refusals import Refusal
from window_desk.casework.settlement import SettleWay
from window_desk.desk.ui.desk_session import DeskSession
from window_desk.desk.ui.screens.to_settle import words
from window_desk.desk.ui.shell.action import Action
from window_desk.desk.use_cases.case_views import SettleEntry
from window_desk.desk.use_cases.line_ports import LineState
from window_desk.desk.use_cases.take_over import collision, leave, take_over, take_over_all


class FormerScreen(Protocol):
    """What the screen around gives."""

    def ask_reason(self, headline: str, usual: str, on_reason: Callable[[str], None]) -> None:
        """Ask why, with the usual words ready."""
        ...

    def tell_done(self, sentence: str) -> None:
        """Say what was done."""
        ...

    def tell_refused(self, refusal: Refusal) -> None:
        """Say what stands against it."""
        ...

    def open_current(self) -> None:
        """Open the case in focus."""
        ...


class FormerWays:
    """Finds the cases, says what collides, and does what a clerk chooses."""

    def __init__(self, session: DeskSession, screen: FormerScreen) -> None:
        self._session = session
        self._screen = screen
        self.entries: list[SettleEntry] = []

    def reload(self) -> Sequence[SettleEntry]:
        """One entry a case; what stands against it as the county has the case is its refusal."""
        cache = self._session.cache
        found = cache.former_cases()
        if found:
            clerks, calendar, rules = cache.clerks(), cache.calendar(), cache.rules()
            now = self._session.now()
            found = [
                replace(
                    entry,
                    known=replace(
                        entry.known, refusal=collision(entry, clerks, calendar, rules, now)
                    ),
                )
                for entry in found
            ]
        self.entries = list(found)
        return self.entries

    def actions(self, entry: SettleEntry) -> list[Action]:
        """The action bar while ``entry`` is in focus."""
        translate = QCoreApplication.translate
        online = self._session.line.report().state is LineState.ONLINE
        not_now = translate("FormerWays", "与县级联网核对后才能上报")
        clear = self._clear()
        return [
            Action(
                "take_over",
                translate("FormerWays", "上报本件"),
                "F8",
                partial(self._take_over, entry),
                online,
                not_now,
                "primary",
            ),
            Action(
                "take_over_all",
                translate("FormerWays", "全部上报（{count} 件）").format(count=len(clear)),
                "F5",
                self._take_over_all,
                online and bool(clear),
                translate("FormerWays", "各件都与县级现状不合，请逐件核对") if online else not_now,
            ),
            Action(
                "leave",
                translate("FormerWays", "不再上报"),
                "F9",
                partial(self._ask, entry, SettleWay.LEFT_STANDING),
                online,
                not_now,
            ),
            Action(
                "take_back",
                translate("FormerWays", "收回文书"),
                "F6",
                partial(self._ask, entry, SettleWay.PAPER_TAKEN_BACK),
                online and bool(words.papers_out(entry)),
                translate("FormerWays", "本机没有为这些环节打出过文书") if online else not_now,
            ),
            Action(
                "open",
                translate("FormerWays", "打开办件"),
                "Ctrl+O",
                self._screen.open_current,
            ),
        ]

    def _clear(self) -> list[str]:
        return [entry.known.act.case for entry in self.entries if entry.known.refusal is None]

    def _take_over(self, entry: SettleEntry) -> None:
        case = entry.known.act.case
        said = QCoreApplication.translate("FormerWays", "已以本机现在的身份上报")
        self._session.run(
            lambda counter: take_over(counter, case),
            lambda _acts: self._screen.tell_done(said),
            self._screen.tell_refused,
        )

    def _take_over_all(self) -> None:
        cases = tuple(self._clear())
        said = QCoreApplication.translate("FormerWays", "已上报 {count} 件").format(
            count=len(cases)
        )
        self._session.run(
            lambda counter: take_over_all(counter, cases),
            lambda _count: self._screen.tell_done(said),
            self._screen.tell_refused,
        )

    def _ask(self, entry: SettleEntry, way: SettleWay) -> None:
        translate = QCoreApplication.translate
        if way is SettleWay.PAPER_TAKEN_BACK:
            usual = translate("FormerWays", "已收回并作废：{papers}").format(
                papers=translate("FormerWays", "；").join(words.paper_lines(entry))
            )
        else:
            usual = translate("FormerWays", "以县级记录为准，已告知申请人")
        self._screen.ask_reason(
            translate("FormerWays", "不再上报：{steps}").format(steps=words.steps_words(entry)),
            usual,
            partial(self._leave, entry, way),
        )

    def _leave(self, entry: SettleEntry, way: SettleWay, note: str) -> None:
        case = entry.known.act.case
        said = QCoreApplication.translate("FormerWays", "已登记不再上报，原记录仍保留在本机")
        self._session.run(
            lambda counter: leave(counter, case, way, note),
            lambda _ids: self._screen.tell_done(said),
            self._screen.tell_refused,
        )
