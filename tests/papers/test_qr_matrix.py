"""The size of a QR code is told without drawing it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from window_desk.papers.qr_matrix import modules_across, qr_matrix

PAYLOADS = st.one_of(
    st.text("0123456789", min_size=1, max_size=120),
    st.text("0123456789ABCXYZ:/$ ", min_size=1, max_size=120),
    st.text(min_size=1, max_size=60).filter(lambda text: "\x00" not in text),
    st.text("收件凭证受理通知书 𬭎·", min_size=1, max_size=60),
)


@given(PAYLOADS)
def test_the_size_is_that_of_the_drawn_code(payload: str) -> None:
    try:
        payload.encode()
    except UnicodeEncodeError:
        return
    assert modules_across(payload) == len(qr_matrix(payload))


def test_what_no_code_can_hold_is_refused() -> None:
    with pytest.raises(ValueError, match="二维码内容过长"):
        modules_across("收" * 2000)
