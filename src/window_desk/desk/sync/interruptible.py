"""The HTTP client: one connection that another thread can break off at any moment.

The library's own backend blocks in ``connect`` and ``recv`` until its timeout; here closing the
program waits for nothing but name resolution.
"""

import contextlib
import errno
import select
import socket
import ssl
import threading
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

import httpcore

_STEP_S = 0.05
HTTP_ERRORS: Final = (
    httpcore.TimeoutException,
    httpcore.NetworkError,
    httpcore.ProtocolError,
    httpcore.ProxyError,
    httpcore.UnsupportedProtocol,
)
_PENDING = frozenset({0, errno.EINPROGRESS, errno.EWOULDBLOCK})


class Interruption:
    """Breaks off the sockets of one client; sticky, safe from any thread."""

    def __init__(self) -> None:
        self._gate = threading.Lock()
        self._sockets: set[socket.socket] = set()
        self._happened = threading.Event()

    @property
    def happened(self) -> bool:
        """Whether everything was broken off."""
        return self._happened.is_set()

    def interrupt(self) -> None:
        """Break off what is under way, and all that comes later."""
        self._happened.set()
        with self._gate:
            for sock in self._sockets:
                # Not SSLSocket.shutdown: that one drops the TLS state under the reader's feet.
                with contextlib.suppress(OSError):
                    socket.socket.shutdown(sock, socket.SHUT_RDWR)

    def add(self, sock: socket.socket) -> None:
        """Include ``sock``; raises OSError when it is too late for new sockets."""
        with self._gate:
            if self._happened.is_set():
                raise ConnectionAbortedError(errno.ECONNABORTED, "closing")
            self._sockets.add(sock)

    def discard(self, sock: socket.socket) -> None:
        """Leave out ``sock``, which is being closed."""
        with self._gate:
            self._sockets.discard(sock)


@contextlib.contextmanager
def _mapped(timed_out: type[Exception], failed: type[Exception]) -> Iterator[None]:
    try:
        yield
    except TimeoutError as error:
        raise timed_out(error) from error
    except ssl.SSLError as error:
        raise failed(error) from error
    except OSError as error:
        raise failed(error) from error


class _Stream(httpcore.NetworkStream):
    def __init__(self, sock: socket.socket, interruption: Interruption) -> None:
        self._sock = sock
        self._interruption = interruption

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        with _mapped(httpcore.ReadTimeout, httpcore.ReadError):
            self._sock.settimeout(timeout)
            return self._sock.recv(max_bytes)

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        with _mapped(httpcore.WriteTimeout, httpcore.WriteError):
            self._sock.settimeout(timeout)
            rest = memoryview(buffer)
            while rest:
                rest = rest[self._sock.send(rest) :]

    def close(self) -> None:
        self._interruption.discard(self._sock)
        self._sock.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        with _mapped(httpcore.ConnectTimeout, httpcore.ConnectError):
            try:
                self._sock.settimeout(timeout)
                secured = ssl_context.wrap_socket(self._sock, server_hostname=server_hostname)
                self._interruption.discard(self._sock)
                self._interruption.add(secured)
            except BaseException:
                self.close()
                raise
        return _Stream(secured, self._interruption)

    def get_extra_info(self, info: str) -> object:
        match info:
            case "ssl_object":
                return self._sock if isinstance(self._sock, ssl.SSLSocket) else None
            case "client_addr":
                return self._sock.getsockname()
            case "server_addr":
                return self._sock.getpeername()
            case "socket":
                return self._sock
            case "is_readable":
                return bool(select.select([self._sock], [], [], 0)[0])
            case _:
                return None


class InterruptibleBackend(httpcore.NetworkBackend):
    """Opens the client's connections, address by address, in steps that can be broken off."""

    def __init__(self, interruption: Interruption) -> None:
        self._interruption = interruption

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection within ``timeout`` seconds for all addresses together."""
        deadline = None if timeout is None else time.monotonic() + timeout
        with _mapped(httpcore.ConnectTimeout, httpcore.ConnectError):
            failure: OSError = ConnectionError(errno.EHOSTUNREACH, "no address")
            for family, kind, protocol, _, address in socket.getaddrinfo(
                host, port, type=socket.SOCK_STREAM
            ):
                sock = socket.socket(family, kind, protocol)
                try:
                    for option in socket_options or ():
                        sock.setsockopt(*option)
                    if local_address is not None:
                        sock.bind((local_address, 0))
                    self._connect(sock, address, deadline)
                    sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                    self._interruption.add(sock)
                except OSError as error:
                    sock.close()
                    failure = error
                else:
                    return _Stream(sock, self._interruption)
            raise failure

    def _connect(
        self, sock: socket.socket, address: tuple[object, ...], deadline: float | None
    ) -> None:
        sock.settimeout(0)
        code = sock.connect_ex(address)
        if code not in _PENDING:
            raise OSError(code, "connect")
        while not select.select([], [sock], [sock], _STEP_S)[1]:
            if self._interruption.happened:
                raise ConnectionAbortedError(errno.ECONNABORTED, "closing")
            if deadline is not None and time.monotonic() >= deadline:
                raise TimeoutError(errno.ETIMEDOUT, "connect")
            code = sock.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
            if code:
                raise OSError(code, "connect")
        code = sock.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
        if code:
            raise OSError(code, "connect")


@dataclass(frozen=True, slots=True)
class Request:
    """One call; its address is whole, the times are seconds."""

    method: str
    url: str
    headers: Mapping[str, str]
    content: bytes | None
    connect_s: float
    answer_s: float


@dataclass(frozen=True, slots=True)
class Response:
    """What stands before the body; names of headers in lower case."""

    status_code: int
    headers: Mapping[str, str]


class InterruptibleTransport:
    """One HTTP/1.1 connection that is kept alive."""

    def __init__(
        self, ssl_context: ssl.SSLContext, keepalive_s: float, interruption: Interruption
    ) -> None:
        self._pool = httpcore.ConnectionPool(
            ssl_context=ssl_context,
            max_connections=1,
            max_keepalive_connections=1,
            keepalive_expiry=keepalive_s,
            http1=True,
            http2=False,
            retries=0,
            network_backend=InterruptibleBackend(interruption),
        )

    @contextlib.contextmanager
    def exchange(self, request: Request) -> Iterator[tuple[Response, Iterator[bytes]]]:
        """Send; gives the head of the reply and its body as framed. Raises ``HTTP_ERRORS``."""
        pauses = {
            "connect": request.connect_s,
            "read": request.answer_s,
            "write": request.answer_s,
            "pool": request.answer_s,
        }
        with self._pool.stream(
            request.method,
            _ascii(request.url),
            headers=list(request.headers.items()),
            content=request.content,
            extensions={"timeout": pauses},
        ) as response:
            yield Response(response.status, _by_name(response.headers)), response.iter_stream()

    def close(self) -> None:
        """Release the connection."""
        self._pool.close()


def _ascii(url: str) -> str:
    """A host may be written in Chinese; paths and queries are quoted already."""
    if url.isascii():
        return url
    parts = urlsplit(url)
    host = (parts.hostname or "").encode("idna").decode()
    port = f":{parts.port}" if parts.port is not None else ""
    return parts._replace(netloc=f"{host}{port}").geturl()


def _by_name(headers: Iterable[tuple[bytes, bytes]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for raw_name, raw_value in headers:
        name, value = raw_name.decode("latin-1").lower(), raw_value.decode("latin-1")
        found[name] = f"{found[name]}, {value}" if name in found else value
    return found
