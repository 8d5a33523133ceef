"""Blobs at the county: pieces, digests, offsets, scope and bad input, on SQLite and PostgreSQL."""

import random
import socket
from dataclasses import replace

import httpx
import msgspec
import pytest
from sqlalchemy import func, insert, select, text, update
from tests.county.builders import PaperDesk
from tests.county.conftest import NewDesk
from tests.county.old_schema import make_first_schema
from tests.county.small_county import HALL, OTHER_TOWN, RECEIVER
from tests.county.uploads import Upload

from window_desk.casework import acts as a
from window_desk.casework.scan_acts import MAX_SCAN_BYTES, ScanAttached
from window_desk.county.bootstrap import County, open_county
from window_desk.county.store.database import Database
from window_desk.county.store.tables import blob, blob_piece
from window_desk.protocol import messages as m

PIECE = m.MAX_BLOB_PIECE_BYTES
CONTENT = random.Random(9).randbytes(2 * PIECE + 1000)


def received(desk: PaperDesk) -> str:
    case = desk.accept_case()
    desk.push()
    return case


@pytest.fixture
def upload(desk: PaperDesk) -> Upload:
    """A file that is named and not sent yet."""
    upload = Upload(desk, received(desk), CONTENT)
    upload.attach()
    return upload


def code_of(response: httpx.Response) -> tuple[int, str, str]:
    reply = msgspec.json.decode(response.content, type=m.ErrorReply)
    assert response.headers["error-code"] == reply.code
    return response.status_code, reply.code, reply.field


def held(county: County) -> tuple[int, int]:
    """Blobs and pieces of this county."""
    with county.context.database.reading() as connection:
        counts = [
            connection.execute(
                select(func.count())
                .select_from(table)
                .where(table.c.county == county.context.county)
            ).scalar_one()
            for table in (blob, blob_piece)
        ]
    return counts[0], counts[1]


def test_a_blob_comes_in_by_pieces_and_goes_out_whole(upload: Upload) -> None:
    assert upload.offset() == 0
    assert upload.head().headers["upload-length"] == str(len(CONTENT))
    assert code_of(upload.get()) == (409, "blob_incomplete", "")
    state = upload.send_all()
    assert (state.offset, state.size) == (len(CONTENT), len(CONTENT))
    assert state.position == upload.desk.pull().head
    response = upload.get()
    assert response.status_code == 200
    assert response.headers["etag"] == f'"{upload.sha256}"'
    assert response.content == CONTENT


def test_a_range_of_a_blob(upload: Upload) -> None:
    upload.send_all(100_000)
    size = len(CONTENT)
    for wanted, first, end in (
        ("bytes=0-0", 0, 1),
        ("bytes=99999-300001", 99_999, 300_002),
        (f"bytes={size - 1}-", size - 1, size),
        ("bytes=-5", size - 5, size),
        (f"bytes=10-{10**12}", 10, size),
        (f"bytes=-{10**12}", 0, size),
    ):
        response = upload.get(wanted)
        assert response.status_code == 206, wanted
        assert response.content == CONTENT[first:end], wanted
        assert response.headers["content-range"] == f"bytes {first}-{end - 1}/{size}"
    for wanted in (
        "bytes=5-4",
        f"bytes={size}-",
        "bytes=-0",
        "bytes=-",
        "bytes=0-1,3-4",
        "bytes=a-b",
    ):
        response = upload.get(wanted)
        assert code_of(response) == (416, "range_unsatisfiable", "Range"), wanted
        assert response.headers["content-range"] == f"bytes */{size}"
    assert upload.get("pages=1-2").content == CONTENT


def test_a_piece_sent_twice_counts_once(upload: Upload, county: County) -> None:
    first = CONTENT[:PIECE]
    assert upload.send(0, first).status_code == 200
    again = upload.send(0, first)
    assert code_of(again) == (409, "blob_offset_wrong", "Upload-Offset")
    reply = msgspec.json.decode(again.content, type=m.ErrorReply)
    assert reply.expected_offset == PIECE
    assert held(county) == (1, 1)
    upload.send_all()
    complete = upload.send(0, first)
    assert msgspec.json.decode(complete.content, type=m.ErrorReply).expected_offset == len(CONTENT)
    assert upload.get().content == CONTENT


def test_a_piece_that_leaves_a_hole_changes_nothing(upload: Upload) -> None:
    assert code_of(upload.send(PIECE, CONTENT[PIECE : 2 * PIECE]))[1] == "blob_offset_wrong"
    assert upload.offset() == 0


BAD_HEADERS: tuple[tuple[str, str, tuple[int, str, str]], ...] = (
    ("Upload_Offset", "", (400, "malformed", "Upload-Offset")),
    ("Upload_Offset", "-1", (400, "malformed", "Upload-Offset")),
    ("Upload_Offset", "1e3", (400, "malformed", "Upload-Offset")),
    ("Upload_Offset", "9" * 17, (400, "malformed", "Upload-Offset")),
    ("Upload_Checksum", "", (400, "malformed", "Upload-Checksum")),
    ("Upload_Checksum", "md5 AAAA", (400, "malformed", "Upload-Checksum")),
    ("Upload_Checksum", "sha256 AAAA", (400, "malformed", "Upload-Checksum")),
    ("Upload_Checksum", "sha256 不", (400, "malformed", "Upload-Checksum")),
    (
        "Upload_Checksum",
        f"sha256 {'A' * 43}=",
        (400, "blob_piece_digest_wrong", "Upload-Checksum"),
    ),
    ("Content_Type", "application/json", (415, "blob_type_wrong", "")),
    ("Content_Encoding", "zstd", (415, "blob_type_wrong", "")),
    ("Authorization", "", (401, "token_missing", "")),
    ("Authorization", "Bearer x.y", (401, "token_invalid", "")),
)


def test_bad_pieces_change_nothing(upload: Upload) -> None:
    for name, value, answer in BAD_HEADERS:
        assert code_of(upload.send(0, CONTENT[:PIECE], **{name: value})) == answer, value
    assert upload.offset() == 0
    for method in ("POST", "PUT", "DELETE"):
        response = upload.desk.client.request(method, upload.path)
        assert code_of(response)[:2] == (405, "method_not_allowed")


def test_pieces_of_a_wrong_size(upload: Upload) -> None:
    assert code_of(upload.send(0, b"")) == (400, "malformed", "body")
    assert code_of(upload.send(0, CONTENT[: PIECE + 1]))[:2] == (413, "blob_piece_too_large")
    upload.send(0, CONTENT[:PIECE])
    upload.send(PIECE, CONTENT[PIECE : 2 * PIECE])
    past_the_end = CONTENT[2 * PIECE :] + b"x"
    assert code_of(upload.send(2 * PIECE, past_the_end))[:2] == (413, "blob_piece_too_large")
    assert upload.offset() == 2 * PIECE


def test_a_truncated_body_changes_nothing(upload: Upload, county_url: str) -> None:
    host, _, port = county_url.removeprefix("http://").rpartition(":")
    request = upload.desk.client.build_request(
        "PATCH",
        upload.path,
        headers={
            "Authorization": f"Bearer {upload.desk.token}",
            "Content-Type": "application/offset+octet-stream",
            "Upload-Offset": "0",
            "Upload-Checksum": f"sha256 {'A' * 43}=",
            "Content-Length": str(PIECE),
        },
    )
    head = "".join(f"{name}: {value}\r\n" for name, value in request.headers.items())
    with socket.create_connection((host, int(port))) as line:
        line.sendall(f"PATCH {upload.path} HTTP/1.1\r\n{head}\r\n".encode() + CONTENT[:1000])
        line.shutdown(socket.SHUT_WR)
        line.settimeout(10)
        while line.recv(4096):
            pass
    assert upload.offset() == 0


def test_a_blob_that_is_not_what_its_name_says_is_dropped(desk: PaperDesk, county: County) -> None:
    upload = Upload(desk, received(desk), CONTENT, named="0" * 64)
    upload.attach()
    for offset in range(0, len(CONTENT), PIECE):
        response = upload.send(offset, CONTENT[offset : offset + PIECE])
    assert code_of(response) == (400, "blob_digest_wrong", "")
    assert held(county) == (0, 0)
    assert upload.offset() == 0


def test_a_lie_about_the_size_spoils_nobody_elses_upload(desk: PaperDesk) -> None:
    liar = Upload(desk, received(desk), CONTENT)
    liar.attach(size=10)
    liar.send(0, CONTENT[:5])
    honest = Upload(desk, received(desk), CONTENT)
    honest.attach()
    honest.send_all()
    assert honest.get().content == CONTENT
    assert liar.offset() == 5


def test_a_file_past_the_bound_is_refused_by_the_law(desk: PaperDesk) -> None:
    case = received(desk)
    body = ScanAttached("id", "ab" * 32, MAX_SCAN_BYTES + 1, "image/jpeg")
    desk.take(case, (body, RECEIVER))
    (result,) = desk.push().results
    assert (result.status, result.code) == (m.ActStatus.REFUSED, "scan_too_large")
    assert Upload(desk, case, CONTENT, named="ab" * 32).head().status_code == 404


def test_what_no_applied_act_names_is_not_taken(desk: PaperDesk, upload: Upload) -> None:
    other = replace(upload, content=b"another file")
    assert other.head().headers["error-code"] == "blob_not_named"
    assert code_of(other.send(0, b"another file"))[:2] == (404, "blob_not_named")
    assert code_of(other.get())[:2] == (404, "blob_not_named")
    elsewhere = replace(upload, case=received(desk))
    assert code_of(elsewhere.send(0, CONTENT[:PIECE]))[:2] == (404, "blob_not_named")
    unknown = replace(upload, case="no-such-case")
    assert code_of(unknown.get())[:2] == (404, "blob_not_named")


def test_a_voided_scan_can_still_be_sent_and_read(desk: PaperDesk, upload: Upload) -> None:
    upload.send(0, CONTENT[:PIECE])
    pulled = [e for e in desk.pull().entries if isinstance(e, m.ActEntry)]
    scan = msgspec.json.decode(pulled[-1].act.content)["id"]
    desk.take(upload.case, (a.Voided(scan, "选错了文件", ""), RECEIVER))
    (result,) = desk.push().results
    assert result.status is m.ActStatus.APPLIED
    upload.send_all()
    assert upload.get().content == CONTENT


def test_only_desks_in_scope_know_of_a_blob(upload: Upload, new_desk: NewDesk) -> None:
    upload.send_all()
    stranger = replace(upload, desk=new_desk(OTHER_TOWN))
    assert stranger.head().status_code == 404
    assert code_of(stranger.get())[:2] == (404, "blob_not_named")
    assert code_of(stranger.send(0, CONTENT[:PIECE]))[:2] == (404, "blob_not_named")
    for scoped in (new_desk(), new_desk(HALL)):
        assert replace(upload, desk=scoped).get().content == CONTENT


def test_another_site_learns_nothing_by_naming_the_same_digest(
    upload: Upload, new_desk: NewDesk
) -> None:
    upload.send_all()
    desk = new_desk(OTHER_TOWN)
    theirs = Upload(desk, received(desk), CONTENT)
    theirs.attach()
    assert theirs.offset() == 0
    assert code_of(theirs.get())[:2] == (409, "blob_incomplete")


def test_two_desks_of_a_site_send_the_same_file_together(
    upload: Upload, new_desk: NewDesk, county: County
) -> None:
    desk = new_desk()
    other = Upload(desk, received(desk), CONTENT)
    other.attach()
    assert upload.send(0, CONTENT[:PIECE]).status_code == 200
    assert code_of(other.send(0, CONTENT[:PIECE]))[1] == "blob_offset_wrong"
    assert other.send(PIECE, CONTENT[PIECE : 2 * PIECE]).status_code == 200
    upload.send_all()
    assert other.offset() == len(CONTENT)
    assert other.get().content == CONTENT
    assert held(county) == (1, 3)


def test_a_withdrawn_desk_neither_sends_nor_reads(upload: Upload, county: County) -> None:
    county.withdraw_desk(upload.desk.desk)
    assert upload.head().status_code == 403
    assert code_of(upload.send(0, CONTENT[:PIECE]))[:2] == (403, "desk_withdrawn")
    assert code_of(upload.get())[:2] == (403, "desk_withdrawn")


def test_a_piece_that_a_disk_changed_is_found_with_the_last_one(
    upload: Upload, county: County
) -> None:
    upload.send(0, CONTENT[:PIECE])
    with county.context.database.writing() as connection:
        connection.execute(
            update(blob_piece)
            .where(blob_piece.c.county == county.context.county)
            .values(content=b"\0" * PIECE)
        )
    upload.send(PIECE, CONTENT[PIECE : 2 * PIECE])
    last = upload.send(2 * PIECE, CONTENT[2 * PIECE :])
    assert code_of(last)[:2] == (400, "blob_digest_wrong")
    upload.send_all()
    assert upload.get().content == CONTENT


def test_a_county_from_before_blobs_gets_their_tables(empty_database: str) -> None:
    database = Database.at(empty_database)
    with database.writing() as connection:
        make_first_schema(connection, "c9")
    database.close()
    with open_county(empty_database) as county, county.context.database.writing() as connection:
        connection.execute(
            insert(blob_piece).values(
                county="c9", site="s", sha256="0", size=1, start=0, content=b"x"
            )
        )
        if county.context.database.is_postgresql:
            place = text("SELECT tableoid::regclass::text FROM blob_piece")
            assert connection.execute(place).scalar_one() == "blob_piece_of_c9"
