"""The store's own facts: identity, cursor, chain, digest, freeze. Values are TEXT, BLOB or INTEGER."""

from enum import StrEnum

from window_desk.desk.store.engine import Rows


class Key(StrEnum):
    """Every fact."""

    PROFILE = "profile"
    ADDRESS = "address"
    ENROLMENT = "enrolment"
    COUNTY_KEY = "county_key"
    INCARNATION = "incarnation"
    SECRET = "secret"  # noqa: S105 - the name of a fact
    EPOCH = "epoch"
    CURSOR = "cursor"
    LAST_SEQUENCE = "last_sequence"
    LAST_HASH = "last_hash"
    DIGEST_COUNT = "digest_count"
    DIGEST_XOR = "digest_xor"
    CLOCK_OFFSET_MS = "clock_offset_ms"
    CLOCK_NOTED_AT = "clock_noted_at"
    CLOCK_FACTS = "clock_facts"
    PROJECTED_ON = "projected_on"
    UNPROJECTED = "unprojected"
    NEWCOMERS = "newcomers"
    WORDS_STALE = "words_stale"
    TOLD_BY = "told_by"
    RECOMPUTATION = "recomputation"
    FROZEN = "frozen"
    RECOVERY_FILE = "recovery_file"
    NUMBER_HOLD = "number_hold"
    NUMBER_COUNT = "number_count"


_PUT = (
    "INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value"
)


def text(rows: Rows, key: Key) -> str:
    """A text fact, empty when unknown."""
    found = rows.first("SELECT value FROM meta WHERE key = ?", key.value)
    return str(found[0]) if found is not None else ""


def number(rows: Rows, key: Key) -> int:
    """A whole number, 0 when unknown."""
    found = rows.first("SELECT value FROM meta WHERE key = ?", key.value)
    return int(found[0]) if found is not None else 0


def blob(rows: Rows, key: Key) -> bytes:
    """Bytes, empty when unknown."""
    found = rows.first("SELECT value FROM meta WHERE key = ?", key.value)
    return bytes(found[0]) if found is not None else b""


def put(rows: Rows, values: dict[Key, str | int | bytes]) -> None:
    """Keep facts, within the caller's transaction."""
    rows.run_many(_PUT, [(key.value, value) for key, value in values.items()])
