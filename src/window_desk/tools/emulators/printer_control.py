"""What the control port of a virtual printer understands."""

from collections.abc import Callable, Mapping

from window_desk.tools.emulators.control_port import Command
from window_desk.tools.emulators.virtual_printer import VirtualPrinter


class PrinterControl:
    """Commands of one printer, by name.

    paper out | out LINES | in | low | full · cover open | close · cutter jam | free ·
    head hot | cool · repair needed | done · answers on | off · completion on | off ·
    drop BYTES · slow BYTES_PER_S | off · tear · status
    """

    def __init__(self, printer: VirtualPrinter) -> None:
        """Control `printer`."""
        self._printer = printer
        self._machine = machine = printer.machine
        self.commands: dict[str, Command] = {
            "paper": self._paper,
            "status": self._status,
            "slow": self._slow,
            "drop": self._drop,
            "tear": self._tear,
            "cover": _switch(lambda on: machine.set_cover(is_open=on), "open", "close"),
            "cutter": _switch(
                lambda on: machine.jam_cutter() if on else machine.free_cutter(), "jam", "free"
            ),
            "head": _switch(lambda on: machine.set_head_hot(hot=on), "hot", "cool"),
            "repair": _switch(lambda on: machine.set_broken(broken=on), "needed", "done"),
            "answers": _switch(lambda on: machine.set_answers(status=on), "on", "off"),
            "completion": _switch(lambda on: machine.set_answers(completion=on), "on", "off"),
        }

    def _paper(self, words: list[str]) -> Mapping[str, object]:
        match words:
            case ["out"]:
                self._machine.end_paper()
            case ["out", lines]:
                self._machine.end_paper(int(lines))
            case ["in"]:
                self._machine.load_paper()
            case ["low"] | ["full"]:
                self._machine.set_near_end(near=words == ["low"])
            case _:
                raise ValueError("paper out [LINES] | in | low | full")
        return self._status([])

    def _status(self, _: list[str]) -> Mapping[str, object]:
        machine, printer = self._machine, self._printer
        answers = {f"dle_eot_{n}": f"0x{machine.status_byte(n) or 0:02x}" for n in (1, 2, 3, 4)}
        return {
            "offline": machine.is_offline,
            **answers,
            "tickets": len(printer.tickets),
            "faults": list(printer.faults),
            "received_bytes": machine.received_bytes,
        }

    def _slow(self, words: list[str]) -> Mapping[str, object]:
        self._printer.slow_down(None if words == ["off"] else int(words[0]))
        return {}

    def _drop(self, words: list[str]) -> Mapping[str, object]:
        self._printer.drop_after(int(words[0]))
        return {}

    def _tear(self, _: list[str]) -> Mapping[str, object]:
        self._machine.tear_off()
        return {"tickets": len(self._printer.tickets)}


def _switch(turn: Callable[[bool], None], yes: str, no: str) -> Command:
    """Return a command of one word that turns something on or off."""

    def command(words: list[str]) -> Mapping[str, object]:
        if words not in ([yes], [no]):
            raise ValueError(f"{yes} | {no}")
        turn(words == [yes])
        return {}

    return command
