"""Departures from the law in words: the sub-items of 行政许可法 Art. 72 that a supervisor looks for."""

import re

from PySide6.QtCore import QCoreApplication

_SUB_ITEM = re.compile(r"72\((\d)\)")


def article_words(article: str) -> str:
    """The sub-item of Art. 72 with what it is about; an unknown one as it is recorded."""
    translate = QCoreApplication.translate
    found = _SUB_ITEM.fullmatch(article)
    if found is None:
        return _other(article) or translate("FaultWords", "其他需要核对的")
    about = {
        "1": translate("FaultWords", "第72条(一) 符合条件而不予受理"),
        "3": translate("FaultWords", "第72条(三) 未履行法定告知义务"),
        "4": translate("FaultWords", "第72条(四) 未一次告知全部补正内容"),
        "7": translate("FaultWords", "第72条(七) 不受理、不许可未说明理由"),
        "8": translate("FaultWords", "第72条(八) 应当听证而未举行"),
    }
    return about.get(found[1], article)


def article_label(article: str) -> str:
    """The sub-item alone, for a small chart."""
    translate = QCoreApplication.translate
    found = _SUB_ITEM.fullmatch(article)
    if found is None:
        return _other(article) or translate("FaultWords", "其他")
    labels = {
        "1": translate("FaultWords", "72条(一)"),
        "3": translate("FaultWords", "72条(三)"),
        "4": translate("FaultWords", "72条(四)"),
        "7": translate("FaultWords", "72条(七)"),
        "8": translate("FaultWords", "72条(八)"),
    }
    return labels.get(found[1], article)


def _other(article: str) -> str:
    """Another article of the same law, or nothing."""
    if not article:
        return ""
    return QCoreApplication.translate("FaultWords", "第{article}条").format(article=article)
