"""Starting on a profile that is in use, newer, or damaged: one sentence, nothing changed."""

import hashlib
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from tests.desk.ui.screens.counter_world import desk_options
from tests.desk.ui.screens.county_house import PASSWORD, RECEIVER, CountyHouse
from tests.desk.ui.screens.desk_at_counter import desk_at_counter

from window_desk.desk.bootstrap import DeskOptions
from window_desk.desk.store.engine import keyed_connection


@pytest.fixture
def enrolled(qapp: QApplication, house: CountyHouse, tmp_path: Path) -> tuple[DeskOptions, bytes]:
    """A profile that was worked with, and its data key."""
    options = desk_options(house, tmp_path)
    with desk_at_counter(qapp, options) as desk:
        desk.enrol(house.address, house.code())
        key = desk.program.gate._key
    return options, key


def said_at_sign_in(qapp: QApplication, options: DeskOptions) -> str:
    with desk_at_counter(qapp, options) as desk:
        desk.try_to_sign_in(RECEIVER, PASSWORD)
        view = desk.program.sign_in_view
        desk.wait(lambda: view.number.error() or view.password.error(), "nothing was said")
        assert desk.covered()
        return view.number.error() or view.password.error()


def test_second_copy_is_sent_to_the_first(
    qapp: QApplication, enrolled: tuple[DeskOptions, bytes]
) -> None:
    options, _ = enrolled
    with desk_at_counter(qapp, options) as first:
        first.sign_in(RECEIVER)
        assert "已在本机运行" in said_at_sign_in(qapp, options)
        first.activate()
        first.go("intake")


def test_newer_database_is_left_as_it_is(
    qapp: QApplication, enrolled: tuple[DeskOptions, bytes]
) -> None:
    options, key = enrolled
    database = options.profile / "cases.db"
    connection = keyed_connection(database, key)
    connection.execute("INSERT INTO migration VALUES (999, '2030-01-01T00:00:00+00:00')")
    connection.commit()
    connection.close()
    before = hashlib.sha256(database.read_bytes()).digest()
    said = said_at_sign_in(qapp, options)
    assert "更新版本" in said
    assert "999" in said
    assert hashlib.sha256(database.read_bytes()).digest() == before


def test_damaged_key_file_is_said(qapp: QApplication, enrolled: tuple[DeskOptions, bytes]) -> None:
    options, _ = enrolled
    keys = options.profile / "keys.json"
    whole = keys.read_bytes()
    for content in (b"", b"{}", b"\x00\xff damaged"):
        keys.write_bytes(content)
        assert "密钥文件损坏" in said_at_sign_in(qapp, options)
        assert keys.read_bytes() == content
    keys.write_bytes(whole)
    with desk_at_counter(qapp, options) as desk:
        desk.sign_in(RECEIVER)
