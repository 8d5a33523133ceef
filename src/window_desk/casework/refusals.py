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
