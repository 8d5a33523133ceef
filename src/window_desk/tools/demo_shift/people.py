"""The people of the demo: made up by seed, with numbers that are valid and a county that is not.

Area 519999 (青禾县) exists in no list, so that no number here is anybody's. Pure.
"""

import json
import random
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date, timedelta

from stdnum.cn import ric, uscc

from window_desk.tools.emulators.card_record import VirtualCard

AREA_CODE = "519999"
_ISSUER = "青禾县公安局"
_SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜"
_GIVEN = {
    "男": ("建国", "志强", "德明", "永福", "文涛", "国栋", "海波", "长河", "正阳", "子轩", "思远"),
    "女": ("秀英", "桂花", "玉兰", "春梅", "小芳", "雪莲", "丽娟", "美玲", "晓燕", "月娥", "佩瑶"),
}
_RARE_GIVEN = "𬭎𠮷𫖯𬱖㛃"
_MINORITY_FIRST = {
    "男": ("买买提", "阿卜杜拉", "艾合买提", "吐尔洪", "玉素甫"),
    "女": ("古丽娜尔", "迪丽拜尔", "热依汗", "阿依古丽", "帕提古丽"),
}
_MINORITY_LAST = ("吐尔逊", "阿不都热合曼", "司马义", "卡德尔", "努尔买买提", "依明")
_VILLAGES = ("青石村", "柳河村", "双桥村", "白果村", "石门村", "莲塘村")
_FIRMS = ("绿禾种养专业合作社", "云岭茶业有限公司", "青石建材有限公司", "柳河农机服务有限公司")
_USCC_BODY = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_FIRST_RARE = "叶𬭎𠮷"
_FIRST_MINORITY = "买买提·吐尔逊"


@dataclass(frozen=True, slots=True)
class Person:
    """A natural person as his ID card shows him, with a mobile number."""

    name: str
    sex: str
    nation: str
    birth: date
    address: str
    id_number: str
    phone: str

    def card(self) -> str:
        """His ID card as the virtual reader takes it: JSON."""
        card = VirtualCard(
            name=self.name,
            sex=self.sex,
            nation=self.nation,
            birth=self.birth.isoformat(),
            address=self.address,
            id_number=self.id_number,
            issuer=_ISSUER,
            valid_from="2020-06-01",
            valid_until="2040-06-01",
        )
        return json.dumps(asdict(card), ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class Organisation:
    """A legal person with its unified social credit code."""

    name: str
    uscc: str
    representative: str
    phone: str


class People:
    """Draws people, no name and no number twice; the same seed draws the same ones."""

    def __init__(self, seed: int) -> None:
        self._rng = random.Random(seed)  # noqa: S311 - a repeatable cast, not a secret
        self._names: set[str] = set()
        self._numbers: set[str] = set()

    def anybody(self, oldest: int = 1965, youngest: int = 2000) -> Person:
        """Somebody of the Han majority born in these years."""
        return self._person(self._han_name, "汉", oldest, youngest)

    def with_rare_name(self) -> Person:
        """Somebody whose name no printer's ROM holds."""
        return self._person(self._rare_name, "汉", 1988, 2000)

    def of_minority(self, oldest: int = 1965, youngest: int = 2000) -> Person:
        """Somebody whose name holds the dot ``·``."""
        return self._person(self._minority_name, "维吾尔", oldest, youngest)

    def organisation(self) -> Organisation:
        """A firm or cooperative of the county."""
        body = f"91{AREA_CODE}" + "".join(self._rng.choices(_USCC_BODY, k=9))
        return Organisation(
            name=self._unused(lambda: f"青禾县{self._any(_VILLAGES)}{self._any(_FIRMS)}"),
            uscc=body + uscc.calc_check_digit(body),
            representative=self._unused(lambda: self._han_name("男")),
            phone=self._phone(),
        )

    def _person(
        self, name: Callable[[str], str], nation: str, oldest: int, youngest: int
    ) -> Person:
        sex = self._rng.choice("男女")
        drawn = self._unused(lambda: name(sex))
        if drawn == _FIRST_MINORITY:
            sex = "男"
        year = self._rng.randint(oldest, youngest)
        birth = date(year, 1, 1) + timedelta(days=self._rng.randrange(365))
        village, group = self._any(_VILLAGES), self._rng.randint(1, 9)
        return Person(
            name=drawn,
            sex=sex,
            nation=nation,
            birth=birth,
            address=f"青禾县云岭镇{village}{group}组{self._rng.randint(1, 99)}号",
            id_number=self._id_number(birth, sex),
            phone=self._phone(),
        )

    def _id_number(self, birth: date, sex: str) -> str:
        while True:
            order = 2 * self._rng.randint(0, 499) + (1 if sex == "男" else 0)
            body = f"{AREA_CODE}{birth:%Y%m%d}{order:03d}"
            number = body + ric.calc_check_digit(f"{body}0")
            if number not in self._numbers:
                self._numbers.add(number)
                return number

    def _phone(self) -> str:
        return f"139{self._rng.randrange(10**8):08d}"

    def _han_name(self, sex: str) -> str:
        return self._any(_SURNAMES) + self._any(_GIVEN[sex])

    def _rare_name(self, sex: str) -> str:
        if _FIRST_RARE not in self._names:
            return _FIRST_RARE
        return self._any(_SURNAMES) + self._any(_GIVEN[sex])[0] + self._any(_RARE_GIVEN)

    def _minority_name(self, sex: str) -> str:
        if _FIRST_MINORITY not in self._names:
            return _FIRST_MINORITY
        return f"{self._any(_MINORITY_FIRST[sex])}·{self._any(_MINORITY_LAST)}"

    def _any(self, choices: str | tuple[str, ...]) -> str:
        return self._rng.choice(choices)

    def _unused(self, draw: Callable[[], str]) -> str:
        while True:
            name = draw()
            if name not in self._names:
                self._names.add(name)
                return name
