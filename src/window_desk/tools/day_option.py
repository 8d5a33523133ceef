"""The option ``--day`` of the boards."""

from datetime import UTC, date, datetime

import click

from window_desk.casework.acts import local_day

day_option = click.option("--day", metavar="DATE", help="As of which day [Beijing's today].")


def today_if_none(text: str | None) -> date:
    """The day that was typed, or Beijing's today; raises ``click.ClickException``."""
    if text is None:
        return local_day(datetime.now(UTC))
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise click.ClickException(f"“{text}”不是有效日期，请写成2026-03-02的样子。") from None
