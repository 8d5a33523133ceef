"""Source, English text and compiled English agree."""

import string
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QLabel

from window_desk.desk.ui import translations
from window_desk.desk.ui.source_texts import (
    NotLiteralError,
    SourceText,
    as_source,
    refusal_texts_of,
    tables_of,
    texts_of,
    translations_in,
)
from window_desk.resources import resource_path


def test_every_text_has_its_english() -> None:
    assert translations.check() == []


def test_english_keeps_the_places_to_fill() -> None:
    def places(text: str) -> set[str]:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name}

    held = translations_in(resource_path("translations/window_desk_en.ts"))
    odd = {k.text: v for k, v in held.items() if v is not None and places(k.text) != places(v)}
    assert odd == {}


def test_language_is_switched_and_switched_back(qapp: QApplication) -> None:
    try:
        translations.install(qapp, "en")
        assert QCoreApplication.translate("ScreenNames", "收件") == "Intake"
        assert QLabel().tr("没有这句") == "没有这句"
    finally:
        translations.install(qapp, "zh")
    assert QCoreApplication.translate("ScreenNames", "收件") == "收件"


def test_source_is_read_by_syntax(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text(
        'class A:\n    def f(self):\n        self.tr("收" "件")\n'
        'def g(t):\n    translate("T", "办件")\n    translate("T", t)\n    "x".translate({})\n',
        encoding="utf-8",
    )
    assert texts_of(tmp_path) == {SourceText("A", "收件"), SourceText("T", "办件")}


def test_text_put_together_at_run_time_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text('def g(n):\n    translate("T", f"{n}件")\n', encoding="utf-8")
    with pytest.raises(NotLiteralError, match=r"a\.py:2"):
        texts_of(tmp_path)


def test_table_stands_for_all_its_texts(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text(
        'NAMES: dict[int, str] = {1: "收件", 2: "x"}\n'
        'def g(n):\n    translate("T", NAMES[n])\n    translate("T", words.NAMES[n])\n',
        encoding="utf-8",
    )
    assert texts_of(tmp_path, tables_of(tmp_path)) == {SourceText("T", "收件")}
    with pytest.raises(NotLiteralError, match="NAMES"):
        texts_of(tmp_path)


def test_refusals_are_found(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text('x = Refusal("code", "field", "请补写")\n', encoding="utf-8")
    assert refusal_texts_of(tmp_path) == {SourceText("Refusal", "请补写")}
    assert as_source(refusal_texts_of(tmp_path)) == "translate('Refusal', '请补写')\n"
