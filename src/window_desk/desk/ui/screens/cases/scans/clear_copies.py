"""Files of scans in clear, for the system's own viewer: in a folder of this user alone, for a while.

Nothing is written before a clerk opens such a file; the folder goes when the case is left.
"""

import tempfile
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from window_desk.casework.scan_acts import Scan

_ENDINGS = {"application/pdf": ".pdf", "image/jpeg": ".jpg", "image/png": ".png"}


class ClearCopies:
    """The open copies of one screen."""

    def __init__(self) -> None:
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    def open_outside(self, scan: Scan, content: bytes) -> bool:
        """Have the system show the file; False when it has nothing to show it with."""
        return QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.write(scan, content))))

    def write(self, scan: Scan, content: bytes) -> Path:
        """Put a copy where only this user can read it. Raises ``OSError``."""
        if self._folder is None:
            # a viewer on Windows may still hold a file when it is to go
            self._folder = tempfile.TemporaryDirectory(
                prefix="window-desk-", ignore_cleanup_errors=True
            )
        path = Path(self._folder.name) / f"{scan.act}{_ENDINGS[scan.media_type]}"
        path.write_bytes(content)
        return path

    def remove(self) -> None:
        """Delete every copy."""
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None
