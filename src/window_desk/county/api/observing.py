"""What is known of each call once it was answered: one line in the log, a few numbers in the metrics.

Runs on the event loop. Bodies, addresses and query strings never come here; paths only as their templates.
"""

import logging
import re
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final
from uuid import uuid4

from starlette.datastructures import Headers, MutableHeaders
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from window_desk.county.api.instruments import Instruments
from window_desk.county.logs import facts

_KEY = "window_desk.call"
_REQUEST_ID = re.compile(r"[0-9a-f]{32}")
_NO_ROUTE: Final = "none"
_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})

logger = logging.getLogger(__name__)


@dataclass(slots=True)
class CallFacts:
    """What the endpoints tell of a call: ids and counts alone."""

    request_id: str
    desk: str = ""
    code: str = ""
    waited_s: float = 0.0
    counts: dict[str, int] = field(default_factory=dict)


def facts_of(scope: Scope) -> CallFacts:
    """The facts of the call that ``scope`` stands for, to be added to."""
    known: CallFacts = scope[_KEY]
    return known


class Observed:
    """Measures every call and logs it; a request id of the balancer (32 hex digits) is taken over."""

    def __init__(self, app: ASGIApp, routes: Iterable[Route], instruments: Instruments) -> None:
        self._app = app
        self._templates = {route.endpoint: route.path for route in routes}
        self._instruments = instruments

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer the call and tell of it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        given = Headers(scope=scope).get("x-request-id", "")
        call = CallFacts(given if _REQUEST_ID.fullmatch(given) else uuid4().hex)
        scope[_KEY] = call
        status = 0
        sent_bytes = 0
        told = False
        began = time.perf_counter()

        def tell() -> None:
            nonlocal told
            if not told:
                told = True
                self._tell(scope, call, status, time.perf_counter() - began, sent_bytes)

        async def observed_send(message: Message) -> None:
            nonlocal status, sent_bytes
            # Told before the last byte leaves, so that whoever has the reply finds the call counted.
            if message["type"] == "http.response.start":
                status = message["status"]
                MutableHeaders(scope=message)["X-Request-Id"] = call.request_id
            elif message["type"] == "http.response.body":
                sent_bytes += len(message.get("body", b""))
                if not message.get("more_body", False):
                    tell()
            await send(message)

        try:
            await self._app(scope, receive, observed_send)
        finally:
            tell()

    def _tell(
        self, scope: Scope, call: CallFacts, status: int, whole_s: float, sent_bytes: int
    ) -> None:
        endpoint = scope.get("endpoint")
        route = self._templates.get(endpoint, _NO_ROUTE) if endpoint is not None else _NO_ROUTE
        worked_s = max(0.0, whole_s - call.waited_s)
        self._instruments.count_call(route, status, call.code, worked_s)
        level = logging.WARNING if status >= 500 else logging.INFO
        logger.log(
            level,
            "call",
            extra=facts(
                request=call.request_id,
                method=scope["method"] if scope["method"] in _METHODS else "other",
                route=route,
                status=status,
                code=call.code,
                ms=round(worked_s * 1000, 1),
                waited_ms=round(call.waited_s * 1000),
                bytes=sent_bytes,
                desk=call.desk,
                **call.counts,
            ),
        )
