"""Signatures: what one key signed holds under that key for those bytes, and for nothing else."""

import base64

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.casework.builders import CaseStory

from window_desk.protocol.act_codec import encode_act
from window_desk.protocol.messages import SealedAct
from window_desk.protocol.signatures import DeskKey, act_signature_holds, signature_holds

KEY = DeskKey(bytes(range(32)))
OTHER = DeskKey(bytes(32))


@given(st.binary(max_size=300))
def test_a_signature_holds_for_its_key_and_bytes(content: bytes) -> None:
    signature = KEY.sign(content)
    assert signature_holds(KEY.public, content, signature)
    assert not signature_holds(OTHER.public, content, signature)
    assert not signature_holds(KEY.public, content + b"\x00", signature)


@given(st.binary(min_size=1, max_size=300), st.data())
def test_any_changed_byte_breaks_it(content: bytes, data: st.DataObject) -> None:
    signature = KEY.sign(content)
    changed = bytearray(content)
    changed[data.draw(st.integers(0, len(content) - 1))] ^= data.draw(st.integers(1, 255))
    assert not signature_holds(KEY.public, bytes(changed), signature)
    raw = bytearray(base64.b64decode(signature))
    raw[data.draw(st.integers(0, 63))] ^= data.draw(st.integers(1, 255))
    assert not signature_holds(KEY.public, content, base64.b64encode(raw).decode())


@given(st.text(max_size=100), st.text(max_size=100))
def test_rubbish_does_not_hold_and_does_not_raise(public: str, signature: str) -> None:
    assert not signature_holds(public, b"x", signature)
    assert not signature_holds(KEY.public, b"x", signature)
    assert not signature_holds(public, b"x", KEY.sign(b"x"))


def test_rfc_8032_vector() -> None:
    """RFC 8032 7.1, test 2."""
    key = DeskKey(bytes.fromhex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"))
    expected = (
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
        "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
    )
    assert base64.b64decode(key.sign(b"\x72")).hex() == expected
    assert base64.b64decode(key.public).hex() == (
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"
    )


def test_a_desk_keeps_its_key() -> None:
    key = DeskKey.generate()
    again = DeskKey(key.secret)
    assert again.public == key.public
    assert again.sign(b"x") == key.sign(b"x")
    assert DeskKey.generate().public != key.public


@pytest.mark.parametrize("length", [0, 31, 33, 64])
def test_a_secret_has_32_bytes(length: int) -> None:
    with pytest.raises(ValueError, match="32"):
        DeskKey(bytes(length))


def test_an_act_is_signed_as_its_bytes_stand() -> None:
    content = encode_act(CaseStory().received().last)
    sealed = SealedAct(msgspec.Raw(content), KEY.sign(content))
    assert act_signature_holds(KEY.public, sealed)
    spaced = SealedAct(msgspec.Raw(content.replace(b":", b": ", 1)), sealed.signature)
    assert not act_signature_holds(KEY.public, spaced)
