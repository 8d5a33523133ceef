"""What is asked of the store about acts that a former identity of this PC sealed and never sent."""

from typing import Protocol

from window_desk.casework.acts import Act


class FormerActs(Protocol):
    """Within one transaction on the writer thread; a part of the port ``JournalTransaction``."""

    def former_acts(self, case: str) -> tuple[Act, ...]:
        """Those of ``case`` that nobody has dealt with yet, in the order in which they were taken."""
        ...

    def take_over(self, case: str, clerk: str) -> tuple[Act, ...]:
        """Seal them anew as acts of this desk, under the same ids; ``clerk`` looked at them.

        Transactions stay whole, so acts of other cases may come along. The former bytes are kept.
        """
        ...

    def leave(self, case: str, clerk: str) -> None:
        """They are not sent and count no more; the former bytes are kept."""
        ...
