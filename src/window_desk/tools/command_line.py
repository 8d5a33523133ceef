"""The command ``window-desk``: the desk itself, and one lazily imported module a subcommand."""

from importlib import import_module

import click

from window_desk import __version__

MODULES: dict[str, str] = {
    "desk": "window_desk.tools.desk",
    "county": "window_desk.tools.county",
    "city": "window_desk.tools.city",
    "run": "window_desk.tools.run",
    "demo": "window_desk.tools.demo",
    "catalogue": "window_desk.tools.catalogue",
    "recovery": "window_desk.tools.recovery",
    "due": "window_desk.tools.due",
    "virtual-printer": "window_desk.tools.virtual_printer",
    "virtual-id-reader": "window_desk.tools.virtual_id_reader",
    "cut-line": "window_desk.tools.emulators.cut_line",
}


class LazyGroup(click.Group):
    """Imports a subcommand's module only when it is called, so that the desk starts fast."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All subcommands, for the help page."""
        return [*super().list_commands(ctx), *MODULES]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The subcommand's ``command`` object."""
        module = MODULES.get(cmd_name)
        if module is None:
            return super().get_command(ctx, cmd_name)
        found = import_module(module).command
        return found if isinstance(found, click.Command) else None


@click.group(
    cls=LazyGroup,
    invoke_without_command=True,
    help="窗口办件 Window Desk: without a subcommand, opens the desk (same as `desk`).",
)
@click.version_option(__version__, prog_name="window-desk")
@click.pass_context
def command(context: click.Context) -> None:
    """Open the desk when no subcommand is named."""
    if context.invoked_subcommand is None:
        desk = import_module("window_desk.tools.desk").command
        context.invoke(desk)
