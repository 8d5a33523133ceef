"""Public keys of desks that pushed lately: their signatures are checked before the database is asked.

The key of an incarnation never changes. Whether the desk may push is read under its lock, every time.
"""

from window_desk.county.use_cases.tokens import Bearer


class DeskKeys:
    """A bounded number of keys in base64; any thread may ask."""

    def __init__(self, capacity: int = 10_000) -> None:
        self._capacity = capacity
        self._keys: dict[tuple[str, str], str] = {}

    def of(self, bearer: Bearer) -> str | None:
        """The key of who calls, if it was kept."""
        return self._keys.get((bearer.desk, bearer.incarnation))

    def keep(self, bearer: Bearer, public_key: str) -> None:
        """Keep a key that was read from the database."""
        if len(self._keys) >= self._capacity:
            self._keys.clear()
        self._keys[bearer.desk, bearer.incarnation] = public_key
