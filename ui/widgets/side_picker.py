"""One side of a separation rule: somebody found by any word of what they may be found by, whatever the accents."""

from dataclasses import dataclass

from PySide6.QtWidgets import QCompleter

from forumdesk.domain.collation import folded
from ui.widgets.search_field import SearchField

_MOST = 200


@dataclass(frozen=True, slots=True)
class Pick:
    """One to choose: `said` is what the list shows, one of a kind; `searched` is all it is found by, folded."""

    key: str
    said: str
    searched: str


class SidePicker(SearchField):
    """A search of its own, since what a masked person is found by is not what Qt would look at."""

    def __init__(self, label: str, hint: str) -> None:
        super().__init__(label, hint)
        self._picks: tuple[Pick, ...] = ()
        self.completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.edit.textEdited.connect(self._narrow)

    def offer_picks(self, picks: tuple[Pick, ...]) -> None:
        self._picks = picks
        self.offer([(one.key, one.said) for one in picks])
        self._narrow("")

    def shown(self) -> tuple[Pick, ...]:
        """The one that is chosen, if there is one."""
        return tuple(one for one in self._picks if one.key == self.value and one.key)

    def open(self) -> None:
        self._narrow("")
        super().open()

    def _narrow(self, typed: str) -> None:
        self._said.setStringList(self._fitting(typed)[:_MOST])

    def _fitting(self, typed: str) -> list[str]:
        wanted = folded(typed).split()
        return [one.said for one in self._picks if all(word in one.searched for word in wanted)]

    def _take_first(self) -> None:
        fitting = self._fitting(self.edit.text())
        if len(fitting) == 1:
            self._choose(fitting[0])
