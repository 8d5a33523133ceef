"""Judging acts one transaction after another: the county's own grounds first, then the law.

Pure apart from what it was given: the caller has locked the cases and read what is asked of them.
"""

from dataclasses import dataclass, field
from datetime import datetime

from window_desk.casework.acts import (
    Act,
    Received,
)
from window_desk.casework.duties import Clerk
from window_desk.casework.fold import fold
from window_desk.casework.items import ServiceItem
from window_desk.casework.law import objection
from window_desk.casework.refusals import Refusal
from window_desk.county.store.lost_leases import NOBODY
from window_desk.county.use_cases import grounds
from window_desk.county.use_cases.case_files import CaseFile, FiledAct
from window_desk.county.use_cases.knowledge import Knowledge, instant_ms
from window_desk.county.use_cases.numbers import NumberClaim
from window_desk.county.use_cases.push_envelope import SentAct, SentTransaction
from window_desk.protocol.messages import ActStatus, SiteRecord

PENDING = 2**62
"""Position of an act of this push: above anything that a desk can have seen."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What becomes of one act; ``claim`` is the number that an applied act takes."""

    sent: SentAct
    status: ActStatus
    refusal: Refusal | None
    claim: NumberClaim | None = None


@dataclass(slots=True)
class OpenCase:
    """A case while a push is judged."""

    site: str
    applied: list[FiledAct]
    not_applied: dict[str, int]
    archived: bool = False

    @classmethod
    def of(cls, site: str, file: CaseFile, *, archived: bool = False) -> "OpenCase":
        """The case as it stood before the push; of an ``archived`` one the acts were taken out."""
        return cls(site, list(file.applied), dict(file.not_applied), archived)

    def has(self, act: str) -> bool:
        """Whether an act of this id stands: another copy of a PC may have brought it before."""
        return any(filed.act.id == act for filed in self.applied)

    def closed(self, desk: str, positions: dict[str, int], last_position: int) -> CaseFile:
        """The case after the push; ``positions`` are those of the push's acts by id."""
        return CaseFile(
            tuple(
                FiledAct(filed.act, filed.desk, positions[filed.act.id])
                if filed.position == PENDING
                else filed
                for filed in self.applied
            ),
            tuple(
                (who, last_position if who == desk and position == PENDING else position)
                for who, position in self.not_applied.items()
            ),
        )


@dataclass(slots=True)
class Bench:
    """What a push is judged by.

    ``claims`` are the numbers that its acts use, by act id; ``leases`` ranges (low, high) by pool and series,
    under the series ``NOBODY`` what a restored county no longer knows the holder of. ``former_leases`` are
    those of the desks that the PC was before: only acts that were taken over from one use them.
    """

    desk: str
    site: SiteRecord
    sees_all_cases: bool
    knowledge: Knowledge
    now: datetime
    cases: dict[str, OpenCase]
    claims: dict[str, NumberClaim | None]
    leases: dict[tuple[str, str], list[tuple[int, int]]]
    ids_in_use: set[str]
    serials_in_use: set[tuple[str, int]]
    former_leases: dict[str, dict[tuple[str, str], list[tuple[int, int]]]] = field(
        default_factory=dict
    )
    _trial: dict[str, list[FiledAct]] = field(default_factory=dict)
    _trial_serials: set[tuple[str, int]] = field(default_factory=set)

    def judge(self, transaction: SentTransaction) -> list[Verdict]:
        """Verdicts on one transaction, whose acts are applied all together or not at all."""
        self._trial = {}
        self._trial_serials = set()
        verdicts: list[Verdict] = []
        for sent in transaction:
            verdict = self._one(sent)
            verdicts.append(verdict)
            if verdict.refusal is not None:
                return self._all_refused(transaction, verdict)
        for case, filed in self._trial.items():
            self.cases[case].applied.extend(filed)
        self.serials_in_use |= self._trial_serials
        self.ids_in_use.update(sent.act.id for sent in transaction if sent.act is not None)
        return verdicts

    def _all_refused(self, transaction: SentTransaction, bad: Verdict) -> list[Verdict]:
        code = bad.refusal.code if bad.refusal is not None else ""
        for sent in transaction:
            if sent.act is not None and not self.cases[sent.act.case].has(sent.act.id):
                self.cases[sent.act.case].not_applied[self.desk] = PENDING
        if bad.status is ActStatus.CONFLICT and bad.sent.act is not None:
            self.ids_in_use.add(bad.sent.act.id)
        return [
            bad
            if sent is bad.sent
            else Verdict(sent, ActStatus.REFUSED, sent.trouble or grounds.with_transaction(code))
            for sent in transaction
        ]

    def _one(self, sent: SentAct) -> Verdict:
        act = sent.act
        if act is None:
            return Verdict(sent, ActStatus.REFUSED, sent.trouble)
        case = self.cases[act.case]
        clerks = self.knowledge.clerks.get(act.clerk)
        clerk = clerks.at(instant_ms(act.happened_at)) if clerks is not None else None
        claim = self.claims[act.id]
        refusal = (
            self._standing(act, case)
            or _clerk_objection(act.clerk, clerk)
            or self._taker_objection(act)
            or self._item_objection(act)
            or self._number_objection(act, claim)
        )
        if refusal is not None or clerk is None:
            return Verdict(sent, ActStatus.REFUSED, refusal)
        return self._by_law(sent, act, clerk, claim)

    def _standing(self, act: Act, case: OpenCase) -> Refusal | None:
        in_scope = case.site == self.site.code or self.sees_all_cases
        if case.archived and in_scope:
            return grounds.case_archived()
        if act.id in self.ids_in_use or any(
            filed.act.id == act.id for trial in self._trial.values() for filed in trial
        ):
            return grounds.act_id_used()
        if case.not_applied.get(self.desk, 0) > act.seen:
            return grounds.depends_on_refused()
        if not in_scope:
            return grounds.case_out_of_scope()
        return None

    def _taker_objection(self, act: Act) -> Refusal | None:
        """What stands against the clerk who sent on an act of a former identity."""
        if act.taken_over is None:
            return None
        number = act.taken_over.by
        clerks = self.knowledge.clerks.get(number)
        moment = instant_ms(act.taken_over.at)
        return _clerk_objection(number, clerks.at(moment) if clerks is not None else None)

    def _item_objection(self, act: Act) -> Refusal | None:
        if not isinstance(act.body, Received):
            return None
        terms = act.body.terms
        published = self.knowledge.items.get((terms.implementation_code, terms.version))
        if published is None or published.terms is None:
            return grounds.item_unknown(terms.implementation_code, terms.version)
        if not published.item.in_force_on(act.day) or self._is_followed(published.item, act):
            return grounds.item_not_in_force(published.item.name, act.day)
        if published.terms != terms:
            return grounds.item_terms_differ(published.item.name)
        return None

    def _is_followed(self, item: ServiceItem, act: Act) -> bool:
        """Whether a later version had taken effect on the day of the act."""
        following = self.knowledge.items.get((item.implementation_code, item.version + 1))
        return following is not None and following.item.effective_from <= act.day

    def _number_objection(self, act: Act, claim: NumberClaim | None) -> Refusal | None:
        if claim is None:
            return None
        if claim.serial is None:
            return grounds.number_malformed(claim.field, claim.number[:100])
        former = act.taken_over.desk if act.taken_over is not None else ""
        ranges = (
            *self.former_leases.get(former, self.leases).get((claim.pool, claim.series), ()),
            *self.leases.get((claim.pool, NOBODY), ()),
        )
        if not any(low <= claim.serial <= high for low, high in ranges):
            return grounds.number_not_leased(claim.field, claim.number)
        taken = (claim.pool, claim.serial)
        if taken in self.serials_in_use or taken in self._trial_serials:
            return grounds.number_used(claim.field, claim.number)
        return None

    def _by_law(self, sent: SentAct, act: Act, clerk: Clerk, claim: NumberClaim | None) -> Verdict:
        known = self.cases[act.case].applied
        trial = self._trial.setdefault(act.case, [])
        case = fold(
            [filed.act for filed in (*known, *trial)],
            self.knowledge.calendar,
            min(act.happened_at, self.now),
            self.knowledge.rules,
        )
        refusal = objection(case, act, clerk, self.now)
        if refusal is None:
            trial.append(FiledAct(act, self.desk, PENDING))
            if claim is not None and claim.serial is not None:
                self._trial_serials.add((claim.pool, claim.serial))
            return Verdict(sent, ActStatus.APPLIED, None, claim)
        unseen = any(filed.desk != self.desk and filed.position > act.seen for filed in known)
        return Verdict(sent, ActStatus.CONFLICT if unseen else ActStatus.REFUSED, refusal)


def _clerk_objection(number: str, clerk: Clerk | None) -> Refusal | None:
    if clerk is None:
        return grounds.clerk_unknown(number)
    if not clerk.active:
        return grounds.clerk_inactive(number)
    return None
