"""``window-desk`` and ``python -m window_desk``."""

import sys

from window_desk.tools.command_line import command


def main() -> None:
    """Run the command line; the exit status tells what came of it."""
    sys.exit(command(prog_name="window-desk"))


if __name__ == "__main__":
    main()
