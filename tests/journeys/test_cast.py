"""The people and the script of the demo."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from window_desk.casework.identifiers import check_id_number, check_uscc, region_of, sex_of
from window_desk.tools.demo_shift.people import Organisation, Person
from window_desk.tools.demo_shift.scenarios import SCENARIOS, plan_cases
from window_desk.tools.demo_shift.steps import Do, script

COUNTS = st.integers(12, 60)


@given(st.integers(0, 10_000), COUNTS)
def test_numbers_are_valid_and_nobodys(seed: int, count: int) -> None:
    for case in plan_cases(seed, count):
        who = case.applicant
        if isinstance(who, Organisation):
            assert check_uscc(who.uscc) is None
            continue
        assert isinstance(who, Person)
        assert check_id_number(who.id_number) is None
        assert region_of(who.id_number) is None
        assert sex_of(who.id_number) == who.sex


@given(st.integers(0, 10_000), COUNTS)
def test_no_two_people_are_alike(seed: int, count: int) -> None:
    cases = plan_cases(seed, count)
    people = [case.applicant for case in cases]
    assert max(Counter(person.name for person in people).values()) == 1
    numbers = [person.id_number for person in people if isinstance(person, Person)]
    assert len(set(numbers)) == len(numbers)


@given(st.integers(0, 10_000), COUNTS)
def test_the_same_seed_plays_the_same_shift(seed: int, count: int) -> None:
    assert plan_cases(seed, count) == plan_cases(seed, count)
    assert script(plan_cases(seed, count)) == script(plan_cases(seed, count))


def test_every_case_is_taken_in_once() -> None:
    cases = plan_cases(1, 2 * len(SCENARIOS))
    taken = Counter(step.what for step in script(cases) if step.do in {Do.INTAKE, Do.FINISH_HALF})
    assert taken == Counter(case.key for case in cases)


def test_the_line_is_down_for_several_cases_and_the_desk_is_killed_then() -> None:
    doing = [step.do for step in script(plan_cases(1, 16))]
    down = doing[doing.index(Do.LINE_DOWN) : doing.index(Do.LINE_UP)]
    assert down.count(Do.INTAKE) >= 4
    assert down.count(Do.POWER_CUT) == doing.count(Do.POWER_CUT) == 1
    assert down[down.index(Do.POWER_CUT) - 1] is Do.TYPE_HALF
