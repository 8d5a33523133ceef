"""Which scans are named by which cases: so that a file goes only with the last case that names it."""

from sqlalchemy import select

from window_desk.casework.scan_acts import ScanAttached
from window_desk.county.store.blobs import BlobKey
from window_desk.county.store.database import Connection
from window_desk.county.store.tables import feed
from window_desk.protocol.act_codec import decode_act
from window_desk.protocol.messages import ActStatus

_STREAM_ROWS = 2_000
_MARK = b'"scan_attached"'


class NamedBlobs:
    """Told from the feed up to a position; read once, then only what came since."""

    def __init__(self, county: str) -> None:
        self._county = county
        self._position = 0
        self._cases: dict[BlobKey, set[str]] = {}
        self._keys: dict[str, list[BlobKey]] = {}

    def read(self, connection: Connection) -> None:
        """Everything that this transaction sees; the first time all acts are read."""
        columns = feed.c
        query = (
            select(columns.position, columns.site, columns.case_id, columns.content)
            .where(
                columns.county == self._county,
                columns.position > self._position,
                columns.kind == "act",
                columns.status == ActStatus.APPLIED.value,
            )
            .order_by(columns.position)
        )
        with connection.execute(query.execution_options(yield_per=_STREAM_ROWS)) as rows:
            for position, site, case, content in rows:
                self._position = position
                if _MARK in bytes(content):
                    body = decode_act(content).body
                    if isinstance(body, ScanAttached):
                        key = BlobKey(self._county, site, body.sha256, body.size)
                        self._cases.setdefault(key, set()).add(case)
                        self._keys.setdefault(case, []).append(key)

    def by_others(self, key: BlobKey, cases: frozenset[str]) -> bool:
        """Whether a case beside ``cases`` names this file."""
        return not self._cases.get(key, set()) <= cases

    def forget(self, cases: frozenset[str]) -> None:
        """The acts of these cases were taken out."""
        for case in cases:
            for key in self._keys.pop(case, ()):
                self._cases[key].discard(case)
