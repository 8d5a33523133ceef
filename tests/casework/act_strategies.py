"""Generated acts: any act that a journal could hold, lawful or not."""

from datetime import UTC, date, datetime, timedelta
from functools import cache

from hypothesis import strategies as st
from tests.casework.builders import (
    ORGANISATION,
    PERSON,
    RARE_PERSON,
    service_item,
)

from window_desk.casework import acts as a
from window_desk.casework.acts import (
    BODY_TYPES,
    Act,
    ActBody,
    ActKind,
)
from window_desk.casework.clock_reading import ClockReading
from window_desk.casework.items import CaseType, ResultKind
from window_desk.casework.limits import DayUnit, Limit
from window_desk.casework.terms import ItemTerms, MaterialTerm, terms_of

KEYS = ("id_card", "forest_right", "consent")
IDS = tuple(f"act-{number}" for number in range(9))

texts = st.text(max_size=12) | st.sampled_from(["", " ", "买买提·吐尔逊", "𬭎𠮷", "\x00", "{0}"])
days = st.dates(date(1970, 1, 2), date(2199, 12, 30))
_EPOCH = datetime(1970, 1, 2, tzinfo=UTC)
_MARCH = datetime(2026, 3, 1, tzinfo=UTC)
instants = st.one_of(
    st.integers(0, 83_900 * 24).map(lambda hours: _EPOCH + timedelta(hours=hours)),
    st.integers(0, 31 * 24 * 60).map(lambda minutes: _MARCH + timedelta(minutes=minutes)),
)
_small = st.integers(0, 10**6)
_limits = st.builds(Limit, st.integers(0, 10**9), st.sampled_from(DayUnit))
_terms = st.builds(
    ItemTerms,
    implementation_code=texts,
    version=_small,
    name=texts,
    department=texts,
    statutory_limit=st.none() | _limits,
    promised_limit=_limits,
    materials=st.lists(
        st.builds(
            MaterialTerm,
            key=st.sampled_from(KEYS) | texts,
            name=texts,
            originals=_small,
            copies=_small,
            issuer=texts,
            condition=texts,
        ),
        max_size=4,
    ).map(tuple),
    result_name=texts,
    certificate_template=texts,
    fee_fen=_small,
) | st.sampled_from(
    [
        terms_of(service_item()),
        terms_of(service_item(CaseType.ON_THE_SPOT, promised_days=0)),
        terms_of(service_item(result_kind=ResultKind.DECISION)),
    ]
)
_judgements = st.lists(
    st.builds(a.MaterialJudgement, key=st.sampled_from(KEYS) | texts, reason=texts), max_size=4
).map(tuple)
_entries = st.lists(
    st.builds(a.NoticeEntry, key=st.sampled_from(KEYS) | texts, name=texts, required=texts),
    max_size=3,
).map(tuple)
_people = st.sampled_from([None, PERSON, RARE_PERSON])
_ids = st.sampled_from(IDS) | texts
_fields = st.sampled_from(["name", "phone", "address", "form.species", "form.", "uscc"]) | texts

_BODIES: dict[ActKind, st.SearchStrategy[ActBody]] = {
    ActKind.RECEIVED: st.builds(
        a.Received,
        number=texts,
        terms=_terms,
        window=texts,
        person=_people,
        organisation=st.sampled_from([None, ORGANISATION]),
        agent=st.none(),
        answers=st.lists(st.builds(a.FormAnswer, st.just("species"), texts, texts), max_size=2).map(
            tuple
        ),
        judgements=_judgements,
    ),
    ActKind.CORRECTED_ON_THE_SPOT: st.builds(
        a.CorrectedOnTheSpot, _fields, texts, texts, texts, st.booleans()
    ),
    ActKind.MATERIALS_CHECKED: st.builds(a.MaterialsChecked, _judgements),
    ActKind.NOTICE_GIVEN: st.builds(a.NoticeGiven, texts, _entries, texts, st.none() | days),
    ActKind.HANDED_OVER: st.builds(
        a.HandedOver, _ids, texts, st.sampled_from(a.HandOverMeans), texts
    ),
    ActKind.SUPPLEMENTED: st.builds(a.Supplemented, _judgements),
    ActKind.VOIDED: st.builds(a.Voided, _ids, texts, texts),
}


@cache
def bodies(kind: ActKind) -> st.SearchStrategy[ActBody]:
    """Any body of ``kind``."""
    return _BODIES[kind] if kind in _BODIES else st.from_type(BODY_TYPES[kind])


@st.composite
def acts(draw: st.DrawFn, identifiers: st.SearchStrategy[str] = _ids) -> Act:
    """Any act, its body of any content."""
    kind = draw(st.sampled_from(ActKind))
    return Act(
        id=draw(identifiers),
        desk=draw(texts),
        sequence=draw(st.integers(1, 2**53)),
        previous=draw(texts),
        transaction=draw(texts),
        case=draw(texts),
        kind=kind,
        schema=1,
        body=draw(bodies(kind)),
        clerk=draw(st.sampled_from(["1001", "1002", "1003"]) | texts),
        at=draw(instants),
        clock=ClockReading(
            draw(st.integers(-86_400_000, 86_400_000)),
            draw(st.none() | st.integers(0, 10**6)),
            draw(st.integers(0, 2**53)),
            draw(texts),
        ),
        seen=draw(st.integers(0, 2**53)),
    )


@st.composite
def journals(draw: st.DrawFn) -> list[Act]:
    """Any acts in any order; most of them begin with a receipt and have ids of their own."""
    found = draw(st.lists(acts(st.just("")), max_size=len(IDS) - 1))
    if draw(st.booleans()):
        found.insert(0, draw(acts(st.just("")).filter(lambda act: act.kind is ActKind.RECEIVED)))
    return [
        Act(**{name: getattr(act, name) for name in Act.__slots__} | {"id": draw(_own(number))})
        for number, act in enumerate(found)
    ]


def _own(number: int) -> st.SearchStrategy[str]:
    return st.just(IDS[number]) | st.sampled_from(IDS)
