"""A bug is logged where it happened, without the words of the error, and said in one sentence."""

import logging
import sys
import threading
from collections.abc import Iterator

import pytest

from window_desk.desk.ui import crash_hook

SECRET = "张三 110101199003070000"


@pytest.fixture
def hooks() -> Iterator[None]:
    before = sys.excepthook, threading.excepthook, sys.unraisablehook
    yield
    sys.excepthook, threading.excepthook, sys.unraisablehook = before


def fail() -> None:
    raise ValueError(SECRET)


def test_crash_is_logged_without_personal_data_and_said(
    hooks: None, caplog: pytest.LogCaptureFixture
) -> None:
    said: list[str] = []
    hook = crash_hook.install(logging.getLogger("window_desk.test"))
    hook.tell_with(said.append, lambda: {"screen": "intake", "applicant": "张三"})
    try:
        fail()
    except ValueError as error:
        sys.excepthook(type(error), error, error.__traceback__)
    assert said == [crash_hook.crash_sentence()]
    assert "ValueError" in caplog.text
    assert ":fail" in caplog.text
    assert "screen=intake" in caplog.text
    assert "张三" not in caplog.text


def test_crash_of_a_thread_is_said(hooks: None, caplog: pytest.LogCaptureFixture) -> None:
    said: list[str] = []
    crash_hook.install().tell_with(said.append)
    worker = threading.Thread(target=fail)
    worker.start()
    worker.join()
    assert len(said) == 1
    assert SECRET not in caplog.text


def test_trouble_while_telling_does_not_run_in_circles(
    hooks: None, caplog: pytest.LogCaptureFixture
) -> None:
    hook = crash_hook.install()
    error = ValueError()
    calls = []

    def tell(sentence: str) -> None:
        calls.append(sentence)
        hook.on_exception(ValueError, error, None)

    hook.tell_with(tell)
    hook.on_exception(ValueError, error, None)
    assert len(calls) == 1
