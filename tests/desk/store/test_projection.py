"""Whatever comes in whatever order, the rows of cases are what their acts tell."""

import shutil
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.casework.builders import PERSON
from tests.desk.store.recomputing import case_rows, told_from_scratch
from tests.desk.store.world import EPOCH, World, lacking_received, received

from window_desk.casework import acts as a
from window_desk.casework import procedure_acts as p
from window_desk.casework.acts import (
    Act,
    ActBody,
)
from window_desk.casework.fold import fold
from window_desk.casework.limits import DayUnit
from window_desk.casework.next_acts import next_kind
from window_desk.desk.store.act_rows import folded_acts, known_act
from window_desk.desk.use_cases.case_views import (
    Standing,
)
from window_desk.protocol.messages import ActEntry, ActStatus

CASES = ("case-1", "case-2", "case-3")
BODIES: tuple[ActBody, ...] = (
    received(1),
    lacking_received(2),
    a.CorrectedOnTheSpot("name", PERSON.name, "王绣兰", "误", initialled=True),
    a.Refused("1号", a.RefusalGround.CONDITIONS_NOT_MET, "x", "y"),
    a.Withdrawn("不办了"),
    a.Examined(a.Opinion.GRANT, ""),
    a.ConcludedOnTheSpot(a.Outcome.GRANTED, ""),
    a.Delivered("王秀兰", "本人", a.HandOverMeans.SIGNED, identity_checked=True),
    a.Accepted("受字1号", date(2026, 3, 11), date(2026, 3, 30), provisional=False),
    p.Suspended(
        "特字1号", p.SuspensionKind.TESTING, "依据", "检测", 3, DayUnit.WORKDAY, date(2026, 3, 2)
    ),
)
OFF_DAYS = (date(2026, 3, 4), date(2026, 3, 9), date(2026, 3, 28))
RULES: tuple[dict[str, bool], ...] = (
    {"suspension_stops_promise": False},
    {"overrun_counts": False},
    {},
)

case_names = st.sampled_from(CASES)
bodies = st.sampled_from(BODIES)
statuses = st.sampled_from(list(ActStatus))
steps = st.lists(
    st.one_of(
        st.tuples(st.just("own"), case_names, bodies),
        st.tuples(st.just("other"), case_names, bodies),
        st.tuples(st.just("push"), st.just(""), statuses),
        st.tuples(st.just("pull"), st.just(""), st.just(None)),
        st.tuples(st.just("rewind"), st.just(""), st.integers(0, 4)),
        st.tuples(st.just("epoch"), st.just(""), st.just(None)),
        st.tuples(st.just("reopen"), st.just(""), st.just(None)),
        st.tuples(st.just("calendar"), st.just(""), st.sampled_from(OFF_DAYS)),
        st.tuples(st.just("rules"), st.just(""), st.sampled_from(RULES)),
        st.tuples(st.just("days"), st.just(""), st.integers(1, 9)),
    ),
    max_size=14,
)


def always(status: ActStatus) -> Callable[[Act], ActStatus]:
    """A county that judges every act alike."""
    return lambda _act: status


def assert_rows_are_the_fold(world: World) -> None:
    def read() -> list[tuple[object, ...]]:
        rows = world.store.journal._parts.writer.rows
        return rows.all(
            "SELECT content, standing, position, code, field, template, params, settled_at, id"
            " FROM act"
        )

    world.let_recompute()
    known = [each for row in world.on_writer(read) if (each := known_act(row)) is not None]
    rows = {row.case: row for row in world.store.cache.cases()}
    for case in CASES:
        of_case = [each for each in known if each.act.case == case]
        told = fold(
            folded_acts(of_case),
            world.store.cache.calendar(),
            world.clock.at,
            world.store.cache.rules(),
        )
        if told is None:
            assert case not in rows
            continue
        row = rows[case]
        unsent = any(each.standing is Standing.QUEUED for each in of_case)
        assert (row.state, row.due, row.next_kind, row.applicant, row.unsent) == (
            told.state,
            told.next_due,
            next_kind(told),
            told.applicant_name,
            unsent,
        )
        assert case in {each.case for each in world.store.cache.cases(text=told.applicant_name)}
        assert [each.case for each in world.store.cache.cases()].count(case) == 1


def befall(world: World, step: str, value: object, version: int) -> None:
    """What comes over a desk beside acts: a new calendar or rules, days that pass, a restart."""
    if step == "reopen":
        world.reopen()
    elif step == "days" and isinstance(value, int):
        world.clock.pass_time(timedelta(days=value))
        world.on_writer(world.store.journal.refresh_day)
    elif step == "calendar" and isinstance(value, date):
        world.move_calendar(value, version)
    elif step == "rules" and isinstance(value, dict):
        world.publish_rules(version, **value)


@settings(max_examples=20)
@given(steps=steps)
def test_rows_are_what_the_acts_tell(
    steps: list[tuple[str, str, object]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("projection")
    world = World(folder).open()
    epoch = EPOCH
    in_feed: list[ActEntry] = []
    version = 1
    try:
        world.enrol()
        world.publish_reference()
        base = world.position
        for step, case, value in steps:
            if step == "own" and not isinstance(value, (int, type(None), ActStatus)):
                world.take(case, value)  # type: ignore[arg-type]
            elif step == "other":
                act: Act = world.other.act(case, value)  # type: ignore[arg-type]
                in_feed.append(world.entry(world.other.sealed(act)))
            elif step == "push" and isinstance(value, ActStatus) and epoch == EPOCH:
                in_feed += world.push(always(value))
            elif step == "pull" and in_feed and epoch == EPOCH:
                world.page(in_feed)
                in_feed = []
            elif step == "rewind" and isinstance(value, int):
                world.on_writer(world.store.sync.rewind, value)
            elif step == "epoch" and not in_feed:
                world.on_writer(world.store.sync.new_epoch, "epoch-2", base)
                epoch = "epoch-2"
            elif step in {"reopen", "days"} or (epoch == EPOCH and not in_feed):
                version += 1
                befall(world, step, value, version)
            assert_rows_are_the_fold(world)
        assert case_rows(world) == told_from_scratch(world)
    finally:
        world.close()
        shutil.rmtree(folder)
