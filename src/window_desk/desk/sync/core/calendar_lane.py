"""The lane for what a supervisor publishes: one order at a time, sent at once or told why not."""

import msgspec

from window_desk.casework.calendar_publication import ChangedDay, DayTurn
from window_desk.desk.sync.core.contact import Contact
from window_desk.desk.sync.core.county_link import (
    CountyRefusalError,
    FailureReason,
    LineFailure,
)
from window_desk.desk.use_cases.line_ports import CalendarAnswer, CalendarOrder
from window_desk.protocol.messages import CalendarReply, CalendarSubmission
from window_desk.protocol.published import submission_text
from window_desk.protocol.signatures import DeskKey

_ABOUT_THE_ORDER = frozenset(
    {
        "malformed",
        "calendar_kind_wrong",
        "calendar_refused",
        "calendar_too_large",
        "desk_not_county",
        "not_found",
        "publisher_inactive",
        "publisher_lacks_duty",
        "publisher_unknown",
    }
)
"""What the county says of the order itself; anything else is about the desk or the line."""

_UNREACHED = frozenset({FailureReason.UNREACHABLE, FailureReason.NAME_UNKNOWN})
_UNKNOWN = frozenset({FailureReason.TIMED_OUT, FailureReason.CUT, FailureReason.MALFORMED})
_NOT_REACHED = "连不上县里的服务器，没有发布：请检查网络，线路恢复后再发布。"
_FATE_UNKNOWN = (
    "没有收到县里的答复，不知是否已发布：线路恢复后请核对，没有时再发布一次（重复没有影响）。"
)
_BUSY = "县里的服务器暂时忙，没有发布：请稍后再发布。"
_COUNTY_TOO_OLD = "县级服务的版本不支持从终端发布日历，请联系县管理员升级后再试。"


def send_order(contact: Contact, order: CalendarOrder) -> CalendarAnswer:
    """Send ``order``; what came of it. Raises ``LineFailureError`` when nothing is known of that."""
    identity = contact.session.identity
    unsigned = CalendarSubmission(
        desk=identity.desk,
        incarnation=identity.incarnation,
        clerk=order.clerk,
        kind=order.kind,
        body=msgspec.Raw(order.body),
        year=order.year,
        at=contact.clock.county_now().isoformat(),
        signature="",
    )
    signature = DeskKey(identity.secret).sign(submission_text(identity.county, unsigned))
    submission = msgspec.structs.replace(unsigned, signature=signature)
    try:
        reply, _ = contact.ask(
            lambda: contact.county.publish_calendar(contact.session.token, submission)
        )
    except CountyRefusalError as refusal:
        if refusal.reply.code not in _ABOUT_THE_ORDER:
            raise
        contact.tally.heard = True
        sentence = refusal.reply.sentence
        if refusal.reply.code == "not_found":
            sentence = _COUNTY_TOO_OLD
        return CalendarAnswer(published=False, sentence=sentence, field=refusal.reply.field)
    return CalendarAnswer(published=True, is_new=reply.new, days=_days(reply))


def unanswered(failure: LineFailure | None, sentence: str) -> CalendarAnswer:
    """The answer when a round failed before the county gave one; ``sentence`` is the round's."""
    reason = failure.reason if failure is not None else None
    if reason in _UNREACHED:
        sentence = _NOT_REACHED
    elif reason in _UNKNOWN:
        sentence = _FATE_UNKNOWN
    elif reason is FailureReason.BUSY:
        sentence = _BUSY
    return CalendarAnswer(published=False, sentence=sentence)


def _days(reply: CalendarReply) -> tuple[ChangedDay, ...]:
    turns = {turn.value: turn for turn in DayTurn}
    return tuple(
        ChangedDay(day.date, turns[day.turn], day.name) for day in reply.days if day.turn in turns
    )
