"""The chip's text record: round trips with the virtual card's writer, and what is not read."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from window_desk.desk.devices.id_card_text import decode_record
from window_desk.desk.devices.nations import NATION_NAMES
from window_desk.desk.use_cases.device_values import (
    CardKind,
    CardSex,
    DeviceError,
    DeviceTrouble,
)
from window_desk.tools.emulators.card_record import VirtualCard

CARD = VirtualCard(
    name="张三",
    sex="男",
    nation="汉",
    birth="1990-03-07",
    address="四川省广安市广安区建设路1号",
    id_number="511602199003077715",
    issuer="广安市公安局广安分局",
    valid_from="2015-06-01",
    valid_until="2035-06-01",
)


def han(least: int, most_units: int) -> st.SearchStrategy[str]:
    """Names and places: Han of the BMP and beyond, and the name dot, in at most so many UTF-16
    units.
    """
    letters = (
        st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5)
        | st.characters(min_codepoint=0x20000, max_codepoint=0x2CEA1)
        | st.just("·")
    )
    return st.text(letters, min_size=least, max_size=most_units).filter(
        lambda text: len(text.encode("utf-16-le")) // 2 <= most_units
    )


days = st.dates(date(1900, 1, 1), date(2099, 12, 31))


@given(
    name=han(1, 15),
    sex=st.sampled_from(["男", "女"]),
    nation=st.sampled_from(sorted(NATION_NAMES)),
    birth=days,
    address=han(0, 35),
    issuer=han(0, 15),
    valid_from=days,
    valid_until=days | st.none(),
)
def test_what_was_written_is_read(
    name: str,
    sex: str,
    nation: str,
    birth: date,
    address: str,
    issuer: str,
    valid_from: date,
    valid_until: date | None,
) -> None:
    record = VirtualCard(
        name=name,
        sex=sex,
        nation=nation,
        birth=birth.isoformat(),
        address=address,
        id_number="511602199003077715",
        issuer=issuer,
        valid_from=valid_from.isoformat(),
        valid_until=valid_until.isoformat() if valid_until else "长期",
    ).record()
    card = decode_record(record)
    assert (card.name, card.sex.chinese, card.nation_code) == (name, sex, nation)
    assert card.nation == NATION_NAMES[nation]
    assert (card.birth_date, card.address, card.issuer) == (birth, address, issuer)
    assert (card.valid_from, card.valid_until) == (valid_from, valid_until)
    assert card.name_may_be_cut == (len(name.encode("utf-16-le")) == 30)
    assert card.kind is CardKind.RESIDENT


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("𬱖某", "𬱖某"),
        ("买买提·阿卜杜拉", "买买提·阿卜杜拉"),
        ("阿卜杜热合曼•吐尔逊", "阿卜杜热合曼•吐尔逊"),
        ("一二三四五六七八九十一二三四五六", "一二三四五六七八九十一二三四五"),
        ("一二三四五六七八九十一二三四𬱖", "一二三四五六七八九十一二三四"),
    ],
)
def test_names_stay_raw_and_a_pair_cut_in_half_is_dropped(name: str, read: str) -> None:
    card = decode_record(replace(CARD, name=name).record())
    assert card.name == read
    assert card.name_may_be_cut == (name != read)


def test_a_residence_permit_brings_its_passport_number() -> None:
    permit = replace(
        CARD,
        kind="J",
        nation="",
        id_number="810000199408230021",
        passport_number="H12345678",
        issue_count="01",
    )
    card = decode_record(permit.record())
    assert card.kind is CardKind.HK_MACAO_TAIWAN_RESIDENCE_PERMIT
    assert (card.passport_number, card.issue_count, card.nation) == ("H12345678", "01", "")
    assert card.id_number == "810000199408230021"


@pytest.mark.parametrize("kind", ["I", "Y", "Q"])
def test_foreigners_permits_are_typed_by_hand(kind: str) -> None:
    with pytest.raises(DeviceError) as caught:
        decode_record(replace(CARD, kind=kind).record())
    assert caught.value.trouble is DeviceTrouble.CARD_BY_HAND
    assert "手工录入" in str(caught.value)


@pytest.mark.parametrize(
    "damaged",
    [
        b"",
        CARD.record()[:-1],
        bytes(256),
        replace(CARD, name="").record(),
        replace(CARD, birth="19900231").record(),
        replace(CARD, valid_until="不详").record(),
        CARD.record()[:30] + "7".encode("utf-16-le") + CARD.record()[32:],
        b"\x00\xdc" + CARD.record()[2:],
    ],
)
def test_records_that_make_no_sense_are_unreadable(damaged: bytes) -> None:
    with pytest.raises(DeviceError) as caught:
        decode_record(damaged)
    assert caught.value.trouble is DeviceTrouble.CARD_UNREADABLE


@given(st.binary(min_size=256, max_size=256))
def test_any_record_is_read_or_refused(record: bytes) -> None:
    try:
        decode_record(record)
    except DeviceError as error:
        assert error.trouble in {  # noqa: PT017
            DeviceTrouble.CARD_UNREADABLE,
            DeviceTrouble.CARD_BY_HAND,
        }


def test_nations_by_their_codes() -> None:
    some = {"01": "汉", "03": "回", "04": "藏", "05": "维吾尔", "11": "满", "15": "土家"}
    assert some.items() <= NATION_NAMES.items()
    assert (NATION_NAMES["07"], NATION_NAMES["33"], NATION_NAMES["56"]) == ("彝", "羌", "基诺")
    assert len(set(NATION_NAMES.values())) == 58


def test_sex_by_its_code() -> None:
    assert decode_record(replace(CARD, sex="女").record()).sex is CardSex.FEMALE
