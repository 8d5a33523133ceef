"""How far the time at a desk can be trusted.

Pure and total: every function answers for every value. Instants are whole milliseconds since 1970
(UTC), so that no clock, however wrong, lies outside what can be reckoned.

The county's time is known best by *proof*: the county told it, or a supervisor vouched for the PC's
clock. Within the boot of the proof the monotonic clock carries it on, and nobody's change of the PC's
clock moves it; after a restart the PC's clock and its last known error must do.
"""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from window_desk.casework.clock_reading import ClockReading

SHOWN_MS = 2_000
"""An error below this counts as none; from here on it is shown."""
MARKED_MS = 120_000
"""An error, or a jump, above this marks the acts."""
WRONG_MS = 300_000
"""An error above this stops certificates and what makes or moves a deadline."""
STALE_DAYS = 3
"""Days without a word from the county, after which the acts are marked."""
CONFIRMED_ERROR_MS = 60_000
"""A supervisor reads a clock to the minute."""
MONOTONIC_PPM = 100
WALL_PPM = 200
"""How fast a crystal goes wrong, at most: powered, and through a night in a cold office."""

_DAY_MS = 86_400_000
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MS = timedelta(milliseconds=1)


class ClockDoubt(StrEnum):
    """Why the time of an act may be wrong. ``WRONG`` never comes without ``DRIFTED``.

    ``SET_BACK``: earlier than a time that this desk has already seen. ``JUMPED``: the PC's clock and
    the monotonic one went different ways. ``DRIFTED``, ``WRONG``: the PC's clock is off by more than
    2 and 5 minutes. ``STALE``: no word from the county for days. ``NEVER``: none at all.
    """

    SET_BACK = "set_back"
    JUMPED = "jumped"
    DRIFTED = "drifted"
    WRONG = "wrong"
    STALE = "stale"
    NEVER = "never"


MOVED = frozenset({ClockDoubt.SET_BACK, ClockDoubt.JUMPED})
"""Doubts that a proof of the time settles."""


class TimeBasis(StrEnum):
    """Where the time comes from, best first."""

    COUNTY = "county"
    SUPERVISOR = "supervisor"
    STORED = "stored"
    PC = "pc"


@dataclass(frozen=True, slots=True)
class PcReading:
    """The PC's clocks at one moment; ``boot`` tells in which run of the PC ``monotonic_ms`` counts."""

    wall_ms: int
    monotonic_ms: int
    boot: str


@dataclass(frozen=True, slots=True)
class TimeProof:
    """It was ``county_ms`` when the monotonic clock of ``boot`` stood at ``monotonic_ms``.

    ``confirmed_by`` is the supervisor who said so, empty for the county itself.
    """

    county_ms: int
    monotonic_ms: int
    boot: str
    error_ms: int
    confirmed_by: str = ""


@dataclass(frozen=True, slots=True)
class ClockFacts:
    """What a desk keeps of the time, across restarts.

    ``offset_ms`` is county time minus the PC's clock as last known, ``heard_ms`` when the county was
    last heard, ``reference`` the first reading of the boot or that of the newest proof, ``highest_ms``
    the latest county time seen (only a proof takes it back), ``jumped_boot`` the boot in which the
    clock jumped and nobody settled it.
    """

    proof: TimeProof | None = None
    offset_ms: int = 0
    heard_ms: int | None = None
    reference: PcReading | None = None
    highest_ms: int | None = None
    jumped_boot: str = ""


@dataclass(frozen=True, slots=True)
class ClockTrust:
    """The best estimate of county time, and what speaks against it.

    ``offset_ms`` is that estimate minus the PC's clock. ``uncertainty_ms`` is ``None`` where nobody
    can say. ``proof_age_s`` is ``None`` without any proof.
    """

    county_ms: int
    offset_ms: int
    uncertainty_ms: int | None
    basis: TimeBasis
    doubts: frozenset[ClockDoubt]
    proof_age_s: int | None
    confirmed_by: str

    def reading(self, now: PcReading) -> ClockReading:
        """What an act says of the clock by which it is dated; ``now`` is what this was made from."""
        return ClockReading(
            offset_ms=self.offset_ms,
            offset_age_s=self.proof_age_s,
            monotonic_ms=now.monotonic_ms,
            boot=now.boot,
            doubts=tuple(doubt.value for doubt in ClockDoubt if doubt in self.doubts),
            basis=self.basis.value,
            confirmed_by=self.confirmed_by,
        )


def epoch_ms(instant: datetime) -> int:
    """Milliseconds since 1970 of an aware instant."""
    return (instant - _EPOCH) // _MS


def assess(facts: ClockFacts, now: PcReading) -> ClockTrust:
    """What is known of the county's time at ``now``."""
    proof = facts.proof
    basis = _basis(proof, now)
    county_ms, uncertainty_ms = now.wall_ms + facts.offset_ms, None
    if proof is not None and _holds(proof, now):
        elapsed_ms = now.monotonic_ms - proof.monotonic_ms
        county_ms = proof.county_ms + elapsed_ms
        uncertainty_ms = proof.error_ms + _drift_ms(elapsed_ms, MONOTONIC_PPM)
    elif proof is not None:
        uncertainty_ms = proof.error_ms + _drift_ms(county_ms - proof.county_ms, WALL_PPM)
    moved: frozenset[ClockDoubt] = frozenset()
    if basis is not TimeBasis.COUNTY:
        moved = _moved(facts, now)
        if moved and uncertainty_ms is not None:
            uncertainty_ms += max(_behind_ms(facts, now), _apart_ms(facts.reference, now))
    offset_ms = county_ms - now.wall_ms
    return ClockTrust(
        county_ms=county_ms,
        offset_ms=offset_ms,
        uncertainty_ms=uncertainty_ms,
        basis=basis,
        doubts=moved | _off(offset_ms) | _unheard(facts.heard_ms, county_ms),
        proof_age_s=None if proof is None else max(county_ms - proof.county_ms, 0) // 1000,
        confirmed_by=proof.confirmed_by if proof is not None else "",
    )


def observed(facts: ClockFacts, now: PcReading) -> ClockFacts:
    """The facts after the clocks were read: what will show that they were moved.

    A doubtful time is no measure for later ones, so it raises nothing.
    """
    trust = assess(facts, now)
    settled = not trust.doubts & MOVED
    reference = facts.reference
    if reference is None or not _counts_in(reference, now):
        reference = now
    jumped_boot = facts.jumped_boot
    if trust.basis is TimeBasis.COUNTY:
        jumped_boot = ""
    elif _has_jumped(reference, now):
        jumped_boot = jumped_boot or now.boot
    elif jumped_boot == now.boot:
        jumped_boot = ""
    follows = trust.basis is TimeBasis.COUNTY or (trust.basis is TimeBasis.SUPERVISOR and settled)
    highest_ms = facts.highest_ms
    if settled:
        highest_ms = trust.county_ms if highest_ms is None else max(highest_ms, trust.county_ms)
    return replace(
        facts,
        offset_ms=trust.offset_ms if follows else facts.offset_ms,
        reference=reference,
        highest_ms=highest_ms,
        jumped_boot=jumped_boot,
    )


def proven(facts: ClockFacts, proof: TimeProof, now: PcReading) -> ClockFacts:
    """The facts after the time was proved, which settles every earlier doubt of a moved clock."""
    county_ms = proof.county_ms
    if _holds(proof, now):
        county_ms += now.monotonic_ms - proof.monotonic_ms
    return ClockFacts(
        proof=proof,
        offset_ms=county_ms - now.wall_ms,
        heard_ms=facts.heard_ms if proof.confirmed_by else county_ms,
        reference=now,
        highest_ms=county_ms,
    )


def confirmation(now: PcReading, clerk: str) -> TimeProof:
    """A supervisor's word that the PC's clock is right at ``now``."""
    return TimeProof(now.wall_ms, now.monotonic_ms, now.boot, CONFIRMED_ERROR_MS, clerk)


def _basis(proof: TimeProof | None, now: PcReading) -> TimeBasis:
    if proof is None:
        return TimeBasis.PC
    if not _holds(proof, now):
        return TimeBasis.STORED
    return TimeBasis.SUPERVISOR if proof.confirmed_by else TimeBasis.COUNTY


def _moved(facts: ClockFacts, now: PcReading) -> frozenset[ClockDoubt]:
    doubts = set()
    if _behind_ms(facts, now) > SHOWN_MS:
        doubts.add(ClockDoubt.SET_BACK)
    if _has_jumped(facts.reference, now) or facts.jumped_boot not in {"", now.boot}:
        doubts.add(ClockDoubt.JUMPED)
    return frozenset(doubts)


def _off(offset_ms: int) -> frozenset[ClockDoubt]:
    if abs(offset_ms) > WRONG_MS:
        return frozenset({ClockDoubt.DRIFTED, ClockDoubt.WRONG})
    return frozenset({ClockDoubt.DRIFTED}) if abs(offset_ms) > MARKED_MS else frozenset()


def _unheard(heard_ms: int | None, county_ms: int) -> frozenset[ClockDoubt]:
    if heard_ms is None:
        return frozenset({ClockDoubt.NEVER})
    stale = county_ms - heard_ms > STALE_DAYS * _DAY_MS
    return frozenset({ClockDoubt.STALE}) if stale else frozenset()


def _behind_ms(facts: ClockFacts, now: PcReading) -> int:
    """How far the PC's clock, corrected, lies before the latest time seen; 0 if it does not."""
    if facts.highest_ms is None:
        return 0
    return max(facts.highest_ms - (now.wall_ms + facts.offset_ms), 0)


def _holds(proof: TimeProof, now: PcReading) -> bool:
    return proof.boot == now.boot and proof.monotonic_ms <= now.monotonic_ms


def _counts_in(reference: PcReading, now: PcReading) -> bool:
    return reference.boot == now.boot and reference.monotonic_ms <= now.monotonic_ms


def _apart_ms(reference: PcReading | None, now: PcReading) -> int:
    """How far the PC's clock and the monotonic one went apart since ``reference``."""
    if reference is None or not _counts_in(reference, now):
        return 0
    return abs((now.wall_ms - reference.wall_ms) - (now.monotonic_ms - reference.monotonic_ms))


def _has_jumped(reference: PcReading | None, now: PcReading) -> bool:
    if reference is None:
        return False
    allowed_ms = MARKED_MS + _drift_ms(now.monotonic_ms - reference.monotonic_ms, WALL_PPM)
    return _apart_ms(reference, now) > allowed_ms


def _drift_ms(elapsed_ms: int, ppm: int) -> int:
    return abs(elapsed_ms) * ppm // 1_000_000
