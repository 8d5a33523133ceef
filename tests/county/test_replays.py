"""Any interleaving of pushes sent again, in part or too early, applies every act once."""

from collections.abc import Iterator
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.county.builders import PaperDesk, enrolled
from tests.county.small_county import RECEIVER, Wall, make_county

from window_desk.casework import acts as a
from window_desk.county.bootstrap import County
from window_desk.county.identity import CountyIdentity
from window_desk.county.serving import serving
from window_desk.county.use_cases.open_session import authenticate
from window_desk.county.use_cases.problems import CallError
from window_desk.county.use_cases.push import push
from window_desk.protocol.messages import ActResult, PushReply


@pytest.fixture(scope="module")
def place(database_address: str) -> Iterator[tuple[County, str, Wall]]:
    """One county for all examples; every example has a desk of its own."""
    wall = Wall()
    identity = CountyIdentity(f"c{uuid4().hex}", "青禾县")
    with make_county(database_address, wall, identity) as county, serving(county) as url:
        yield county, url, wall


def journal(desk: PaperDesk, shape: list[bool]) -> list[int]:
    """Queue cases, those marked with an unlawful act; returns each transaction's first sequence."""
    for unlawful in shape:
        case = desk.accept_case()
        if unlawful:
            desk.take(case, (a.Examined(a.Opinion.GRANT, ""), RECEIVER))
    starts, sequence = [], 1
    for transaction in desk.queue:
        starts.append(sequence)
        sequence += len(transaction)
    return starts


def try_push(
    county: County, desk: PaperDesk, first: int, last: int, starts: list[int], known: int
) -> PushReply | None:
    """Push transactions ``first`` to ``last``; ``None`` when the county waits for earlier ones."""
    bearer = authenticate(county.context, desk.token)
    request = desk.push_request(desk.queue[first : last + 1], starts[first])
    if starts[first] > known + 1:
        with pytest.raises(CallError) as caught:
            push(county.context, bearer, request)
        assert (caught.value.code, caught.value.expected_sequence) == ("sequence_gap", known + 1)
        return None
    return push(county.context, bearer, request)


@settings(max_examples=25)
@given(
    shape=st.lists(st.booleans(), min_size=1, max_size=5),
    sends=st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=12),
)
def test_every_act_is_applied_once(
    place: tuple[County, str, Wall], shape: list[bool], sends: list[tuple[int, int]]
) -> None:
    county, url, wall = place
    desk = enrolled(county, url, wall)
    starts = journal(desk, shape)
    count = len(desk.queue)
    before = county.digest().count
    results: dict[int, ActResult] = {}
    for left, right in [*sends, (0, count - 1), (0, count - 1)]:
        first, last = sorted((left % count, right % count))
        reply = try_push(county, desk, first, last, starts, max(results, default=0))
        if reply is None:
            continue
        for result in reply.results:
            assert results.setdefault(result.sequence, result) == result
    acts = desk.sequence
    assert sorted(results) == list(range(1, acts + 1))
    assert len({result.position for result in results.values()}) == acts
    assert county.digest().count == before + acts
    desk.close()
