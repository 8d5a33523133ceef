"""Pinyin initials of item and window names, by which clerks find them (``shbzk`` → 社会保障卡)."""

from functools import lru_cache


@lru_cache(maxsize=65536)
def initials_of(name: str) -> str:
    """Lower-case first letter of each character's reading; letters and digits stay, marks go.

    pypinyin takes more than half a second to load, so it is loaded at the first name.
    """
    from pypinyin import Style, lazy_pinyin

    letters = lazy_pinyin(name, style=Style.FIRST_LETTER)
    return "".join(each for each in letters if each.isascii() and each.isalnum()).lower()
