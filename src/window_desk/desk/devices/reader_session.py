"""Keeps looking at one ID reader, for a watch and for clerks who press the key, in turns on the
device thread.

A card that stays on the reader is told once: it is told again only after it was away for two looks.
"""

import logging
import time
from collections.abc import Callable
from concurrent.futures import Future
from typing import Final

from window_desk.desk.devices.addresses import DeviceAddress
from window_desk.desk.devices.byte_ports import BytePort, open_port
from window_desk.desk.devices.device_thread import closing_error
from window_desk.desk.devices.id_card_reader import IdCardReader
from window_desk.desk.use_cases.device_values import (
    CardNotRead,
    CardRead,
    DeviceError,
    DeviceTrouble,
    IdCard,
    ReaderBack,
    ReaderEvent,
    ReaderLost,
    ReaderStatus,
)

_logger = logging.getLogger(__name__)
# The modules ask for more than 300 ms between two searches.
LOOK_EVERY_S: Final = 0.35
REOPEN_EVERY_S: Final = 3.0
_AWAY_LOOKS: Final = 2
_TRIES: Final = 2
_OF_THE_CARD: Final = frozenset({DeviceTrouble.CARD_UNREADABLE, DeviceTrouble.CARD_BY_HAND})


class ReaderSession:
    """The poller of one reader; lives while it is watched or somebody waits for a card."""

    def __init__(self, address: DeviceAddress, reopen_every_s: float = REOPEN_EVERY_S) -> None:
        """Open nothing yet: the port is opened on the first turn."""
        self._address = address
        self._reopen_every_s = reopen_every_s
        self._port: BytePort | None = None
        self._reader: IdCardReader | None = None
        self._tell: Callable[[ReaderEvent], None] | None = None
        self._told_lost = False
        self._waiting: list[tuple[Future[IdCard], float]] = []
        self._turn = 0.0
        self._last_seen = ""
        self._away_looks = 0
        self._unread_looks = 0

    def watch(self, tell: Callable[[ReaderEvent], None]) -> None:
        """Tell `tell` of every card, loss and return from now on; replaces an earlier watch."""
        self._tell = tell
        self._told_lost = False
        self._turn = 0.0
        if self._reader is not None:
            self._report(ReaderBack())

    def unwatch(self) -> None:
        """End the watch."""
        self._tell = None

    def await_card(self, future: Future[IdCard], timeout_s: float) -> None:
        """Give the next card to `future`; NO_CARD after `timeout_s`."""
        self._waiting.append((future, time.monotonic() + timeout_s))
        if self._tell is None:
            self._turn = 0.0

    def status(self) -> ReaderStatus:
        """Ask the reader how it is."""
        try:
            return self._opened().status()
        except DeviceError as error:
            self._lose(error.trouble)
            return ReaderStatus(error.trouble)

    def next_turn(self) -> float | None:
        """See Poller. Whoever gave up waiting does not keep the port open, and gets no card."""
        self._waiting = [waiting for waiting in self._waiting if not waiting[0].cancelled()]
        return self._turn if self._tell is not None or self._waiting else None

    def take_turn(self) -> None:
        """See Poller: one look, and a read when a card is there."""
        self._turn = time.monotonic() + LOOK_EVERY_S
        try:
            self._look(self._opened())
        except DeviceError as error:
            self._lose(error.trouble)
        self._drop_the_late()

    def give_up(self) -> None:
        """See Poller; the session may be used again afterwards."""
        self._answer_waiting(closing_error())
        self._close()

    def _opened(self) -> IdCardReader:
        if self._reader is None:
            self._port = open_port(self._address)
            reader = IdCardReader(self._port)
            first = reader.status()
            if first.trouble is not None:
                raise DeviceError(first.trouble)
            self._reader = reader
            self._told_lost = False
            self._report(ReaderBack())
        return self._reader

    def _look(self, reader: IdCardReader) -> None:
        if not reader.find_card():
            self._away_looks += 1
            return
        try:
            card = reader.read_card()
        except DeviceError as error:
            if error.trouble not in _OF_THE_CARD:
                raise
            self._note_unread(error)
            return
        self._unread_looks = 0
        if not self._answer_waiting(card) and self._is_new(card.id_number):
            self._report(CardRead(card))
        self._last_seen, self._away_looks = card.id_number, 0

    def _note_unread(self, error: DeviceError) -> None:
        """Tell of an unreadable card once, and only when a second look fails too: it may just have
        been moving.
        """
        self._unread_looks += 1
        if error.trouble is DeviceTrouble.CARD_UNREADABLE and self._unread_looks < _TRIES:
            return
        if not self._answer_waiting(error) and self._is_new(error.trouble):
            self._report(CardNotRead(error.trouble))
        self._last_seen, self._away_looks = error.trouble, 0

    def _is_new(self, seen: str) -> bool:
        return seen != self._last_seen or self._away_looks >= _AWAY_LOOKS

    def _answer_waiting(self, result: IdCard | DeviceError) -> bool:
        """Give `result` to those who wait for a card; False when nobody does."""
        waiting, self._waiting = self._waiting, []
        for future, _ in waiting:
            _settle(future, result)
        return bool(waiting)

    def _lose(self, trouble: DeviceTrouble) -> None:
        self._close()
        self._turn = time.monotonic() + self._reopen_every_s
        self._answer_waiting(DeviceError(trouble))
        if not self._told_lost:
            self._told_lost = True
            self._report(ReaderLost(trouble))

    def _close(self) -> None:
        if self._port is not None:
            self._port.close()
        self._port = self._reader = None

    def _drop_the_late(self) -> None:
        now = time.monotonic()
        for waiting in [waiting for waiting in self._waiting if waiting[1] <= now]:
            self._waiting.remove(waiting)
            _settle(waiting[0], DeviceError(DeviceTrouble.NO_CARD))

    def _report(self, event: ReaderEvent) -> None:
        if self._tell is None:
            return
        try:
            self._tell(event)
        except Exception:
            _logger.exception("the reader's watcher failed")


def _settle(future: Future[IdCard], result: IdCard | DeviceError) -> None:
    """Fill `future` unless its owner gave it up meanwhile."""
    if not future.set_running_or_notify_cancel():
        return
    if isinstance(result, DeviceError):
        future.set_exception(result)
    else:
        future.set_result(result)
