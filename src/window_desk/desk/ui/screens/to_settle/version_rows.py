"""What the three versions of a case say, field by field, in words. Screen's thread."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from window_desk.casework.acts import Opinion, Outcome
from window_desk.casework.case import Case
from window_desk.desk.ui.parts.date_words import date_words
from window_desk.desk.ui.screens.case_words import act_word, state_word
from window_desk.desk.use_cases.case_versions import CaseVersions, differing

NOTHING = "—"


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One field in three versions."""

    title: str
    base: str
    mine: str
    county: str

    @property
    def differs(self) -> bool:
        """Whether they are not all the same."""
        return differing((self.base, self.mine, self.county))


def version_rows(versions: CaseVersions) -> list[VersionRow]:
    """The fields of the versions: those that differ first, empty ones left out."""
    told = [_fields(case) for case in (versions.base, versions.mine, versions.county)]
    titles = dict.fromkeys(title for fields in told for title in fields)
    rows = [VersionRow(title, *(fields.get(title, NOTHING) for fields in told)) for title in titles]
    return sorted(rows, key=lambda row: not row.differs)


def _fields(case: Case | None) -> dict[str, str]:
    if case is None:
        return {}
    translate = QCoreApplication.translate
    applicant = case.person or case.organisation
    clock = case.decision_clock
    fields = {
        translate("CaseVersions", "状态"): state_word(case.state),
        translate("CaseVersions", "受理日"): date_words(clock.start) if clock is not None else "",
        translate("CaseVersions", "承诺办结日"): (
            date_words(clock.promised_due)
            if clock is not None and clock.promised_due is not None
            else ""
        ),
        translate("CaseVersions", "缺的材料"): translate("CaseVersions", "、").join(
            material.term.name for material in case.lacking
        ),
        translate("CaseVersions", "意见"): _opinion(case),
        translate("CaseVersions", "决定"): _decision(case),
        translate("CaseVersions", "证书编号"): (
            case.certificate.number if case.certificate is not None else ""
        ),
        translate("CaseVersions", "申请人"): case.applicant_name,
        translate("CaseVersions", "联系电话"): applicant.phone if applicant is not None else "",
        translate("CaseVersions", "住址"): applicant.address if applicant is not None else "",
    }
    fields |= {answer.label: answer.value for answer in case.answers}
    return {title: value for title, value in fields.items() if value}


def _opinion(case: Case) -> str:
    if not case.opinions:
        return ""
    translate = QCoreApplication.translate
    kind, clerk, opinion = case.opinions[-1]
    words = {
        Opinion.GRANT: translate("CaseVersions", "同意"),
        Opinion.DENY: translate("CaseVersions", "不同意"),
        Opinion.RETURN: translate("CaseVersions", "退回"),
    }
    return translate("CaseVersions", "{act}{opinion}（工号 {clerk}）").format(
        act=act_word(kind), opinion=words[opinion], clerk=clerk
    )


def _decision(case: Case) -> str:
    if case.decision is None:
        return ""
    translate = QCoreApplication.translate
    words = {
        Outcome.GRANTED: translate("CaseVersions", "准予"),
        Outcome.DENIED: translate("CaseVersions", "不予"),
    }
    return " ".join(
        part for part in (words[case.decision.outcome], case.decision.document_number) if part
    )
