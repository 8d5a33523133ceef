"""A PC that is enrolled again: its former desk is retired, and what that never sent comes as its own."""

from dataclasses import replace
from datetime import timedelta

import msgspec
import pytest
from tests.county.builders import PaperDesk
from tests.county.conftest import NewDesk
from tests.county.replies import code_of
from tests.county.small_county import EXAMINER, OTHER_TOWN, RECEIVER, SUPERVISOR, TOWN, Wall
from uuid_utils import uuid7

from window_desk.casework import acts as a
from window_desk.casework.acts import Act, ActBody, TakenOver
from window_desk.county.bootstrap import County
from window_desk.county.use_cases.case_files import CaseFile
from window_desk.protocol import messages as m
from window_desk.protocol.act_codec import content_hash, encode_act
from window_desk.protocol.paper_code import paper_code, printed_hash
from window_desk.protocol.signatures import DeskKey, former_desk_text

APPLIED, REFUSED = m.ActStatus.APPLIED, m.ActStatus.REFUSED


def proof(former: PaperDesk, new: PaperDesk, key: DeskKey | None = None) -> m.FormerDesk:
    """Who ``new`` was, signed by the former key."""
    text = former_desk_text(
        former.county, former.desk, former.incarnation, new.key.public, new.incarnation
    )
    return m.FormerDesk(former.desk, former.incarnation, (key or former.key).sign(text))


def again(county: County, former: PaperDesk, wall: Wall, site: str = TOWN.code) -> PaperDesk:
    """The PC of ``former``, enrolled again; its request is answered the same when it is repeated."""
    new = PaperDesk(former.url, wall)
    code = county.create_enrolment_code(site)
    request = msgspec.structs.replace(new.enrolment(code), former=proof(former, new))
    reply = new.call("/v1/enrol", request, m.EnrolReply)
    assert new.call("/v1/enrol", request, m.EnrolReply) == reply
    new.desk, new.county, new.epoch = reply.desk, reply.county, reply.epoch
    new.site = former.site
    new.open_session()
    return new


def unsent(desk: PaperDesk, case: str, *steps: tuple[ActBody, str]) -> list[Act]:
    """Acts that the desk never sends."""
    acts = desk.take(case, *steps)
    desk.queue.clear()
    return acts


def take_over(new: PaperDesk, *acts: Act, by: str = SUPERVISOR) -> None:
    """Queue ``acts`` of a former identity, sealed anew, as one transaction."""
    sealed = []
    transaction = str(uuid7())
    for act in acts:
        content = encode_act(act)
        fresh = new.compose(act.case, act.body, act.clerk, transaction=transaction, act=act.id)
        origin = TakenOver(
            act.desk, act.sequence, content_hash(content), printed_hash(content, act),
            by, new.wall(),
        )  # fmt: skip
        fresh = replace(fresh, at=act.at, clock=act.clock, taken_over=origin)
        sealed.append(new.seal(encode_act(fresh)))
    new.queue.append(tuple(sealed))


def results(desk: PaperDesk) -> list[tuple[m.ActStatus, str]]:
    return [(result.status, result.code) for result in desk.push().results]


@pytest.fixture
def former(new_desk: NewDesk) -> PaperDesk:
    """A desk with numbers, one case at the county."""
    desk = new_desk()
    desk.accept_case()
    desk.push()
    return desk


def receipt(desk: PaperDesk) -> list[Act]:
    """A receipt with its acceptance that never leaves the PC."""
    return unsent(
        desk, str(uuid7()), (desk.received(), RECEIVER), (desk.accepted(), RECEIVER)
    )  # fmt: skip


def test_who_is_enrolled_again_retires_the_desk_that_it_was(
    county: County, former: PaperDesk, wall: Wall
) -> None:
    new = again(county, former, wall)
    assert new.desk != former.desk
    assert former.open_session().status is m.DeskStatus.FORKED
    counted = {"active": 1, "forked": 0, "withdrawn": 0}
    assert county.standing().desks_by_status == counted, "nobody has to look after it"
    former.accept_case()
    assert code_of(former.post("/v1/push", former.pending())) == (403, "desk_forked")
    lease = m.LeaseRequest(
        str(uuid7()), former.desk, former.incarnation, f"case:{TOWN.code}:2026", 10
    )
    assert code_of(former.post("/v1/leases", lease)) == (403, "desk_forked")
    new.close()


def test_nobody_retires_a_desk_whose_key_he_has_not(
    county: County, former: PaperDesk, wall: Wall
) -> None:
    stranger = PaperDesk(former.url, wall)
    code = county.create_enrolment_code(TOWN.code)
    plain = stranger.enrolment(code)
    good = proof(former, stranger)
    for wrong in (
        proof(former, stranger, stranger.key),
        msgspec.structs.replace(good, signature="x"),
    ):
        request = msgspec.structs.replace(plain, former=wrong)
        assert code_of(stranger.post("/v1/enrol", request)) == (401, "former_signature_wrong")
    assert former.open_session().status is m.DeskStatus.ACTIVE
    stranger.close()


@pytest.mark.parametrize(
    ("desk", "number"),
    [
        ("gone-01", 2),
        (f"{TOWN.code}-07", 8),
        (f"{TOWN.code}-9999", 10_000),
        (f"{TOWN.code}-123456789", 2),
        ("", 2),
    ],
)
def test_a_desk_that_a_restored_county_does_not_know_is_passed_over_and_its_id_not_given_again(
    county: County, former: PaperDesk, wall: Wall, desk: str, number: int
) -> None:
    """An empty ``desk`` stands for one whose id another PC has got since."""
    new = PaperDesk(former.url, wall)
    lost = m.FormerDesk(desk or former.desk, "before-the-backup", "nobody-can-check")
    code = county.create_enrolment_code(TOWN.code)
    reply = new.call(
        "/v1/enrol", msgspec.structs.replace(new.enrolment(code), former=lost), m.EnrolReply
    )
    assert reply.desk == f"{TOWN.code}-{number:02d}"
    another = PaperDesk(former.url, wall).enrol(county.create_enrolment_code(TOWN.code))
    assert another.desk == f"{TOWN.code}-{number + 1:02d}"
    assert former.open_session().status is m.DeskStatus.ACTIVE
    new.close()
    another.close()


def after_a_restore(county: County, former: PaperDesk, wall: Wall) -> PaperDesk:
    """The PC of ``former`` was another desk since; the restored county knows only the first of the two."""
    lost, new = PaperDesk(former.url, wall), PaperDesk(former.url, wall)
    lost.county, lost.desk = former.county, f"{TOWN.code}-07"
    request = msgspec.structs.replace(
        new.enrolment(county.create_enrolment_code(TOWN.code)),
        former=proof(lost, new),
        earlier=(m.FormerDesk(f"{TOWN.code}-12", "lost-too", "x"), proof(former, new)),
    )
    reply = new.call("/v1/enrol", request, m.EnrolReply)
    assert new.call("/v1/enrol", request, m.EnrolReply) == reply
    new.desk, new.county, new.epoch = reply.desk, reply.county, reply.epoch
    new.site = former.site
    new.open_session()
    lost.close()
    return new


def test_who_the_pc_was_before_a_desk_that_the_county_lost_is_retired_and_its_numbers_claimed(
    county: County, former: PaperDesk, wall: Wall
) -> None:
    acts = receipt(former)
    new = after_a_restore(county, former, wall)
    assert new.desk == f"{TOWN.code}-13"
    assert former.open_session().status is m.DeskStatus.FORKED
    take_over(new, *acts)
    assert results(new) == [(APPLIED, "")] * 2
    new.close()


def test_nobody_claims_an_earlier_desk_whose_key_he_has_not(
    county: County, former: PaperDesk, wall: Wall
) -> None:
    stranger = PaperDesk(former.url, wall)
    request = msgspec.structs.replace(
        stranger.enrolment(county.create_enrolment_code(TOWN.code)),
        former=m.FormerDesk("gone-01", "before-the-backup", "x"),
        earlier=(proof(former, stranger, stranger.key),),
    )
    assert code_of(stranger.post("/v1/enrol", request)) == (401, "former_signature_wrong")
    assert former.open_session().status is m.DeskStatus.ACTIVE
    stranger.close()


def test_a_restored_county_gives_no_id_that_it_may_have_given_before(
    county: County, former: PaperDesk, wall: Wall
) -> None:
    def next_desk(site: str) -> str:
        desk = PaperDesk(former.url, wall).enrol(county.create_enrolment_code(site))
        desk.close()
        return desk.desk

    assert former.desk == f"{TOWN.code}-01"
    county.begin_epoch()
    # at a site of which the backup knew no desk as well
    assert next_desk(OTHER_TOWN.code) == f"{OTHER_TOWN.code}-102"
    assert next_desk(TOWN.code) == f"{TOWN.code}-102"
    assert next_desk(TOWN.code) == f"{TOWN.code}-103"
    county.begin_epoch()
    assert next_desk(OTHER_TOWN.code) == f"{OTHER_TOWN.code}-204"


def test_numbers_on_paper_are_claimed_once_from_the_retired_lease(
    county: County, former: PaperDesk, wall: Wall
) -> None:
    acts = receipt(former)
    wall.forward(timedelta(days=2))
    new = again(county, former, wall)
    take_over(new, *acts)
    assert results(new) == [(APPLIED, "")] * 2
    page = new.pull()
    kept = [e for e in page.entries if isinstance(e, m.ActEntry)][-2:]
    told = [msgspec.json.decode(each.act.content) for each in kept]
    assert [each["id"] for each in told] == [act.id for act in acts]
    assert [each["taken_over"]["desk"] for each in told] == [former.desk] * 2
    # the day on the paper is the day of the receipt, whatever the day on which it arrived
    assert told[0]["at"].startswith(f"{acts[0].at:%Y-%m-%d}")

    assert isinstance(acts[0].body, a.Received)
    second = new.received(acts[0].body.number)
    other = unsent(former, str(uuid7()), (second, RECEIVER))
    take_over(new, *other)
    assert results(new) == [(REFUSED, "number_used")]
    assert not county.verify().faults
    new.close()


def test_numbers_of_the_former_desk_are_for_its_own_acts_alone(
    county: County, former: PaperDesk, new_desk: NewDesk, wall: Wall
) -> None:
    number = former.case_number()
    new = again(county, former, wall)
    new.take(str(uuid7()), (new.received(number), RECEIVER))
    assert results(new) == [(REFUSED, "number_not_leased")]
    stranger = new_desk()
    take_over(stranger, *unsent(former, str(uuid7()), (former.received(number), RECEIVER)))
    assert results(stranger) == [(REFUSED, "number_not_leased")]
    take_over(new, *unsent(former, str(uuid7()), (former.received(number), RECEIVER)))
    assert results(new) == [(APPLIED, "")]
    new.close()


def test_a_second_enrolment_later_still_claims_the_first_desks_numbers(
    county: County, former: PaperDesk, wall: Wall
) -> None:
    acts = receipt(former)
    second = again(county, former, wall)
    third = again(county, second, wall)
    take_over(third, *acts)
    assert results(third) == [(APPLIED, "")] * 2
    second.close()
    third.close()


@pytest.mark.parametrize("remembers", [True, False])
def test_two_copies_of_a_pc_bring_an_act_once(
    county: County, former: PaperDesk, wall: Wall, *, remembers: bool
) -> None:
    acts = receipt(former)
    first = again(county, former, wall)
    second = again(county, former, wall)
    take_over(first, *acts)
    assert results(first) == [(APPLIED, "")] * 2
    take_over(second, *acts)
    seen = first.seen[acts[0].case]
    assert results(second) == [(REFUSED, "act_id_used"), (REFUSED, "with_transaction")]
    if not remembers:
        county.context.case_files.keep(second.epoch, acts[0].case, 0, CaseFile((), ()))
    # what follows does not depend on acts that are there: only on the copy that was refused
    second.take(acts[0].case, (a.Examined(a.Opinion.GRANT, ""), EXAMINER), seen=seen)
    assert results(second) == [(APPLIED, "")]
    first.close()
    second.close()


def test_an_act_that_the_twin_has_sent_already_is_there(
    county: County, former: PaperDesk, wall: Wall
) -> None:
    case = former.accept_case()
    acts = former.take(case, (a.Examined(a.Opinion.GRANT, ""), EXAMINER))
    former.push()
    new = again(county, former, wall)
    take_over(new, *acts)
    assert results(new) == [(REFUSED, "act_id_used")]
    new.close()


@pytest.mark.parametrize(("by", "code"), [("7777", "clerk_unknown"), ("", "unreadable")])
def test_who_took_it_over_must_be_a_clerk(
    county: County, former: PaperDesk, wall: Wall, by: str, code: str
) -> None:
    new = again(county, former, wall)
    take_over(new, receipt(former)[0], by=by)
    assert results(new) == [(REFUSED, code)]
    new.close()


def test_the_paper_that_is_out_stays_genuine(county: County, former: PaperDesk, wall: Wall) -> None:
    acts = receipt(former)
    content = encode_act(acts[0])
    printed = paper_code(former.county, acts[0].id, content_hash(content))
    check = m.PaperCheckRequest(printed)
    assert not former.call("/v1/papers/check", check, m.PaperCheckReply).genuine
    new = again(county, former, wall)
    take_over(new, *acts)
    new.push()
    told = new.call("/v1/papers/check", check, m.PaperCheckReply)
    assert (told.genuine, told.stands) == (True, True)
    new.close()


def test_at_another_site_the_numbers_are_of_another_form(
    county: County, former: PaperDesk, wall: Wall
) -> None:
    acts = receipt(former)
    new = again(county, former, wall, OTHER_TOWN.code)
    take_over(new, acts[1])
    [(status, code)] = results(new)
    assert (status, code) == (REFUSED, "number_malformed")
    new.close()
