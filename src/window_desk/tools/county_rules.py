"""`window-desk county rules`: the local rules (本地规则), where the law leaves a county a choice."""

import json

import click

from window_desk.casework.local_rules import (
    DEFAULT_RULES,
    LocalRuleError,
    LocalRules,
    rules_as_mapping,
)
from window_desk.county.use_cases.publish_calendar import local_rules, set_local_rules
from window_desk.tools.county_place import Place, opened


@click.group("rules")
def rules_group() -> None:
    """Local rules: what the county chose where the law is silent."""


@rules_group.command("show")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_obj
def show(place: Place, *, as_json: bool) -> None:
    """Every local rule with its value."""
    with opened(place) as county:
        rules = local_rules(county.context)
    _print(rules, as_json=as_json)


@rules_group.command("set")
@click.argument("choices", metavar="NAME=VALUE...", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_obj
def set_rules(place: Place, choices: tuple[str, ...], *, as_json: bool) -> None:
    """Choose rules: true, false, a number, or a time (17:00); an empty VALUE is the default."""
    chosen = dict(_choice(text) for text in choices)
    with opened(place) as county:
        try:
            rules = set_local_rules(county.context, chosen)
        except LocalRuleError as error:
            raise click.ClickException(f"{error.field}：{error.sentence}") from error
    _print(rules, as_json=as_json)


def _choice(text: str) -> tuple[str, object]:
    name, equals, value = text.partition("=")
    if not equals:
        raise click.ClickException(f"“{text}”应写成 名称=值 的样子，请改正。")
    name, value = name.strip(), value.strip()
    if not value:
        return name, rules_as_mapping(DEFAULT_RULES).get(name)
    if value in {"true", "false"}:
        return name, value == "true"
    return name, int(value) if value.isascii() and value.isdigit() else value


def _print(rules: LocalRules, *, as_json: bool) -> None:
    mapping = rules_as_mapping(rules)
    if as_json:
        click.echo(json.dumps(mapping, ensure_ascii=False))
        return
    defaults = rules_as_mapping(DEFAULT_RULES)
    for name, value in mapping.items():
        mark = "" if value == defaults[name] else "\t（默认 " + json.dumps(defaults[name]) + "）"
        click.echo(f"{name}={value if isinstance(value, str) else json.dumps(value)}{mark}")
