"""A PC that was restored or copied: noticed, enrolled again, and nothing of it lost or sent twice."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import delete, func, select, update
from tests.county.small_county import EXAMINER, RECEIVER, SUPERVISOR
from tests.desk.sync.hand_desk import HandDesk
from tests.desk.sync.real_desk import RunningWall

from window_desk.casework import acts as a
from window_desk.casework.acts import ActKind
from window_desk.casework.case import CaseState
from window_desk.casework.settlement import SettleWay
from window_desk.county.bootstrap import County
from window_desk.county.store import tables
from window_desk.county.store.database import Connection
from window_desk.desk.sync.core.engine import ListeningPoint
from window_desk.desk.use_cases.accept import accept
from window_desk.desk.use_cases.blob_values import ScanPlace
from window_desk.desk.use_cases.case_versions import versions_of
from window_desk.desk.use_cases.case_views import KnownAct, Standing
from window_desk.desk.use_cases.counter import ActRefusedError, Counter
from window_desk.desk.use_cases.examine import examine
from window_desk.desk.use_cases.line_ports import LineState
from window_desk.desk.use_cases.take_over import collision, leave, take_over, take_over_all
from window_desk.desk.use_cases.void import void
from window_desk.desk.use_cases.withdraw import withdraw
from window_desk.protocol.messages import DeskStatus

NewPc = Callable[[str], HandDesk]


@pytest.fixture
def pc(tmp_path: Path, county: County, county_url: str, wall: RunningWall) -> Iterator[NewPc]:
    """A PC by its name: enrolled when it is new, else started from what lies in its folder."""
    desks: dict[str, HandDesk] = {}

    def make(name: str) -> HandDesk:
        is_new = not (tmp_path / name).exists()
        desks[name] = desk = HandDesk(tmp_path / name, wall)
        return desk.enrolled(county, county_url) if is_new else desk

    yield make
    for desk in desks.values():
        desk.close()


def image_of(desk: HandDesk, name: str) -> Path:
    """A copy of everything on the disk of a PC, as it is now."""
    return Path(shutil.copytree(desk.folder, desk.folder.with_name(name)))


def put_back(desk: HandDesk, image: Path) -> None:
    """The disk of a PC that was switched off gets an older content."""
    desk.close()
    shutil.rmtree(desk.folder)
    shutil.copytree(image, desk.folder)


def counter(desk: HandDesk, clerk: str = RECEIVER) -> Counter:
    cache = desk.store.cache
    return Counter(
        desk.store.journal, desk.clock, cache.site(), cache.calendar(), cache.clerks()[clerk],
        cache.rules(),
    )  # fmt: skip


def do(desk: HandDesk, work: Callable[[Counter], object], clerk: str = RECEIVER) -> None:
    desk.executor.submit(work, counter(desk, clerk)).result()


def received(desk: HandDesk) -> str:
    """One case, received and accepted."""
    [case] = desk.receive()
    do(desk, lambda at: accept(at, case))
    return case


def ids(desk: HandDesk, case: str) -> list[str]:
    return [each.act.id for each in acts(desk, case)]


def acts(desk: HandDesk, case: str) -> tuple[KnownAct, ...]:
    file = desk.store.cache.case_file(case)
    assert file is not None
    return file.acts


def former_cases(desk: HandDesk) -> list[str]:
    return [entry.known.act.case for entry in desk.store.cache.former_cases()]


def assert_whole(desk: HandDesk, county: County) -> None:
    """The desk holds what the county holds, its numbers add up, and the county's journal is whole."""
    desk.engine.compare_digest()
    report = desk.round()
    assert report.digest is not None
    assert report.digest.agrees
    for stock in desk.store.cache.leases():
        assert stock.leased == stock.used + stock.void + stock.free, stock
    assert not county.verify().faults


def test_a_disk_put_back_is_noticed_and_what_it_never_sent_goes_under_its_new_name(
    pc: NewPc, county: County, county_url: str
) -> None:
    desk = pc("desk")
    first, second = received(desk), received(desk)
    desk.round()
    former = desk.store.cache.site().desk
    image = image_of(desk, "image")
    do(desk, lambda at: examine(at, second, a.Opinion.GRANT), EXAMINER)
    desk.round()
    put_back(desk, image)

    desk = pc("desk")
    do(desk, lambda at: examine(at, first, a.Opinion.DENY, "材料不实"), EXAMINER)
    unsent = ids(desk, first)[-1]
    report = desk.engine.run_once()
    assert report.state is LineState.FORKED
    assert desk.store.frozen_reason() == DeskStatus.FORKED.value
    assert former_cases(desk) == [], "it is still the desk that it was"

    desk.enrol(county, county_url)
    assert desk.store.frozen_reason() == ""
    desk.round()
    assert desk.store.cache.site().desk != former
    assert former_cases(desk) == [first]
    assert [each.former for each in desk.store.cache.unsent()] == [True]
    # the case that went on meanwhile has come back from the county
    assert acts(desk, second)[-1].act.kind is ActKind.EXAMINED

    with pytest.raises(ActRefusedError) as caught:
        do(desk, lambda at: withdraw(at, first, "申请人撤回"), SUPERVISOR)
    assert caught.value.refusal.code == "former_acts_open"

    do(desk, lambda at: take_over(at, first), SUPERVISOR)
    assert former_cases(desk) == []
    desk.round()
    [newest] = [each for each in acts(desk, first) if each.act.id == unsent]
    assert newest.standing is Standing.APPLIED
    assert newest.act.taken_over is not None
    assert (newest.act.taken_over.desk, newest.act.taken_over.by) == (former, SUPERVISOR)
    assert newest.act.clerk == EXAMINER
    do(desk, lambda at: withdraw(at, first, "申请人撤回"), SUPERVISOR)
    desk.round()
    assert_whole(desk, county)
    assert {each.status for each in county.desks()} == {DeskStatus.FORKED, DeskStatus.ACTIVE}


def test_who_is_enrolled_again_has_numbers_with_the_first_round(
    pc: NewPc, county: County, county_url: str
) -> None:
    """Nothing has come in since the last round, in which there were numbers enough."""
    desk = pc("desk")
    desk.round()
    desk.enrol(county, county_url)
    desk.round()
    desk.receive()
    desk.round()
    assert_whole(desk, county)


def test_numbers_printed_before_the_fork_are_claimed_under_the_new_name(
    pc: NewPc, county: County, county_url: str
) -> None:
    """The disk and the marks stay; a copy of the PC sends something else under the same sequence."""
    desk = pc("desk")
    image_of(desk, "copy")
    copy = pc("copy")
    copy.receive()
    copy.round()
    desk.receive()
    case = received(desk)
    assert desk.engine.run_once().state is LineState.FORKED
    desk.enrol(county, county_url)
    desk.round()
    twice, once = former_cases(desk)
    assert once == case
    do(desk, lambda at: take_over_all(at, (twice, once)), SUPERVISOR)
    desk.round()
    # both PCs gave the first number to another case: a person settles that
    [entry] = desk.store.cache.to_settle()
    assert entry.known.act.case == twice
    assert entry.known.refusal is not None
    assert entry.known.refusal.code == "number_used"
    assert {each.standing for each in acts(desk, case)} == {Standing.APPLIED}
    assert_whole(desk, county)

    assert copy.engine.run_once().state is LineState.FORKED
    copy.enrol(county, county_url)
    copy.round()
    assert former_cases(copy) == []
    assert_whole(copy, county)


def test_both_copies_push_and_what_they_share_arrives_once(
    pc: NewPc, county: County, county_url: str
) -> None:
    desk = pc("desk")
    case = received(desk)
    shared = ids(desk, case)
    image_of(desk, "copy")
    copy = pc("copy")
    do(desk, lambda at: examine(at, case, a.Opinion.GRANT), EXAMINER)
    do(copy, lambda at: examine(at, case, a.Opinion.DENY, "不符合条件"), EXAMINER)
    desk.round()
    assert copy.engine.run_once().state is LineState.FORKED
    copy.enrol(county, county_url)
    copy.round()
    # what the other had sent is recognised; the examination is not among it, and collides
    [entry] = copy.store.cache.former_cases()
    assert [each.act.kind for each in entry.group] == [ActKind.EXAMINED]
    cache = copy.store.cache
    against = collision(
        entry, cache.clerks(), cache.calendar(), cache.rules(), counter(copy).now()
    )  # fmt: skip
    assert against is not None
    assert against.code == "state"
    versions = versions_of(entry, cache.calendar(), cache.rules(), counter(copy).now())
    told = [each.state for each in (versions.base, versions.mine, versions.county) if each]
    assert told == [CaseState.ACCEPTED, CaseState.EXAMINED, CaseState.EXAMINED]
    assert versions.mine is not None
    assert versions.mine.opinions[-1][2] is a.Opinion.DENY
    do(copy, lambda at: take_over(at, case), SUPERVISOR)
    copy.round()
    [unsettled] = copy.store.cache.to_settle()
    assert unsettled.known.act.id == entry.known.act.id
    for each in (desk, copy):
        if each.engine.run_once().state is LineState.FORKED:
            each.enrol(county, county_url)
            each.round()
        assert [i for i in ids(each, case) if i in shared] == shared
        assert_whole(each, county)


def hear(desk: HandDesk, point: ListeningPoint) -> None:
    """A long poll brings what others did, before the desk sends anything."""
    line = desk.connect(point.address)
    page = line.pull(point.token, point.epoch, point.cursor, limit=500, wait_s=0, digest=False)
    line.close()
    assert desk.engine.take_page(page).failure is None


@pytest.mark.parametrize("hears_first", [False, True])
def test_copies_that_both_take_an_act_over_bring_it_once(
    pc: NewPc, county: County, county_url: str, *, hears_first: bool
) -> None:
    desk = pc("desk")
    earlier, later = received(desk), received(desk)
    image_of(desk, "copy")
    copy = pc("copy")
    for each in (desk, copy):
        each.enrol(county, county_url)
        each.round()
        do(each, lambda at: take_over_all(at, (earlier, later)), SUPERVISOR)
    point = copy.engine.listening_point()
    assert point is not None
    desk.round()
    assert {each.standing for each in acts(desk, earlier)} == {Standing.APPLIED}
    if hears_first:
        hear(copy, point)
        assert copy.store.cache.unsent_count() == 4, "a gap would stop everything after it"
    copy.round()
    for each in (desk, copy):
        each.round()
        for case in (earlier, later):
            assert {known.standing for known in acts(each, case)} == {Standing.APPLIED}
        assert each.store.cache.to_settle() == []
        assert_whole(each, county)
    # both may go on in the case
    do(copy, lambda at: examine(at, later, a.Opinion.GRANT), EXAMINER)
    copy.round()
    desk.round()
    assert acts(desk, later)[-1].standing is Standing.APPLIED
    assert_whole(desk, county)


def test_what_copies_both_bring_stays_at_a_desk_that_hears_of_them_one_by_one(
    pc: NewPc, county: County, county_url: str
) -> None:
    desk, third = pc("desk"), pc("third")
    case = received(desk)
    image_of(desk, "copy")
    copy = pc("copy")
    for each in (desk, copy):
        each.enrol(county, county_url)
        each.round()
        do(each, lambda at: take_over(at, case), SUPERVISOR)
    for each in (desk, copy):
        each.round()
        third.round()
        assert [known.standing for known in acts(third, case)] == [Standing.APPLIED] * 2
    assert_whole(third, county)


def test_a_county_that_lost_the_desk_in_a_restore_gets_everything_from_it(
    pc: NewPc, county: County, county_url: str
) -> None:
    """It was enrolled after the backup: the county knows neither the desk nor whom it lent the numbers."""
    desk = pc("desk")
    case = received(desk)
    desk.round()
    later = received(desk)
    context = county.context
    with context.database.writing() as connection:
        for table in (tables.desk, tables.feed, tables.applied_act, tables.case_head, tables.lease):
            only_acts = [table.c.kind == "act"] if table is tables.feed else []
            connection.execute(delete(table).where(table.c.county == context.county, *only_acts))
        connection.execute(update(tables.county).values(last_position=_reference_head(connection)))
        connection.execute(delete(tables.scope_digest))
        connection.execute(delete(tables.number_register))
        connection.execute(update(tables.number_pool).values(last_serial=0))
    county.begin_epoch()
    with context.database.writing() as connection:
        # as if it was restored once more from the same backup: then it does give an id twice
        connection.execute(update(tables.county).values(desk_floor=None))
    report = desk.engine.run_once()
    assert report.state is LineState.FORKED
    assert "没有本机的登记" in report.sentence
    assert desk.store.frozen_reason() == "", "it may be the wrong county that answers"
    desk.receive()

    lost = desk.store.cache.site().desk
    assert pc("another").store.cache.site().desk == lost, "the county gives the id to another PC"
    report = desk.engine.run_once()
    assert (report.state, report.pushed) == (LineState.FORKED, 0)
    desk.enrol(county, county_url)
    assert desk.store.cache.site().desk != lost
    desk.round()
    cases = former_cases(desk)
    assert cases[:2] == [case, later]
    do(desk, lambda at: take_over_all(at, cases), SUPERVISOR)
    desk.round()
    assert desk.store.cache.to_settle() == []
    for each in cases:
        assert {known.standing for known in acts(desk, each)} == {Standing.APPLIED}
    assert_whole(desk, county)


def _reference_head(connection: Connection) -> int:
    found = connection.execute(select(func.max(tables.feed.c.position))).scalar_one()
    return int(found)


def with_scan(desk: HandDesk, folder: Path) -> str:
    """A case with a scan that was not sent yet."""
    case = received(desk)
    picture = folder / "id.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8)
    desk.attach(case, picture)
    return case


def test_a_scan_of_the_former_identity_goes_after_its_act(
    pc: NewPc, county: County, county_url: str, tmp_path: Path
) -> None:
    desk = pc("desk")
    case = with_scan(desk, tmp_path)
    desk.enrol(county, county_url)
    desk.round()
    assert desk.steps() == 0, "nothing goes before somebody looked at it"
    do(desk, lambda at: take_over(at, case), SUPERVISOR)
    desk.round()
    assert desk.steps() > 0
    assert desk.scan(case)[1].place is ScanPlace.AT_COUNTY
    assert_whole(desk, county)


def test_a_scan_goes_after_all_when_its_voiding_is_left(
    pc: NewPc, county: County, county_url: str, tmp_path: Path
) -> None:
    desk = pc("desk")
    case = with_scan(desk, tmp_path)
    desk.round()
    do(desk, lambda at: void(at, case, ids(desk, case)[-1], "选错了文件"))
    assert desk.steps() == 0
    desk.enrol(county, county_url)
    desk.round()
    assert desk.steps() == 0, "nobody has decided on it yet"
    do(desk, lambda at: leave(at, case, SettleWay.LEFT_STANDING, "文件没有错"), SUPERVISOR)
    desk.round()
    assert desk.scan(case)[1].place is ScanPlace.WAITING
    assert desk.steps() > 0
    assert desk.scan(case)[1].place is ScanPlace.AT_COUNTY
    assert_whole(desk, county)


def test_what_is_left_says_why_and_is_kept(pc: NewPc, county: County, county_url: str) -> None:
    desk = pc("desk")
    case = received(desk)
    left = ids(desk, case)
    image_of(desk, "copy")
    desk.enrol(county, county_url)
    desk.round()
    with pytest.raises(ActRefusedError):
        do(desk, lambda at: leave(at, case, SettleWay.LEFT_STANDING, "  "), SUPERVISOR)
    assert former_cases(desk) == [case]
    do(desk, lambda at: leave(at, case, SettleWay.LEFT_STANDING, "申请人已另行办理"), SUPERVISOR)
    desk.round()
    assert former_cases(desk) == []
    assert desk.store.cache.case_file(case) is None
    kept = desk.executor.submit(
        lambda: desk.store.journal._parts.writer.rows.all(
            "SELECT id, way FROM former_act ORDER BY sequence"
        )
    ).result()
    assert kept == [(act, "left") for act in left]
    assert_whole(desk, county)

    # the copy sends them all the same: then they are a case, here as everywhere
    copy = pc("copy")
    copy.enrol(county, county_url)
    copy.round()
    do(copy, lambda at: take_over(at, case), SUPERVISOR)
    copy.round()
    desk.round()
    file = desk.store.cache.case_file(case)
    assert file is not None
    assert file.case.state is CaseState.ACCEPTED
    assert_whole(desk, county)
