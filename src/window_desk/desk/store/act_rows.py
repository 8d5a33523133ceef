"""Acts as they stand in the ``act`` table, and the order in which they are folded."""

import logging
from collections.abc import Iterable, Sequence
from typing import Final

import msgspec

from window_desk.casework.acts import (
    Act,
)
from window_desk.casework.refusals import Refusal
from window_desk.desk.store.engine import Row, Rows
from window_desk.desk.use_cases.case_views import (
    KnownAct,
    Standing,
)
from window_desk.protocol.act_codec import ActHeader, MalformedActError, decode_act

_log = logging.getLogger(__name__)

KNOWN_COLUMNS: Final = "content, standing, position, code, field, template, params, settled_at, id"

INSERT_ACT: Final = """
    INSERT INTO act (
        id, desk, sequence, txn, case_id, kind, clerk, day, content, hash, signature,
        standing, position, code, field, template, params
    ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""

_params_decoder = msgspec.json.Decoder(dict[str, str])


def known_act(row: Row) -> KnownAct | None:
    """The act of a row of :data:`KNOWN_COLUMNS`.

    ``None`` for the act of a newer program that this one cannot read: its bytes are kept, and it
    counts again after an upgrade.
    """
    content, standing, position, code, field, template, params, settled_at, act_id = row
    try:
        act = decode_act(content)
    except MalformedActError as error:
        _log.warning("act %s is not readable by this program: field %s", act_id, error.field)
        return None
    refusal = None
    if code:
        told = _params_decoder.decode(params) if params else {}
        refusal = Refusal(code, field, template, told)
    return KnownAct(act, Standing(standing), position, refusal, bool(settled_at), bytes(content))


def acts_of(rows: Rows, case: str) -> list[KnownAct]:
    """Every readable act of one case, in no order."""
    found = rows.all(f"SELECT {KNOWN_COLUMNS} FROM act WHERE case_id = ?", case)  # noqa: S608
    return [known for row in found if (known := known_act(row)) is not None]


def in_order(known: Iterable[KnownAct]) -> list[KnownAct]:
    """By the county's position, then what is still on the way by the desk's sequence."""
    return sorted(known, key=_order)


def folded_acts(known: Iterable[KnownAct]) -> list[Act]:
    """The acts that count for the fold: applied ones, then queued ones, in order."""
    return [
        each.act for each in in_order(known) if each.standing in {Standing.APPLIED, Standing.QUEUED}
    ]


def newest_position(known: Iterable[KnownAct]) -> int:
    """The county position of the newest known act, 0 when none has one."""
    return max((each.position or 0 for each in known), default=0)


def act_values(
    act: Act | ActHeader,
    content: bytes,
    content_hash: str,
    signature: str,
    standing: Standing,
    position: int | None,
    refusal: Sequence[str] = ("", "", "", ""),
) -> tuple[object, ...]:
    """The values of :data:`INSERT_ACT`; ``refusal`` is code, field, template, params as JSON."""
    return (
        act.id,
        act.desk,
        act.sequence,
        act.transaction,
        act.case,
        act.kind.value,
        act.clerk,
        act.day.isoformat(),
        content,
        content_hash,
        signature,
        standing.value,
        position,
        *refusal,
    )


def _order(each: KnownAct) -> tuple[bool, int]:
    if each.position is None:
        return True, each.act.sequence
    return False, each.position
