"""Speaks to the control port of a virtual device: one command a line, one JSON object a line back."""

import json
import shlex
import socket

_TIMEOUT_S = 10.0


class ControlRefusedError(Exception):
    """A device did not take a command."""


def tell(address: str, *words: str) -> dict[str, object]:
    """Send one command to ``HOST:PORT`` and return its answer.

    Raises ``OSError`` where nobody listens, :class:`ControlRefusedError` for a refusal.
    """
    host, _, port = address.rpartition(":")
    with socket.create_connection((host, int(port)), timeout=_TIMEOUT_S) as line:
        line.sendall(f"{shlex.join(words)}\n".encode())
        answer = b""
        while not answer.endswith(b"\n"):
            piece = line.recv(65536)
            if not piece:
                raise ControlRefusedError(f"{words[0]}: no answer")
            answer += piece
    told: dict[str, object] = json.loads(answer)
    if told.get("ok") is not True:
        raise ControlRefusedError(f"{words[0]}: {told.get('error')}")
    return told
