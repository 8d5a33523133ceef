"""Take in a desk's acts: one database transaction a push, its results kept for ever."""

from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from window_desk.casework.acts import (
    Received,
)
from window_desk.county.store import counties, feed, journal, numbers
from window_desk.county.store import desks as desk_store
from window_desk.county.store.counties import CountyRow
from window_desk.county.store.database import Connection
from window_desk.county.store.desks import DeskRow
from window_desk.county.store.journal import NewAct, StoredResult
from window_desk.county.store.numbers import NumberUse
from window_desk.county.use_cases.bench_opening import open_bench
from window_desk.county.use_cases.case_files import CaseFile
from window_desk.county.use_cases.context import CountyContext
from window_desk.county.use_cases.judging import Bench, Verdict
from window_desk.county.use_cases.open_session import active_desk
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
    with context.database.reading() as connection:
        county = context.row(connection)
        desk = active_desk(context, connection, bearer)
    if request.epoch != county.epoch:
        raise epoch_changed()
    signatures = SignatureCheck(request, desk.public_key, context.checkers)
    sent = read_envelope(request, desk.id)
    done: _Done | None = None
    with context.database.writing() as connection:
        desk = active_desk(context, connection, bearer, lock=True)
        county = context.row(connection)
        if request.epoch != county.epoch:
            raise epoch_changed()
        _check_gap(desk, request.first_sequence)
        known = _known_results(context, connection, desk, sent)
        if known is None or not _follows(desk, sent):
            signatures.wait()
            desk_store.set_status(connection, context.county, desk.id, DeskStatus.FORKED)
        else:
            done = _take_in(context, connection, county, desk, sent, known, signatures)
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
    results = journal.results_of(
        connection, context.county, desk.id, desk.incarnation, min(held), max(held)
    )
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
    knowledge = context.shelf.up_to_date(connection, county.epoch)
    bench = open_bench(context, connection, county, desk, knowledge, fresh)
    verdicts = [verdict for transaction in fresh for verdict in bench.judge(transaction)]
    signatures.wait()
    last = counties.advance(connection, context.county, len(verdicts))
    acts = _as_new_acts(verdicts, desk, bench, last - len(verdicts))
    last_sequence = acts[-1].sequence
    journal.insert_acts(
        connection, context.county, desk.id, desk.incarnation, acts, context.now_ms()
    )
    positions = {act.case: act.position for act in acts if act.readable}
    if positions:
        journal.move_heads(connection, context.county, positions, _case_numbers(verdicts))
    uses = _number_uses(verdicts)
    if uses:
        numbers.register(connection, context.county, desk.id, uses)
    _digest(connection, context.county, acts)
    desk_store.set_progress(
        connection,
        context.county,
        desk.id,
        last_sequence,
        acts[-1].content_hash,
        context.now_ms(),
    )
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


def _digest(connection: Connection, county: str, acts: Sequence[NewAct]) -> None:
    scopes: dict[str, tuple[int, int]] = {}
    for act in acts:
        if not act.readable:
            continue
        share = entry_hash(act.content_hash, act.status, act.position)
        for scope in (act.site, feed.ALL_SITES):
            count, xor = scopes.get(scope, (0, 0))
            scopes[scope] = (count + 1, xor ^ share)
    for scope, (count, xor) in scopes.items():
        feed.add_to_digest(connection, county, scope, count, xor)


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
