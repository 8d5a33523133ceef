"""Acts become durable whole or not at all, sealed and in an unbroken chain."""

import pytest
from sqlcipher3 import dbapi2 as sqlcipher
from tests.desk.store.world import CASE_SERIES, DESK, RECEIVER, World, received

from window_desk.casework import acts as a
from window_desk.casework.case import CaseState
from window_desk.desk.store.print_ledger import ReasonMissingError
from window_desk.desk.store.writer import StoreChange, Topic
from window_desk.desk.use_cases.case_views import (
    Standing,
    WaitingGroup,
)
from window_desk.desk.use_cases.ports import NoNumberLeftError
from window_desk.desk.use_cases.print_ledger import (
    PaperKind,
    PaperToPrint,
    PrintState,
)
from window_desk.protocol.act_codec import content_hash, decode_act
from window_desk.protocol.signatures import DeskKey, act_signature_holds


def test_a_received_case_is_read_back(world: World) -> None:
    case = world.receive()
    file = world.store.cache.case_file(case)
    assert file is not None
    assert file.case.state is CaseState.RECEIVED
    assert [known.standing for known in file.acts] == [Standing.QUEUED]
    row = world.store.cache.cases()[0]
    assert (row.case, row.applicant, row.unsent) == (case, "王秀兰", True)
    assert world.store.cache.case_by_number(row.number) == case
    groups = world.store.cache.waiting(RECEIVER, world.clock.at.date())
    assert [each.case for each in groups[WaitingGroup.WAITING_FOR_ME]] == [case]


def test_acts_are_sealed_in_an_unbroken_chain(world: World) -> None:
    for _ in range(3):
        world.receive()
    world.reopen()
    world.receive()
    batch = world.on_writer(world.store.sync.next_batch, 100, 1 << 20)
    identity = world.on_writer(world.store.sync.identity)
    assert batch is not None
    assert identity is not None
    public = DeskKey(identity.secret).public
    previous = ""
    for sequence, (sealed,) in enumerate(batch.transactions, start=1):
        act = decode_act(bytes(sealed.content))
        assert (act.desk, act.sequence, act.previous) == (DESK, sequence, previous)
        assert act_signature_holds(public, sealed)
        previous = content_hash(bytes(sealed.content))
    assert identity.last_sequence == 4


def test_a_block_that_raises_leaves_nothing(world: World) -> None:
    class BrokenOffError(Exception):
        pass

    def broken() -> None:
        with world.store.journal.transaction() as transaction:
            transaction.take_number(CASE_SERIES)
            transaction.append(transaction.compose("case-1", received(1), "1001"))
            transaction.queue_paper(
                PaperToPrint(PaperKind.RECEIPT_SLIP, "case-1", "x", "1"), "1001"
            )
            raise BrokenOffError

    with pytest.raises(BrokenOffError):
        world.on_writer(broken)
    assert world.store.cache.acts_count() == 0
    assert world.store.cache.print_jobs() == []
    assert world.store.cache.cases() == []
    stock = {each.series: each for each in world.store.cache.leases()}
    assert stock[CASE_SERIES].free == 200
    world.receive()
    assert world.store.cache.acts_count() == 1


def test_the_transaction_sees_its_own_acts(world: World) -> None:
    def taking() -> tuple[CaseState, int]:
        with world.store.journal.transaction() as transaction:
            assert transaction.case("case-1") is None
            transaction.append(transaction.compose("case-1", received(1), "1001"))
            transaction.append(
                transaction.compose(
                    "case-1", a.Refused("1", a.RefusalGround.CONDITIONS_NOT_MET, "x", "y"), "1001"
                )
            )
            case = transaction.case("case-1")
            assert case is not None
            return case.state, len(case.acts)

    assert world.on_writer(taking) == (CaseState.REFUSED, 2)


def test_acts_know_what_they_had_seen(world: World) -> None:
    case = world.receive()
    world.page(world.push())
    (act,) = world.take(case, a.CorrectedOnTheSpot("phone", "1", "2", "误", initialled=True))
    assert act.seen == world.position


def test_only_the_act_composed_last_may_be_appended(world: World) -> None:
    def twice() -> None:
        with world.store.journal.transaction() as transaction:
            first = transaction.compose("case-1", received(1), "1001")
            transaction.append(first)
            transaction.append(first)

    with pytest.raises(ValueError, match="does not follow"):
        world.on_writer(twice)


def test_prints_are_counted_and_later_copies_need_a_reason(world: World) -> None:
    case = world.receive()
    paper = PaperToPrint(PaperKind.RECEIPT_SLIP, case, "act", "519")

    def queue(reason: str) -> str:
        with world.store.journal.transaction() as transaction:
            return transaction.queue_paper(
                PaperToPrint(paper.kind, case, paper.act, paper.document_number, reason=reason),
                "1001",
            )

    first = world.on_writer(queue, "")
    with pytest.raises(ReasonMissingError):
        world.on_writer(queue, "")
    second = world.on_writer(queue, "纸卡住了")
    world.on_writer(
        lambda: world.store.journal.set_print_state(
            first, PrintState.SENDING, content=b"\x1b@\xca\xd5"
        )
    )
    job = world.store.cache.print_job(first)
    assert job is not None
    assert (job.copy_number, job.state, job.content) == (1, PrintState.SENDING, b"\x1b@\xca\xd5")
    assert [each.id for each in world.store.cache.print_jobs([PrintState.QUEUED])] == [second]
    assert world.store.cache.print_jobs()[0].copy_number == 2
    file = world.store.cache.case_file(case)
    assert file is not None
    assert len(file.papers) == 2


def test_listeners_are_told_after_the_commit(world: World) -> None:
    told: list[tuple[StoreChange, int]] = []
    world.store.subscribe(lambda change: told.append((change, world.store.cache.acts_count())))
    case = world.receive()
    change, count = told[-1]
    assert change.topics == {Topic.CASES, Topic.NUMBERS}
    assert change.cases == {case}
    assert count == 1


def test_the_store_is_written_on_its_thread_alone(world: World) -> None:
    with (
        pytest.raises(RuntimeError, match="writer thread"),
        world.store.journal.transaction() as transaction,
    ):
        transaction.discard_draft("x")


def test_a_series_without_numbers_is_refused(world: World) -> None:
    def taking() -> int:
        with world.store.journal.transaction() as transaction:
            return transaction.take_number("case:XX:2026")

    with pytest.raises(NoNumberLeftError):
        world.on_writer(taking)


def test_drafts_settings_and_reveals_are_kept(world: World) -> None:
    journal = world.store.journal
    world.on_writer(journal.save_draft, "intake-1", "1001", "王秀兰", b'{"name": 1}')
    world.on_writer(journal.save_draft, "intake-1", "1001", "王秀兰", b'{"name": 2}')
    world.on_writer(journal.set_setting, "theme", "dark")
    world.on_writer(journal.record_reveal, "1001", "case", "id_number")
    world.reopen()
    draft = world.store.cache.draft("intake-1")
    assert draft is not None
    assert draft.body == b'{"name": 2}'
    assert [each.key for each in world.store.cache.drafts("1001")] == ["intake-1"]
    assert world.store.cache.drafts("1002") == []
    assert world.store.cache.setting("theme") == "dark"
    assert world.store.cache.setting("language", "zh") == "zh"
    world.on_writer(world.store.journal.discard_draft, "intake-1")
    assert world.store.cache.draft("intake-1") is None


def test_no_statement_of_a_receipt_is_prepared_twice(world: World) -> None:
    """The driver's cache holds them, whatever else was asked before and how often."""
    prepared: list[tuple[object, ...]] = []

    def note(action: int, *what: object) -> int:
        # the driver prepares these at each use
        if action not in {sqlcipher.SQLITE_TRANSACTION, sqlcipher.SQLITE_PRAGMA}:
            prepared.append(what)
        return 0

    def fill_the_cache() -> None:
        driver = world.store.journal._parts.writer.rows._driver
        for number in range(300):
            driver.execute(f"SELECT {number}")
            driver.execute(f"SELECT {number}")
        driver.set_authorizer(note)

    world.on_writer(fill_the_cache)
    world.receive()
    assert prepared
    prepared.clear()
    world.receive()
    assert not prepared
