"""Readers: one keyed connection for each thread that reads, with the reference values it has seen."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy.engine import Connection, Engine

from window_desk.desk.store.engine import SMALL_CACHE_KIB, Rows
from window_desk.desk.store.failures import failure
from window_desk.desk.store.reference_view import Generation, ReferenceView


@dataclass(frozen=True, slots=True)
class Session:
    """A thread's connection and its view of the reference values."""

    connection: Connection
    rows: Rows
    reference: ReferenceView


class Readers:
    """Gives each thread its own session; sees what was committed, never waits for the writer."""

    def __init__(self, engine: Engine, generation: Generation) -> None:
        self._engine = engine
        self._generation = generation
        self._local = threading.local()
        self._lock = threading.Lock()
        self._sessions: list[Session] = []
        self._closed = False

    @contextmanager
    def snapshot(self) -> Iterator[Session]:
        """Several reads of one and the same state."""
        session = self.session()
        session.rows.run("BEGIN")
        try:
            yield session
        finally:
            session.rows.run("COMMIT")

    def session(self) -> Session:
        """This thread's session, for a single read. Raises ``StoreFailureError`` after the close."""
        if self._closed:
            raise failure("closed")
        session: Session | None = getattr(self._local, "session", None)
        if session is None:
            connection = self._engine.connect()
            session = Session(connection, Rows(connection), ReferenceView(self._generation))
            if threading.current_thread() is not threading.main_thread():
                session.rows.run(f"PRAGMA cache_size=-{SMALL_CACHE_KIB}")
            self._local.session = session
            with self._lock:
                self._sessions.append(session)
        return session

    def close(self) -> None:
        """Close the connections of all threads; nobody may be reading."""
        self._closed = True
        with self._lock:
            for session in self._sessions:
                session.connection.close()
            self._sessions.clear()
        self._engine.dispose()
