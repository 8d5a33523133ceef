"""Bearer tokens: signed with the county's secret, so that every process of the county knows them."""

import base64
import binascii
import hashlib
import hmac
from datetime import datetime

import msgspec

from window_desk.county.use_cases.problems import CallError

TOKEN_VALID_S = 12 * 3600


class Bearer(msgspec.Struct, frozen=True, array_like=True):
    """Who holds a token, and until when (seconds since 1970)."""

    county: str
    desk: str
    incarnation: str
    until_s: int


def make_token(secret: bytes, bearer: Bearer) -> str:
    """The token of ``bearer``."""
    body = msgspec.json.encode(bearer)
    return f"{_text(body)}.{_text(_mac(secret, body))}"


def read_token(secret: bytes, county: str, token: str, now: datetime) -> Bearer:
    """Who holds ``token``; raises a 401 :class:`CallError` when it is wrong or too old."""
    head, _, tail = token.partition(".")
    try:
        body, mac = _bytes(head), _bytes(tail)
    except (binascii.Error, ValueError):
        raise _invalid() from None
    if not hmac.compare_digest(mac, _mac(secret, body)):
        raise _invalid()
    bearer = msgspec.json.decode(body, type=Bearer)
    if bearer.county != county:
        raise _invalid()
    if now.timestamp() >= bearer.until_s:
        raise CallError(401, "token_expired", "登录凭证已过期，请重新连接县级服务器。")
    return bearer


def _invalid() -> CallError:
    return CallError(401, "token_invalid", "登录凭证无效，请重新连接县级服务器。")


def _mac(secret: bytes, body: bytes) -> bytes:
    return hmac.digest(secret, b"bearer:" + body, hashlib.sha256)


def _text(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def _bytes(text: str) -> bytes:
    return base64.b64decode(
        text.encode("ascii") + b"=" * (-len(text) % 4), altchars=b"-_", validate=True
    )
