"""The badges of the rail count what their screens list."""

from tests.desk.store.test_workbench import DECIDED, GRANT, SIGNED, accepted
from tests.desk.store.world import DESK, EXAMINER, RECEIVER, SIGNATORY, World, received

from window_desk.casework import acts as a
from window_desk.casework.duties import Clerk
from window_desk.casework.settlement import Settled, SettleWay
from window_desk.desk.store.rail_counts import MOST
from window_desk.desk.ui.screens.to_settle.words import shown_entries
from window_desk.desk.use_cases.case_views import RailCounts
from window_desk.protocol import messages as m

WITHDRAWN = a.Withdrawn("不办了")


def counted(world: World, clerk: Clerk = RECEIVER) -> RailCounts:
    return world.store.cache.rail_counts(clerk)


def test_a_case_is_counted_where_its_next_step_is_taken(world: World) -> None:
    assert counted(world) == RailCounts(0, 0, 0)
    world.take("case-1", received(1))
    assert counted(world) == RailCounts(0, 0, 0)
    world.take("case-1", accepted(world))
    assert counted(world) == RailCounts(1, 0, 0), "to be examined"
    world.take("case-1", GRANT, clerk="1002")
    assert counted(world) == RailCounts(1, 0, 0), "to be signed off"
    world.take("case-1", SIGNED, DECIDED, clerk="1003")
    assert counted(world) == RailCounts(0, 1, 0), "a certificate is to be issued"
    world.take("case-1", a.CertificateIssued("青1", "timber-felling", "王秀兰", None, ""))
    assert counted(world) == RailCounts(0, 1, 0)
    handed_over = a.Delivered("王秀兰", "本人", a.HandOverMeans.SIGNED, identity_checked=True)
    world.take("case-1", handed_over)
    assert counted(world) == RailCounts(0, 0, 0)


def test_no_count_of_cases_goes_on_without_end(world: World) -> None:
    cases = world.others_receive(MOST + 3)
    world.others(*(world.other.act(case, accepted(world), "1001") for case in cases))
    assert counted(world).sign_off == MOST


def test_what_is_to_be_settled_is_counted_as_it_is_listed(world: World) -> None:
    case = world.receive()
    world.page(world.push())

    def expect(*expected: int) -> None:
        for clerk, count in zip((RECEIVER, EXAMINER, SIGNATORY), expected, strict=True):
            listed = shown_entries(world.store.cache.to_settle(), DESK, clerk)
            assert counted(world, clerk).to_settle == len(listed) == count, clerk.name

    expect(0, 0, 0)
    refused = world.other.act(case, WITHDRAWN)
    world.others(refused, status=m.ActStatus.REFUSED)
    expect(0, 0, 1)
    asked = Settled((refused.id,), SettleWay.SUPERVISOR_ASKED, "请值班长核对")
    world.others(world.other.act(case, asked))
    expect(1, 1, 1)
    again = Settled((refused.id,), SettleWay.REOPENED, "误处理")
    world.others(world.other.act(case, again))
    expect(0, 0, 1)
    world.others(world.other.act(case, WITHDRAWN), status=m.ActStatus.CONFLICT)
    expect(1, 1, 2)
    world.take(case, WITHDRAWN, WITHDRAWN)
    world.page(world.push(lambda _act: m.ActStatus.REFUSED))
    expect(2, 2, 3)
