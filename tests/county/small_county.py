"""A small county: three sites, five clerks, one item, the calendar of one year."""

from datetime import UTC, date, datetime, timedelta

from window_desk.casework import acts as a
from window_desk.casework.applicants import IdKind, NaturalPerson
from window_desk.casework.duties import Clerk, Duty
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
from window_desk.county.bootstrap import County, open_county
from window_desk.county.identity import CountyIdentity
from window_desk.county.use_cases.item_register import item_record
from window_desk.county.use_cases.publish_reference import NewRecord
from window_desk.protocol import messages as m

START = datetime(2026, 3, 10, 1, 0, tzinfo=UTC)
YEAR = 2026
TOWN = m.SiteRecord("519999101", "云岭镇便民服务中心", "township", "519999101", "青禾云岭")
OTHER_TOWN = m.SiteRecord("519999102", "平桥镇便民服务中心", "township", "519999102", "青禾平桥")
HALL = m.SiteRecord("519999000", "青禾县政务服务中心", "county", "519999000", "青禾")
PASSWORD = "Qinghe-2026"

RECEIVER, EXAMINER, SIGNATORY, COUNTY_EXAMINER, SUPERVISOR = "1001", "1002", "1003", "2001", "1009"

CLERKS = (
    Clerk(
        RECEIVER,
        "林晓云",
        TOWN.code,
        Authority.TOWNSHIP,
        ("MZ",),
        frozenset({Duty.RECEIVE, Duty.DECIDE, Duty.ISSUE, Duty.DELIVER}),
    ),
    Clerk(EXAMINER, "沈大江", TOWN.code, Authority.TOWNSHIP, ("MZ",), frozenset({Duty.EXAMINE})),
    Clerk(
        SIGNATORY,
        "周明",
        TOWN.code,
        Authority.TOWNSHIP,
        ("MZ",),
        frozenset({Duty.EXAMINE, Duty.SIGN_OFF, Duty.DECIDE}),
    ),
    Clerk(
        COUNTY_EXAMINER,
        "何静",
        HALL.code,
        Authority.COUNTY,
        ("MZ",),
        frozenset({Duty.EXAMINE, Duty.SIGN_OFF}),
    ),
    Clerk(SUPERVISOR, "罗平", TOWN.code, Authority.TOWNSHIP, (), frozenset(Duty)),
)

PROMISED_ITEM = ServiceItem(
    implementation_code="11519999MB0001001",
    version=1,
    effective_from=date(2025, 1, 1),
    effective_until=None,
    basic_code="000111",
    name="特困人员认定",
    pinyin_initials="tkryrd",
    item_type="行政确认",
    window="MZ",
    department_code="mz",
    department="民政办",
    case_type=CaseType.PROMISED,
    decided_by=Authority.TOWNSHIP,
    serves_natural_persons=True,
    serves_legal_persons=False,
    procedure=(),
    legal_basis=(LegalBasis("社会救助暂行办法", "第十六条", "……"),),
    conditions=("本县户籍",),
    materials=(
        Material("id", "身份证", 1, 1, Necessity.MANDATORY, "公安机关"),
        Material("form", "申请书", 1, 0, Necessity.MANDATORY, "申请人"),
    ),
    statutory_limit=Limit(20),
    promised_limit=Limit(10),
    fees=(),
    application_form=None,
    result=ItemResult("特困供养证", ResultKind.CERTIFICATE, "destitute-support", 12),
)

PERSON = NaturalPerson(
    name="王小明",
    id_kind=IdKind.RESIDENT_ID,
    id_number="11010519491231002X",
    phone="13800138000",
    address="云岭镇一组",
)

DELIVERED = a.Delivered(PERSON.name, "本人", a.HandOverMeans.SIGNED, identity_checked=True)

IN_ORDER = (
    a.MaterialJudgement("id", a.Judgement.IN_ORDER),
    a.MaterialJudgement("form", a.Judgement.IN_ORDER),
)


class Wall:
    """A clock that tests set forward; shared by county and desks."""

    def __init__(self, instant: datetime = START) -> None:
        self.instant = instant

    def __call__(self) -> datetime:
        return self.instant

    def forward(self, step: timedelta) -> None:
        """Let time pass."""
        self.instant += step


def make_county(address: str, wall: Wall, identity: CountyIdentity | None = None) -> County:
    """A county with three sites, five clerks, one item and the notice of 2026."""
    county = open_county(
        address, identity=identity or CountyIdentity("c519999", "青禾县"), clock=wall
    )
    holiday = {"name": "春节", "date": "2026-02-17", "isOffDay": True}
    notice = {"year": YEAR, "papers": ["国办发明电〔2025〕7号"], "days": [holiday]}
    county.publish(
        [
            *(NewRecord.of(m.ReferenceKind.SITE, s.code, s) for s in (TOWN, OTHER_TOWN, HALL)),
            item_record(PROMISED_ITEM),
            NewRecord.of(m.ReferenceKind.CALENDAR_NOTICE, str(YEAR), notice),
            *(NewRecord.of(m.ReferenceKind.CLERK, c.number, _record(c)) for c in CLERKS),
        ]
    )
    return county


def _record(clerk: Clerk) -> m.ClerkRecord:
    return m.ClerkRecord(
        clerk.number,
        clerk.name,
        clerk.site,
        clerk.level.value,
        clerk.windows,
        tuple(sorted(clerk.duties)),
        clerk.active,
        "$argon2id$none",
    )
