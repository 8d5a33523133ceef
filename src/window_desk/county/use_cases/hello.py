"""Say who the county is."""

from window_desk import __version__
from window_desk.county.use_cases.context import CountyContext
from window_desk.county.use_cases.push import PROTOCOLS
from window_desk.protocol.act_codec import ACT_SCHEMA
from window_desk.protocol.dictionary import known_dictionaries
from window_desk.protocol.messages import Hello
from window_desk.protocol.signatures import CountyKey


def hello(context: CountyContext) -> Hello:
    """Name, epoch, protocols and time of the county. Raises ``DatabaseBusyError`` when it can't write."""
    context.database.assert_sound()
    with context.database.reading() as connection:
        county = context.row(connection)
    return Hello(
        county=county.id,
        name=county.name,
        epoch=county.epoch,
        protocols=PROTOCOLS,
        schema=ACT_SCHEMA,
        min_app=__version__,
        server_now=context.now(),
        county_key=CountyKey(county.signing_key).public,
        dictionaries=known_dictionaries(),
    )
