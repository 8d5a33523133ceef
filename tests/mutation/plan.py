"""What is mutated and which tests must notice it."""

MODULES = (
    "clock_trust",
    "workdays",
    "limits",
    "day_count",
    "notice_clock",
    "decision_clock",
    "procedure_clocks",
    "procedure_fold",
    "promise",
    "stops",
)
"""Modules of ``casework`` whose every mutant must be killed or explained in ``survivors.toml``."""

TESTS = (
    "test_calendar_notices",
    "test_clock_trust",
    "test_day_count",
    "test_decision_clock",
    "test_fold_edge_cases",
    "test_fold_lawful_ways",
    "test_fold_notice_clock",
    "test_fold_states",
    "test_law_decision",
    "test_law_procedures",
    "test_limits",
    "test_limits_beside_the_clock",
    "test_next_acts",
    "test_notice_clock",
    "test_procedure_clocks",
    "test_procedure_fold",
    "test_promise",
    "test_stop_ledger",
    "test_stops",
    "test_workdays",
)
"""Files of ``tests/casework``: fast ones that meet every line of these modules."""

COPIED = ("src/window_desk", "tests/casework", "resources/calendars")
"""Folders of the checkout that a run needs."""

CONFIGURATION = """
[tool.mutmut]
source_paths = ["src"]
only_mutate = [{modules}]
also_copy = ["resources"]
pytest_add_cli_args = ["-p", "no:randomly", "-p", "no:cacheprovider", "--hypothesis-seed=7"]
pytest_add_cli_args_test_selection = [{tests}]
use_git_change_detection = false

[tool.pytest.ini_options]
addopts = ["--import-mode=importlib"]
pythonpath = ["."]
"""
