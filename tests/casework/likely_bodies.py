"""Bodies that an honest clerk would write next in a case; not always lawful ones."""

from collections.abc import Callable
from datetime import timedelta

from hypothesis import strategies as st
from tests.casework.act_strategies import KEYS
from tests.casework.builders import IN_ORDER, calendar

from window_desk.casework import acts as a
from window_desk.casework import procedure_acts as p
from window_desk.casework.acts import (
    ActBody,
    ActKind,
)
from window_desk.casework.case import Case
from window_desk.casework.limits import DayUnit
from window_desk.casework.promise import promise_from
from window_desk.casework.scan_acts import ScanAttached
from window_desk.casework.settlement import Settled, SettleWay
from window_desk.casework.workdays import CalendarError

_reasoned = st.one_of(
    st.builds(a.MaterialJudgement, st.sampled_from(KEYS), st.just(a.Judgement.IN_ORDER)),
    st.builds(a.MaterialJudgement, st.sampled_from(KEYS), st.just(a.Judgement.MISSING)),
    st.builds(
        a.MaterialJudgement,
        st.sampled_from(KEYS),
        st.just(a.Judgement.NOT_AS_REQUIRED),
        st.just("缺页"),
    ),
    st.just(IN_ORDER[2]),
)
reasoned_judgements = st.lists(
    _reasoned, min_size=1, max_size=3, unique_by=lambda judged: judged.key
).map(tuple) | st.just(IN_ORDER)


def _notice(case: Case, number: str) -> a.NoticeGiven:
    entries = tuple(
        a.NoticeEntry(m.term.key, m.term.name, m.judgement or a.Judgement.MISSING, "请提交原件")
        for m in case.owed
    )
    return a.NoticeGiven(number, entries, "云岭镇便民服务中心", None)


def _accepted(case: Case, number: str) -> a.Accepted:
    try:
        promise = promise_from(case.terms, case.starts_on, calendar())
    except CalendarError:
        return a.Accepted(number, case.starts_on, None, provisional=True)
    return a.Accepted(number, promise.promised_due, promise.statutory_due, provisional=False)


def _corrected(case: Case, _number: str, _draw: st.DrawFn) -> ActBody:
    applicant = case.person or case.organisation
    phone = applicant.phone if applicant is not None else ""
    return a.CorrectedOnTheSpot("phone", phone, "13900135678", "写错", initialled=True)


def _handed_over(case: Case, _number: str, draw: st.DrawFn) -> ActBody:
    paper = draw(st.sampled_from(case.acts))
    on_it = getattr(paper.body, "document_number", "")
    means = draw(st.sampled_from(a.HandOverMeans))
    evidence = "" if means is a.HandOverMeans.SIGNED else "EMS1234567890"
    return a.HandedOver(paper.id, on_it, means, "王秀兰", evidence)


def _suspended(case: Case, number: str, draw: st.DrawFn) -> ActBody:
    clock = case.decision_clock
    start = case.starts_on if clock is None else clock.start
    restates = next((stop.act for stop in case.stops if stop.is_open), "")
    return p.Suspended(
        number,
        draw(st.sampled_from(p.SuspensionKind)),
        "依据",
        "内容",
        draw(st.integers(1, 20)),
        draw(st.sampled_from(DayUnit)),
        start + timedelta(days=draw(st.integers(0, 30))),
        restates,
    )


def _resumed(case: Case, _number: str, draw: st.DrawFn) -> ActBody:
    stop = case.open_stop
    if stop is None:
        return p.Resumed("", case.starts_on, "结果")
    return p.Resumed(stop.act, stop.start + timedelta(days=draw(st.integers(0, 20))), "结果")


def _extended(_case: Case, number: str, draw: st.DrawFn) -> ActBody:
    limit = draw(st.sampled_from(p.ExtendedLimit))
    return p.Extended(number, limit, draw(st.integers(1, 10)), "理由", "依据", "局长", None, None)


def _asked_further(case: Case, number: str, draw: st.DrawFn) -> ActBody:
    material = draw(st.sampled_from(case.terms.materials))
    entry = a.NoticeEntry(material.key, material.name, a.Judgement.MISSING, "请提交")
    return a.FurtherNoticeGiven(number, (entry,), "云岭镇便民服务中心", None, "审查中发现")


def _hearing(case: Case, _number: str, draw: st.DrawFn) -> ActBody:
    step = draw(st.sampled_from(p.HearingStep))
    day = case.hearing.earliest if case.hearing is not None else None
    return p.HearingStepTaken(step, day if step is p.HearingStep.ANNOUNCED else None, "记录")


def _feedback(case: Case, _number: str, draw: st.DrawFn) -> ActBody:
    agency = draw(st.sampled_from(case.feedback)).agency if case.feedback else ""
    return p.FeedbackGiven(agency, consents=True, remarks="")


def _voided(case: Case, _number: str, draw: st.DrawFn) -> ActBody:
    newest = next((act for act in reversed(case.acts) if act.id not in case.voided), case.acts[0])
    target = draw(st.just(newest) | st.sampled_from(case.acts))
    return a.Voided(target.id, "录入有误", "")


def _certificate(case: Case, number: str, _draw: st.DrawFn) -> ActBody:
    template = case.terms.certificate_template
    return a.CertificateIssued(number, template, case.applicant_name, None, "0" * 64)


_opinions = st.sampled_from([a.Opinion.GRANT, a.Opinion.GRANT, a.Opinion.DENY, a.Opinion.RETURN])
_outcomes = st.sampled_from([a.Outcome.GRANTED, a.Outcome.GRANTED, a.Outcome.DENIED])
_conditions = a.RefusalGround.CONDITIONS_NOT_MET
_LIKELY: dict[ActKind, Callable[[Case, str, st.DrawFn], ActBody]] = {
    ActKind.CORRECTED_ON_THE_SPOT: _corrected,
    ActKind.MATERIALS_CHECKED: lambda _case, _n, draw: a.MaterialsChecked(
        draw(reasoned_judgements)
    ),
    ActKind.NOTICE_GIVEN: lambda case, number, _draw: _notice(case, number),
    ActKind.HANDED_OVER: _handed_over,
    ActKind.SUPPLEMENTED: lambda _case, _n, draw: a.Supplemented(draw(reasoned_judgements)),
    ActKind.ACCEPTED: lambda case, number, _draw: _accepted(case, number),
    ActKind.REFUSED: lambda _case, number, _draw: a.Refused(number, _conditions, "理由", "依据"),
    ActKind.NOT_OUR_AGENCY: lambda _case, number, _draw: a.NotOurAgency(number, "林业局", "理由"),
    ActKind.EXAMINED: lambda _case, _n, draw: a.Examined(draw(_opinions), "意见"),
    ActKind.SIGNED_OFF: lambda _case, _n, draw: a.SignedOff(draw(_opinions), "意见"),
    ActKind.DECIDED: lambda _case, number, draw: a.Decided(number, draw(_outcomes), "理由", "依据"),
    ActKind.CONCLUDED_ON_THE_SPOT: lambda _case, _n, draw: a.ConcludedOnTheSpot(
        draw(_outcomes), "理由"
    ),
    ActKind.CERTIFICATE_ISSUED: _certificate,
    ActKind.DELIVERED: lambda _case, _n, _draw: a.Delivered(
        "王秀兰", "本人", a.HandOverMeans.SIGNED, identity_checked=True
    ),
    ActKind.WITHDRAWN: lambda _case, _n, _draw: a.Withdrawn("改变主意"),
    ActKind.VOIDED: _voided,
    ActKind.SUSPENDED: _suspended,
    ActKind.RESUMED: _resumed,
    ActKind.EXTENDED: _extended,
    ActKind.FURTHER_NOTICE_GIVEN: _asked_further,
    ActKind.FEEDBACK_GIVEN: _feedback,
    ActKind.HEARING_STEP_TAKEN: _hearing,
    ActKind.INSPECTION_STEP_TAKEN: lambda _case, _n, draw: p.InspectionStepTaken(
        draw(st.sampled_from(p.InspectionStep)), ("周明", "何芳"), "记录"
    ),
    ActKind.SETTLED: lambda _case, _n, draw: Settled(
        ("退回的环节",), draw(st.sampled_from(SettleWay)), "以县级记录为准"
    ),
    ActKind.SCAN_ATTACHED: lambda case, _n, draw: ScanAttached(
        draw(st.sampled_from(case.materials)).term.key,
        f"{draw(st.integers(0, 3)):064x}",
        draw(st.integers(1, 20 * 1024 * 1024)),
        "image/png",
    ),
}


def likely_body(draw: st.DrawFn, case: Case, kind: ActKind) -> ActBody:
    """A body of ``kind`` as the next act of ``case``."""
    return _LIKELY[kind](case, f"文〔2026〕{len(case.acts)}号", draw)
