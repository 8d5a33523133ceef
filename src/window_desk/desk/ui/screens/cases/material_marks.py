"""What a clerk marked at the materials of a case and has not saved yet, and what stood against a mark."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from window_desk.casework.acts import Judgement, MaterialJudgement
from window_desk.casework.case import Case, CaseState, MaterialState

_LACKING = (Judgement.MISSING, Judgement.NOT_AS_REQUIRED)


@dataclass(slots=True)
class MaterialMarks:
    """By the keys of the materials; the screen is told anew at any time and both must outlast that."""

    judged: dict[str, MaterialJudgement] = field(default_factory=dict)
    objections: dict[str, str] = field(default_factory=dict)

    def judge(self, key: str, judgement: Judgement, reason: str) -> None:
        """Mark a material; an objection to an earlier mark is over."""
        self.judged[key] = MaterialJudgement(key, judgement, reason)
        self.objections.pop(key, None)

    def object_to(self, key: str, sentence: str) -> None:
        """Say at the material why it is not marked so; what it was marked before is gone."""
        self.judged.pop(key, None)
        self.objections[key] = sentence

    def saved(self, sent: Mapping[str, MaterialJudgement]) -> None:
        """These marks are in an act now; those made while it was saved stay."""
        self.judged = {key: mark for key, mark in self.judged.items() if sent.get(key) != mark}

    def clear(self) -> None:
        """Forget everything, as for another case."""
        self.judged.clear()
        self.objections.clear()


def is_asked_too_late(case: Case, material: MaterialState, judgement: Judgement) -> bool:
    """Whether the applicant was told once already, and not of this material (许可法 Art. 32(4))."""
    if judgement not in _LACKING:
        return False
    asked = {entry.key for entry in (*case.notice_entries, *case.further_entries)}
    told = case.notice_clock.told_on is not None or case.state is not CaseState.RECEIVED
    return told and not material.is_lacking and material.term.key not in asked
