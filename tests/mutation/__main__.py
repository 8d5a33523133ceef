"""``python -m tests.mutation``: break the clocks line by line and see that the tests notice.

Copies what a run needs into a folder of its own, lets mutmut run there, and tells each mutant that no
test killed. One that ``survivors.toml`` explains is accepted; any other makes the exit status 1, as does
an explanation that fits no survivor any more.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.mutation.plan import CONFIGURATION, COPIED, MODULES, TESTS

ROOT = Path(__file__).resolve().parents[2]
EXPLAINED = Path(__file__).with_name("survivors.toml")
_RESULT = re.compile(r"^\s+(?P<mutant>[\w.ǁ]+): (?P<state>[\w ]+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Survivor:
    """A mutant that no test killed: the function, and the lines taken out and put in."""

    mutant: str
    state: str
    function: str
    taken: str
    given: str

    @property
    def key(self) -> tuple[str, str, str]:
        """What an explanation must name; it does not change with mutmut's numbers."""
        return self.function, self.taken, self.given


def prepare(folder: Path, modules: Sequence[str]) -> None:
    """A copy of what is tested, with the plan; results of an earlier run are left out."""
    shutil.rmtree(folder, ignore_errors=True)
    for each in COPIED:
        shutil.copytree(
            ROOT / each, folder / each, ignore=shutil.ignore_patterns("__pycache__", "*.pyc")
        )
    chosen = ", ".join(f'"src/window_desk/casework/{each}.py"' for each in modules)
    tests = ", ".join(f'"tests/casework/{each}.py"' for each in TESTS)
    (folder / "pyproject.toml").write_text(
        CONFIGURATION.format(modules=chosen, tests=tests), "utf-8"
    )


def mutmut(folder: Path, *arguments: str) -> str:
    """The output of one mutmut command in ``folder``."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    ended = subprocess.run(
        [sys.executable, "-m", "mutmut", *arguments],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if ended.returncode:
        sys.exit(f"mutmut {' '.join(arguments)}:\n{ended.stdout[-4000:]}")
    return ended.stdout


def survivors(folder: Path) -> Iterator[Survivor]:
    """Every mutant that was not killed, with what it changes."""
    for found in _RESULT.finditer(mutmut(folder, "results")):
        if found["state"] in {"killed", "timeout", "caught by type check"}:
            continue
        difference = mutmut(folder, "show", found["mutant"]).splitlines()
        yield Survivor(
            mutant=found["mutant"],
            state=found["state"],
            function=function_of(found["mutant"]),
            taken=_changed(difference, "-"),
            given=_changed(difference, "+"),
        )


def function_of(mutant: str) -> str:
    """``limits._united`` of ``window_desk.casework.limits.x__united__mutmut_3``."""
    module, _, name = mutant.removeprefix("window_desk.casework.").partition(".")
    name = name.rpartition("__mutmut_")[0]
    if name.startswith("xǁ"):
        return f"{module}.{name[2:].replace('ǁ', '.')}"
    return f"{module}.{name.removeprefix('x_')}"


def _changed(difference: Sequence[str], sign: str) -> str:
    return " ".join(
        line[1:].strip()
        for line in difference
        if line.startswith(sign) and not line.startswith(sign * 3)
    )


def explained() -> dict[tuple[str, str, str], str]:
    """The reason of each survivor that was judged harmless."""
    document = tomllib.loads(EXPLAINED.read_text("utf-8"))
    return {
        (each["function"], each["taken"], each["given"]): each["reason"]
        for each in document.get("survivor", [])
    }


def report(found: Sequence[Survivor], modules: Sequence[str]) -> tuple[list[str], bool]:
    """What to tell of the survivors of ``modules``, and whether each explanation fits one of them."""
    reasons = explained()
    met = {each.key for each in found}
    stale = [key for key in reasons if key not in met and key[0].partition(".")[0] in modules]
    lines = [
        f"{each.mutant} ({each.state})\n  - {each.taken}\n  + {each.given}\n"
        f"  {reasons.get(each.key, 'NOT EXPLAINED')}\n"
        for each in found
    ]
    lines += [f"no longer survives, take it out of {EXPLAINED.name}: {key}" for key in stale]
    unexplained = sum(each.key not in reasons for each in found)
    lines.append(f"{len(found)} survived, {unexplained} of them not explained, {len(stale)} stale")
    return lines, not unexplained and not stale


def main() -> int:
    """Run the plan, print what survived, and say whether all of it is explained."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutation", description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "mutation-out")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("modules", nargs="*", metavar="MODULE", help=", ".join(MODULES))
    options = parser.parse_args()
    modules = options.modules or list(MODULES)
    if unknown := set(modules) - set(MODULES):
        parser.error(f"no such module in the plan: {', '.join(sorted(unknown))}")
    prepare(options.out, modules)
    speed = mutmut(options.out, "run", "--max-children", str(options.jobs)).splitlines()[-1]
    lines, in_order = report(list(survivors(options.out)), modules)
    sys.stdout.write("\n".join([speed, *lines, ""]))
    return 0 if in_order else 1


if __name__ == "__main__":
    sys.exit(main())
