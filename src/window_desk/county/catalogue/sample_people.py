"""Reads ``forms/people/sample-clerks.json``: the fictional county, sites and clerks of the demo."""

import json
from dataclasses import dataclass
from pathlib import Path

from window_desk.casework.duties import Clerk, Duty
from window_desk.casework.item_mapping import PlainMapping
from window_desk.casework.items import Authority
from window_desk.county.catalogue.row_problems import RowProblem
from window_desk.county.catalogue.schema_check import problems_against, read_schema

SAMPLE_CLERKS = Path("people", "sample-clerks.json")


class SamplePeopleError(Exception):
    """The sample people cannot be used; the message is a sentence for people."""

    def __init__(self, problem: RowProblem) -> None:
        super().__init__(f"{problem.file} {problem.field} {problem.sentence}")
        self.problem = problem


@dataclass(frozen=True, slots=True)
class SampleSite:
    """A centre where clerks sit; ``agency_prefix`` (机关简称) starts its document numbers.

    ``code`` and ``area_code`` (行政区划代码) have nine digits.
    """

    code: str
    name: str
    level: Authority
    area_code: str
    agency_prefix: str
    address: str
    phone: str


@dataclass(frozen=True, slots=True)
class SamplePeople:
    """County, sites and clerks of the demonstration; ``password`` is every clerk's.

    The township's site comes first. ``county_code`` has six digits.
    """

    county_code: str
    county_name: str
    township: str
    sites: tuple[SampleSite, ...]
    password: str
    clerks: tuple[Clerk, ...]


def load_sample_people(directory: Path) -> SamplePeople:
    """The people of the catalogue in ``directory`` (``forms/``).

    Raises:
        SamplePeopleError: the file is missing or does not follow its schema.
    """
    path = directory / SAMPLE_CLERKS
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
        schema = read_schema(path.with_name("sample-clerks.schema.json"))
    except (OSError, ValueError) as error:
        sentence = f"文件读不出来，请恢复原文件（{error}）。"
        raise SamplePeopleError(RowProblem(0, "", "", sentence, file=path.name)) from error
    for problem in problems_against(schema, document):
        raise SamplePeopleError(RowProblem(0, problem.field, "", problem.sentence, file=path.name))
    return SamplePeople(
        county_code=document["county"]["code"],
        county_name=document["county"]["name"],
        township=document["township"],
        sites=tuple(_site(each) for each in document["sites"]),
        password=document["password"],
        clerks=tuple(_clerk(each) for each in document["clerks"]),
    )


def _site(document: PlainMapping) -> SampleSite:
    return SampleSite(
        code=str(document["code"]),
        name=str(document["name"]),
        level=Authority(str(document["level"])),
        area_code=str(document["area_code"]),
        agency_prefix=str(document["agency_prefix"]),
        address=str(document["address"]),
        phone=str(document["phone"]),
    )


def _clerk(document: PlainMapping) -> Clerk:
    return Clerk(
        number=str(document["number"]),
        name=str(document["name"]),
        site=str(document["site"]),
        level=Authority(str(document["level"])),
        windows=_texts(document["windows"]),
        duties=frozenset(Duty(each) for each in _texts(document["duties"])),
    )


def _texts(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list) else ()
