"""The database key and its wraps: one by each clerk's password, one by the system's keyring.

The 256-bit data key is random and stands nowhere in clear. ``profile/keys.json`` holds it wrapped
with AES-256-GCM under Argon2id (RFC 9106) of each enrolled clerk's password. Sign-in's thread.
"""

import os
from pathlib import Path
from typing import Annotated, Final

import msgspec
import uuid_utils
from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from window_desk.desk.store.durable_files import replace_durably
from window_desk.desk.store.lockout import Lockout, SignInProblem
from window_desk.desk.store.secret_keeper import SecretKeeper
from window_desk.desk.use_cases.clock_ports import Clock

KEY_BYTES: Final = 32
_SALT_BYTES: Final = 16
_NONCE_BYTES: Final = 12
_FILE_NAME: Final = "keys.json"


class WrapCost(msgspec.Struct, frozen=True):
    """Argon2id cost; the default is RFC 9106's second choice with 64 MiB."""

    passes: Annotated[int, msgspec.Meta(ge=1, le=64)] = 3
    memory_kib: Annotated[int, msgspec.Meta(ge=8, le=4 * 1024 * 1024)] = 64 * 1024
    lanes: Annotated[int, msgspec.Meta(ge=1, le=64)] = 4


class _Wrap(msgspec.Struct, frozen=True):
    cost: WrapCost
    salt: bytes
    nonce: bytes
    wrapped: bytes


class _Keys(msgspec.Struct, frozen=True):
    version: int
    profile: str
    clerks: dict[str, _Wrap]
    in_keyring: bool = False


class KeyRingError(Exception):
    """The key file is missing, damaged or of a newer program; ``sentence`` says the next step."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class KeyRing:
    """The wraps of one profile.

    Wrong passwords are counted per clerk; a locked-out clerk is refused before anything is tried.
    """

    def __init__(
        self,
        profile: Path,
        clock: Clock,
        keeper: SecretKeeper | None = None,
        cost: WrapCost | None = None,
    ) -> None:
        self._path = profile / _FILE_NAME
        self._keeper = keeper
        self._cost = cost or WrapCost()
        self.lockout = Lockout(profile, clock)

    @property
    def exists(self) -> bool:
        """Whether this profile has a key already."""
        return self._path.exists()

    @property
    def clerks(self) -> frozenset[str]:
        """Numbers of the clerks whose password opens this profile."""
        return frozenset(self._read().clerks)

    def create(self, clerk: str = "", password: str = "") -> bytes:
        """Make the profile's key, wrapped by the keyring, the clerk's password, or both.

        Returns the data key. Raises :class:`KeyRingError` when the profile has a key already, or
        when there is neither a keyring nor a password to wrap it.
        """
        if self.exists:
            raise KeyRingError("本机已有密钥文件，请直接登录，不要重复初始化。")
        key = os.urandom(KEY_BYTES)
        profile = str(uuid_utils.uuid4())
        clerks = {clerk: self._wrap(profile, clerk, password, key)} if clerk and password else {}
        in_keyring = self._keeper is not None and self._keeper.keep(profile, key)
        if not clerks and not in_keyring:
            raise KeyRingError("本机没有系统密钥环，请输入工号和密码来保护本机数据。")
        self._write(_Keys(1, profile, clerks, in_keyring))
        return key

    def unlock_with_keyring(self) -> bytes | None:
        """The data key from the system's keyring, or ``None`` when it is not there."""
        keys = self._read()
        if self._keeper is None or not keys.in_keyring:
            return None
        key = self._keeper.read(keys.profile)
        return key if key is not None and len(key) == KEY_BYTES else None

    def unlock_with_password(self, clerk: str, password: str) -> bytes | SignInProblem:
        """The data key, or why not: locked out, unknown clerk, or wrong password."""
        waiting = self.lockout.standing(clerk)
        if waiting is not None:
            return waiting
        keys = self._read()
        wrap = keys.clerks.get(clerk)
        if wrap is None:
            return SignInProblem(
                "unknown_clerk",
                "本机没有该工号的登录记录，请核对工号，或由已在本机登录过的人员先开机。",
            )
        try:
            key = AESGCM(_derived(password, wrap.salt, wrap.cost)).decrypt(
                wrap.nonce, wrap.wrapped, _bound_to(keys.profile, clerk)
            )
        except InvalidTag:
            return self.lockout.wrong(clerk)
        self.lockout.right(clerk)
        return key

    def add_clerk_wrap(self, key: bytes, clerk: str, password: str) -> None:
        """Let ``clerk`` open the profile with ``password``; replaces his older wrap."""
        keys = self._read()
        wrap = self._wrap(keys.profile, clerk, password, key)
        self._write(msgspec.structs.replace(keys, clerks={**keys.clerks, clerk: wrap}))

    def remove_clerk_wrap(self, clerk: str) -> None:
        """A withdrawn clerk's password opens the profile no more.

        The last wrap stays while the keyring has no copy, or nobody could open the profile again.
        """
        keys = self._read()
        rest = {number: wrap for number, wrap in keys.clerks.items() if number != clerk}
        if rest or keys.in_keyring:
            self._write(msgspec.structs.replace(keys, clerks=rest))

    def _wrap(self, profile: str, clerk: str, password: str, key: bytes) -> _Wrap:
        salt = os.urandom(_SALT_BYTES)
        nonce = os.urandom(_NONCE_BYTES)
        cipher = AESGCM(_derived(password, salt, self._cost))
        return _Wrap(self._cost, salt, nonce, cipher.encrypt(nonce, key, _bound_to(profile, clerk)))

    def _read(self) -> _Keys:
        try:
            keys = msgspec.json.decode(self._path.read_bytes(), type=_Keys)
        except FileNotFoundError:
            raise KeyRingError("本机没有密钥文件，请先用注册码启用本机。") from None
        except msgspec.MsgspecError:
            raise KeyRingError("本机密钥文件损坏，请联系管理员从备份恢复 keys.json。") from None
        if keys.version != 1:
            raise KeyRingError("本机密钥文件由更新版本的程序保存，请安装最新版本后再打开。")
        return keys

    def _write(self, keys: _Keys) -> None:
        replace_durably(self._path, msgspec.json.encode(keys))


def _derived(password: str, salt: bytes, cost: WrapCost) -> bytes:
    return hash_secret_raw(
        password.encode(),
        salt,
        time_cost=cost.passes,
        memory_cost=cost.memory_kib,
        parallelism=cost.lanes,
        hash_len=KEY_BYTES,
        type=Type.ID,
    )


def _bound_to(profile: str, clerk: str) -> bytes:
    return f"window-desk key {profile} {clerk}".encode()
