"""Brings what a table says into the catalogue: what is new, what changed, what stays.

Importing the same table again changes nothing. An item that says something else than its newest version
gets a next version from a given day on, which ends the one before; cases keep theirs.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from window_desk.casework.catalogue_rules import problems_of
from window_desk.casework.items import ServiceItem
from window_desk.county.catalogue.row_problems import RowProblem, shown
from window_desk.county.catalogue.table_import import TableReading

_FALSE_SAYS_SOMETHING = frozenset({"serves_natural_persons", "serves_legal_persons", "fees"})

VersionKey = tuple[str, int]
"""Implementation code and version."""


class ItemRegister(Protocol):
    """Where the county keeps its service items."""

    def current_items(self) -> Mapping[VersionKey, ServiceItem]:
        """Every version of every item that the county knows."""
        ...

    def put(self, items: Iterable[ServiceItem]) -> None:
        """Add these versions, all of them or none; what was put before never changes.

        A version ends at the latest when the next one takes effect.
        """
        ...


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did, in numbers of items.

    ``accepted`` = ``added`` + ``changed`` + ``unchanged``; ``incomplete`` of them cannot be accepted
    at a window yet; ``rejected`` items and rows were left out. ``departments`` counts those of the
    accepted items.
    """

    departments: int
    accepted: int
    added: int
    changed: int
    unchanged: int
    incomplete: int
    rejected: int
    problems: tuple[RowProblem, ...]


def import_items(
    reading: TableReading, register: ItemRegister, *, effective_from: date
) -> ImportReport:
    """Put the items of ``reading`` into ``register``, changed ones as next versions.

    What the table has no column for (a table without materials, say) stays as the register has it.
    """
    newest = _newest(register.current_items())
    added: list[ServiceItem] = []
    changed: list[ServiceItem] = []
    unchanged: list[ServiceItem] = []
    problems = list(reading.problems)
    for item in reading.items:
        known = newest.get(item.implementation_code)
        if known is None:
            added.append(replace(item, effective_from=effective_from))
            continue
        following = _following(known, item, reading.fields, effective_from)
        if _says_the_same(known, following):
            unchanged.append(known)
            continue
        problem = _obstacle(known, following)
        if problem is not None:
            problems.append(problem)
            continue
        changed.append(following)
    if added or changed:
        register.put([*added, *changed])
    accepted = [*added, *changed, *unchanged]
    return ImportReport(
        departments=len({item.department for item in accepted}),
        accepted=len(accepted),
        added=len(added),
        changed=len(changed),
        unchanged=len(unchanged),
        incomplete=sum(not item.is_complete for item in accepted),
        rejected=reading.rejected + len(problems) - len(reading.problems),
        problems=tuple(problems),
    )


def _newest(versions: Mapping[VersionKey, ServiceItem]) -> dict[str, ServiceItem]:
    newest: dict[str, ServiceItem] = {}
    for (code, number), item in versions.items():
        known = newest.get(code)
        if known is None or known.version < number:
            newest[code] = item
    return newest


def _following(
    known: ServiceItem, item: ServiceItem, fields: frozenset[str], effective_from: date
) -> ServiceItem:
    """``known`` with everything that the table says, as the version after it.

    An empty cell says nothing, except that there is no fee. A planned end stays planned.
    """
    said = {
        name: value
        for name in fields - {"result", "case_type"}
        if (value := getattr(item, name)) or name in _FALSE_SAYS_SOMETHING
    }
    if item.promised_limit is not None and "case_type" in fields:
        said["case_type"] = item.case_type
    if item.result.name:
        said["result"] = replace(known.result, name=item.result.name)
    still_in_force = known.effective_until is None or known.effective_until > effective_from
    return replace(
        known,
        **said,
        version=known.version + 1,
        effective_from=effective_from,
        effective_until=known.effective_until if still_in_force else None,
    )


def _says_the_same(known: ServiceItem, following: ServiceItem) -> bool:
    return known == replace(following, version=known.version, effective_from=known.effective_from)


def _obstacle(known: ServiceItem, following: ServiceItem) -> RowProblem | None:
    """Why the next version cannot be: a later one is there, or it would contradict itself."""
    code = following.implementation_code
    if known.effective_from > following.effective_from:
        sentence = (
            f"“{known.name}”已有从{known.effective_from}起生效的第{known.version}版，"
            f"请用 --effective-from 指定{known.effective_from}或之后的日期。"
        )
        return RowProblem(0, "实施编码", shown(code), sentence)
    for problem in problems_of(following):
        sentence = f"“{known.name}”按本表修改后：{problem.sentence}"
        return RowProblem(0, problem.field, shown(code), sentence)
    return None
