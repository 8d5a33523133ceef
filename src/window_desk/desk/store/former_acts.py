"""Acts that a former identity of this PC sealed and never sent. Functions over rows.

Such an act is one that is queued and not of the desk that this PC is now: acts of other desks come from
the county, and are never queued. Nothing of it is dropped: ``former_act`` keeps the bytes.
"""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from enum import StrEnum
from typing import Final

import msgspec

from window_desk.casework.acts import Act, TakenOver
from window_desk.desk.store import meta
from window_desk.desk.store.act_rows import KNOWN_COLUMNS, known_act
from window_desk.desk.store.engine import Rows
from window_desk.desk.store.meta import Key
from window_desk.desk.use_cases.case_views import KnownAct, Standing
from window_desk.desk.use_cases.ports import Site
from window_desk.desk.use_cases.sync_ports import FormerIdentity
from window_desk.protocol.act_codec import content_hash
from window_desk.protocol.messages import ActResult, ActStatus
from window_desk.protocol.paper_code import printed_hash

_OPEN: Final = f"SELECT {KNOWN_COLUMNS} FROM act WHERE standing = 'queued' AND desk <> ?"  # noqa: S608
_KEEP: Final = """
    INSERT OR REPLACE INTO former_act (
        id, desk, sequence, case_id, content, signature, way, clerk, decided_at
    ) SELECT id, desk, sequence, case_id, content, signature, ?, ?, ? FROM act WHERE id = ?
"""
_RESEAL: Final = """
    UPDATE act SET desk = ?, sequence = ?, txn = ?, content = ?, hash = ?, signature = ? WHERE id = ?
"""


_ID, _HASH, _STANDING, _POSITION = 0, 9, 11, 12
"""Places in the values of ``INSERT_ACT``."""


class FormerWay(StrEnum):
    """What became of a former act; ``AT_COUNTY``: a copy of this PC had sent it, sealed anew."""

    TAKEN_OVER = "taken_over"
    LEFT = "left"
    AT_COUNTY = "at_county"


def was(rows: Rows, site: Site, until: datetime) -> None:
    """This PC was the desk of ``site`` until now; read before its key gives way to another."""
    rows.run(
        "INSERT OR REPLACE INTO former_desk (desk, site, until, county, incarnation, secret, place)"
        " VALUES (?, ?, ?, ?, ?, ?, (SELECT coalesce(max(place), 0) + 1 FROM former_desk))",
        site.desk,
        site.code,
        until.isoformat(),
        site.county,
        meta.text(rows, Key.INCARNATION),
        meta.blob(rows, Key.SECRET),
    )


def identities(rows: Rows) -> list[FormerIdentity]:
    """Whoever this PC was before, the latest first; without those whose key was not kept."""
    found = rows.all(
        "SELECT county, desk, incarnation, secret FROM former_desk WHERE secret <> x''"
        " ORDER BY place DESC"
    )
    return [
        FormerIdentity(county, desk, incarnation, bytes(secret))
        for county, desk, incarnation, secret in found
    ]


def lost_their_place(rows: Rows, site: str) -> None:
    """What the county of a new epoch no longer knows, and this PC sent as another desk of ``site``.

    Nobody else brings it back, so a clerk is asked about it. Which desk sent it may be unknown here: one that
    this PC was before its disk went back, or a copy. But the act itself was to be sent from here once.
    """
    rows.run(
        "UPDATE act SET standing = 'queued', code = '', field = '', template = '', params = ''"
        " WHERE position IS NULL AND standing <> 'queued'"
        " AND (desk IN (SELECT desk FROM former_desk WHERE site = ?1) OR id IN ("
        "  SELECT id FROM former_act WHERE way <> 'left'"
        "  AND desk IN (SELECT desk FROM former_desk WHERE site = ?1)))",
        site,
    )


def may_be_some(rows: Rows) -> bool:
    """Whether this PC was ever another desk: asked before anything that costs more."""
    return rows.first("SELECT 1 FROM former_desk LIMIT 1") is not None


def open_acts(rows: Rows, desk: str) -> list[KnownAct]:
    """All that nobody has dealt with yet, in the order in which they were taken."""
    if not may_be_some(rows):
        return []
    found = rows.all(f"{_OPEN} ORDER BY row", desk)
    return [known for row in found if (known := known_act(row)) is not None]


def open_acts_of(rows: Rows, desk: str, case: str) -> list[KnownAct]:
    """Those of one case."""
    if not may_be_some(rows):
        return []
    found = rows.all(f"{_OPEN} AND case_id = ? ORDER BY row", desk, case)
    return [known for row in found if (known := known_act(row)) is not None]


def saved_with(rows: Rows, desk: str, acts: Sequence[KnownAct]) -> list[KnownAct]:
    """Every open act of the transactions of ``acts``."""
    found = rows.all(
        f"{_OPEN} AND txn IN (SELECT value FROM json_each(?)) ORDER BY row",  # noqa: S608
        desk,
        json.dumps([each.act.transaction for each in acts]),
    )
    return [known for row in found if (known := known_act(row)) is not None]


def sealed_anew(known: KnownAct, place: Act, now: datetime) -> Act:
    """The act of ``known`` with the envelope of ``place``, and whence it comes.

    ``place.clerk`` is who looked at it. What was taken over before keeps its first origin.
    """
    act = known.act
    first = act.taken_over or TakenOver(
        act.desk,
        act.sequence,
        content_hash(known.content),
        printed_hash(known.content, act),
        place.clerk,
        now,
    )
    return replace(
        act,
        desk=place.desk,
        sequence=place.sequence,
        previous=place.previous,
        transaction=place.transaction,
        seen=place.seen,
        taken_over=replace(first, by=place.clerk, at=now),
    )


def reseal(rows: Rows, act: Act, content: bytes, signature: str, now: datetime) -> KnownAct:
    """Keep the former bytes of an act and put those of this desk in their place."""
    by = act.taken_over.by if act.taken_over is not None else ""
    rows.run(_KEEP, FormerWay.TAKEN_OVER.value, by, now.isoformat(), act.id)
    rows.run(
        _RESEAL,
        act.desk,
        act.sequence,
        act.transaction,
        content,
        content_hash(content),
        signature,
        act.id,
    )
    return KnownAct(act, Standing.QUEUED, None, None, settled=False, content=content)


def leave(rows: Rows, act: str, clerk: str, now: datetime) -> None:
    """The act is not sent and counts no more; its bytes are kept."""
    rows.run(_KEEP, FormerWay.LEFT.value, clerk, now.isoformat(), act)
    rows.run("DELETE FROM act WHERE id = ?", act)


def meet_twins(
    rows: Rows, entries: Sequence[tuple[object, ...]], desk: str, now: datetime
) -> set[object]:
    """The county has acts that are here under the same ids, sealed by another desk: one that a PC was
    before or is now, or a copy of this PC. Returns positions that are passed over.

    ``entries`` are values of ``INSERT_ACT``. What is here gives way to the county's bytes. But what this
    desk has sealed itself keeps its sequence; while it is not sent, what the county has is noted for when it
    refuses ours.
    """
    here: dict[object, tuple[str, str, str]] = {
        act: (sealed_by, content, standing)
        for act, sealed_by, content, standing in rows.all(
            "SELECT id, desk, hash, standing FROM act WHERE id IN (SELECT value FROM json_each(?))",
            json.dumps([values[_ID] for values in entries]),
        )
    }
    passed: set[object] = set()
    for values in entries:
        act = values[_ID]
        sealed_by, content, standing = here.get(act, ("", values[_HASH], ""))
        is_queued = standing == Standing.QUEUED.value
        if content == values[_HASH]:
            continue
        if sealed_by != desk:
            if is_queued:
                rows.run(_KEEP, FormerWay.AT_COUNTY.value, "", now.isoformat(), act)
            rows.run("DELETE FROM act WHERE id = ?", act)
        elif is_queued:
            passed.add(values[_POSITION])
            _note(rows, values)
    return passed


def _note(rows: Rows, values: tuple[object, ...]) -> None:
    if values[_STANDING] != Standing.REFUSED.value:
        rows.run(
            "UPDATE former_act SET standing = ?, position = ? WHERE id = ?",
            values[_STANDING],
            values[_POSITION],
            values[_ID],
        )


def second_tries(rows: Rows, entries: Sequence[tuple[object, ...]]) -> set[object]:
    """Positions of refusals of acts that stand all the same: a copy of the PC had brought them."""
    refused = [values for values in entries if values[_STANDING] == Standing.REFUSED.value]
    if not refused:
        return set()
    standing = {v[_ID] for v in entries if v[_STANDING] != Standing.REFUSED.value}
    standing |= {
        act
        for (act,) in rows.all(
            "SELECT id FROM act WHERE standing IN ('applied', 'conflict')"
            " AND position IS NOT NULL AND id IN (SELECT value FROM json_each(?))",
            json.dumps([values[_ID] for values in refused]),
        )
    }
    return {values[_POSITION] for values in refused if values[_ID] in standing}


def found_at_county(rows: Rows, results: Sequence[ActResult]) -> list[ActResult]:
    """Results as they count: what a copy of this PC had brought stands where the county has that."""
    return [
        _found(rows, result) if result.status is ActStatus.REFUSED else result for result in results
    ]


def _found(rows: Rows, result: ActResult) -> ActResult:
    found = rows.first(
        "SELECT standing, position FROM former_act WHERE id = ? AND standing <> ''", result.act
    )
    if found is None:
        return result
    return msgspec.structs.replace(
        result,
        status=ActStatus(found[0]),
        position=found[1],
        code="",
        field="",
        template="",
        params={},
    )
