"""A desk in a process of its own: enrols, works by keys, and says on standard output what happened.

Arguments: what to do, folder, address of the county, enrolment code.
"""

import json
import resource
import sys
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QApplication
from tests.desk.ui.screens.county_house import PLAIN_ITEM
from tests.desk.ui.screens.desk_at_counter import DeskAtCounter, Key, desk_at_counter

from window_desk.casework.case import CaseState
from window_desk.desk.bootstrap import DeskOptions
from window_desk.desk.ui.crash_hook import crash_sentence
from window_desk.desk.ui.screens.intake.view import IntakeScreen
from window_desk.tools.demo_shift.people import People, Person

SEED = 77


def who() -> Person:
    """The applicant whose intake is under way."""
    return replace(People(SEED).anybody(), name="欧阳断电")


def type_half(desk: DeskAtCounter) -> IntakeScreen:
    """An intake with two materials judged."""
    person = who()
    desk.go("intake")
    screen = desk.screen(IntakeScreen)
    desk.hands.type("xcsl")
    desk.hands.enter()
    assert screen.presenter.item is not None
    assert screen.presenter.item.name == PLAIN_ITEM
    for text in (person.name, person.id_number, person.phone):
        desk.hands.type(text)
        desk.hands.enter()
    desk.hands.type("12")
    return screen


def draft_is_kept(desk: DeskAtCounter, screen: IntakeScreen) -> bool:
    """Whether the last key press is on the disk."""
    draft = desk.session.cache.draft(screen.presenter.draft_key)
    return draft is not None and draft.body == screen.presenter.draft.encode()


def say(line: str) -> None:
    """Tell the test."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def be_killed(desk: DeskAtCounter) -> None:
    """Type half an intake and wait for the end."""
    screen = type_half(desk)
    desk.wait(lambda: draft_is_kept(desk, screen), "the draft is not kept")
    say("kept")
    desk.wait(lambda: False, "nobody came to kill", 60)


def lose_the_disk(desk: DeskAtCounter) -> None:
    """No file may grow any more, as on a full disk; then try to accept."""
    screen = type_half(desk)
    desk.hands.type("0")
    desk.wait(lambda: draft_is_kept(desk, screen), "the draft is not kept")
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
    acts = desk.session.cache.acts_count()
    desk.press(Key.Key_F8)
    desk.wait(desk.banner, "nobody says that the disk is full")
    first = desk.banner()
    desk.press(Key.Key_F8)
    banners = desk.program.window.banners
    desk.wait(lambda: len(banners._banners) > 1, "nobody says that only looking is possible")
    say(
        json.dumps(
            {
                "first": first,
                "then": "".join(banners._banners),
                "crashes": sum(crash_sentence() in said for said in banners._banners),
                "acts": desk.session.cache.acts_count() - acts,
                "name": screen.applicant.fields["name"].text(),
                "looking": len(desk.session.cache.items(desk.session.today())),
            },
            ensure_ascii=False,
        )
    )


def log_is_empty(desk: DeskAtCounter) -> bool:
    """Fold SQLite's log and cut it off: what is written next needs room, and none that is there."""
    store = desk.program.gate.store
    assert store is not None
    writer = store._parts.writer
    store.journal.executor.submit(
        lambda: writer.rows.all("PRAGMA wal_checkpoint(TRUNCATE)")
    ).result()
    return (Path(sys.argv[2]) / "desk" / "cases.db-wal").stat().st_size == 0


def outlive_a_full_disk(desk: DeskAtCounter) -> None:
    """Fill the disk, try to accept, make room again, accept."""
    screen = type_half(desk)
    desk.hands.type("0")
    desk.wait(lambda: draft_is_kept(desk, screen), "the draft is not kept")
    desk.wait(lambda: log_is_empty(desk), "the log stays")
    filler = Path(sys.argv[2]) / "filler"
    with filler.open("wb", buffering=0) as file, suppress(OSError):
        while True:
            file.write(bytes(4096))
    desk.press(Key.Key_F8)
    desk.wait(lambda: "空间不足" in desk.banner(), "nobody says that the disk is full")
    said = desk.banner()
    desk.press(Key.Key_F8)
    filler.unlink()
    desk.wait(lambda: "磁盘" not in desk.banner(), "nobody says that there is room again", 50)
    desk.press(Key.Key_F8)
    desk.wait_state(desk.newest_of(who().name).id, CaseState.ACCEPTED)
    say(json.dumps({"said": said}, ensure_ascii=False))


DEEDS = {
    "be_killed": be_killed,
    "lose_the_disk": lose_the_disk,
    "outlive_a_full_disk": outlive_a_full_disk,
}


def main() -> None:
    """Do one deed."""
    what, folder, address, code = sys.argv[1], Path(sys.argv[2]), sys.argv[3], sys.argv[4]
    app = QApplication(sys.argv[:1])
    options = DeskOptions(
        profile=folder / "desk",
        marks=folder / "marks",
        document_printer=f"folder:{folder / 'pdf'}",
        use_system_keyring=False,
    )
    with desk_at_counter(app, options) as desk:
        desk.enrol(address, code)
        DEEDS[what](desk)


if __name__ == "__main__":
    main()
