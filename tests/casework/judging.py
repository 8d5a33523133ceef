"""People of a counter, and what the law says to an act that one of them wants to take."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from tests.casework.builders import CLERK, EXAMINER, SIGNATORY, CaseStory, calendar

from window_desk.casework.acts import (
    BEIJING,
    Act,
    ActBody,
)
from window_desk.casework.case import Case
from window_desk.casework.duties import Clerk, Duty
from window_desk.casework.fold import fold
from window_desk.casework.items import Authority
from window_desk.casework.law import objection
from window_desk.casework.refusals import Refusal
from window_desk.casework.workdays import WorkdayCalendar

SITE = "519999101"


def person(number: str, *duties: Duty, level: Authority = Authority.TOWNSHIP) -> Clerk:
    """A clerk of the township (or county) with these duties."""
    return Clerk(number, f"工作人员{number}", SITE, level, ("NY",), frozenset(duties))


RECEIVER = person(CLERK, Duty.RECEIVE, Duty.DECIDE, Duty.ISSUE, Duty.DELIVER)
OTHER_RECEIVER = person("1011", Duty.RECEIVE, Duty.DECIDE, Duty.ISSUE, Duty.DELIVER)
THE_EXAMINER = person(EXAMINER, Duty.EXAMINE)
THE_SIGNATORY = person(SIGNATORY, Duty.EXAMINE, Duty.SIGN_OFF)
SUPERVISOR = person("1009", Duty.RECEIVE, Duty.SUPERVISE)
ALL_ROUND = person("1008", *Duty)
COUNTY_EXAMINER = person("2002", Duty.EXAMINE, level=Authority.COUNTY)
COUNTY_SIGNATORY = person("2003", Duty.SIGN_OFF, level=Authority.COUNTY)
COUNTY_SUPERVISOR = person("2009", Duty.RECEIVE, Duty.SUPERVISE, level=Authority.COUNTY)


def wanted(story: CaseStory, body: ActBody, clerk: Clerk = RECEIVER) -> Act:
    """The act that ``clerk`` would append to ``story`` now; the story stays as it is."""
    now = story.now
    act = story.take(body, clerk.number).acts.pop()
    story.now = now
    return act


def refusal_of(
    story: CaseStory,
    body: ActBody,
    clerk: Clerk = RECEIVER,
    *,
    judged_after: timedelta = timedelta(0),
) -> Refusal | None:
    """What the law objects to ``body`` as the next act of ``story``, judged that much later."""
    act = wanted(story, body, clerk)
    case = fold(story.acts, calendar(), act.happened_at)
    return objection(case, act, clerk, act.happened_at + judged_after)


def code_of(story: CaseStory, body: ActBody, clerk: Clerk = RECEIVER) -> str:
    """Code of the refusal, empty when the act is lawful; its sentence must be whole."""
    refusal = refusal_of(story, body, clerk)
    if refusal is None:
        return ""
    assert refusal.sentence
    assert "{" not in refusal.sentence
    return refusal.code


def field_of(story: CaseStory, body: ActBody, clerk: Clerk = RECEIVER) -> str:
    """Field that the refusal names."""
    refusal = refusal_of(story, body, clerk)
    assert refusal is not None
    return refusal.field


def lawfully(story: CaseStory, body: ActBody, clerk: Clerk = RECEIVER) -> CaseStory:
    """Append ``body``, which must be lawful."""
    assert refusal_of(story, body, clerk) is None
    return story.take(body, clerk.number)


def utc(text: str) -> datetime:
    """An instant written with its offset."""
    return datetime.fromisoformat(text)


def told(acts: Sequence[Act], day: date, in_force: WorkdayCalendar | None = None) -> Case:
    """The fold of ``acts`` on ``day`` at ten."""
    now = datetime(day.year, day.month, day.day, 10, tzinfo=BEIJING)
    case = fold(acts, in_force or calendar(), now)
    assert case is not None
    return case


def articles(case: Case) -> list[str]:
    """The articles of the recorded faults, empty where there is none."""
    return [fault.article for fault in case.faults]
