"""The OpenAPI 3.1 description, generated from the message types."""

import re
from dataclasses import dataclass

import msgspec

from window_desk import __version__
from window_desk.protocol import messages as m

_REF = "#/components/schemas/{name}"


@dataclass(frozen=True, slots=True)
class Call:
    """One call: its reply and, for a POST, its request; ``errors`` are the statuses it may have.

    Without a ``reply`` it answers by headers or bytes; ``takes`` is the type of a body of bytes.
    """

    method: str
    path: str
    summary: str
    reply: type[msgspec.Struct] | None
    request: type[msgspec.Struct] | None = None
    authenticated: bool = True
    query: tuple[tuple[str, str, int], ...] = ()
    errors: tuple[int, ...] = ()
    headers: tuple[str, ...] = ()
    gives: tuple[str, ...] = ()
    takes: str = ""


_BLOB = "/v1/blobs/{case}/{sha256}"

CALLS = (
    Call("get", "/v1/hello", "Who the county is", m.Hello, authenticated=False),
    Call(
        "post",
        "/v1/enrol",
        "Trade a one-time code for a desk",
        m.EnrolReply,
        m.EnrolRequest,
        authenticated=False,
        errors=(400, 403, 408, 413, 415, 429),
    ),
    Call(
        "post",
        "/v1/session",
        "Prove the desk's key and get a token",
        m.SessionReply,
        m.SessionRequest,
        authenticated=False,
        errors=(400, 401, 403, 408, 413, 415),
    ),
    Call(
        "post",
        "/v1/push",
        "Send whole local transactions",
        m.PushReply,
        m.PushRequest,
        errors=(400, 403, 408, 409, 413, 415, 426),
    ),
    Call(
        "get",
        "/v1/pull",
        "The feed after a position, dense; waits for it to move if asked",
        m.PullReply,
        query=(
            ("since", "integer", 2**53),
            ("epoch", "string", 64),
            ("limit", "integer", m.MAX_PULL_ENTRIES),
            ("wait", "integer", m.MAX_LONG_POLL_S),
            ("digest", "integer", 1),
            ("archived", "integer", 1),
        ),
        errors=(400, 403, 409),
    ),
    Call("get", "/v1/snapshot", "Everything in scope", m.Snapshot, errors=(403,)),
    Call(
        "post",
        "/v1/leases",
        "Borrow a block of numbers",
        m.LeaseReply,
        m.LeaseRequest,
        errors=(400, 403, 408, 409, 413, 415),
    ),
    Call(
        "post",
        "/v1/calendar",
        "Publish a holiday notice or local days, as a supervisor of the county hall",
        m.CalendarReply,
        m.CalendarSubmission,
        errors=(400, 403, 408, 413, 415),
    ),
    Call(
        "post",
        "/v1/papers/check",
        "Check a paper by its QR code",
        m.PaperCheckReply,
        m.PaperCheckRequest,
        authenticated=False,
        errors=(400, 408, 413, 415),
    ),
    Call(
        "head",
        _BLOB,
        "How much of a blob came in",
        None,
        errors=(403, 404, 410),
        gives=("Upload-Offset", "Upload-Length", "Blob-Position"),
    ),
    Call(
        "patch",
        _BLOB,
        "The next piece of a blob",
        m.BlobState,
        errors=(400, 403, 404, 409, 410, 413, 415),
        headers=("Upload-Offset", "Upload-Checksum"),
        takes="application/offset+octet-stream",
    ),
    Call(
        "get",
        _BLOB,
        "A blob, or with Range a part of it",
        None,
        errors=(403, 404, 409, 410, 416),
        headers=("Range",),
        gives=("ETag", "Content-Range"),
    ),
)

_REQUIRED = frozenset({"since", "epoch", "Upload-Offset", "Upload-Checksum"})
_IN_PATH = re.compile(r"\{(\w+)\}")


def openapi() -> dict[str, object]:
    """The whole description as plain JSON values."""
    types: list[type[msgspec.Struct]] = [m.ErrorReply]
    for call in CALLS:
        types += [each for each in (call.request, call.reply) if each is not None]
    _, components = msgspec.json.schema_components(types, ref_template=_REF)
    paths: dict[str, dict[str, object]] = {}
    for call in CALLS:
        paths.setdefault(call.path, {})[call.method] = _operation(call)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Window Desk county",
            "version": __version__,
            "description": "docs/protocol.md says what each message means.",
        },
        "paths": paths,
        "components": {
            "schemas": components,
            "securitySchemes": {"desk": {"type": "http", "scheme": "bearer"}},
        },
    }


def _operation(call: Call) -> dict[str, object]:
    errors = {*call.errors, 500, 503, *((401,) if call.authenticated else ())}
    operation: dict[str, object] = {
        "operationId": _operation_id(call),
        "summary": call.summary,
        "responses": {
            **_done(call),
            **{
                str(status): {
                    "description": "Not carried out; `code` says why",
                    "content": _json(m.ErrorReply),
                }
                for status in sorted(errors)
            },
        },
    }
    if call.request is not None:
        operation["requestBody"] = {"required": True, "content": _json(call.request)}
    if call.takes:
        content = {call.takes: {"schema": _bytes()}}
        operation["requestBody"] = {"required": True, "content": content}
    parameters = [_parameter(*each) for each in call.query]
    parameters += [_text_parameter(name, "path") for name in _IN_PATH.findall(call.path)]
    parameters += [_text_parameter(name, "header") for name in call.headers]
    if parameters:
        operation["parameters"] = parameters
    if call.authenticated:
        operation["security"] = [{"desk": []}]
    return operation


def _parameter(name: str, kind: str, most: int) -> dict[str, object]:
    least = 1 if name == "limit" else 0
    bounds = (
        {"minimum": least, "maximum": most}
        if kind == "integer"
        else {"minLength": 1, "maxLength": most}
    )
    return {
        "name": name,
        "in": "query",
        "required": name in _REQUIRED,
        "schema": {"type": kind, **bounds},
    }


def _text_parameter(name: str, place: str) -> dict[str, object]:
    return {
        "name": name,
        "in": place,
        "required": place == "path" or name in _REQUIRED,
        "schema": {"type": "string", "minLength": 1, "maxLength": 100},
    }


def _operation_id(call: Call) -> str:
    name = _IN_PATH.sub("", call.path.removeprefix("/v1/")).strip("/").replace("/", "_")
    return name if call.path != _BLOB else f"{call.method}_{name}"


def _done(call: Call) -> dict[str, object]:
    """What a call answers when it is carried out."""
    if call.reply is not None:
        return {"200": {"description": "Done", "content": _json(call.reply)}}
    headers = {name: {"schema": {"type": "string"}} for name in call.gives}
    done: dict[str, object] = {"description": "Done", "headers": headers}
    if call.method == "head":
        return {"200": done}
    done["content"] = {"application/octet-stream": {"schema": _bytes()}}
    return {"200": done, "206": {**done, "description": "The range asked for"}}


def _bytes() -> dict[str, object]:
    return {"type": "string", "format": "binary"}


def _json(message: type[msgspec.Struct]) -> dict[str, object]:
    reference = _REF.format(name=message.__name__)
    return {"application/json": {"schema": {"$ref": reference}}}
