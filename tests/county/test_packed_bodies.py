"""Bodies packed with the trained dictionary: old and new programs together, bounds, broken frames."""

import msgspec
import pytest
import zstandard
from tests.county.builders import PaperDesk
from tests.county.replies import code_of

from window_desk.protocol import dictionary
from window_desk.protocol import messages as m
from window_desk.protocol.messages import MAX_PUSH_BYTES

KNOWN = dictionary.dictionary()
CODED = {"Content-Encoding": dictionary.CODING}


def unpacked(body: bytes) -> bytes:
    return zstandard.ZstdDecompressor(dict_data=KNOWN).decompress(body)


def test_hello_names_the_dictionary_and_comes_without_it(desk: PaperDesk) -> None:
    headers = {"Accept-Encoding": dictionary.CODING}
    response = desk.client.get("/v1/hello", headers=headers)
    assert "content-encoding" not in response.headers
    hello = msgspec.json.decode(response.content, type=m.Hello)
    assert hello.dictionaries == (dictionary.DICTIONARY,)


def test_a_push_packed_with_it_is_judged_like_any_other(desk: PaperDesk) -> None:
    desk.accept_case()
    request = desk.pending()
    body = dictionary.pack(msgspec.json.encode(request))
    headers = {**CODED, "Authorization": f"Bearer {desk.token}"}
    response = desk.client.post("/v1/push", content=body, headers=headers)
    assert response.status_code == 200, response.text
    reply = msgspec.json.decode(response.content, type=m.PushReply)
    assert {result.status for result in reply.results} == {m.ActStatus.APPLIED}


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [
        (f"{dictionary.CODING}, zstd", dictionary.CODING),
        (f"zstd, {dictionary.CODING}", dictionary.CODING),
        (f"zstd, {dictionary.CODING};q=0", "zstd"),
        ("zstd, wd-zstd-40000", "zstd"),
        ("zstd", "zstd"),
        ("identity", None),
    ],
)
def test_a_reply_comes_as_its_caller_takes_it(
    desk: PaperDesk, accepted: str, coding: str | None
) -> None:
    desk.accept_case()
    desk.push()
    request = desk.client.build_request(
        "GET",
        "/v1/pull",
        params={"since": 0, "epoch": desk.epoch},
        headers={"Authorization": f"Bearer {desk.token}", "Accept-Encoding": accepted},
    )
    response = desk.client.send(request, stream=True)
    body = b"".join(response.iter_raw())
    assert response.headers.get("content-encoding") == coding
    if coding == dictionary.CODING:
        body = unpacked(body)
    elif coding == "zstd":
        body = zstandard.ZstdDecompressor().decompress(body)
    assert msgspec.json.decode(body, type=m.PullReply).head > 0


def test_its_bounds_are_those_of_every_body(desk: PaperDesk) -> None:
    big = zstandard.ZstdCompressor(dict_data=KNOWN).compress(b" " * (MAX_PUSH_BYTES + 1))
    assert len(big) < 10_000
    response = desk.client.post("/v1/enrol", content=big, headers=CODED)
    assert code_of(response) == (413, "too_large")


@pytest.mark.parametrize(
    ("coding", "body"),
    [
        (dictionary.CODING, b"not zstd"),
        (dictionary.CODING, dictionary.pack(b"{}" * 300)[:12]),
        ("zstd", dictionary.pack(b'{"code":1}' * 300)),
        ("wd-zstd-40000", dictionary.pack(b"{}" * 300)),
    ],
)
def test_a_frame_that_cannot_be_read_is_refused(desk: PaperDesk, coding: str, body: bytes) -> None:
    response = desk.client.post("/v1/enrol", content=body, headers={"Content-Encoding": coding})
    assert code_of(response) in {(415, "encoding_unsupported"), (400, "malformed")}
