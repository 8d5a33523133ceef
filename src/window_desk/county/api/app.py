"""The Starlette application of one county."""

import asyncio
import logging
from collections.abc import AsyncIterator
from concurrent.futures import Executor
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from window_desk.county.api.blob_calls import BlobCalls
from window_desk.county.api.bodies import error_response
from window_desk.county.api.endpoints import Endpoints
from window_desk.county.api.heads import Heads
from window_desk.county.api.instruments import Instruments
from window_desk.county.api.observing import Observed, facts_of
from window_desk.county.api.throttle import Throttle
from window_desk.county.logs import facts
from window_desk.county.store.database import DatabaseBusyError
from window_desk.county.use_cases.context import CountyContext
from window_desk.county.use_cases.problems import CallError
from window_desk.county.use_cases.pull import head

_BUSY_RETRY_S = 2
_BLOB = "/v1/blobs/{case}/{sha256}"

logger = logging.getLogger(__name__)


def make_app(context: CountyContext, workers: Executor, instruments: Instruments) -> Starlette:
    """The application; ``app.state.heads.close()`` lets long polls go before a stop."""

    async def read_head() -> int:
        return await asyncio.get_running_loop().run_in_executor(workers, head, context)

    heads = Heads(read_head)
    calls = Endpoints(context, workers, heads, Throttle(context.now), instruments)
    blobs = BlobCalls(context, calls)

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        yield
        heads.close()

    async def on_busy(request: Request, error: Exception) -> Response:
        instruments.count_database_error(str(error))
        return await _on_busy(request, error)

    routes = [
        Route("/v1/hello", calls.hello, methods=["GET"]),
        Route("/v1/enrol", calls.enrol, methods=["POST"]),
        Route("/v1/session", calls.session, methods=["POST"]),
        Route("/v1/push", calls.push, methods=["POST"]),
        Route("/v1/pull", calls.pull, methods=["GET"]),
        Route("/v1/snapshot", calls.snapshot, methods=["GET"]),
        Route("/v1/leases", calls.leases, methods=["POST"]),
        Route("/v1/calendar", calls.calendar, methods=["POST"]),
        Route("/v1/papers/check", calls.check_paper, methods=["POST"]),
        Route(_BLOB, blobs.call, methods=["HEAD", "PATCH", "GET"]),
        Route("/openapi.json", calls.describe, methods=["GET"]),
    ]
    app = Starlette(
        routes=routes,
        exception_handlers={
            CallError: _on_call_error,
            DatabaseBusyError: on_busy,
            HTTPException: _on_http_error,
        },
        lifespan=lifespan,
    )
    app.add_middleware(_BugBarrier)
    app.add_middleware(Observed, routes=routes, instruments=instruments)
    app.state.heads = heads
    return app


class _BugBarrier:
    """Answers 500 for a bug and logs where it happened; bodies are never logged."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await self._app(scope, receive, send)
        except ClientDisconnect:
            logger.info("the caller of %s went away", scope["path"])
        except Exception:
            if scope["type"] != "http":
                raise
            call = facts_of(scope)
            call.code = "internal"
            logger.exception("bug", extra=facts(request=call.request_id))
            error = CallError(
                500, "internal", "县级服务器内部出错，本机办件已保存，程序会自动重试。"
            )
            await error_response(error)(scope, receive, send)


async def _on_call_error(request: Request, error: Exception) -> Response:
    if not isinstance(error, CallError):
        raise error
    facts_of(request.scope).code = error.code
    return error_response(error)


async def _on_busy(request: Request, error: Exception) -> Response:
    call = facts_of(request.scope)
    call.code = "busy"
    logger.warning("database busy", extra=facts(request=call.request_id, error=str(error)))
    return error_response(
        CallError(
            503,
            "busy",
            "县级数据库暂时不可用，本机办件已保存，程序会自动重试。",
            retry_after_s=_BUSY_RETRY_S,
        )
    )


async def _on_http_error(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    code = {404: "not_found", 405: "method_not_allowed"}.get(status, "malformed")
    facts_of(request.scope).code = code
    reply = error_response(CallError(status, code, "没有这个接口，请更新程序或核对服务器地址。"))
    if isinstance(error, HTTPException) and error.headers is not None:
        reply.headers.update(error.headers)
    return reply
