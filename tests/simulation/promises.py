"""How a broken promise is said."""


class BrokenPromiseError(AssertionError):
    """An invariant does not hold."""


def require(holds: bool, promise: str, *details: object) -> None:
    """Raise :class:`BrokenPromiseError` unless ``holds``."""
    if not holds:
        raise BrokenPromiseError(": ".join((promise, " ".join(str(each) for each in details))))
