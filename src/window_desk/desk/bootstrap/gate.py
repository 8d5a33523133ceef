"""Who may work at this desk: enrolment, unlocking, signing in. Runs on the gate thread.

The store is opened here, after the window shows, because SQLAlchemy and SQLCipher take longer to
import than the whole window takes to come up.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING

from window_desk.desk.bootstrap.options import DeskOptions
from window_desk.desk.pc_clock import PcClock
from window_desk.desk.ui.screens.sign_in.enrol_presenter import (
    EnrolFieldName,
    EnrolForm,
    EnrolOutcome,
)
from window_desk.desk.ui.screens.sign_in.presenter import SignInOutcome

if TYPE_CHECKING:
    from window_desk.casework.duties import Clerk
    from window_desk.desk.store.enrolment_keys import EnrolmentKeys
    from window_desk.desk.store.key_ring import KeyRing
    from window_desk.desk.store.lockout import SignInProblem
    from window_desk.desk.store.opening import DeskStore
    from window_desk.desk.sync.core.engine import SyncEngine
    from window_desk.desk.sync.enrol import Enrolment
    from window_desk.desk.use_cases.sync_ports import Transfer

ENROLLED_MARK = "enrolled"
_LOCK_FILE = "lock"
_DISK_REFUSED = "磁盘写不进去，请检查磁盘空间和权限后再试。"
_ENROLLED_MEANWHILE = "本机已经登记，请关闭本窗口后重新打开程序，再用工号登录。"
_MOST_FETCH_ROUNDS = 5
# nothing of Qt: classes of widgets are made on the screen's thread
_FOR_SIGN_IN = (
    "store.opening",
    "store.key_ring",
    "store.sign_in",
    "use_cases.print_papers",
    "use_cases.issue_certificate",
    "devices.device_desk",
    "sync.line",
    "sync.transport",
)


class DeskGate:
    """Opens the store for the first clerk and lets further clerks in."""

    def __init__(self, options: DeskOptions, clock: PcClock) -> None:
        self._options = options
        self._clock = clock
        self._key = b""
        self._ring: KeyRing | None = None
        self._enrolment: Enrolment | None = None
        self._fetching: SyncEngine | None = None
        self.store: DeskStore | None = None
        self.clerk: Clerk | None = None

    @property
    def is_enrolled(self) -> bool:
        """Whether a first clerk was let in here; before that the profile holds nobody's work."""
        return (self._options.profile / ENROLLED_MARK).exists()

    @staticmethod
    def prepare() -> None:
        """Import what the first sign-in needs, while the clerk still types."""
        for name in _FOR_SIGN_IN:
            import_module(f"window_desk.desk.{name}")

    def sign_in(self, clerk_number: str, password: str) -> SignInOutcome:
        """Unlock the store if need be, and check the clerk."""
        from window_desk.desk.store.key_ring import KeyRingError
        from window_desk.desk.use_cases.ports import StoreFailureError

        try:
            opened_before = self.store is not None
            if not opened_before:
                refused = self._unlock(clerk_number, password)
                if refused is not None:
                    return refused
            return self._check(clerk_number, password, wrap_anew=opened_before)
        except (KeyRingError, StoreFailureError) as error:
            return SignInOutcome(welcome=False, sentence=error.sentence, field="number")
        except OSError:
            return SignInOutcome(welcome=False, sentence=_DISK_REFUSED, field="number")

    def enrol(self, form: EnrolForm, tell: Callable[[str], None]) -> EnrolOutcome:
        """Trade the one-time code for an identity, fetch the county's data, check the clerk."""
        from window_desk.desk.store.failures import ProfileInUseError
        from window_desk.desk.store.key_ring import KeyRingError
        from window_desk.desk.use_cases.ports import StoreFailureError

        try:
            return self._enrol(form, tell)
        except (KeyRingError, ProfileInUseError, StoreFailureError) as error:
            return EnrolOutcome(error.sentence)
        except OSError:
            return EnrolOutcome(_DISK_REFUSED)

    def transfers(self) -> Sequence[Transfer]:
        """What goes over the line while this PC is being enrolled; any thread."""
        fetching = self._fetching
        return fetching.meter.transfers() if fetching is not None else ()

    def interrupt(self) -> None:
        """Break off what an enrolment fetches; any thread."""
        fetching = self._fetching
        if fetching is not None:
            fetching.interrupt()

    def close(self) -> None:
        """Close the store."""
        if self.store is not None:
            self.store.close()
            self.store = None

    def _unlock(self, clerk_number: str, password: str) -> SignInOutcome | None:
        from window_desk.desk.store.failures import (
            NewerDatabaseError,
            ProfileInUseError,
            WrongKeyError,
        )
        from window_desk.desk.store.opening import open_store

        ring = self._key_ring()
        key = ring.unlock_with_keyring()
        if key is None:
            unlocked = ring.unlock_with_password(clerk_number, password)
            if not isinstance(unlocked, bytes):
                return _refused(unlocked)
            key = unlocked
        try:
            self.store = open_store(self._options.profile, key, self._clock, self._options.marks)
        except (ProfileInUseError, WrongKeyError, NewerDatabaseError) as error:
            return SignInOutcome(welcome=False, sentence=error.sentence, field="number")
        self._key = key
        return None

    def _check(self, clerk_number: str, password: str, *, wrap_anew: bool) -> SignInOutcome:
        """Check the clerk; ``wrap_anew`` lets a changed password open this PC from now on."""
        from window_desk.casework.duties import Clerk
        from window_desk.desk.store.sign_in import SignIn

        if self.store is None:
            raise RuntimeError("the store is opened before a clerk is checked")
        ring = self._key_ring()
        found = SignIn(self.store.cache, ring.lockout).verify_clerk(clerk_number, password)
        if not isinstance(found, Clerk):
            return _refused(found)
        if wrap_anew or clerk_number not in ring.clerks:
            ring.add_clerk_wrap(self._key, clerk_number, password)
        known = self.store.cache.clerks()
        for number in ring.clerks - {clerk_number}:
            if number not in known or not known[number].active:
                ring.remove_clerk_wrap(number)
        self.clerk = found
        return SignInOutcome(welcome=True)

    def _enrol(self, form: EnrolForm, tell: Callable[[str], None]) -> EnrolOutcome:
        from window_desk.desk.sync.enrol import EnrolProblem

        tell("正在连接县级服务器……")
        store = self._new_store(form)
        if store.journal.executor.submit(store.sync.identity).result() is None:
            reply = self._enrolment_of(store).enrol(form.address, form.code, form.name)
            if isinstance(reply, EnrolProblem):
                return EnrolOutcome(reply.sentence, field_of(reply.field.value))
        tell("正在下载事项、日历、人员名单和本县办件……")
        trouble = self._fetch(store)
        if trouble:
            return EnrolOutcome(trouble, "address")
        tell("正在核对工号……")
        outcome = self._check(form.clerk, form.password, wrap_anew=True)
        if not outcome.welcome:
            return EnrolOutcome(
                outcome.sentence, "clerk" if outcome.field == "number" else "password"
            )
        ring = self._key_ring()
        for other in ring.clerks - {form.clerk}:
            ring.remove_clerk_wrap(other)
        self._mark_enrolled()
        return EnrolOutcome()

    def _new_store(self, form: EnrolForm) -> DeskStore:
        """The store of a fresh profile."""
        from window_desk.desk.store.opening import open_store

        if self.store is None:
            profile = self._options.profile
            self._clear_profile()
            self._key = self._key_ring().create(form.clerk, form.password)
            self.store = open_store(profile, self._key, self._clock, self._options.marks)
        return self.store

    def _clear_profile(self) -> None:
        """Remove what an unfinished enrolment left, but for its keys: nobody's work.

        A copy of the program that was started before may have enrolled meanwhile: its work stays.
        Raises ``ProfileInUseError`` while it runs, ``KeyRingError`` after that.
        """
        from window_desk.desk.store.enrolment_keys import FILE_NAME
        from window_desk.desk.store.key_ring import KeyRingError
        from window_desk.desk.store.profile_lock import ProfileLock

        lock = ProfileLock(self._options.profile)
        try:
            if self.is_enrolled:
                raise KeyRingError(_ENROLLED_MEANWHILE)
            for path in self._options.profile.iterdir():
                if path.is_dir():
                    shutil.rmtree(path)
                elif path.name not in {_LOCK_FILE, FILE_NAME}:
                    path.unlink()
        finally:
            lock.release()

    def _enrolment_of(self, store: DeskStore) -> Enrolment:
        from window_desk.desk.sync.enrol import Enrolment
        from window_desk.desk.sync.on_writer import OnWriter
        from window_desk.desk.sync.transport import HttpCounty

        if self._enrolment is None:
            self._enrolment = Enrolment(
                OnWriter(store.sync, store.journal.executor),
                HttpCounty,
                self._enrolment_keys(),
                allow_plain_http=self._options.allow_plain_http,
            )
        return self._enrolment

    def _enrolment_keys(self) -> EnrolmentKeys:
        from window_desk.desk.store.enrolment_keys import EnrolmentKeys

        return EnrolmentKeys(self._options.profile)

    def _fetch(self, store: DeskStore) -> str:
        """Pull until the county's newest data are here; the sentence of what stopped it, if any.

        A line that broke in the middle is tried again: after two tries the data come in pages.
        """
        from window_desk import __version__
        from window_desk.desk.sync.core.county_link import LINE_TROUBLES
        from window_desk.desk.sync.core.engine import SyncEngine
        from window_desk.desk.sync.on_writer import OnWriter
        from window_desk.desk.sync.transport import HttpCounty

        self._fetching = engine = SyncEngine(
            OnWriter(store.sync, store.journal.executor),
            HttpCounty,
            self._clock,
            random.SystemRandom(),
            app_version=__version__,
        )
        try:
            for _round in range(_MOST_FETCH_ROUNDS):
                report = engine.run_once()
                failure = report.failure
                if failure is not None and not (report.heard and failure.reason in LINE_TROUBLES):
                    return failure.sentence
                if report.drained:
                    return ""
            return report.sentence
        finally:
            self._fetching = None
            engine.close()

    def _mark_enrolled(self) -> None:
        from window_desk.desk.store.durable_files import replace_durably

        replace_durably(self._options.profile / ENROLLED_MARK, b"1")
        self._enrolment_keys().forget()

    def _key_ring(self) -> KeyRing:
        from window_desk.desk.store.key_ring import KeyRing
        from window_desk.desk.store.secret_keeper import os_secret_keeper

        if self._ring is None:
            keeper = os_secret_keeper() if self._options.use_system_keyring else None
            self._ring = KeyRing(self._options.profile, self._clock, keeper)
        return self._ring


def field_of(name: str) -> EnrolFieldName:
    """The field of the page for one of ``EnrolField``; empty for what stands below the form."""
    match name:
        case "address":
            return "address"
        case "code":
            return "code"
        case "name":
            return "name"
        case _:
            return ""


def _refused(problem: SignInProblem) -> SignInOutcome:
    about_number = problem.code in {"unknown_clerk", "inactive", "no_verifier"}
    return SignInOutcome(
        welcome=False,
        sentence=problem.sentence,
        wait_s=problem.wait_s,
        field="number" if about_number else "password",
    )
