"""Why an act may not be: a code for programs, a field and one Chinese sentence for people."""

import dataclasses
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Refusal:
    """A refusal. ``template`` is the Chinese sentence with ``{placeholders}``, ``params`` fill it.

    Screens translate the template; ``sentence`` is the filled Chinese text.
    """

    code: str
    field: str
    template: str
    params: dict[str, str] = dataclasses.field(default_factory=dict)

    @property
    def sentence(self) -> str:
        """The Chinese sentence with the next step."""
        return self.template.format(**self.params)


MAX_TEXT = 2_000
"""Characters of one entered text; a paper has no room for more."""


def mandatory(value: str, field: str, title: str) -> Refusal | None:
    """Why the entered ``value`` can't stand (empty, or too long), or ``None``."""
    if not value.strip():
        return Refusal("field_empty", field, "“{title}”未填写，请填写后再提交", {"title": title})
    return not_too_long(value, field, title)


def not_too_long(value: str, field: str, title: str) -> Refusal | None:
    """Why an entered ``value`` that may be empty can't stand, or ``None``."""
    if len(value) > MAX_TEXT:
        return Refusal(
            "field_too_long",
            field,
            "“{title}”超过{most}字，请精简后再提交",
            {"title": title, "most": str(MAX_TEXT)},
        )
    return None
