"""The data key: wrapped for each clerk and by the system, and slow to guess."""

import json
import stat
import sys
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest
from tests.desk.store.world import WallClock

from window_desk.desk.store.key_ring import KeyRing, KeyRingError, WrapCost
from window_desk.desk.store.lockout import SignInProblem
from window_desk.desk.store.secret_keeper import os_secret_keeper

CHEAP = WrapCost(1, 64, 1)


@dataclass
class MemoryKeeper:
    """A system keyring that works, or refuses."""

    willing: bool = True
    secrets: dict[str, bytes] = field(default_factory=dict)

    def keep(self, name: str, secret: bytes) -> bool:
        if self.willing:
            self.secrets[name] = secret
        return self.willing

    def read(self, name: str) -> bytes | None:
        return self.secrets.get(name)


def ring(
    profile: Path, clock: WallClock | None = None, keeper: MemoryKeeper | None = None
) -> KeyRing:
    return KeyRing(profile, clock or WallClock(), keeper, CHEAP)


def problem(found: bytes | SignInProblem) -> SignInProblem:
    assert isinstance(found, SignInProblem)
    return found


def test_every_enrolled_clerk_opens_the_same_key(tmp_path: Path) -> None:
    key = ring(tmp_path).create("1001", "晓梅 pass")
    assert len(key) == 32
    ring(tmp_path).add_clerk_wrap(key, "1002", "other")
    assert ring(tmp_path).clerks == {"1001", "1002"}
    assert ring(tmp_path).unlock_with_password("1001", "晓梅 pass") == key
    assert ring(tmp_path).unlock_with_password("1002", "other") == key
    assert problem(ring(tmp_path).unlock_with_password("1003", "x")).code == "unknown_clerk"


def test_the_default_cost_is_that_of_the_standard(tmp_path: Path) -> None:
    keys = KeyRing(tmp_path, WallClock())
    key = keys.create("1001", "pass")
    assert keys.unlock_with_password("1001", "pass") == key
    stored = json.loads((tmp_path / "keys.json").read_text())
    assert stored["clerks"]["1001"]["cost"] == {"passes": 3, "memory_kib": 65536, "lanes": 4}
    assert key.hex() not in (tmp_path / "keys.json").read_text()


def test_the_keyring_opens_without_a_password(tmp_path: Path) -> None:
    keeper = MemoryKeeper()
    key = ring(tmp_path, keeper=keeper).create()
    assert ring(tmp_path, keeper=keeper).unlock_with_keyring() == key
    assert ring(tmp_path).unlock_with_keyring() is None
    keeper.secrets.clear()
    assert ring(tmp_path, keeper=keeper).unlock_with_keyring() is None


def test_a_key_that_nobody_could_open_is_never_made(tmp_path: Path) -> None:
    with pytest.raises(KeyRingError, match="密钥环"):
        ring(tmp_path).create()
    with pytest.raises(KeyRingError, match="密钥环"):
        ring(tmp_path, keeper=MemoryKeeper(willing=False)).create()
    assert not ring(tmp_path).exists
    ring(tmp_path).create("1001", "x")
    with pytest.raises(KeyRingError, match="已有"):
        ring(tmp_path).create("1001", "x")


def test_a_withdrawn_clerk_opens_nothing_but_the_last_wrap_stays(tmp_path: Path) -> None:
    key = ring(tmp_path).create("1001", "a")
    ring(tmp_path).add_clerk_wrap(key, "1002", "b")
    ring(tmp_path).remove_clerk_wrap("1001")
    assert problem(ring(tmp_path).unlock_with_password("1001", "a")).code == "unknown_clerk"
    ring(tmp_path).remove_clerk_wrap("1002")
    assert ring(tmp_path).unlock_with_password("1002", "b") == key


def test_five_wrong_passwords_lock_for_five_minutes_then_longer(tmp_path: Path) -> None:
    clock = WallClock()
    key = ring(tmp_path, clock).create("1001", "right")
    for left in (4, 3, 2, 1):
        told = problem(ring(tmp_path, clock).unlock_with_password("1001", "wrong"))
        assert told.code == "wrong_password"
        assert f"再错{left}次" in told.sentence
    locked = problem(ring(tmp_path, clock).unlock_with_password("1001", "wrong"))
    assert (locked.code, locked.wait_s) == ("locked_out", 300)
    assert "5分钟" in locked.sentence
    clock.pass_time(timedelta(seconds=299))
    assert problem(ring(tmp_path, clock).unlock_with_password("1001", "right")).wait_s == 1
    clock.pass_time(timedelta(seconds=1))
    again = problem(ring(tmp_path, clock).unlock_with_password("1001", "wrong"))
    assert again.wait_s == 600
    clock.pass_time(timedelta(seconds=600))
    assert ring(tmp_path, clock).unlock_with_password("1001", "right") == key
    assert (
        problem(ring(tmp_path, clock).unlock_with_password("1001", "no")).code == "wrong_password"
    )


def locked_ring(folder: Path, clock: WallClock) -> None:
    ring(folder, clock).create("1001", "right")
    for _ in range(5):
        ring(folder, clock).unlock_with_password("1001", "wrong")


def test_setting_the_clock_forward_shortens_nothing_within_one_boot(tmp_path: Path) -> None:
    clock = WallClock()
    locked_ring(tmp_path, clock)
    clock.at += timedelta(days=1)
    assert problem(ring(tmp_path, clock).unlock_with_password("1001", "right")).wait_s == 300


def test_after_a_restart_the_wait_goes_on_and_never_grows(tmp_path: Path) -> None:
    clock = WallClock()
    locked_ring(tmp_path, clock)
    clock.boot, clock.monotonic_ms = "boot-2", 5
    clock.at += timedelta(seconds=100)
    assert problem(ring(tmp_path, clock).unlock_with_password("1001", "right")).wait_s == 200
    clock.at -= timedelta(days=30)
    assert problem(ring(tmp_path, clock).unlock_with_password("1001", "right")).wait_s == 300


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no file modes")
def test_the_key_file_is_its_owners_alone(tmp_path: Path) -> None:
    ring(tmp_path).create("1001", "x")
    assert stat.S_IMODE((tmp_path / "keys.json").stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"{", "损坏"), (b'{"version":2,"profile":"","clerks":{}}', "更新版本"), (None, "没有密钥")],
)
def test_a_key_file_that_cannot_be_used_is_told(
    tmp_path: Path, content: bytes | None, said: str
) -> None:
    if content is not None:
        (tmp_path / "keys.json").write_bytes(content)
    with pytest.raises(KeyRingError) as raised:
        ring(tmp_path).unlock_with_password("1001", "x")
    assert said in raised.value.sentence


def test_a_wrap_moved_to_another_clerk_opens_nothing(tmp_path: Path) -> None:
    key = ring(tmp_path).create("1001", "same")
    ring(tmp_path).add_clerk_wrap(key, "1002", "same")
    stored = json.loads((tmp_path / "keys.json").read_text())
    stored["clerks"]["1002"] = stored["clerks"]["1001"]
    (tmp_path / "keys.json").write_text(json.dumps(stored))
    assert problem(ring(tmp_path).unlock_with_password("1002", "same")).code == "wrong_password"


def test_a_machine_without_a_keyring_has_no_keeper() -> None:
    assert os_secret_keeper() is None
