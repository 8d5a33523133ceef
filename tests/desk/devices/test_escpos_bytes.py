"""The byte side of printing: answers taken apart, tickets cut between commands only."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from window_desk.desk.devices.escpos_answers import (
    Answer,
    AnswerParser,
    AutomaticStatus,
    Completion,
    RealTimeAnswers,
    RealTimeStatus,
    status_of,
)
from window_desk.desk.devices.escpos_chunks import split_at_commands
from window_desk.desk.use_cases.device_values import DeviceTrouble, Paper, Readiness
from window_desk.tools.emulators.escpos_tokens import Tokenizer

real_time = st.builds(lambda bits: RealTimeStatus(0x12 | bits & 0x6C), st.integers(0, 255))
automatic = st.builds(
    lambda first, rest: AutomaticStatus(
        bytes([0x10 | first & 0x6C, *(byte & 0x6F for byte in rest)])
    ),
    st.integers(0, 255),
    st.binary(min_size=3, max_size=3),
)
completion = st.builds(
    lambda tag: Completion(bytes(tag)), st.lists(st.integers(32, 126), min_size=4, max_size=4)
)


def wire(answer: Answer) -> bytes:
    match answer:
        case RealTimeStatus(byte):
            return bytes([byte])
        case AutomaticStatus(status):
            return status
        case Completion(tag):
            return b"\x37\x22" + tag + b"\x00"


@given(
    st.lists(
        st.tuples(real_time | automatic | completion, st.sampled_from([b"", b"\x11", b"\x13"]))
    ),
    st.integers(1, 9),
)
def test_answers_are_found_however_they_come_in(
    sent: list[tuple[Answer, bytes]], piece: int
) -> None:
    stream = b"".join(wire(answer) + flow for answer, flow in sent)
    parser = AnswerParser()
    heard: list[Answer] = []
    for at in range(0, len(stream), piece):
        heard += parser.feed(stream[at : at + piece])
    assert heard == [answer for answer, _ in sent]


@given(st.binary())
def test_noise_never_breaks_the_parser(noise: bytes) -> None:
    AnswerParser().feed(noise)


GOOD = RealTimeAnswers(0x16, 0x12, 0x12, 0x12)


def test_0x16_is_the_normal_answer_without_a_drawer() -> None:
    assert status_of(GOOD).readiness is Readiness.READY
    assert status_of(RealTimeAnswers(0x12, 0x12, 0x12, 0x12)).readiness is Readiness.READY


@pytest.mark.parametrize(
    ("answers", "trouble"),
    [
        (RealTimeAnswers(0x1E, 0x12, 0x12, 0x12), DeviceTrouble.PRINTER_OFFLINE),
        (RealTimeAnswers(0x36, 0x12, 0x12, 0x12), DeviceTrouble.PRINTER_ERROR),
        (RealTimeAnswers(0x1E, 0x16, 0x12, 0x12), DeviceTrouble.COVER_OPEN),
        (RealTimeAnswers(0x1E, 0x32, 0x12, 0x12), DeviceTrouble.PAPER_OUT),
        (RealTimeAnswers(0x1E, 0x52, 0x12, 0x12), DeviceTrouble.PRINTER_ERROR),
        (RealTimeAnswers(0x1E, 0x52, 0x1A, 0x12), DeviceTrouble.CUTTER_JAM),
        (RealTimeAnswers(0x1E, 0x52, 0x32, 0x12), DeviceTrouble.PRINTER_ERROR),
        (RealTimeAnswers(0x1E, 0x52, 0x52, 0x12), DeviceTrouble.HEAD_HOT),
        (RealTimeAnswers(0x16, 0x12, 0x12, 0x72), DeviceTrouble.PAPER_OUT),
        (RealTimeAnswers(0x16, 0x12, 0x12, 0x7E), DeviceTrouble.PAPER_OUT),
        (RealTimeAnswers(None, None, None, 0x72), DeviceTrouble.PAPER_OUT),
    ],
)
def test_every_bit_of_trouble_is_told(answers: RealTimeAnswers, trouble: DeviceTrouble) -> None:
    status = status_of(answers)
    assert status.readiness is Readiness.TROUBLE
    assert status.trouble is trouble
    assert (status.paper is Paper.OUT) == (trouble is DeviceTrouble.PAPER_OUT)


@pytest.mark.parametrize(
    "answers",
    [
        RealTimeAnswers(),
        RealTimeAnswers(printer=0x16),
        RealTimeAnswers(0x16, None, 0x12, 0x12),
        RealTimeAnswers(0x16, 0x12, 0x12, None),
        RealTimeAnswers(None, 0x12, 0x12, 0x12),
    ],
)
def test_what_was_not_answered_is_unknown_not_fine_and_not_out(answers: RealTimeAnswers) -> None:
    status = status_of(answers)
    assert status.readiness is Readiness.UNKNOWN
    assert status.troubles == ()
    assert (status.paper is Paper.UNKNOWN) == (answers.paper is None)


@pytest.mark.parametrize(("byte", "paper"), [(0x12, Paper.PRESENT), (0x1E, Paper.LOW)])
def test_the_roll(byte: int, paper: Paper) -> None:
    assert status_of(RealTimeAnswers(0x16, 0x12, 0x12, byte)).paper is paper


@pytest.mark.parametrize(
    ("status", "troubles"),
    [
        (b"\x14\x00\x00\x00", ()),
        (b"\x14\x00\x03\x00", ()),
        (b"\x1c\x00\x0f\x00", (DeviceTrouble.PAPER_OUT,)),
        (b"\x3c\x00\x00\x00", (DeviceTrouble.COVER_OPEN,)),
        (b"\x1c\x08\x00\x00", (DeviceTrouble.CUTTER_JAM,)),
        (b"\x1c\x20\x00\x00", (DeviceTrouble.PRINTER_ERROR,)),
        (b"\x1c\x40\x00\x00", (DeviceTrouble.HEAD_HOT,)),
        (b"\x1c\x00\x00\x00", (DeviceTrouble.PRINTER_OFFLINE,)),
    ],
)
def test_pushed_status(status: bytes, troubles: tuple[DeviceTrouble, ...]) -> None:
    assert AutomaticStatus(status).troubles == troubles


commands = st.sampled_from(
    [
        b"\x1b@",
        b"\x1c&",
        b"\x1c.",
        b"\x1c!\x0c",
        b"\x1b!\x00",
        b"\x1ba\x01",
        b"\x1d!\x11",
        b"\x1bE\x01",
        b"\x1bd\x03",
        b"\n",
        b"\x1dVB\x00",
        b"\x1dV\x00",
        b"plain ASCII\n",
        "中文，（）".encode("gb18030"),
        b"\x1d(k\x03\x001C\x06",
        b"\x1d(k\x05\x001P0\x10\x04",
        b"\x1dv0\x00\x02\x00\x03\x00\x10\x04\x01\x10\x04\x02",
        b"\x1b*\x21\x02\x00\x10\x04\x01\x10\x05\x02",
        b"\x1b*\x00\x03\x00\x10\x04\x01",
    ]
)


@given(st.lists(commands), st.integers(1, 40))
def test_pieces_join_to_the_ticket_and_end_between_commands(
    parts: list[bytes], piece_bytes: int
) -> None:
    data = b"".join(parts)
    pieces = list(split_at_commands(data, piece_bytes))
    assert b"".join(pieces) == data
    # A printer that is asked after each piece sees the same commands as without the questions.
    asked = Tokenizer()
    question = b"\x10\x04\x01"
    names = [
        token
        for piece in pieces
        for token in asked.feed(piece + question)
        if token.name != "DLE EOT"
    ]
    assert names == [token for token in Tokenizer().feed(data) if token.name != "DLE EOT"]


@given(st.binary(max_size=200), st.integers(1, 40))
def test_any_bytes_are_sent_whole(data: bytes, piece_bytes: int) -> None:
    assert b"".join(split_at_commands(data, piece_bytes)) == data
