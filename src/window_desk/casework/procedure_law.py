"""Whether a special procedure, an extension, a hearing, an inspection, feedback or a late request may
follow on a case (行政许可法 Art. 34, 42, 45, 47, 48, 55; 优化营商环境条例 36). Each refusal names the
field and the rule."""

from datetime import date

from window_desk.casework import procedure_acts as p
from window_desk.casework.acts import Act, FurtherNoticeGiven
from window_desk.casework.case import Case, DecisionClock
from window_desk.casework.decision_clock import longest_extension
from window_desk.casework.material_law import submission_objection
from window_desk.casework.procedure_clocks import HEARING_NOTICE_WORKDAYS, INSPECTION_STAFF
from window_desk.casework.procedures import HearingClock, Stop
from window_desk.casework.promise import statutory_limit_of
from window_desk.casework.refusals import Refusal, mandatory

MOST_TOLD_DAYS = 999

_NO_CLOCK = Refusal("clock_unknown", "case", "本办件的办理期限无法计算，请校准时钟或更新日历后再试")
_OVERDUE = Refusal(
    "suspension_after_due",
    "start",
    "开始日晚于办结期限，不能用特别程序补救超期，请核对开始日期（第四十五条）",
)


def suspension_objection(case: Case, act: Act, body: p.Suspended) -> Refusal | None:
    """Why the clock may not stop, or not stop then (Art. 45)."""
    refusal = (
        mandatory(body.basis, "basis", "依法需要的法律依据")
        or mandatory(body.reason, "reason", "特别程序的内容")
        or _told_days(body)
    )
    if refusal is not None:
        return refusal
    if body.restates:
        return _restating_objection(case, body)
    return _start_objection(case, act.day, body.start) or _overlap(case, body.start)


def _told_days(body: p.Suspended) -> Refusal | None:
    least = 1 if body.document_number else 0
    if least <= body.told_days <= MOST_TOLD_DAYS:
        return None
    return Refusal(
        "told_days",
        "told_days",
        "告知的天数应为1到{most}，请填写特别程序需要的天数（第四十五条：应当书面告知所需时间）",
        {"most": str(MOST_TOLD_DAYS)},
    )


def _restating_objection(case: Case, body: p.Suspended) -> Refusal | None:
    stop = _stop(case, body.restates)
    if stop is None or not stop.is_open:
        return Refusal("stop_unknown", "restates", "没有找到正在进行的特别程序，请重新登记特别程序")
    if body.told_days <= stop.told_days and body.told_unit is stop.told_unit:
        return Refusal(
            "told_days_not_more",
            "told_days",
            "重新告知的天数应多于已告知的{told}日，请填写特别程序总共需要的天数",
            {"told": str(stop.told_days)},
        )
    return None


def _start_objection(case: Case, today: date, start: date) -> Refusal | None:
    clock = case.decision_clock
    if clock is None:
        return _NO_CLOCK
    if start < clock.start:
        return Refusal(
            "suspension_before_acceptance",
            "start",
            "开始日早于受理日{day}，受理以前没有期限可停，请核对开始日期",
            {"day": clock.start.isoformat()},
        )
    if start > today:
        return Refusal(
            "suspension_in_future", "start", "开始日晚于今天，请在特别程序开始当天登记，或核对日期"
        )
    due = _due_that_stops(case, clock)
    return _OVERDUE if due is not None and (start > due or today > due) else None


def _due_that_stops(case: Case, clock: DecisionClock) -> date | None:
    """The day that a stop would move: the promise, or the statute where a promise goes on."""
    return clock.promised_due if case.rules.suspension_stops_promise else clock.statutory_due


def _overlap(case: Case, start: date) -> Refusal | None:
    for stop in case.stops:
        if stop.is_open:
            return Refusal(
                "suspension_open",
                "start",
                "已有特别程序正在进行（{day}起），请先登记其结果；需要延长的请重新告知",
                {"day": stop.start.isoformat()},
            )
        if stop.end is not None and stop.start <= start < stop.end:
            return Refusal(
                "suspension_overlaps",
                "start",
                "与{begin}至{end}的特别程序重叠，重叠的天数只能扣除一次，请核对开始日期",
                {"begin": stop.start.isoformat(), "end": stop.end.isoformat()},
            )
    return None


def resumption_objection(case: Case, act: Act, body: p.Resumed) -> Refusal | None:
    """Why a stop may not end, or not then."""
    stop = _stop(case, body.suspension)
    if stop is None or not stop.is_open:
        return Refusal(
            "stop_unknown", "suspension", "没有找到正在进行的特别程序，请核对办件的特别程序"
        )
    if body.end < stop.start:
        return Refusal(
            "resumption_before_start",
            "end",
            "结束日{end}早于开始日{begin}，请核对两个日期",
            {"end": body.end.isoformat(), "begin": stop.start.isoformat()},
        )
    if body.end > act.day:
        return Refusal(
            "resumption_in_future", "end", "结束日晚于今天，请在结果到达当天登记，或核对日期"
        )
    return mandatory(body.result, "result", "特别程序的结果")


def extension_objection(case: Case, act: Act, body: p.Extended) -> Refusal | None:
    """Why a limit may not be lengthened: once, before it expires, by the head, with reasons."""
    refusal = (
        used_up(case, body.limit, act.day)
        or mandatory(body.reason, "reason", "延长的理由")
        or mandatory(body.approved_by, "approved_by", "批准的负责人")
        or mandatory(body.basis, "basis", "法律依据")
    )
    if refusal is not None:
        return refusal
    most = longest_extension(case.terms)
    if body.limit is p.ExtendedLimit.STATUTORY:
        if not 1 <= body.days <= most:
            return Refusal(
                "extension_days",
                "days",
                "延长的天数应为1到{most}日（第四十二条），请改正",
                {"most": str(most)},
            )
        return None
    return _promise_extension(case, body)


def used_up(case: Case, limit: p.ExtendedLimit, today: date) -> Refusal | None:
    """Why ``limit`` can't be lengthened any more, before a word of it is written."""
    clock = case.decision_clock
    if clock is None:
        return _NO_CLOCK
    if any(known.limit is limit for known in case.extensions):
        return Refusal(
            "extended_before", "limit", "该期限已经延长过一次，不得再次延长（第四十二条）"
        )
    if statutory_limit_of(case.terms) is None:
        return Refusal("no_statutory_limit", "limit", "本事项没有法定办结时限，不能延长期限")
    is_statutory = limit is p.ExtendedLimit.STATUTORY
    due = clock.statutory_due if is_statutory else clock.promised_due
    if due is not None and today >= due:
        return Refusal(
            "extension_too_late",
            "days",
            "期限于{due}届满，延长须在届满前批准，到期当天及以后不得延长（第四十二条）",
            {"due": due.isoformat()},
        )
    return None


def _promise_extension(case: Case, body: p.Extended) -> Refusal | None:
    if body.days < 1:
        return Refusal("extension_days", "days", "延长的天数应大于0，请改正")
    promised, statutory = case.terms.promised_limit, statutory_limit_of(case.terms)
    by_days = (
        statutory is not None
        and statutory.unit is promised.unit
        and promised.days + body.days > statutory.days
    )
    dues = (body.promised_due, body.statutory_due)
    by_dates = dues[0] is not None and dues[1] is not None and dues[0] > dues[1]
    if by_days or by_dates:
        return Refusal(
            "promise_beyond_statute",
            "days",
            "承诺时限延长后不得超过法定时限，请减少天数；需要超过的请延长法定时限",
        )
    return None


def further_notice_objection(case: Case, act: Act, body: FurtherNoticeGiven) -> Refusal | None:
    """Why this may not be asked for late: it was asked for, is no material of the item, or unreasoned."""
    if not body.entries:
        return Refusal("field_empty", "entries", "没有选择要补正的材料，请先选择材料")
    known = {material.key for material in case.terms.materials}
    asked = {entry.key for entry in (*case.notice_entries, *case.further_entries)}
    seen: set[str] = set()
    for entry in body.entries:
        field = f"entries.{entry.key}"
        if entry.key not in known:
            return Refusal("material_unknown", field, "本事项没有这项材料，不得要求提交，请删去")
        if entry.key in seen:
            return Refusal("material_twice", field, "告知书中同一材料列了两次，请删去一项")
        if entry.key in asked:
            return Refusal(
                "asked_before",
                field,
                "“{name}”已在告知书中要求过，请按原告知书办理",
                {"name": entry.name},
            )
        seen.add(entry.key)
        missing = mandatory(entry.required, field, "需补正的内容")
        if missing is not None:
            return missing
    return submission_objection(act, body) or mandatory(
        body.reason, "reason", "首次告知时没有列出的原因"
    )


def feedback_objection(case: Case, body: p.FeedbackGiven) -> Refusal | None:
    """Why this feedback can't be recorded."""
    owed = next((each for each in case.feedback if each.agency == body.agency), None)
    if owed is None:
        return Refusal("agency_unknown", "agency", "该部门不是本事项的共同实施部门，请重新选择")
    if owed.given_on is not None:
        return Refusal("feedback_given", "agency", "该部门已经反馈过意见，如有误请先作废")
    return None if body.consents else mandatory(body.remarks, "remarks", "不同意的理由")


def hearing_objection(case: Case, act: Act, body: p.HearingStepTaken) -> Refusal | None:
    """Why this step of a hearing can't follow (Art. 47, 48)."""
    hearing = case.hearing
    told = hearing is not None and hearing.told_on is not None
    asked = hearing is not None and hearing.asked_on is not None
    match body.step:
        case p.HearingStep.RIGHT_TOLD:
            return _twice(told)
        case p.HearingStep.ASKED | p.HearingStep.WAIVED:
            if not told:
                return Refusal("hearing_not_told", "step", "尚未告知听证权利，请先告知申请人")
            late = hearing is not None and hearing.ask_by is not None and act.day > hearing.ask_by
            if body.step is p.HearingStep.ASKED and late:
                return Refusal(
                    "hearing_asked_late",
                    "step",
                    "听证申请须在被告知之日起5个工作日内提出，已过期限",
                )
            return None
        case p.HearingStep.ANNOUNCED:
            return _announcement(hearing, body.hearing_on, owed=asked or case.terms.hearing_by_law)
        case p.HearingStep.HELD:
            announced = hearing is not None and hearing.hearing_on is not None
            if not announced:
                return Refusal("hearing_not_announced", "step", "尚未通知听证时间，请先通知")
            return mandatory(body.remarks, "remarks", "听证笔录要点")


def _twice(told: bool) -> Refusal | None:
    if told:
        return Refusal("hearing_told", "step", "已经告知过听证权利，无需重复告知")
    return None


def _announcement(
    hearing: HearingClock | None, hearing_on: date | None, *, owed: bool
) -> Refusal | None:
    if hearing is None or not owed:
        return Refusal("hearing_not_asked", "step", "没有人申请听证，依法也不必举行，无需通知时间")
    if hearing_on is None:
        return Refusal("field_empty", "hearing_on", "未填写听证日期，请填写")
    if hearing_on < hearing.earliest:
        return Refusal(
            "hearing_notice_short",
            "hearing_on",
            "听证须提前{days}个工作日通知，最早为{earliest}，请改期（第四十八条）",
            {"days": str(HEARING_NOTICE_WORKDAYS), "earliest": hearing.earliest.isoformat()},
        )
    return None


def inspection_objection(body: p.InspectionStepTaken) -> Refusal | None:
    """Two people or more, each named once (Art. 34, 55)."""
    named = {name.strip() for name in body.staff if name.strip()}
    if len(named) < INSPECTION_STAFF:
        return Refusal(
            "inspection_staff", "staff", "现场核查须有两名以上工作人员，请填写两个以上的姓名"
        )
    if body.step is p.InspectionStep.REPORTED:
        return mandatory(body.remarks, "remarks", "核查情况")
    return None


def _stop(case: Case, act: str) -> Stop | None:
    return next((stop for stop in case.stops if stop.act == act), None)
