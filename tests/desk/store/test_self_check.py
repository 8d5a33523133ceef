"""The daily check finds damage, and copies a sound database so that the copy opens."""

from pathlib import Path

import pytest
from tests.desk.store.world import KEY, World

from window_desk.desk.store.engine import keyed_connection
from window_desk.desk.store.self_check import COPY_NAMES, CheckStoppedError, damage_of
from window_desk.desk.use_cases.ports import NoNumberLeftError, StoreFailureError


def go_on() -> bool:
    return False


def acts_in(copy: Path) -> int:
    connection = keyed_connection(copy, KEY)
    try:
        assert damage_of(connection) == ()
        return int(connection.execute("SELECT count(*) FROM act").fetchone()[0])
    finally:
        connection.close()


def test_a_sound_database_is_copied_and_the_copy_before_is_kept(world: World) -> None:
    newest, older = (world.profile / name for name in COPY_NAMES)
    world.receive()
    assert world.store.check_and_copy(go_on) is None
    assert acts_in(newest) == 1
    world.receive()
    assert world.store.check_and_copy(go_on) is None
    assert (acts_in(newest), acts_in(older)) == (2, 1)
    assert newest.read_bytes()[:15] != b"SQLite format 3"
    assert not list(world.profile.glob("*.new"))


def test_a_search_index_that_was_merged_since_is_no_damage(world: World) -> None:
    """FTS5 merges its segments every few cases: a connection that checked before must not judge."""
    for _ in range(80):
        world.receive()
        assert world.store.quick_check() == ()


def test_a_desk_goes_back_to_its_copy_and_gives_no_number_twice(world: World) -> None:
    """As docs/operations.md says it: the damaged file goes, the copy takes its name."""
    cases = [world.receive()]
    assert world.store.check_and_copy(go_on) is None
    cases += [world.receive(), world.receive()]
    world.close()
    for path in world.profile.glob("cases.db*"):
        path.rename(path.with_name(f"damaged-{path.name}"))
    (world.profile / COPY_NAMES[0]).rename(world.profile / "cases.db")
    world.open()
    assert [row.case for row in world.store.cache.cases()] == cases[:1]
    with pytest.raises(NoNumberLeftError):
        world.receive()


@pytest.mark.parametrize("page", [0, 3])
def test_damage_is_said_and_never_copied(world: World, page: int) -> None:
    world.receive()
    world.reopen()
    assert world.store.check_and_copy(go_on) is None
    copy = (world.profile / COPY_NAMES[0]).read_bytes()
    world.reopen()
    with (world.profile / "cases.db").open("r+b") as file:
        file.seek(page * 4096 + 100)
        file.write(b"\0" * 64)
    found = world.store.check_and_copy(go_on)
    assert found is not None
    assert found.code == "corrupt"
    assert (world.profile / COPY_NAMES[0]).read_bytes() == copy


def test_a_check_that_is_broken_off_leaves_nothing(world: World) -> None:
    for _ in range(20):
        world.receive()
    with pytest.raises(CheckStoppedError):
        world.store.check_and_copy(lambda: True)
    assert not list(world.profile.glob("cases-copy*"))


def test_a_copy_that_cannot_be_written_is_said(world: World) -> None:
    (world.profile / "cases-copy-1.new").mkdir()
    with pytest.raises(StoreFailureError) as raised:
        world.store.check_and_copy(go_on)
    assert raised.value.code == "no_copy"
    assert "备份" in raised.value.sentence
    world.receive()
