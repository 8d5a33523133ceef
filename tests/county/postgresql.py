"""Private PostgreSQL clusters on loopback, run as an unprivileged user, in folders that go away."""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psycopg

_TIMEOUT_S = 60
# Many clusters fit on a small machine, and who lost its primary asks for it again at once.
_SMALL = (
    "shared_buffers=32MB",
    "max_wal_size=256MB",
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    "wal_retrieve_retry_interval=200ms",
)


class PostgresqlMissingError(Exception):
    """PostgreSQL is not installed on this machine."""


@dataclass(slots=True)
class Cluster:
    """One cluster; ``options`` are settings on top of the defaults, as ``name=value``."""

    folder: Path
    data: Path
    port: int
    options: list[str] = field(default_factory=list)

    @property
    def address(self) -> str:
        """Its address without a database."""
        return f"postgresql://county@127.0.0.1:{self.port}"

    def start(self, *, wait: bool = True) -> None:
        """Start it; without ``wait`` it may still be recovering when this returns."""
        settings = [*_SMALL, f"port={self.port}"]
        words = " ".join(f"-c '{each}'" for each in [*settings, *self.options])
        run(
            "pg_ctl",
            *("-D", str(self.data), "-w" if wait else "-W", "-t", str(_TIMEOUT_S)),
            *("-l", str(self.data.with_suffix(".log")), "-o", words, "start"),
        )

    def stop(self, mode: str = "immediate") -> None:
        """Stop it if it runs."""
        if (self.data / "postmaster.pid").exists():
            run("pg_ctl", "-D", str(self.data), "-m", mode, "-w", "stop", check=False)

    def kill(self) -> None:
        """SIGKILL to every process of the cluster at once, as a power cut."""
        postmaster = int((self.data / "postmaster.pid").read_text().splitlines()[0])
        os.kill(postmaster, signal.SIGSTOP)
        of_it = Path(f"/proc/{postmaster}/task/{postmaster}/children").read_text("ascii").split()
        for process in [postmaster, *map(int, of_it)]:
            os.kill(process, signal.SIGKILL)
        (self.data / "postmaster.pid").unlink()

    def execute(self, statement: str, database: str = "postgres") -> list[tuple[object, ...]]:
        """Run one statement outside a transaction and return its rows."""
        with psycopg.connect(f"{self.address}/{database}", autocommit=True) as connection:
            cursor = connection.execute(statement.encode())
            return cursor.fetchall() if cursor.description is not None else []

    def create_database(self, name: str) -> str:
        """A new empty database; returns its address."""
        self.execute(f'CREATE DATABASE "{name}"')
        return f"{self.address}/{name}"

    def drop_database(self, name: str) -> None:
        """Drop a database whoever uses it."""
        self.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@contextmanager
def clusters_folder() -> Iterator[Path]:
    """A folder that PostgreSQL's user owns.

    Raises:
        PostgresqlMissingError: PostgreSQL is not installed.
    """
    binaries()
    folder = Path(tempfile.mkdtemp(prefix="window-desk-pg-"))
    user = unprivileged()
    try:
        if user is not None:
            shutil.chown(folder, user)
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def new_cluster(folder: Path, name: str, *options: str) -> Iterator[Cluster]:
    """A new started cluster in ``folder``; stopped when the block ends."""
    data = folder / name
    run("initdb", "-D", str(data), "-U", "county", "-A", "trust", "-E", "UTF8", "-k", "--no-sync")
    cluster = Cluster(folder, data, free_port(), list(options))
    try:
        cluster.start()
        yield cluster
    finally:
        cluster.stop()


def run(program: str, *arguments: str, check: bool = True, **environment: str) -> None:
    """Run one of PostgreSQL's programs, or a script of ours, as the unprivileged user."""
    path = binaries() / program
    done = subprocess.run(
        [str(path) if path.exists() else program, *arguments],
        check=False,
        user=unprivileged(),
        cwd="/",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE if program.endswith(".sh") else subprocess.STDOUT,
        text=True,
        timeout=_TIMEOUT_S,
        env={
            "PATH": f"{binaries()}:{os.environ['PATH']}",
            "LC_ALL": "C.UTF-8",
            "HOME": "/nonexistent",
            **environment,
        },
    )
    if check and done.returncode != 0:
        raise RuntimeError(f"{program} {' '.join(arguments)}: {done.returncode} {done.stderr}")


def free_port() -> int:
    """A port of loopback that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port: int = probe.getsockname()[1]
        return port


def binaries() -> Path:
    """Folder of the newest PostgreSQL's programs."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    path = str(found[-1]) if found else shutil.which("initdb")
    if path is None:
        raise PostgresqlMissingError
    return Path(path).parent


def unprivileged() -> str | None:
    """Whom to run PostgreSQL as, ``None`` for who we are: it refuses to run as root."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name).pw_name
        except KeyError:
            continue
    return None
