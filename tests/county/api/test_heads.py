"""Who waits for the feed: a few hear at once, many each at a moment of their own, nobody is left out."""

import asyncio
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import pytest

from window_desk.county.api.heads import FEW_DESKS, Heads

_PUSHES = 20


def in_seconds(seconds: float) -> float:
    """That moment by the loop's clock."""
    return asyncio.get_running_loop().time() + seconds


async def _never() -> int:
    await asyncio.Event().wait()
    return 0


@contextmanager
def crowd(heads: Heads, desks: int) -> Iterator[None]:
    """So many desks listen."""
    with ExitStack() as stack:
        for _ in range(desks):
            stack.enter_context(heads.listening())
        yield
    heads.close()


async def _turns(desks: int) -> list[int]:
    """How many pages each of ``desks`` took while the feed moved 20 times."""
    heads, turns = Heads(_never), [0] * desks
    head = 0

    async def listen(number: int) -> None:
        cursor = 0
        while cursor < _PUSHES:
            await heads.wait_beyond(cursor, in_seconds(10))
            await heads.take_turn(cursor, in_seconds(10))
            assert head > cursor
            cursor = head
            turns[number] += 1

    with crowd(heads, desks):
        tasks = [asyncio.create_task(listen(number)) for number in range(desks)]
        await asyncio.sleep(0)
        for position in range(1, _PUSHES + 1):
            head = position
            heads.note_at_least(position)
            await asyncio.sleep(0.005)
        async with asyncio.timeout(30):
            await asyncio.gather(*tasks)
    return turns


def test_few_listeners_hear_of_every_act() -> None:
    assert asyncio.run(_turns(3)) == [_PUSHES] * 3


def test_many_listeners_take_fewer_pages_and_all_of_them_hear_the_last_act() -> None:
    desks = FEW_DESKS + 40
    assert sum(asyncio.run(_turns(desks))) < desks * _PUSHES / 2


def test_who_is_far_behind_does_not_wait_among_many() -> None:
    async def far_behind() -> None:
        heads = Heads(_never)
        with crowd(heads, 2_000):
            heads.note(5_000)
            assert heads.longest_turn_s() == 10
            async with asyncio.timeout(5):
                for position in range(100):
                    await heads.take_turn(position, in_seconds(30))

    asyncio.run(far_behind())


def test_a_turn_ends_with_the_long_poll() -> None:
    async def short_poll() -> None:
        heads = Heads(_never)
        with crowd(heads, 2_000):
            async with asyncio.timeout(5):
                for _ in range(20):
                    await heads.take_turn(0, in_seconds(0.01))

    asyncio.run(short_poll())


@pytest.mark.parametrize("desks", [1, 2_000])
def test_a_stop_lets_everybody_go(desks: int) -> None:
    async def stop() -> None:
        heads = Heads(_never)
        with crowd(heads, desks):
            heads.note(1)
            waiting = [asyncio.create_task(heads.wait_beyond(5, in_seconds(100))) for _ in range(3)]
            waiting += [asyncio.create_task(heads.take_turn(1, in_seconds(100))) for _ in range(30)]
            await asyncio.sleep(0)
            heads.close()
            async with asyncio.timeout(1):
                await asyncio.gather(*waiting)

    asyncio.run(stop())
