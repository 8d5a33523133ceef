"""Desks made of paper: they seal acts with a real key and push them over HTTP."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TypeVar

import httpx
import msgspec
from tests.county.small_county import (
    DELIVERED,
    EXAMINER,
    IN_ORDER,
    PERSON,
    PROMISED_ITEM,
    RECEIVER,
    SIGNATORY,
    TOWN,
    YEAR,
)
from uuid_utils import uuid7

from window_desk.casework import acts as a
from window_desk.casework.acts import (
    Act,
    ActBody,
)
from window_desk.casework.clock_reading import ClockReading
from window_desk.casework.identifiers import with_check_character
from window_desk.casework.terms import terms_of
from window_desk.county.bootstrap import County
from window_desk.protocol import messages as m
from window_desk.protocol.act_codec import ACT_SCHEMA, content_hash, encode_act
from window_desk.protocol.signatures import DeskKey

_Reply = TypeVar("_Reply")


@dataclass(slots=True)
class LeasedBlock:
    """Numbers of one series that the desk still has."""

    next: int
    high: int


@dataclass(slots=True)
class PaperDesk:
    """A desk without screen or store: composes, seals, pushes and pulls."""

    url: str
    wall: Callable[[], datetime]
    key: DeskKey = field(default_factory=DeskKey.generate)
    incarnation: str = field(default_factory=lambda: str(uuid7()))
    desk: str = ""
    site: m.SiteRecord = TOWN
    epoch: str = ""
    county: str = ""
    token: str = ""
    sequence: int = 0
    previous: str = ""
    sent_until: int = 0
    queue: list[tuple[m.SealedAct, ...]] = field(default_factory=list)
    seen: dict[str, int] = field(default_factory=dict)
    blocks: dict[str, LeasedBlock] = field(default_factory=dict)
    cursor: int = 0
    client: httpx.Client = field(init=False)

    def __post_init__(self) -> None:
        self.client = httpx.Client(base_url=self.url, timeout=60)

    def close(self) -> None:
        """Give the connections back."""
        self.client.close()

    def enrolment(self, code: str) -> m.EnrolRequest:
        """The request for a code."""
        return m.EnrolRequest(code, self.key.public, self.incarnation, "一号窗口")

    def enrol(self, code: str) -> "PaperDesk":
        """Enrol and open a session."""
        reply = self.call("/v1/enrol", self.enrolment(code), m.EnrolReply)
        self.desk, self.county, self.epoch = reply.desk, reply.county, reply.epoch
        self.site = m.SiteRecord(
            reply.site, reply.site_name, "", reply.area_code, reply.agency_prefix
        )
        self.open_session()
        return self

    def session_request(self, at: str | None = None, nonce: str = "") -> m.SessionRequest:
        """A signed session request."""
        nonce = nonce or uuid7().hex
        at = at or self.wall().isoformat()
        text = f"session:{self.county}:{self.desk}:{self.incarnation}:{nonce}:{at}"
        return m.SessionRequest(
            self.desk, self.incarnation, nonce, at, self.key.sign(text.encode())
        )

    def open_session(self) -> m.SessionReply:
        """Open a session and keep its token."""
        reply = self.call("/v1/session", self.session_request(), m.SessionReply)
        self.token, self.epoch = reply.token, reply.epoch
        return reply

    def post(self, path: str, message: msgspec.Struct) -> httpx.Response:
        """Post a message with the desk's token."""
        headers = {"Authorization": f"Bearer {self.token}"} if self.token else {}
        return self.client.post(path, content=msgspec.json.encode(message), headers=headers)

    def get(self, path: str, **query: str | int) -> httpx.Response:
        """Get with the desk's token."""
        return self.client.get(
            path, params=query, headers={"Authorization": f"Bearer {self.token}"}
        )

    def call(self, path: str, message: msgspec.Struct, reply: type[_Reply]) -> _Reply:
        """Post and read a reply that must be 200."""
        response = self.post(path, message)
        assert response.status_code == 200, response.text
        return msgspec.json.decode(response.content, type=reply)

    def lease(self, series: str, size: int = 50, request: str = "") -> m.LeaseReply:
        """Borrow numbers of a whole series name."""
        request = request or str(uuid7())
        reply = self.call(
            "/v1/leases",
            m.LeaseRequest(request, self.desk, self.incarnation, series, size),
            m.LeaseReply,
        )
        self.blocks[series] = LeasedBlock(reply.low, reply.high)
        return reply

    def serial(self, kind: str) -> int:
        """The next number of ``kind`` (``case``, ``acceptance`` …) at this desk's site."""
        series = f"{kind}:{self.site.code}:{YEAR}"
        block = self.blocks.get(series)
        if block is None or block.next > block.high:
            self.lease(series, 200)
            block = self.blocks[series]
        block.next += 1
        return block.next - 1

    def case_number(self) -> str:
        """A new case number."""
        day = a.local_day(self.wall())
        return with_check_character(
            f"{self.site.area_code[:6]}{day:%Y%m%d}{self.serial('case'):05d}"
        )

    def document_number(self, kind: str, letter: str) -> str:
        """A new document number."""
        return f"{self.site.agency_prefix}{letter}字〔{YEAR}〕{self.serial(kind)}号"

    def certificate_number(self) -> str:
        """A new certificate number."""
        serial = self.serial(f"certificate:{PROMISED_ITEM.result.template}")
        return f"云岭特困〔{YEAR}〕{serial:04d}号"

    def compose(
        self,
        case: str,
        body: ActBody,
        clerk: str,
        *,
        transaction: str = "",
        seen: int | None = None,
        act: str = "",
        desk: str = "",
    ) -> Act:
        """The next act in the desk's chain; it must be sealed and sent, or nothing fits any more."""
        return Act(
            id=act or str(uuid7()),
            desk=desk or self.desk,
            sequence=self.sequence + 1,
            previous=self.previous,
            transaction=transaction or str(uuid7()),
            case=case,
            kind=a.KIND_OF_BODY[type(body)],
            schema=ACT_SCHEMA,
            body=body,
            clerk=clerk,
            at=self.wall(),
            clock=ClockReading(0, 0, 1, "boot"),
            seen=self.seen.get(case, 0) if seen is None else seen,
        )

    def seal(self, content: bytes) -> m.SealedAct:
        """Sign content bytes and make them the newest of the chain."""
        self.sequence += 1
        self.previous = content_hash(content)
        return m.SealedAct(msgspec.Raw(content), self.key.sign(content))

    def take(self, case: str, *steps: tuple[ActBody, str], seen: int | None = None) -> list[Act]:
        """Queue one transaction of acts of one case."""
        transaction = str(uuid7())
        acts = []
        sealed = []
        for body, clerk in steps:
            act = self.compose(case, body, clerk, transaction=transaction, seen=seen)
            sealed.append(self.seal(encode_act(act)))
            acts.append(act)
        self.queue.append(tuple(sealed))
        return acts

    def take_raw(self, content: bytes) -> None:
        """Queue a transaction of one act given as bytes."""
        self.queue.append((self.seal(content),))

    def push_request(
        self, transactions: Sequence[tuple[m.SealedAct, ...]], first: int
    ) -> m.PushRequest:
        """A push of these transactions."""
        return m.PushRequest(
            m.PROTOCOL_VERSION,
            self.desk,
            self.incarnation,
            self.epoch,
            first,
            tuple(transactions),
        )

    def pending(self) -> m.PushRequest:
        """The push of everything queued."""
        return self.push_request(self.queue, self.sent_until + 1)

    def push(self) -> m.PushReply:
        """Push the queue, note positions and empty it."""
        reply = self.call("/v1/push", self.pending(), m.PushReply)
        cases = {
            act["id"]: act["case"]
            for transaction in self.queue
            for act in (msgspec.json.decode(sealed.content) for sealed in transaction)
            if "id" in act
        }
        for result in reply.results:
            if result.act:
                case = cases[result.act]
                self.seen[case] = max(self.seen.get(case, 0), result.position)
        self.sent_until = reply.last_sequence
        self.queue.clear()
        return reply

    def pull(self, *, wait: int = 0, limit: int = 2_000, digest: int = 0) -> m.PullReply:
        """The page after the cursor, checked for density; moves the cursor and what was seen."""
        response = self.get(
            "/v1/pull",
            since=self.cursor,
            epoch=self.epoch,
            wait=wait,
            limit=limit,
            digest=digest,
        )
        assert response.status_code == 200, response.text
        reply = msgspec.json.decode(response.content, type=m.PullReply)
        for number, entry in enumerate(reply.entries, self.cursor + 1):
            assert entry.position == number
            if isinstance(entry, m.ActEntry):
                case = msgspec.json.decode(entry.act.content)["case"]
                self.seen[case] = max(self.seen.get(case, 0), entry.position)
        self.cursor += len(reply.entries)
        return reply

    def received(self, number: str = "") -> a.Received:
        """A lawful receipt."""
        return a.Received(
            number=number or self.case_number(),
            terms=terms_of(PROMISED_ITEM),
            window="MZ",
            person=PERSON,
            organisation=None,
            agent=None,
            answers=(),
            judgements=IN_ORDER,
        )

    def accepted(self) -> a.Accepted:
        """A lawful acceptance of a case received today."""
        return a.Accepted(
            self.document_number("acceptance", "受"),
            date(2026, 3, 24),
            date(2026, 4, 7),
            provisional=False,
        )

    def accept_case(self) -> str:
        """Queue receipt and acceptance in one transaction; returns the case."""
        case = str(uuid7())
        self.take(case, (self.received(), RECEIVER), (self.accepted(), RECEIVER))
        return case

    def finish_case(self, case: str, valid_until: date | None = None) -> None:
        """Queue everything from examination to delivery, one transaction an act."""
        self.take(case, (a.Examined(a.Opinion.GRANT, ""), EXAMINER))
        self.take(case, (a.SignedOff(a.Opinion.GRANT, ""), SIGNATORY))
        number = self.document_number("decision", "决")
        self.take(case, (a.Decided(number, a.Outcome.GRANTED, "", ""), SIGNATORY))
        certificate = a.CertificateIssued(
            self.certificate_number(),
            PROMISED_ITEM.result.template,
            PERSON.name,
            valid_until,
            "0" * 64,
        )
        self.take(case, (certificate, RECEIVER))
        self.take(case, (DELIVERED, RECEIVER))


def enrolled(
    county: County, url: str, wall: Callable[[], datetime], site: m.SiteRecord = TOWN
) -> PaperDesk:
    """A new desk at ``site`` with an open session."""
    desk = PaperDesk(url, wall)
    try:
        return desk.enrol(county.create_enrolment_code(site.code))
    except BaseException:
        desk.close()
        raise
