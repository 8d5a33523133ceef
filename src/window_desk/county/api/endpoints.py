"""The calls of the protocol over HTTP. Blocking work runs on the county's own bounded threads."""

import asyncio
import tempfile
import time
from collections.abc import AsyncIterator, Callable
from concurrent.futures import Executor
from contextlib import ExitStack
from dataclasses import dataclass
from typing import IO, TypeVar

import msgspec
from starlette.background import BackgroundTask
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse

from window_desk.county.api.bodies import (
    Packing,
    decode_body,
    message_response,
    read_body,
    wanted_packing,
)
from window_desk.county.api.heads import Heads
from window_desk.county.api.instruments import Instruments, counted
from window_desk.county.api.observing import facts_of
from window_desk.county.api.openapi import openapi
from window_desk.county.api.throttle import Throttle
from window_desk.county.use_cases.check_paper import check_paper
from window_desk.county.use_cases.context import CountyContext
from window_desk.county.use_cases.enrol import enrol
from window_desk.county.use_cases.hello import hello
from window_desk.county.use_cases.lease import lease
from window_desk.county.use_cases.open_session import authenticate, open_session
from window_desk.county.use_cases.problems import CallError
from window_desk.county.use_cases.pull import pull
from window_desk.county.use_cases.push import push
from window_desk.county.use_cases.snapshot import write_snapshot
from window_desk.county.use_cases.submit_calendar import submit_calendar
from window_desk.county.use_cases.tokens import Bearer
from window_desk.protocol.messages import (
    MAX_LONG_POLL_S,
    MAX_PULL_ENTRIES,
    CalendarSubmission,
    EnrolRequest,
    LeaseRequest,
    PaperCheckRequest,
    PullReply,
    PushRequest,
    SessionRequest,
)

_SPOOL_BYTES = 8 * 1024 * 1024
_CHUNK_BYTES = 256 * 1024
# Fewer than there are workers: pushes never stand behind pages for those who only listen.
_PAGES_AT_ONCE = 4

_Result = TypeVar("_Result")
_Request = TypeVar("_Request")


@dataclass(frozen=True, slots=True)
class _PullQuery:
    since: int
    epoch: str
    limit: int
    wait_s: int
    with_digest: bool
    knows_archived: bool


class Endpoints:
    """All calls of one county; the event loop owns ``heads`` and ``throttle``."""

    def __init__(
        self,
        context: CountyContext,
        workers: Executor,
        heads: Heads,
        throttle: Throttle,
        instruments: Instruments,
    ) -> None:
        self._context = context
        self._workers = workers
        self._heads = heads
        self._throttle = throttle
        self._instruments = instruments
        self._openapi = openapi()
        self._listeners = asyncio.Semaphore(_PAGES_AT_ONCE)

    async def hello(self, request: Request) -> Response:
        """``GET /v1/hello``; never packed with the dictionary, which it is there to name."""
        packing = Packing(zstd=wanted_packing(request).zstd)
        return await self.run(lambda: message_response(hello(self._context), packing))

    async def enrol(self, request: Request) -> Response:
        """``POST /v1/enrol``."""
        address = request.client.host if request.client is not None else ""
        self._throttle.check(address)
        try:
            return await self._answer(
                request, EnrolRequest, lambda message: enrol(self._context, message)
            )
        except CallError as error:
            if error.code == "enrolment_code_unknown":
                self._throttle.count_wrong(address)
            raise

    async def session(self, request: Request) -> Response:
        """``POST /v1/session``."""
        return await self._answer(
            request, SessionRequest, lambda message: open_session(self._context, message)
        )

    async def push(self, request: Request) -> Response:
        """``POST /v1/push``; wakes whoever waits for the feed."""
        bearer = self.bearer(request)
        loop = asyncio.get_running_loop()

        def work(message: PushRequest) -> msgspec.Struct:
            reply = push(self._context, bearer, message)
            counts = counted(result.status for result in reply.results)
            self._instruments.count_push(counts)
            facts_of(request.scope).counts = {"acts": reply.count, **counts}
            newest = max((result.position for result in reply.results), default=0)
            loop.call_soon_threadsafe(self._heads.note_at_least, newest)
            return reply

        return await self._answer(request, PushRequest, work)

    async def pull(self, request: Request) -> Response:
        """``GET /v1/pull``."""
        bearer = self.bearer(request)
        query = _pull_query(request)
        packing = wanted_packing(request)
        if not query.wait_s:
            reply, response = await self.run(lambda: self._page(bearer, query, packing))
        else:
            until = asyncio.get_running_loop().time() + query.wait_s
            with self._heads.listening():
                reply, response = await self._page_in_turn(bearer, query, until, packing)
                if not reply.entries:
                    self._heads.note(reply.head)
                    await self._wait(request, query, until)
                    reply, response = await self._page_in_turn(bearer, query, until, packing)
        facts_of(request.scope).counts = {"entries": len(reply.entries)}
        return response

    async def snapshot(self, request: Request) -> Response:
        """``GET /v1/snapshot``."""
        bearer = self.bearer(request)
        packing = wanted_packing(request)
        with ExitStack() as stack:
            file = stack.enter_context(tempfile.SpooledTemporaryFile(max_size=_SPOOL_BYTES))
            await self.run(lambda: write_snapshot(self._context, bearer, file, zstd=packing.zstd))
            headers = {
                "Content-Length": str(file.tell()),
                "Cache-Control": "no-store",
                "Vary": "Accept-Encoding",
            }
            if packing.zstd:
                headers["Content-Encoding"] = "zstd"
            file.seek(0)
            close = stack.pop_all().close
        return StreamingResponse(
            self._chunks(file),
            headers=headers,
            media_type="application/json",
            background=BackgroundTask(close),
        )

    async def leases(self, request: Request) -> Response:
        """``POST /v1/leases``."""
        bearer = self.bearer(request)
        return await self._answer(
            request, LeaseRequest, lambda message: lease(self._context, bearer, message)
        )

    async def calendar(self, request: Request) -> Response:
        """``POST /v1/calendar``; wakes whoever waits for the feed."""
        bearer = self.bearer(request)
        loop = asyncio.get_running_loop()

        def work(message: CalendarSubmission) -> msgspec.Struct:
            reply = submit_calendar(self._context, bearer, message)
            loop.call_soon_threadsafe(self._heads.note_at_least, reply.head)
            return reply

        return await self._answer(request, CalendarSubmission, work)

    async def check_paper(self, request: Request) -> Response:
        """``POST /v1/papers/check``."""
        return await self._answer(
            request, PaperCheckRequest, lambda message: check_paper(self._context, message)
        )

    async def describe(self, _request: Request) -> Response:
        """``GET /openapi.json``."""
        return JSONResponse(self._openapi)

    async def _page_in_turn(
        self, bearer: Bearer, query: _PullQuery, until: float, packing: Packing
    ) -> tuple[PullReply, Response]:
        await self._heads.take_turn(query.since, until)
        async with self._listeners:
            return await self.run(lambda: self._page(bearer, query, packing))

    async def _wait(self, request: Request, query: _PullQuery, until: float) -> None:
        began = time.perf_counter()
        with self._instruments.long_polls.track_inprogress():
            await self._heads.wait_beyond(query.since, until)
        waited_s = time.perf_counter() - began
        self._instruments.count_wait(waited_s)
        facts_of(request.scope).waited_s = waited_s

    def _page(
        self, bearer: Bearer, query: _PullQuery, packing: Packing
    ) -> tuple[PullReply, Response]:
        reply = pull(
            self._context,
            bearer,
            query.since,
            query.epoch,
            query.limit,
            with_digest=query.with_digest,
            knows_archived=query.knows_archived,
        )
        return reply, message_response(reply, packing)

    async def _answer(
        self,
        request: Request,
        message_type: type[_Request],
        work: Callable[[_Request], msgspec.Struct],
    ) -> Response:
        body = await read_body(request)
        encoding = request.headers.get("content-encoding", "").strip().lower()
        packing = wanted_packing(request)

        def run() -> Response:
            return message_response(work(decode_body(body, encoding, message_type)), packing)

        return await self.run(run)

    async def run(self, job: Callable[[], _Result]) -> _Result:
        """Run ``job`` on one of the county's threads."""
        return await asyncio.get_running_loop().run_in_executor(self._workers, job)

    async def _chunks(self, file: IO[bytes]) -> AsyncIterator[bytes]:
        while chunk := await self.run(lambda: file.read(_CHUNK_BYTES)):
            yield chunk

    def bearer(self, request: Request) -> Bearer:
        """Who asks; raises a 401 :class:`CallError`."""
        kind, _, token = request.headers.get("authorization", "").partition(" ")
        if kind.lower() != "bearer" or not token:
            raise CallError(401, "token_missing", "缺少登录凭证，请重新连接县级服务器。")
        bearer = authenticate(self._context, token.strip())
        facts_of(request.scope).desk = bearer.desk
        return bearer


def _pull_query(request: Request) -> _PullQuery:
    epoch = request.query_params.get("epoch", "")
    if not epoch:
        raise _wrong_query("epoch")
    return _PullQuery(
        since=_number(request, "since", None, 0, 2**53),
        epoch=epoch,
        limit=_number(request, "limit", MAX_PULL_ENTRIES, 1, MAX_PULL_ENTRIES),
        wait_s=_number(request, "wait", 0, 0, MAX_LONG_POLL_S),
        with_digest=bool(_number(request, "digest", 0, 0, 1)),
        knows_archived=bool(_number(request, "archived", 0, 0, 1)),
    )


def _number(request: Request, name: str, default: int | None, least: int, most: int) -> int:
    text = request.query_params.get(name)
    if text is None and default is not None:
        return default
    if text is None or not text.isascii() or not text.isdigit() or len(text) > 16:
        raise _wrong_query(name)
    value = int(text)
    if not least <= value <= most:
        raise _wrong_query(name)
    return value


def _wrong_query(name: str) -> CallError:
    return CallError(
        400, "malformed", f"请求参数{name}缺少或格式不对，请更新程序后重试。", field=name
    )
