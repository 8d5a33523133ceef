"""Everything on one thread and from one seed: executors that run at once, ids and keys from a seed.

Replaced are the standard library's thread pools and the sources of chance, none of the program's code.
"""

import random
import secrets
import threading
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future
from contextlib import ExitStack, contextmanager
from pkgutil import resolve_name
from typing import Any
from unittest.mock import patch

import msgspec
import uuid_utils

from window_desk.casework.calendar_notices import CalendarNotice
from window_desk.casework.workdays import OverlayDay, WorkdayCalendar, calendar_from_mappings
from window_desk.county.use_cases.knowledge import _calendar
from window_desk.protocol.signatures import DeskKey

WRITER = "desk-store-writer"
MARK_FLUSHER = "desk-high-water"

Hook = Callable[[str], None]

_AT_DESK = "window_desk.desk.store.reference_records.calendar_from_mappings"
_AT_COUNTY = "window_desk.county.use_cases.knowledge._calendar"
_calendars: dict[bytes, WorkdayCalendar] = {}
"""A workday calendar counts the days of decades: once for all that have the same notices."""


class AtOnce(Executor):
    """Runs what is submitted before it returns; ``before`` and ``after`` get the pool's name.

    What is no ``Exception`` (the power went off) goes up at once instead of waiting in a future.
    """

    def __init__(self, name: str, initializer: Callable[[], None], before: Hook, after: Hook):
        self._name = name
        self._initializer: Callable[[], None] | None = initializer
        self._before = before
        self._after = after
        self._depth = 0

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        if self._initializer is not None:
            self._initializer()
            self._initializer = None
        future: Future[Any] = Future()
        self._before(self._name)
        self._depth += 1
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001 - a future holds whatever its work raised
            future.set_exception(error)
        finally:
            self._depth -= 1
        if self._depth == 0:
            self._after(self._name)
        return future


@contextmanager
def one_thread(before: Hook, after: Hook) -> Iterator[None]:
    """Inside, desk stores and counties are opened without any thread of their own."""

    def pool(_workers: int, thread_name_prefix: str = "", initializer: Any = None) -> AtOnce:
        return AtOnce(thread_name_prefix, initializer or (lambda: None), before, after)

    places = (
        "window_desk.desk.store.writer.ThreadPoolExecutor",
        "window_desk.desk.store.high_water.ThreadPoolExecutor",
        "window_desk.county.bootstrap.ThreadPoolExecutor",
    )
    with ExitStack() as stack:
        for place in places:
            stack.enter_context(patch(place, pool))
        stack.enter_context(patch(_AT_DESK, _desk_calendar))
        stack.enter_context(patch(_AT_COUNTY, _county_calendar))
        yield


def _desk_calendar(
    notices: Sequence[Mapping[str, object]], overlays: Sequence[OverlayDay] = ()
) -> WorkdayCalendar:
    key = msgspec.json.encode((notices, [str(each) for each in overlays]))
    if key not in _calendars:
        _calendars[key] = calendar_from_mappings(notices, overlays)
    return _calendars[key]


def _county_calendar(
    notices: dict[int, CalendarNotice], overlays: dict[str, OverlayDay], before: WorkdayCalendar
) -> WorkdayCalendar:
    key = repr((notices, overlays)).encode()
    if key not in _calendars:
        _calendars[key] = _calendar(notices, overlays, before)
    return _calendars[key]


@contextmanager
def seeded(rng: random.Random) -> Iterator[None]:
    """Inside, ids, codes and keys come from ``rng``; ids rise like those of version 7.

    For the thread that enters alone: a desk that other tests share may go on talking to its county.
    """
    made, here = 0, threading.get_ident()

    def rising() -> uuid.UUID:
        nonlocal made
        made += 1
        return uuid.UUID(int=(made << 80) | (7 << 76) | (2 << 62) | rng.getrandbits(62))

    def any_id() -> uuid.UUID:
        return uuid.UUID(int=rng.getrandbits(128), version=4)

    sources: tuple[tuple[Any, str, Callable[..., Any]], ...] = (
        (uuid_utils, "uuid7", rising),
        (uuid_utils, "uuid4", any_id),
        (uuid, "uuid4", any_id),
        (secrets, "token_bytes", lambda count=32: rng.randbytes(count)),
        (secrets, "choice", rng.choice),
        (DeskKey, "generate", lambda: DeskKey(rng.randbytes(32))),
    )
    by_name = (
        ("window_desk.county.use_cases.lease.uuid7", rising),
        ("window_desk.county.use_cases.administer.uuid4", any_id),
        ("window_desk.county.bootstrap.uuid4", any_id),
    )

    def for_here(source: Callable[..., Any], other: Callable[..., Any]) -> Callable[..., Any]:
        def either(*values: Any, **named: Any) -> Any:
            chosen = source if threading.get_ident() == here else other
            return chosen(*values, **named)

        return either

    with ExitStack() as stack:
        for owner, name, source in sources:
            either = for_here(source, getattr(owner, name))
            is_method = owner is DeskKey
            stack.enter_context(
                patch.object(owner, name, staticmethod(either) if is_method else either)
            )
        for place, source in by_name:
            stack.enter_context(patch(place, for_here(source, resolve_name(place))))
        yield
