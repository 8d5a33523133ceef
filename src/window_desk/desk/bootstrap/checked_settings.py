"""The settings of this PC as the settings screen changes them: addresses are checked first."""

from window_desk.desk.store.pc_settings import PcSettings
from window_desk.desk.ui.screens.settings.presenter import SettingKey
from window_desk.desk.use_cases.device_values import DeviceError

_DEVICES = frozenset({SettingKey.PRINTER_ADDRESS.value, SettingKey.READER_ADDRESS.value})


class CheckedSettings:
    """Implements the ``Settings`` port. An empty value always goes: it takes the setting away."""

    def __init__(self, settings: PcSettings, *, allow_plain_http: bool) -> None:
        self._settings = settings
        self._allow_plain_http = allow_plain_http

    def get(self, key: str) -> str:
        """A setting, or empty."""
        return self._settings.get(key)

    def set(self, key: str, value: str) -> str:
        """Keep a setting; one Chinese sentence where it can't be kept, else empty."""
        if value and key in _DEVICES:
            sentence = _device_objection(value)
            if sentence:
                return sentence
        if value and key == SettingKey.COUNTY_ADDRESS.value:
            from window_desk.desk.sync.enrol import EnrolProblem, tidy_address

            tidy = tidy_address(value, allow_plain_http=self._allow_plain_http)
            if isinstance(tidy, EnrolProblem):
                return tidy.sentence
            value = tidy
        return self._settings.set(key, value)


def _device_objection(address: str) -> str:
    from window_desk.desk.devices.addresses import parse_address

    try:
        parse_address(address)
    except DeviceError as error:
        return str(error)
    return ""
