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


def flag_words(stop: Stop) -> list[str]:
    """What is wrong with a stop, one sentence each."""
    translate = QCoreApplication.translate
    words = {
        StopFlag.NO_NOTICE: translate("StopFlag", "没有特别程序告知书，只作记录，不计入"),
        StopFlag.NOT_HANDED_OVER: translate("StopFlag", "告知书尚未送达，不计入"),
        StopFlag.OUTSIDE_CLOCK: translate("StopFlag", "不在办理期限之内，不计入"),
        StopFlag.OVERRUN: translate("StopFlag", "已超出书面告知的时间{days}，请重新告知").format(
            days=days_words(stop.overrun_days, stop.told_unit)
        ),
    }
    return [words[flag] for flag in stop.flags]
