"""Where the operating system keeps a secret for this user (DPAPI, Secret Service, Keychain)."""

import base64
import logging
from typing import Protocol

_log = logging.getLogger(__name__)


class SecretKeeper(Protocol):
    """A store of the operating system for small secrets, by name."""

    def keep(self, name: str, secret: bytes) -> bool:
        """Keep ``secret``; ``False`` when the store refuses."""
        ...

    def read(self, name: str) -> bytes | None:
        """The secret, or ``None`` when there is none or the store is locked."""
        ...


class OsSecretKeeper:
    """``keyring`` behind the port; made by :func:`os_secret_keeper` where a real backend exists."""

    def __init__(self, service: str) -> None:
        self._service = service

    def keep(self, name: str, secret: bytes) -> bool:
        """Keep ``secret`` in base64 under the service's name."""
        import keyring
        from keyring.errors import KeyringError

        try:
            keyring.set_password(self._service, name, base64.b64encode(secret).decode())
        except KeyringError as error:
            _log.warning("the system keyring refused to keep a secret: %s", type(error).__name__)
            return False
        return True

    def read(self, name: str) -> bytes | None:
        """The secret, or ``None``."""
        import keyring
        from keyring.errors import KeyringError

        try:
            text = keyring.get_password(self._service, name)
        except KeyringError as error:
            _log.warning("the system keyring refused to read a secret: %s", type(error).__name__)
            return None
        try:
            return base64.b64decode(text, validate=True) if text else None
        except ValueError:
            return None


def os_secret_keeper(service: str = "window-desk") -> OsSecretKeeper | None:
    """The system's keyring, or ``None`` on a machine without a usable one (no desktop session)."""
    import keyring
    from keyring.backends import chainer, fail, null

    backend = keyring.get_keyring()
    if isinstance(backend, fail.Keyring | null.Keyring):
        return None
    if isinstance(backend, chainer.ChainerBackend) and not backend.backends:
        return None
    return OsSecretKeeper(service) if backend.priority > 0 else None
