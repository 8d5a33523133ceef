"""Attach a scan (扫描件) to a material: the file encrypted and durable first, then the act."""

from pathlib import Path

from window_desk.casework.acts import Act, ActKind
from window_desk.casework.refusals import Refusal
from window_desk.casework.scan_acts import (
    MAX_SCAN_BYTES,
    ScanAttached,
    file_objection,
)
from window_desk.desk.use_cases.counter import ActRefusedError, Counter

_MAGIC = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"%PDF-", "application/pdf"),
)


def attach_scan(counter: Counter, case: str, material: str, path: Path) -> Act:
    """Attach the file at ``path``; the same file again mends a copy that was lost.

    Raises ``ActRefusedError`` for what is no scan or cannot be read; ``StoreFailureError``.
    """
    content = _read(path)
    media_type = media_type_of(content)
    refusal = file_objection("0" * 64, len(content), media_type)
    if refusal is not None:
        raise ActRefusedError(refusal)
    with counter.journal.transaction() as transaction:
        counter.standing_case(transaction, case, ActKind.SCAN_ATTACHED)
    file = counter.journal.keep_file(content, media_type)
    body = ScanAttached(material, file.sha256, file.size, media_type)
    with counter.journal.transaction() as transaction:
        told = transaction.case(case)
        before = next(
            (
                scan
                for scan in (told.scans if told is not None else ())
                if (scan.material, scan.sha256) == (material, file.sha256)
            ),
            None,
        )
        if told is not None and before is not None:
            transaction.restore_file(file)
            return next(act for act in told.acts if act.id == before.act)
        act = counter.take(transaction, case, body)
        transaction.attach_file(act, file)
        return act


def media_type_of(content: bytes) -> str:
    """The media type by the first bytes; empty for anything else. A name can say what it likes."""
    return next((kind for magic, kind in _MAGIC if content.startswith(magic)), "")


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(MAX_SCAN_BYTES + 1)
    except OSError as error:
        raise ActRefusedError(
            Refusal("scan_unreadable", "file", "文件读不出来，请确认文件还在、没有被占用后再添加")
        ) from error
    return content
