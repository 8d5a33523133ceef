"""What became of refused acts is told from settlement acts, on every desk of the case."""

import json
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from tests.casework.builders import CALENDARS
from tests.desk.store.world import NOON, RECEIVER, SIGNATORY, World, received

from window_desk.casework import acts as a
from window_desk.casework.clock_reading import ClockReading
from window_desk.casework.duties import Clerk
from window_desk.casework.refusals import Refusal
from window_desk.casework.settlement import Settled, SettleWay
from window_desk.desk.store.settlements import counts
from window_desk.desk.use_cases.case_views import KnownAct, Standing, WaitingGroup
from window_desk.desk.use_cases.settle_groups import grouped
from window_desk.protocol import messages as m

WITHDRAWN = a.Withdrawn("不办了")
READING = ClockReading(0, 5, 1, "boot-1")


def conflicting(world: World) -> tuple[str, a.Act]:
    """The other desk's withdrawal of a case, in conflict; the case and that act."""
    case = world.receive()
    world.page(world.push())
    act = world.other.act(case, WITHDRAWN)
    world.others(act, status=m.ActStatus.CONFLICT)
    return case, act


def unsettled_here(world: World) -> list[str]:
    return [entry.known.act.id for entry in world.store.cache.to_settle()]


def test_a_conflict_is_seen_by_the_desk_of_the_case_until_somebody_elsewhere_settles_it(
    world: World,
) -> None:
    case, act = conflicting(world)
    assert unsettled_here(world) == [act.id]
    assert [row.unsettled for row in world.store.cache.cases()] == [True]
    world.others(
        world.other.act(case, Settled((act.id,), SettleWay.SUPERVISOR_ASKED, "请值班长核对"))
    )
    (entry,) = world.store.cache.to_settle()
    assert entry.settlement is not None
    world.others(world.other.act(case, Settled((act.id,), SettleWay.LEFT_STANDING, "已告知")))
    assert unsettled_here(world) == []
    assert [row.unsettled for row in world.store.cache.cases()] == [False]
    world.others(world.other.act(case, Settled((act.id,), SettleWay.REOPENED, "误处理")))
    assert unsettled_here(world) == [act.id]


def test_a_settlement_of_this_desk_counts_at_once_and_after_a_restart(world: World) -> None:
    case, act = conflicting(world)
    world.take(case, Settled((act.id,), SettleWay.LEFT_STANDING, "已告知"))
    assert unsettled_here(world) == []
    world.reopen()
    assert unsettled_here(world) == []
    file = world.store.cache.case_file(case)
    assert file is not None
    assert [known.settled for known in file.acts] == [False, True, False]


def test_a_refused_settlement_is_a_record_all_the_same_and_asks_for_none_of_its_own(
    world: World,
) -> None:
    case, act = conflicting(world)
    world.take(case, Settled((act.id,), SettleWay.LEFT_STANDING, "已告知"))
    world.page(world.push(lambda _act: m.ActStatus.REFUSED))
    assert unsettled_here(world) == []


def test_a_settlement_saved_with_a_step_that_failed_settles_nothing(world: World) -> None:
    case, act = conflicting(world)
    again, settled = world.take(
        case, WITHDRAWN, Settled((act.id,), SettleWay.REDONE, "按现状重新办理")
    )
    assert unsettled_here(world) == []
    reply = m.PushReply(
        epoch="epoch-1",
        last_sequence=settled.sequence,
        count=2,
        results=(
            m.ActResult(again.sequence, again.id, m.ActStatus.REFUSED, world.position + 1, "state"),
            m.ActResult(
                settled.sequence,
                settled.id,
                m.ActStatus.REFUSED,
                world.position + 2,
                "with_transaction",
            ),
        ),
        server_now=world.clock.at,
    )
    world.on_writer(world.store.sync.record_results, reply)
    assert unsettled_here(world) == [act.id, again.id]


def test_a_snapshot_tells_the_same_also_before_the_calendar_is_here(world: World) -> None:
    receipt = world.other.act("case-9", received(9))
    act = world.other.act("case-9", WITHDRAWN)
    settlement = world.other.act("case-9", Settled((act.id,), SettleWay.LEFT_STANDING, "已告知"))
    entries = (
        world.entry(world.other.sealed(receipt)),
        world.entry(world.other.sealed(act), m.ActStatus.CONFLICT),
        world.entry(world.other.sealed(settlement)),
    )
    digest = m.StateDigest(world.position, 3, "0" * 64)
    snapshot = m.Snapshot("epoch-2", world.position, entries, digest, world.clock.at)
    world.on_writer(world.store.sync.load_snapshot, snapshot)
    assert unsettled_here(world) == [act.id], "nothing is told without a calendar"
    notice = next(
        world.reference(m.ReferenceKind.CALENDAR_NOTICE, path.stem, 1, json.loads(path.read_text()))
        for path in sorted(CALENDARS.glob("2026.json"))
    )
    world.on_writer(world.store.sync.apply_page, "epoch-2", [notice], world.position)
    assert unsettled_here(world) == []


def test_what_another_desk_was_refused_waits_at_that_desk_and_for_supervisors(world: World) -> None:
    case = world.receive()
    world.page(world.push())
    world.others(world.other.act(case, WITHDRAWN), status=m.ActStatus.REFUSED)
    today = world.clock.at.date()

    def waiting(clerk: Clerk) -> list[str]:
        return [row.case for row in world.store.cache.waiting(clerk, today)[WaitingGroup.TO_SETTLE]]

    assert waiting(RECEIVER) == []
    assert waiting(SIGNATORY) == [case]
    world.others(world.other.act(case, WITHDRAWN), status=m.ActStatus.CONFLICT)
    assert waiting(RECEIVER) == [case]


def known(
    sequence: int, transaction: str, code: str = "", desk: str = "A", case: str = "c"
) -> KnownAct:
    act = a.Act(
        id=f"{desk}-{sequence}",
        desk=desk,
        sequence=sequence,
        previous="",
        transaction=transaction,
        case=case,
        kind=a.ActKind.WITHDRAWN,
        schema=1,
        body=WITHDRAWN,
        clerk="1001",
        at=NOON,
        clock=READING,
        seen=0,
    )
    return KnownAct(
        act, Standing.REFUSED, sequence, Refusal(code, "", ""), settled=False, content=b""
    )


def ids(groups: list[tuple[KnownAct, tuple[KnownAct, ...]]]) -> list[tuple[str, ...]]:
    return [(cause.act.id, *(each.act.id for each in rest)) for cause, rest in groups]


def test_what_was_parked_stands_with_its_cause() -> None:
    acts = [
        known(1, "t1", "with_transaction"),
        known(2, "t1", "state"),
        known(3, "t2", "depends_on_refused"),
        known(4, "t2", "with_transaction"),
        known(5, "t3", "state"),
        known(9, "t9", "state", desk="B"),
        known(6, "t4", "depends_on_refused", case="d"),
    ]
    assert ids(grouped(acts)) == [
        ("A-2", "A-1", "A-3", "A-4"),
        ("A-5",),
        ("B-9",),
        ("A-6",),
    ]


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["A", "B"]),
            st.sampled_from(["c", "d"]),
            st.integers(0, 3),
            st.sampled_from(["state", "depends_on_refused", "with_transaction", ""]),
        ),
        max_size=12,
    )
)
def test_every_act_stands_in_exactly_one_group_of_its_desk_and_case(
    drawn: list[tuple[str, str, int, str]],
) -> None:
    acts = [
        known(place, f"{desk}{case}{saved}", code, desk, case)
        for place, (desk, case, saved, code) in enumerate(drawn)
    ]
    groups = grouped(acts)
    assert sorted(each.act.id for cause, rest in groups for each in (cause, *rest)) == sorted(
        each.act.id for each in acts
    )
    for cause, rest in groups:
        assert {(each.act.desk, each.act.case) for each in rest} <= {
            (cause.act.desk, cause.act.case)
        }


def test_counting() -> None:
    settled = replace(known(1, "t"), standing=Standing.QUEUED, refusal=None)
    assert counts(settled)
    assert counts(known(1, "t", "clerk_inactive"))
    assert not counts(known(1, "t", "with_transaction"))
