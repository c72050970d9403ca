"""The circles open beside one another: each hears at once when another is busy, and is told apart by a letter."""

from collections.abc import Iterable
from functools import partial
from string import ascii_uppercase

from PySide6.QtCore import QObject, Signal

from forumdesk.changes import ChangeSet
from forumdesk.domain.exchange import Exchange
from forumdesk.services import circles
from forumdesk.services.circles import Circle, Neighbour, a_marker
from forumdesk.world import World
from ui import words
from ui.desk import Desk, beneath


class Circles(QObject):
    """One file alone tells nobody. `lettered` says that bands have another word: a circle came, went or was named."""

    lettered = Signal()

    def __init__(self, world: World) -> None:
        super().__init__()
        self._marker = a_marker(world)
        self._open: dict[Desk, Neighbour] = {}
        self._told: dict[Desk, Exchange] = {}
        self._named: dict[Desk, Circle] = {}

    def join(self, desk: Desk) -> None:
        """A further circle is open: all of them tell one another."""
        self._open[desk] = Neighbour(self._marker)
        desk.others = partial(self._others, desk)
        desk.changed.connect(partial(self._ask, desk))
        desk.changed.connect(partial(self._ask_name, desk))
        desk.read(circles.circle, partial(self._name, desk))
        for one in self._open:
            self._ask(one)
        self.lettered.emit()

    def leave(self, desk: Desk) -> None:
        """Its file is being closed: what it told is forgotten."""
        if self._open.pop(desk, None) is not None:
            self._told.pop(desk, None)
            desk.others = list
            self._pass_on(self._open)
            self.lettered.emit()

    def circle(self, desk: Desk) -> Circle:
        """Its colour and name, as known now."""
        return self._named.get(desk, Circle())

    def letter(self, desk: Desk) -> str:
        """A, B ... in the order in which they were opened; none while it is the only one."""
        places = list(self._open)
        return ascii_uppercase[places.index(desk) % 26] if len(places) > 1 and desk in places else ""

    def said(self, desk: Desk) -> str:
        """The word of its band: the letter and the name, or the colour where it has no name."""
        circle, letter = self.circle(desk), self.letter(desk)
        lettered = words.say("circle.lettered", letter=letter) if letter else ""
        colour = words.say(f"circle.{circle.colour}") if circle.colour else ""
        return " · ".join(filter(None, (lettered, circle.name or colour)))

    def _others(self, desk: Desk) -> list[tuple[str, Desk]]:
        return [(self.said(one), one) for one in self._open if one is not desk]

    def _ask_name(self, desk: Desk, change_set: ChangeSet) -> None:
        if change_set.touches("setting") and desk in self._open:
            desk.read(circles.circle, partial(self._name, desk))

    def _name(self, desk: Desk, circle: Circle) -> None:
        self._named[desk] = circle
        self.lettered.emit()

    def _ask(self, desk: Desk, _: object = None) -> None:
        if len(self._open) > 1 and desk in self._open:
            beneath(desk, self._open[desk].told, partial(self._hear, desk))

    def _hear(self, desk: Desk, exchange: Exchange) -> None:
        # Most changes move nobody: the others are then not asked to check anew.
        if desk in self._open and self._told.get(desk) != exchange:
            self._told[desk] = exchange
            self._pass_on(one for one in self._open if one is not desk)

    def _pass_on(self, desks: Iterable[Desk]) -> None:
        for desk in list(desks):
            others = [told for one, told in self._told.items() if one is not desk]
            # Findings are other ones then; rows are not, so nothing has changed.
            beneath(desk, partial(self._open[desk].attend, exchanges=others), partial(_say_so, desk))


def _say_so(desk: Desk, _: None) -> None:
    desk.beside_changed.emit()
