"""Receive (收件): an application becomes a case, with its receipt slip, in one transaction.

The other outcomes of intake follow in the same transaction through ``then``: accept, give notice,
refuse, or conclude on the spot.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import uuid_utils

from window_desk.casework.acts import (
    Act,
    Received,
)
from window_desk.casework.refusals import Refusal
from window_desk.casework.settlement import SettleWay
from window_desk.casework.terms import (
    terms_of,
)
from window_desk.desk.use_cases.application import Application
from window_desk.desk.use_cases.counter import ActRefusedError, Counter
from window_desk.desk.use_cases.intake_draft import SettledByReceipt
from window_desk.desk.use_cases.numbering import take_case_number
from window_desk.desk.use_cases.ports import JournalTransaction
from window_desk.desk.use_cases.print_ledger import (
    PaperKind,
    PaperToPrint,
)
from window_desk.desk.use_cases.settle import settling

FollowUp = Callable[[Counter, JournalTransaction, str], Act]


@dataclass(frozen=True, slots=True)
class Receipt:
    """What came of an intake: the case, its number, and the last act taken."""

    case: str
    number: str
    last_act: str


def receive(
    counter: Counter,
    application: Application,
    draft_key: str = "",
    then: FollowUp | None = None,
    settles: SettledByReceipt | None = None,
) -> Receipt:
    """Take the application in and do what follows at once; ``settles`` is a refused receipt of it.

    Raises :class:`ActRefusedError`, ``NoNumberLeftError`` or ``StoreFailureError``; then nothing
    is saved and the draft stays.
    """
    today = counter.today()
    refusal = _item_objection(application, today)
    if refusal is not None:
        raise ActRefusedError(refusal)
    case = str(uuid_utils.uuid7())
    with counter.journal.transaction() as transaction:
        number = take_case_number(transaction, counter.site, today)
        act = counter.take(
            transaction,
            case,
            Received(
                number=number,
                terms=terms_of(application.item),
                window=application.window,
                person=application.person,
                organisation=application.organisation,
                agent=application.agent,
                answers=application.answers,
                judgements=application.judgements,
                certificate_expires_on=application.certificate_expires_on,
            ),
        )
        transaction.queue_paper(
            PaperToPrint(PaperKind.RECEIPT_SLIP, case, act.id, number), counter.clerk.number
        )
        if then is not None:
            act = then(counter, transaction, case)
        if settles is not None:
            settling(counter, transaction, settles.case, settles.acts, SettleWay.REDONE, number)
        if draft_key:
            transaction.discard_draft(draft_key)
    return Receipt(case, number, act.id)


def _item_objection(application: Application, today: date) -> Refusal | None:
    item = application.item
    if not item.is_complete:
        return Refusal(
            "item_incomplete",
            "item",
            "事项“{item}”资料不完整，窗口暂不能受理，请联系事项管理员补全",
            {"item": item.name},
        )
    if not item.in_force_on(today):
        return Refusal(
            "item_not_in_force",
            "item",
            "事项“{item}”已于{day}停止受理，请告知申请人或改选现行事项",
            {
                "item": item.name,
                "day": str(item.effective_until or item.effective_from),
            },
        )
    refused = application.answer_objections()
    return refused[0] if refused else None
