"""Another window of the same hall, without a screen: what its clerk does while this desk has no line.

A real desk with a store and an identity of its own; it works once and is closed.
"""

import random
import secrets
from pathlib import Path

from window_desk import __version__
from window_desk.desk.pc_clock import PcClock
from window_desk.desk.store.enrolment_keys import EnrolmentKeys
from window_desk.desk.store.opening import DeskStore, open_store
from window_desk.desk.sync.core.engine import SyncEngine
from window_desk.desk.sync.enrol import Enrolment, EnrolProblem
from window_desk.desk.sync.on_writer import OnWriter
from window_desk.desk.sync.transport import HttpCounty
from window_desk.desk.use_cases.counter import Counter
from window_desk.desk.use_cases.withdraw import withdraw
from window_desk.tools.demo_shift.children import ChildFailedError

_NAME = "2号窗口"
_REASON = "申请人到2号窗口提出撤回"


def withdraw_elsewhere(folder: Path, address: str, code: str, clerk: str, case: str) -> None:
    """Enrol at ``address``, read everything, withdraw ``case`` as ``clerk`` and send that.

    Raises :class:`ChildFailedError` where the other window can't be opened or its line fails.
    """
    clock = PcClock()
    profile = folder / "profile"
    store = open_store(profile, secrets.token_bytes(32), clock, folder / "marks")
    try:
        sync = OnWriter(store.sync, store.journal.executor)
        reply = Enrolment(sync, HttpCounty, EnrolmentKeys(profile)).enrol(address, code, _NAME)
        if isinstance(reply, EnrolProblem):
            raise ChildFailedError(f"另一窗口没有登记：{reply.sentence}")
        engine = SyncEngine(sync, HttpCounty, clock, random.SystemRandom(), app_version=__version__)
        try:
            _talk(engine)
            store.journal.executor.submit(_withdraw, store, clock, clerk, case).result()
            _talk(engine)
        finally:
            engine.close()
    finally:
        store.close()


def _talk(engine: SyncEngine) -> None:
    failure = engine.run_once().failure
    if failure is not None:
        raise ChildFailedError(f"另一窗口没有连上县里：{failure.sentence}")


def _withdraw(store: DeskStore, clock: PcClock, clerk: str, case: str) -> None:
    cache = store.cache
    counter = Counter(
        store.journal,
        clock,
        cache.site(),
        cache.calendar(),
        cache.clerks()[clerk],
        cache.rules(),
    )
    withdraw(counter, case, _REASON)
