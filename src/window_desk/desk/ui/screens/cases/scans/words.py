"""Scans in words: kind, size, where the file is. Screen's thread."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from window_desk.casework.case import Case
from window_desk.casework.scan_acts import Scan
from window_desk.desk.ui.sentences import in_words
from window_desk.desk.use_cases.blob_values import ScanPlace, ScanStatus

_KB = 1024


def scan_line(case: Case, scan: Scan, status: ScanStatus) -> str:
    """One scan: its material, its number among that material's, kind, size and place."""
    names = {material.term.key: material.term.name for material in case.materials}
    same = [each.act for each in case.scans if each.material == scan.material]
    title = QCoreApplication.translate("ScanWords", "{material} 第{number}份").format(
        material=names.get(scan.material, scan.material), number=same.index(scan.act) + 1
    )
    return " · ".join((title, kind_word(scan), size_words(scan.size), place_words(status)))


def kind_word(scan: Scan) -> str:
    """What kind of file it is."""
    translate = QCoreApplication.translate
    if scan.media_type == "application/pdf":
        return translate("ScanWords", "PDF")
    return translate("ScanWords", "图片")


def size_words(size: int) -> str:
    """A size in KB or MB."""
    if size < _KB * _KB:
        return f"{max(round(size / _KB), 1)} KB"
    return f"{size / _KB / _KB:.1f} MB"


def place_words(status: ScanStatus) -> str:
    """Where the file is, and how far it is on its way."""
    translate = QCoreApplication.translate
    if status.place is ScanPlace.TROUBLE:
        return in_words(status.trouble)
    word = {
        ScanPlace.WAITING: translate("ScanWords", "待上传"),
        ScanPlace.AT_COUNTY: translate("ScanWords", "县里已有"),
        ScanPlace.ELSEWHERE: translate("ScanWords", "在县里，按 Enter 取来看"),
        ScanPlace.FETCHING: translate("ScanWords", "正在从县里取"),
    }[status.place]
    moving = status.place in {ScanPlace.WAITING, ScanPlace.FETCHING} and status.done
    return f"{word} {status.done * 100 // status.size}%" if moving else word


def waiting_words(statuses: Mapping[str, ScanStatus]) -> str:
    """How many scans the county has not got yet; empty when it has all that are here."""
    count = sum(status.place is ScanPlace.WAITING for status in statuses.values())
    if not count:
        return ""
    return QCoreApplication.translate(
        "ScanWords", "办件已决定，还有{count}份扫描件没有传到县里，请保持本机联网直到传完"
    ).format(count=count)
