"""特别程序: the stop of the clocks, or its days told anew. Screen's thread."""

from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from window_desk.casework.limits import DayUnit
from window_desk.casework.procedure_acts import SUSPENSION_NAMES, Suspended, SuspensionKind
from window_desk.casework.procedures import Stop
from window_desk.desk.ui.parts.date_words import date_words
from window_desk.desk.ui.screens.cases.procedure.form import ProcedureForm, StepWords, UseCase
from window_desk.desk.ui.screens.cases.procedure.words import days_words, suspension_word
from window_desk.desk.use_cases.preview_procedure import TO_BE_NUMBERED
from window_desk.desk.use_cases.suspend import SuspensionRequest, suspend

ARTICLE_45 = "《中华人民共和国行政许可法》第四十五条"
_KINDS = tuple(SuspensionKind)
_UNITS = (DayUnit.WORKDAY, DayUnit.NATURAL)


class SuspensionForm(ProcedureForm):
    """Asks for what the 特别程序告知书 must say (Art. 45)."""

    def __init__(self) -> None:
        super().__init__()
        self.words = StepWords(
            self.tr("特别程序"),
            self.tr("出具特别程序告知书 (Ctrl+Enter)"),
            self.tr("已出具特别程序告知书，请送达申请人后按 F3"),
        )
        self._restated: Stop | None = None
        names = [
            QCoreApplication.translate("SuspensionKind", SUSPENSION_NAMES[kind]) for kind in _KINDS
        ]
        self.kind = self.add_choice("kind", self.tr("种类"), names, columns=3)
        self.basis = self.add_field("basis", self.tr("依据"), required=True)
        self.law = self.add_field("law", self.tr("依法需要"))
        self.law.line.setPlaceholderText(
            self.tr("哪部法律、法规第几条要求这一程序，如《植物检疫条例》第八条")
        )
        self.reason = self.add_field("reason", self.tr("事由"), required=True)
        self.told_days = self.field_of("told_days", self.tr("告知天数"), required=True)
        self.unit = self.choice_of(
            "told_unit", self.tr("单位"), [self.tr("工作日"), self.tr("自然日")], columns=2
        )
        self.start = self.field_of("start", self.tr("起始日"), required=True, label_width=56)
        self.add_row((self.told_days, 3), (self.unit, 3), (self.start, 3))
        self.kind.chosen.connect(self._on_kind_chosen)

    def restate(self, stop: Stop | None) -> None:
        """Tell the days of ``stop`` anew when the form is opened next, or begin a new stop."""
        self._restated = stop
        heading = self.tr("特别程序")
        if stop is not None:
            heading = self.tr("重新告知：{kind}自{day}起共需几天，已用{days}").format(
                kind=suspension_word(stop.kind),
                day=date_words(stop.start),
                days=days_words(stop.actual_days, stop.told_unit),
            )
        self.words = replace(self.words, heading=heading)

    def prefill(self) -> None:
        """Put in what is known."""
        stop = self._restated
        self.kind.set_index(_KINDS.index(stop.kind) if stop else 0)
        self._on_kind_chosen(self.kind.index())
        self.unit.set_index(_UNITS.index(stop.told_unit) if stop else 0)
        self.start.set_text((stop.start if stop else self.now.today).isoformat())
        if stop is not None:
            self.basis.set_text(stop.basis)
            self.reason.set_text(stop.reason)
        for name in ("kind", "start"):
            self.show_part(name, shown=stop is None)
        self.show_part("law", shown=stop is None and self._is_listed)

    def focus_first(self) -> None:
        """A restated stop differs in its days alone."""
        if self._restated is not None:
            self.told_days.setFocus()
        else:
            super().focus_first()

    def body(self) -> Suspended:
        """The act as entered."""
        return self._request().body(TO_BE_NUMBERED)

    def use_case(self) -> UseCase:
        """What takes the step."""
        case, request = self.case.id, self._request()
        return lambda counter: suspend(counter, case, request)

    def _request(self) -> SuspensionRequest:
        basis = self.needed("basis")
        law = self.law.text() if not self.law.isHidden() else ""
        return SuspensionRequest(
            kind=_KINDS[self.kind.index()],
            basis=f"{basis}；{law}" if law else basis,
            reason=self.needed("reason"),
            told_days=self.days("told_days"),
            told_unit=_UNITS[self.unit.index()],
            start=self.day("start"),
            restates=self._restated.act if self._restated else "",
        )

    @property
    def _is_listed(self) -> bool:
        return _KINDS[self.kind.index()] is not SuspensionKind.OTHER

    def _on_kind_chosen(self, _place: int) -> None:
        """The closed list has its article; any other stop states its own basis."""
        if self._is_listed and not self.basis.text():
            self.basis.set_text(ARTICLE_45)
        elif not self._is_listed and self.basis.text() == ARTICLE_45:
            self.basis.set_text("")
        self.show_part("law", shown=self._restated is None and self._is_listed)
