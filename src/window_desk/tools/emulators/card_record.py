"""Writes the chip of a virtual ID card: a card described in JSON becomes the 256-byte text record.

Pure. Written from the record's description (GA 450), apart from the desk's decoder.
"""

import json
from dataclasses import dataclass, fields
from typing import Final, Self

from window_desk.desk.devices.nations import NATION_NAMES

_PERMANENT: Final = "长期"


@dataclass(frozen=True, slots=True)
class VirtualCard:
    """A card's print: dates as YYYY-MM-DD or YYYYMMDD, sex 男 or 女, nation by name or code.

    `valid_until` may be 长期. `kind` is the type flag: a space for residents, J, I or Y for
    permits.
    """

    name: str
    sex: str
    nation: str
    birth: str
    address: str
    id_number: str
    issuer: str
    valid_from: str
    valid_until: str
    kind: str = " "
    passport_number: str = ""
    issue_count: str = ""

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Read a JSON object with these names; raises ValueError naming what is wrong."""
        loaded = json.loads(text)
        known = {field.name for field in fields(cls)}
        texts = loaded if isinstance(loaded, dict) else {"": None}
        if not set(texts) <= known or not all(isinstance(text, str) for text in texts.values()):
            raise ValueError(f"a card is a JSON object of texts named {', '.join(sorted(known))}")
        try:
            card = cls(**texts)
        except TypeError as error:
            raise ValueError(f"a field is missing: {error}") from error
        card.record()
        return card

    def record(self) -> bytes:
        """Return the chip's 256 bytes; what is too long is cut as at the issuing office.

        Raises ValueError for a sex or nation that has no code.
        """
        spare = _field(self.passport_number, 18) + _field(self.issue_count, 4)
        spare = _field("", 28) if self.kind == " " else spare + _field("", 6)
        record = (
            _field(self.name, 30)
            + _field(_sex_code(self.sex), 2)
            + _field(_nation_code(self.nation), 4)
            + _field(_digits(self.birth), 16)
            + _field(self.address, 70)
            + _field(self.id_number, 36)
            + _field(self.issuer, 30)
            + _field(_digits(self.valid_from), 16)
            + _field(_digits(self.valid_until), 16)
            + spare
            + _field(self.kind, 2)
            + _field("", 6)
        )
        if len(record) != 256:
            raise ValueError(f"a record of {len(record)} bytes")
        return record


def _field(text: str, width_bytes: int) -> bytes:
    """Return `text` in UTF-16LE, cut or padded with spaces to the field's width."""
    units = text.encode("utf-16-le")[:width_bytes]
    return units + b" \0" * ((width_bytes - len(units)) // 2)


def _sex_code(sex: str) -> str:
    codes = {"男": "1", "女": "2"}
    if sex in codes:
        return codes[sex]
    if sex in {"0", "1", "2", "9"}:
        return sex
    raise ValueError(f"sex {sex!r}: 男 or 女")


def _nation_code(nation: str) -> str:
    if nation == "" or nation in NATION_NAMES:
        return nation
    for code, name in NATION_NAMES.items():
        if nation in {name, f"{name}族"}:
            return code
    raise ValueError(f"nation {nation!r} is not in GB/T 3304")


def _digits(day: str) -> str:
    return day if day == _PERMANENT else day.replace("-", "")
