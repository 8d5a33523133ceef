"""Encrypted files of scans: what is kept comes back, and what anybody changes is found."""

import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from window_desk.desk.store.blob_files import CHUNK_BYTES, BlobFolder
from window_desk.desk.use_cases.blob_values import BlobUnreadableError

OVERHEAD = 28
SIZES = st.sampled_from([1, 100, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 2 * CHUNK_BYTES])


def content_of(size: int) -> bytes:
    return (b"\xff\xd8\xff scan \xe4\xb8\xad" * (size // 10 + 1))[:size]


@pytest.fixture
def folder(tmp_path: Path) -> BlobFolder:
    return BlobFolder(tmp_path / "blobs")


@given(SIZES)
def test_what_is_kept_comes_back_and_can_be_read_by_chunks(size: int) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = BlobFolder(Path(place) / "blobs")
        content = content_of(size)
        kept = folder.keep(content, "image/jpeg")
        assert folder.read(kept) == content
        chunks = -(-size // CHUNK_BYTES)
        assert b"".join(folder.read_chunk(kept, n) for n in range(chunks)) == content
        assert (folder.path / kept.name).stat().st_size == size + chunks * OVERHEAD


@given(st.data())
def test_any_changed_byte_is_found(data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = BlobFolder(Path(place) / "blobs")
        kept = folder.keep(content_of(CHUNK_BYTES + 500), "image/jpeg")
        file = folder.path / kept.name
        changed = bytearray(file.read_bytes())
        changed[data.draw(st.integers(0, len(changed) - 1))] ^= 1 << data.draw(st.integers(0, 7))
        file.write_bytes(changed)
        with pytest.raises(BlobUnreadableError):
            folder.read(kept)


def test_chunks_out_of_place_or_of_another_file_are_found(folder: BlobFolder) -> None:
    kept = folder.keep(content_of(2 * CHUNK_BYTES), "image/jpeg")
    file = folder.path / kept.name
    first, second = (
        file.read_bytes()[: CHUNK_BYTES + OVERHEAD],
        file.read_bytes()[CHUNK_BYTES + OVERHEAD :],
    )
    file.write_bytes(second + first)
    with pytest.raises(BlobUnreadableError):
        folder.read_chunk(kept, 0)
    file.write_bytes(first)
    assert folder.read_chunk(kept, 0) == content_of(CHUNK_BYTES)
    with pytest.raises(BlobUnreadableError):
        folder.read(kept)
    for other in (
        replace(kept, sha256="0" * 64),
        replace(kept, key=bytes(32)),
        replace(kept, name="gone"),
    ):
        with pytest.raises(BlobUnreadableError):
            folder.read_chunk(other, 0)


def test_the_same_file_twice_looks_like_two_others(folder: BlobFolder) -> None:
    content = content_of(1000)
    one, two = folder.keep(content, "image/jpeg"), folder.keep(content, "image/jpeg")
    assert one.sha256 == two.sha256
    assert one.key != two.key
    assert one.sha256 not in {one.name, two.name}
    written = [(folder.path / kept.name).read_bytes() for kept in (one, two)]
    assert written[0] != written[1]
    assert content[:16] not in written[0]


def test_only_what_a_row_names_is_left(folder: BlobFolder) -> None:
    kept, orphan = folder.keep(b"a", "image/png"), folder.keep(b"b", "image/png")
    folder.remove_all_but(frozenset({kept.name}))
    assert [file.name for file in folder.path.iterdir()] == [kept.name]
    folder.remove(orphan.name)
    BlobFolder(folder.path / "nowhere").remove_all_but(frozenset())
