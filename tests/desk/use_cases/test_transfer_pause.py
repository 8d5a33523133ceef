"""When heavy transfers rest."""

from datetime import UTC, datetime, timedelta

from window_desk.desk.use_cases.transfer_pause import PauseCause, TransferPause

NOON = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)


def test_a_pause_by_hand_ends_by_itself() -> None:
    now = [NOON]
    pause = TransferPause(lambda: now[0])
    assert pause.transfers_allowed()
    pause.pause_until(NOON + timedelta(hours=1))
    assert pause.state().cause is PauseCause.BY_HAND
    now[0] += timedelta(minutes=59)
    assert not pause.transfers_allowed()
    now[0] += timedelta(minutes=1)
    assert pause.transfers_allowed()
    assert pause.state().until is None


def test_a_metered_line_pauses_unless_the_clerk_said_otherwise() -> None:
    pause = TransferPause(lambda: NOON)
    assert pause.state().is_metered is None
    pause.line_is_metered(is_metered=True)
    assert pause.state().cause is PauseCause.METERED
    pause.heed_metered(heeds=False)
    assert pause.transfers_allowed()
    pause.pause_until(NOON + timedelta(seconds=1))
    assert not pause.transfers_allowed(), "by hand counts on any line"
    pause.pause_until(None)
    pause.heed_metered(heeds=True)
    pause.line_is_metered(is_metered=False)
    assert pause.transfers_allowed()
