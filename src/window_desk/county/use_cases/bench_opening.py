"""Gathers what a push is judged by: locks its cases and reads what they, numbers and ids are about."""

from collections.abc import Mapping, Sequence

from window_desk.county.store import desks, journal, lost_leases, numbers
from window_desk.county.store.counties import CountyRow
from window_desk.county.store.database import Connection
from window_desk.county.store.desks import DeskRow
from window_desk.county.store.journal import CaseHead
from window_desk.county.store.lost_leases import ANY_POOL, NOBODY
from window_desk.county.store.numbers import LentRanges
from window_desk.county.store.together import run_together
from window_desk.county.use_cases.case_files import CaseFile, FiledAct
from window_desk.county.use_cases.context import CountyContext
from window_desk.county.use_cases.judging import Bench, OpenCase
from window_desk.county.use_cases.knowledge import Knowledge
from window_desk.county.use_cases.numbers import claim_of
from window_desk.county.use_cases.push_envelope import SentTransaction
from window_desk.protocol.act_codec import decode_act
from window_desk.protocol.messages import ActStatus


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
    claimed: dict[str, list[int]] = {}
    for claim in claims.values():
        if claim is not None and claim.serial is not None:
            claimed.setdefault(claim.pool, []).append(claim.serial)
    cases = sorted({act.case for act in acts})
    making = journal.making_heads(connection, context.county, cases, desk.site)
    heads = journal.locking_heads(connection, context.county, cases)
    ids = journal.ids_in_use(connection, context.county, [act.id for act in acts])
    leases = numbers.lent_ranges(connection, context.county, desk.id, [*claimed, ANY_POOL])
    in_use = {
        pool: numbers.serials_in_use(connection, context.county, pool, serials)
        for pool, serials in claimed.items()
    }
    if acts:
        run_together(connection, making, heads, ids, leases, *in_use.values())
    return Bench(
        desk=desk.id,
        site=site,
        sees_all_cases=knowledge.sees_all_cases(desk.site),
        knowledge=knowledge,
        now=context.now(),
        cases=_open_cases(context, connection, county, heads.answer if acts else {}),
        claims=claims,
        leases=_with_unknown(context, connection, desk, list(claimed), leases.answer)
        if acts
        else {},
        ids_in_use=ids.answer if acts else set(),
        serials_in_use={
            (pool, serial) for pool, found in in_use.items() for serial in found.answer
        },
        former_leases=_former_leases(context, connection, desk, list(claimed))
        if any(act.taken_over is not None for act in acts)
        else {},
    )


def _former_leases(
    context: CountyContext, connection: Connection, desk: DeskRow, pools: Sequence[str]
) -> dict[str, LentRanges]:
    """What was lent to each desk that this PC was before."""
    former = {
        each: numbers.lent_ranges(connection, context.county, each, pools)
        for each in desks.former_desks(connection, context.county, desk)
    }
    run_together(connection, *former.values())
    return {each: lent.answer for each, lent in former.items()}


def _with_unknown(
    context: CountyContext,
    connection: Connection,
    desk: DeskRow,
    pools: Sequence[str],
    lent: LentRanges,
) -> LentRanges:
    """``lent`` with what a restore must set aside of ``pools`` that it was the first to hear of."""
    unknown = [pool for pool in pools if (pool, NOBODY) not in lent]
    if not unknown or (ANY_POOL, NOBODY) not in lent:
        return lent
    lost_leases.set_unknown_aside(connection, context.county, unknown)
    again = numbers.lent_ranges(connection, context.county, desk.id, pools)
    run_together(connection, again)
    return again.answer


def _open_cases(
    context: CountyContext,
    connection: Connection,
    county: CountyRow,
    heads: Mapping[str, CaseHead],
) -> dict[str, OpenCase]:
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
    return {
        case: OpenCase.of(head.site, files.get(case, empty), archived=head.archived)
        for case, head in heads.items()
    }


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
