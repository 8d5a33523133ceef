"""A small explicit-state model checker: every state that can be reached, breadth first."""

from collections import deque
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

State = TypeVar("State", bound=Hashable)
Step = tuple[str, State]


@dataclass(frozen=True, slots=True)
class Explored(Generic[State]):
    """How many states there are, and the shortest way to a bad one (empty when there is none)."""

    states: int
    trace: tuple[str, ...]


def explore(
    start: State,
    steps: Callable[[State], Iterable[Step[State]]],
    is_bad: Callable[[State], bool],
    most: int = 200_000,
) -> Explored[State]:
    """Every state reachable from ``start``; stops at the first bad one.

    Raises ``OverflowError`` past ``most`` states: then nothing was proven.
    """
    came_by: dict[State, tuple[State, str] | None] = {start: None}
    waiting = deque([start])
    while waiting:
        state = waiting.popleft()
        if is_bad(state):
            return Explored(len(came_by), _way(came_by, state))
        for name, following in steps(state):
            if following not in came_by:
                came_by[following] = (state, name)
                waiting.append(following)
        if len(came_by) > most:
            raise OverflowError(f"more than {most} states")
    return Explored(len(came_by), ())


def _way(came_by: dict[State, tuple[State, str] | None], state: State) -> tuple[str, ...]:
    names: list[str] = []
    while (before := came_by[state]) is not None:
        state, name = before
        names.append(name)
    return tuple(reversed(names))
