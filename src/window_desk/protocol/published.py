"""Signed records: the calendar and local rules as the county publishes them, and as a desk checks them.

The signature is a field of the record's own body, Ed25519 over a canonical JSON of kind, key and the
rest of the body, unknown fields of a newer program included. Any thread.
"""

import hashlib
from collections.abc import Mapping

import msgspec

from window_desk.casework.local_rules import LocalRules, rules_from_mapping
from window_desk.protocol.messages import CalendarSubmission, ReferenceKind
from window_desk.protocol.signatures import SigningKey, signature_holds

LOCAL_RULES_KEY = "local_rules"
"""Key of the ``setting`` record that holds a county's local rules."""

OVERLAY_FILE_KEY = "days"
"""Under this key a whole file of overlay days is signed."""

_SIGNATURE = "signature"
_CALENDAR = frozenset({ReferenceKind.CALENDAR_NOTICE, ReferenceKind.CALENDAR_OVERLAY})


def is_signed(kind: ReferenceKind, key: str) -> bool:
    """Whether the county signs records of this kind and key."""
    return kind in _CALENDAR or (kind == ReferenceKind.SETTING and key == LOCAL_RULES_KEY)


def signed_bytes(kind: ReferenceKind, key: str, body: Mapping[str, object]) -> bytes:
    """What is signed: ``{"body":…,"key":…,"kind":…}``, keys sorted, no blanks, no signature."""
    content = {"body": without_signature(body), "key": key, "kind": kind.value}
    return msgspec.json.encode(content, order="sorted")


def with_signature(
    signer: SigningKey, kind: ReferenceKind, key: str, body: Mapping[str, object]
) -> dict[str, object]:
    """``body`` signed by ``signer``; a signature that it had is replaced."""
    return {
        **without_signature(body),
        _SIGNATURE: signer.sign(signed_bytes(kind, key, body)),
    }


def without_signature(body: Mapping[str, object]) -> dict[str, object]:
    """The fields of ``body`` without its signature."""
    return {name: value for name, value in body.items() if name != _SIGNATURE}


def has_signature(body: Mapping[str, object]) -> bool:
    """Whether ``body`` carries a signature, good or bad."""
    return _SIGNATURE in body


def record_signature_holds(
    public: str, kind: ReferenceKind, key: str, body: Mapping[str, object]
) -> bool:
    """Whether the owner of the base64 key ``public`` signed this record."""
    signature = body.get(_SIGNATURE)
    try:
        signed = signed_bytes(kind, key, body)
    except (ValueError, OverflowError, RecursionError):
        return False
    return isinstance(signature, str) and signature_holds(public, signed, signature)


def rules_of(body: Mapping[str, object]) -> LocalRules:
    """The local rules of a published record; raises ``LocalRuleError``."""
    return rules_from_mapping(without_signature(body))


def submission_text(county: str, submission: CalendarSubmission) -> bytes:
    """What a desk signs when it sends a notice or overlay days to be published."""
    year = "" if submission.year is None else submission.year
    body = hashlib.sha256(submission.body).hexdigest()
    return (
        f"calendar:{county}:{submission.desk}:{submission.incarnation}:{submission.clerk}"
        f":{submission.kind.value}:{year}:{submission.at}:{body}"
    ).encode()
