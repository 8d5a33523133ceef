"""Certificates to PDF, read back with other programs."""

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

import pytest

from window_desk.papers.certificate import Certificate
from window_desk.papers.fonts import MissingGlyphError
from window_desk.papers.page import Orientation, PageSize
from window_desk.papers.pdf import render_certificate
from window_desk.papers.pdf.border import inner_margin_pt
from window_desk.papers.pdf.picture import pictures_of_pdf
from window_desk.papers.pdf.sheet import PaperOverflowError


class PdfFile(Protocol):
    def text(self) -> str: ...
    def joined(self) -> str: ...
    def check(self) -> None: ...
    def fonts(self) -> list[list[str]]: ...
    def pages(self) -> int: ...
    def words_outside(self, margin_pt: float) -> list[str]: ...
    def codes(self) -> list[str]: ...


Save = Callable[[bytes], PdfFile]
SHEETS = [(page, lying) for page in PageSize for lying in Orientation]


def test_a_name_is_found_in_the_text_layer(
    certificate: Certificate, saved: Save, name: str
) -> None:
    pdf = saved(render_certificate(replace(certificate, rows=(("姓名", name), ("住所", "青田县")))))
    assert name in pdf.text().split()


def test_the_file_is_sound_and_all_fonts_are_embedded(
    certificate: Certificate, saved: Save
) -> None:
    pdf = saved(render_certificate(replace(certificate, rows=(("姓名", "㐀𪛖𬺡王"),))))
    pdf.check()
    assert all(columns[1:] == ["yes", "yes", "yes"] for columns in pdf.fonts())
    assert len(pdf.fonts()) == 4


def test_the_same_certificate_gives_the_same_bytes(certificate: Certificate) -> None:
    assert render_certificate(certificate) == render_certificate(certificate)


@pytest.mark.parametrize(("page", "orientation"), SHEETS)
def test_every_sheet_holds_it_and_its_code_is_read(
    certificate: Certificate, saved: Save, page: PageSize, orientation: Orientation
) -> None:
    data = render_certificate(replace(certificate, page=page, orientation=orientation))
    pdf = saved(data)
    assert certificate.qr is not None
    assert pdf.codes() == [certificate.qr.payload]
    assert pdf.words_outside(inner_margin_pt()) == []
    (picture,) = pictures_of_pdf(data, 72)
    assert (picture.width > picture.height) == (orientation is Orientation.LANDSCAPE)


def test_labels_set_apart_are_read_as_words(certificate: Certificate, saved: Save) -> None:
    text = saved(render_certificate(certificate)).text()
    for part in ("名称", "经营者", "注册日期", "证号：2026-QT-000127", "【样本】"):
        assert part in text
    assert text.count("样本") == 1


def test_a_name_of_a_hundred_characters_wraps(certificate: Certificate, saved: Save) -> None:
    name = "买买提·吐尔逊江" * 12 + "𬭎𠮷䶮㐂"
    pdf = saved(render_certificate(replace(certificate, rows=(("姓名", name), ("住所", name)))))
    assert pdf.joined().count(name) == 2
    assert pdf.words_outside(inner_margin_pt()) == []


def test_much_text_is_set_smaller_and_too_much_is_refused(
    certificate: Certificate, saved: Save
) -> None:
    rows = tuple((f"栏目{number}", "内容" * 30) for number in range(9))
    pdf = saved(render_certificate(replace(certificate, rows=rows)))
    assert pdf.pages() == 1
    assert pdf.joined().count("内容" * 30) == 9
    with pytest.raises(PaperOverflowError, match="一页放不下"):
        render_certificate(replace(certificate, rows=rows * 4))
    with pytest.raises(PaperOverflowError, match="发证机关名称过长"):
        render_certificate(replace(certificate, issuer="青田县行政审批局" * 40))


@pytest.mark.parametrize("field", ["title", "number", "issuer", "footer", "mark", "subtitle"])
def test_a_character_in_no_font_is_named(certificate: Certificate, field: str) -> None:
    changes: dict[str, str] = {field: "王😀"}
    with pytest.raises(MissingGlyphError, match="😀"):
        render_certificate(replace(certificate, **changes))  # type: ignore[arg-type]


def test_a_certificate_needs_a_title() -> None:
    with pytest.raises(ValueError, match="标题"):
        Certificate("", "1")
