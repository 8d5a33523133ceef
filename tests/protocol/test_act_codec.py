"""Acts as bytes: what is written is read, what is not known is kept, what is wrong is named."""

import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any, cast

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.casework.act_strategies import acts
from tests.casework.builders import MINORITY_PERSON, ORGANISATION, RARE_PERSON, CaseStory

from window_desk.casework.acts import (
    BODY_TYPES,
    KIND_OF_BODY,
    Act,
    ActKind,
    TakenOver,
)
from window_desk.protocol.act_codec import (
    MalformedActError,
    content_hash,
    decode_act,
    encode_act,
)

Json = dict[str, Any]

RECEIPT = CaseStory().received(RARE_PERSON).last


def as_json(act: Act) -> Json:
    return cast("Json", json.loads(encode_act(act)))


def malformed(content: bytes) -> MalformedActError:
    with pytest.raises(MalformedActError) as caught:
        decode_act(content)
    return caught.value


@given(acts(st.text(max_size=40)))
def test_what_is_written_is_read(act: Act) -> None:
    content = encode_act(act)
    assert decode_act(content) == act
    assert decode_act(memoryview(content)) == act
    assert encode_act(decode_act(content)) == content


def test_only_an_act_that_was_taken_over_says_so_on_the_wire() -> None:
    assert b"taken_over" not in encode_act(RECEIPT)
    origin = TakenOver("YL-01", 7, "ab" * 32, "cd" * 32, "1001", datetime(2026, 3, 9, tzinfo=UTC))
    act = replace(RECEIPT, taken_over=origin)
    assert decode_act(encode_act(act)) == act
    content = as_json(act)
    content["taken_over"]["at"] = "2026-03-09T08:00:00"
    assert malformed(json.dumps(content).encode()).field == "taken_over.at"
    content["taken_over"]["at"] = 7
    assert malformed(json.dumps(content).encode()).field == "taken_over.at"


@pytest.mark.parametrize("person", [RARE_PERSON, MINORITY_PERSON, ORGANISATION])
def test_names_are_kept_to_the_character(person: Any) -> None:
    act = CaseStory().received(person).last
    content = encode_act(act)
    assert person.name.encode() in content
    assert decode_act(content) == act


def test_every_kind_has_one_body() -> None:
    assert set(BODY_TYPES) == set(ActKind)
    assert {KIND_OF_BODY[body] for body in BODY_TYPES.values()} == set(ActKind)


@given(
    st.dictionaries(st.text(max_size=8).map("x-{}".format), st.integers() | st.text(), min_size=1)
)
def test_fields_of_a_newer_program_are_read_over_and_kept_in_the_bytes(extra: Json) -> None:
    content = as_json(RECEIPT)
    content |= extra
    content["body"] |= extra
    content["body"]["terms"] |= extra
    content["clock"] |= extra
    sent = json.dumps(content).encode()
    assert decode_act(sent) == RECEIPT
    assert content_hash(sent) != content_hash(encode_act(RECEIPT))


@given(acts(st.text(max_size=40)), st.data())
def test_any_changed_byte_changes_the_hash(act: Act, data: st.DataObject) -> None:
    content = bytearray(encode_act(act))
    before = content_hash(bytes(content))
    place = data.draw(st.integers(0, len(content) - 1))
    content[place] ^= data.draw(st.integers(1, 255))
    assert content_hash(bytes(content)) != before
    with suppress(MalformedActError):
        decode_act(bytes(content))


@given(st.binary(max_size=200))
def test_rubbish_is_malformed(content: bytes) -> None:
    malformed(content)


@given(acts(st.text(max_size=40)), st.data())
def test_a_piece_of_an_act_is_malformed(act: Act, data: st.DataObject) -> None:
    content = encode_act(act)
    malformed(content[: data.draw(st.integers(0, len(content) - 1))])


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"null",
        b"[]",
        b"\xff",
        b'{"id":"\xff"}',
        '{"id":"\ud800"}'.encode("utf-8", "surrogatepass"),
        b'{"x":' + b"[" * 100_000 + b"]" * 100_000 + b"}",
        b'{"body":' + b'{"x":' * 100_000,
    ],
)
def test_bytes_that_are_no_object_are_malformed(content: bytes) -> None:
    assert malformed(content).field in {"", "id"}


def change(edit: Callable[[Json], object]) -> bytes:
    content = as_json(RECEIPT)
    edit(content)
    return json.dumps(content).encode()


_NOT_ALWAYS = {"body", "taken_over"}


@pytest.mark.parametrize("field", [name for name in Act.__slots__ if name not in _NOT_ALWAYS])
def test_a_missing_or_wrong_field_is_named(field: str) -> None:
    assert malformed(change(lambda content: content.pop(field))).field == field
    assert malformed(change(lambda content: content.update({field: ["?"]}))).field == field
    assert malformed(change(lambda content: content.update({field: None}))).field == field


@pytest.mark.parametrize(
    ("edit", "field"),
    [
        (lambda c: c.pop("body"), "body"),
        (lambda c: c["body"].pop("number"), "number"),
        (lambda c: c["body"].update(number=1), "number"),
        (lambda c: c["body"]["person"].update(birth="31.12.1949"), "person.birth"),
        (lambda c: c["body"]["judgements"][1].pop("key"), "judgements[1].key"),
        (lambda c: c["body"]["judgements"][1].update(judgement="fine"), "judgements[1].judgement"),
        (lambda c: c["body"]["terms"]["promised_limit"].update(days=-1), "terms.promised_limit"),
        (
            lambda c: c["body"]["terms"]["promised_limit"].update(unit="month"),
            "terms.promised_limit.unit",
        ),
        (lambda c: c.update(kind="sold"), "kind"),
        (lambda c: c.update(at="2026-03-02T09:05:00"), "at"),
        (lambda c: c.update(at="9999-12-31T23:59:59Z"), "at"),
        (lambda c: c.update(at="0001-01-01T00:00:00+08:00"), "at"),
        (lambda c: c.update(at="1969-06-01T00:00:00Z"), "at"),
        (lambda c: c.update(at="2200-01-01T00:00:00Z"), "at"),
        (lambda c: c["clock"].update(offset_ms=10**14), "at"),
        (lambda c: c["clock"].update(offset_ms="0"), "clock.offset_ms"),
    ],
)
def test_the_field_is_named_by_its_path(edit: Callable[[Json], object], field: str) -> None:
    error = malformed(change(edit))
    assert error.field == field
    assert str(error)


def test_an_act_of_another_kind_than_its_body_is_malformed() -> None:
    assert malformed(change(lambda content: content.update(kind="withdrawn"))).field == "reason"


def test_an_instant_in_another_zone_is_the_same_instant() -> None:
    content = as_json(RECEIPT)
    content["at"] = RECEIPT.at.astimezone().isoformat()
    assert decode_act(json.dumps(content).encode()).happened_at == RECEIPT.happened_at
    assert RECEIPT.happened_at.utcoffset() == timedelta(0)


def test_a_hash_is_the_previous_of_the_next() -> None:
    story = CaseStory().received().accepted()
    first, second = story.acts
    assert second.previous == content_hash(encode_act(first))
    assert content_hash(b"") == ("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    assert msgspec.json.decode(encode_act(second))["previous"] == second.previous
