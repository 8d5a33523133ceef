"""Answers come back on the screen's thread, whatever thread the work was done on."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from window_desk.desk.ui.bridge import Commands, Notices


def test_job_runs_elsewhere_and_answers_here(qtbot: QtBot, commands: Commands) -> None:
    seen: list[tuple[str, int, int]] = []

    def job() -> int:
        return threading.get_ident()

    def on_done(worker: int) -> None:
        seen.append(("done", worker, threading.get_ident()))

    commands.run(job, on_done)
    assert commands.busy()
    qtbot.waitUntil(lambda: bool(seen))
    [(_, worker, here)] = seen
    assert here == threading.get_ident()
    assert worker != here
    assert not commands.busy()


def test_large_numbers_and_int_keys_come_through(qtbot: QtBot, commands: Commands) -> None:
    seen: list[object] = []
    commands.run(lambda: {2**40: 2**63}, seen.append)
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [{2**40: 2**63}]


def test_error_goes_to_who_asked(qtbot: QtBot, commands: Commands) -> None:
    seen: list[Exception] = []

    def job() -> None:
        raise OSError("disk full")

    commands.run(job, lambda _: None, seen.append)
    qtbot.waitUntil(lambda: bool(seen))
    assert isinstance(seen[0], OSError)


def test_error_nobody_asked_for_is_raised_here(qtbot: QtBot, commands: Commands) -> None:
    def job() -> None:
        raise ZeroDivisionError

    with qtbot.captureExceptions() as raised:
        commands.run(job, lambda _: None)
        qtbot.waitUntil(lambda: bool(raised))
    assert raised[0][0] is ZeroDivisionError


def test_answers_come_in_order(qtbot: QtBot, commands: Commands) -> None:
    seen: list[int] = []

    def answering(number: int) -> Callable[[], int]:
        return lambda: number

    for number in range(50):
        commands.run(answering(number), seen.append)
    qtbot.waitUntil(lambda: len(seen) == 50)
    assert seen == list(range(50))


def test_close_waits_for_the_job_and_drops_its_answer(qapp: QApplication) -> None:
    done = threading.Event()
    seen: list[object] = []
    with ThreadPoolExecutor(1) as executor:
        commands = Commands(executor)
        commands.run(done.set, seen.append)
        assert commands.close()
        assert done.is_set()
        commands.run(lambda: 1, seen.append)
    qapp.processEvents()
    assert seen == []


@pytest.mark.parametrize("from_elsewhere", [False, True])
def test_notice_is_done_here(qtbot: QtBot, *, from_elsewhere: bool) -> None:
    notices = Notices()
    seen: list[int] = []

    def post() -> None:
        notices.post(lambda: seen.append(threading.get_ident()))

    if from_elsewhere:
        worker = threading.Thread(target=post)
        worker.start()
        worker.join()
    else:
        post()
        assert seen == []
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [threading.get_ident()]
