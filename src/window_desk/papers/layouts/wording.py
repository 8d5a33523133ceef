"""The fixed sentences of the papers, read from ``forms/papers/wording.json`` and checked.

A county may word them otherwise; what a sentence may speak of is fixed here, so that a wrong
placeholder is found when the file is read and not when a citizen waits for the paper.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from string import Formatter

import msgspec

from window_desk.resources import forms_path

_CASE = frozenset({"you", "received_on", "item", "number", "by"})
_ALLOWED: dict[str, frozenset[str]] = {
    "receipt_on_the_spot": frozenset({"starts_on", "limit"}),
    "receipt_complete": frozenset({"limit"}),
    "receipt_lacking": frozenset({"count", "notice_due"}),
    "receipt_unjudged": frozenset({"count", "notice_due"}),
    "supplement_until": frozenset({"count", "until", "where"}),
    "supplement_soon": frozenset({"count", "where"}),
    "notice_intro": _CASE,
    "notice_until": frozenset({"until", "where"}),
    "notice_soon": frozenset({"where"}),
    "notice_effect": frozenset({"limit"}),
    "acceptance_body": _CASE | {"starts_on"},
    "acceptance_deemed": _CASE | {"starts_on"},
    "acceptance_promise": frozenset({"promised_due"}),
    "suspension_body": _CASE | {"starts_on", "step"},
    "suspension_other": _CASE | {"starts_on", "basis"},
    "suspension_again": frozenset({"former", "former_days"}),
    "suspension_told": frozenset({"days", "start"}),
    "extension_statutory": _CASE | {"starts_on", "approver", "name", "days"},
    "extension_promised": _CASE | {"starts_on", "days"},
    "extension_promise": frozenset({"due"}),
    "further_intro": _CASE | {"starts_on"},
    "refusal_intro": _CASE | {"ground"},
    "refusal_agency_basis": frozenset({"by"}),
    "refusal_go_to": frozenset({"target"}),
    "decision_granted": _CASE | {"starts_on", "what"},
    "decision_denied": _CASE | {"starts_on", "what"},
    "decision_delivery": frozenset({"delivery_due", "you", "result"}),
    "remedy": frozenset({"county"}),
    "list_form": frozenset({"form"}),
    "summary_moved": frozenset({"now", "printed"}),
}


class Wording(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One sentence a field, some with ``{placeholders}``; each belongs to the paper it is named by."""

    receipt_keep: str
    receipt_on_the_spot: str
    receipt_complete: str
    receipt_lacking: str
    receipt_unjudged: str
    receipt_refused: str
    supplement_complete: str
    supplement_examined: str
    supplement_until: str
    supplement_soon: str
    supplement_copies: str
    notice_intro: str
    notice_until: str
    notice_soon: str
    notice_effect: str
    notice_counted: str
    notice_lapse: str
    acceptance_body: str
    acceptance_deemed: str
    acceptance_promise: str
    acceptance_excluded: str
    provisional_day: str
    acceptance_received: str
    suspension_body: str
    suspension_other: str
    suspension_again: str
    suspension_told: str
    suspension_moved: str
    suspension_kept: str
    suspension_no_day: str
    suspension_received: str
    extension_statutory: str
    extension_promised: str
    extension_agency_head: str
    extension_government_head: str
    extension_promise: str
    extension_no_day: str
    extension_after_stops: str
    extension_kept: str
    extension_received: str
    further_intro: str
    further_runs: str
    further_stops: str
    further_received: str
    record_signed: str
    record_kept: str
    refusal_intro: str
    refusal_not_subject: str
    refusal_conditions: str
    refusal_ended: str
    refusal_agency: str
    refusal_agency_basis: str
    refusal_go_to: str
    refusal_received: str
    decision_granted: str
    decision_denied: str
    decision_delivery: str
    decision_received: str
    remedy: str
    list_note: str
    list_form: str
    summary_note: str
    summary_moved: str
    summary_suspended: str


def read_wording(path: Path) -> Wording:
    """The sentences in the JSON file ``path``.

    Raises ``OSError`` if it cannot be read and ``ValueError`` naming file and sentence if one is
    missing, unknown, empty, or speaks of something that it cannot know.
    """
    try:
        wording = msgspec.json.decode(path.read_bytes(), type=Wording)
    except msgspec.MsgspecError as error:
        raise ValueError(f"文书用语文件{path.name}有误，请修改：{error}") from error
    for field in Wording.__struct_fields__:
        problem = _problem(field, getattr(wording, field))
        if problem:
            raise ValueError(f"文书用语文件{path.name}的“{field}”{problem}，请修改。")
    return wording


def _problem(field: str, sentence: str) -> str:
    if not sentence.strip():
        return "为空"
    try:
        named = {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}
    except ValueError:
        return "花括号不成对"
    unknown = named - _ALLOWED.get(field, frozenset())
    return f"中的{{{min(unknown)}}}不能使用" if unknown else ""


@cache
def paper_wording() -> Wording:
    """The sentences shipped with the program; read once per process."""
    return read_wording(forms_path("papers", "wording.json"))
