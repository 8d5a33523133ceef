"""The device thread: one thread, in order, joined at the end, with nothing half done left
behind.
"""

import logging
import threading
from concurrent.futures import CancelledError, Future

import pytest

from window_desk.desk.devices.device_thread import THREAD_NAME, DeviceThread
from window_desk.desk.use_cases.device_values import DeviceError, DeviceTrouble


def test_all_jobs_run_on_the_one_named_thread() -> None:
    before = set(threading.enumerate())
    thread = DeviceThread()
    names = [thread.submit(lambda: threading.current_thread().name) for _ in range(5)]
    assert {name.result(5) for name in names} == {THREAD_NAME}
    assert thread.close()
    assert THREAD_NAME not in {each.name for each in set(threading.enumerate()) - before}


def test_closing_lets_the_job_at_work_finish_and_cancels_the_rest() -> None:
    thread = DeviceThread()
    begun, may_end = threading.Event(), threading.Event()

    def work() -> str:
        begun.set()
        may_end.wait(5)
        return "done"

    at_work = thread.submit(work)
    waiting = thread.submit(lambda: "never")
    assert begun.wait(5)
    closer = threading.Thread(target=thread.close)
    closer.start()
    assert thread.stopping.wait(5)
    may_end.set()
    closer.join(5)
    assert at_work.result(5) == "done"
    for future in (waiting, thread.submit(lambda: "too late")):
        with pytest.raises(CancelledError):
            future.result(5)


def test_closing_twice_is_harmless() -> None:
    thread = DeviceThread()
    assert thread.close()
    assert thread.close()


def test_trouble_and_bugs_reach_the_asker(caplog: pytest.LogCaptureFixture) -> None:
    thread = DeviceThread()

    def trouble() -> None:
        raise DeviceError(DeviceTrouble.ABSENT)

    def bug() -> None:
        raise ZeroDivisionError

    with pytest.raises(DeviceError):
        thread.submit(trouble).result(5)
    with caplog.at_level(logging.ERROR), pytest.raises(ZeroDivisionError):
        thread.submit(bug).result(5)
    assert "device job failed" in caplog.text
    assert thread.submit(lambda: 1).result(5) == 1
    thread.close()


class CountingPoller:
    """Wants `turns` turns, then is done."""

    def __init__(self, turns: int) -> None:
        self.left = turns
        self.names: list[str] = []
        self.given_up = threading.Event()

    def next_turn(self) -> float | None:
        return 0.0 if self.left else None

    def take_turn(self) -> None:
        self.left -= 1
        self.names.append(threading.current_thread().name)

    def give_up(self) -> None:
        self.given_up.set()


def test_pollers_get_their_turns_between_jobs_and_are_released() -> None:
    thread = DeviceThread()
    poller = CountingPoller(3)
    thread.submit(lambda: thread.add_poller(poller)).result(5)
    assert poller.given_up.wait(5)
    assert poller.names == [THREAD_NAME] * 3
    thread.close()


def test_pollers_are_released_at_the_end() -> None:
    thread = DeviceThread()
    poller = CountingPoller(10**9)
    thread.submit(lambda: thread.add_poller(poller)).result(5)
    jobs: list[Future[int]] = [thread.submit(lambda: 1) for _ in range(3)]
    assert [job.result(5) for job in jobs] == [1, 1, 1]
    assert thread.close()
    assert poller.given_up.is_set()
