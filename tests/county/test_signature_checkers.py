"""Signatures checked in processes of their own: the same answers, whatever becomes of the processes."""

from collections.abc import Iterator, Sequence

import msgspec
import pytest

from window_desk.county.checkers import AT_ONCE, SignatureCheckers
from window_desk.protocol.messages import SealedAct
from window_desk.protocol.signatures import DeskKey

KEY = DeskKey(bytes(range(32)))
MANY = 2 * AT_ONCE + 5


def acts(count: int, wrong: Sequence[int] = ()) -> list[SealedAct]:
    """Signed contents; those at ``wrong`` carry the signature of another one."""
    other = KEY.sign(b"another content")
    contents = [f'{{"number":{number}}}'.encode() for number in range(count)]
    return [
        SealedAct(msgspec.Raw(content), other if number in wrong else KEY.sign(content))
        for number, content in enumerate(contents)
    ]


@pytest.fixture
def checkers() -> Iterator[SignatureCheckers]:
    """Two of them."""
    made = SignatureCheckers(2)
    yield made
    made.close()


def answers(checkers: SignatureCheckers, sealed: Sequence[SealedAct]) -> list[int | None]:
    return [part.result() for part in checkers.check(KEY.public, sealed)]


@pytest.mark.parametrize("count", [1, AT_ONCE // 2, AT_ONCE // 2 + 1, MANY])
def test_signatures_that_hold_are_found_to_hold(checkers: SignatureCheckers, count: int) -> None:
    assert set(answers(checkers, acts(count))) == {None}


@pytest.mark.parametrize(
    ("count", "wrong", "told"),
    [
        (3, [1, 2], [1]),
        (MANY, [AT_ONCE + 7, MANY - 1], [None, 7, 4]),
        (MANY, [0], [0, None, None]),
    ],
)
def test_the_first_wrong_signature_of_each_part_is_named(
    checkers: SignatureCheckers, count: int, wrong: Sequence[int], told: list[int | None]
) -> None:
    assert answers(checkers, acts(count, wrong)) == told


def test_a_killed_process_costs_no_answer(
    checkers: SignatureCheckers, caplog: pytest.LogCaptureFixture
) -> None:
    for _ in range(5):
        assert answers(checkers, acts(MANY, [AT_ONCE])) == [None, 0, None]
        for process in checkers._processes:
            process.kill()
            process.wait()
    assert "a process that checks signatures has ended" in caplog.text


def test_no_process_outlives_its_checkers() -> None:
    checkers = SignatureCheckers(2)
    answers(checkers, acts(MANY))
    processes = list(checkers._processes)
    assert processes
    checkers.close()
    assert {process.returncode for process in processes} == {0}


def test_few_acts_start_no_process(checkers: SignatureCheckers) -> None:
    answers(checkers, acts(AT_ONCE // 2))
    assert not checkers._processes
