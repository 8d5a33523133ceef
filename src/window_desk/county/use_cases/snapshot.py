"""Give a new desk everything in its scope in one piece."""

from typing import IO

import msgspec
import zstandard

from window_desk.county.store import feed
from window_desk.county.use_cases.context import CountyContext
from window_desk.county.use_cases.open_session import county_and_desk
from window_desk.county.use_cases.pull import entry_of, scope_digest, scope_of
from window_desk.county.use_cases.tokens import Bearer
from window_desk.protocol.messages import OutOfScopeEntry

_LEVEL = 3


def write_snapshot(context: CountyContext, bearer: Bearer, file: IO[bytes], *, zstd: bool) -> None:
    """Write the JSON of a ``Snapshot`` into ``file``, compressed by zstd if asked.

    The database is read in one transaction, which ends before anything goes over a slow line.

    Raises:
        CallError: 401 or 403 for the desk.
    """
    if not zstd:
        _write(context, bearer, file)
        return
    compressor = zstandard.ZstdCompressor(level=_LEVEL)
    with compressor.stream_writer(file, closefd=False) as sink:
        _write(context, bearer, sink)


def _write(
    context: CountyContext, bearer: Bearer, sink: IO[bytes] | zstandard.ZstdCompressionWriter
) -> None:
    encoder = msgspec.json.Encoder()
    with context.database.reading() as connection:
        county, desk = county_and_desk(context, connection, bearer)
        scope = scope_of(context, connection, desk.site, county.epoch)
        position = county.last_position
        digest = scope_digest(context, connection, scope, position)
        sink.write(
            b'{"epoch":%b,"position":%d,"digest":%b,"server_now":%b,"entries":['
            % (
                encoder.encode(county.epoch),
                position,
                encoder.encode(digest),
                encoder.encode(context.now()),
            )
        )
        separator = b""
        for row in feed.everything(connection, context.county, position):
            entry = entry_of(row, scope)
            if not isinstance(entry, OutOfScopeEntry):
                sink.write(separator + encoder.encode(entry))
                separator = b","
    sink.write(b"]}")
