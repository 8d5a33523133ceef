"""Whether a clerk may work here: his password against the county's Argon2id verifier, offline."""

from collections.abc import Mapping
from typing import Protocol

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

from window_desk.casework.duties import Clerk
from window_desk.desk.store.lockout import Lockout, SignInProblem
from window_desk.protocol.messages import ClerkRecord


class ClerkRecords(Protocol):
    """Where clerks are looked up: the cache of an open store."""

    def clerk_record(self, number: str) -> ClerkRecord | None:
        """A clerk's record with his password verifier."""
        ...

    def clerks(self) -> Mapping[str, Clerk]:
        """Clerks by number."""
        ...


class SignIn:
    """Verification of clerks against the newest reference data of an open store."""

    def __init__(self, records: ClerkRecords, lockout: Lockout) -> None:
        self._records = records
        self._lockout = lockout

    def verify_clerk(self, number: str, password: str) -> Clerk | SignInProblem:
        """The clerk, or why not: locked out, unknown, withdrawn by the county, or wrong password."""
        waiting = self._lockout.standing(number)
        if waiting is not None:
            return waiting
        record = self._records.clerk_record(number)
        if record is None:
            return SignInProblem(
                "unknown_clerk", "没有该工号，请核对工号，或联网更新人员名单后再试。"
            )
        try:
            PasswordHasher().verify(record.verifier, password)
        except InvalidHashError:
            return SignInProblem(
                "no_verifier", "该工号尚未设置登录密码，请联系管理员设置后联网再试。"
            )
        except Argon2Error:
            return self._lockout.wrong(number)
        self._lockout.right(number)
        clerk = self._records.clerks().get(number)
        if clerk is None or not clerk.active:
            return SignInProblem("inactive", "该工号已停用，请联系值班长或管理员。")
        return clerk
