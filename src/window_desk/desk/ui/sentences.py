"""Sentences of rooms that know no Qt, in the screen's language.

Store, line, devices and casework say one Chinese sentence each; where a screen shows it, it calls
:func:`in_words`. Sentences with facts in them are found again by their templates, which
``translations update`` writes into ``resources/translations/sentence_templates.txt``. Screen's thread.
"""

import re
from functools import cache

from PySide6.QtCore import QCoreApplication

from window_desk.resources import resource_path

TEMPLATES_FILE = "translations/sentence_templates.txt"
_PLACE = re.compile(r"\{\w*\}")
_CHINESE = re.compile("[\u4e00-\u9fff]")
_NAMES = ("Sentence", "FieldTitle", "PaperKind", "ActKind", "CaseState")
# A template with less text of its own than this fits too much: all its facts must be known then.
_TELLING_CHARACTERS = 4


def in_words(sentence: str) -> str:
    """The sentence in the screen's language; one that nobody translated comes back as it is."""
    if not _CHINESE.search(sentence):
        return sentence
    translated = _looked_up(sentence) or _filled(sentence) or sentence
    return translated[:1].upper() + translated[1:]


def _looked_up(text: str) -> str | None:
    for context in _NAMES:
        translated = QCoreApplication.translate(context, text)
        if translated != text:
            return translated
    return None


def _filled(sentence: str) -> str | None:
    for template, pattern, telling in _patterns():
        fits = pattern.fullmatch(sentence)
        translated = QCoreApplication.translate("Sentence", template)
        if fits is None or translated == template:
            continue
        facts = [_looked_up(fact) for fact in fits.groups()]
        if telling or None not in facts:
            told = [known or fact for known, fact in zip(facts, fits.groups(), strict=True)]
            return translated.format(*told) if "{}" in template else translated.format("", *told)
    return None


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str], bool], ...]:
    """Template, what it fits, whether its own text tells it from others; the longest come first."""
    templates = resource_path(TEMPLATES_FILE).read_text(encoding="utf-8").splitlines()
    return tuple(
        (
            template,
            re.compile("(.+?)".join(map(re.escape, _PLACE.split(template)))),
            len(_CHINESE.findall(template)) >= _TELLING_CHARACTERS,
        )
        for template in sorted(templates, key=len, reverse=True)
    )
