"""Numbers: leased = used + void + free, and never the same number twice, whatever is restored."""

import shutil
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.desk.store.world import CASE_SERIES, World, received

from window_desk.desk.store.high_water import HighWaterMark, Mark
from window_desk.desk.use_cases.case_views import (
    LeaseStock,
)
from window_desk.desk.use_cases.ports import NoNumberLeftError
from window_desk.desk.use_cases.sync_ports import LeaseNeed
from window_desk.protocol import messages as m


def stock(world: World, series: str = CASE_SERIES) -> LeaseStock:
    return next(each for each in world.store.cache.leases() if each.series == series)


class BrokenOffError(Exception):
    """What a use case raises when the law stands against an act."""


def take(world: World, count: int = 1, *, fail: bool = False) -> list[int]:
    """Numbers taken in one transaction; with ``fail`` it is broken off and none is given out."""

    def taking() -> list[int]:
        with world.store.journal.transaction() as transaction:
            numbers = []
            for _ in range(count):
                numbers.append(transaction.take_number(CASE_SERIES))
                case = f"case-{numbers[-1]}"
                transaction.append(transaction.compose(case, received(numbers[-1]), "1001"))
            if fail:
                raise BrokenOffError
        return numbers

    try:
        return world.on_writer(taking)
    except BrokenOffError:
        return []


def image(world: World) -> dict[str, bytes]:
    """The database files as a disk image holds them; the marks lie elsewhere."""
    world.close()
    files = {
        path.name: path.read_bytes() for path in world.profile.iterdir() if "cases.db" in path.name
    }
    world.open()
    return files


def restore(world: World, files: dict[str, bytes]) -> None:
    world.close()
    for path in world.profile.iterdir():
        if "cases.db" in path.name:
            path.unlink()
    for name, content in files.items():
        (world.profile / name).write_bytes(content)
    world.open()


def test_numbers_run_in_order_and_a_rollback_gives_none_away(world: World) -> None:
    assert take(world, 2) == [1, 2]
    assert take(world, 2, fail=True) == []
    assert take(world) == [3]
    assert stock(world) == LeaseStock(CASE_SERIES, 200, 3, 0, 197)


def test_every_series_of_the_site_is_asked_for_and_refilled_at_half(world: World) -> None:
    wanted = {each.series for each in world.store.cache.leases()}
    assert wanted == {
        CASE_SERIES,
        "notice:YL:2026",
        "acceptance:YL:2026",
        "refusal:YL:2026",
        "decision:YL:2026",
        "suspension:YL:2026",
        "extension:YL:2026",
        "further:YL:2026",
        "certificate:timber-felling:YL:2026",
    }
    assert world.on_writer(world.store.sync.lease_needs, date(2026, 3, 2)) == []
    take(world, 100)
    assert world.on_writer(world.store.sync.lease_needs, date(2026, 3, 2)) == []
    take(world, 1)
    (need,) = world.on_writer(world.store.sync.lease_needs, date(2026, 3, 2))
    assert (need.series, need.size) == (CASE_SERIES, 200)
    world.reopen()
    assert world.on_writer(world.store.sync.lease_needs, date(2026, 3, 2)) == [need]


def test_in_december_next_years_numbers_are_asked_for(world: World) -> None:
    needs = world.on_writer(world.store.sync.lease_needs, date(2026, 12, 1))
    assert "case:YL:2027" in {need.series for need in needs}


def grant(world: World, low: int, high: int, lease: str) -> None:
    need = LeaseNeed(f"request-{lease}", CASE_SERIES, high - low + 1)
    reply = m.LeaseReply(lease, CASE_SERIES, low, high, date(2026, 12, 31), world.clock.at)
    world.on_writer(world.store.sync.add_lease, need, reply)


def test_what_was_asked_for_last_year_and_never_came_is_not_asked_for_again(world: World) -> None:
    take(world, 101)
    old = world.on_writer(world.store.sync.lease_needs, date(2026, 12, 31))
    assert CASE_SERIES in {need.series for need in old}
    needs = world.on_writer(world.store.sync.lease_needs, date(2027, 1, 1))
    assert needs
    assert {need.series.rpartition(":")[2] for need in needs} == {"2027"}


def test_the_same_block_is_added_once(world: World) -> None:
    grant(world, 501, 510, "b")
    grant(world, 501, 510, "b")
    assert stock(world).leased == 210


def test_expired_blocks_give_no_number_and_become_void(world: World) -> None:
    world.clock.pass_time(timedelta(days=400))
    with pytest.raises(NoNumberLeftError):
        take(world)
    world.on_writer(world.store.sync.lease_needs, date(2027, 4, 1))
    assert stock(world) == LeaseStock(CASE_SERIES, 200, 0, 200, 0)


def test_a_restored_database_gives_no_number_twice(world: World) -> None:
    take(world, 5)
    old = image(world)
    later = take(world) + take(world)
    assert later == [6, 7]
    restore(world, old)
    with pytest.raises(NoNumberLeftError):
        take(world)
    needs = world.on_writer(world.store.sync.lease_needs, date(2026, 3, 2))
    assert CASE_SERIES in {need.series for need in needs}
    assert stock(world) == LeaseStock(CASE_SERIES, 200, 5, 2, 193)
    grant(world, 201, 400, "c")
    assert take(world) == [8]


def test_one_transaction_ahead_is_a_crash_and_its_numbers_are_void(world: World) -> None:
    take(world, 3)
    old = image(world)
    take(world, 2)
    restore(world, old)
    assert take(world) == [6]
    assert stock(world) == LeaseStock(CASE_SERIES, 200, 4, 2, 194)


@pytest.mark.parametrize("lost", ["profile", "marks"])
def test_one_copy_of_the_mark_is_enough(world: World, lost: str) -> None:
    old = image(world)
    take(world)
    take(world)
    world.close()
    folder = world.profile if lost == "profile" else world.marks
    for path in folder.glob("*.mark"):
        path.unlink()
    world.open()
    restore(world, old)
    with pytest.raises(NoNumberLeftError):
        take(world)


def test_without_any_mark_numbers_are_held(world: World) -> None:
    take(world)
    world.close()
    for path in (*world.profile.glob("*.mark"), *world.marks.glob("*.mark")):
        path.unlink()
    world.open()
    with pytest.raises(NoNumberLeftError):
        take(world)


def test_a_torn_mark_leaves_the_one_before(tmp_path: Path) -> None:
    files = (tmp_path / "a.mark", tmp_path / "b.mark")
    mark = HighWaterMark(files)
    for number in (1, 2, 3):
        mark.begin(mark.raised(number, {"case": number})).result()
    mark.close()
    for path in files:
        content = bytearray(path.read_bytes())
        place = content.index(b'"case":3')
        content[place : place + 8] = b'"case":9'
        path.write_bytes(content)
    again = HighWaterMark(files)
    assert again.mark == Mark(2, {"case": 2})
    again.close()


@settings(max_examples=30)
@given(
    steps=st.lists(
        st.one_of(
            st.tuples(st.just("take"), st.integers(1, 4)),
            st.tuples(st.just("fail"), st.integers(1, 4)),
            st.tuples(st.just("image"), st.just(0)),
            st.tuples(st.just("restore"), st.just(0)),
            st.tuples(st.just("grant"), st.integers(1, 5)),
            st.tuples(st.just("reopen"), st.just(0)),
        ),
        max_size=12,
    )
)
def test_the_law_of_numbers(
    steps: list[tuple[str, int]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("numbers")
    world = World(folder).open()
    try:
        world.enrol()
        world.publish_reference()
        given_out: list[int] = []
        top = 0
        saved: dict[str, bytes] | None = None
        for index, (step, count) in enumerate(steps):
            match step:
                case "take" | "fail":
                    with suppress(NoNumberLeftError):
                        given_out += take(world, count, fail=step == "fail")
                case "image":
                    saved = image(world)
                case "restore" if saved is not None:
                    restore(world, saved)
                case "grant":
                    grant(world, top + 1, top + count, f"lease-{index}")
                    top += count
                case "reopen":
                    world.reopen()
            for each in world.store.cache.leases():
                assert each.leased == each.used + each.void + each.free
        assert len(given_out) == len(set(given_out))
    finally:
        world.close()
        shutil.rmtree(folder)
