"""A date as clerks and forms write it: 2026-05-01, 2026年5月1日, 2026/5/1, 2026.5.1 or 20260501."""

import re
import unicodedata
from datetime import date

_SHAPES = (
    re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})"),
    re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日"),
    re.compile(r"(\d{4})/(\d{1,2})/(\d{1,2})"),
    re.compile(r"(\d{4})\.(\d{1,2})\.(\d{1,2})"),
    re.compile(r"(\d{4})(\d{2})(\d{2})"),
)


def read_date(text: str) -> date | None:
    """The day that ``text`` names, or ``None`` where it names none.

    Full-width digits and blanks inside are taken as what they stand for.
    """
    plain = re.sub(r"\s", "", unicodedata.normalize("NFKC", text))
    for shape in _SHAPES:
        found = shape.fullmatch(plain)
        if found is not None:
            year, month, day = (int(part) for part in found.groups())
            try:
                return date(year, month, day)
            except ValueError:
                return None
    return None
