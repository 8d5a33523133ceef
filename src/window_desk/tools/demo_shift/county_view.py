"""What the county holds after the shift, told by its own fold, apart from the desk."""

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime

from window_desk.casework.acts import (
    Act,
)
from window_desk.casework.fold import fold
from window_desk.county.bootstrap import County, open_county
from window_desk.county.store import feed
from window_desk.protocol.act_codec import decode_act
from window_desk.protocol.messages import ActStatus


@dataclass(frozen=True, slots=True)
class CountyView:
    """``states`` and ``outcomes`` by case id; an outcome is empty while nothing was decided."""

    states: dict[str, str]
    outcomes: dict[str, str]
    statuses: dict[str, int]
    digest: str
    faults: list[str]


def look_at(database: str, site: str) -> CountyView:
    """Open the county's database after its server has ended."""
    with open_county(database) as county:
        acts, statuses, states, outcomes = _acts(county), Counter[str](), {}, {}
        with county.context.database.reading() as connection:
            row = county.context.row(connection)
            knowledge = county.context.shelf.up_to_date(connection, row.epoch)
        for case, told in acts.items():
            statuses.update(status for _act, status in told)
            applied = [act for act, status in told if status == ActStatus.APPLIED]
            folded = fold(applied, knowledge.calendar, datetime.now(UTC), knowledge.rules)
            if folded is not None:
                states[case] = folded.state.value
                decision = folded.decision
                outcomes[case] = decision.outcome.value if decision is not None else ""
        return CountyView(
            states,
            outcomes,
            dict(statuses),
            county.digest(site).xor,
            [str(fault) for fault in county.verify().faults],
        )


def _acts(county: County) -> dict[str, list[tuple[Act, str]]]:
    """Every act by its case, in the county's order, with what became of it."""
    found: dict[str, list[tuple[Act, str]]] = {}
    with county.context.database.reading() as connection:
        row = county.context.row(connection)
        for entry in feed.everything(connection, county.context.county, row.last_position):
            if entry.kind == "act":
                act = decode_act(entry.content)
                found.setdefault(act.case, []).append((act, entry.status))
    return found
