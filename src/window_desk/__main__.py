"""``window-desk`` and ``python -m window_desk``."""

import sys

from window_desk.tools.open_desk import open_desk


def main() -> None:
    """Run the command line; the exit status tells what came of it.

    Without arguments, as the icon on the desktop starts it, the desk opens at once: reading a
    command line takes as long as a tenth of the whole start.
    """
    if len(sys.argv) == 1:
        sys.exit(open_desk())
    from window_desk.tools.command_line import command

    sys.exit(command(prog_name="window-desk"))


if __name__ == "__main__":
    main()
