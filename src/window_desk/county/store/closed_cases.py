"""Cases in which nothing was recorded for long, with all their acts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from window_desk.county.store.database import Connection
from window_desk.county.store.tables import case_head, feed

_CASES_A_STEP = 400


@dataclass(frozen=True, slots=True)
class QuietCase:
    """A case by its head; ``number`` is empty where its receipt was never applied.

    ``archived``: its acts were taken out, and what is found of it came after that.
    """

    case: str
    site: str
    number: str
    archived: bool


@dataclass(frozen=True, slots=True)
class RecordedAct:
    """An act of a case as the feed holds it."""

    case: str
    position: int
    desk: str
    status: str
    code: str
    content_hash: str
    signature: str
    content: bytes
    recorded_at_ms: int


def quiet_cases(
    connection: Connection, county: str, before_ms: int
) -> Iterator[list[tuple[QuietCase, list[RecordedAct]]]]:
    """Cases whose newest act was recorded before an instant, some hundred at a time, by id."""
    heads = case_head.c
    after = ""
    while True:
        rows = connection.execute(
            select(
                heads.case_id,
                heads.site,
                heads.number,
                heads.archived_position,
                feed.c.recorded_at_ms,
            )
            .join(feed, (feed.c.county == heads.county) & (feed.c.position == heads.last_position))
            .where(heads.county == county, heads.case_id > after)
            .order_by(heads.case_id)
            .limit(_CASES_A_STEP)
        ).all()
        if not rows:
            return
        after = rows[-1][0]
        quiet = [
            QuietCase(case, site, number or "", archived is not None)
            for case, site, number, archived, recorded_at_ms in rows
            if recorded_at_ms < before_ms
        ]
        acts = recorded_acts(connection, county, [each.case for each in quiet])
        yield [(each, acts.get(each.case, [])) for each in quiet]


def recorded_acts(
    connection: Connection, county: str, cases: Sequence[str]
) -> dict[str, list[RecordedAct]]:
    """All acts of ``cases``, some hundred at most, that were not taken out; in the county's order."""
    columns = feed.c
    rows = connection.execute(
        select(
            columns.case_id,
            columns.position,
            columns.desk,
            columns.status,
            columns.code,
            columns.content_hash,
            columns.signature,
            columns.content,
            columns.recorded_at_ms,
        )
        .where(columns.county == county, columns.case_id.in_(cases), columns.case_id != "")
        .order_by(columns.position)
    )
    acts: dict[str, list[RecordedAct]] = {}
    for case, position, desk, status, code, hashed, signature, content, recorded_at_ms in rows:
        act = RecordedAct(
            case, position, desk, status, code, hashed, signature, bytes(content), recorded_at_ms
        )
        acts.setdefault(case, []).append(act)
    return acts
