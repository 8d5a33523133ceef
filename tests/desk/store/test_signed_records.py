"""Which calendar a desk uses: what its county signed, and nothing that was slipped in."""

import json
import logging
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import msgspec
import pytest
from tests.casework.builders import CALENDARS
from tests.desk.store.world import DESK, EPOCH, World

from window_desk.protocol import messages as m
from window_desk.protocol.published import with_signature
from window_desk.protocol.signatures import CountyKey, DeskKey

KEY = CountyKey(bytes(range(32)))
STRANGER = CountyKey(bytes(32))
NOTICE = m.ReferenceKind.CALENDAR_NOTICE
OVERLAY = m.ReferenceKind.CALENDAR_OVERLAY
DAY = date(2026, 4, 15)
HOLIDAY = {"date": DAY.isoformat(), "kind": "local_off", "name": "三月三"}


@pytest.fixture
def pinned(world: World) -> World:
    """A desk that knows its county's key, and whose notices came without a signature so far."""
    world.on_writer(world.store.sync.keep_county_key, KEY.public)
    return world


def shipped(year: int) -> dict[str, object]:
    read: dict[str, object] = json.loads((CALENDARS / f"{year}.json").read_text("utf-8"))
    return read


def with_day(notice: Mapping[str, object], day: date) -> dict[str, object]:
    """The notice with one more day off."""
    days = notice["days"]
    assert isinstance(days, list)
    more = {"name": "临时放假", "date": day.isoformat(), "isOffDay": True}
    return {**notice, "days": [*days, more]}


def publish(
    world: World, kind: m.ReferenceKind, key: str, version: int, body: Mapping[str, object]
) -> None:
    world.page([world.reference(kind, key, version, body)])


def sign_all(world: World, key: CountyKey = KEY) -> None:
    """What a county of this program does at its start."""
    for year in range(2007, 2027):
        body = with_signature(key, NOTICE, str(year), shipped(year))
        publish(world, NOTICE, str(year), 2, body)


def is_workday(world: World, day: date = DAY) -> bool:
    return world.store.cache.calendar().is_workday(day)


def test_unsigned_notices_of_an_older_county_are_used(pinned: World) -> None:
    assert is_workday(pinned)
    publish(pinned, NOTICE, "2026", 2, with_day(shipped(2026), DAY))
    assert not is_workday(pinned)


def test_a_signed_notice_is_used(pinned: World) -> None:
    sign_all(pinned)
    before = pinned.store.cache.calendar()
    assert before.coverage_until == date(2026, 12, 31)
    body = with_signature(KEY, NOTICE, "2026", with_day(shipped(2026), DAY))
    publish(pinned, NOTICE, "2026", 3, body)
    assert not is_workday(pinned)


@pytest.mark.parametrize("signer", [None, STRANGER])
def test_a_newer_notice_without_the_countys_signature_is_not_used(
    pinned: World, signer: CountyKey | None, caplog: pytest.LogCaptureFixture
) -> None:
    sign_all(pinned)
    body = with_day(shipped(2026), DAY)
    if signer is not None:
        body = with_signature(signer, NOTICE, "2026", body)
    publish(pinned, NOTICE, "2026", 3, body)

    with caplog.at_level(logging.WARNING):
        assert is_workday(pinned)
    assert "calendar_notice 2026" in caplog.text
    assert "临时放假" not in caplog.text


def test_a_touched_body_is_not_used(pinned: World) -> None:
    sign_all(pinned)
    signed = with_signature(KEY, NOTICE, "2026", shipped(2026))
    publish(pinned, NOTICE, "2026", 3, with_day(signed, DAY))
    assert is_workday(pinned)


def test_a_signature_of_another_record_is_not_enough(pinned: World) -> None:
    sign_all(pinned)
    elsewhere = with_signature(KEY, NOTICE, "2025", with_day(shipped(2026), DAY))
    publish(pinned, NOTICE, "2026", 3, elsewhere)
    assert is_workday(pinned)


def test_an_unsigned_local_day_is_not_used_once_the_county_signs(pinned: World) -> None:
    publish(pinned, OVERLAY, "2026-04-15:local_off", 1, HOLIDAY)
    assert not is_workday(pinned)
    sign_all(pinned)
    assert is_workday(pinned)
    publish(
        pinned,
        OVERLAY,
        "2026-04-15:local_off",
        2,
        with_signature(KEY, OVERLAY, "2026-04-15:local_off", HOLIDAY),
    )
    assert not is_workday(pinned)


def test_fields_of_a_newer_program_are_signed_and_passed_over(pinned: World) -> None:
    sign_all(pinned)
    body = with_signature(KEY, NOTICE, "2026", {**with_day(shipped(2026), DAY), "new": [1, {}]})
    publish(pinned, NOTICE, "2026", 3, body)
    assert not is_workday(pinned)


def test_without_a_key_the_newest_record_is_used(world: World) -> None:
    sign_all(world, STRANGER)
    publish(world, NOTICE, "2026", 3, with_day(shipped(2026), DAY))
    assert not is_workday(world)
    world.on_writer(world.store.sync.keep_county_key, STRANGER.public)
    assert is_workday(world)


def test_the_key_is_pinned_at_enrolment_and_kept(tmp_path: Path) -> None:
    world = World(tmp_path).open()
    reply = m.EnrolReply(
        DESK, "QH", "青禾县", EPOCH, "YL", "云岭镇", "519999", "云岭", (), world.clock.now(), KEY.public
    )  # fmt: skip
    secret = DeskKey.generate().secret
    world.on_writer(world.store.sync.enrolled, "http://county", reply, "incarnation-1", secret)
    world.publish_reference()
    sign_all(world)
    publish(world, NOTICE, "2026", 3, with_day(shipped(2026), DAY))
    world.reopen()
    identity = world.on_writer(world.store.sync.identity)
    assert identity is not None
    assert identity.county_key == KEY.public
    assert is_workday(world)
    world.close()


def test_a_body_that_is_no_object_is_never_used(pinned: World) -> None:
    sign_all(pinned)
    publish(pinned, NOTICE, "2026", 3, {"signature": 1})
    pinned.page([m.ReferenceEntry(pinned.position + 1, NOTICE, "2026", 4, msgspec.Raw(b"[1]"))])
    assert is_workday(pinned)


def test_a_local_day_that_was_taken_back_counts_no_longer(pinned: World) -> None:
    key = "2026-04-15:local_off"
    publish(pinned, OVERLAY, key, 1, with_signature(KEY, OVERLAY, key, HOLIDAY))
    sign_all(pinned)
    assert not is_workday(pinned)
    withdrawn = with_signature(KEY, OVERLAY, key, {**HOLIDAY, "withdrawn": True})
    publish(pinned, OVERLAY, key, 2, withdrawn)
    assert is_workday(pinned)
