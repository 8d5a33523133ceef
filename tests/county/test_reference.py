"""Publishing reference records."""

from dataclasses import replace

import msgspec
import pytest
from tests.county.builders import PaperDesk
from tests.county.small_county import CLERKS, PASSWORD, PROMISED_ITEM, RECEIVER, TOWN

from window_desk.casework.items import ServiceItem
from window_desk.county.bootstrap import County
from window_desk.county.sample import load_sample
from window_desk.county.use_cases.administer import clerk_record
from window_desk.county.use_cases.item_register import item_record
from window_desk.county.use_cases.problems import CallError
from window_desk.county.use_cases.publish_reference import NewRecord, RecordError
from window_desk.protocol.messages import ReferenceKind
from window_desk.resources import forms_path, resource_path


def test_publishing_the_same_again_changes_nothing(county: County) -> None:
    head = county.digest().position
    assert county.publish([item_record(PROMISED_ITEM)]) == 0
    county.publish_site(TOWN)
    assert county.digest().position == head


def test_a_changed_record_is_the_next_version(county: County) -> None:
    record = NewRecord.of(ReferenceKind.SETTING, "k", {"v": 1})
    other = NewRecord.of(ReferenceKind.SETTING, "k", {"v": 2})
    assert county.publish([record, record, other, record]) == 3
    assert county.publish([record]) == 0


def test_a_published_version_is_never_changed(county: County) -> None:
    changed = replace(PROMISED_ITEM, name="别的事项")
    head = county.digest().position
    with pytest.raises(RecordError, match="已经发布"):
        county.publish([NewRecord.of(ReferenceKind.SETTING, "k", {}), item_record(changed)])
    assert county.digest().position == head


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        (ReferenceKind.SITE, {"code": "a b"}),
        (ReferenceKind.CLERK, {"number": "1"}),
        (ReferenceKind.SERVICE_ITEM, {"name": "x"}),
        (ReferenceKind.CALENDAR_NOTICE, {"year": 1}),
        (ReferenceKind.CALENDAR_OVERLAY, {"date": "2026-01-01", "kind": "x", "name": ""}),
        (ReferenceKind.SETTING, [1]),
    ],
)
def test_a_wrong_body_is_not_let_in(county: County, kind: ReferenceKind, body: object) -> None:
    with pytest.raises(RecordError):
        county.publish([NewRecord.of(kind, "k", body)])


def test_the_register_of_items(county: County) -> None:
    following: ServiceItem = replace(PROMISED_ITEM, version=2)
    county.items.put([following])
    code = PROMISED_ITEM.implementation_code
    assert county.items.current_items() == {(code, 1): PROMISED_ITEM, (code, 2): following}


def test_clerks_and_their_passwords(county: County) -> None:
    county.add_clerk(CLERKS[0], PASSWORD)
    record = clerk_record(county.context, RECEIVER)
    assert record is not None
    assert record.verifier.startswith("$argon2id$")
    assert PASSWORD not in record.verifier
    head = county.digest().position
    county.add_clerk(CLERKS[0], PASSWORD)
    assert county.digest().position == head
    with pytest.raises(CallError):
        county.add_clerk(CLERKS[0], "short")
    with pytest.raises(CallError):
        county.add_clerk(replace(CLERKS[0], site="nowhere"), PASSWORD)
    with pytest.raises(CallError):
        county.withdraw_clerk("4711")


def test_sample_and_calendars_load_twice_without_a_change(county: County, desk: PaperDesk) -> None:
    assert county.publish_calendars(resource_path("calendars")) > 15
    load_sample(county, forms_path())
    head = county.digest().position
    county.publish_calendars(resource_path("calendars"))
    load_sample(county, forms_path())
    assert county.digest().position == head
    assert len(county.items.current_items()) >= 32
    page = desk.pull()
    assert all(msgspec.json.encode(entry) for entry in page.entries)
