"""Ed25519 signatures (RFC 8032): a desk's over its acts and calls, the county's over its records."""

import base64
from functools import lru_cache

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)

from window_desk.protocol.messages import SealedAct


class SigningKey:
    """A signing key. ``secret`` is the 32-byte seed, ``public`` its base64 public key."""

    def __init__(self, secret: bytes) -> None:
        self._key = Ed25519PrivateKey.from_private_bytes(secret)
        self.secret = secret
        self.public = base64.b64encode(self._key.public_key().public_bytes_raw()).decode()

    def sign(self, content: bytes) -> str:
        """The signature of ``content`` in base64."""
        return base64.b64encode(self._key.sign(content)).decode()


class DeskKey(SigningKey):
    """A desk's key: it signs acts, sessions and what a supervisor sends to be published."""

    @classmethod
    def generate(cls) -> "DeskKey":
        """A new random key."""
        return cls(Ed25519PrivateKey.generate().private_bytes_raw())


class CountyKey(SigningKey):
    """The county's key: it signs the calendar and the local rules that the county publishes."""


def former_desk_text(
    county: str, desk: str, incarnation: str, public_key: str, new_incarnation: str
) -> bytes:
    """What a former identity signs for the one that follows it (docs/protocol.md §4)."""
    return f"former:{county}:{desk}:{incarnation}:{public_key}:{new_incarnation}".encode()


@lru_cache(maxsize=4096)
def _public_key(public: str) -> Ed25519PublicKey:
    return Ed25519PublicKey.from_public_bytes(base64.b64decode(public, validate=True))


def signature_holds(public: str, content: bytes, signature: str) -> bool:
    """Whether ``signature`` (base64) is that of ``content`` under the base64 public key."""
    try:
        _public_key(public).verify(base64.b64decode(signature, validate=True), content)
    except (InvalidSignature, ValueError):
        return False
    return True


def act_signature_holds(public: str, act: SealedAct) -> bool:
    """Whether the desk that owns ``public`` signed exactly these bytes."""
    return signature_holds(public, bytes(act.content), act.signature)
