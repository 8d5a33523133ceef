"""Where the commands of ``window-desk county`` find their county, and how they fail: one sentence."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import click

from window_desk.county.backups.manifest import BackupError
from window_desk.county.bootstrap import County, open_county
from window_desk.county.catalogue.item_files import CatalogueFaultyError
from window_desk.county.catalogue.sample_people import SamplePeopleError
from window_desk.county.identity import CountyIdentity
from window_desk.county.sample import load_sample
from window_desk.county.serving import AddressTakenError
from window_desk.county.store.database import DatabaseBusyError
from window_desk.county.store.migrate import DatabaseTooNewError, RestoreUnfinishedError
from window_desk.county.use_cases.problems import CallError
from window_desk.resources import forms_path


@dataclass(frozen=True, slots=True)
class Place:
    """Where the county's database is, and who it is when the database is new."""

    database: str
    identity: CountyIdentity | None
    sample: bool


@contextmanager
def sentences(*, as_json: bool = False) -> Iterator[None]:
    """Known errors as one sentence, as ``{"error": {"sentence"}}`` on stdout where JSON was asked for."""
    try:
        yield
    except CallError as error:
        raise _failure(error.sentence, as_json=as_json) from error
    except DatabaseBusyError as error:
        raise _failure(
            "县级数据库打不开或正忙，请检查地址、磁盘空间和数据库服务后重试。", as_json=as_json
        ) from error
    except (
        AddressTakenError,
        BackupError,
        CatalogueFaultyError,
        DatabaseTooNewError,
        RestoreUnfinishedError,
        SamplePeopleError,
        ValueError,
    ) as error:
        raise _failure(str(error), as_json=as_json) from error


@contextmanager
def opened(place: Place, *, as_json: bool = False) -> Iterator[County]:
    """The county at ``place`` while the block runs; known errors end the command as one sentence."""
    with sentences(as_json=as_json), open_county(place.database, identity=place.identity) as county:
        if place.sample:
            load_sample(county, forms_path())
        yield county


def _failure(sentence: str, *, as_json: bool) -> Exception:
    if not as_json:
        return click.ClickException(sentence)
    click.echo(json.dumps({"error": {"sentence": sentence}}, ensure_ascii=False))
    return click.exceptions.Exit(1)
