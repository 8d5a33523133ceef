"""Ticket to bytes: a receipt slip as ESC/POS, against python-escpos given ready lines."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from tests.benchmarks.figures import Figure, Spread, Stage, in_turns, took_ms
from tests.papers.layouts.stories import VARIANTS, receipt_of

from window_desk.papers.escpos import PrinterProfile, load_profiles, render_ticket
from window_desk.papers.escpos.library import new_buffer, send_raw
from window_desk.papers.ticket import Columns, Pair, Qr, Text, Ticket, TicketLine
from window_desk.papers.ticket_layout import QrRow, TextRow, TicketRow, lay_out

BAR = 1.5
PROFILE = "58mm-gb18030"
_WARM_UP = 5
_OF_CASE = frozenset({"办件编号", "申请人", "身份证号", "联系电话"})
"""Labels whose values differ from case to case."""


def measure(stage: Stage) -> list[Figure]:
    """Slips of many cases, each once with the program and once without."""
    profile = load_profiles()[PROFILE]
    slip = receipt_of(VARIANTS[0])
    rounds = stage.size(400, 60)
    slips = [_of_case(slip, number) for number in range(rounds + _WARM_UP)]
    ready = [lay_out(each, profile.columns) for each in slips]
    waiting = iter(zip(slips, ready, strict=True))
    for _ in range(_WARM_UP):
        each, rows = next(waiting)
        render_ticket(each, profile)
        bare_ticket(rows, profile)
    our_ms: list[float] = []
    floor_ms: list[float] = []
    for each, rows in waiting:
        ours, floor = in_turns(
            1,
            partial(took_ms, partial(render_ticket, each, profile)),
            partial(took_ms, partial(bare_ticket, rows, profile)),
        )
        our_ms += ours
        floor_ms += floor
    spread, floor_spread = Spread.of(our_ms), Spread.of(floor_ms)
    unknown = [_of_another_item(slip, number) for number in range(rounds)]
    anew = Spread.of(took_ms(partial(render_ticket, each, profile)) for each in unknown)
    again = Spread.of(took_ms(lambda: render_ticket(slip, profile)) for _ in range(rounds))
    return [
        Figure(
            key="ticket",
            what="ticket to bytes: a receipt slip, 58 mm",
            floor_name="bare python-escpos, the same lines laid out beforehand",
            unit="ms",
            ours=spread,
            floor=floor_spread,
            bar="≤ 1.5 ×",
            meets=spread.median <= BAR * floor_spread.median,
            notes=(
                ("lines", float(len(ready[0]))),
                ("ms of the same slip again", again.median),
                ("ms of a slip of which no line was printed before", anew.median),
            ),
        )
    ]


def bare_ticket(rows: tuple[TicketRow, ...], profile: PrinterProfile) -> bytes:
    """What one writes with python-escpos alone: style, text in the printer's set, QR code, cut."""
    printer = new_buffer()
    printer.hw("INIT")
    send_raw(printer, b"\x1c\x26")
    for row in rows:
        if isinstance(row, TextRow):
            printer.set(
                align=row.align.value,
                bold=row.bold,
                custom_size=True,
                width=row.size,
                height=row.size,
            )
            send_raw(printer, row.text.encode("gb18030") + b"\n")
        elif isinstance(row, QrRow):
            printer.set(align="center")
            printer.qr(row.payload, 1, 4, native=True)
    if profile.cut:
        printer.cut("PART", feed=False)
    return printer.output


def _of_case(slip: Ticket, number: int) -> Ticket:
    """The slip of another case of the item: another number, applicant, and code."""
    return replace(slip, lines=tuple(_of_number(line, number) for line in slip.lines))


def _of_another_item(slip: Ticket, number: int) -> Ticket:
    """The slip with other words in every line but its rules."""
    sign = chr(ord("一") + number)
    return replace(slip, title=f"收件凭{sign}", lines=tuple(_worded(s, sign) for s in slip.lines))


def _worded(line: TicketLine, sign: str) -> TicketLine:
    match line:
        case Text():
            return replace(line, text=f"{line.text[:-1]}{sign}")
        case Pair():
            return replace(line, value=f"{line.value[:-1]}{sign}")
        case Columns():
            return replace(
                line, cells=(*line.cells[:1], f"{line.cells[1][:-1]}{sign}", *line.cells[2:])
            )
        case Qr():
            return replace(line, payload=f"{line.payload[:-1]}{ord(sign) % 10}")
        case _:
            return line


def _of_number(line: TicketLine, number: int) -> TicketLine:
    if isinstance(line, Qr):
        return replace(line, payload=f"{line.payload[:-6]}{number:06d}")
    if isinstance(line, Pair) and line.label in _OF_CASE:
        sign = f"{number:06d}" if line.label != "申请人" else chr(ord("一") + number)
        return replace(line, value=f"{line.value[: -len(sign)]}{sign}")
    return line
