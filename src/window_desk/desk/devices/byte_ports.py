"""Ports that carry bytes to a device and back: TCP, serial line or pty, raw device file.

Every call is bounded in time. Runs on the device thread. A port raises DeviceError: ABSENT, BUSY or
NO_PERMISSION when it cannot be opened, CONNECTION_LOST when the other side is gone, NO_ANSWER when
bytes are not taken in time.
"""

import contextlib
import errno
import os
import select
import socket
import stat
import time
from typing import Final, Protocol

import serial

from window_desk.desk.devices.addresses import (
    DeviceAddress,
    RawFileAddress,
    SerialAddress,
    TcpAddress,
)
from window_desk.desk.use_cases.device_values import DeviceError, DeviceTrouble

OPEN_TIMEOUT_S: Final = 3.0
WRITE_TIMEOUT_S: Final = 5.0
_CLOSE_WAIT_S: Final = 0.5
_DRAIN_STEP_S: Final = 0.01
_LOOK_STEP_S: Final = 0.004


class BytePort(Protocol):
    """A line to a device; used by one thread."""

    def write(self, data: bytes) -> None:
        """Hand over all of `data` or raise DeviceError; part of it may have left by then."""

    def read(self, max_bytes: int, timeout_s: float) -> bytes:
        """Return what has come in, waiting at most `timeout_s`; empty when nothing came."""

    def close(self) -> None:
        """Let written bytes leave (for a short while) and close; never raises."""


def open_port(address: DeviceAddress) -> BytePort:
    """Open the port at `address`; raises DeviceError."""
    match address:
        case TcpAddress():
            return TcpPort(address)
        case SerialAddress():
            return SerialPort(address)
        case RawFileAddress():
            return RawFilePort(address)


def _error_of_open(error: OSError) -> DeviceError:
    if error.errno in {errno.EACCES, errno.EPERM}:
        return DeviceError(DeviceTrouble.NO_PERMISSION)
    if error.errno in {errno.EBUSY, errno.EAGAIN}:
        return DeviceError(DeviceTrouble.BUSY)
    return DeviceError(DeviceTrouble.ABSENT)


class TcpPort:
    """A socket to a network device."""

    def __init__(self, address: TcpAddress) -> None:
        """Connect within OPEN_TIMEOUT_S."""
        try:
            self._socket = socket.create_connection(
                (address.host, address.port), timeout=OPEN_TIMEOUT_S
            )
        except (OSError, UnicodeError) as error:
            raise DeviceError(DeviceTrouble.ABSENT) from error
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def write(self, data: bytes) -> None:
        """See BytePort."""
        self._socket.settimeout(WRITE_TIMEOUT_S)
        try:
            self._socket.sendall(data)
        except TimeoutError as error:
            raise DeviceError(DeviceTrouble.NO_ANSWER) from error
        except OSError as error:
            raise DeviceError(DeviceTrouble.CONNECTION_LOST) from error

    def read(self, max_bytes: int, timeout_s: float) -> bytes:
        """See BytePort; the other side's end of stream is CONNECTION_LOST."""
        try:
            if not select.select([self._socket], [], [], max(0.0, timeout_s))[0]:
                return b""
            data = self._socket.recv(max_bytes)
        except OSError as error:
            raise DeviceError(DeviceTrouble.CONNECTION_LOST) from error
        if not data:
            raise DeviceError(DeviceTrouble.CONNECTION_LOST)
        return data

    def close(self) -> None:
        """Close in good order: unread answers would turn the close into a reset that loses the
        ticket's end.
        """
        with contextlib.suppress(OSError):
            self._socket.shutdown(socket.SHUT_WR)
            self._socket.settimeout(_CLOSE_WAIT_S)
            deadline = time.monotonic() + _CLOSE_WAIT_S
            while time.monotonic() < deadline and self._socket.recv(4096):
                pass
        self._socket.close()


class SerialPort:
    """A serial line or pty, 8N1, without flow control."""

    def __init__(self, address: SerialAddress) -> None:
        """Open exclusively where the system can."""
        try:
            self._serial = serial.Serial(
                address.device,
                address.baud,
                timeout=0,
                write_timeout=WRITE_TIMEOUT_S,
                exclusive=True if os.name == "posix" else None,
            )
        except (OSError, ValueError) as error:
            raise _error_of_serial_open(error) from error

    def write(self, data: bytes) -> None:
        """See BytePort."""
        try:
            self._serial.write(data)
        except serial.SerialTimeoutException as error:
            raise DeviceError(DeviceTrouble.NO_ANSWER) from error
        except OSError as error:
            raise DeviceError(DeviceTrouble.CONNECTION_LOST) from error

    def read(self, max_bytes: int, timeout_s: float) -> bytes:
        """See BytePort; an unplugged adapter is CONNECTION_LOST."""
        deadline = time.monotonic() + timeout_s
        try:
            # Changing pyserial's timeout reconfigures the line each time, and Windows cannot
            # select on it: so what has come in is looked for in short steps.
            while not self._serial.in_waiting:
                if time.monotonic() >= deadline:
                    return b""
                time.sleep(_LOOK_STEP_S)
            data: bytes = self._serial.read(min(max_bytes, self._serial.in_waiting))
        except OSError as error:
            raise DeviceError(DeviceTrouble.CONNECTION_LOST) from error
        return data

    def close(self) -> None:
        """See BytePort."""
        with contextlib.suppress(OSError):
            deadline = time.monotonic() + _CLOSE_WAIT_S
            while self._serial.out_waiting and time.monotonic() < deadline:
                time.sleep(_DRAIN_STEP_S)
        with contextlib.suppress(OSError):
            self._serial.close()


def _error_of_serial_open(error: OSError | ValueError) -> DeviceError:
    if isinstance(error, ValueError):
        return DeviceError(DeviceTrouble.BAD_ADDRESS)
    if error.errno is None and "exclusively lock" in str(error):
        return DeviceError(DeviceTrouble.BUSY)
    if "PermissionError" in str(error):
        # pyserial on Windows hides the error number; another program holding the port reads like
        # this.
        return DeviceError(DeviceTrouble.BUSY)
    return _error_of_open(error)


class RawFilePort:
    """A character device such as /dev/usb/lp0, opened without blocking."""

    def __init__(self, address: RawFileAddress) -> None:
        """Open for reading and writing; anything but a character device is refused."""
        flags = os.O_RDWR | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)
        try:
            self._fd = os.open(address.path, flags)
        except OSError as error:
            raise _error_of_open(error) from error
        if not stat.S_ISCHR(os.fstat(self._fd).st_mode):
            os.close(self._fd)
            raise DeviceError(
                DeviceTrouble.BAD_ADDRESS,
                f"“{address.path}”不是设备文件：请到“设置”改成打印机的设备文件，如“/dev/usb/lp0”。",
            )

    def write(self, data: bytes) -> None:
        """See BytePort."""
        deadline = time.monotonic() + WRITE_TIMEOUT_S
        rest = memoryview(data)
        while rest:
            left_s = deadline - time.monotonic()
            if left_s <= 0:
                raise DeviceError(DeviceTrouble.NO_ANSWER)
            try:
                if select.select([], [self._fd], [], left_s)[1]:
                    rest = rest[os.write(self._fd, rest) :]
            except BlockingIOError:
                continue
            except OSError as error:
                raise DeviceError(DeviceTrouble.CONNECTION_LOST) from error

    def read(self, max_bytes: int, timeout_s: float) -> bytes:
        """See BytePort; drivers that have nothing to say report an end of file at once, which is no
        answer.
        """
        try:
            if not select.select([self._fd], [], [], max(0.0, timeout_s))[0]:
                return b""
            data = os.read(self._fd, max_bytes)
        except BlockingIOError:
            return b""
        except OSError as error:
            raise DeviceError(DeviceTrouble.CONNECTION_LOST) from error
        if not data:
            time.sleep(min(max(0.0, timeout_s), _DRAIN_STEP_S))
        return data

    def close(self) -> None:
        """See BytePort."""
        with contextlib.suppress(OSError):
            os.close(self._fd)
