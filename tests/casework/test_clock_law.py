"""What a doubtful clock keeps from being done, and what it only marks (sync.md 3.8)."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.casework.builders import CaseStory, calendar
from tests.casework.judging import (
    ALL_ROUND,
    RECEIVER,
    SUPERVISOR,
    THE_SIGNATORY,
    person,
    wanted,
)

from window_desk.casework import acts as a
from window_desk.casework.acts import (
    ActKind,
)
from window_desk.casework.clock_law import DATED, NUMBERED, clock_objection, reading_objection
from window_desk.casework.clock_reading import ClockReading
from window_desk.casework.clock_trust import WRONG_MS, ClockDoubt
from window_desk.casework.duties import Clerk, Duty
from window_desk.casework.fold import fold
from window_desk.casework.law import objection

NOBODY = person("1077")
MOVED = [ClockDoubt.SET_BACK, ClockDoubt.JUMPED]


def reading(*doubts: str, offset_ms: int = 0, basis: str = "stored") -> ClockReading:
    return ClockReading(offset_ms, 30, 5_000, "boot-1", doubts, basis)


def code_for(kind: ActKind, clock: ClockReading, clerk: Clerk = RECEIVER) -> str:
    refusal = reading_objection(kind, clock, clerk)
    if refusal is None:
        return ""
    assert "{" not in refusal.sentence
    assert refusal.field == "at"
    return refusal.code


def test_what_takes_a_number_has_a_deadline_or_starts_one() -> None:
    assert ActKind.RECEIVED in NUMBERED - DATED
    assert {ActKind.RESUMED} == DATED - NUMBERED
    for kind, body in a.BODY_TYPES.items():
        fields = set(body.__dataclass_fields__)
        numbered = fields & {"number", "certificate_number", "document_number"}
        on_paper = kind in {ActKind.HANDED_OVER, ActKind.CONCLUDED_ON_THE_SPOT}
        assert bool(numbered) == (kind in NUMBERED) or on_paper, kind


@pytest.mark.parametrize("kind", ActKind)
@pytest.mark.parametrize("doubt", MOVED)
def test_after_the_clock_was_moved_a_supervisor_takes_numbers(
    kind: ActKind, doubt: ClockDoubt
) -> None:
    stopped = code_for(kind, reading(doubt))
    assert stopped == (f"clock_{doubt}" if kind in NUMBERED else "")
    assert code_for(kind, reading(doubt), SUPERVISOR) == ""
    retired = replace(SUPERVISOR, active=False)
    assert code_for(kind, reading(doubt), retired) == stopped


@pytest.mark.parametrize("kind", ActKind)
@pytest.mark.parametrize("clerk", [RECEIVER, SUPERVISOR, NOBODY])
def test_by_a_wrong_clock_nobody_makes_a_date(kind: ActKind, clerk: Clerk) -> None:
    expected = "clock_wrong" if kind in DATED else ""
    for offset_ms in (WRONG_MS + 1, -WRONG_MS - 1, 10**15):
        assert code_for(kind, reading(offset_ms=offset_ms), clerk) == expected
        assert code_for(kind, reading("drifted", "wrong", offset_ms=offset_ms), clerk) == expected
    assert code_for(kind, reading("drifted", offset_ms=WRONG_MS), clerk) == ""


@pytest.mark.parametrize("kind", ActKind)
def test_other_doubts_only_mark(kind: ActKind) -> None:
    assert code_for(kind, reading("stale", "never", "drifted", "of a newer program")) == ""


@pytest.mark.parametrize("kind", ActKind)
def test_an_act_of_a_program_that_did_not_judge_its_clock_is_not_judged_by_it(
    kind: ActKind,
) -> None:
    assert code_for(kind, ClockReading(WRONG_MS * 4, 30, 5_000, "boot-1")) == ""


@pytest.mark.parametrize(
    ("offset_ms", "words"),
    [
        (6 * 60_000, "本机时钟比县级服务器慢6分钟，请先校准电脑时间再办理"),
        (-10 * 60_000, "本机时钟比县级服务器快10分钟，请先校准电脑时间再办理"),
        (86_400_000, "本机时钟与县级服务器相差1天以上，请先校准电脑日期和时间再办理"),
    ],
)
def test_the_sentence_says_how_wrong_and_what_to_do(offset_ms: int, words: str) -> None:
    refusal = reading_objection(ActKind.ACCEPTED, reading(offset_ms=offset_ms), RECEIVER)
    assert refusal is not None
    assert refusal.sentence == words


def test_the_law_asks_the_clock_after_the_duty() -> None:
    story = CaseStory().received()
    body = story.accepted().acts.pop().body
    act = wanted(story, body)
    case = fold(story.acts, calendar(), act.happened_at)
    for clock, clerk, code in (
        (reading(), RECEIVER, None),
        (reading("set_back"), RECEIVER, "clock_set_back"),
        (reading("set_back"), ALL_ROUND, None),
        (reading("wrong"), ALL_ROUND, "clock_wrong"),
        (reading("wrong"), THE_SIGNATORY, "duty_missing"),
    ):
        refusal = objection(case, replace(act, clock=clock), clerk, act.happened_at)
        assert (refusal.code if refusal is not None else None) == code


@given(
    st.sampled_from(list(ActKind)),
    st.lists(st.sampled_from(list(ClockDoubt)), max_size=6, unique=True),
    st.lists(st.sampled_from(list(ClockDoubt)), max_size=6, unique=True),
    st.integers(-(2**62), 2**62),
    st.frozensets(st.sampled_from(list(Duty))),
)
def test_more_doubts_allow_nothing_more(
    kind: ActKind,
    doubts: list[ClockDoubt],
    more: list[ClockDoubt],
    offset_ms: int,
    duties: frozenset[Duty],
) -> None:
    clerk = person("1001", *duties)
    fewer = reading(*doubts, offset_ms=offset_ms)
    if reading_objection(kind, fewer, clerk) is not None:
        both = reading(*doubts, *more, offset_ms=offset_ms)
        assert reading_objection(kind, both, clerk) is not None


def test_it_judges_an_act_by_its_own_reading() -> None:
    act = replace(CaseStory().received().last, clock=reading("jumped"))
    refusal = clock_objection(act, RECEIVER)
    assert refusal is not None
    assert refusal.code == "clock_jumped"
