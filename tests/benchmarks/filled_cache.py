"""A desk's cache with many cases of many people, filled through the feed as the county would."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

import uuid_utils
from tests.casework.builders import PERSON
from tests.desk.store.world import ITEM, World, received

from window_desk.casework.acts import Accepted, local_day
from window_desk.casework.promise import promise_from
from window_desk.casework.terms import terms_of
from window_desk.protocol.messages import ActEntry

SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧"
    "程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎"
)
GIVEN = "伟芳娜秀敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂英华玉萍红文建国志小晓春梅海燕宁辉鹏飞"
ITEMS = (
    "林木采伐许可证核发", "特困人员认定", "城乡居民基本养老保险参保登记", "残疾人证核发",
    "农村危房改造补助", "生育登记", "退役军人优待证申领", "乡村建设规划许可证核发",
)  # fmt: skip
PAGE = 2_000
FIRST_DAY = date(2026, 1, 5)
CASES_A_DAY = 500


@dataclass(frozen=True, slots=True)
class Known:
    """A case of the cache that can be searched for."""

    name: str
    number: str


def fill(
    folder: Path, cases: int, seed: int = 1, *, accepted: bool = False
) -> tuple[World, list[Known]]:
    """An open store with ``cases`` cases, and every one of them by name and number.

    Each has its receipt, and with ``accepted`` its 受理 with a printed promise, too.
    """
    world = World(folder).open()
    world.enrol()
    world.publish_reference()
    known: list[Known] = []
    for page in _pages(world, cases, random.Random(seed), known, accepted=accepted):
        world.page(page)
    world.let_newcomers_in()
    return world, known


def _pages(
    world: World, cases: int, rng: random.Random, known: list[Known], *, accepted: bool
) -> Iterator[list[ActEntry]]:
    promise = promise_from(
        terms_of(ITEM), local_day(world.clock.now()), world.store.cache.calendar()
    )
    acceptance = Accepted("受字1号", promise.promised_due, promise.statutory_due, provisional=False)
    items = [replace(ITEM, name=name) for name in ITEMS]
    for start in range(0, cases, PAGE):
        page: list[ActEntry] = []
        for serial in range(start, min(start + PAGE, cases)):
            name = rng.choice(SURNAMES) + "".join(rng.choices(GIVEN, k=rng.choice((1, 2, 2, 2))))
            day = FIRST_DAY + timedelta(days=serial // CASES_A_DAY)
            body = received(
                serial % CASES_A_DAY + 1,
                replace(PERSON, name=name),
                item=rng.choice(items),
                day=day,
            )
            known.append(Known(name, body.number))
            act = world.other.act(str(uuid_utils.uuid7()), body, "1001")
            page.append(world.entry(world.other.sealed(act)))
            if accepted:
                second = world.other.act(act.case, acceptance, "1001")
                page.append(world.entry(world.other.sealed(second)))
        yield page
