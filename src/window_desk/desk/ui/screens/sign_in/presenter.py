"""Signing in: what is asked of the gate and what is said to the clerk. No Qt here.

The gate checks passwords on another thread (Argon2id takes its time on purpose); answers come back
on the screen's thread.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Literal, Protocol, TypeVar

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class SignInOutcome:
    """Whether the clerk is let in; else the sentence, the field it stands at and the wait."""

    welcome: bool
    sentence: str = ""
    wait_s: int = 0
    field: Literal["number", "password"] = "password"


class Gate(Protocol):
    """Who may work at this desk, with or without a line."""

    def sign_in(self, clerk_number: str, password: str) -> SignInOutcome:
        """Check a password; runs on another thread than the screen's."""
        ...


class Runner(Protocol):
    """Runs a job elsewhere and hands its result to the screen's thread (``bridge.Commands``)."""

    def run(
        self,
        job: Callable[[], Result],
        on_done: Callable[[Result], None],
        on_error: Callable[[Exception], None] | None = None,
    ) -> None:
        """Run ``job``; one of ``on_done`` and ``on_error`` follows."""
        ...


class SignInScreen(Protocol):
    """What the presenter needs of the view."""

    def show_busy(self, *, busy: bool) -> None:
        """Show that a password is being checked."""
        ...

    def ask_number(self) -> None:
        """Say at its field that the clerk number is missing."""
        ...

    def ask_password(self) -> None:
        """Say at its field that the password is missing."""
        ...

    def show_problem(self, outcome: SignInOutcome) -> None:
        """Say why the clerk was not let in, and count down the wait."""
        ...

    def show_welcome(self, clerk_number: str) -> None:
        """Let the clerk through; passwords are wiped from the screen."""
        ...


class SignInPresenter:
    """Takes number and password to the gate, one try at a time."""

    def __init__(self, screen: SignInScreen, gate: Gate, runner: Runner) -> None:
        self._screen = screen
        self._gate = gate
        self._runner = runner
        self._busy = False

    def sign_in(self, clerk_number: str, password: str) -> None:
        """Try to sign in; a second press while one is being checked does nothing."""
        if self._busy:
            return
        if not clerk_number:
            self._screen.ask_number()
        elif not password:
            self._screen.ask_password()
        else:
            self._set_busy(busy=True)
            self._runner.run(
                partial(self._gate.sign_in, clerk_number, password),
                partial(self._on_answered, clerk_number),
                self._on_failed,
            )

    def _on_answered(self, clerk_number: str, outcome: SignInOutcome) -> None:
        self._set_busy(busy=False)
        if outcome.welcome:
            self._screen.show_welcome(clerk_number)
        else:
            self._screen.show_problem(outcome)

    def _on_failed(self, error: Exception) -> None:
        self._set_busy(busy=False)
        raise error

    def _set_busy(self, *, busy: bool) -> None:
        self._busy = busy
        self._screen.show_busy(busy=busy)
