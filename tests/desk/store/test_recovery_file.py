"""The recovery file of a stopped identity: complete, sealed, read with a clerk's password."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner
from tests.casework.builders import PERSON
from tests.desk.store.world import DESK, KEY, World

from window_desk.casework import acts as a
from window_desk.desk.store.key_ring import KeyRing, WrapCost
from window_desk.desk.store.opening import open_store
from window_desk.desk.store.recovery_file import (
    FOLDER,
    RecoveredAct,
    RecoveryFileError,
    read_recovery_file,
)
from window_desk.protocol.act_codec import decode_act
from window_desk.protocol.messages import SealedAct
from window_desk.protocol.signatures import DeskKey, act_signature_holds
from window_desk.tools.command_line import command

PASSWORD = "Yunling-2026"


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    """An enrolled desk with numbers."""
    world = World(tmp_path).open()
    world.enrol()
    world.publish_reference()
    world.lend_numbers()
    yield world
    world.close()


def freeze(world: World) -> Path:
    world.on_writer(world.store.sync.freeze, "forked", DESK)
    return Path(world.store.cache.recovery_file())


def test_a_stopped_desk_writes_down_what_it_has_not_sent(world: World) -> None:
    world.receive()
    world.push()
    world.receive()
    identity = world.on_writer(world.store.sync.identity)
    assert identity is not None
    file = freeze(world)
    assert file.parent == world.profile / FOLDER
    assert file.stat().st_mode & 0o077 == 0
    assert PERSON.name.encode() not in file.read_bytes()
    [act] = read_recovery_file(file, KEY)
    assert decode_act(bytes(act.content)).sequence == 2
    assert act_signature_holds(
        DeskKey(identity.secret).public, SealedAct(act.content, act.signature)
    )


def test_a_later_file_takes_the_place_of_the_older(world: World) -> None:
    case = world.receive()
    first = freeze(world)
    world.take(case, a.CorrectedOnTheSpot("phone", "1", "2", "误", initialled=True))
    assert freeze(world) == first
    assert len(read_recovery_file(first, KEY)) == 2
    assert [path.name for path in first.parent.iterdir()] == [first.name]


def test_nothing_unsent_makes_no_file(world: World) -> None:
    world.receive()
    world.push()
    world.on_writer(world.store.sync.freeze, "forked", DESK)
    assert world.store.cache.recovery_file() == ""
    assert not (world.profile / FOLDER).exists()


def test_a_disk_that_refuses_the_file_does_not_keep_the_desk_from_stopping(world: World) -> None:
    world.receive()
    (world.profile / FOLDER).write_bytes(b"in the way")
    world.on_writer(world.store.sync.freeze, "forked", DESK)
    assert world.store.frozen_reason() == "forked"
    assert world.store.cache.recovery_file() == ""


@pytest.mark.parametrize("damage", ["key", "bit", "text"])
def test_what_cannot_be_read_says_so(world: World, damage: str) -> None:
    world.receive()
    file = freeze(world)
    key = KEY
    if damage == "key":
        key = bytes(32)
    else:
        content = file.read_bytes()
        kept = msgspec.json.decode(content)
        kept["content"] = "AAAA" + kept["content"][4:]
        file.write_bytes(msgspec.json.encode(kept) if damage == "bit" else b"not a file")
    with pytest.raises(RecoveryFileError) as caught:
        read_recovery_file(file, key)
    assert caught.value.sentence.endswith("。")


def test_the_command_reads_it_with_a_password_and_without_the_database(
    tmp_path: Path, world: World
) -> None:
    ring = KeyRing(tmp_path / "pc", world.clock, cost=WrapCost(1, 8, 1))
    key = ring.create("1001", PASSWORD)
    world.close()
    world.profile = tmp_path / "pc"
    world._store = open_store(world.profile, key, world.clock, world.marks)
    world.enrol()
    world.position = 0
    world.publish_reference()
    world.lend_numbers()
    world.receive()
    file = freeze(world)
    world.close()
    (world.profile / "cases.db").unlink()

    asked = ["recovery", str(file), "--clerk", "1001", "--password"]
    wrong = CliRunner().invoke(command, [*asked, "wrong"])
    assert wrong.exit_code == 1
    assert "密码" in wrong.output
    told = CliRunner().invoke(command, [*asked, PASSWORD])
    assert told.exit_code == 0, told.output
    [line] = told.stdout.splitlines()
    act = msgspec.json.decode(line, type=RecoveredAct)
    assert decode_act(bytes(act.content)).desk == DESK
