"""The peers, installed on demand: pinned, outside the program's own environment, never committed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ANKI = "anki==26.9.3"
POUCHDB = ("pouchdb@9.0.0", "pouchdb-server@4.2.0")


def installed_anki(folder: Path) -> Path:
    """The Python that has Anki; raises ``CalledProcessError`` where it cannot be installed."""
    python = folder / "anki" / "bin" / "python"
    ready = folder / "anki" / f".{ANKI}"
    if not ready.exists():
        _run(sys.executable, "-m", "venv", str(folder / "anki"))
        _run(str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", ANKI)
        ready.touch()
    return python


def installed_pouchdb(folder: Path) -> Path:
    """The folder ``node_modules`` with PouchDB and its server; raises ``CalledProcessError``."""
    home = folder / "pouchdb"
    ready = home / f".{'.'.join(POUCHDB)}"
    if not ready.exists():
        home.mkdir(parents=True, exist_ok=True)
        (home / "package.json").write_text('{"private": true}\n', "utf-8")
        _run(
            *("npm", "install", "--prefix", str(home), "--no-audit", "--no-fund", "--silent"),
            *POUCHDB,
        )
        ready.touch()
    return home / "node_modules"


def _run(*command: str) -> None:
    subprocess.run(command, check=True, stdout=sys.stderr)
