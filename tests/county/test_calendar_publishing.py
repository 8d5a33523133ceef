"""Publishing notices, local days and local rules: what is let in, signed, and seen by whom."""

import hashlib
import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import msgspec
import pytest
from sqlalchemy import text
from tests.county.builders import PaperDesk
from tests.county.replies import outcomes
from tests.county.small_county import RECEIVER, Wall, make_county
from uuid_utils import uuid7

from window_desk.casework import acts as a
from window_desk.casework.calendar_notices import (
    CalendarError,
    CalendarNotice,
    NoticeDay,
    OverlayDay,
    OverlayKind,
)
from window_desk.casework.local_rules import DEFAULT_RULES, LocalRuleError
from window_desk.county.bootstrap import County
from window_desk.county.use_cases.knowledge import Knowledge
from window_desk.county.use_cases.publish_calendar import (
    NewNotice,
    local_rules,
    publish_notices,
    publish_overlays,
    published_records,
    set_local_rules,
)
from window_desk.county.use_cases.publish_reference import NewRecord, RecordError
from window_desk.protocol import messages as m
from window_desk.protocol.messages import ReferenceEntry, ReferenceKind
from window_desk.protocol.published import record_signature_holds, without_signature
from window_desk.resources import resource_path

NOTICE_2027 = CalendarNotice(
    2027,
    ("关于2027年部分节假日安排的通知",),
    (
        NoticeDay("元旦", date(2026, 12, 31), is_off_day=True),
        NoticeDay("元旦", date(2027, 1, 1), is_off_day=True),
        NoticeDay("元旦", date(2027, 1, 2), is_off_day=False),
    ),
)
HOLIDAY = OverlayDay(date(2026, 4, 15), OverlayKind.LOCAL_OFF, "三月三")
DUTY = OverlayDay(date(2026, 4, 18), OverlayKind.DUTY_OPEN, "周六值班")


def reference_digest(county: County) -> tuple[str, int]:
    """Digest of the whole reference table, and the newest position."""
    with county.context.database.reading() as connection:
        rows = connection.execute(
            text(
                "SELECT kind, key, version, body, position FROM reference"
                " WHERE county = :county ORDER BY position"
            ),
            {"county": county.context.county},
        )
        told = [(kind, key, version, bytes(body), at) for kind, key, version, body, at in rows]
        head = county.context.row(connection).last_position
    return hashlib.sha256(repr(told).encode()).hexdigest(), head


def knowledge(county: County) -> Knowledge:
    with county.context.database.reading() as connection:
        epoch = county.context.row(connection).epoch
        return county.context.shelf.up_to_date(connection, epoch)


def published(desk: PaperDesk, kind: ReferenceKind) -> dict[str, dict[str, object]]:
    """The records of a kind that the feed brings to a desk, by key."""
    return {
        entry.key: msgspec.json.decode(entry.body, type=dict[str, object])
        for entry in desk.pull().entries
        if isinstance(entry, ReferenceEntry) and entry.kind == kind
    }


def test_a_new_notice_reaches_the_county_and_its_desks_signed(
    county: County, desk: PaperDesk
) -> None:
    desk.pull()
    before = knowledge(county).calendar

    changes = publish_notices(county.context, [NewNotice(NOTICE_2027, 2027)])

    assert [(day.date, day.turn.value) for day in changes[0].days][:2] == [
        (date(2026, 12, 31), "off"),
        (date(2027, 1, 2), "worked"),
    ]
    after = knowledge(county).calendar
    assert before.is_workday(date(2026, 12, 31))
    assert not after.is_workday(date(2026, 12, 31))
    assert after == changes[0].calendar
    told = published(desk, ReferenceKind.CALENDAR_NOTICE)
    assert list(told) == ["2027"]
    assert record_signature_holds(
        county.public_key(), ReferenceKind.CALENDAR_NOTICE, "2027", told["2027"]
    )
    altered = {**told["2027"], "year": 2028}
    assert not record_signature_holds(
        county.public_key(), ReferenceKind.CALENDAR_NOTICE, "2027", altered
    )


def test_publishing_the_same_notice_again_changes_nothing(county: County) -> None:
    publish_notices(county.context, [NewNotice(NOTICE_2027)])
    before = reference_digest(county)
    (change,) = publish_notices(county.context, [NewNotice(NOTICE_2027)])

    assert not change.is_new
    assert reference_digest(county) == before


def test_a_dry_run_tells_and_changes_nothing(county: County) -> None:
    before = reference_digest(county)
    (change,) = publish_notices(county.context, [NewNotice(NOTICE_2027)], dry_run=True)
    local = publish_overlays(county.context, [HOLIDAY], dry_run=True)

    assert change.is_new
    assert len(change.days) == 3
    assert len(local.days) == 1
    assert reference_digest(county) == before


@pytest.mark.parametrize(
    ("notices", "field"),
    [
        pytest.param([NewNotice(replace(NOTICE_2027, year=2028))], "year", id="gap"),
        pytest.param([NewNotice(NOTICE_2027, 2028)], "year", id="wrong year"),
        pytest.param(
            [NewNotice(NOTICE_2027), NewNotice(CalendarNotice(2028, (), ()))],
            "papers",
            id="good and bad",
        ),
        pytest.param([NewNotice(NOTICE_2027), NewNotice(NOTICE_2027, 2026)], "year", id="twice"),
    ],
)
def test_a_refused_notice_changes_nothing(
    county: County, notices: list[NewNotice], field: str
) -> None:
    before = reference_digest(county)
    with pytest.raises(CalendarError) as refused:
        publish_notices(county.context, notices)
    assert refused.value.field == field
    assert reference_digest(county) == before


def test_local_days_are_published_once_a_day_and_kind(county: County, desk: PaperDesk) -> None:
    desk.pull()
    publish_overlays(county.context, [HOLIDAY, DUTY])
    before = reference_digest(county)
    again = publish_overlays(county.context, [DUTY, HOLIDAY])

    assert not again.is_new
    assert reference_digest(county) == before
    calendar = knowledge(county).calendar
    assert not calendar.is_workday(HOLIDAY.date)
    assert calendar.is_open(DUTY.date)
    assert not calendar.is_workday(DUTY.date)
    told = published(desk, ReferenceKind.CALENDAR_OVERLAY)
    assert set(told) == {"2026-04-15:local_off", "2026-04-18:duty_open"}


def test_a_refused_local_day_changes_nothing(county: County) -> None:
    before = reference_digest(county)
    for days, field in (
        ([], "days"),
        ([HOLIDAY, HOLIDAY], "date"),
        ([HOLIDAY, replace(DUTY, kind=OverlayKind.LOCAL_OFF)], "kind"),
        ([replace(HOLIDAY, kind=OverlayKind.DUTY_OPEN)], "kind"),
        ([replace(HOLIDAY, date=date(2010, 4, 15))], "date"),
    ):
        with pytest.raises(CalendarError) as refused:
            publish_overlays(county.context, days)
        assert refused.value.field == field
    assert reference_digest(county) == before


def test_a_day_or_year_has_one_key(county: County) -> None:
    with pytest.raises(RecordError, match="2026-04-15:local_off"):
        county.publish(
            [
                NewRecord.of(
                    ReferenceKind.CALENDAR_OVERLAY,
                    "k",
                    {"date": "2026-04-15", "kind": "local_off", "name": "三月三"},
                )
            ]
        )


def test_local_rules_are_published_signed_and_known_to_the_county(
    county: County, desk: PaperDesk
) -> None:
    desk.pull()
    rules = set_local_rules(county.context, {"yellow_workdays": 4, "closes_at": "17:30"})

    assert rules == knowledge(county).rules == local_rules(county.context)
    assert rules.yellow_workdays == 4
    told = published(desk, ReferenceKind.SETTING)["local_rules"]
    assert record_signature_holds(county.public_key(), ReferenceKind.SETTING, "local_rules", told)
    before = reference_digest(county)
    assert set_local_rules(county.context, {"yellow_workdays": 4}) == rules
    assert reference_digest(county) == before


@pytest.mark.parametrize(
    ("chosen", "field"),
    [
        ({"no_such_rule": True}, "no_such_rule"),
        ({"yellow_workdays": "3"}, "yellow_workdays"),
        ({"closes_at": "25:00"}, "closes_at"),
        ({"red_workdays": 3}, "red_workdays"),
    ],
)
def test_a_refused_rule_changes_nothing(
    county: County, chosen: dict[str, object], field: str
) -> None:
    before = reference_digest(county)
    with pytest.raises(LocalRuleError) as refused:
        set_local_rules(county.context, chosen)
    assert refused.value.field == field
    with pytest.raises(RecordError):
        county.publish([NewRecord.of(ReferenceKind.SETTING, "local_rules", chosen)])
    assert reference_digest(county) == before
    assert local_rules(county.context) == DEFAULT_RULES


def test_a_start_does_not_overwrite_what_was_published_since(
    county: County, tmp_path: Path
) -> None:
    """The shipped notices once replaced an amended one at every start."""
    shipped = resource_path("calendars")
    county.publish_calendars(shipped)
    notice = knowledge(county).notices[2026]
    amended = replace(
        notice, days=(*notice.days, NoticeDay("临时放假", date(2026, 12, 30), is_off_day=True))
    )
    publish_notices(county.context, [NewNotice(amended), NewNotice(NOTICE_2027)])
    before = reference_digest(county)

    assert county.publish_calendars(shipped) == 0

    assert reference_digest(county) == before
    assert knowledge(county).notices[2026] == amended
    (tmp_path / "2028.json").write_text(
        json.dumps(
            {
                "year": 2028,
                "papers": ["通知"],
                "days": [{"name": "元旦", "date": "2028-01-01", "isOffDay": True}],
            }
        ),
        "utf-8",
    )
    assert county.publish_calendars(tmp_path) == 1
    assert knowledge(county).notices[2026] == amended


def test_a_start_signs_what_an_older_program_published(county: County, wall: Wall) -> None:
    def unsigned() -> set[str]:
        return {record.key for record in published_records(county.context) if not record.signed}

    publish_overlays(county.context, [HOLIDAY])
    assert unsigned() == set()
    with county.context.database.writing() as connection:
        for key in ("2026", "2026-04-15:local_off"):
            where = {"county": county.context.county, "key": key}
            body = connection.execute(
                text("SELECT body FROM reference WHERE county = :county AND key = :key"), where
            ).scalar_one()
            plain = msgspec.json.encode(without_signature(msgspec.json.decode(bytes(body))))
            connection.execute(
                text("UPDATE reference SET body = :body WHERE county = :county AND key = :key"),
                {**where, "body": plain},
            )
    assert unsigned() == {"2026", "2026-04-15:local_off"}
    before = knowledge(county)

    assert county.publish_calendars(resource_path("calendars")) > 2

    assert unsigned() == set()
    assert knowledge(county).notices[2026] == before.notices[2026]
    assert knowledge(county).overlays == before.overlays


def test_another_process_on_the_same_database_sees_it(empty_database: str, wall: Wall) -> None:
    with (
        make_county(empty_database, wall) as serving_county,
        make_county(empty_database, wall) as command,
    ):
        assert knowledge(serving_county).calendar.coverage_until == date(2026, 12, 31)
        publish_notices(command.context, [NewNotice(NOTICE_2027)])
        assert knowledge(serving_county).calendar.coverage_until == date(2027, 12, 31)


@pytest.mark.parametrize("lapses", [False, True])
def test_the_county_judges_acts_by_its_local_rules(
    county: County, desk: PaperDesk, wall: Wall, lapses: bool
) -> None:
    """Supplements that came late: nothing lapses by default, the case ends where a rule says so."""
    set_local_rules(county.context, {"unsupplied_counts_as_withdrawn": lapses})
    case = str(uuid7())
    lacking = replace(
        desk.received(),
        judgements=(
            a.MaterialJudgement("id", a.Judgement.MISSING),
            a.MaterialJudgement("form", a.Judgement.IN_ORDER),
        ),
    )
    entry = a.NoticeEntry("id", "身份证", a.Judgement.MISSING, "请提交原件")
    number = desk.document_number("notice", "补")
    until = a.local_day(wall()) + timedelta(days=3)
    desk.take(case, (lacking, RECEIVER))
    (notice,) = desk.take(case, (a.NoticeGiven(number, (entry,), "一楼窗口", until), RECEIVER))
    signed = a.HandedOver(notice.id, number, a.HandOverMeans.SIGNED, "王小明")
    desk.take(case, (signed, RECEIVER))
    assert {status for status, _ in outcomes(desk.push())} == {m.ActStatus.APPLIED}

    wall.forward(timedelta(days=10))
    desk.open_session()
    late = a.Supplemented((a.MaterialJudgement("id", a.Judgement.IN_ORDER),))
    desk.take(case, (late, RECEIVER))

    (status, code) = outcomes(desk.push())[0]
    assert (status is m.ActStatus.REFUSED) == lapses, code
