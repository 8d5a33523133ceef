"""Cases that the county archived: nothing of the person stays on this PC, and the digests agree."""

import hashlib
from dataclasses import replace
from datetime import date

import pytest
from tests.casework.builders import PERSON
from tests.desk.store.test_sync_store import digest_of_entries
from tests.desk.store.world import EPOCH, World, received

from window_desk.casework import acts as a
from window_desk.casework.scan_acts import ScanAttached
from window_desk.casework.settlement import Settled, SettleWay
from window_desk.desk.store import blob_rows, meta
from window_desk.desk.store.engine import Rows
from window_desk.desk.store.meta import Key
from window_desk.desk.store.opening import BLOBS_NAME
from window_desk.desk.store.words_cleaning import words_are_stale
from window_desk.desk.use_cases.case_views import ArchivedCase
from window_desk.desk.use_cases.print_ledger import PaperKind, PaperToPrint, PrintState
from window_desk.protocol import messages as m
from window_desk.protocol.act_codec import content_hash, decode_act

WITHDRAWN = a.Withdrawn("不办了")
DAY = date(2029, 5, 6)
SCAN = b"a page of " + PERSON.id_number.encode()
SCAN_SHA256 = hashlib.sha256(SCAN).hexdigest()


def archived(world: World, case: str, number: str, version: int = 1) -> m.ReferenceEntry:
    """The county says that the acts of ``case`` were taken out."""
    record = m.CaseArchivedRecord(number, "2029.archive", DAY, 0, "")
    return world.reference(m.ReferenceKind.CASE_ARCHIVED, case, version, record)


def receive_fully(world: World) -> tuple[str, str]:
    """A case of this desk with a scan and a printed paper; its id and number."""
    case = world.receive()
    file = world.store.cache.case_file(case)
    assert file is not None

    def attach() -> None:
        kept = world.store.journal.keep_file(SCAN, "image/jpeg")
        with world.store.journal.transaction() as transaction:
            body = ScanAttached("id", kept.sha256, kept.size, kept.media_type)
            act = transaction.compose(case, body, "1001")
            transaction.append(act)
            transaction.attach_file(act, kept)
            paper = PaperToPrint(PaperKind.RECEIPT_SLIP, case, act.id, file.case.number)
            job = transaction.queue_paper(paper, "1001")
        world.store.journal.set_print_state(job, PrintState.SENDING, content=PERSON.name.encode())

    world.on_writer(attach)
    return case, file.case.number


def rows_of(world: World) -> Rows:
    """The writer's rows; read only, while nothing runs."""
    return world.store.journal._parts.writer.rows


def everything(world: World) -> bytes:
    """What stands in all tables, those of the search index too."""
    while world.on_writer(lambda: words_are_stale(rows_of(world))):
        world.on_writer(int)

    def read() -> bytes:
        rows = rows_of(world)
        tables = [
            name
            for (name,) in rows.all(
                "SELECT name FROM sqlite_master WHERE type = 'table'"
                " AND sql NOT LIKE 'CREATE VIRTUAL%'"
            )
        ]
        return b"\n".join(
            value if isinstance(value, bytes) else str(value).encode()
            for table in tables
            for row in rows.all(f"SELECT * FROM {table}")  # noqa: S608
            for value in row
        )

    return world.on_writer(read)


def assert_nothing_of_the_person(world: World) -> None:
    """Not even two neighbours of the name, as the search keeps them."""
    held = everything(world)
    texts = (PERSON.name[:2], PERSON.id_number, PERSON.phone, PERSON.address)
    assert [text for text in texts if text.encode() in held] == []


def stale_again(world: World) -> None:
    """As if the program had ended before a word was merged."""
    with world.store.journal._parts.writer.transaction() as rows:
        meta.put(rows, {Key.WORDS_STALE: 1})


def digest_acts(world: World) -> list[tuple[str]]:
    """Acts that are held here."""
    return world.on_writer(lambda: rows_of(world).all("SELECT id FROM act"))


def digest(world: World) -> m.StateDigest:
    return world.on_writer(world.store.sync.digest)


def of_another(world: World, case: str = "other", serial: int = 5) -> m.ActEntry:
    """A case of somebody else."""
    body = received(
        serial, replace(PERSON, name="欧阳春", id_number="", phone="13700137000", address="平桥镇")
    )
    return world.entry(world.other.sealed(world.other.act(case, body, "1001")))


@pytest.mark.parametrize("fed", [True, False], ids=["fed", "known-by-result-alone"])
def test_nothing_of_the_person_stays(world: World, *, fed: bool) -> None:
    case, number = receive_fully(world)
    told = world.push()
    other = of_another(world)
    bare = [m.OutOfScopeEntry(entry.position) for entry in told]
    world.page([*(told if fed else bare), other])
    files = list((world.profile / BLOBS_NAME).iterdir())
    assert len(files) == 1
    assert PERSON.id_number.encode() in everything(world)
    world.page([archived(world, case, number)])
    assert digest(world) == digest_of_entries(world.position, [other])
    assert_nothing_of_the_person(world)
    assert not files[0].exists()
    assert world.store.cache.case_file(case) is None
    assert world.store.cache.cases(text=number) == []
    assert [row.case for row in world.store.cache.cases()] == ["other"]


def test_its_number_finds_the_archive(world: World) -> None:
    case, number = receive_fully(world)
    world.page(world.push())
    assert world.store.cache.archived_cases(number) == []
    world.page([archived(world, case, number)])
    found = [ArchivedCase(number, "2029.archive", DAY)]
    for text in (number, number.lower(), number[6:14], number[14:19], number[14:19].lstrip("0")):
        assert world.store.cache.archived_cases(text) == found
    for text in ("", PERSON.name, "99999", "%"):
        assert world.store.cache.archived_cases(text) == []


def test_the_chain_goes_on_after_own_acts_went(world: World) -> None:
    case, number = receive_fully(world)
    entries = world.push()
    world.page(entries)
    world.page([archived(world, case, number)])
    world.reopen()
    again = world.receive()
    [entry] = world.push()
    act = decode_act(bytes(entry.act.content))
    assert (act.case, act.sequence) == (again, len(entries) + 1)
    assert act.previous == content_hash(bytes(entries[-1].act.content))


def test_a_snapshot_parts_with_what_it_says_is_archived(world: World) -> None:
    case, number = receive_fully(world)
    world.page(world.push())
    other = of_another(world)
    archived(world, case, number)
    position = world.position
    said = digest_of_entries(position, [other])
    snapshot = m.Snapshot(EPOCH, position, (*world.references, other), said, world.clock.now())
    world.on_writer(world.store.sync.load_snapshot, snapshot)
    assert digest(world) == said
    assert_nothing_of_the_person(world)
    assert world.store.cache.archived_cases(number)
    assert world.store.cache.unsent_count() == 0
    assert list((world.profile / BLOBS_NAME).iterdir()) == []


def test_a_new_epoch_without_the_entry_brings_the_case_back(world: World) -> None:
    case, number = receive_fully(world)
    told = world.push()
    world.page(told)
    world.page([archived(world, case, number)])
    said = digest_of_entries(world.position, told)
    snapshot = m.Snapshot(
        "epoch-2", world.position, (*world.references[:-1], *told), said, world.clock.now()
    )
    world.on_writer(world.store.sync.load_snapshot, snapshot)
    assert world.store.cache.archived_cases(number) == []
    assert world.store.cache.case_file(case) is not None
    assert digest(world) == said


def test_a_late_act_that_a_restored_county_lost_is_sent_again(world: World) -> None:
    case, number = receive_fully(world)
    told = world.push()
    world.page(told)
    world.page([archived(world, case, number)])
    position = world.position
    [late] = world.take(case, WITHDRAWN)
    world.push(lambda _act: m.ActStatus.REFUSED)
    said = digest_of_entries(position, [])
    entries = tuple(entry for entry in world.references if entry.position <= position)
    snapshot = m.Snapshot("epoch-2", position, entries, said, world.clock.now())
    world.on_writer(world.store.sync.rewind, len(told))
    world.on_writer(world.store.sync.load_snapshot, snapshot)
    [waiting] = world.store.cache.unsent()
    assert (waiting.act, waiting.number) == (late.id, number)
    assert digest(world) == said
    assert_nothing_of_the_person(world)


def test_what_was_not_sent_stays_and_comes_up_to_be_settled(world: World) -> None:
    case, number = receive_fully(world)
    world.page(world.push())
    [unsent] = world.take(case, WITHDRAWN)
    world.page([archived(world, case, number)])
    [waiting] = world.store.cache.unsent()
    assert (waiting.act, waiting.number) == (unsent.id, number)
    [refused] = world.push(lambda _act: m.ActStatus.REFUSED)
    [entry] = world.store.cache.to_settle()
    assert (entry.known.act.id, entry.case_number) == (unsent.id, number)
    world.page([refused])
    assert digest(world) == digest_of_entries(world.position, [refused])
    assert len(world.store.cache.to_settle()) == 1
    world.take(case, Settled((unsent.id,), SettleWay.LEFT_STANDING, "已告知"))
    assert world.store.cache.to_settle() == []
    world.page(world.push(lambda _act: m.ActStatus.REFUSED))
    assert world.store.cache.to_settle() == []
    assert len(digest_acts(world)) == 2
    world.page([archived(world, case, number, version=2)])
    assert digest(world) == digest_of_entries(world.position, [])
    assert WITHDRAWN.reason.encode() not in everything(world)


def test_a_stored_result_of_an_archived_act_takes_the_act_along(world: World) -> None:
    case, number = receive_fully(world)
    batch = world.on_writer(world.store.sync.next_batch, 500, 1 << 20)
    assert batch is not None
    sealed = [act for transaction in batch.transactions for act in transaction]
    entries = [world.entry(each) for each in sealed]
    world.page([m.OutOfScopeEntry(entry.position) for entry in entries])
    world.page([archived(world, case, number)])
    assert world.store.cache.unsent_count() == len(sealed)
    results = [
        m.ActResult(act.sequence, act.id, m.ActStatus.APPLIED, entry.position)
        for entry, act in ((e, decode_act(bytes(e.act.content))) for e in entries)
    ]
    reply = m.PushReply(
        EPOCH, results[-1].sequence, len(results), tuple(results), world.clock.now()
    )
    assert world.on_writer(world.store.sync.record_results, reply) == len(sealed)
    assert world.store.cache.unsent_count() == 0
    assert digest(world) == digest_of_entries(world.position, [])
    assert_nothing_of_the_person(world)


@pytest.mark.parametrize("snapshot", [False, True], ids=["read-on", "after-a-snapshot"])
def test_an_upgrade_parts_with_what_the_older_program_kept(world: World, *, snapshot: bool) -> None:
    """An older program that loaded a snapshot since has own acts that its digest has not."""
    case, number = receive_fully(world)
    told = world.push()
    other = of_another(world)
    world.page([*told, other])
    entry = archived(world, case, number)

    def as_the_older_program() -> None:
        with world.store.journal._parts.writer.transaction() as rows:
            rows.run(
                "INSERT INTO reference VALUES (?, ?, ?, ?, ?)",
                str(entry.kind),
                entry.key,
                entry.version,
                bytes(entry.body),
                entry.position,
            )
            meta.put(rows, {Key.CURSOR: entry.position})
            if snapshot:
                said = digest_of_entries(entry.position, [other])
                meta.put(rows, {Key.DIGEST_COUNT: said.count, Key.DIGEST_XOR: said.xor})

    world.on_writer(as_the_older_program)
    world.reopen()
    assert digest(world) == digest_of_entries(world.position, [other])
    assert_nothing_of_the_person(world)
    assert world.store.cache.archived_cases(number)
    assert list((world.profile / BLOBS_NAME).iterdir()) == []


def index_of_words(world: World) -> bytes:
    """The pieces of the index, as they lie in its tables."""

    def read() -> bytes:
        rows = rows_of(world)
        return b"".join(bytes(block) for (block,) in rows.all("SELECT block FROM case_words_data"))

    return world.on_writer(read)


def test_words_are_merged_out_of_pieces_that_other_cases_share(world: World) -> None:
    """Words stand there without what they have in common with the one before: the last character stays."""
    body = received(4)
    mine = world.entry(world.other.sealed(world.other.act("mine", body, "1001")))
    world.page([mine, *(of_another(world, f"other-{n}", n) for n in range(10, 60))])
    assert PERSON.name[-1].encode() in index_of_words(world)
    world.page([archived(world, "mine", body.number)])
    assert_nothing_of_the_person(world)
    assert PERSON.name[-1].encode() not in index_of_words(world)
    assert len(world.store.cache.cases(text="欧阳")) == 50


def test_a_file_of_another_case_stays(world: World) -> None:
    case, number = receive_fully(world)
    receive_fully(world)
    world.page(world.push())
    assert len(world.store.cache.cases()) == 2
    before = world.on_writer(lambda: blob_rows.held_file(rows_of(world), SCAN_SHA256))
    world.page([archived(world, case, number)])
    assert world.on_writer(lambda: blob_rows.held_file(rows_of(world), SCAN_SHA256)) == before
    assert world.store.cache.scan_content(SCAN_SHA256) == SCAN


def test_what_a_crash_leaves_of_files_and_words_goes_at_the_next_start(world: World) -> None:
    case, number = receive_fully(world)
    world.page(world.push())
    [file] = (world.profile / BLOBS_NAME).iterdir()
    content = file.read_bytes()
    world.page([archived(world, case, number)])
    file.write_bytes(content)
    world.on_writer(lambda: stale_again(world))
    world.reopen()
    assert not file.exists()
    assert_nothing_of_the_person(world)
