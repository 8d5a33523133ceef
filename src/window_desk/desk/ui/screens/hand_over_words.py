"""Papers and how they reach the applicant, in words. Screen's thread."""

from PySide6.QtCore import QCoreApplication

from window_desk.casework.acts import Act, ActKind, HandOverMeans
from window_desk.desk.ui.screens.case_words import paper_word
from window_desk.desk.use_cases.print_ledger import PaperKind

_PAPERS = {
    ActKind.NOTICE_GIVEN: PaperKind.ONE_TIME_NOTICE,
    ActKind.FURTHER_NOTICE_GIVEN: PaperKind.FURTHER_NOTICE,
    ActKind.SUSPENDED: PaperKind.SUSPENSION,
    ActKind.EXTENDED: PaperKind.EXTENSION,
}


def means_word(means: HandOverMeans) -> str:
    """How a paper reached the applicant."""
    translate = QCoreApplication.translate
    return {
        HandOverMeans.SIGNED: translate("HandOverMeans", "签收"),
        HandOverMeans.REGISTERED_POST: translate("HandOverMeans", "挂号邮寄"),
        HandOverMeans.RECORDED_MESSAGE: translate("HandOverMeans", "短信/平台消息"),
    }[means]


def title_of_paper(act: Act) -> str:
    """What the paper of an act is called; empty where it has none that is handed over."""
    kind = _PAPERS.get(act.kind)
    return paper_word(kind) if kind is not None else ""
