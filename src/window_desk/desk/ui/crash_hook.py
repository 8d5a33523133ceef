"""The crash hook: a bug is logged with its context and said calmly; installed before all else.

The log carries the type of the error, where in our code it happened and whitelisted context; never
the error's own words, which may hold a name or an ID number. Hooks may run on any thread: ``show``
is therefore given a bridge to the screen's thread by whoever installs the hook.
"""

import logging
import sys
import threading
import traceback
from collections.abc import Callable, Mapping
from types import TracebackType

from PySide6.QtCore import QCoreApplication

CONTEXT_FIELDS = frozenset({"version", "desk", "screen", "case_number", "act_kind", "platform"})
"""What of the context may be written to the log."""


class CrashHook:
    """Stands in the three hooks of the interpreter."""

    def __init__(self, log: logging.Logger) -> None:
        self._log = log
        self._context: Callable[[], Mapping[str, str]] = dict
        self._show: Callable[[str], None] | None = None
        self._telling = threading.local()

    def tell_with(
        self,
        show: Callable[[str], None] | None,
        context: Callable[[], Mapping[str, str]] = dict,
    ) -> None:
        """Say crashes through ``show`` from now on, and log them with ``context``."""
        self._show = show
        self._context = context

    def on_exception(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        """Log and say an exception nobody caught; stops of the program go their normal way."""
        if issubclass(kind, (KeyboardInterrupt, SystemExit)):
            sys.__excepthook__(kind, error, trace)
            return
        self._record(kind, trace)

    def on_thread_exception(self, told: threading.ExceptHookArgs) -> None:
        """Log and say an exception that ended a thread."""
        if told.exc_type is not SystemExit:
            self._record(told.exc_type, told.exc_traceback)

    def on_unraisable(self, told: "sys.UnraisableHookArgs") -> None:
        """Log and say an exception that could not be raised, as in a finalizer."""
        self._record(told.exc_type, told.exc_traceback)

    def _record(self, kind: type[BaseException], trace: TracebackType | None) -> None:
        if getattr(self._telling, "active", False):
            return
        self._telling.active = True
        try:
            self._log.error("%s at %s (%s)", kind.__name__, _places(trace), self._known())
            if self._show is not None:
                self._show(crash_sentence())
        finally:
            self._telling.active = False

    def _known(self) -> str:
        context = self._context()
        return ", ".join(f"{k}={context[k]}" for k in sorted(context) if k in CONTEXT_FIELDS)


def crash_sentence() -> str:
    """Return what the clerk is told of a bug."""
    return QCoreApplication.translate(
        "CrashHook",
        "程序出错，已记录；已保存的办件不受影响，请继续办理，反复出现时请联系管理员。",
    )


def install(log: logging.Logger | None = None) -> CrashHook:
    """Put a crash hook into the interpreter and return it, to give it a voice later."""
    hook = CrashHook(log or logging.getLogger("window_desk.crash"))
    sys.excepthook = hook.on_exception
    threading.excepthook = hook.on_thread_exception
    sys.unraisablehook = hook.on_unraisable
    return hook


def _places(trace: TracebackType | None) -> str:
    steps = traceback.extract_tb(trace)
    return " < ".join(
        f"{step.filename.rpartition('/')[2]}:{step.lineno}:{step.name}" for step in reversed(steps)
    )
