"""The first start: a real county, a real store, and everything that a clerk can type wrong."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.county.small_county import TOWN
from tests.desk.sync.model_county import Instant, ModelCounty
from tests.desk.sync.model_line import ModelLine
from tests.desk.sync.model_store import CrashError, ModelKeys, ModelStore
from tests.desk.sync.real_desk import RealDesk, RunningWall
from tests.desk.sync.scripted_server import ScriptedServer, reply, sends

from window_desk.county.bootstrap import County
from window_desk.desk.store.enrolment_keys import FILE_NAME, EnrolmentKeys
from window_desk.desk.sync.core.county_link import County as CountyPort
from window_desk.desk.sync.enrol import EnrolField, Enrolment, EnrolProblem
from window_desk.desk.sync.transport import HttpCounty
from window_desk.protocol.messages import EnrolReply, EnrolRequest
from window_desk.tools.emulators.cut_line import CutAfter, CutLine

HELLO_REPLY = reply(
    b'{"county":"c","name":"n","epoch":"e","protocols":[1],"schema":1,"min_app":"0.1.0",'
    b'"server_now":"2026-03-10T01:00:00Z"}',
    "Content-Type: application/json",
)


@pytest.fixture
def desk(tmp_path: Path, wall: RunningWall) -> Iterator[RealDesk]:
    """A desk that is not enrolled."""
    desk = RealDesk(tmp_path / "desk", wall)
    yield desk
    desk.close()


def _enrolment(desk: RealDesk) -> Enrolment:
    return Enrolment(desk.sync, desk.connect, desk.keys)


def _problem(result: EnrolReply | EnrolProblem, field: EnrolField) -> str:
    assert isinstance(result, EnrolProblem)
    assert result.field is field
    assert result.sentence.endswith("。")
    return result.sentence


def test_a_good_code_gives_an_identity_that_is_kept(
    desk: RealDesk, county: County, county_url: str
) -> None:
    code = county.create_enrolment_code(TOWN.code)
    assert desk.sync.identity() is None
    reply = _enrolment(desk).enrol(f" {county_url}/ ", f" {code.lower()} ", " 一号窗口 ")
    assert isinstance(reply, EnrolReply)
    identity = desk.sync.identity()
    assert identity is not None
    assert (identity.desk, identity.county_address) == (reply.desk, county_url)
    assert county.desks()[0].name == "一号窗口"


def test_a_wrong_code_names_the_code(desk: RealDesk, county_url: str) -> None:
    result = _enrolment(desk).enrol(county_url, "AAAAA-BBBBB-CCCCC-DDDDD", "一号窗口")
    assert "登记码" in _problem(result, EnrolField.CODE)
    assert desk.sync.identity() is None


def test_a_code_serves_once(
    desk: RealDesk, county: County, county_url: str, tmp_path: Path
) -> None:
    code = county.create_enrolment_code(TOWN.code)
    assert isinstance(_enrolment(desk).enrol(county_url, code, "一号窗口"), EnrolReply)
    keys = EnrolmentKeys(tmp_path / "another-pc")
    again = Enrolment(desk.sync, desk.connect, keys).enrol(county_url, code, "一号窗口")
    assert "已被使用" in _problem(again, EnrolField.CODE)


class _DiesOnTheReply(HttpCounty):
    """The power goes off while the county's answer is on its way."""

    def enrol(self, request: EnrolRequest) -> EnrolReply:
        super().enrol(request)
        raise CrashError


def test_a_program_that_ends_before_the_reply_costs_no_second_code(
    tmp_path: Path, wall: RunningWall, county: County, county_url: str
) -> None:
    """The county has made the desk, the PC never heard of it, and a wrong code is typed meanwhile."""
    code = county.create_enrolment_code(TOWN.code)
    desk = RealDesk(tmp_path / "desk", wall)
    with pytest.raises(CrashError):
        Enrolment(desk.sync, _DiesOnTheReply, desk.keys).enrol(county_url, code, "一号窗口")
    assert desk.sync.identity() is None
    desk.close()
    assert len(county.desks()) == 1
    desk = RealDesk(tmp_path / "desk", wall)
    _problem(_enrolment(desk).enrol(county_url, "AAAAA-BBBBB-CCCCC-DDDDD", "窗"), EnrolField.CODE)
    reply = _enrolment(desk).enrol(county_url, f" {code.lower().replace('-', ' ')}", "一号窗口")
    identity = desk.sync.identity()
    desk.close()
    assert isinstance(reply, EnrolReply)
    assert identity is not None
    assert (identity.desk, identity.incarnation) == (reply.desk, county.desks()[0].incarnation)
    assert len(county.desks()) == 1


def test_keys_are_kept_sealed_until_they_are_forgotten(tmp_path: Path) -> None:
    keys = EnrolmentKeys(tmp_path)
    secret, incarnation = keys.keys_for("AAAAA-BBBBB-CCCCC-DDDD1")
    file = tmp_path / FILE_NAME
    assert secret not in file.read_bytes()
    assert incarnation.encode() not in file.read_bytes()
    assert EnrolmentKeys(tmp_path).keys_for("aaaaabbbbbccccc ddddi") == (secret, incarnation)
    assert EnrolmentKeys(tmp_path).keys_for("AAAAA-BBBBB-CCCCC-DDDD2")[0] != secret
    keys.forget()
    assert keys.keys_for("AAAAA-BBBBB-CCCCC-DDDD1")[0] != secret


def test_a_reply_lost_on_the_way_costs_no_second_code(
    desk: RealDesk, county: County, cut_line: CutLine
) -> None:
    enrolment = _enrolment(desk)
    code = county.create_enrolment_code(TOWN.code)
    lost = 0
    for count in range(0, 2_000, 15):
        cut_line.set_mode(CutAfter(count))
        result = enrolment.enrol(cut_line.url, code, "一号窗口")
        if isinstance(result, EnrolReply):
            break
        assert "登记码仍然有效" in _problem(result, EnrolField.ADDRESS)
        assert desk.sync.identity() is None
        lost += 1
    assert lost > 5
    assert len(county.desks()) == 1
    identity = desk.sync.identity()
    assert identity is not None
    assert identity.incarnation == county.desks()[0].incarnation


def test_a_repeated_attempt_shows_the_same_key(desk: RealDesk) -> None:
    busy = sends(reply(b"", status="503 Busy"))
    with ScriptedServer(sends(HELLO_REPLY), busy) as server:
        enrolment = _enrolment(desk)
        for _ in range(2):
            _problem(enrolment.enrol(server.url, "CODE", "一号窗口"), EnrolField.ADDRESS)
            server.rewind()
        asked = [body for body in server.requests if body.startswith(b"POST")]
    assert len(asked) == 2
    assert asked[0] == asked[1]


def test_a_county_that_is_away_is_told_with_the_next_step(
    desk: RealDesk, cut_line: CutLine
) -> None:
    cut_line.go_down()
    result = _enrolment(desk).enrol(cut_line.url, "CODE", "一号窗口")
    assert "登记码仍然有效" in _problem(result, EnrolField.ADDRESS)


@pytest.mark.parametrize(
    "address",
    ["", "http://", "ftp://county", "https://a b", "https://county:99999", "https://u@county",
     "https://county/?x=1", "https://[::1", "https://county:0", "县里"],
)  # fmt: skip
def test_a_malformed_address_is_told_before_anything_is_sent(desk: RealDesk, address: str) -> None:
    result = _enrolment(desk).enrol(address, "CODE", "一号窗口")
    assert isinstance(result, EnrolProblem)
    assert result.field is EnrolField.ADDRESS


def test_personal_data_does_not_travel_in_the_clear(desk: RealDesk) -> None:
    result = _enrolment(desk).enrol("http://county.example", "CODE", "一号窗口")
    assert "https" in _problem(result, EnrolField.ADDRESS)


@pytest.mark.parametrize(
    ("code", "name", "field"),
    [("  ", "一号窗口", EnrolField.CODE), ("C" * 65, "一号窗口", EnrolField.CODE),
     ("CODE", " ", EnrolField.NAME), ("CODE", "窗" * 101, EnrolField.NAME)],
)  # fmt: skip
def test_an_empty_field_is_named(desk: RealDesk, code: str, name: str, field: EnrolField) -> None:
    _problem(_enrolment(desk).enrol("https://county.example", code, name), field)


def _reached(typed: str) -> str | None:
    """The address that is called for what was typed; ``None`` when it was refused."""
    reached: list[str] = []
    line = ModelLine(ModelCounty(Instant()), random.Random(1))

    def connect(address: str) -> CountyPort:
        reached.append(address)
        return line

    Enrolment(ModelStore(), connect, ModelKeys()).enrol(typed, "GOOD", "一号窗口")
    return reached[0] if reached else None


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("county.example:8443", "https://county.example:8443"),
        ("https：//county。example：8443／", "https://county.example:8443"),
        ("  HTTPS://County.Example  ", "https://county.example"),
        ("http://127.0.0.1:8470", "http://127.0.0.1:8470"),
        ("http://[::1]:8470/", "http://[::1]:8470"),
        ("https://gov.example/window/", "https://gov.example/window"),
    ],
)
def test_an_address_typed_through_an_input_method_is_understood(typed: str, address: str) -> None:
    assert _reached(typed) == address


@given(st.text(max_size=40))
def test_no_text_breaks_the_address_field(text: str) -> None:
    reached = _reached(text)
    assert reached is None or reached.startswith(("http://", "https://"))


@pytest.mark.parametrize(("protocols", "whose"), [((0,), "县管理员"), ((2,), "本机程序")])
def test_a_county_of_another_version_says_who_is_to_be_updated(
    protocols: tuple[int, ...], whose: str
) -> None:
    county = ModelCounty(Instant())
    county.protocols = protocols
    line = ModelLine(county, random.Random(1))
    enrolment = Enrolment(ModelStore(), lambda _: line, ModelKeys())
    result = enrolment.enrol("https://county.example", "GOOD", "窗")
    assert whose in _problem(result, EnrolField.ADDRESS)
    assert line.calls == ["hello"]
