"""The file on disk tells nothing, opens with its key alone, once at a time, and never goes back."""

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.casework.builders import AGENT, PERSON
from tests.desk.store.world import KEY, WallClock, World

from window_desk.desk.store.engine import Rows, writing_engine
from window_desk.desk.store.failures import (
    NewerDatabaseError,
    ProfileInUseError,
    WrongKeyError,
)
from window_desk.desk.store.migrating import NEWEST_STEP, migrate
from window_desk.desk.store.migrations import STEPS
from window_desk.desk.store.opening import DATABASE_NAME, open_store
from window_desk.desk.use_cases.ports import StoreFailureError

NOW = datetime(2026, 3, 2, tzinfo=UTC)


def test_no_name_or_number_stands_readable_in_any_file(world: World) -> None:
    world.receive(agent=AGENT)
    world.on_writer(world.store.journal.save_draft, "d", "1001", "王秀兰", "王秀兰".encode())
    hidden = [
        text.encode(coding)
        for text in (PERSON.name, PERSON.id_number, PERSON.phone, AGENT.name, "林木采伐", "YL-01")
        for coding in ("utf-8", "utf-16-le", "gb18030")
    ]
    hidden += [b"wangxiulan", b"CREATE TABLE", b"SQLite format 3"]
    world.store.back_up(world.profile / "copy.db")
    assert (world.profile / f"{DATABASE_NAME}-wal").stat().st_size > 0
    for look in ("open", "closed"):
        if look == "closed":
            world.close()
        for path in (*world.profile.iterdir(), *world.marks.iterdir()):
            content = path.read_bytes()
            found = [text for text in hidden if text in content]
            assert not found, (look, path.name, found)


def test_another_key_does_not_open_it(world: World) -> None:
    world.close()
    with pytest.raises(WrongKeyError) as raised:
        world.open(bytes(32))
    assert "密钥" in raised.value.sentence
    world.open()


def test_a_copy_opens_with_the_same_key(world: World, tmp_path: Path) -> None:
    world.receive()
    target = tmp_path / "elsewhere" / DATABASE_NAME
    target.parent.mkdir()
    world.store.back_up(target)
    copy = open_store(target.parent, KEY, WallClock(), tmp_path / "elsewhere-marks")
    assert copy.cache.acts_count() == 1
    assert copy.quick_check() == ()
    copy.close()


def test_damage_is_found(world: World) -> None:
    for _ in range(20):
        world.receive()
    assert world.store.quick_check() == ()
    world.close()
    database = world.profile / DATABASE_NAME
    content = bytearray(database.read_bytes())
    content[4096 * 20 + 2000] ^= 0xFF
    database.write_bytes(content)
    world.open()
    assert world.store.quick_check() != ()


def test_a_second_copy_of_the_program_is_refused(world: World) -> None:
    program = (
        "import sys; from pathlib import Path\n"
        "from window_desk.desk.store.profile_lock import ProfileLock\n"
        "from window_desk.desk.store.failures import ProfileInUseError\n"
        "try: ProfileLock(Path(sys.argv[1]))\n"
        "except ProfileInUseError as error: print(error.sentence)\n"
        "else: print('free')\n"
    )

    def second() -> str:
        done = subprocess.run(
            [sys.executable, "-c", program, str(world.profile)],
            capture_output=True,
            text=True,
            check=True,
            timeout=60,
            env={"PYTHONPATH": "src", "PYTHONIOENCODING": "utf-8"},
        )
        return done.stdout.strip()

    assert "已在本机运行" in second()
    with pytest.raises(ProfileInUseError):
        open_store(world.profile, KEY, world.clock, world.marks)
    world.close()
    assert second() == "free"


def test_a_newer_database_is_refused_unchanged(world: World) -> None:
    world.receive()
    world.close()
    engine = writing_engine(world.profile / DATABASE_NAME, KEY)
    with engine.begin() as connection:
        Rows(connection).run("INSERT INTO migration VALUES (?, 'x')", NEWEST_STEP + 1)
    engine.dispose()
    with pytest.raises(NewerDatabaseError) as raised:
        world.open()
    assert str(NEWEST_STEP + 1) in raised.value.sentence
    engine = writing_engine(world.profile / DATABASE_NAME, KEY)
    with engine.begin() as connection:
        Rows(connection).run("DELETE FROM migration WHERE step > ?", NEWEST_STEP)
    engine.dispose()
    world.open()
    assert world.store.cache.acts_count() == 1


def test_a_step_is_taken_whole_or_not_at_all_and_after_a_copy(world: World) -> None:
    world.receive()
    world.close()
    database = world.profile / DATABASE_NAME
    engine = writing_engine(database, KEY)
    broken = (NEWEST_STEP + 1, ("CREATE TABLE extra (x)", "CREATE TABLE extra (x)"))
    with engine.connect() as connection:
        rows = Rows(connection)
        with pytest.raises(Exception, match="already exists"):
            migrate(connection, database, KEY, NOW, (*STEPS, broken))
        assert rows.first("SELECT 1 FROM sqlite_master WHERE name = 'extra'") is None
        sound = (NEWEST_STEP + 1, ("CREATE TABLE extra (x)",))
        migrate(connection, database, KEY, NOW, (*STEPS, sound))
        assert rows.first("SELECT max(step) FROM migration") == (NEWEST_STEP + 1,)
    engine.dispose()
    copy = database.with_name(f"cases-before-step-{NEWEST_STEP + 1}.db")
    engine = writing_engine(copy, KEY)
    with engine.connect() as connection:
        assert Rows(connection).first("SELECT count(*) FROM act") == (1,)
        assert Rows(connection).first("SELECT max(step) FROM migration") == (NEWEST_STEP,)
    engine.dispose()


def test_after_the_close_everything_is_refused_with_a_sentence(world: World) -> None:
    store = world.store
    world.close()
    with pytest.raises(StoreFailureError) as raised:
        store.cache.cases()
    assert raised.value.sentence
    with pytest.raises(RuntimeError):
        store.journal.executor.submit(int)
    store.close()


def test_the_package_stays_light() -> None:
    program = (
        "import sys, window_desk.desk.store, window_desk.desk.store.key_ring\n"
        "print(sorted({'sqlalchemy', 'sqlcipher3', 'pypinyin', 'keyring'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
        env={"PYTHONPATH": "src"},
    )
    assert done.stdout.strip() == "[]"
