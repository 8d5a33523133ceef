"""Enrolling this PC at the county and setting its first clerk. No Qt here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Literal, Protocol

from window_desk.desk.ui.screens.sign_in.presenter import Runner

# the window shows before the messages of the line are read
if TYPE_CHECKING:
    from window_desk.desk.use_cases.sync_ports import Transfer

EnrolFieldName = Literal["address", "code", "name", "clerk", "password", ""]


@dataclass(frozen=True, slots=True)
class EnrolForm:
    """What the clerk typed; ``name`` is the desk's own name, such as 1 号窗口.

    A PC that is enrolled again knows its clerks: ``clerk`` and ``password`` are empty.
    """

    address: str
    code: str
    name: str
    clerk: str = ""
    password: str = ""


@dataclass(frozen=True, slots=True)
class EnrolOutcome:
    """An empty ``sentence`` is success; else it stands at ``field``, or below the form."""

    sentence: str = ""
    field: EnrolFieldName = ""


class Enrolling(Protocol):
    """Trades the county's one-time code for an identity of this desk."""

    def enrol(self, form: EnrolForm, tell: Callable[[str], None]) -> EnrolOutcome:
        """Enrol on another thread; ``tell`` says what is being done and may be called there."""
        ...

    def transfers(self) -> Sequence[Transfer]:
        """What goes over the line meanwhile; asked on the screen's thread."""
        ...


class Poster(Protocol):
    """Has something done on the screen's thread (``bridge.Notices``)."""

    def post(self, act: Callable[[], None]) -> None:
        """Have ``act`` called there."""
        ...


class EnrolScreen(Protocol):
    """What the presenter needs of the view."""

    def show_busy(self, *, busy: bool) -> None:
        """Show that enrolment is under way."""
        ...

    def show_missing(self, field: EnrolFieldName) -> None:
        """Say at a field that it must be filled."""
        ...

    def show_problem(self, outcome: EnrolOutcome) -> None:
        """Say what went wrong where it went wrong."""
        ...

    def show_progress(self, sentence: str) -> None:
        """Say what is being done."""
        ...

    def show_enrolled(self, clerk_number: str) -> None:
        """Go on to the work."""
        ...


class EnrolPresenter:
    """Checks that what is ``asked`` is there and takes it to the county, one try at a time."""

    def __init__(
        self,
        screen: EnrolScreen,
        enrolling: Enrolling,
        runner: Runner,
        poster: Poster,
        asked: Sequence[EnrolFieldName],
    ) -> None:
        self._screen = screen
        self._enrolling = enrolling
        self._runner = runner
        self._poster = poster
        self._asked = tuple(asked)
        self._busy = False

    @property
    def is_busy(self) -> bool:
        """Whether a try is under way."""
        return self._busy

    def enrol(self, form: EnrolForm) -> None:
        """Try to enrol; what was typed stays for another try."""
        if self._busy:
            return
        filled: tuple[tuple[EnrolFieldName, str], ...] = (
            ("address", form.address),
            ("code", form.code),
            ("name", form.name),
            ("clerk", form.clerk),
            ("password", form.password),
        )
        for field, text in filled:
            if field in self._asked and not text:
                self._screen.show_missing(field)
                return
        self._set_busy(busy=True)
        self._runner.run(
            partial(self._enrolling.enrol, form, self._tell),
            partial(self._on_answered, form.clerk),
            self._on_failed,
        )

    def _tell(self, sentence: str) -> None:
        self._poster.post(partial(self._screen.show_progress, sentence))

    def _on_answered(self, clerk_number: str, outcome: EnrolOutcome) -> None:
        self._set_busy(busy=False)
        if outcome.sentence:
            self._screen.show_problem(outcome)
        else:
            self._screen.show_enrolled(clerk_number)

    def _on_failed(self, error: Exception) -> None:
        self._set_busy(busy=False)
        raise error

    def _set_busy(self, *, busy: bool) -> None:
        self._busy = busy
        self._screen.show_busy(busy=busy)
