"""A PC that the county has stopped gets another identity; nothing of its work is touched. Gate thread."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from window_desk.desk.bootstrap.gate import field_of
from window_desk.desk.bootstrap.options import DeskOptions
from window_desk.desk.ui.screens.sign_in.enrol_presenter import EnrolForm, EnrolOutcome
from window_desk.desk.use_cases.sync_ports import Transfer

if TYPE_CHECKING:
    from window_desk.desk.store.opening import DeskStore


class EnrolAgain:
    """The port ``Enrolling`` for a store that is open and holds work."""

    def __init__(self, store: DeskStore, options: DeskOptions) -> None:
        self._store = store
        self._options = options

    def enrol(self, form: EnrolForm, tell: Callable[[str], None]) -> EnrolOutcome:
        """Trade the one-time code for the next identity, which retires the one that the PC has."""
        from window_desk.desk.store.enrolment_keys import EnrolmentKeys
        from window_desk.desk.sync.enrol import Enrolment, EnrolProblem
        from window_desk.desk.sync.on_writer import OnWriter
        from window_desk.desk.sync.transport import HttpCounty

        tell("正在连接县级服务器……")
        keys = EnrolmentKeys(self._options.profile)
        enrolment = Enrolment(
            OnWriter(self._store.sync, self._store.journal.executor),
            HttpCounty,
            keys,
            allow_plain_http=self._options.allow_plain_http,
        )
        reply = enrolment.enrol(form.address, form.code, form.name)
        if isinstance(reply, EnrolProblem):
            return EnrolOutcome(reply.sentence, field_of(reply.field.value))
        keys.forget()
        return EnrolOutcome()

    def transfers(self) -> Sequence[Transfer]:
        """Nothing is fetched: what the county has comes with the next round."""
        return ()
