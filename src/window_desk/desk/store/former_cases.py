"""Cases in which a former identity of this PC left acts unsent, as To settle shows them."""

from window_desk.desk.store import former_acts, print_ledger
from window_desk.desk.store.act_rows import acts_of, in_order
from window_desk.desk.store.engine import Rows
from window_desk.desk.store.workbench import names_of
from window_desk.desk.use_cases.case_views import KnownAct, SettleEntry, Standing


def former_cases(rows: Rows, desk: str) -> list[SettleEntry]:
    """One entry a case, in the order in which their first open acts were taken.

    ``known`` is the first of them, ``followers`` the others; ``newer_acts`` what came from the county after
    it was taken here. What a copy of the PC did is among them: its sequences say nothing.
    """
    by_case: dict[str, list[KnownAct]] = {}
    for known in former_acts.open_acts(rows, desk):
        by_case.setdefault(known.act.case, []).append(known)
    return [_entry(rows, case, acts) for case, acts in by_case.items()]


def _entry(rows: Rows, case: str, acts: list[KnownAct]) -> SettleEntry:
    number, item_name, applicant = names_of(rows, case)
    of_case = in_order(acts_of(rows, case))
    ids = {each.act.id for each in acts}
    first, *others = acts
    came_later = {
        act
        for (act,) in rows.all(
            "SELECT id FROM act WHERE case_id = ? AND row > (SELECT row FROM act WHERE id = ?)",
            case,
            first.act.id,
        )
    }
    newer = tuple(
        each
        for each in of_case
        if each.standing is Standing.APPLIED and each.act.id in came_later - ids
    )
    papers = tuple(job for job in print_ledger.jobs_of_case(rows, case) if job.act in ids)
    return SettleEntry(
        first, number, item_name, applicant, papers, newer, tuple(others), tuple(of_case)
    )


def unsent_of(rows: Rows, desk: str) -> int:
    """How many acts of ``desk`` the county has not acknowledged."""
    found = rows.first("SELECT count(*) FROM act WHERE standing = 'queued' AND desk = ?", desk)
    return int(found[0]) if found is not None else 0
