"""What the cells of a catalogue table mean: limits, codes, counts, fees, legal bases.

Every reader takes the text of a cell and raises ``CellError`` with a sentence that ends in the remedy.
"""

import re
import unicodedata
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

from window_desk.casework.catalogue_rules import SHEETS
from window_desk.casework.items import (
    ITEM_TYPE_NAMES,
    Authority,
    CaseType,
    LegalBasis,
    Necessity,
)
from window_desk.casework.limits import DayUnit, Limit

LONGEST_LIMIT_DAYS = 999


class CellError(ValueError):
    """A cell that says nothing usable; the message is one sentence with the remedy."""


_UNKNOWN = frozenset({"", "无", "/", "\\", "-", "--", "—", "——", "未知", "不详", "无期限", "待定"})
_ON_THE_SPOT = frozenset(
    {"即办", "即办件", "即时", "即时办理", "即时办结", "当场", "当场办结", "当场办理"}
)
_WORKDAYS = frozenset({"工作日", "个工作日", "天(工作日)", "日(工作日)", "G"})
_NATURAL_DAYS = frozenset({"自然日", "个自然日", "天(自然日)", "日(自然日)", "日历日", "Z"})
_PLAIN_DAYS = frozenset({"", "天", "日"})
_LIMIT = re.compile(
    r"(?:自?受理之日起|不超过|最长)?(?P<number>-?\d+(?:\.\d+)?|[零〇一二两三四五六七八九十百]+)"
    r"(?P<unit>个?工作日|个?自然日|日历日|天\((?:工作日|自然日)\)|天|日|\D*?)(?:以?内)?(?:办结)?"
)
_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_LAW = re.compile(
    r"《(?P<law>[^《》]{2,100})》[^《》。；\n]{0,60}?(?P<article>第[\d零〇一二三四五六七八九十百]+条)"
)


def limit_of(days: str, unit: str) -> Limit | None:
    """A limit such as ``5``, ``5工作日内`` or ``即办``; ``None`` where it is not known.

    Days without a unit are workdays (行政许可法 82).

    Raises:
        CellError: the text is no number of days, is negative, or contradicts the unit's column.
    """
    text = _plain(days)
    if text in _UNKNOWN:
        return None
    if text in _ON_THE_SPOT:
        return Limit(0)
    found = _LIMIT.fullmatch(text)
    if found is None:
        raise CellError(f"“{days}”不是办结时限，请填写天数，如“5个工作日”；不知道的请留空。")
    number = _days(found["number"], days)
    inside, beside = _unit(found["unit"], days), _unit(_plain(unit), unit)
    if inside is not None and beside is not None and inside is not beside:
        raise CellError(f"“{days}”与单位列“{unit}”不一致，请改成同一种单位。")
    return Limit(number, inside or beside or DayUnit.WORKDAY)


def item_type_of(text: str) -> str:
    """The code of GB/T 39046 A.1 for a code (``1``, ``01``) or a name (``行政许可``).

    Raises:
        CellError: the code or name is not in A.1.
    """
    plain = _plain(text)
    code = plain.zfill(2)
    if plain and code in ITEM_TYPE_NAMES:
        return code
    for known, name in ITEM_TYPE_NAMES.items():
        if plain == name:
            return known
    choices = "、".join(f"{code} {name}" for code, name in ITEM_TYPE_NAMES.items())
    raise CellError(f"事项类型代码“{text}”不在 GB/T 39046 A.1 中，请改为其中之一：{choices}。")


def case_type_of(text: str) -> CaseType | None:
    """办件类型, A.6: ``1`` 即办件, ``2`` 承诺件, ``9`` 其他; ``None`` where it is not said.

    Raises:
        CellError: another code.
    """
    plain = _plain(text)
    if plain in _UNKNOWN:
        return None
    if plain not in _CASE_TYPES:
        raise CellError(f"办件类型“{text}”认不出，请填1（即办件）、2（承诺件）或9（其他）。")
    return _CASE_TYPES[plain]


def level_of(text: str) -> Authority:
    """行使层级, A.2: township and village decide in the township, all above in the county.

    Raises:
        CellError: another code.
    """
    plain = _plain(text)
    if plain in _UNKNOWN or plain in _COUNTY_LEVELS:
        return Authority.COUNTY
    if plain in _TOWNSHIP_LEVELS:
        return Authority.TOWNSHIP
    raise CellError(f"行使层级“{text}”认不出，请填1至7（4县级、5镇乡街、6村）。")


def serves_of(text: str) -> tuple[bool, bool]:
    """服务对象, A.4: whether natural and whether legal persons may apply; unsaid, both.

    Raises:
        CellError: another code.
    """
    plain = _plain(text)
    if plain in _UNKNOWN:
        return True, True
    kinds = [each for each in re.split(r"[,;/|、 ]+", plain) if each]
    for kind in kinds:
        if kind not in _NATURAL and kind not in _LEGAL:
            raise CellError(f"服务对象“{kind}”认不出，请填1（自然人）至6，用顿号隔开。")
    return any(kind in _NATURAL for kind in kinds), any(kind in _LEGAL for kind in kinds)


def copies_of(text: str, default: int) -> int:
    """原件份数 or 复印件份数, n..2.

    Raises:
        CellError: no whole number from 0 to 99.
    """
    plain = _plain(text).removesuffix("份")
    if plain in _UNKNOWN:
        return default
    if not plain.isascii() or not plain.isdigit() or int(plain) > SHEETS:
        raise CellError(f"份数“{text}”应为0到{SHEETS}的整数，请改正。")
    return int(plain)


def necessity_of(text: str) -> Necessity:
    """是否必备; unsaid, mandatory.

    Raises:
        CellError: neither yes nor no.
    """
    plain = _plain(text)
    if plain in _UNKNOWN or plain in _YES:
        return Necessity.MANDATORY
    if plain in _NO:
        return Necessity.CONDITIONAL
    raise CellError(f"是否必备“{text}”认不出，请填1（必备）或0（非必备）。")


def charged_of(text: str) -> bool | None:
    """是否收费; ``None`` where it is not said.

    Raises:
        CellError: neither yes nor no.
    """
    plain = _plain(text)
    if plain in _UNKNOWN:
        return None
    if plain in _YES or plain in _NO:
        return plain in _YES
    raise CellError(f"是否收费“{text}”认不出，请填1（收费）或0（不收费）。")


def fee_fen_of(text: str) -> int | None:
    """An amount in yuan as fen; ``None`` where none is given.

    Raises:
        CellError: no amount with at most two decimals.
    """
    plain = _plain(text).removeprefix("¥").removesuffix("元").replace(",", "")
    if plain in _UNKNOWN or plain in {"免费", "不收费", "0"}:
        return None
    try:
        fen = Decimal(plain) * 100
    except InvalidOperation:
        fen = Decimal("NaN")
    if not fen.is_finite() or fen <= 0 or fen != fen.to_integral_value():
        raise CellError(f"收费标准“{text}”不是金额，请填写元数，如40或12.50；不收费的请留空。")
    return int(fen)


def legal_basis_of(text: str) -> tuple[LegalBasis, ...]:
    """The laws with their articles that a text names; empty where none can be told from it."""
    found = list(_LAW.finditer(text))
    ends = [each.start() for each in found][1:] + [len(text)] * bool(found)
    return tuple(
        LegalBasis(
            law=each["law"],
            article=each["article"],
            text=text[each.end() : end].strip(" ：:，,。；;\n") or each["article"],
        )
        for each, end in zip(found, ends, strict=True)
    )


def lines_of(text: str) -> tuple[str, ...]:
    """The non-empty lines of a cell."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _plain(text: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def _days(number: str, shown: str) -> int:
    if number.startswith("-"):
        raise CellError(f"办结时限“{shown}”不能为负，请填写天数；不知道的请留空。")
    if not number[0].isdecimal():
        return _chinese_number(number)
    days = Decimal(number)
    if days != days.to_integral_value():
        raise CellError(f"办结时限“{shown}”不是整天数，请改为整数。")
    if days > LONGEST_LIMIT_DAYS:
        raise CellError(f"办结时限“{shown}”超过{LONGEST_LIMIT_DAYS}天，请核对。")
    return int(days)


def _chinese_number(text: str) -> int:
    total = rest = 0
    for character in text:
        if character in _DIGITS:
            rest = _DIGITS[character]
        else:
            total += (rest or 1) * (10 if character == "十" else 100)
            rest = 0
    return total + rest


def _unit(text: str, shown: str) -> DayUnit | None:
    if text in _PLAIN_DAYS:
        return None
    if text in _WORKDAYS:
        return DayUnit.WORKDAY
    if text in _NATURAL_DAYS:
        return DayUnit.NATURAL
    raise CellError(f"时限单位“{shown}”认不出，请改为工作日或自然日。")


_CASE_TYPES: Mapping[str, CaseType] = {
    "1": CaseType.ON_THE_SPOT,
    "即办件": CaseType.ON_THE_SPOT,
    "2": CaseType.PROMISED,
    "承诺件": CaseType.PROMISED,
    "9": CaseType.PROMISED,
    "其他": CaseType.PROMISED,
}
_COUNTY_LEVELS = frozenset(
    {"1", "2", "3", "4", "7", "国家级", "省级", "市级", "县级", "区级", "分级"}
)
_TOWNSHIP_LEVELS = frozenset({"5", "6", "镇乡街", "镇(乡、街道)级", "乡级", "乡镇级", "村级"})
_NATURAL = frozenset({"1", "自然人", "个人"})
_LEGAL = frozenset(
    {
        "2",
        "3",
        "4",
        "5",
        "6",
        "法人",
        "企业",
        "企业法人",
        "事业法人",
        "社会组织法人",
        "机关",
        "其他组织",
        "其他",
    }
)
_YES = frozenset({"1", "是", "必备", "必要", "必需", "收费", "Y", "TRUE"})
_NO = frozenset({"0", "2", "否", "非必备", "非必要", "容缺", "容缺后补", "不收费", "N", "FALSE"})
