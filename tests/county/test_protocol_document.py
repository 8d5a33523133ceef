"""docs/protocol.md and the code name the same codes, calls and messages."""

import re
from pathlib import Path

import pytest

from window_desk.county.api.openapi import CALLS

_ROOT = Path(__file__).parents[2]
_COUNTY = _ROOT / "src/window_desk/county"
_DOCUMENT = (_ROOT / "docs/protocol.md").read_text(encoding="utf-8")
# What only an administrator at a terminal gets to see.
_AT_THE_TERMINAL = {"site_unknown", "password_short"}
_CODE = re.compile(
    r'(?:CallError\(\s*\d+,|Refusal\()\s*"(\w+)"|^[A-Z_]+ = "([a-z_]+)"$', re.MULTILINE
)


def codes_in_code() -> set[str]:
    """Every error code and ground that the county can answer with."""
    sources = [
        *(_COUNTY / "api").glob("*.py"),
        *(_COUNTY / "use_cases").glob("*.py"),
        _COUNTY.parent / "protocol/refusal_codes.py",
    ]
    found = {
        match[1] or match[2]
        for path in sources
        for match in _CODE.finditer(path.read_text(encoding="utf-8"))
    }
    found |= {"not_found", "method_not_allowed", "desk_forked"}
    return found - _AT_THE_TERMINAL


def test_every_code_is_documented_and_every_documented_code_exists() -> None:
    tables = "\n".join(line for line in _DOCUMENT.splitlines() if line.startswith("|"))
    status_rows = re.findall(r"^\| \d{3} \| (.+?) \|", tables, re.MULTILINE)
    ground_rows = re.findall(r"^\| (`.+?`) \| .+ \| refused.* \|$", tables, re.MULTILINE)
    documented = {code for row in status_rows + ground_rows for code in re.findall(r"`(\w+)`", row)}
    missing = {code for code in codes_in_code() if f"`{code}`" not in _DOCUMENT}
    assert missing == set()
    assert documented - codes_in_code() == set()


def test_every_call_is_documented_with_its_messages() -> None:
    for call in CALLS:
        assert f"{call.method.upper()} {call.path}" in _DOCUMENT
        for message in (call.request, call.reply):
            assert message is None or f"`{message.__name__}`" in _DOCUMENT


def proofs() -> dict[str, list[str]]:
    """What the last section names, with the tests that prove it."""
    section = _DOCUMENT[_DOCUMENT.index("## 15. What proves it") :]
    rows = re.findall(r"^\| ([^|]+) \| (`tests/[^|]+) \|$", section, re.MULTILINE)
    return {named: re.findall(r"`(tests/[^`]+)`", tests) for named, tests in rows}


def test_every_status_result_call_and_failure_names_its_test() -> None:
    status_rows = re.findall(r"^\| (\d{3}) \| (.+?) \|", _DOCUMENT, re.MULTILINE)
    ground_rows = re.findall(r"^\| (`.+?`) \| .+ \| refused.* \|$", _DOCUMENT, re.MULTILINE)
    wanted = {f"{status} `{code}`" for status, row in status_rows for code in _code_names(row)}
    wanted |= {f"result `{code}`" for row in ground_rows for code in _code_names(row)}
    wanted |= {f"`{call.method.upper()} {call.path}`" for call in CALLS}
    wanted |= {f"F{number}" for number in range(1, 21)}
    assert wanted - proofs().keys() == set()
    assert proofs().keys() - wanted == set()


@pytest.mark.parametrize(("named", "tests"), sorted(proofs().items()))
def test_the_named_tests_exist_and_speak_of_it(named: str, tests: list[str]) -> None:
    code = named.rpartition("`")[0].rpartition("`")[2]
    for place in tests:
        path, _, name = place.partition("::")
        source = (_ROOT / path).read_text(encoding="utf-8")
        assert f"def {name}(" in source, place
        if named[0].isdigit() or named.startswith("result"):
            assert f'"{code}"' in source, f"{place} does not speak of {code}"


def _code_names(row: str) -> list[str]:
    return re.findall(r"`(\w+)`", row)
