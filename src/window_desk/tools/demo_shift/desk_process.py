"""The desk of the demo as a process of its own: the real program, offscreen, driven by keys.

``python -m window_desk.tools.demo_shift.desk_process CONFIG`` plays the script from where the
progress file says. It may be killed at any step that says so and started again.
"""

import json
import logging
import os
import sys
import traceback
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

import msgspec

# First of all: what `desk.ui` does to Python's singletons must be done before Qt is used.
import window_desk.desk.ui  # noqa: F401  isort:skip
from PySide6.QtWidgets import QApplication

from window_desk.desk.bootstrap import DeskOptions, DeskProgram
from window_desk.desk.use_cases.blob_values import ScanPlace
from window_desk.desk.use_cases.case_views import (
    Standing,
)
from window_desk.desk.use_cases.print_ledger import (
    PrintState,
)
from window_desk.tools.demo_shift.case_steps import CaseSteps
from window_desk.tools.demo_shift.control_client import ControlRefusedError
from window_desk.tools.demo_shift.desk_report import (
    DeskConfig,
    DeskReport,
    Progress,
    elsewhere_file,
    write_whole,
)
from window_desk.tools.demo_shift.gallery import Gallery
from window_desk.tools.demo_shift.gate_steps import GateSteps
from window_desk.tools.demo_shift.intake_steps import IntakeSteps
from window_desk.tools.demo_shift.keyboard import DeskStuckError, Hands
from window_desk.tools.demo_shift.line_steps import LineSteps
from window_desk.tools.demo_shift.procedure_steps import ProcedureSteps
from window_desk.tools.demo_shift.scenarios import PlannedCase, plan_cases
from window_desk.tools.demo_shift.scene import Scene
from window_desk.tools.demo_shift.steps import Do, Step, script

_EXAMPLE_SEED: Final = 1_000_000
_EXAMPLE_PLACE: Final = 2
_FOR_EVER_S: Final = 600.0
_DAYS_TO_HOLIDAY: Final = 3
_HOLIDAY_S: Final = 60.0


class _ErrorCount(logging.Handler):
    """Counts what was logged as an error."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.kinds: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.kinds.append(record.name)


class DeskPlayer:
    """Plays the script on one desk."""

    def __init__(self, app: QApplication, config: DeskConfig) -> None:
        self._config = config
        self._progress = Progress.read(config.progress_file)
        self._cases = {case.key: case for case in plan_cases(config.seed, config.cases)}
        self._program = DeskProgram(app, _options(config))
        self._program.show()
        self._program.window.activateWindow()
        self._scene = Scene(
            self._program,
            Hands(self._program.window),
            config.reader_control,
            config.line_control,
            dict(self._progress.found),
            self._progress.intake_key_presses,
        )
        self._gate = GateSteps(self._scene, config.password)
        planned = list(self._cases.values())
        self._gallery = Gallery(
            app,
            self._scene,
            config.out / "screenshots",
            shown=planned[min(6, len(planned) - 1)],
            scanned=next((case for case in planned if case.scenario.scanned), planned[0]),
            held=next(case for case in planned if case.scenario.procedure == ("suspend",)),
            example=plan_cases(_EXAMPLE_SEED + config.seed, _EXAMPLE_PLACE + 1)[_EXAMPLE_PLACE],
        )
        self._line_steps = LineSteps(self._scene, config.out / "work", self._ask_elsewhere)
        self._doing = self._handlers()

    def play(self) -> None:
        """Play what is left, and leave the report."""
        steps = script(tuple(self._cases.values()))
        if self._progress.next_step:
            self._gallery.take_page("sign-in")
        for number in range(self._progress.next_step, len(steps)):
            self._play_step(number, steps[number])
        write_whole(self._config.report_file, msgspec.json.encode(self._report()))

    def close(self) -> None:
        """Take the program apart."""
        self._program.close()

    def picture_of_trouble(self) -> None:
        """Keep what the clerk saw when nothing went on."""
        self._program.window.grab().save(str(self._config.out / "work" / "trouble.png"))

    def _play_step(self, number: int, step: Step) -> None:
        case = self._cases.get(step.what)
        if step.do is Do.POWER_CUT:
            self._note(number + 1)
            tell_parent("power_cut")
            self._scene.hands.wait(lambda: False, "没有断电", _FOR_EVER_S)
        elif step.do is Do.PICTURES:
            self._gallery.take(step.what)
        elif case is None:
            self._frame(step)
        else:
            self._doing[step.do](case)
        self._note(number + 1)
        if case is not None or step.do is Do.CLERK:
            name = case.applicant.name if case is not None else step.what
            tell_parent("step", do=step.do.value, case=step.what, name=name)
        else:
            tell_parent("step", do=step.do.value, case="", name=step.what)

    def _frame(self, step: Step) -> None:
        match step.do:
            case Do.ENROL:
                config = self._config
                self._gate.type_enrolment(config.county_address, config.code, step.what)
                self._gallery.take_page("enrolment")
                self._gate.enrol()
            case Do.CLERK:
                self._gate.sign_in(step.what)
            case Do.LINE_DOWN:
                self._gate.cut_line()
            case Do.LINE_UP:
                self._gate.mend_line()
            case Do.LOCAL_HOLIDAY:
                self._have_a_day_off()
            case _:
                self._gate.drain()

    def _ask_elsewhere(self, case: str) -> Path:
        """Have the parent open another window; the file is there once its clerk is through."""
        tell_parent("elsewhere", case=case)
        return elsewhere_file(self._config.out, case)

    def _settle(self, case: PlannedCase) -> None:
        self._line_steps.settle(case, partial(self._gallery.take, "conflict"))

    def _have_a_day_off(self) -> None:
        """The county makes a coming workday a local holiday: printed promises move."""
        session = self._scene.session
        cache = session.cache
        day = cache.calendar().add_workdays(session.today(), _DAYS_TO_HOLIDAY)
        tell_parent("local_holiday", day=day.isoformat())
        self._scene.hands.wait(
            lambda: not cache.calendar().is_workday(day) and cache.recomputation() is None,
            "本地放假没有到本机",
            _HOLIDAY_S,
        )

    def _handlers(self) -> dict[Do, Callable[[PlannedCase], None]]:
        intake, later = IntakeSteps(self._scene), CaseSteps(self._scene)
        procedure = ProcedureSteps(self._scene)
        return {
            Do.ELSEWHERE: self._line_steps.act_elsewhere,
            Do.ACCEPT: self._line_steps.accept,
            Do.SETTLE: self._settle,
            Do.SCAN: self._line_steps.scan,
            Do.SUSPEND: procedure.suspend,
            Do.RESUME: procedure.resume,
            Do.HAND_OVER: procedure.hand_over,
            Do.INSPECT: procedure.inspect,
            Do.EXTEND: procedure.extend,
            Do.INTAKE: intake.take_in,
            Do.TYPE_HALF: intake.type_half,
            Do.FINISH_HALF: intake.finish_half,
            Do.SUPPLEMENT: later.supplement,
            Do.WITHDRAW: later.withdraw,
            Do.VOID: later.void,
            Do.EXAMINE: later.examine,
            Do.SIGN_OFF: later.sign_off,
            Do.ISSUE: later.issue,
            Do.DELIVER: later.deliver,
        }

    def _note(self, next_step: int) -> None:
        progress = Progress(next_step, self._scene.found, self._scene.intake_key_presses)
        write_whole(self._config.progress_file, msgspec.json.encode(progress))

    def _report(self) -> DeskReport:
        cache = self._scene.session.cache
        files = [cache.case_file(case) for case in self._scene.found.values()]
        known_files = [file for file in files if file is not None]
        acts = [known for file in known_files for known in file.acts]
        scans = [
            status
            for file in known_files
            for status in cache.scan_statuses(file.case.scans).values()
        ]
        jobs = cache.print_jobs(limit=100_000)
        return DeskReport(
            cases={key: self._scene.case(case).state.value for key, case in self._known()},
            ids=dict(self._scene.found),
            acts=cache.acts_count(),
            unsent=cache.unsent_count(),
            refused=sum(known.standing is Standing.REFUSED for known in acts),
            conflicts=sum(
                known.standing is Standing.CONFLICT for known in acts if not known.settled
            ),
            conflicts_settled=sum(
                known.standing is Standing.CONFLICT for known in acts if known.settled
            ),
            scans=sum(status.place is ScanPlace.AT_COUNTY for status in scans),
            scans_not_sent=sum(status.place is not ScanPlace.AT_COUNTY for status in scans),
            to_settle=len(cache.to_settle()),
            promises_moved=len(cache.moved_promises()),
            digest=cache.case_digest(),
            printed=[job.kind.value for job in jobs if job.state is PrintState.CONFIRMED],
            not_printed=[
                f"{job.kind.value}: {job.state.value} {job.trouble}"
                for job in jobs
                if job.state is not PrintState.CONFIRMED
            ],
            intake_key_presses=self._scene.intake_key_presses,
        )

    def _known(self) -> list[tuple[str, PlannedCase]]:
        return [(key, case) for key, case in self._cases.items() if key in self._scene.found]


def tell_parent(event: str, **facts: str) -> None:
    """One JSON line on standard output."""
    print(json.dumps({"event": event, **facts}, ensure_ascii=False), flush=True)


def _options(config: DeskConfig) -> DeskOptions:
    work = config.out / "work"
    return DeskOptions(
        profile=work / "desk",
        marks=work / "marks",
        county_address=config.county_address,
        printer_address=config.printer_address,
        printer_profile=config.printer_profile,
        document_printer=f"folder:{config.out / 'papers'}",
        reader_address=config.reader_address,
        use_system_keyring=False,
    )


def main(config_file: Path) -> int:
    """Play; returns the exit status."""
    logging.basicConfig(
        level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s %(message)s"
    )
    errors = _ErrorCount()
    logging.getLogger().addHandler(errors)
    config = DeskConfig.read(config_file)
    player = DeskPlayer(QApplication(sys.argv[:1]), config)
    try:
        player.play()
    except (DeskStuckError, ControlRefusedError, OSError) as trouble:
        traceback.print_exc()
        player.picture_of_trouble()
        tell_parent("trouble", text=str(trouble))
        # Threads may hang on what made the trouble; the parent decides what happens next.
        sys.stdout.flush()
        os._exit(1)
    player.close()
    tell_parent("done", errors=str(len(errors.kinds)))
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
