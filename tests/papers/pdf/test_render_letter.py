"""Letters to PDF, read back with other programs."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

import pytest

from window_desk.papers.fonts import MissingGlyphError
from window_desk.papers.letter import Fields, Letter, LetterTable, Paragraph, RecipientSignature
from window_desk.papers.page import PageSize, QrMark
from window_desk.papers.pdf import render_letter


class PdfFile(Protocol):
    def text(self) -> str: ...
    def joined(self) -> str: ...
    def check(self) -> None: ...
    def fonts(self) -> list[list[str]]: ...
    def pages(self) -> int: ...
    def words_outside(self, margin_pt: float) -> list[str]: ...
    def codes(self) -> list[str]: ...


Save = Callable[[bytes], PdfFile]
LONG_NAME = "古丽米热·阿卜杜热合曼" * 9 + "𬭎"


def test_a_name_is_found_in_the_text_layer(letter: Letter, saved: Save, name: str) -> None:
    pdf = saved(
        render_letter(
            replace(letter, addressee=name, body=(*letter.body, Fields((("申请人", name),))))
        )
    )
    text = pdf.text()
    assert f"{name}：" in text
    assert f"申请人 {name}" in re.sub(" +", " ", text)


def test_the_file_is_sound_and_all_fonts_are_embedded(letter: Letter, saved: Save) -> None:
    pdf = saved(render_letter(replace(letter, addressee="㐀𪛖𬺡王")))
    pdf.check()
    fonts = pdf.fonts()
    assert fonts
    assert all(columns[1:] == ["yes", "yes", "yes"] for columns in fonts)
    assert not any("Helvetica" in columns[0] for columns in fonts)


def test_the_same_letter_gives_the_same_bytes(letter: Letter) -> None:
    assert render_letter(letter) == render_letter(letter)


def test_title_language_and_code(letter: Letter, saved: Save) -> None:
    data = render_letter(letter)
    assert b"/Lang (zh-CN)" in data
    assert letter.qr is not None
    assert saved(data).codes() == [letter.qr.payload]


def test_everything_on_a_letter_is_in_its_text(letter: Letter, saved: Save) -> None:
    text = saved(render_letter(letter)).joined()
    for part in (letter.title, letter.number, letter.issuer, letter.date_line, letter.footer):
        assert part in text
    for part in ("居民身份证", "承诺办结日期", "2026年12月2日（暂定）", "签收时间：", "扫码核验"):
        assert part in text


def test_one_page_has_no_page_number_and_more_have(letter: Letter, saved: Save) -> None:
    short = saved(render_letter(replace(letter, body=letter.body[:1], recipient=None)))
    assert short.pages() == 1
    assert "共" not in short.text()
    rows = tuple((str(number), f"材料{number}", "缺") for number in range(1, 91))
    table = LetterTable(("序号", "材料名称", "结果"), rows, (1, 6, 2))
    long = saved(render_letter(replace(letter, body=(table,))))
    text = long.text()
    assert long.pages() >= 3
    assert f"第1页共{long.pages()}页" in long.joined()
    assert text.count("材料名称") >= long.pages() - 1
    assert all(f"材料{number}" in text for number in range(1, 91))


@pytest.mark.parametrize("page", list(PageSize))
def test_long_values_wrap_and_nothing_leaves_the_sheet(
    letter: Letter, saved: Save, page: PageSize
) -> None:
    body = (
        Paragraph(LONG_NAME + "提出的申请" + "A" * 200),
        Fields((("申请人" * 8, LONG_NAME), ("编码", "0123456789-" * 12))),
        LetterTable(("序号", "名称"), ((LONG_NAME, LONG_NAME),), (1, 5), caption=LONG_NAME),
    )
    pdf = saved(
        render_letter(
            replace(
                letter,
                page=page,
                body=body,
                title=LONG_NAME,
                number=LONG_NAME,
                addressee=LONG_NAME,
                letterhead=LONG_NAME,
                issuer=LONG_NAME,
                date_line=LONG_NAME,
                footer=LONG_NAME,
                mark="补打 第2次",
                recipient=RecipientSignature(LONG_NAME),
            )
        )
    )
    assert pdf.words_outside(20) == []
    assert pdf.joined().count(LONG_NAME) >= 9


def test_a_row_higher_than_a_page_goes_on_overleaf(letter: Letter, saved: Save) -> None:
    table = LetterTable(("说明",), (("需要补正的内容很长。" * 300,),), (1,))
    pdf = saved(render_letter(replace(letter, body=(table,))))
    assert pdf.pages() >= 3
    assert pdf.joined().count("补") == 300


def test_a_mark_is_read_once_a_page_and_tears_no_text(letter: Letter, saved: Save) -> None:
    pdf = saved(render_letter(replace(letter, mark="作废")))
    assert pdf.text().count("作废") == pdf.pages()


def test_a_character_in_no_font_is_named(letter: Letter) -> None:
    with pytest.raises(MissingGlyphError, match=r"U\+1F600"):
        render_letter(replace(letter, addressee="王😀"))


def test_what_cannot_be_set_is_refused(letter: Letter) -> None:
    with pytest.raises(ValueError, match="二维码内容过长"):
        render_letter(replace(letter, qr=QrMark("汉" * 1500)))
    with pytest.raises(ValueError, match="签收栏"):
        render_letter(replace(letter, recipient=RecipientSignature("", ("签收" * 40,))))
    with pytest.raises(ValueError, match="表头过长"):
        render_letter(replace(letter, body=(LetterTable(("头" * 900,), (), (1,)),)))


def test_values_refuse_tables_that_do_not_agree() -> None:
    with pytest.raises(ValueError, match="列宽比例"):
        LetterTable(("一", "二"), (), (1,))
    with pytest.raises(ValueError, match="第2行"):
        LetterTable(("一", "二"), (("1", "2"), ("3",)), (1, 1))
    with pytest.raises(ValueError, match="标题"):
        Letter("", ())
    with pytest.raises(ValueError, match="二维码"):
        QrMark("")
