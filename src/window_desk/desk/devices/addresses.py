"""Device addresses as clerks and administrators write them: parsed to values, refused with one
Chinese sentence.
"""

from dataclasses import dataclass
from urllib.parse import parse_qsl

from window_desk.desk.use_cases.device_values import DeviceError, DeviceTrouble

DEFAULT_PRINTER_PORT = 9100
DEFAULT_BAUD = 115200
_BAUDS = frozenset({1200, 2400, 4800, 9600, 19200, 38400, 57600, 115200, 230400})
_EXAMPLES = "“192.168.1.87:9100”、“serial:COM3?baud=9600”或“/dev/usb/lp0”"


@dataclass(frozen=True, slots=True)
class TcpAddress:
    """A device that listens on a network port."""

    host: str
    port: int


@dataclass(frozen=True, slots=True)
class SerialAddress:
    """A serial line or pty: device path or COM name, and speed in baud (always 8N1)."""

    device: str
    baud: int = DEFAULT_BAUD


@dataclass(frozen=True, slots=True)
class RawFileAddress:
    """A character device that takes bytes as they are, such as /dev/usb/lp0."""

    path: str


DeviceAddress = TcpAddress | SerialAddress | RawFileAddress


def parse_address(text: str) -> DeviceAddress:
    """Read `host:port`, `tcp:host:port`, `serial:DEVICE?baud=N`, `file:PATH` or an absolute path.

    A network address without a port gets 9100, IPv6 stands in brackets. Raises DeviceError
    (BAD_ADDRESS).
    """
    address = text.strip()
    if not address:
        raise _bad("没有填写设备地址")
    if address.startswith("serial:"):
        return _parse_serial(address.removeprefix("serial:"))
    if address.startswith("file:"):
        return _parse_file(address.removeprefix("file:"))
    if address.startswith("/"):
        return _parse_file(address)
    return _parse_tcp(address.removeprefix("tcp:").removeprefix("//"))


def _parse_serial(rest: str) -> SerialAddress:
    device, _, query = rest.partition("?")
    if not device:
        raise _bad("串口地址缺少端口名")
    baud = DEFAULT_BAUD
    for key, value in parse_qsl(query, keep_blank_values=True):
        if key != "baud":
            raise _bad(f"串口地址里不认识“{key}”")
        if not value.isascii() or not value.isdigit() or int(value) not in _BAUDS:
            raise _bad(f"串口速率“{value}”不可用")
        baud = int(value)
    return SerialAddress(device, baud)


def _parse_file(path: str) -> RawFileAddress:
    if not path.startswith("/"):
        raise _bad("设备文件要写完整路径")
    return RawFileAddress(path)


def _parse_tcp(rest: str) -> TcpAddress:
    if rest.startswith("["):
        host, bracket, tail = rest[1:].partition("]")
        if not bracket or (tail and not tail.startswith(":")):
            raise _bad(f"网络地址“{rest}”的方括号不完整")
        port_text = tail[1:] if tail else str(DEFAULT_PRINTER_PORT)
    else:
        host, colon, port_text = rest.partition(":")
        port_text = port_text if colon else str(DEFAULT_PRINTER_PORT)
    if not host or any(sign in host for sign in " /\\?#@"):
        raise _bad(f"网络地址“{rest}”里的主机名不对")
    if not port_text.isascii() or not port_text.isdigit() or not 1 <= int(port_text) <= 65535:
        raise _bad(f"端口“{port_text}”不是 1 到 65535 的数")
    return TcpAddress(host, int(port_text))


def _bad(cause: str) -> DeviceError:
    return DeviceError(
        DeviceTrouble.BAD_ADDRESS, f"{cause}：请到“设置”改成{_EXAMPLES}这样的设备地址。"
    )
