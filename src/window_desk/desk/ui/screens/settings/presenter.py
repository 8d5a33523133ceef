"""The settings of this desk: read, checked and kept through a port. No Qt here."""

from enum import StrEnum
from typing import Protocol


class SettingKey(StrEnum):
    """What can be set at a desk."""

    THEME = "theme"
    LANGUAGE = "language"
    TEXT_SIZE = "text_size"
    PRINTER_ADDRESS = "printer_address"
    PRINTER_PROFILE = "printer_profile"
    DOCUMENT_PRINTER = "document_printer"
    READER_ADDRESS = "reader_address"
    COUNTY_ADDRESS = "county_address"


class Settings(Protocol):
    """Where settings are kept."""

    def get(self, key: str) -> str:
        """Return a setting, or an empty text where it was never set."""
        ...

    def set(self, key: str, value: str) -> str:
        """Keep a setting; return one sentence where the value can't be, else an empty text."""
        ...


class SettingsScreen(Protocol):
    """What the presenter needs of the view."""

    def show_value(self, key: SettingKey, value: str) -> None:
        """Show a setting."""
        ...

    def show_problem(self, key: SettingKey, sentence: str) -> None:
        """Say at a setting what is wrong; an empty sentence takes it away."""
        ...

    def show_kept(self, key: SettingKey, value: str) -> None:
        """Let the desk follow a setting that is kept now."""
        ...


DEFAULTS = {SettingKey.THEME: "light", SettingKey.LANGUAGE: "zh", SettingKey.TEXT_SIZE: "100"}


class SettingsPresenter:
    """Brings settings to the screen and back; each is kept the moment it is chosen."""

    def __init__(self, screen: SettingsScreen, settings: Settings) -> None:
        self._screen = screen
        self._settings = settings

    def value(self, key: SettingKey) -> str:
        """Return a setting as it is kept, or its default."""
        return self._settings.get(key.value) or DEFAULTS.get(key, "")

    def show_all(self) -> None:
        """Show every setting as it is kept."""
        for key in SettingKey:
            self._screen.show_value(key, self.value(key))

    def change(self, key: SettingKey, value: str) -> None:
        """Keep a setting, or say at its field why not."""
        if value == self.value(key):
            self._screen.show_problem(key, "")
            return
        sentence = self._settings.set(key.value, value)
        self._screen.show_problem(key, sentence)
        if not sentence:
            self._screen.show_kept(key, value)
