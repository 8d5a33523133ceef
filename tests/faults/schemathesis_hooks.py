"""Gives generated calls what no schema can tell: a real desk, its epoch, and acts that it signed.

Loaded by schemathesis (``SCHEMATHESIS_HOOKS``). Only calls that are right in form are touched, so that
those made to be wrong stay wrong.
"""

import itertools
import json
import os
from typing import Any

import msgspec
import schemathesis

from window_desk.county.api.blob_calls import PIECE_TYPE
from window_desk.county.api.openapi import CALLS

VARIABLE = "WINDOW_DESK_SEED_DATA"

_REAL: dict[str, Any] = json.loads(os.environ.get(VARIABLE, "{}"))
_MESSAGES = {call.path: call.request for call in CALLS if call.request is not None}
_RIGHT_WAITS = {str(seconds) for seconds in range(1, 31)}
_turns = itertools.count()


def map_body(context: schemathesis.HookContext, body: Any) -> Any:
    """Put real values where made-up ones stand."""
    message = _MESSAGES.get(context.operation.path) if context.operation is not None else None
    if message is None:
        return body
    try:
        msgspec.json.decode(json.dumps(body), type=message)
    except (msgspec.DecodeError, TypeError, ValueError):
        return body
    real = {name: value for name, value in _REAL["fields"].items() if name in body}
    if "transactions" in body and next(_turns) % 3:
        real["transactions"] = _REAL["transactions"]
    return {**body, **real}


def map_query(_context: schemathesis.HookContext, query: Any) -> Any:
    """Put the real epoch where a made-up one stands; a long poll of right length does not wait."""
    if not isinstance(query, dict):
        return query
    real = {}
    epoch = query.get("epoch")
    if isinstance(epoch, str) and 0 < len(epoch) <= 64 and next(_turns) % 3:
        real["epoch"] = _REAL["fields"]["epoch"]
    if str(query.get("wait")) in _RIGHT_WAITS:
        real["wait"] = type(query["wait"])(0)
    return {**query, **real}


@schemathesis.serializer(PIECE_TYPE)
def piece(_context: schemathesis.SerializationContext, value: Any) -> Any:
    """The bytes of a piece go as they are."""
    return value if isinstance(value, bytes | str) else json.dumps(value).encode()


for _hook in (map_body, map_query):
    schemathesis.hook(_hook)
