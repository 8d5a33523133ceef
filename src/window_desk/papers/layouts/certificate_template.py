"""A certificate template, as published by the county, read strictly from its mapping.

Owns the names of the sources that a row or a ``{placeholder}`` may have (the schema is
``forms/certificate-template.schema.json``). Pure.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from enum import StrEnum

import msgspec

from window_desk.papers.page import Orientation, PageSize

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


class TemplateError(ValueError):
    """A template that cannot be used: ``field`` is the place in it (``rows[2].source``)."""

    def __init__(self, template: str, field: str, problem: str) -> None:
        super().__init__(f"证照模板“{template}”的{field}{problem}，请联系证照管理员修改模板。")
        self.template = template
        self.field = field


class OfflinePolicy(StrEnum):
    """Whether a desk without a line may issue it: not, with a leased number, or provisionally."""

    ONLINE_ONLY = "online_only"
    OFFLINE_LEASED = "offline_leased"
    OFFLINE_PROVISIONAL = "offline_provisional"


class TemplateRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One row: what stands before the colon, and the source of what stands behind it."""

    label: str
    source: str


class TemplateNumber(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """证号: ``pattern`` with ``{prefix}``, ``{year}`` and ``{serial}`` (filled to ``digits``)."""

    series: str
    prefix: str
    pattern: str
    digits: int


class CertificateTemplate(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What stands on a certificate and under which number; texts may hold ``{placeholders}``."""

    key: str
    version: int
    title: str
    number: TemplateNumber
    page: PageSize
    orientation: Orientation
    rows: tuple[TemplateRow, ...]
    paragraphs: tuple[str, ...]
    issuer: str
    date_line: str
    offline_policy: OfflinePolicy
    subtitle: str = ""
    seal_hint: str = ""
    footer: str = ""

    def number_for(self, year: int, serial: int) -> str:
        """The number of the certificate with this serial of its year's series.

        Raises :class:`TemplateError` if the pattern names anything else.
        """
        known = {
            "prefix": self.number.prefix,
            "year": str(year),
            "serial": f"{serial:0{self.number.digits}d}",
        }
        return filled(self.number.pattern, known.get, self.key, "number.pattern")


def read_template(mapping: Mapping[str, object]) -> CertificateTemplate:
    """The template in ``mapping``; raises :class:`TemplateError` naming the field that is wrong."""
    try:
        return msgspec.convert(dict(mapping), CertificateTemplate)
    except msgspec.ValidationError as error:
        message, _, place = str(error).partition(" - at `$")
        field = place.rstrip("`").lstrip(".") or "内容"
        name = str(mapping.get("key", ""))
        raise TemplateError(name, field, f"有误（{message}）") from error


def filled(text: str, value_of: Callable[[str], str | None], template: str, field: str) -> str:
    """``text`` with every ``{placeholder}`` replaced.

    ``value_of`` answers ``None`` for one that it does not know, which raises :class:`TemplateError`
    naming ``field``, as does a brace that stands alone.
    """

    def value(match: re.Match[str]) -> str:
        known = value_of(match[1])
        if known is None:
            raise TemplateError(template, field, f"中的{{{match[1]}}}没有对应的内容")
        return known

    if set(PLACEHOLDER.sub("", text)) & set("{}"):
        raise TemplateError(template, field, "花括号不成对")
    return PLACEHOLDER.sub(value, text)
