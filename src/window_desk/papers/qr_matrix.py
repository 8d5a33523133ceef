"""QR codes as matrices of modules, drawn by segno (imported on first use), error correction M."""

from __future__ import annotations

from functools import lru_cache

QUIET_MODULES = 4


@lru_cache(maxsize=64)
def qr_matrix(payload: str) -> tuple[tuple[bool, ...], ...]:
    """The modules of ``payload`` (UTF-8), dark ones true, without the quiet zone.

    Raises ``ValueError`` if it is longer than a QR code can hold.
    """
    import segno

    try:
        code = segno.make_qr(payload, error="m", boost_error=False, encoding="utf-8", eci=False)
    except segno.DataOverflowError as error:
        raise ValueError("二维码内容过长，请缩短后重试。") from error
    return tuple(tuple(bool(module) for module in row) for row in code.matrix)


@lru_cache(maxsize=64)
def dark_runs(payload: str) -> tuple[tuple[int, int, int], ...]:
    """The dark modules as ``(row, column, length)`` runs, for drawing with few rectangles."""
    runs: list[tuple[int, int, int]] = []
    for y, row in enumerate(qr_matrix(payload)):
        x = 0
        while x < len(row):
            if not row[x]:
                x += 1
                continue
            start = x
            while x < len(row) and row[x]:
                x += 1
            runs.append((y, start, x - start))
    return tuple(runs)
