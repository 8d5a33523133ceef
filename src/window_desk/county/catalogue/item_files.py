"""Reads the catalogue directory: windows, one JSON file an item, certificate templates.

Every file is checked against its schema, every item against ``casework.catalogue_rules``, and the files
against each other. What is wrong is reported file by file; what is right is read all the same.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from window_desk.casework.catalogue_rules import (
    ItemProblem,
    missing_in,
    problems_among,
    problems_of,
)
from window_desk.casework.item_mapping import ItemMappingError, PlainMapping, item_from_mapping
from window_desk.casework.items import ServiceItem, Window
from window_desk.county.catalogue.name_initials import initials_of
from window_desk.county.catalogue.row_problems import RowProblem, shown
from window_desk.county.catalogue.schema_check import Schema, problems_against, read_schema

ITEM_SCHEMA = "service-item.schema.json"
WINDOWS_SCHEMA = "windows.schema.json"
TEMPLATE_SCHEMA = "certificate-template.schema.json"


@dataclass(frozen=True, slots=True)
class Catalogue:
    """A faultless catalogue: every version of every item, the windows, the templates by key.

    A template is a mapping of the shape of ``certificate-template.schema.json``.
    """

    items: tuple[ServiceItem, ...]
    windows: tuple[Window, ...]
    templates: Mapping[str, PlainMapping]


@dataclass(frozen=True, slots=True)
class CatalogueReading:
    """What could be read of a catalogue directory, and every problem that was found in it."""

    items: tuple[ServiceItem, ...]
    windows: tuple[Window, ...]
    templates: Mapping[str, PlainMapping]
    problems: tuple[RowProblem, ...]


class CatalogueFaultyError(Exception):
    """A catalogue with problems; the message is a sentence for people."""

    def __init__(self, problems: tuple[RowProblem, ...]) -> None:
        first = problems[0]
        super().__init__(
            f"事项目录有{len(problems)}处问题，先改这一处：{first.file} {first.field} {first.sentence}"
        )
        self.problems = problems


def load_forms(directory: Path) -> Catalogue:
    """The catalogue in ``directory`` (``forms/``), which must be without fault.

    Raises:
        CatalogueFaultyError: a file is missing, unreadable, or breaks a rule.
    """
    reading = load_catalogue(directory)
    if reading.problems:
        raise CatalogueFaultyError(reading.problems)
    return Catalogue(reading.items, reading.windows, reading.templates)


def load_catalogue(directory: Path) -> CatalogueReading:
    """Everything that can be read of ``directory``, and every problem in it; raises nothing."""
    return _CatalogueReader(directory).read()


class _CatalogueReader:
    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._problems: list[RowProblem] = []

    def read(self) -> CatalogueReading:
        folders = self._windows()
        templates = self._templates()
        items = list(self._items(folders))
        for item, problem in problems_among([item for item, _ in items]):
            self._report(next(path for each, path in items if each is item), problem)
        for item, path in items:
            if item.result.template and item.result.template not in templates:
                sentence = f"没有名为“{item.result.template}”的证照模板，请改正或补上模板。"
                self._report(path, ItemProblem("result.template", sentence))
        return CatalogueReading(
            items=tuple(item for item, _ in items),
            windows=tuple(folders.values()),
            templates=templates,
            problems=tuple(self._problems),
        )

    def _windows(self) -> dict[str, Window]:
        """Windows by the folder that holds their items."""
        path = self._directory / "windows.json"
        document = self._document(path, self._schema(WINDOWS_SCHEMA))
        if document is None:
            return {}
        folders: dict[str, Window] = {}
        for each in _mappings(document["windows"]):
            name = str(each["name"])
            initials = str(each.get("pinyin_initials") or initials_of(name))
            window = Window(code=str(each["code"]), name=name, pinyin_initials=initials)
            folder = str(each["folder"])
            if folder in folders or any(window.code == other.code for other in folders.values()):
                sentence = f"窗口“{window.code}”的代码或目录重复，请改名。"
                self._report(path, ItemProblem("windows", sentence))
                continue
            folders[folder] = window
        return folders

    def _templates(self) -> dict[str, PlainMapping]:
        schema = self._schema(TEMPLATE_SCHEMA)
        templates: dict[str, PlainMapping] = {}
        for path in sorted((self._directory / "certificates").glob("*.json")):
            document = self._document(path, schema)
            if document is None:
                continue
            if document["key"] != path.stem:
                sentence = f"模板名“{document['key']}”与文件名不同，请改成一致。"
                self._report(path, ItemProblem("key", sentence))
                continue
            templates[path.stem] = document
        return templates

    def _items(self, folders: Mapping[str, Window]) -> Iterator[tuple[ServiceItem, Path]]:
        schema = self._schema(ITEM_SCHEMA)
        paths = sorted((self._directory / "items").glob("*/*.json"))
        if not paths:
            self._report(self._directory / "items", ItemProblem("", "没有事项文件，请核对目录。"))
        file_of_code: dict[str, Path] = {}
        for path in paths:
            document = self._document(path, schema)
            if document is None:
                continue
            code = str(document["implementation_code"])
            if code in file_of_code:
                other = self._name_of(file_of_code[code])
                sentence = f"实施编码与 {other} 重复，一个事项只能有一个文件。"
                self._report(path, ItemProblem("implementation_code", sentence))
                continue
            file_of_code[code] = path
            for item in self._versions(document, path, folders):
                yield item, path

    def _versions(
        self, document: PlainMapping, path: Path, folders: Mapping[str, Window]
    ) -> Iterator[ServiceItem]:
        code = document["implementation_code"]
        for version in _mappings(document["versions"]):
            try:
                item = item_from_mapping({**version, "implementation_code": code})
            except ItemMappingError as error:
                self._report(path, ItemProblem(error.field, error.sentence))
                continue
            if not item.pinyin_initials:
                item = replace(item, pinyin_initials=initials_of(item.name))
            window = folders.get(path.parent.name)
            if window is None or item.window != window.code:
                sentence = f"窗口“{item.window}”与所在目录 {path.parent.name} 不符，请改正。"
                self._report(path, ItemProblem("window", sentence))
            contradictions = problems_of(item)
            for problem in (*contradictions, *missing_in(item)):
                self._report(path, problem, version=item.version)
            if not contradictions:
                yield item

    def _schema(self, name: str) -> Schema:
        path = self._directory / name
        try:
            return read_schema(path)
        except OSError:
            self._report(path, ItemProblem("", f"找不到 {name}，请核对目录。"))
        except ValueError as error:
            self._report(path, ItemProblem("", f"{name} 读不出来，请恢复原文件（{error}）。"))
        return {}

    def _document(self, path: Path, schema: Schema) -> PlainMapping | None:
        """The JSON object in a file, or ``None`` with its problems reported."""
        try:
            document = json.loads(path.read_bytes().decode("utf-8-sig"))
        except OSError:
            self._report(path, ItemProblem("", "文件读不出来，请核对文件和权限。"))
            return None
        except UnicodeDecodeError:
            self._report(path, ItemProblem("", "文件不是 UTF-8 编码，请另存为 UTF-8。"))
            return None
        except json.JSONDecodeError as error:
            sentence = f"第{error.lineno}行第{error.colno}列不是 JSON，请改正。"
            self._report(path, ItemProblem("", sentence))
            return None
        problems = problems_against(schema, document)
        for problem in problems:
            self._report(path, problem)
        return document if not problems and isinstance(document, dict) else None

    def _report(self, path: Path, problem: ItemProblem, version: int = 0) -> None:
        field = f"versions[{version}].{problem.field}" if version else problem.field
        self._problems.append(
            RowProblem(0, field, shown(""), problem.sentence, file=self._name_of(path))
        )

    def _name_of(self, path: Path) -> str:
        return path.relative_to(self._directory).as_posix()


def _mappings(value: object) -> list[PlainMapping]:
    """The list of objects that the schema has already proved ``value`` to be."""
    if not isinstance(value, list):
        raise TypeError("the schema lets a list through here only")
    return value
