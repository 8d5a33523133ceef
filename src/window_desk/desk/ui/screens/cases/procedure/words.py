"""Stops, limits and steps of the procedure in words. Screen's thread."""

from PySide6.QtCore import QCoreApplication

from window_desk.casework.limits import DayUnit
from window_desk.casework.procedure_acts import (
    HEARING_NAMES,
    INSPECTION_NAMES,
    SUSPENSION_NAMES,
    ExtendedLimit,
    HearingStep,
    InspectionStep,
    SuspensionKind,
)
from window_desk.casework.procedures import Stop, StopFlag


def suspension_word(kind: SuspensionKind) -> str:
    """What the clock stops for."""
    return QCoreApplication.translate("SuspensionKind", SUSPENSION_NAMES[kind])


def hearing_word(step: HearingStep) -> str:
    """A step of a hearing."""
    return QCoreApplication.translate("HearingStep", HEARING_NAMES[step])


def inspection_word(step: InspectionStep) -> str:
    """A step of an inspection."""
    return QCoreApplication.translate("InspectionStep", INSPECTION_NAMES[step])


def limit_word(limit: ExtendedLimit) -> str:
    """Which limit is meant."""
    translate = QCoreApplication.translate
    return {
        ExtendedLimit.STATUTORY: translate("ProcedureWords", "法定期限"),
        ExtendedLimit.PROMISED: translate("ProcedureWords", "承诺期限"),
    }[limit]


def days_words(days: int, unit: DayUnit) -> str:
    """A number of days with its unit."""
    translate = QCoreApplication.translate
    pattern = (
        translate("ProcedureWords", "{days}个工作日")
        if unit is DayUnit.WORKDAY
        else translate("ProcedureWords", "{days}个自然日")
    )
    return pattern.format(days=days)


def flag_word(flag: StopFlag, stop: Stop) -> str:
    """What is wrong with a stop, as a sentence with the next step."""
    translate = QCoreApplication.translate
    return {
        StopFlag.NO_NOTICE: translate("StopFlag", "没有特别程序告知书，所用时间不能扣除"),
        StopFlag.NOT_HANDED_OVER: translate(
            "StopFlag", "告知书尚未送达，还不能扣除，请送达后按 F3"
        ),
        StopFlag.OUTSIDE_CLOCK: translate("StopFlag", "不在办理期限之内，不能扣除"),
        StopFlag.OVERRUN: translate("StopFlag", "比书面告知的多用{days}，请重新告知").format(
            days=days_words(stop.overrun_days, stop.told_unit)
        ),
    }[flag]


def flag_words(stop: Stop) -> list[str]:
    """Everything that is wrong with a stop."""
    return [flag_word(flag, stop) for flag in stop.flags]
