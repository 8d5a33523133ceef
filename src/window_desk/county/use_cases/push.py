"""Take in a desk's acts: one database transaction a push, its results kept for ever."""

from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from window_desk.casework.acts import (
    Received,
)
from window_desk.county.store import counties, feed, journal, numbers, references
from window_desk.county.store import desks as desk_store
from window_desk.county.store.counties import CountyRow
from window_desk.county.store.database import Connection
from window_desk.county.store.desks import DeskRow
from window_desk.county.store.journal import NewAct, StoredResult
from window_desk.county.store.numbers import NumberUse
from window_desk.county.store.together import Statement, run_together
from window_desk.county.use_cases.bench_opening import open_bench
from window_desk.county.use_cases.case_files import CaseFile
from window_desk.county.use_cases.context import CountyContext
from window_desk.county.use_cases.judging import Bench, Verdict
from window_desk.county.use_cases.knowledge import Knowledge
from window_desk.county.use_cases.open_session import assert_active, county_and_desk
from window_desk.county.use_cases.problems import CallError, desk_forked, epoch_changed
from window_desk.county.use_cases.push_envelope import (
    SentTransaction,
    SignatureCheck,
    read_envelope,
)
from window_desk.county.use_cases.tokens import Bearer
from window_desk.protocol.digest import entry_hash
from window_desk.protocol.messages import (
    PROTOCOL_VERSION,
    ActResult,
    ActStatus,
    DeskStatus,
    PushReply,
    PushRequest,
)

PROTOCOLS = (PROTOCOL_VERSION,)
_FIELD_LENGTH = 100


@dataclass(frozen=True, slots=True)
class _Done:
    """A finished push before its transaction commits."""

    results: list[ActResult]
    last_sequence: int
    files: dict[str, tuple[int, CaseFile]]


def push(context: CountyContext, bearer: Bearer, request: PushRequest) -> PushReply:
    """Judge and keep every act of ``request``; acts known already get their stored result.

    Raises:
        CallError: the push as a whole is wrong (``docs/protocol.md`` §3); nothing was kept, except
            that a desk found forked stays so.
        DatabaseBusyError: nothing was kept; the same push may be tried again.
    """
    if request.protocol not in PROTOCOLS:
        raise CallError(426, "protocol_unsupported", "本机程序与县级服务器版本不兼容，请更新程序。")
    if (request.desk, request.incarnation) != (bearer.desk, bearer.incarnation):
        raise CallError(400, "desk_wrong", "上报的环节不属于本机，请联系技术支持。", field="desk")
    signatures = SignatureCheck(request, _public_key(context, bearer, request), context.checkers)
    sent = read_envelope(request, bearer.desk)
    done: _Done | None = None
    with context.database.writing() as connection:
        row = counties.county_row(context.county)
        found = desk_store.desk_row(connection, context.county, bearer.desk, lock=True)
        newest = references.newest_record(context.county)
        run_together(connection, row, found, newest)
        desk = assert_active(found.answer, bearer)
        county = context.known(row.answer)
        if request.epoch != county.epoch:
            raise epoch_changed()
        _check_gap(desk, request.first_sequence)
        known = _known_results(context, connection, desk, sent)
        if known is None or not _follows(desk, sent):
            signatures.wait()
            desk_store.set_status(connection, context.county, desk.id, DeskStatus.FORKED)
        else:
            knowledge = context.shelf.as_of(connection, county.epoch, newest.answer)
            done = _take_in(context, connection, county, desk, knowledge, sent, known, signatures)
    if done is None:
        raise desk_forked(409)
    for case, (position, file) in done.files.items():
        context.case_files.keep(county.epoch, case, position, file)
    return PushReply(
        epoch=county.epoch,
        last_sequence=done.last_sequence,
        count=len(done.results),
        results=tuple(done.results),
        server_now=context.now(),
    )


def _public_key(context: CountyContext, bearer: Bearer, request: PushRequest) -> str:
    """The key of the desk; a desk that pushes for the first time here is looked at before its acts."""
    kept = context.desk_keys.of(bearer)
    if kept is not None:
        return kept
    with context.database.reading() as connection:
        county, desk = county_and_desk(context, connection, bearer)
    if request.epoch != county.epoch:
        raise epoch_changed()
    context.desk_keys.keep(bearer, desk.public_key)
    return desk.public_key


def _check_gap(desk: DeskRow, first_sequence: int) -> None:
    if first_sequence > desk.last_sequence + 1:
        raise CallError(
            409,
            "sequence_gap",
            "县级服务器缺少本机较早的环节，程序会自动从缺少处补传。",
            field="first_sequence",
            expected_sequence=desk.last_sequence + 1,
        )


def _known_results(
    context: CountyContext,
    connection: Connection,
    desk: DeskRow,
    sent: Sequence[SentTransaction],
) -> dict[int, StoredResult] | None:
    """Stored results of the acts held already; ``None`` when one of them has another content."""
    held = {
        act.sequence: act.content_hash
        for transaction in sent
        for act in transaction
        if act.sequence <= desk.last_sequence
    }
    if not held:
        return {}
    stored = journal.results_of(context.county, desk.id, desk.incarnation, min(held), max(held))
    run_together(connection, stored)
    results = stored.answer
    for sequence, content_hash in held.items():
        if results[sequence].content_hash != content_hash:
            return None
    return results


def _follows(desk: DeskRow, sent: Sequence[SentTransaction]) -> bool:
    """Whether the first new act names the newest one held as its predecessor."""
    for transaction in sent:
        for act in transaction:
            if act.sequence == desk.last_sequence + 1 and act.act is not None:
                return act.act.previous == desk.last_hash
    return True


def _take_in(
    context: CountyContext,
    connection: Connection,
    county: CountyRow,
    desk: DeskRow,
    knowledge: Knowledge,
    sent: Sequence[SentTransaction],
    known: dict[int, StoredResult],
    signatures: SignatureCheck,
) -> _Done:
    results = [_stored(known[sequence]) for sequence in sorted(known)]
    fresh = [t for t in sent if t[0].sequence > desk.last_sequence]
    if any(t[0].sequence <= desk.last_sequence < t[-1].sequence for t in sent):
        raise CallError(400, "transaction_split", "上报的环节没有按保存时的分组，请联系技术支持。")
    if not fresh:
        signatures.wait()
        return _Done(results, desk.last_sequence, {})
    bench = open_bench(context, connection, county, desk, knowledge, fresh)
    verdicts = [verdict for transaction in fresh for verdict in bench.judge(transaction)]
    signatures.wait()
    # From here on the county's counter is held: two ways to the database, and the commit.
    scopes = sorted({feed.ALL_SITES, desk.site, *(case.site for case in bench.cases.values())})
    taken = counties.advancing(context.county, len(verdicts))
    digests = feed.digests(connection, context.county, scopes)
    run_together(connection, taken, digests)
    acts = _as_new_acts(verdicts, desk, bench, taken.answer - len(verdicts))
    last_sequence = acts[-1].sequence
    positions = {act.case: act.position for act in acts if act.readable}
    uses = _number_uses(verdicts)
    told: list[Statement[None]] = [
        *journal.insertions(
            connection, context.county, desk.id, desk.incarnation, acts, context.now_ms()
        ),
        *feed.putting_digests(context.county, digests.answer, _shares(acts)),
        desk_store.progress(
            context.county, desk.id, last_sequence, acts[-1].content_hash, context.now_ms()
        ),
    ]
    if positions:
        told.append(
            journal.moving_heads(connection, context.county, positions, _case_numbers(verdicts))
        )
    if uses:
        told.append(numbers.registration(connection, context.county, desk.id, uses))
    run_together(connection, *told)
    by_id = {act.act: act.position for act in acts if act.status is ActStatus.APPLIED}
    files = {
        case: (position, bench.cases[case].closed(desk.id, by_id, position))
        for case, position in positions.items()
    }
    results.extend(_result(act, verdict) for act, verdict in zip(acts, verdicts, strict=True))
    return _Done(results, last_sequence, files)


def _as_new_acts(
    verdicts: Sequence[Verdict], desk: DeskRow, bench: Bench, before: int
) -> list[NewAct]:
    acts = []
    for position, verdict in enumerate(verdicts, before + 1):
        sent, refusal = verdict.sent, verdict.refusal
        act = sent.act
        acts.append(
            NewAct(
                sequence=sent.sequence,
                content=sent.content,
                signature=sent.signature,
                content_hash=sent.content_hash,
                act=act.id if act is not None else "",
                case=act.case if act is not None else "",
                site=bench.cases[act.case].site if act is not None else desk.site,
                status=verdict.status,
                position=position,
                code=refusal.code if refusal is not None else "",
                field=refusal.field[:_FIELD_LENGTH] if refusal is not None else "",
                template=refusal.template if refusal is not None else "",
                params=_params_text(refusal.params) if refusal is not None else "",
                readable=act is not None,
            )
        )
    return acts


def _case_numbers(verdicts: Sequence[Verdict]) -> dict[str, str]:
    return {
        v.sent.act.case: v.sent.act.body.number
        for v in verdicts
        if v.status is ActStatus.APPLIED
        and v.sent.act is not None
        and isinstance(v.sent.act.body, Received)
    }


def _number_uses(verdicts: Sequence[Verdict]) -> list[NumberUse]:
    return [
        NumberUse(
            v.claim.pool,
            v.claim.serial,
            v.claim.series,
            v.sent.act.case,
            v.sent.act.id,
            v.claim.number,
        )
        for v in verdicts
        if v.status is ActStatus.APPLIED
        and v.claim is not None
        and v.claim.serial is not None
        and v.sent.act is not None
    ]


def _shares(acts: Sequence[NewAct]) -> dict[str, tuple[int, int]]:
    """What the acts add to the digests of their scopes: count and XOR."""
    shares: dict[str, tuple[int, int]] = {}
    for act in acts:
        if not act.readable:
            continue
        share = entry_hash(act.content_hash, act.status, act.position)
        for scope in (act.site, feed.ALL_SITES):
            count, xor = shares.get(scope, (0, 0))
            shares[scope] = (count + 1, xor ^ share)
    return shares


def _params_text(params: dict[str, str]) -> str:
    return msgspec.json.encode(params).decode() if params else ""


def _params(text: str) -> dict[str, str]:
    return msgspec.json.decode(text, type=dict[str, str]) if text else {}


def _stored(result: StoredResult) -> ActResult:
    return ActResult(
        sequence=result.sequence,
        act=result.act,
        status=result.status,
        position=result.position,
        code=result.code,
        field=result.field,
        template=result.template,
        params=_params(result.params),
    )


def _result(act: NewAct, verdict: Verdict) -> ActResult:
    return ActResult(
        sequence=act.sequence,
        act=act.act,
        status=act.status,
        position=act.position,
        code=act.code,
        field=act.field,
        template=act.template,
        params=verdict.refusal.params if verdict.refusal is not None else {},
    )
