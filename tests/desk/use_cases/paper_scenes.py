"""Cases taken in by the real use cases on a real store, ready for their papers."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TypeVar

from tests.casework.builders import ANSWERS, IN_ORDER, PERSON
from tests.desk.store.world import ITEM, RECEIVER, SIGNATORY, World

from window_desk.casework import acts as a
from window_desk.casework.applicants import NaturalPerson
from window_desk.casework.duties import Clerk, Duty
from window_desk.desk.use_cases.accept import accepting
from window_desk.desk.use_cases.application import Application
from window_desk.desk.use_cases.counter import Counter
from window_desk.desk.use_cases.paper_facts import facts_of_job
from window_desk.desk.use_cases.print_ledger import (
    PaperKind,
    PrintJob,
)
from window_desk.desk.use_cases.print_papers import PrintRoute
from window_desk.desk.use_cases.receive import receive
from window_desk.desk.use_cases.render_paper import Facts

T = TypeVar("T")
TODAY = date(2026, 3, 2)
ISSUER = replace(RECEIVER, duties=frozenset(Duty))


def counter(world: World, clerk: Clerk = ISSUER) -> Counter:
    cache = world.store.cache
    return Counter(world.store.journal, world.clock, cache.site(), cache.calendar(), clerk)


def doing(world: World, use_case: Callable[[Counter], T], clerk: Clerk = ISSUER) -> T:
    """Run a use case on the writer thread."""
    return world.on_writer(use_case, counter(world, clerk))


def received(world: World, person: NaturalPerson = PERSON, *, accepted: bool = False) -> str:
    """A case taken in complete, and accepted at once if asked; returns its id."""
    application = Application(
        item=ITEM, window="NY", person=person, answers=ANSWERS, judgements=IN_ORDER
    )
    then = accepting if accepted else None
    return doing(world, lambda at: receive(at, application, then=then)).case


def granted(world: World, person: NaturalPerson = PERSON) -> str:
    """A case with the decision to grant."""
    case = received(world, person, accepted=True)
    world.take(case, a.Examined(a.Opinion.GRANT, ""), clerk="1002")
    world.take(
        case,
        a.SignedOff(a.Opinion.GRANT, ""),
        a.Decided("云岭决字〔2026〕1号", a.Outcome.GRANTED, "", ""),
        clerk=SIGNATORY.number,
    )
    return case


def job_of(world: World, kind: PaperKind) -> PrintJob:
    """The newest copy of this kind of paper."""
    found = next(job for job in world.store.cache.print_jobs() if job.kind is kind)
    job = world.store.cache.print_job(found.id)
    assert job is not None
    return job


def facts_of(world: World, job: PrintJob) -> Facts:
    return facts_of_job(world.store.cache, job, TODAY)


def nowhere() -> PrintRoute:
    return PrintRoute(ticket=None, documents=None)


def text_of(pdf: bytes, folder: Path) -> str:
    """The text layer without blanks."""
    file = folder / "read.pdf"
    file.write_bytes(pdf)
    done = subprocess.run(
        ["pdftotext", "-enc", "UTF-8", "-raw", str(file), "-"], capture_output=True, check=True
    )
    return re.sub(r"\s", "", done.stdout.decode())
