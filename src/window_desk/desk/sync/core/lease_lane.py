"""The lane for numbers: blocks that the county lends, asked for with a request that was kept."""

from window_desk.casework.acts import (
    BEIJING,
)
from window_desk.desk.sync.core.contact import Contact
from window_desk.desk.sync.core.county_link import CountyRefusalError
from window_desk.desk.sync.core.reply_checks import check_lease
from window_desk.desk.use_cases.sync_ports import LeaseNeed
from window_desk.protocol.messages import LeaseReply, LeaseRequest

_LOOK_AGAIN_MS = 300_000
_ABOUT_THE_SERIES = frozenset({"series_wrong", "lease_request_reused", "malformed"})


class LeaseLane:
    """Fills up what is low; asks the store only when numbers or series may have changed."""

    def __init__(self) -> None:
        self._settled_until_ms = 0

    def look_again(self) -> None:
        """Ask the store in the next round, however lately it was asked."""
        self._settled_until_ms = 0

    def take(self, contact: Contact) -> None:
        """Fill up every series that is low; one series refused holds up no other."""
        tally, now_ms = contact.tally, contact.clock.monotonic_ms()
        quiet = not (tally.pushed or tally.pulled or tally.snapshot_loaded)
        if quiet and now_ms < self._settled_until_ms:
            return
        self._settled_until_ms = 0
        today = contact.clock.county_now().astimezone(BEIJING).date()
        for need in contact.store.lease_needs(today):
            try:
                reply = _ask_for(contact, need)
            except CountyRefusalError as refusal:
                if refusal.reply.code not in _ABOUT_THE_SERIES:
                    raise
                tally.lease_problem = refusal.reply.sentence
                continue
            contact.store.add_lease(need, reply)
            tally.leased += 1
        if not tally.lease_problem:
            self._settled_until_ms = now_ms + _LOOK_AGAIN_MS


def _ask_for(contact: Contact, need: LeaseNeed) -> LeaseReply:
    session = contact.session
    identity = session.identity
    request = LeaseRequest(
        need.request, identity.desk, identity.incarnation, need.series, need.size
    )
    reply, _ = contact.ask(lambda: contact.county.lease(session.token, request))
    check_lease(reply, need)
    return reply
