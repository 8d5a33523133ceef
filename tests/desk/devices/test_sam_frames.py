"""Frames of the ID reader's module: the manual's examples, round trips, noise."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from window_desk.desk.devices.sam_frames import (
    PREAMBLE,
    BadFrame,
    FrameDecoder,
    SamAnswer,
    checksum,
    frame,
)

# Noise without 0xAA cannot hold the beginning of a preamble.
noise = st.binary(max_size=30).map(lambda data: data.replace(b"\xaa", b"\x00"))
answers = st.builds(SamAnswer, st.integers(0, 255), st.binary(max_size=1400))


def wire(answer: SamAnswer) -> bytes:
    return frame(bytes([0, 0, answer.status]) + answer.data)


@pytest.mark.parametrize(
    ("content", "after_preamble"),
    [
        ("10ff", "000310ffec"),
        ("11ff", "000311ffed"),
        ("12ff", "000312ffee"),
        ("2001", "0003200122"),
        ("2002", "0003200221"),
        ("3001", "0003300132"),
        ("3003", "0003300330"),
        ("000090", "00040000909" + "4"),
        ("00009f00000000", "000800009f0000000097"),
        ("00009000000000000000" + "00", "000c0000900000000000000000" + "9c"),
    ],
)
def test_frames_of_the_manual(content: str, after_preamble: str) -> None:
    assert frame(bytes.fromhex(content)) == PREAMBLE + bytes.fromhex(after_preamble)


def test_a_text_and_photo_answer_takes_1295_bytes() -> None:
    answer = SamAnswer(0x90, bytes.fromhex("01000400") + bytes(256 + 1024))
    assert len(wire(answer)) == 1295


@given(st.lists(st.tuples(noise, answers), max_size=4), st.integers(1, 700))
def test_answers_are_found_in_noise_however_they_come_in(
    sent: list[tuple[bytes, SamAnswer]], piece: int
) -> None:
    stream = b"".join(before + wire(answer) for before, answer in sent)
    decoder = FrameDecoder()
    heard: list[SamAnswer | BadFrame] = []
    for at in range(0, len(stream), piece):
        heard += decoder.feed(stream[at : at + piece])
    assert heard == [answer for _, answer in sent]


@given(answers, st.integers(0, 2000), st.integers(1, 255))
def test_one_damaged_byte_never_passes_for_an_answer(
    answer: SamAnswer, place: int, damage: int
) -> None:
    """Outside the length, that is: another length may by chance end at a byte that fits."""
    whole = bytearray(wire(answer))
    places = [at for at in range(len(whole)) if at not in {5, 6}]
    whole[places[place % len(places)]] ^= damage
    assert [
        found for found in FrameDecoder().feed(bytes(whole)) if isinstance(found, SamAnswer)
    ] == []


@given(answers, answers, st.integers(8, 1400))
def test_the_answer_after_half_an_answer_is_found(
    broken: SamAnswer, whole: SamAnswer, kept: int
) -> None:
    half = wire(broken)[: min(kept, len(wire(broken)) - 1)]
    decoder = FrameDecoder()
    found = decoder.feed(half + wire(whole))
    # What is missing of the first is taken from the second; more bytes show that it was none.
    found += decoder.feed(bytes(2400))
    # One checksum byte in 256 fits by chance: then the bytes are an answer, and nobody can tell.
    assert whole in found or isinstance(found[0], SamAnswer)


def test_an_answer_cut_off_by_another_is_a_bad_frame_and_the_other_is_found() -> None:
    first, second = SamAnswer(0x90, bytes(range(50))), SamAnswer(0x9F, bytes(4))
    found = FrameDecoder().feed(wire(first)[:30] + wire(second) + bytes(40))
    assert found == [BadFrame("checksum"), second]


@given(st.binary(max_size=300))
def test_noise_never_breaks_the_decoder(data: bytes) -> None:
    FrameDecoder().feed(data)


def test_impossible_lengths_are_bad_frames() -> None:
    decoder = FrameDecoder()
    assert decoder.feed(PREAMBLE + b"\xff\xff") == [BadFrame("length 65535")]
    assert decoder.feed(PREAMBLE + b"\x00\x01") == [BadFrame("length 1")]
    assert decoder.feed(frame(b"\x00\x00\x90")) == [SamAnswer(0x90, b"")]
    assert decoder.feed(frame(b"\x01\x00\x90")) == [BadFrame("status words")]


def test_a_frame_has_room_for_what_fits() -> None:
    with pytest.raises(ValueError, match="cannot hold"):
        frame(bytes(2400))
    assert checksum(b"") == 0
