"""Calls that are made to do harm: one documented status each, nothing changed, and the county goes on."""

import logging
import socket
from collections.abc import Iterator
from contextlib import closing

import httpx
import msgspec
import pytest
import zstandard
from tests.county.builders import PaperDesk
from tests.county.replies import code_of

from window_desk.county.api import bodies
from window_desk.county.bootstrap import County
from window_desk.protocol.messages import ActStatus, ErrorReply

_MIB = 1024 * 1024
_HEAD = b"POST /v1/push HTTP/1.1\r\nHost: county\r\n"


@pytest.fixture(autouse=True)
def unchanged(county: County, desk: PaperDesk, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """After each call all is as before, nothing was logged as a bug, and work goes on."""
    desk.accept_case()
    before = county.digest()
    with caplog.at_level(logging.INFO):
        yield
    assert county.digest() == before
    assert not [record for record in caplog.records if record.levelno >= logging.ERROR]
    assert [result.status for result in desk.push().results] == [ActStatus.APPLIED] * 2
    assert county.verify().faults == []


def raw(url: str, *parts: bytes, end: bool = False) -> bytes:
    """Send bytes as they are; the whole reply, empty when the county just closed."""
    host, _, port = url.removeprefix("http://").rpartition(":")
    with closing(socket.create_connection((host, int(port)), 60)) as line:
        for part in parts:
            line.sendall(part)
        if end:
            line.shutdown(socket.SHUT_WR)
        reply = b""
        while chunk := line.recv(65536):
            reply += chunk
        return reply


def authorised(desk: PaperDesk, *headers: bytes) -> bytes:
    return (
        _HEAD
        + b"\r\n".join([b"Authorization: Bearer " + desk.token.encode(), *headers])
        + b"\r\n\r\n"
    )


def error_of(reply: bytes) -> tuple[int, str]:
    head, _, body = reply.partition(b"\r\n\r\n")
    return int(head.split()[1]), msgspec.json.decode(body, type=ErrorReply).code


def test_a_body_that_drips_is_given_up(
    county_url: str, desk: PaperDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bodies, "BODY_GRACE_S", 0.2)
    head = authorised(desk, b"Connection: close", b"Content-Length: 1000")
    assert error_of(raw(county_url, head, b"{")) == (408, "too_slow")


def test_what_came_already_buys_time_for_the_rest(
    county_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bodies, "BODY_GRACE_S", 0.0)
    body = b" " * 64 * 1024 + b'{"code":"WD1"}'
    head = b"POST /v1/papers/check HTTP/1.1\r\nHost: county\r\nConnection: close\r\n"
    reply = raw(county_url, head + b"Content-Length: %d\r\n\r\n" % len(body) + body)
    assert reply.startswith(b"HTTP/1.1 200")


@pytest.mark.parametrize("sent", [b"", b'{"protocol":1,"desk":"'])
def test_a_caller_who_goes_away_in_the_middle_is_no_bug(
    county_url: str, desk: PaperDesk, sent: bytes
) -> None:
    assert raw(county_url, authorised(desk, b"Content-Length: 1000") + sent, end=True) == b""
    assert httpx.get(f"{county_url}/v1/hello").status_code == 200


HEADS = {
    "many": _HEAD + b"".join(b"X-%d: %s\r\n" % (n, b"x" * 900) for n in range(200)),
    "long": _HEAD + b"X: " + b"x" * _MIB,
    "path": b"GET /" + b"x" * _MIB,
    "tls": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n",
    "negative": _HEAD + b"Content-Length: -1\r\n\r\n",
    "two lengths": _HEAD + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\n",
}


def test_a_head_that_is_none_is_answered_and_the_connection_closed(county_url: str) -> None:
    for name, head in HEADS.items():
        try:
            reply = raw(county_url, head)
        except ConnectionError:
            continue
        assert reply.startswith(b"HTTP/1.1 400"), name
    assert httpx.get(f"{county_url}/v1/hello").status_code == 200


def bomb(size: int) -> bytes:
    return zstandard.ZstdCompressor(level=19).compress(bytes(size))


def test_a_bomb_does_not_go_off(desk: PaperDesk) -> None:
    headers = {"Authorization": f"Bearer {desk.token}", "Content-Encoding": "zstd"}
    for packed, expected in (
        (bomb(256 * _MIB), (413, "too_large")),
        (bomb(_MIB) * 40, (413, "too_large")),
        (bomb(_MIB)[:-9], (400, "malformed")),
        (b"\x28\xb5\x2f\xfd\x00\xf8" + b"\0" * 40, (415, "encoding_unsupported")),
        (b"", (400, "malformed")),
    ):
        assert code_of(desk.client.post("/v1/push", content=packed, headers=headers)) == expected


def test_a_token_that_is_none_opens_nothing(desk: PaperDesk) -> None:
    push = msgspec.json.encode(desk.pending())
    for authorisation, code in (
        ("Bearer", "token_missing"),
        ("Basic x", "token_missing"),
        ("Bearer x", "token_invalid"),
        ("Bearer é.é", "token_invalid"),
        ("Bearer WzFd.AAAA", "token_invalid"),
        ("Bearer " + "." * 5_000, "token_invalid"),
        (f"Bearer {desk.token[:-2]}", "token_invalid"),
    ):
        headers = [(b"Authorization", authorisation.encode("latin-1"))]
        assert code_of(desk.client.post("/v1/push", content=push, headers=headers)) == (401, code)


def test_a_query_that_is_none_is_malformed(desk: PaperDesk) -> None:
    queries: list[dict[str, str]] = [
        {},
        {"since": "-1"},
        {"since": "1e3"},
        {"since": "٣"},
        {"since": "9" * 40},
        {"since": "0", "epoch": ""},
        {"since": "0", "epoch": "x", "limit": "0"},
        {"since": "0", "epoch": "x", "wait": "31"},
        {"since": "0", "epoch": "x", "digest": "2"},
    ]
    for query in queries:
        response = desk.client.get(
            "/v1/pull", params=query, headers={"Authorization": f"Bearer {desk.token}"}
        )
        assert code_of(response) == (400, "malformed"), query
