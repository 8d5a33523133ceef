"""What a clerk must know of the chosen item: conditions, limits, fees, basis. Screen's thread."""

from html import escape

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from window_desk.casework.items import CaseType, ServiceItem
from window_desk.casework.limits import DayUnit, Limit


def limit_words(limit: Limit | None) -> str:
    """A limit in words; an unknown one says so."""
    translate = QCoreApplication.translate
    if limit is None:
        return translate("ItemGuide", "未公布")
    if limit.days == 0:
        return translate("ItemGuide", "即办(当场办结)")
    if limit.unit is DayUnit.NATURAL:
        return translate("ItemGuide", "{days} 个自然日").format(days=limit.days)
    return translate("ItemGuide", "{days} 个工作日").format(days=limit.days)


def fee_words(fee_fen: int) -> str:
    """A sum in yuan; nothing to pay says so."""
    if fee_fen == 0:
        return QCoreApplication.translate("ItemGuide", "不收费")
    return QCoreApplication.translate("ItemGuide", "{yuan} 元").format(yuan=f"{fee_fen / 100:.2f}")


class ItemGuide(QScrollArea):
    """The guide of one item, in a calm column."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        holder = QWidget(self)
        self._name = QLabel(holder)
        self._name.setProperty("role", "heading")
        self._name.setWordWrap(True)
        self._text = QLabel(holder)
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.RichText)
        self._text.setAlignment(Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(6)
        column.addWidget(self._name)
        column.addWidget(self._text, 1)
        self.setWidget(holder)

    def show_item(self, item: ServiceItem | None) -> None:
        """Show the guide of ``item``, or what to do first."""
        if item is None:
            self._name.setText(self.tr("先选事项"))
            self._text.setText(self.tr("在上面输入拼音首字母(如 sbk)或名称，按 Enter 选定。"))
            return
        kind = self.tr("即办件") if item.case_type is CaseType.ON_THE_SPOT else self.tr("承诺件")
        rows = [
            (self.tr("办件类型"), f"{kind} · {item.department}"),
            (self.tr("承诺时限"), limit_words(item.promised_limit)),
            (self.tr("法定时限"), limit_words(item.statutory_limit)),
            (self.tr("收费"), fee_words(sum(fee.fee_fen for fee in item.fees))),
            (self.tr("结果"), item.result.name),
        ]
        parts = [f"<b>{escape(label)}</b> {escape(value)}" for label, value in rows]
        if item.conditions:
            parts.append(f"<b>{escape(self.tr('受理条件'))}</b>")
            parts += [f"· {escape(condition)}" for condition in item.conditions]
        if item.legal_basis:
            parts.append(f"<b>{escape(self.tr('设定依据'))}</b>")
            parts += [f"{escape(b.law)}{escape(b.article)}" for b in item.legal_basis]
        self._name.setText(item.name)
        self._text.setText("<br/>".join(parts))
