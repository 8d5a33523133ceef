"""Check the whole journal: dense positions, hashes, chains, signatures, digests, numbers."""

from collections.abc import Callable
from dataclasses import dataclass, field

import msgspec

from window_desk.county.store import desks, feed
from window_desk.county.store.database import Connection
from window_desk.county.store.feed import ALL_SITES, CASE_ARCHIVED, TAKEN_OUT, FeedRow
from window_desk.county.use_cases.context import CountyContext
from window_desk.county.use_cases.standing import numbers_standing
from window_desk.protocol.act_codec import content_hash, decode_act
from window_desk.protocol.digest import EMPTY_XOR, entry_hash
from window_desk.protocol.messages import ActStatus, CaseArchivedRecord
from window_desk.protocol.signatures import signature_holds


@dataclass(slots=True)
class JournalReport:
    """How many entries were checked, and one Chinese sentence for each fault.

    Of ``acts``, the bodies of ``archived`` ones were taken out: of these the chain is checked by stored
    hashes, and their digest against what the ``case_archived`` entries say.
    """

    entries: int = 0
    acts: int = 0
    archived: int = 0
    faults: list[str] = field(default_factory=list)


_STEP_ENTRIES = 1_000


def verify_journal(
    context: CountyContext, progress: Callable[[int, int], None] | None = None
) -> JournalReport:
    """Read everything once, in one snapshot; reports what somebody changed by hand or a disk lost.

    ``progress`` gets entries read and in all, now and then.
    """
    report = JournalReport()
    scopes: dict[str, tuple[int, int]] = {}
    newest: dict[str, str] = {}
    taken_out: dict[str, tuple[int, int]] = {}
    said: dict[str, tuple[int, int]] = {}
    with context.database.reading() as connection:
        county = context.row(connection)
        keys = {desk.id: desk.public_key for desk in desks.list_desks(connection, context.county)}
        for row in feed.everything(connection, context.county, county.last_position):
            report.entries += 1
            if row.position != report.entries:
                report.faults.append(f"位置{report.entries}缺失，流水不连续。")
                return report
            if progress is not None and report.entries % _STEP_ENTRIES == 0:
                progress(report.entries, county.last_position)
            if row.kind == CASE_ARCHIVED:
                _count_said(row, said)
            elif row.kind == TAKEN_OUT:
                _count_taken_out(report, row, newest, taken_out)
            elif row.kind != "reference":
                _check_act(report, row, keys, newest, scopes)
        if progress is not None:
            progress(report.entries, county.last_position)
        if report.entries != county.last_position:
            report.faults.append(f"流水应到{county.last_position}，实到{report.entries}。")
        if said != taken_out:
            report.faults.append("移出的环节与归档记录的数量或摘要不符。")
        _check_digests(report, connection, context.county, scopes)
        _check_numbers(report, context, connection)
    return report


def _check_act(
    report: JournalReport,
    row: FeedRow,
    keys: dict[str, str],
    newest: dict[str, str],
    scopes: dict[str, tuple[int, int]],
) -> None:
    report.acts += 1
    content = bytes(row.content)
    hashed = content_hash(content)
    if hashed != row.content_hash:
        report.faults.append(f"位置{row.position}的内容与校验值不符。")
    if not signature_holds(keys.get(row.desk, ""), content, row.signature):
        report.faults.append(f"位置{row.position}的签名不符。")
    before = newest.get(row.desk, "")
    newest[row.desk] = hashed
    if row.kind != "act":
        return
    if decode_act(content).previous != before:
        report.faults.append(f"位置{row.position}与终端{row.desk}的上一环节不相接。")
    share = entry_hash(row.content_hash, ActStatus(row.status), row.position)
    for scope in (row.site, ALL_SITES):
        _add(scopes, scope, 1, share)


def _count_taken_out(
    report: JournalReport,
    row: FeedRow,
    newest: dict[str, str],
    taken_out: dict[str, tuple[int, int]],
) -> None:
    report.acts += 1
    report.archived += 1
    newest[row.desk] = row.content_hash
    share = entry_hash(row.content_hash, ActStatus(row.status), row.position)
    _add(taken_out, row.site, 1, share)
    if row.content:
        report.faults.append(f"位置{row.position}已归档移出，却仍有内容。")


def _count_said(row: FeedRow, said: dict[str, tuple[int, int]]) -> None:
    body = msgspec.json.decode(row.content, type=CaseArchivedRecord)
    _add(said, row.site, body.count, int(body.xor, 16))


def _add(scopes: dict[str, tuple[int, int]], scope: str, more: int, share: int) -> None:
    count, xor = scopes.get(scope, (0, 0))
    scopes[scope] = (count + more, xor ^ share)


def _check_numbers(report: JournalReport, context: CountyContext, connection: Connection) -> None:
    for series in numbers_standing(context, connection):
        if series.astray:
            report.faults.append(f"号段“{series.series}”有{series.astray}个在用编号不是领来的。")


def _check_digests(
    report: JournalReport,
    connection: Connection,
    county: str,
    scopes: dict[str, tuple[int, int]],
) -> None:
    for scope in {ALL_SITES, *scopes}:
        count, xor = scopes.get(scope, (0, int(EMPTY_XOR, 16)))
        if feed.digest(connection, county, scope) != (count, f"{xor:064x}"):
            report.faults.append(f"范围“{scope or '全县'}”的摘要不符。")
