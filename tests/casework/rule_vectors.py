"""The vectors of the rules (1.2) that more than one room is asked: the engine and ``window-desk due``."""

import pytest

WORKDAY_VECTORS = (
    pytest.param("2026-03-02", 5, "2026-03-09", id="plain"),
    pytest.param("2026-04-02", 5, "2026-04-10", id="over Qingming"),
    pytest.param("2026-02-12", 5, "2026-02-26", id="before Spring Festival"),
    pytest.param("2026-02-14", 5, "2026-02-28", id="received on a make-up Saturday"),
    pytest.param("2026-02-16", 5, "2026-02-28", id="received inside the holiday"),
    pytest.param("2026-02-02", 20, "2026-03-06", id="20 days over Spring Festival"),
    pytest.param("2026-04-29", 5, "2026-05-09", id="Labour Day with a make-up Saturday"),
    pytest.param("2026-09-18", 20, "2026-10-22", id="Mid-Autumn and National Day"),
    pytest.param("2026-06-17", 5, "2026-06-25", id="Dragon Boat Festival"),
    pytest.param("2025-12-31", 1, "2026-01-04", id="turn of the year, Sunday works"),
    pytest.param("2026-09-24", 10, "2026-10-15", id="delivery in 10 days"),
    pytest.param("2026-08-31", 45, "2026-11-06", id="joint in 45 days"),
    pytest.param("2026-03-02", 20, "2026-03-30", id="20 days"),
    pytest.param("2026-03-02", 30, "2026-04-14", id="20 and 10 days"),
)
"""Start, workdays, due day."""
