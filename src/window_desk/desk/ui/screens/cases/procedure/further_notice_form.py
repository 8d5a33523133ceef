"""审查阶段补正: what was overlooked at the one-time notice is asked for late. Screen's thread."""

from window_desk.casework.acts import FurtherNoticeGiven
from window_desk.casework.case import MaterialState
from window_desk.desk.ui.screens.cases.procedure.form import (
    EntryError,
    ProcedureForm,
    StepWords,
    UseCase,
)
from window_desk.desk.use_cases.further_notice import give_further_notice
from window_desk.desk.use_cases.notify import Submission, notice_entry, offered_submission
from window_desk.desk.use_cases.preview_procedure import TO_BE_NUMBERED

_MOST_SHOWN = 9


class FurtherNoticeForm(ProcedureForm):
    """Asks which materials, what is required of each, and why that was found late (Art. 72(4))."""

    def __init__(self) -> None:
        super().__init__()
        self.words = StepWords(
            self.tr("审查阶段补正"),
            self.tr("出具审查阶段补正材料通知书 (Ctrl+Enter)"),
            self.tr("已出具审查阶段补正材料通知书，请送达申请人后按 F3"),
        )
        self._materials: tuple[MaterialState, ...] = ()
        self.material = self.add_choices("entries", self.tr("哪些材料"), columns=2)
        self.required = tuple(
            self.add_field(
                _line(place), self.tr("{number} 需补正").format(number=place + 1), required=True
            )
            for place in range(_MOST_SHOWN)
        )
        self.reason = self.add_field(
            "reason",
            self.tr("为何晚发现"),
            required=True,
            hint=self.tr("首次告知时未提出，记入过错（行政许可法第七十二条第四项）"),
        )
        self.where = self.field_of("submit_where", self.tr("补正地点"), required=True)
        self.until = self.field_of("submit_until", self.tr("补正截至"))
        self.add_row((self.where, 1), (self.until, 1))
        self.material.chosen.connect(self._on_materials_chosen)

    def prefill(self) -> None:
        """Put in what is known."""
        asked = {entry.key for entry in (*self.case.notice_entries, *self.case.further_entries)}
        fresh = [m for m in self.case.materials if m.term.key not in asked]
        self._materials = tuple(sorted(fresh, key=lambda m: not m.is_lacking))[:_MOST_SHOWN]
        self.material.set_options([m.term.name for m in self._materials])
        self.material.set_index(-1)
        self._on_materials_chosen(-1)
        now = self.now
        offered = offered_submission(now.site, now.calendar, now.case.rules, now.today)
        self.where.set_text(offered.where)
        self.until.set_text(offered.until.isoformat() if offered.until is not None else "")

    def body(self) -> FurtherNoticeGiven:
        """The act as entered."""
        if not self._materials:
            raise EntryError("reason", self.tr("材料都已在告知书中列出，无需另行补正"))
        chosen = self.material.indexes()
        if not chosen:
            raise EntryError("entries", self.tr("没有选择材料，请按数字选出要补正的材料"))
        entries = tuple(
            notice_entry(self._materials[place], self.needed(_line(place))) for place in chosen
        )
        return FurtherNoticeGiven(
            document_number=TO_BE_NUMBERED,
            entries=entries,
            submit_where=self.needed("submit_where"),
            submit_until=self.day_or_none("submit_until"),
            reason=self.needed("reason"),
        )

    def use_case(self) -> UseCase:
        """What takes the step."""
        case, body = self.case.id, self.body()
        at = Submission(body.submit_where, body.submit_until)
        return lambda counter: give_further_notice(counter, case, body.entries, body.reason, at)

    def _on_materials_chosen(self, _place: int) -> None:
        """One line for each chosen material."""
        chosen = self.material.indexes()
        for place in range(_MOST_SHOWN):
            self.show_part(_line(place), shown=place in chosen)


def _line(place: int) -> str:
    return f"required{place}"
