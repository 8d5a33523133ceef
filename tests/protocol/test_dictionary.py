"""The trained dictionary: what it saves on acts that it has not seen, and how it is made again."""

import importlib.util
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
import zstandard

from window_desk.casework.terms import terms_of
from window_desk.county.catalogue.item_files import load_forms
from window_desk.protocol import dictionary
from window_desk.resources import RESOURCES_VARIABLE, forms_path, resource_path

_SCRIPT = resource_path("dictionaries", "train_dictionary.py")


@pytest.fixture
def training() -> ModuleType:
    """The script that trains it."""
    spec = importlib.util.spec_from_file_location("train_dictionary", _SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def read_anew() -> Iterator[None]:
    """The file is read again in this test, and after it."""
    dictionary.dictionary.cache_clear()
    yield
    dictionary.dictionary.cache_clear()


def test_the_shipped_file_has_the_number_that_the_coding_names(training: ModuleType) -> None:
    known = dictionary.dictionary()
    assert known is not None
    assert known.dict_id() == dictionary.DICTIONARY == training.DICTIONARY
    assert dictionary.CODING.removeprefix("wd-zstd-") == str(dictionary.DICTIONARY)
    assert dictionary.known_dictionaries() == (dictionary.DICTIONARY,)


def test_other_acts_of_small_bodies_become_half_of_what_zstd_makes_of_them(
    training: ModuleType,
) -> None:
    seed = training.SEED + 1
    terms = [terms_of(item) for item in load_forms(forms_path()).items if item.is_complete]
    bodies = [body for body, _ in zip(training.Inventor(seed, terms).bodies(), range(300))]  # noqa: B905
    plain = sum(len(zstandard.ZstdCompressor(level=3).compress(body)) for body in bodies)
    packed = [dictionary.pack(body) for body in bodies]
    assert sum(map(len, packed)) < 0.6 * plain
    unpacker = zstandard.ZstdDecompressor(dict_data=dictionary.dictionary())
    assert [unpacker.decompress(each) for each in packed] == bodies


def test_the_same_seed_invents_the_same_acts(training: ModuleType) -> None:
    terms = [terms_of(item) for item in load_forms(forms_path()).items if item.is_complete]
    first, again = (training.Inventor(7, terms).bodies() for _ in range(2))
    for _ in range(50):
        assert next(first) == next(again)


def test_the_script_trains_a_dictionary_of_this_number(training: ModuleType) -> None:
    content = training.train(forms_path())
    assert len(content) == training.BYTES
    assert zstandard.ZstdCompressionDict(content).dict_id() == dictionary.DICTIONARY
    assert content == training.train(forms_path())


@pytest.mark.usefixtures("read_anew")
@pytest.mark.parametrize("content", [None, b"not a dictionary"])
def test_without_its_file_nothing_is_said_to_be_known(
    content: bytes | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(RESOURCES_VARIABLE, str(tmp_path))
    if content is not None:
        (tmp_path / "dictionaries").mkdir()
        (tmp_path / "dictionaries" / f"wire-{dictionary.DICTIONARY}.zdict").write_bytes(content)
    assert dictionary.known_dictionaries() == ()
    assert not dictionary.suits(1_000)
    with pytest.raises(ValueError, match="not here"):
        dictionary.pack(b"{}")


@pytest.mark.parametrize(
    ("size", "suits"),
    [
        (dictionary.SMALLEST_BYTES - 1, False),
        (dictionary.SMALLEST_BYTES, True),
        (dictionary.LARGEST_BYTES, True),
        (dictionary.LARGEST_BYTES + 1, False),
    ],
)
def test_only_small_bodies_suit(size: int, suits: bool) -> None:
    assert dictionary.suits(size) is suits
