"""The ID-card reader as screens see it; answers come back on the screen's thread."""

from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from functools import partial
from typing import Protocol

from PySide6.QtCore import QCoreApplication

from window_desk.desk.ui.bridge import Notices
from window_desk.desk.use_cases.device_values import DeviceError, IdCard

READ_TIMEOUT_S = 4.0


class CardReader(Protocol):
    """Reads the next card; ``DeviceDesk`` is one."""

    def read_card(self, address: str, timeout_s: float) -> Future[IdCard]:
        """The card laid on the reader at ``address``."""
        ...


class ReaderRoom:
    """Implements the ``CardReading`` port of the screens."""

    def __init__(self, reader: CardReader, address: Callable[[], str], notices: Notices) -> None:
        self._reader = reader
        self._address = address
        self._notices = notices

    def read(self, on_card: Callable[[IdCard], None], on_trouble: Callable[[str], None]) -> None:
        """Read the card that lies on the reader, or say why not."""
        address = self._address()
        if not address:
            on_trouble(
                QCoreApplication.translate(
                    "CardReading", "没有设置身份证阅读器，请到“设置”填写地址，或手工录入。"
                )
            )
            return

        def answered(card: Future[IdCard]) -> None:
            try:
                self._notices.post(partial(on_card, card.result()))
            except DeviceError as error:
                self._notices.post(partial(on_trouble, str(error)))
            except CancelledError:
                return

        self._reader.read_card(address, READ_TIMEOUT_S).add_done_callback(answered)
