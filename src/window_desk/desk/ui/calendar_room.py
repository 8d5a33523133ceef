"""Publishing a calendar as screens see it; answers come back on the screen's thread."""

from collections.abc import Callable
from functools import partial

from window_desk.desk.ui.bridge import Notices
from window_desk.desk.use_cases.line_ports import CalendarAnswer, CalendarOrder, CalendarPublishing


class CalendarRoom:
    """Implements ``CalendarPublishing`` for the screens, on top of the line's."""

    def __init__(self, line: CalendarPublishing, notices: Notices) -> None:
        self._line = line
        self._notices = notices

    def publish(self, order: CalendarOrder, on_answer: Callable[[CalendarAnswer], None]) -> None:
        """Send ``order`` now; ``on_answer`` follows on the screen's thread."""

        def answered(answer: CalendarAnswer) -> None:
            self._notices.post(partial(on_answer, answer))

        self._line.publish(order, answered)
