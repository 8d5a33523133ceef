"""The digest: the same for the same acts in any order, another for anything else."""

import random
from functools import reduce
from operator import xor

from hypothesis import given
from hypothesis import strategies as st

from window_desk.protocol.digest import EMPTY_XOR, digest_of, entry_hash
from window_desk.protocol.messages import ActStatus

entries = st.lists(
    st.tuples(
        st.binary(min_size=32, max_size=32).map(bytes.hex),
        st.sampled_from(ActStatus),
        st.integers(1, 2**53),
    ),
    unique_by=lambda entry: entry[2],
    max_size=20,
)


def test_nothing_has_an_empty_digest() -> None:
    digest = digest_of(0, [])
    assert (digest.position, digest.count, digest.xor) == (0, 0, EMPTY_XOR)
    assert len(EMPTY_XOR) == 64


@given(entries, st.randoms(use_true_random=False))
def test_order_does_not_matter(found: list[tuple[str, ActStatus, int]], by: random.Random) -> None:
    shuffled = list(found)
    by.shuffle(shuffled)
    assert digest_of(9, shuffled) == digest_of(9, found)
    assert digest_of(9, found).count == len(found)


@given(entries)
def test_it_is_kept_up_act_by_act(found: list[tuple[str, ActStatus, int]]) -> None:
    shares = [entry_hash(*entry) for entry in found]
    assert digest_of(9, found).xor == f"{reduce(xor, shares, 0):064x}"


@given(entries.filter(bool), st.data())
def test_any_difference_shows(found: list[tuple[str, ActStatus, int]], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(found) - 1))
    content_hash, status, position = found[place]
    other_status = data.draw(st.sampled_from([s for s in ActStatus if s is not status]))
    for changed in (
        (content_hash[::-1] + "0", status, position),
        (content_hash, other_status, position),
        (content_hash, status, position + 2**54),
    ):
        with_change = [*found[:place], changed, *found[place + 1 :]]
        assert digest_of(9, with_change).xor != digest_of(9, found).xor
    without = [*found[:place], *found[place + 1 :]]
    assert digest_of(9, without) != digest_of(9, found)
    assert digest_of(8, found) != digest_of(9, found)
