"""How a desk is started."""

from dataclasses import dataclass
from pathlib import Path

import platformdirs


@dataclass(frozen=True, slots=True)
class DeskOptions:
    """``profile`` holds this PC's data, ``marks`` the second copy of the high-water marks.

    The others are first values for settings that the PC does not have yet.
    """

    profile: Path
    marks: Path
    county_address: str = ""
    printer_address: str = ""
    printer_profile: str = ""
    document_printer: str = ""
    reader_address: str = ""
    allow_plain_http: bool = False
    use_system_keyring: bool = True

    @classmethod
    def usual(cls, profile: Path | None = None) -> "DeskOptions":
        """The user's own profile, or the one at ``profile``."""
        own = Path(platformdirs.user_data_dir("window-desk", appauthor=False))
        chosen = profile or own / "desk"
        marks = Path(platformdirs.user_state_dir("window-desk", appauthor=False)) / "marks"
        return cls(profile=chosen, marks=marks if profile is None else chosen.parent / "marks")
