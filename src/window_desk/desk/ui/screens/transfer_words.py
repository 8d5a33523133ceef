"""What goes over the line, in words: what it is, how much is done, how long it takes. Screen's thread."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from window_desk.desk.use_cases.sync_ports import Transfer, TransferKind, TransferUnit

_KIB = 1024
_OF_SCANS = frozenset({TransferKind.SCANS_OUT, TransferKind.SCANS_IN})


def worth_telling(transfers: Iterable[Transfer]) -> list[Transfer]:
    """Those of which something can be said; only a snapshot is told before its size is known."""
    return [each for each in transfers if each.total or each.kind is TransferKind.SNAPSHOT]


def under_way_for_sure(transfers: Iterable[Transfer]) -> list[Transfer]:
    """Those that the county has answered, so the line is up; scans have a lane of their own.

    A first push may be nothing but one more try on a line that is down.
    """
    return [
        each
        for each in worth_telling(transfers)
        if each.kind not in _OF_SCANS and (each.done or each.kind is not TransferKind.ACTS)
    ]


def transfer_word(kind: TransferKind) -> str:
    """What is transferred."""
    translate = QCoreApplication.translate
    return {
        TransferKind.ACTS: translate("SyncWords", "上传办理环节"),
        TransferKind.FEED: translate("SyncWords", "下载他人办理"),
        TransferKind.SNAPSHOT: translate("SyncWords", "下载全部数据"),
        TransferKind.SNAPSHOT_KEPT: translate("SyncWords", "存入本机"),
        TransferKind.SCANS_OUT: translate("SyncWords", "上传扫描件"),
        TransferKind.SCANS_IN: translate("SyncWords", "下载扫描件"),
    }[kind]


def transfer_words(transfer: Transfer) -> str:
    """How much of it is done, and how long it still takes."""
    translate = QCoreApplication.translate
    if not transfer.total:
        if not transfer.done:
            return translate("SyncWords", "县里正在准备")
        return translate("SyncWords", "已收 {done}").format(
            done=_amount(transfer.done, transfer.unit)
        )
    told = translate("SyncWords", "{done} / {total}").format(
        done=_amount(transfer.done, transfer.unit), total=_amount(transfer.total, transfer.unit)
    )
    left = transfer.seconds_left
    return told if left is None else f"{told} · {_left_words(left)}"


def _amount(count: int, unit: TransferUnit) -> str:
    translate = QCoreApplication.translate
    if unit is not TransferUnit.BYTES:
        return translate("SyncWords", "{count} 条").format(count=f"{count:,}")
    if count < _KIB * _KIB:
        return f"{count / _KIB:.0f} KB"
    return f"{count / _KIB / _KIB:.1f} MB"


def _left_words(seconds: float) -> str:
    translate = QCoreApplication.translate
    if seconds < 60:
        return translate("SyncWords", "约剩 {count} 秒").format(count=max(1, round(seconds)))
    return translate("SyncWords", "约剩 {count} 分钟").format(count=round(seconds / 60))
