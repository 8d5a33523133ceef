"""A database that is not as it should be: each call says so, nothing changes, the county goes on."""

from collections.abc import Iterator
from contextlib import contextmanager

import httpx
import pytest
from tests.county.builders import enrolled
from tests.county.replies import code_of, outcomes
from tests.county.small_county import Wall, make_county

from window_desk.county.bootstrap import County
from window_desk.county.serving import serving
from window_desk.county.store.database import Database
from window_desk.protocol.messages import ActStatus

BUSY, BUG = (503, "busy"), (500, "internal")


@pytest.fixture
def county(empty_database: str, wall: Wall) -> Iterator[County]:
    """A county with a database of its own: tables are taken away from it."""
    with make_county(empty_database, wall) as made:
        yield made


@contextmanager
def without_table(address: str, table: str) -> Iterator[None]:
    """Another program has renamed a table."""
    database = Database.at(address)
    try:
        with database.writing() as connection:
            connection.exec_driver_sql(f"ALTER TABLE {table} RENAME TO away")
        yield
        with database.writing() as connection:
            connection.exec_driver_sql(f"ALTER TABLE away RENAME TO {table}")
    finally:
        database.close()


def test_a_table_that_is_gone_is_told_and_nothing_of_the_push_counts(
    county: County, empty_database: str, wall: Wall, caplog: pytest.LogCaptureFixture
) -> None:
    with serving(county) as url:
        desk = enrolled(county, url, wall)
        desk.accept_case()
        with without_table(empty_database, "applied_act"):
            response = desk.post("/v1/push", desk.pending())
            # SQLite does not tell a missing table from a file that is damaged
            assert code_of(response) == (BUSY if "sqlite" in empty_database else BUG)
            assert ("retry-after" in response.headers) == (response.status_code == BUSY[0])
            assert httpx.get(f"{url}/v1/hello").status_code == 200
        assert county.digest().count == 0
        assert {status for status, _ in outcomes(desk.push())} == {ActStatus.APPLIED}
        desk.close()
    assert county.verify().faults == []
    assert "王小明" not in caplog.text
