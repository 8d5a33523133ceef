"""Codes of the county's own grounds that a desk acts upon; ``docs/protocol.md`` §6 has all of them."""

UNREADABLE = "unreadable"
DEPENDS_ON_REFUSED = "depends_on_refused"
WITH_TRANSACTION = "with_transaction"
CASE_ARCHIVED = "case_archived"

PARKED = frozenset({DEPENDS_ON_REFUSED, WITH_TRANSACTION})
"""The act itself was not judged: another one before it, or saved with it, was not applied."""
