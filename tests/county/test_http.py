"""What HTTP brings: wrong paths, wrong bodies, bounds, the description."""

import msgspec
import pytest
import zstandard
from openapi_spec_validator import validate
from tests.county.builders import PaperDesk
from tests.county.replies import code_of

from window_desk.county.api.openapi import openapi
from window_desk.county.bootstrap import County
from window_desk.protocol import messages as m


def test_hello_needs_no_session(county: County, desk: PaperDesk) -> None:
    response = desk.client.get("/v1/hello")
    hello = msgspec.json.decode(response.content, type=m.Hello)
    assert (hello.county, hello.name, hello.protocols) == (desk.county, "青禾县", (1,))
    assert hello.epoch == desk.epoch
    assert hello.server_now.utcoffset() is not None


@pytest.mark.parametrize(
    ("method", "path", "expected"),
    [
        ("GET", "/v2/hello", (404, "not_found")),
        ("POST", "/v1/hello", (405, "method_not_allowed")),
        ("GET", "/v1/push", (405, "method_not_allowed")),
    ],
)
def test_wrong_paths(desk: PaperDesk, method: str, path: str, expected: tuple[int, str]) -> None:
    assert code_of(desk.client.request(method, path)) == expected


@pytest.mark.parametrize(
    ("body", "field"),
    [
        (b"", ""),
        (b"\xff\xfe", ""),
        (b"[]", ""),
        (b'{"code":1}', "code"),
        (b'{"code":"x","public_key":"k","incarnation":"","name":"n"}', "incarnation"),
        (b"[" * 100_000, ""),
    ],
)
def test_malformed_bodies_name_the_field(desk: PaperDesk, body: bytes, field: str) -> None:
    response = desk.client.post("/v1/enrol", content=body)
    assert code_of(response) == (400, "malformed")
    assert msgspec.json.decode(response.content, type=m.ErrorReply).field == field


def test_bodies_are_bounded_packed_and_unpacked(desk: PaperDesk) -> None:
    big = b" " * (16 * 1024 * 1024 + 1)
    assert code_of(desk.client.post("/v1/enrol", content=big)) == (413, "too_large")
    headers = {"Content-Encoding": "zstd"}
    packed = zstandard.compress(big)
    response = desk.client.post("/v1/enrol", content=packed, headers=headers)
    assert code_of(response) == (413, "too_large")
    response = desk.client.post("/v1/enrol", content=b"not zstd", headers=headers)
    assert code_of(response) == (415, "encoding_unsupported")
    response = desk.client.post("/v1/enrol", content=b"{}", headers={"Content-Encoding": "gzip"})
    assert code_of(response) == (415, "encoding_unsupported")


def test_the_description_is_valid_and_served(desk: PaperDesk) -> None:
    served = desk.client.get("/openapi.json").json()
    validate(served)
    assert served == msgspec.json.decode(msgspec.json.encode(openapi()))
    assert set(served["paths"]) == {
        "/v1/hello",
        "/v1/enrol",
        "/v1/session",
        "/v1/push",
        "/v1/pull",
        "/v1/snapshot",
        "/v1/leases",
        "/v1/calendar",
        "/v1/papers/check",
        "/v1/blobs/{case}/{sha256}",
    }
