"""Signed records: what is signed, in which bytes, and that nothing else passes for it."""

import json

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from window_desk.casework.local_rules import DEFAULT_RULES, LocalRuleError, rules_as_mapping
from window_desk.protocol.messages import CalendarSubmission, ReferenceKind
from window_desk.protocol.published import (
    LOCAL_RULES_KEY,
    has_signature,
    is_signed,
    record_signature_holds,
    rules_of,
    signed_bytes,
    submission_text,
    with_signature,
    without_signature,
)
from window_desk.protocol.signatures import CountyKey

KEY = CountyKey(bytes(range(32)))
NOTICE = ReferenceKind.CALENDAR_NOTICE

plain = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=8,
)
bodies = st.dictionaries(st.text(max_size=6), plain, max_size=5)
kinds = st.sampled_from([NOTICE, ReferenceKind.CALENDAR_OVERLAY, ReferenceKind.SETTING])


def test_the_bytes_that_are_signed() -> None:
    """The form that docs/protocol.md §11 describes: another implementation can stand on this."""
    body = {"year": 2027, "days": [{"name": "元旦\n", "date": "2027-01-01"}], "signature": "x"}
    expected = (
        '{"body":{"days":[{"date":"2027-01-01","name":"元旦\\n"}],"year":2027},'
        '"key":"2027","kind":"calendar_notice"}'
    )
    assert signed_bytes(NOTICE, "2027", body) == expected.encode()


@given(bodies, kinds, st.text(max_size=8))
def test_a_signed_record_holds_however_its_json_is_written(
    body: dict[str, object], kind: ReferenceKind, key: str
) -> None:
    signed = with_signature(KEY, kind, key, body)
    turned = dict(reversed(json.loads(json.dumps(signed, indent=1)).items()))
    assert record_signature_holds(KEY.public, kind, key, turned)
    assert without_signature(signed) == without_signature(body)
    assert has_signature(signed)


@given(bodies, st.text(max_size=6), plain)
def test_any_changed_field_breaks_it(body: dict[str, object], name: str, value: object) -> None:
    signed = with_signature(KEY, NOTICE, "2027", body)
    changed = {**signed, name: value}
    same = msgspec.json.encode(changed, order="sorted") == msgspec.json.encode(
        signed, order="sorted"
    )
    assert record_signature_holds(KEY.public, NOTICE, "2027", changed) == same
    assert not record_signature_holds(KEY.public, NOTICE, "2028", signed)
    assert not record_signature_holds(KEY.public, ReferenceKind.CALENDAR_OVERLAY, "2027", signed)
    assert not record_signature_holds(CountyKey(bytes(32)).public, NOTICE, "2027", signed)


@pytest.mark.parametrize(
    "body",
    [
        {"signature": 1},
        {"signature": None},
        {"signature": "AAAA"},
        {"year": 2**80, "signature": "AAAA"},
        {"name": "\ud800", "signature": "AAAA"},
        {},
    ],
)
def test_rubbish_does_not_hold_and_does_not_raise(body: dict[str, object]) -> None:
    assert not record_signature_holds(KEY.public, NOTICE, "2027", body)
    assert not record_signature_holds("", NOTICE, "2027", body)


def test_which_records_are_signed() -> None:
    assert is_signed(NOTICE, "2027")
    assert is_signed(ReferenceKind.CALENDAR_OVERLAY, "2026-04-15:local_off")
    assert is_signed(ReferenceKind.SETTING, LOCAL_RULES_KEY)
    assert not is_signed(ReferenceKind.SETTING, "k")
    assert not is_signed(ReferenceKind.CLERK, LOCAL_RULES_KEY)


def test_rules_are_read_with_and_without_a_signature() -> None:
    mapping = rules_as_mapping(DEFAULT_RULES)
    signed = with_signature(KEY, ReferenceKind.SETTING, LOCAL_RULES_KEY, mapping)
    assert rules_of(signed) == rules_of(mapping) == DEFAULT_RULES
    with pytest.raises(LocalRuleError):
        rules_of({**signed, "no_rule": True})


def test_every_part_of_a_submission_is_signed() -> None:
    sent = CalendarSubmission(
        "D-01", "i-1", "2009", NOTICE, msgspec.Raw(b"{}"), 2027, "2026-11-05T01:00:00Z", ""
    )
    text = submission_text("c1", sent)
    assert text.startswith(b"calendar:c1:D-01:i-1:2009:calendar_notice:2027:2026-11-05T01:00:00Z:")
    others = [
        msgspec.structs.replace(sent, **change)
        for change in (
            {"desk": "D-02"},
            {"incarnation": "i-2"},
            {"clerk": "2010"},
            {"kind": ReferenceKind.CALENDAR_OVERLAY},
            {"body": msgspec.Raw(b"{} ")},
            {"year": None},
            {"at": "2026-11-05T01:00:01Z"},
        )
    ]
    texts = {text, submission_text("c2", sent), *(submission_text("c1", each) for each in others)}
    assert len(texts) == 2 + len(others)
