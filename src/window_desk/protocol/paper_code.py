"""The text of a paper's QR code: which act made the paper, and the head of that act's hash.

Nobody can make up the hash of an act that he has not seen, so the county can tell a genuine paper
by looking the act up. Upper-case letters, digits and ``:`` keep the QR code small.
"""

import re
from dataclasses import dataclass

_FORM = re.compile(r"WD1:([A-Z]{2}):([0-9A-F]{32}):([0-9A-F]{32})\Z")

PAPER_LETTERS: dict[str, str] = {
    "receipt_slip": "RS",
    "one_time_notice": "NT",
    "summary": "SU",
    "acceptance": "AC",
    "refusal": "RF",
    "decision": "DE",
    "certificate": "CE",
}


@dataclass(frozen=True, slots=True)
class PaperCode:
    """``paper`` is a key of :data:`PAPER_LETTERS`, ``act`` its id, ``hash_head`` 32 hex characters."""

    paper: str
    act: str
    hash_head: str


def paper_code(paper: str, act: str, content_hash: str) -> str:
    """The QR text of the paper that the act ``act`` with this content hash made."""
    return f"WD1:{PAPER_LETTERS[paper]}:{act.replace('-', '').upper()}:{content_hash[:32].upper()}"


def read_paper_code(text: str) -> PaperCode | None:
    """What the QR text names, or ``None`` when it is not one of ours."""
    match = _FORM.match(text.strip())
    if match is None:
        return None
    papers = {letters: paper for paper, letters in PAPER_LETTERS.items()}
    paper = papers.get(match[1])
    if paper is None:
        return None
    digits = match[2].lower()
    act = "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))
    return PaperCode(paper, act, match[3].lower())
