"""The time at the desk in words."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from window_desk.casework.clock_trust import (
    ClockDoubt,
    ClockFacts,
    ClockTrust,
    PcReading,
    TimeProof,
    assess,
)
from window_desk.desk.ui.parts.tone import Tone
from window_desk.desk.ui.shell.clock_words import (
    amount_words,
    clock_banner,
    clock_mark,
    clock_sentence,
    doubt_words,
)

NOW = PcReading(1_772_424_000_000, 3_600_000, "boot-1")
HOUR, DAY = 3_600_000, 86_400_000


def trust(
    offset_ms: int = 0, *, boot: str = "boot-1", clerk: str = "", heard_ago_ms: int = 0
) -> ClockTrust:
    """Proved now, ``offset_ms`` away from what the PC shows."""
    county_ms = NOW.wall_ms + offset_ms
    proof = TimeProof(county_ms, NOW.monotonic_ms, boot, 5, clerk)
    return assess(ClockFacts(proof, offset_ms, county_ms - heard_ago_ms), NOW)


def doubted(*doubts: ClockDoubt, offset_ms: int = 0) -> ClockTrust:
    return replace(trust(offset_ms, boot="boot-0"), doubts=frozenset(doubts))


@pytest.mark.parametrize(
    ("known", "tone", "word"),
    [
        (assess(ClockFacts(), NOW), Tone.OFF, "时钟未校"),
        (trust(), Tone.GOOD, "时钟准确"),
        (trust(-2_000), Tone.GOOD, "时钟准确"),
        (trust(-2_001), Tone.NEUTRAL, "时钟快 2 秒"),
        (trust(59_000), Tone.NEUTRAL, "时钟慢 59 秒"),
        (trust(120_001), Tone.NOTICE, "时钟慢 2 分钟"),
        (trust(360_000), Tone.TROUBLE, "时钟慢 6 分钟"),
        (trust(-5 * HOUR), Tone.TROUBLE, "时钟快 5 小时"),
        (trust(-400 * DAY), Tone.TROUBLE, "时钟快 400 天"),
        (trust(boot="boot-0"), Tone.GOOD, "时钟准确"),
        (trust(heard_ago_ms=4 * DAY), Tone.NOTICE, "久未对时"),
        (trust(clerk="1005"), Tone.GOOD, "时钟已确认"),
        (doubted(ClockDoubt.SET_BACK), Tone.TROUBLE, "时钟被调过"),
        (doubted(ClockDoubt.JUMPED, ClockDoubt.WRONG), Tone.TROUBLE, "时钟被调过"),
    ],
)
def test_light(qapp: QApplication, known: ClockTrust, tone: Tone, word: str) -> None:
    mark = clock_mark(known)
    assert (mark.key, mark.tone, mark.word) == ("clock", tone, word)
    assert mark.detail


@pytest.mark.parametrize("supervisor", [False, True])
def test_banner_says_only_what_is_stopped(qapp: QApplication, *, supervisor: bool) -> None:
    assert clock_banner(trust(240_000), supervisor=supervisor) == ""
    assert clock_banner(trust(heard_ago_ms=9 * DAY), supervisor=supervisor) == ""
    wrong = clock_banner(trust(360_000), supervisor=supervisor)
    assert "慢 6 分钟" in wrong
    assert "先校准电脑时间" in wrong
    moved = clock_banner(doubted(ClockDoubt.JUMPED), supervisor=supervisor)
    assert ("F6" in moved) is supervisor
    assert "被调动过" in moved


def test_each_doubt_has_its_word(qapp: QApplication) -> None:
    for doubt in ClockDoubt:
        assert doubt_words([doubt.value])
    assert doubt_words([]) == doubt_words(["of a newer program"]) == ""
    assert doubt_words(["drifted", "wrong"]) == doubt_words(["wrong"])
    assert doubt_words(["jumped", "stale"]).count("；") == 1


@pytest.mark.parametrize(
    ("ms", "words"),
    [
        (0, "0 秒"),
        (-119_000, "119 秒"),
        (120_000, "2 分钟"),
        (2 * HOUR, "2 小时"),
        (-2 * DAY, "2 天"),
    ],
)
def test_amounts(qapp: QApplication, ms: int, words: str) -> None:
    assert amount_words(ms) == words


def test_every_state_has_its_sentence(qapp: QApplication) -> None:
    states = [
        trust(),
        trust(5_000),
        trust(180_000),
        trust(400_000),
        trust(heard_ago_ms=4 * DAY),
        doubted(ClockDoubt.SET_BACK),
    ]
    assert len({clock_sentence(state) for state in states}) == len(states)
