"""Search everywhere: asks the index and the actions of the pages that are made; the list below the field shows them."""

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QWidget

from forumdesk.changes import ChangeSet
from forumdesk.domain.collation import folded
from forumdesk.services import finding_things
from forumdesk.services.finding_things import Index, Kind, Thing
from ui import words
from ui.desk import Desk
from ui.dialogs.palette import Hit, Palette
from ui.pages.shelf import Shelf
from ui.widgets.search_line import SearchLine
from ui.widgets.target import Target

# Where a thing of a kind is shown; an event has no page of its own, the whole window turns to it.
_PAGES = {
    Kind.PERSON: "people",
    Kind.SESSION: "programme",
    Kind.ROOM: "venues",
    Kind.ORGANISATION: "organisations",
}
_ICONS = {Kind.EVENT: "programme", Kind.SESSION: "programme", Kind.ROOM: "venues"}
_READS = ("person", "participation", "organisation", "session", "room", "venue", "event", "edition", "series")
_MOST_ACTIONS = 6


class Finder(QObject):
    """`event_asked` carries the code of an event to turn to, `asked` where a hit leads."""

    asked = Signal(Target)
    event_asked = Signal(str)

    def __init__(self, desk: Desk, line: SearchLine, over: QWidget, pages: Shelf) -> None:
        super().__init__(over)
        self._desk, self._line, self._over, self._pages = desk, line, over, pages
        self.actions: list[QAction] = []
        self.palette = Palette(line, over)
        self._index: Index | None = None
        self._asking, self._round = False, 0
        self._here = ""
        self._before: QWidget | None = None
        line.textEdited.connect(self.search)
        line.moved.connect(self.palette.move_by)
        line.taken.connect(self.palette.take)
        line.left.connect(self.leave)
        desk.changed.connect(self._hear)

    @property
    def ready(self) -> bool:
        """Whether what is in the workspace can be found just now."""
        return self._index is not None

    def begin(self) -> None:
        """The field has been asked for by its key."""
        self._before = QApplication.focusWidget()
        self._line.setFocus()
        self._line.selectAll()
        self._ask()

    def turn_to(self, code: str) -> None:
        """The event that is looked at: what is at it needs no turning."""
        self._here = code

    def search(self, text: str) -> None:
        """Show what is found; what is in the workspace joins the actions as soon as it is known."""
        if not text.strip():
            self.palette.show_hits([])
            return
        self._ask()
        self.palette.show_hits(self._found(text))

    def more(self) -> None:
        """A page has been made: what is done there joins the list, unless somebody has moved on in it."""
        if self.palette.isVisible() and self.palette.at_first:
            hits = self._found(self._line.text())
            if [hit.text for hit in hits] != [hit.text for hit in self.palette.hits]:
                self.palette.show_hits(hits)

    def _found(self, text: str) -> list[Hit]:
        things = self._index.find(text) if self._index is not None else []
        hits = [*self._things(things), *self._actions(text)]
        return hits if hits or self._index is None else [Hit(words.say("palette.nothing"))]

    def leave(self, to: QWidget | None = None) -> None:
        """Close the list; the focus goes where it was, or to what somebody turned to meanwhile."""
        shown, self._before = to or self._before, None
        self.palette.hide()
        held = self._line.hasFocus()
        if held or to is not None:
            self._line.clear()
        if held:
            (shown or self._over).setFocus()

    def forget(self) -> None:
        """What can be found is another thing from now on."""
        self._index, self._asking = None, False
        self._round += 1

    def _hear(self, change_set: ChangeSet) -> None:
        """Nothing old is ever shown: who has been given an alias just now must not be found by name."""
        if any(change_set.touches(table) for table in _READS):
            self.forget()

    def _ask(self) -> None:
        if self._index is None and not self._asking:
            self._asking = True
            self._desk.read(finding_things.index, partial(self._take, self._round))

    def _take(self, asked_in: int, index: Index) -> None:
        if asked_in != self._round:
            return
        self._asking = False
        self._index = index
        if self.palette.isVisible() or self._line.hasFocus():
            self.search(self._line.text())

    def _things(self, things: list[Thing]) -> Iterator[Hit]:
        kind = None
        for thing in things:
            if thing.kind is not Kind.EVENT and _PAGES[thing.kind] not in self._pages:
                continue
            if thing.kind is not kind:
                kind = thing.kind
                yield Hit(words.say(f"palette.{kind}s"))
            yield self._hit(thing)

    def _hit(self, thing: Thing) -> Hit:
        icon = "lock" if thing.hidden else _ICONS.get(thing.kind) or _PAGES[thing.kind]
        beside = words.say("palette.hidden") if thing.hidden else thing.beside
        kind = words.say(f"palette.{thing.kind}")
        return Hit(thing.name, icon, beside, thing.said, kind, thing.hidden, lambda: self._go(thing))

    def _go(self, thing: Thing) -> None:
        self._line.clear()
        if thing.events and self._here not in thing.events:
            self.event_asked.emit(thing.events[0])
        if thing.kind is not Kind.EVENT:
            self.asked.emit(Target(_PAGES[thing.kind], thing.key))

    def _actions(self, text: str) -> list[Hit]:
        """Pages to turn to, and what can be done on them."""
        wanted = folded(text).split()
        found = [hit for hit in self._everything() if all(word in folded(f"{hit.text} {hit.said}") for word in wanted)]
        found.sort(key=lambda hit: not folded(hit.text).startswith(wanted[0]))
        return [Hit(words.say("palette.actions")), *found[:_MOST_ACTIONS]] if found else []

    def _everything(self) -> Iterator[Hit]:
        for name in self._pages:
            turn = self._after(partial(self._turn, name))
            yield Hit(words.say(f"page.{name}"), "into", said=words.say("palette.page"), does=turn)
        # Nobody waits in the middle of a word until all pages are made; they come in the second that follows.
        for page in self._pages.made:
            said = words.say(f"page.{page.name}")
            for action in page.acts:
                if action.isEnabled():
                    yield Hit(action.text(), "run", said=said, does=self._after(partial(self._run, page.name, action)))
        for action in self.actions:
            if action.isEnabled():
                keys = action.shortcut().toString(action.shortcut().SequenceFormat.NativeText)
                yield Hit(action.text(), "run", said=keys, does=self._after(action.trigger))

    def _after(self, does: Callable[[], object]) -> Callable[[], object]:
        """The list is gone and the field empty before anything is done."""

        def run() -> None:
            self._line.clear()
            QTimer.singleShot(0, self, does)

        return run

    def _turn(self, name: str) -> None:
        self.asked.emit(Target(name))

    def _run(self, name: str, action: QAction) -> None:
        self._turn(name)
        action.trigger()
