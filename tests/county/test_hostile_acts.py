"""Acts that are signed and yet made to do harm: each gets a result, and the ones after it are judged."""

import json
from typing import Any

import msgspec
from tests.county.builders import PaperDesk
from tests.county.conftest import NewDesk
from tests.county.replies import code_of, outcomes
from tests.county.small_county import RECEIVER
from uuid_utils import uuid7

from window_desk.county.bootstrap import County
from window_desk.protocol.act_codec import encode_act
from window_desk.protocol.messages import ActEntry, ActStatus, OutOfScopeEntry, PushReply

_LONG = "九" * 5_000
_UNREADABLE = (ActStatus.REFUSED, "unreadable")
_NO_NUMBER = (ActStatus.REFUSED, "number_malformed")
_APPLIED = (ActStatus.APPLIED, "")

HOSTILE: dict[str, tuple[str, object, tuple[ActStatus, str]]] = {
    "a null character in the case": ("case", "a\0b", _UNREADABLE),
    "a null character in the id": ("id", "a\0b", _UNREADABLE),
    "a null character in the number": ("body.number", "5199992026031000001\0", _NO_NUMBER),
    "a null character in the clerk": ("clerk", "10\x0001", _UNREADABLE),
    "a case as long as a page": ("case", _LONG, _UNREADABLE),
    "an id as long as a page": ("id", _LONG, _UNREADABLE),
    "a clerk as long as a page": ("clerk", _LONG, _UNREADABLE),
    "a number as long as a page": ("body.number", _LONG, _NO_NUMBER),
    "digits of another script": ("body.number", "٥١٩٩٩٩٢٠٢٦٠٣١٠٠٠٠٠١٠", _NO_NUMBER),
    "the first day of all": ("at", "0001-01-01T00:00:00Z", _UNREADABLE),
    "the last day of all": ("at", "9999-12-31T23:59:59.999999Z", _UNREADABLE),
    "a day beyond its zone": ("at", "0001-01-01T00:00:00+14:00", _UNREADABLE),
    "an offset past all days": ("clock.offset_ms", 2**62, _UNREADABLE),
    "a position that never was": ("seen", 2**62, _APPLIED),
    "a position too large for 64 bits": ("seen", 10**30, _APPLIED),
    "a negative position": ("seen", -1, _UNREADABLE),
    "a kind of another body": ("kind", "accepted", _UNREADABLE),
    "a kind that nobody knows": ("kind", "\u202eevil", _UNREADABLE),
    "no body": ("body", None, _UNREADABLE),
    "a body that is a list": ("body", [], _UNREADABLE),
    "no case": ("case", "", _UNREADABLE),
    "no id": ("id", "", _UNREADABLE),
    "a fee that is no fee": ("body.terms.fee_fen", 1e300, _UNREADABLE),
    "a list in a list in a list": ("body", json.loads("[" * 900 + "]" * 900), _UNREADABLE),
}


def receipt(desk: PaperDesk, path: str, value: object) -> bytes:
    """The content of a lawful receipt, changed at one place."""
    act = desk.compose(str(uuid7()), desk.received(), RECEIVER)
    content: dict[str, Any] = msgspec.json.decode(encode_act(act))
    *way, last = path.split(".")
    place = content
    for name in way:
        place = place[name]
    place[last] = value
    return json.dumps(content, separators=(",", ":")).encode()


def test_each_gets_its_result_and_blocks_nothing(county: County, desk: PaperDesk) -> None:
    """One push of all of them, a lawful case between any two."""
    expected = []
    for path, value, outcome in HOSTILE.values():
        desk.take_raw(receipt(desk, path, value))
        desk.accept_case()
        expected += [outcome, _APPLIED, _APPLIED]
    reply = desk.push()
    told = dict(zip([(n, i) for n in HOSTILE for i in range(3)], outcomes(reply), strict=True))
    assert told == dict(zip(told, expected, strict=True))
    assert county.verify().faults == []


def test_signed_bytes_that_are_no_text_are_refused_and_passed_on(
    county: County, desk: PaperDesk, new_desk: NewDesk
) -> None:
    content = receipt(desk, "clerk", RECEIVER)
    desk.take_raw(content.replace(b'"MZ"', b'"\xff\xfe"'))
    desk.accept_case()
    reply = desk.call("/v1/push", desk.pending(), PushReply)
    assert outcomes(reply) == [_UNREADABLE, _APPLIED, _APPLIED]
    assert county.verify().faults == []
    other = new_desk()
    entries = other.pull().entries
    assert sum(isinstance(entry, ActEntry) for entry in entries) == 2
    assert isinstance(entries[-3], OutOfScopeEntry)


def test_a_push_that_is_no_json_changes_nothing(county: County, desk: PaperDesk) -> None:
    """Text that no JSON reader takes spoils the envelope: no desk can have written it."""
    desk.accept_case()
    good = msgspec.json.encode(desk.pending())
    before = county.digest()
    headers = {"Authorization": f"Bearer {desk.token}"}
    for text, code in (
        (b'"\\ud83d"', "malformed"),
        (b'"\xff\xfe"', "chain_broken"),
        (b"[" * 100_000, "malformed"),
        (b"NaN", "malformed"),
        (b"1e", "malformed"),
    ):
        bad = good.replace('"王小明"'.encode(), text, 1)
        assert bad != good
        response = desk.client.post("/v1/push", content=bad, headers=headers)
        assert code_of(response) == (400, code)
    assert county.digest() == before
    assert outcomes(desk.push()) == [_APPLIED] * 2
