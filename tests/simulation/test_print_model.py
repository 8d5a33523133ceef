"""Print jobs, every order of events: the real ledger, the real verdicts, the real use cases of people."""

from collections import Counter as Tally
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import cast

from sqlalchemy import create_engine
from sqlalchemy.pool import StaticPool
from tests.casework.builders import calendar
from tests.county.small_county import CLERKS
from tests.simulation.explorer import Step, explore
from tests.simulation.one_thread import AtOnce

from window_desk.desk.store import print_ledger
from window_desk.desk.store.engine import Rows
from window_desk.desk.store.migrations import STEPS
from window_desk.desk.use_cases.clock_ports import Timekeeper
from window_desk.desk.use_cases.counter import ActRefusedError, Counter
from window_desk.desk.use_cases.device_values import (
    Confirmed,
    DeviceTrouble,
    Failed,
    PrintOutcome,
    Sent,
    Unknown,
)
from window_desk.desk.use_cases.ports import Journal, Site
from window_desk.desk.use_cases.print_ledger import PaperKind, PaperToPrint, PrintJob, PrintState
from window_desk.desk.use_cases.print_papers import PRINTABLE, _verdict, recover
from window_desk.desk.use_cases.reprint import answer_unknown, reprint

NOW = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)
PAPER = PaperToPrint(PaperKind.ACCEPTANCE, "case", "act", "云岭受字〔2026〕1号")
MOST_COPIES = 3
SENDINGS: tuple[tuple[str, PrintOutcome | None, int], ...] = (
    ("confirmed", Confirmed(), 1),
    ("sent", Sent(), 1),
    ("sent, none came", Sent(), 0),
    ("failed", Failed(DeviceTrouble.PAPER_OUT), 0),
    ("unknown, it came", Unknown(DeviceTrouble.PAPER_OUT), 1),
    ("unknown, none came", Unknown(DeviceTrouble.PAPER_OUT), 0),
    ("a bug, it came", None, 1),
    ("a bug, none came", None, 0),
)

Copy = tuple[int, str, int]
"""Copy number, state, and how many sheets of it came out of the printer."""

Ledger = tuple[Copy, ...]


@dataclass
class Rowed:
    """The ports of ledger and journal over the real ledger's rows; ``dies`` after so many writes."""

    rows: Rows
    dies: int = 0
    writes: int = 0

    @property
    def executor(self) -> Executor:
        return AtOnce("", lambda: None, lambda _: None, lambda _: None)

    def set_print_state(
        self, job: str, state: PrintState, *, trouble: str = "", content: bytes | None = None
    ) -> None:
        self._count()
        print_ledger.set_state(self.rows, job, state, trouble, content, NOW)

    @contextmanager
    def transaction(self) -> Iterator["Rowed"]:
        yield self

    def queue_paper(self, paper: PaperToPrint, clerk: str) -> str:
        self._count()
        found = self.rows.first("SELECT count(*) FROM print_job")
        assert found is not None
        job = f"job-{found[0] + 1}"
        print_ledger.queue(self.rows, job, paper, clerk, NOW)
        return job

    def _count(self) -> None:
        self.writes += 1
        if self.dies and self.writes > self.dies:
            raise InterruptedError


class Printing:
    """Every step of every copy."""

    def __init__(self) -> None:
        engine = create_engine("sqlite://", poolclass=StaticPool)
        self._connection = engine.connect()
        self._rows = Rows(self._connection)
        for _, statements in STEPS:
            for statement in statements:
                if "fts5" not in statement:
                    self._rows.run(statement)
        self._engine = engine

    def close(self) -> None:
        self._connection.close()
        self._engine.dispose()

    def start(self) -> Ledger:
        """One copy, queued with its act."""
        self._load(())
        Rowed(self._rows).queue_paper(PAPER, CLERKS[0].number)
        return self._state(())

    def steps(self, ledger: Ledger) -> Iterator[Step[Ledger]]:
        """Machine, people, and the end of the program at every write."""
        self._load(ledger)
        for place, job in enumerate(self._jobs()):
            name = f"copy {job.copy_number}"
            if job.state in PRINTABLE:
                yield from self._sendings(ledger, place, name)
            for word, dies in ((f"{name}: reprint", 0), (f"{name}: seen", 0), (f"{name}: not there", 0),
                               (f"{name}: not there, cut", 1)):  # fmt: skip
                following = self._by_person(ledger, place, word, dies)
                if following is not None:
                    yield word, following
        self._load(ledger)
        recover(Rowed(self._rows), self._jobs())
        yield "start again", self._state(ledger)

    def _sendings(self, ledger: Ledger, place: int, name: str) -> Iterator[Step[Ledger]]:
        for word, outcome, sheets in SENDINGS:
            self._load(ledger)
            job = self._jobs()[place]
            journal = Rowed(self._rows)
            journal.set_print_state(job.id, PrintState.SENDING, content=b"bytes")
            state, trouble = _verdict(outcome)
            yield f"{name}: {word}, then killed", self._state(ledger, place, sheets)
            journal.set_print_state(job.id, state, trouble=trouble)
            yield f"{name}: {word}", self._state(ledger, place, sheets)

    def _by_person(self, ledger: Ledger, place: int, word: str, dies: int) -> Ledger | None:
        if len(ledger) == MOST_COPIES and "seen" not in word:
            return None
        self._load(ledger)
        job = self._jobs()[place]
        counter = Counter(
            cast("Journal", Rowed(self._rows, dies)), cast("Timekeeper", None),
            cast("Site", None), calendar(), CLERKS[0],
        )  # fmt: skip
        try:
            if "reprint" in word:
                reprint(counter, job, "字迹不清")
            else:
                answer_unknown(counter, job, printed="seen" in word, reason="没有打全")
        except ActRefusedError:
            return None
        except InterruptedError:
            pass
        return self._state(ledger)

    def _jobs(self) -> list[PrintJob]:
        return list(reversed(print_ledger.jobs(self._rows, (), 10)))

    def _load(self, ledger: Ledger) -> None:
        self._rows.run("DELETE FROM print_job")
        for number, state, _sheets in ledger:
            paper = PaperToPrint(
                PAPER.kind, PAPER.case, PAPER.act, PAPER.document_number,
                reason="补打" if number > 1 else "",
            )  # fmt: skip
            job = Rowed(self._rows).queue_paper(paper, CLERKS[0].number)
            print_ledger.set_state(self._rows, job, PrintState(state), "", None, NOW)

    def _state(self, before: Ledger, place: int = -1, sheets: int = 0) -> Ledger:
        came = [copy[2] for copy in before] + [0] * MOST_COPIES
        if place >= 0:
            came[place] += sheets
        return tuple(
            (job.copy_number, job.state.value, came[index])
            for index, job in enumerate(self._jobs())
        )


def _is_twice(ledger: Ledger) -> bool:
    """Two sheets that nothing tells apart: the same copy printed twice, or two copies of one number."""
    numbers = Tally(number for number, _, _ in ledger)
    return any(sheets > 1 for _, _, sheets in ledger) or max(numbers.values()) > 1


def test_no_paper_is_ever_printed_twice_unknowingly() -> None:
    reached: set[str] = set()

    def is_bad(ledger: Ledger) -> bool:
        reached.update(state for _, state, _ in ledger)
        return _is_twice(ledger)

    printing = Printing()
    try:
        explored = explore(printing.start(), printing.steps, is_bad)
    finally:
        printing.close()
    assert explored.trace == ()
    assert reached == {state.value for state in PrintState}
    assert explored.states == 1440
