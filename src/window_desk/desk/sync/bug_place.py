"""Where a bug happened, told without its message, which could quote personal data."""

import traceback
from pathlib import PurePath


def place_of(bug: BaseException) -> str:
    """The type of ``bug`` and the last frames that led to it, innermost first."""
    frames = traceback.extract_tb(bug.__traceback__)[-6:]
    places = (f"{PurePath(frame.filename).name}:{frame.lineno}" for frame in reversed(frames))
    return f"{type(bug).__name__} at {' < '.join(places)}"
