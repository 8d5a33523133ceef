"""Settings of this PC that are needed before the store can be opened; nothing personal.

A small JSON file in the profile, replaced durably. Any thread.
"""

import json
import threading
from pathlib import Path
from typing import Final

from window_desk.desk.store.durable_files import replace_durably

_FILE_NAME: Final = "settings.json"
_MOST_CHARACTERS: Final = 500


class PcSettings:
    """Implements the ``Settings`` port of the screens."""

    def __init__(self, profile: Path) -> None:
        self._path = profile / _FILE_NAME
        self._lock = threading.Lock()
        self._values = _read(self._path)

    def get(self, key: str) -> str:
        """A setting, or empty."""
        with self._lock:
            return self._values.get(key, "")

    def set(self, key: str, value: str) -> str:
        """Keep a setting; one Chinese sentence where it can't be kept, else empty."""
        if len(value) > _MOST_CHARACTERS:
            return f"设置内容超过{_MOST_CHARACTERS}字，请精简后再保存。"
        with self._lock:
            changed = {**self._values, key: value}
            try:
                replace_durably(self._path, json.dumps(changed, ensure_ascii=False).encode())
            except OSError:
                return "设置没有保存：磁盘写不进去，请检查磁盘空间后再试。"
            self._values = changed
        return ""


def _read(path: Path) -> dict[str, str]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(found, dict):
        return {}
    return {str(key): str(value) for key, value in found.items()}
