"""A page of the county's feed, or a snapshot, taken into the tables. Writer thread, one transaction.

Written for bulk: one pass over the page, one executemany per table, and each touched case told once.
"""

import hashlib
import json
import logging
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice
from typing import Final

import msgspec

from window_desk.casework.refusals import Refusal
from window_desk.desk.store import former_acts, meta
from window_desk.desk.store.act_rows import INSERT_ACT, act_values
from window_desk.desk.store.case_projection import known_acts
from window_desk.desk.store.engine import Rows
from window_desk.desk.store.meta import Key
from window_desk.desk.store.newcomers import FEWEST
from window_desk.desk.store.reference_records import RULES_KEY
from window_desk.desk.store.store_parts import StoreParts
from window_desk.desk.use_cases.case_views import (
    KnownAct,
    Standing,
)
from window_desk.desk.use_cases.deadline_views import RecomputationCause
from window_desk.protocol.act_codec import (
    ActHeader,
    MalformedActError,
    decode_header,
    whole_act,
)
from window_desk.protocol.digest import EMPTY_XOR, entry_hash
from window_desk.protocol.messages import ActEntry, FeedEntry, ReferenceEntry, ReferenceKind

_log = logging.getLogger(__name__)

_UPSERT_ACT: Final = f"""
    {INSERT_ACT}
    ON CONFLICT (id) DO UPDATE SET
        standing = excluded.standing, position = excluded.position, code = excluded.code,
        field = excluded.field, template = excluded.template, params = excluded.params, counted = 1
"""
_PUT_REFERENCE: Final = """
    INSERT INTO reference (kind, key, version, body, position) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET body = excluded.body, position = excluded.position
"""
_KEPT_AT_ONCE: Final = 2_000
_CALENDAR_KINDS: Final = frozenset({ReferenceKind.CALENDAR_NOTICE, ReferenceKind.CALENDAR_OVERLAY})


class _Envelope(msgspec.Struct, frozen=True):
    """What is needed of an act that this program cannot read in full."""

    id: str
    desk: str
    sequence: int
    transaction: str
    case: str
    kind: str
    clerk: str
    at: str


@dataclass(slots=True)
class _ActRows:
    """The act entries of a page: rows for the table, and by case those whose header can be read."""

    values: list[tuple[object, ...]]
    by_case: dict[str, list[tuple[ActEntry, ActHeader]]]
    xor: int = 0

    def pass_over(self, positions: Collection[object]) -> None:
        """Leave out the entries at these positions."""
        self.values = [values for values in self.values if values[12] not in positions]
        self.by_case = {
            case: [each for each in told if each[0].position not in positions]
            for case, told in self.by_case.items()
        }


@dataclass(frozen=True, slots=True)
class TakenActs:
    """All acts of the touched cases, and this desk's newest act on the page (sequence, hash).

    ``new_cases`` are those of which nothing was here; their acts stand from ``first_row`` on, and are
    not among ``known`` when they are so many that they are told later.
    """

    known: dict[str, list[KnownAct]]
    newest_own: tuple[int, str]
    new_cases: frozenset[str] = frozenset()
    first_row: int = 0

    @property
    def cases(self) -> frozenset[str]:
        """All cases that the page touched."""
        return self.new_cases | self.known.keys()


def nobody_asks(_acts: int) -> None:
    """Nobody asks how far it is."""


def take_reference(
    parts: StoreParts, rows: Rows, entries: Iterable[FeedEntry]
) -> RecomputationCause | None:
    """Keep the reference entries; why open cases must be told anew, if they must."""
    found = [
        entry
        for entry in entries
        if isinstance(entry, ReferenceEntry) and entry.kind != ReferenceKind.CASE_ARCHIVED
    ]
    if not found:
        return None
    rows.run_many(
        _PUT_REFERENCE,
        [
            (str(entry.kind), entry.key, entry.version, bytes(entry.body), entry.position)
            for entry in found
        ],
    )
    parts.generation.grow()
    if any(entry.kind in _CALENDAR_KINDS for entry in found):
        return RecomputationCause.CALENDAR
    if any(entry.kind == ReferenceKind.SETTING and entry.key == RULES_KEY for entry in found):
        return RecomputationCause.RULES
    return None


def take_acts(rows: Rows, entries: Iterable[FeedEntry], desk: str, now: datetime) -> TakenActs:
    """Keep the act entries and their share of the digest; those of this page are read only once."""
    page = _read_page(entries)
    if not page.values:
        return TakenActs({}, (0, ""))
    newest_own = _count(rows, page, desk)
    here = known_acts(rows, _cases_here(rows, page.by_case))
    _pass_over(rows, page, here, desk, now)
    new_cases = page.by_case.keys() - here.keys()
    newest = rows.first("SELECT coalesce(max(row), 0) FROM act")
    _keep(rows, page)
    known = here
    if len(new_cases) < FEWEST:
        known |= {case: [] for case in page.by_case if case in new_cases}
    for case, before in known.items():
        merged = {each.act.id: each for each in before}
        for each in _read_acts(page.by_case.get(case, ())):
            old = merged.get(each.act.id)
            merged[each.act.id] = replace(each, settled=old is not None and old.settled)
        known[case] = list(merged.values())
    return TakenActs(
        {case: told for case, told in known.items() if told},
        newest_own,
        frozenset(new_cases),
        int(newest[0]) + 1 if newest is not None else 1,
    )


def keep_snapshot_acts(
    rows: Rows,
    entries: Iterable[FeedEntry],
    desk: str,
    now: datetime,
    on_kept: Callable[[int], None],
) -> tuple[int, str]:
    """Keep the act entries, some thousand at a time, and their share of the digest; tells no case.

    ``on_kept`` hears how many are written. Returns this desk's newest act among them.
    """
    acts = (entry for entry in entries if isinstance(entry, ActEntry))
    newest_own, kept = (0, ""), 0
    while part := list(islice(acts, _KEPT_AT_ONCE)):
        page = _read_page(part)
        newest_own = max(newest_own, _count(rows, page, desk))
        _pass_over(rows, page, _cases_here(rows, page.by_case), desk, now)
        _keep(rows, page)
        kept += len(part)
        on_kept(kept)
    return newest_own


def _pass_over(
    rows: Rows, page: _ActRows, cases_here: Collection[str], desk: str, now: datetime
) -> None:
    """Leave out what a copy of this PC had brought to the county before."""
    passed = former_acts.second_tries(rows, page.values)
    if cases_here:
        # what is passed over must not take the place of what stands
        of_known = [v for v in page.values if v[4] in cases_here and v[12] not in passed]
        passed |= former_acts.meet_twins(rows, of_known, desk, now)
    if passed:
        page.pass_over(passed)


def _keep(rows: Rows, page: _ActRows) -> None:
    """Write the acts of a page."""
    rows.run_many(_UPSERT_ACT, page.values)
    rows.run(
        "DELETE FROM act_set_aside WHERE id IN (SELECT value FROM json_each(?))",
        json.dumps([values[0] for values in page.values]),
    )


def _cases_here(rows: Rows, cases: Iterable[str]) -> list[str]:
    """Those of ``cases`` that have an act here, of whatever kind."""
    found = rows.all(
        "SELECT DISTINCT case_id FROM act WHERE case_id IN (SELECT value FROM json_each(?))",
        json.dumps(list(cases)),
    )
    return [case for (case,) in found]


def _read_page(entries: Iterable[FeedEntry]) -> _ActRows:
    page = _ActRows([], {})
    for entry in entries:
        if isinstance(entry, ActEntry):
            _read_entry(entry, page)
    return page


def _read_entry(entry: ActEntry, page: _ActRows) -> None:
    content = bytes(entry.act.content)
    digest = hashlib.sha256(content).hexdigest()
    params = json.dumps(entry.params, ensure_ascii=False) if entry.params else ""
    refusal = (entry.code, entry.field, entry.template, params)
    page.xor ^= entry_hash(digest, entry.status, entry.position)
    standing = Standing(entry.status.value)
    try:
        act = decode_header(content)
    except MalformedActError:
        page.values.append(_raw_values(entry, content, digest, refusal))
        return
    page.values.append(
        act_values(act, content, digest, entry.act.signature, standing, entry.position, refusal)
    )
    page.by_case.setdefault(act.case, []).append((entry, act))


def _read_acts(entries: Iterable[tuple[ActEntry, ActHeader]]) -> Iterator[KnownAct]:
    """Those of one case that this program can read whole."""
    for entry, header in entries:
        try:
            act = whole_act(header)
        except MalformedActError as error:
            _log.warning("act %s is not readable by this program: %s", header.id, error.field)
            continue
        refusal = None
        if entry.code:
            refusal = Refusal(entry.code, entry.field, entry.template, entry.params)
        standing = Standing(entry.status.value)
        content = bytes(entry.act.content)
        yield KnownAct(act, standing, entry.position, refusal, settled=False, content=content)


def _raw_values(
    entry: ActEntry, content: bytes, digest: str, refusal: Sequence[str]
) -> tuple[object, ...]:
    """The row of an act of a newer program: kept as it is, folded after an upgrade."""
    try:
        envelope = msgspec.json.decode(content, type=_Envelope)
    except msgspec.MsgspecError:
        _log.warning("the act at position %d is not readable at all", entry.position)
        envelope = _Envelope(f"position-{entry.position}", "", 0, "", "", "", "", "")
    return (
        envelope.id,
        envelope.desk,
        envelope.sequence,
        envelope.transaction,
        envelope.case,
        envelope.kind,
        envelope.clerk,
        envelope.at[:10],
        content,
        digest,
        entry.act.signature,
        entry.status.value,
        entry.position,
        *refusal,
    )


def _count(rows: Rows, page: _ActRows, desk: str) -> tuple[int, str]:
    """Add the page's share of the digest; returns this desk's newest act on it (sequence, hash)."""
    xor = int(meta.text(rows, Key.DIGEST_XOR) or EMPTY_XOR, 16) ^ page.xor
    count = meta.number(rows, Key.DIGEST_COUNT) + len(page.values)
    meta.put(rows, {Key.DIGEST_XOR: f"{xor:064x}", Key.DIGEST_COUNT: count})
    own = [(values[2], values[10]) for values in page.values if values[1] == desk]
    sequence, content_hash = max(own, default=(0, ""))
    return int(str(sequence)), str(content_hash)
