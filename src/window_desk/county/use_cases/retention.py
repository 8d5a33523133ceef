"""How long acts stay after their case was closed (保存期限), and cases that are kept longer (保全)."""

from datetime import date
from typing import Final

from window_desk.county.store import counties, holds
from window_desk.county.store.holds import Hold
from window_desk.county.use_cases.context import CountyContext

LEAST_YEARS: Final = 1
MOST_YEARS: Final = 100
_REASON_LENGTH: Final = 200


class RetentionError(ValueError):
    """Something that cannot be set; the message is one Chinese sentence. Nothing changed."""


def retention_years(context: CountyContext) -> int | None:
    """Years after its close for which a case's acts stay, ``None`` for ever."""
    with context.database.reading() as connection:
        return context.row(connection).retention_years


def set_retention_years(context: CountyContext, years: int | None) -> None:
    """Set it; raises :class:`RetentionError` outside :data:`LEAST_YEARS` to :data:`MOST_YEARS`."""
    if years is not None and not LEAST_YEARS <= years <= MOST_YEARS:
        raise RetentionError(
            f"保存期限应为{LEAST_YEARS}至{MOST_YEARS}年，或写 forever 表示永久保存，请改正。"
        )
    with context.database.writing() as connection:
        counties.set_retention(connection, context.county, years)


def closed_before(today: date, years: int) -> date:
    """Cases closed before this day are past a retention of ``years``."""
    if (today.month, today.day) == (2, 29):
        today = today.replace(day=28)
    return today.replace(year=today.year - years)


def set_hold(context: CountyContext, number: str, reason: str) -> None:
    """Keep the case with this number until the hold is lifted.

    Raises:
        RetentionError: no such case, its acts were taken out, it is held already, or no fit reason.
    """
    reason = _fit(reason)
    with context.database.writing() as connection:
        case = holds.lock_case(connection, context.county, _plain(number))
        if case is None:
            raise _unknown(number)
        if case.archived:
            raise RetentionError(
                f"办件{number}已归档移出，数据库里已没有它的环节，请改为妥善保管归档文件。"
            )
        if holds.standing_holds(connection, context.county, [case.case]):
            raise RetentionError(f"办件{number}已在保全中，无需重复设置。")
        holds.put_hold(connection, context.county, case.case, reason, context.now_ms())


def lift_hold(context: CountyContext, number: str, reason: str) -> None:
    """End the hold of the case with this number.

    Raises:
        RetentionError: no such case, it is not held, or no fit reason.
    """
    reason = _fit(reason)
    with context.database.writing() as connection:
        case = holds.lock_case(connection, context.county, _plain(number))
        if case is None:
            raise _unknown(number)
        if not holds.lift_hold(connection, context.county, case.case, reason, context.now_ms()):
            raise RetentionError(f"办件{number}没有保全，请用 hold list 核对办件编号。")


def all_holds(context: CountyContext) -> list[Hold]:
    """Every hold there ever was, the oldest first."""
    with context.database.reading() as connection:
        return holds.list_holds(connection, context.county)


def _plain(number: str) -> str:
    return number.strip().upper()


def _fit(reason: str) -> str:
    reason = reason.strip()
    if not 0 < len(reason) <= _REASON_LENGTH or "\x00" in reason:
        raise RetentionError(f"请用1至{_REASON_LENGTH}个字写明理由。")
    return reason


def _unknown(number: str) -> RetentionError:
    return RetentionError(f"没有编号为{number}的办件，请核对办件编号。")
