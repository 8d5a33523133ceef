"""One desk of a load on the event loop: enrols with a real key, pushes as it saves, listens by long poll."""

import asyncio
import random
import ssl
import time
from collections import deque
from datetime import UTC, datetime
from typing import TypeVar

import httpx
import msgspec
import zstandard
from uuid_utils import uuid7

from window_desk.protocol import messages as m
from window_desk.protocol.signatures import DeskKey
from window_desk.tools.county_load.case_steps import CaseBook, Days
from window_desk.tools.county_load.measures import Tally
from window_desk.tools.county_load.scene import DESK_NAME, Seat

_PACK_FROM_BYTES = 1_024
_TIMEOUT_S = 60.0
_MOST_PAUSE_S = 5.0

_Reply = TypeVar("_Reply")


class LoadFailedError(Exception):
    """The county answered what it must not; the message is one sentence."""


class LoadDesk:
    """A desk at ``seat``; ``line`` is set while it has one, ``sent`` while nothing waits to be pushed."""

    def __init__(
        self, url: str, seat: Seat, days: Days, tally: Tally, chance: random.Random
    ) -> None:
        self._seat = seat
        self._days = days
        self._tally = tally
        self._chance = chance
        self._key = DeskKey.generate()
        self._incarnation = str(uuid7())
        self._client = httpx.AsyncClient(
            base_url=url,
            timeout=_TIMEOUT_S,
            trust_env=False,
            # One context for all: making one takes longer than all that a desk does.
            verify=_NO_TLS if url.startswith("http:") else True,
            headers={"accept-encoding": "zstd"},
        )
        self._desk = self._epoch = self._token = ""
        self._sent = 0
        self._cursor = 0
        self._queue: deque[tuple[m.SealedAct, ...]] = deque()
        self._saved = asyncio.Event()
        self.line = asyncio.Event()
        self.line.set()
        self.sent = asyncio.Event()
        self.sent.set()
        self._book: CaseBook | None = None

    async def enrol(self, cases: int) -> None:
        """Enrol, open a session, lease numbers for so many cases, and read on from the newest position."""
        seat = self._seat
        request = m.EnrolRequest(seat.code, self._key.public, self._incarnation, DESK_NAME)
        enrolled = await self._call("/v1/enrol", request, m.EnrolReply)
        self._desk = enrolled.desk
        nonce, at = uuid7().hex, datetime.now(UTC).isoformat()
        text = f"session:{enrolled.county}:{self._desk}:{self._incarnation}:{nonce}:{at}"
        session = await self._call(
            "/v1/session",
            m.SessionRequest(
                self._desk, self._incarnation, nonce, at, self._key.sign(text.encode())
            ),
            m.SessionReply,
        )
        self._token, self._epoch = session.token, session.epoch
        year = datetime.now(UTC).year
        serials = {}
        for kind in ("case", "acceptance", "decision"):
            series = f"{kind}:{seat.site.code}:{year}"
            lease = await self._call(
                "/v1/leases",
                m.LeaseRequest(
                    str(uuid7()), self._desk, self._incarnation, series, min(cases, 1_000)
                ),
                m.LeaseReply,
            )
            serials[kind] = deque(range(lease.low, lease.high + 1))
        self._book = CaseBook(self._desk, seat.site, self._key, self._days, serials)

    async def newest_position(self) -> int:
        """Where the feed ends now.

        Raises:
            LoadFailedError: the county does not say.
        """
        response = await self._send(f"/v1/pull?since=0&epoch={self._epoch}&limit=1", None)
        if response is None or response.status_code != 200:
            raise LoadFailedError("the county does not say where its feed ends")
        return msgspec.json.decode(response.content, type=m.PullReply).head

    def listen_from(self, position: int) -> None:
        """Begin to listen after ``position``."""
        self._cursor = position

    def save(self) -> None:
        """One more saved transaction in the outbox."""
        if self._book is None:
            raise LoadFailedError("the desk is not enrolled")
        self._queue.append(self._book.next_transaction())
        self._saved.set()
        self.sent.clear()

    @property
    def unsent(self) -> int:
        """How many saved transactions were not acknowledged yet."""
        return len(self._queue)

    async def push_queued(self, most: int) -> None:
        """Push the oldest ``most`` transactions until they are acknowledged; every failure is counted."""
        batch = tuple(self._queue[at] for at in range(min(most, len(self._queue))))
        body = msgspec.json.encode(
            m.PushRequest(
                m.PROTOCOL_VERSION,
                self._desk,
                self._incarnation,
                self._epoch,
                self._sent + 1,
                batch,
            )
        )
        pause = 0.1
        while True:
            began = time.perf_counter()
            response = await self._send("/v1/push", body)
            if response is not None and response.status_code == 200:
                self._tally.push_s.append(time.perf_counter() - began)
                self._acknowledge(msgspec.json.decode(response.content, type=m.PushReply), batch)
                return
            await asyncio.sleep(self._chance.uniform(0, pause))
            pause = min(_MOST_PAUSE_S, pause * 2)

    async def push_forever(self, most: int) -> None:
        """Push whatever is saved while the line is there, until cancelled."""
        while True:
            await self._saved.wait()
            await self.line.wait()
            await self.push_queued(most)
            if not self._queue:
                self._saved.clear()
                self.sent.set()

    async def listen_forever(self, wait_s: int) -> None:
        """Follow the feed by long poll while the line is there, until cancelled.

        Raises:
            LoadFailedError: a page did not follow the cursor.
        """
        while True:
            await self.line.wait()
            began = time.perf_counter()
            response = await self._send(
                f"/v1/pull?since={self._cursor}&epoch={self._epoch}&wait={wait_s}", None
            )
            if response is None or response.status_code != 200:
                await asyncio.sleep(self._chance.uniform(0, 1))
                continue
            page = msgspec.json.decode(response.content, type=m.PullReply)
            if page.entries:
                self._tally.pull_s.append(time.perf_counter() - began)
                self._follow(page.entries)

    async def close(self) -> None:
        """Give the connections back."""
        await self._client.aclose()

    def _acknowledge(self, reply: m.PushReply, batch: tuple[tuple[m.SealedAct, ...], ...]) -> None:
        if reply.count != sum(map(len, batch)):
            raise LoadFailedError("the county acknowledged another number of acts")
        self._sent = reply.last_sequence
        self._tally.acts += reply.count
        for result in reply.results:
            if result.status is not m.ActStatus.APPLIED:
                self._tally.not_applied += 1
                self._tally.failures[f"act {result.code}"] += 1
        for _ in batch:
            self._queue.popleft()

    def _follow(self, entries: tuple[m.FeedEntry, ...]) -> None:
        for position, entry in enumerate(entries, self._cursor + 1):
            if entry.position != position:
                raise LoadFailedError(f"the feed is not dense at {position}")
        self._cursor += len(entries)
        self._tally.entries += len(entries)

    async def _call(self, path: str, message: msgspec.Struct, reply: type[_Reply]) -> _Reply:
        response = await self._send(path, msgspec.json.encode(message))
        if response is None or response.status_code != 200:
            said = "no answer" if response is None else response.text[:200]
            raise LoadFailedError(f"{path}: {said}")
        return msgspec.json.decode(response.content, type=reply)

    async def _send(self, path: str, body: bytes | None) -> httpx.Response | None:
        """One call; failures are counted by status and code, or by what broke, which gives ``None``."""
        headers = {"authorization": f"Bearer {self._token}"} if self._token else {}
        if body is not None:
            headers["content-type"] = "application/json"
            if len(body) >= _PACK_FROM_BYTES:
                headers["content-encoding"] = "zstd"
                body = _PACKER.compress(body)
            self._tally.bytes_up += len(body)
        method = "GET" if body is None else "POST"
        try:
            response = await self._client.request(method, path, content=body, headers=headers)
        except (httpx.RemoteProtocolError, httpx.NetworkError):
            # A kept connection that the county has just let go: once more, as a desk does.
            self._tally.stale += 1
            try:
                response = await self._client.request(method, path, content=body, headers=headers)
            except httpx.HTTPError as error:
                self._tally.failures[type(error).__name__] += 1
                return None
        except httpx.HTTPError as error:
            self._tally.failures[type(error).__name__] += 1
            return None
        self._tally.bytes_down += response.num_bytes_downloaded
        if response.status_code != 200:
            code = msgspec.json.decode(response.content, type=m.ErrorReply).code
            self._tally.failures[f"{response.status_code} {code}"] += 1
        return response


_NO_TLS = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
_PACKER = zstandard.ZstdCompressor(level=3)
