"""How far long work is, on stderr: a bar on a terminal, a line every two seconds elsewhere."""

import sys
import time

from window_desk.county.backups.manifest import Progress

_TELL_EVERY_S = 2.0
_DRAW_EVERY_S = 0.1
_CELLS = 30
_ERASE_TO_END = "\x1b[K"
_PHASES = {
    "archive": "归档",
    "checksum": "校验",
    "copy": "复制",
    "pg_dump": "导出",
    "pg_restore": "导入",
    "scans": "核查扫描件",
    "tidy": "清理扫描件",
    "verify": "核查",
}


def progress_lines() -> Progress:
    """Tells how far it is now and then; ``whole`` of 0 is work whose end is not known."""
    on_terminal = sys.stderr.isatty()
    pause_s = _DRAW_EVERY_S if on_terminal else _TELL_EVERY_S
    told_s = time.monotonic()

    def tell(phase: str, done: int, whole: int) -> None:
        nonlocal told_s
        if on_terminal and done == whole > 0:
            print(f"{_ERASE_TO_END}\r", file=sys.stderr, end="", flush=True)
            return
        if time.monotonic() - told_s < pause_s:
            return
        told_s = time.monotonic()
        share = f"{done * 100 // whole}%" if whole else f"{done}" if done else ""
        line = f"{_PHASES[phase]}… {share}".rstrip()
        if on_terminal:
            # The cursor stays at the beginning: whatever is written next is written over the bar.
            line = f"{_bar(done, whole)}{line}{_ERASE_TO_END}\r"
        print(line, file=sys.stderr, end="" if on_terminal else "\n", flush=True)

    return tell


def _bar(done: int, whole: int) -> str:
    if not whole:
        return ""
    filled = min(done * _CELLS // whole, _CELLS)
    return f"[{'#' * filled}{'.' * (_CELLS - filled)}] "
