"""Applicants (natural and legal persons) and their agents, and what is wrong with what was entered.

Owns the names: what is kept as written, which look-alike dots are mended, what an exchange format
cuts. Problems are values; every sentence is constant, so that screens can translate it. Pure.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from window_desk.casework.identifiers import (
    birth_date_of,
    check_id_number,
    check_mobile,
    check_uscc,
    normalise_id_number,
    sex_of,
    warn_id_number,
)

NAME_LIMIT = 100
# GB/T 39046 keeps 30 characters for a contact, too few for some minority names: kept, and flagged.
EXCHANGE_NAME_LIMIT = 30

# 民委发〔2016〕33号: the separator in names is U+00B7; these look the same and are typed instead.
_DOTS = str.maketrans(dict.fromkeys("\u2022\u30fb\uff0e\u2027", "\u00b7"))
# U+0F0B stands between the syllables of a Tibetan name.
_NAME_MARKS = frozenset(" \u00b7-'\u2019.,()（）\u0f0b")
_ORGANISATION_MARKS = _NAME_MARKS | frozenset('、，。&/＆“”"《》〔〕[]+—')


class IdKind(StrEnum):
    """Kind of identity document; values are the codes of GA/T 2000.156 (常用证件代码).

    The standard's own text was not at hand: these agree with published code tables, which name 516
    by its predecessor (港澳同胞回乡证).
    """

    RESIDENT_ID = "111"
    PASSPORT = "414"
    TAIWAN_PERMIT = "511"
    HONG_KONG_MACAO_PERMIT = "516"
    FOREIGN_PERMANENT_RESIDENT = "553"
    OTHER = "990"

    @property
    def label(self) -> str:
        """The document's name in Chinese."""
        return _ID_KIND_LABELS[self]


_ID_KIND_LABELS = {
    IdKind.RESIDENT_ID: "居民身份证",
    IdKind.PASSPORT: "普通护照",
    IdKind.TAIWAN_PERMIT: "台湾居民来往大陆通行证",
    IdKind.HONG_KONG_MACAO_PERMIT: "港澳居民来往内地通行证",
    IdKind.FOREIGN_PERMANENT_RESIDENT: "外国人永久居留身份证",
    IdKind.OTHER: "其他证件",
}


@dataclass(frozen=True, slots=True)
class NaturalPerson:
    """A natural person; ``sex`` and ``nation`` as printed on the card (男, 汉).

    ``id_valid_until`` is the card's last valid day; ``None`` is 长期, or not known.
    """

    name: str
    id_kind: IdKind
    id_number: str
    phone: str
    address: str = ""
    sex: str = ""
    nation: str = ""
    birth: date | None = None
    id_valid_until: date | None = None


@dataclass(frozen=True, slots=True)
class LegalPerson:
    """A legal person or other organisation with its unified social credit code."""

    name: str
    uscc: str
    legal_representative: str
    phone: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Agent:
    """Who acts for the applicant: the relation (亲属 …) and the paper that authorises it."""

    name: str
    id_number: str
    phone: str
    relation: str
    authorization: str


Applicant = NaturalPerson | LegalPerson


@dataclass(frozen=True, slots=True)
class FieldProblem:
    """A problem with one field; a blocking one must be mended before acceptance (受理)."""

    field: str
    code: str
    sentence: str
    blocking: bool


def normalise_name(text: str) -> tuple[str, bool]:
    """The name with look-alike dots as U+00B7 and single blanks, and whether that changed it.

    Characters are otherwise kept as written: Unicode normalisation would replace rare ones.
    """
    name = " ".join(text.translate(_DOTS).split())
    name = re.sub(" *\u00b7 *", "\u00b7", name)
    return name, name != text


def check_name(name: str, field: str = "name", title: str = "姓名") -> tuple[FieldProblem, ...]:
    """Problems of a person's name: letters of any script, the dot, blanks and -'.,() may stand."""
    return _check_name(name, field, title, _NAME_MARKS, digits=False)


def check_organisation_name(name: str, field: str = "name") -> tuple[FieldProblem, ...]:
    """Problems of an organisation's name, which may hold digits and more marks than a person's."""
    return _check_name(name, field, "单位名称", _ORGANISATION_MARKS, digits=True)


def problems_of(applicant: Applicant, today: date) -> tuple[FieldProblem, ...]:
    """Everything wrong with the applicant's fields on that day, in the order of the fields."""
    if isinstance(applicant, LegalPerson):
        return (
            *check_organisation_name(applicant.name),
            *_check_code(applicant.uscc),
            *check_name(applicant.legal_representative, "legal_representative", "法定代表人姓名"),
            *_check_phone(applicant.phone),
        )
    return (
        *check_name(applicant.name),
        *_check_document(applicant, today),
        *_check_phone(applicant.phone),
        *_check_against_number(applicant),
        *_check_validity(applicant, today),
    )


def problems_of_agent(agent: Agent, today: date) -> tuple[FieldProblem, ...]:
    """Everything wrong with the agent's fields on that day; an agent shows a resident ID card."""
    problems = [
        *check_name(agent.name, title="代理人姓名"),
        *_check_resident_number(agent.id_number, today),
        *_check_phone(agent.phone),
    ]
    if not agent.relation.strip():
        problems.append(
            _blocking(
                "relation", "relation_empty", "代理人与申请人的关系未填写，请选择或录入关系。"
            )
        )
    if not agent.authorization.strip():
        problems.append(
            _blocking(
                "authorization",
                "authorization_empty",
                "代理人没有授权材料，请收取授权委托书并录入其名称或编号。",
            )
        )
    return tuple(problems)


def _check_name(
    name: str, field: str, title: str, marks: frozenset[str], *, digits: bool
) -> tuple[FieldProblem, ...]:
    shown, _ = normalise_name(name)
    if not shown:
        return (_blocking(field, "name_empty", f"{title}未填写，请按证件录入。"),)
    if len(shown) > NAME_LIMIT:
        return (
            _blocking(
                field, "name_too_long", f"{title}超过{NAME_LIMIT}个字符，请对照证件删去多余内容。"
            ),
        )
    problems: list[FieldProblem] = []
    kinds = [_kind_of(character, marks, digits=digits) for character in shown]
    if "refused" in kinds or "letter" not in kinds:
        sentence = f"{title}含有证件上不会出现的字符，请对照证件改正。"
        problems.append(_blocking(field, "name_characters", sentence))
    if any(unicodedata.category(character) == "Co" for character in shown):
        sentence = f"{title}含有自造字，其他系统可能显示不出，请改用标准字符或在备注中说明。"
        problems.append(_warning(field, "name_private_use", sentence))
    if len(shown) > EXCHANGE_NAME_LIMIT:
        sentence = (
            f"{title}超过{EXCHANGE_NAME_LIMIT}个字符，本系统完整保存，向外交换时请核对是否被截断。"
        )
        problems.append(_warning(field, "name_exchange_length", sentence))
    return tuple(problems)


def _kind_of(character: str, marks: frozenset[str], *, digits: bool) -> str:
    if character in marks:
        return "mark"
    category = unicodedata.category(character)
    if category == "Nd":
        return "mark" if digits else "refused"
    # Cn too: Python may be older than the character, as with the newest CJK extensions.
    if category[0] in "LM" or category in {"Nl", "Co", "Cn"}:
        return "letter"
    return "refused"


def _check_document(person: NaturalPerson, today: date) -> tuple[FieldProblem, ...]:
    if person.id_kind is IdKind.RESIDENT_ID:
        return _check_resident_number(person.id_number, today)
    number = normalise_id_number(person.id_number)
    if not number:
        sentence = "证件号码未填写，请按证件录入。"
        return (_blocking("id_number", "id_empty", sentence),)
    if not re.fullmatch(r"[0-9A-Z()-]{5,18}", number):
        sentence = "证件号码应为5至18位字母或数字，请对照证件改正。"
        return (_blocking("id_number", "id_characters", sentence),)
    return ()


def _check_resident_number(number: str, today: date) -> tuple[FieldProblem, ...]:
    problem = check_id_number(number, today)
    if problem is not None:
        return (_blocking("id_number", f"id_{problem}", problem.sentence),)
    warning = warn_id_number(number)
    if warning is not None:
        return (_warning("id_number", f"id_{warning}", warning.sentence),)
    return ()


def _check_code(code: str) -> tuple[FieldProblem, ...]:
    problem = check_uscc(code)
    if problem is None:
        return ()
    return (_blocking("uscc", f"uscc_{problem}", problem.sentence),)


def _check_phone(phone: str) -> tuple[FieldProblem, ...]:
    problem = check_mobile(phone)
    if problem is None:
        return ()
    return (_blocking("phone", f"phone_{problem}", problem.sentence),)


def _check_against_number(person: NaturalPerson) -> tuple[FieldProblem, ...]:
    if person.id_kind is not IdKind.RESIDENT_ID:
        return ()
    problems = []
    if person.sex and sex_of(person.id_number) not in {None, person.sex}:
        sentence = "性别与身份证号码第17位不一致，请对照证件核对。"
        problems.append(_warning("sex", "sex_mismatch", sentence))
    if person.birth and birth_date_of(person.id_number) not in {None, person.birth}:
        sentence = "出生日期与身份证号码不一致，请对照证件核对。"
        problems.append(_warning("birth", "birth_mismatch", sentence))
    return tuple(problems)


def _check_validity(person: NaturalPerson, today: date) -> tuple[FieldProblem, ...]:
    if person.id_valid_until is None or person.id_valid_until >= today:
        return ()
    sentence = "证件已过有效期，请申请人换领新证或出示临时居民身份证后再受理。"
    return (_blocking("id_valid_until", "id_expired", sentence),)


def _blocking(field: str, code: str, sentence: str) -> FieldProblem:
    return FieldProblem(field, code, sentence, blocking=True)


def _warning(field: str, code: str, sentence: str) -> FieldProblem:
    return FieldProblem(field, code, sentence, blocking=False)
