"""Who sees everything from outside, and says at once what must never be (sync.md's invariants).

Holds what became durable at the county, every number that was lent and every paper that was printed.
"""

from dataclasses import dataclass

import msgspec
from tests.simulation.county_node import CountyNode
from tests.simulation.desk_node import DeskNode
from tests.simulation.files import FileObserver
from tests.simulation.promises import require

from window_desk.casework.acts import Act
from window_desk.casework.fold import fold
from window_desk.county.store import feed
from window_desk.county.store.feed import ALL_SITES, CASE_ARCHIVED, TAKEN_OUT
from window_desk.county.use_cases.numbers import read_series
from window_desk.desk.sync.core.round_report import RoundReport
from window_desk.desk.use_cases.case_views import Standing
from window_desk.protocol import messages as m
from window_desk.protocol.act_codec import decode_act

_NEVER = frozenset(
    {"act_id_used", "number_malformed", "number_not_leased", "number_used", "unreadable"}
)
"""What the county finds only when somebody forged, or a number was given twice."""


class Observer:
    """Checks while the simulation runs."""

    def __init__(self) -> None:
        self.results: dict[str, tuple[str, int]] = {}
        self.ever_applied: set[str] = set()
        self.lent: dict[str, tuple[str, int, int]] = {}
        self.papers: dict[str, str] = {}
        self.statuses: dict[str, int] = {}
        self.taken_over: set[str] = set()
        self.earlier: dict[str, set[tuple[str, int]]] = {}
        self.gone_from_desks: set[str] = set()
        self.gone_from_county: set[str] = set()
        self.files = FileObserver()
        self.ever_taken_out: set[str] = set()

    def begin_epoch(self, node: CountyNode) -> None:
        """The county was restored: what it holds now is what counts."""
        self.files.begin_epoch()
        before = set(self.results)
        self.results = {act: (status, at) for act, (status, at, _) in node.results().items()}
        self.gone_from_county |= before - set(self.results)

    def county_said(self, reply: msgspec.Struct) -> None:
        """``reply`` is about what is durable at the county now."""
        if isinstance(reply, m.PushReply):
            for result in reply.results:
                self._judged(result)
        elif isinstance(reply, m.LeaseReply):
            self._lent(reply)
        elif isinstance(reply, m.BlobState):
            self.files.acknowledged(reply)

    def _judged(self, result: m.ActResult) -> None:
        told = (result.status.value, result.position)
        before = self.results.setdefault(result.act, told)
        # what its desk never heard of comes again when the act is taken over: a refusal outside its scope,
        # or an act that was applied and has gone into an archive since
        unheard = before[0] == m.ActStatus.REFUSED.value or result.act in self.ever_taken_out
        again = result.act in self.taken_over and unheard
        require(before == told or again, "an act has one result", result.act, before, told)
        self.results[result.act] = max(before, told, key=lambda each: each[1])
        if before != told:
            # who has not heard of the second yet holds the first
            self.earlier.setdefault(result.act, set()).update((before, told))
        self.statuses[told[0]] = self.statuses.get(told[0], 0) + 1
        require(result.code not in _NEVER, "honest desks use their own numbers", result)
        if result.status is m.ActStatus.APPLIED:
            self.ever_applied.add(result.act)

    def _lent(self, reply: m.LeaseReply) -> None:
        series = read_series(reply.series)
        assert series is not None
        block = (series.pool, reply.low, reply.high)
        if self.lent.get(reply.lease) == block:
            return
        for other, (pool, low, high) in self.lent.items():
            apart = pool != series.pool or high < reply.low or reply.high < low
            require(apart, "no number is lent twice", other, reply.lease, block)
        self.lent[reply.lease] = block

    def after_round(self, report: RoundReport) -> None:
        """Digests that were compared agree: nobody corrupted anything in this world."""
        if report.digest is not None:
            require(report.digest.agrees, "digests agree", report.digest)

    def look_at(self, desk: DeskNode, node: CountyNode) -> None:
        """What must hold at a desk at every moment between two transactions."""
        rows = desk.rows
        for number, act in rows.all(
            "SELECT document_number, act FROM print_job WHERE document_number <> ''"
        ):
            first = self.papers.setdefault(number, act)
            require(first == act, "no number is on two papers", number, first, act)
        for stock in desk.store.cache.leases():
            balance = stock.used + stock.void + stock.free
            require(stock.leased == balance, "leased = used + void + free", desk.name, stock)
        lost = desk.saved - desk.held() - self.ever_taken_out
        require(not lost, "what was saved stays saved", desk.name, lost)
        identity = desk.sync.identity()
        if identity is None or identity.epoch != node.epoch:
            return
        for act, standing, position in rows.all(
            "SELECT id, standing, position FROM act WHERE standing <> 'queued'"
        ):
            told = self.results.get(act)
            require(
                (standing, position) in {told, *self.earlier.get(act, ())},
                "only what the county holds counts as acknowledged",
                desk.name, act, (standing, position), told,
            )  # fmt: skip


@dataclass(frozen=True, slots=True)
class JudgedAct:
    """An act in the county's feed."""

    act: Act
    site: str
    status: str
    position: int

    @property
    def is_applied(self) -> bool:
        return self.status == m.ActStatus.APPLIED.value


def acts_of_county(node: CountyNode) -> list[JudgedAct]:
    """Every act in the county's feed, in its order."""
    context = node.county.context
    with context.database.reading() as connection:
        head = context.row(connection).last_position
        return [
            JudgedAct(decode_act(row.content), row.site, row.status, row.position)
            for row in feed.everything(connection, context.county, head)
            if row.kind not in {"reference", CASE_ARCHIVED, TAKEN_OUT}
        ]


def look_at_county(node: CountyNode) -> None:
    """Positions dense, hashes, chains, signatures and digests right."""
    report = node.county.verify()
    require(not report.faults, "the county's journal is whole", report.faults)


def compare_all(node: CountyNode, desks: list[DeskNode], observer: Observer) -> None:
    """At the end, on good lines: nothing lost, nothing doubled, everybody knows the same."""
    look_at_county(node)
    judged = acts_of_county(node)
    ids = [each.act.id for each in judged]
    twice = {act for act in ids if ids.count(act) > 1} if len(ids) > len(set(ids)) else set()
    standing = {each.act.id for each in judged if each.status != m.ActStatus.REFUSED.value}
    require(not (twice & standing or twice - observer.taken_over), "each act once", twice)
    at_county = set(node.results())
    taken_out = node.taken_out()
    require(at_county - taken_out == set(ids), "each act stands in the feed or in an archive")
    for desk in desks:
        own = {act for (act,) in desk.rows.all("SELECT id FROM act WHERE desk = ?", desk.desk)}
        require(own <= at_county, "every act of a living desk arrives", desk.name, own - at_county)
        missing = desk.saved - at_county - desk.left()
        require(not missing, "what was saved arrives or was left", desk.name, missing)
        _compare(node, desk, judged)
        _compare_archived(node, desk, taken_out)
    kept = at_county.union(*(desk.held() for desk in desks))
    # Where a desk's disk and the county's both went back, there was nobody left to remember.
    excused = observer.gone_from_desks & observer.gone_from_county
    lost = observer.ever_applied - kept - excused
    require(not lost, "no acknowledged act is lost", lost)
    observer.files.compare(
        node,
        desks,
        [(each.act, each.site) for each in judged if each.is_applied],
        observer.gone_from_desks,
    )


def _compare_archived(node: CountyNode, desk: DeskNode, taken_out: set[str]) -> None:
    scope = ALL_SITES if desk.site.endswith("000") else desk.site
    known = {number for (number,) in desk.rows.all("SELECT number FROM archived_case")}
    said = node.archived_numbers(scope)
    require(known == said, "a desk knows what is archived", desk.name, known ^ said)
    held = {act for (act,) in desk.rows.all("SELECT id FROM act WHERE standing <> 'queued'")}
    require(not held & taken_out, "what was taken out is gone", desk.name, held & taken_out)


def _compare(node: CountyNode, desk: DeskNode, judged: list[JudgedAct]) -> None:
    scope = ALL_SITES if desk.site.endswith("000") else desk.site
    theirs = node.county.digest(scope)
    ours = desk.store.sync.digest()
    require(ours == theirs, "desk and county hold the same", desk.name, ours, theirs)
    in_scope: dict[str, list[JudgedAct]] = {}
    for each in judged:
        if scope in {ALL_SITES, each.site}:
            in_scope.setdefault(each.act.case, []).append(each)
    cache = desk.store.cache
    session = desk.store._readers.session()
    calendar, rules = cache.calendar(), cache.rules()
    for case, entries in in_scope.items():
        told = fold([e.act for e in entries if e.is_applied], calendar, cache._now(), rules)
        file = cache.case_file(case)
        require(
            (file.case if file is not None else None) == told,
            "desk and county tell a case alike", desk.name, case,
        )  # fmt: skip
        shown = session.rows.first("SELECT state FROM case_row WHERE id = ?", case)
        state = told.state.value if told is not None else None
        require(
            (shown[0] if shown else None) == state,
            "lists show it so",
            desk.name,
            case,
            shown,
            state,
        )
    unsettled = {
        act for (act,) in desk.rows.all(
            "SELECT id FROM act WHERE standing IN (?, ?)",
            Standing.CONFLICT.value, Standing.REFUSED.value,
        )
    }  # fmt: skip
    for entries in in_scope.values():
        for entry in entries:
            seen = entry.is_applied or entry.act.id in unsettled
            require(seen, "conflicts are seen by all", desk.name, entry.act.id)
