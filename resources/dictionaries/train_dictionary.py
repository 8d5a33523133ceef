"""Trains the zstd dictionary of small bodies from invented acts: ``python train_dictionary.py``.

Every person, number and address is drawn from a seeded generator; items are those of the sample
catalogue in ``forms/``. The same program, libraries and catalogue give the same bytes.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import msgspec
import zstandard

from window_desk.casework import acts as a
from window_desk.casework.acts import Act, ActBody
from window_desk.casework.applicants import Agent, IdKind, LegalPerson, NaturalPerson
from window_desk.casework.clock_reading import ClockReading
from window_desk.casework.terms import ItemTerms, terms_of
from window_desk.county.catalogue.item_files import load_forms
from window_desk.protocol import messages as m
from window_desk.protocol.act_codec import ACT_SCHEMA, content_hash, encode_act
from window_desk.protocol.signatures import DeskKey

HERE = Path(__file__).parent
SEED = 20_260_101
DICTIONARY = 40_001
BYTES = 16 * 1024
LEVEL = 19
_BODIES = 1_500
_START = datetime(2026, 1, 5, 1, 0, tzinfo=UTC)
_SURNAMES, _GIVEN = (
    "赵钱孙李周吴郑王冯陈杨朱秦许何吕张孔曹严",
    "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰文建国",
)
_PLACES = (
    "城关镇",
    "云岭镇",
    "石桥村",
    "柳河乡",
    "新民街道",
    "三组",
    "十八号",
    "幸福路",
    "居民委员会",
)
_REASONS = (
    "材料齐全，符合法定形式",
    "申请人自愿撤回申请",
    "复印件不清晰，请重新提交",
    "姓名录入有误，当场更正",
)


class Inventor:
    """Invented people, cases and acts; one seed gives one sequence of them."""

    def __init__(self, seed: int, terms: list[ItemTerms]) -> None:
        self._random = random.Random(seed)
        self._terms = terms
        self._key = DeskKey(self._random.randbytes(32))
        self._desk = self._id()
        self._sequence = 0
        self._previous = ""
        self._position = 0

    def bodies(self) -> Iterator[bytes]:
        """Pushes, their replies and pages of the feed, of one to three acts."""
        for _ in range(_BODIES):
            count = self._random.choice((1, 1, 1, 2, 3))
            first = self._sequence + 1
            acts = [self._act() for _ in range(count)]
            sealed = [self._sealed(act) for act in acts]
            now = acts[-1].at + timedelta(milliseconds=40)
            epoch, start = self._id(), self._position + 1
            self._position += count
            push = m.PushRequest(1, self._desk, self._id(), epoch, first, (tuple(sealed),))
            results = tuple(
                m.ActResult(act.sequence, act.id, m.ActStatus.APPLIED, position)
                for position, act in enumerate(acts, start)
            )
            entries = tuple(
                m.ActEntry(position, each, m.ActStatus.APPLIED)
                for position, each in enumerate(sealed, start)
            )
            head = self._position
            yield msgspec.json.encode(push)
            yield msgspec.json.encode(m.PushReply(epoch, first + count - 1, count, results, now))
            yield msgspec.json.encode(m.PullReply(epoch, entries, head, 0, now))

    def _act(self) -> Act:
        kind, body = self._body()
        self._sequence += 1
        at = _START + timedelta(seconds=self._random.randrange(200 * 86_400), milliseconds=417)
        clock = ClockReading(
            self._random.randrange(-900, 900),
            31,
            self._random.randrange(10**8),
            self._id(),
            (),
            "county",
        )
        return Act(
            self._id(), self._desk, self._sequence, self._previous, self._id(), self._id(), kind,
            ACT_SCHEMA, body, str(self._random.randrange(1001, 1099)), at, clock, self._position,
        )  # fmt: skip

    def _sealed(self, act: Act) -> m.SealedAct:
        content = encode_act(act)
        self._previous = content_hash(content)
        return m.SealedAct(msgspec.Raw(content), self._key.sign(content))

    def _body(self) -> tuple[a.ActKind, ActBody]:
        chosen = self._random.choice
        terms, day = chosen(self._terms), date(2026, 3, 2) + timedelta(self._random.randrange(200))
        number, paper = (
            f"云岭{chosen('补受不决')}字〔2026〕{self._random.randrange(1, 3_000)}号",
            self._id(),
        )
        reason = chosen(_REASONS)
        judgements = tuple(
            a.MaterialJudgement(
                each.key, chosen((a.Judgement.IN_ORDER,) * 4 + (a.Judgement.MISSING,))
            )
            for each in terms.materials
        )
        entries = tuple(
            a.NoticeEntry(each.key, each.name, a.Judgement.MISSING, "请补交原件1份")
            for each in terms.materials[:2]
        )
        bodies: list[ActBody] = [
            self._received(terms, judgements),
            self._received(terms, judgements),
            a.MaterialsChecked(judgements),
            a.NoticeGiven(number, entries, "云岭镇便民服务中心一号窗口", day),
            a.HandedOver(paper, number, a.HandOverMeans.SIGNED, self._name()),
            a.Supplemented(judgements[:2]),
            a.Accepted(number, day, day + timedelta(20), provisional=False),
            a.Refused(number, a.RefusalGround.CONDITIONS_NOT_MET, reason, "《中华人民共和国行政许可法》第三十二条"),
            a.Examined(a.Opinion.GRANT, reason),
            a.SignedOff(a.Opinion.GRANT, reason),
            a.Decided(number, a.Outcome.GRANTED, "", ""),
            a.ConcludedOnTheSpot(a.Outcome.GRANTED, ""),
            a.CertificateIssued(number, terms.certificate_template, self._name(), day, content_hash(paper.encode())),
            a.Delivered(self._name(), "本人", a.HandOverMeans.SIGNED, identity_checked=True),
            a.CorrectedOnTheSpot("phone", self._phone(), self._phone(), reason, initialled=True),
            a.Withdrawn(reason),
            a.Voided(paper, reason, ""),
        ]  # fmt: skip
        body = chosen(bodies)
        return a.KIND_OF_BODY[type(body)], body

    def _received(
        self, terms: ItemTerms, judgements: tuple[a.MaterialJudgement, ...]
    ) -> a.Received:
        is_person = self._random.random() < 0.8
        born = date(1950, 1, 1) + timedelta(self._random.randrange(19_000))
        person = NaturalPerson(
            self._name(), IdKind.RESIDENT_ID, f"519999{born:%Y%m%d}{self._digits(3)}X", self._phone(),
            self._address(), self._random.choice("男女"), "汉", born, date(2040, 1, 1),
        )  # fmt: skip
        organisation = LegalPerson(
            f"{self._name()}商贸有限公司", f"9151999{self._digits(10)}X", self._name(), self._phone(), self._address()
        )  # fmt: skip
        agent = Agent(
            self._name(),
            f"519999{born:%Y%m%d}{self._digits(4)}",
            self._phone(),
            "亲属",
            "授权委托书",
        )
        return a.Received(
            f"519999202603{self._digits(8)}", terms, "NY", person if is_person else None,
            None if is_person else organisation, agent if self._random.random() < 0.2 else None,
            (a.FormAnswer("area", "经营面积（平方米）", self._digits(2)),), judgements,
        )  # fmt: skip

    def _id(self) -> str:
        text = f"{self._random.getrandbits(128):032x}"
        return f"{text[:8]}-{text[8:12]}-7{text[13:16]}-8{text[17:20]}-{text[20:]}"

    def _digits(self, count: int) -> str:
        return f"{self._random.randrange(10**count):0{count}d}"

    def _phone(self) -> str:
        return f"1{self._random.choice('35789')}{self._digits(9)}"

    def _name(self) -> str:
        given = "".join(self._random.choices(_GIVEN, k=self._random.choice((1, 2, 2))))
        return self._random.choice(_SURNAMES) + given

    def _address(self) -> str:
        return "".join(self._random.sample(_PLACES, 3))


def train(forms: Path) -> bytes:
    """The dictionary's bytes."""
    items = [item for item in load_forms(forms).items if item.is_complete]
    samples: list[bytes | bytearray | memoryview] = list(
        Inventor(SEED, [terms_of(item) for item in items]).bodies()
    )
    return zstandard.train_dictionary(
        BYTES, samples, dict_id=DICTIONARY, level=LEVEL, d=8, k=256, steps=0, threads=0
    ).as_bytes()


if __name__ == "__main__":
    target = HERE / f"wire-{DICTIONARY}.zdict"
    target.write_bytes(train(HERE.parents[1] / "forms"))
    print(f"{target.name}: {target.stat().st_size} bytes", file=sys.stderr)
