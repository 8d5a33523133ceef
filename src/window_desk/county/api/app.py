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

from window_desk.county.api.bodies import error_response
from window_desk.county.api.endpoints import Endpoints
from window_desk.county.api.heads import Heads
from window_desk.county.api.throttle import Throttle
from window_desk.county.store.database import DatabaseBusyError
from window_desk.county.use_cases.context import CountyContext
from window_desk.county.use_cases.problems import CallError
from window_desk.county.use_cases.pull import head

_BUSY_RETRY_S = 2

logger = logging.getLogger(__name__)


def make_app(context: CountyContext, workers: Executor) -> Starlette:
    """The application; ``app.state.heads.close()`` lets long polls go before a stop."""

    async def read_head() -> int:
        return await asyncio.get_running_loop().run_in_executor(workers, head, context)

    heads = Heads(read_head)
    calls = Endpoints(context, workers, heads, Throttle(context.now))

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        yield
        heads.close()

    app = Starlette(
        routes=[
            Route("/v1/hello", calls.hello, methods=["GET"]),
            Route("/v1/enrol", calls.enrol, methods=["POST"]),
            Route("/v1/session", calls.session, methods=["POST"]),
            Route("/v1/push", calls.push, methods=["POST"]),
            Route("/v1/pull", calls.pull, methods=["GET"]),
            Route("/v1/snapshot", calls.snapshot, methods=["GET"]),
            Route("/v1/leases", calls.leases, methods=["POST"]),
            Route("/v1/calendar", calls.calendar, methods=["POST"]),
            Route("/v1/papers/check", calls.check_paper, methods=["POST"]),
            Route("/openapi.json", calls.describe, methods=["GET"]),
        ],
        exception_handlers={
            CallError: _on_call_error,
            DatabaseBusyError: _on_busy,
            HTTPException: _on_http_error,
        },
        lifespan=lifespan,
    )
    app.add_middleware(_BugBarrier)
    app.state.heads = heads
    return app


class _BugBarrier:
    """Answers 500 for a bug and logs it by path; bodies are never logged."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await self._app(scope, receive, send)
        except ClientDisconnect:
            # A line that broke within the body: no bug, and nobody is left to answer.
            logger.info("line broke in %s %s", scope["method"], scope["path"])
        except Exception:
            if scope["type"] != "http":
                raise
            logger.exception("bug in %s %s", scope["method"], scope["path"])
            error = CallError(
                500, "internal", "县级服务器内部出错，本机办件已保存，程序会自动重试。"
            )
            await error_response(error)(scope, receive, send)


async def _on_call_error(_request: Request, error: Exception) -> Response:
    if not isinstance(error, CallError):
        raise error
    logger.info("call refused: %d %s", error.status, error.code)
    return error_response(error)


async def _on_busy(_request: Request, error: Exception) -> Response:
    logger.warning("database busy: %s", error)
    return error_response(
        CallError(
            503,
            "busy",
            "县级数据库暂时不可用，本机办件已保存，程序会自动重试。",
            retry_after_s=_BUSY_RETRY_S,
        )
    )


async def _on_http_error(_request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    code = {404: "not_found", 405: "method_not_allowed"}.get(status, "malformed")
    return error_response(CallError(status, code, "没有这个接口，请更新程序或核对服务器地址。"))
