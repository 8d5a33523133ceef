"""Who waits for the feed: a few hear at once, many in waves, nobody is left out."""

import asyncio
import time
from contextlib import ExitStack

import pytest

from window_desk.county.api.heads import FEW_DESKS, PAUSE_PER_DESK_S, Heads

_PUSHES = 40


async def _never() -> int:
    await asyncio.Event().wait()
    return 0


async def _wakes_of_listeners(desks: int) -> tuple[list[int], float]:
    """How often each of ``desks`` got a page while the feed moved 40 times, and how long it all took."""
    heads, wakes = Heads(_never), [0] * desks
    began = time.monotonic()
    head = 0

    async def listen(number: int) -> None:
        cursor = 0
        while cursor < _PUSHES:
            with heads.listening():
                await heads.join_wave(cursor)
                await heads.wait_beyond(cursor, 10)
                assert head > cursor
                cursor = head
                wakes[number] += 1

    tasks = [asyncio.create_task(listen(number)) for number in range(desks)]
    await asyncio.sleep(0)
    for position in range(1, _PUSHES + 1):
        head = position
        heads.note_at_least(position)
        await asyncio.sleep(0.005)
    async with asyncio.timeout(10):
        await asyncio.gather(*tasks)
    heads.close()
    return wakes, time.monotonic() - began


def test_few_listeners_hear_of_every_act() -> None:
    wakes, _ = asyncio.run(_wakes_of_listeners(3))
    assert wakes == [_PUSHES] * 3


def test_many_listeners_are_told_in_waves_and_all_of_them_of_the_last_act() -> None:
    wakes, took_s = asyncio.run(_wakes_of_listeners(FEW_DESKS + 50))
    waves = took_s / (50 * PAUSE_PER_DESK_S)
    assert max(wakes) <= waves + 2


def test_after_a_quiet_time_even_many_hear_at_once() -> None:
    async def told_at_once() -> bool:
        heads = Heads(_never)
        with ExitStack() as stack:
            for _ in range(FEW_DESKS + 500):
                stack.enter_context(heads.listening())
            waiting = asyncio.create_task(heads.wait_beyond(0, 10))
            await asyncio.sleep(0)
            heads.note(1)
            await asyncio.sleep(0)
            await asyncio.sleep(0)
            heads.close()
            return waiting.done()

    assert asyncio.run(told_at_once())


@pytest.mark.parametrize("desks", [1, FEW_DESKS + 500])
def test_a_stop_lets_everybody_go(desks: int) -> None:
    async def stop() -> None:
        heads = Heads(_never)
        with ExitStack() as stack:
            for _ in range(desks):
                stack.enter_context(heads.listening())
            heads.note(1)
            waiting = [asyncio.create_task(heads.wait_beyond(5, 100)) for _ in range(3)]
            await asyncio.sleep(0)
            heads.close()
            async with asyncio.timeout(1):
                await asyncio.gather(*waiting)

    asyncio.run(stop())
