"""TLS to the county: pinned authority, strangers refused, and a call that can be broken off."""

import ipaddress
import socket
import ssl
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from tests.desk.sync.scripted_server import ScriptedServer, reply, sends

from window_desk.desk.sync.core.county_link import FailureReason, LineFailureError
from window_desk.desk.sync.transport import HttpCounty, Timeouts

HELLO = reply(
    b'{"county":"c","name":"n","epoch":"e","protocols":[1],"schema":1,"min_app":"0.1.0",'
    b'"server_now":"2026-03-10T01:00:00Z"}',
    "Content-Type: application/json",
)
PATIENT = Timeouts(connect_s=30, answer_s=30, whole_s=30)


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """A certificate for 127.0.0.1 that vouches for itself, with its key in the same file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "county")])
    now = datetime.now(UTC)
    loopback = x509.IPAddress(ipaddress.ip_address("127.0.0.1"))
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([loopback]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = tmp_path / "county.pem"
    path.write_bytes(
        made.public_bytes(serialization.Encoding.PEM)
        + key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return path


@pytest.fixture
def tls(certificate: Path) -> ssl.SSLContext:
    """The server's side."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    return context


def test_a_county_under_the_pinned_authority_is_trusted(
    tls: ssl.SSLContext, certificate: Path
) -> None:
    with ScriptedServer(sends(HELLO), tls=tls) as server:
        county = HttpCounty(server.url, ca_file=certificate)
        assert county.hello().county == "c"
        county.close()


def test_a_stranger_hears_nothing(tls: ssl.SSLContext) -> None:
    with ScriptedServer(sends(HELLO), tls=tls) as server:
        county = HttpCounty(server.url)
        with pytest.raises(LineFailureError) as caught:
            county.hello()
        county.close()
        assert server.requests == []
    assert caught.value.failure.reason is FailureReason.CERTIFICATE


def test_a_reply_cut_under_tls_is_no_success(tls: ssl.SSLContext, certificate: Path) -> None:
    for count in range(0, len(HELLO), 7):
        with ScriptedServer(sends(HELLO[:count]), tls=tls) as server:
            county = HttpCounty(server.url, ca_file=certificate)
            with pytest.raises(LineFailureError) as caught:
                county.hello()
            county.close()
        assert caught.value.failure.reason is FailureReason.CUT


def test_a_call_under_tls_can_be_broken_off(tls: ssl.SSLContext, certificate: Path) -> None:
    asked, ended = threading.Event(), threading.Event()

    def silence(_: socket.socket) -> None:
        asked.set()
        ended.wait(10)

    with ScriptedServer(silence, tls=tls) as server:
        county = HttpCounty(server.url, ca_file=certificate, timeouts=PATIENT)
        failures: list[FailureReason] = []

        def call() -> None:
            try:
                county.hello()
            except LineFailureError as error:
                failures.append(error.failure.reason)
            county.close()

        thread = threading.Thread(target=call)
        thread.start()
        assert asked.wait(10)
        county.interrupt()
        thread.join(5)
        ended.set()
        assert failures == [FailureReason.CLOSED]
