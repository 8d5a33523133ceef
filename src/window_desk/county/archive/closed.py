"""Cases that were closed before a day, as an archive takes them: acts, scans, what is still open."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from window_desk.casework.acts import BEIJING, Act, local_day
from window_desk.casework.case import ENDED, Case
from window_desk.casework.fold import fold
from window_desk.casework.scan_acts import ScanAttached
from window_desk.casework.settlement import Settled
from window_desk.county.archive.lines import ArchivedAct, ArchivedCase
from window_desk.county.store import archived_cases, blobs
from window_desk.county.store.archived_cases import ArchivedFact
from window_desk.county.store.blobs import BlobKey
from window_desk.county.store.closed_cases import QuietCase, RecordedAct, quiet_cases
from window_desk.county.store.database import Connection
from window_desk.county.use_cases.context import CountyContext
from window_desk.county.use_cases.knowledge import Knowledge
from window_desk.protocol.act_codec import decode_act
from window_desk.protocol.messages import ActStatus
from window_desk.protocol.refusal_codes import WITH_TRANSACTION


@dataclass(frozen=True, slots=True)
class FoldedCase:
    """Recorded acts with what they say, and the case that the applied ones make; ``None`` for no case."""

    recorded: Sequence[RecordedAct]
    acts: Sequence[Act]
    case: Case | None

    @property
    def scans(self) -> dict[tuple[str, int], ScanAttached]:
        """Every file that an applied act names, voided ones too, by digest and size."""
        return {
            (act.body.sha256, act.body.size): act.body
            for row, act in zip(self.recorded, self.acts, strict=True)
            if row.status == ActStatus.APPLIED and isinstance(act.body, ScanAttached)
        }

    @property
    def is_settled(self) -> bool:
        """Whether somebody said of every refused or conflicting act how the matter went on."""
        open_acts = {
            act.id
            for row, act in zip(self.recorded, self.acts, strict=True)
            if row.status != ActStatus.APPLIED and not isinstance(act.body, Settled)
        }
        for row, act in zip(self.recorded, self.acts, strict=True):
            if isinstance(act.body, Settled) and row.code != WITH_TRANSACTION:
                if act.body.way.closes:
                    open_acts.difference_update(act.body.acts)
                else:
                    open_acts.update(act.body.acts)
        return not open_acts


@dataclass(frozen=True, slots=True)
class ClosedCase:
    """A case for an archive. ``files`` are the scans that came in whole; ``is_whole``: all that stand.

    A backup has all of it once it reaches ``newest``: its newest act, and the first one after its newest scan
    was whole, since nothing else says on which side of a backup that was.
    """

    line: ArchivedCase
    files: tuple[tuple[BlobKey, str], ...]
    is_whole: bool
    is_settled: bool
    newest: int


def folded(recorded: Sequence[RecordedAct], knowledge: Knowledge, now: datetime) -> FoldedCase:
    """The acts read and the applied ones folded."""
    acts = [decode_act(row.content) for row in recorded]
    applied = [
        act for row, act in zip(recorded, acts, strict=True) if row.status == ActStatus.APPLIED
    ]
    case = fold(applied, knowledge.calendar, now, knowledge.rules) if applied else None
    return FoldedCase(recorded, acts, case)


def closed_cases(
    context: CountyContext, connection: Connection, knowledge: Knowledge, before: date
) -> Iterator[tuple[int, list[ClosedCase]]]:
    """Cases that ended, and in which nothing was recorded since, before a day (Beijing's).

    Some hundred at a time, each time with how many cases were looked at. Of a case that was taken out
    before, what came after that.
    """
    before_ms = int(datetime.combine(before, time.min, BEIJING).timestamp() * 1000)
    for step in quiet_cases(connection, context.county, before_ms):
        archived = [head.case for head, _ in step if head.archived]
        facts = archived_cases.newest_facts(connection, context.county, archived)
        found = [
            closed
            for head, recorded in step
            if recorded
            and (
                closed := _closed(
                    context, connection, knowledge, head, recorded, facts.get(head.case)
                )
            )
            is not None
            and closed.line.ended_on < before
        ]
        yield len(step), found


def _closed(
    context: CountyContext,
    connection: Connection,
    knowledge: Knowledge,
    head: QuietCase,
    recorded: Sequence[RecordedAct],
    fact: ArchivedFact | None,
) -> ClosedCase | None:
    told = folded(recorded, knowledge, context.now())
    if fact is not None:
        state, ended_on = fact.state, fact.ended_on
    elif told.case is not None and told.case.state in ENDED:
        state, ended_on = told.case.state.value, local_day(told.case.acts[-1].happened_at)
    else:
        return None
    scans = told.case.scans if told.case is not None else ()
    standing = {(scan.sha256, scan.size) for scan in scans}
    files, newest = [], recorded[-1].position
    for scan in told.scans.values():
        key = BlobKey(context.county, head.site, scan.sha256, scan.size)
        position = blobs.read_blob(connection, key).position
        if position is not None:
            newest = max(newest, position + 1)
            files.append((key, scan.media_type))
            standing.discard((scan.sha256, scan.size))
    line = ArchivedCase(
        case=head.case,
        number=head.number,
        site=head.site,
        state=state,
        ended_on=ended_on,
        acts=tuple(
            ArchivedAct(
                act.position,
                act.desk,
                act.status,
                act.recorded_at_ms,
                act.content_hash,
                act.signature,
                act.content.decode(),
            )
            for act in recorded
        ),
    )
    return ClosedCase(line, tuple(files), not standing, told.is_settled, newest)
