"""The outcome preview in the words of the outcome panel."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from window_desk.casework.workdays import Certainty
from window_desk.desk.ui.parts.date_words import date_words
from window_desk.desk.ui.parts.outcome_panel import Outcome
from window_desk.desk.ui.parts.tone import Tone
from window_desk.desk.ui.screens.intake.item_guide import fee_words
from window_desk.desk.ui.screens.intake.presenter import ACCEPT, CONCLUDE
from window_desk.desk.ui.sentences import in_words
from window_desk.desk.use_cases.preview_outcome import OutcomeKind, OutcomePreview
from window_desk.desk.use_cases.receive import FollowUp, Receipt


def outcome_words(preview: OutcomePreview | None, today: date, bar: str = "") -> Outcome:
    """What would follow, in a headline and its facts; ``bar`` is why it can't be accepted yet."""
    translate = QCoreApplication.translate
    if preview is None:
        return Outcome(translate("IntakeOutcome", "先选事项，再读身份证、核对材料"))
    fee = translate("IntakeOutcome", "收费：{fee}").format(fee=fee_words(preview.fee_fen))
    match preview.kind:
        case OutcomeKind.ITEM_INCOMPLETE:
            return Outcome(
                translate("IntakeOutcome", "事项资料不完整，窗口暂不能受理"),
                translate("IntakeOutcome", "请联系事项管理员补全材料与时限。"),
                Tone.TROUBLE,
            )
        case OutcomeKind.ITEM_NOT_IN_FORCE:
            return Outcome(
                translate("IntakeOutcome", "该事项现已停止受理"),
                translate("IntakeOutcome", "请告知申请人，或改选现行事项。"),
                Tone.TROUBLE,
            )
        case OutcomeKind.UNJUDGED:
            return Outcome(
                translate("IntakeOutcome", "还有 {count} 项材料未核对").format(
                    count=preview.unjudged
                ),
                translate("IntakeOutcome", "逐项按 1–4，或按 0 全部合格。"),
                Tone.NEUTRAL,
                (fee,),
            )
        case OutcomeKind.LACKING:
            return Outcome(
                translate("IntakeOutcome", "缺 {count} 项：一次性告知").format(
                    count=len(preview.lacking)
                ),
                translate("IntakeOutcome", "最迟 {day} 前告知，逾期视为受理。").format(
                    day=date_words(preview.notice_due, today)
                ),
                Tone.NOTICE,
                preview.lacking,
            )
        case _ if bar:
            return Outcome(
                translate("IntakeOutcome", "材料齐全，但暂不能受理：先收件"),
                in_words(bar),
                Tone.NOTICE,
                (fee,),
            )
        case OutcomeKind.COMPLETE_ON_THE_SPOT:
            return Outcome(translate("IntakeOutcome", "材料齐全：当场办结"), "", Tone.GOOD, (fee,))
        case _:
            return _complete(preview, today, fee)


def _complete(preview: OutcomePreview, today: date, fee: str) -> Outcome:
    translate = QCoreApplication.translate
    promise = preview.promise
    if promise is None:
        return Outcome(translate("IntakeOutcome", "材料齐全：现在受理"), "", Tone.GOOD, (fee,))
    lines = [fee]
    if promise.statutory_due is not None:
        lines.append(
            translate("IntakeOutcome", "法定期限 {day}").format(
                day=date_words(promise.statutory_due, today)
            )
        )
    if promise.certainty is Certainty.PROVISIONAL:
        lines.append(translate("IntakeOutcome", "暂定：如遇节假日调整以通知为准"))
    return Outcome(
        translate("IntakeOutcome", "材料齐全：现在受理"),
        translate("IntakeOutcome", "承诺 {day} 前办结").format(
            day=date_words(promise.promised_due, today)
        ),
        Tone.GOOD,
        tuple(lines),
    )


def done_words(then: FollowUp | None, receipt: Receipt, due: date | None, today: date) -> str:
    """What was just saved, for the toast."""
    translate = QCoreApplication.translate
    if then is ACCEPT and due is not None:
        return translate("IntakeOutcome", "已受理 {number}，承诺 {day} 前办结").format(
            number=receipt.number, day=date_words(due, today)
        )
    if then is CONCLUDE:
        return translate("IntakeOutcome", "已当场办结 {number}").format(number=receipt.number)
    if then is None:
        return translate("IntakeOutcome", "已收件 {number}，请在 5 个工作日内核对并告知").format(
            number=receipt.number
        )
    return translate("IntakeOutcome", "已出具不予受理决定书 {number}").format(number=receipt.number)
