"""How long the trials last: short in ``make test``, long in ``python -m tests.faults``."""

import os

VARIABLE = "WINDOW_DESK_FAULTS"
"""``SEEDS SECONDS`` of the long form; set by ``python -m tests.faults`` alone."""

_asked = os.environ.get(VARIABLE, "").split()

IS_LONG = bool(_asked)
SEEDS = tuple(range(1, int(_asked[0]) + 1)) if IS_LONG else (1,)
SECONDS = float(_asked[1]) if IS_LONG else 8.0
CUT_POINTS = 32
EVERY_POINT = IS_LONG
