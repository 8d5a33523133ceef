"""Anki's own client against its own sync server; runs in a virtual environment of its own.

Commands: ``measure ROOM ADDRESS COUNT`` (figures of one round as JSON), ``write ROOM`` (adds one note
after the other until it is killed), ``push ROOM ADDRESS COUNT``, ``pull ROOM ADDRESS``, ``count ROOM``.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

from anki.collection import AddNoteRequest, Collection  # type: ignore[import-not-found]
from anki.sync_pb2 import SyncAuth  # type: ignore[import-not-found]

USER, PASSWORD = "u", "p"
_SINGLE_EDITS = 30
_QUIET_ROUNDS = 20
_SIZE = 300


class Client:
    """One collection and its login."""

    def __init__(self, file: Path, address: str = "") -> None:
        self.collection = Collection(str(file))
        self._auth: SyncAuth | None = None
        if address:
            self._auth = self.collection.sync_login(USER, PASSWORD, address)

    def sync(self) -> None:
        """An incremental round; raises ``RuntimeError`` where Anki wants a whole transfer."""
        told = self.collection.sync_collection(auth=self._auth, sync_media=False)
        if told.required not in {told.NO_CHANGES, told.NORMAL_SYNC}:
            raise RuntimeError("a whole transfer is required")

    def whole(self, *, upload: bool) -> None:
        """Send or fetch the whole collection."""
        self.collection.sync_collection(auth=self._auth, sync_media=False)
        self.collection.close_for_full_sync()
        self.collection.full_upload_or_download(auth=self._auth, server_usn=None, upload=upload)
        self.collection.reopen(after_full_sync=True)

    def add(self, numbers: range) -> None:
        """One note a number, in one transaction."""
        kind = self.collection.models.by_name("Basic")
        deck = self.collection.decks.id("cases")
        requests = []
        for number in numbers:
            note = self.collection.new_note(kind)
            note["Front"], note["Back"] = f"{number} {_text(3, number)}", _text(_SIZE, number)
            requests.append(AddNoteRequest(note=note, deck_id=deck))
        self.collection.add_notes(requests)

    def change(self, number: int) -> None:
        """Another text in one note."""
        note = self.collection.get_note(self.collection.find_notes("")[number])
        note["Back"] = _text(_SIZE, number + 7)
        self.collection.update_note(note)


def _text(length: int, seed: int) -> str:
    state, made = seed + 1, []
    for _ in range(length):
        state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
        made.append(chr(0x4E00 + state % 3_500))
    return "".join(made)


def _took_ms(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1_000


def _say(value: object) -> None:
    sys.stdout.write(json.dumps(value) + "\n")
    sys.stdout.flush()


def measure(room: Path, address: str, count: int) -> None:
    """One round of everything."""
    sender, receiver = Client(room / "sender.anki2", address), Client(room / "b.anki2", address)
    sender.whole(upload=True)
    receiver.whole(upload=False)
    sender.add(range(count))
    push_ms, pull_ms = _took_ms(sender.sync), _took_ms(receiver.sync)

    def both() -> None:
        sender.sync()
        receiver.sync()

    single = []
    for number in range(_SINGLE_EDITS):
        sender.change(number)
        single.append(_took_ms(both))
    quiet = [_took_ms(sender.sync) for _ in range(_QUIET_ROUNDS)]
    fresh = Client(room / "fresh.anki2", address)
    _say(
        {
            "push_ms": push_ms,
            "pull_ms": pull_ms,
            "bootstrap_ms": _took_ms(lambda: fresh.whole(upload=False)),
            "arrived": receiver.collection.note_count(),
            "single_ms": single,
            "quiet_ms": quiet,
            "item_bytes": len(_text(_SIZE + 3, 5).encode()),
        }
    )


def write(room: Path) -> None:
    """Add notes until somebody ends this process."""
    client = Client(room / "sender.anki2")
    number = 0
    while True:
        client.add(range(number, number + 1))
        number += 1
        _say(number)


def push(room: Path, address: str, count: int) -> None:
    """Send ``count`` notes in an incremental round, say so, and wait for a line."""
    client = Client(room / "sender.anki2", address)
    client.whole(upload=True)
    client.add(range(count))
    client.sync()
    _say({"pushed": client.collection.note_count()})
    sys.stdin.readline()


def pull(room: Path, address: str) -> None:
    """How many notes the server has."""
    client = Client(room / "looker.anki2", address)
    client.whole(upload=False)
    _say(client.collection.note_count())


def count(room: Path) -> None:
    """How many notes the sender's collection has."""
    _say(Client(room / "sender.anki2").collection.note_count())


if __name__ == "__main__":
    command, place, *rest = sys.argv[1:]
    match command, rest:
        case "measure", [server, size]:
            measure(Path(place), server, int(size))
        case "write", []:
            write(Path(place))
        case "push", [server, size]:
            push(Path(place), server, int(size))
        case "pull", [server]:
            pull(Path(place), server)
        case "count", []:
            count(Path(place))
        case _:
            sys.exit(__doc__)
