"""Refused steps taken again on what stands now, each with its settlement in one transaction."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

import pytest
from tests.casework.builders import ANSWERS, LACKING, PERSON
from tests.desk.store.world import ITEM, SIGNATORY, World
from tests.desk.use_cases.paper_scenes import ISSUER, counter, doing, granted, received

from window_desk.casework import acts as a
from window_desk.casework.acts import ActKind as K
from window_desk.casework.duties import Duty
from window_desk.casework.limits import DayUnit
from window_desk.casework.procedure_acts import HearingStep, SuspensionKind
from window_desk.casework.settlement import Settled, SettleWay
from window_desk.desk.use_cases.accept import accept
from window_desk.desk.use_cases.application import Application
from window_desk.desk.use_cases.case_versions import versions_of
from window_desk.desk.use_cases.case_views import SettleEntry
from window_desk.desk.use_cases.correct import correct
from window_desk.desk.use_cases.counter import ActRefusedError, Counter
from window_desk.desk.use_cases.examine import examine
from window_desk.desk.use_cases.intake_draft import IntakeDraft
from window_desk.desk.use_cases.notify import Submission, hand_over_notice, notify
from window_desk.desk.use_cases.receive import receive
from window_desk.desk.use_cases.redo import (
    can_redo_at_once,
    draft_again,
    redo,
    redo_objection,
    redone_by,
)
from window_desk.desk.use_cases.refuse import naming_agency, refuse, refusing
from window_desk.desk.use_cases.sign_off import sign_off
from window_desk.desk.use_cases.supplement import supplement
from window_desk.desk.use_cases.suspend import SuspensionRequest, suspend
from window_desk.desk.use_cases.take_hearing_step import take_hearing_step
from window_desk.desk.use_cases.void import void
from window_desk.desk.use_cases.withdraw import withdraw
from window_desk.protocol import messages as m

OTHER = replace(ISSUER, number="1002")
DEADLINE = date(2026, 3, 20)
UseCase = Callable[[Counter], object]


def accepted(world: World) -> str:
    return received(world, accepted=True)


def lacking(world: World) -> str:
    application = Application(
        item=ITEM, window="NY", person=PERSON, answers=ANSWERS, judgements=LACKING
    )
    return doing(world, lambda at: receive(at, application)).case


def told(world: World) -> str:
    case = lacking(world)
    doing(world, lambda at: notify(at, case))
    doing(world, lambda at: hand_over_notice(at, case, "王秀兰", a.HandOverMeans.SIGNED))
    return case


def examined(world: World) -> str:
    case = accepted(world)
    doing(world, lambda at: examine(at, case, a.Opinion.GRANT), OTHER)
    return case


def suspension() -> SuspensionRequest:
    return SuspensionRequest(
        SuspensionKind.APPRAISAL, "第四十五条", "需鉴定", 5, DayUnit.WORKDAY, date(2026, 3, 2)
    )


@dataclass(frozen=True)
class Step:
    """A step that the county refuses: what comes before it, and how it is taken."""

    before: Callable[[World], str]
    take: Callable[[Counter, str], object]
    kinds: tuple[K, ...]


STEPS = [
    Step(received, accept, (K.ACCEPTED,)),
    Step(received, lambda at, case: withdraw(at, case, "不办了"), (K.WITHDRAWN,)),
    Step(
        received,
        lambda at, case: correct(
            at,
            case,
            field="phone",
            before=PERSON.phone,
            after="13900000009",
            reason="笔误",
            initialled=True,
        ),
        (K.CORRECTED_ON_THE_SPOT,),
    ),
    Step(
        lacking,
        lambda at, case: notify(at, case, submission=Submission("县政务大厅", DEADLINE)),
        (K.NOTICE_GIVEN,),
    ),
    Step(
        lacking,
        lambda at, case: refuse(
            at, case, refusing(a.RefusalGround.CONDITIONS_NOT_MET, "不符合条件", "第三十二条")
        ),
        (K.REFUSED,),
    ),
    Step(
        lacking,
        lambda at, case: refuse(at, case, naming_agency("县林业局", "不属本机关")),
        (K.NOT_OUR_AGENCY,),
    ),
    Step(
        told,
        lambda at, case: supplement(
            at,
            case,
            tuple(replace(each, judgement=a.Judgement.IN_ORDER, reason="") for each in LACKING),
            then_accept=True,
        ),
        (K.SUPPLEMENTED, K.ACCEPTED),
    ),
    Step(accepted, lambda at, case: examine(at, case, a.Opinion.GRANT), (K.EXAMINED,)),
    Step(
        examined,
        lambda at, case: sign_off(at, case, a.Opinion.DENY, "不符合", "第三十八条"),
        (K.SIGNED_OFF, K.DECIDED),
    ),
    Step(accepted, lambda at, case: suspend(at, case, suspension()), (K.SUSPENDED,)),
    Step(
        accepted,
        lambda at, case: take_hearing_step(
            at, case, HearingStep.RIGHT_TOLD, date(2026, 3, 2), "告知书"
        ),
        (K.HEARING_STEP_TAKEN,),
    ),
]


def refused_by_county(world: World, step: Step) -> tuple[str, SettleEntry]:
    """The case and the entry of the step that the county refused."""
    case = step.before(world)
    world.page(world.push())
    doing(world, lambda at: step.take(at, case))
    world.page(world.push(lambda _act: m.ActStatus.REFUSED))
    (entry,) = world.store.cache.to_settle()
    assert tuple(each.act.kind for each in entry.group) == step.kinds
    return case, entry


def own_kinds(world: World, case: str) -> list[K]:
    """Kinds of what is on its way."""
    return [each.kind for each in world.store.cache.unsent() if each.case == case]


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.kinds[0].value)
def test_a_step_is_taken_again_with_a_new_number_and_settled(world: World, step: Step) -> None:
    case, entry = refused_by_county(world, step)
    standing = world.store.cache.case_file(case)
    assert standing is not None
    assert can_redo_at_once(entry)
    assert redo_objection(entry, standing.case, ISSUER) is None
    assert redone_by(entry) is None
    papers = len(world.store.cache.print_jobs())
    printed = len(entry.papers)
    doing(world, lambda at: redo(at, entry, "按现状重新办理"))
    assert world.store.cache.to_settle() == []
    assert own_kinds(world, case) == [*step.kinds, K.SETTLED]
    assert len(world.store.cache.print_jobs()) == papers + printed, "papers are made anew"
    told_now = world.store.cache.case_file(case)
    assert told_now is not None
    versions = versions_of(
        entry, counter(world).calendar, counter(world).rules, counter(world).now()
    )
    assert versions.mine is not None
    assert told_now.case.state is versions.mine.state
    (settled,) = [k.act.body for k in told_now.acts if isinstance(k.act.body, Settled)]
    assert (settled.acts, settled.way) == (entry.ids, SettleWay.REDONE)


def test_a_voiding_is_taken_again(world: World) -> None:
    case = accepted(world)
    world.push()
    file = world.store.cache.case_file(case)
    assert file is not None
    acceptance = file.acts[-1].act.id
    doing(world, lambda at: void(at, case, acceptance, "误受理"))
    world.push(lambda _act: m.ActStatus.REFUSED)
    (entry,) = world.store.cache.to_settle()
    doing(world, lambda at: redo(at, entry, ""))
    assert own_kinds(world, case) == [K.VOIDED, K.SETTLED]


def test_a_notice_whose_day_has_passed_gets_the_usual_one(world: World) -> None:
    step = next(step for step in STEPS if step.kinds == (K.NOTICE_GIVEN,))
    case, entry = refused_by_county(world, step)
    world.clock.pass_time(timedelta(days=2))
    body = entry.known.act.body
    assert isinstance(body, a.NoticeGiven)
    gone = replace(entry.known.act, body=replace(body, submit_until=date(2026, 3, 3)))
    late = replace(entry, known=replace(entry.known, act=gone))
    doing(world, lambda at: redo(at, late, "重办"))
    file = world.store.cache.case_file(case)
    assert file is not None
    notices = [k.act.body for k in file.acts if isinstance(k.act.body, a.NoticeGiven)]
    assert notices[0].submit_until == DEADLINE
    assert notices[-1].submit_until != date(2026, 3, 3)


def test_what_the_law_bars_now_saves_nothing(world: World) -> None:
    step = STEPS[0]
    case, entry = refused_by_county(world, step)
    world.others(world.other.act(case, a.Withdrawn("不办了")))
    file = world.store.cache.case_file(case)
    assert file is not None
    refusal = redo_objection(entry, file.case, ISSUER)
    assert refusal is not None
    assert "已撤回" in refusal.sentence
    acts, numbers = world.store.cache.acts_count(), world.store.cache.leases()
    with pytest.raises(ActRefusedError):
        doing(world, lambda at: redo(at, entry, "重办"))
    assert (world.store.cache.acts_count(), world.store.cache.leases()) == (acts, numbers)
    (left,) = world.store.cache.to_settle()
    assert left.known.act.id == entry.known.act.id


def test_a_refused_receipt_becomes_a_draft_that_settles_it(world: World) -> None:
    case = received(world, accepted=True)
    world.push(lambda _act: m.ActStatus.REFUSED)
    (entry,) = world.store.cache.to_settle()
    assert not can_redo_at_once(entry)
    assert redo_objection(entry, None, ISSUER) is None
    assert redo_objection(entry, None, replace(ISSUER, duties=frozenset({Duty.EXAMINE})))
    draft = IntakeDraft.decode(draft_again(entry).encode())
    assert draft.person().name == PERSON.name
    assert draft.person().id_number == PERSON.id_number
    assert draft.answers == {answer.key: answer.value for answer in ANSWERS}
    assert draft.settles is not None
    settles = draft.settles
    receipt = doing(world, lambda at: receive(at, draft.application(ITEM, "NY"), settles=settles))
    assert receipt.case != case
    assert world.store.cache.to_settle() == []


def test_what_needs_a_screen_is_not_taken_at_once(world: World) -> None:
    case = granted(world)
    world.push()
    world.take(case, a.CertificateIssued("证1号", "timber-felling", PERSON.name, None, "0" * 64))
    world.push(lambda _act: m.ActStatus.REFUSED)
    (entry,) = world.store.cache.to_settle()
    assert not can_redo_at_once(entry)
    with pytest.raises(TypeError):
        draft_again(entry)
    lone = replace(entry, known=replace(entry.known, act=replace(entry.known.act, kind=K.DECIDED)))
    assert not can_redo_at_once(lone), "a decision follows its sign-off"
    assert redo_objection(entry, None, SIGNATORY) is not None


def test_that_somebody_took_the_step_meanwhile_is_found(world: World) -> None:
    step = STEPS[2]
    case, entry = refused_by_county(world, step)
    world.others(
        world.other.act(
            case, a.CorrectedOnTheSpot("phone", PERSON.phone, "13900000009", "误", initialled=True)
        )
    )
    (now,) = world.store.cache.to_settle()
    again = redone_by(now)
    assert again is not None
    assert again.act.desk == world.other.desk
    assert redone_by(entry) is None
