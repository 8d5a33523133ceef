"""What every use case of one county works with; safe to share between threads."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from window_desk.county.checkers import SignatureCheckers
from window_desk.county.store.counties import CountyRow, read_county
from window_desk.county.store.database import Connection, Database
from window_desk.county.use_cases.case_files import CaseFiles
from window_desk.county.use_cases.desk_keys import DeskKeys
from window_desk.county.use_cases.knowledge import KnowledgeShelf

Clock = Callable[[], datetime]


def system_clock() -> datetime:
    """The machine's time, aware, UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class CountyContext:
    """One county: its database, clock and what is kept in memory of it.

    ``checkers`` checks signatures on as many threads, and processes, as there are cores.
    """

    county: str
    token_secret: bytes = field(repr=False)
    database: Database
    clock: Clock
    shelf: KnowledgeShelf
    case_files: CaseFiles
    checkers: SignatureCheckers
    desk_keys: DeskKeys = field(default_factory=DeskKeys)

    def now(self) -> datetime:
        """The county's time, aware, UTC."""
        return self.clock().astimezone(UTC)

    def now_ms(self) -> int:
        """The county's time in milliseconds since 1970."""
        return int(self.now().timestamp() * 1000)

    def row(self, connection: Connection) -> CountyRow:
        """The county's row in this transaction."""
        return self.known(read_county(connection, self.county))

    def known(self, row: CountyRow | None) -> CountyRow:
        """``row``, which must be there: the county was opened on it."""
        if row is None:
            raise LookupError(f"county {self.county} is not in the database")
        return row
