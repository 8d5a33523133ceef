"""The schema's steps, numbered and frozen: a released step is never edited, a new one follows it."""

from window_desk.desk.store.migrations import (
    step_0001,
    step_0002,
    step_0003,
    step_0004,
    step_0005,
    step_0006,
    step_0007,
)

STEPS: tuple[tuple[int, tuple[str, ...]], ...] = (
    (1, step_0001.STATEMENTS),
    (2, step_0002.STATEMENTS),
    (3, step_0003.STATEMENTS),
    (4, step_0004.STATEMENTS),
    (5, step_0005.STATEMENTS),
    (6, step_0006.STATEMENTS),
    (7, step_0007.STATEMENTS),
)
