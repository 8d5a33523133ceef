"""Scans in the simulation: what clerks attach and open, and what must be true of their files."""

import hashlib
from collections.abc import Sequence

from sqlalchemy import func, select
from tests.county.small_county import RECEIVER
from tests.simulation.county_node import CountyNode
from tests.simulation.desk_node import DeskNode
from tests.simulation.promises import require

from window_desk.casework.acts import Act, Received
from window_desk.casework.scan_acts import ScanAttached
from window_desk.casework.voiding import voids_among
from window_desk.county.store import blobs, scan_acts
from window_desk.county.store.blobs import BlobKey
from window_desk.county.store.tables import blob
from window_desk.desk.sync.core.blob_lane import Step
from window_desk.desk.use_cases.attach_scan import attach_scan
from window_desk.desk.use_cases.blob_values import BlobUnreadableError
from window_desk.protocol import messages as m

_SIZES = (300, 2_000, 9_000, 150_000)
"""Bytes: the last goes in several pieces."""


def attach(desk: DeskNode, case: str, size: int = 0) -> None:
    """A clerk attaches a new file, of about ``size`` bytes if given, on the writer."""
    counter = desk.counter(RECEIVER)
    if counter is None:
        return
    path = desk.folder / "scan.jpg"
    size = (size or desk.rng.choice(_SIZES)) + desk.rng.randrange(100)
    path.write_bytes(b"\xff\xd8\xff" + desk.rng.randbytes(size))
    attach_scan(counter, case, desk.rng.choice(["id", "form"]), path)


def open_one(desk: DeskNode, case: str) -> None:
    """A clerk opens a scan of the case that may lie elsewhere, on the writer."""
    file = desk.store.cache.case_file(case)
    if file is not None and file.case.scans:
        scan = desk.rng.choice(file.case.scans)
        desk.store.blobs.ask_for(case, scan.sha256, scan.size, scan.media_type)


def is_waiting(desk: DeskNode) -> bool:
    """Whether anything is on its way."""
    waiting = "SELECT 1 FROM blob_upload WHERE position = 0 UNION SELECT 1 FROM blob_fetch LIMIT 1"
    return desk.rows.first(waiting) is not None


def move_all(desk: DeskNode, most: int) -> None:
    """Steps of the lane until nothing is to be done, the line or the program ends, or it is enough."""
    for _ in range(most):
        if desk.move_file() is not Step.MOVED:
            break


class FileObserver:
    """What the county acknowledged of files in this epoch, by digest."""

    def __init__(self) -> None:
        self.pieces: dict[str, int] = {}

    def acknowledged(self, state: m.BlobState) -> None:
        """A reply says how much is durable."""
        before = self.pieces.get(state.sha256, 0)
        require(state.offset >= before, "no piece is forgotten", state.sha256, before, state)
        self.pieces[state.sha256] = state.offset

    def begin_epoch(self) -> None:
        """The county was restored: pieces since the backup are gone with it."""
        self.pieces.clear()

    def county_is_back(self, node: CountyNode) -> None:
        """Whatever was acknowledged before its process ended is there, unless no act names it any more."""
        context = node.county.context
        with context.database.reading() as connection:
            held = dict(
                connection.execute(
                    select(blob.c.sha256, func.max(blob.c.received)).group_by(blob.c.sha256)
                ).all()
            )
            for sha256, offset in self.pieces.items():
                if held.get(sha256, 0) >= offset:
                    continue
                named = scan_acts.acts_saying(connection, context.county, sha256.encode())
                require(
                    not any(row.status == m.ActStatus.APPLIED for row in named),
                    "no piece is acknowledged before it is durable",
                    sha256, offset, held.get(sha256),
                )  # fmt: skip

    def compare(
        self,
        node: CountyNode,
        desks: Sequence[DeskNode],
        applied: Sequence[tuple[Act, str]],
        gone: set[str],
    ) -> None:
        """At the end: each standing scan is at the county, whole, and so is every copy at a desk.

        ``gone`` are acts whose desk was set back behind them, and with it perhaps their file.
        """
        report = node.county.verify_scans()
        require(not report.faults, "every scan is what its digest names", report.faults)
        self.county_is_back(node)
        context = node.county.context
        with context.database.reading() as connection:
            complete_ones = select(blob.c.sha256).where(blob.c.position.is_not(None))
            whole = set(connection.execute(complete_ones).scalars())
            for act, site in _standing(applied):
                body = act.body
                assert isinstance(body, ScanAttached)
                key = BlobKey(context.county, site, body.sha256, body.size)
                complete = blobs.read_blob(connection, key).is_complete
                require(complete or act.id in gone, "every scan arrives", act.id, act.desk)
        for desk in desks:
            for (sha256,) in desk.rows.all("SELECT sha256 FROM blob WHERE received = size"):
                try:
                    content = desk.store.cache.scan_content(sha256)
                except BlobUnreadableError:
                    content = b""
                require(
                    hashlib.sha256(content).hexdigest() == sha256, "copies are whole", desk.name
                )
            left = desk.rows.all("SELECT sha256 FROM blob_fetch WHERE trouble = ''")
            late = {sha256 for (sha256,) in left} & whole
            require(not late, "what a clerk asked to see arrives", desk.name, late)


def _standing(applied: Sequence[tuple[Act, str]]) -> list[tuple[Act, str]]:
    cases: dict[str, list[Act]] = {}
    for act, _ in applied:
        cases.setdefault(act.case, []).append(act)
    fallen: set[str] = set()
    for acts in cases.values():
        voids = voids_among(acts)
        whole = any(isinstance(act.body, Received) and act.id in voids for act in acts)
        fallen |= {act.id for act in acts if whole or act.id in voids}
    return [
        (act, site)
        for act, site in applied
        if isinstance(act.body, ScanAttached) and act.id not in fallen
    ]
