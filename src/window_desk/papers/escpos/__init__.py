"""Tickets to ESC/POS bytes and to the preview's picture."""

from window_desk.papers.escpos.picture import picture_of_ticket
from window_desk.papers.escpos.profiles import Charset, CutKind, PrinterProfile, load_profiles
from window_desk.papers.escpos.render import completion_request, render_ticket

__all__ = [
    "Charset",
    "CutKind",
    "PrinterProfile",
    "completion_request",
    "load_profiles",
    "picture_of_ticket",
    "render_ticket",
]
