"""One-time enrolment codes: 20 characters of Crockford's base 32, of which only a hash is kept."""

import hashlib
import secrets

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LOOKALIKES = str.maketrans("ILO", "110", " -")
_GROUPS = 4
_GROUP_LENGTH = 5


def new_code() -> str:
    """A new code of 100 random bits, in four groups of five."""
    return "-".join(
        "".join(secrets.choice(_ALPHABET) for _ in range(_GROUP_LENGTH)) for _ in range(_GROUPS)
    )


def code_hash(code: str) -> str:
    """The hash under which a code is kept; case, blanks, hyphens and look-alikes do not matter."""
    plain = code.upper().translate(_LOOKALIKES)
    return hashlib.sha256(f"enrolment:{plain}".encode()).hexdigest()
