"""Makes ``world`` beside this file importable, and opens stores on real files."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[3]))

from tests.desk.store.world import World


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    """An enrolled desk with reference data and numbers, open on real files."""
    opened = World(tmp_path).open()
    opened.enrol()
    opened.publish_reference()
    opened.lend_numbers()
    yield opened
    opened.close()
