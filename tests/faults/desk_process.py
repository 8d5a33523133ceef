"""A desk without a screen in a process of its own: ``python -m tests.faults.desk_process PLAN``.

The real store, numbers and line. What was made durable is told as the clerk would be told, after
the commit came back.
"""

import logging
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path

import msgspec
from tests.county.small_county import (
    EXAMINER,
    IN_ORDER,
    PERSON,
    PROMISED_ITEM,
    RECEIVER,
    TOWN,
    YEAR,
)
from tests.desk.sync.real_desk import CASE_SERIES, RealDesk
from tests.faults.processes import DeskPlan, SharedWall, states_mark, tell
from uuid_utils import uuid7

from window_desk.casework import acts as a
from window_desk.casework.acts import Act, ActBody
from window_desk.casework.identifiers import with_check_character
from window_desk.casework.terms import terms_of
from window_desk.desk.sync.enrol import Enrolment
from window_desk.desk.sync.line import Pace
from window_desk.desk.use_cases.line_ports import LineState
from window_desk.desk.use_cases.ports import (
    JournalTransaction,
    NoNumberLeftError,
    StoreFailureError,
)
from window_desk.protocol.messages import EnrolReply

ACCEPTANCE_SERIES = f"acceptance:{TOWN.code}:{YEAR}"
_PACE = Pace(wait_s=2, poll_s=3.0, nudge_gap_s=0.1)
_LOOK_S = 0.02
_ENROL_AGAIN_S = 0.2


class DeskAtWork:
    """One desk, its clerk, and what was told of it."""

    def __init__(self, plan: DeskPlan) -> None:
        self._plan = plan
        self._rng = random.Random(plan.seed)
        self._desk = RealDesk(Path(plan.folder), SharedWall(plan.zero_s), pace=_PACE)

    def run(self) -> None:
        """Enrol, then work or settle."""
        self._enrol()
        self._desk.line.start()
        if self._plan.settle:
            self._settle()
            return
        self._wait(self._desk.has_numbers)
        tell("open")
        self._work()

    def close(self) -> None:
        """Join the threads."""
        self._desk.close()

    def _enrol(self) -> None:
        while self._desk.sync.identity() is None:
            enrolment = Enrolment(self._desk.sync, self._desk.connect, self._desk.keys)
            answer = enrolment.enrol(self._plan.address, self._plan.code, "一号窗口")
            if not isinstance(answer, EnrolReply):
                time.sleep(_ENROL_AGAIN_S)

    def _work(self) -> None:
        done = 0
        while not self._plan.cases or done < self._plan.cases:
            step = self._receive if self._rng.random() < 0.6 else self._go_on
            try:
                acts = self._desk.executor.submit(step).result()
            except NoNumberLeftError:
                self._desk.line.nudge()
                time.sleep(_LOOK_S)
                continue
            except StoreFailureError as error:
                acts = []
                known = self._desk.store.cache.acts_count()
                tell("refused", code=error.code, sentence=error.sentence, readable=known)
            done += 1
            self._desk.line.nudge()
            if acts:
                tell("saved", acts=[act.id for act in acts], numbers=_numbers(acts))
            time.sleep(self._plan.pause_s)

    def _receive(self) -> list[Act]:
        """A receipt, accepted at once: two numbers of two series in one transaction."""
        with self._desk.store.journal.transaction() as transaction:
            day = a.local_day(self._desk.clock.now())
            serial = transaction.take_number(CASE_SERIES)
            received = a.Received(
                number=with_check_character(f"{TOWN.area_code[:6]}{day:%Y%m%d}{serial:05d}"),
                terms=terms_of(PROMISED_ITEM),
                window="MZ",
                person=PERSON,
                organisation=None,
                agent=None,
                answers=(),
                judgements=IN_ORDER,
            )
            serial = transaction.take_number(ACCEPTANCE_SERIES)
            calendar = self._desk.store.cache.calendar()
            accepted = a.Accepted(
                f"{TOWN.agency_prefix}受字〔{YEAR}〕{serial}号",
                calendar.add_workdays(day, 10),
                calendar.add_workdays(day, 20),
                provisional=False,
            )
            case = str(uuid7())
            return [_append(transaction, case, body, RECEIVER) for body in (received, accepted)]

    def _go_on(self) -> list[Act]:
        """Whatever comes next in a case of anybody: several desks at once make conflicts."""
        rows = self._desk.store.cache.cases(limit=20)
        if not rows:
            return []
        case = self._rng.choice(rows).case
        steps: list[tuple[ActBody, str]] = [
            (a.Withdrawn("申请人撤回"), RECEIVER),
            (a.Examined(a.Opinion.GRANT, ""), EXAMINER),
        ]
        body, clerk = self._rng.choice(steps)
        with self._desk.store.journal.transaction() as transaction:
            return [_append(transaction, case, body, clerk)]

    def _settle(self) -> None:
        """Get everything across, wait until the county names its last position, reach it, report."""
        cache, goal = self._desk.store.cache, Path(self._plan.folder) / "goal"
        self._wait(lambda: cache.unsent_count() == 0)
        tell("sent")
        self._wait(goal.exists)
        position = int(goal.read_text("utf-8"))
        self._wait(lambda: self._desk.sync.digest().position >= position)
        self._wait(lambda: self._desk.line.report().state is LineState.ONLINE)
        digest = self._desk.sync.digest()
        identity = self._desk.sync.identity()
        tell(
            "settled",
            desk=identity.desk if identity is not None else "",
            position=digest.position,
            count=digest.count,
            digest=digest.xor,
            acts=cache.acts_count(),
            states=states_mark({row.case: row.state.value for row in cache.cases(limit=1_000_000)}),
            leases=[[s.series, s.leased, s.used, s.void, s.free] for s in cache.leases()],
            damage=list(self._desk.store.quick_check()),
        )

    def _wait(self, holds: Callable[[], bool]) -> None:
        while not holds():
            time.sleep(_LOOK_S)


def _append(transaction: JournalTransaction, case: str, body: ActBody, clerk: str) -> Act:
    act = transaction.compose(case, body, clerk)
    transaction.append(act)
    return act


def _numbers(acts: list[Act]) -> list[str]:
    bodies = [act.body for act in acts]
    return [body.number for body in bodies if isinstance(body, a.Received)] + [
        body.document_number for body in bodies if isinstance(body, a.Accepted)
    ]


def main() -> None:
    """Do what the plan says."""
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(name)s %(message)s")
    try:
        desk = DeskAtWork(msgspec.json.decode(sys.argv[1], type=DeskPlan))
    except StoreFailureError as error:
        tell("not_opened", code=error.code, sentence=error.sentence)
        return
    desk.run()
    tell("done")
    desk.close()


if __name__ == "__main__":
    main()
