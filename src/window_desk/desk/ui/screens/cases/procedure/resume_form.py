"""特别程序结束: the result of a stop has arrived. Screen's thread."""

from window_desk.casework.procedure_acts import Resumed
from window_desk.casework.procedures import Stop
from window_desk.desk.ui.parts.date_words import date_words
from window_desk.desk.ui.screens.cases.procedure.form import (
    EntryError,
    ProcedureForm,
    StepWords,
    UseCase,
)
from window_desk.desk.ui.screens.cases.procedure.words import suspension_word
from window_desk.desk.use_cases.suspend import resume


class ResumeForm(ProcedureForm):
    """Asks which stop ended, on which day and with what result."""

    def __init__(self) -> None:
        super().__init__()
        self.words = StepWords(
            self.tr("特别程序结束"),
            self.tr("记录结果，恢复计时 (Ctrl+Enter)"),
            self.tr("已记录特别程序结束，次日起继续计时"),
        )
        self._stops: tuple[Stop, ...] = ()
        self.stop = self.add_choice("suspension", self.tr("哪一次"), columns=2)
        self.end = self.add_field("end", self.tr("结束日"), required=True)
        self.result = self.add_field("result", self.tr("结果"), required=True)

    def prefill(self) -> None:
        """Put in what is known."""
        self._stops = tuple(stop for stop in self.case.stops if stop.is_open)
        today = self.now.today
        self.stop.set_options(
            [
                self.tr("{kind}，自{day}").format(
                    kind=suspension_word(stop.kind), day=date_words(stop.start, today)
                )
                for stop in self._stops
            ]
        )
        self.stop.set_index(len(self._stops) - 1)
        self.show_part("suspension", shown=len(self._stops) > 1)
        self.end.set_text(today.isoformat())

    def body(self) -> Resumed:
        """The act as entered."""
        if not self._stops:
            raise EntryError("result", self.tr("没有进行中的特别程序"))
        stop = self._stops[self.stop.index()]
        return Resumed(stop.act, self.day("end"), self.needed("result"))

    def use_case(self) -> UseCase:
        """What takes the step."""
        case, body = self.case.id, self.body()
        return lambda counter: resume(counter, case, body.suspension, body.end, body.result)
