"""Documents against the program: commands, terms, links, and nothing of the machine they were made on."""

import re
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

import click
import pytest

from window_desk.casework.acts import (
    ActKind,
    Judgement,
)
from window_desk.casework.case import CaseState
from window_desk.casework.duties import Duty
from window_desk.desk.use_cases.line_ports import LineState
from window_desk.desk.use_cases.print_ledger import (
    PaperKind,
    PrintState,
)
from window_desk.tools.command_line import command as window_desk

ROOT = Path(__file__).resolve().parents[2]
READMES = (ROOT / "README.md", ROOT / "README.zh-CN.md")
OPERATIONS = ROOT / "docs" / "operations.md"
GLOSSARY = ROOT / "docs" / "glossary.md"
FOLDERS = (".ci", "docs", "forms", "installer", "resources", "src", "tests")
TERMS: tuple[type[StrEnum], ...] = (
    ActKind,
    CaseState,
    Duty,
    PaperKind,
    Judgement,
    LineState,
    PrintState,
)

_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
_ELSEWHERE = re.compile(r"[a-z]+:|#")
_FENCED = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)

# Written in pieces, so that this file is not found by them.
_MACHINE = re.compile(
    "|".join(
        (
            r"(?<![\w.$}~-])/(?:ro" + r"ot|wo" + r"rk|Us" + r"ers/\w+)/",
            r"(?<![\w.$}~-])" + re.escape(str(ROOT)) + "/",
            r"[A-Z]:\\+Us" + r"ers\\+\w",
        )
    )
)
_REGISTRY = re.compile(
    "|".join(
        (
            r"py" + r"pi\.org",
            r"python" + r"hosted\.org",
            r"npm" + r"js\.(?:org|com)",
            r"--(?:extra-)?index" + r"-url",
            r"arti" + r"factory",
        )
    )
)


def _commands(
    group: click.Group, path: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    context = click.Context(group)
    for name in group.list_commands(context):
        found = group.get_command(context, name)
        assert found is not None, name
        yield (*path, name), found
        if isinstance(found, click.Group):
            yield from _commands(found, (*path, name))


def _markdown() -> list[Path]:
    return sorted(
        path
        for place in (*ROOT.glob("*.md"), *(ROOT / folder for folder in FOLDERS))
        for path in (place.rglob("*.md") if place.is_dir() else [place])
    )


def _texts() -> Iterator[tuple[Path, str]]:
    tops = [path for path in ROOT.iterdir() if path.is_file()]
    inner = [path for folder in FOLDERS for path in (ROOT / folder).rglob("*") if path.is_file()]
    for path in (*tops, *inner):
        if "__pycache__" in path.parts or ".egg-info" in str(path):
            continue
        try:
            yield path.relative_to(ROOT), path.read_text("utf-8")
        except UnicodeDecodeError:
            continue


@pytest.fixture(scope="module")
def told_of_commands() -> str:
    return READMES[0].read_text("utf-8") + OPERATIONS.read_text("utf-8")


def test_every_command_is_documented(told_of_commands: str) -> None:
    lines = [set(re.findall(r"[\w-]+", line)) for line in told_of_commands.splitlines()]
    missing = [
        " ".join(path)
        for path, _command in _commands(window_desk)
        if not any({"window-desk", *path} <= words for words in lines)
    ]
    assert not missing


def test_every_option_is_documented(told_of_commands: str) -> None:
    words = set(re.findall(r"(?<![\w-])--[\w-]+", told_of_commands))
    every = [((), window_desk), *_commands(window_desk)]
    missing = [
        f"{' '.join(path)} {option}"
        for path, command in every
        for parameter in command.params
        if isinstance(parameter, click.Option)
        for option in (*parameter.opts, *parameter.secondary_opts)
        if option.startswith("--") and option not in words
    ]
    assert not missing


def test_both_readmes_name_the_same_commands() -> None:
    found = [
        set(re.findall(r"`(window-desk[^`]*|make [a-z]+)`", readme.read_text("utf-8")))
        for readme in READMES
    ]
    assert found[0] == found[1]


@pytest.mark.parametrize("readme", READMES, ids=lambda path: path.name)
def test_the_first_screen_shows_both_commands_and_a_picture(readme: Path) -> None:
    first = "\n".join(readme.read_text("utf-8").splitlines()[:25])
    assert "make run" in first
    assert "make test" in first
    assert "](docs/images/" in first


@pytest.mark.parametrize("terms", TERMS, ids=lambda terms: terms.__name__)
def test_every_term_stands_in_the_glossary(terms: type[StrEnum]) -> None:
    told = GLOSSARY.read_text("utf-8")
    assert terms.__name__ in told
    assert [term.value for term in terms if f"`{term.value}`" not in told] == []


@pytest.mark.parametrize("document", _markdown(), ids=lambda path: str(path.relative_to(ROOT)))
def test_links_and_pictures_resolve(document: Path) -> None:
    prose = _FENCED.sub("", document.read_text("utf-8"))
    near = [target for target in _LINK.findall(prose) if not _ELSEWHERE.match(target)]
    broken = [
        target for target in near if not (document.parent / target.partition("#")[0]).exists()
    ]
    assert not broken


def test_decisions_are_numbered_without_a_gap_and_complete() -> None:
    decisions = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    assert [int(path.name[:4]) for path in decisions] == list(range(1, len(decisions) + 1))
    for path in decisions:
        text = path.read_text("utf-8")
        assert text.startswith(f"# {path.name[:4]} "), path.name
        for heading in ("Context", "Decision", "Consequences", "Also weighed"):
            assert f"\n## {heading}\n" in text, (path.name, heading)
        assert len(text.splitlines()) <= 50, path.name


def test_the_machine_it_was_made_on_left_no_trace() -> None:
    found = [
        f"{path}: {match[0]}"
        for path, text in _texts()
        for match in (_MACHINE.search(text), _REGISTRY.search(text))
        if match is not None
    ]
    assert not found


def test_the_lock_file_names_no_address() -> None:
    assert "://" not in (ROOT / "requirements.lock").read_text("utf-8")
