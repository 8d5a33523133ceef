"""The pause of heavy transfers as this PC keeps it, and what the system says of the line.

Screen's thread. The system tells of metered lines through ``QNetworkInformation``, where it has a
backend that can.
"""

from datetime import datetime

from PySide6.QtCore import QObject
from PySide6.QtNetwork import QNetworkInformation

from window_desk.desk.store.pc_settings import PcSettings
from window_desk.desk.use_cases.transfer_pause import TransferPause

_UNTIL = "transfers_paused_until"
_HEEDS = "heeds_metered_line"
_NO = "no"


class TransferSettings(QObject):
    """Restores the pause, keeps it, and watches the line."""

    def __init__(self, pause: TransferPause, settings: PcSettings) -> None:
        super().__init__()
        self._pause, self._settings = pause, settings
        pause.heed_metered(heeds=settings.get(_HEEDS) != _NO)
        pause.pause_until(_instant(settings.get(_UNTIL)))
        if QNetworkInformation.loadBackendByFeatures(QNetworkInformation.Feature.Metered):
            network = QNetworkInformation.instance()
            network.isMeteredChanged.connect(self._on_metered_changed)
            self._on_metered_changed(network.isMetered())

    def keep(self) -> str:
        """Keep what was chosen; one Chinese sentence where that is not possible, else empty."""
        state = self._pause.state()
        until = state.until.isoformat() if state.until is not None else ""
        return self._settings.set(_UNTIL, until) or self._settings.set(
            _HEEDS, "" if state.heeds_metered else _NO
        )

    def _on_metered_changed(self, is_metered: bool) -> None:
        self._pause.line_is_metered(is_metered=is_metered)


def _instant(text: str) -> datetime | None:
    """An instant that was kept; what is none counts as none."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo is not None else None
