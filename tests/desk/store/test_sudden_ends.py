"""What was acknowledged is there after a kill, and a full disk loses nothing but what it refused."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from tests.desk.store.world import CASE_SERIES, World

from window_desk.protocol.act_codec import content_hash, decode_act

_ROOT = Path(__file__).parents[3]

_RECEIVE_FOR_EVER = """
import sys
sys.path.insert(0, sys.argv[2])
from pathlib import Path
from tests.desk.store.world import World
world = World(Path(sys.argv[1])).open()
draft = 0
while True:
    case = world.receive()
    draft += 1
    world.on_writer(world.store.journal.save_draft, "d", "1001", str(draft), b"{}")
    print(case, draft, flush=True)
"""

_FILL_THE_DISK = """
import resource, signal, sys
sys.path.insert(0, sys.argv[2])
from pathlib import Path
from tests.desk.store.world import World
from window_desk.desk.use_cases.ports import StoreFailureError
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
world = World(Path(sys.argv[1])).open()
if len(sys.argv) > 3:
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]), resource.RLIM_INFINITY))
for _ in range(5000):
    try:
        print(world.receive(), flush=True)
    except StoreFailureError as error:
        print("refused", error.code, error.sentence, flush=True)
        break
try:
    world.receive()
except StoreFailureError as error:
    print("then", error.code, flush=True)
print("read", world.store.cache.acts_count(), flush=True)
world.close()
"""


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(_ROOT / "src"), "PYTHONIOENCODING": "utf-8"}


@pytest.mark.parametrize("kill_after", [3, 11])
def test_acknowledged_acts_survive_a_kill(world: World, tmp_path: Path, kill_after: int) -> None:
    world.close()
    child = subprocess.Popen(
        [sys.executable, "-c", _RECEIVE_FOR_EVER, str(tmp_path), str(_ROOT)],
        stdout=subprocess.PIPE,
        text=True,
        env=environment(),
    )
    assert child.stdout is not None
    told = []
    for line in child.stdout:
        # the last line may be cut
        if len(line.split()) == 2 and line.endswith("\n"):
            told.append(line.split())
        if len(told) == kill_after:
            child.send_signal(signal.SIGKILL)
    child.wait(60)
    child.stdout.close()
    world.open()
    kept = {row.case for row in world.store.cache.cases(limit=10_000)}
    assert {case for case, _draft in told} <= kept
    draft = world.store.cache.draft("d")
    assert draft is not None
    assert int(draft.title) >= int(told[-1][1])
    assert len(kept) - len(told) in {0, 1}
    assert_sound(world)
    world.receive()
    assert_sound(world)


def assert_sound(world: World) -> None:
    """The chain is unbroken, numbers are used once, and the projection is what the acts tell."""
    previous = ""
    batch = world.on_writer(world.store.sync.next_batch, 100_000, 1 << 30)
    assert batch is not None
    numbers = []
    for sequence, (sealed,) in enumerate(batch.transactions, start=1):
        content = bytes(sealed.content)
        act = decode_act(content)
        assert (act.sequence, act.previous) == (sequence, previous)
        previous = content_hash(content)
        numbers.append(getattr(act.body, "number", ""))
    assert len(set(numbers)) == len(numbers)
    for stock in world.store.cache.leases():
        assert stock.leased == stock.used + stock.void + stock.free
        if stock.series == CASE_SERIES:
            assert stock.used == batch.count
    assert world.store.quick_check() == ()


def assert_refused_and_kept(world: World, lines: list[str]) -> str:
    told = [line for line in lines if " " not in line]
    refused = next(line for line in lines if line.startswith("refused "))
    assert "没有保存" in refused
    again = {"disk_full": "disk_full", "disk_error": "read_only"}[refused.split()[1]]
    assert f"then {again}" in lines
    assert f"read {len(told)}" in lines
    world.open()
    assert {row.case for row in world.store.cache.cases(limit=10_000)} == set(told)
    world.receive()
    assert_sound(world)
    return refused.split()[1]


def test_a_file_that_may_not_grow_is_told_and_loses_nothing(world: World, tmp_path: Path) -> None:
    world.close()
    largest = max(path.stat().st_size for path in world.profile.iterdir())
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            _FILL_THE_DISK,
            str(tmp_path),
            str(_ROOT),
            str(largest + 200_000),
        ],
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
        env=environment(),
    )
    assert assert_refused_and_kept(world, done.stdout.splitlines()) in {"disk_full", "disk_error"}


@pytest.fixture
def small_disk(tmp_path: Path) -> Path:
    """A disk of 4 MiB; only root may make one."""
    folder = tmp_path / "small"
    folder.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(folder)],
        capture_output=True,
        check=False,
    )
    if made.returncode != 0:
        pytest.skip("a small disk can be mounted by root alone")
    return folder


def test_a_full_disk_is_told_and_loses_nothing(small_disk: Path) -> None:
    world = World(small_disk)
    try:
        world.open()
        world.enrol()
        world.publish_reference()
        world.lend_numbers()
        world.close()
        done = subprocess.run(
            [sys.executable, "-c", _FILL_THE_DISK, str(small_disk), str(_ROOT)],
            capture_output=True,
            text=True,
            check=True,
            timeout=120,
            env=environment(),
        )
        lines = done.stdout.splitlines()
        assert any(line.startswith("refused disk_full") for line in lines)
        subprocess.run(["mount", "-o", "remount,size=64m", str(small_disk)], check=True)
        assert_refused_and_kept(world, lines)
    finally:
        world.close()
        subprocess.run(["umount", str(small_disk)], check=True)
