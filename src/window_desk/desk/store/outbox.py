"""The outbox: the desk's acts that have no result yet, in whole transactions. Functions over rows."""

import json
from collections.abc import Iterable, Sequence
from itertools import groupby

import msgspec

from window_desk.desk.store.engine import Row, Rows
from window_desk.desk.use_cases.case_views import (
    Standing,
)
from window_desk.desk.use_cases.sync_ports import PushBatch
from window_desk.protocol.messages import ActResult, ActStatus, SealedAct


def next_batch(
    rows: Rows, desk: str, max_acts: int, max_bytes: int, after_sequence: int = 0
) -> PushBatch | None:
    """The oldest unbroken run of acts above a sequence without a result, cut between transactions.

    At least one whole transaction, even if that alone is more than asked for.
    """
    found = rows.each(
        "SELECT sequence, txn, content, signature FROM act"
        " WHERE desk = ? AND standing = 'queued' AND sequence > ? ORDER BY sequence",
        desk,
        after_sequence,
    )
    transactions: list[tuple[SealedAct, ...]] = []
    first = expected = acts = size = 0
    for _txn, group in groupby(found, key=lambda row: row[1]):
        sealed = list(group)
        if not transactions:
            first = expected = sealed[0][0]
        if sealed[0][0] != expected:
            break
        acts += len(sealed)
        size += sum(len(content) for _sequence, _id, content, _signature in sealed)
        if transactions and (acts > max_acts or size > max_bytes):
            break
        transactions.append(_sealed(sealed))
        expected = sealed[-1][0] + 1
    return PushBatch(first, tuple(transactions)) if transactions else None


def mark(rows: Rows, desk: str, results: Sequence[ActResult]) -> list[ActResult]:
    """Mark exactly the named queued acts; returns the results that were new, each with its act's id.

    A county that could not read an act at all names it by its sequence alone.
    """
    queued: dict[int, str] = dict(
        rows.all(
            "SELECT sequence, id FROM act WHERE desk = ? AND standing = 'queued'"
            " AND sequence IN (SELECT value FROM json_each(?))",
            desk,
            json.dumps([result.sequence for result in results]),
        )
    )
    fresh = [
        msgspec.structs.replace(result, act=queued[result.sequence])
        for result in results
        if result.sequence in queued and result.act in {"", queued[result.sequence]}
    ]
    rows.run_many(
        "UPDATE act SET standing = ?, position = ?, code = ?, field = ?, template = ?, params = ?,"
        " counted = 0 WHERE id = ?",
        [
            (
                result.status.value,
                result.position,
                result.code,
                result.field,
                result.template,
                json.dumps(result.params, ensure_ascii=False) if result.params else "",
                result.act,
            )
            for result in fresh
        ],
    )
    return fresh


def cases_of(rows: Rows, acts: Iterable[str]) -> list[str]:
    """The cases of acts."""
    found = rows.all(
        "SELECT DISTINCT case_id FROM act WHERE id IN (SELECT value FROM json_each(?))",
        json.dumps(list(acts)),
    )
    return [case for (case,) in found]


def count_unsent(rows: Rows, cases: Sequence[str]) -> None:
    """Bring the unsent counts of cases up to date, where nothing else about them changed."""
    rows.run_many(
        "UPDATE case_row SET unsent ="
        " (SELECT count(*) FROM act WHERE case_id = case_row.id AND standing = 'queued')"
        " WHERE id = ?",
        [(case,) for case in cases],
    )


def stands(result: ActResult) -> bool:
    """Whether the act counts as the desk told it: only its place in the order is new."""
    return result.status is ActStatus.APPLIED


def queue_again(rows: Rows, desk: str, after_sequence: int) -> list[str]:
    """Queue the desk's acts after ``after_sequence`` that had a result; returns their cases."""
    cases = rows.all(
        "SELECT DISTINCT case_id FROM act WHERE desk = ? AND sequence > ? AND standing <> 'queued'",
        desk,
        after_sequence,
    )
    rows.run(
        "UPDATE act SET standing = ?, position = NULL, code = '', field = '', template = '',"
        " params = '' WHERE desk = ? AND sequence > ? AND standing <> 'queued'",
        Standing.QUEUED.value,
        desk,
        after_sequence,
    )
    return [case for (case,) in cases]


def _sealed(rows: Iterable[Row]) -> tuple[SealedAct, ...]:
    return tuple(
        SealedAct(msgspec.Raw(bytes(content)), signature)
        for _sequence, _txn, content, signature in rows
    )
