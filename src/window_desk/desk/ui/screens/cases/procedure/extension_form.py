"""延长期限: one limit, once, before it expires. Screen's thread."""

from window_desk.casework.limits import Limit
from window_desk.casework.procedure_acts import Extended, ExtendedLimit
from window_desk.casework.promise import statutory_limit_of
from window_desk.desk.ui.screens.cases.procedure.form import (
    EntryError,
    ProcedureForm,
    StepWords,
    UseCase,
)
from window_desk.desk.ui.screens.cases.procedure.words import days_words, limit_word
from window_desk.desk.ui.sentences import in_words
from window_desk.desk.use_cases.counter import ActRefusedError
from window_desk.desk.use_cases.extend import BASES, extend, extension_of
from window_desk.desk.use_cases.preview_procedure import TO_BE_NUMBERED

_LIMITS = tuple(ExtendedLimit)


class ExtensionForm(ProcedureForm):
    """Asks for what the 延长办理期限告知书 must say (Art. 42)."""

    def __init__(self) -> None:
        super().__init__()
        self.words = StepWords(
            self.tr("延长期限"),
            self.tr("出具延长办理期限告知书 (Ctrl+Enter)"),
            self.tr("已出具延长办理期限告知书，请送达申请人后按 F3"),
        )
        self.limit = self.add_choice(
            "limit", self.tr("哪个期限"), [limit_word(limit) for limit in _LIMITS], columns=2
        )
        self.days_field = self.add_field("days", self.tr("延长天数"), required=True)
        self.reason = self.add_field("reason", self.tr("延长理由"), required=True)
        self.basis = self.add_field("basis", self.tr("依据"), required=True)
        self.approved_by = self.add_field("approved_by", self.tr("批准人"), required=True)
        self.limit.chosen.connect(self._on_limit_chosen)

    def prefill(self) -> None:
        """Put in what is known."""
        self.limit.set_index(0)
        self._on_limit_chosen(0)

    def body(self) -> Extended:
        """The act as entered."""
        try:
            return extension_of(
                self.case,
                self.now.calendar,
                self.now.instant,
                self._limit,
                self.days("days"),
                self.needed("reason"),
                self.needed("basis"),
                self.needed("approved_by"),
                TO_BE_NUMBERED,
            )
        except ActRefusedError as error:
            raise EntryError(error.refusal.field, in_words(error.refusal.sentence)) from error

    def use_case(self) -> UseCase:
        """What takes the step."""
        case, body = self.case.id, self.body()
        return lambda counter: extend(
            counter, case, body.limit, body.days, body.reason, body.basis, body.approved_by
        )

    @property
    def _limit(self) -> ExtendedLimit:
        return _LIMITS[self.limit.index()]

    def _on_limit_chosen(self, _place: int) -> None:
        """Each limit has its own law; what the clerk wrote himself stays."""
        if self.basis.text() in {"", *BASES.values()}:
            self.basis.set_text(BASES[self._limit])
        statutory = self._limit is ExtendedLimit.STATUTORY
        terms = self.case.terms
        limit: Limit | None = statutory_limit_of(terms) if statutory else terms.promised_limit
        self.days_field.set_hint(
            self.tr("原期限{days}，按同一单位延长").format(days=days_words(limit.days, limit.unit))
            if limit is not None
            else ""
        )
        self.approved_by.set_hint(
            self.tr("本行政机关负责人（联合办理的为本级人民政府负责人）")
            if statutory
            else self.tr("承诺期限只能延长到法定期限之内，并公开说明理由")
        )
