"""How each screen is made. Imports are late: a screen is built when it is first shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from window_desk.desk.bootstrap.program import DeskProgram
    from window_desk.desk.ui.desk_session import DeskSession
    from window_desk.desk.ui.shell.screen import Screen


_SCREENS: dict[str, tuple[str, str]] = {
    "workbench": ("workbench.view", "WorkbenchScreen"),
    "intake": ("intake.view", "IntakeScreen"),
    "cases": ("cases.list_view", "CasesScreen"),
    "sign_off": ("sign_off.view", "SignOffScreen"),
    "papers": ("papers.view", "PapersScreen"),
    "to_settle": ("to_settle.view", "ToSettleScreen"),
    "board": ("board.view", "BoardScreen"),
    "deadlines": ("deadlines.view", "DeadlinesScreen"),
    "case": ("cases.case_view", "CaseScreen"),
}


def screen_factories(program: DeskProgram) -> Mapping[str, Callable[[], Screen]]:
    """The screens by key, in the order of the rail."""
    made: dict[str, Callable[[], Screen]] = {
        key: partial(_make, program, module, name) for key, (module, name) in _SCREENS.items()
    }
    made["settings"] = partial(_settings, program)
    made["sync"] = partial(_sync, program)
    return made


def _make(program: DeskProgram, module: str, name: str) -> Screen:
    if program.workshop is None:
        raise RuntimeError("screens are built after a clerk has signed in")
    screen_type: type[Screen] = getattr(
        import_module(f"window_desk.desk.ui.screens.{module}"), name
    )
    build: Callable[[DeskSession], Screen] = screen_type
    return build(program.workshop.session)


def _sync(program: DeskProgram) -> Screen:
    from window_desk import __version__
    from window_desk.desk.ui.screens.sync.view import SyncScreen

    workshop = program.workshop
    if workshop is None:
        raise RuntimeError("screens are built after a clerk has signed in")
    return SyncScreen(
        workshop.session,
        workshop.transfer_pause,
        (workshop.line,),
        workshop.transfer_settings.keep,
        __version__,
        program.enrol_again,
    )


def _settings(program: DeskProgram) -> Screen:
    from window_desk.desk.ui.screens.settings.view import SettingsView
    from window_desk.papers.escpos import load_profiles

    profiles = [(key, profile.name) for key, profile in load_profiles().items()]
    workshop = program.workshop
    view = SettingsView(
        program.checked_settings(),
        profiles,
        workshop.print_test_page if workshop is not None else None,
        workshop.session if workshop is not None else None,
    )
    view.changed.connect(program.set_value)
    return view
