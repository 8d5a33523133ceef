"""What a screen can do now: one value an action, with its key and, where it can't, the reason."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Action:
    """One thing the clerk may do on this screen.

    ``shortcut`` is a portable key sequence (``F8``, ``Ctrl+Return``); ``why_not`` is one sentence,
    shown whenever ``enabled`` is false.
    """

    key_id: str
    label: str
    shortcut: str
    run: Callable[[], None]
    enabled: bool = True
    why_not: str = ""
    tone: Literal["normal", "primary", "danger"] = "normal"
