"""How far the time at a desk can be trusted, whatever anybody does to the PC's clock."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from window_desk.casework.clock_trust import (
    CONFIRMED_ERROR_MS,
    MARKED_MS,
    MONOTONIC_PPM,
    MOVED,
    SHOWN_MS,
    STALE_DAYS,
    WALL_PPM,
    WRONG_MS,
    ClockDoubt,
    ClockFacts,
    ClockTrust,
    PcReading,
    TimeBasis,
    TimeProof,
    assess,
    confirmation,
    epoch_ms,
    observed,
    proven,
)

NOON_MS = epoch_ms(datetime(2026, 3, 2, 4, 0, tzinfo=UTC))
MINUTE, HOUR, DAY = 60_000, 3_600_000, 86_400_000


@dataclass
class Pc:
    """A PC whose clock is ``wrong_ms`` ahead of the truth, and what its desk knows."""

    true_ms: int = NOON_MS
    wrong_ms: int = 0
    started_ms: int = NOON_MS - HOUR
    boots: int = 1
    facts: ClockFacts = field(default_factory=ClockFacts)

    def now(self) -> PcReading:
        return PcReading(
            self.true_ms + self.wrong_ms, self.true_ms - self.started_ms, f"boot-{self.boots}"
        )

    def see(self) -> ClockTrust:
        """The desk reads its clock."""
        self.facts = observed(self.facts, self.now())
        return assess(self.facts, self.now())

    def wait(self, ms: int) -> ClockTrust:
        self.true_ms += ms
        return self.see()

    def move(self, ms: int) -> ClockTrust:
        """Somebody moves the clock."""
        self.wrong_ms += ms
        return self.see()

    def reboot(self, ms: int = 5 * MINUTE) -> ClockTrust:
        self.true_ms += ms
        self.boots += 1
        self.started_ms = self.true_ms
        return self.see()

    def hear(self) -> ClockTrust:
        """The county tells the time."""
        now = self.now()
        proof = TimeProof(self.true_ms, now.monotonic_ms, now.boot, error_ms=10)
        self.facts = proven(self.facts, proof, now)
        return self.see()

    def confirm(self, clerk: str = "1003") -> ClockTrust:
        self.facts = proven(self.facts, confirmation(self.now(), clerk), self.now())
        return self.see()


def test_a_desk_that_never_heard_its_county_has_the_pc_alone() -> None:
    trust = Pc().see()
    assert (trust.basis, trust.county_ms, trust.offset_ms) == (TimeBasis.PC, NOON_MS, 0)
    assert trust.doubts == {ClockDoubt.NEVER}
    assert (trust.uncertainty_ms, trust.proof_age_s) == (None, None)


def test_the_countys_word_is_carried_on_by_the_monotonic_clock() -> None:
    pc = Pc(wrong_ms=-5_000)
    assert pc.hear().offset_ms == 5_000
    trust = pc.wait(2 * HOUR)
    assert (trust.basis, trust.county_ms) == (TimeBasis.COUNTY, NOON_MS + 2 * HOUR)
    assert (trust.doubts, trust.proof_age_s) == (frozenset(), 7_200)
    assert trust.uncertainty_ms is not None
    assert 10 < trust.uncertainty_ms < SHOWN_MS


def test_after_a_restart_the_last_known_error_corrects_the_pcs_clock() -> None:
    pc = Pc(wrong_ms=90_000)
    pc.hear()
    trust = pc.reboot()
    assert (trust.basis, trust.county_ms) == (TimeBasis.STORED, pc.true_ms)
    assert (trust.offset_ms, trust.doubts) == (-90_000, frozenset())


def test_a_clock_moved_within_the_boot_of_the_countys_word_is_known_after_the_restart() -> None:
    pc = Pc()
    pc.hear()
    assert pc.move(3 * HOUR).county_ms == pc.true_ms
    trust = pc.reboot()
    assert (trust.county_ms, trust.basis) == (pc.true_ms, TimeBasis.STORED)
    assert ClockDoubt.WRONG in trust.doubts


@pytest.mark.parametrize(
    ("wrong_ms", "doubts"),
    [
        (0, set()),
        (MARKED_MS, set()),
        (-MARKED_MS - 1, {ClockDoubt.DRIFTED}),
        (WRONG_MS, {ClockDoubt.DRIFTED}),
        (WRONG_MS + 1, {ClockDoubt.DRIFTED, ClockDoubt.WRONG}),
        (-DAY, {ClockDoubt.DRIFTED, ClockDoubt.WRONG}),
    ],
)
def test_an_error_is_marked_above_two_minutes_and_wrong_above_five(
    wrong_ms: int, doubts: set[ClockDoubt]
) -> None:
    assert Pc(wrong_ms=wrong_ms).hear().doubts == doubts


def test_a_wrong_clock_that_is_put_right_is_right_at_once() -> None:
    pc = Pc(wrong_ms=DAY)
    assert ClockDoubt.WRONG in pc.hear().doubts
    assert pc.move(-DAY).doubts == frozenset()


def test_a_clock_set_back_while_the_pc_was_off_is_noticed() -> None:
    pc = Pc()
    pc.hear()
    pc.wait(4 * HOUR)
    pc.wrong_ms = -HOUR
    trust = pc.reboot()
    assert trust.doubts == {ClockDoubt.SET_BACK}
    assert trust.uncertainty_ms is not None
    assert trust.uncertainty_ms >= 55 * MINUTE
    assert pc.hear().doubts & MOVED == frozenset()


def test_a_step_of_two_seconds_is_no_setting_back() -> None:
    pc = Pc()
    pc.hear()
    pc.reboot()
    assert pc.move(-SHOWN_MS).doubts == frozenset()
    assert pc.move(-1).doubts == {ClockDoubt.SET_BACK}


def test_a_jump_without_the_countys_word_is_noticed_and_undone_by_moving_back() -> None:
    pc = Pc()
    pc.hear()
    pc.reboot()
    assert pc.move(MARKED_MS).doubts == frozenset()
    assert pc.move(MINUTE).doubts == {ClockDoubt.JUMPED}
    assert pc.wait(HOUR).doubts == {ClockDoubt.JUMPED}
    assert pc.move(-MINUTE).doubts == frozenset()


def test_small_steps_add_up_to_a_jump() -> None:
    pc = Pc()
    pc.see()
    for _ in range(3):
        pc.move(MINUTE)
    assert ClockDoubt.JUMPED in pc.see().doubts


def test_a_restart_does_not_hide_a_jump() -> None:
    pc = Pc()
    pc.hear()
    pc.reboot()
    pc.move(HOUR)
    assert pc.reboot().doubts == {ClockDoubt.JUMPED}
    assert pc.move(-HOUR).doubts >= {ClockDoubt.JUMPED}
    assert pc.hear().doubts == frozenset()


def test_a_doubtful_time_is_no_measure_for_the_right_one() -> None:
    pc = Pc()
    pc.hear()
    pc.reboot()
    pc.move(DAY)
    pc.wait(HOUR)
    assert pc.move(-DAY).doubts == frozenset()


def test_a_supervisor_settles_it_until_the_clock_is_moved_again() -> None:
    pc = Pc()
    pc.hear()
    pc.wait(HOUR)
    pc.reboot()
    assert ClockDoubt.SET_BACK in pc.move(-HOUR).doubts
    pc.move(HOUR + 40_000)
    trust = pc.confirm()
    assert (trust.basis, trust.confirmed_by) == (TimeBasis.SUPERVISOR, "1003")
    assert (trust.doubts, trust.offset_ms) == (frozenset(), 0)
    assert trust.uncertainty_ms == CONFIRMED_ERROR_MS
    assert pc.wait(HOUR).doubts == frozenset()
    county_ms = pc.see().county_ms
    trust = pc.move(-10 * MINUTE)
    assert trust.county_ms == county_ms, "the monotonic clock carries on what the supervisor said"
    assert MOVED | {ClockDoubt.WRONG, ClockDoubt.DRIFTED} == trust.doubts
    assert pc.confirm().doubts == frozenset()


def test_a_supervisor_who_corrects_a_clock_wrong_by_the_countys_word_ends_the_stop() -> None:
    pc = Pc(wrong_ms=-10 * MINUTE)
    pc.hear()
    pc.reboot()
    assert ClockDoubt.WRONG in pc.move(10 * MINUTE).doubts
    assert pc.confirm().doubts == frozenset()


def test_after_days_without_the_county_the_time_is_stale() -> None:
    pc = Pc()
    pc.hear()
    assert pc.wait(STALE_DAYS * DAY).doubts == frozenset()
    assert pc.wait(1).doubts == {ClockDoubt.STALE}
    assert pc.confirm().doubts == {ClockDoubt.STALE}, "a supervisor is not the county"
    assert pc.hear().doubts == frozenset()


def test_an_act_says_what_is_known_of_its_clock() -> None:
    pc = Pc(wrong_ms=DAY)
    pc.hear()
    pc.reboot()
    reading = pc.confirm("1009").reading(pc.now())
    assert (reading.basis, reading.confirmed_by) == ("supervisor", "1009")
    reading = pc.move(-DAY).reading(pc.now())
    assert reading.doubts == ("set_back", "jumped", "drifted", "wrong")
    assert reading.boot == "boot-2"


moves = st.lists(
    st.tuples(
        st.sampled_from(["wait", "move", "reboot", "hear", "confirm"]),
        st.integers(-3 * DAY, 3 * DAY) | st.integers(-5_000, 5_000),
    ),
    max_size=30,
)


def play(pc: Pc, what: str, ms: int) -> ClockTrust:
    match what:
        case "wait":
            return pc.wait(abs(ms))
        case "move":
            return pc.move(ms)
        case "reboot":
            return pc.reboot(abs(ms))
        case "hear":
            return pc.hear()
        case _:
            return pc.confirm()


@given(moves, moves)
def test_once_the_county_was_heard_nobody_moves_the_time_of_that_boot(
    before: list[tuple[str, int]], after: list[tuple[str, int]]
) -> None:
    pc = Pc()
    for what, ms in before:
        play(pc, what, ms)
    pc.hear()
    for what, ms in after:
        if what not in {"reboot", "confirm"}:
            trust = play(pc, what, ms)
            assert (trust.county_ms, trust.basis) == (pc.true_ms, TimeBasis.COUNTY)
            assert trust.county_ms == pc.now().wall_ms + trust.offset_ms
            assert not trust.doubts & MOVED


@given(moves)
def test_the_highest_time_goes_back_by_a_proof_alone(steps: list[tuple[str, int]]) -> None:
    pc = Pc()
    highest = pc.see().county_ms
    for what, ms in steps:
        play(pc, what, ms)
        assert pc.facts.highest_ms is not None
        if what in {"hear", "confirm"}:
            highest = pc.facts.highest_ms
        assert pc.facts.highest_ms >= highest
        highest = pc.facts.highest_ms


@given(moves)
def test_the_doubt_of_a_jump_ends_by_a_proof_or_by_moving_back(
    steps: list[tuple[str, int]],
) -> None:
    pc = Pc()
    jumped = ClockDoubt.JUMPED in pc.see().doubts
    for what, ms in steps:
        trust = play(pc, what, ms)
        if what in {"hear", "confirm"}:
            assert not trust.doubts & MOVED
        elif what in {"wait", "reboot"} and jumped and ClockDoubt.JUMPED not in trust.doubts:
            apart = abs(pc.facts.reference.wall_ms - pc.now().wall_ms) if pc.facts.reference else 0
            assert what == "wait"
            assert apart > 0, "only time that allows for drift forgives a jump at the very limit"
        jumped = ClockDoubt.JUMPED in trust.doubts


whole = st.integers(-(2**62), 2**62)
readings = st.builds(PcReading, whole, whole, st.sampled_from(["a", "b", ""]))
proofs = st.builds(TimeProof, whole, whole, st.sampled_from(["a", "b", ""]), whole, st.text())
any_facts = st.builds(
    ClockFacts,
    st.none() | proofs,
    whole,
    st.none() | whole,
    st.none() | readings,
    st.none() | whole,
    st.sampled_from(["a", "b", ""]),
)


@given(any_facts, readings, proofs)
def test_it_answers_for_every_value(facts: ClockFacts, now: PcReading, proof: TimeProof) -> None:
    trust = assess(facts, now)
    assert trust.county_ms == now.wall_ms + trust.offset_ms
    assert ClockDoubt.WRONG not in trust.doubts or ClockDoubt.DRIFTED in trust.doubts
    assert trust.reading(now).offset_ms == trust.offset_ms
    seen = observed(facts, now)
    assert observed(seen, now) == observed(observed(seen, now), now)
    assert not assess(proven(facts, replace(proof, boot=now.boot), now), now).doubts & MOVED
    assert msgspec.json.decode(msgspec.json.encode(facts), type=ClockFacts) == facts


@given(any_facts, readings, st.integers(0, 2**40))
def test_the_further_back_the_clock_is_set_the_surer_the_doubt(
    facts: ClockFacts, now: PcReading, further_ms: int
) -> None:
    earlier = replace(now, wall_ms=now.wall_ms - further_ms)
    if ClockDoubt.SET_BACK in assess(facts, now).doubts:
        assert ClockDoubt.SET_BACK in assess(facts, earlier).doubts


@given(st.integers(-(2**40), 2**40), st.integers(0, 2**40))
def test_the_larger_the_error_the_more_doubts(error_ms: int, more_ms: int) -> None:
    larger = error_ms + more_ms if error_ms >= 0 else error_ms - more_ms
    assert Pc(wrong_ms=error_ms).hear().doubts <= Pc(wrong_ms=larger).hear().doubts


# To the millisecond ---------------------------------------------------------------------------


def test_a_proof_counts_from_its_own_moment_to_the_reading() -> None:
    now = PcReading(NOON_MS - 2_000, 9_000, "boot-1")
    proof = TimeProof(NOON_MS, 4_000, "boot-1", 30)
    facts = proven(ClockFacts(highest_ms=NOON_MS + DAY, jumped_boot="boot-1"), proof, now)
    assert facts == ClockFacts(
        proof=proof,
        offset_ms=7_000,
        heard_ms=NOON_MS + 5_000,
        reference=now,
        highest_ms=NOON_MS + 5_000,
    )


def test_what_an_act_says_of_a_proven_time() -> None:
    proof = TimeProof(NOON_MS, 4_000, "boot-1", 30)
    facts = proven(ClockFacts(), proof, PcReading(NOON_MS, 4_000, "boot-1"))
    later = PcReading(NOON_MS + HOUR + 1_999, 4_000 + HOUR + 1_999, "boot-1")
    reading = assess(facts, later).reading(later)
    assert (reading.offset_ms, reading.offset_age_s) == (0, 3601)
    assert (reading.monotonic_ms, reading.boot) == (later.monotonic_ms, "boot-1")
    assert reading.confirmed_by == ""
    assert type(reading.offset_age_s) is int


def test_the_uncertainty_grows_with_the_age_of_the_proof() -> None:
    proof = TimeProof(NOON_MS, 4_000, "boot-1", 30)
    facts = proven(ClockFacts(), proof, PcReading(NOON_MS, 4_000, "boot-1"))
    same_boot = assess(facts, PcReading(NOON_MS + HOUR, 4_000 + HOUR, "boot-1"))
    assert same_boot.uncertainty_ms == 30 + HOUR * MONOTONIC_PPM // 1_000_000
    after_restart = assess(facts, PcReading(NOON_MS + HOUR, 1_000, "boot-2"))
    assert after_restart.uncertainty_ms == 30 + HOUR * WALL_PPM // 1_000_000


def test_a_clock_set_back_adds_what_it_was_set_back_by() -> None:
    proof = TimeProof(NOON_MS, 4_000, "boot-1", 30)
    facts = proven(ClockFacts(), proof, PcReading(NOON_MS, 4_000, "boot-1"))
    back = assess(facts, PcReading(NOON_MS - HOUR, 1_000, "boot-2"))
    assert back.doubts == {ClockDoubt.SET_BACK}
    assert back.uncertainty_ms == 30 + HOUR * WALL_PPM // 1_000_000 + HOUR


def test_milliseconds_are_whole_and_count_from_1970() -> None:
    assert epoch_ms(datetime(1970, 1, 1, 0, 0, 1, 2_999, tzinfo=UTC)) == 1_002
    assert type(epoch_ms(datetime(2026, 3, 2, tzinfo=UTC))) is int


def test_a_jump_forward_adds_what_the_clock_jumped_by() -> None:
    pc = Pc()
    pc.confirm()
    before = pc.see().uncertainty_ms
    assert before is not None
    assert pc.move(10 * MINUTE).uncertainty_ms == before + 10 * MINUTE


def test_without_a_proof_nobody_vouched_for_the_time() -> None:
    assert Pc().see().confirmed_by == ""


def test_a_small_correction_after_a_supervisors_word_outlives_a_restart() -> None:
    pc = Pc()
    pc.confirm()
    pc.move(MINUTE)
    trust = pc.reboot()
    assert (trust.basis, trust.county_ms) == (TimeBasis.STORED, pc.true_ms)


@pytest.mark.parametrize("highest_ms", [None, NOON_MS - DAY])
def test_an_unsettled_jump_of_an_earlier_boot_adds_nothing_that_is_not_known(
    highest_ms: int | None,
) -> None:
    proof = TimeProof(NOON_MS - HOUR - 1, 0, "boot-1", error_ms=10)
    facts = ClockFacts(proof=proof, highest_ms=highest_ms, jumped_boot="boot-1")
    trust = assess(facts, PcReading(NOON_MS, 0, "boot-2"))
    assert trust.doubts >= {ClockDoubt.JUMPED}
    assert trust.uncertainty_ms == 10 + HOUR * WALL_PPM // 1_000_000


def test_monotonic_clocks_of_two_boots_are_never_compared() -> None:
    pc = Pc(started_ms=NOON_MS)
    pc.hear()
    pc.reboot(DAY)
    assert not pc.wait(2 * HOUR).doubts & MOVED


def test_a_long_uptime_before_the_reading_allows_no_larger_jump() -> None:
    pc = Pc(started_ms=NOON_MS - 30 * DAY)
    pc.see()
    assert ClockDoubt.JUMPED in pc.move(MARKED_MS + 1_000).doubts
