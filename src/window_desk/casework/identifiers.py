"""Identity numbers, credit codes, telephone numbers and case numbers: shape, check digit, mask.

Owns the checks of GB 11643 (resident ID number), GB 32100 (unified social credit code) and
ISO 7064 MOD 37,36 (case number), and how much of a number may be seen. A problem is a value with
one Chinese sentence; the sentences are constant, so that screens can translate them. Pure.
"""

import re
import unicodedata
from datetime import date
from enum import StrEnum
from functools import lru_cache

from stdnum import numdb
from stdnum.cn import ric, uscc
from stdnum.iso7064 import mod_37_36

_DIGITS = frozenset("0123456789")
_USCC_CHARACTERS = frozenset("0123456789ABCDEFGHJKLMNPQRTUWXY")
_EARLIEST_BIRTH_YEAR = 1900
_MOBILE = re.compile(r"1[3-9][0-9]{9}")
# Area codes 010 and 02x take eight digits, the others seven or eight; an extension may follow.
_LANDLINE = re.compile(
    r"(?:0(?:10|2[0-9])-?[2-8][0-9]{7}|0[3-9][0-9]{2}-?[2-8][0-9]{6,7})(?:-[0-9]{1,6})?"
)
# Residence permits of people from Hong Kong, Macao and Taiwan carry these instead of a county.
_PERMIT_REGIONS = {
    "810000": "香港特别行政区",
    "820000": "澳门特别行政区",
    "830000": "台湾地区",
}


class IdNumberProblem(StrEnum):
    """What is wrong with a resident ID number."""

    EMPTY = "empty"
    OLD_15_DIGITS = "old_15_digits"
    LENGTH = "length"
    CHARACTERS = "characters"
    DATE = "date"
    CHECK_DIGIT = "check_digit"
    UNKNOWN_REGION = "unknown_region"

    @property
    def sentence(self) -> str:
        """One Chinese sentence that names the field and the next step."""
        return _ID_NUMBER_SENTENCES[self]


_ID_NUMBER_SENTENCES = {
    IdNumberProblem.EMPTY: "身份证号码未填写，请读卡或手工录入18位号码。",
    IdNumberProblem.OLD_15_DIGITS: (
        "15位身份证号码的旧证已停止使用，请按现行居民身份证录入18位号码。"
    ),
    IdNumberProblem.LENGTH: "身份证号码应为18位，请对照证件逐位核对有无漏输或多输。",
    IdNumberProblem.CHARACTERS: ("身份证号码前17位只能是数字，末位是数字或X，请对照证件改正。"),
    IdNumberProblem.DATE: "身份证号码第7至14位不是有效的出生日期，请对照证件改正。",
    IdNumberProblem.CHECK_DIGIT: "身份证号码校验位不符，可能输错一位，请对照证件重新录入。",
    IdNumberProblem.UNKNOWN_REGION: "身份证号码前6位不在已知的行政区划中，请对照证件核对后继续。",
}


class UsccProblem(StrEnum):
    """What is wrong with a unified social credit code."""

    EMPTY = "empty"
    LENGTH = "length"
    CHARACTERS = "characters"
    CHECK_DIGIT = "check_digit"

    @property
    def sentence(self) -> str:
        """One Chinese sentence that names the field and the next step."""
        return _USCC_SENTENCES[self]


_USCC_SENTENCES = {
    UsccProblem.EMPTY: "统一社会信用代码未填写，请按营业执照或登记证书录入18位代码。",
    UsccProblem.LENGTH: "统一社会信用代码应为18位，请对照证照逐位核对有无漏输或多输。",
    UsccProblem.CHARACTERS: (
        "统一社会信用代码只含数字和除I、O、S、V、Z以外的大写字母，且第3至8位为数字，请对照证照改正。"
    ),
    UsccProblem.CHECK_DIGIT: ("统一社会信用代码校验位不符，可能输错一位，请对照证照重新录入。"),
}


class PhoneProblem(StrEnum):
    """What is wrong with a mainland telephone number."""

    EMPTY = "empty"
    CHARACTERS = "characters"
    MOBILE_LENGTH = "mobile_length"
    FORMAT = "format"

    @property
    def sentence(self) -> str:
        """One Chinese sentence that names the field and the next step."""
        return _PHONE_SENTENCES[self]


_PHONE_SENTENCES = {
    PhoneProblem.EMPTY: "联系电话未填写，请录入能联系到申请人的手机号或固定电话。",
    PhoneProblem.CHARACTERS: "联系电话只能含数字和短横线，请删去其他字符。",
    PhoneProblem.MOBILE_LENGTH: "手机号码应为11位，请与申请人核对后补全。",
    PhoneProblem.FORMAT: "联系电话不是有效的手机号码，也不是带区号的固定电话，请与申请人核对。",
}


def normalise_id_number(text: str) -> str:
    """The number in ASCII capitals without blanks; full-width characters, x and × become plain."""
    return _plain(text).replace("×", "X")


def check_id_number(text: str, today: date | None = None) -> IdNumberProblem | None:
    """Check a resident ID number (GB 11643): length, characters, date of birth, check digit.

    With ``today``, a date of birth after it is refused. The region is left to ``warn_id_number``.
    """
    number = normalise_id_number(text)
    if not number:
        return IdNumberProblem.EMPTY
    if len(number) == 15 and _DIGITS.issuperset(number):
        return IdNumberProblem.OLD_15_DIGITS
    if len(number) != 18:
        return IdNumberProblem.LENGTH
    if not _DIGITS.issuperset(number[:17]) or (number[17] not in _DIGITS and number[17] != "X"):
        return IdNumberProblem.CHARACTERS
    birth = _date_in(number)
    if birth is None or (today is not None and birth > today):
        return IdNumberProblem.DATE
    if ric.calc_check_digit(number) != number[17]:
        return IdNumberProblem.CHECK_DIGIT
    return None


def warn_id_number(text: str) -> IdNumberProblem | None:
    """``UNKNOWN_REGION`` when a valid number names a region that no list holds.

    Only a warning: codes are abolished and created, and a number keeps the code of the day on which
    it was given, maybe long after the birth (``stdnum.cn.ric.validate`` refuses such numbers).
    """
    if check_id_number(text) is None and region_of(text) is None:
        return IdNumberProblem.UNKNOWN_REGION
    return None


def birth_date_of(text: str) -> date | None:
    """The date of birth in a valid resident ID number, else ``None``."""
    number = normalise_id_number(text)
    return _date_in(number) if check_id_number(number) is None else None


def sex_of(text: str) -> str | None:
    """男 or 女 from a valid resident ID number (odd or even 17th digit), else ``None``."""
    number = normalise_id_number(text)
    if check_id_number(number) is not None:
        return None
    return "男" if int(number[16]) % 2 else "女"


def region_of(text: str) -> str | None:
    """Province and county that gave the number, by the list in stdnum; ``None`` when not listed.

    Where a code has had several names, the one valid at birth is taken, else the newest.
    """
    number = normalise_id_number(text)
    permit = _PERMIT_REGIONS.get(number[:6])
    if permit is not None:
        return permit
    parts = _place_of(number[:6])
    if "county" not in parts:
        return None
    return parts.get("province", "") + _name_in(parts["county"], _date_in(number))


def normalise_uscc(text: str) -> str:
    """The code in ASCII capitals without blanks and hyphens."""
    return _plain(text).replace("-", "")


def check_uscc(text: str) -> UsccProblem | None:
    """Check a unified social credit code (GB 32100): length, characters, check digit.

    The first character may be a letter: village economic collectives are registered under N by the
    agriculture authority (``stdnum.cn.uscc.validate`` refuses them).
    """
    code = normalise_uscc(text)
    if not code:
        return UsccProblem.EMPTY
    if len(code) != 18:
        return UsccProblem.LENGTH
    if not _USCC_CHARACTERS.issuperset(code) or not _DIGITS.issuperset(code[2:8]):
        return UsccProblem.CHARACTERS
    if uscc.calc_check_digit(code[:17]) != code[17]:
        return UsccProblem.CHECK_DIGIT
    return None


def normalise_phone(text: str) -> str:
    """The number in ASCII without blanks; a leading +86 or 0086 is dropped."""
    number = _plain(text)
    for prefix in ("+86", "0086"):
        number = number.removeprefix(prefix)
    return number.lstrip("-")


def check_mobile(text: str) -> PhoneProblem | None:
    """Check a mainland number: a mobile of 11 digits, or a landline with its area code."""
    number = normalise_phone(text)
    if not number:
        return PhoneProblem.EMPTY
    if not (_DIGITS | {"-"}).issuperset(number):
        return PhoneProblem.CHARACTERS
    if _MOBILE.fullmatch(number.replace("-", "")) or _LANDLINE.fullmatch(number):
        return None
    if number.startswith("1") and len(number.replace("-", "")) != 11:
        return PhoneProblem.MOBILE_LENGTH
    return PhoneProblem.FORMAT


def mask_slip(number: str) -> str:
    """First three and last four with *** between, for slips that the citizen keeps.

    Less of a number under ten characters is shown, so that it can't be guessed from its mask.
    """
    if len(number) < 10:
        return f"***{_tail(number)}"
    return f"{number[:3]}***{number[-4:]}"


def mask_screen(number: str) -> str:
    """The last four alone (fewer of a short number), for queues and public screens."""
    return _tail(number)


def with_check_character(body: str) -> str:
    """The case number: the body (0-9 and A-Z) with its ISO 7064 MOD 37,36 character.

    Raises:
        ValueError: the body is empty or holds another character.
    """
    if not re.fullmatch(r"[0-9A-Z]+", body):
        raise ValueError("a case number's body holds 0-9 and A-Z only")
    return f"{body}{mod_37_36.calc_check_digit(body)}"


@lru_cache(maxsize=4_096)
def check_character_ok(number: str) -> bool:
    """Whether a case number ends in the check character of what stands before it."""
    if not re.fullmatch(r"[0-9A-Z]{2,}", number):
        return False
    return with_check_character(number[:-1]) == number


@lru_cache(maxsize=4_096)
def _place_of(code: str) -> dict[str, str]:
    """What the list in stdnum holds of a region; looking it up takes longer than a signature."""
    parts: dict[str, str] = {}
    for _, properties in numdb.get("cn/loc").info(code):
        parts.update(properties)
    return parts


def _plain(text: str) -> str:
    if text.isascii() and text.isalnum():
        return text.upper()
    folded = unicodedata.normalize("NFKC", text).upper()
    return "".join(
        character
        for character in folded
        if not character.isspace() and unicodedata.category(character) not in {"Cc", "Cf"}
    )


def _date_in(number: str) -> date | None:
    try:
        born = date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return None
    return born if born.year >= _EARLIEST_BIRTH_YEAR else None


def _name_in(names: str, birth: date | None) -> str:
    """One of the names of a code, each maybe behind its years: ``[-1993]广安县,[1998-]广安区``."""
    name = ""
    for entry in names.split(","):
        years, _, name = entry.rpartition("]")
        since, _, until = years.removeprefix("[").partition("-")
        if birth and int(since or 0) <= birth.year <= int(until or birth.year):
            break
    return name


def _tail(number: str) -> str:
    shown = min(4, len(number) // 2)
    return number[len(number) - shown :]
