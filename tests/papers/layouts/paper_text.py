"""Everything that stands on a ticket or a letter, as lines of text."""

from __future__ import annotations

from window_desk.papers.letter import Fields, Letter, LetterTable, Paragraph
from window_desk.papers.ticket import Columns, Pair, Qr, Text, Ticket


def ticket_text(ticket: Ticket) -> str:
    """Everything that stands on a ticket, a line each."""
    lines = [ticket.title, ticket.mark]
    for line in ticket.lines:
        match line:
            case Text():
                lines.append(line.text)
            case Pair():
                lines.append(f"{line.label}：{line.value}")
            case Columns():
                lines.append(" ".join(line.cells))
            case Qr():
                lines.append(line.payload)
            case _:
                pass
    return "\n".join(lines)


def letter_text(letter: Letter) -> str:
    """Everything that stands on a letter."""
    lines = [letter.title, letter.number, letter.addressee, letter.issuer, letter.date_line]
    for block in letter.body:
        match block:
            case Paragraph():
                lines.append(block.text)
            case Fields():
                lines += ["：".join(row) for row in block.rows]
            case LetterTable():
                lines += [" ".join(row) for row in block.rows]
    if letter.recipient is not None:
        lines += [letter.recipient.statement, *letter.recipient.labels]
    return "\n".join([*lines, letter.footer, letter.mark])
