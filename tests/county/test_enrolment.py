"""Getting in: codes, sessions, tokens."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import msgspec
import pytest
from tests.county.builders import PaperDesk
from tests.county.replies import code_of
from tests.county.small_county import TOWN, Wall

from window_desk.county.bootstrap import County
from window_desk.county.use_cases.enrolment_codes import code_hash, new_code
from window_desk.county.use_cases.problems import CallError
from window_desk.protocol import messages as m
from window_desk.protocol.signatures import DeskKey


@pytest.fixture
def stranger(county_url: str, wall: Wall) -> PaperDesk:
    """A desk that is not enrolled."""
    desk = PaperDesk(county_url, wall)
    desk.client.headers["Connection"] = "close"
    return desk


def test_a_code_makes_one_desk_and_answers_again_the_same(
    county: County, stranger: PaperDesk, county_url: str, wall: Wall
) -> None:
    code = county.create_enrolment_code(TOWN.code, ("MZ", "YB"))
    first = stranger.call("/v1/enrol", stranger.enrolment(code), m.EnrolReply)
    again = stranger.call("/v1/enrol", stranger.enrolment(code.lower()), m.EnrolReply)
    assert first == again
    assert (first.site, first.windows) == (TOWN.code, ("MZ", "YB"))
    assert (first.area_code, first.agency_prefix) == (TOWN.area_code, TOWN.agency_prefix)
    other = m.EnrolRequest(code, DeskKey.generate().public, stranger.incarnation, "二号窗口")
    assert code_of(stranger.post("/v1/enrol", other)) == (403, "enrolment_code_used")
    stranger.close()


def test_wrong_codes_shut_the_address_out_for_a_while(
    county: County, stranger: PaperDesk, wall: Wall
) -> None:
    good = county.create_enrolment_code(TOWN.code)
    wrong = stranger.enrolment("00000-00000-00000-00000")
    for _ in range(5):
        assert code_of(stranger.post("/v1/enrol", wrong)) == (403, "enrolment_code_unknown")
    response = stranger.post("/v1/enrol", stranger.enrolment(good))
    assert code_of(response) == (429, "too_many_attempts")
    assert 0 < int(response.headers["Retry-After"]) <= 901
    wall.forward(timedelta(minutes=16))
    stranger.call("/v1/enrol", stranger.enrolment(good), m.EnrolReply)
    stranger.close()


def test_an_old_code_is_refused(county: County, stranger: PaperDesk, wall: Wall) -> None:
    code = county.create_enrolment_code(TOWN.code, valid_days=1)
    wall.forward(timedelta(days=2))
    response = stranger.post("/v1/enrol", stranger.enrolment(code))
    assert code_of(response) == (403, "enrolment_code_expired")
    stranger.close()


def test_a_key_that_is_none_is_refused(county: County, stranger: PaperDesk) -> None:
    code = county.create_enrolment_code(TOWN.code)
    request = m.EnrolRequest(code, "bm8ga2V5", stranger.incarnation, "一号")
    assert code_of(stranger.post("/v1/enrol", request)) == (400, "malformed")
    stranger.close()


def test_a_code_for_an_unknown_site_names_the_known_ones(county: County) -> None:
    with pytest.raises(CallError) as caught:
        county.create_enrolment_code("nowhere")
    assert TOWN.code in caught.value.sentence


def test_codes_are_read_as_people_write_them() -> None:
    code = new_code()
    assert code_hash(code) == code_hash(f" {code.lower().replace('-', ' ')} ")
    assert code_hash("OIL00-00000-00000-00000") == code_hash("01100000000000000000")


def test_a_session_needs_the_key_the_time_and_a_new_nonce(desk: PaperDesk, wall: Wall) -> None:
    good = desk.session_request()
    reply = desk.call("/v1/session", good, m.SessionReply)
    assert reply.status is m.DeskStatus.ACTIVE
    assert code_of(desk.post("/v1/session", good)) == (401, "nonce_used")
    other = PaperDesk(desk.url, wall, desk=desk.desk, county=desk.county)
    forged = msgspec.structs.replace(other.session_request(), incarnation=desk.incarnation)
    assert code_of(desk.post("/v1/session", forged)) == (401, "session_signature_wrong")
    other.close()
    late = desk.session_request(at=(wall() - timedelta(seconds=301)).isoformat())
    assert code_of(desk.post("/v1/session", late)) == (401, "clock_off")
    odd = desk.session_request(at="yesterday")
    assert code_of(desk.post("/v1/session", odd)) == (400, "malformed")
    naive = desk.session_request(at="2026-03-10T01:00:00")
    assert code_of(desk.post("/v1/session", naive)) == (400, "malformed")
    unknown = msgspec.structs.replace(desk.session_request(), desk="nobody")
    assert code_of(desk.post("/v1/session", unknown)) == (401, "desk_unknown")


def test_another_database_of_the_same_pc_is_retired(desk: PaperDesk) -> None:
    desk.incarnation = "another-life"
    assert code_of(desk.post("/v1/session", desk.session_request())) == (
        403,
        "incarnation_retired",
    )


def test_a_token_lasts_twelve_hours_and_cannot_be_made_up(desk: PaperDesk, wall: Wall) -> None:
    assert desk.get("/v1/pull", since=0, epoch=desk.epoch).status_code == 200
    wall.forward(timedelta(hours=12))
    response = desk.get("/v1/pull", since=0, epoch=desk.epoch)
    assert code_of(response) == (401, "token_expired")
    desk.open_session()
    good = desk.token
    for token in ("x", f"{good[:-2]}AA", good.split(".", maxsplit=1)[0], f"{good}.é"):
        response = desk.client.get(
            "/v1/pull",
            params={"since": 0, "epoch": desk.epoch},
            headers={b"Authorization": f"Bearer {token}".encode()},
        )
        assert code_of(response) == (401, "token_invalid")
    response = desk.client.get("/v1/pull", params={"since": 0, "epoch": desk.epoch})
    assert code_of(response) == (401, "token_missing")


def test_a_withdrawn_desk_is_told_so_and_nothing_else(county: County, desk: PaperDesk) -> None:
    desk.accept_case()
    county.withdraw_desk(desk.desk)
    assert desk.open_session().status is m.DeskStatus.WITHDRAWN
    assert code_of(desk.post("/v1/push", desk.pending())) == (403, "desk_withdrawn")
    response = desk.get("/v1/pull", since=0, epoch=desk.epoch)
    assert code_of(response) == (403, "desk_withdrawn")
    assert code_of(desk.get("/v1/snapshot")) == (403, "desk_withdrawn")
    request = m.LeaseRequest("r", desk.desk, desk.incarnation, f"case:{TOWN.code}:2026", 5)
    assert code_of(desk.post("/v1/leases", request)) == (403, "desk_withdrawn")
    assert [d.status for d in county.desks()] == [m.DeskStatus.WITHDRAWN]


def test_a_token_speaks_for_its_own_desk_alone(
    county: County, desk: PaperDesk, new_desk: Callable[..., PaperDesk]
) -> None:
    other = new_desk()
    assert other.token != desk.token
    request = m.LeaseRequest("r", desk.desk, desk.incarnation, f"case:{TOWN.code}:2026", 5)
    assert code_of(other.post("/v1/leases", request)) == (400, "desk_wrong")
    assert code_of(other.post("/v1/push", desk.pending())) == (400, "desk_wrong")


def test_many_desks_of_one_site_enrol_at_once(county: County, county_url: str, wall: Wall) -> None:
    desks = [PaperDesk(county_url, wall) for _ in range(12)]
    codes = [county.create_enrolment_code(TOWN.code) for _ in desks]
    with ThreadPoolExecutor(len(desks)) as pool:
        replies = list(
            pool.map(lambda desk, code: desk.post("/v1/enrol", desk.enrolment(code)), desks, codes)
        )
    for desk in desks:
        desk.close()
    assert {reply.status_code for reply in replies} == {200}
    names = {msgspec.json.decode(reply.content, type=m.EnrolReply).desk for reply in replies}
    assert names == {f"{TOWN.code}-{number:02d}" for number in range(1, 13)}
