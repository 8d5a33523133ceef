"""Reprint (补打): a new, marked copy with its reason; and the clerk's word on an unknown one.

Runs on the writer thread.
"""

from __future__ import annotations

from window_desk.casework.refusals import Refusal
from window_desk.desk.use_cases.counter import ActRefusedError, Counter
from window_desk.desk.use_cases.print_ledger import (
    PaperToPrint,
    PrintJob,
    PrintState,
)

SEEN_PRINTED = "经办人看过出纸，已打出。"
SEEN_NOT_PRINTED = "经办人看过出纸，没有打全，已补打。"
_STILL_OPEN = frozenset({PrintState.QUEUED, PrintState.SENDING})


def reprint(counter: Counter, copy: PrintJob, reason: str) -> str:
    """Queue one more copy of the same paper and return its id.

    Raises :class:`ActRefusedError` without a reason, or while ``copy`` itself waits to be printed.
    """
    if not reason.strip():
        raise ActRefusedError(
            Refusal("reason_missing", "reason", "补打须写明原因，请选择或者填写原因后再打印。")
        )
    if copy.state in _STILL_OPEN:
        raise ActRefusedError(
            Refusal("copy_waiting", "job", "这一份还在打印，请等它打完；没有打出再补打。")
        )
    with counter.journal.transaction() as transaction:
        return transaction.queue_paper(
            PaperToPrint(
                kind=copy.kind,
                case=copy.case,
                act=copy.act,
                document_number=copy.document_number,
                item=copy.item,
                reason=reason.strip(),
            ),
            counter.clerk.number,
        )


def answer_unknown(counter: Counter, copy: PrintJob, *, printed: bool, reason: str = "") -> str:
    """The clerk looked at the paper of an unknown copy.

    ``printed``: it is there; nothing more happens and the result is empty. Otherwise a marked copy
    is queued, whose id is returned, before the unknown one is closed. Raises
    :class:`ActRefusedError` if the copy is not unknown, or as :func:`reprint` does.
    """
    if copy.state is not PrintState.UNKNOWN:
        raise ActRefusedError(
            Refusal("copy_known", "job", "这一份的打印结果已经明确，不需要再确认。")
        )
    if printed:
        counter.journal.set_print_state(copy.id, PrintState.CONFIRMED, trouble=SEEN_PRINTED)
        return ""
    job = reprint(counter, copy, reason)
    counter.journal.set_print_state(copy.id, PrintState.CANCELLED, trouble=SEEN_NOT_PRINTED)
    return job
