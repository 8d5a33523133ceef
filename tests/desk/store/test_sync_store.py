"""The feed, results, epochs and snapshots: dense, in one transaction, nothing dropped."""

from dataclasses import replace

import msgspec
import pytest
from tests.casework.builders import PERSON
from tests.desk.store.world import (
    DESK,
    EPOCH,
    SIGNATORY,
    SITE,
    World,
    lacking_received,
    received,
)

from window_desk.casework import acts as a
from window_desk.casework.case import CaseState
from window_desk.casework.settlement import Settled, SettleWay
from window_desk.desk.store.sync_store import ReplyMismatchError
from window_desk.desk.use_cases.case_views import (
    Standing,
    WaitingGroup,
)
from window_desk.desk.use_cases.ports import NoNumberLeftError
from window_desk.desk.use_cases.sync_ports import FeedGapError
from window_desk.protocol import messages as m
from window_desk.protocol.digest import digest_of

CORRECTED = a.CorrectedOnTheSpot("phone", "1", "2", "误", initialled=True)


def digest_of_entries(position: int, entries: list[m.ActEntry]) -> m.StateDigest:
    from window_desk.protocol.act_codec import content_hash

    return digest_of(
        position,
        ((content_hash(bytes(e.act.content)), e.status, e.position) for e in entries),
    )


def test_acts_of_other_desks_are_told(world: World) -> None:
    world.others(world.other.act("case-9", received(9)))
    file = world.store.cache.case_file("case-9")
    assert file is not None
    assert file.acts[0].standing is Standing.APPLIED
    assert not world.store.cache.cases()[0].unsent


def test_a_gap_in_the_feed_is_refused_and_changes_nothing(world: World) -> None:
    first = world.entry(world.other.sealed(world.other.act("case-9", received(9))))
    second = world.entry(world.other.sealed(world.other.act("case-9", CORRECTED)))
    cursor = world.on_writer(world.store.sync.digest).position
    with pytest.raises(FeedGapError):
        world.on_writer(world.store.sync.apply_page, EPOCH, [second], second.position)
    with pytest.raises(FeedGapError):
        world.on_writer(
            world.store.sync.apply_page,
            EPOCH,
            [first, m.OutOfScopeEntry(second.position + 5)],
            second.position,
        )
    with pytest.raises(FeedGapError):
        world.on_writer(world.store.sync.apply_page, "epoch-2", [first, second], second.position)
    assert world.store.cache.acts_count() == 0
    assert world.on_writer(world.store.sync.digest).position == cursor
    assert world.page([first, second]) == second.position


def test_a_page_applied_twice_changes_nothing(world: World) -> None:
    entries = [
        world.entry(world.other.sealed(world.other.act("case-9", received(9)))),
        world.entry(world.other.sealed(world.other.act("case-9", CORRECTED))),
    ]
    assert world.page(entries) == entries[-1].position
    before = world.on_writer(world.store.sync.digest)
    assert world.page(entries) == entries[-1].position
    assert world.on_writer(world.store.sync.digest) == before
    assert world.store.cache.acts_count() == 2


def test_results_mark_exactly_what_they_name(world: World) -> None:
    case = world.receive()
    world.receive()
    batch = world.on_writer(world.store.sync.next_batch, 1, 1 << 20)
    assert batch is not None
    assert batch.count == 1
    world.push()
    assert world.store.cache.unsent_count() == 0
    assert world.on_writer(world.store.sync.next_batch, 10, 1 << 20) is None
    file = world.store.cache.case_file(case)
    assert file is not None
    assert file.acts[0].position is not None
    assert not any(row.unsent for row in world.store.cache.cases())


def test_results_with_a_wrong_count_or_epoch_mark_nothing(world: World) -> None:
    world.receive()
    batch = world.on_writer(world.store.sync.next_batch, 10, 1 << 20)
    assert batch is not None
    act = msgspec.json.decode(batch.transactions[0][0].content)
    result = m.ActResult(1, act["id"], m.ActStatus.APPLIED, 99)
    for reply in (
        m.PushReply(EPOCH, 1, 2, (result,), world.clock.at),
        m.PushReply("epoch-9", 1, 1, (result,), world.clock.at),
    ):
        with pytest.raises(ReplyMismatchError):
            world.on_writer(world.store.sync.record_results, reply)
    strange = msgspec.structs.replace(result, act="another")
    reply = m.PushReply(EPOCH, 1, 1, (strange,), world.clock.at)
    assert world.on_writer(world.store.sync.record_results, reply) == 0
    assert world.store.cache.unsent_count() == 1


def test_an_act_that_the_county_could_not_read_is_named_by_its_sequence(world: World) -> None:
    world.receive()
    result = m.ActResult(1, "", m.ActStatus.REFUSED, 99, "unreadable", "", "县级服务器读不懂该环节")
    reply = m.PushReply(EPOCH, 1, 1, (result,), world.clock.at)
    assert world.on_writer(world.store.sync.record_results, reply) == 1
    (entry,) = world.store.cache.to_settle()
    assert entry.known.refusal is not None
    assert entry.known.refusal.code == "unreadable"


def test_a_batch_holds_whole_transactions(world: World) -> None:
    world.take("case-1", received(1), CORRECTED, CORRECTED)
    world.take("case-2", received(2))
    batch = world.on_writer(world.store.sync.next_batch, 2, 1 << 20)
    assert batch is not None
    assert [len(each) for each in batch.transactions] == [3]
    both = world.on_writer(world.store.sync.next_batch, 4, 1 << 20)
    assert both is not None
    assert [len(each) for each in both.transactions] == [3, 1]
    small = world.on_writer(world.store.sync.next_batch, 100, 10)
    assert small is not None
    assert small.count == 3


def test_a_refused_act_stays_to_be_settled(world: World) -> None:
    case = world.receive()
    world.push(lambda _act: m.ActStatus.REFUSED)
    assert world.store.cache.case_file(case) is None
    (entry,) = world.store.cache.to_settle()
    assert entry.applicant == "王秀兰"
    assert entry.item_name == "林木采伐许可证核发"
    assert entry.known.refusal is not None
    assert entry.known.refusal.sentence == "办件现为“已受理”"
    assert world.store.cache.board(world.clock.at.date()).to_settle == 1
    world.take(case, Settled(entry.ids, SettleWay.LEFT_STANDING, "已告知申请人"))
    assert world.store.cache.to_settle() == []
    assert world.store.cache.board(world.clock.at.date()).to_settle == 0
    assert world.store.cache.acts_count() == 2


def test_a_conflict_shows_what_others_did(world: World) -> None:
    case = world.receive()
    world.page(world.push())
    world.others(world.other.act(case, a.Withdrawn("不办了")))
    world.take(
        case, a.Accepted("云岭受字〔2026〕1号", world.clock.at.date(), None, provisional=False)
    )
    known_before = world.position
    world.page(world.push(lambda _act: m.ActStatus.CONFLICT))
    (entry,) = world.store.cache.to_settle()
    assert entry.known.standing is Standing.CONFLICT
    assert entry.known.act.seen == known_before
    assert entry.newer_acts == ()
    groups = world.store.cache.waiting(SIGNATORY, world.clock.at.date())
    assert [row.case for row in groups[WaitingGroup.TO_SETTLE]] == [case]
    file = world.store.cache.case_file(case)
    assert file is not None
    assert file.case.state is CaseState.WITHDRAWN


def test_what_others_did_meanwhile_stands_beside_a_conflict(world: World) -> None:
    case = world.receive()
    world.page(world.push())
    world.take(case, a.Refused("1号", a.RefusalGround.CONDITIONS_NOT_MET, "x", "y"))
    world.others(world.other.act(case, a.Withdrawn("不办了")))
    world.page(world.push(lambda _act: m.ActStatus.CONFLICT))
    (entry,) = world.store.cache.to_settle()
    assert [each.act.kind for each in entry.newer_acts] == [a.ActKind.WITHDRAWN]


def test_own_acts_in_the_feed_are_recognised(world: World) -> None:
    case = world.receive()
    batch = world.on_writer(world.store.sync.next_batch, 10, 1 << 20)
    assert batch is not None
    world.page([world.entry(batch.transactions[0][0])])
    assert world.store.cache.unsent_count() == 0
    assert world.store.cache.acts_count() == 1
    assert not world.store.cache.cases()[0].unsent
    file = world.store.cache.case_file(case)
    assert file is not None
    assert file.acts[0].position == world.position


def test_the_digest_covers_every_act_of_the_feed(world: World) -> None:
    world.receive()
    entries = world.push(lambda _act: m.ActStatus.REFUSED)
    entries.append(world.entry(world.other.sealed(world.other.act("case-9", received(9)))))
    world.page(entries)
    expected = digest_of_entries(world.position, entries)
    assert world.on_writer(world.store.sync.digest) == expected
    assert world.store.cache.case_digest() == expected.xor


def test_acknowledged_acts_that_the_county_lost_are_sent_again(world: World) -> None:
    case = world.receive()
    world.take(case, CORRECTED)
    world.page(world.push())
    world.on_writer(world.store.sync.rewind, 1)
    batch = world.on_writer(world.store.sync.next_batch, 10, 1 << 20)
    assert batch is not None
    assert (batch.first_sequence, batch.count) == (2, 1)
    assert world.store.cache.cases()[0].unsent


def test_a_new_epoch_keeps_own_acts_and_sets_others_aside(world: World) -> None:
    mine = world.receive()
    entries = [
        *world.push(),
        world.entry(world.other.sealed(world.other.act("case-9", received(9)))),
    ]
    reference_head = entries[0].position - 1
    world.page(entries)
    world.on_writer(world.store.sync.new_epoch, "epoch-2", reference_head)
    assert world.store.cache.unsent_count() == 1
    assert [row.case for row in world.store.cache.cases()] == [mine]
    assert world.on_writer(world.store.sync.digest) == digest_of_entries(reference_head, [])
    again = m.ActEntry(reference_head + 1, entries[1].act, m.ActStatus.APPLIED)
    world.on_writer(world.store.sync.apply_page, "epoch-2", [again], again.position)
    assert {row.case for row in world.store.cache.cases()} == {mine, "case-9"}


def test_a_snapshot_replaces_what_the_county_told(world: World) -> None:
    acknowledged = world.receive()
    first = world.push()
    world.page(first)
    world.others(world.other.act("case-8", received(8)))
    unsent = world.receive(replace(PERSON, name="刘老三"))
    reference = [
        m.ReferenceEntry(number, m.ReferenceKind.CALENDAR_NOTICE, "2026", 2, msgspec.Raw(body))
        for number, body in [(1, calendar_body(world))]
    ]
    other = world.entry(world.other.sealed(world.other.act("case-9", received(9))))
    entries: tuple[m.FeedEntry, ...] = (*reference, *first, other)
    snapshot = m.Snapshot(
        "epoch-2",
        other.position,
        entries,
        digest_of_entries(other.position, [*first, other]),
        world.clock.at,
    )
    world.on_writer(world.store.sync.load_snapshot, snapshot)
    assert {row.case for row in world.store.cache.cases()} == {acknowledged, unsent, "case-9"}
    assert world.on_writer(world.store.sync.digest) == snapshot.digest
    assert world.store.cache.unsent_count() == 1
    assert [row.case for row in world.store.cache.cases(text="老三")] == [unsent]
    identity = world.on_writer(world.store.sync.identity)
    assert identity is not None
    assert (identity.epoch, identity.cursor, identity.last_sequence) == (
        "epoch-2",
        other.position,
        2,
    )


def calendar_body(world: World) -> bytes:
    def read() -> bytes:
        rows = world.store.journal._parts.writer.rows
        found = rows.first(
            "SELECT body FROM reference WHERE kind = 'calendar_notice' AND key = '2026'"
        )
        assert found is not None
        return bytes(found[0])

    return world.on_writer(read)


def test_a_changed_calendar_moves_the_due_days(world: World) -> None:
    world.receive()
    before = world.store.cache.cases()[0]
    body = msgspec.json.decode(calendar_body(world))
    assert before.due is not None
    body["days"].append({"name": "县庆", "date": before.due.isoformat(), "isOffDay": True})
    world.page([world.reference(m.ReferenceKind.CALENDAR_NOTICE, "2026", 2, body)])
    world.let_recompute()
    after = world.store.cache.cases()[0]
    assert after.due is not None
    assert after.due > before.due
    assert not world.store.cache.calendar().is_workday(before.due)


def test_cases_wait_for_the_calendar(
    world: World, tmp_path_factory: pytest.TempPathFactory
) -> None:
    fresh = World(tmp_path_factory.mktemp("fresh")).open()
    try:
        fresh.enrol()
        fresh.others(fresh.other.act("case-9", received(9)))
        assert fresh.store.cache.cases() == []
        fresh.publish_reference()
        assert [row.case for row in fresh.store.cache.cases()] == ["case-9"]
    finally:
        fresh.close()


def test_an_act_of_a_newer_program_is_kept_and_blocks_nothing(world: World) -> None:
    act = world.other.act("case-9", received(9))
    strange = world.other.sealed(act)
    content = bytes(strange.content).replace(b'"kind":"received"', b'"kind":"teleported"')
    entries = [
        world.entry(m.SealedAct(msgspec.Raw(content), strange.signature)),
        world.entry(m.SealedAct(msgspec.Raw(b'{"x":1}'), strange.signature)),
        world.entry(world.other.sealed(world.other.act("case-8", received(8)))),
    ]
    world.page(entries)
    assert [row.case for row in world.store.cache.cases()] == ["case-8"]
    assert world.store.cache.acts_count() == 3
    assert world.on_writer(world.store.sync.digest) == digest_of_entries(world.position, entries)


def test_a_lost_notice_day_makes_the_case_accepted_by_default(world: World) -> None:
    from datetime import timedelta

    world.take("case-1", lacking_received(1))
    assert world.store.cache.cases()[0].state is CaseState.RECEIVED
    world.clock.pass_time(timedelta(days=9))
    world.on_writer(world.store.journal.refresh_day)
    assert world.store.cache.cases()[0].state is CaseState.ACCEPTED


def test_the_identity_survives_and_a_freeze_stops_numbers(world: World) -> None:
    identity = world.on_writer(world.store.sync.identity)
    assert identity is not None
    assert (identity.desk, identity.county, identity.epoch) == (DESK, "QH", EPOCH)
    world.on_writer(world.store.sync.freeze, "forked", "YL-00")
    assert world.store.frozen_reason() == "", "what this PC was before does not concern it"
    world.on_writer(world.store.sync.freeze, "forked", DESK)
    world.reopen()
    assert world.on_writer(world.store.sync.identity) == identity
    assert world.store.frozen_reason() == "forked"
    from window_desk.desk.use_cases.ports import NoNumberLeftError

    with pytest.raises(NoNumberLeftError):
        world.receive()


def test_a_record_of_a_kind_that_only_newer_programs_know_is_kept_as_it_is(world: World) -> None:
    page = msgspec.json.decode(
        b'[{"entry":"reference","position":%d,"kind":"drone_route","key":"k","version":3,'
        b'"body":{"height_m": 120}}]' % (world.position + 1),
        type=tuple[m.FeedEntry, ...],
    )
    world.position += 1
    world.page(page)
    rows = world.store._readers.session().rows
    kept = rows.first("SELECT key, version, body FROM reference WHERE kind = 'drone_route'")
    assert kept == ("k", 3, b'{"height_m": 120}')


def test_after_an_upgrade_what_the_older_program_could_not_read_is_told(world: World) -> None:
    """The older program kept the case's acts raw, so that it had no row of the case."""
    (case,) = world.others_receive(1)

    def as_the_older_program_left_it() -> None:
        with world.store._parts.writer.transaction() as rows:
            rows.run("DELETE FROM case_row")
            rows.run("UPDATE meta SET value = '2.0 older' WHERE key = 'told_by'")

    world.on_writer(as_the_older_program_left_it)
    assert world.store.cache.cases() == []
    world.reopen()
    world.let_recompute()
    assert [row.case for row in world.store.cache.cases()] == [case]


def test_enrolled_again_the_feed_is_still_of_the_epoch_that_it_came_from(world: World) -> None:
    """Else rows of a county before its restore would count as those of the county after it."""
    world.others_receive(1)
    reply = _enrolled_as(world, "YL-09", "epoch-2")
    world.on_writer(world.store.sync.enrolled, "http://county", reply, "incarnation-2", b"s" * 32)
    identity = world.on_writer(world.store.sync.identity)
    assert identity is not None
    assert (identity.epoch, identity.last_sequence) == (EPOCH, 0)
    assert identity.cursor == world.position


def test_another_desk_parts_with_the_numbers_of_the_former(world: World) -> None:
    world.receive()
    reply = _enrolled_as(world, "YL-09", EPOCH)
    world.on_writer(world.store.sync.enrolled, "http://county", reply, "incarnation-2", b"s" * 32)
    for stock in world.store.cache.leases():
        assert (stock.free, stock.leased) == (0, stock.used + stock.void)
    with pytest.raises(NoNumberLeftError):
        world.receive()


def test_the_same_desk_enrolled_again_keeps_its_numbers(world: World) -> None:
    before = world.store.cache.leases()
    reply = _enrolled_as(world, DESK, EPOCH)
    world.on_writer(world.store.sync.enrolled, "http://county", reply, "incarnation-2", b"s" * 32)
    assert world.store.cache.leases() == before


def _enrolled_as(world: World, desk: str, epoch: str) -> m.EnrolReply:
    return m.EnrolReply(
        desk, "QH", "青禾县", epoch, SITE, "云岭镇便民服务中心", "519999", "云岭", ("NY",),
        world.clock.now(),
    )  # fmt: skip
