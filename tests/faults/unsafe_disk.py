"""A disk that keeps what was flushed and, of the rest, whatever a power cut leaves: all, some, torn."""

import random
from dataclasses import dataclass, field
from pathlib import Path

from tests.faults.write_order import FlushBegan, Flushed, Named, Step, Truncated, Wrote

_SECTOR_BYTES = 512
_NOT_KEPT = ("-shm", "/lock", ".trial")


@dataclass(slots=True)
class _File:
    durable: bytearray = field(default_factory=bytearray)
    pending: list[Wrote | Truncated] = field(default_factory=list)
    flushing: dict[str, int] = field(default_factory=dict)
    is_there: bool = True
    name_is_durable: bool = True


class UnsafeDisk:
    """The files below ``root``, as steps change them."""

    def __init__(self, root: Path) -> None:
        """All that lies below ``root`` now is durable."""
        self._root = root
        self._files: dict[str, _File] = {}
        self._flushes: dict[str, str] = {}
        for path in root.rglob("*"):
            if path.is_file() and self._is_kept(str(path)):
                self._files[str(path)] = _File(bytearray(path.read_bytes()))

    def take(self, step: Step) -> None:
        """One step further."""
        match step:
            case Wrote(file=file) | Truncated(file=file) if self._is_kept(file):
                self._files[file].pending.append(step)
            case Named(file=file, there=there) if self._is_kept(file):
                self._name(file, there=there)
            case FlushBegan(who=who, file=file):
                self._flushes[who] = file
                if file in self._files:
                    self._files[file].flushing[who] = len(self._files[file].pending)
            case Flushed(who=who):
                self._flushed(who, self._flushes.pop(who))

    def lay_out(self, target: Path, rng: random.Random) -> None:
        """Write into ``target`` what a power cut at this moment may leave."""
        for name, file in self._files.items():
            is_there = file.is_there if file.name_is_durable else rng.random() < 0.5
            if not is_there:
                continue
            path = target / Path(name).relative_to(self._root)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(_left_of(file, rng))

    def _name(self, file: str, *, there: bool) -> None:
        known = self._files.get(file)
        if known is None:
            self._files[file] = _File(name_is_durable=False)
        elif known.is_there != there:
            if there:
                known.durable.clear()
                known.pending.clear()
            known.is_there, known.name_is_durable = there, False

    def _flushed(self, who: str, flushed: str) -> None:
        file = self._files.get(flushed)
        if file is not None:
            count = file.flushing.pop(who)
            for step in file.pending[:count]:
                _apply(file.durable, step)
            del file.pending[:count]
            for other in file.flushing:
                file.flushing[other] = max(file.flushing[other] - count, 0)
            return
        for name, inside in self._files.items():
            if str(Path(name).parent) == flushed:
                inside.name_is_durable = True

    def _is_kept(self, file: str) -> bool:
        return file.startswith(f"{self._root}/") and not file.endswith(_NOT_KEPT)


def _left_of(file: _File, rng: random.Random) -> bytearray:
    content = bytearray(file.durable)
    steps = file.pending
    match rng.choice(("nothing", "all", "first", "some")):
        case "all":
            kept = list(steps)
        case "first":
            count = rng.randint(0, len(steps))
            kept = [*steps[:count], *(_torn(step, rng) for step in steps[count : count + 1])]
        case "some":
            kept = [_torn(step, rng) for step in steps if rng.random() < 0.5]
        case _:
            kept = []
    for step in kept:
        _apply(content, step)
    return content


def _torn(step: Wrote | Truncated, rng: random.Random) -> Wrote | Truncated:
    """Its first sectors alone, or all of it."""
    if isinstance(step, Truncated):
        return step
    sectors = rng.randint(0, (len(step.data) + _SECTOR_BYTES - 1) // _SECTOR_BYTES)
    return Wrote(step.file, step.offset, step.data[: sectors * _SECTOR_BYTES])


def _apply(content: bytearray, step: Wrote | Truncated) -> None:
    if isinstance(step, Truncated):
        del content[step.size :]
        content.extend(bytes(step.size - len(content)))
        return
    content.extend(bytes(max(step.offset - len(content), 0)))
    content[step.offset : step.offset + len(step.data)] = step.data
