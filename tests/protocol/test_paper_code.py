"""The text of a paper's QR code: read back as written, and nothing else is read at all."""

import re
from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.casework.builders import CaseStory

from window_desk.casework.acts import (
    CertificateIssued,
)
from window_desk.protocol.act_codec import content_hash, encode_act
from window_desk.protocol.paper_code import (
    PaperCode,
    PaperCodeError,
    paper_code,
    printed_hash,
    read_paper_code,
)

HASH = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
ACT = "01950001-0000-7000-8000-000000000003"

counties = st.text("abcdefghijklmnopqrstuvwxyz0123456789_", min_size=1, max_size=40)


@given(counties, st.uuids(), st.binary(min_size=32, max_size=32).map(bytes.hex))
def test_what_is_written_is_read(county: str, act: UUID, act_hash: str) -> None:
    text = paper_code(county, str(act), act_hash)
    assert read_paper_code(text) == PaperCode(county, str(act), act_hash[:16])
    assert read_paper_code(f" {text.lower()}\r\n") == read_paper_code(text)
    assert re.fullmatch(r"[0-9A-Z_:]+", text)


def test_it_packs_densely_and_names_nobody() -> None:
    text = paper_code("c519999", ACT, HASH)
    assert text == "WD1:C519999:01950001000070008000000000000003:E3B0C44298FC1C14"


def test_the_code_of_a_certificate_leaves_the_hash_of_its_own_sheet_out() -> None:
    act = CaseStory().received().granted().certificate_issued().last
    assert isinstance(act.body, CertificateIssued)
    drawn = replace(act, body=replace(act.body, sha256="0" * 64))
    assert printed_hash(drawn) == printed_hash(act)
    other = replace(drawn, body=replace(act.body, holder="王秀蓝"))
    assert printed_hash(other) != printed_hash(act)


def test_the_code_of_any_other_paper_carries_the_hash_of_its_act() -> None:
    act = CaseStory().received().accepted().last
    assert printed_hash(act) == content_hash(encode_act(act))


@given(st.text(max_size=80))
def test_other_codes_are_refused(text: str) -> None:
    with pytest.raises(PaperCodeError, match="二维码"):
        read_paper_code(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "WD2:C519999:01950001000070008000000000000003:E3B0C44298FC1C14",
        "WD1:C519999:01950001000070008000000000000003:E3B0C44298FC1C1",
        "WD1:C519999:01950001000070008000000000000003:E3B0C44298FC1C14F",
        "WD1::01950001000070008000000000000003:E3B0C44298FC1C14",
        "WD1:C519999:0195000100007000800000000000000G:E3B0C44298FC1C14",
        "WD1:C519999:01950001000070008000000000000003:E3B0C44298FC1C14\nWD1",
        "https://example.org/WD1:C519999:01950001000070008000000000000003:E3B0C44298FC1C14",
    ],
)
def test_nearly_right_is_refused(text: str) -> None:
    with pytest.raises(PaperCodeError):
        read_paper_code(text)


@pytest.mark.parametrize("act", ["", "act-1", "01950001-0000-7000-8000-00000000000"])
def test_only_an_act_with_a_uuid_gets_a_code(act: str) -> None:
    with pytest.raises(ValueError, match="UUID"):
        paper_code("c519999", act, HASH)
