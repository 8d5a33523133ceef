"""A desk's store on real files, with the county played by plain feed pages."""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TypeVar

import msgspec
import uuid_utils
from tests.casework.builders import CALENDARS, IN_ORDER, LACKING, PERSON, service_item
from tests.desk.kept_clock import KeptClock

from window_desk.casework import acts as a
from window_desk.casework.acts import (
    Act,
    ActBody,
)
from window_desk.casework.applicants import Agent, NaturalPerson
from window_desk.casework.clock_reading import ClockReading
from window_desk.casework.clock_trust import PcReading, epoch_ms
from window_desk.casework.duties import Clerk, Duty
from window_desk.casework.identifiers import with_check_character
from window_desk.casework.item_mapping import item_as_mapping
from window_desk.casework.items import Authority, ServiceItem, Window
from window_desk.casework.terms import terms_of
from window_desk.desk.store.newcomers import arriving
from window_desk.desk.store.opening import DeskStore, open_store
from window_desk.desk.use_cases.clock_ports import Timekeeper
from window_desk.protocol import messages as m
from window_desk.protocol.act_codec import ACT_SCHEMA, content_hash, encode_act
from window_desk.protocol.signatures import DeskKey

T = TypeVar("T")

DESK = "YL-01"
SITE = "YL"
EPOCH = "epoch-1"
KEY = bytes(range(32))
NOON = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)
ITEM = replace(service_item(), window="NY")
CASE_SERIES = f"case:{SITE}:2026"

RECEIVER = Clerk(
    "1001",
    "李晓梅",
    SITE,
    Authority.TOWNSHIP,
    ("NY",),
    frozenset({Duty.RECEIVE, Duty.ISSUE, Duty.DELIVER}),
)
EXAMINER = Clerk(
    "1002", "陈勇", SITE, Authority.TOWNSHIP, (), frozenset({Duty.EXAMINE, Duty.SIGN_OFF})
)
SIGNATORY = Clerk(
    "1003",
    "周敏",
    SITE,
    Authority.TOWNSHIP,
    (),
    frozenset({Duty.SIGN_OFF, Duty.EXAMINE, Duty.SUPERVISE}),
)


@dataclass
class WallClock(KeptClock):
    """A clock that a test sets and that is never in doubt; see ``ScriptedPc`` for one that may be."""

    at: datetime = NOON
    boot: str = "boot-1"
    monotonic_ms: int = 1_000

    def now(self) -> datetime:
        return self.at

    def reading(self) -> ClockReading:
        return ClockReading(0, 5, self.monotonic_ms, self.boot)

    def pc_reading(self) -> PcReading:
        return PcReading(epoch_ms(self.at), self.monotonic_ms, self.boot)

    def pass_time(self, time: timedelta) -> None:
        self.at += time
        self.monotonic_ms += int(time.total_seconds() * 1000)


@dataclass
class OtherDesk:
    """Another desk of the county: its acts reach this one by the feed alone."""

    clock: WallClock
    desk: str = "YL-02"
    key: DeskKey = field(default_factory=DeskKey.generate)
    sequence: int = 0
    previous: str = ""

    def act(self, case: str, body: ActBody, clerk: str = "1002", seen: int = 0) -> Act:
        """The next act of that desk."""
        act = Act(
            id=str(uuid_utils.uuid7()),
            desk=self.desk,
            sequence=self.sequence + 1,
            previous=self.previous,
            transaction=str(uuid_utils.uuid7()),
            case=case,
            kind=a.KIND_OF_BODY[type(body)],
            schema=ACT_SCHEMA,
            body=body,
            clerk=clerk,
            at=self.clock.now(),
            clock=self.clock.reading(),
            seen=seen,
        )
        self.sequence += 1
        self.previous = content_hash(encode_act(act))
        return act

    def sealed(self, act: Act) -> m.SealedAct:
        content = encode_act(act)
        return m.SealedAct(msgspec.Raw(content), self.key.sign(content))


def received(
    serial: int,
    person: NaturalPerson = PERSON,
    *,
    item: ServiceItem = ITEM,
    agent: Agent | None = None,
    judgements: tuple[a.MaterialJudgement, ...] = IN_ORDER,
    day: date = date(2026, 3, 2),
) -> a.Received:
    """A receipt with the ``serial``-th case number."""
    return a.Received(
        number=with_check_character(f"519999{day:%Y%m%d}{serial:05d}"),
        terms=terms_of(item),
        window=item.window,
        person=person,
        organisation=None,
        agent=agent,
        answers=(),
        judgements=judgements,
    )


def lacking_received(serial: int) -> a.Received:
    """A receipt with two materials wanting."""
    return received(serial, judgements=LACKING)


class World:
    """One desk's folders, clock and open store, and the county's feed as told to it."""

    def __init__(
        self, folder: Path, clock: WallClock | None = None, keeper: Timekeeper | None = None
    ) -> None:
        self.profile = folder / "profile"
        self.marks = folder / "marks"
        self.clock = clock or WallClock()
        self.keeper = keeper or self.clock
        self.other = OtherDesk(self.clock)
        self.position = 0
        self.results: list[m.ActResult] = []
        self.references: list[m.ReferenceEntry] = []
        self._store: DeskStore | None = None

    @property
    def store(self) -> DeskStore:
        assert self._store is not None
        return self._store

    def open(self, key: bytes = KEY) -> "World":
        self._store = open_store(self.profile, key, self.keeper, self.marks)
        return self

    def close(self) -> None:
        if self._store is not None:
            self._store.close()
            self._store = None

    def reopen(self) -> "World":
        self.close()
        return self.open()

    def on_writer(self, work: Callable[..., T], *values: object) -> T:
        """Do ``work`` on the writer thread and wait."""
        return self.store.journal.executor.submit(work, *values).result()

    def enrol(self) -> None:
        reply = m.EnrolReply(
            desk=DESK,
            county="QH",
            county_name="青禾县",
            epoch=EPOCH,
            site=SITE,
            site_name="云岭镇便民服务中心",
            area_code="519999",
            agency_prefix="云岭",
            windows=("NY",),
            server_now=self.clock.now(),
        )
        secret = DeskKey.generate().secret
        self.on_writer(self.store.sync.enrolled, "http://county", reply, "incarnation-1", secret)

    def publish_reference(self, items: Iterable[ServiceItem] = (ITEM,)) -> None:
        """Calendar, clerks, windows, items and a template, as the county publishes them."""
        bodies: list[tuple[m.ReferenceKind, str, int, object]] = [
            (m.ReferenceKind.CALENDAR_NOTICE, path.stem, 1, json.loads(path.read_text("utf-8")))
            for path in sorted(CALENDARS.glob("*.json"))
        ]
        bodies += [
            (m.ReferenceKind.CLERK, clerk.number, 1, clerk_record(clerk))
            for clerk in (RECEIVER, EXAMINER, SIGNATORY)
        ]
        bodies += [
            (
                m.ReferenceKind.SERVICE_ITEM,
                item.implementation_code,
                item.version,
                item_as_mapping(item),
            )
            for item in items
        ]
        bodies.append((m.ReferenceKind.WINDOW, "NY", 1, Window("NY", "农业农村", "nync")))
        bodies.append((m.ReferenceKind.CERTIFICATE_TEMPLATE, "timber-felling", 1, {"title": "证"}))
        self.page([self.reference(*body) for body in bodies])

    def lend_numbers(self, day: date = date(2026, 3, 2)) -> None:
        """Grant what the desk asks for, each series from 1."""
        for need in self.on_writer(self.store.sync.lease_needs, day):
            reply = m.LeaseReply(
                lease=f"lease-{need.request}",
                series=need.series,
                low=1,
                high=need.size,
                expires_on=date(2026, 12, 31),
                server_now=self.clock.now(),
            )
            self.on_writer(self.store.sync.add_lease, need, reply)

    def reference(
        self, kind: m.ReferenceKind, key: str, version: int, body: object
    ) -> m.ReferenceEntry:
        self.position += 1
        entry = m.ReferenceEntry(
            self.position, kind, key, version, msgspec.Raw(msgspec.json.encode(body))
        )
        self.references.append(entry)
        return entry

    def entry(self, sealed: m.SealedAct, status: m.ActStatus = m.ActStatus.APPLIED) -> m.ActEntry:
        """The next position of the feed."""
        self.position += 1
        if status is m.ActStatus.APPLIED:
            return m.ActEntry(self.position, sealed, status)
        return m.ActEntry(
            self.position, sealed, status, "state", "case", "办件现为“{state}”", {"state": "已受理"}
        )

    def page(self, entries: Sequence[m.FeedEntry]) -> int:
        return self.on_writer(self.store.sync.apply_page, EPOCH, entries, self.position)

    def others(self, *acts: Act, status: m.ActStatus = m.ActStatus.APPLIED) -> None:
        """Acts of the other desk arrive by the feed."""
        self.page([self.entry(self.other.sealed(act), status) for act in acts])

    def others_receive(self, count: int, day: date = date(2026, 3, 2)) -> list[str]:
        """``count`` receipts of the other desk, as one page; returns their cases."""
        cases = [f"other-{number:05d}" for number in range(1, count + 1)]
        self.others(
            *(
                self.other.act(case, received(serial, day=day), "1001")
                for serial, case in enumerate(cases, start=1)
            )
        )
        self.let_newcomers_in()
        return cases

    def let_newcomers_in(self) -> None:
        """Let all new cases come into the lists."""
        while self.on_writer(lambda: arriving(self.store.journal._parts.writer.rows)):
            self.on_writer(int)

    def moved_calendar(self, off: date, version: int = 2) -> m.ReferenceEntry:
        """The notice of ``off``'s year once more, with that day off."""
        body = json.loads((CALENDARS / f"{off.year}.json").read_text("utf-8"))
        body["days"].append({"name": "县庆", "date": off.isoformat(), "isOffDay": True})
        return self.reference(m.ReferenceKind.CALENDAR_NOTICE, str(off.year), version, body)

    def moved_calendar_body(self) -> msgspec.Raw:
        """The body of a notice as the county publishes it."""
        position = self.position
        body = self.moved_calendar(date(2026, 3, 9)).body
        self.position = position
        return body

    def move_calendar(self, off: date, version: int = 2) -> None:
        """The county publishes the notice of ``off``'s year again, with that day off."""
        self.page([self.moved_calendar(off, version)])

    def take(self, case: str, *bodies: ActBody, clerk: str = "1001") -> list[Act]:
        """One transaction of this desk."""

        return self.on_writer(self.take_here, case, bodies, clerk)

    def take_here(self, case: str, bodies: Sequence[ActBody], clerk: str = "1001") -> list[Act]:
        """The same, on the writer thread already."""
        acts = []
        with self.store.journal.transaction() as transaction:
            for body in bodies:
                act = transaction.compose(case, body, clerk)
                transaction.append(act)
                acts.append(act)
        return acts

    def publish_rules(self, version: int = 1, **rules: object) -> None:
        """The county publishes local rules."""
        self.page([self.reference(m.ReferenceKind.SETTING, "local_rules", version, rules)])

    def let_recompute(self) -> None:
        """Let every chunk of a recomputation run."""
        while self.store.cache.recomputation() is not None:
            self.on_writer(int)
        # the last chunk is committed before its listeners are told
        self.on_writer(int)

    def receive(self, person: NaturalPerson = PERSON, agent: Agent | None = None) -> str:
        """A receipt with a leased number in one transaction; returns the case."""

        def receiving() -> str:
            case = str(uuid_utils.uuid7())
            with self.store.journal.transaction() as transaction:
                serial = transaction.take_number(CASE_SERIES)
                body = received(serial, person, agent=agent)
                transaction.append(transaction.compose(case, body, "1001"))
            return case

        return self.on_writer(receiving)

    def push(
        self, judge: Callable[[Act], m.ActStatus] = lambda _act: m.ActStatus.APPLIED
    ) -> list[m.ActEntry]:
        """The county judges everything in the outbox; returns what its feed then holds."""
        from window_desk.protocol.act_codec import decode_act

        entries: list[m.ActEntry] = []
        while True:
            batch = self.on_writer(self.store.sync.next_batch, 500, 1 << 20)
            if batch is None:
                return entries
            results = []
            for sealed in (act for transaction in batch.transactions for act in transaction):
                act = decode_act(bytes(sealed.content))
                entry = self.entry(sealed, judge(act))
                entries.append(entry)
                results.append(
                    m.ActResult(
                        act.sequence,
                        act.id,
                        entry.status,
                        entry.position,
                        entry.code,
                        entry.field,
                        entry.template,
                        entry.params,
                    )
                )
            reply = m.PushReply(
                EPOCH,
                results[-1].sequence,
                len(results),
                tuple(results),
                self.clock.now(),
            )
            assert self.on_writer(self.store.sync.record_results, reply) == len(results)


def clerk_record(clerk: Clerk, verifier: str = "") -> m.ClerkRecord:
    return m.ClerkRecord(
        number=clerk.number,
        name=clerk.name,
        site=clerk.site,
        level=clerk.level.value,
        windows=clerk.windows,
        duties=tuple(sorted(duty.value for duty in clerk.duties)),
        active=clerk.active,
        verifier=verifier,
    )
