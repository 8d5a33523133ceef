"""A supervisor of the county hall publishes from his desk: who may, what is refused, who hears of it."""

import json
from dataclasses import replace
from datetime import date, timedelta

import msgspec
import pytest
from tests.county.builders import PaperDesk
from tests.county.conftest import NewDesk
from tests.county.replies import code_of
from tests.county.small_county import COUNTY_EXAMINER, HALL, SUPERVISOR, Wall
from tests.county.test_calendar_publishing import knowledge, reference_digest

from window_desk.casework.duties import Clerk, Duty
from window_desk.casework.items import Authority
from window_desk.county.bootstrap import County
from window_desk.protocol import messages as m
from window_desk.protocol.published import record_signature_holds, submission_text, with_signature

CHIEF = "2009"
GONE = "2010"
NOTICE: dict[str, object] = {
    "year": 2027,
    "papers": ["关于2027年的通知"],
    "days": [
        {"name": "元旦", "date": "2026-12-31", "isOffDay": True},
        {"name": "元旦", "date": "2027-01-01", "isOffDay": True},
    ],
}
HOLIDAY = {"date": "2026-04-15", "kind": "local_off", "name": "三月三"}


def submission(
    desk: PaperDesk,
    content: object = NOTICE,
    kind: m.ReferenceKind = m.ReferenceKind.CALENDAR_NOTICE,
    *,
    clerk: str = CHIEF,
    year: int | None = None,
    at: str = "",
    raw: bytes | None = None,
) -> m.CalendarSubmission:
    """A submission that ``desk`` signed."""
    body = json.dumps(content, ensure_ascii=False).encode() if raw is None else raw
    unsigned = m.CalendarSubmission(
        desk.desk,
        desk.incarnation,
        clerk,
        kind,
        msgspec.Raw(body),
        year,
        at or desk.wall().isoformat(),
        "",
    )
    signature = desk.key.sign(submission_text(desk.county, unsigned))
    return msgspec.structs.replace(unsigned, signature=signature)


@pytest.fixture
def hall(county: County, new_desk: NewDesk) -> PaperDesk:
    """A desk of the county hall, with a supervisor in service and one who left."""
    chief = Clerk(CHIEF, "赵主任", HALL.code, Authority.COUNTY, (), frozenset({Duty.SUPERVISE}))
    county.add_clerk(chief, "Qinghe-2026")
    county.add_clerk(replace(chief, number=GONE), "Qinghe-2026")
    county.withdraw_clerk(GONE)
    return new_desk(HALL)


def test_hello_and_enrolment_name_the_countys_key(county: County, desk: PaperDesk) -> None:
    hello = msgspec.json.decode(desk.client.get("/v1/hello").content, type=m.Hello)
    assert hello.county_key == county.public_key()
    code = county.create_enrolment_code(HALL.code)
    other = PaperDesk(desk.url, desk.wall)
    reply = other.call("/v1/enrol", other.enrolment(code), m.EnrolReply)
    other.close()
    assert reply.county_key == county.public_key()


def test_a_notice_from_the_screen_is_published_and_every_desk_hears_of_it(
    county: County, hall: PaperDesk, new_desk: NewDesk
) -> None:
    listener = new_desk()
    listener.pull()
    reply = hall.call("/v1/calendar", submission(hall, year=2027), m.CalendarReply)

    assert reply.new
    assert reply.days[0] == m.CalendarDay(date(2026, 12, 31), "off", "元旦")
    assert reply.covered_until == date(2027, 12, 31)
    assert knowledge(county).calendar.coverage_until == date(2027, 12, 31)
    (entry,) = listener.pull(wait=5).entries
    assert isinstance(entry, m.ReferenceEntry)
    assert entry.position == reply.head
    body = msgspec.json.decode(entry.body, type=dict[str, object])
    assert body["published_by"] == f"{CHIEF}@{hall.desk}"
    assert record_signature_holds(
        county.public_key(), m.ReferenceKind.CALENDAR_NOTICE, "2027", body
    )

    again = hall.call("/v1/calendar", submission(hall), m.CalendarReply)
    assert (again.new, again.days, again.head) == (False, (), reply.head)


def test_local_days_from_the_screen(county: County, hall: PaperDesk) -> None:
    sent = submission(hall, {"days": [HOLIDAY]}, m.ReferenceKind.CALENDAR_OVERLAY)
    reply = hall.call("/v1/calendar", sent, m.CalendarReply)
    assert reply.days == (m.CalendarDay(date(2026, 4, 15), "off", "三月三"),)
    assert not knowledge(county).calendar.is_workday(date(2026, 4, 15))


@pytest.mark.parametrize(
    ("content", "kind", "year", "field"),
    [
        ({**NOTICE, "year": 2028, "days": [
            {"name": "x", "date": "2028-01-01", "isOffDay": True}]},
            "calendar_notice", None, "year"),
        (NOTICE, "calendar_notice", 2028, "year"),
        ({**NOTICE, "papers": []}, "calendar_notice", None, "papers"),
        ({**NOTICE, "days": 1}, "calendar_notice", None, "days"),
        ([1], "calendar_notice", None, "file"),
        ({**NOTICE, "signature": "AAAA"}, "calendar_notice", None, "signature"),
        ({"days": [HOLIDAY], "signature": 1}, "calendar_overlay", None, "signature"),
        ([HOLIDAY, HOLIDAY], "calendar_overlay", None, "date"),
        ([{**HOLIDAY, "date": "2026-04-18"}], "calendar_overlay", None, "kind"),
    ],
)  # fmt: skip
def test_what_the_command_refuses_the_call_refuses_too(
    county: County, hall: PaperDesk, content: object, kind: str, year: int | None, field: str
) -> None:
    before = reference_digest(county)
    response = hall.post(
        "/v1/calendar", submission(hall, content, m.ReferenceKind(kind), year=year)
    )
    assert code_of(response) == (400, "calendar_refused")
    assert msgspec.json.decode(response.content, type=m.ErrorReply).field == field
    assert reference_digest(county) == before


@pytest.mark.parametrize(
    ("clerk", "code"),
    [
        ("4711", "publisher_unknown"),
        (GONE, "publisher_inactive"),
        (COUNTY_EXAMINER, "publisher_lacks_duty"),
        (SUPERVISOR, "publisher_lacks_duty"),
    ],
)
def test_only_a_supervisor_of_the_county_publishes(
    county: County, hall: PaperDesk, clerk: str, code: str
) -> None:
    before = reference_digest(county)
    response = hall.post("/v1/calendar", submission(hall, clerk=clerk))
    assert code_of(response) == (403, code)
    assert reference_digest(county) == before


def test_a_township_desk_may_not_publish(
    county: County, hall: PaperDesk, new_desk: NewDesk
) -> None:
    township = new_desk()
    before = reference_digest(county)
    response = township.post("/v1/calendar", submission(township))
    assert code_of(response) == (403, "desk_not_county")
    assert reference_digest(county) == before


def test_what_was_touched_or_is_old_is_refused(
    county: County, hall: PaperDesk, new_desk: NewDesk, wall: Wall
) -> None:
    before = reference_digest(county)
    good = submission(hall)
    other = submission(new_desk(HALL))
    old = submission(hall, at=(wall() - timedelta(minutes=6)).isoformat())
    replace_ = msgspec.structs.replace
    for sent, expected in (
        (replace_(good, year=2027), (401, "calendar_signature_wrong")),
        (replace_(good, clerk=SUPERVISOR), (401, "calendar_signature_wrong")),
        (replace_(good, body=msgspec.Raw(b"{}")), (401, "calendar_signature_wrong")),
        (replace_(good, signature=""), (401, "calendar_signature_wrong")),
        (other, (400, "desk_wrong")),
        (old, (401, "clock_off")),
        (submission(hall, at="now"), (400, "malformed")),
        (submission(hall, kind=m.ReferenceKind.CLERK), (400, "calendar_kind_wrong")),
        (submission(hall, "x" * m.MAX_CALENDAR_BYTES), (413, "calendar_too_large")),
    ):
        assert code_of(hall.post("/v1/calendar", sent)) == expected
    hall.token = ""
    assert code_of(hall.post("/v1/calendar", good)) == (401, "token_missing")
    assert reference_digest(county) == before


def test_bodies_that_are_no_calendar_are_refused(county: County, hall: PaperDesk) -> None:
    before = reference_digest(county)
    deep = b"[" * 100_000 + b"]" * 100_000
    for content in (b"", b"{}", b'{"desk":1}', b'{"body":' + deep + b"}"):
        headers = {"Authorization": f"Bearer {hall.token}"}
        response = hall.client.post("/v1/calendar", content=content, headers=headers)
        assert code_of(response) == (400, "malformed")
    nested = submission(hall, raw=b"[" * 2_000 + b"]" * 2_000)
    assert code_of(hall.post("/v1/calendar", nested))[0] == 400
    assert reference_digest(county) == before


def test_a_withdrawn_desk_publishes_nothing(county: County, hall: PaperDesk) -> None:
    sent = submission(hall)
    county.withdraw_desk(hall.desk)
    assert code_of(hall.post("/v1/calendar", sent)) == (403, "desk_withdrawn")


def test_a_file_that_the_county_signed_itself_may_carry_its_signature(
    county: County, hall: PaperDesk
) -> None:
    kind = m.ReferenceKind.CALENDAR_NOTICE
    signed = with_signature(county.signing_key(), kind, "2027", NOTICE)
    assert hall.call("/v1/calendar", submission(hall, signed), m.CalendarReply).new
