"""Which county a database is for."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CountyIdentity:
    """Id (a-z, 0-9, _; often the six-digit area code) and name of a county."""

    id: str
    name: str


DEFAULT_COUNTY = CountyIdentity("county", "本县")
