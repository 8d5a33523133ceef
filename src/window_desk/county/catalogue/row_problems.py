"""The problem of one row or file, as every reader of the catalogue reports it."""

from dataclasses import dataclass

SHOWN_VALUE_LENGTH = 60


@dataclass(frozen=True, slots=True)
class RowProblem:
    """What is wrong where: one sentence that ends in the remedy.

    ``row`` counts as a spreadsheet does, the first line being 1; 0 is the table or file as a whole.
    ``file`` is set by readers of several files.
    """

    row: int
    field: str
    value: str
    sentence: str
    file: str = ""


def shown(value: str) -> str:
    """A value short enough to stand in a report."""
    text = " ".join(value.split())
    return text if len(text) <= SHOWN_VALUE_LENGTH else text[:SHOWN_VALUE_LENGTH] + "…"
