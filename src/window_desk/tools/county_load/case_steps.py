"""A load desk's cases: composed, chained and signed as a real desk does, one transaction a step."""

import time
from collections import deque
from dataclasses import dataclass
from datetime import UTC, date, datetime

import msgspec
from uuid_utils import uuid7

from window_desk.casework import acts as a
from window_desk.casework.acts import Act, ActBody, local_day
from window_desk.casework.applicants import IdKind, NaturalPerson
from window_desk.casework.clock_reading import ClockReading
from window_desk.casework.identifiers import with_check_character
from window_desk.casework.terms import terms_of
from window_desk.protocol.act_codec import ACT_SCHEMA, content_hash, encode_act
from window_desk.protocol.messages import SealedAct, SiteRecord
from window_desk.protocol.signatures import DeskKey
from window_desk.tools.county_load.day_plan import STEPS_OF_A_CASE
from window_desk.tools.county_load.scene import LOAD_ITEM, WINDOW, clerk_of

_PERSON = NaturalPerson(
    name="王小明",
    id_kind=IdKind.RESIDENT_ID,
    id_number="11010519491231002X",
    phone="13800138000",
    address="云岭镇石桥村三组十八号",
)
_TERMS = terms_of(LOAD_ITEM)
_IN_ORDER = tuple(a.MaterialJudgement(key, a.Judgement.IN_ORDER) for key in ("id", "form"))
_DELIVERED = a.Delivered(_PERSON.name, "本人", a.HandOverMeans.SIGNED, identity_checked=True)


@dataclass(frozen=True, slots=True)
class Days:
    """The printed days of an acceptance today."""

    promised: date
    statutory: date


@dataclass(slots=True)
class CaseBook:
    """The journal of one desk, one case after the other.

    ``serials`` are leased numbers by kind: ``case``, ``acceptance``, ``decision``.
    """

    desk: str
    site: SiteRecord
    key: DeskKey
    days: Days
    serials: dict[str, deque[int]]
    _case: str = ""
    _step: int = 0
    _sequence: int = 0
    _previous: str = ""

    def next_transaction(self) -> tuple[SealedAct, ...]:
        """The next saved transaction: a new case, or the next step of the one in hand."""
        if self._step == 0:
            self._case = str(uuid7())
        sealed = self._sealed(self._case, self._bodies(self._step))
        self._step = (self._step + 1) % STEPS_OF_A_CASE
        return sealed

    def _bodies(self, step: int) -> list[tuple[ActBody, str]]:
        year = local_day(datetime.now(UTC)).year
        prefix = self.site.agency_prefix
        if step == 0:
            number = f"{prefix}受字〔{year}〕{self.serials['acceptance'].popleft()}号"
            days = self.days
            accepted = a.Accepted(number, days.promised, days.statutory, provisional=False)
            return [(self._received(), "receive"), (accepted, "receive")]
        if step == 3:
            number = f"{prefix}决字〔{year}〕{self.serials['decision'].popleft()}号"
            return [(a.Decided(number, a.Outcome.GRANTED, "", ""), "sign")]
        return [_STEPS[step]]

    def _received(self) -> a.Received:
        day = local_day(datetime.now(UTC))
        serial = self.serials["case"].popleft()
        return a.Received(
            number=with_check_character(f"{self.site.area_code[:6]}{day:%Y%m%d}{serial:05d}"),
            terms=_TERMS,
            window=WINDOW,
            person=_PERSON,
            organisation=None,
            agent=None,
            answers=(),
            judgements=_IN_ORDER,
        )

    def _sealed(self, case: str, bodies: list[tuple[ActBody, str]]) -> tuple[SealedAct, ...]:
        transaction = str(uuid7())
        sealed = []
        for body, duty in bodies:
            self._sequence += 1
            act = Act(
                id=str(uuid7()),
                desk=self.desk,
                sequence=self._sequence,
                previous=self._previous,
                transaction=transaction,
                case=case,
                kind=a.KIND_OF_BODY[type(body)],
                schema=ACT_SCHEMA,
                body=body,
                clerk=clerk_of(self.site, duty),
                at=datetime.now(UTC),
                clock=ClockReading(0, 0, int(time.monotonic() * 1000), "load"),
                seen=0,
            )
            content = encode_act(act)
            self._previous = content_hash(content)
            sealed.append(SealedAct(msgspec.Raw(content), self.key.sign(content)))
        return tuple(sealed)


_STEPS: dict[int, tuple[ActBody, str]] = {
    1: (a.Examined(a.Opinion.GRANT, ""), "examine"),
    2: (a.SignedOff(a.Opinion.GRANT, ""), "sign"),
    4: (_DELIVERED, "receive"),
}
"""What is done at each step; steps 0 and 3 take numbers and are made by :meth:`CaseBook._bodies`."""
