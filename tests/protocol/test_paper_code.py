"""The text of a paper's QR code: read back as written, and nothing else is read at all."""

import re
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.casework.builders import CaseStory

from window_desk.casework.acts import (
    CertificateIssued,
)
from window_desk.protocol.act_codec import content_hash, decode_act, encode_act
from window_desk.protocol.paper_code import (
    PaperCode,
    PaperCodeError,
    paper_code,
    printed_hash,
    read_paper_code,
)

HASH = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
FORMER_ACTS = Path(__file__).parent / "acts_0_1_0"
"""Content bytes of acts as version 0.1.0 wrote them, and the codes that it printed for them."""
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
    assert act.body.sha256 == ""
    printed = printed_hash(encode_act(act), act)
    assert printed == content_hash(encode_act(act))
    sealed = replace(act, body=replace(act.body, sha256="0" * 64))
    assert printed_hash(encode_act(sealed), sealed) == printed
    other = replace(sealed, body=replace(act.body, sha256="0" * 64, holder="王秀蓝"))
    assert printed_hash(encode_act(other), other) != printed


@given(st.text(max_size=20))
def test_no_text_in_a_certificate_passes_for_the_hash_of_its_sheet(name: str) -> None:
    act = CaseStory().received().granted().certificate_issued().last
    assert isinstance(act.body, CertificateIssued)
    lure = f'{name}","sha256":"{"0" * 64}'
    drawn = replace(act, body=replace(act.body, holder=lure))
    sealed = replace(act, body=replace(act.body, holder=lure, sha256="0" * 64))
    assert printed_hash(encode_act(sealed), sealed) == content_hash(encode_act(drawn))


def test_the_code_of_any_other_paper_carries_the_hash_of_its_act() -> None:
    act = CaseStory().received().accepted().last
    assert printed_hash(encode_act(act), act) == content_hash(encode_act(act))


@pytest.mark.parametrize("kind", ["received", "certificate_issued"])
def test_a_code_printed_by_version_0_1_0_is_still_that_of_its_act(kind: str) -> None:
    content = (FORMER_ACTS / f"{kind}.json").read_bytes()
    act = decode_act(content)
    assert encode_act(act) != content, "the act has the fields of today: it proves nothing"
    printed = (FORMER_ACTS / f"{kind}.code").read_text("ascii").strip()
    assert paper_code("c519999", act.id, printed_hash(content, act)) == printed


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
