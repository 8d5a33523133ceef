"""Checks a JSON document against one of the schemas in ``forms/`` and says in Chinese what is wrong."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path

import jsonschema
from jsonschema.exceptions import ValidationError

from window_desk.casework.catalogue_rules import ItemProblem

Schema = Mapping[str, object]


def read_schema(path: Path) -> Schema:
    """The schema in a file.

    Raises:
        OSError: the file cannot be read.
        ValueError: it holds no JSON Schema (2020-12).
    """
    schema: Schema = json.loads(path.read_text(encoding="utf-8"))
    try:
        jsonschema.Draft202012Validator.check_schema(schema)
    except jsonschema.SchemaError as error:
        raise ValueError(f"{path.name} 不是有效的 JSON Schema：{error.message}") from error
    return schema


def problems_against(schema: Schema, document: object) -> tuple[ItemProblem, ...]:
    """Every place where ``document`` departs from ``schema``, in the document's order."""
    validator = jsonschema.Draft202012Validator(
        schema, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    )
    errors = sorted(validator.iter_errors(document), key=lambda each: list(map(str, each.path)))
    return tuple(_problem(error) for error in errors)


def _problem(error: ValidationError) -> ItemProblem:
    place = _place(error)
    if error.validator == "required":
        missing = next(each for each in error.validator_value if each not in error.instance)
        field = f"{place}.{missing}" if place else str(missing)
        return ItemProblem(field, f"缺少“{field}”，请补上。")
    if error.validator == "additionalProperties":
        known = error.schema.get("properties", {})
        strange = next(each for each in error.instance if each not in known)
        field = f"{place}.{strange}" if place else str(strange)
        return ItemProblem(field, f"没有“{field}”这个字段，请删去或改正拼写。")
    in_words = _WANTED.get(str(error.validator))
    wanted = "模式规定的值" if in_words is None else in_words(error.validator_value)
    return ItemProblem(place, f"“{place}”应为{wanted}，请改正。")


def _place(error: ValidationError) -> str:
    place = ""
    for step in error.absolute_path:
        place += f"[{step}]" if isinstance(step, int) else f".{step}" if place else str(step)
    return place


_TYPE_NAMES = {
    "string": "文字",
    "integer": "整数",
    "boolean": "true 或 false",
    "array": "列表",
    "object": "一组字段",
    "null": "空",
}


def _type_in_words(types: object) -> str:
    several = types if isinstance(types, list) else [types]
    return "或".join(_TYPE_NAMES.get(str(each), str(each)) for each in several)


def _choices_in_words(choices: object) -> str:
    return "、".join(map(str, choices)) + "之一" if isinstance(choices, list) else str(choices)


_WANTED: Mapping[str, Callable[[object], str]] = {
    "type": _type_in_words,
    "enum": _choices_in_words,
    "const": lambda value: f"“{value}”",
    "pattern": lambda value: f"符合“{value}”的文字",
    "format": lambda value: "日期（如 2026-01-31）" if value == "date" else f"{value} 格式",
    "minLength": lambda value: "非空文字" if value == 1 else f"至少{value}个字",
    "maxLength": lambda value: f"不超过{value}个字",
    "minimum": lambda value: f"不小于{value}的数",
    "maximum": lambda value: f"不大于{value}的数",
    "minItems": lambda value: f"至少{value}项的列表",
    "maxItems": lambda value: f"不超过{value}项的列表",
    "uniqueItems": lambda _: "没有重复的列表",
}
