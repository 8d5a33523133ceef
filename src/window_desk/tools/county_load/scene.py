"""The sites, clerks and the one service item of a load, and codes for its desks.

A county that real desks have used is never touched.
"""

import secrets
from dataclasses import dataclass
from datetime import date

from argon2 import PasswordHasher

from window_desk.casework.duties import Duty
from window_desk.casework.items import (
    Authority,
    CaseType,
    ItemResult,
    LegalBasis,
    Material,
    Necessity,
    ResultKind,
    ServiceItem,
)
from window_desk.casework.limits import Limit
from window_desk.county.bootstrap import County
from window_desk.county.use_cases.item_register import item_record
from window_desk.county.use_cases.publish_reference import NewRecord
from window_desk.protocol.messages import ClerkRecord, ReferenceKind, SiteRecord
from window_desk.resources import resource_path

DESK_NAME = "压测窗口"
WINDOW = "YC"
_AREA = "519990000"

LOAD_ITEM = ServiceItem(
    implementation_code="11519990MB9999001",
    version=1,
    effective_from=date(2020, 1, 1),
    effective_until=None,
    basic_code="999001",
    name="压力测试事项",
    pinyin_initials="ylcssx",
    item_type="行政确认",
    window=WINDOW,
    department_code="yc",
    department="压测科",
    case_type=CaseType.PROMISED,
    decided_by=Authority.TOWNSHIP,
    serves_natural_persons=True,
    serves_legal_persons=False,
    procedure=(),
    legal_basis=(LegalBasis("压力测试办法", "第一条", "……"),),
    conditions=("仅供压力测试",),
    materials=(
        Material("id", "身份证", 1, 1, Necessity.MANDATORY, "公安机关"),
        Material("form", "申请书", 1, 0, Necessity.MANDATORY, "申请人"),
    ),
    statutory_limit=Limit(20),
    promised_limit=Limit(10),
    fees=(),
    application_form=None,
    result=ItemResult("决定书", ResultKind.DECISION, "", 0),
)


class CountyInUseError(Exception):
    """The county holds acts of real desks; the message is one Chinese sentence."""


@dataclass(frozen=True, slots=True)
class Seat:
    """Where one desk stands and how it enrols."""

    site: SiteRecord
    code: str


def clerk_of(site: SiteRecord, duty: str) -> str:
    """Number of the clerk at ``site`` who ``receive``s, ``examine``s or ``sign``s."""
    return f"{site.code}-{duty}"


def prepare(county: County, desks: int, townships: int, hall_share: float) -> list[Seat]:
    """Publish what the load needs and make a code for each desk; a share of them sits in the county's hall.

    Raises:
        CountyInUseError: real desks have sent acts to this county.
    """
    if any(desk.last_sequence and not desk.name.startswith(DESK_NAME) for desk in county.desks()):
        raise CountyInUseError(
            "这个县已有窗口在使用，压力测试会写入假办件；请换一个空的数据库（--database）。"
        )
    county.publish_calendars(resource_path("calendars"))
    hall = SiteRecord("L000", "压测政务大厅", "county", _AREA, "压测")
    towns = [
        SiteRecord(f"L{number:03}", f"压测{number}镇", "township", _AREA, f"压测{number}")
        for number in range(1, townships + 1)
    ]
    verifier = PasswordHasher(time_cost=1, memory_cost=1024).hash(secrets.token_hex())
    county.publish(
        [
            *(NewRecord.of(ReferenceKind.SITE, site.code, site) for site in (hall, *towns)),
            item_record(LOAD_ITEM),
            *(
                NewRecord.of(ReferenceKind.CLERK, clerk.number, clerk)
                for site in (hall, *towns)
                for clerk in _clerks(site, verifier)
            ),
        ]
    )
    in_hall = round(desks * hall_share)
    sites = [hall if at < in_hall else towns[at % len(towns)] for at in range(desks)]
    return [Seat(site, county.create_enrolment_code(site.code)) for site in sites]


def _clerks(site: SiteRecord, verifier: str) -> list[ClerkRecord]:
    duties = {
        "receive": (Duty.RECEIVE, Duty.DELIVER),
        "examine": (Duty.EXAMINE,),
        "sign": (Duty.EXAMINE, Duty.SIGN_OFF, Duty.DECIDE),
    }
    return [
        ClerkRecord(
            clerk_of(site, name),
            f"压测员{number}",
            site.code,
            site.level,
            (WINDOW,),
            tuple(duty.value for duty in owned),
            active=True,
            verifier=verifier,
        )
        for number, (name, owned) in enumerate(duties.items(), 1)
    ]
