"""The spans of a case say of every coming day what a fold of that day says."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st
from tests.casework.builders import CaseStory, calendar
from tests.casework.test_fold_lawful_ways import lawful_stories

from window_desk.casework.acts import BEIJING, local_day
from window_desk.casework.local_rules import DEFAULT_RULES, LocalRules
from window_desk.county.reports.case_spans import CaseSpan, spans_of

_RULES = (DEFAULT_RULES, LocalRules(unsupplied_counts_as_withdrawn=True, overrun_counts=False))
_NO_DAY = date(2000, 1, 1)


def span_on(spans: list[CaseSpan], day: date) -> CaseSpan:
    """The span that a board takes for ``day``, without its own first day."""
    return replace(
        max((span for span in spans if span.valid_from <= day), key=lambda s: s.valid_from),
        valid_from=_NO_DAY,
    )


@given(lawful_stories(), st.sampled_from(_RULES), st.integers(0, 40), st.integers(0, 60))
def test_the_spans_told_today_hold_on_a_later_day(
    story: CaseStory, rules: LocalRules, days_later: int, days_on: int
) -> None:
    now = story.now + timedelta(days=days_later)
    spans = spans_of(story.acts, calendar(), rules, now)
    assert [span.valid_from for span in spans] == sorted({span.valid_from for span in spans})
    day = local_day(now) + timedelta(days=days_on)
    later = datetime.combine(day, time(12), BEIJING) if days_on else now
    told_then = spans_of(story.acts, calendar(), rules, later)
    assert span_on(spans, day) == span_on(told_then, day)


def test_no_receipt_no_spans() -> None:
    now = datetime(2026, 3, 10, 12, tzinfo=BEIJING)
    assert spans_of([], calendar(), DEFAULT_RULES, now) == []
