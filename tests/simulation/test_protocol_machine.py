"""The whole stack against a model that fits on a page: the acts of each desk, and one list for the county."""

import random
from contextlib import ExitStack

from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from tests.simulation import clerks
from tests.simulation.chance import NO_TROUBLE, Trace
from tests.simulation.desk_node import DeskNode
from tests.simulation.observer import acts_of_county, compare_all, look_at_county
from tests.simulation.one_thread import seeded
from tests.simulation.world import SITES, World, memory_disk, opened

from window_desk.desk.use_cases.line_ports import LineState

DESKS = st.integers(0, len(SITES) - 1)
KNOWN_AT_THE_COUNTY = {"", "twice", "slow", "reply lost", "cut"}
HEARD_BY_THE_DESK = {"", "twice", "slow"}


class ProtocolMachine(RuleBasedStateMachine):
    """``saved`` is what clerks saved, ``acked`` how much of it each desk has results for, ``county`` the
    county's order, ``late`` what is still on its way: a desk, its epoch, and up to which act."""

    def __init__(self) -> None:
        super().__init__()
        self.stack = ExitStack()
        folder = self.stack.enter_context(memory_disk())
        self.stack.enter_context(seeded(random.Random(1)))
        self.world: World = self.stack.enter_context(
            opened(folder, random.Random(0), Trace(), NO_TROUBLE)
        )
        self.saved: list[list[str]] = [[] for _ in SITES]
        self.acked: list[int] = [0 for _ in SITES]
        self.county: list[str] = []
        self.backup: list[str] = []
        self.late: list[tuple[int, int, int]] = []
        self.requests: list[tuple[str, str, bytes]] = []
        self.restores = 0
        self.known_epoch: list[int] = [0 for _ in SITES]

    def teardown(self) -> None:
        self.stack.close()

    @initialize()
    def enrol(self) -> None:
        for desk in self.world.desks:
            assert desk.enrol()
            assert self._round(desk) is LineState.ONLINE
        self.world.node.back_up()

    @rule(number=DESKS)
    def save(self, number: int) -> None:
        desk = self.world.desks[number]
        before = set(self.saved[number])
        desk.do(lambda: clerks.receive_one(desk))
        rows = desk.rows.all("SELECT id FROM act WHERE desk = ? ORDER BY sequence", desk.desk)
        fresh = [act for (act,) in rows if act not in before]
        assert fresh
        self.saved[number] += fresh
        desk.saved.update(fresh)

    @rule(
        number=DESKS,
        trouble=st.sampled_from(["", "", "lost", "reply lost", "cut", "late", "twice", "slow"]),
    )
    def sync(self, number: int, trouble: str) -> None:
        desk, saved = self.world.desks[number], self.saved[number]
        begins_anew = self.known_epoch[number] != self.restores
        at_county = [act for act in self.county if act in saved]
        if begins_anew:
            # Its first request is refused by the new epoch, so trouble of the line would meet that one.
            trouble = ""
            self.known_epoch[number] = self.restores
            self.acked[number] = len(at_county)
        pushes = self.acked[number] < len(saved)
        desk.line.troubles = {"push": trouble} if trouble and pushes else {}
        state = self._round(desk)
        desk.line.troubles = {}
        if not pushes:
            assert state is LineState.ONLINE
            return
        if trouble in KNOWN_AT_THE_COUNTY:
            self.county += saved[len(at_county) :]
        if trouble == "late":
            # Kept back from the network, which would deliver it at some moment of its own.
            self.late.append((number, self.restores, len(saved)))
            self.requests += self.world.network.late
            self.world.network.late.clear()
        if trouble in HEARD_BY_THE_DESK:
            self.acked[number] = len(saved)
        assert (state is LineState.ONLINE) == (trouble in HEARD_BY_THE_DESK)

    @rule()
    def what_was_late_arrives(self) -> None:
        """All of it, the newest first."""
        requests, self.requests = self.requests, []
        for request, (number, epoch, until) in reversed(
            list(zip(requests, self.late, strict=True))
        ):
            self.world.network.deliver_unheard(*request)
            here = sum(act in self.saved[number] for act in self.county)
            if epoch == self.restores:
                self.county += self.saved[number][here:until]
        self.late.clear()

    @rule(number=DESKS)
    def restart(self, number: int) -> None:
        self.world.desks[number].restart()

    @rule()
    def the_county_ends(self) -> None:
        self.world.node.start_again()

    @rule()
    def back_up(self) -> None:
        self.world.node.back_up()
        self.backup = list(self.county)

    @rule()
    def restore(self) -> None:
        self.world.node.restore()
        self.world.observer.begin_epoch(self.world.node)
        self.county = list(self.backup)
        self.restores += 1

    @invariant()
    def the_county_is_the_list(self) -> None:
        assert [judged.act.id for judged in acts_of_county(self.world.node)] == self.county
        look_at_county(self.world.node)

    @invariant()
    def desks_know_what_they_know(self) -> None:
        for number, desk in enumerate(self.world.desks):
            if not desk.desk:
                continue
            self.world.observer.look_at(desk, self.world.node)
            unsent = len(self.saved[number]) - self.acked[number]
            assert desk.store.cache.unsent_count() == unsent

    @rule()
    def come_to_rest(self) -> None:
        """On good lines everybody ends with the same, whatever was before."""
        for number in range(len(SITES)):
            self.sync(number, "")
        for desk in self.world.desks:
            desk.engine.compare_digest()
            assert self._round(desk) is LineState.ONLINE
        compare_all(self.world.node, self.world.desks, self.world.observer)

    def _round(self, desk: DeskNode) -> LineState:
        report = desk.run_round()
        assert report is not None
        self.world.observer.after_round(report)
        return report.state


# A failing history is told as it was found: making it shorter would take minutes a try.
ProtocolMachine.TestCase.settings = settings(
    max_examples=6,
    stateful_step_count=25,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)
TestProtocol = ProtocolMachine.TestCase
