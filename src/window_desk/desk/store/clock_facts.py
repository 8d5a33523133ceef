"""What the desk knows of the time, as the store keeps it: written with every act, read at the start.

Writer thread, within the caller's transaction: keeping the time costs no flush of its own.
"""

from datetime import datetime, timedelta

import msgspec

from window_desk.casework.clock_trust import ClockFacts, TimeProof, epoch_ms
from window_desk.desk.store import meta
from window_desk.desk.store.engine import Rows
from window_desk.desk.store.meta import Key

_decoder = msgspec.json.Decoder(ClockFacts)
_encoder = msgspec.json.Encoder()


def read(rows: Rows) -> ClockFacts:
    """What was kept last; of a program that kept only the offset, that."""
    kept = meta.blob(rows, Key.CLOCK_FACTS)
    return _decoder.decode(kept) if kept else _of_offset(rows)


def put(rows: Rows, facts: ClockFacts) -> None:
    """Keep ``facts``."""
    meta.put(rows, {Key.CLOCK_FACTS: _encoder.encode(facts)})


def _of_offset(rows: Rows) -> ClockFacts:
    noted_at = meta.text(rows, Key.CLOCK_NOTED_AT)
    if not noted_at:
        return ClockFacts()
    offset_ms = meta.number(rows, Key.CLOCK_OFFSET_MS)
    county_ms = epoch_ms(datetime.fromisoformat(noted_at) + timedelta(milliseconds=offset_ms))
    return ClockFacts(
        proof=TimeProof(county_ms, monotonic_ms=0, boot="", error_ms=0),
        offset_ms=offset_ms,
        heard_ms=county_ms,
        highest_ms=county_ms,
    )
