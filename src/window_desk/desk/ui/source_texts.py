"""The translatable text of the source, read by syntax, without running it.

A development tool: nothing of the desk at work imports it.
"""

import ast
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

# Casework's checks of one text; they are told what the field is called.
_NAMING = frozenset({"mandatory", "not_too_long", "check_name"})
_CHINESE = re.compile("[\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True, order=True)
class SourceText:
    """One text and the context it is looked up in (class name, or the first of ``translate``)."""

    context: str
    text: str


class NotLiteralError(Exception):
    """A ``tr`` or ``translate`` whose text can't be read; the message names file and line."""


def texts_of(folder: Path, tables: Mapping[str, frozenset[str]] | None = None) -> set[SourceText]:
    """Return every translatable text of the Python files below ``folder``.

    ``translate("Topic", NAMES[key])`` stands for all texts of the table ``NAMES``. A ``translate`` of
    a plain name looks up a text that stands elsewhere; anything else that is no plain literal is a
    ``NotLiteralError``.
    """
    found: set[SourceText] = set()
    for file in sorted(folder.rglob("*.py")):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        for node, owner in _calls(tree, ""):
            found |= _texts_of_call(node, owner, tables or {}, f"{file}:{node.lineno}")
    return found


def tables_of(folder: Path) -> dict[str, frozenset[str]]:
    """Return the Chinese texts of each dictionary that a module below ``folder`` names."""
    tables: dict[str, frozenset[str]] = {}
    for file in sorted(folder.rglob("*.py")):
        for node in ast.parse(file.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.Assign):
                targets = node.targets
            elif isinstance(node, ast.AnnAssign):
                targets = [node.target]
            else:
                continue
            if isinstance(node.value, ast.Dict):
                texts = _chinese(node.value.values)
                tables |= {t.id: texts for t in targets if isinstance(t, ast.Name) and texts}
    return tables


def refusal_texts_of(folder: Path) -> set[SourceText]:
    """Return the Chinese sentences that refusals below ``folder`` are made with, and their titles.

    Rooms that know no Qt say them; screens look them up in the contexts ``Refusal``, ``FieldTitle``.
    """
    found: set[SourceText] = set()
    for file in sorted(folder.rglob("*.py")):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        for check in tree.body:
            if isinstance(check, ast.FunctionDef) and check.name in _NAMING:
                found |= {SourceText("FieldTitle", text) for text in _chinese(check.args.defaults)}
        for node, _ in _calls(tree, ""):
            if _name_of(node).endswith("Refusal"):
                found |= {SourceText("Refusal", text) for text in _chinese(node.args)}
            elif _name_of(node).lstrip("_") in _NAMING:
                titles = [*node.args, *(word.value for word in node.keywords)]
                found |= {SourceText("FieldTitle", text) for text in _chinese(titles)}
    return found


def sentences_of(folder: Path) -> set[SourceText]:
    """Return the sentences that the modules of ``folder`` (or that one file) say to people.

    A sentence ends with a Chinese full stop or an ellipsis, or is what something is raised with, or
    is one of a tuple in a dictionary, or a constant of the module with a comma. The places of an
    f-string become ``{1}``, ``{2}`` …; screens look sentences up in the context ``Sentence``.
    Those of refusals are left to the function above.
    """
    found: set[SourceText] = set()
    for file in sorted(folder.rglob("*.py")) if folder.is_dir() else [folder]:
        tree = ast.parse(file.read_text(encoding="utf-8"))
        found |= {SourceText("Sentence", text) for text in _said(tree)}
    return found


def named_in(folder: Path, context: str) -> set[SourceText]:
    """Return the names that the JSON files of ``folder`` give themselves in their ``name``."""
    files = [json.loads(file.read_text(encoding="utf-8")) for file in folder.glob("*.json")]
    return {SourceText(context, file["name"]) for file in files}


def _said(tree: ast.Module) -> Iterator[str]:
    left_out: set[int] = set()
    clauses: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr):
            left_out.add(id(node.value))
        elif isinstance(node, ast.JoinedStr):
            left_out |= {id(part) for part in node.values}
        elif isinstance(node, ast.Call) and _name_of(node).endswith("Refusal"):
            left_out |= {id(argument) for argument in node.args}
        elif isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
            clauses |= {id(argument) for argument in node.exc.args}
        elif isinstance(node, ast.Dict):
            pairs = [value for value in node.values if isinstance(value, ast.Tuple)]
            clauses |= {id(word) for pair in pairs for word in pair.elts}
    constants = [node.value for node in tree.body if isinstance(node, ast.Assign)]
    clauses |= {id(constant) for constant in constants if "，" in _template(constant)}
    for node in ast.walk(tree):
        text = _template(node) if id(node) not in left_out else ""
        chinese = isinstance(node, ast.JoinedStr) or _CHINESE.search(text)
        if chinese and (
            text.endswith(("。", "…")) or (id(node) in clauses and _CHINESE.search(text))
        ):
            yield text


def _template(node: ast.AST) -> str:
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else ""
    if not isinstance(node, ast.JoinedStr):
        return ""
    text, place = "", 0
    for part in node.values:
        if isinstance(part, ast.Constant):
            text += str(part.value)
        else:
            place += 1
            text += f"{{{place}}}"
    return text


def as_source(texts: set[SourceText]) -> str:
    """Return Python text in which lupdate finds ``texts``."""
    return "".join(f"translate({t.context!r}, {t.text!r})\n" for t in sorted(texts))


def translations_in(ts_file: Path) -> dict[SourceText, str | None]:
    """Return what a ``.ts`` file holds: text → translation, ``None`` where it is unfinished."""
    held: dict[SourceText, str | None] = {}
    for context in ET.parse(ts_file).getroot().iter("context"):  # noqa: S314 - our own file
        name = context.findtext("name", "")
        for message in context.iter("message"):
            translation = message.find("translation")
            done = translation is not None and not translation.get("type") and translation.text
            text = SourceText(name, message.findtext("source", ""))
            held[text] = translation.text if translation is not None and done else None
    return held


def _calls(node: ast.AST, owner: str) -> Iterator[tuple[ast.Call, str]]:
    for child in ast.iter_child_nodes(node):
        inner = child.name if isinstance(child, ast.ClassDef) else owner
        if isinstance(child, ast.Call):
            yield child, inner
        yield from _calls(child, inner)


def _texts_of_call(
    call: ast.Call,
    owner: str,
    tables: Mapping[str, frozenset[str]],
    place: str,
) -> set[SourceText]:
    name = _name_of(call)
    if name == "tr" and isinstance(call.func, ast.Attribute):
        return {SourceText(owner, _literal(call.args[0], place))}
    if name != "translate" or len(call.args) < 2:
        return set()
    text = call.args[1]
    if isinstance(text, ast.Name | ast.Attribute):
        return set()
    context = _literal(call.args[0], place)
    if isinstance(text, ast.Subscript) and isinstance(text.value, ast.Name | ast.Attribute):
        table = text.value.id if isinstance(text.value, ast.Name) else text.value.attr
        if table not in tables:
            raise NotLiteralError(f"{place}: there is no table {table}")
        return {SourceText(context, word) for word in tables[table]}
    return {SourceText(context, _literal(text, place))}


def _name_of(call: ast.Call) -> str:
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


def _chinese(nodes: Iterable[ast.expr]) -> frozenset[str]:
    values = [node.value for node in nodes if isinstance(node, ast.Constant)]
    return frozenset(v for v in values if isinstance(v, str) and _CHINESE.search(v))


def _literal(node: ast.expr, place: str) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    raise NotLiteralError(f"{place}: tr and translate take plain literals")
