"""Tells the board from the feed: behind the pushes, never in their way, and again where it broke off.

Any process of the county may run it; the board's own row is locked, so that steps never overlap.
"""

from window_desk.county.reports.case_spans import spans_of
from window_desk.county.store import archived_cases, board_rows, journal
from window_desk.county.store.board_rows import BoardProgress, BoardRow
from window_desk.county.store.database import Connection
from window_desk.county.use_cases.context import CountyContext
from window_desk.county.use_cases.knowledge import Knowledge
from window_desk.protocol.act_codec import decode_act
from window_desk.protocol.messages import ActStatus

STEP_POSITIONS = 1_000
_STEP_OUTDATED = 200


def tell_board(context: CountyContext) -> int:
    """Tell everything that there is to tell now; returns how many cases were told.

    Raises:
        DatabaseBusyError: the last step left nothing; it may be tried again.
    """
    told = 0
    while count := tell_board_step(context):
        told += count
    return told


def tell_board_step(context: CountyContext) -> int:
    """One transaction: the cases of the next positions, and some that older day rules told.

    Returns how many cases were told; positions without cases count as one, so that 0 means nothing is left.
    """
    with context.database.writing() as connection:
        county = context.row(connection)
        before = board_rows.lock_progress(connection, context.county, county.name, county.epoch)
        # In this order: what is published in between is then told once more, not overlooked.
        rules = board_rows.newest_day_rule(connection, context.county)
        knowledge = context.shelf.up_to_date(connection, county.epoch)
        cases, position = board_rows.cases_after(
            connection, context.county, before.position, STEP_POSITIONS
        )
        outdated = board_rows.outdated_cases(connection, context.county, rules, _STEP_OUTDATED)
        after = BoardProgress(county.epoch, position, rules)
        if not outdated and after == before:
            return 0
        board_rows.replace_sites(
            connection,
            context.county,
            {code: site.name for code, site in knowledge.sites.items()},
        )
        told = cases | outdated
        # what was told of their end stays: their acts are in an archive
        archived = archived_cases.newest_facts(connection, context.county, sorted(told)).keys()
        told -= board_rows.ended_cases(connection, context.county, archived)
        rows = _rows(context, connection, knowledge, told, rules)
        board_rows.replace_cases(connection, context.county, told, rows)
        board_rows.save_progress(connection, context.county, county.name, after, context.now_ms())
    return max(1, len(told))


def _rows(
    context: CountyContext,
    connection: Connection,
    knowledge: Knowledge,
    cases: set[str],
    rules_position: int,
) -> list[BoardRow]:
    sites = board_rows.sites_of(connection, context.county, cases)
    acts: dict[str, list[bytes]] = {}
    for kept in journal.acts_of_cases(connection, context.county, sorted(cases)):
        if kept.status is ActStatus.APPLIED:
            acts.setdefault(kept.case, []).append(kept.content)
    return [
        BoardRow(
            case=case,
            valid_from=span.valid_from,
            site=sites[case],
            item=span.item,
            state=span.state,
            ended=span.ended,
            received_on=span.received_on,
            due_on=span.due_on,
            decided_on=span.decided_on,
            late=span.late,
            accepted_by_default=span.accepted_by_default,
            rules_position=rules_position,
        )
        for case, contents in acts.items()
        for span in spans_of(
            [decode_act(content) for content in contents],
            knowledge.calendar,
            knowledge.rules,
            context.now(),
        )
    ]
