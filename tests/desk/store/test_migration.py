"""A database of an older step opens, keeps everything, and is told anew behind the clerk's back."""

import pytest
from tests.casework.builders import PERSON
from tests.desk.store.recomputing import case_rows, told_from_scratch
from tests.desk.store.world import KEY, World, lacking_received, received

from window_desk.casework import acts as a
from window_desk.desk.store.engine import Rows, writing_engine
from window_desk.desk.store.migrations import STEPS
from window_desk.desk.store.opening import DATABASE_NAME

_COLUMNS = "SELECT name FROM pragma_table_info('case_row')"
_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table'"
_INDEXES = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"


def _names(rows: Rows, statement: str) -> set[str]:
    return {name for (name,) in rows.all(statement)}


def _indexes(rows: Rows) -> dict[str, str]:
    return dict(rows.all(_INDEXES))


def back_to_step_1(world: World) -> None:
    """Make the closed database one that the program of step 1 has written."""
    world.close()
    plain = writing_engine(world.profile / "step-1.db", KEY)
    with plain.begin() as connection:
        rows = Rows(connection)
        for statement in STEPS[0][1]:
            rows.run(statement)
        columns, tables = _names(rows, _COLUMNS), _names(rows, _TABLES)
        indexes = _indexes(rows)
    plain.dispose()
    engine = writing_engine(world.profile / DATABASE_NAME, KEY)
    with engine.begin() as connection:
        rows = Rows(connection)
        for name in _indexes(rows).keys() - indexes.keys():
            rows.run(f"DROP INDEX {name}")
        for name in _names(rows, _TABLES) - tables - {"migration"}:
            rows.run(f"DROP TABLE {name}")
        for name in _names(rows, _COLUMNS) - columns:
            rows.run(f"ALTER TABLE case_row DROP COLUMN {name}")
        rows.run("ALTER TABLE act DROP COLUMN counted")
        rows.run("DELETE FROM migration WHERE step > 1")
        rows.run("DELETE FROM meta WHERE key IN ('told_by', 'recomputation')")
        assert (_names(rows, _COLUMNS), _indexes(rows)) == (columns, indexes)
    engine.dispose()


@pytest.fixture
def filled(world: World) -> World:
    """Cases in several states, of this desk and another."""
    world.others_receive(500)
    world.receive()
    world.take("lacking", lacking_received(9_000))
    world.take("ended", received(9_001), a.Withdrawn("不办了"))
    world.take("undecided", received(9_002))
    return world


def test_step_2_keeps_everything_and_tells_the_rows_anew(filled: World) -> None:
    rows_before = case_rows(filled)
    digest = filled.store.cache.case_digest()
    acts = filled.store.cache.acts_count()
    back_to_step_1(filled)
    filled.open()
    # a list is whole meanwhile, and sorted
    by_time = filled.store.cache.cases(limit=10_000, by_time_left=True)
    assert len(by_time) == len(rows_before)
    assert by_time[-1].case == "ended"
    filled.let_recompute()
    assert case_rows(filled) == rows_before == told_from_scratch(filled)
    assert filled.store.cache.case_digest() == digest
    assert filled.store.cache.acts_count() == acts
    assert len(filled.store.cache.cases(text=PERSON.name, limit=10_000)) == len(rows_before)
    assert (filled.profile / "cases-before-step-2.db").exists()
    filled.reopen()
    assert filled.store.cache.recomputation() is None


def test_a_calendar_that_comes_during_it_leaves_no_row_out(filled: World) -> None:
    back_to_step_1(filled)
    filled.open()
    filled.publish_rules(yellow_workdays=4)
    filled.let_recompute()
    assert case_rows(filled) == told_from_scratch(filled)
