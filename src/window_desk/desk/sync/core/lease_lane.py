"""The lane for numbers: blocks that the county lends, asked for with a request that was kept."""

from window_desk.casework.acts import BEIJING
from window_desk.desk.sync.core.contact import Contact
from window_desk.desk.sync.core.county_link import CountyRefusalError
from window_desk.desk.sync.core.reply_checks import check_lease
from window_desk.desk.use_cases.sync_ports import LeaseNeed
from window_desk.protocol.messages import LeaseReply, LeaseRequest

_ABOUT_THE_SERIES = frozenset({"series_wrong", "lease_request_reused", "malformed"})


def take_leases(contact: Contact) -> None:
    """Fill up every series that is low; one series refused holds up no other."""
    today = contact.clock.county_now().astimezone(BEIJING).date()
    for need in contact.store.lease_needs(today):
        try:
            reply = _ask_for(contact, need)
        except CountyRefusalError as refusal:
            if refusal.reply.code not in _ABOUT_THE_SERIES:
                raise
            contact.tally.lease_problem = refusal.reply.sentence
            continue
        contact.store.add_lease(need, reply)
        contact.tally.leased += 1


def _ask_for(contact: Contact, need: LeaseNeed) -> LeaseReply:
    session = contact.session
    identity = session.identity
    request = LeaseRequest(
        need.request, identity.desk, identity.incarnation, need.series, need.size
    )
    reply, _ = contact.ask(lambda: contact.county.lease(session.token, request))
    check_lease(reply, need)
    return reply
