"""The print ledger: one row a copy, from queued to what became of it. Functions over rows."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from window_desk.desk.store.engine import Row, Rows
from window_desk.desk.use_cases.print_ledger import (
    PaperKind,
    PaperToPrint,
    PrintJob,
    PrintState,
)

_COLUMNS: Final = (
    "id, case_id, act, item, kind, document_number, copy_number, state, trouble, reason, clerk,"
    " queued_at, changed_at"
)


class ReasonMissingError(ValueError):
    """A second or later copy was asked for without a reason."""


def queue(rows: Rows, job: str, paper: PaperToPrint, clerk: str, now: datetime) -> None:
    """Queue one copy as ``job``; raises :class:`ReasonMissingError` for a copy without reason.

    Every copy of a case's paper counts, failed ones too: two of one number must never be out. What
    belongs to no case (a plain list of materials) is not counted.
    """
    copy_number = _copies(rows, paper) + 1 if paper.case else 1
    if copy_number > 1 and not paper.reason.strip():
        raise ReasonMissingError("补打必须填写原因")
    rows.run(
        f"INSERT INTO print_job ({_COLUMNS})"  # noqa: S608
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, '', ?, ?, ?, ?)",
        job,
        paper.case,
        paper.act,
        paper.item,
        paper.kind.value,
        paper.document_number,
        copy_number,
        PrintState.QUEUED.value,
        paper.reason,
        clerk,
        now.isoformat(),
        now.isoformat(),
    )


def set_state(
    rows: Rows,
    job: str,
    state: PrintState,
    trouble: str,
    content: bytes | None,
    now: datetime,
) -> None:
    """Record what became of a copy; raises ``KeyError`` for an unknown one."""
    changed = rows.run(
        "UPDATE print_job SET state = ?, trouble = ?, changed_at = ?,"
        " content = coalesce(?, content) WHERE id = ?",
        state.value,
        trouble,
        now.isoformat(),
        content,
        job,
    )
    if changed != 1:
        raise KeyError(job)


def job_of(rows: Rows, job: str) -> PrintJob | None:
    """One copy with its content."""
    row = rows.first(f"SELECT {_COLUMNS}, content FROM print_job WHERE id = ?", job)  # noqa: S608
    return _job(row[:-1], bytes(row[-1])) if row is not None else None


def jobs(rows: Rows, states: Sequence[PrintState], limit: int) -> list[PrintJob]:
    """Copies in one of ``states`` (all when empty), newest first, without contents."""
    marks = ", ".join("?" * len(states))
    where = f"WHERE state IN ({marks})" if states else ""
    found = rows.all(
        f"SELECT {_COLUMNS} FROM print_job {where} ORDER BY row DESC LIMIT ?",  # noqa: S608
        *(state.value for state in states),
        limit,
    )
    return [_job(row) for row in found]


def jobs_of_case(rows: Rows, case: str) -> tuple[PrintJob, ...]:
    """Every copy of a case's papers, oldest first, without contents."""
    found = rows.all(
        f"SELECT {_COLUMNS} FROM print_job WHERE case_id = ? ORDER BY row",  # noqa: S608
        case,
    )
    return tuple(_job(row) for row in found)


def _copies(rows: Rows, paper: PaperToPrint) -> int:
    found = rows.first(
        "SELECT count(*) FROM print_job WHERE case_id = ? AND act = ? AND kind = ?"
        " AND item = ? AND document_number = ?",
        paper.case,
        paper.act,
        paper.kind.value,
        paper.item,
        paper.document_number,
    )
    return int(found[0]) if found is not None else 0


def _job(row: Row, content: bytes = b"") -> PrintJob:
    (
        job,
        case,
        act,
        item,
        kind,
        document_number,
        copy_number,
        state,
        trouble,
        reason,
        clerk,
        queued_at,
        changed_at,
    ) = row
    return PrintJob(
        id=job,
        case=case,
        act=act,
        item=item,
        kind=PaperKind(kind),
        document_number=document_number,
        copy_number=copy_number,
        state=PrintState(state),
        trouble=trouble,
        reason=reason,
        clerk=clerk,
        queued_at=datetime.fromisoformat(queued_at),
        changed_at=datetime.fromisoformat(changed_at),
        content=content,
    )
