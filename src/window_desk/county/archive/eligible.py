"""Which closed cases may be taken out of the database, and why the others stay."""

from collections import Counter
from enum import StrEnum

from window_desk.county.archive.closed import ClosedCase
from window_desk.county.store import holds
from window_desk.county.store.database import Connection


class Stays(StrEnum):
    """Why a case whose retention is over stays."""

    HELD = "held"
    NOT_BACKED_UP = "not_backed_up"
    UNSETTLED = "unsettled"
    SCAN_MISSING = "scan_missing"
    CHANGED = "changed"


STAYS_NAMES: dict[Stays, str] = {
    Stays.HELD: "保全中",
    Stays.NOT_BACKED_UP: "尚无已核验的备份",
    Stays.UNSETTLED: "有待处理的环节",
    Stays.SCAN_MISSING: "扫描件尚未传齐",
    Stays.CHANGED: "归档期间有变动",
}


def why_it_stays(case: ClosedCase, held: frozenset[str], backup_position: int) -> Stays | None:
    """The first reason, ``None`` for a case that may go."""
    if case.line.case in held:
        return Stays.HELD
    if case.newest > backup_position:
        return Stays.NOT_BACKED_UP
    if not case.is_settled:
        return Stays.UNSETTLED
    if not case.is_whole:
        return Stays.SCAN_MISSING
    return None


class Chooser:
    """Chooses the cases that may go and counts why the others stay."""

    def __init__(self, county: str, backup_position: int) -> None:
        self._county = county
        self._backup_position = backup_position
        self.stays: Counter[Stays] = Counter()

    def __call__(self, connection: Connection, cases: list[ClosedCase]) -> list[ClosedCase]:
        """Those of ``cases`` that may go."""
        ids = [case.line.case for case in cases]
        held = holds.standing_holds(connection, self._county, ids) if ids else frozenset()
        chosen = []
        for case in cases:
            reason = why_it_stays(case, held, self._backup_position)
            if reason is None:
                chosen.append(case)
            else:
                self.stays[reason] += 1
        return chosen
