"""Device addresses: what is understood, and the sentence for what is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from window_desk.desk.devices.addresses import (
    DeviceAddress,
    RawFileAddress,
    SerialAddress,
    TcpAddress,
    parse_address,
)
from window_desk.desk.use_cases.device_values import DeviceError, DeviceTrouble


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("192.168.1.87:9100", TcpAddress("192.168.1.87", 9100)),
        (" tcp:printer-3:4001 ", TcpAddress("printer-3", 4001)),
        ("tcp://10.0.0.8", TcpAddress("10.0.0.8", 9100)),
        ("[fe80::1]:9101", TcpAddress("fe80::1", 9101)),
        ("[::1]", TcpAddress("::1", 9100)),
        ("serial:COM3", SerialAddress("COM3", 115200)),
        ("serial:/dev/ttyS0?baud=9600", SerialAddress("/dev/ttyS0", 9600)),
        ("/dev/usb/lp0", RawFileAddress("/dev/usb/lp0")),
        ("file:/dev/usb/lp1", RawFileAddress("/dev/usb/lp1")),
    ],
)
def test_understood(text: str, address: DeviceAddress) -> None:
    assert parse_address(text) == address


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("  ", "没有填写"),
        ("192.168.1.87:99999", "99999"),
        ("192.168.1.87:", "端口"),
        ("192.168.1.87:９１００", "端口"),
        ("my printer:9100", "主机名"),
        ("[::1:9100", "方括号"),
        ("serial:", "端口名"),
        ("serial:COM3?baud=fast", "fast"),
        ("serial:COM3?parity=even", "parity"),
        ("file:lp0", "完整路径"),
    ],
)
def test_refused_with_one_sentence(text: str, named: str) -> None:
    with pytest.raises(DeviceError, match=named) as caught:
        parse_address(text)
    assert caught.value.trouble is DeviceTrouble.BAD_ADDRESS
    assert str(caught.value).count("。") == 1


@given(st.text(max_size=40))
def test_whatever_is_typed_is_understood_or_refused(text: str) -> None:
    try:
        parse_address(text)
    except DeviceError as error:
        assert error.trouble is DeviceTrouble.BAD_ADDRESS  # noqa: PT017
