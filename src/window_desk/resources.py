"""Where the files that are no code lie: ``resources/`` and ``forms/``. Imports nothing of ours.

A checkout (and the editable install of ``make setup``) holds both folders beside ``src/``. A
package for a PC puts them elsewhere and says so with ``WINDOW_DESK_RESOURCES``, the path of the
folder ``resources``; ``forms`` is its neighbour.
"""

from __future__ import annotations

import os
from pathlib import Path

RESOURCES_VARIABLE = "WINDOW_DESK_RESOURCES"


def _resources_folder() -> Path:
    named = os.environ.get(RESOURCES_VARIABLE)
    if named:
        return Path(named).resolve()
    return Path(__file__).resolve().parents[2] / "resources"


def resource_path(*parts: str) -> Path:
    """The path of a file or folder under ``resources/``; it is not checked that it exists."""
    return _resources_folder().joinpath(*parts)


def forms_path(*parts: str) -> Path:
    """The path of a file or folder under ``forms/``; it is not checked that it exists."""
    return _resources_folder().parent.joinpath("forms", *parts)
