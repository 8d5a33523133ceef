"""What goes on the wire of an address that was typed in Chinese."""

import pytest

from window_desk.desk.sync.interruptible import _ascii


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        ("https://county.example:8443/v1/hello?a=1", "https://county.example:8443/v1/hello?a=1"),
        ("https://[::1]:8443/v1/hello", "https://[::1]:8443/v1/hello"),
        ("https://政务.cn:8443/v1/hello?a=1", "https://xn--zfr164b.cn:8443/v1/hello?a=1"),
        ("https://政务.cn/v1/hello", "https://xn--zfr164b.cn/v1/hello"),
    ],
)
def test_a_host_is_sent_in_ascii(written: str, sent: str) -> None:
    assert _ascii(written) == sent
