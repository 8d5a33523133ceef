"""Collects what a certificate is made with; the cache is read on the screen's thread."""

from collections.abc import Callable

from window_desk.casework.acts import (
    Act,
)
from window_desk.casework.case import Case
from window_desk.casework.refusals import Refusal
from window_desk.desk.ui.desk_session import DeskSession
from window_desk.desk.use_cases.counter import ActRefusedError, Counter
from window_desk.desk.use_cases.issue_certificate import CertificateMeans, issue_certificate
from window_desk.desk.use_cases.paper_facts import surroundings_of


def issuing(session: DeskSession, case: Case) -> Callable[[Counter], Act]:
    """The use case that issues the certificate of ``case``."""
    cache = session.cache
    terms = case.terms
    item = cache.item(terms.implementation_code, terms.version)
    template = cache.certificate_template(terms.certificate_template)
    if item is None or template is None:
        return _refuse
    means = CertificateMeans(item, template, session.line.report().state, surroundings_of(cache))
    return lambda counter: issue_certificate(counter, case.id, means)


def _refuse(_counter: Counter) -> Act:
    raise ActRefusedError(
        Refusal("template", "template", "本机还没有该证书的模板，请等待数据同步后再制证")
    )
