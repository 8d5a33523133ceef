"""What a run was measured on; nothing that names the machine."""

from __future__ import annotations

import os
import platform

from PySide6 import __version__ as pyside_version
from sqlcipher3 import dbapi2 as sqlcipher


def machine_facts() -> dict[str, str | int]:
    """Cores, load, and the versions that matter."""
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    connection = sqlcipher.connect(":memory:")
    cipher = str(connection.execute("PRAGMA cipher_version").fetchone()[0])
    connection.close()
    return {
        "system": platform.system(),
        "architecture": platform.machine(),
        "cores": os.cpu_count() or 1,
        "load_at_start": f"{load:.2f}",
        "python": platform.python_version(),
        "sqlite": str(sqlcipher.sqlite_version),
        "sqlcipher": cipher,
        "pyside6": pyside_version,
    }
