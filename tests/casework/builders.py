"""Stories of cases for tests: acts with proper ids, sequence, chain, clock and transaction, told one
after the other, and the case that they fold to."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Self

from window_desk.casework import acts as a
from window_desk.casework import procedure_acts as p
from window_desk.casework.acts import (
    BEIJING,
    KIND_OF_BODY,
    Act,
    ActBody,
)
from window_desk.casework.applicants import Agent, IdKind, LegalPerson, NaturalPerson
from window_desk.casework.calendar_notices import parse_notice
from window_desk.casework.case import Case
from window_desk.casework.clock_reading import ClockReading
from window_desk.casework.decision_clock import extended_dues
from window_desk.casework.fold import fold
from window_desk.casework.identifiers import with_check_character
from window_desk.casework.items import (
    ApplicationForm,
    Authority,
    CaseType,
    CoAgency,
    Fee,
    FormField,
    ItemResult,
    LegalBasis,
    Material,
    Necessity,
    ProcedureStep,
    ResultKind,
    ServiceItem,
)
from window_desk.casework.limits import DayUnit, Limit
from window_desk.casework.local_rules import DEFAULT_RULES, LocalRules
from window_desk.casework.promise import promise_from
from window_desk.casework.scan_acts import ScanAttached
from window_desk.casework.terms import terms_of
from window_desk.casework.workdays import Certainty, WorkdayCalendar
from window_desk.protocol.act_codec import content_hash, encode_act

CALENDARS = Path(__file__).resolve().parents[2] / "resources" / "calendars"
CLERK, EXAMINER, SIGNATORY = "1001", "1002", "1003"
SUPERVISOR_NUMBER = "1009"

PERSON = NaturalPerson(
    name="王秀兰",
    id_kind=IdKind.RESIDENT_ID,
    id_number="11010519491231002X",
    phone="13800135678",
    address="青禾县云岭镇石桥村三组18号",
    sex="女",
    nation="汉",
    birth=date(1949, 12, 31),
)
RARE_PERSON = replace(PERSON, name="𬭎𠮷")
MINORITY_PERSON = replace(PERSON, name="阿卜杜热西提·买买提明", nation="维吾尔")
LONG_NAME_PERSON = replace(PERSON, name="阿依古丽·" * 19 + "买买提明伊")
ORGANISATION = LegalPerson(
    name="青禾县云岭山地农业专业合作社",
    uscc="91350100M000100Y43",
    legal_representative="李建国",
    phone="0599-7654321",
    address="青禾县云岭镇街道12号",
)
AGENT = Agent(
    name="王强",
    id_number="11010519491231002X",
    phone="13900001234",
    relation="子女",
    authorization="授权委托书（2026年3月1日）",
)


@cache
def calendar() -> WorkdayCalendar:
    """The calendar shipped with the program."""
    return WorkdayCalendar(
        parse_notice(json.loads(path.read_text("utf-8"))) for path in CALENDARS.glob("*.json")
    )


def service_item(
    case_type: CaseType = CaseType.PROMISED,
    *,
    promised_days: int = 7,
    statutory_days: int | None = 20,
    item_type: str = "01",
    result_kind: ResultKind = ResultKind.CERTIFICATE,
    template: str = "timber-felling",
    valid_months: int = 12,
    fees: tuple[Fee, ...] = (),
) -> ServiceItem:
    """A felling permit with three materials, one of them conditional."""
    return ServiceItem(
        implementation_code="519B0101200500-519999000000-000-115199990999020013-1-00",
        version=1,
        effective_from=date(2024, 1, 1),
        effective_until=None,
        basic_code="0101200500",
        name="林木采伐许可证核发",
        pinyin_initials="lmcfxkzhf",
        item_type=item_type,
        window="NY",
        department_code="115199990999020013",
        department="青禾县林业局",
        case_type=case_type,
        decided_by=Authority.TOWNSHIP,
        serves_natural_persons=True,
        serves_legal_persons=True,
        procedure=(ProcedureStep("收件核对", "窗口人员"), ProcedureStep("审查", "审核人")),
        legal_basis=(
            LegalBasis(
                "中华人民共和国森林法", "第五十六条", "采伐林地上的林木应当申请采伐许可证。"
            ),
        ),
        conditions=("林木权属清楚，没有争议", "采伐地点、树种、数量明确"),
        materials=(
            Material("id_card", "申请人身份证明", 1, 1, Necessity.MANDATORY, "公安机关"),
            Material(
                "forest_right", "不动产权属证书或者林权证", 1, 1, Necessity.MANDATORY, "林业局"
            ),
            Material(
                "consent",
                "共有人同意采伐的书面意见",
                1,
                0,
                Necessity.CONDITIONAL,
                "申请人",
                "林木属多人共有的",
                "全体共有人签名",
            ),
        ),
        statutory_limit=None if statutory_days is None else Limit(statutory_days),
        promised_limit=Limit(promised_days),
        fees=fees,
        application_form=ApplicationForm(
            "林木采伐许可证申请表",
            tuple(
                FormField(key, label, required=key != "replant")
                for key, label in (
                    ("place", "采伐地点（小班）"),
                    ("species", "树种"),
                    ("volume_m3", "蓄积（立方米）"),
                    ("area_mu", "面积（亩）"),
                    ("method", "采伐方式"),
                    ("replant", "更新措施"),
                )
            ),
        ),
        result=ItemResult("林木采伐许可证", result_kind, template, valid_months),
    )


def joint_item() -> ServiceItem:
    """A felling permit that two other agencies have a say in."""
    return replace(
        service_item(),
        co_agencies=(CoAgency("青禾县水利局", Limit(5)), CoAgency("青禾县自然资源局")),
    )


ANSWERS = (
    a.FormAnswer("place", "采伐地点（小班）", "石桥村后山03小班"),
    a.FormAnswer("species", "树种", "杉木"),
    a.FormAnswer("volume_m3", "蓄积（立方米）", "12.5"),
    a.FormAnswer("area_mu", "面积（亩）", "3.2"),
    a.FormAnswer("method", "采伐方式", "择伐"),
)
IN_ORDER = (
    a.MaterialJudgement("id_card", a.Judgement.IN_ORDER),
    a.MaterialJudgement("forest_right", a.Judgement.IN_ORDER),
    a.MaterialJudgement("consent", a.Judgement.NOT_APPLICABLE, "林木属申请人一人所有"),
)
LACKING = (
    a.MaterialJudgement("id_card", a.Judgement.IN_ORDER),
    a.MaterialJudgement("forest_right", a.Judgement.NOT_AS_REQUIRED, "林权证已过有效期"),
    a.MaterialJudgement("consent", a.Judgement.MISSING),
)


class CaseStory:
    """A case told act by act at one desk; every verb appends one act and returns the story.

    ``seed`` makes ids differ between stories and stay the same between runs. Each act happens
    ``minutes`` after the one before; ``on`` moves the clock.
    """

    def __init__(
        self,
        item: ServiceItem | None = None,
        *,
        start: datetime = datetime(2026, 3, 2, 9, 5, tzinfo=BEIJING),
        desk: str = "desk-1",
        seed: int = 1,
        minutes: int = 3,
    ) -> None:
        self.item = item or service_item()
        self.terms = terms_of(self.item)
        self.now = start
        self.desk = desk
        self.acts: list[Act] = []
        self._seed = seed
        self._ids = 0
        self._step = timedelta(minutes=minutes)
        self.case_id = self._new_id()
        self.number = with_check_character(f"519999{start.astimezone(BEIJING):%Y%m%d}{seed:05d}")

    def _new_id(self) -> str:
        self._ids += 1
        return f"0195{self._seed:04x}-0000-7000-8000-{self._ids:012x}"

    def on(self, day: date, hour: int = 10, minute: int = 0) -> Self:
        """The next act happens at this Beijing time."""
        self.now = datetime(day.year, day.month, day.day, hour, minute, tzinfo=BEIJING)
        return self

    def take(self, body: ActBody, clerk: str = CLERK) -> Self:
        """Append any act."""
        previous = content_hash(encode_act(self.acts[-1])) if self.acts else ""
        self.acts.append(
            Act(
                id=self._new_id(),
                desk=self.desk,
                sequence=len(self.acts) + 1,
                previous=previous,
                transaction=self._new_id(),
                case=self.case_id,
                kind=KIND_OF_BODY[type(body)],
                schema=1,
                body=body,
                clerk=clerk,
                at=self.now,
                clock=ClockReading(0, 30, 1_000 * len(self.acts), "boot-1"),
                seen=0,
            )
        )
        self.now += self._step
        return self

    @property
    def last(self) -> Act:
        """The newest act."""
        return self.acts[-1]

    def act_of(self, kind: a.ActKind) -> Act:
        """The newest act of ``kind``."""
        return next(act for act in reversed(self.acts) if act.kind is kind)

    def case(self, now: datetime | None = None, rules: LocalRules = DEFAULT_RULES) -> Case:
        """The fold of everything told so far, just after its last act unless ``now`` is given."""
        told = fold(self.acts, calendar(), now or self.now, rules)
        assert told is not None
        return told

    def document_number(self, letter: str) -> str:
        """A plausible 文号."""
        return f"云岭{letter}字〔{self.now.year}〕{len(self.acts) + 1}号"

    def received(
        self,
        applicant: NaturalPerson | LegalPerson = PERSON,
        *,
        certificate_expires_on: date | None = None,
        agent: Agent | None = None,
        answers: tuple[a.FormAnswer, ...] = ANSWERS,
        judgements: tuple[a.MaterialJudgement, ...] = IN_ORDER,
    ) -> Self:
        """收件."""
        person = applicant if isinstance(applicant, NaturalPerson) else None
        organisation = applicant if isinstance(applicant, LegalPerson) else None
        return self.take(
            a.Received(
                number=self.number,
                terms=self.terms,
                window=self.item.window,
                person=person,
                organisation=organisation,
                agent=agent,
                answers=answers,
                judgements=judgements,
                certificate_expires_on=certificate_expires_on,
            )
        )

    def corrected(self, field: str, before: str, after: str) -> Self:
        """当场更正."""
        return self.take(a.CorrectedOnTheSpot(field, before, after, "录入有误", initialled=True))

    def checked(self, judgements: tuple[a.MaterialJudgement, ...] = IN_ORDER) -> Self:
        """核对材料."""
        return self.take(a.MaterialsChecked(judgements))

    def noticed(self, submit_until: date | None = None) -> Self:
        """一次性告知书, with one entry for each lacking material."""
        entries = tuple(
            a.NoticeEntry(
                material.term.key,
                material.term.name,
                material.judgement or a.Judgement.MISSING,
                f"{material.reason + '，' if material.reason else ''}请提交原件1份",
            )
            for material in self.case().lacking
        )
        return self.take(
            a.NoticeGiven(self.document_number("补"), entries, "云岭镇便民服务中心", submit_until)
        )

    def handed_over(self, paper: Act | None = None) -> Self:
        """The paper of the last act (or ``paper``) is in the applicant's hands."""
        made = paper or self.last
        number = getattr(made.body, "document_number", "")
        return self.take(
            a.HandedOver(made.id, number, a.HandOverMeans.SIGNED, self.case().applicant_name)
        )

    def supplemented(self, judgements: tuple[a.MaterialJudgement, ...] = IN_ORDER) -> Self:
        """补正."""
        return self.take(a.Supplemented(judgements))

    def accepted(self) -> Self:
        """受理, with the dates that the calendar gives."""
        promise = promise_from(self.terms, self.case().starts_on, calendar())
        return self.take(
            a.Accepted(
                self.document_number("受"),
                promise.promised_due,
                promise.statutory_due,
                promise.certainty is Certainty.PROVISIONAL,
            )
        )

    def refused(self, ground: a.RefusalGround = a.RefusalGround.CONDITIONS_NOT_MET) -> Self:
        """不予受理."""
        return self.take(
            a.Refused(
                self.document_number("不"),
                ground,
                "申请采伐的林木位于自然保护区核心区内",
                "《中华人民共和国森林法》第五十五条",
            )
        )

    def not_our_agency(self, target: str = "青禾县自然资源局") -> Self:
        """非本机关事项."""
        return self.take(
            a.NotOurAgency(self.document_number("不"), target, "占用林地审核由自然资源主管部门办理")
        )

    def examined(self, opinion: a.Opinion = a.Opinion.GRANT) -> Self:
        """审核."""
        remarks = "" if opinion is a.Opinion.GRANT else "采伐地点与林权证不一致"
        return self.take(a.Examined(opinion, remarks), EXAMINER)

    def signed_off(self, opinion: a.Opinion = a.Opinion.GRANT) -> Self:
        """审定."""
        remarks = "" if opinion is a.Opinion.GRANT else "采伐地点与林权证不一致"
        return self.take(a.SignedOff(opinion, remarks), SIGNATORY)

    def decided(self, outcome: a.Outcome = a.Outcome.GRANTED) -> Self:
        """决定."""
        denied = outcome is a.Outcome.DENIED
        return self.take(
            a.Decided(
                self.document_number("决"),
                outcome,
                "采伐地点与林权证不一致" if denied else "",
                "《中华人民共和国森林法》第五十七条" if denied else "",
            ),
            SIGNATORY,
        )

    def granted(self) -> Self:
        """Acceptance, examination, sign-off and the decision to grant, one after the other."""
        return self.accepted().examined().signed_off().decided()

    def concluded_on_the_spot(self) -> Self:
        """当场办结."""
        return self.take(a.ConcludedOnTheSpot(a.Outcome.GRANTED, ""))

    def certificate_issued(
        self, number: str = "青禾采字〔2026〕0001号", valid_until: date | None = None
    ) -> Self:
        """制证."""
        return self.take(
            a.CertificateIssued(
                number,
                self.terms.certificate_template,
                self.case().applicant_name,
                valid_until,
                "",
            )
        )

    def delivered(self) -> Self:
        """送达."""
        return self.take(
            a.Delivered(
                self.case().applicant_name, "本人", a.HandOverMeans.SIGNED, identity_checked=True
            )
        )

    def withdrawn(self) -> Self:
        """撤回."""
        return self.take(a.Withdrawn("申请人改变主意"))

    def suspended(
        self,
        start: date | None = None,
        *,
        told_days: int = 5,
        told_unit: DayUnit = DayUnit.WORKDAY,
        kind: p.SuspensionKind = p.SuspensionKind.EXPERT_REVIEW,
        document_number: str | None = None,
        restates: str = "",
    ) -> Self:
        """特别程序, from today unless ``start`` is given; ``document_number`` "" makes no paper."""
        number = self.document_number("特") if document_number is None else document_number
        return self.take(
            p.Suspended(
                document_number=number,
                kind=kind,
                basis="《中华人民共和国森林法》第五十六条",
                reason="组织专家评审采伐作业设计",
                told_days=told_days,
                told_unit=told_unit,
                start=start or self.now.astimezone(BEIJING).date(),
                restates=restates,
            ),
            EXAMINER,
        )

    def resumed(self, end: date | None = None, suspension: Act | None = None) -> Self:
        """特别程序结束 of the newest stop, today unless ``end`` is given."""
        stop = suspension or next(
            act
            for act in reversed(self.acts)
            if isinstance(act.body, p.Suspended) and not act.body.restates
        )
        return self.take(
            p.Resumed(stop.id, end or self.now.astimezone(BEIJING).date(), "评审通过"), EXAMINER
        )

    def extended(self, days: int = 10, limit: p.ExtendedLimit = p.ExtendedLimit.STATUTORY) -> Self:
        """延长期限, with the dates that the calendar gives."""
        dues = extended_dues(self.case(), limit, days, calendar(), self.now)
        return self.take(
            p.Extended(
                document_number=self.document_number("延"),
                limit=limit,
                days=days,
                reason="采伐地点涉及相邻权属核实",
                basis="《中华人民共和国行政许可法》第四十二条",
                approved_by="局长 陈志远",
                promised_due=dues.promised,
                statutory_due=dues.statutory,
                provisional=any(
                    day is not None and calendar().certainty(day) is Certainty.PROVISIONAL
                    for day in (dues.promised, dues.statutory)
                ),
            ),
            SIGNATORY,
        )

    def asked_further(self, key: str = "consent") -> Self:
        """审查阶段补正 of one material."""
        material = next(m for m in self.terms.materials if m.key == key)
        entry = a.NoticeEntry(key, material.name, a.Judgement.MISSING, "请提交原件1份")
        return self.take(
            a.FurtherNoticeGiven(
                self.document_number("审"),
                (entry,),
                "云岭镇便民服务中心",
                None,
                "审查中才发现林木为多人共有",
            ),
            SUPERVISOR_NUMBER,
        )

    def gave_feedback(self, agency: str, *, consents: bool = True) -> Self:
        """反馈意见."""
        remarks = "" if consents else "位于生态保护红线内"
        return self.take(p.FeedbackGiven(agency, consents, remarks), EXAMINER)

    def took_hearing_step(self, step: p.HearingStep, hearing_on: date | None = None) -> Self:
        """听证."""
        return self.take(p.HearingStepTaken(step, hearing_on, "听证记录"), EXAMINER)

    def took_inspection_step(
        self, step: p.InspectionStep, staff: tuple[str, ...] = ("周明", "何芳")
    ) -> Self:
        """现场核查."""
        return self.take(p.InspectionStepTaken(step, staff, "四至与图斑一致"), EXAMINER)

    def scanned(self, material: str = "id_card", content: str = "身份证") -> Self:
        """添加扫描件."""
        digest = hashlib.sha256(content.encode()).hexdigest()
        return self.take(ScanAttached(material, digest, 180_000, "image/jpeg"))

    def voided(self, act: Act | None = None) -> Self:
        """作废 of the last act (or ``act``)."""
        return self.take(a.Voided((act or self.last).id, "内容有误", ""))
