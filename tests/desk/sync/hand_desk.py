"""A desk whose sync is turned by hand: real store, real HTTP, its line's threads never started."""

import random
import shutil
from pathlib import Path

from tests.county.small_county import TOWN, Wall
from tests.desk.sync.real_desk import RealDesk

from window_desk.county.bootstrap import County
from window_desk.desk.sync.blobs_on_writer import BlobsOnWriter
from window_desk.desk.sync.core.blob_lane import BlobLane, Step
from window_desk.desk.sync.core.engine import SyncEngine
from window_desk.desk.sync.core.round_report import RoundReport
from window_desk.protocol.messages import EnrolReply


class HandDesk(RealDesk):
    """Rounds and steps when the test says so; the same ``folder`` again is the same desk."""

    def __init__(self, folder: Path, wall: Wall) -> None:
        super().__init__(folder, wall)
        self.folder = folder
        self.wall = wall
        self.engine = SyncEngine(
            self.sync, self.connect, self.clock, random.SystemRandom(), app_version="0.1.0"
        )
        self.lane = BlobLane(
            BlobsOnWriter(self.store.blobs, self.executor),
            self.connect,
            self.gate,
            random.Random(1),
        )

    def enrolled(self, county: County, url: str, site: str = TOWN.code) -> "HandDesk":
        """Enrol and read everything."""
        self.enrol(county, url, site)
        self.round()
        return self

    def enrol(self, county: County, url: str, site: str = TOWN.code) -> EnrolReply:
        """Enrol, also again."""
        reply = super().enrol(county, url, site)
        self.engine.forget_session()
        return reply

    def round(self) -> RoundReport:
        """A whole round, which must go well."""
        report = self.engine.run_once()
        assert report.failure is None, report
        return report

    def try_step(self) -> tuple[RoundReport, Step]:
        """One step of the lane, whatever comes of it."""
        return self.engine.move_file(self.lane)

    def step(self) -> Step:
        """One step of the lane, which must go well."""
        report, step = self.try_step()
        assert report.failure is None, report
        return step

    def steps(self) -> int:
        """Steps until nothing is to be done; how many moved something."""
        moved = 0
        while self.step() is Step.MOVED:
            moved += 1
            assert moved < 1_000
        return moved

    def killed(self) -> "HandDesk":
        """The desk as it comes up again from what its disk held at this moment.

        Its files are copied while it runs: what it would have written at its end is not there.
        """
        image = self.folder.with_name(f"{self.folder.name}k")
        shutil.copytree(self.folder, image)
        self.close()
        shutil.rmtree(self.folder)
        return HandDesk(image, self.wall)

    def close(self) -> None:
        self.engine.close()
        self.lane.close()
        super().close()
