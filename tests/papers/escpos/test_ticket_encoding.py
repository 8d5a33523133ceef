"""Characters to the bytes of a ROM: whatever is sent, the printer of that ROM prints that character."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from window_desk.papers.escpos.encoding import encode_line, for_ticket, rom_bytes
from window_desk.papers.escpos.profiles import Charset

CODEC = {Charset.GB2312: "gbk", Charset.GBK: "gbk", Charset.GB18030_TWO_BYTE: "gb18030"}


@given(st.characters(), st.sampled_from(list(Charset)))
def test_rom_bytes_are_one_or_two_and_read_back(char: str, charset: Charset) -> None:
    encoded = rom_bytes(char, charset)
    if encoded is None:
        return
    if char.isascii():
        assert encoded == char.encode()
    else:
        assert len(encoded) == 2
        assert encoded.decode(CODEC[charset]) == char


@given(st.text(max_size=30), st.sampled_from(list(Charset)))
def test_a_line_is_sent_whole_or_not_at_all(text: str, charset: Charset) -> None:
    encoded = encode_line(text, charset)
    lacking = [char for char in text if rom_bytes(char, charset) is None]
    assert (encoded is None) == bool(lacking)
    if encoded is not None:
        assert encoded.count(b"?") <= text.count("?") or b"?" in text.encode("gb18030")
        assert encoded.decode(CODEC.get(charset, "ascii")) == text


@pytest.mark.parametrize(
    ("char", "in_gb2312", "in_gbk", "in_gb18030"),
    [
        ("王", b"\xcd\xf5", b"\xcd\xf5", b"\xcd\xf5"),
        ("·", b"\xa1\xa4", b"\xa1\xa4", b"\xa1\xa4"),
        ("—", b"\xa1\xaa", b"\xa1\xaa", b"\xa1\xaa"),
        ("，", b"\xa3\xac", b"\xa3\xac", b"\xa3\xac"),
        ("￥", b"\xa3\xa4", b"\xa3\xa4", b"\xa3\xa4"),
        ("〇", None, b"\xa9\x96", b"\xa9\x96"),
        ("喆", None, b"\x86\xb4", b"\x86\xb4"),
        ("䶮", None, None, b"\xfe\x9f"),
        ("㐂", None, None, None),
        ("𬭎", None, None, None),
        ("\ue000", None, None, None),
        ("・", None, None, None),
        ("\x1b", None, None, None),
    ],
)
def test_known_characters(
    char: str, in_gb2312: bytes | None, in_gbk: bytes | None, in_gb18030: bytes | None
) -> None:
    assert rom_bytes(char, Charset.GB2312) == in_gb2312
    assert rom_bytes(char, Charset.GBK) == in_gbk
    assert rom_bytes(char, Charset.GB18030_TWO_BYTE) == in_gb18030
    assert rom_bytes(char, Charset.NONE) is None


def test_gb2312_has_its_6763_characters() -> None:
    han = [chr(code) for code in range(0x4E00, 0xA000)]
    assert sum(rom_bytes(char, Charset.GB2312) is not None for char in han) == 6763


def test_the_yen_sign_becomes_the_one_that_printers_have() -> None:
    assert for_ticket("收费¥25") == "收费￥25"
