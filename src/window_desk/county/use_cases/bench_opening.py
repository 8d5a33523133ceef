"""Gathers what a push is judged by: locks its cases and reads what they, numbers and ids are about."""

from collections.abc import Sequence

from window_desk.county.store import desks, journal, lost_leases, numbers
from window_desk.county.store.counties import CountyRow
from window_desk.county.store.database import Connection
from window_desk.county.store.desks import DeskRow
from window_desk.county.use_cases.case_files import CaseFile, FiledAct
from window_desk.county.use_cases.context import CountyContext
from window_desk.county.use_cases.judging import Bench, OpenCase
from window_desk.county.use_cases.knowledge import Knowledge
from window_desk.county.use_cases.numbers import claim_of
from window_desk.county.use_cases.push_envelope import SentTransaction
from window_desk.protocol.act_codec import decode_act
from window_desk.protocol.messages import ActStatus

_Leases = dict[tuple[str, str], list[tuple[int, int]]]
"""Ranges (first, last) by pool and series."""


def open_bench(
    context: CountyContext,
    connection: Connection,
    county: CountyRow,
    desk: DeskRow,
    knowledge: Knowledge,
    fresh: Sequence[SentTransaction],
) -> Bench:
    """The bench for ``fresh`` transactions of a locked desk; locks their cases, in the order of ids."""
    site = knowledge.sites[desk.site]
    acts = [sent.act for t in fresh for sent in t if sent.act is not None]
    claims = {act.id: claim_of(act.body, site) for act in acts}
    serials = [(c.pool, c.serial) for c in claims.values() if c and c.serial is not None]
    leases: _Leases = {}
    former_leases: dict[str, _Leases] = {}
    if serials:
        leases = _leases_of(connection, context.county, desk.id)
        if any(act.taken_over is not None for act in acts):
            former_leases = {
                former: _leases_of(connection, context.county, former)
                for former in desks.former_desks(connection, context.county, desk)
            }
        for pool, ranges in lost_leases.ranges(connection, context.county).items():
            leases[pool, lost_leases.NOBODY] = ranges
    return Bench(
        desk=desk.id,
        site=site,
        sees_all_cases=knowledge.sees_all_cases(desk.site),
        knowledge=knowledge,
        now=context.now(),
        cases=_open_cases(context, connection, county, desk, {act.case for act in acts}),
        claims=claims,
        leases=leases,
        ids_in_use=journal.ids_in_use(connection, context.county, [act.id for act in acts]),
        serials_in_use=numbers.serials_in_use(connection, context.county, serials),
        former_leases=former_leases,
    )


def _leases_of(connection: Connection, county: str, desk: str) -> _Leases:
    leases: _Leases = {}
    for lease in numbers.leases_of_desk(connection, county, desk):
        leases.setdefault((lease.pool, lease.series), []).append((lease.low, lease.high))
    return leases


def _open_cases(
    context: CountyContext,
    connection: Connection,
    county: CountyRow,
    desk: DeskRow,
    cases: set[str],
) -> dict[str, OpenCase]:
    heads = journal.lock_heads(connection, context.county, sorted(cases), desk.site)
    files: dict[str, CaseFile] = {}
    unread: list[str] = []
    for case, head in heads.items():
        kept = context.case_files.get(county.epoch, case, head.last_position)
        if kept is not None:
            files[case] = kept
        elif head.last_position:
            unread.append(case)
    files.update(_read_files(connection, context.county, unread))
    empty = CaseFile((), ())
    return {case: OpenCase.of(head.site, files.get(case, empty)) for case, head in heads.items()}


def _read_files(connection: Connection, county: str, cases: Sequence[str]) -> dict[str, CaseFile]:
    applied: dict[str, list[FiledAct]] = {case: [] for case in cases}
    not_applied: dict[str, dict[str, int]] = {case: {} for case in cases}
    standing: set[str] = set()
    for kept in journal.acts_of_cases(connection, county, cases):
        act = decode_act(kept.content)
        if kept.status is ActStatus.APPLIED:
            applied[kept.case].append(FiledAct(act, kept.desk, kept.position))
            standing.add(act.id)
        elif act.id not in standing:
            not_applied[kept.case][kept.desk] = kept.position
    return {
        case: CaseFile(tuple(applied[case]), tuple(not_applied[case].items())) for case in cases
    }
