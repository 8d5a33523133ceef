"""A real desk without a screen: real store, real use cases, real engine; ends, is restored, comes back."""

import random
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from tests.simulation.chance import Chance, PowerCutError
from tests.simulation.clocks import SimulatedPc, TrueTime
from tests.simulation.network import Network, SimulatedLine

from window_desk.desk.pc_clock import PcClock
from window_desk.desk.store.engine import Rows
from window_desk.desk.store.enrolment_keys import EnrolmentKeys
from window_desk.desk.store.opening import DeskStore, open_store
from window_desk.desk.sync.blobs_on_writer import BlobsOnWriter
from window_desk.desk.sync.core.blob_lane import BlobLane, Step
from window_desk.desk.sync.core.engine import SyncEngine
from window_desk.desk.sync.core.round_report import RoundReport
from window_desk.desk.sync.enrol import EnrolField, Enrolment
from window_desk.desk.sync.on_writer import OnWriter
from window_desk.desk.use_cases.counter import Counter
from window_desk.protocol.messages import EnrolReply

KEY = bytes(range(32))
ADDRESS = "https://county.example"
_Result = TypeVar("_Result")


@dataclass(frozen=True, slots=True)
class Image:
    """A copy of the profile, and what the desk knew then."""

    folder: Path
    saved: frozenset[str]


class _Open:
    """Files may always go."""

    def transfers_allowed(self) -> bool:
        return True


@dataclass
class DeskNode:
    """One PC. ``saved`` are the ids of the acts that its clerks were told are saved."""

    folder: Path
    site: str
    network: Network
    new_code: Callable[[str], str]
    time: TrueTime
    chance: Chance
    rng: random.Random
    saved: set[str] = field(default_factory=set)
    desk: str = ""
    code: str = ""
    images: list[Image] = field(default_factory=list)
    offline_days: int = 0
    ends: int = 0

    def __post_init__(self) -> None:
        self.pc = SimulatedPc(self.time, self.rng.randint(-100_000, 100_000))
        self.line = SimulatedLine(self.network, lambda: self.desk)
        self.store: DeskStore
        self._open()

    @property
    def name(self) -> str:
        return self.folder.name

    @property
    def rows(self) -> Rows:
        """The reader's rows."""
        return self.store._readers.session().rows

    def do(self, work: Callable[[], _Result], *, may_end: bool = True) -> _Result | None:
        """Do ``work`` on the writer; ``None`` when the program ended in it and was started again."""
        self.chance.at = self.name if may_end else ""
        try:
            return self.store.journal.executor.submit(work).result()
        except PowerCutError:
            self._come_back()
            return None
        finally:
            self.chance.at = ""

    def run_round(self, *, whole: bool = True) -> RoundReport | None:
        """One round with the county; ``None`` when the program ended in it."""
        self.chance.at = self.name
        try:
            report = self.engine.run_once() if whole else self.engine.send()
        except PowerCutError:
            self._come_back()
            return None
        finally:
            self.chance.at = ""
        self.chance.trace.note("round", self.name, report.state, report.pushed, report.pulled)
        return report

    def move_file(self) -> Step:
        """One step of the lane of files; ``HELD`` when the line or the program failed in it."""
        self.chance.at = self.name
        self.line.files_may_go = True
        try:
            report, step = self.engine.move_file(self.lane)
        except PowerCutError:
            self._come_back()
            return Step.HELD
        finally:
            self.line.files_may_go = False
            self.chance.at = ""
        self.chance.trace.note("file", self.name, step.value, report.state)
        return step if report.failure is None else Step.HELD

    def enrol(self) -> bool:
        """Enrol, or enrol again; False when that did not come through."""
        self.chance.at = self.name
        keys = EnrolmentKeys(self.folder / "profile")
        enrolment = Enrolment(self.sync, lambda _address: self.line, keys)
        # a code is used until it has led to an identity, also by the program that comes after this one
        code = self.code = self.code or self.new_code(self.site)
        try:
            for _ in range(4):
                reply = enrolment.enrol(ADDRESS, code, self.name)
                if isinstance(reply, EnrolReply):
                    self.desk, self.code = reply.desk, ""
                    keys.forget()
                    self.engine.forget_session()
                    self.chance.trace.note("enrolled", self.name, self.desk)
                    return True
                if reply.field is EnrolField.CODE:
                    # expired, or of a county that was restored: the clerk asks for another one
                    code = self.code = self.new_code(self.site)
        except PowerCutError:
            self._come_back()
        finally:
            self.chance.at = ""
        return False

    def counter(self, clerk: str) -> Counter | None:
        """A clerk at this desk; ``None`` while the desk does not know enough yet."""
        cache = self.store.cache
        known = cache.clerks().get(clerk)
        if known is None or not self.desk:
            return None
        return Counter(
            self.store.journal, self.clock, cache.site(), cache.calendar(), known, cache.rules()
        )

    def restart(self) -> None:
        """The PC is switched off and on."""
        self.store.close()
        self.pc.restart()
        self._open()

    def take_image(self) -> None:
        """Copy the profile as a backup program would, between two transactions."""
        target = self.folder / f"image-{len(self.images)}"
        shutil.copytree(self.folder / "profile", target)
        self.images.append(Image(target, frozenset(self.saved)))

    def held(self) -> set[str]:
        """Ids of all acts that this disk holds."""
        found = self.rows.all(
            "SELECT id FROM act UNION SELECT id FROM act_set_aside UNION SELECT id FROM former_act"
        )
        return {act for (act,) in found}

    def left(self) -> set[str]:
        """Ids of the acts of a former identity that a clerk has left unsent."""
        return {act for (act,) in self.rows.all("SELECT id FROM former_act WHERE way = 'left'")}

    def restore_image(self, image: Image) -> set[str]:
        """The disk gets its old content back; the folder of marks beside it does not.

        Returns the acts that are no longer on it.
        """
        before = self.held()
        self.store.close()
        shutil.rmtree(self.folder / "profile")
        shutil.copytree(image.folder, self.folder / "profile")
        self.saved = set(image.saved)
        self.code = ""
        self.pc.restart()
        self._open()
        return before - self.held()

    def close(self) -> None:
        """Close the store."""
        self.store.close()

    def _come_back(self) -> None:
        self.ends += 1
        self.chance.at = ""
        self.store.close()
        if self.chance.happens(0.5):
            self.pc.restart()
        self._open()

    def _open(self) -> None:
        self.clock = PcClock(self.pc)
        self.store = open_store(self.folder / "profile", KEY, self.clock, self.folder / "marks")
        self.sync = OnWriter(self.store.sync, self.store.journal.executor)
        identity = self.sync.identity()
        if identity is not None:
            self.desk = identity.desk
        self.engine = SyncEngine(
            self.sync, lambda _address: self.line, self.clock, self.rng,
            app_version="0.1.0", digest_every=4,
        )  # fmt: skip
        blobs = BlobsOnWriter(self.store.blobs, self.store.journal.executor)
        self.lane = BlobLane(blobs, lambda _address: self.line, _Open(), self.rng)
