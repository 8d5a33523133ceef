"""The schema and the database itself."""

from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import event, text
from sqlalchemy.exc import OperationalError
from tests.county.builders import PaperDesk
from tests.county.old_schema import make_first_schema
from tests.county.small_county import Wall, make_county

from window_desk.county.bootstrap import County, open_county
from window_desk.county.identity import CountyIdentity
from window_desk.county.store.database import Database, DatabaseBusyError
from window_desk.county.store.engines import DatabaseAddressError, open_engine
from window_desk.county.store.migrate import DatabaseTooNewError, migrate
from window_desk.county.store.tables import metadata


def test_the_migrations_make_the_tables(empty_database: str) -> None:
    database = Database.at(empty_database)
    migrate(database)
    migrate(database)
    with database.reading() as connection:
        context = MigrationContext.configure(
            connection,
            opts={
                "include_name": lambda name, kind, _parents: (
                    kind != "table" or ("_of_" not in name and not name.endswith("_default"))
                )
            },
        )
        differences = [d for d in compare_metadata(context, metadata) if "lease" not in str(d)]
    assert differences == []
    database.close()


def test_what_an_older_program_wrote_is_kept(empty_database: str) -> None:
    database = Database.at(empty_database)
    with database.writing() as connection:
        make_first_schema(connection, "old")
        connection.execute(
            text(
                "INSERT INTO desk VALUES"
                " ('old', 'd1', '一号', 's', '[]', 'k', 'i', 'active', 3, 'h', 1)"
            )
        )
    database.close()
    with open_county(empty_database) as county:
        assert county.context.county == "old"
        assert [(d.id, d.last_sequence, d.last_contact_ms) for d in county.desks()] == [
            ("d1", 3, None)
        ]
        backup = county.standing().backup
        assert (backup.position, backup.behind, backup.age_s) == (5, 2, None)


def test_a_newer_database_is_refused_untouched(empty_database: str) -> None:
    database = Database.at(empty_database)
    migrate(database)
    with database.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    database.close()
    with pytest.raises(DatabaseTooNewError, match="9999"):
        open_county(empty_database)


def test_counties_in_one_database_do_not_meet(empty_database: str, wall: Wall) -> None:
    names = [f"c{uuid4().hex}" for _ in range(2)]
    for name in names:
        with make_county(empty_database, wall, CountyIdentity(name, name)) as county:
            assert county.context.county == name
            assert county.digest().position == 10
    with pytest.raises(ValueError, match="多个县"):
        open_county(empty_database)


def test_the_only_county_is_found_again(empty_database: str) -> None:
    with open_county(empty_database) as county:
        name, secret = county.context.county, county.context.token_secret
    with open_county(empty_database) as county:
        assert (county.context.county, county.context.token_secret) == (name, secret)


@pytest.mark.postgresql
def test_transactions_of_postgresql(postgresql_database: str) -> None:
    database = Database.at(f"{postgresql_database}?options=-c%20statement_timeout%3D9s")
    asked = "SELECT current_setting('{}')"
    names = ("transaction_isolation", "transaction_read_only", "lock_timeout", "statement_timeout")
    for _ in range(2):
        with database.reading() as connection:
            found = [connection.exec_driver_sql(asked.format(n)).scalar_one() for n in names]
            assert found == ["repeatable read", "on", "10s", "9s"]
        with database.writing() as connection:
            found = [connection.exec_driver_sql(asked.format(n)).scalar_one() for n in names]
            assert found == ["read committed", "off", "10s", "9s"]
    database.close()


@pytest.mark.parametrize("scheme", ["postgresql", "postgres", "postgresql+psycopg"])
def test_several_hosts_reach_the_driver_as_they_were_given(scheme: str) -> None:
    address = f"{scheme}://u:p%40@a:1,b:2/name?target_session_attrs=read-write"
    engine = open_engine(address)
    given: list[dict[str, object]] = []

    @event.listens_for(engine, "do_connect")
    def _connect(*arguments: Any) -> None:
        given.append(dict(arguments[3]))
        raise psycopg.OperationalError

    with pytest.raises(OperationalError), engine.connect():
        pass
    wanted = {"host": "a,b", "port": "1,2", "user": "u", "password": "p@", "dbname": "name"}
    assert given[0].items() >= {**wanted, "target_session_attrs": "read-write"}.items()


@pytest.mark.parametrize(
    "address", ["", "nothing", "postgresql://[a/x", "mysql://x/y", "sqlite://"]
)
def test_addresses_of_another_kind(address: str) -> None:
    with pytest.raises(DatabaseAddressError, match="postgresql://"):
        open_county(address)


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    path = tmp_path / "county.sqlite"
    path.write_bytes(b"not a database at all" * 100)
    with pytest.raises(DatabaseBusyError):
        open_county(f"sqlite:///{path}")


@pytest.mark.parametrize("name", ["", "A", "x" * 41, "a b", 'a"b'])
def test_ids_of_counties(empty_database: str, name: str) -> None:
    with pytest.raises(ValueError, match="小写字母"):
        open_county(empty_database, identity=CountyIdentity(name, "县"))


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        ("UPDATE feed SET content_hash = 'x' WHERE kind = 'act'", "校验值"),
        ("UPDATE feed SET signature = 'AAAA' WHERE kind = 'act'", "签名"),
        ("UPDATE feed SET status = 'refused' WHERE kind = 'act'", "摘要"),
        ("DELETE FROM feed WHERE kind = 'act'", "实到"),
        ("DELETE FROM feed WHERE position = 3", "缺失"),
        ("DELETE FROM scope_digest", "摘要"),
    ],
)
def test_verification_finds_what_was_changed_by_hand(
    county: County, desk: PaperDesk, statement: str, fault: str
) -> None:
    desk.accept_case()
    desk.push()
    assert county.verify().faults == []
    joint = "AND" if "WHERE" in statement else "WHERE"
    with county.context.database.writing() as connection:
        connection.execute(
            text(f"{statement} {joint} county = :county"), {"county": county.context.county}
        )
    assert any(fault in sentence for sentence in county.verify().faults)


def test_postgresql_keeps_each_county_in_its_own_partition(county: County) -> None:
    if not county.context.database.is_postgresql:
        pytest.skip("partitions are PostgreSQL's")
    with county.context.database.reading() as connection:
        parts = set(
            connection.execute(
                text("SELECT tableoid::regclass::text FROM feed WHERE county = :county"),
                {"county": county.context.county},
            ).scalars()
        )
    assert parts == {f"feed_of_{county.context.county}"}


def test_disk_use_grows_with_acts(county: County, desk: PaperDesk) -> None:
    before = county.disk_use()
    for _ in range(100):
        desk.accept_case()
    desk.push()
    after = county.disk_use()
    assert before.keys() == after.keys()
    assert ("log" in after) == county.context.database.is_postgresql
    assert all(after[name] > before[name] > 0 for name in after)
