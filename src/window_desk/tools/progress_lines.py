"""How far long work is, on stderr, every two seconds."""

import sys
import time

from window_desk.county.backups.manifest import Progress

_TELL_EVERY_S = 2.0
_PHASES = {
    "archive": "归档",
    "checksum": "校验",
    "copy": "复制",
    "pg_dump": "导出",
    "pg_restore": "导入",
    "verify": "核查",
}


def progress_lines() -> Progress:
    """Tells a line now and then; ``whole`` of 0 is work whose end is not known."""
    told_s = time.monotonic()

    def tell(phase: str, done: int, whole: int) -> None:
        nonlocal told_s
        if time.monotonic() - told_s < _TELL_EVERY_S:
            return
        told_s = time.monotonic()
        share = f"{done * 100 // whole}%" if whole else f"{done}" if done else ""
        print(f"{_PHASES[phase]}… {share}".rstrip(), file=sys.stderr, flush=True)

    return tell
