"""The clocks beside the decision clock, asked alone: Art. 42, 47, 48, 50 and 55, field by field."""

from dataclasses import replace
from datetime import date

import pytest
from tests.casework.builders import CaseStory, calendar, joint_item

from window_desk.casework.items import CoAgency
from window_desk.casework.limits import DayUnit, Limit
from window_desk.casework.local_rules import DEFAULT_RULES
from window_desk.casework.procedure_acts import HearingStep, HearingStepTaken
from window_desk.casework.procedure_clocks import (
    feedback_of,
    hearing_clock_of,
    inspection_clock_of,
    renewal_clock_of,
)
from window_desk.casework.procedures import Feedback, HearingClock, InspectionClock, RenewalClock
from window_desk.casework.terms import ItemTerms

CALENDAR = calendar()
TERMS = CaseStory().terms


def march(day: int) -> date:
    return date(2026, 3, day)


def steps(
    *taken: tuple[int, HearingStep], hearing_on: date | None = None
) -> list[tuple[date, HearingStepTaken]]:
    """Steps by their day in March; the announcement names ``hearing_on``."""
    return [
        (
            march(day),
            HearingStepTaken(step, hearing_on if step is HearingStep.ANNOUNCED else None, ""),
        )
        for day, step in taken
    ]


def hearing(taken: list[tuple[date, HearingStepTaken]]) -> HearingClock | None:
    return hearing_clock_of(TERMS, taken, CALENDAR, march(10))


# Hearings: Art. 47 and 48 ---------------------------------------------------------------------


def test_a_hearing_has_a_clock_where_the_law_demands_it_and_none_otherwise() -> None:
    demanded = replace(TERMS, hearing_by_law=True)
    assert hearing_clock_of(demanded, [], CALENDAR, march(10)) == HearingClock(march(19))
    assert hearing([]) is None


def test_47_every_day_of_a_hearing_is_told() -> None:
    taken = steps(
        (2, HearingStep.RIGHT_TOLD),
        (4, HearingStep.ASKED),
        (5, HearingStep.ANNOUNCED),
        hearing_on=march(18),
    )
    told = HearingClock(
        earliest=march(19),
        step=HearingStep.ANNOUNCED,
        told_on=march(2),
        ask_by=march(9),
        asked_on=march(4),
        hold_by=date(2026, 4, 1),
        announced_on=march(5),
        hearing_on=march(18),
    )
    assert hearing(taken) == told
    assert told.is_owed
    held = [*taken, *steps((18, HearingStep.HELD))]
    assert hearing(held) == replace(told, step=HearingStep.HELD, held_on=march(18))


def test_48_a_new_announcement_replaces_the_old_one_the_first_of_other_steps_stays() -> None:
    taken = [
        *steps((2, HearingStep.RIGHT_TOLD), (3, HearingStep.RIGHT_TOLD), (4, HearingStep.ASKED)),
        *steps((5, HearingStep.ANNOUNCED), hearing_on=march(18)),
        *steps((6, HearingStep.ANNOUNCED), hearing_on=march(20)),
        *steps((6, HearingStep.ASKED)),
    ]
    clock = hearing(taken)
    assert clock is not None
    assert (clock.told_on, clock.asked_on) == (march(2), march(4))
    assert (clock.announced_on, clock.hearing_on) == (march(6), march(20))
    assert clock.step is HearingStep.ASKED


def test_47_a_hearing_asked_for_without_the_right_told_has_no_day_to_ask_by() -> None:
    clock = hearing(steps((4, HearingStep.ASKED)))
    assert clock is not None
    assert (clock.told_on, clock.ask_by, clock.asked_on) == (None, None, march(4))


def test_47_who_waives_is_owed_no_hearing_until_asking_again() -> None:
    waived = steps((2, HearingStep.ASKED), (3, HearingStep.WAIVED))
    clock = hearing(waived)
    assert clock is not None
    assert (clock.asked_on, clock.hold_by, clock.is_owed) == (None, None, False)
    again = hearing([*waived, *steps((4, HearingStep.ASKED))])
    assert again is not None
    assert again.is_owed


# Inspections: Art. 55 -------------------------------------------------------------------------


def inspection(
    terms: ItemTerms,
    assigned: tuple[date, tuple[str, ...]] | None = None,
    reported_on: date | None = None,
    today: date = date(2026, 3, 9),
) -> InspectionClock | None:
    return inspection_clock_of(terms, march(2), assigned, reported_on, CALENDAR, today)


def test_55_two_people_are_assigned_within_five_workdays() -> None:
    demanded = replace(TERMS, inspection_by_law=True)
    waiting = InspectionClock(march(9), None, (), None, late=False)
    assert inspection(demanded) == waiting
    assert inspection(demanded, today=march(10)) == replace(waiting, late=True)
    staff = ("王强", "赵敏")
    assert inspection(demanded, (march(9), staff), march(11), march(20)) == InspectionClock(
        march(9), march(9), staff, march(11), late=False
    )
    assert inspection_clock_of(demanded, None, None, None, CALENDAR, march(9)) is None


def test_an_inspection_begun_anyway_is_told_and_never_late() -> None:
    assert inspection(TERMS) is None
    staff = ("王强", "赵敏")
    assert inspection(TERMS, (march(20), staff)) == InspectionClock(
        march(9), march(20), staff, None, late=False
    )
    assert inspection(TERMS, None, march(12)) == InspectionClock(
        march(9), None, (), march(12), late=False
    )


# Feedback of co-agencies: Art. 42 -------------------------------------------------------------


def feedback(
    limit: Limit | None,
    given: tuple[date, bool] | None,
    today: date,
    accepted_on: date = date(2026, 3, 2),
) -> Feedback:
    terms = replace(CaseStory(joint_item()).terms, co_agencies=(CoAgency("青禾县水利局", limit),))
    answers = {} if given is None else {"青禾县水利局": given}
    (found,) = feedback_of(terms, accepted_on, answers, CALENDAR, today, DEFAULT_RULES)
    return found


def test_42_feedback_is_late_the_day_after_its_last_day() -> None:
    owed = Feedback("青禾县水利局", march(9), None, None, late=False)
    assert feedback(Limit(5), None, march(9)) == owed
    assert feedback(Limit(5), None, march(10)) == replace(owed, late=True)
    given = replace(owed, given_on=march(9), consents=False)
    assert feedback(Limit(5), (march(9), False), march(20)) == given
    assert feedback(Limit(5), (march(10), True), march(10)).late


def test_42_without_a_limit_of_its_own_the_local_rule_gives_it() -> None:
    by_rule = feedback(None, None, march(2)).due
    assert by_rule == CALENDAR.add_workdays(march(2), DEFAULT_RULES.feedback_workdays)


@pytest.mark.parametrize(
    ("limit", "due"),
    [
        (Limit(3), date(2007, 1, 3)),
        (Limit(3, DayUnit.NATURAL), date(2007, 1, 3)),
        (Limit(1200), date(2010, 10, 28)),
    ],
)
def test_42_before_the_calendar_weekdays_are_counted_and_not_for_ever(
    limit: Limit, due: date
) -> None:
    assert feedback(limit, None, march(2), date(2006, 12, 29)).due == due


# Renewals: Art. 50 ----------------------------------------------------------------------------


def test_50_a_renewal_is_applied_for_thirty_workdays_before_the_end() -> None:
    terms = replace(TERMS, renewal=True)
    apply_by = CALENDAR.workdays_before(date(2026, 6, 30), 30)
    for received_on in (apply_by, date(2026, 6, 1)):
        assert renewal_clock_of(terms, date(2026, 6, 30), received_on, CALENDAR) == RenewalClock(
            date(2026, 6, 30), apply_by, timely=received_on == apply_by
        )


def test_50_only_a_renewal_that_names_its_last_day_has_the_clock() -> None:
    terms = replace(TERMS, renewal=True)
    assert renewal_clock_of(terms, None, march(2), CALENDAR) is None
    assert renewal_clock_of(TERMS, date(2026, 6, 30), march(2), CALENDAR) is None


def test_50_a_last_day_outside_the_calendar_makes_nobody_late() -> None:
    terms = replace(TERMS, renewal=True)
    assert renewal_clock_of(terms, date(2007, 1, 5), march(2), CALENDAR) == RenewalClock(
        date(2007, 1, 5), march(2), timely=True
    )
