"""Which number an act claims: its series, pool and serial, read from the number's text.

The forms are those of ``docs/protocol.md`` §9.
"""

import re
from dataclasses import dataclass

from window_desk.casework import acts as a
from window_desk.casework.acts import (
    KIND_OF_BODY,
    ActBody,
    ActKind,
)
from window_desk.casework.identifiers import check_character_ok
from window_desk.casework.procedure_acts import Extended, Suspended
from window_desk.protocol.messages import SiteRecord

_CASE = re.compile(r"([0-9]{6})([0-9]{4})[0-9]{4}([0-9]{5,9})[0-9A-Z]")
_DOCUMENT = re.compile(r"(.{0,60})(.)字〔([0-9]{4})〕([1-9][0-9]{0,8})号")
_CERTIFICATE = re.compile(r"[^0-9]{0,60}([0-9]{4})[^0-9]{1,20}([0-9]{1,9})[^0-9]{0,20}")
_SERIES = re.compile(
    r"(?:(case|notice|acceptance|refusal|decision|suspension|extension|further)|(certificate):([^:\x00]{1,40}))"
    r":([A-Za-z0-9_-]{1,32}):([0-9]{4})"
)

_DOCUMENTS: dict[ActKind, tuple[str, str]] = {
    ActKind.NOTICE_GIVEN: ("notice", "补"),
    ActKind.ACCEPTED: ("acceptance", "受"),
    ActKind.REFUSED: ("refusal", "不"),
    ActKind.NOT_OUR_AGENCY: ("refusal", "不"),
    ActKind.DECIDED: ("decision", "决"),
    ActKind.SUSPENDED: ("suspension", "特"),
    ActKind.EXTENDED: ("extension", "延"),
    ActKind.FURTHER_NOTICE_GIVEN: ("further", "审"),
}


@dataclass(frozen=True, slots=True)
class NumberClaim:
    """A number that an act uses. ``serial`` is ``None`` when the text is not of the agreed form."""

    field: str
    number: str
    series: str = ""
    pool: str = ""
    serial: int | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """A lease series taken apart; ``pool`` is what its serials are drawn from."""

    site: str
    year: int
    pool: str


def read_series(series: str) -> Series | None:
    """Take a series apart, or ``None`` when it is none.

    Case numbers do not name the site and certificate numbers may not, so sites share their pools.
    """
    match = _SERIES.fullmatch(series)
    if match is None:
        return None
    plain, certificate, template, site, year = match.groups()
    if plain == "case":
        pool = f"case:{year}"
    elif certificate:
        pool = f"certificate:{template}:{year}"
    else:
        pool = series
    return Series(site, int(year), pool)


def claim_of(body: ActBody, site: SiteRecord) -> NumberClaim | None:
    """The number that ``body`` uses at ``site``, or ``None`` for acts without one."""
    if isinstance(body, a.Received):
        return _case(body.number, site)
    if isinstance(body, a.CertificateIssued):
        return _certificate(body, site)
    if isinstance(body, a.Decided | Suspended) and not body.document_number:
        return None
    if isinstance(
        body,
        a.NoticeGiven
        | a.Accepted
        | a.Refused
        | a.NotOurAgency
        | a.Decided
        | Suspended
        | Extended
        | a.FurtherNoticeGiven,
    ):
        series, letter = _DOCUMENTS[KIND_OF_BODY[type(body)]]
        return _document(body.document_number, series, letter, site)
    return None


def _claim(field: str, number: str, series: str, serial: int) -> NumberClaim:
    known = read_series(series)
    if known is None:
        return NumberClaim(field, number)
    return NumberClaim(field, number, series, known.pool, serial)


def _case(number: str, site: SiteRecord) -> NumberClaim:
    match = _CASE.fullmatch(number)
    if match is None or match[1] != site.area_code[:6] or not check_character_ok(number):
        return NumberClaim("number", number)
    return _claim("number", number, f"case:{site.code}:{match[2]}", int(match[3]))


def _document(number: str, kind: str, letter: str, site: SiteRecord) -> NumberClaim:
    match = _DOCUMENT.fullmatch(number)
    if match is None or (match[1], match[2]) != (site.agency_prefix, letter):
        return NumberClaim("document_number", number)
    return _claim("document_number", number, f"{kind}:{site.code}:{match[3]}", int(match[4]))


def _certificate(body: a.CertificateIssued, site: SiteRecord) -> NumberClaim:
    """A certificate's template words its number; year and serial are its only digits, in this order."""
    number = body.certificate_number
    match = _CERTIFICATE.fullmatch(number)
    if match is None:
        return NumberClaim("certificate_number", number)
    return _claim(
        "certificate_number",
        number,
        f"certificate:{body.template}:{site.code}:{match[1]}",
        int(match[2]),
    )
