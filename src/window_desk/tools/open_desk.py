"""Start the desk: what ``window-desk`` does without arguments, and ``window-desk desk`` with them.

Imports next to nothing: the clerk waits for what stands here.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from window_desk.desk.bootstrap import DeskProgram


def open_desk(
    profile: Path | None = None,
    county: str = "",
    on_ready: Callable[[DeskProgram], None] | None = None,
) -> int:
    """Run the desk until its window is closed; returns the exit status.

    Without ``profile`` it is the user's own; ``county`` is the address offered at enrolment.
    """
    # nothing that is made while starting is garbage; ``run_desk`` lets the collector go again
    gc.disable()
    from dataclasses import replace

    from window_desk.desk.bootstrap import DeskOptions, run_desk

    options = DeskOptions.usual(profile)
    return run_desk(replace(options, county_address=county), on_ready)
