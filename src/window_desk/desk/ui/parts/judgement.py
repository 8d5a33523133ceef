"""How a material was judged at the window, with its word, tone and key."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from window_desk.casework.acts import (
    Judgement,
)
from window_desk.desk.ui.parts.tone import Tone

NEEDS_REASON = frozenset({Judgement.NOT_AS_REQUIRED, Judgement.NOT_APPLICABLE})
"""Judgements that are not made without a reason in words."""

KEY_OF = {
    Judgement.IN_ORDER: "1",
    Judgement.MISSING: "2",
    Judgement.NOT_AS_REQUIRED: "3",
    Judgement.NOT_APPLICABLE: "4",
}

TONE_OF: dict[Judgement | None, Tone] = {
    None: Tone.OFF,
    Judgement.IN_ORDER: Tone.GOOD,
    Judgement.MISSING: Tone.TROUBLE,
    Judgement.NOT_AS_REQUIRED: Tone.NOTICE,
    Judgement.NOT_APPLICABLE: Tone.NEUTRAL,
}


@dataclass(frozen=True, slots=True)
class MaterialRow:
    """One material of the checklist, in words for the screen; ``judgement`` is ``None`` till judged.

    ``reasons`` are common reasons, offered with ↑ ↓ while a reason is typed; ``note`` stands quietly
    below the name; ``error`` is the sentence that stands at the row.
    """

    name: str
    originals: int = 1
    copies: int = 0
    necessity: str = ""
    issuer: str = ""
    judgement: Judgement | None = None
    reason: str = ""
    note: str = ""
    error: str = ""
    reasons: tuple[str, ...] = ()


def judgement_word(judgement: Judgement | None) -> str:
    """Return the word of a judgement, or that there is none yet."""
    translate = QCoreApplication.translate
    if judgement is None:
        return translate("Judgement", "未判")
    return {
        Judgement.IN_ORDER: translate("Judgement", "合格"),
        Judgement.MISSING: translate("Judgement", "缺"),
        Judgement.NOT_AS_REQUIRED: translate("Judgement", "不合要求"),
        Judgement.NOT_APPLICABLE: translate("Judgement", "不适用"),
    }[judgement]


def material_facts(row: MaterialRow) -> str:
    """Return the quiet line of a material: originals, copies, necessity, issuer."""
    translate = QCoreApplication.translate
    facts = []
    if row.originals:
        facts.append(translate("Judgement", "原件 {count}").format(count=row.originals))
    if row.copies:
        facts.append(translate("Judgement", "复印件 {count}").format(count=row.copies))
    facts += [fact for fact in (row.necessity, row.issuer, row.note) if fact]
    return " · ".join(facts)
