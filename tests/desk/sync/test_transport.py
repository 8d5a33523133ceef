"""The real HTTP client against a real county through a cutting proxy, and against scripted bytes."""

import socket
import threading
import time

import msgspec
import pytest
import zstandard
from tests.desk.sync.scripted_server import Answer, ScriptedServer, reply, sends

from window_desk.desk.sync.core.county_link import (
    CountyRefusalError,
    FailureReason,
    LineFailureError,
)
from window_desk.desk.sync.transport import HttpCounty, Timeouts
from window_desk.protocol import dictionary
from window_desk.protocol.messages import (
    EnrolRequest,
    ErrorReply,
    Hello,
    PushRequest,
    SealedAct,
)
from window_desk.tools.emulators.cut_line import BlackHole, CutAfter, CutLine

JSON = "Content-Type: application/json"
SHORT = Timeouts(connect_s=0.3, answer_s=0.3, whole_s=0.6)
HELLO = b'{"county":"c","name":"n","epoch":"e","protocols":[1],"schema":1,"min_app":"0.1.0",\
"server_now":"2026-03-10T01:00:00Z"}'


def _reason(url: str, timeouts: Timeouts = SHORT) -> FailureReason:
    county = HttpCounty(url, timeouts=timeouts)
    try:
        with pytest.raises(LineFailureError) as caught:
            county.hello()
    finally:
        county.close()
    assert caught.value.failure.sentence.endswith("。")
    return caught.value.failure.reason


def _reason_for(answer: Answer) -> FailureReason:
    with ScriptedServer(answer) as server:
        return _reason(server.url)


@pytest.fixture
def reply_size(county_url: str) -> int:
    """Bytes of a whole reply to hello, headers included."""
    host, _, port = county_url.removeprefix("http://").rpartition(":")
    with socket.create_connection((host, int(port))) as caller:
        caller.sendall(
            b"GET /v1/hello HTTP/1.1\r\nHost: county\r\nConnection: close\r\n"
            b"Accept-Encoding: zstd\r\n\r\n"
        )
        whole = b""
        while data := caller.recv(65536):
            whole += data
    return len(whole) - len(b"connection: close\r\n")


def test_a_whole_reply_is_read(county_url: str) -> None:
    county = HttpCounty(county_url)
    assert county.hello().county == "c519999"
    assert county.hello().name == "青禾县"
    county.close()


def test_a_reply_cut_at_any_byte_is_never_a_success(cut_line: CutLine, reply_size: int) -> None:
    for count in range(reply_size):
        cut_line.set_mode(CutAfter(count))
        assert _reason(cut_line.url) is FailureReason.CUT, count
    cut_line.set_mode(CutAfter(reply_size))
    county = HttpCounty(cut_line.url)
    assert isinstance(county.hello(), Hello)
    county.close()


def test_a_cut_on_a_connection_kept_alive_is_tried_once_more_and_told(cut_line: CutLine) -> None:
    county = HttpCounty(cut_line.url, timeouts=SHORT)
    county.hello()
    before = cut_line.connections
    cut_line.set_mode(CutAfter(50))
    with pytest.raises(LineFailureError) as caught:
        county.hello()
    assert caught.value.failure.reason is FailureReason.CUT
    assert cut_line.connections == before + 1
    cut_line.pass_on()
    assert county.hello().county == "c519999"
    county.close()


def test_a_line_that_is_down_is_unreachable(cut_line: CutLine) -> None:
    cut_line.go_down()
    assert _reason(cut_line.url) is FailureReason.UNREACHABLE


def test_a_black_hole_times_out(cut_line: CutLine) -> None:
    cut_line.set_mode(BlackHole())
    assert _reason(cut_line.url) is FailureReason.TIMED_OUT


def test_a_name_that_nobody_knows_is_told_so() -> None:
    assert _reason("http://county.invalid") is FailureReason.NAME_UNKNOWN


def test_a_server_without_tls_is_no_county(county_url: str) -> None:
    address = county_url.replace("http:", "https:")
    assert _reason(address) in {FailureReason.UNREACHABLE, FailureReason.CUT}


@pytest.mark.parametrize(
    "answer",
    [
        sends(reply(b"<html>Please sign in</html>", "Content-Type: text/html")),
        sends(reply(b"", "Location: http://portal/", status="302 Found")),
        sends(reply(b"", status="204 No Content", length=-1)),
        sends(reply(HELLO, JSON, length=-1)),
        sends(reply(HELLO[:-1], JSON)),
        sends(reply(b"[]", JSON)),
        sends(reply(b"\xff\xfe", JSON)),
        sends(reply(HELLO, JSON, "Content-Encoding: br")),
        sends(reply(b"not zstd", JSON, "Content-Encoding: zstd")),
        sends(reply(zstandard.compress(HELLO)[:-4], JSON, "Content-Encoding: zstd")),
        sends(reply(zstandard.compress(bytes(2**20)), JSON, "Content-Encoding: zstd")),
        sends(reply(b" " * 2**20, JSON)),
        sends(reply(b"nginx", "Content-Type: text/html", status="404 Not Found")),
    ],
)
def test_what_is_not_exactly_a_reply_is_malformed(answer: Answer) -> None:
    assert _reason_for(answer) is FailureReason.MALFORMED


@pytest.mark.parametrize("answer", [sends(b""), sends(b"HTTP/1.1 200 OK\r\n"), sends(b"junk\r\n")])
def test_what_is_not_even_http_is_cut(answer: Answer) -> None:
    assert _reason_for(answer) is FailureReason.CUT


def test_a_reply_that_trickles_has_an_end() -> None:
    ended = threading.Event()

    def trickle(caller: socket.socket) -> None:
        caller.sendall(reply(b"", JSON, length=10_000))
        while not ended.wait(0.02):
            caller.sendall(b" ")

    with ScriptedServer(trickle) as server:
        began = time.monotonic()
        assert _reason(server.url) is FailureReason.TIMED_OUT
        assert time.monotonic() - began < 5
        ended.set()


def test_a_reply_in_zstd_or_in_chunks_is_read() -> None:
    chunked = b"".join(b"1\r\n" + bytes([byte]) + b"\r\n" for byte in HELLO) + b"0\r\n\r\n"
    packed = zstandard.compress(HELLO)
    with ScriptedServer(
        sends(reply(packed, JSON, "Content-Encoding: zstd")),
        sends(reply(chunked, f"{JSON}; charset=utf-8", "Transfer-Encoding: chunked", length=-1)),
    ) as server:
        for _ in range(2):
            county = HttpCounty(server.url)
            assert county.hello().epoch == "e"
            county.close()
        assert b", zstd\r\n" in server.requests[0].lower()


@pytest.mark.parametrize("status", ["429 Too Many", "500 Bug", "502 Bad Gateway", "503 Busy"])
def test_a_busy_county_says_when(status: str) -> None:
    body = msgspec.json.encode(ErrorReply("busy", "县里正忙，请稍候。"))
    answers = (
        (reply(body, JSON, "Retry-After: 7", status=status), "县里正忙，请稍候。", 7.0),
        (reply(b"<html>", "Content-Type: text/html", status=status), None, None),
    )
    for bytes_, sentence, retry_after_s in answers:
        with ScriptedServer(sends(bytes_)) as server:
            county = HttpCounty(server.url)
            with pytest.raises(LineFailureError) as caught:
                county.hello()
            county.close()
        failure = caught.value.failure
        assert failure.reason is FailureReason.BUSY
        assert failure.retry_after_s == retry_after_s
        assert sentence is None or failure.sentence == sentence


def test_an_error_of_the_county_is_told_with_its_code() -> None:
    body = msgspec.json.encode(ErrorReply("sequence_gap", "缺。", expected_sequence=4))
    with ScriptedServer(sends(reply(body, JSON, status="409 Conflict"))) as server:
        county = HttpCounty(server.url)
        with pytest.raises(CountyRefusalError) as caught:
            county.hello()
        county.close()
    assert (caught.value.status, caught.value.reply.expected_sequence) == (409, 4)


def test_a_proxy_that_finds_a_push_too_large_is_understood() -> None:
    with ScriptedServer(sends(reply(b"nginx", status="413 Too Large"))) as server:
        county = HttpCounty(server.url)
        with pytest.raises(CountyRefusalError) as caught:
            county.hello()
        county.close()
    assert (caught.value.status, caught.value.reply.code) == (413, "too_large")


def test_a_large_request_is_compressed_and_carries_the_token() -> None:
    content = msgspec.json.encode({"id": "a", "text": "办件" * 2_000})
    request = PushRequest(1, "d", "i", "e", 1, ((SealedAct(msgspec.Raw(content), "s"),),))
    refusal = reply(msgspec.json.encode(ErrorReply("malformed", "不对。")), JSON, status="400 Bad")
    with ScriptedServer(sends(refusal)) as server:
        county = HttpCounty(server.url)
        with pytest.raises(CountyRefusalError):
            county.push("secret-token", request)
        county.close()
        head, _, body = server.requests[0].partition(b"\r\n\r\n")
    assert b"content-encoding: zstd" in head.lower()
    assert b"authorization: bearer secret-token" in head.lower()
    assert len(body) < 1_000


def test_a_small_request_is_sent_as_it_is(county_url: str) -> None:
    county = HttpCounty(county_url)
    with pytest.raises(CountyRefusalError) as caught:
        county.enrol(EnrolRequest("WRONG", "AAAA", "i", "n"))
    county.close()
    assert caught.value.reply.sentence.endswith("。")


@pytest.mark.parametrize("where", ["answering", "connecting"])
def test_a_call_can_be_broken_off_at_once(where: str) -> None:
    """In the kernel's queue nobody answers a third connection: that is what a dead line looks like."""
    patient = Timeouts(connect_s=30, answer_s=30, whole_s=30)
    with socket.create_server(("127.0.0.1", 0), backlog=0) as listener:
        address = listener.getsockname()
        fillers = []
        if where == "connecting":
            for _ in range(3):
                filler = socket.socket()
                filler.setblocking(False)  # noqa: FBT003 - socket's own signature
                filler.connect_ex(address)
                fillers.append(filler)
        county = HttpCounty(f"http://127.0.0.1:{address[1]}", timeouts=patient)
        failures: list[FailureReason] = []

        def call() -> None:
            try:
                county.hello()
            except LineFailureError as error:
                failures.append(error.failure.reason)
            county.close()

        thread = threading.Thread(target=call)
        thread.start()
        if where == "answering":
            fillers.append(listener.accept()[0])
        thread.join(0.1)
        assert thread.is_alive()
        county.interrupt()
        thread.join(5)
        assert failures == [FailureReason.CLOSED]
        for filler in fillers:
            filler.close()
    with pytest.raises(LineFailureError):
        county.hello()


PUSH = PushRequest(
    1,
    "d",
    "i",
    "e",
    1,
    ((SealedAct(msgspec.Raw(msgspec.json.encode({"id": "a", "text": "办件" * 200})), "s"),),),
)
NEW_HELLO = HELLO[:-1] + b',"dictionaries":[1,%d]}' % dictionary.DICTIONARY
REFUSED = reply(msgspec.json.encode(ErrorReply("malformed", "不对。")), JSON, status="400 Bad")
UNKNOWN_CODING = reply(
    msgspec.json.encode(ErrorReply("encoding_unsupported", "不支持。")), JSON, status="415 No"
)


def _pushed(*answers: bytes) -> list[tuple[bytes, bytes]]:
    """Head (in small letters) and body of each request of a hello and a push that is refused."""
    with ScriptedServer(*(sends(answer) for answer in answers)) as server:
        county = HttpCounty(server.url)
        county.hello()
        with pytest.raises(CountyRefusalError) as caught:
            county.push("token", PUSH)
        county.close()
    assert caught.value.reply.code == "malformed"
    split = [request.partition(b"\r\n\r\n") for request in server.requests]
    return [(head.lower(), body) for head, _, body in split]


def test_a_county_that_has_the_dictionary_gets_small_bodies_packed_with_it() -> None:
    _hello, (head, body) = _pushed(reply(NEW_HELLO, JSON), REFUSED)
    assert f"content-encoding: {dictionary.CODING}\r\n".encode() in head + b"\r\n"
    unpacker = zstandard.ZstdDecompressor(dict_data=dictionary.dictionary())
    assert msgspec.json.decode(unpacker.decompress(body), type=PushRequest) == PUSH


def test_an_older_county_gets_what_it_always_got() -> None:
    _hello, (head, body) = _pushed(reply(HELLO, JSON), REFUSED)
    assert b"content-encoding: zstd\r\n" in head + b"\r\n"
    plain = zstandard.ZstdDecompressor().decompress(body)
    assert msgspec.json.decode(plain, type=PushRequest) == PUSH


def test_a_county_that_lost_the_dictionary_gets_the_same_body_again_without_it() -> None:
    _hello, first, second = _pushed(reply(NEW_HELLO, JSON), UNKNOWN_CODING, REFUSED)
    assert dictionary.CODING.encode() in first[0].partition(b"content-encoding")[2]
    assert b"content-encoding: zstd" in second[0]


def test_a_reply_packed_with_the_dictionary_is_read() -> None:
    coded = reply(dictionary.pack(HELLO), JSON, f"Content-Encoding: {dictionary.CODING}")
    with ScriptedServer(sends(coded)) as server:
        county = HttpCounty(server.url)
        assert county.hello().county == "c"
        county.close()
        head = server.requests[0].lower()
    assert f"accept-encoding: {dictionary.CODING}, zstd\r\n".encode() in head


@pytest.mark.parametrize("body", [b"nonsense", dictionary.pack(HELLO)[:-9]])
def test_a_broken_reply_with_the_dictionary_is_never_a_success(body: bytes) -> None:
    coded = reply(body, JSON, f"Content-Encoding: {dictionary.CODING}")
    assert _reason_for(sends(coded)) is FailureReason.MALFORMED


def test_a_reply_with_the_dictionary_is_bounded() -> None:
    bomb = zstandard.ZstdCompressor(dict_data=dictionary.dictionary()).compress(b" " * 2**20)
    coded = reply(bomb, JSON, f"Content-Encoding: {dictionary.CODING}")
    assert _reason_for(sends(coded)) is FailureReason.MALFORMED
