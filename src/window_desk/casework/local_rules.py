"""Local rules (本地规则): where the law is silent, what a county chose, each with its default.

Published by the county as one record and the same for all its desks; the fold takes them with the
calendar. Every default is a product decision and may be changed. Pure.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import time


class LocalRuleError(ValueError):
    """A rule that cannot be: the field, and one sentence with the remedy."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(f"{field}: {sentence}")
        self.field = field
        self.sentence = sentence


@dataclass(frozen=True, slots=True)
class LocalRules:
    """One choice a field.

    * ``suspension_stops_promise``: a stop holds the promised clock too, not only the statutory one
      (Art. 45 speaks of the latter alone; practice: 承诺时限 + 特殊环节时限).
    * ``suspension_needs_hand_over``: a stop counts only once its 特别程序告知书 was handed over; else
      from the day the paper is made out.
    * ``overrun_counts``: days beyond those told in writing are still excluded (and flagged).
    * ``further_notice_suspends``: 审查阶段补正 stops the clock until the supplement came in.
    * ``extension_moves_promise``: an extension by the head of the agency moves the promised day too,
      as long as it had not passed.
    * ``unsupplied_counts_as_withdrawn``: supplements that do not come in time end the case
      (视为撤回); else it stays open and is reminded of.
    * ``supplement_workdays``: workdays offered for supplements on a notice; 0 names no day.
    * ``renewal_needs_timely_application``: 视为准予延续 only for who applied 30 days before expiry.
    * ``feedback_workdays``: limit of a co-agency whose item names none.
    * ``notice_warning_day``: from which workday after receipt an untold case is warned of.
    * ``yellow_workdays``, ``red_workdays``: workdays left from which a case is yellow, and red.
    * ``closes_at``: close of business (民法典 203), local time.
    """

    suspension_stops_promise: bool = True
    suspension_needs_hand_over: bool = False
    overrun_counts: bool = True
    further_notice_suspends: bool = False
    extension_moves_promise: bool = True
    unsupplied_counts_as_withdrawn: bool = False
    supplement_workdays: int = 0
    renewal_needs_timely_application: bool = False
    feedback_workdays: int = 10
    notice_warning_day: int = 3
    yellow_workdays: int = 2
    red_workdays: int = 0
    closes_at: time = time(17, 0)


DEFAULT_RULES = LocalRules()

_MOST_DAYS = 999


def rules_as_mapping(rules: LocalRules) -> dict[str, object]:
    """The rules as plain JSON values; the time as ``HH:MM``."""
    found: dict[str, object] = {each.name: getattr(rules, each.name) for each in fields(rules)}
    found["closes_at"] = f"{rules.closes_at:%H:%M}"
    return found


def rules_from_mapping(mapping: Mapping[str, object]) -> LocalRules:
    """The rules that a plain mapping states; what it leaves out has its default.

    Raises:
        LocalRuleError: an unknown rule, a value of another type or out of range.
    """
    known = {each.name: getattr(DEFAULT_RULES, each.name) for each in fields(LocalRules)}
    chosen: dict[str, object] = {}
    for name, value in mapping.items():
        if name not in known:
            raise LocalRuleError(name, f"没有“{name}”这条本地规则，请核对名称。")
        chosen[name] = _checked(name, value, known[name])
    rules = LocalRules(**chosen)  # type: ignore[arg-type]
    if rules.red_workdays > rules.yellow_workdays:
        raise LocalRuleError("red_workdays", "红色预警的天数不能多于黄色预警，请改正。")
    return rules


def _checked(name: str, value: object, default: object) -> object:
    if isinstance(default, bool):
        if not isinstance(value, bool):
            raise LocalRuleError(name, f"“{name}”应为 true 或 false，请改正。")
        return value
    if isinstance(default, time):
        return _time(name, value)
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= _MOST_DAYS:
        raise LocalRuleError(name, f"“{name}”应为0到{_MOST_DAYS}的整数，请改正。")
    return value


def _time(name: str, value: object) -> time:
    try:
        found = time.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        found = None
    if found is None or found.tzinfo is not None:
        raise LocalRuleError(name, f"“{name}”应为时刻（如 17:00），请改正。")
    return found
