"""Checks the signatures of pushes: a thread a core, and for large pushes a process behind each.

The library frees the interpreter while it checks one signature, but has to wait for its turn after
each; beside a thread that judges, that is milliseconds a signature.
"""

import logging
import subprocess
import sys
import threading
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor

from window_desk.county.checker_process import Question, ask, first_wrong
from window_desk.protocol.messages import SealedAct

AT_ONCE = 128
"""Acts of one question."""

_AT_HAND = 8
_FEW = 64
_COMMAND = (sys.executable, "-m", "window_desk.county.checker_process")
_END_S = 10
_MOST_ENDED = 3

_log = logging.getLogger(__name__)


class SignatureCheckers:
    """``count`` threads; any thread may ask."""

    def __init__(self, count: int) -> None:
        self._threads = ThreadPoolExecutor(count, thread_name_prefix="signatures")
        self._own = threading.local()
        self._gate = threading.Lock()
        self._processes: list[subprocess.Popen[bytes]] = []
        self._ended = 0

    def check(self, public_key: str, acts: Sequence[SealedAct]) -> list[Future[int | None]]:
        """One future for each :data:`AT_ONCE` acts: the index of the first whose signature is wrong."""
        if len(acts) <= _AT_HAND:
            # sooner done than handed over
            done: Future[int | None] = Future()
            done.set_result(first_wrong(_question(public_key, acts)))
            return [done]
        is_worth_it = len(acts) > _FEW and self._ended < _MOST_ENDED
        work = self._by_process if is_worth_it else first_wrong
        return [
            self._threads.submit(work, _question(public_key, acts[start : start + AT_ONCE]))
            for start in range(0, len(acts), AT_ONCE)
        ]

    def close(self) -> None:
        """Join the threads and end the processes."""
        self._threads.shutdown()
        for process in self._processes:
            _end(process)

    def _by_process(self, question: Question) -> int | None:
        """Asks this thread's process; one that has ended is replaced, but not for ever."""
        process: subprocess.Popen[bytes] | None = getattr(self._own, "process", None)
        try:
            if process is None:
                process = self._own.process = self._started()
            if process.stdin is not None and process.stdout is not None:
                return ask(process.stdin, process.stdout, question)
        except (OSError, EOFError):
            _log.warning("a process that checks signatures has ended")
            self._drop(process)
        return first_wrong(question)

    def _started(self) -> subprocess.Popen[bytes]:
        process = subprocess.Popen(_COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        with self._gate:
            self._processes.append(process)
        return process

    def _drop(self, process: subprocess.Popen[bytes] | None) -> None:
        self._own.process = None
        with self._gate:
            self._ended += 1
            if process is not None:
                self._processes.remove(process)
        if process is not None:
            _end(process)


def _question(public_key: str, acts: Sequence[SealedAct]) -> Question:
    return Question(public_key, [(bytes(act.content), act.signature) for act in acts])


def _end(process: subprocess.Popen[bytes]) -> None:
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            try:
                pipe.close()
            except OSError:
                # what was still to be written has no reader any more
                continue
    try:
        process.wait(_END_S)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait(_END_S)
