"""Publishing from a desk of the county hall: over the real line, to a real county and other desks."""

import json
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

import pytest
from tests.county.small_county import HALL
from tests.county.test_calendar_publishing import knowledge, reference_digest
from tests.desk.sync.conftest import NewDesk
from tests.desk.sync.real_desk import WAIT_S, RealDesk
from tests.desk.sync.test_line import LISTENING, QUICK

from window_desk.casework.calendar_publication import DayTurn
from window_desk.casework.duties import Clerk, Duty
from window_desk.casework.items import Authority
from window_desk.county.bootstrap import County
from window_desk.desk.use_cases.line_ports import (
    CalendarAnswer,
    CalendarOrder,
    CalendarPublishing,
    LineState,
)
from window_desk.protocol.messages import ReferenceKind
from window_desk.tools.emulators.cut_line import CutAfter, CutLine

CHIEF = "2009"
NOTICE = {
    "year": 2027,
    "papers": ["关于2027年的通知"],
    "days": [
        {"name": "元旦", "date": "2026-12-31", "isOffDay": True},
        {"name": "元旦", "date": "2027-01-01", "isOffDay": True},
    ],
}


@dataclass
class Answers:
    """What came back, and on which thread."""

    told: list[CalendarAnswer] = field(default_factory=list)
    threads: set[str] = field(default_factory=set)
    _came: threading.Event = field(default_factory=threading.Event)

    def __call__(self, answer: CalendarAnswer) -> None:
        self.told.append(answer)
        self.threads.add(threading.current_thread().name)
        self._came.set()

    def one(self) -> CalendarAnswer:
        """The answer, waited for."""
        assert self._came.wait(WAIT_S), "no answer"
        (answer,) = self.told
        return answer


def order(content: object = NOTICE, year: int | None = None) -> CalendarOrder:
    return CalendarOrder(ReferenceKind.CALENDAR_NOTICE, json.dumps(content).encode(), year, CHIEF)


def publish(desk: RealDesk, what: CalendarOrder) -> tuple[CalendarAnswer, set[str]]:
    answers = Answers()
    port: CalendarPublishing = desk.line
    port.publish(what, answers)
    return answers.one(), answers.threads


@pytest.fixture
def new_hall(county: County, new_desk: NewDesk) -> Callable[..., RealDesk]:
    """Makes desks of the county hall, where a supervisor publishes."""
    county.add_clerk(
        Clerk(CHIEF, "赵主任", HALL.code, Authority.COUNTY, (), frozenset({Duty.SUPERVISE})),
        "Qinghe-2026",
    )

    def make(url: str | None = None) -> RealDesk:
        return (
            new_desk(pace=LISTENING, site=HALL.code)
            if url is None
            else new_desk(url, QUICK, site=HALL.code)
        )

    return make


def test_a_published_notice_is_in_force_everywhere(
    county: County, new_hall: Callable[..., RealDesk], new_desk: NewDesk
) -> None:
    hall, other = new_hall(), new_desk(pace=LISTENING)
    assert hall.store.cache.calendar().is_workday(date(2026, 12, 31))

    answer, threads = publish(hall, order(year=2027))

    assert answer.published
    assert answer.is_new
    assert [(day.date, day.turn, day.name) for day in answer.days][:1] == [
        (date(2026, 12, 31), DayTurn.OFF, "元旦")
    ]
    assert threads == {"sync"}
    expected = knowledge(county).calendar
    for desk in (hall, other):
        desk.told.wait_for(lambda desk=desk: desk.store.cache.calendar() == expected)  # type: ignore[misc]
        assert not desk.store.cache.calendar().is_workday(date(2026, 12, 31))
    identity = hall.sync.identity()
    assert identity is not None
    assert identity.county_key == county.public_key()


def test_a_refused_notice_names_its_field_and_changes_nothing(
    county: County, new_hall: Callable[..., RealDesk]
) -> None:
    hall = new_hall()
    before = reference_digest(county)
    answer, _ = publish(hall, order(year=2026))
    assert (answer.published, answer.field) == (False, "year")
    assert "指明的是2026年" in answer.sentence
    assert reference_digest(county) == before
    hall.told.wait_for_state(LineState.ONLINE)


def test_a_township_desk_is_told_where_to_go(
    county: County, new_hall: Callable[..., RealDesk], new_desk: NewDesk
) -> None:
    new_hall()
    answer, _ = publish(new_desk(pace=LISTENING), order())
    assert not answer.published
    assert "县政务服务中心" in answer.sentence


def test_a_line_that_is_down_is_an_answer_and_nothing_is_sent_later(
    county: County, new_hall: Callable[..., RealDesk], cut_line: CutLine
) -> None:
    hall = new_hall(cut_line.url)
    before = reference_digest(county)
    cut_line.go_down()
    answer, _ = publish(hall, order())
    assert not answer.published
    assert answer.sentence
    cut_line.pass_on()
    hall.line.nudge()
    hall.told.wait_for_state(LineState.ONLINE)
    assert reference_digest(county) == before


def test_a_lost_reply_is_told_as_not_known_and_the_feed_brings_the_truth(
    county: County, new_hall: Callable[..., RealDesk], cut_line: CutLine
) -> None:
    hall = new_hall(cut_line.url)
    cut_line.set_mode(CutAfter(0))
    answer, _ = publish(hall, order())
    assert not answer.published
    assert "不知是否已发布" in answer.sentence
    cut_line.pass_on()
    hall.line.nudge()
    hall.told.wait_for(lambda: hall.store.cache.calendar().coverage_until == date(2027, 12, 31))
    again, _ = publish(hall, order())
    assert (again.published, again.is_new) == (True, False)
