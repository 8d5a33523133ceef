"""Sentences of rooms that know no Qt come to the screen in its language."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from window_desk.casework.refusals import Refusal
from window_desk.desk.store.failures import NewerDatabaseError
from window_desk.desk.ui import translations
from window_desk.desk.ui.desk_session import sentence_of
from window_desk.desk.ui.sentences import in_words
from window_desk.desk.ui.source_texts import SourceText, named_in, sentences_of
from window_desk.desk.use_cases.device_values import DeviceTrouble, Failed, Unknown


@pytest.fixture
def english(qapp: QApplication) -> Iterator[None]:
    """The screen speaks English."""
    translations.install(qapp, "en")
    yield
    translations.install(qapp, "zh")


@pytest.mark.usefixtures("qapp")
def test_chinese_stays_as_it_was_said() -> None:
    assert in_words(DeviceTrouble.PAPER_OUT.sentence) == DeviceTrouble.PAPER_OUT.sentence


@pytest.mark.usefixtures("english")
@pytest.mark.parametrize("trouble", DeviceTrouble)
def test_each_device_trouble_is_english(trouble: DeviceTrouble) -> None:
    for said in (trouble.sentence, Failed(trouble).sentence, Unknown(trouble).sentence):
        assert in_words(said).isascii(), said


@pytest.mark.usefixtures("english")
def test_facts_of_a_sentence_keep_their_places() -> None:
    told = in_words(NewerDatabaseError(7, 5).sentence)
    assert "data version 7" in told
    assert "up to 5" in told


@pytest.mark.usefixtures("english")
def test_unknown_sentence_comes_back() -> None:
    assert in_words("这句话：谁也没有写过。") == "这句话：谁也没有写过。"
    assert in_words("plain words") == "plain words"


@pytest.mark.usefixtures("english")
def test_refusal_names_state_duty_and_field_in_english() -> None:
    state = Refusal(
        "x",
        "case",
        "办件现为“{state}”，不能再“{act}”，请核对办件进度",
        {"state": "已受理", "act": "受理"},
    )
    assert sentence_of(state).startswith('The case is "Accepted"; "Accept" is no longer possible')
    said = Refusal("x", "item", "{sentence}", {"sentence": "该工号已停用，请联系值班长或管理员。"})
    assert sentence_of(said).isascii()


def test_sentences_are_found_by_syntax(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text(
        '"""模块说明。"""\n'
        "TELLING = {1: ('缺纸', '请装纸')}\nLATE = '过期了，请核对'\nSHORT = '长期'\n"
        "def f(n):\n    '''函数说明。'''\n    raise E('不认识', n)\n"
        "def g(n):\n    Refusal('c', 'f', '拒绝。')\n    return f'第{n}项{n:02}缺。'\n",
        encoding="utf-8",
    )
    found = {"缺纸", "请装纸", "过期了，请核对", "不认识", "第{1}项{2}缺。"}
    assert sentences_of(tmp_path) == {SourceText("Sentence", text) for text in found}


def test_names_of_data_files_are_found(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"name": "窄纸"}', encoding="utf-8")
    assert named_in(tmp_path, "PrinterProfile") == {SourceText("PrinterProfile", "窄纸")}
