"""A server of scripted bytes: what real counties never send, proxies and captive portals do."""

import contextlib
import socket
import ssl
import threading
from collections.abc import Callable
from typing import Self

Answer = Callable[[socket.socket], None]


def reply(body: bytes, *headers: str, status: str = "200 OK", length: int | None = None) -> bytes:
    """An HTTP/1.1 reply with a Content-Length unless ``length`` is negative."""
    lines = [f"HTTP/1.1 {status}", *headers]
    if length is None or length >= 0:
        lines.append(f"Content-Length: {len(body) if length is None else length}")
    return "\r\n".join([*lines, "", ""]).encode() + body


def sends(*pieces: bytes) -> Answer:
    """Send the pieces and end the connection."""

    def answer(caller: socket.socket) -> None:
        for piece in pieces:
            caller.sendall(piece)

    return answer


class ScriptedServer:
    """Answers the n-th request head with the n-th answer (the last one for ever), one connection
    each, and keeps what it was sent.
    """

    def __init__(self, *answers: Answer, tls: ssl.SSLContext | None = None) -> None:
        self._tls = tls
        self._answers = answers
        self._listener = socket.create_server(("127.0.0.1", 0))
        scheme = "http" if tls is None else "https"
        self.url = f"{scheme}://127.0.0.1:{self._listener.getsockname()[1]}"
        self.requests: list[bytes] = []
        self._asked = 0
        self._open: set[socket.socket] = set()
        self._thread = threading.Thread(target=self._serve, name="scripted-server")

    def rewind(self) -> None:
        """Begin again with the first answer."""
        self._asked = 0

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        for caller in tuple(self._open):
            with contextlib.suppress(OSError):
                caller.shutdown(socket.SHUT_RDWR)
        self._thread.join()
        self._listener.close()

    def _serve(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                caller, _ = self._listener.accept()
                self._open.add(caller)
                with caller, contextlib.suppress(OSError):
                    self._talk_securely(caller)
                self._open.discard(caller)

    def _talk_securely(self, caller: socket.socket) -> None:
        if self._tls is None:
            self._talk(caller)
            return
        with self._tls.wrap_socket(caller, server_side=True) as secured:
            self._open.add(secured)
            self._talk(secured)
            self._open.discard(secured)

    def _talk(self, caller: socket.socket) -> None:
        head = b""
        while b"\r\n\r\n" not in head:
            data = caller.recv(65536)
            if not data:
                return
            head += data
        head += self._rest_of_body(caller, head)
        self.requests.append(head)
        self._asked += 1
        self._answers[min(self._asked, len(self._answers)) - 1](caller)

    @staticmethod
    def _rest_of_body(caller: socket.socket, begun: bytes) -> bytes:
        head, _, body = begun.partition(b"\r\n\r\n")
        lengths = [
            int(line.split(b":")[1])
            for line in head.split(b"\r\n")
            if line.lower().startswith(b"content-length:")
        ]
        rest = b""
        while len(rest) < sum(lengths) - len(body):
            rest += caller.recv(65536)
        return rest
