"""What the control port of a virtual ID-card reader understands."""

from collections.abc import Mapping
from pathlib import Path

from window_desk.tools.emulators.card_record import VirtualCard
from window_desk.tools.emulators.control_port import Command
from window_desk.tools.emulators.virtual_id_reader import VirtualIdReader


class ReaderControl:
    """Commands of one reader, by name.

    place 'JSON' | place @FILE · lift · noise HEX | off · spoil checksum | half | read [N] ·
    silent on | off · unplug · plug · status
    """

    def __init__(self, reader: VirtualIdReader) -> None:
        """Control `reader`."""
        self._reader = reader
        self._module = reader.module
        self.commands: dict[str, Command] = {
            "place": self._place,
            "lift": self._lift,
            "noise": self._noise,
            "spoil": self._spoil,
            "silent": self._silent,
            "unplug": self._unplug,
            "plug": self._plug,
            "status": self._status,
        }

    def _place(self, words: list[str]) -> Mapping[str, object]:
        if len(words) != 1:
            raise ValueError("place 'JSON' | place @FILE")
        text = words[0]
        if text.startswith("@"):
            try:
                text = Path(text[1:]).read_text("utf-8")
            except OSError as error:
                raise ValueError(str(error)) from error
        self._reader.place(VirtualCard.from_json(text))
        return {}

    def _lift(self, _: list[str]) -> Mapping[str, object]:
        self._reader.lift()
        return {}

    def _noise(self, words: list[str]) -> Mapping[str, object]:
        self._module.make_noise(b"" if words == ["off"] else bytes.fromhex(words[0]))
        return {}

    def _spoil(self, words: list[str]) -> Mapping[str, object]:
        count = int(words[1]) if len(words) > 1 else 1
        match words[0]:
            case "checksum":
                self._module.spoil(checksums=count)
            case "half":
                self._module.spoil(half_frames=count)
            case "read":
                self._module.spoil(failed_reads=count)
            case _:
                raise ValueError("spoil checksum | half | read [N]")
        return {}

    def _silent(self, words: list[str]) -> Mapping[str, object]:
        if words not in (["on"], ["off"]):
            raise ValueError("silent on | off")
        self._module.fall_silent(silent=words == ["on"])
        return {}

    def _unplug(self, _: list[str]) -> Mapping[str, object]:
        self._reader.unplug()
        return {}

    def _plug(self, _: list[str]) -> Mapping[str, object]:
        self._reader.plug()
        return {"address": self._reader.address}

    def _status(self, _: list[str]) -> Mapping[str, object]:
        return {
            "address": self._reader.address,
            "reads": self._module.reads,
            "commands": len(self._module.commands),
        }
