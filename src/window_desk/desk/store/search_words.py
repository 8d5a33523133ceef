"""What a case is found by: bigrams of names, pinyin and its initials. Pure but for a cache.

Names are cut here, not by SQLite's tokenizer: a two-character Chinese name must be found by any two
neighbouring characters, rare ones beyond U+FFFF included, whatever their Unicode version.
"""

import re
import sys
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache, partial
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from typing import Final

_LONGEST_SPELLING: Final = 24
_MOST_READINGS: Final = 8
_MOST_SYLLABLES: Final = 6
# full-width forms of ASCII, typed with a Chinese input method
_FULL_WIDTH: Final = {code + 0xFEE0: code for code in range(0x21, 0x7F)}
_KEPT: Final = frozenset({"Co", "Cn"})
_BLOCK: Final = 2_048
_CODE: Final = re.compile(rb'"(\d+)": ')


def normalised(text: str) -> str:
    """Letters, marks and digits in lower case; blanks, dots and punctuation dropped."""
    folded = text.translate(_FULL_WIDTH).casefold()
    if folded.isalnum():
        return folded
    return "".join(
        character
        for character in folded
        if (category := unicodedata.category(character))[0] in "LMN" or category in _KEPT
    )


def name_words(names: Iterable[str]) -> str:
    """The tokens of names: bigrams in order, then every single character.

    The single characters also keep a phrase from running from one name into the next.
    """
    words: list[str] = []
    for name in names:
        clean = normalised(name)
        words += _bigrams(clean)
        words += clean
    return " ".join(words)


@lru_cache(maxsize=4_096)
def item_words(name: str) -> str:
    """The tokens of an item's name: bigrams in order."""
    return " ".join(_bigrams(normalised(name)))


def phrase(word: str) -> str:
    """The FTS5 phrase that finds ``word`` (already normalised) as a substring."""
    return '"' + " ".join(_bigrams(word) or [word]) + '"'


def spellings(names: Iterable[str]) -> str:
    """The tokens of names by sound: full pinyin and initials from each syllable on, Latin words.

    Characters with several readings give several spellings, eight at most.
    """
    words: dict[str, None] = {}
    for name in names:
        for part in name.split():
            latin = normalised(part)
            if latin.isascii() and len(latin) > 1:
                words[latin[:_LONGEST_SPELLING]] = None
        for syllables in _readings(normalised(name)):
            _add_spellings(syllables, words)
    return " ".join(words)


def spelling_prefix(word: str) -> str:
    """The FTS5 prefix that finds ``word`` (ASCII letters and digits) as a spelling."""
    return f'"{word[:_LONGEST_SPELLING]}"*'


def _bigrams(text: str) -> list[str]:
    return [text[index : index + 2] for index in range(len(text) - 1)]


def _add_spellings(syllables: Sequence[str], words: dict[str, None]) -> None:
    starts = range(min(len(syllables), _MOST_SYLLABLES))
    for start in starts:
        words["".join(syllables[start:])[:_LONGEST_SPELLING]] = None
        if len(syllables) - start > 1:
            initials = "".join(syllable[0] for syllable in syllables[start:])
            words[initials[:_LONGEST_SPELLING]] = None


def _readings(name: str) -> Iterable[tuple[str, ...]]:
    choices = [readings for character in name if (readings := _syllables(character))]
    if not choices:
        return
    first = tuple(readings[0] for readings in choices)
    yield first
    if len(choices) > _MOST_SYLLABLES:
        return
    # one character at a time: of 单 and 曾 as surnames both readings are found, not every product
    others = (
        (*first[:index], reading, *first[index + 1 :])
        for index, readings in enumerate(choices)
        for reading in readings[1:]
    )
    yield from islice(others, _MOST_READINGS - 1)


@lru_cache(maxsize=30_000)
def _syllables(character: str) -> tuple[str, ...]:
    """The readings of one ideograph without tones, ü as v; empty for anything else."""
    readings = _readings_of(character)
    return tuple(dict.fromkeys(_toneless(each) for each in readings.split(",") if each))


def _readings_of(character: str) -> str:
    """pypinyin's readings of one character, between commas."""
    content = _dictionary()
    wanted = b'"%d": "' % ord(character)
    blocks = range(len(content) // _BLOCK)
    block = bisect_right(blocks, ord(character), key=partial(_first_code, content))
    start = content.find(wanted, max(block - 1, 0) * _BLOCK, (block + 1) * _BLOCK)
    if start < 0:
        # not in it, or the file is not in this order any more
        start = content.find(wanted)
    if start < 0:
        return ""
    start += len(wanted)
    return content[start : content.index(b'"', start)].decode()


def _first_code(content: bytes, block: int) -> int:
    """The first code point of which a line begins in this block, or behind it."""
    found = _CODE.search(content, block * _BLOCK)
    return int(found[1]) if found is not None else sys.maxunicode


@cache
def _dictionary() -> bytes:
    """pypinyin's readings, a line a code point, as the file has them.

    Only its file of single characters is read: importing the package also loads all its phrases,
    which takes half a second, most of it with the interpreter locked. As a dict of its 42,000
    characters even this file takes 8 MB, and nobody else is let in for the 45 ms of building it.
    """
    package = find_spec("pypinyin")
    if package is None or package.origin is None:
        return b""
    return Path(package.origin).with_name("pinyin_dict.json").read_bytes()


def _toneless(reading: str) -> str:
    parts = unicodedata.normalize("NFD", reading).replace("u\u0308", "v")
    return "".join(letter for letter in parts if letter.isascii())
