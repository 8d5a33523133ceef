"""Records that the county signs (calendar, local rules), told apart from what somebody else slipped in.

Any thread, own connection. What is not used is logged by kind and key. A desk without the county's
key (enrolled by an older program, its county not heard since) uses what it has.
"""

import logging
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

import msgspec

from window_desk.desk.store import meta
from window_desk.desk.store.engine import Rows
from window_desk.desk.store.meta import Key
from window_desk.protocol.messages import ReferenceKind
from window_desk.protocol.published import has_signature, is_signed, record_signature_holds

_log = logging.getLogger(__name__)

SIGNED_KINDS: Final = frozenset(
    {ReferenceKind.CALENDAR_NOTICE, ReferenceKind.CALENDAR_OVERLAY, ReferenceKind.SETTING}
)

_OF_KIND = "SELECT key, body FROM reference WHERE kind = ? ORDER BY key, version DESC"


class _Standing(msgspec.Struct, frozen=True):
    """What is known of one version of a record: its signature holds, or it carries none at all."""

    holds: bool
    bare: bool


def newest_trusted(rows: Rows, kind: ReferenceKind) -> list[tuple[str, bytes]]:
    """Of every record of ``kind`` the newest version that can be trusted, by key.

    Where the county's key is known, only signed versions count; unsigned ones still do as long as
    nothing at all came signed, from a county of an older program.
    """
    public = meta.text(rows, Key.COUNTY_KEY)
    versions = _versions(rows, kind)
    if not public:
        return [(key, bodies[0]) for key, bodies in versions.items()]
    county_signs = any(_anything_holds(rows, each, public) for each in SIGNED_KINDS)
    found: list[tuple[str, bytes]] = []
    for key, bodies in versions.items():
        if not is_signed(kind, key):
            found.append((key, bodies[0]))
            continue
        body = _first_trusted(kind, key, bodies, public, county_signs=county_signs)
        if body is not bodies[0]:
            _log.warning("newest %s %s is not signed by the county: not used", kind.value, key)
        if body is not None:
            found.append((key, body))
    return found


def _versions(rows: Rows, kind: ReferenceKind) -> dict[str, list[bytes]]:
    """The bodies of each record, newest version first."""
    versions: dict[str, list[bytes]] = {}
    for key, body in rows.all(_OF_KIND, kind.value):
        versions.setdefault(str(key), []).append(bytes(body))
    return versions


def _anything_holds(rows: Rows, kind: ReferenceKind, public: str) -> bool:
    return any(
        is_signed(kind, key) and _standing(public, kind, key, body).holds
        for key, bodies in _versions(rows, kind).items()
        for body in bodies
    )


def _first_trusted(
    kind: ReferenceKind, key: str, bodies: Iterable[bytes], public: str, *, county_signs: bool
) -> bytes | None:
    for body in bodies:
        standing = _standing(public, kind, key, body)
        if standing.holds or (standing.bare and not county_signs):
            return body
    return None


@lru_cache(maxsize=1024)
def _standing(public: str, kind: ReferenceKind, key: str, body: bytes) -> _Standing:
    try:
        mapping = msgspec.json.decode(body, type=dict[str, object])
    except (msgspec.DecodeError, RecursionError):
        return _Standing(holds=False, bare=False)
    return _Standing(
        holds=record_signature_holds(public, kind, key, mapping),
        bare=not has_signature(mapping),
    )
