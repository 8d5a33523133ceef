"""Has the database checked and copied once a day, on the thread "self-check"; says what is wrong."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from window_desk.desk.ui.bridge import Notices
from window_desk.desk.use_cases.ports import StoreFailureError

if TYPE_CHECKING:
    from window_desk.desk.store.opening import DeskStore
    from window_desk.desk.store.pc_settings import PcSettings

CHECKED_ON = "checked_on"
AFTER_START_S = 60.0
"""The morning's first minute belongs to the clerk."""

_log = logging.getLogger(__name__)


class SelfCheck:
    """Calls on the screen's thread; ``on_trouble`` gets a sentence there."""

    def __init__(
        self,
        store: DeskStore,
        settings: PcSettings,
        notices: Notices,
        on_trouble: Callable[[str], None],
        after_start_s: float = AFTER_START_S,
    ) -> None:
        self._store = store
        self._settings = settings
        self._notices = notices
        self._on_trouble = on_trouble
        self._stopped = threading.Event()
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="self-check")
        self._begun_on: date | None = None
        self._not_before_s = time.monotonic() + after_start_s

    def run_if_due(self, today: date) -> None:
        """Begin the check of ``today`` unless it was begun or done already."""
        if time.monotonic() < self._not_before_s or self._begun_on == today:
            return
        if self._settings.get(CHECKED_ON) == today.isoformat():
            return
        self._begun_on = today
        self._thread.submit(self._run, today)

    def close(self) -> None:
        """Break a check off and join the thread; it is done at the next start."""
        self._stopped.set()
        self._thread.shutdown(wait=True)

    def _run(self, today: date) -> None:
        from window_desk.desk.store.self_check import CheckStoppedError

        try:
            damage = self._store.check_and_copy(self._stopped.is_set)
        except CheckStoppedError:
            return
        except StoreFailureError as failure:
            _log.warning("no copy of the database: %s", failure.code)
            damage = failure
        except Exception:  # noqa: BLE001 - nobody waits for the answer
            _log.exception("the check of the database failed")
            return
        self._notices.post(partial(self._tell, today, damage))

    def _tell(self, today: date, trouble: StoreFailureError | None) -> None:
        if trouble is None:
            self._settings.set(CHECKED_ON, today.isoformat())
        else:
            self._on_trouble(trouble.sentence)
