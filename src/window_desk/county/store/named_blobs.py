"""Which scans are named by which cases: so that a file goes only with the last case that names it."""

from window_desk.casework.scan_acts import ScanAttached
from window_desk.county.store.blobs import BlobKey
from window_desk.county.store.counties import read_county
from window_desk.county.store.database import Connection
from window_desk.county.store.scan_acts import acts_saying
from window_desk.protocol.act_codec import decode_act
from window_desk.protocol.messages import ActStatus

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
        for row in acts_saying(connection, self._county, _MARK, after=self._position):
            body = decode_act(row.content).body
            if row.status == ActStatus.APPLIED and isinstance(body, ScanAttached):
                key = BlobKey(self._county, row.site, body.sha256, body.size)
                self._cases.setdefault(key, set()).add(row.case)
                self._keys.setdefault(row.case, []).append(key)
        county = read_county(connection, self._county)
        if county is not None:
            self._position = county.last_position

    def by_others(self, key: BlobKey, cases: frozenset[str]) -> bool:
        """Whether a case beside ``cases`` names this file."""
        return not self._cases.get(key, set()) <= cases

    def forget(self, cases: frozenset[str]) -> None:
        """The acts of these cases were taken out."""
        for case in cases:
            for key in self._keys.pop(case, ()):
                self._cases[key].discard(case)
