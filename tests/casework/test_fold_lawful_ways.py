"""On every lawful way of a case, fold and law agree, and the case never gets stuck."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.casework.builders import (
    ORGANISATION,
    PERSON,
    CaseStory,
    calendar,
    joint_item,
    service_item,
)
from tests.casework.judging import (
    OTHER_RECEIVER,
    RECEIVER,
    SUPERVISOR,
    THE_EXAMINER,
    THE_SIGNATORY,
    wanted,
)
from tests.casework.likely_bodies import likely_body, reasoned_judgements

from window_desk.casework import acts as a
from window_desk.casework.acts import (
    Act,
    ActKind,
)
from window_desk.casework.applicants import LegalPerson, NaturalPerson
from window_desk.casework.case import Case, CaseState
from window_desk.casework.fold import fold
from window_desk.casework.items import CaseType, ResultKind
from window_desk.casework.law import objection
from window_desk.casework.next_acts import next_acts, next_kind, state_objection

CLERKS = (RECEIVER, OTHER_RECEIVER, THE_EXAMINER, THE_SIGNATORY, SUPERVISOR)
NOW = datetime(2026, 3, 20, 2, tzinfo=UTC)
MISFIT = "状态不符"


def test_a_misfit_is_told_in_these_words() -> None:
    (fault,) = CaseStory().received().withdrawn().withdrawn().case().faults
    assert MISFIT in fault.sentence


S = CaseState
_STAYS = {state: {state} for state in CaseState}
_INTAKE = {S.RECEIVED, S.AWAITING_SUPPLEMENT}
AFTER: dict[ActKind, dict[CaseState, set[CaseState]]] = {
    ActKind.CORRECTED_ON_THE_SPOT: _STAYS,
    ActKind.MATERIALS_CHECKED: _STAYS,
    ActKind.NOTICE_GIVEN: _STAYS,
    ActKind.SUPPLEMENTED: _STAYS,
    ActKind.HANDED_OVER: _STAYS | {S.RECEIVED: {S.RECEIVED, S.AWAITING_SUPPLEMENT}},
    ActKind.ACCEPTED: {state: {S.ACCEPTED} for state in {*_INTAKE, S.ACCEPTED}},
    ActKind.REFUSED: {state: {S.REFUSED} for state in _INTAKE},
    ActKind.NOT_OUR_AGENCY: {state: {S.REFUSED} for state in _INTAKE},
    ActKind.EXAMINED: {S.ACCEPTED: {S.ACCEPTED, S.EXAMINED}},
    ActKind.SIGNED_OFF: {S.EXAMINED: {S.ACCEPTED, S.SIGNED_OFF}},
    ActKind.DECIDED: {S.SIGNED_OFF: {S.DECIDED}},
    ActKind.CONCLUDED_ON_THE_SPOT: {state: {S.DECIDED} for state in {*_INTAKE, S.ACCEPTED}},
    ActKind.CERTIFICATE_ISSUED: {S.DECIDED: {S.CERTIFIED}},
    ActKind.DELIVERED: {state: {S.DELIVERED} for state in {S.DECIDED, S.CERTIFIED}},
    ActKind.SUSPENDED: _STAYS,
    ActKind.RESUMED: _STAYS,
    ActKind.EXTENDED: _STAYS,
    ActKind.FURTHER_NOTICE_GIVEN: _STAYS,
    ActKind.FEEDBACK_GIVEN: _STAYS,
    ActKind.HEARING_STEP_TAKEN: _STAYS,
    ActKind.INSPECTION_STEP_TAKEN: _STAYS,
    ActKind.SCAN_ATTACHED: _STAYS,
    ActKind.WITHDRAWN: {
        state: {S.WITHDRAWN} for state in {*_INTAKE, S.ACCEPTED, S.EXAMINED, S.SIGNED_OFF}
    },
}
APPLICANTS: tuple[NaturalPerson | LegalPerson, ...] = (PERSON, ORGANISATION)
ITEMS = (
    service_item(),
    service_item(result_kind=ResultKind.DECISION),
    service_item(CaseType.ON_THE_SPOT, promised_days=0),
    joint_item(),
    replace(service_item(), inspection_by_law=True),
)


@st.composite
def lawful_stories(draw: st.DrawFn) -> CaseStory:
    """A case told by acts that the law allowed one after the other, days passing between them."""
    story = CaseStory(draw(st.sampled_from(ITEMS)))
    applicant = draw(st.sampled_from(APPLICANTS))
    story.received(applicant, judgements=draw(st.just(()) | reasoned_judgements))
    for _ in range(draw(st.integers(1, 14))):
        story.now += timedelta(hours=draw(st.sampled_from([0, 0, 1, 24, 72, 130])))
        before = story.case()
        clerk = draw(st.sampled_from(CLERKS))
        kinds = [entry.kind for entry in next_acts(before, clerk) if entry.allowed]
        wish = next_kind(before)
        if not kinds:
            continue
        kind = wish if wish in kinds and draw(st.booleans()) else draw(st.sampled_from(kinds))
        assert kind is not None
        act = wanted(story, likely_body(draw, before, kind), clerk)
        if is_false_record(before, act) or objection(before, act, clerk, act.happened_at):
            continue
        story.take(act.body, clerk.number)
        follows_the_machine(before, act.kind, story.case())
    return story


def is_false_record(case: Case, act: Act) -> bool:
    """Voiding a hand-over rewrites what was told; its own tests tell what follows."""
    return isinstance(act.body, a.Voided) and any(
        known.id == act.body.act and known.kind is ActKind.HANDED_OVER for known in case.acts
    )


def follows_the_machine(before: Case, kind: ActKind, after: Case) -> None:
    if kind is not ActKind.VOIDED:
        assert after.state in AFTER[kind][before.state]
    if before.has_ended and kind is not ActKind.VOIDED:
        assert after.state is before.state
    assert not any(MISFIT in fault.sentence for fault in after.faults)


@settings(max_examples=150)
@given(lawful_stories())
def test_a_lawful_way_leaves_no_misfit_today_nor_months_later(story: CaseStory) -> None:
    for later in (timedelta(0), timedelta(days=3), timedelta(days=90)):
        case = story.case(story.now + later)
        assert not any(MISFIT in fault.sentence for fault in case.faults)
        assert {fault.article for fault in case.faults} <= {"", "72(3)", "72(4)"}
        if case.notice_clock.deemed and case.decision_clock is not None:
            assert case.decision_clock.start == case.received_on
        if case.decision_clock is not None:
            assert case.decision_clock.start >= case.received_on
        if case.state is CaseState.RECEIVED:
            assert (
                case.notice_clock.due >= a.local_day(story.now + later) or case.notice_clock.told_on
            )


@given(lawful_stories())
def test_a_case_that_goes_on_always_waits_for_an_act_that_somebody_may_take(
    story: CaseStory,
) -> None:
    case = story.case()
    kind = next_kind(case)
    assert (kind is None) is case.has_ended
    if kind is not None:
        assert state_objection(kind, case) is None


@given(lawful_stories())
def test_every_prefix_of_a_lawful_way_was_lawful_when_it_was_judged(story: CaseStory) -> None:
    clerks = {clerk.number: clerk for clerk in CLERKS}
    for place, act in enumerate(story.acts):
        case = fold(story.acts[:place], calendar(), act.happened_at)
        assert objection(case, act, clerks[act.clerk], NOW + timedelta(days=400)) is None
