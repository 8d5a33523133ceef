"""Reads the 256-byte text record of an ID card's chip: UTF-16LE fields of fixed width, padded with
spaces.

Pure. Layout by GA 450 as the readers deliver it; the type flag stands at byte 248. Names are left
raw.
"""

from datetime import date
from typing import Final

from window_desk.desk.devices.nations import NATION_NAMES
from window_desk.desk.use_cases.device_values import (
    CardKind,
    CardSex,
    DeviceError,
    DeviceTrouble,
    IdCard,
)

RECORD_BYTES: Final = 256
_KIND_FLAG: Final = slice(248, 250)
_FIELDS: Final = {
    "name": slice(0, 30),
    "sex": slice(30, 32),
    "nation": slice(32, 36),
    "birth": slice(36, 52),
    "address": slice(52, 122),
    "id_number": slice(122, 158),
    "issuer": slice(158, 188),
    "valid_from": slice(188, 204),
    "valid_until": slice(204, 220),
}
_PASSPORT: Final = slice(220, 238)
_ISSUE_COUNT: Final = slice(238, 242)
_PERMANENT: Final = "长期"
_KINDS: Final = {
    "": CardKind.RESIDENT,
    "J": CardKind.HK_MACAO_TAIWAN_RESIDENCE_PERMIT,
    "I": CardKind.FOREIGN_PERMANENT_RESIDENT_2017,
    "Y": CardKind.FOREIGN_PERMANENT_RESIDENT_2023,
}
_READ_HERE: Final = frozenset({CardKind.RESIDENT, CardKind.HK_MACAO_TAIWAN_RESIDENCE_PERMIT})


def decode_record(record: bytes) -> IdCard:
    """Return the card in `record` (256 bytes).

    Raises DeviceError: CARD_BY_HAND for permits of another layout, CARD_UNREADABLE when a field
    makes no sense.
    """
    if len(record) != RECORD_BYTES:
        raise DeviceError(DeviceTrouble.CARD_UNREADABLE)
    kind = _KINDS.get(_text(record[_KIND_FLAG]))
    if kind is None or kind not in _READ_HERE:
        raise DeviceError(DeviceTrouble.CARD_BY_HAND)
    fields = {field: _text(record[place]) for field, place in _FIELDS.items()}
    permit = kind is CardKind.HK_MACAO_TAIWAN_RESIDENCE_PERMIT
    if not fields["name"] or not fields["id_number"]:
        raise DeviceError(DeviceTrouble.CARD_UNREADABLE)
    return IdCard(
        kind=kind,
        name=fields["name"],
        sex=_sex(fields["sex"]),
        nation_code=fields["nation"],
        nation=NATION_NAMES.get(fields["nation"], ""),
        birth_date=_day(fields["birth"]),
        address=fields["address"],
        id_number=fields["id_number"],
        issuer=fields["issuer"],
        valid_from=_day(fields["valid_from"]),
        valid_until=None if fields["valid_until"] == _PERMANENT else _day(fields["valid_until"]),
        name_may_be_cut=_is_full(record[_FIELDS["name"]]),
        passport_number=_text(record[_PASSPORT]) if permit else "",
        issue_count=_text(record[_ISSUE_COUNT]) if permit else "",
    )


def _text(field: bytes) -> str:
    """Decode one field; a surrogate pair that the field's end cut in half is dropped."""
    if field[-2:] and 0xD8 <= field[-1] <= 0xDB:
        field = field[:-2]
    try:
        return field.decode("utf-16-le").rstrip(" \x00")
    except UnicodeDecodeError as error:
        raise DeviceError(DeviceTrouble.CARD_UNREADABLE) from error


def _is_full(field: bytes) -> bool:
    return field[-2:] not in {b" \x00", b"\x00\x00"}


def _sex(code: str) -> CardSex:
    try:
        return CardSex(code)
    except ValueError as error:
        raise DeviceError(DeviceTrouble.CARD_UNREADABLE) from error


def _day(digits: str) -> date:
    """Read YYYYMMDD."""
    if len(digits) != 8 or not digits.isascii() or not digits.isdigit():
        raise DeviceError(DeviceTrouble.CARD_UNREADABLE)
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError as error:
        raise DeviceError(DeviceTrouble.CARD_UNREADABLE) from error
