"""County processes as an administrator starts them, and nginx before them."""

import json
import os
import shutil
import signal
import socket
import ssl
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

TIMEOUT_S = 60
ROOT = Path(__file__).parents[2]
INSTALLER = ROOT / "installer"


@dataclass(frozen=True, slots=True)
class CountyProcess:
    """A served county: its address, its metrics' address, and its process."""

    address: str
    metrics: str
    process: subprocess.Popen[str]


def environment(sources: Path = ROOT / "src") -> dict[str, str]:
    """Variables under which the program of ``sources`` runs."""
    return {**os.environ, "PYTHONPATH": str(sources)}


def started(database: str, log: Path, *, sources: Path = ROOT / "src") -> subprocess.Popen[str]:
    """A county process on free ports that has not said yet that it is ready."""
    return subprocess.Popen(
        [
            *(sys.executable, "-m", "window_desk", "county", "--database", database),
            *("--port", "0", "--metrics", "127.0.0.1:0", "--log-level", "info"),
            *("--log-file", str(log)),
        ],
        stdout=subprocess.PIPE,
        text=True,
        env=environment(sources),
    )


def ready(process: subprocess.Popen[str]) -> CountyProcess:
    """Wait until the process answers calls."""
    assert process.stdout is not None
    line = json.loads(process.stdout.readline())
    return CountyProcess(line["address"], line["metrics"], process)


def stopped(processes: Sequence[subprocess.Popen[str]]) -> list[int]:
    """End processes in good order; their exit codes."""
    for process in processes:
        process.send_signal(signal.SIGTERM)
    for process in processes:
        process.communicate(timeout=TIMEOUT_S)
    return [process.returncode for process in processes]


@contextmanager
def county_processes(
    database: str, folder: Path, count: int
) -> Iterator[tuple[CountyProcess, ...]]:
    """``count`` processes on one database, started at once; each must end in good order."""
    processes = [started(database, folder / f"county-{n}.log") for n in range(count)]
    try:
        yield tuple(ready(process) for process in processes)
    finally:
        codes = stopped(processes)
    assert codes == [0] * count


def free_port() -> int:
    """A port that was free a moment ago."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port: int = probe.getsockname()[1]
        return port


def write_certificate(folder: Path) -> ssl.SSLContext:
    """``fullchain.pem`` and ``key.pem`` for 127.0.0.1, and a context that trusts them."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "county.example")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False
        )
        .sign(key, hashes.SHA256())
    )
    chain = certificate.public_bytes(serialization.Encoding.PEM)
    (folder / "fullchain.pem").write_bytes(chain)
    (folder / "key.pem").write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return ssl.create_default_context(cadata=chain.decode())


def nginx_program() -> str | None:
    """Where nginx is, if it is."""
    return shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")


def nginx_configuration(folder: Path, port: int, processes: Sequence[CountyProcess]) -> Path:
    """The example of ``installer`` with this port, these processes and the certificate in ``folder``."""
    site = (INSTALLER / "nginx-window-desk.conf").read_text(encoding="utf-8")
    servers = "".join(f"server {p.address.removeprefix('http://')};\n" for p in processes)
    for old, new in (
        ("server 127.0.0.1:8470;\n", servers),
        ("server 127.0.0.1:8471;\n", ""),
        ("listen 443 ssl;", f"listen 127.0.0.1:{port} ssl;"),
        ("/etc/window-desk/tls/", f"{folder}/"),
    ):
        assert site.count(old), old
        site = site.replace(old, new)
    whole = folder / "nginx.conf"
    user = "user root;" if os.geteuid() == 0 else ""
    whole.write_text(
        f"{user} pid {folder}/nginx.pid; error_log {folder}/error.log; daemon off; events {{}}\n"
        f"http {{ access_log off; client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;\n"
        f"fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;\n"
        f"{site} }}\n",
        encoding="utf-8",
    )
    return whole


@contextmanager
def nginx(folder: Path, processes: Sequence[CountyProcess]) -> Iterator[tuple[str, ssl.SSLContext]]:
    """nginx before ``processes``, checked by ``nginx -t`` first; gives its address and whom to trust."""
    program = nginx_program()
    assert program is not None
    folder.chmod(0o755)
    trusted = write_certificate(folder)
    port = free_port()
    command = [program, "-p", str(folder), "-e", str(folder / "error.log"), "-c"]
    command.append(str(nginx_configuration(folder, port, processes)))
    checked = subprocess.run(
        [*command, "-t"], capture_output=True, text=True, check=False, timeout=TIMEOUT_S
    )
    assert checked.returncode == 0, checked.stderr
    assert "warn" not in checked.stderr
    process = subprocess.Popen(command)
    try:
        _wait_for_port(port)
        yield f"https://127.0.0.1:{port}", trusted
    finally:
        process.terminate()
        process.wait(TIMEOUT_S)


def _wait_for_port(port: int) -> None:
    with socket.socket() as probe:
        probe.settimeout(TIMEOUT_S)
        while probe.connect_ex(("127.0.0.1", port)):
            continue
