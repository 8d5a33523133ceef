"""A real desk program, offscreen, and the clerk who works it by keys alone."""

import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication
from tests.desk.ui.screens.gate_words import PASSWORD, RECEIVER

from window_desk.casework.acts import (
    FormAnswer,
    Judgement,
    MaterialJudgement,
)
from window_desk.casework.applicants import IdKind, NaturalPerson
from window_desk.casework.case import Case, CaseState
from window_desk.casework.items import ServiceItem
from window_desk.desk.bootstrap import DeskOptions, DeskProgram
from window_desk.desk.pc_clock import PcClock
from window_desk.desk.ui.desk_session import DeskSession
from window_desk.desk.ui.parts.case_list import CaseList
from window_desk.desk.ui.screens.sign_in.enrol_presenter import EnrolFieldName
from window_desk.desk.ui.shell.screen import Screen
from window_desk.desk.ui.shell.screen_names import RAIL_KEYS
from window_desk.desk.use_cases.application import Application
from window_desk.desk.use_cases.line_ports import LineState
from window_desk.desk.use_cases.print_ledger import (
    PrintState,
)
from window_desk.desk.use_cases.receive import FollowUp, Receipt, receive
from window_desk.tools.demo_shift.keyboard import Hands
from window_desk.tools.demo_shift.people import Person

ScreenType = TypeVar("ScreenType", bound=Screen)
Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@dataclass(slots=True)
class DeskAtCounter:
    """The program, its window and the clerk's hands."""

    program: DeskProgram
    hands: Hands = field(init=False)

    def __post_init__(self) -> None:
        self.program.show()
        self.hands = Hands(self.program.window)
        self.activate()

    @property
    def session(self) -> DeskSession:
        """The session of the signed-in desk."""
        assert self.program.workshop is not None, "nobody has signed in"
        return self.program.workshop.session

    def activate(self) -> None:
        """Bring the window to the front, so that its keys work."""
        self.program.window.activateWindow()
        self.wait(self.program.window.isActiveWindow, "the window is not in front")

    def wait(self, holds: Callable[[], object], what: str = "", patience_s: float = 20.0) -> None:
        """Let the program go on until ``holds``."""
        self.hands.wait(holds, what, patience_s)

    def press(self, *keys: Qt.Key) -> None:
        """Press keys one after the other."""
        for key in keys:
            self.hands.key(key)

    def type_over(self, text: str) -> None:
        """Replace what stands in the line."""
        self.hands.ctrl(Key.Key_A)
        self.hands.key(Key.Key_Delete)
        self.hands.type(text)

    def go(self, key: str) -> None:
        """Bring a screen to the front with its key of the rail."""
        self.hands.alt(Qt.Key(Key.Key_1 + RAIL_KEYS.index(key)))
        self.wait(lambda: self.program.window.current_key() == key, f"no screen {key}")

    def screen(self, kind: type[ScreenType]) -> ScreenType:
        """The screen in front."""
        screen = self.program.window.current_screen()
        assert isinstance(screen, kind), self.program.window.current_key()
        return screen

    def press_open(self, key_id: str, key: Qt.Key) -> None:
        """Press the key of an action once it is open."""
        self.wait(
            lambda: any(
                action.key_id == key_id and action.enabled
                for action in self.program.window.action_bar.actions_now()
            ),
            f"{key_id} does not open",
        )
        self.press(key)

    def reason(self) -> str:
        """The line below the actions."""
        return self.program.window.action_bar.reason()

    def banner(self) -> str:
        """The banner in front, or nothing."""
        shown = self.program.window.banners.shown()
        return shown.text if shown is not None else ""

    def toast(self) -> str:
        """What was said done."""
        return self.program.window.toast.text()

    def covered(self) -> bool:
        """Whether the gate stands before the work."""
        return self.program.window.covered()

    def type_enrolment(self, texts: dict[EnrolFieldName, str]) -> None:
        """Fill the enrolment page from its first field and send it."""
        view = self.program.enrol_view
        self.wait(lambda: any(f.line.hasFocus() for f in view.fields.values()), "no cursor")
        while not view.fields["address"].line.hasFocus():
            self.hands.key(Key.Key_Tab, SHIFT)
        for name in view.fields:
            self.wait(view.fields[name].line.hasFocus, f"no cursor at {name}")
            if name in texts:
                self.type_over(texts[name])
            self.hands.enter()

    def enrol_problem(self) -> str:
        """What stands at a field of the enrolment page."""
        errors = (f.error() for f in self.program.enrol_view.fields.values())
        return next(filter(None, errors), "")

    def enrol(self, address: str, code: str, clerk: str = RECEIVER) -> None:
        """Enrol and wait for the work and for numbers."""
        self.type_enrolment(
            {
                "address": address,
                "code": code,
                "name": "1号窗口",
                "clerk": clerk,
                "password": PASSWORD,
            }
        )
        self.wait(lambda: not self.covered() or self.enrol_problem(), "enrolment failed")
        assert not self.covered(), self.enrol_problem()
        self.wait(self.session.cache.leases, "no numbers")

    def lock(self) -> None:
        """Ctrl+L."""
        self.hands.ctrl(Key.Key_L)
        self.wait(self.covered, "not locked")

    def try_to_sign_in(self, clerk: str, password: str) -> None:
        """Type number and password at the gate and send them."""
        view = self.program.sign_in_view
        self.wait(lambda: view.number.line.hasFocus() or view.password.line.hasFocus(), "no cursor")
        if view.number.text() != clerk:
            if view.password.line.hasFocus():
                self.hands.key(Key.Key_Tab, SHIFT)
            self.type_over(clerk)
        if view.number.line.hasFocus():
            self.hands.key(Key.Key_Tab)
        self.wait(view.password.line.hasFocus, "no cursor at the password")
        self.type_over(password)
        self.hands.enter()

    def sign_in(self, clerk: str) -> None:
        """Let ``clerk`` work, whoever worked before."""
        if not self.covered():
            if self.session.clerk.number == clerk:
                return
            self.lock()
        self.try_to_sign_in(clerk, PASSWORD)
        self.wait(
            lambda: not self.covered() and self.session.clerk.number == clerk,
            f"clerk {clerk} was not let in",
        )

    def choose(self, cases: CaseList, case: str) -> None:
        """Move down a list to a case."""
        self.wait(lambda: cases.hasFocus() and cases.count() > 0, "the list is empty")
        self.hands.key(Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
        for _ in range(cases.count() + 12):
            row = cases.current_row()
            if row is not None and row.key == case:
                return
            self.hands.key(Key.Key_Down)
        raise AssertionError("the case is not in the list")

    def case(self, case: str) -> Case:
        """A case as this desk folds it now."""
        file = self.session.cache.case_file(case)
        assert file is not None
        return file.case

    def newest_of(self, name: str) -> Case:
        """The newest case of an applicant; waits for it."""
        self.wait(lambda: self._rows_of(name), f"no case of {name}")
        return self.case(self._rows_of(name)[0])

    def wait_state(self, case: str, state: CaseState) -> Case:
        """Wait until the case stands there."""
        self.wait(lambda: self.case(case).state is state, f"not {state}")
        return self.case(case)

    def online(self) -> bool:
        """Whether the last round reached the county."""
        return self.session.line.report().state is LineState.ONLINE

    def settle_line(self) -> None:
        """Wait until the county knows all acts of this desk."""
        self.wait(
            lambda: self.online() and not self.session.cache.unsent_count(), "acts stay here", 30
        )

    def wait_printed(self) -> None:
        """Wait until no paper is on its way."""
        on_the_way = (PrintState.QUEUED, PrintState.SENDING)
        self.wait(lambda: not self.session.cache.print_jobs(on_the_way), "papers stay queued")

    def item(self, name: str) -> ServiceItem:
        """An item of the catalogue as the desk has it."""
        items = self.session.cache.items(self.session.today())
        return next(item for item in items if item.name == name)

    def take_in(
        self,
        person: Person,
        item: str,
        then: FollowUp | None = None,
        *,
        lacking: tuple[int, ...] = (),
        judged: bool = True,
        answers: Mapping[str, str] = MappingProxyType({}),
    ) -> str:
        """Arrange a case of ``item`` without the screen; ``answers`` by label. Returns its id."""
        application = application_of(
            person, self.item(item), lacking=lacking, judged=judged, answers=answers
        )
        done: list[Receipt] = []
        refused: list[str] = []
        self.session.run(
            lambda counter: receive(counter, application, "", then),
            done.append,
            lambda refusal: refused.append(refusal.sentence),
        )
        self.wait(lambda: done or refused, "nothing came of it")
        assert not refused, refused
        return done[0].case

    def _rows_of(self, name: str) -> list[str]:
        rows = self.session.cache.cases(text=name, limit=50)
        # A case's id is a UUIDv7: the newest sorts last.
        return sorted((row.case for row in rows if row.applicant == name), reverse=True)


def application_of(
    person: Person,
    terms: ServiceItem,
    *,
    lacking: tuple[int, ...] = (),
    judged: bool = True,
    answers: Mapping[str, str] = MappingProxyType({}),
) -> Application:
    """What intake would hand over; ``lacking`` are the places of materials that are missing."""
    form = terms.application_form
    return Application(
        item=terms,
        window=terms.window,
        person=natural_person(person),
        organisation=None,
        agent=None,
        answers=tuple(
            FormAnswer(asked.key, asked.label, answers.get(asked.label, ""))
            for asked in (form.fields if form is not None else ())
        ),
        judgements=tuple(
            MaterialJudgement(
                material.key, Judgement.MISSING if place in lacking else Judgement.IN_ORDER, ""
            )
            for place, material in enumerate(terms.materials)
            if judged
        ),
    )


def natural_person(person: Person) -> NaturalPerson:
    """The applicant as intake would enter him."""
    return NaturalPerson(
        name=person.name,
        id_kind=IdKind.RESIDENT_ID,
        id_number=person.id_number,
        phone=person.phone,
        address=person.address,
    )


@contextmanager
def desk_at_counter(
    app: QApplication, options: DeskOptions, clock: PcClock | None = None
) -> Iterator[DeskAtCounter]:
    """Start the program on a profile; afterwards it is closed and nothing of it is left."""
    hooks = sys.excepthook, threading.excepthook, sys.unraisablehook
    program = DeskProgram(app, options, clock)
    try:
        yield DeskAtCounter(program)
    finally:
        program.close()
        program.window.deleteLater()
        program.sign_in_view.deleteLater()
        program.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        sys.excepthook, threading.excepthook, sys.unraisablehook = hooks
