"""The order that people stand in on paper: what the event has decided on, and the ways to decide."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from forumdesk.domain.orders import AgreedOrder, OrderWay
from forumdesk.services import ordering
from forumdesk.services.ordering import Ordering, Standing
from forumdesk.store.workspace import Workspace
from ui import words
from ui.desk import Desk
from ui.dialogs.by_hand import ByHandDialog
from ui.widgets import parts
from ui.widgets.note import NoteCard

# What is said of an order, and how it came about.
_DRAWN, _NOT_DRAWN = ("orders.drawn", "orders.drawn-how"), ("orders.not-drawn", "orders.not-drawn-how")
_TURNS, _NO_TURNS = ("orders.turns", "orders.turns-how"), ("orders.no-turns", "orders.no-turns-how")
_SET, _NOT_SET = ("orders.set", "orders.set-how"), ("orders.not-set", "orders.not-set-how")


class OrderNote(QWidget):
    """Says how the chosen order came about; `asked` when somebody wants to decide on it."""

    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._way: OrderWay | None = None
        self._found: AgreedOrder | None = None
        self.note = NoteCard()
        self.decide = parts.button("orders.draw")
        self.note.below.addWidget(self.decide)
        self.setLayout(parts.column(self.note))
        self.decide.clicked.connect(lambda: self.asked.emit(str(self._way)))

    def tell(self, way: OrderWay | None, found: AgreedOrder | None) -> None:
        """Nothing for an order that needs no decision."""
        self._way, self._found = way, found
        self.setVisible(way is not None)
        self.decide.setVisible(way is not OrderWay.ALTERNATED)
        if way is OrderWay.DRAWN:
            words.put(self.decide, "orders.draw-anew" if found else "orders.draw")
            self._say(*(_DRAWN if found else _NOT_DRAWN))
        elif way is OrderWay.MANUAL:
            words.put(self.decide, "orders.arrange")
            self._say(*(_SET if found else _NOT_SET))
        elif way is OrderWay.ALTERNATED:
            self._say(*(_TURNS if found else _NO_TURNS))

    def _say(self, key: str, how: str) -> None:
        found = self._found
        facts: dict[str, str] = {}
        if found is not None:
            facts = {"day": words.day(found.at.date()), "time": f"{found.at:%H:%M} UTC"}
            facts |= {"seed": found.seed} if found.seed else {"reason": found.reason}
        self.note.tell("ok" if found else "note", words.say(key), words.say(how, **facts))


def decide(desk: Desk, page: QWidget, event_code: str, way: OrderWay) -> None:
    """Draw at once, since undo takes it back; by hand in a window of its own."""
    if way is OrderWay.DRAWN:
        desk.change(partial(ordering.draw, event_code=event_code))
        return
    desk.read(partial(_so_far, event_code=event_code), lambda stands: _ask(desk, page, event_code, stands))


def _so_far(workspace: Workspace, event_code: str) -> Standing:
    """As it was set; by precedence where it was not."""
    there = OrderWay.MANUAL in ordering.decided(workspace, event_code)
    return ordering.standing(workspace, event_code, Ordering.MANUAL if there else Ordering.PRECEDENCE)


def _ask(desk: Desk, page: QWidget, event_code: str, stands: Standing) -> None:
    dialog = ByHandDialog(stands, page)
    dialog.accepted.connect(
        lambda: desk.change(
            partial(
                ordering.set_by_hand,
                event_code=event_code,
                people=dialog.people(),
                delegations=dialog.delegations(),
                reason=dialog.reason(),
            )
        )
    )
    dialog.open()
