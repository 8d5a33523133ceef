"""What one round did, as a value."""

from dataclasses import dataclass

from window_desk.desk.sync.core.county_link import LineFailure
from window_desk.desk.use_cases.line_ports import LineState
from window_desk.protocol.messages import StateDigest


@dataclass(frozen=True, slots=True)
class DigestCheck:
    """Both digests at the same position."""

    ours: StateDigest
    countys: StateDigest

    @property
    def agrees(self) -> bool:
        """Whether desk and county hold the same acts with the same results."""
        return self.ours == self.countys


@dataclass(frozen=True, slots=True)
class RoundReport:
    """One round: counts of acts marked, entries applied and leases kept in it.

    ``drained`` says that nothing was left to send and, where the round pulled, that the head was
    reached. ``heard`` says that the county answered at least once. ``rewound`` says that acts were
    queued again because the county no longer knew them. ``lease_problem`` is the county's sentence
    when it would not lend numbers; nothing else is held up by that. ``position`` is how far the desk
    has the feed, ``backup_position`` how far the county has a verified backup.
    """

    state: LineState
    sentence: str
    heard: bool
    failure: LineFailure | None
    pushed: int
    pulled: int
    leased: int
    snapshot_loaded: bool
    rewound: bool
    drained: bool
    lease_problem: str
    digest: DigestCheck | None
    offset_ms: int | None
    epoch: str = ""
    position: int = 0
    backup_position: int | None = None

    @property
    def data_changed(self) -> bool:
        """Whether a screen has something new to read."""
        return (
            bool(self.pushed or self.pulled or self.leased) or self.snapshot_loaded or self.rewound
        )


@dataclass(slots=True)
class RoundTally:
    """The counts while a round is under way."""

    heard: bool = False
    pushed: int = 0
    pulled: int = 0
    leased: int = 0
    snapshot_loaded: bool = False
    rewound: bool = False
    drained: bool = False
    lease_problem: str = ""
    digest: DigestCheck | None = None
