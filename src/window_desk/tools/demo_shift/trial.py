"""A desk to try out: sample county, virtual printer and reader as processes, the real window here.

Ports and data are kept in the folder, so that a desk that was enrolled once finds its county again.
"""

import os
from contextlib import ExitStack
from pathlib import Path
from typing import Final, Self

import msgspec
from PySide6.QtCore import QTimer

from window_desk.county.catalogue.sample_people import load_sample_people
from window_desk.desk.bootstrap import DeskOptions, DeskProgram, run_desk
from window_desk.desk.bootstrap.gate import DeskGate
from window_desk.desk.pc_clock import PcClock
from window_desk.desk.store.pc_settings import PcSettings
from window_desk.desk.ui.screens.settings.presenter import SettingKey
from window_desk.desk.ui.screens.sign_in.enrol_presenter import EnrolForm
from window_desk.resources import forms_path
from window_desk.tools.demo_shift.children import Child, ChildFailedError, run_once
from window_desk.tools.demo_shift.people import People
from window_desk.tools.demo_shift.shift import PRINTER_PROFILE, SITE

_SEED: Final = 2026
_MORE_CARDS: Final = 4
_PORTS_FILE: Final = "ports.json"
_STEP_MS: Final = 250
_FIRST_CLERK: Final = "1001"


class _Ports(msgspec.Struct, frozen=True):
    """Ports of the last start; 0 takes a free one."""

    county: int = 0
    printer: int = 0


class Trial:
    """Use it as a context manager; its processes end with it."""

    def __init__(self, folder: Path, card: Path | None = None) -> None:
        self.folder = folder.resolve()
        self.folder.mkdir(parents=True, exist_ok=True)
        self.clerk = _FIRST_CLERK
        self.password = load_sample_people(forms_path()).password
        self.cards = self._write_cards()
        self.reader_control = ""
        self._card = card or self.cards[0]
        self._county_address = ""
        self._printer_address = ""
        self._reader_address = ""
        self._children = ExitStack()

    def __enter__(self) -> Self:
        """Start the machines; raises :class:`ChildFailedError`."""
        try:
            self._start()
        except BaseException:
            self._children.close()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self._children.close()

    def open_desk(self) -> int:
        """Enrol this desk if it never was, and run it until its window is closed."""
        options = DeskOptions(
            profile=self.folder / "desk",
            marks=self.folder / "marks",
            county_address=self._county_address,
            use_system_keyring=False,
        )
        gate = DeskGate(options, PcClock())
        if not gate.is_enrolled:
            self._enrol(gate)
        return run_desk(options, _let_signals_in)

    def _start(self) -> None:
        ports = self._ports()
        county_command = ["county", "--database", self._database, "--sample"]
        printer = self._child(
            "printer",
            *("virtual-printer", "--tcp", str(ports.printer), "--paper", "80"),
            *("--charset", "gbk", "--out", str(self.folder / "tickets")),
        )
        if os.name == "posix":
            reader = self._child(
                "reader",
                *("virtual-id-reader", "--link", str(self.folder / "reader")),
                *("--card", str(self._card)),
            ).announcement()
            self._reader_address = reader["address"]
            self.reader_control = reader["control"]
        self._printer_address = printer.announcement()["addresses"][0]
        county = self._child("county", *county_command, "--port", str(ports.county))
        self._county_address = county.announcement()["address"]
        used = _Ports(_port_of(self._county_address), _port_of(self._printer_address))
        (self.folder / _PORTS_FILE).write_bytes(msgspec.json.encode(used))

    def _child(self, name: str, *arguments: str) -> Child:
        return self._children.enter_context(Child(name, ["window_desk", *arguments], self.folder))

    def _enrol(self, gate: DeskGate) -> None:
        """Enrol with a fresh code and the first clerk, and keep where the devices are."""
        county_command = ["window_desk", "county", "--database", self._database]
        code = run_once("code", [*county_command, "code", "--site", SITE], self.folder)
        form = EnrolForm(self._county_address, code, "1号窗口", self.clerk, self.password)
        try:
            outcome = gate.enrol(form, lambda _sentence: None)
        finally:
            gate.close()
        if outcome.sentence:
            raise ChildFailedError(outcome.sentence)
        settings = PcSettings(self.folder / "desk")
        for key, value in (
            (SettingKey.PRINTER_ADDRESS, self._printer_address),
            (SettingKey.PRINTER_PROFILE, PRINTER_PROFILE),
            (SettingKey.READER_ADDRESS, self._reader_address),
            (SettingKey.DOCUMENT_PRINTER, f"folder:{self.folder / 'papers'}"),
            (SettingKey.COUNTY_ADDRESS, self._county_address),
        ):
            if value:
                settings.set(key.value, value)
        settings.set("last_clerk", self.clerk)

    def _ports(self) -> _Ports:
        file = self.folder / _PORTS_FILE
        if not file.exists():
            return _Ports()
        return msgspec.json.decode(file.read_bytes(), type=_Ports)

    def _write_cards(self) -> tuple[Path, ...]:
        folder = self.folder / "cards"
        folder.mkdir(exist_ok=True)
        people = People(_SEED)
        cast = (
            people.anybody(),
            people.of_minority(),
            people.with_rare_name(),
            people.anybody(1938, 1943),
            *(people.anybody() for _ in range(_MORE_CARDS)),
        )
        files = []
        for number, person in enumerate(cast, start=1):
            file = folder / f"{number}-{person.name}.json"
            file.write_text(person.card(), encoding="utf-8")
            files.append(file)
        return tuple(files)

    @property
    def _database(self) -> str:
        return f"sqlite:///{(self.folder / 'county.db').as_posix()}"


def _port_of(address: str) -> int:
    return int(address.rstrip("/").rpartition(":")[2])


def _let_signals_in(program: DeskProgram) -> None:
    """Python looks at signals only between its own steps, and Qt may run without one for minutes."""
    timer = QTimer(program)
    timer.timeout.connect(_take_a_step)
    timer.start(_STEP_MS)


def _take_a_step() -> None:
    return
