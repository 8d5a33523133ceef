"""What a desk knew of its PC's clock when it took an act. Pure value."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ClockReading:
    """What the desk knew of its PC's clock: county time minus PC time, and how old that is.

    ``offset_ms`` is added to the PC's time to get county time; ``offset_age_s`` is ``None`` when
    nobody ever proved the time to this desk. ``doubts`` are values of ``clock_trust.ClockDoubt``,
    ``basis`` one of ``TimeBasis``, empty from a program that did not judge its clock;
    ``confirmed_by`` is the supervisor on whose word the time stands, empty for the county's.
    """

    offset_ms: int
    offset_age_s: int | None
    monotonic_ms: int
    boot: str
    doubts: tuple[str, ...] = ()
    basis: str = ""
    confirmed_by: str = ""
