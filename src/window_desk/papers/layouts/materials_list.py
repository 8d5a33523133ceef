"""The plain list of what to bring for an item (申请材料清单), for someone who only asks. Pure."""

from __future__ import annotations

from window_desk.casework.items import Fee, Material, Necessity, ServiceItem
from window_desk.casework.limits import Limit
from window_desk.papers.facts import ListFacts
from window_desk.papers.layouts.dates import chinese_date
from window_desk.papers.layouts.sentences import copies_words, fee_words, law_words, limit_words
from window_desk.papers.layouts.ticket_parts import counter_rows, head, pairs
from window_desk.papers.layouts.wording import paper_wording
from window_desk.papers.ticket import Blank, Columns, Pair, Rule, Text, Ticket, TicketLine

TITLE = "申请材料清单"
_WIDTHS = (2, 0)


def materials_list(facts: ListFacts) -> Ticket:
    """Conditions, materials, limits, fee and place of ``facts.item``."""
    item, wording = facts.item, paper_wording()
    lines: list[TicketLine] = [*head(facts), Text(item.name, bold=True)]
    if item.conditions:
        lines += [Rule(), Text("办理条件", bold=True)]
        lines += [_numbered(number, text) for number, text in enumerate(item.conditions, start=1)]
    lines += [Rule(), Text(f"需要带的材料（{len(item.materials)}项）", bold=True)]
    for number, material in enumerate(item.materials, start=1):
        lines += _material(number, material)
    lines += [
        Rule(),
        *pairs(
            (
                ("承诺期限", _limit(item.promised_limit)),
                ("法定期限", _limit(item.statutory_limit)),
            )
        ),
        *_fees(item.fees),
        *pairs(
            (
                ("办理结果", item.result.name),
                ("依据", "；".join(map(law_words, item.legal_basis))),
                ("办理地点", f"{facts.site_name}{facts.window_name}"),
            )
        ),
        Rule(),
        *counter_rows(facts),
        *pairs((("打印", chinese_date(facts.today)),)),
        *_form(item),
        Text(wording.list_note),
    ]
    return Ticket(TITLE, tuple(lines))


def _numbered(number: int, text: str) -> TicketLine:
    return Columns((str(number), text), _WIDTHS)


def _material(number: int, material: Material) -> list[TicketLine]:
    needed = "必备" if material.necessity is Necessity.MANDATORY else "视情况"
    counts = copies_words(material.originals, material.copies)
    lines: list[TicketLine] = [Columns((str(number), material.name), _WIDTHS, bold=True)]
    details = [f"{needed}，{counts}" if counts else needed]
    details += [f"情形：{material.condition}"] if material.condition else []
    details += [f"由{material.issuer}出具"] if material.issuer else []
    details += [material.note] if material.note else []
    lines += [Columns(("", detail), _WIDTHS) for detail in details]
    return lines


def _limit(limit: Limit | None) -> str:
    return "" if limit is None else limit_words(limit)


def _fees(fees: tuple[Fee, ...]) -> list[TicketLine]:
    if not fees:
        return [Pair("收费", fee_words(0))]
    return [
        Pair(f"收费（{fee.name}）", f"{fee_words(fee.fee_fen)}，依据{fee.basis}") for fee in fees
    ]


def _form(item: ServiceItem) -> list[TicketLine]:
    if item.application_form is None:
        return [Blank()]
    return [Text(paper_wording().list_form.format(form=item.application_form.title))]
