"""The county judges an act by what it says of its own clock; codes of older programs stay good."""

from collections.abc import Callable
from dataclasses import replace

import msgspec
import pytest
from tests.county.builders import PaperDesk
from tests.county.replies import outcomes, sentence
from tests.county.small_county import RECEIVER, SUPERVISOR
from tests.county.test_papers import check
from uuid_utils import uuid7

from window_desk.casework.acts import (
    ActBody,
)
from window_desk.casework.clock_reading import ClockReading
from window_desk.protocol.act_codec import decode_act, encode_act
from window_desk.protocol.messages import ActStatus
from window_desk.protocol.paper_code import paper_code, printed_hash

APPLIED = (ActStatus.APPLIED, "")


def take_by(desk: PaperDesk, case: str, body: ActBody, clerk: str, clock: ClockReading) -> None:
    """Queue one act that says this of its clock."""
    desk.take_raw(encode_act(replace(desk.compose(case, body, clerk), clock=clock)))


def reading(*doubts: str, offset_ms: int = 0, basis: str = "stored") -> ClockReading:
    return ClockReading(offset_ms, 60, 1_000, "boot", doubts, basis)


@pytest.mark.parametrize(
    ("doubts", "clerk", "outcome"),
    [
        ((), RECEIVER, APPLIED),
        (("stale", "drifted", "of a newer program"), RECEIVER, APPLIED),
        (("set_back",), RECEIVER, (ActStatus.REFUSED, "clock_set_back")),
        (("jumped",), RECEIVER, (ActStatus.REFUSED, "clock_jumped")),
        (("set_back", "jumped", "drifted", "wrong"), SUPERVISOR, APPLIED),
    ],
)
def test_after_a_moved_clock_a_receipt_is_a_supervisors(
    desk: PaperDesk, doubts: tuple[str, ...], clerk: str, outcome: tuple[ActStatus, str]
) -> None:
    take_by(desk, str(uuid7()), desk.received(), clerk, reading(*doubts))
    assert outcomes(desk.push()) == [outcome]


@pytest.mark.parametrize("offset_ms", [300_001, -300_001, -7_200_000])
def test_a_wrong_clock_is_found_by_the_offset_and_not_by_what_the_desk_makes_of_it(
    desk: PaperDesk, offset_ms: int
) -> None:
    case = str(uuid7())
    take_by(desk, case, desk.received(), RECEIVER, reading(basis="county"))
    take_by(desk, case, desk.accepted(), RECEIVER, reading(offset_ms=offset_ms, basis="county"))
    reply = desk.push()
    assert outcomes(reply)[1] == (ActStatus.REFUSED, "clock_wrong")
    assert "校准" in sentence(reply.results[1])


def test_an_act_of_a_program_that_did_not_judge_its_clock_is_taken(desk: PaperDesk) -> None:
    case = str(uuid7())
    take_by(desk, case, desk.received(), RECEIVER, reading(basis=""))
    take_by(desk, case, desk.accepted(), RECEIVER, reading(offset_ms=-400_000, basis=""))
    assert outcomes(desk.push()) == [APPLIED, APPLIED]


def without_new_fields(content: bytes) -> bytes:
    """The act as version 0.1.0 would have written it."""
    told = msgspec.json.decode(content)
    for name in ("doubts", "basis", "confirmed_by"):
        del told["clock"][name]
    told["body"].pop("certificate_expires_on", None)
    return msgspec.json.encode(told)


def test_a_code_printed_by_version_0_1_0_is_genuine(
    desk: PaperDesk, new_desk: Callable[..., PaperDesk]
) -> None:
    content = without_new_fields(encode_act(desk.compose(str(uuid7()), desk.received(), RECEIVER)))
    act = decode_act(content)
    assert encode_act(act) != content
    desk.take_raw(content)
    assert outcomes(desk.push()) == [APPLIED]
    code = paper_code(desk.county, act.id, printed_hash(content, act))
    assert check(desk, code).genuine
    assert check(new_desk(), code).genuine
    of_today = paper_code(desk.county, act.id, printed_hash(encode_act(act), act))
    assert not check(desk, of_today).genuine
