"""QR codes as matrices of modules, drawn by segno (imported on first use), error correction M."""

from __future__ import annotations

from functools import lru_cache

QUIET_MODULES = 4
_ALPHANUMERIC = frozenset("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")


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


def modules_across(payload: str) -> int:
    """How many modules the code of ``payload`` is wide; drawing it is left to the printer.

    A code's size depends on how many characters of which kind it holds, so codes of one form are
    measured once. Raises ``ValueError`` as :func:`qr_matrix`.
    """
    if payload.isascii() and payload.isdigit():
        return _modules_across("1", len(payload))
    if _ALPHANUMERIC.issuperset(payload):
        return _modules_across("A", len(payload))
    return _modules_across("a", len(payload.encode()))


@lru_cache(maxsize=256)
def _modules_across(character: str, length: int) -> int:
    return len(qr_matrix(character * length))


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
