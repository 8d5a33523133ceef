"""Serves a county over HTTP with uvicorn, on the calling thread or on one of its own."""

import signal
import socket
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import uvicorn
from starlette.applications import Starlette

from window_desk.county.bootstrap import County

_GRACE_S = 10
# Longer than nginx keeps an idle connection to a process (60 s): it must not be closed under its hand.
_KEEP_ALIVE_S = 75
_STOPS = (signal.SIGINT, signal.SIGTERM)
_BACKLOG = 2_048
# Threads that judge hand the interpreter to one that waits for the database after this time, not after 5 ms:
# such a one may hold the county's counter.
_SWITCH_S = 0.0005
_START_S = 30


class AddressTakenError(Exception):
    """The address cannot be listened on; the message is one Chinese sentence."""


class _Server(uvicorn.Server):
    """Lets long polls go before it waits for open calls to end, and says when it listens."""

    def __init__(
        self, config: uvicorn.Config, app: Starlette, when_ready: Callable[[], None]
    ) -> None:
        super().__init__(config)
        self._app = app
        self._when_ready = when_ready

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Stop on SIGINT and SIGTERM; unlike uvicorn's own, end the process in good order after it."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        before = {number: signal.signal(number, self.handle_exit) for number in _STOPS}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._when_ready()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._app.state.heads.close()
        await super().shutdown(sockets)


def serve(county: County, host: str, port: int, when_ready: Callable[[str], None]) -> None:
    """Serve until SIGTERM or SIGINT, then finish open calls. Port 0 takes a free one.

    ``when_ready`` gets the address once calls are answered.

    Raises:
        AddressTakenError: the address cannot be listened on.
    """
    sys.setswitchinterval(_SWITCH_S)
    with _listening(host, port) as listener:
        address = _address(listener)
        _server(county, lambda: when_ready(address)).run(sockets=[listener])


@contextmanager
def serving(county: County, host: str = "127.0.0.1", port: int = 0) -> Iterator[str]:
    """Serve on a thread of its own while the block runs; gives the address. For tests and the demo.

    Raises:
        AddressTakenError: the address cannot be listened on, or the server did not start.
    """
    ready = threading.Event()
    with _listening(host, port) as listener:
        server = _server(county, ready.set)
        thread = threading.Thread(
            target=server.run, kwargs={"sockets": [listener]}, name="county-http"
        )
        thread.start()
        try:
            if not ready.wait(_START_S):
                raise AddressTakenError("县级服务没有启动，请查看日志。")
            yield _address(listener)
        finally:
            server.should_exit = True
            thread.join()


def _server(county: County, when_ready: Callable[[], None]) -> _Server:
    app = county.app()
    config = uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=_GRACE_S,
        timeout_keep_alive=_KEEP_ALIVE_S,
        ws="none",
    )
    return _Server(config, app, when_ready)


@contextmanager
def _listening(host: str, port: int) -> Iterator[socket.socket]:
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        # Named as TCP: asyncio turns Nagle's algorithm off only where it sees the protocol, and with
        # it on every reply waits 40 ms for a delayed acknowledgement.
        listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen(_BACKLOG)
    except OSError as error:
        raise AddressTakenError(
            f"地址 {host}:{port} 无法监听（{error.strerror}），请换一个端口或停掉占用它的程序。"
        ) from error
    with listener:
        yield listener


def _address(listener: socket.socket) -> str:
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
