"""Runs a load: enrols the desks, lets their days go by, and tells what was measured."""

import asyncio
import random
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from window_desk.protocol.messages import MAX_ACTS_PER_PUSH
from window_desk.tools.county_load.case_steps import Days
from window_desk.tools.county_load.day_plan import (
    ACTS_OF_A_CASE,
    DAY_S,
    STEPS_OF_A_CASE,
    DayPlan,
    plan_day,
)
from window_desk.tools.county_load.load_desk import LoadDesk
from window_desk.tools.county_load.measures import ProcessMeter, Tally, summary
from window_desk.tools.county_load.scene import Seat

_ENROL_AT_ONCE = 8
_LONG_POLL_S = 25
_DRAIN_S = 30.0


@dataclass(frozen=True, slots=True)
class Load:
    """What to run. ``speed_up`` 0 is as fast as possible: every desk saves as soon as its outbox is empty.

    ``batch`` is the most transactions in one push; ``listeners`` how many desks keep a long poll open;
    ``most_s`` bounds the run in real seconds.
    """

    acts_per_day: int
    days: int
    speed_up: float
    offline_share: float
    listeners: int
    batch: int
    most_s: float
    seed: int

    @property
    def cases_per_desk(self) -> int:
        """How many cases each desk may receive."""
        return max(1, round(self.acts_per_day / ACTS_OF_A_CASE)) * self.days


async def run_load(
    urls: Sequence[str], seats: Sequence[Seat], load: Load, printed: Days, pids: Sequence[int]
) -> dict[str, object]:
    """Run it to its end or to ``most_s``; returns what was measured, ready for JSON.

    The desks are spread over ``urls``, the processes of one county; ``pids`` are measured with their
    children.

    Raises:
        LoadFailedError: the county answered what it must not.
    """
    tally = Tally()
    desks = [
        LoadDesk(urls[number % len(urls)], seat, printed, tally, _chance(load, number))
        for number, seat in enumerate(seats)
    ]
    try:
        began = time.perf_counter()
        await _enrol(desks, load)
        enrolled_s = time.perf_counter() - began
        head = await desks[0].newest_position()
        for desk in desks:
            desk.listen_from(head)
        _begin_anew(tally)
        meter, own_began = ProcessMeter(pids), time.process_time()
        began = time.perf_counter()
        ended = await _run_days(desks, load)
        took_s = time.perf_counter() - began
        return {
            "desks": len(desks),
            "listeners": load.listeners,
            "batch": load.batch,
            "speed_up": load.speed_up,
            "ended": ended,
            "enrolled_in_s": round(enrolled_s, 2),
            **summary(tally, took_s),
            "server": meter.reading(),
            "client_cpu_s": round(time.process_time() - own_began, 2),
        }
    finally:
        for desk in desks:
            await desk.close()


async def _enrol(desks: Sequence[LoadDesk], load: Load) -> None:
    at_once = asyncio.Semaphore(_ENROL_AT_ONCE)

    async def one(desk: LoadDesk) -> None:
        async with at_once:
            await desk.enrol(load.cases_per_desk)

    await asyncio.gather(*(one(desk) for desk in desks))


def _begin_anew(tally: Tally) -> None:
    """What enrolling cost is no part of the load."""
    tally.failures.clear()
    tally.bytes_up = tally.bytes_down = 0


async def _run_days(desks: Sequence[LoadDesk], load: Load) -> str:
    listeners = [
        asyncio.create_task(desk.listen_forever(_LONG_POLL_S)) for desk in desks[: load.listeners]
    ]
    if load.speed_up:
        work = [asyncio.create_task(_live(desk, number, load)) for number, desk in enumerate(desks)]
    else:
        work = [asyncio.create_task(_rush(desk, load)) for desk in desks]
    ended = "time is up"
    try:
        async with asyncio.timeout(load.most_s):
            await _first_failure_or_all(work, listeners)
            ended = "done"
    except TimeoutError:
        pass
    finally:
        for task in (*work, *listeners):
            task.cancel()
        await asyncio.gather(*work, *listeners, return_exceptions=True)
    return ended


async def _first_failure_or_all(
    work: Sequence[asyncio.Task[None]], listeners: Sequence[asyncio.Task[None]]
) -> None:
    """Wait for all work; a listener only ever ends with a failure."""
    waiting = {*work, *listeners}
    while not all(task.done() for task in work):
        done, waiting = await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            task.result()


async def _rush(desk: LoadDesk, load: Load) -> None:
    for _ in range(load.cases_per_desk * STEPS_OF_A_CASE):
        desk.save()
        if desk.unsent >= load.batch:
            await desk.push_queued(load.batch)
    while desk.unsent:
        await desk.push_queued(load.batch)


async def _live(desk: LoadDesk, number: int, load: Load) -> None:
    chance = _chance(load, number)
    pushing = asyncio.create_task(desk.push_forever(min(load.batch, MAX_ACTS_PER_PUSH)))
    try:
        for _ in range(load.days):
            plan = plan_day(load.acts_per_day, load.offline_share, chance)
            await _live_a_day(desk, plan, load.speed_up)
        async with asyncio.timeout(_DRAIN_S):
            await desk.sent.wait()
    finally:
        pushing.cancel()
        with suppress(asyncio.CancelledError):
            await pushing


def _chance(load: Load, number: int) -> random.Random:
    return random.Random(f"{load.seed}:{number}")  # noqa: S311 - repeatable, not secret


async def _live_a_day(desk: LoadDesk, plan: DayPlan, speed_up: float) -> None:
    loop = asyncio.get_running_loop()
    start = loop.time()
    moments = [(second, desk.save) for second in plan.steps_s]
    if plan.offline_s is not None:
        moments += [(plan.offline_s[0], desk.line.clear), (plan.offline_s[1], desk.line.set)]
    for second, act in sorted(moments, key=lambda moment: moment[0]):
        await asyncio.sleep(max(0.0, start + second / speed_up - loop.time()))
        act()
    await asyncio.sleep(max(0.0, start + DAY_S / speed_up - loop.time()))
