"""Pulling: dense, by scope, long polls, digests, snapshots."""

import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

import msgspec
import zstandard
from tests.county.builders import PaperDesk
from tests.county.replies import code_of
from tests.county.small_county import EXAMINER, HALL, OTHER_TOWN, RECEIVER, Wall

from window_desk.casework import acts as a
from window_desk.county.bootstrap import County, open_county
from window_desk.county.identity import CountyIdentity
from window_desk.county.serving import serving
from window_desk.protocol import messages as m
from window_desk.protocol.act_codec import content_hash
from window_desk.protocol.digest import digest_of

NewDesk = Callable[..., PaperDesk]


def digest_at_desk(entries: Sequence[m.FeedEntry], position: int) -> m.StateDigest:
    """The digest as a desk computes it."""
    return digest_of(
        position,
        (
            (content_hash(bytes(e.act.content)), e.status, e.position)
            for e in entries
            if isinstance(e, m.ActEntry)
        ),
    )


def pull_everything(desk: PaperDesk, limit: int = 2_000) -> list[m.FeedEntry]:
    """All entries after the cursor; every page is checked for density."""
    entries: list[m.FeedEntry] = []
    while page := desk.pull(limit=limit).entries:
        entries += page
    return entries


def two_towns(desk: PaperDesk, new_desk: NewDesk) -> PaperDesk:
    """Cases, refusals and conflicts in two towns; returns the neighbour."""
    neighbour = new_desk(OTHER_TOWN)
    for one in (desk, neighbour, desk):
        case = one.accept_case()
        one.take(case, (a.Examined(a.Opinion.GRANT, ""), RECEIVER))
        one.push()
    return neighbour


def test_each_scope_sees_its_own_and_the_digests_agree(
    county: County, desk: PaperDesk, new_desk: NewDesk
) -> None:
    neighbour = two_towns(desk, new_desk)
    hall = new_desk(HALL)
    for one, acts, site in ((desk, 6, desk.site.code), (neighbour, 3, OTHER_TOWN.code)):
        entries = pull_everything(one, limit=4)
        assert sum(isinstance(e, m.ActEntry) for e in entries) == acts
        assert sum(isinstance(e, m.OutOfScopeEntry) for e in entries) == 9 - acts
        told = one.pull(digest=1).digest
        assert told == digest_at_desk(entries, one.cursor) == county.digest(site)
    entries = pull_everything(hall)
    assert sum(isinstance(e, m.ActEntry) for e in entries) == 9
    assert hall.pull(digest=1).digest == digest_at_desk(entries, hall.cursor)


def test_refusals_tell_their_reason_in_the_feed(desk: PaperDesk, new_desk: NewDesk) -> None:
    two_towns(desk, new_desk)
    refused = [
        e
        for e in pull_everything(desk)
        if isinstance(e, m.ActEntry) and e.status is m.ActStatus.REFUSED
    ]
    assert [e.code for e in refused] == ["duty_missing"] * 2
    assert "审核" in refused[0].template.format(**refused[0].params)


def test_a_snapshot_is_the_feed_without_bare_numbers(desk: PaperDesk, new_desk: NewDesk) -> None:
    two_towns(desk, new_desk)
    response = desk.get("/v1/snapshot")
    assert response.headers["Content-Encoding"] == "zstd"
    snapshot = msgspec.json.decode(response.content, type=m.Snapshot)
    plain = desk.client.get(
        "/v1/snapshot",
        headers={"Authorization": f"Bearer {desk.token}", "Accept-Encoding": "identity"},
    )
    assert "Content-Encoding" not in plain.headers
    uncompressed = msgspec.json.decode(plain.content, type=m.Snapshot)
    assert uncompressed.entries == snapshot.entries
    entries = pull_everything(desk)
    in_scope = [e for e in entries if not isinstance(e, m.OutOfScopeEntry)]
    assert list(snapshot.entries) == in_scope
    assert snapshot.digest == digest_at_desk(in_scope, snapshot.position)
    assert snapshot.position == desk.cursor


def test_a_long_poll_ends_when_an_act_arrives(desk: PaperDesk, new_desk: NewDesk) -> None:
    other = new_desk()
    pull_everything(other)
    desk.accept_case()
    request = desk.pending()
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(other.pull, wait=30)
        started = time.monotonic()
        desk.call("/v1/push", request, m.PushReply)
        page = waiting.result(timeout=20)
    assert len(page.entries) == 2
    assert time.monotonic() - started < 20


def test_a_long_poll_without_news_ends_by_itself(desk: PaperDesk) -> None:
    pull_everything(desk)
    page = desk.pull(wait=1)
    assert page.entries == ()
    assert page.head == desk.cursor


def test_waiting_desks_hold_no_connection(desk: PaperDesk, new_desk: NewDesk) -> None:
    """More desks wait than the pool has connections, and the county still answers."""
    waiting = [new_desk() for _ in range(12)]
    for one in waiting:
        pull_everything(one)
    desk.accept_case()
    request = desk.pending()
    with ThreadPoolExecutor(len(waiting)) as pool:
        pages = [pool.submit(one.pull, wait=30) for one in waiting]
        assert desk.get("/v1/snapshot").status_code == 200
        desk.call("/v1/push", request, m.PushReply)
        assert {len(page.result(timeout=20).entries) for page in pages} == {2}


def test_two_processes_on_one_database_see_each_others_acts(
    county: County, desk: PaperDesk, database_address: str, wall: Wall
) -> None:
    identity = CountyIdentity(county.context.county, "")
    with (
        open_county(database_address, identity=identity, clock=wall) as second,
        serving(second) as url,
    ):
        away = PaperDesk(
            url, wall, desk.key, desk.incarnation, desk.desk, desk.site, desk.epoch, desk.county
        )
        away.token = desk.token
        pull_everything(away)
        desk.accept_case()
        request = desk.pending()
        with ThreadPoolExecutor(1) as pool:
            waiting = pool.submit(away.pull, wait=30)
            desk.call("/v1/push", request, m.PushReply)
            assert len(waiting.result(timeout=20).entries) == 2
        away.close()


def test_a_new_clerk_reaches_desks_and_both_processes(
    county: County, desk: PaperDesk, database_address: str, wall: Wall
) -> None:
    case = desk.accept_case()
    desk.push()
    identity = CountyIdentity(county.context.county, "")
    with open_county(database_address, identity=identity, clock=wall) as second:
        second.withdraw_clerk(EXAMINER)
    desk.take(case, (a.Examined(a.Opinion.GRANT, ""), EXAMINER))
    (result,) = desk.push().results
    assert result.code == "clerk_inactive"
    clerks = [
        msgspec.json.decode(e.body, type=m.ClerkRecord)
        for e in pull_everything(desk)
        if isinstance(e, m.ReferenceEntry) and e.key == EXAMINER
    ]
    assert [c.active for c in clerks] == [True, False]


def test_wrong_cursors_and_queries(desk: PaperDesk) -> None:
    head = desk.pull().head
    response = desk.get("/v1/pull", since=head + 1, epoch=desk.epoch)
    assert code_of(response) == (409, "cursor_ahead")
    assert code_of(desk.get("/v1/pull", since=0, epoch="old")) == (409, "epoch_changed")
    for query in (
        {"since": 0},
        {"epoch": desk.epoch},
        {"since": -1, "epoch": desk.epoch},
        {"since": "x", "epoch": desk.epoch},
        {"since": "٣", "epoch": desk.epoch},
        {"since": 2**54, "epoch": desk.epoch},
        {"since": 0, "epoch": desk.epoch, "limit": 0},
        {"since": 0, "epoch": desk.epoch, "limit": 2_001},
        {"since": 0, "epoch": desk.epoch, "wait": 31},
        {"since": 0, "epoch": desk.epoch, "digest": 2},
    ):
        assert code_of(desk.get("/v1/pull", **query)) == (400, "malformed")


def test_a_page_is_compressed_when_the_desk_says_so(desk: PaperDesk) -> None:
    desk.accept_case()
    desk.push()
    with desk.client.stream(
        "GET",
        "/v1/pull",
        params={"since": 0, "epoch": desk.epoch},
        headers={"Authorization": f"Bearer {desk.token}", "Accept-Encoding": "zstd"},
    ) as response:
        raw = b"".join(response.iter_raw())
    assert response.headers["Content-Encoding"] == "zstd"
    page = msgspec.json.decode(zstandard.decompress(raw), type=m.PullReply)
    assert page.entries
    assert len(raw) < len(zstandard.decompress(raw)) / 2


def test_the_backup_position_is_told_and_never_goes_back(county: County, desk: PaperDesk) -> None:
    head = desk.pull().head
    county.record_backup(3)
    county.record_backup(2)
    assert desk.pull().backup_position == 3
    assert desk.open_session().backup_position == 3
    county.record_backup(10**6)
    assert desk.pull().backup_position == head
