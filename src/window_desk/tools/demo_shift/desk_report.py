"""What parent and desk process hand each other through files: configuration, progress, report."""

import os
from pathlib import Path
from typing import Self

import msgspec


class DeskConfig(msgspec.Struct, frozen=True):
    """How the desk process is started; ``out`` is the demo's folder."""

    out_folder: str
    seed: int
    cases: int
    password: str
    code: str
    county_address: str
    printer_address: str
    printer_profile: str
    reader_address: str
    reader_control: str
    line_control: str

    @property
    def out(self) -> Path:
        """The demo's folder."""
        return Path(self.out_folder)

    @property
    def progress_file(self) -> Path:
        """Where the desk notes how far it came."""
        return self.out / "work" / "progress.json"

    @property
    def report_file(self) -> Path:
        """Where the desk leaves its report."""
        return self.out / "work" / "desk-report.json"

    @classmethod
    def read(cls, file: Path) -> Self:
        """Read the configuration."""
        return msgspec.json.decode(file.read_bytes(), type=cls)


class Progress(msgspec.Struct, frozen=True):
    """The next step of the script, the cases made so far, and the counted key presses."""

    next_step: int = 0
    found: dict[str, str] = {}
    intake_key_presses: int = 0

    @classmethod
    def read(cls, file: Path) -> Self:
        """Read the progress; the beginning where there is no file."""
        return msgspec.json.decode(file.read_bytes(), type=cls) if file.exists() else cls()


class DeskReport(msgspec.Struct, frozen=True):
    """The desk's own account at the end; ``cases`` maps a planned case to its state.

    ``conflicts`` are those that nobody settled; ``scans`` have all their bytes at the county.
    """

    cases: dict[str, str]
    ids: dict[str, str]
    acts: int
    unsent: int
    refused: int
    conflicts: int
    conflicts_settled: int
    scans: int
    scans_not_sent: int
    to_settle: int
    promises_moved: int
    digest: str
    printed: list[str]
    not_printed: list[str]
    intake_key_presses: int


def elsewhere_file(out: Path, case: str) -> Path:
    """What the parent leaves in the demo's folder once another window has acted on a case."""
    return out / "work" / f"elsewhere-{case}"


def write_whole(file: Path, content: bytes) -> None:
    """Replace a file so that a kill leaves the old or the new one."""
    part = file.with_suffix(".part")
    with part.open("wb") as handle:
        handle.write(content)
        handle.flush()
        os.fsync(handle.fileno())
    part.replace(file)
