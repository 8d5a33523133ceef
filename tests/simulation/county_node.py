"""The real county (use cases over its SQLite file): answers bytes with bytes, ends, comes back."""

import hashlib
import io
import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import msgspec
from sqlalchemy import select
from tests.county.small_county import make_county
from tests.simulation.chance import Chance
from tests.simulation.clocks import TrueTime

from window_desk.county.archive.take_out import take_out
from window_desk.county.bootstrap import County, open_county
from window_desk.county.identity import CountyIdentity
from window_desk.county.store.feed import TAKEN_OUT
from window_desk.county.store.tables import applied_act, archived_case, case_head, feed
from window_desk.county.use_cases.blobs import (
    BlobPiece,
    blob_state,
    read_part,
    readable_blob,
    take_piece,
)
from window_desk.county.use_cases.enrol import enrol
from window_desk.county.use_cases.hello import hello
from window_desk.county.use_cases.lease import lease
from window_desk.county.use_cases.open_session import authenticate, open_session
from window_desk.county.use_cases.problems import CallError
from window_desk.county.use_cases.pull import pull
from window_desk.county.use_cases.push import push
from window_desk.county.use_cases.retention import set_retention_years
from window_desk.county.use_cases.snapshot import write_snapshot
from window_desk.county.use_cases.tokens import Bearer
from window_desk.desk.sync.core.county_link import CountyRefusalError
from window_desk.protocol import messages as m

IDENTITY = CountyIdentity("c519999", "青禾县")
OnReply = Callable[[msgspec.Struct], None]


def _untold(_phase: str, _done: int, _whole: int) -> None:
    """Nobody looks how far it is."""


class PullQuery(msgspec.Struct, frozen=True):
    """The query of a pull as one value."""

    epoch: str
    since: int
    limit: int
    digest: bool


class FileCall(msgspec.Struct, frozen=True):
    """A call about a file: a piece of it to be kept, or the bytes ``first`` to ``end`` asked for."""

    case: str
    sha256: str
    first: int = 0
    end: int = 0
    content: bytes = b""


class FilePart(msgspec.Struct, frozen=True):
    """Bytes of a file."""

    content: bytes


class CountyNode:
    """One county. ``on_reply`` hears what became durable, before any reply leaves; ``on_return`` that the
    county is back after its process ended."""

    def __init__(
        self,
        folder: Path,
        time: TrueTime,
        chance: Chance,
        on_reply: OnReply,
        on_return: Callable[["CountyNode"], None] = lambda _node: None,
    ) -> None:
        self._on_return = on_return
        self._file = folder / "county.sqlite"
        self._images = folder / "county-images"
        self._time = time
        self._chance = chance
        self._on_reply = on_reply
        self.backups: list[Path] = []
        self.county: County = make_county(f"sqlite:///{self._file}", time, IDENTITY)
        set_retention_years(self.county.context, 1)
        self._archives = 0
        self.back_up()

    @property
    def epoch(self) -> str:
        """The life of the database."""
        with self.county.context.database.reading() as connection:
            return self.county.context.row(connection).epoch

    def answer(self, call: str, token: str, body: bytes) -> bytes:
        """One call; raises ``CountyRefusalError``, or ``CountyDownError`` when it ended in it."""
        self._chance.at = "county"
        try:
            reply = self._do(call, token, body)
            self._on_reply(reply)
            self._chance.after_county()
        except CallError as error:
            raise CountyRefusalError(
                error.status,
                m.ErrorReply(
                    error.code,
                    error.sentence,
                    error.field,
                    error.expected_sequence,
                    error.expected_offset,
                ),
            ) from error
        finally:
            self._chance.at = ""
        return msgspec.json.encode(reply)

    def _do(self, call: str, token: str, body: bytes) -> msgspec.Struct:
        context = self.county.context
        match call:
            case "hello":
                return hello(context)
            case "enrol":
                return enrol(context, msgspec.json.decode(body, type=m.EnrolRequest))
            case "session":
                return open_session(context, msgspec.json.decode(body, type=m.SessionRequest))
        bearer = authenticate(context, token)
        match call:
            case "push":
                return push(context, bearer, msgspec.json.decode(body, type=m.PushRequest))
            case "lease":
                return lease(context, bearer, msgspec.json.decode(body, type=m.LeaseRequest))
            case "snapshot":
                file = io.BytesIO()
                write_snapshot(context, bearer, file, zstd=False)
                return msgspec.json.decode(file.getvalue(), type=m.Snapshot)
            case "blob_offset" | "send_piece" | "fetch_piece":
                return self._about_file(call, bearer, msgspec.json.decode(body, type=FileCall))
            case "pull":
                query = msgspec.json.decode(body, type=PullQuery)
                return pull(
                    context, bearer, query.since, query.epoch, query.limit,
                    with_digest=query.digest,
                )  # fmt: skip
        raise AssertionError(call)

    def _about_file(self, call: str, bearer: Bearer, asked: FileCall) -> msgspec.Struct:
        context = self.county.context
        if call == "blob_offset":
            return blob_state(context, bearer, asked.case, asked.sha256)
        if call == "send_piece":
            digest = hashlib.sha256(asked.content).digest()
            piece = BlobPiece(asked.first, asked.content, digest)
            return take_piece(context, bearer, asked.case, asked.sha256, piece)
        key = readable_blob(context, bearer, asked.case, asked.sha256)
        return FilePart(read_part(context, key, asked.first, asked.end))

    def start_again(self) -> None:
        """A new process on the same database: nothing that was only in memory is left."""
        self.county.close()
        self.county = open_county(f"sqlite:///{self._file}", identity=IDENTITY, clock=self._time)
        self._on_return(self)

    def back_up(self) -> None:
        """Keep a verified copy and say up to where it goes."""
        self._images.mkdir(exist_ok=True)
        position = self.county.digest().position
        with self.county.context.database.writing() as connection:
            connection.exec_driver_sql("SELECT 1")
            copy = self._images / f"backup-{len(self.backups)}.sqlite"
            for ending in ("", "-wal"):
                source = self._file.with_name(self._file.name + ending)
                if source.exists():
                    shutil.copyfile(source, copy.with_name(copy.name + ending))
        self.backups.append(copy)
        self.county.record_backup(position)

    def archive(self) -> int:
        """Take out every case that may go, as another process that sees it a year on; returns how many.

        Raises ``CountyDownError`` when that process ended in it.
        """
        self._archives += 1
        target = self._images / f"{self._archives}.archive"
        later = open_county(
            f"sqlite:///{self._file}",
            identity=IDENTITY,
            clock=lambda: self._time() + timedelta(days=400),
        )
        self._chance.at = "county"
        try:
            return take_out(later, target, None, _untold, cases_a_step=2).cases
        finally:
            self._chance.at = ""
            later.close()

    def taken_out(self) -> set[str]:
        """Ids of the acts that are out now."""
        return {act for act, (_, _, out) in self.results().items() if out}

    def results(self) -> dict[str, tuple[str, int, bool]]:
        """By act: status, position, and whether it was taken out."""
        county = self.county.context.county
        with self.county.context.database.reading() as connection:
            rows = connection.execute(
                select(applied_act.c.act, applied_act.c.status, applied_act.c.position, feed.c.kind)
                .join(
                    feed,
                    (feed.c.county == applied_act.c.county)
                    & (feed.c.position == applied_act.c.position),
                )
                .where(applied_act.c.county == county, applied_act.c.act != "")
                .order_by(applied_act.c.position)
            )
            return {act: (status, at, kind == TAKEN_OUT) for act, status, at, kind in rows}

    def archived_numbers(self, scope: str) -> set[str]:
        """Numbers of the cases whose acts were taken out, in a scope."""
        county = self.county.context.county
        query = (
            select(case_head.c.number)
            .join(
                archived_case,
                (archived_case.c.county == case_head.c.county)
                & (archived_case.c.case_id == case_head.c.case_id),
            )
            .where(case_head.c.county == county)
        )
        if scope:
            query = query.where(archived_case.c.site == scope)
        with self.county.context.database.reading() as connection:
            return set(connection.execute(query).scalars())

    def restore(self) -> None:
        """The disk broke: go back to the newest backup, under a new epoch, and back that up at once.

        Without the new backup a second restore would know nothing of what was lent in between.
        """
        self.county.close()
        for old in self._file.parent.glob(f"{self._file.name}*"):
            old.unlink()
        copy = self.backups[-1]
        for ending in ("", "-wal"):
            source = copy.with_name(copy.name + ending)
            if source.exists():
                shutil.copyfile(source, self._file.with_name(self._file.name + ending))
        self.county = open_county(f"sqlite:///{self._file}", identity=IDENTITY, clock=self._time)
        self.county.begin_epoch()
        self.back_up()

    def close(self) -> None:
        """Give the database back."""
        self.county.close()
