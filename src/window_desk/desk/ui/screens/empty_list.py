"""What stands where a list of cases is empty: nothing waits, or nothing is here yet. Screen's thread."""

from window_desk.desk.ui.parts.empty_state import EmptyState
from window_desk.desk.ui.screens.arriving_words import arriving_words, incomplete_words
from window_desk.desk.use_cases.ports import Cache


class EmptyList(EmptyState):
    """``sentence`` and ``detail`` hold once all cases stand in the lists; ``look`` says what holds now."""

    def __init__(self, cache: Cache, sentence: str, detail: str, icon: str) -> None:
        super().__init__(sentence, detail, icon)
        self._cache = cache
        self._when_complete = sentence, detail

    def look(self) -> None:
        """An empty list that is not complete says so."""
        arriving = self._cache.arriving_cases()
        if arriving is None:
            self.set_words(*self._when_complete)
        else:
            self.set_words(arriving_words(arriving), incomplete_words())
