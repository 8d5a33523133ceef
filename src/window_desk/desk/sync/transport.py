"""The real connection to the county: httpcore over HTTP/1.1, strict, bounded, breakable.

One instance serves one thread, with one kept-alive connection. A reply counts only when its framing,
length, type and JSON are whole; everything else is a :class:`LineFailureError`. Requests are safe to
repeat by the protocol, so one that died on a connection kept alive too long is sent again once.
"""

import ssl
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar
from urllib.parse import quote, urlencode

import httpcore
import msgspec

from window_desk.desk.sync.core.blob_link import BlobOffset
from window_desk.desk.sync.core.county_link import (
    CountyRefusalError,
    FailureReason,
    LineFailureError,
    OnBytes,
)
from window_desk.desk.sync.http_failures import as_line_failure, line_failure
from window_desk.desk.sync.http_replies import (
    encoding_of,
    piece_headers,
    read_offset,
    read_range,
    refuse_errors,
    require_json,
)
from window_desk.desk.sync.interruptible import (
    HTTP_ERRORS,
    InterruptibleTransport,
    Interruption,
    Request,
    Response,
)
from window_desk.desk.sync.wire import (
    accepted_codings,
    decode,
    malformed,
    pack,
    too_large,
    unpack,
)
from window_desk.protocol.dictionary import known_dictionaries
from window_desk.protocol.messages import (
    MAX_ACT_BYTES,
    MAX_BLOB_PIECE_BYTES,
    MAX_PULL_ENTRIES,
    BlobState,
    CalendarReply,
    CalendarSubmission,
    EnrolReply,
    EnrolRequest,
    Hello,
    LeaseReply,
    LeaseRequest,
    PullReply,
    PushReply,
    PushRequest,
    SessionReply,
    SessionRequest,
    Snapshot,
)

_KEEPALIVE_S = 55.0
_KB = 1024
_MB = 1024 * _KB
_SMALL = 256 * _KB
_PUSH_REPLY = 8 * _MB
_PAGE = MAX_PULL_ENTRIES * (MAX_ACT_BYTES + 4 * _KB)
_SNAPSHOT = 1024 * _MB
_BLOB_REPLY = MAX_BLOB_PIECE_BYTES

_Reply = TypeVar("_Reply")


@dataclass(frozen=True, slots=True)
class Timeouts:
    """Seconds. ``answer`` is the longest silence while waiting for bytes, ``whole`` for a reply
    that trickles; a snapshot may take ten times that.
    """

    connect_s: float = 6.0
    answer_s: float = 20.0
    whole_s: float = 60.0


@dataclass(frozen=True, slots=True)
class _Ask:
    method: str
    path: str
    limit: int
    token: str = ""
    body: msgspec.Struct | None = None
    params: dict[str, str | int] | None = None
    headers: dict[str, str] | None = None
    content: bytes | None = None
    wait_s: float = 0.0
    patience: float = 1.0
    on_bytes: OnBytes | None = None


class HttpCounty:
    """The county at ``address`` (``https://host:port``); nothing is sent before the first call.

    ``ca_file`` pins the county's certificate authority; without it the system's are trusted.
    Environment proxies are ignored: a government line is configured, not guessed.
    """

    def __init__(
        self,
        address: str,
        *,
        program: str = "window-desk",
        ca_file: Path | None = None,
        timeouts: Timeouts | None = None,
    ) -> None:
        self._timeouts = timeouts or Timeouts()
        self._interruption = Interruption()
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        if address.startswith("https:"):
            context = ssl.create_default_context(cafile=str(ca_file) if ca_file else None)
        # no whole client: redirects, cookies and proxies have no place here
        self._transport = InterruptibleTransport(context, _KEEPALIVE_S, self._interruption)
        self._address = address.rstrip("/")
        self._headers = {
            "accept": "application/json",
            "accept-encoding": accepted_codings(),
            "user-agent": program,
        }
        self._connected = False
        self._with_dictionary = False

    def hello(self) -> Hello:
        """``GET /v1/hello``; what the county says of its dictionaries holds for all later calls."""
        hello = self._ask(_Ask("GET", "/v1/hello", _SMALL), Hello)
        self._with_dictionary = not set(known_dictionaries()).isdisjoint(hello.dictionaries)
        return hello

    def enrol(self, request: EnrolRequest) -> EnrolReply:
        """``POST /v1/enrol``."""
        return self._ask(_Ask("POST", "/v1/enrol", _SMALL, body=request), EnrolReply)

    def session(self, request: SessionRequest) -> SessionReply:
        """``POST /v1/session``."""
        return self._ask(_Ask("POST", "/v1/session", _SMALL, body=request), SessionReply)

    def push(self, token: str, request: PushRequest) -> PushReply:
        """``POST /v1/push``."""
        return self._ask(_Ask("POST", "/v1/push", _PUSH_REPLY, token, request), PushReply)

    def pull(
        self, token: str, epoch: str, since: int, *, limit: int, wait_s: int, digest: bool
    ) -> PullReply:
        """``GET /v1/pull``."""
        params: dict[str, str | int] = {"since": since, "epoch": epoch, "limit": limit}
        if wait_s:
            params["wait"] = wait_s
        if digest:
            params |= {"digest": 1, "archived": 1}
        ask = _Ask("GET", "/v1/pull", _PAGE, token, params=params, wait_s=wait_s)
        return self._ask(ask, PullReply)

    def snapshot(self, token: str, on_bytes: OnBytes) -> Snapshot:
        """``GET /v1/snapshot``."""
        ask = _Ask("GET", "/v1/snapshot", _SNAPSHOT, token, patience=10.0, on_bytes=on_bytes)
        return self._ask(ask, Snapshot)

    def lease(self, token: str, request: LeaseRequest) -> LeaseReply:
        """``POST /v1/leases``."""
        return self._ask(_Ask("POST", "/v1/leases", _SMALL, token, request), LeaseReply)

    def publish_calendar(self, token: str, submission: CalendarSubmission) -> CalendarReply:
        """``POST /v1/calendar``."""
        return self._ask(_Ask("POST", "/v1/calendar", _SMALL, token, submission), CalendarReply)

    def blob_offset(self, token: str, case: str, sha256: str) -> BlobOffset:
        """``HEAD /v1/blobs/{case}/{sha256}``."""
        return self._send(_Ask("HEAD", _blob_path(case, sha256), _SMALL, token), read_offset)

    def send_piece(
        self, token: str, case: str, sha256: str, offset: int, piece: bytes
    ) -> BlobState:
        """``PATCH /v1/blobs/{case}/{sha256}``."""
        headers = piece_headers(offset, piece)
        path = _blob_path(case, sha256)
        ask = _Ask("PATCH", path, _SMALL, token, headers=headers, content=piece)
        return self._ask(ask, BlobState)

    def fetch_piece(self, token: str, case: str, sha256: str, first: int, end: int) -> bytes:
        """``GET /v1/blobs/{case}/{sha256}`` with a range."""
        headers = {"range": f"bytes={first}-{end - 1}"}
        ask = _Ask("GET", _blob_path(case, sha256), _BLOB_REPLY, token, headers=headers)
        return self._send(ask, partial(read_range, first, end))

    def interrupt(self) -> None:
        """From any thread: the call under way and all later ones fail with ``CLOSED``."""
        self._interruption.interrupt()

    def close(self) -> None:
        """Release the connection."""
        self._transport.close()

    def _ask(self, ask: _Ask, reply_type: type[_Reply]) -> _Reply:
        read = partial(_read_message, ask.limit, reply_type)
        try:
            return self._send(ask, read)
        except CountyRefusalError as refusal:
            if refusal.status != 415 or not self._with_dictionary:
                raise
        # another process of the county, or an older one since, does not have the dictionary
        self._with_dictionary = False
        return self._send(ask, read)

    def _send(self, ask: _Ask, read: Callable[[Response, bytes], _Reply]) -> _Reply:
        request = self._request(ask)
        kept = self._connected
        try:
            return self._exchange(request, ask, read)
        except HTTP_ERRORS as error:
            stale = kept and isinstance(error, httpcore.RemoteProtocolError | httpcore.NetworkError)
            if not stale or self._interruption.happened:
                raise self._failure(error) from error
        try:
            return self._exchange(self._request(ask), ask, read)
        except HTTP_ERRORS as error:
            raise self._failure(error) from error

    def _request(self, ask: _Ask) -> Request:
        headers = {**self._headers, **(ask.headers or {})}
        content = ask.content
        if ask.body is not None:
            content, coding = pack(ask.body, with_dictionary=self._with_dictionary)
            headers["content-type"] = "application/json"
            if coding:
                headers["content-encoding"] = coding
        if ask.token:
            headers["authorization"] = f"Bearer {ask.token}"
        limits = self._timeouts
        answer_s = limits.answer_s * min(ask.patience, 3.0) + ask.wait_s
        query = f"?{urlencode(ask.params)}" if ask.params else ""
        return Request(
            ask.method,
            f"{self._address}{ask.path}{query}",
            headers,
            content,
            limits.connect_s,
            answer_s,
        )

    def _exchange(
        self,
        request: Request,
        ask: _Ask,
        read: Callable[[Response, bytes], _Reply],
    ) -> _Reply:
        if self._interruption.happened:
            raise line_failure(FailureReason.CLOSED)
        self._connected = False
        deadline = time.monotonic() + self._timeouts.whole_s * ask.patience + ask.wait_s
        with self._transport.exchange(request) as (response, pieces):
            body = _whole_body(response, pieces, ask, deadline)
        self._connected = True
        refuse_errors(response, body)
        return read(response, body)

    def _failure(self, error: Exception) -> LineFailureError:
        if self._interruption.happened:
            return line_failure(FailureReason.CLOSED)
        return as_line_failure(error)


def _whole_body(response: Response, stream: Iterator[bytes], ask: _Ask, deadline: float) -> bytes:
    """The raw bytes as framed; a reply without a length of its own could have been cut unseen."""
    on_bytes = ask.on_bytes or _nobody_asks
    headers = response.headers
    if "content-length" not in headers and headers.get("transfer-encoding", "") != "chunked":
        raise malformed()
    # the HTTP library has refused a length that is no number
    total = int(headers.get("content-length", 0))
    pieces: list[bytes] = []
    size = 0
    on_bytes(size, total)
    for piece in stream:
        size += len(piece)
        if size > ask.limit:
            raise too_large()
        if time.monotonic() > deadline:
            raise line_failure(FailureReason.TIMED_OUT)
        pieces.append(piece)
        on_bytes(size, total)
    return b"".join(pieces)


def _nobody_asks(_done: int, _total: int) -> None:
    """Most replies are too small to watch."""


def _read_message(limit: int, reply_type: type[_Reply], response: Response, body: bytes) -> _Reply:
    require_json(response)
    if response.status_code != 200:
        raise malformed()
    return decode(unpack(body, encoding_of(response), limit), reply_type)


def _blob_path(case: str, sha256: str) -> str:
    return f"/v1/blobs/{quote(case, safe='')}/{quote(sha256, safe='')}"
