"""Publish a notice or overlay days that a supervisor of the county hall sends from his desk."""

import msgspec

from window_desk.casework.calendar_notices import CalendarError
from window_desk.casework.calendar_publication import (
    CalendarChange,
    parse_notice_content,
    parse_overlays,
)
from window_desk.casework.duties import Clerk, Duty
from window_desk.casework.items import Authority
from window_desk.county.store.desks import DeskRow
from window_desk.county.use_cases.context import CountyContext
from window_desk.county.use_cases.knowledge import Knowledge
from window_desk.county.use_cases.open_session import check_instant, county_and_desk
from window_desk.county.use_cases.problems import CallError
from window_desk.county.use_cases.publish_calendar import (
    NewNotice,
    publish_notices,
    publish_overlays,
)
from window_desk.county.use_cases.tokens import Bearer
from window_desk.protocol.messages import (
    MAX_CALENDAR_BYTES,
    CalendarDay,
    CalendarReply,
    CalendarSubmission,
    ReferenceKind,
)
from window_desk.protocol.published import (
    OVERLAY_FILE_KEY,
    has_signature,
    record_signature_holds,
    submission_text,
)
from window_desk.protocol.signatures import CountyKey, signature_holds


def submit_calendar(
    context: CountyContext, bearer: Bearer, submission: CalendarSubmission
) -> CalendarReply:
    """Publish what ``submission`` holds; what changed by it.

    Raises:
        CallError: 400 for a body that is refused (``field`` says where), 401 or 403 for the desk, 403
            for a clerk who may not publish, 413 for more than 256 KiB.
    """
    if (submission.desk, submission.incarnation) != (bearer.desk, bearer.incarnation):
        raise CallError(400, "desk_wrong", "提交的不是本机，请重新登录后再发布。", field="desk")
    if len(submission.body) > MAX_CALENDAR_BYTES:
        raise CallError(413, "calendar_too_large", "日历文件超过256 KB，请核对文件。", field="body")
    with context.database.reading() as connection:
        county, desk = county_and_desk(context, connection, bearer)
        knowledge = context.shelf.up_to_date(connection, county.epoch)
    _check_signature(context, desk, submission)
    _check_publisher(knowledge, desk, submission.clerk)
    change = _published(context, submission)
    with context.database.reading() as connection:
        head = context.row(connection).last_position
    return CalendarReply(
        new=change.is_new,
        days=tuple(CalendarDay(day.date, day.turn.value, day.name) for day in change.days),
        covered_until=change.calendar.coverage_until,
        head=head,
        server_now=context.now(),
    )


def _check_signature(context: CountyContext, desk: DeskRow, submission: CalendarSubmission) -> None:
    text = submission_text(context.county, submission)
    if not signature_holds(desk.public_key, text, submission.signature):
        raise CallError(
            401, "calendar_signature_wrong", "提交的签名与本机密钥不符，请重新登记本机。"
        )
    check_instant(submission.at, context.now())


def _check_publisher(knowledge: Knowledge, desk: DeskRow, number: str) -> None:
    if not knowledge.sees_all_cases(desk.site):
        raise CallError(
            403, "desk_not_county", "只能在县政务服务中心的终端发布日历，请到县中心办理。"
        )
    history = knowledge.clerks.get(number)
    if history is None:
        raise CallError(
            403, "publisher_unknown", f"县里没有工号{number}，请核对后重新登录。", field="clerk"
        )
    clerk: Clerk = history.clerks[-1]
    if not clerk.active:
        raise CallError(403, "publisher_inactive", f"工号{number}已停用，请联系县管理员。")
    if clerk.level is not Authority.COUNTY or not clerk.has(Duty.SUPERVISE):
        raise CallError(
            403, "publisher_lacks_duty", "只有县中心的值班管理人员可以发布日历，请由其办理。"
        )


def _published(context: CountyContext, submission: CalendarSubmission) -> CalendarChange:
    by = f"{submission.clerk}@{submission.desk}"
    content = _content(submission)
    try:
        _refuse_other_signature(context, submission.kind, content)
        if submission.kind is ReferenceKind.CALENDAR_NOTICE:
            notice = NewNotice(parse_notice_content(content), submission.year)
            return publish_notices(context, [notice], by=by)[0]
        if submission.kind is ReferenceKind.CALENDAR_OVERLAY:
            return publish_overlays(context, parse_overlays(content), by=by)
    except CalendarError as error:
        raise CallError(400, "calendar_refused", error.sentence, field=error.field) from error
    raise CallError(
        400, "calendar_kind_wrong", "只能发布节假日通知或本地日历，请核对。", field="kind"
    )


def _refuse_other_signature(context: CountyContext, kind: ReferenceKind, content: object) -> None:
    """A file that is signed must be signed by this county; other keys are named at the terminal."""
    if not isinstance(content, dict) or not has_signature(content):
        return
    with context.database.reading() as connection:
        public = CountyKey(context.row(connection).signing_key).public
    key = OVERLAY_FILE_KEY if kind is ReferenceKind.CALENDAR_OVERLAY else str(content.get("year"))
    if not record_signature_holds(public, kind, key, content):
        raise CalendarError(
            "signature",
            "文件的签名与本县公钥不符，内容可能被改动过；其他单位签名的文件请由县管理员用命令发布。",
            rule="signature",
        )


def _content(submission: CalendarSubmission) -> object:
    try:
        return msgspec.json.decode(submission.body)
    except (msgspec.DecodeError, RecursionError):
        raise CallError(
            400, "malformed", "日历内容不是有效的JSON，请核对文件。", field="body"
        ) from None
