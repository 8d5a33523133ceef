"""What a county holds, read from its database and told by its own fold, apart from the desks."""

from collections import Counter
from dataclasses import dataclass, field

from sqlalchemy import select
from tests.county.small_county import TOWN, YEAR
from tests.faults.processes import SharedWall, states_mark

from window_desk.casework import acts as a
from window_desk.casework.acts import Act
from window_desk.casework.fold import fold
from window_desk.county.bootstrap import County, open_county
from window_desk.county.store import feed, tables
from window_desk.protocol.act_codec import decode_act
from window_desk.protocol.messages import ActStatus

DeskSeries = tuple[str, str]


@dataclass(slots=True)
class CountyReckoning:
    """``acts`` by id with how often each stands in the feed; ``leased`` and ``used`` by desk and series.

    ``faults`` is what ``window-desk county verify`` says, and numbers given twice.
    """

    position: int = 0
    count: int = 0
    digest: str = ""
    states: str = ""
    acts: Counter[str] = field(default_factory=Counter)
    statuses: Counter[str] = field(default_factory=Counter)
    numbers: set[str] = field(default_factory=set)
    leased: Counter[DeskSeries] = field(default_factory=Counter)
    used: Counter[DeskSeries] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)


def reckon(database: str, zero_s: float) -> CountyReckoning:
    """Read everything in one snapshot; the county may be serving meanwhile."""
    found = CountyReckoning()
    with open_county(database, clock=SharedWall(zero_s)) as county:
        found.faults += county.verify().faults
        digest = county.digest(TOWN.code)
        found.position, found.count, found.digest = digest.position, digest.count, digest.xor
        cases: dict[str, list[Act]] = {}
        for act, status in _acts(county):
            found.acts[act.id] += 1
            found.statuses[status] += 1
            _take_number(found, act)
            if status == ActStatus.APPLIED:
                cases.setdefault(act.case, []).append(act)
        found.states = states_mark(_states(county, cases))
        found.leased = _leased(county)
    return found


def _acts(county: County) -> list[tuple[Act, str]]:
    context = county.context
    with context.database.reading() as connection:
        until = context.row(connection).last_position
        return [
            (decode_act(bytes(row.content)), row.status)
            for row in feed.everything(connection, context.county, until)
            if row.kind == "act"
        ]


def _take_number(found: CountyReckoning, act: Act) -> None:
    match act.body:
        case a.Received(number=number):
            series = f"case:{TOWN.code}:{YEAR}"
        case a.Accepted(document_number=number):
            series = f"acceptance:{TOWN.code}:{YEAR}"
        case _:
            return
    if number in found.numbers:
        found.faults.append(f"{number} was given twice")
    found.numbers.add(number)
    found.used[act.desk, series] += 1


def _states(county: County, cases: dict[str, list[Act]]) -> dict[str, str]:
    context = county.context
    with context.database.reading() as connection:
        knowledge = context.shelf.up_to_date(connection, context.row(connection).epoch)
    folded = {
        case: fold(acts, knowledge.calendar, context.now(), knowledge.rules)
        for case, acts in cases.items()
    }
    return {case: told.state.value for case, told in folded.items() if told is not None}


def _leased(county: County) -> Counter[DeskSeries]:
    leased: Counter[DeskSeries] = Counter()
    lease = tables.lease
    with county.context.database.reading() as connection:
        for row in connection.execute(
            select(lease.c.desk, lease.c.series, lease.c.low, lease.c.high).where(
                lease.c.county == county.context.county
            )
        ):
            leased[row.desk, row.series] += row.high - row.low + 1
    return leased
