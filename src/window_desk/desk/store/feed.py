"""A page of the county's feed, or a snapshot, taken into the tables. Writer thread, one transaction.

Written for bulk: one pass over the page, one executemany per table, and each touched case told once.
"""

import hashlib
import json
import logging
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

import msgspec

from window_desk.casework.refusals import Refusal
from window_desk.desk.store import meta
from window_desk.desk.store.act_rows import INSERT_ACT, act_values
from window_desk.desk.store.case_projection import known_acts
from window_desk.desk.store.engine import Rows
from window_desk.desk.store.meta import Key
from window_desk.desk.store.reference_records import RULES_KEY
from window_desk.desk.store.store_parts import StoreParts
from window_desk.desk.use_cases.case_views import (
    KnownAct,
    Standing,
)
from window_desk.desk.use_cases.deadline_views import RecomputationCause
from window_desk.protocol.act_codec import MalformedActError, decode_act
from window_desk.protocol.digest import EMPTY_XOR, entry_hash
from window_desk.protocol.messages import ActEntry, FeedEntry, ReferenceEntry, ReferenceKind

_log = logging.getLogger(__name__)

_UPSERT_ACT: Final = f"""
    {INSERT_ACT}
    ON CONFLICT (id) DO UPDATE SET
        standing = excluded.standing, position = excluded.position, code = excluded.code,
        field = excluded.field, template = excluded.template, params = excluded.params
"""
_PUT_REFERENCE: Final = """
    INSERT INTO reference (kind, key, version, body, position) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET body = excluded.body, position = excluded.position
"""
_TOLD_EVERY: Final = 2_000
_CALENDAR_KINDS: Final = frozenset({ReferenceKind.CALENDAR_NOTICE, ReferenceKind.CALENDAR_OVERLAY})


def nobody_asks(_acts: int) -> None:
    """Nobody looks how far a page is."""


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
    """The act entries of a page: rows for the table, and the acts that this program can read."""

    values: list[tuple[object, ...]]
    known: dict[str, list[KnownAct]]
    xor: int = 0


@dataclass(frozen=True, slots=True)
class TakenActs:
    """All acts of the touched cases, and this desk's newest act on the page (sequence, hash).

    ``new_cases`` are those of which nothing was here; their acts stand from ``first_row`` on.
    """

    known: dict[str, list[KnownAct]]
    newest_own: tuple[int, str]
    new_cases: frozenset[str] = frozenset()
    first_row: int = 0


def take_reference(
    parts: StoreParts, rows: Rows, entries: Iterable[FeedEntry]
) -> RecomputationCause | None:
    """Keep the reference entries; why open cases must be told anew, if they must."""
    found = [entry for entry in entries if isinstance(entry, ReferenceEntry)]
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


def take_acts(
    rows: Rows,
    entries: Iterable[FeedEntry],
    desk: str,
    on_kept: Callable[[int], None] = nobody_asks,
) -> TakenActs:
    """Keep the act entries and their share of the digest; those of this page are read only once.

    ``on_kept`` hears how far it is, in acts: half of the way is reading them, half writing.
    """
    page = _read_page(entries, on_kept)
    if not page.values:
        return TakenActs({}, (0, ""))
    known = known_acts(rows, _cases_here(rows, page.known))
    new_cases = page.known.keys() - known.keys()
    newest = rows.first("SELECT coalesce(max(row), 0) FROM act")
    _write(rows, page.values, on_kept)
    rows.run(
        "DELETE FROM act_set_aside WHERE id IN (SELECT value FROM json_each(?))",
        json.dumps([values[0] for values in page.values]),
    )
    _count(rows, page)
    for case, told in page.known.items():
        if case in new_cases:
            known[case] = _last_of_each(told)
            continue
        merged = {each.act.id: each for each in known[case]}
        for each in told:
            before = merged.get(each.act.id)
            merged[each.act.id] = replace(each, settled=before is not None and before.settled)
        known[case] = list(merged.values())
    own = [(values[2], values[10]) for values in page.values if values[1] == desk]
    sequence, content_hash = max(own, default=(0, ""))
    return TakenActs(
        known,
        (int(str(sequence)), str(content_hash)),
        frozenset(new_cases),
        int(newest[0]) + 1 if newest is not None else 1,
    )


def _cases_here(rows: Rows, cases: Iterable[str]) -> list[str]:
    """Those of ``cases`` that have an act here, of whatever kind."""
    found = rows.all(
        "SELECT DISTINCT case_id FROM act WHERE case_id IN (SELECT value FROM json_each(?))",
        json.dumps(list(cases)),
    )
    return [case for (case,) in found]


def _last_of_each(told: Iterable[KnownAct]) -> list[KnownAct]:
    return list({each.act.id: each for each in told}.values())


def _read_page(entries: Iterable[FeedEntry], on_kept: Callable[[int], None]) -> _ActRows:
    page = _ActRows([], {})
    for entry in entries:
        if isinstance(entry, ActEntry):
            _read_entry(entry, page)
            if len(page.values) % _TOLD_EVERY == 0:
                on_kept(len(page.values) // 2)
    return page


def _write(
    rows: Rows, values: Sequence[tuple[object, ...]], on_kept: Callable[[int], None]
) -> None:
    for start in range(0, len(values), _TOLD_EVERY):
        part = values[start : start + _TOLD_EVERY]
        rows.run_many(_UPSERT_ACT, part)
        on_kept((len(values) + start + len(part)) // 2)


def _read_entry(entry: ActEntry, page: _ActRows) -> None:
    content = bytes(entry.act.content)
    digest = hashlib.sha256(content).hexdigest()
    standing = Standing(entry.status.value)
    params = json.dumps(entry.params, ensure_ascii=False) if entry.params else ""
    refusal = (entry.code, entry.field, entry.template, params)
    page.xor ^= entry_hash(digest, entry.status, entry.position)
    try:
        act = decode_act(content)
    except MalformedActError:
        page.values.append(_raw_values(entry, content, digest, standing, refusal))
        return
    page.values.append(
        act_values(act, content, digest, entry.act.signature, standing, entry.position, refusal)
    )
    told = Refusal(entry.code, entry.field, entry.template, entry.params) if entry.code else None
    page.known.setdefault(act.case, []).append(
        KnownAct(act, standing, entry.position, told, settled=False, content=content)
    )


def _raw_values(
    entry: ActEntry, content: bytes, digest: str, standing: Standing, refusal: Sequence[str]
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
        standing.value,
        entry.position,
        *refusal,
    )


def _count(rows: Rows, page: _ActRows) -> None:
    xor = int(meta.text(rows, Key.DIGEST_XOR) or EMPTY_XOR, 16) ^ page.xor
    count = meta.number(rows, Key.DIGEST_COUNT) + len(page.values)
    meta.put(rows, {Key.DIGEST_XOR: f"{xor:064x}", Key.DIGEST_COUNT: count})
