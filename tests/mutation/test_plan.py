"""The plan names what is there, and survivors are told apart from explained ones."""

import pytest
from tests.mutation import __main__ as mutation
from tests.mutation.plan import COPIED, MODULES, TESTS


def test_everything_in_the_plan_is_there() -> None:
    casework = mutation.ROOT / "src" / "window_desk" / "casework"
    assert all((casework / f"{name}.py").is_file() for name in MODULES)
    assert all((mutation.ROOT / "tests" / "casework" / f"{name}.py").is_file() for name in TESTS)
    assert all((mutation.ROOT / folder).is_dir() for folder in COPIED)


def test_every_explanation_names_a_module_of_the_plan_and_a_reason() -> None:
    explained = mutation.explained()
    assert {function.partition(".")[0] for function, _, _ in explained} <= set(MODULES)
    assert all(len(reason) > 20 for reason in explained.values())


@pytest.mark.parametrize(
    ("mutant", "function"),
    [
        ("window_desk.casework.limits.x__later__mutmut_3", "limits._later"),
        ("window_desk.casework.limits.x_due__mutmut_12", "limits.due"),
        (
            "window_desk.casework.workdays.xǁWorkdayCalendarǁ__hash____mutmut_1",
            "workdays.WorkdayCalendar.__hash__",
        ),
    ],
)
def test_a_mutant_is_named_after_its_function(mutant: str, function: str) -> None:
    assert mutation.function_of(mutant) == function


def survivor(function: str, taken: str, given: str) -> mutation.Survivor:
    return mutation.Survivor("name", "survived", function, taken, given)


def test_a_survivor_without_an_explanation_is_told() -> None:
    known = [survivor(*key) for key in mutation.explained()]
    new = survivor("limits.due", "a < b", "a <= b")

    assert mutation.report(known, MODULES)[1]
    lines, in_order = mutation.report([*known, new], MODULES)
    assert not in_order
    assert any("NOT EXPLAINED" in line for line in lines)


def test_an_explanation_that_fits_no_survivor_is_stale() -> None:
    known = [survivor(*key) for key in mutation.explained()]
    module = known[0].function.partition(".")[0]
    lines, in_order = mutation.report(known[1:], [module])
    assert not in_order
    assert any("no longer survives" in line for line in lines)
